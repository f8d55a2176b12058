"""Who is named where in the article, and whom it lets speak in a passage.

A quotation belongs to whoever is named in its sentence, in the words outside its marks; all that stands between the
same pair of marks belongs to it. Where nobody is named there, it belongs to somebody who is named before: earlier in
the paragraph, or in the nearest paragraph before that names anybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from explainer.article.edges import whole_hits
from explainer.article.marks import Run, goes_on, is_title, quoted_runs
from explainer.article.sentences import around
from explainer.article.tiling import Paragraph, Span, Walk


class Mention(NamedTuple):
    """A name in the article: where it begins and ends, and whose it is."""

    start: int
    end: int
    person: str


def mentions(article: str, names: Iterable[tuple[str, str]]) -> list[Mention]:
    """Return where names stand in the article, in its order; each comes with whose it is.

    Where one name lies inside another, the longer one is meant: `Holm` is not named in `Holm Foundation`. Of two whose
    name it is, the first is meant.
    """
    hits = [Mention(*hit, person) for name, person in names for hit in whole_hits(article, name)]
    found: list[Mention] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not found or hit.start >= found[-1].end:
            found.append(hit)
    return found


class Speakers:
    """Whom the article lets speak in its passages."""

    def __init__(self, walk: Walk, language: str, named: list[Mention], titles: Iterable[str]) -> None:
        self._walk, self._language = walk, language
        self._titles = tuple(titles)
        self._runs: dict[int, list[Run]] = {}
        self._outside: dict[int, list[Mention]] = {}
        for mention in named:
            block = walk.paragraphs[walk.paragraph_at(mention.start) - 1]
            if not any(run.first <= mention.start - block.start < run.last for run in self.runs(block)):
                self._outside.setdefault(block.number, []).append(mention)

    def runs(self, block: Paragraph) -> list[Run]:
        """Return the quotations of a paragraph, titles in marks apart; offsets count from the paragraph's start."""
        if block.number not in self._runs:
            text = self._walk.article[block.start : block.end]
            found = quoted_runs(text)
            self._runs[block.number] = [run for run in found if not self._is_title(text[run.first : run.last])]
        return self._runs[block.number]

    def _is_title(self, words: str) -> bool:
        return is_title(words, self._titles)

    def run_of(self, span: Span) -> Run | None:
        """Return the quotation in which a passage stands, if it stands in one."""
        block = self._walk.paragraphs[span.paragraph - 1]
        start, end = span.start - block.start, span.end - block.start
        return next((run for run in self.runs(block) if run.start < end and start < run.end), None)

    def goes_on(self, number: int) -> bool:
        """Return whether a quotation that a paragraph leaves open goes on in the next."""
        own, following = (self._walk.paragraphs[n] for n in (number - 1, number))
        article = self._walk.article
        return goes_on(article[own.start : own.end], article[following.start : following.end])

    def in_sentence(self, span: Span) -> dict[str, Mention]:
        """Return who is named in the sentence of a passage, outside quotation marks, each with the first place."""
        block = self._walk.paragraphs[span.paragraph - 1]
        run = self.run_of(span)
        start = min(span.start - block.start, run.start if run else len(self._walk.article))
        end = max(span.end - block.start, run.end if run else 0)
        text = self._walk.article[block.start : block.end]
        start, stop = around(text, self._language, start, end)
        if run and text[run.first : run.last].rstrip("\"'“”‘’ ").endswith(("!", "?")):
            stop = around(text, self._language, start, min(end + 2, len(text)))[1]  # as in “Why?” Holm asked.
        return _each(m for m in self._outside.get(block.number, ()) if start <= m.start - block.start < stop)

    def before(self, span: Span) -> Mapping[str, Mention]:
        """Return who is named earlier in the paragraph, and in the nearest paragraph before that names anybody."""
        own = [mention for mention in self._outside.get(span.paragraph, ()) if mention.start < span.start]
        near = next((self._outside[n] for n in range(span.paragraph - 1, 0, -1) if n in self._outside), [])
        return _each([*near, *own])


def _each(found: Iterable[Mention]) -> dict[str, Mention]:
    first: dict[str, Mention] = {}
    for mention in found:
        first.setdefault(mention.person, mention)
    return first
