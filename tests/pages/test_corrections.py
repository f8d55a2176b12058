"""Corrections: marked at the words that they changed, listed newest first, and in a feed that keeps to RFC 4287."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urljoin, urlsplit

import feedparser
import pytest
from lxml import etree
from second_story import finished

from browser.site import Site
from browser.site import build as build_site
from desk import Desk

ATOM = "{http://www.w3.org/2005/Atom}"
CORRECTIONS = """
corrections:
  - date: 2026-11-22
    kind: change of substance
    where: made-up
    old: It was made up.
    new: >-
      that somebody made it up, and for what: “to test a program”
  - date: 2026-11-22
    kind: correction
    where: p1a
    old: The old words.
    new: The first sentence says what the text is.
  - date: 2026-11-21
    kind: correction
    old: It had six marks <b>& more</b>.
"""
NEWEST = ["correction-2026-11-22-2", "correction-2026-11-22", "correction-2026-11-21"]
CHILDREN = {
    "feed": {"id": 1, "title": 1, "updated": 1, "author": 1, "link": 2},
    "entry": {"id": 1, "title": 1, "updated": 1, "category": 1, "link": 1, "content": 1},
}


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The second story with three corrections: one of a claim, one of a note, and words that were taken out."""
    base = tmp_path_factory.mktemp("corrected")
    config = finished(base / "tree")
    with (config.parent / "seeds/site.yml").open("a", encoding="utf-8") as site:
        site.write(CORRECTIONS)
    build_site(config, base / "site")
    return Site(base / "site", "https://second.example.org/", config)


def test_each_is_marked_where_it_was_made(corrected: Site) -> None:
    marks = {
        page: [(mark.getparent().text_content(), mark.text_content()) for mark in found]
        for page in corrected.pages
        if (found := corrected.html(page).xpath("//sup[@class = 'corrected']"))
    }
    assert marks.keys() == {"article/", "claims/made-up/"}
    assert not corrected.html("").xpath("//*[@id = 's-note-p1a']"), "the home page shows another paragraph"
    ((note, mark),) = marks["article/"]
    assert f"The first sentence says what the text is.{mark} It does not say" in note
    assert mark == "corrected 22 November 2026"
    ((plain, mark),) = marks["claims/made-up/"]
    assert plain.replace("\u201c", "").endswith(f"{mark}.")
    assert mark == "changed 22 November 2026"


def test_a_mark_leads_to_the_list_and_the_list_to_the_words(corrected: Site) -> None:
    method = corrected.html("method/")
    assert method.xpath("//table//time[starts-with(@id, 'correction-')]/@id") == NEWEST
    for page in ("article/", "claims/made-up/"):
        (link,) = corrected.html(page).xpath("//sup[@class = 'corrected']/a/@href")
        target = urlsplit(urljoin(corrected.address + page, link))
        assert (target.path, target.fragment in NEWEST) == ("/method/", True)
        (row,) = method.xpath("//tr[.//time[@id = $id]]", id=target.fragment)
        (back,) = row.xpath(".//td[3]/a/@href")
        assert urlsplit(urljoin(corrected.address + "method/", back)).path == f"/{page}"
    kinds = [cell.text_content() for cell in method.xpath("//tr[.//time[starts-with(@id, 'correction-')]]/td[2]")]
    assert kinds == ["Change of substance", "Correction", "Correction"]
    assert "<b>& more</b>" in method.text_content()


def test_the_feed_keeps_to_rfc_4287(corrected: Site) -> None:
    root = etree.fromstring((corrected.folder / "feed.xml").read_bytes())
    entries = root.findall(f"{ATOM}entry")
    assert root.tag == f"{ATOM}feed"
    for element, name in ((root, "feed"), *((entry, "entry") for entry in entries)):
        counts: dict[str, int] = {}
        for child in element:
            tag = child.tag.removeprefix(ATOM)
            counts[tag] = counts.get(tag, 0) + 1
        assert {tag: count for tag, count in counts.items() if tag != "entry"} == CHILDREN[name]
        assert not (element.text or "").strip()
    assert root.find(f"{ATOM}author").find(f"{ATOM}name").text.strip()
    ids = [element.text for element in root.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids)) == 1 + len(entries)
    assert all(urlsplit(own).scheme == "https" for own in ids), "an id is an absolute IRI"
    days = [datetime.fromisoformat(element.text) for element in root.iter(f"{ATOM}updated")]
    assert all(day.tzinfo for day in days)
    assert days[0] == max(days)
    assert days[1:] == sorted(days[1:], reverse=True), "the newest first"
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {"self": ids[0], "alternate": "https://second.example.org/method/#corrections"}
    assert ids[0] == "https://second.example.org/feed.xml"


def test_a_reader_of_feeds_finds_each(corrected: Site) -> None:
    found = feedparser.parse((corrected.folder / "feed.xml").read_bytes())
    assert (found.bozo, found.version) == (False, "atom10")
    assert [entry.id.partition("#")[2] for entry in found.entries] == NEWEST
    changed, noted, gone = found.entries
    assert changed.title == "Change of substance, 22 November 2026: The text says that it was made up"
    assert changed.link == "https://second.example.org/claims/made-up/"
    assert noted.link == "https://second.example.org/article/#p1a"
    assert gone.summary == "It said: It had six marks <b>& more</b>.\nThese words were taken out."
    for entry in found.entries:
        page, _, fragment = entry.link.removeprefix(corrected.address).partition("#")
        assert not fragment or corrected.html(page).xpath("//*[@id = $id]", id=fragment)
        page, _, fragment = entry.id.removeprefix(corrected.address).partition("#")
        assert corrected.html(page).xpath("//*[@id = $id]", id=fragment)


def test_pages_name_the_feed(corrected: Site, site: Site, site_below: Site) -> None:
    for name in set(corrected.pages) - {"404.html"}:
        (link,) = corrected.html(name).xpath("//head/link[@type = 'application/atom+xml']/@href")
        assert urljoin(corrected.address + name, link) == "https://second.example.org/feed.xml"
    assert (site_below.folder / "feed.xml").is_file(), "a build for an address has it"
    assert not (site.folder / "feed.xml").exists(), "without an address there is none"
    assert not any(site.html(name).xpath("//link[@type = 'application/atom+xml']") for name in site.pages)


def test_without_a_correction_the_feed_is_empty_and_valid(site_below: Site) -> None:
    found = feedparser.parse((site_below.folder / "feed.xml").read_bytes())
    assert (found.bozo, found.entries) == (False, [])
    assert found.feed.id == "https://example.org/some/where/feed.xml"
    assert datetime.fromisoformat(found.feed.updated)


def test_what_names_a_correction_stays_when_more_are_made(desk: Desk) -> None:
    one = "- {date: 1931-12-31, kind: correction, old: One., new: They are made up.}"
    desk.change("site.yml", "", f"corrections:\n  {one}\n")
    first = dict(desk.build().files())["feed.xml"]
    desk.change("site.yml", "corrections:\n", f"corrections:\n  {one.replace('One.', 'Two.')}\n")
    second = dict(desk.build().files())["feed.xml"]
    old, new = (feedparser.parse(feed).entries for feed in (first, second))
    assert [entry.id for entry in new[1:]] == [entry.id for entry in old]
    assert new[0].id not in {entry.id for entry in old}
    assert "Two." in new[0].summary
