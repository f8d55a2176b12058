"""Claim pages: the words first, the same headings in the same order, a link and a line to cite, the next claim."""

from __future__ import annotations

from urllib.parse import urljoin

from browser.checkers import expect_none
from browser.chromium import NARROW, NewPage, open_page
from browser.site import Site
from browser.words import places, seeds, squeezed

HEADINGS = [
    "The words",
    "Who, where and when",
    "In plain words",
    "What it asks",
    "What it leaves open",
    "Terms",
    "What the record shows",
    "Related claims",
    "How to check it",
]


def test_the_same_headings_in_the_same_order(each_site: Site) -> None:
    for name in each_site.claims:
        headings = [heading.text for heading in each_site.html(name).xpath("//article//h2")]
        assert headings == HEADINGS, name


def test_a_page_for_each_claim(each_site: Site) -> None:
    claims = {f"claims/{claim['id']}/" for claim in seeds(each_site, "claims")}
    assert claims == set(each_site.claims)
    assert claims <= {f"claims/{link}" for link in each_site.html("claims/").xpath("//main//@href")}


def test_the_marked_words_are_the_claim(each_site: Site) -> None:
    where = places(each_site)
    text = {passage["id"]: passage["text"] for passage in seeds(each_site, "passages")}
    for claim in seeds(each_site, "claims"):
        root = each_site.html(f"claims/{claim['id']}/")
        assert [mark.text_content() for mark in root.xpath("//mark")] == [text[ref] for ref in claim["passages"]]
        for ref in claim["passages"]:
            start, end = where[ref]
            check = f"Passage {ref}: characters {start} to {end}"
            assert check in root.text_content(), claim["id"]


def test_the_main_points_are_above_the_fold_of_a_phone(site: Site, new_page: NewPage) -> None:
    """What it is, of what kind, and its own words: all three begin, and the words are marked, in the first screen."""
    page = new_page(viewport=NARROW)
    below = []
    for name in site.claims:
        page.goto(site.address + name)
        for part in ("h1", ".kicker", "mark"):
            bottom = page.evaluate("part => document.querySelector(part).getClientRects()[0].bottom", part)
            if bottom > NARROW["height"]:
                below.append(f"{name}: {part} ends its first line at {bottom}")
    expect_none(below)


def test_the_steps_walk_through_all_claims_and_back(each_site: Site) -> None:
    order = [f"claims/{claim['id']}/" for claim in seeds(each_site, "claims")]
    for relation, claims in (("next", order), ("prev", order[::-1])):
        walked = [claims[0]]
        while link := each_site.html(walked[-1]).xpath(f"//main//a[@rel = '{relation}']/@href"):
            walked.append(urljoin(walked[-1], link[0]))
            assert len(walked) <= len(claims)
        assert walked == claims


def test_a_link_and_a_citation_to_copy(site_below: Site, new_page: NewPage) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    claim = seeds(site_below, "claims")[0]
    open_page(page, f"{site_below.address}claims/{claim['id']}/")
    address = f"https://example.org/some/where/claims/{claim['id']}/"
    citation = page.locator(".cite-line").inner_text()
    assert squeezed(claim["title"]) in squeezed(citation)
    assert citation.endswith(address)
    for label, expected in (("Copy the citation", citation), ("Copy the link", address)):
        page.get_by_role("button", name=label).click()
        assert page.evaluate("navigator.clipboard.readText()") == expected
