"""Home: the substance at once, in one screen of a desk and two of a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from browser.chromium import NARROW, WIDE, NewPage
from browser.site import Site
from browser.words import seeds

# What must be there before anybody scrolls (further): the lead with its age, the picture, the core, doors, limits.
PARTS = ".lead, .lead .age, .exchange, .cores, .doors, #not, #not + p"
BOTTOMS = f"""() => Object.fromEntries([...document.querySelectorAll('{PARTS}')].map(part =>
  [part.id || part.className || 'limits', Math.round(part.getBoundingClientRect().bottom)]))"""


@pytest.mark.parametrize(("viewport", "screens"), [(WIDE, 1), (NARROW, 2)], ids=["wide", "narrow"])
def test_the_substance_is_in_the_first_screens(
    site: Site, new_page: NewPage, viewport: dict[str, int], screens: int
) -> None:
    page = new_page(viewport=viewport)
    page.goto(site.address)
    bottoms = page.evaluate(BOTTOMS)
    assert len(bottoms) == len(PARTS.split(","))
    assert {part: bottom for part, bottom in bottoms.items() if bottom > screens * viewport["height"]} == {}


def test_nothing_to_scroll_past(site: Site, new_page: NewPage) -> None:
    """The article's report begins in the upper half of a phone's first screen."""
    page = new_page(viewport=NARROW)
    page.goto(site.address)
    top = page.evaluate("document.querySelector('.lead p').getBoundingClientRect().top")
    assert top < NARROW["height"] / 2


def test_the_core_claims(site: Site) -> None:
    cores: dict[str, set[str]] = {}
    for claim in seeds(site, "claims"):
        if "core" in claim:
            cores.setdefault(claim["core"].replace("'", "’"), set()).add(f"claims/{claim['id']}/")
    shown = {
        core.find("h3").text_content().rstrip("#"): set(core.xpath(".//li//a/@href"))
        for core in site.html("").find_class("core")
    }
    assert len(cores) == 3
    assert shown == cores


def test_the_doors(site: Site) -> None:
    doors = site.html("").xpath("//*[@class = 'doors']//@href")
    comparison = [name for name in site.pages if (site.seeds / f"comparison-{name.rstrip('/')}.yml").exists()]
    rest = ["article/", "claims/", *comparison, "record/", "timeline/#after", "people/", "words/", "questions/"]
    assert set(rest) <= set(doors)
    assert {"method/", "voices/"} <= set(site.html("").xpath("//article//@href"))


def test_how_old_things_are(site: Site, page: Page) -> None:
    """Home and every claim page: the article's day, how far the records go, a door to what came after."""
    told = seeds(site, "site")
    for name in ["", *site.claims]:
        (age,) = site.html(name).find_class("age")
        assert age.xpath(".//time/@datetime") == [told["article"]["date"]], name
        assert "outside" in age.text_content(), name
        assert any(link.endswith("timeline/#after") for link in age.xpath(".//@href")), name
        assert "Records were checked to" in age.text_content(), name
        assert told["as_of"][:4] in age.text_content(), name
    page.goto(site.address)
    page.locator(".age a[href$='#after']").click()
    page.locator("#after").wait_for(state="visible")
