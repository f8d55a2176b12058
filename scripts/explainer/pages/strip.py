"""The strip of voices: the words of the article in their order, a row for each voice, a block for each passage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from explainer.article.phrases import count_words
from explainer.article.tiling import Paragraph
from explainer.seeds import model

PATTERNS = {
    model.DIRECT: "full",
    model.PARTIAL: "hatched",
    model.PARAPHRASE: "dotted",
    model.OWN_VOICE: "empty",
    model.INSERTED: "lined",
    model.HEADLINE: "crossed",
    model.BYLINE: "dashed",
    model.SUBHEAD: "barred",
    model.CAPTION: "lower",
    model.QUESTION: "slanted",
}
"""How a form is drawn, wherever it is drawn."""
ROW, TOP, BLOCK = 34, 16, 14  # the height of a row, of the numbers above all rows, and of a block, in pixels
_NARROWEST = 2.4  # per cent that a digit of a paragraph's number needs, so that numbers stand apart on a phone
_JOINED = 1500  # above as many words, neighbours of one form make one block: no screen could show them apart


@dataclass(frozen=True)
class Block:
    """A run of words in one form: where it begins and how wide it is, in per cent of all words, as text."""

    x: str
    width: str
    pattern: str


@dataclass(frozen=True)
class Row:
    """The blocks of one voice, or of several who speak as one.

    `label`, `top` and `base` are heights in pixels: of its name, its blocks, its line.
    """

    voice: tuple[str, ...]
    words: int
    paragraphs: str
    blocks: tuple[Block, ...]
    label: int
    top: int
    base: float


@dataclass(frozen=True)
class Tick:
    """Where a paragraph begins, in per cent as text, and its number, empty where there is no room for it."""

    x: str
    number: str


@dataclass(frozen=True)
class Part:
    """One voice in one form: how many words, and in which paragraphs, runs of them drawn together."""

    voice: tuple[str, ...]
    form: str
    words: int
    paragraphs: str


@dataclass(frozen=True)
class Strip:
    """All that the picture and the table beside it show."""

    words: int
    height: int
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    forms: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]


def strip(paragraphs: Sequence[Paragraph], forms: Sequence[str]) -> Strip:
    """Return the strip of an article: rows in the order in which the voices begin, forms in the order given."""
    found: dict[tuple[str, ...], list[tuple[int, int, str]]] = {}
    counts: dict[tuple[tuple[str, ...], str], tuple[int, list[int]]] = {}
    at, starts = 0, list[int]()
    for paragraph in paragraphs:
        starts.append(at)
        for passage in (span.passage for span in paragraph.spans):
            voice, form = tuple(map(str, passage.voice)), str(passage.form)
            words = count_words(passage.text)
            found.setdefault(voice, []).append((at, words, form))
            total, numbers = counts.get((voice, form), (0, []))
            counts[voice, form] = total + words, [*numbers, paragraph.number]
            at += words
    total = max(at, 1)
    rows = []
    for index, (voice, blocks) in enumerate(found.items()):
        numbers = sorted(number for (own, _), (_, some) in counts.items() if own == voice for number in some)
        rows.append(_row(voice, runs(numbers), blocks if total < _JOINED else _joined(blocks), total, index))
    parts = (
        Part(voice, form, counts[voice, form][0], runs(counts[voice, form][1]))
        for voice in found
        for form in forms
        if (voice, form) in counts
    )
    drawn = tuple((form, PATTERNS[form]) for form in forms)
    return Strip(at, TOP + ROW * len(rows) + 12, tuple(rows), tuple(_ticks(starts, total)), drawn, tuple(parts))


def _row(
    voice: tuple[str, ...], paragraphs: str, blocks: Sequence[tuple[int, int, str]], total: int, index: int
) -> Row:
    top = TOP + ROW * index + 21
    drawn = (Block(_share(at, total), _share(words, total), PATTERNS[form]) for at, words, form in blocks)
    count = sum(words for _, words, _ in blocks)
    return Row(voice, count, paragraphs, tuple(drawn), top - 5, top, top + BLOCK + 0.5)


def _joined(blocks: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    joined: list[tuple[int, int, str]] = []
    for at, words, form in blocks:
        if joined and joined[-1][2] == form and joined[-1][0] + joined[-1][1] == at:
            at, words = joined[-1][0], joined.pop()[1] + words
        joined.append((at, words, form))
    return joined


def _ticks(starts: Sequence[int], total: int) -> list[Tick]:
    ticks, last = list[Tick](), -_NARROWEST
    for number, start in enumerate(starts, start=1):
        share, needed = 100 * start / total, _NARROWEST * len(str(number))
        room = share - last >= needed and share <= 100 - needed
        if room or total < _JOINED:
            ticks.append(Tick(_share(start, total), str(number) if room else ""))
        last = share if room else last
    return ticks


def _share(part: int, total: int) -> str:
    return f"{100 * part / total:.2f}%"


def runs(numbers: Sequence[int]) -> str:
    """Return numbers as readers write them, runs of three or more drawn together: `1, 2, 4–7`."""
    groups: list[list[int]] = []
    for number in dict.fromkeys(numbers):
        if groups and groups[-1][-1] + 1 == number:
            groups[-1].append(number)
        else:
            groups.append([number])
    return ", ".join(f"{g[0]}–{g[-1]}" if len(g) > 2 else ", ".join(map(str, g)) for g in groups)
