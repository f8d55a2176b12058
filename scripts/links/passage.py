"""Whether a page's text has a passage, by its first words, its last words and how many stand between."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.article.fragments import passage_digest
from explainer.article.spelling import fold
from links.model import Answer, Page, Reading, Verdict

_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


def judge(reading: Reading, page: Page) -> Answer:
    """Return what a page says of a reading."""
    verdict, why = (page.verdict, page.why) if page.why else _compared(reading, page.text)
    return Answer(reading.id, reading.source, reading.address, verdict, why)


def _compared(reading: Reading, text: str) -> tuple[Verdict, str]:
    raw = text.split()
    words = _compare(raw)
    first, last = _compare(reading.from_.split()), _compare((reading.to or reading.from_).split())
    starts = [start for start, _ in _places(words, first)]
    ends = [end for _, end in _places(words, last)]
    counts = {end - start: (start, end) for start in starts for end in ends if end > start}
    if reading.words in counts:
        start, end = counts[reading.words]
        same = passage_digest(" ".join(raw[start:end])) == reading.sha256
        return Verdict.STANDS, "" if same else "the digest differs, which is only a hint"
    if starts and ends:
        nearest = min(counts, key=lambda count: abs(count - reading.words), default=0)
        found = f"{nearest} words from the first to the last" if nearest else "the last words before the first"
        return Verdict.CHANGED, f"found {found}, expected {reading.words}"
    if starts or ends:
        return Verdict.CHANGED, "the last words are missing" if starts else "the first words are missing"
    return Verdict.GONE, "neither the first nor the last words are there"


def _compare(words: list[str]) -> list[tuple[str, int]]:
    """Return words as they are compared, folded and without the punctuation at their ends, each with its number."""
    folded = ((_EDGES.sub("", fold(word).text), number) for number, word in enumerate(words))
    return [(word, number) for word, number in folded if word]


def _places(words: list[tuple[str, int]], part: list[tuple[str, int]]) -> Iterator[tuple[int, int]]:
    """Return where a row of words stands in another: the number of its first word, and the one after its last."""
    row = [word for word, _ in part]
    for at, (word, number) in enumerate(words):
        if row and word == row[0] and [word for word, _ in words[at : at + len(row)]] == row:
            yield number, words[at + len(row) - 1][1] + 1
