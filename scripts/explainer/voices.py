"""Counts: how many words of the article each voice has, and how many of ours stand beside each claimant."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from explainer import markup
from explainer.entries import Entries
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
    """What this site says beside the claims of one claimant. Claims shared by nobody: each counts once."""

    id: str
    claims: int = 0
    words: int = 0
    notes: int = 0
    context: int = 0
    questions: int = 0
    sources: int = 0


def voices(entries: Entries) -> list[Voice]:
    """Return the voices of the article, in order of first appearance. A word is a run without white space."""
    found: dict[str, Voice] = {}
    for passage in entries.seeds.passages:
        voice = found.setdefault(passage.voice, Voice(passage.voice))
        voice.by_form[passage.form] += count_words(passage.text)
    order = list(FORMS)
    for voice in found.values():
        voice.by_form = Counter(dict(sorted(voice.by_form.items(), key=lambda item: order.index(item[0]))))
    return list(found.values())


def shares(entries: Entries) -> list[Share]:
    """Return what stands beside each claimant's claims, in order of first appearance."""
    found: dict[str, Share] = {}
    noted = {passage.id: passage for passage in entries.seeds.passages if passage.note}
    groups: dict[str, list[Claim]] = {}
    for claim in entries.seeds.claims:
        groups.setdefault(claim.claimant, []).append(claim)
    for claimant, claims in groups.items():
        notes = {ref for claim in claims for ref in claim.passages if ref in noted}
        context = {ref for claim in claims for ref in claim.context}
        share = found[claimant] = Share(claimant, len(claims), notes=len(notes), context=len(context))
        share.questions = len({ref for claim in claims for ref in claim.open})
        share.sources = len({source for ref in context for source in entries.by_id[ref].sources})
        texts: list[str] = [text for claim in claims for text in (claim.plain, claim.asks)]
        texts += [noted[ref].note or "" for ref in sorted(notes)]
        share.words = sum(count_words(markup.plain(text)) for text in texts)
    return list(found.values())
