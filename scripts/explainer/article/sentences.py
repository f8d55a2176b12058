"""Where sentences end, as far as a name or a quotation needs it."""

from __future__ import annotations

import re

_STOP = re.compile(r"[.!?…]+[\"'“”’«»)\]]*\s+")
_SHORT = re.compile(
    r"(?:\b[A-Z]|\.\w|\b(?:[MD]r|Mrs|Ms|Messrs|Prof|Rev|Hon|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|St|Jr|Sr|Mt|Ave"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Nos?|[Vv]ol|[Cc]h|[Ff]ig|pp?|vs?|ca|etc|Inc|Ltd|Corp|Co))\.$"
)


def ends(text: str) -> list[int]:
    """Return where sentences end in a text, as offsets in characters; the end of the text is the last.

    An abbreviation ends none, nor does a stop before a small letter, as in `"Why?" she asked`.
    """
    stops = [
        match.end()
        for match in _STOP.finditer(text)
        if not (text[match.end() : match.end() + 1].islower() or _SHORT.search(text[: match.start() + 1]))
    ]
    return [*(stop for stop in stops if stop < len(text)), len(text)]


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the sentences of a text: (start, end) of each, with the white space after it."""
    stops = ends(text)
    return list(zip([0, *stops], stops, strict=False))


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the sentence or sentences that hold text[start:end]: (start, end) in the text."""
    stops = ends(text)
    return max((stop for stop in stops if stop <= start), default=0), min(stop for stop in stops if stop >= end)
