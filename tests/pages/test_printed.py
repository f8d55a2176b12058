"""Words that are typed otherwise than the article has them, and accepted, are printed as the article has them."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from findings import read

from browser.site import ROOT
from desk import build, page

TABLE = ROOT / "tests/checks/findings/marks.yml"
# The row, and what the page shows: what is typed there is accepted.
SHOWN = {
    "a typographic apostrophe for a straight one": "I can't wait",
    "a straight apostrophe for a typographic one": "I can’t wait",
    "an accent of its own for a letter with it": "The cafe\u0301 stands",
    "a letter with its accent for an accent of its own": "The café stands",
    "a soft hyphen in the article": "One extra\u00adordinary year",
    "a space without width in the article": "One extra\u200bordinary year",
    "marks inside, straight for typographic": "They call it ‘a mill’",
    "the quoted words, as in Germany": "Ich bat um ein Jahr",
    "across the closing mark, as in Germany": "Ich bat um ein Jahr“, Lund said",
}


@pytest.mark.parametrize(("name", "words"), SHOWN.items(), ids=SHOWN)
def test_the_page_prints_the_articles_own_characters(folder: Path, name: str, words: str) -> None:
    (row,) = (row for row in read(TABLE) if row.name == name)
    assert row.happens() == []
    article = Path("seeds/article.txt").read_text("utf-8")
    assert words in article
    shown = page(build(Path("seeds")), "claims/one-more-year.md")
    assert f"“{words}”" in html.unescape(re.sub("<[^>]*>", "", shown))
