"""What `make new` leaves for the editor to write: values that are or begin with FILL IN, told once a file."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from explainer.findings import Finding, Problem
from explainer.seeds.located import Mapping, Scalar, Sequence

FILL_IN = "FILL IN"
CHECK = "fill-in"
_UNWRITTEN = re.compile(rf"{FILL_IN}(?::.*)?", re.DOTALL)


def unwritten(tree: Any, verbatim: str = "") -> Iterator[Finding]:
    """Return a finding for each value of a file that is still to be written; words of others are under `verbatim`."""
    if isinstance(tree, Scalar) and _UNWRITTEN.fullmatch(tree):
        told = tree.partition(": ")[2] or "what this field asks for"
        yield Problem(tree, f'"{FILL_IN}"', f"words of yours: write {told}").finding(CHECK)
    elif isinstance(tree, Mapping):
        for part in (part for key, value in tree.items() if key != verbatim for part in (key, value)):
            yield from unwritten(part, verbatim)
    elif isinstance(tree, Sequence):
        for part in tree:
            yield from unwritten(part, verbatim)


def told_once(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings in order, with one a file for all that is unwritten, and no other about those values."""
    kept, left = list[Finding](), defaultdict[str, list[Finding]](list)
    for finding in findings:
        if finding.check == CHECK:
            left[finding.place.path].append(finding)
        else:
            kept.append(finding)
    places = {finding.place for own in left.values() for finding in own}
    return sorted([*(finding for finding in kept if finding.place not in places), *map(_counted, left.values())])


def _counted(own: list[Finding]) -> Finding:
    """Return the first of the findings of a file, with their number where there are more."""
    first = min(own)
    if not own[1:]:
        return first
    message = f'found "{FILL_IN}" {len(own)} times, expected words of yours: write what each of these fields asks for'
    return Finding(first.place, message, CHECK, first.end)
