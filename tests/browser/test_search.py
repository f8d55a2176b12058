"""Search finds people, words, claims and what the article says, and leads to the place itself."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from browser.checkers import expect_none
from browser.chromium import NARROW, WIDE, NewPage, open_search
from browser.site import Site
from browser.words import paragraphs, seeds

RESULTS = ".md-search-result__item a"
# The line above the results: it bids to type while the query is empty, and then tells how many there are.
TELLS = "bids => document.querySelector('.md-search-result__meta').innerText.startsWith('Type') === bids"


def ask(page: Page, words: str) -> list[str]:
    """Type a query; return where its hits lead, without the words that the theme hands on to be marked there."""
    query = page.locator("[data-md-component=search-query]")
    for typed in ("", words):
        query.fill(typed)
        query.press("End")
        page.wait_for_function(TELLS, arg=not typed)
    links = page.locator(RESULTS).evaluate_all("links => links.map(link => link.href)")
    parts = [urlsplit(link) for link in links]
    return [part.path.removeprefix("/") + ("#" + part.fragment if part.fragment else "") for part in parts]


@pytest.fixture
def search(site: Site, page: Page) -> Page:
    open_search(page, site.address)
    return page


def test_people(site: Site, search: Page) -> None:
    for person in seeds(site, "people"):
        assert f"people/#{person['id']}" in ask(search, person["name"]), person["name"]


def test_words(site: Site, search: Page) -> None:
    for term in seeds(site, "terms"):
        assert f"words/#{term['id']}" in ask(search, term["headword"]), term["headword"]


def test_claims(site: Site, search: Page) -> None:
    missed = []
    for claim in seeds(site, "claims"):
        hits = ask(search, re.sub("[“”’',]", " ", claim["title"]))
        missed += [] if any(hit.startswith(f"claims/{claim['id']}/") for hit in hits) else [claim["title"]]
    expect_none(missed)


def own_words(site: Site) -> list[str]:
    """Return for each paragraph four words that stand in no other."""
    found = [re.findall(r"[A-Za-z]{4,}", paragraph) for paragraph in paragraphs(site)]
    times = Counter(word.lower() for words in found for word in set(words))
    return [" ".join([word for word in dict.fromkeys(words) if times[word.lower()] == 1][:4]) for words in found]


def test_the_words_of_each_paragraph(site: Site, search: Page) -> None:
    missed = []
    for number, words in enumerate(own_words(site), start=1):
        hits = ask(search, words)
        missed += [] if f"article/#p{number}" in hits else [f"paragraph {number}: {words}: {hits[:5]}"]
    expect_none(missed)


@pytest.mark.parametrize("viewport", [NARROW, WIDE], ids=["narrow", "wide"])
def test_a_hit_leads_to_the_paragraph(site: Site, new_page: NewPage, viewport: dict[str, int]) -> None:
    """By keyboard: type, go down to the hit, press Enter; the paragraph is in sight, below the header."""
    page = new_page(viewport=viewport)
    open_search(page, site.address)
    last = len(paragraphs(site))
    page.keyboard.type(own_words(site)[-1])
    page.locator(f"{RESULTS}[href$='#p{last}']").first.wait_for()
    for _ in range(20):
        page.keyboard.press("ArrowDown")
        if page.evaluate("document.activeElement.href ?? ''").endswith(f"#p{last}"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/article/**#p{last}")
    in_sight = """() => {
      const box = document.querySelector(':target').getBoundingClientRect();
      return box.top >= document.querySelector('header').getBoundingClientRect().bottom && box.bottom <= innerHeight;
    }"""
    page.wait_for_function(in_sight)
    assert page.locator(".md-search__output").is_hidden() or viewport == WIDE


def test_each_hit_is_one_place(site: Site, search: Page) -> None:
    """What repeats on several pages is found once: the sources and repeated statements are not in the index."""
    for term in seeds(site, "terms")[:10]:
        hits = ask(search, term["headword"])
        assert len(set(hits)) == len(hits), term["headword"]
        assert not any(hit.startswith("sources/") for hit in hits), term["headword"]
