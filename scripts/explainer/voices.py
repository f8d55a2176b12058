"""Counts: how many words of the article each voice has, and how many of ours stand beside each claimant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from explainer import markup
from explainer.entries import Entries
from explainer.located import Scalar
from explainer.model import FORMS, Claim
from explainer.words import count_words


@dataclass
class Voice:
    """The words of the article in one voice, by form, in the order of the forms."""

    id: str
    by_form: Counter[str] = field(default_factory=Counter)

    @property
    def words(self) -> int:
        """The number of words in all forms."""
        return self.by_form.total()


@dataclass
class Share:
    """What this site says beside the claims of one claimant: each statement, question and source counts once."""

    id: str
    claims: int
    words: int
    notes: int
    context: int
    questions: int
    sources: int


def voices(entries: Entries) -> list[Voice]:
    """Return the voices of the article, in order of first appearance, with their words as `count_words` counts."""
    found: dict[str, Voice] = {}
    for passage in entries.seeds.passages:
        voice = found.setdefault(passage.voice, Voice(passage.voice, Counter(dict.fromkeys(FORMS, 0))))
        voice.by_form[passage.form] += count_words(passage.text)
    for voice in found.values():
        voice.by_form = +voice.by_form  # without the forms that it does not have
    return list(found.values())


def shares(entries: Entries) -> list[Share]:
    """Return what stands beside each claimant's claims, in order of first appearance."""
    noted = {passage.id: passage.note for passage in entries.seeds.passages if passage.note}
    groups: dict[str, list[Claim]] = {}
    for claim in entries.seeds.claims:
        groups.setdefault(claim.claimant, []).append(claim)
    return [_share(entries, claimant, claims, noted) for claimant, claims in groups.items()]


def _share(entries: Entries, claimant: str, claims: list[Claim], noted: Mapping[Scalar, Scalar]) -> Share:
    notes = {ref: noted[ref] for claim in claims for ref in claim.passages if ref in noted}
    context = {ref for claim in claims for ref in claim.context}
    texts = [*(text for claim in claims for text in (claim.plain, claim.asks)), *notes.values()]
    return Share(
        claimant,
        claims=len(claims),
        words=sum(count_words(markup.plain(text)) for text in texts),
        notes=len(notes),
        context=len(context),
        questions=len({ref for claim in claims for ref in claim.open}),
        sources=len({source for ref in context for source in entries.by_id[ref].sources}),
    )
