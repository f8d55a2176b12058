"""The open data: W3C Web Annotations, tables of claims and sources, citations, and the schemas of the seeds.

Follows the Web Annotation Data Model (2017), RFC 4180 for CSV, and JSON Schema 2020-12. Where the site has no address,
its own addresses are relative to the folder of the data.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from explainer.article.tiling import Span
from explainer.data.bibtex import bibtex
from explainer.data.citations import citations
from explainer.data.feed import FEED, feed
from explainer.data.ris import ris
from explainer.data.schemas import schemas
from explainer.pages.book import Book
from explainer.seeds.entry import Entry
from explainer.seeds.load import SCHEMAS
from explainer.seeds.model import Claim, Context, Passage, Reading, Source

DATA_FILES = (
    *(f"data/{name}" for name in ("article.txt", "annotations.jsonld", "claims.json", "claims.csv", "sources.json")),
    *(f"data/citations.{ending}" for ending in ("json", "bib", "ris")),
    *(f"data/schemas/{name}.json" for name in SCHEMAS),
    FEED,
)
DATA = "data/"
_FORMULA = re.compile(r"[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
CONTEXT_CHARACTERS = 32
PURPOSE_FORM, PURPOSE_NOTE, PURPOSE_LINK = "classifying", "describing", "linking"


def data_files(book: Book) -> Iterator[tuple[str, bytes]]:
    """Return each data file with its path in the docs folder."""
    yield "data/article.txt", book.seeds.article.encode()
    yield "data/annotations.jsonld", _json(collection(book))
    yield "data/claims.json", _list(claim_row(book, claim) for claim in book.seeds.claims)
    yield "data/claims.csv", _csv(claim_row(book, claim) for claim in book.seeds.claims)
    yield "data/sources.json", _list(source_row(book, source) for source in book.seeds.sources)
    items = list(citations(book))
    yield "data/citations.json", _list(items)
    yield "data/citations.bib", bibtex(items)
    yield "data/citations.ris", ris(items)
    yield from schema_files().items()
    if book.address:
        yield FEED, feed(book)


def collection(book: Book) -> dict[str, Any]:
    """Return all notes as one W3C annotation collection: an annotation for each note, a target for each passage."""
    site, own = book.seeds.site, book.url("data/annotations.jsonld", DATA)
    only = f"{own}#notes"
    items = []
    for passage in book.notes:
        page = f"{book.url('article.md', DATA)}#note-{passage.id}"
        items.append(
            {
                "id": page,
                "type": "Annotation",
                "created": site.created,
                "modified": site.modified,
                "motivation": [PURPOSE_FORM, PURPOSE_NOTE, PURPOSE_LINK],
                "body": _bodies(book, passage),
                "target": [_target(book, book.index.spans[p.id]) for p in book.covered[passage.id]],
            }
        )
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": own,
        "type": "AnnotationCollection",
        "label": site.title.plain,
        "total": len(items),
        "first": {"id": only, "type": "AnnotationPage", "partOf": own, "startIndex": 0, "items": items},
        "last": only,
    }


def _bodies(book: Book, passage: Passage) -> list[dict[str, Any]]:
    def text(value: str, purpose: str) -> dict[str, Any]:
        language = book.language.tag
        return {"type": "TextualBody", "value": value, "format": "text/plain", "language": language, "purpose": purpose}

    words = book.language.text
    bodies = [
        text(f"{words('forms', passage.form)}; {words('attributions', passage.attribution)}", PURPOSE_FORM),
        text(book.language.plain(passage.note or ""), PURPOSE_NOTE),
    ]
    pages = [book.url(book.page(claim), DATA) for claim in book.note_claims(passage)]
    return bodies + [{"type": "SpecificResource", "source": page, "purpose": PURPOSE_LINK} for page in pages]


def _target(book: Book, span: Span) -> dict[str, Any]:
    article, around = book.seeds.article, CONTEXT_CHARACTERS
    while _repeated(article, article[max(0, span.start - around) : span.end + around]):
        around *= 2
    quote = {
        "type": "TextQuoteSelector",
        "exact": article[span.start : span.end],
        "prefix": article[max(0, span.start - around) : span.start],
        "suffix": article[span.end : span.end + around],
    }
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    source = book.url("data/article.txt", DATA)
    return {"type": "SpecificResource", "source": source, "selector": [quote, position]}


def _repeated(text: str, words: str) -> bool:
    return text.find(words, text.find(words) + 1) >= 0


def claim_row(book: Book, claim: Claim) -> dict[str, Any]:
    """Return a claim as a row of the table, as plain text: its entry, and those that its entry names."""
    spans = [book.index.spans[ref] for ref in claim.passages]
    return {
        "id": claim.id,
        "url": book.url(book.page(claim), DATA),
        "claimant_name": book.names(claim.claimant),
        **_plain(book, claim),
        "passages": [{"start": span.start, "end": span.end} | _plain(book, span.passage) for span in spans],
        "open": [_plain(book, book.index.by_id[ref]) for ref in claim.open],
        "context": [statement_row(book, book.index.by_id[ref]) for ref in claim.context],
    }


def statement_row(book: Book, statement: Context) -> dict[str, Any]:
    """Return a statement with its sources: of each its tier and day, and where in it the words were read, and when."""
    sources = [book.index.by_id[ref] for ref in statement.sources]
    readings = book.index.users(Reading, "carries", statement.id)
    return {
        **_plain(book, statement),
        "sources": [
            {"id": source.id, "tier": _plain(book, source.tier), "published": source.published}
            | {"readings": [_reading(book, reading, statement) for reading in readings if reading.source == source.id]}
            for source in sources
        ],
    }


def _reading(book: Book, reading: Reading, statement: Context) -> dict[str, Any]:
    part = next((carried.part for carried in reading.carries if carried.id == statement.id), None)
    names = ("id", "where", "from_", "to", "words", "sha256", "seen_at", "seen_note", "read")
    return {name.rstrip("_"): _plain(book, getattr(reading, name)) for name in names} | {"part": _plain(book, part)}


def source_row(book: Book, source: Source) -> dict[str, Any]:
    """Return a source as a row of the table, with the pages that use it."""
    return {**_plain(book, source), "used_in": [book.url(page, DATA) for page in book.pages_using(source)]}


def _plain(book: Book, value: Any) -> Any:
    """Return an entry's fields by name, in the order of the model; texts without mark-up, what is missing as ""."""
    if isinstance(value, Entry):
        return {name: _plain(book, part) for name, part in vars(value).items()}
    if isinstance(value, list):
        return [_plain(book, part) for part in value]
    return book.language.plain(value or "")


def _csv(rows: Iterable[dict[str, Any]]) -> bytes:
    """Return rows as CSV: lists of entries as their ids, apart by spaces.

    A byte-order mark comes first: without one, Excel takes UTF-8 for a code page and garbles ’ and “.
    """
    out = io.StringIO(newline="")
    names = dict.fromkeys(("id", "url", "claimant_name", *Claim.model_fields, "words"))
    writer = csv.DictWriter(out, list(names), lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        words = " ".join(part["text"] for part in row["passages"])
        cells = {name: _text(value) for name, value in row.items()} | {"words": words}
        writer.writerow({name: _cell(value) for name, value in cells.items()})
    return out.getvalue().encode("utf-8-sig")


def _cell(text: str) -> str:
    """Return the text of a cell, with an apostrophe before what a spreadsheet would run as a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def _text(value: Any) -> str:
    if isinstance(value, list):
        return " ".join(part.get("id") or part["text"] if isinstance(part, dict) else part for part in value)
    return " ".join(value.values()) if isinstance(value, dict) else str(value)


def schema_files() -> dict[str, bytes]:
    """Return the JSON Schema of each seed file."""
    return {f"data/schemas/{name}.json": _json(schema) for name, schema in schemas()}


def _list(rows: Iterable[Any]) -> bytes:
    """Return rows as a JSON array, made one by one: all of them together may be large."""
    texts = (json.dumps(row, ensure_ascii=False, indent=2).replace("\n", "\n  ") for row in rows)
    return b"[" + b",".join(f"\n  {text}".encode() for text in texts) + b"\n]\n"


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
