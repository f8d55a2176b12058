"""Quotation marks: what stands between them, in English, German, Swedish, French, Spanish and other marks.

A mark opens where white space or a bracket comes before it, and closes what was opened last in a kind that it fits.
Single marks count only in pairs, so that an apostrophe (workers’ rights, ’tis, the ’90s) is none. A quotation that
does not close goes on to its paragraph's end, and is one with the next paragraph's first if a mark opens that again.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass

import regex

from explainer.article.spelling import alike

_CLOSED_BY = {
    '"': '"', "“": "”", "„": "“”", "‟": "”", "”": "”", "«": "»", "»": "«»", "＂": "＂", "〝": "〞〟", "❝": "❞",
    "「": "」", "『": "』", "″": "″", "``": "''",
    "'": "'", "‘": "’", "‚": "‘’", "‛": "’", "’": "’", "‹": "›", "›": "‹›", "❛": "❜", "`": "'`",
}  # fmt: skip
_SINGLE = frozenset("'‘‚‛’‹›❛❜`")
_IN_PAIRS = _SINGLE | {"″", "``"}
_MARK = regex.compile("``|''|[\"“”„‟«»＂〝〞〟❝❞「」『』″'‘’‚‛‹›❛❜`]")
_APOSTROPHE = regex.compile(
    r"(?<=[\p{L}\p{N}])['’](?=[\p{L}\p{N}])"  # can't
    r"|['’‘](?:\d\ds?|tis|twas|twere|em|cause|til|till|bout|round|cos|n)(?![\p{L}\p{N}])",
    regex.IGNORECASE,
)
_OWNERS = regex.compile(r"(?<=s)['’](?=\s\p{Ll})")  # workers’ rights: closes nothing, unless nothing else does
_STOPS = " ,.;:!?"
_BEFORE = "([{—–-/¡¿"
_WORD = regex.compile(r"[\p{L}\p{N}\p{Sc}\p{So}%]")
_ALONE = regex.compile("[„‟«»‹›＂❝❞❛❜〝〞〟「」『』]|``")


@dataclass(frozen=True)
class Run:
    """A quotation in a text: from mark to mark (`start`, `end`), and the words between (`first`, `last`, exclusive).

    `opened` and `closed` tell whether it has its marks; one that lacks a mark runs to that end of the text.
    """

    start: int
    first: int
    last: int
    end: int
    opened: bool = True
    closed: bool = True


@dataclass
class _Open:
    mark: str
    start: int
    first: int
    owners: int = -1  # where workers’ might close it, if nothing else does


@functools.lru_cache(maxsize=4096)
def quoted_runs(text: str) -> tuple[Run, ...]:
    """Return the quotations of a paragraph or passage, in order; those inside others are not told apart."""
    return tuple(_outermost(_runs(text)))


def inner(text: str, start: int = 0, end: int | None = None) -> str:
    """Return exactly the quoted words of text[start:end]: one outer pair of marks off, the marks inside kept.

    Give the whole paragraph with where the passage stands in it, so that marks inside a longer quotation are known
    as such. What stands outside the marks goes too where it holds no words; where it does, nothing is taken off.
    """
    end = len(text) if end is None else end
    runs = [run for run in quoted_runs(text) if run.start < end and start < run.end]
    if not runs or not only_quoted(text, start, end):
        return text[start:end]
    if len(runs) > 1:  # no outer pair: each keeps its own
        return text[max(start, runs[0].start) : min(end, runs[-1].end)]
    return text[max(start, runs[0].first) : min(end, runs[0].last)].strip()


def only_quoted(text: str, start: int = 0, end: int | None = None) -> bool:
    """Return whether text[start:end] holds quoted words and no other words."""
    end = len(text) if end is None else end
    runs = quoted_runs(text)
    words = [match.start() for match in _WORD.finditer(text, start, end)]
    return bool(words) and all(any(run.first <= at < run.last for run in runs) for at in words)


def none_quoted(text: str, start: int = 0, end: int | None = None, titles: tuple[str, ...] = ()) -> bool:
    """Return whether text[start:end] holds no quoted words, those of titles apart, given as they stand in marks."""
    end = len(text) if end is None else end
    runs = [run for run in quoted_runs(text) if run.first < end and start < run.last]
    return all(is_title(text[run.first : run.last], titles) for run in runs)


def is_title(words: str, titles: Iterable[str]) -> bool:
    """Return whether quoted words are one of the titles, whatever stops stand at the end of either."""
    return any(alike(words.strip(_STOPS), title.strip(_STOPS)) for title in titles)


def goes_on(text: str, following: str) -> bool:
    """Return whether a quotation that a paragraph leaves open goes on in the next, which opens it again."""
    last, first = quoted_runs(text)[-1:], quoted_runs(following)[:1]
    if not (last and first) or last[0].closed:
        return False
    mark = text[last[0].start]
    return not following[: first[0].first].strip(mark + _CLOSED_BY[mark])  # Spanish goes on with »


def other_marks(text: str) -> list[tuple[int, int]]:
    """Return where one of our own texts has words in marks other than “…” and "…", outside “…”; or a mark alone."""
    text = _APOSTROPHE.sub(lambda match: "_" * len(match[0]), _without_ours(text)).replace('"', " ")
    found = [(run.start, run.end) for run in _outermost(_runs(text)) if run.opened and run.closed]
    for match in _ALONE.finditer(text):
        if not any(start <= match.start() < end for start, end in found):
            found.append(match.span())
    return sorted(found)


def _without_ours(text: str) -> str:
    """Return a text with each “…” blanked out, those inside another too, so that offsets stay."""
    blank, depth, at = list(text), 0, 0
    low = False  # „ takes the next “ as its own closing mark
    for match in regex.finditer("[„“”]", text):
        if match[0] == "„":
            low = True
        elif low:
            low = False
        elif match[0] == "“":
            at = at if depth else match.start()
            depth += 1
        elif match[0] == "”" and depth:
            depth -= 1
            if not depth:
                blank[at : match.end()] = " " * (match.end() - at)
    return "".join(blank)


def _runs(text: str) -> list[Run]:
    """Return all quotations of a text, those inside others too."""
    apostrophes = {match.start() for match in _APOSTROPHE.finditer(text)}
    stack: list[_Open] = []
    runs: list[Run] = []
    for match in _MARK.finditer(text):
        (at, end), mark = match.span(), match[0]
        left, right = text[at - 1 : at] if at else "", text[end : end + 1]
        spaced = mark in "«»‹›"  # French marks stand apart from their words
        if at in apostrophes:
            continue
        closes = left not in ("", *"([{") and (not left.isspace() or (spaced and not right.isalnum()))
        depth = _depth(stack, mark) if closes else -1
        if depth >= 0 and _OWNERS.match(text, at):
            stack[depth].owners = at
        elif depth >= 0:
            runs.append(Run(stack[depth].start, stack[depth].first, at, end))
            del stack[depth:]
        elif mark in _CLOSED_BY and _opens(left, right, spaced):
            stack.append(_Open(mark, at, end))
        elif closes and not stack and not runs and _closes_alone(mark, left, text[end:]):
            runs.append(Run(0, 0, at, end, opened=False))
    for left_open in stack:
        if left_open.owners >= 0:
            runs.append(Run(left_open.start, left_open.first, left_open.owners, left_open.owners + 1))
        elif left_open.mark not in _IN_PAIRS or (left_open.mark == "‘" and not text[: left_open.start].strip()):
            runs.append(Run(left_open.start, left_open.first, len(text), len(text), closed=False))
    return runs


def _depth(stack: list[_Open], mark: str) -> int:
    """Return which open quotation a mark closes, or -1: no single mark closes through an open double one."""
    for depth in reversed(range(len(stack))):
        if mark in _CLOSED_BY[stack[depth].mark]:
            return depth
        if mark in _SINGLE and stack[depth].mark not in _SINGLE:
            break
    return -1


def _opens(left: str, right: str, spaced: bool) -> bool:
    before = not left or left.isspace() or left in _BEFORE or bool(_MARK.fullmatch(left))
    return before and bool(right) and (spaced or not right.isspace())


def _closes_alone(mark: str, left: str, rest: str) -> bool:
    """Return whether a mark ends a quotation that was opened before the text: not the inches of a 6" pipe."""
    inches = mark == '"' and left.isdigit() and _WORD.search(rest)
    return mark not in _IN_PAIRS and mark != "''" and not inches


def _outermost(runs: list[Run]) -> list[Run]:
    kept: list[Run] = []
    for run in sorted(runs, key=lambda run: (run.start, -run.end)):
        if not kept or run.start >= kept[-1].end:
            kept.append(run)
    return kept
