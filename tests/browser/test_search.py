"""Search finds what people type (people, words, claims, facts, the article's own words), and leads to the place."""

from __future__ import annotations

import json
import re
from collections import Counter
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route

from browser.checkers import expect_none
from browser.chromium import NARROW, WIDE, NewPage, Recorder, open_search
from browser.site import Site
from browser.words import paragraphs, plain, seeds, squeezed

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


def test_each_passage_by_its_first_words(site: Site, search: Page) -> None:
    """As they are printed, with their quotation marks; the first word alone finds it too."""
    missed = []
    for passage in seeds(site, "passages"):
        words, place = passage["text"].split(), f"article/#{re.match('p[0-9]+', passage['id'])[0]}"
        missed += [] if place in ask(search, " ".join(words[:5]))[:10] else [" ".join(words[:5])]
        missed += [] if len(words[0]) < 4 or place in ask(search, words[0].strip('"')) else [words[0]]
    expect_none(missed)


def test_each_fact_by_its_first_words(site: Site, search: Page) -> None:
    """One of the first hits is a page that has them."""
    missed = []
    for fact in seeds(site, "context"):
        text = re.sub(r"\[([^]]+)\]\([^)]*\)|”\[[a-z0-9-]+\]|\*", r"\1", fact["statement"])
        words = " ".join(text.split()[:8])
        pages = {hit.partition("#")[0] for hit in ask(search, words)[:12]}
        shown = [squeezed(site.html(name).find(".//article").text_content()) for name in pages]
        missed += [] if any(plain(words) in text for text in shown) else [f"{words}: {pages}"]
    expect_none(missed)


@pytest.mark.parametrize("typed", ["prioritization", "PRIORITIZATION", '"Prioritization', "“Prioritization out of"])
def test_the_first_word_of_a_quotation(search: Page, typed: str) -> None:
    assert "article/#p3" in ask(search, typed)[:2]


# Of the made-up entry that each line finds: its title, its text, and what people type.
TYPED = {
    "accents": (
        "Façade",
        "<p>Zoë Núñez of Łódź, and Søren.</p>",
        ["facade", "FAÇADE", "nunez", "Zoe Nunez", "lodz", "soren"],
    ),
    "no accents": ("Facade", "<p>Zoe Nunez</p>", ["façade", "Núñez"]),
    "straight": ("Zog's mice", "<p>They don't: O'Zog's.</p>", ["Zog's", "Zog’s", "zog", "don’t o’zog", "mice"]),
    "curly": ("Zog’s mice", "<p>They don’t: O’Zog’s.</p>", ["Zog's", "Zog’s", "zog", "don't o'zog", "mice"]),
    "signs": (
        "A 999(z) form",
        "<p>“Zanzibar,” she said—“zog”; AT&amp;Z, £1,234.5.</p>",
        [
            "999(z)",
            "999z",
            "999(Z) form",
            "zanzibar",
            "zog",
            "AT&Z",
            "1234.5",
            "zanzibar:",
            "+zog -said",
            "zog*",
            "zog^",
        ],
    ),
}


@pytest.mark.parametrize("name", TYPED)
def test_what_people_type(site: Site, page: Page, recorder: Recorder, name: str) -> None:
    """Hits show the words as they stand."""
    title, text, queries = TYPED[name]

    def add(route: Route) -> None:
        index = json.loads((site.folder / "search/search_index.json").read_text("utf-8"))
        index["docs"].append({"location": "made-up/", "title": title, "text": text})
        route.fulfill(json=index)

    page.route("**/search_index.json", add)
    open_search(page, site.address)
    expect_none(typed for typed in queries if ask(page, typed)[:1] != ["made-up/"])
    assert page.locator(f"{RESULTS} h1").first.inner_text() == title
    expect_none(recorder.complaints)


def test_what_the_article_and_the_law_are_called(search: Page) -> None:
    for typed in ("ICE", "ice", "287(g)", "287g"):
        assert any(hit.startswith("words/#") for hit in ask(search, typed)), typed
    for typed in ("mayor's", "Padilla's"):
        assert ask(search, typed) == ask(search, typed.replace("'", "’"))
        assert any(hit.startswith("article/#") for hit in ask(search, typed)), typed


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
