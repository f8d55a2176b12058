"""The article as a row of passages: the walk that proves the tiling, and the search for quoted words."""

from __future__ import annotations

import bisect
import hashlib
import itertools
import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

from explainer.findings import Finding, Place, short
from explainer.load import Seeds
from explainer.model import Passage


@dataclass(frozen=True)
class Span:
    """A passage and where it stands: offsets in characters into the article, `end` exclusive."""

    passage: Passage
    start: int
    end: int
    paragraph: int


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the article (a line of it that is not empty), numbered from 1."""

    number: int
    start: int
    end: int
    spans: tuple[Span, ...]


class Walk:
    """One walk of the passages through the article. `findings` says where they part; `spans` where they stand."""

    def __init__(self, seeds: Seeds) -> None:
        self.article, self.path = seeds.article, seeds.path("article.txt")
        self.findings: list[Finding] = []
        self.spans: list[Span] = []
        self._received = seeds.site.article.sha256
        self._changed = not self._as_received(self.article)
        lines = re.finditer(r"^.*\S.*$", self.article, re.MULTILINE)
        self._lines = [(match.start(), match.end()) for match in lines]
        self._starts = [start for start, _ in self._lines]
        if not seeds.passages:
            message = "found no passages, expected one for every word of the article: add them"
            self.findings.append(Finding(Place(seeds.path("passages.yml"), 1, 1), message))
        else:
            self._run(seeds.passages)
        if not self._changed:
            self._check_spans()
        elif not self.findings:
            self._report_digest()
        self.paragraphs = self._paragraphs()
        texts = (self.article, " ".join(passage.text for passage in seeds.passages))
        self._either = "\0".join("".join(text.split()) for text in texts) if self.findings else ""

    def _as_received(self, text: str) -> bool:
        return _digest(text) == self._received

    def place(self, offset: int) -> Place:
        """Return the place in article.txt of the character at `offset`."""
        line = self.article.count("\n", 0, offset) + 1
        return Place(self.path, line, offset - self.article.rfind("\n", 0, offset))

    def paragraph_at(self, offset: int) -> int:
        """Return the number of the paragraph that holds the character at `offset`."""
        return bisect.bisect_right(self._starts, offset)

    def disputed(self, words: str) -> bool:
        """Return whether words stand in the article or in a passage while the two part, which is told once."""
        return bool(self.findings) and "".join(words.split()) in self._either

    def _run(self, passages: list[Passage]) -> None:
        """Place the passages, put those that stand elsewhere in their order, place all again, and report the rest."""
        disputes = self._align(passages, 0, len(self.article))
        if not disputes:
            self.spans.sort(key=lambda span: span.start)
            return
        places = {span.passage.id.place: span.start for span in self.spans}
        moved = dict[Place, int]()
        for passage in (passage for loose, _, _ in disputes for passage in loose):
            at = max(self.article.find(passage.text.strip(), start, end) for _, start, end in disputes)
            if at >= 0:
                moved[passage.id.place] = at
                self._report(passage, 0, at, f"found {passage.id} out of order, expected the article's order: move it")
        if moved:
            at, keys = 0, list[int]()
            for passage in passages:
                at = (places | moved).get(passage.id.place, at)
                keys.append(at)
            self.spans.clear()
            order = sorted(range(len(passages)), key=keys.__getitem__)
            disputes = self._align([passages[index] for index in order], 0, len(self.article))
        self.spans.sort(key=lambda span: span.start)
        for loose, start, end in disputes:
            self._explain(loose, start, end)

    def _align(self, passages: list[Passage], start: int, end: int) -> list[tuple[list[Passage], int, int]]:
        """Place passages between two offsets; return each row of them that is left, with the stretch left for it.

        First from both ends inwards, then around those that stand there once, as far as their order is the article's.
        """
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
        if first == last and start == end:
            return []
        found = {index: article.find(texts[index], start, end) for index in range(first, last)}
        same = Counter(texts[first:last])
        once = [index for index, at in found.items() if at >= 0 == article.rfind(texts[index], start, end) - at]
        once = [index for index in once if same[texts[index]] == 1]
        disputes = []
        for index in (once[k] for k in in_order([found[index] for index in once])):
            if found[index] >= start:
                disputes += self._align(passages[first:index], start, found[index])
                first, start = index + 1, self._add(passages[index], found[index])
        rest = passages[first:last]
        return disputes + (self._align(rest, start, end) if once else [(rest, start, end)])

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
        clean = not self.findings
        for span in self.spans:
            own, text, number = span.passage.id, span.passage.text, span.paragraph
            match = re.fullmatch(r"p(\d+)[a-z]{1,2}", own)
            if clean and text != text.strip():
                place = text.at(0 if text[0].isspace() else len(text.rstrip()))
                self.findings.append(Finding(place, f"found white space around {own}, expected words only: delete it"))
            elif span.end > (end := self._lines[number - 1][1]):
                message = f"found words of two paragraphs in {own}, expected one paragraph: begin another passage"
                self.findings.append(Finding(text.at(end - span.start + 1), message))
            elif not match or int(match[1]) != number:
                message = (
                    f'found the id "{own}" in paragraph {number}, expected "p{number}a" or another letter: correct it'
                )
                self.findings.append(Finding(own.place, message))

    def _report(self, passage: Passage, seed_offset: int, offset: int, message: str) -> None:
        """Report at the passage; or, where the article is not as received, in the article. Name the other place."""
        here, there = passage.text.at(seed_offset), self.place(offset)
        if self._changed:
            here, there = there, here
        self.findings.append(Finding(here, f"{message} ({there.path}:{there.line}:{there.column})"))

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
                expected = "expected each word in one passage: delete them in one"
                message = f"found words in {passage.id} that another passage has too, {expected}"
                self._report(passage, 0, overlap if overlap >= 0 else self.article.find(text), message)
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
        message = f"found the words “{short(self.article[start:end])}” in no passage, expected {mend}"
        if before and not (after and after[0].start == end and before[0].end < start):
            self._report(before[0].passage, len(before[0].passage.text.rstrip()), start, message)
        else:
            self._report(after[0].passage, 0, start, message)

    def _report_difference(self, passage: Passage, at: int) -> None:
        if self._changed and self._as_received(f"{self.article[: at - 1]}{passage.text[0]}{self.article[at:]}"):
            at -= 1  # white space in place of the first character
        text, words = passage.text.strip(), self.article[at : at + len(passage.text)]
        same = in_common(text, words)
        if self._changed:
            message = _parting(words, text, same, "", f"as in {passage.id}: restore the article as received")
        else:
            message = _parting(text, words, same, f" in {passage.id}", "as in the article: copy the words again")
        self._report(passage, same, at + same, message)

    def _report_digest(self) -> None:
        """Report an article that has the words but not the digest: look for the white space that differs."""
        article, at = self.article, 0
        message = f"found the SHA-256 {_digest(article)}, expected {self._received[:12]}… as in site.yml"
        message += ": restore the article, or, if it is a new one, set sha256 to the one found"
        edges = [0, *(edge for span in self.spans for edge in (span.start, span.end)), len(article)]
        gaps = list(zip(edges[::2], edges[1::2], strict=True))
        for start, end in sorted(gaps, key=lambda gap: article[slice(*gap)] in (" ", "\n")):
            for gap in ("", " ", "\n", "\n\n"):
                if self._as_received(received := article[:start] + gap + article[end:]):
                    at = start + in_common(article[start:], received[start:])
                    message = _parting(article, received, at, "", "as received: restore the article")
                    if at == len(received) == len(article) - 1:
                        message = "found a line end after the last word, expected none: delete it; an editor may add it"
        self.findings.append(Finding(self.place(at), message))

    def _paragraphs(self) -> list[Paragraph]:
        spans: dict[int, list[Span]] = {number: [] for number in range(1, len(self._lines) + 1)}
        for span in self.spans:
            spans[span.paragraph].append(span)
        return [
            Paragraph(number, start, end, tuple(spans[number]))
            for number, (start, end) in enumerate(self._lines, start=1)
        ]


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


def _parting(mine: str, theirs: str, same: int, where: str, mend: str) -> str:
    """Return what two texts have at the first character in which they differ."""
    known = f"after “{short(mine[max(0, same - 24) : same])}”" if mine[:same].strip() else "at the start"
    return f"found {shown(mine[same : same + 1])} {known}{where}, expected {shown(theirs[same : same + 1])} {mend}"


def shown(char: str) -> str:
    """Return a character as findings show it, with its number; or what stands for the end of a text."""
    if not char:
        return "the end"
    name = f"U+{ord(char):04X}"
    return f"“{char}” ({name})" if char.isprintable() else name
