"""The JSON-LD in the pages: terms that exist in schema.org, what the page itself shows, and a rating of nobody."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

import yaml

from browser.site import Site

Node = dict[str, Any]

# The types used, each with those of its properties that are used: https://schema.org/docs/full.html, read by eye.
# All but `appearance` are properties of Thing or CreativeWork, from which every type here but the last two descends.
WORK = {"citation", "correction", "creator", "dateModified", "datePublished", "description", "hasPart", "headline"}
WORK |= {"inLanguage", "isBasedOn", "name", "publishingPrinciples", "text", "url"}
VOCABULARY = {
    "BackgroundNewsArticle": WORK,
    "NewsArticle": WORK,
    "CreativeWork": WORK,
    "Quotation": WORK,
    "Claim": WORK | {"appearance"},
    "Person": {"name"},
    "Organization": {"name"},
}

SPOKEN = ("direct quotation", "partial quotation")
CLOSED = re.compile(r"\s?[\"”“»]\.?$")
OPENED = re.compile(r"^[\"“„«]\s?")


def data(site: Site, name: str) -> Node:
    """Return the JSON-LD of a page; empty where it has none."""
    found = site.html(name).xpath("//script[@type='application/ld+json']")
    assert len(found) < 2, name
    parsed: Node = json.loads(found[0].text) if found else {}
    return parsed


def nodes(value: Any) -> Iterator[Node]:
    """Return every object in a JSON value."""
    if isinstance(value, dict) and value:
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(part)


def claims(site: Site) -> list[tuple[str, Node]]:
    """Return the rows of the claims, each with the name of its page."""
    rows: list[Node] = json.loads((site.folder / "data/claims.json").read_text("utf-8"))
    return [(f"claims/{row['id']}/", row) for row in rows]


def parts(site: Site, name: str, kind: str) -> list[Node]:
    """Return the parts of one type that a page says it has."""
    return [part for part in data(site, name).get("hasPart", []) if part["@type"] == kind]


def speakers(site: Site, voices: list[str]) -> list[tuple[str, str]]:
    """Return the people and bodies among voices, each with its type and name, as the seeds have them."""
    people = yaml.safe_load((site.seeds / "people.yml").read_text("utf-8"))
    kinds = {"person": "Person", "body": "Organization"}
    return sorted((kinds[p["kind"]], p["name"]) for p in people if p["id"] in voices and p["kind"] in kinds)


def goes_on_in(passage: Node, other: Node) -> bool:
    """Tell whether a quotation is left open at the end of its paragraph and another passage of the next goes on."""
    paragraph, following = (int(re.sub(r"\D", "", node["id"])) for node in (passage, other))
    return following == paragraph + 1 and not CLOSED.search(passage["text"])


def inside(text: str) -> str:
    """Return the words between the marks of a quotation."""
    return CLOSED.sub("", OPENED.sub("", text))


def makers(part: Node) -> list[tuple[str, str]]:
    """Return those who a part says made it, each with its type and name."""
    found = part.get("creator", [])
    return sorted((maker["@type"], maker["name"]) for maker in (found if isinstance(found, list) else [found]))


def test_home_article_and_every_claim_have_it(each_site: Site) -> None:
    for name in ("", "article/", *(name for name, _ in claims(each_site))):
        found = data(each_site, name)
        assert (found["@context"], found["@type"]) == ("https://schema.org", "BackgroundNewsArticle"), name
        assert [found["description"]] == each_site.html(name).xpath("//meta[@name='description']/@content")


def test_every_term_exists(each_site: Site) -> None:
    for name in each_site.pages:
        for node in nodes(data(each_site, name)):
            assert {key for key in node if key not in ("@context", "@type")} <= VOCABULARY[node["@type"]], (name, node)


def test_nobody_is_rated(each_site: Site) -> None:
    """Neither as JSON-LD nor in any other notation."""
    for name in each_site.pages:
        terms = {str(term) for node in nodes(data(each_site, name)) for term in (*node, node["@type"])}
        assert not [term for term in terms if re.search("review|rating", term, re.IGNORECASE)], name
        assert not each_site.html(name).xpath("//@itemtype | //@itemprop | //@typeof | //@vocab"), name


def test_only_an_assertion_of_fact_is_a_claim(each_site: Site) -> None:
    kinds = set()
    for name, row in claims(each_site):
        found = parts(each_site, name, "Claim")
        kinds.add(row["kind"])
        assert len(found) == (row["kind"] == "assertion of fact"), name
        for part in found:
            assert part["text"] == " ".join(passage["text"] for passage in row["passages"])
            assert makers(part) == speakers(each_site, row["claimant"]), "neither the article nor a document is anybody"
    assert len(kinds) > 1


def test_the_quotations_are_those_of_the_claim(each_site: Site) -> None:
    for name, row in claims(each_site):
        spoken = [passage for passage in row["passages"] if passage["form"] in SPOKEN]
        found = parts(each_site, name, "Quotation")
        quotations: list[list[Node]] = []
        for passage in spoken:  # one that has no mark at its end goes on in the next paragraph
            goes_on = quotations and goes_on_in(quotations[-1][-1], passage)
            quotations[-1:] = [[*quotations[-1], passage]] if goes_on else [*quotations[-1:], [passage]]
        assert len(found) == len(quotations), name
        for part, passages in zip(found, quotations, strict=True):
            words = " ".join(inside(passage["text"]) for passage in passages)
            assert part["text"] == words, "the words without the marks around them"
            assert makers(part) == speakers(each_site, passages[0]["voice"])


def test_what_it_cites_is_what_the_page_cites(each_site: Site) -> None:
    addresses = {
        entry.get("id"): entry.xpath(".//a[@rel='external']/@href")[0]
        for entry in each_site.html("sources/").xpath("//*[@class='source']")
    }
    for name, row in claims(each_site):
        ids = dict.fromkeys(source["id"] for statement in row["context"] for source in statement["sources"])
        assert [work["url"] for work in data(each_site, name).get("citation", [])] == [addresses[ref] for ref in ids]


def test_its_addresses_are_those_of_the_site(site_below: Site) -> None:
    for name in site_below.pages:
        if found := data(site_below, name):
            (canonical,) = site_below.html(name).xpath("//link[@rel='canonical']/@href")
            assert found["url"] == canonical
            home = canonical.removesuffix(name)
            assert found["publishingPrinciples"] == urljoin(home, "method/")
            page, _, fragment = found["correction"].removeprefix(home).partition("#")
            assert site_below.html(page).xpath("//*[@id = $id]", id=fragment)
