"""The feed of corrections and changes of substance, as Atom (RFC 4287), for those who cite these pages."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from explainer.corrections import Listed, listed
from explainer.pages.book import Book

FEED = "feed.xml"
_ATOM = "http://www.w3.org/2005/Atom"


def feed(book: Book) -> bytes:
    """Return the feed, the newest entry first. The site must have an address: each id begins with it."""
    site, corrections = book.seeds.site, listed(book.index)
    page, own = book.url("method.md", FEED), book.url(FEED, FEED)
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": site.language})
    _add(root, "id", own)
    _add(root, "title", book.language.text("feed.title", site=site.title))
    _add(root, "updated", _moment(corrections[0].correction.date) if corrections else site.created)
    _add(_add(root, "author"), "name", site.title.plain)
    _add(root, "link", rel="self", type="application/atom+xml", href=own)
    _add(root, "link", rel="alternate", type="text/html", href=f"{page}#corrections")
    for one in corrections:
        _entry(book, _add(root, "entry"), one, page)
    ET.indent(root)
    return (f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, "unicode")}\n').encode()


def _entry(book: Book, entry: ET.Element, one: Listed, page: str) -> None:
    correction = one.correction
    text = book.language.text
    where, link = book.page_title("index.md"), book.url("index.md", FEED)
    if correction.where:
        home, fragment = book.index.home(correction.where)
        where, link = book.page_title(home), book.url(home, FEED) + (f"#{fragment}" if fragment else "")
    said = text("feed.said", words=correction.old)
    says = text("feed.says", words=correction.new) if correction.new else text("method.taken_out")
    kind, day = text("changes", correction.kind), book.language.day(correction.date)
    _add(entry, "id", f"{page}#{one.fragment}")
    _add(entry, "title", text("feed.entry", kind=kind[:1].upper() + kind[1:], day=day, where=where))
    _add(entry, "updated", _moment(correction.date))
    _add(entry, "category", term=correction.kind)
    _add(entry, "link", rel="alternate", type="text/html", href=link)
    _add(entry, "content", f"{said}\n{says}", type="text")


def _moment(date: str) -> str:
    return f"{date}T00:00:00Z"


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, name, attributes)
    element.text = text or None
    return element
