"""Citations as RIS: tagged lines, one reference after another, as Research Information Systems' format has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from explainer.data.citations import Item

TYPES = {
    "webpage": "ELEC",
    "article-newspaper": "NEWS",
    "legislation": "STAT",
    "legal_case": "CASE",
    "report": "RPRT",
    "dataset": "DATA",
    "book": "BOOK",
}
"""The type of RIS for each of CSL's that is used."""
TAGS = {
    "id": "ID",
    "title": "TI",
    "container-title": "T2",
    "publisher": "PB",
    "URL": "UR",
    "language": "LA",
    "abstract": "AB",
    "note": "N1",
}


def ris(items: Iterable[Item]) -> bytes:
    """Return the references of a .ris file."""
    return "\r\n".join(f"{tag}  - {value}" for item in items for tag, value in _lines(item)).encode() + b"\r\n"


def _lines(item: Item) -> Iterator[tuple[str, str]]:
    yield "TY", TYPES[item["type"]]
    for name, tag in TAGS.items():
        if value := item.get(name):
            yield tag, " ".join(value.split())  # a line end would begin another field
    if issued := item.get("issued"):
        yield "PY", f"{issued['date-parts'][0][0]:04}"
        yield "DA", _date(issued)
    if accessed := item.get("accessed"):
        yield "Y2", _date(accessed)
    yield "ER", ""


def _date(date: dict[str, list[list[int]]]) -> str:
    """Return a date as YYYY/MM/DD/, with its slashes where a part is not known."""
    year, month, day = [*date["date-parts"][0], None, None][:3]
    return "/".join((f"{year:04}", *("" if part is None else f"{part:02}" for part in (month, day)), ""))
