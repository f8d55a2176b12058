"""The navigation in mkdocs.yml and the pages, compared both ways: the finding gives the line to add."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desk import Desk
from explainer.build import Build

NAV = """\
site_name: The mill
nav:
  - Home: index.md
  - article.md
  - The claims:
      - claims/index.md
      - claims/mill-closes.md
      - claims/ninety-years.md
      - claims/keeps-wheel.md
      - claims/one-more-year.md
  - ends.md
  - record.md
  - timeline.md
  - people.md
  - words.md
  - questions.md
  - voices.md
  - sources.md
  - method.md
  - data/index.md
  - The code: https://example.org/code/README.md
"""

# What is changed in the file, and the finding that follows.
ROWS = {
    "a page missing": (
        "      - claims/keeps-wheel.md\n",
        "",
        '2:1: found no line for "claims/keeps-wheel.md" in nav, expected one: add the line "- claims/keeps-wheel.md"',
    ),
    "a line without a page": (
        "  - ends.md\n",
        "  - ends.md\n  - end.md\n",
        '12:5: found "end.md" in nav, expected a page that is made: delete the line. Did you mean "ends.md"?',
    ),
    "a line twice": (
        "  - ends.md\n",
        "  - ends.md\n  - The home: index.md\n",
        '12:15: found "index.md" a second time in nav, expected it once: delete the line',
    ),
    "no nav": (NAV[NAV.index("nav:") :], "", "1:1: found no nav, expected one that lists every page: add it"),
    "no settings": (NAV, "- site_name\n", "1:1: found no nav, expected one that lists every page: add it"),
    "an empty file": (NAV, "", "1:1: found an empty file, expected text: fill it in"),
    "no YAML": (
        "site_name: The mill",
        "site_name: 'The mill",
        "22:1: found invalid YAML: unexpected end of stream (while scanning a quoted scalar, begun at line 1, "
        "column 12), expected plain lists and mappings: check the quotation marks, colons and indents",
    ),
}


def findings(desk: Desk, nav: str) -> list[str]:
    config = Path("mkdocs.yml")
    config.write_text(nav, "utf-8")
    return [str(finding).removesuffix(" [nav]") for finding in Build(desk.seeds, config).findings]


def test_a_nav_that_lists_every_page(desk: Desk) -> None:
    assert findings(desk, NAV) == []


@pytest.mark.parametrize("way", ROWS)
def test_a_nav_that_is_wrong(desk: Desk, way: str) -> None:
    old, new, finding = ROWS[way]
    assert findings(desk, NAV.replace(old, new)) == [f"mkdocs.yml:{finding}"]


def test_the_line_that_the_finding_gives_for_a_new_claim_is_all_it_takes(desk: Desk) -> None:
    claims = desk.read("claims.yml")
    desk.change("claims.yml", "", claims[claims.index("\n- id: one-more-year") :].replace("one-more-year", "a-year"))
    (finding,) = findings(desk, NAV)
    line = re.search('add the line "(.*)"', finding)
    assert line
    assert findings(desk, NAV.replace("  - ends.md", f"      {line[1]}\n  - ends.md")) == []
