"""The site asks nobody but itself, keeps nothing but the palette, and runs no script but its own."""

from __future__ import annotations

import json
import re

from playwright.sync_api import Page, Route

from browser.checkers import expect_none
from browser.chromium import Recorder, act, open_page, open_search
from browser.site import Site

STORED = "[...Object.keys(localStorage), ...Object.keys(sessionStorage)]"
SCHEME = "document.body.dataset.mdColorScheme"
TABS = 8  # that wait at the same time until their pages ask for nothing more


def policy(site: Site, name: str) -> dict[str, list[str]]:
    """Return the directives of a page's Content-Security-Policy; it must stand right after the charset."""
    first, second = site.html(name).find("head")[:2]
    assert first.get("charset") == "utf-8", name
    assert second.get("http-equiv") == "Content-Security-Policy", name
    directives = [directive.split() for directive in second.get("content").split(";")]
    return {words[0]: words[1:] for words in directives if words}


def test_every_page_has_a_strict_policy(each_site: Site) -> None:
    for name in each_site.pages:
        found = policy(each_site, name)
        assert found["default-src"] == ["'self'"], name
        assert found["style-src"] == ["'self'"], name
        assert not any("unsafe" in word or "*" in word for words in found.values() for word in words), name


def test_every_page_is_quiet_and_private(each_site: Site, page: Page) -> None:
    tabs = [Recorder(page.context.new_page()) for _ in range(TABS)]
    for start in range(0, len(each_site.visited), TABS):
        opened = list(zip(tabs, each_site.visited[start : start + TABS], strict=False))
        for tab, name in opened:
            tab.page.goto(each_site.address + name, wait_until="commit")
        for tab, _ in opened:
            act(tab.page)
            tab.page.wait_for_load_state("networkidle")
    expect_none(complaint for tab in tabs for complaint in tab.complaints)
    expect_none(address for tab in tabs for address in tab.foreign(each_site.address))
    open_page(page, each_site.address)
    assert page.context.cookies() == []
    assert [key for key in page.evaluate(STORED) if not key.endswith(".__palette")] == []


def test_a_script_from_elsewhere_does_not_run(each_site: Site, page: Page, recorder: Recorder) -> None:
    def inject(route: Route) -> None:
        response = route.fetch()
        attack = "<script>window.attacked = 1</script><img src='' alt='' onerror='window.attacked = 2'>"
        route.fulfill(response=response, body=response.text().replace("</body>", attack + "</body>"))

    page.route(each_site.address, inject)
    page.goto(each_site.address, wait_until="networkidle")
    assert page.evaluate("document.images[document.images.length - 1].hasAttribute('onerror')")
    assert page.evaluate("window.attacked") is None
    assert any("Content Security Policy" in complaint for complaint in recorder.complaints)


def test_search_works_under_the_policy(each_site: Site, page: Page, recorder: Recorder) -> None:
    index = json.loads((each_site.folder / "search/search_index.json").read_text("utf-8"))
    word = max(re.findall("[A-Za-z]+", index["docs"][0]["title"]), key=len)
    open_search(page, each_site.address)
    page.keyboard.type(word)
    page.locator(".md-search-result__item a").first.wait_for()
    expect_none(recorder.complaints)
    expect_none(recorder.foreign(each_site.address))


def test_the_palette_works_under_the_policy(each_site: Site, page: Page, recorder: Recorder) -> None:
    open_page(page, each_site.address)
    schemes = {page.evaluate(SCHEME)}
    for _ in range(3):
        page.locator("[data-md-component=palette] label:visible").click()
        schemes.add(page.evaluate(SCHEME))
    assert schemes == {"default", "slate"}
    assert [key.rpartition(".")[2] for key in page.evaluate(STORED)] == ["__palette"]
    assert page.context.cookies() == []
    expect_none(recorder.complaints)
