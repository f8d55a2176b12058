"""What a check reports: a range of one file, and one line on what is wrong there."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, Protocol, runtime_checkable

MOST_COMPARED = 500


class Place(NamedTuple):
    """A place in a file: its path as shown to the editor, line and column counted from 1."""

    path: str
    line: int
    column: int


class Placed(Protocol):
    """A value that knows where it begins."""

    @property
    def place(self) -> Place:
        """Where it begins."""


@runtime_checkable
class PlacedText(Placed, Protocol):
    """A text that knows where each of its characters stands."""

    def at(self, offset: int) -> Place:
        """Return the place of a character."""

    def __len__(self) -> int: ...


class Problem(NamedTuple):
    """What a check yields: the value or place, what was found there, what was expected and the likely mend.

    `start` and `end` are offsets in characters into a text, where only a part of it is meant.
    """

    where: Placed | Place
    found: str
    expected: str
    start: int | None = None
    end: int | None = None

    def finding(self, check: str) -> Finding:
        """Return the finding of a check, with its range in the file."""
        where = self.where
        if isinstance(where, Place):
            begin = stop = where
        elif isinstance(where, PlacedText):
            begin = where.place if self.start is None else where.at(self.start)
            stop = where.at(len(where) if self.end is None else self.end)
        else:
            begin = stop = where.place
        return Finding(begin, f"found {self.found}, expected {self.expected}", check, max(begin, stop))


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that is wrong. The message says what was found, what was expected and the likely mend."""

    place: Place
    message: str
    check: str
    """The name of the check that found it."""
    end: Place
    """Where what is wrong ends; the same as `place` where that is not known."""

    def __str__(self) -> str:
        """Return `path:line:column: message [check]` on one line, control characters made visible."""
        path, line, column = self.place
        return visible(f"{path}:{line}:{column}: {self.message} [{self.check}]")

    def annotation(self) -> str:
        """Return a command of the forge's workflows that shows the finding beside the line that it is about."""
        (path, line, column), (_, last, end) = self.place, self.end
        span = f",endColumn={max(column, end - 1)}" if line == last else ""  # columns are for one line alone
        where = f"file={_property(path)},line={line},endLine={last},col={column}{span}"
        message = visible(self.message).replace("%", "%25")
        return f"::error {where},title={_property(self.check)}::{message}"


def visible(text: str) -> str:
    """Return a text on one line, control characters made visible."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def _property(text: str) -> str:
    """Return a text as a property of a workflow's command, which ends at a comma."""
    return visible(text).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")


def suggest(word: str, known: Iterable[str]) -> str:
    """Return ` Did you mean "x"?` for the known word nearest to `word`, or an empty string."""
    words = list(known)
    if len(words) > MOST_COMPARED:
        words = [other for other in words if other[:2] == word[:2]][:MOST_COMPARED]
    near = difflib.get_close_matches(word, words, n=1)
    return f' Did you mean "{near[0]}"?' if near else ""


def short(text: str, width: int = 60) -> str:
    """Return `text` on one line, cut after `width` characters, for use inside a message."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1] + "…"
