"""404.html, shown at any depth: it says what is the matter and leads on."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from browser.chromium import NewPage, Recorder, open_search
from browser.site import Site


@pytest.mark.parametrize("address", ["no-such-page", "claims/no-such-claim/", "a/b/c/d.html"])
def test_a_wrong_address(site: Site, page: Page, recorder: Recorder, address: str) -> None:
    response = page.goto(site.address + address, wait_until="networkidle")
    assert response is not None
    assert response.status == 404
    assert "no page at this address" in page.locator("h1").inner_text()
    failed = [text for text in recorder.complaints if address not in text.partition(": ")[2]]
    assert [text for text in failed if "status of 404" not in text] == []
    assert len(recorder.complaints) == 1, "only the page itself is missing: its parts are found from any depth"


def test_it_leads_wherever_the_bar_does(site: Site, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(site.address + "a/b/c/")
    links = page.locator("article a").evaluate_all("links => links.map(link => link.href)")
    bar = site.html("").xpath("//header/a/@href | //header/nav//@href")
    assert links == [site.address + ("" if link == "." else link) for link in bar]
    page.locator("article a").nth(1).click()
    assert page.locator(".passage").first.is_visible()


def test_its_search_works(site: Site, page: Page) -> None:
    open_search(page, site.address + "a/b/c/")
    page.keyboard.type("detainer")
    hit = page.locator(".md-search-result__item a").first
    hit.wait_for()
    hit.click()
    page.wait_for_url(lambda url: url.startswith(site.address) and "/a/b/c/" not in url)
    assert page.get_by_text("detainer").first.is_visible()
