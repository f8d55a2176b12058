"""Every link leads somewhere: at the root of a host, and below it."""

from __future__ import annotations

import json
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Page

from browser.checkers import expect_none
from browser.chromium import Recorder
from browser.site import Site


def targets(site: Site, name: str) -> set[str]:
    """Return the addresses that a page points to, as absolute addresses without those of other hosts."""
    root = site.html(name)
    values = root.xpath("//@href | //@src | //@action | //@cite | //@data-src | //@poster")
    found = {urljoin(site.address + name, value) for value in values}
    origin = urljoin(site.address, "/")
    return {address for address in found if address.startswith(origin)}


def leads_somewhere(site: Site, target: str) -> bool:
    """Tell whether an absolute address names a file of the site and, with a fragment, an element in it."""
    address, _, fragment = target.partition("#")
    page = unquote(urlsplit(address).path).removeprefix(urlsplit(site.address).path)
    file = site.file(page)
    if not address.startswith(site.address) or not file.is_file():
        return False
    return not fragment or bool(site.html(page).xpath("//*[@id = $id]", id=unquote(fragment)))


def broken(site: Site, name: str) -> list[str]:
    """Return the links of a page that lead nowhere."""
    return [
        f"{name or 'home'}: {target}" for target in sorted(targets(site, name)) if not leads_somewhere(site, target)
    ]


def test_every_link_leads_somewhere(each_site: Site) -> None:
    expect_none(line for name in each_site.pages for line in broken(each_site, name))


def test_every_search_hit_leads_somewhere(each_site: Site) -> None:
    index = json.loads((each_site.folder / "search/search_index.json").read_text("utf-8"))
    hits = [entry["location"] for entry in index["docs"]]
    assert hits
    expect_none(hit for hit in hits if not leads_somewhere(each_site, each_site.address + hit))


def test_every_link_leads_somewhere_below_a_host(site_below: Site) -> None:
    expect_none(line for name in site_below.pages for line in broken(site_below, name))


def test_moved_below_a_host_without_a_word(site: Site) -> None:
    """Without SITE_URL only 404.html, which is shown at any depth, needs to know where it is."""
    moved = Site(site.folder, site.address + "some/where/")
    expect_none(line for name in moved.pages if name != "404.html" for line in broken(moved, name))


@pytest.mark.parametrize("name", ["", "404.html", "no/such/page/"])
def test_a_page_below_a_host_finds_its_parts(site_below: Site, page: Page, recorder: Recorder, name: str) -> None:
    page.goto(site_below.address + name, wait_until="networkidle")
    assert page.locator("link[rel=stylesheet]").count()
    expect_none(recorder.foreign(site_below.address))
    missing = [text for text in recorder.complaints if "404" in text]
    assert len(missing) == (name == "no/such/page/"), "only the page itself is missing"
