"""Findings as data: tables of what is done to a copy of a story, and of exactly what is found then.

A table is a file `findings/<subject>.yml` beside the test that runs it. Its `rows` are sorted by `name`:

    - name: a small letter
      why: (where the name does not say it)
      edits:
        - file: seeds/passages.yml
          old: Mayor Ida Holm
          new: mayor Ida Holm
      findings: |
        seeds/passages.yml:9:9: found …

The edits are done in turn, to a file as the findings call it. One holds `old` and `new`, which takes the place of the
old words (they must stand there once); or `append`; or `content`, all that the file is to hold; or, for what is no
text, `bytes` in hexadecimal in place of `new` or `content`; or `delete: true`. `start` at the top of a table holds
edits that go before those of every row. A row may name another `story` of desk.py than the small one, and be
`thorough: true`, as `--check` is. Where a change cannot be told as edits, `by` names the test file that does it.

`findings` are all lines that follow, as they are shown. What must pass says so, `passes: true`, in their place: no
list of findings can be empty, in a table or by renewal. `pytest --renew` writes the lines anew where they differ and
leaves every other byte of the table alone; what it did is reviewed in the diff.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from desk import Desk, seeds_of

KEYS = {"name", "why", "story", "thorough", "edits", "by", "findings", "passes"}
EDITS = [{"old", "new"}, {"old", "bytes"}, {"append"}, {"content"}, {"bytes"}, {"delete"}]
Edit = dict[str, str]


@dataclass(frozen=True)
class Row:
    """One row: what is done, by edits or by a test file, and the findings that follow; none where it must pass."""

    table: Path
    name: str
    edits: list[Edit]
    by: str
    story: str
    thorough: bool
    findings: list[str]

    def happens(self) -> list[str]:
        """Do the edits to a copy of the story in the current folder; return what is found then."""
        desk = Desk(seeds_of(self.story))
        for edit in self.edits:
            apply(edit)
        return desk.findings(thorough=self.thorough)

    def judge(self, found: Iterable[str], renew: bool) -> None:
        """Fail where what is found is not what the table says; or write it into the table."""
        __tracebackhide__ = True
        lines = list(found)
        if renew and self.findings and lines != self.findings:
            assert lines, f"{self.table.name}: {self.name}: nothing is found now; --renew writes no empty list"
            rewrite(self.table, self.name, lines)
        else:
            assert lines == self.findings


def apply(edit: Edit) -> None:
    """Do an edit in the current folder."""
    path = Path(edit["file"])
    new = bytes.fromhex(edit["bytes"]) if "bytes" in edit else edit.get("new", edit.get("content", "")).encode()
    if "delete" in edit:
        path.unlink()
    elif "append" in edit:
        path.write_bytes(path.read_bytes() + edit["append"].encode())
    elif "old" in edit:
        before, old = path.read_bytes(), edit["old"].encode()
        assert before.count(old) == 1, f"{edit['old']!r} stands {before.count(old)} times in {path}"
        assert new != old, f"{edit['old']!r} is no change of {path}"
        path.write_bytes(before.replace(old, new))
    else:
        assert not path.exists() or path.read_bytes() != new, f"no change of {path}"
        path.write_bytes(new)


def rows(test: str) -> list[Any]:
    """Return the rows of edits in the tables beside a test file, as parameters that are named by table and row."""
    tables = sorted((Path(test).parent / "findings").glob("*.yml"))
    return [pytest.param(row, id=f"{table.stem}: {row.name}") for table in tables for row in read(table) if not row.by]


def rows_by(test: str) -> dict[str, Row]:
    """Return the rows, by name, whose changes a test file makes itself."""
    path = Path(test)
    tables = sorted((path.parent / "findings").glob("*.yml"))
    return {row.name: row for table in tables for row in read(table) if row.by == path.name}


@cache
def read(table: Path) -> list[Row]:
    """Return the rows of a table; a table that keeps no order of its own is refused with a ValueError."""
    whole = _plain(_tree(table), table)
    found = [_row(table, row, whole.get("start", [])) for row in whole["rows"]]
    names = [row.name for row in found]
    _require(bool(names), table, "it has no rows")
    for one, other in itertools.pairwise(names):
        _require(one < other, table, f"{other!r} stands after {one!r}: names are sorted, and each stands once")
    return found


def rewrite(table: Path, name: str, lines: list[str]) -> None:
    """Put other lines in the place of the findings of a row."""
    (key,) = (
        key
        for top, rows in _tree(table).value
        for row in rows.value
        if top.value == "rows" and ("name", name) in ((k.value, v.value) for k, v in row.value)
        for key, _ in row.value
        if key.value == "findings"
    )
    text = table.read_text("utf-8").split("\n")
    first, indent = key.start_mark.line + 1, " " * (key.start_mark.column + 2)
    last = next((at for at in range(first, len(text)) if not text[at].startswith(indent)), len(text))
    text[first:last] = [indent + line for line in lines]
    table.write_text("\n".join(text), "utf-8", newline="")
    read.cache_clear()
    (row,) = (row for row in read(table) if row.name == name)
    _require(row.findings == lines, table, f"the findings of {name!r} cannot be told as lines")


def _tree(table: Path) -> yaml.MappingNode:
    return yaml.compose(table.read_text("utf-8"), yaml.CBaseLoader)


def _require(holds: bool, table: Path, message: str) -> None:
    if not holds:
        raise ValueError(f"{table}: {message}")


def _plain(node: yaml.Node, table: Path) -> Any:
    """Return the value of a node, all scalars as text; no key may stand twice, and findings are a block of lines."""
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, table) for item in node.value]
    if not isinstance(node, yaml.MappingNode):
        return node.value
    value = {key.value: _plain(of, table) for key, of in node.value}
    _require(len(value) == len(node.value), table, f"a key stands twice, near line {node.start_mark.line + 1}")
    for key, of in node.value:
        _require(
            key.value != "findings" or getattr(of, "style", "") == "|",
            table,
            f"no block, line {key.start_mark.line + 1}",
        )
    return value


def _row(table: Path, row: dict[str, Any], start: list[Edit]) -> Row:
    name, lines = row.get("name", ""), row.get("findings", "").splitlines()
    edits = row.get("edits", [])
    _require(bool(name) and row.keys() <= KEYS, table, f"unknown keys in {row}")
    _require(bool(lines) != ("passes" in row), table, f"{name!r}: either findings, one or more, or passes")
    _require(all(lines), table, f"{name!r}: an empty line among the findings")
    _require(
        all(row.get(key, "true") == "true" for key in ("passes", "thorough")), table, f"{name!r}: true or not said"
    )
    _require(bool(edits) + ("by" in row) == 1 or "passes" in row, table, f"{name!r}: either edits or by")
    for edit in [*start, *edits]:
        _require("file" in edit and edit.keys() - {"file"} in EDITS, table, f"{name!r}: no edit: {edit}")
    story = row.get("story", "small")
    return Row(table, name, [*start, *edits], row.get("by", ""), story, "thorough" in row, lines)
