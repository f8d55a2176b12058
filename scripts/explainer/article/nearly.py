"""Words that are in a text but for their capitals, or but for characters that look alike: what an eye passes over."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

# Cyrillic and Greek letters that look like Latin ones, and figures and dashes for each other.
_LOOKS_LIKE = str.maketrans(
    "АВСЕНІЈКМОРЅТХУаесһіјорѕухԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοѵ–—‒−‐‑‚‘’ʼ′“”„″",
    "ABCEHIJKMOPSTXYaechijopsyxdqwABEZHIKMNOPTYXov------'''''\"\"\"\"",
)


def looks(text: str) -> str:
    """Return a text as it looks: letters of other scripts, dashes and marks as those that they are taken for."""
    return unicodedata.normalize("NFKC", text).translate(_LOOKS_LIKE)


def nearly(words: str, text: str) -> str:
    """Return what parts words from a text that has nearly the same, for a message; nothing where more than that does.

    For instance ` (only capitals differ: “The Mill”)` or ` (“а” is U+0430, a look-alike of “a”)`.
    """
    at = _at(words, text, str.casefold)
    if at == words:
        return ""
    if at:
        return f" (only capitals differ: “{at}”)"
    at = _at(words, text, looks) or _at(words, text, lambda part: looks(part).casefold())
    pairs = [pair for pair in zip(words, at, strict=False) if pair[0].casefold() != pair[1].casefold()]
    if not pairs:
        return ""
    mine, theirs = pairs[0]
    told = f"“{mine}” is U+{ord(mine):04X}, which looks like “{theirs}”, U+{ord(theirs):04X}"
    return f" ({told})" if looks(words) == looks(at) else f" ({told}, and capitals differ: “{at}”)"


def likeness(one: str, other: str) -> str:
    """Return in which way two characters that differ are nearly the same, for a message that shows both."""
    if one.casefold() == other.casefold():
        return " (only capitals differ)"
    return " (the two look alike)" if looks(one) == looks(other) else ""


def _at(words: str, text: str, fold: Callable[[str], str]) -> str:
    """Return the stretch of a text that folds to the same as words, where both keep their length; else nothing."""
    one, other = fold(words), fold(text)
    at = other.find(one) if one and len(other) == len(text) and len(one) == len(words) else -1
    return text[at : at + len(words)] if at >= 0 else ""
