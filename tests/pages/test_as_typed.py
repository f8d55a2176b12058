"""Our own text shows as it was typed, whatever it looks like."""

from __future__ import annotations

import html
import re

import markdown
import pytest

from desk import Desk, page

# What looks like mark-up, a template or a program is text, and shows as it was typed.
PLAIN = {
    "a script": "<script>alert(1)</script>",
    "an image that runs a script": "<img src=x onerror=alert(1)>",
    "a link that runs a script": "[x](javascript:alert(1))",
    "a template": "{{ site.title }} and {% include x %} and {# y #}",
    "a block": "::: note and !!! warning and ??? more",
    "HTML": "<b>bold</b> and &amp; and <!-- nothing --> and &#60;",
    "Markdown": r"a_b_c and ` and # no heading and a | b and ~~x~~ and ^y^ and ![z] (z) and \\ and 3*4",
    "a footnote": "[^1] and [1] and [TOC] and {: .note } and {#id}",
    "a list": "1. one",
    "values of YAML": "no 1.10 12:30 1931-02-30 null ~ 0x1F 1_000 .inf",
}


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN)
def test_our_own_text_shows_as_it_was_typed(desk: Desk, text: str) -> None:
    desk.change("claims.yml", "plain: He says that he asked for a year more.", f"plain: |-\n    {text}")
    built = desk.build()
    assert built.findings == []
    source = page(built, "claims/one-more-year.md").split("---\n", 2)[2]
    shown_page = markdown.markdown(source, extensions=["attr_list", "md_in_html", "fenced_code", "tables", "toc"])
    shown = [html.unescape(re.sub("<[^>]*>", "", line)) for line in shown_page.splitlines()]
    assert text in shown


VALUES = {"truth": "no", "number": "1.10", "time": "12:30", "day": "1931-02-20", "code": "0x1F"}


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_every_value_stays_the_text_that_was_typed(desk: Desk, value: str) -> None:
    desk.change("terms.yml", "headword: wheel", f"headword: {value}")
    built = desk.build()
    assert built.findings == []
    assert f"## {value} {{ #wheel }}" in page(built, "words.md").splitlines()
