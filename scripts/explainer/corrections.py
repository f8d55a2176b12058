"""Corrections: the order in which readers are told of them, and the very words that each has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from explainer.index import Index
from explainer.seeds import markup
from explainer.seeds.entry import Entry
from explainer.seeds.fields import Prose
from explainer.seeds.located import Scalar
from explainer.seeds.model import Correction


class Listed(NamedTuple):
    """A correction, and the fragment that names it for good."""

    correction: Correction
    fragment: str


def listed(index: Index) -> list[Listed]:
    """Return the corrections, the newest first.

    The fragment is the day, and for a second one of a day its number: later entries stand above and change none.
    """
    counts: Counter[str] = Counter()
    found = []
    for correction in reversed(index.seeds.site.corrections):
        counts[correction.date] += 1
        number = f"-{counts[correction.date]}" if counts[correction.date] > 1 else ""
        found.append(Listed(correction, f"correction-{correction.date}{number}"))
    found.reverse()
    return sorted(found, key=lambda one: one.correction.date, reverse=True)


def changed(index: Index, correction: Correction) -> tuple[Scalar, int] | None:
    """Return the value that holds a correction's new words, and where in its plain words they end; None without one.

    Running text goes before headings, names and days, which bear no mark.
    """
    owner = index.by_id.get(correction.where) if correction.where else index.seeds.site
    if correction.new is None:
        return None
    words = _shown(correction.new)
    found = [value for value in _values(owner) if words in _plain(value)]
    value = next(filter(bears_mark, found), found[0] if found else None)
    return None if value is None else (value, _plain(value).index(words) + len(words))


def bears_mark(value: Scalar) -> bool:
    """Return whether a value is running text of ours."""
    return isinstance(value, Prose) and value.rich


def _plain(value: Scalar) -> str:
    return value.plain if isinstance(value, Prose) else _shown(value)


def _shown(value: str) -> str:
    return markup.typographic(" ".join(value.split()))


def replaced(index: Index, correction: Correction) -> bool:
    """Return whether a later correction of the same entry has changed a correction's words again."""
    later = index.seeds.site.corrections[: index.seeds.site.corrections.index(correction)]
    words = _shown(correction.new or "")
    return any(other.where == correction.where and words in _shown(other.old) for other in later)


def _values(value: Any) -> Iterator[Scalar]:
    """Return the values in an entry, those in its parts too; corrections are no part of the site's own."""
    if isinstance(value, Scalar):
        yield value
    elif isinstance(value, Entry):
        for name, part in vars(value).items():
            if name != "corrections":
                yield from _values(part)
    elif isinstance(value, (list, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _values(part)
