"""What a check reports: one place in one file, and one line on what is wrong there."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

MOST_COMPARED = 500


class Place(NamedTuple):
    """A place in a file: its path as shown to the editor, line and column counted from 1."""

    path: str
    line: int
    column: int


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that is wrong. The message says what was found, what was expected and the likely mend."""

    place: Place
    message: str

    def __str__(self) -> str:
        """Return `path:line:column: message` on one line, control characters made visible."""
        path, line, column = self.place
        text = f"{path}:{line}:{column}: {self.message}"
        return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


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
