"""Claims, records and comparisons: in the article's order, without circles, whole."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from explainer.article.tiling import in_order
from explainer.findings import Problem, suggest
from explainer.index import Index
from explainer.seeds.fields import Ref


def claim_order(index: Index) -> Iterator[Problem]:
    """Claims, or the passages of one, are not in the article's order."""
    claims, spans = index.seeds.claims, index.spans
    starts = [[spans[ref].start for ref in claim.passages if ref in spans] for claim in claims]
    placed = [at for at, numbers in enumerate(starts) if numbers]
    rising = {placed[at] for at in in_order([min(starts[at]) for at in placed])}
    for at, claim in enumerate(claims):
        if starts[at] != sorted(starts[at]):
            found = f'the passages of "{claim.id}" out of order'
            yield Problem(claim.passages[0], found, "the article's order: sort them")
        elif starts[at] and at not in rising:
            yield Problem(claim.id, f'the claim "{claim.id}" out of order', "the article's order: move it")


def answers_circle(index: Index) -> Iterator[Problem]:
    """Claims answer each other in a circle."""
    claims = index.seeds.claims
    answers = {str(claim.id): [ref for ref in claim.answers if ref != claim.id] for claim in claims}
    while circle := _circle(answers):
        first = next(claim for claim in claims if claim.id in circle)
        answer = next(ref for ref in answers.pop(first.id) if ref in circle)
        found = f'"{first.id}" in a circle of answers ({" → ".join(reversed(circle))})'
        yield Problem(answer, found, "answers to what was said before: delete one")


def _circle(answers: dict[str, list[Ref]]) -> list[str]:
    """Return the ids of claims that answer each other in a circle, if any do."""
    try:
        TopologicalSorter(answers).prepare()
    except CycleError as error:
        return list(map(str, error.args[1]))
    return []


def thread_drawn(index: Index) -> Iterator[Problem]:
    """A thread of the home page names a claim that has no line in the picture of the exchange."""
    for ref in (ref for thread in index.seeds.site.threads for ref in thread.claims):
        if index.kinds.get(ref) == "claim" and not index.by_id[ref].exchange:
            yield Problem(ref, f'"{ref}" in a thread', "a claim with an exchange: write it, or name another")


def cells(index: Index) -> Iterator[Problem]:
    """A row of a comparison does not have exactly one cell for each column."""
    for comparison in index.seeds.comparisons:
        columns = [column.id for table in comparison.tables for column in table.columns]
        for row in comparison.rows:
            missing = [column for column in columns if column not in row.cells]
            extra = [key for key in row.cells if key not in columns]
            for cell in extra:
                expected = f"the id of a column: correct or delete it.{suggest(cell, missing)}"
                yield Problem(cell, f'the cell "{cell}"', expected)
            for column in missing[len(extra) :]:
                yield Problem(row.id, f'the row "{row.id}" without a cell "{column}"', "one for every column: add it")
