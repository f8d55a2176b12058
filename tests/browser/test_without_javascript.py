"""Without JavaScript every page is complete, every link leads to something that shows, and no control is dead."""

from __future__ import annotations

import json
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from playwright.sync_api import Page

from browser.checkers import expect_none
from browser.chromium import NARROW, WIDE, NewPage, open_page
from browser.site import Site
from browser.words import seeds, squeezed

# The words that show, controls aside.
WORDS = """() => {
  document.querySelectorAll('button').forEach(button => button.remove());
  return [document.querySelector('main').innerText, document.querySelector('footer').innerText].join(' ');
}"""
# Controls that show but do nothing without a script: all but links, and what HTML and CSS work by themselves.
DEAD = """() => [
  ...document.querySelectorAll('button, input, label, [tabindex]:not(a[href]), [role=button]')
].filter(element => element.checkVisibility({visibilityProperty: true, opacityProperty: true})
  && element.getClientRects().length
  && !element.matches('.read *, .md-overlay, .md-toggle')).map(element => element.outerHTML)"""
HIDDEN = """fragments => fragments.filter(fragment => {
  location.hash = fragment;
  return !document.getElementById(fragment).checkVisibility({visibilityProperty: true, opacityProperty: true});
})"""


@pytest.fixture
def plain(new_page: NewPage) -> Page:
    return new_page(java_script_enabled=False)


def test_every_page_is_complete(each_site: Site, plain: Page, page: Page) -> None:
    for name in each_site.visited:
        plain.goto(each_site.address + name)
        open_page(page, each_site.address + name)
        words = squeezed(plain.evaluate(WORDS))
        assert len(words) > 100, name
        assert words == squeezed(page.evaluate(WORDS)), name


@pytest.mark.parametrize("viewport", [NARROW, WIDE], ids=["narrow", "wide"])
def test_no_control_is_dead(each_site: Site, new_page: NewPage, viewport: dict[str, int]) -> None:
    plain, dead = new_page(viewport=viewport, java_script_enabled=False), []
    for name in each_site.kinds.values():
        plain.goto(each_site.address + name)
        dead += [f"{name or 'home'}: {element[:150]}" for element in plain.evaluate(DEAD)]
    expect_none(dead)


@pytest.mark.parametrize("viewport", [NARROW, WIDE], ids=["narrow", "wide"])
def test_what_every_link_leads_to_shows(each_site: Site, new_page: NewPage, viewport: dict[str, int]) -> None:
    """Also where the target is in a part that is folded or meant for another width; hits of the search too."""
    index = json.loads((each_site.folder / "search/search_index.json").read_text("utf-8"))
    links = {urljoin(each_site.address, entry["location"]) for entry in index["docs"]}
    for name in each_site.pages:
        found = each_site.html(name).xpath("//a[not(@class = 'headerlink')]/@href")
        links |= {urljoin(each_site.address + name, link) for link in found}
    visited, targets = {each_site.address + name for name in each_site.visited}, dict[str, list[str]]()
    for page, fragment in map(urldefrag, sorted(links)):
        if page in visited and fragment:
            targets.setdefault(page, []).append(unquote(fragment))
    plain, hidden = new_page(viewport=viewport, java_script_enabled=False), []
    for address, fragments in targets.items():
        plain.goto(address)
        hidden += [f"{urlsplit(address).path}#{fragment}" for fragment in plain.evaluate(HIDDEN, fragments)]
    expect_none(hidden)


def test_every_page_is_reached_from_home(each_site: Site) -> None:
    reached, ahead = set(), [""]
    while ahead:
        name = ahead.pop()
        if name not in reached and name in each_site.pages:
            reached.add(name)
            links = (
                urldefrag(urljoin(each_site.address + name, a))[0] for a in each_site.html(name).xpath("//a/@href")
            )
            ahead += [link.removeprefix(each_site.address) for link in links if link.startswith(each_site.address)]
    empty = set() if seeds(each_site, "record") else {"record/"}  # to which no door leads
    assert reached | empty == set(each_site.pages) - {"404.html"}


def test_what_is_folded_opens(site: Site, plain: Page) -> None:
    for name in (site.claims[0], "words/", "jail-access/"):
        plain.goto(site.address + name)
        details = plain.locator("main details").first
        inside = details.locator(":scope > :not(summary)").first
        assert inside.is_hidden(), name
        details.locator("summary").first.click()
        assert inside.is_visible(), name


def test_the_colours_of_the_system(each_site: Site, new_page: NewPage) -> None:
    grounds = set()
    for scheme in ("light", "dark"):
        page = new_page(java_script_enabled=False, color_scheme=scheme)
        page.goto(each_site.address)
        grounds.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert len(grounds) == 2
