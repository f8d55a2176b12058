"""Records, readings and corrections: nothing in them contradicts itself."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.article.spelling import alike
from explainer.checks.texts import quotes
from explainer.findings import Problem
from explainer.index import Index
from explainer.seeds import markup
from explainer.seeds.model import IDENTICAL, SHORTENED, Difference, Record

MOST_AT_END, MOST_WHOLE = 6, 8
"""How many words an end of a reading shows, and a reading that is given whole."""


def result_borne_out(index: Index) -> Iterator[Problem]:
    """The result of a record contradicts the differences that it lists."""
    for record in index.seeds.record:
        if record.result == IDENTICAL:
            for difference in (d for d in record.differences if _differs(index, record, d)):
                found = f'"{IDENTICAL}" for "{record.id}", beside words that differ'
                yield Problem(difference.about, found, "another result, or no such difference: correct one of the two")
        elif record.result == SHORTENED and not record.differences:
            found = f'"{SHORTENED}" for "{record.id}", without a difference'
            yield Problem(record.result, found, "what was left out: add it under differences")


def _differs(index: Index, record: Record, difference: Difference) -> bool:
    """Return whether a difference quotes the quotation itself and the record, and not the same words."""
    own = [q for q in quotes(difference.article) if _inside(index, record, q)]
    article, found = (" ".join(q.words for q in some) for some in (own, quotes(difference.record)))
    return bool(article and found) and not alike(article, found)


def _inside(index: Index, record: Record, quote: markup.Quote) -> bool:
    places = index.locate(quote.words, quote.mark, tuple(record.passages))
    return any(set(place.passages) <= set(record.passages) for place in places)


def aired_before(index: Index) -> Iterator[Problem]:
    """Words were spoken after the article that quotes them."""
    appeared = index.seeds.site.article.date
    for record in index.seeds.record:
        if record.aired > appeared:
            expected = f"{appeared}, the article's day, or earlier: correct one of the two"
            yield Problem(record.aired, f'{record.aired}, the day on which "{record.id}" was spoken', expected)


def reading_rests(index: Index) -> Iterator[Problem]:
    """Nothing rests on a reading, or on a reading of a source that the entry does not name."""
    for reading in index.seeds.readings:
        if not reading.carries and not reading.quoted:
            found = f'the reading "{reading.id}", which carries nothing and is not quoted'
            yield Problem(
                reading.id, found, "a statement, record or event under carries: add it, or delete the reading"
            )
        for carried in reading.carries:
            entry = index.by_id.get(carried.id)
            sources = getattr(entry, "sources", None)
            if sources is not None and reading.source not in sources:
                found = f'"{carried.id}" under carries of a reading of {reading.source}'
                yield Problem(carried.id, found, "an entry that has the source: add it there, or delete this")


def reading_length(index: Index) -> Iterator[Problem]:
    """The first or last words of a reading are more than six, or do not fit the number of its words."""
    for reading in index.seeds.readings:
        first, last, count = reading.from_.split(), (reading.to or "").split(), int(reading.words)
        if not last and len(first) != count:
            expected = f"{len(first)}, as under from: correct it, or add its last words under to"
            yield Problem(reading.words, f"{count} words in a reading without last words", expected)
        elif not last and count > MOST_WHOLE:
            expected = f"at most {MOST_WHOLE}: give its first and last words, under from and to"
            yield Problem(reading.from_, f"{count} words of a reading", expected)
        elif last and (most := max(len(first), len(last))) > count:
            expected = f"{most} or more, as under from and to: correct it, or put all under from"
            yield Problem(reading.words, f"{count} words in a reading whose ends have more", expected)
        elif last and max(len(first), len(last)) > MOST_AT_END:
            longer = reading.from_ if len(first) > MOST_AT_END else reading.to
            found = "more than six words at an end of a reading"
            yield Problem(longer or reading.from_, found, "at most six: shorten them")


def newest_first(index: Index) -> Iterator[Problem]:
    """Corrections are not listed newest first."""
    days = [correction.date for correction in index.seeds.site.corrections]
    for day, before in zip(days[1:], days, strict=False):
        if day > before:
            yield Problem(day, f"a correction of {day} after one of {before}", "the newest first: move it")
