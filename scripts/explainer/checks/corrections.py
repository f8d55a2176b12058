"""Corrections: each leads to the words that it changed."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.corrections import changed, replaced
from explainer.findings import Problem, short
from explainer.index import Index


def correction_stands(index: Index) -> Iterator[Problem]:
    """The new words of a correction stand nowhere in the entry that it names."""
    for correction in index.seeds.site.corrections:
        where, new = correction.where, correction.new
        if where in index.by_id and new and not changed(index, correction) and not replaced(index, correction):
            found = f'the new words “{short(new)}”, which are not in "{where}"'
            yield Problem(new, found, "words that stand there now: copy them, or correct where")
