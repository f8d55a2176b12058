"""Text that was wrapped by hand or by an agency's system: each line a part of a paragraph, not the whole of it."""

from __future__ import annotations

import itertools
import re

_ENDS = re.compile(r"[.!?…:][\"'”’»)]*\s*$")
SHORTEST, LONGEST = 55, 82


def wrapped_at(text: str) -> int:
    """Return the length of the longest line of a text that is hard-wrapped at some 60 to 80 columns; else 0."""
    lines = [line.rstrip() for line in text.split("\n")]
    longest = max(map(len, lines))
    inner = [line for line, after in itertools.pairwise(lines) if line and after]
    full = [line for line in inner if len(line) >= SHORTEST and len(line) >= longest - 20]
    open_ends = [line for line in inner if not _ENDS.search(line)]
    fits = SHORTEST <= longest <= LONGEST and len(inner) >= 3
    return longest if fits and len(full) >= 0.8 * len(inner) and len(open_ends) >= 0.5 * len(inner) else 0
