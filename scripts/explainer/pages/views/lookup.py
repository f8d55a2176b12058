"""The pages to look up: what happened, people, words, open questions, voices."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from explainer.article.phrases import count_words
from explainer.pages.book import AFTER, Book, grouped
from explainer.pages.diary import runs
from explainer.pages.views import Values
from explainer.pages.views.reading import words_by_voice
from explainer.seeds import model


def timeline(book: Book) -> Values:
    """The events before, on and after the days of the article, in runs from it and from outside; years after it.

    Between them those of which nobody knows whether they were before, on or after these days.
    """
    groups = grouped((book.period(event), event) for event in book.events)
    return {
        "days": len(book.days),
        "periods": [(key, runs(events, by_year=key == AFTER)) for key, events in groups],
        "sources_of": book.sources_of,
    }


def people(book: Book) -> Values:
    """Everybody in the order of the article, each with their claims, and those of others that name them.

    Then the statements on them: those in full here, and those in full elsewhere; and whoever has a voice.
    """
    said = book.index.users
    found = [
        (p, said(model.Claim, "claimant", p.id), _said_of(book, p), here, elsewhere)
        for p, here, elsewhere in book.apart(book.people())
    ]
    voices = {voice for passage in book.seeds.passages for voice in passage.voice}
    return {"people": found, "voices": voices}


def _said_of(book: Book, person: model.Person) -> list[model.Claim]:
    """Return the claims of others whose passages name a person."""
    spans = [span for at in book.named.get(person.id, ()) for span in book.index.walk.between(at.start, at.end)]
    claims = {claim for span in spans for claim in book.index.users(model.Claim, "passages", span.passage.id)}
    order = sorted(claims, key=lambda claim: book.index.spans[claim.passages[0]].start)
    return [claim for claim in order if person.id not in claim.claimant]


def words(book: Book) -> Values:
    """The terms as a dictionary has them, each with its statements in full here, and those in full elsewhere."""
    terms = sorted(book.seeds.terms, key=lambda term: term.headword.casefold())
    return {"terms": book.apart(terms), "paraphrase": model.PARAPHRASE}


def questions(book: Book) -> Values:
    """The questions in the order of the claims that leave them open, with those claims; for how many was found."""
    refs = dict.fromkeys(ref for claim in book.seeds.claims for ref in claim.open)
    return {
        "questions": [(book.index.by_id[ref], book.index.users(model.Claim, "open", ref)) for ref in refs],
        "found": sum(bool(question.found) for question in book.seeds.questions),
    }


class Share(NamedTuple):
    """What this site says beside the claims of one claimant: each statement, question and source counts once."""

    claims: int
    notes: int
    words: int
    context: int
    questions: int
    sources: int


def voices(book: Book) -> Values:
    """The words of each voice by form, in order of first appearance; the shares of claimants; claim by claim."""
    voices: dict[str, Counter[str]] = {}
    for passage in book.seeds.passages:
        counts = voices.setdefault(book.names_at_start(passage.voice), Counter())
        counts[passage.form] += count_words(passage.text)
    claims = grouped((book.names_at_start(claim.claimant), claim) for claim in book.seeds.claims)
    return {
        "strip": words_by_voice(book),
        "voices": {voice: [counts[form] for form in book.forms] for voice, counts in voices.items()},
        "forms": book.forms,
        "shares": {claimant: _share(book, group) for claimant, group in claims},
        "claims": [(claim, len(book.sources_of(claim.context))) for claim in book.seeds.claims],
    }


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
