"""The article as a row of passages: the walk that proves the tiling, and the search for quoted words."""

from __future__ import annotations

import bisect
import hashlib
import re
from dataclasses import dataclass

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
        kept = seeds.site.article.sha256
        digest = hashlib.sha256(self.article.encode()).hexdigest()
        self._changed = digest != kept
        lines = re.finditer(r"^.*\S.*$", self.article, re.MULTILINE)
        self._lines = [(match.start(), match.end()) for match in lines]
        self._starts = [start for start, _ in self._lines]
        self._run(seeds.passages)
        if self._changed and not self.findings:
            self._report_digest(digest, kept)
        self.paragraphs = self._paragraphs()

    def place(self, offset: int) -> Place:
        """Return the place in article.txt of the character at `offset`."""
        line = self.article.count("\n", 0, offset) + 1
        return Place(self.path, line, offset - self.article.rfind("\n", 0, offset))

    def paragraph_at(self, offset: int) -> int:
        """Return the number of the paragraph that holds the character at `offset`."""
        return bisect.bisect_right(self._starts, offset)

    def _run(self, passages: list[Passage]) -> None:
        at, moved = 0, list[Passage]()
        for index, passage in enumerate(passages):
            at = self._past_moved(at, moved)
            if self.article.startswith(passage.text, at):
                at = self._add(passage, at)
                continue
            following = passages[index + 1] if index + 1 < len(passages) else None
            later = self.article.find(passage.text, at)
            follower = self.article.find(following.text, at) if following else -1
            if later >= 0 and not at <= follower < later:
                self._report_gap(passage, 0, at, later, "before")
                at = self._add(passage, later)
            elif later >= 0 or passage.text in self.article[:at]:
                here = (
                    f'the article has "{short(self.article[at:], 40)}"'
                    if at < len(self.article)
                    else "the article ends"
                )
                mend = "expected the article's order, each word in one passage only: move, shorten or delete it"
                self._report(passage, 0, at, f'found "{short(passage.text, 40)}" where {here}, {mend}')
                moved.append(passage)
            else:
                self._report_difference(passage, at)
                at = follower if follower >= 0 else self._guess(passage, following, at)
        at = self._past_moved(at, moved)
        if at < len(self.article) and passages:
            self._report_gap(passages[-1], len(passages[-1].text) - 1, at, len(self.article), "after")

    def _past_moved(self, at: int, moved: list[Passage]) -> int:
        at = self._skip(at)
        while passage := next((p for p in moved if self.article.startswith(p.text, at)), None):
            moved.remove(passage)
            at = self._skip(at + len(passage.text))
        return at

    def _skip(self, at: int) -> int:
        while at < len(self.article) and self.article[at].isspace():
            at += 1
        return at

    def _guess(self, passage: Passage, following: Passage | None, at: int) -> int:
        """Return where the walk goes on when neither a passage nor the one after it fits."""
        if following is None:
            return len(self.article)
        end = self.article.find(passage.text[-8:], at)
        return end + len(passage.text[-8:]) if end >= 0 else min(at + len(passage.text), len(self.article))

    def _add(self, passage: Passage, start: int) -> int:
        number = self.paragraph_at(start)
        end = start + len(passage.text)
        self.spans.append(Span(passage, start, end, number))
        match = re.fullmatch(r"p(\d+)[a-z]{1,2}", passage.id)
        if not match or int(match[1]) != number or end > self._lines[number - 1][1]:
            expected = f'"p{number}" and a letter, and words of that one paragraph'
            message = f'found the id "{passage.id}" for words of paragraph {number}, expected {expected}: correct it'
            self._found(Finding(passage.id.place, message), start, message)
        return end

    def _found(self, finding: Finding, offset: int, message: str) -> None:
        """Keep the finding at its seed; or, where the article was changed, in the article."""
        self.findings.append(Finding(self.place(offset), message) if self._changed else finding)

    def _report(self, passage: Passage, seed_offset: int, offset: int, message: str) -> None:
        here, there = passage.text.at(seed_offset), self.place(offset)
        if self._changed:
            here, there = there, here
        line = f"{message} ({there.path}:{there.line}:{there.column})"
        self.findings.append(Finding(here, line))

    def _report_gap(self, passage: Passage, seed_offset: int, start: int, end: int, side: str) -> None:
        words = short(self.article[start:end])
        mend = f"expected a passage for every word: add one {side} {passage.id}"
        if self._changed:
            mend = "expected the article as received: take the words out, or add a passage and the new SHA-256"
        self._report(passage, seed_offset, start, f'found the words "{words}" in no passage, {mend}')

    def _report_difference(self, passage: Passage, at: int) -> None:
        text = passage.text
        same = next((k for k, (a, b) in enumerate(zip(text, self.article[at:], strict=False)) if a != b), None)
        if same is None:
            same = min(len(text), len(self.article) - at)
        mine, theirs = _shown(text[same : same + 1]), _shown(self.article[at + same : at + same + 1])
        before = short(text[max(0, same - 24) : same], 24)
        if self._changed:
            found, expected, mend = theirs, mine, "restore the article as received"
        else:
            found, expected, mend = mine, theirs, "copy the words again"
        seed_offset = min(same, len(text) - 1)
        message = f'found {found} after "{before}" in {passage.id}, expected {expected} as in the other file: {mend}'
        self._report(passage, seed_offset, min(at + same, len(self.article)), message)

    def _report_digest(self, digest: str, kept: str) -> None:
        offset = next(
            (match.start() for match in re.finditer(r"^\s|[^\S\n]{2,}|[^\S\n ]|\s\Z|[^\S\n]\n", self.article)), 0
        )
        found = f"white space that is not as received (SHA-256 {digest[:12]}…)"
        if self.article.endswith("\n") and hashlib.sha256(self.article[:-1].encode()).hexdigest() == kept:
            offset, found = (len(self.article) - 1, "a newline at the end that the article as received does not have")
        mend = "restore the file, or correct sha256 in site.yml if the article itself is a new one"
        self.findings.append(Finding(self.place(offset), f"found {found}, expected SHA-256 {kept[:12]}…: {mend}"))

    def _paragraphs(self) -> list[Paragraph]:
        spans: dict[int, list[Span]] = {number: [] for number in range(1, len(self._lines) + 1)}
        for span in self.spans:
            spans[span.paragraph].append(span)
        return [
            Paragraph(number, start, end, tuple(spans[number]))
            for number, (start, end) in enumerate(self._lines, start=1)
        ]


def _shown(char: str) -> str:
    if not char:
        return "the end"
    name = f"U+{ord(char):04X}"
    return f'"{char}" ({name})' if char.isprintable() else name
