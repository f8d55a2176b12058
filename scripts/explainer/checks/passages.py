"""Passages: form, attribution and voice fit each other; each belongs to a claim or says why not; each has a note."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_lowercase

from explainer.checks.ids import either
from explainer.findings import Problem
from explainer.index import Index
from explainer.seeds.model import ARTICLE_VOICE, FITTING, HEADLINE, HEADLINE_VOICE, OWN_VOICE, Claim

_MEND = "correct one of the two"


def tiling(index: Index) -> Iterator[Problem]:
    """The passages do not cover the article word for word, or the article is not as received."""
    yield from index.walk.problems


def fitting(index: Index) -> Iterator[Problem]:
    """An attribution or a voice does not fit the form."""
    for passage in index.seeds.passages:
        form, attribution, voice = passage.form, passage.attribution, passage.voice
        if attribution not in FITTING[form]:
            words = " or ".join(f'"{word}"' for word in FITTING[form])
            yield Problem(attribution, f'"{attribution}" for {form}', f"{words}: {_MEND}")
        fixed = {OWN_VOICE: ARTICLE_VOICE, HEADLINE: HEADLINE_VOICE}.get(form)
        if voice != fixed if fixed else index.kinds.get(voice) == "voice":
            expected = f'"{fixed}"' if fixed else "the id of a person"
            yield Problem(voice, f'the voice "{voice}" for {form}', f"{expected}: {_MEND}")


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
                expected = "a passage of the same paragraph that has a note: name another"
                yield Problem(
                    passage.noted_with or passage.id, f'"{other.id}" under noted_with of "{passage.id}"', expected
                )
