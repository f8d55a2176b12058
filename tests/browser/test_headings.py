"""Headings and landmarks: a screen reader's list of either is a useful summary of the page."""

from __future__ import annotations

from collections import Counter

from playwright.sync_api import Page

from browser.site import Site

# The landmarks that Chromium would tell a screen reader of: role and name.
LANDMARKS = """() => [...document.querySelectorAll('header, main, nav, footer')]
  .filter(element => element.checkVisibility({visibilityProperty: true}))
  .map(element => [element.getAttribute('role') ?? element.localName, element.getAttribute('aria-label')
    ?? document.getElementById(element.getAttribute('aria-labelledby'))?.textContent ?? ''])"""


def test_one_first_heading_and_no_level_skipped(each_site: Site) -> None:
    for name in each_site.pages:
        headings = each_site.html(name).xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")
        levels = [int(heading.tag[1]) for heading in headings]
        assert levels[0] == 1, name
        assert levels.count(1) == 1, name
        for before, after, heading in zip(levels, levels[1:], headings[1:], strict=False):
            assert after <= before + 1, f"{name}: {heading.text_content()}"


def test_headings_tell_apart(each_site: Site) -> None:
    """No two headings of the same page say the same, and none is empty; each has an address."""
    for name in set(each_site.pages) - {"404.html"}:
        headings = each_site.html(name).xpath("//article//*[self::h1 or self::h2 or self::h3]")
        told = Counter(heading.text_content().strip("# ") for heading in headings)
        assert [words for words, times in told.items() if times > 1 or not words] == [], name
        assert all(heading.get("id") for heading in headings), name


def test_the_headings_of_the_article_are_a_summary(each_site: Site) -> None:
    headings = [heading.text for heading in each_site.html("article/").xpath("//article//h2")]
    assert headings.pop() == "Go on"
    for number, heading in enumerate(headings, start=1):
        assert heading.startswith(f"Paragraph {number}, "), heading


def test_landmarks(each_site: Site, page: Page) -> None:
    for name in each_site.kinds.values():
        page.goto(each_site.address + name)
        found = [tuple(landmark) for landmark in page.evaluate(LANDMARKS)]
        kinds = Counter(role for role, _ in found)
        assert [kinds[role] for role in ("header", "main", "footer")] == [1, 1, 1], name
        named = [landmark for landmark in found if landmark[0] == "nav"]
        assert len(set(named)) == len(named), f"{name}: {named}"
        assert all(words.strip() for _, words in named), f"{name}: {named}"
