"""Words and phrases looked for in a text, and the count of its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

_WORD = re.compile(r"[^\W_]+")
_BETWEEN = r"[\s\u00ad\u2010-\u2014-]+"


class Words:
    """Words and phrases, each with a meaning, found whole in a text, whatever their case, spaces and hyphens."""

    def __init__(self, meanings: Mapping[str, str], endings: tuple[str, ...] = ("",)) -> None:
        self._meanings, self._endings = meanings, endings
        self._longest = set[str]()
        self._by_first: dict[str, list[str]] = {}
        for phrase in sorted(meanings, key=len, reverse=True):
            parts = _parts(phrase)
            self._longest.update(max(parts, key=len) + ending for ending in endings)
            for ending in endings if len(parts) == 1 else ("",):
                self._by_first.setdefault(parts[0] + ending, []).append(phrase)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Return where the words stand in a text, start and end, each with its meaning, in order."""
        # A text without the longest word of any phrase has none of the phrases, and most texts are like that.
        end = 0
        for word in () if self._longest.isdisjoint(_parts(text)) else _WORD.finditer(text):
            for phrase in self._by_first.get(_fold(word[0]), ()) if word.start() >= end else ():
                if match := _pattern(phrase, self._endings).match(text, word.start()):
                    end = match.end()
                    yield word.start(), end, self._meanings[phrase]
                    break


@cache
def _pattern(phrase: str, endings: tuple[str, ...]) -> re.Pattern[str]:
    """Return the expression of a phrase from its first word on, with one of the endings, up to a word's end."""
    words = (re.escape(part) for part in re.split(_BETWEEN, re.sub(r"^[\W_]+", "", phrase)))
    ending = "|".join(sorted(endings, reverse=True))
    pattern = re.sub("['’]", "['’]", _BETWEEN.join(words))
    return re.compile(rf"{pattern}(?:{ending})(?![^\W_])", re.IGNORECASE)


def _parts(text: str) -> list[str]:
    return _WORD.findall(_fold(text))


def _fold(text: str) -> str:
    """Return a text as expressions compare it: without case, i in all its forms alike."""
    return text.replace("İ", "i").replace("ı", "i").casefold()


def count_words(text: str) -> int:
    """Return the number of words in a text: runs between white space that hold a letter or digit."""
    return sum(word[0].isalnum() or any(c.isalnum() for c in word) for word in text.split())
