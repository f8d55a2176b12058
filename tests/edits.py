"""Edits of seeds, kept as data and done to the text as an editor does them: all that they do not name stays as it is.

A file of edits is a list. Each item names an entry, and holds fields of it as they are to stand:

    - at: p1a                an entry that is there, or a key with keys below it; nothing: the file itself
      note: It says so.      takes the place of the field that is there, or is added behind the others
      no_claim:              the field is deleted
    - after: p1a             a new entry behind another; nothing: at the end of the file
      text: Some words.
    - delete: claim-p1a

An edit that changes nothing, or that finds no such entry or field, fails: what it was made for has changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_HEAD = re.compile(r"- (at|after|delete):(?: (\S+))?")
_FIELD = re.compile(r"  (\w+):.*")


class Entry(NamedTuple):
    """The lines of an entry, the last one excluded, and the indent of its fields."""

    start: int
    end: int
    indent: str


def edited(text: str, edits: str) -> str:
    """Return the text of a file after edits."""
    lines = text.rstrip("\n").split("\n")
    for verb, own, fields in _items(edits):
        entry = _entry(lines, own)
        if verb == "delete":
            lines[entry.start : entry.end + 1] = []
        elif verb == "after":
            first, *more = [line for field in fields.values() for line in field]
            lines[entry.end : entry.end] = ["", f"- {first.lstrip()}", *more]
        else:
            for key in sorted(fields, key="id".__eq__):  # a new id last: until then the entry has the old one
                _set(lines, own, key, fields[key])
    return "\n".join(lines) + "\n"


def _items(edits: str) -> Iterator[tuple[str, str, dict[str, list[str]]]]:
    """Return what each edit does, to which entry, and the lines of its fields."""
    for item in re.split(r"(?m)^(?=- )", edits)[1:]:
        head, *lines = item.rstrip("\n").split("\n")
        match = _HEAD.fullmatch(head)
        assert match, f"no edit: {head}"
        fields, key = dict[str, list[str]](), ""
        for line in lines:
            key = found[1] if (found := _FIELD.fullmatch(line)) else key
            fields.setdefault(key, []).append(line)
        yield match[1], match[2] or "", fields


def _entry(lines: list[str], own: str) -> Entry:
    if not own:
        return Entry(0, len(lines), "")
    if f"- id: {own}" in lines:
        start = lines.index(f"- id: {own}")
        ends = (at for at in range(start + 1, len(lines)) if not lines[at].startswith("  "))
    else:
        start = next((at for at, line in enumerate(lines, start=1) if line == f"{own}:"), 0)
        assert start, f"no entry {own}"
        ends = (at for at in range(start, len(lines)) if not lines[at].startswith("  "))
    return Entry(start, next(ends, len(lines)), "  ")


def _set(lines: list[str], own: str, key: str, field: list[str]) -> None:
    """Put a field in the place of the one there, or behind the others, or delete it."""
    start, end, indent = _entry(lines, own)
    heads = (f"{indent}{key}:", f"- {key}:")
    first = next((at for at in range(start, end) if lines[at].startswith(heads)), end)
    last = next((at for at in range(first + 1, end) if not lines[at].startswith(f"{indent} ")), end)
    new = [] if field == [f"  {key}:"] else [line[2 - len(indent) :] for line in field]
    if new and lines[first:last] and lines[first].startswith("- "):
        new[0] = f"- {new[0].lstrip()}"
    assert new != lines[first:last], f"no change of {key} in {own or 'the file'}"
    lines[first:last] = new
