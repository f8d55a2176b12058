"""The notes of a paragraph: put under common heads, the words that they quote marked, and what the record has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from explainer.article.tiling import Paragraph, Span
from explainer.pages.strip import PATTERNS, runs
from explainer.seeds.model import CARRIED, NAMED, SOURCE_NAMED, Claim, Passage


@dataclass(frozen=True)
class Note:
    """A note, its number, and the last passage that it covers, after which its number stands in the text."""

    number: int
    passage: Passage
    last: str


@dataclass(frozen=True)
class Attributed:
    """How words are attributed; `named_in` is the paragraph that names a speaker who is carried over, or 0."""

    attribution: str
    named_in: int

    @property
    def how(self) -> str:
        """How the speaker is named: `named`, `carried`, or `source` where only a source is; else ""."""
        return {NAMED: "named", CARRIED: "carried", SOURCE_NAMED: "source"}.get(self.attribution, "")


@dataclass(frozen=True)
class Group:
    """Neighbouring notes on words in one form, of one speaker, attributed in one way; `pattern` is how it is drawn."""

    form: str
    pattern: str
    voice: tuple[str, ...]
    attributed: Attributed
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class Piece:
    """A passage as runs of its words, each with whether a note quotes them, and the white space after it."""

    passage: Passage
    runs: tuple[tuple[str, bool], ...]
    gap: str


@dataclass(frozen=True)
class Line:
    """What the record has for one claim of the paragraph; `numbers` are those of the notes on the claim's words."""

    numbers: str
    claim: Claim


def named_in(passages: Sequence[Passage], paragraphs: Mapping[str, int]) -> dict[str, int]:
    """Return for each passage whose speaker is carried over the paragraph that last named the speaker."""
    last: dict[str, int] = {}
    found: dict[str, int] = {}
    for passage in passages:
        if passage.attribution == NAMED:
            last |= dict.fromkeys(passage.voice, paragraphs[passage.id])
        elif passage.attribution == CARRIED:
            found[passage.id] = min(last.get(voice, 0) for voice in passage.voice)
    return found


def groups(notes: Iterable[Note], named: Mapping[str, int]) -> list[Group]:
    """Return the notes of a paragraph under the heads that neighbours share."""
    found: list[Group] = []
    for note in notes:
        p = note.passage
        alone = Group(p.form, PATTERNS[p.form], tuple(p.voice), Attributed(p.attribution, named.get(p.id, 0)), (note,))
        if found and _head(found[-1]) == _head(alone):
            alone = Group(*_head(alone), (*found.pop().notes, note))
        found.append(alone)
    return found


def _head(group: Group) -> tuple[str, str, tuple[str, ...], Attributed]:
    return group.form, group.pattern, group.voice, group.attributed


def pieces(paragraph: Paragraph, article: str, quoted: Mapping[str, Iterable[tuple[int, int]]]) -> Iterator[Piece]:
    """Return the passages of a paragraph; `quoted` has the places in the article that the note of a passage quotes."""
    for span in paragraph.spans:
        yield Piece(span.passage, tuple(_runs(span, article, quoted.get(span.passage.id, ()))), span.gap)


def _runs(span: Span, article: str, places: Iterable[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    at = span.start
    for start, end in sorted((max(start, span.start), min(end, span.end)) for start, end in places):
        if start < end and end > at:
            start = max(start, at)
            if start > at:
                yield article[at:start], False
            yield article[start:end], True
            at = end
    if at < span.end:
        yield article[at : span.end], False


def lines(notes: Sequence[Note], claims_of: Callable[[Passage], Sequence[Claim]], told: set[str]) -> list[Line]:
    """Return a line for each claim of a paragraph that is not told yet, in the order of its first note."""
    numbers: dict[str, list[int]] = {}
    claims: dict[str, Claim] = {}
    for note in notes:
        for claim in claims_of(note.passage):
            if claim.id not in told:
                claims[claim.id] = claim
                numbers.setdefault(claim.id, []).append(note.number)
    told.update(claims)
    return [Line(_numbers(numbers[name]), claim) for name, claim in claims.items()]


def _numbers(numbers: Sequence[int]) -> str:
    return f"{numbers[0]}–{numbers[1]}" if len(numbers) == 2 and numbers[1] == numbers[0] + 1 else runs(numbers)


def specimen(paragraphs: Sequence[tuple[Paragraph, Sequence[Group], Sequence[Line]]]) -> int:
    """Return the index of the paragraph that best shows how the notes work, or -1: few notes, several heads, short."""

    def worth(index: int) -> tuple[bool, int, int]:
        paragraph, heads, found = paragraphs[index]
        told = any(line.claim.in_short for line in found)
        return told, min(len(heads), 3), paragraph.start - paragraph.end

    fitting = [i for i, (_, heads, _) in enumerate(paragraphs) if 1 <= sum(len(h.notes) for h in heads) <= 3]
    return max(fitting, key=worth, default=-1)
