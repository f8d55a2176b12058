"""The way through the site: one bar everywhere, titles at the same place, doors at the end, nothing twice on a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from lxml import html

from browser.checkers import expect_none
from browser.chromium import NARROW, WIDE, NewPage
from browser.site import Site
from browser.words import squeezed

TOP = """() => {
  const box = document.querySelector('h1').getBoundingClientRect();
  return [Math.round(box.left), Math.round(box.top)];
}"""
BAR = """() => [...document.querySelectorAll('.bar .brand, .bar .places a')].map(link => {
  const box = link.getBoundingClientRect();
  const seen = link.checkVisibility({visibilityProperty: true, opacityProperty: true}) && box.height >= 24
    && box.left >= 0 && box.right <= innerWidth && box.bottom < innerHeight / 4;
  return [link.textContent, link.href, seen];
})"""


def twice(words: Iterable[str]) -> list[str]:
    """Return what comes more than once."""
    return [word for word, times in Counter(words).items() if times > 1]


def prose(site: Site, name: str) -> list[str]:
    """Return the paragraphs and list items of a page that say something: no line of sources, no difference."""
    found: list[html.HtmlElement] = site.html(name).xpath(
        "//article//*[self::p or self::li or self::dd][not(.//p or .//li)][not(.//a[@class = 'reading'])]"
        "[not(ancestor-or-self::*[@class = 'src' or @class = 'difference'])]"
    )
    return [text for element in found if len(text := squeezed(element.text_content())) > 80]


def test_nothing_twice_on_a_page(each_site: Site) -> None:
    """No statement of the record and no paragraph or item, of whatever layer."""
    found = []
    for name in each_site.pages:
        root = each_site.html(name)
        again = twice(root.xpath("//*[@data-fact]/@data-fact")) + twice(prose(each_site, name))
        found += [f"{name or 'home'}: {words}" for words in again]
    expect_none(found)


def test_every_page_ends_with_doors(each_site: Site) -> None:
    for name in set(each_site.pages) - {"404.html"}:
        (doors,) = each_site.html(name).find_class("doors")
        links = doors.xpath(".//li/a/@href")
        assert 1 <= len(links) <= 6, f"{name}: {links}"
        assert not twice(links), name
        assert all(door.xpath("./a") and door.xpath("./span") for door in doors.iter("li")), name
        after = doors.xpath("following::*[ancestor::article][normalize-space()]")
        assert not after, f"{name}: something stands after the doors"


def test_doors_lead_on(each_site: Site) -> None:
    """A door leads to another page, by the name of that page or of its part."""
    for name in each_site.pages:
        for link in each_site.html(name).xpath("//*[@class = 'doors']//li/a/@href"):
            assert link.partition("#")[0] not in ("", "./"), f"{name}: {link}"


def test_titles_stand_at_the_same_place(each_site: Site, new_page: NewPage) -> None:
    """And one bar leads everywhere, in sight on every page, on a phone too, without a script."""
    page = new_page(java_script_enabled=False)
    tops: dict[str, dict[tuple[int, int], list[str]]] = {"narrow": {}, "wide": {}}
    bars: dict[str, set[str]] = {}
    for name in each_site.visited:
        page.goto(each_site.address + name)
        for width, viewport in (("narrow", NARROW), ("wide", WIDE)):
            page.set_viewport_size(viewport)
            tops[width].setdefault(tuple(page.evaluate(TOP)), []).append(name)
            bar = page.evaluate(BAR)
            assert all(seen for _, _, seen in bar), f"{name}, {width}: {bar}"
            bars.setdefault(str(bar), set()).add(name)
    assert len(bars) == 1, bars
    for width, places in tops.items():
        assert len(places) == 1, f"{width}: {places}"


def test_the_bar_says_where_one_is(each_site: Site) -> None:
    for name in set(each_site.pages) - {"404.html"}:
        here = each_site.html(name).xpath("//*[contains(@class, 'bar ')]//*[@aria-current]")
        assert len(here) == 1, f"{name}: {[link.text for link in here]}"
        assert here[0].get("aria-current") in ("page", "true"), name
