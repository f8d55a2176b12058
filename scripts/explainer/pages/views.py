"""The views: what each page's template may ask for, and nothing else. Each bears its template's name."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

from explainer.article.phrases import count_words
from explainer.article.tiling import Paragraph
from explainer.pages.book import Book, day, grouped
from explainer.pages.structured import claim_data, page_data
from explainer.seeds import model
from explainer.seeds.fields import Name
from explainer.seeds.load import SCHEMAS

Values = dict[str, Any]


def home(book: Book, path: str) -> Values:
    """What is said, who says what to whom, and where to go."""
    seeds, site = book.seeds, book.seeds.site
    heard = {voice for passage in seeds.passages for voice in passage.voice}
    return {
        "json_ld": page_data(book, site.title.plain, site.description.plain, path),
        "exchange": [claim for claim in seeds.claims if claim.exchange],
        "spoken_of": [person for person in book.people() if person.id not in heard],
        "cores": book.cores(),
        "seeds": seeds,
        "notes": book.notes,
        "paragraphs": book.paragraphs,
    }


DESCRIPTION = "Every sentence of the article, with who says it, in which form, what it asks and what it leaves open."


def article(book: Book, path: str, title: str) -> Values:
    """All the words of the article, and the notes on them."""
    return {
        "description": DESCRIPTION,
        "json_ld": page_data(book, title, DESCRIPTION, path),
        "forms": forms(book),
        "paragraphs": [(paragraph, _speakers(book, paragraph)) for paragraph in book.paragraphs],
        "last": {note: covered[-1].id for note, covered in book.covered.items()},
        "numbers": book.numbers,
        "note_claims": book.note_claims,
    }


def forms(book: Book) -> list[str]:
    """Return the forms that the article has."""
    present = {passage.form for passage in book.seeds.passages}
    return [form for form in model.FORMS if form in present]


def _speakers(book: Book, paragraph: Paragraph) -> str:
    """Return who speaks in a paragraph: the persons, or else the article or headline."""
    ids = list(dict.fromkeys(voice for span in paragraph.spans for voice in span.passage.voice))
    people = [name for name in ids if book.index.kinds[name] == "person"]
    return Name(" and ".join(book.index.name(name) for name in people or ids))


def claims(book: Book) -> Values:
    """All claims in the article's order, those at the core first."""
    return {"claims": book.seeds.claims, "cores": book.cores()}


def claim(book: Book, path: str, entry: model.Claim) -> Values:
    """Its words, what they ask, what they leave open, and what the record has."""
    claims, index, claim = book.seeds.claims, book.index, entry
    at, description = claims.index(claim), book.claim_description(claim)
    numbers = dict.fromkeys(index.paragraph_of(ref) for ref in claim.passages)
    passages = book.passages(claim)
    return {
        "claim": claim,
        "description": description,
        "json_ld": claim_data(book, claim, description),
        "number": at + 1,
        "count": len(claims),
        "before": claims[at - 1] if at else None,
        "after": claims[at + 1] if at + 1 < len(claims) else None,
        "paragraphs": [book.paragraphs[number - 1] for number in numbers],
        "forms": dict.fromkeys(passage.form for passage in passages),
        "attributions": dict.fromkeys(passage.attribution for passage in passages),
        "by_time": _by_time(book, claim),
        "records": dict.fromkeys(r for ref in claim.passages for r in index.users(model.Record, "passages", ref)),
        "relations": _relations(book, claim),
        "citation": f"{claim.title.plain}. In: {book.seeds.site.title.plain}, as of {day(book.seeds.site.as_of)}."
        f" {book.url(path)}",
        "url": book.url(path),
    }


def _by_time(book: Book, claim: model.Claim) -> list[tuple[str, list[str]]]:
    """Return a claim's statements: those known when the article appeared, then those that came later."""
    groups = [(when, [ref for ref in claim.context if book.index.by_id[ref].when == when]) for when in model.WHEN]
    return [(when, list(refs)) for when, refs in groups if refs]


def _relations(book: Book, claim: model.Claim) -> list[tuple[str, list[str]]]:
    """Return the claims that a claim answers, that answer it, and that belong with it."""

    def naming(field: str) -> list[str]:
        return [other.id for other in book.index.users(model.Claim, field, claim.id)]

    groups: list[tuple[str, list[Any]]] = [
        ("Answers", claim.answers),
        ("Is answered by", naming("answers")),
        ("Belongs with", list(dict.fromkeys([*claim.related, *naming("related")]))),
    ]
    return [(label, others) for label, others in groups if others]


def comparison(book: Book, entry: model.Comparison) -> Values:
    """Its tables, the same by row, and the statements behind them, numbered as the tables show them."""
    cells = [row.cells[column.id] for table in entry.tables for row in entry.rows for column in table.columns]
    refs = dict.fromkeys(ref for cell in cells for ref in cell.context)
    return {"comparison": entry, "numbers": {ref: number for number, ref in enumerate(refs, start=1)}}


def record(book: Book) -> Values:
    """Each quotation with its speaker, paragraph and words, and the meanings of the results that are there."""
    records = book.seeds.record
    present = {record.result for record in records}
    return {
        "results": {result: meaning for result, meaning in model.RESULTS.items() if result in present},
        "records": [(record, *_head(book, record)) for record in records],
    }


def _head(book: Book, record: model.Record) -> tuple[list[Any], int, str]:
    """Return the speaker of a quotation, its paragraph, and its words with the white space between passages."""
    spans = [book.index.spans[ref] for ref in record.passages]
    words = book.index.walk.article[spans[0].start : spans[-1].end]
    return spans[0].passage.voice, spans[0].paragraph, words


BEFORE, DAYS, AFTER = "before", "days", "after"


def timeline(book: Book) -> Values:
    """The events by year, and before, on and after the days of the article."""
    days = book.days
    headings = {
        BEFORE: "Before",
        DAYS: f"The {f'{len(days)} days' if len(days) > 1 else 'day'} of the article",
        AFTER: "After",
    }

    def period(event: model.Event) -> str:
        return BEFORE if event.date < days[0] else AFTER if event.date > days[-1] else DAYS

    def year(event: model.Event) -> tuple[str, str]:
        if period(event) == DAYS:
            return "days", "The article’s days"
        later = ", after" if period(event) == AFTER and event.date[:4] == days[-1][:4] else ""
        return "year", event.date[:4] + later

    return {
        "count": len(book.events),
        "numbers": {event.id: number for number, event in enumerate(book.events, start=1)},
        "years": [(*key, events) for key, events in grouped((year(event), event) for event in book.events)],
        "periods": [(key, headings[key], events) for key, events in grouped((period(e), e) for e in book.events)],
        "sources_of": book.sources_of,
    }


def people(book: Book) -> Values:
    """Everybody in the order of the article, each with the claims of theirs, and those of others that name them."""
    said = book.index.users
    return {"people": [(p, said(model.Claim, "claimant", p.id), _said_of(book, p)) for p in book.people()]}


def _said_of(book: Book, person: model.Person) -> list[model.Claim]:
    """Return the claims of others whose passages name a person."""
    spans = [span for at in book.named.get(person.id, ()) for span in book.index.walk.between(at.start, at.end)]
    claims = {claim for span in spans for claim in book.index.users(model.Claim, "passages", span.passage.id)}
    order = sorted(claims, key=lambda claim: book.index.spans[claim.passages[0]].start)
    return [claim for claim in order if person.id not in claim.claimant]


def words(book: Book) -> Values:
    """The terms by headword."""
    return {"terms": book.seeds.terms}


def questions(book: Book) -> Values:
    """The questions in the order of the claims that leave them open, with those claims."""
    refs = dict.fromkeys(ref for claim in book.seeds.claims for ref in claim.open)
    return {"questions": [(book.index.by_id[ref], book.index.users(model.Claim, "open", ref)) for ref in refs]}


class Share(NamedTuple):
    """What this site says beside the claims of one claimant: each statement, question and source counts once."""

    claims: int
    notes: int
    words: int
    context: int
    questions: int
    sources: int


def voices(book: Book) -> Values:
    """The words of each voice by form, in order of first appearance, and the shares of the claimants."""
    voices: dict[str, Counter[str]] = {}
    for passage in book.seeds.passages:
        counts = voices.setdefault(book.names_at_start(passage.voice), Counter(dict.fromkeys(model.FORMS, 0)))
        counts[passage.form] += count_words(passage.text)
    claims = grouped((book.names_at_start(claim.claimant), claim) for claim in book.seeds.claims)
    return {
        "voices": {voice: +counts for voice, counts in voices.items()},
        "forms": forms(book),
        "total": sum(counts.total() for counts in voices.values()),
        "most": max(counts.total() for counts in voices.values()),
        "segments": _segments,
        "shares": {claimant: _share(book, group) for claimant, group in claims},
    }


def _segments(counts: Counter[str]) -> list[tuple[str, int, int]]:
    """Return each form of a voice with its words and where its bar begins."""
    starts = [0]
    for count in counts.values():
        starts.append(starts[-1] + count)
    return list(zip(counts, counts.values(), starts, strict=False))


def _share(book: Book, claims: list[model.Claim]) -> Share:
    covering = {str(passage.noted_with or passage.id) for claim in claims for passage in book.passages(claim)}
    notes = [passage.note for passage in book.notes if passage.id in covering and passage.note]
    context = {ref for claim in claims for ref in claim.context}
    texts = [*(text for claim in claims for text in (claim.plain, claim.asks)), *notes]
    return Share(
        claims=len(claims),
        notes=len(notes),
        words=sum(count_words(text.plain) for text in texts),
        context=len(context),
        questions=len({ref for claim in claims for ref in claim.open}),
        sources=len(book.sources_of(context)),
    )


def sources(book: Book) -> Values:
    """The sources by kind, each kind with its heading, by publisher and day, each with the pages that use it."""

    def order(source: model.Source) -> tuple[str, str, str]:
        return source.publisher.casefold(), source.published, source.id

    groups = []
    for kind, heading in model.SOURCE_KINDS.items():
        if found := sorted((source for source in book.seeds.sources if source.kind == kind), key=order):
            groups.append((f"kind-{kind}", heading, [(source, book.pages_using(source)) for source in found]))
    return {"kinds": groups, "count": len(book.seeds.sources)}


def method(book: Book) -> Values:
    """The rules of the cut, of the checks and of the sources, with their vocabularies."""
    return {
        "seeds": book.seeds,
        "origin": book.index.by_id.get(book.seeds.site.article.origin or ""),
        "forms": model.FORMS,
        "attributions": model.ATTRIBUTIONS,
        "kinds": model.KINDS,
        "confidence": model.CONFIDENCE,
        "characters": len(book.seeds.article),
        "paragraphs": book.paragraphs,
        "checks": book.checks,
    }


def data(book: Book) -> Values:
    """What the files hold."""
    example = book.url("data/claims.json")
    return {"notes": book.notes, "seeds": book.seeds, "schemas": sorted(SCHEMAS), "example": example}
