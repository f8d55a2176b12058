"""The theme's script comes with the reader's first act; what is done before it is there is done then."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, Route

from browser.checkers import expect_none
from browser.chromium import NARROW, WIDE, NewPage, Recorder
from browser.site import Site

BUNDLE, INDEX = "**/bundle.*.js", "**/search_index.json"
QUERY, FIRST_HIT = "[data-md-component=search-query]", ".md-search-result__item a"
SCHEME = "document.body.dataset.mdColorScheme"
PALETTE = "[data-md-component=palette] label:visible"
ACTS: dict[str, Callable[[Page], None]] = {
    "key": lambda page: page.keyboard.press("ArrowDown"),
    "pointer": lambda page: page.mouse.click(5, 200),
    "touch": lambda page: page.touchscreen.tap(5, 200),
    "focus": lambda page: page.locator("main article p a").first.focus(),
}


@contextmanager
def held_back(page: Page) -> Iterator[list[Route]]:
    """Hold the theme's script back until the block ends, as a slow network does."""
    held: list[Route] = []
    page.route(BUNDLE, lambda route: held.append(route))
    yield held
    assert len(held) == 1, "asked for once, before the block ends"
    assert not page.evaluate("'component$' in window")
    held[0].continue_()


@pytest.mark.parametrize("act", ACTS)
def test_every_act_brings_the_search(site: Site, new_page: NewPage, act: str) -> None:
    page = new_page(has_touch=True)
    recorder = Recorder(page)
    page.goto(site.address + "article/")
    with page.expect_response(INDEX):
        ACTS[act](page)
    expect_none(recorder.complaints)


def test_reading_brings_nothing_for_half_a_minute(site: Site, page: Page, recorder: Recorder) -> None:
    page.clock.install()
    page.goto(site.address + "article/")
    page.mouse.move(300, 300)
    page.mouse.wheel(0, 4000)
    page.wait_for_function("() => scrollY > 1000")
    page.clock.fast_forward(20_000)
    page.wait_for_timeout(300)
    assert not [address for address in recorder.requests if "/javascripts/" in address or "/search/" in address]
    page.clock.fast_forward(20_000)
    page.wait_for_function("() => 'component$' in window")


@pytest.mark.parametrize("viewport", [NARROW, WIDE], ids=["narrow", "wide"])
@pytest.mark.parametrize("way", ["key", "click"])
def test_a_search_typed_before_is_answered(site: Site, new_page: NewPage, viewport: dict[str, int], way: str) -> None:
    page = new_page(viewport=viewport)
    recorder = Recorder(page)
    page.goto(site.address + "article/")
    with held_back(page):
        if way == "key":
            page.keyboard.press("/")
        else:
            page.locator("header label[for=__search]").first.click()
        page.keyboard.type("utilize")
        assert page.locator(QUERY).input_value() == "utilize"
        in_sight = "box => box.getBoundingClientRect().left >= 0 && box.getBoundingClientRect().right <= innerWidth"
        assert page.locator(QUERY).evaluate(in_sight), "the search is open"
    page.locator(f"{FIRST_HIT}[href$='#p7']").first.wait_for()
    page.keyboard.press("Escape")
    page.locator(FIRST_HIT).first.wait_for(state="hidden")
    expect_none(recorder.complaints)


@pytest.mark.parametrize("safe", [True, False], ids=["safe", "unsafe"])
def test_the_first_click_copies(site_below: Site, new_page: NewPage, safe: bool) -> None:
    """Also where the browser lets no page write to the clipboard by itself."""
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    recorder = Recorder(page)
    page.goto(site_below.address + site_below.claims[0])
    button = page.locator("[data-clipboard-text]").first
    if not safe:
        page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined, configurable: true})")
    with held_back(page):
        button.click()
    page.locator(".md-dialog--active").wait_for()
    assert page.locator(".md-dialog").inner_text().strip()
    page.evaluate("delete navigator.clipboard")
    assert page.evaluate("navigator.clipboard.readText()") == button.get_attribute("data-clipboard-text")
    expect_none(recorder.complaints)


def test_the_first_click_turns_the_colours(site: Site, new_page: NewPage) -> None:
    page = new_page(color_scheme="dark")
    page.goto(site.address)
    with held_back(page):
        assert page.locator(PALETTE).count() == 1
        page.locator(PALETTE).click()
    page.wait_for_function(f"() => {SCHEME} === 'default'")
    page.reload()
    assert page.evaluate(SCHEME) == "default"
    label = page.locator(PALETTE)
    assert label.count() == 1
    assert "light" in (label.get_attribute("title") or "").lower(), "the switch shows what is on"


def test_an_address_with_a_query_is_answered(site: Site, page: Page) -> None:
    page.goto(site.address + "?q=utilize")
    page.locator(f"{FIRST_HIT}[href$='#p7']").first.wait_for()


def test_a_script_that_does_not_come_is_asked_for_again(site: Site, page: Page) -> None:
    page.goto(site.address)
    page.route(BUNDLE, lambda route: route.abort(), times=1)
    with page.expect_event("requestfailed"):
        page.keyboard.press("Shift")
    page.keyboard.press("/")
    page.keyboard.type("utilize")
    page.locator(f"{FIRST_HIT}[href$='#p7']").first.wait_for()
