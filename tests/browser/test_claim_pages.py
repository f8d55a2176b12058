"""Claim pages: the words first, the same headings in the same order, a link and a line to cite, the next claim."""

from __future__ import annotations

from urllib.parse import urljoin

from browser.checkers import expect_none
from browser.chromium import NARROW, NewPage, open_page
from browser.site import Site
from browser.words import places, plain, seeds, squeezed

HEADINGS = [
    "The words",
    "Who, where and when",
    "In plain words",
    "What it asks",
    "What it leaves open",
    "What the record shows",
    "Words used here",
    "Check and cite",
    "Go on",
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
            check = f"{ref} is characters {start} to {end} of the article’s text"
            assert check in " ".join(root.text_content().split()), claim["id"]


def test_the_main_points_are_above_the_fold_of_a_phone(site: Site, new_page: NewPage) -> None:
    """What it is, of what kind, and its own words: all three begin, and the words are marked, in the first screen."""
    page = new_page(viewport=NARROW)
    below = []
    for name in site.claims:
        page.goto(site.address + name)
        for part in ("h1", ".eyebrow", "mark"):
            bottom = page.evaluate("part => document.querySelector(part).getClientRects()[0].bottom", part)
            if bottom > NARROW["height"]:
                below.append(f"{name}: {part} ends its first line at {bottom}")
    expect_none(below)


def test_a_line_of_links_tells_what_there_is(each_site: Site) -> None:
    """How many statements, how many of them known then and later, how many questions, the record of the quotation."""
    facts = {fact["id"]: fact["when"] for fact in seeds(each_site, "context")}
    recorded = {passage for entry in seeds(each_site, "record") for passage in entry["passages"]}
    for claim in seeds(each_site, "claims"):
        root = each_site.html(f"claims/{claim['id']}/")
        (jump,) = root.find_class("jump")
        links = {str(link.get("href")): link.text for link in jump.iter("a")}
        times = [facts[fact] for fact in claim.get("context", [])]
        count = f"{len(times)} statement" + "s" * (len(times) != 1)
        expected = {"#what-the-record-shows": count}
        later = times.count("came later")
        expected |= (
            {"#known-when-the-article-appeared": f"{len(times) - later} known then"} if later < len(times) else {}
        )
        expected |= {"#came-later": f"{later} later"} if later else {}
        expected |= {"#what-it-leaves-open": f"{len(claim['open'])} left open"} if claim.get("open") else {}
        assert {link: text for link, text in links.items() if link[0] == "#"} == expected, claim["id"]
        assert bool(recorded & set(claim["passages"])) == any("record/#" in link for link in links), claim["id"]


def test_four_statements_stand_open_at_most(each_site: Site) -> None:
    """Those that a reader should see first; the rest is folded, by its heads."""
    for claim in seeds(each_site, "claims"):
        root = each_site.html(f"claims/{claim['id']}/")
        shut = root.xpath("//details//*[contains(@class, 'context')]/@data-fact")
        stand = [fact for fact in root.xpath("//*[@class = 'context']/@data-fact") if fact not in shut]
        assert set(stand) == set(claim.get("essential") or claim.get("context", [])), claim["id"]
        assert len(stand) <= 4, claim["id"]


def test_in_short_is_the_seeds_words(each_site: Site) -> None:
    for claim in seeds(each_site, "claims"):
        root = each_site.html(f"claims/{claim['id']}/")
        own = ".//text()[not(ancestor::a[contains(@href, '../sources/#')])]"
        shown = [(line.get("data-facts").split(), "".join(line.xpath(own))) for line in root.find_class("in-short")]
        told = claim.get("in_short", [])
        assert [facts for facts, _ in shown] == [text["context"] for text in told], claim["id"]
        assert [squeezed(text).replace("()", "") for _, text in shown] == [plain(text["text"]) for text in told], claim[
            "id"
        ]
        assert {fact for facts, _ in shown for fact in facts} <= set(claim.get("context", [])), claim["id"]


def test_the_steps_walk_through_all_claims_and_back(each_site: Site) -> None:
    order = [f"claims/{claim['id']}/" for claim in seeds(each_site, "claims")]
    for relation, claims in (("next", order), ("prev", order[::-1])):
        walked = [claims[0]]
        while link := each_site.html(walked[-1]).xpath(f"//main//a[@rel = '{relation}']/@href"):
            walked.append(urljoin(walked[-1], link[0]))
            assert len(walked) <= len(claims)
        assert walked == claims


def test_a_link_and_a_citation_to_copy(site: Site, new_page: NewPage) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    claim = seeds(site, "claims")[0]
    open_page(page, f"{site.address}claims/{claim['id']}/")
    address = f"{seeds(site, 'site')['address']}claims/{claim['id']}/"
    citation = page.locator(".cite-line").inner_text()
    assert squeezed(claim["title"]) in squeezed(citation)
    assert citation.endswith(address)
    for label, expected in (("Copy the citation", citation), ("Copy the link", address)):
        page.get_by_role("button", name=label).click()
        assert page.evaluate("navigator.clipboard.readText()") == expected
