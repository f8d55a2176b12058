"""The article as a row of passages: the walk that proves the tiling, and the search for quoted words."""

from __future__ import annotations

import bisect
import hashlib
import itertools
import re
from collections import Counter
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from explainer.article.nearly import likeness
from explainer.findings import Place, Problem, short
from explainer.seeds.kinds import Seeds
from explainer.seeds.model import Passage


@dataclass(frozen=True)
class Span:
    """A passage and where it stands: offsets in characters into the article, `end` exclusive."""

    passage: Passage
    start: int
    end: int
    paragraph: int
    gap: str = ""
    """The white space after it in its paragraph."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the article (a line of it that is not empty), numbered from 1."""

    number: int
    start: int
    end: int
    spans: tuple[Span, ...]


class Walk:
    """One walk of the passages through the article. `problems` says where they part; `spans` where they stand."""

    def __init__(self, seeds: Seeds) -> None:
        self.article, self.path = seeds.article, f"{seeds.folder}/article.txt"
        self.problems: list[Problem] = []
        self.spans: list[Span] = []
        self._received = seeds.site.article.sha256
        self._changed = not self._as_received(self.article)
        lines = re.finditer(r"^.*\S.*$", self.article, re.MULTILINE)
        self._lines = [(match.start(), match.end()) for match in lines]
        self._starts = [start for start, _ in self._lines]
        if not seeds.passages:
            place = Place(f"{seeds.folder}/passages.yml", 1, 1)
            self._tell(place, "no passages", "one for every word of the article: add them")
        else:
            self._run(seeds.passages)
        if not self._changed:
            self._check_spans()
        elif not self.problems:
            self._report_digest()
        self.paragraphs = self._paragraphs()
        texts = (self.article, " ".join(passage.text for passage in seeds.passages))
        self._either = "\0".join("".join(text.split()) for text in texts) if self.problems else ""

    def _as_received(self, text: str) -> bool:
        return self._received in (None, _digest(text))  # None has a fault, which is told there

    def place(self, offset: int) -> Place:
        """Return the place in article.txt of the character at `offset`."""
        line = self.article.count("\n", 0, offset) + 1
        return Place(self.path, line, offset - self.article.rfind("\n", 0, offset))

    def paragraph_at(self, offset: int) -> int:
        """Return the number of the paragraph that holds the character at `offset`."""
        return bisect.bisect_right(self._starts, offset)

    def between(self, start: int, end: int) -> list[Span]:
        """Return the passages of a paragraph that have words between two offsets in it."""
        spans = self.paragraphs[self.paragraph_at(start) - 1].spans
        return [span for span in spans if span.start < end and span.end > start]

    def disputed(self, words: str) -> bool:
        """Return whether words stand in the article or in a passage while the two part, which is told once."""
        return bool(self.problems) and "".join(words.split()) in self._either

    def _run(self, passages: list[Passage]) -> None:
        """Place the passages and report the rest.

        First from both ends inwards. Where that stops, those that stand there once hold the others in place: as many of
        them as are in the article's order stay, the rest is reported and put where it stands. Between each two, again
        from both ends inwards; what is left then is what parts the passages from the article.
        """
        rest, start, end = self._fit(passages, 0, len(self.article))
        texts = [passage.text.strip() for passage in rest]
        found, same = [self.article.find(text, start, end) for text in texts], Counter(texts)
        last = [self.article.rfind(text, start, end) for text in texts]
        once = [k for k, text in enumerate(texts) if found[k] == last[k] >= 0 and same[text] == 1]
        moved = {*once} - {once[k] for k in in_order([found[k] for k in once])}
        for k in sorted(moved):
            self._report(rest[k], 0, found[k], f"{rest[k].id} out of order", "the article's order: move it")
        keys = list(itertools.accumulate(range(len(rest)), lambda at, k: found[k] if k in once else at, initial=start))
        disputes, loose, at = list[tuple[list[Passage], int, int]](), list[Passage](), start
        for k in sorted(range(len(rest)), key=keys[1:].__getitem__):
            if k in once and found[k] >= at:
                disputes.append(self._fit(loose, at, found[k]))
                loose, at = [], self._add(rest[k], found[k])
            else:
                loose.append(rest[k])
        disputes.append(self._fit(loose, at, end))
        self.spans.sort(key=lambda span: span.start)
        for left, begin, stop in disputes:
            if left or begin < stop:
                self._explain(left, begin, stop)

    def _fit(self, passages: list[Passage], start: int, end: int) -> tuple[list[Passage], int, int]:
        """Place passages between two offsets, from both ends inwards; return those left, and the stretch left."""
        article, texts = self.article, [passage.text.strip() for passage in passages]
        first, last = 0, len(passages)
        start, end = self._trim(start, end)
        while first < last and start < end and article.startswith(texts[first], start):
            start, end = self._trim(self._add(passages[first], start), end)
            first += 1
        while first < last and article.endswith(texts[last - 1], start, end):
            last -= 1
            end -= len(texts[last])
            self._add(passages[last], end)
            start, end = self._trim(start, end)
        return passages[first:last], start, end

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        while start < end and self.article[start].isspace():
            start += 1
        while start < end and self.article[end - 1].isspace():
            end -= 1
        return start, end

    def _add(self, passage: Passage, start: int) -> int:
        end = start + len(passage.text.strip())
        self.spans.append(Span(passage, start, end, self.paragraph_at(start)))
        return end

    def _check_spans(self) -> None:
        clean = not self.problems
        for span in self.spans:
            own, text, number = span.passage.id, span.passage.text, span.paragraph
            match = re.fullmatch(r"p([1-9]\d*)[a-z]{1,2}", own)
            if clean and text != text.strip():
                place = text.at(0 if text[0].isspace() else len(text.rstrip()))
                self._tell(place, f"white space around {own}", "words only: delete it")
            elif span.end > (end := self._lines[number - 1][1]):
                expected = "one paragraph: begin another passage"
                self._tell(text.at(end - span.start + 1), f"words of two paragraphs in {own}", expected)
            elif not match or int(match[1]) != number:
                expected = f'"p{number}a" or another letter: correct it'
                self._tell(own.place, f'the id "{own}" in paragraph {number}', expected)
        for before, span in itertools.pairwise(self.spans) if not self.problems else ():
            one, own = before.passage.id, span.passage.id
            if before.paragraph == span.paragraph and (len(own), own) < (len(one), one):
                self._tell(own.place, f'the id "{own}" after "{one}"', "letters in the article's order: rename them")

    def _tell(self, place: Place, found: str, expected: str) -> None:
        self.problems.append(Problem(place, found, expected))

    def _report(self, passage: Passage, seed_offset: int, offset: int, found: str, expected: str) -> None:
        """Report at the passage; or, where the article is not as received, in the article. Name the other place."""
        here, there = passage.text.at(seed_offset), self.place(offset)
        if self._changed:
            here, there = there, here
        self._tell(here, found, f"{expected} ({there.path}:{there.line}:{there.column})")

    def _explain(self, loose: list[Passage], at: int, end: int) -> None:
        """Report what parts a row of passages from the stretch of the article that is left for it."""
        if not loose:
            self._report_gap(at, end)
        placed = {span.passage.id for span in self.spans}
        for passage, following in itertools.zip_longest(loose, loose[1:]):
            text = passage.text.strip()
            overlap = self.article.find(text, max(0, at - len(text)), at + len(text) - 1)
            if passage.id in placed:
                continue  # the same id twice, which is told elsewhere
            if overlap >= 0 or (at >= end and text in self.article):
                expected = "each word in one passage: delete them in one"
                found = f"words in {passage.id} that another passage has too"
                self._report(passage, 0, overlap if overlap >= 0 else self.article.find(text), found, expected)
                at = max(at, overlap + len(text))
                continue
            self._report_difference(passage, at)
            head = self.article.find(following.text[:8], at, end) if following else -1
            tail = self.article.find(text[-8:], at, end)
            if max(head, tail) < 0:
                break
            at = self._trim(head if head >= 0 else tail + len(text[-8:]), end)[0]

    def _report_gap(self, start: int, end: int) -> None:
        index = bisect.bisect_left(self.spans, start, key=lambda span: span.start)
        before, after = self.spans[max(0, index - 1) : index], self.spans[index : index + 1]
        ids = " or ".join(span.passage.id for span in (*before, *after))
        mend = f"each word in one passage: add them to {ids}, or add a passage"
        if self._changed:
            mend = f"the article as received: take them out, or add them to {ids}"
        found = f"the words “{short(self.article[start:end])}” in no passage"
        if before and not (after and after[0].start == end and before[0].end < start):
            self._report(before[0].passage, len(before[0].passage.text.rstrip()), start, found, mend)
        else:
            self._report(after[0].passage, 0, start, found, mend)

    def _report_difference(self, passage: Passage, at: int) -> None:
        if self._changed and self._as_received(f"{self.article[: at - 1]}{passage.text[0]}{self.article[at:]}"):
            at -= 1  # white space in place of the first character
        text, words = passage.text.strip(), self.article[at : at + len(passage.text)]
        same = in_common(text, words)
        if self._changed:
            parting = _parting(words, text, same, "", f"as in {passage.id}: restore the article as received")
        else:
            parting = _parting(text, words, same, f" in {passage.id}", "as in the article: copy the words again")
        self._report(passage, same, at + same, *parting)

    def _report_digest(self) -> None:
        """Report an article that has the words but not the digest: look for the white space that differs."""
        article, at = self.article, 0
        expected = f"{self._received[:12]}… as in site.yml: restore the article, or, if it is a new one, set sha256"
        told = f"the SHA-256 {_digest(article)}", f"{expected} to the one found"
        edges = [0, *(edge for span in self.spans for edge in (span.start, span.end)), len(article)]
        gaps = list(zip(edges[::2], edges[1::2], strict=True))
        for start, end in sorted(gaps, key=lambda gap: article[slice(*gap)] in (" ", "\n")):
            for gap in ("", " ", "\n", "\n\n"):
                if self._as_received(received := article[:start] + gap + article[end:]):
                    at = start + in_common(article[start:], received[start:])
                    told = _parting(article, received, at, "", "as received: restore the article")
                    if at == len(received) == len(article) - 1:
                        told = "a line end after the last word", "none: delete it; an editor may add it"
        self._tell(self.place(at), *told)

    def _paragraphs(self) -> list[Paragraph]:
        """Return the paragraphs, each with its passages, and those with the white space after them."""
        spans: dict[int, list[Span]] = {}
        for span in self.spans:
            spans.setdefault(span.paragraph, []).append(span)
        paragraphs = []
        for number, (start, end) in enumerate(self._lines, start=1):
            own = spans.get(number, [])
            ends = [*(span.start for span in own[1:]), end]
            own = [replace(span, gap=self.article[span.end : at]) for span, at in zip(own, ends, strict=False)]
            paragraphs.append(Paragraph(number, start, end, tuple(own)))
        return paragraphs


def in_order(keys: list[int]) -> list[int]:
    """Return the indexes of a long row of keys that do not fall; what is left out stands out of order."""
    order = sorted(range(len(keys)), key=keys.__getitem__)
    blocks = SequenceMatcher(None, range(len(keys)), order, autojunk=False).get_matching_blocks()
    return [block.a + k for block in blocks for k in range(block.size)]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def in_common(one: str, other: str) -> int:
    """Return how many characters two texts have in common from their start."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))


def _parting(mine: str, theirs: str, same: int, where: str, mend: str) -> tuple[str, str]:
    """Return what one text has at the first character in which it differs from another, and what that has."""
    known = f"after “{short(mine[max(0, same - 24) : same])}”" if mine[:same].strip() else "at the start"
    one, other = mine[same : same + 1], theirs[same : same + 1]
    return f"{shown(one)} {known}{where}", f"{shown(other)} {mend}{likeness(one, other)}"


def shown(char: str) -> str:
    """Return a character as findings show it, with its number; or what stands for the end of a text."""
    if not char:
        return "the end"
    name = f"U+{ord(char):04X}"
    return f"“{char}” ({name})" if char.isprintable() else name
