"""Whole words: whether a stretch of text begins and ends where words do.

The rule is Unicode's, UAX #29: an edge parts no grapheme cluster (a letter with its marks, an emoji of several
signs) and no word (so no contraction, no `1,200`, no `3.5`). What it lacks is added here:

- a number takes its signs, currency, percentage, degree, fraction, the groups of `1 200`, and the words of scale
  (`3.5 million`, `5 per cent`); joined by a hyphen, dash, colon or slash, numbers are one: a range, a time, a date;
- words joined by a hyphen are one, as is a word with a hyphen left hanging (`pre- and post-war`);
- letters with points keep their last point (`U.S.`, `p.m.`);
- `&` between letters, low figures (`CO₂`) and hidden signs part nothing.

A possessive 's may be left off, which 's after `he`, `it`, `that` and their like is not; an elision is one word
(`l'État`). Not known: number words (`two hundred`), units (`5 km`), abbreviations of one point (`Sen.`), addresses,
and words of scripts that set no spaces.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import regex

from explainer.article.spelling import fold, visible

_FLAGS = regex.VERSION1 | regex.WORD
_UNSPACED = r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
_SCALE = (
    r"hundred|thousand|millions?|mn|billions?|bn|trillions?|per\scent|percent|percentage\spoints?"
    r"|tausend|Millionen|Million|Mio\.|Milliarden?|Mrd\.|Prozent|tusen|miljon(?:er)?|miljard(?:er)?|procent"
    r"|mille|milliards?|pour\scent|mil|mill(?:ón|ones)|por\sciento"
)
_POINT = r"(?:(?<![\p{L}\p{N}.])\.)?"
_DIGITS = r"(?:\d{1,3}(?:[ \u00A0\u2009\u202F]\d{3})+(?!\d)|[\d\p{No}])(?:[\d\p{No}.,'’٫٬]*[\d\p{No}])?"
_BEFORE = r"(?:(?<![\p{L}\p{N}])[-+−±~≈<>≤≥])?(?:\p{Lu}{0,3}\p{Sc}\s?)?[-+−]?"
_AFTER = rf"(?:\s?(?:[%‰‱]|°[CF]?\b|\p{{Sc}}(?!\d)|(?i:{_SCALE})(?![\p{{L}}\p{{N}}])))*"
_NUMBER = rf"{_BEFORE}{_POINT}{_DIGITS}{_AFTER}"
# What no edge may part, and how a message calls it. Where several lie one over another, the first gives the name.
_KINDS = {
    "the hyphenated word": r"[\p{L}\p{M}][-‐‑](?:[\p{L}\p{N}]|(?=[\s,]|$))"
    r"|\p{N}[-‐‑]\p{L}|(?<=\p{L}\.\p{L})\.[-‐‑]\p{L}",
    "the number": rf"{_NUMBER}(?:[-‐‑‒–−:/⁄]{_NUMBER})*",
    "the abbreviation": r"(?<![\p{L}\p{N}])(?:\p{L}{1,2}\.){2,}",
    "the word": r"\b[\p{L}\p{N}_].*?\b",
    "the word in parts": rf"[\p{{L}}\p{{N}}\p{{M}}]\p{{Cf}}+(?!{_UNSPACED})[\p{{L}}\p{{N}}]"
    r"|\p{L}&\p{L}|\p{L}[₀-₉]+\p{L}?",
    "the sign": r"(?=[^\x00-\x7F]|.[^\x00-\x7F])\X",
}
_PATTERNS = {kind: regex.compile(pattern, _FLAGS) for kind, pattern in _KINDS.items()}
_POSSESSIVE = regex.compile(r"['’][sS]")
_NO_OWNER = regex.compile(
    r"(?:^|[^\p{L}\p{N}])(?:he|she|it|that|this|there|here|what|who|where|when|why|how|let)$", regex.IGNORECASE
)


class Cut(NamedTuple):
    """What an edge cuts: where it begins and ends in the text, and its kind, as in `the number`."""

    start: int
    end: int
    kind: str

    def told(self, text: str) -> str:
        """Return what is cut as a message says it, from the text that was asked about."""
        return f"{self.kind} “{visible(text[self.start : self.end])}”"


def cut(text: str, start: int, end: int) -> Cut | None:
    """Return nothing where text[start:end] is whole, else what its first edge that is not at a word's end cuts."""
    return _cut(text, start, own_end=False) or _cut(text, end, own_end=True)


def whole_hits(text: str, words: str) -> list[tuple[int, int]]:
    """Return where words stand whole in a text, compared as spelling.fold does: (start, end) in the text itself."""
    return [hit for hit in fold(text).find(fold(words)) if not cut(text, *hit)]


def cut_hits(text: str, words: str) -> Iterator[tuple[bool, Cut]]:
    """Return what words cut where they stand in a text, and whether at their start: why there is no whole hit."""
    folded, wanted = fold(text), fold(words)
    for start, end in folded.find(wanted):
        if found := cut(text, start, end):
            yield found.start < start, found
    for start, end, begins in folded.parted(wanted):
        yield begins, Cut(start, end, "the sign")


def _cut(text: str, edge: int, own_end: bool) -> Cut | None:
    first = text.rfind("\n", 0, edge) + 1
    last = text.find("\n", edge)
    line, at = text[first : last if last >= 0 else len(text)], edge - first
    units = _units(line)
    index = bisect_right(units, at, key=lambda unit: unit.start) - 1
    unit = units[index] if index >= 0 else None
    if not unit or not unit.start < at < unit.end:
        return None
    possessive = _POSSESSIVE.fullmatch(line, at, unit.end)
    if own_end and possessive and not _NO_OWNER.search(line[unit.start : at]):
        return None
    return Cut(unit.start + first, unit.end + first, unit.kind)


@lru_cache(maxsize=4096)
def _units(line: str) -> list[Cut]:
    """Return what no edge may part in a line, in order, none over another."""
    found = [
        (*match.span(), rank, kind)
        for rank, (kind, pattern) in enumerate(_PATTERNS.items())
        for match in pattern.finditer(line, overlapped=rank == 0)
        if match.end() - match.start() > 1
    ]
    units: list[Cut] = []
    ranks: list[int] = []
    for start, end, rank, kind in sorted(found):
        if units and start < units[-1].end:
            last, low = units[-1], rank < ranks[-1]
            units[-1] = Cut(last.start, max(last.end, end), kind if low else last.kind)
            ranks[-1] = min(rank, ranks[-1])
        else:
            units.append(Cut(start, end, kind))
            ranks.append(rank)
    return units
