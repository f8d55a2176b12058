"""Where quoted words stand in the article, and how words that stand nowhere part from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from explainer.article.tiling import Span, Walk, in_common


@dataclass(frozen=True)
class Found:
    """Where words of the article stand: the offset, and the passages they are cut from, in order."""

    start: int
    passages: tuple[str, ...]


def places(walk: Walk, words: str, start: int = 0, end: int | None = None) -> list[Found]:
    """Return where whole words stand in the article, or between two offsets in it."""
    article, found = walk.article, list[Found]()
    at = article.find(words, start, end) if words.strip() and "\n" not in words else -1
    while at >= 0:
        after = at + len(words)
        inside_word = (at and words[0].isalnum() and article[at - 1].isalnum()) or (
            after < len(article) and words[-1].isalnum() and article[after].isalnum()
        )
        if not inside_word:
            spans = walk.paragraphs[walk.paragraph_at(at) - 1].spans
            found.append(Found(at, tuple(s.passage.id for s in spans if s.start < after and s.end > at)))
        at = article.find(words, at + 1, end)
    return found


def locate(walk: Walk, words: str, own: Iterable[Span], *, only: bool) -> list[Found]:
    """Return where the words of a quotation stand: one place, or all if that is not decided.

    The passages that the quotation is about decide, `own`; then their paragraphs. With `only`, nothing else does.
    """
    own = list(own)
    names = {span.passage.id for span in own}
    for number in dict.fromkeys(span.paragraph for span in own):
        block = walk.paragraphs[number - 1]
        near = places(walk, words, block.start, block.end)
        if best := [place for place in near if names & set(place.passages)] or ([] if only else near):
            return best[:1]
    return [] if only else places(walk, words)


def parts_at(words: str, article: str) -> int:
    """Return at which character words part from the article, near the place that has the longest run of them."""
    run = SequenceMatcher(None, words, article, autojunk=False).find_longest_match()
    starts = range(run.b - run.a - 3, run.b - run.a + 4)  # up to three characters too many or missing before the run
    return max(in_common(words, article[max(0, start) :][: len(words)]) for start in starts)
