"""Citations of the site, its claims and its sources: what reference managers take in, as CSL-JSON, BibTeX and RIS.

All three are made from the items of CSL-JSON (Citation Style Language 1.0.2). No author is named where none is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from explainer.pages.book import Book
from explainer.seeds.dates import UNDATED
from explainer.seeds.model import Claim, Reading, Source

Item = dict[str, Any]

TYPES = {
    "transcript": "webpage",
    "law": "legislation",
    "court": "legal_case",
    "official": "report",
    "statistics": "dataset",
    "research": "report",
    "book": "book",
    "reference": "webpage",
    "news": "article-newspaper",
}
"""The type of CSL for each kind of source."""
CONTAINED = ("webpage", "article-newspaper")
"""The types that stand in a container: a site or a newspaper, not with a publisher."""


def citations(book: Book) -> Iterator[Item]:
    """Return the items: the site, then its claims, then its sources. Each id is that of the entry after its kind."""
    site = book.seeds.site
    own = {"issued": date_parts(site.modified[: len("YYYY-MM-DD")]), "language": str(site.language)}
    home = {"URL": book.url("index.md", "")} if book.address else {}
    yield {
        "id": "site",
        "type": "webpage",
        "title": site.title.plain,
        "abstract": site.description.plain,
        **own,
        **home,
    }
    for claim in book.seeds.claims:
        yield _claim(book, claim) | own
    for source in book.seeds.sources:
        yield _source(book, source)


def _claim(book: Book, claim: Claim) -> Item:
    item = {
        "id": f"claim:{claim.id}",
        "type": "webpage",
        "title": claim.title.plain,
        "container-title": book.seeds.site.title.plain,
        "abstract": book.language.plain(claim.plain),
    }
    return item | ({"URL": book.url(book.page(claim), "")} if book.address else {})


def _source(book: Book, source: Source) -> Item:
    kind = TYPES[source.kind]
    days = [reading.read for reading in book.index.users(Reading, "source", source.id)]
    item: Item = {
        "id": f"source:{source.id}",
        "type": kind,
        "title": str(source.title),
        "container-title" if kind in CONTAINED else "publisher": str(source.publisher),
        "URL": str(source.url),
    }
    if source.published != UNDATED:
        item["issued"] = date_parts(source.published)
    if days:
        item["accessed"] = date_parts(max(days))
    if source.note:
        item["note"] = book.language.plain(source.note)
    return item


def date_parts(value: str) -> dict[str, list[list[int]]]:
    """Return a day, month or year as a date of CSL, which has no more parts than are known."""
    return {"date-parts": [[int(part) for part in value.split("-")]]}


def iso(date: dict[str, list[list[int]]]) -> str:
    """Return a date of CSL as it stands in the seeds."""
    year, *rest = date["date-parts"][0]
    return "-".join([f"{year:04}", *(f"{part:02}" for part in rest)])
