"""Where quoted words stand, whole, and how words that stand nowhere part from the text that should have them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from explainer.article.edges import whole_hits
from explainer.article.spelling import fold
from explainer.article.tiling import Paragraph, Span, Walk, in_common


@dataclass(frozen=True)
class Found:
    """Where words of the article stand: offsets in characters, `end` exclusive, and the passages they are cut from."""

    start: int
    end: int
    passages: tuple[str, ...]


def places(walk: Walk, words: str, block: Paragraph | None = None) -> list[Found]:
    """Return where whole words stand in a paragraph of the article, or in any one of them."""
    base, end = (block.start, block.end) if block else (0, len(walk.article))
    found = []
    for hit in whole_hits(walk.article[base:end], words):
        start, stop = base + hit[0], base + hit[1]
        if "\n" not in walk.article[start:stop]:
            found.append(Found(start, stop, tuple(span.passage.id for span in walk.between(start, stop))))
    return found


def locate(walk: Walk, words: str, own: Iterable[Span], *, only: bool) -> list[Found]:
    """Return where the words of a quotation stand: one place, or all between which nothing decides.

    The passages that the quotation is about decide, `own`; then their paragraphs. With `only`, nothing else does.
    """
    own = list(own)
    names = {span.passage.id for span in own}
    for number in dict.fromkeys(span.paragraph for span in own):
        near = places(walk, words, walk.paragraphs[number - 1])
        if best := [place for place in near if names & set(place.passages)] or ([] if only else near):
            return best[:1] if len({place.passages for place in best}) == 1 else best
    return [] if only else places(walk, words)


def parts_at(words: str, text: str) -> int:
    """Return at which character words part from a text, near the place that has the longest run of them."""
    typed, folded = fold(words), fold(text).text
    run = SequenceMatcher(None, typed.text, folded, autojunk=False).find_longest_match()
    starts = range(run.b - run.a - 3, run.b - run.a + 4)  # up to three characters too many or missing before the run
    kept = max(in_common(typed.text, folded[max(0, start) :][: len(typed.text)]) for start in starts)
    return typed.starts[kept] if kept < len(typed.text) else len(words)
