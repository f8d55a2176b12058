"""The pages to check by: the record, sources, how this is made, open data; and the page of all pages."""

from __future__ import annotations

from collections.abc import Iterable

from explainer.article.fragments import lookup_address
from explainer.corrections import listed
from explainer.pages.book import Book, grouped
from explainer.pages.moved import path_of
from explainer.pages.proof import proof, quotations
from explainer.pages.views import Values
from explainer.seeds import model
from explainer.seeds.load import SCHEMAS


def _present(vocabulary: Iterable[str], words: set[str]) -> list[str]:
    """Return the words of a vocabulary that are used, in its order."""
    return [word for word in vocabulary if word in words]


def record(book: Book) -> Values:
    """Each quotation with its speaker, paragraph and words; the results that are there; how many have a record."""
    records = book.seeds.record
    quoted, recorded = quotations(book.index)
    return {
        "results": _present(model.RESULTS, {record.result for record in records}),
        "records": [
            (
                record,
                book.index.by_id[record.passages[0]].voice,
                book.index.paragraph_of(record.passages[0]),
                book.words(record.passages),
            )
            for record in records
        ],
        "quoted": quoted,
        "recorded": recorded,
    }


def sources(book: Book) -> Values:
    """The sources by kind, and in each by publisher and day.

    Each comes with where copies are looked up, the claims that use it, and the other pages.
    """

    def order(source: model.Source) -> tuple[str, str, str]:
        return source.publisher.casefold(), source.published, source.id

    def row(source: model.Source) -> tuple[model.Source, str, list[tuple[int, str]], list[str]]:
        pages = book.pages_using(source)
        claims = [(book.number(claim), str(claim.id)) for claim in book.seeds.claims if book.page(claim) in pages]
        own = {book.page(claim) for claim in book.seeds.claims}
        return source, lookup_address(source.url), claims, [page for page in pages if page not in own]

    found = grouped((source.kind, row(source)) for source in sorted(book.seeds.sources, key=order))
    return {"kinds": sorted(found, key=lambda group: list(model.SOURCE_KINDS).index(group[0]))}


def method(book: Book) -> Values:
    """The rules of the cut, of the checks and of the sources, with the words of their vocabularies that are used."""
    seeds = book.seeds
    return {
        "origin": book.index.by_id.get(seeds.site.article.origin or ""),
        "proof": proof(book.index),
        "forms": _present(model.FORMS, set(book.forms)),
        "attributions": _present(model.ATTRIBUTIONS, {passage.attribution for passage in seeds.passages}),
        "kinds": _present(model.KINDS, {claim.kind for claim in seeds.claims}),
        "confidence": _present(model.CONFIDENCE, {statement.confidence for statement in seeds.context}),
        "tiers": _present(model.TIERS, {source.tier for source in seeds.sources if source.tier}),
        "wording": seeds.wording,
        "characters": len(seeds.article),
        "paragraphs": len(book.paragraphs),
        "checks": book.checks,
        "corrections": listed(book.index),
        "contact": (seeds.site.contact or "").removeprefix("mailto:").partition("?")[0],
        "moved": [(line, path_of(book, line.new or "")) for line in seeds.site.moved],
    }


def data(book: Book) -> Values:
    """What the files hold."""
    example = book.url("data/claims.json", "data/index.md") if book.address else ""
    return {"notes": len(book.notes), "schemas": sorted(SCHEMAS), "example": example}


def pages(book: Book) -> Values:
    """Everything on this site, to read, to look up, to check."""
    return {"claims": book.seeds.claims}
