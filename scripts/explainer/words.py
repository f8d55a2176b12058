"""Words and phrases looked for in a text, and the count of its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_WORD = re.compile(r"\w+")
_BETWEEN = r"[\s\u00ad\u2010-\u2014-]"


class Words:
    """Words and phrases, each with a meaning, found whole in a text, whatever their case, spaces and hyphens."""

    def __init__(self, meanings: Mapping[str, str], endings: tuple[str, ...] = ("",)) -> None:
        self._meanings = {_alike(word): meaning for word, meaning in meanings.items()}
        listed = sorted(map(str, meanings), key=len, reverse=True)
        phrases = (f"{_BETWEEN}+".join(map(re.escape, re.split(f"{_BETWEEN}+", word))) for word in listed)
        ending = "|".join(sorted(endings, reverse=True))
        self._pattern = re.compile(rf"(?<!\w)({'|'.join(phrases) or '(?!)'})(?:{ending})(?!\w)", re.IGNORECASE)
        # A text without the longest word of any phrase has none of the phrases, and most texts are like that.
        longest = [max(_parts(word), key=len, default="") for word in listed]
        self._longest = {word + ending for word in longest for ending in endings}

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Return where the words stand in a text, start and end, each with its meaning, in order."""
        if not self._longest.isdisjoint(("", *_parts(text))):
            for match in self._pattern.finditer(text):
                yield match.start(), match.end(), self._meanings[_alike(match[1])]


def _parts(text: str) -> list[str]:
    """Return the words of a text as expressions compare them: without case, i in all its forms alike."""
    return _WORD.findall(text.replace("İ", "i").replace("ı", "i").casefold())


def _alike(text: str) -> str:
    return re.sub(f"{_BETWEEN}+", " ", text.replace("İ", "i").replace("ı", "i").casefold())


def count_words(text: str) -> int:
    """Return the number of words in a text: runs between white space that hold a letter or digit."""
    return sum(word[0].isalnum() or any(c.isalnum() for c in word) for word in text.split())
