"""The text of a page of HTML, as a reader sees it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree, html

_UNSEEN = {"script", "style", "noscript", "template", "head"}
# A page's other elements begin on a line of their own, or are parted from their neighbours.
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "font", "i", "ins", "kbd", "mark"}
    | {"q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "wbr"}
)


def page_text(body: bytes, charset: str | None) -> str:
    """Return the words of a page, elements that begin on a line of their own parted by a space."""
    parser = html.HTMLParser(encoding=charset, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(body, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):  # no element at all
        return ""
    return "".join(_parts(root))


def _parts(root: html.HtmlElement) -> Iterator[str]:
    unseen = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        gap = "" if element.tag in _INLINE else " "
        if element.tag in _UNSEEN:
            unseen += 1 if event == "start" else -1
        elif event == "start" and not unseen:
            yield gap + (element.text or "")
        if event == "end" and not unseen:
            yield gap + (element.tail or "")
