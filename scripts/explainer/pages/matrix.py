"""A comparison as a picture and as sections: which columns are drawn, and the statements behind each row, once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from explainer.seeds.model import Cell, Column, Comparison, Row, Status

NO_PICTURE = "none"


@dataclass(frozen=True)
class Section:
    """A row with its cells: what the article has and what a thing is, then the record; and the statements behind.

    `statements` are those that no row before has; the words of the others stand there.
    """

    row: Row
    ours: tuple[tuple[Column, Cell], ...]
    record: tuple[tuple[Column, Cell], ...]
    statements: tuple[str, ...]


@dataclass(frozen=True)
class Matrix:
    """The picture: its caption, its columns of words from the article, and those of the record with their patterns."""

    caption: object
    named: tuple[Column, ...]
    drawn: tuple[Column, ...]
    patterns: Mapping[str, str]
    legend: tuple[Status, ...]


def matrix(comparison: Comparison) -> Matrix | None:
    """Return the picture of a comparison, or None where its cells have no status.

    A column of the record has a status that is drawn; one with words as its statuses tells what the article names.
    """
    patterns = {str(status.word): str(status.pattern) for status in comparison.statuses}
    used = {str(cell.status) for row in comparison.rows for cell in row.cells.values() if cell.status}
    columns = [column for table in comparison.tables for column in table.columns]
    drawn = tuple(column for column in columns if _is_drawn(comparison, column, patterns))
    named = tuple(c for c in columns if c not in drawn and any(row.cells[c.id].status for row in comparison.rows))
    if not drawn or not used:
        return None
    caption = next(table.title for table in comparison.tables if any(column in drawn for column in table.columns))
    legend = tuple(s for s in comparison.statuses if s.pattern != NO_PICTURE and s.word in used)
    return Matrix(caption, named, drawn, patterns, legend)


def _is_drawn(comparison: Comparison, column: Column, patterns: Mapping[str, str]) -> bool:
    cells = [row.cells[column.id] for row in comparison.rows]
    if not comparison.statuses:
        return any(cell.context for cell in cells)
    return any(cell.status and patterns.get(cell.status, NO_PICTURE) != NO_PICTURE for cell in cells)


def sections(comparison: Comparison) -> list[Section]:
    """Return the rows in order, each with its cells and with the statements that it is the first to rest on."""
    patterns = {str(status.word): str(status.pattern) for status in comparison.statuses}
    columns = [column for table in comparison.tables for column in table.columns]
    record = [column for column in columns if _is_drawn(comparison, column, patterns)]
    told = set[str]()
    found = list[Section]()
    for row in comparison.rows:
        cells = [(column, row.cells[column.id]) for column in columns]
        refs = dict.fromkeys(str(ref) for _, cell in cells for ref in cell.context)
        new = tuple(ref for ref in refs if ref not in told)
        told.update(new)
        ours = tuple((column, cell) for column, cell in cells if column not in record)
        found.append(Section(row, ours, tuple((c, cell) for c, cell in cells if c in record), new))
    return found
