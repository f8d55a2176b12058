"""Passages: form, attribution and voice fit each other; each belongs to a claim or says why not; each has a note."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_lowercase

from explainer.checks.ids import either
from explainer.findings import Problem
from explainer.index import Index
from explainer.seeds.model import ARTICLE_VOICE, FITTING, NO_SOURCE, QUESTION, Claim, meant

_MEND = "correct one of the two"


def tiling(index: Index) -> Iterator[Problem]:
    """The passages do not cover the article word for word, or the article is not as received."""
    yield from index.walk.problems


def fitting(index: Index) -> Iterator[Problem]:
    """An attribution or a voice does not fit the form."""
    for passage in index.seeds.passages:
        fit = FITTING[passage.form]
        if passage.attribution not in fit.attributions:
            words = " or ".join(map(meant, fit.attributions))
            yield Problem(passage.attribution, f'"{passage.attribution}" for {passage.form}', f"{words}: {_MEND}")
        elif passage.form == QUESTION and (ARTICLE_VOICE in passage.voice) != (passage.attribution == NO_SOURCE):
            mend = f'"{NO_SOURCE}" and the voice "{ARTICLE_VOICE}", or neither: {_MEND}'
            yield Problem(passage.attribution, f'"{passage.attribution}" for a question of "{passage.voice[0]}"', mend)
        for voice in passage.voice:
            own = voice if index.kinds.get(voice) == "voice" else ""
            if own not in fit.voices or (len(passage.voice) > 1 and own):
                names = (f'"{name}"' if name else "the id of a person" for name in fit.voices)
                yield Problem(voice, f'the voice "{voice}" for {passage.form}', f"{' or '.join(names)}: {_MEND}")


def fits(index: Index, ref: str) -> bool:
    """Return whether the voices of a passage are of those that its form takes."""
    passage = index.by_id[ref]
    voices = {"" if index.kinds.get(voice) == "person" else str(voice) for voice in passage.voice}
    return voices <= set(FITTING[passage.form].voices)


def in_a_claim(index: Index) -> Iterator[Problem]:
    """A passage belongs to no claim and does not say why, or belongs to one and says why not."""
    listed = all(claim.passages for claim in index.seeds.claims)  # an empty list is told there
    for passage in index.seeds.passages if listed else ():
        claimed = index.users(Claim, "passages", passage.id)
        yield from either(passage.id, "a claim", claimed, "no_claim", passage.no_claim)


def noted(index: Index) -> Iterator[Problem]:
    """A passage is noted with one that has no note, or stands in another paragraph."""
    by_id = {str(passage.id): passage for passage in index.seeds.passages}
    for passage in index.seeds.passages:
        other = by_id.get(passage.noted_with or "")
        if other and not passage.note:
            elsewhere = other.id.rstrip(ascii_lowercase) != passage.id.rstrip(ascii_lowercase)
            if elsewhere or (not other.note and other.noted_with):
                found = f'"{other.id}" under noted_with of "{passage.id}"'
                expected = "a passage of the same paragraph that has a note: name another"
                yield Problem(passage.noted_with or passage.id, found, expected)
