"""Words compared as a reader sees them: one folding of a text, with the way back to its own characters.

Two texts are alike when they fold to the same. What does not count:
NFC or NFD; soft hyphens, zero-width signs and variation selectors; how long or of which kind white space is;
straight or typographic apostrophes and single marks (' ’ ‘ ‚ ‛ ‹ › ʼ ´ `); straight or typographic double marks
(" “ ” „ ‟ « » ＂ 〝 〞 〟), French ones with or without the space inside; the hyphen of the keyboard or U+2010, U+2011.
The signs that join an emoji are seen, so they count: a flag and a family are typed as they are.
"""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

_SINGLE, _DOUBLE, _HYPHENS = "'’‘‚‛‹›ʼ´`", '"“”„‟«»＂〝〞〟', "\u2010\u2011"
_ALIKE = str.maketrans({**dict.fromkeys(_SINGLE, "'"), **dict.fromkeys(_DOUBLE, '"'), **dict.fromkeys(_HYPHENS, "-")})
_EMOJI = r"(?:\p{RI}\p{RI}|\p{Extended_Pictographic}[\p{EMod}\uFE0F]?[\U000E0020-\U000E007F]+" + (
    r"|\p{Extended_Pictographic}[\p{EMod}\uFE0F]?(?:\u200D\p{Extended_Pictographic}[\p{EMod}\uFE0F]?)+)"
)
_HIDDEN = r"[\p{Cf}\p{DI}--\p{Prepended_Concatenation_Mark}]"
# French marks hold a space inside, German ones («» turned round) do not: which they are is told from both sides.
_SPACED = r"(?:(?<=^|[\s(\[])«[^\S\n]+|«[\u00A0\u202F]+|[\u00A0\u202F]+»|[^\S\n]+»(?=$|[\s.,;:!?)\]]))"
# The only stretches that folding changes, each taken as one: an edge can stand before or after it, not inside.
_CHANGED = regex.compile(
    rf"(?P<emoji>{_EMOJI})|(?P<hidden>{_HIDDEN}+)|(?P<spaced>{_SPACED})|(?P<space>\s{{2,}}|[^\S ])"
    rf"|(?P<sign>[^\x00-\x7F]\p{{M}}*|[\x21-\x7E]\p{{M}}+|`)",
    regex.VERSION1,
)
_UNSEEN = regex.compile(_HIDDEN + r"|[^\S \n]", regex.VERSION1)
_NEEDED = r"[\uFE0E\uFE0F]|(?<=[^\x00-\x7F])[\u200C\u200D]"
_TYPED = regex.compile(rf"(?:{_EMOJI}|{_NEEDED})(*SKIP)(*FAIL)|{_HIDDEN}", regex.VERSION1)


@dataclass(frozen=True)
class Folded:
    """A text as it is compared, and for each of its characters where that begins and ends in the original."""

    text: str
    starts: array[int]
    ends: array[int]

    def find(self, words: Folded) -> Iterator[tuple[int, int]]:
        """Return where the words stand, overlapping too: (start, end) in the original, `end` exclusive."""
        at = self.text.find(words.text) if words.text else -1
        while at >= 0:
            end = at + len(words.text)
            first = at == 0 or self.starts[at] != self.starts[at - 1]
            if first and (end == len(self.text) or self.starts[end] != self.starts[end - 1]):
                yield self.starts[at], self.ends[end - 1]
            at = self.text.find(words.text, at + 1)

    def parted(self, words: Folded) -> Iterator[tuple[int, int, bool]]:
        """Return the signs of the original that words begin or end inside of: (start, end), and whether they begin."""
        at = self.text.find(words.text) if words.text else -1
        while at >= 0:
            for edge in (at, at + len(words.text)):
                if 0 < edge < len(self.text) and self.starts[edge] == self.starts[edge - 1]:
                    yield self.starts[edge], self.ends[edge], edge == at
            at = self.text.find(words.text, at + 1)


@lru_cache(maxsize=1024)
def fold(text: str) -> Folded:
    """Return a text as it is compared. The time it takes grows with the text's length, and it is made once."""
    parts, starts, ends, at = [], array("L"), array("L"), 0
    for match in _CHANGED.finditer(text):
        start, end = match.span()
        parts.append(text[at:start])
        starts.extend(range(at, start))
        ends.extend(range(at + 1, start + 1))
        parts.append(folded := _folded(match[0], match.lastgroup or ""))
        starts.extend([start] * len(folded))
        ends.extend([end] * len(folded))
        at = end
    parts.append(text[at:])
    starts.extend(range(at, len(text)))
    ends.extend(range(at + 1, len(text) + 1))
    return Folded("".join(parts), starts, ends)


def _folded(text: str, kind: str) -> str:
    match kind:
        case "hidden":
            return ""
        case "spaced":
            return '"'
        case "space":
            return " "
        case "emoji":
            return text.replace("\ufe0f", "")
    return _UNSEEN.sub("", unicodedata.normalize("NFD", text)).translate(_ALIKE)


def alike(one: str, other: str) -> bool:
    """Return whether two texts are the same words, spelt the same, whatever does not count."""
    return fold(one).text == fold(other).text


def hidden(text: str) -> Iterator[int]:
    """Return the offsets of the characters that show nothing, apart from those that an emoji or a script needs."""
    return (match.start() for match in _TYPED.finditer(text))


def visible(text: str) -> str:
    """Return a text as a message shows it: what cannot be seen is named, as in `extra[U+00AD soft hyphen]ordinary`."""
    return _UNSEEN.sub(lambda match: f"[{_name(match[0])}]", unicodedata.normalize("NFC", text))


def _name(char: str) -> str:
    return f"U+{ord(char):04X} {unicodedata.name(char, '').lower()}".rstrip()
