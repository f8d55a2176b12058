"""The tables of findings can fail: a wrong line, an edit of nothing, an empty list are told, and never written."""

from __future__ import annotations

from pathlib import Path

import pytest
from findings import Row, read

from browser.site import ROOT

TABLES = sorted((ROOT / "tests").glob("*/findings/*.yml"))
TABLE = """\
# A comment, “kept”.
rows:
  - name: a letter  # kept too
    why: It shows “why”.
    edits:
      - {file: seeds/terms.yml, old: "headword: wheel", new: "colour: red\\n  size: big"}
    findings: |
      seeds/terms.yml:1:3: found one thing
      seeds/terms.yml:2:3: found another

  - name: a word
    edits:
      - file: seeds/terms.yml
        old: "headword: wheel"
        new: "headword: a wheel"
    passes: true

  - name: an "x"
    edits: [{file: seeds/terms.yml, append: "x"}]
    findings: |
      old
# The end.
"""


@pytest.fixture
def table(folder: Path) -> Path:
    (folder / "table.yml").write_text(TABLE, "utf-8")
    return folder / "table.yml"


def change(table: Path, old: str, new: str) -> None:
    assert TABLE.count(old) == 1
    table.write_text(TABLE.replace(old, new), "utf-8")


def rows(table: Path) -> list[Row]:
    read.cache_clear()
    return read(table)


def test_a_wrong_line_fails(table: Path) -> None:
    """Every way of being wrong: a line other than found, one too many, one missing, found where all should pass."""
    first, passing, _ = rows(table)
    found = first.happens()
    assert len(found) > 1
    for wrong in ([], found[:1], [*found, found[0]], [line.replace("found", "fund") for line in found], found[::-1]):
        expected = Row(table, first.name, first.edits, "", "small", False, wrong)
        with pytest.raises(AssertionError):
            expected.judge(found, renew=False)
    Row(table, first.name, first.edits, "", "small", False, found).judge(found, renew=False)
    for renew in (False, True):
        with pytest.raises(AssertionError):
            passing.judge(found, renew)


def test_renewal_changes_the_lines_and_no_other_byte(table: Path) -> None:
    first, _, last = rows(table)
    last.judge(["seeds/terms.yml:7:1: found “x” [y]"], renew=True)
    first.judge(["one: 1", "two # 2", "- three"], renew=True)
    expected = TABLE.replace("      old\n", "      seeds/terms.yml:7:1: found “x” [y]\n")
    start, end = expected.index("      seeds/terms.yml:1:3"), expected.index("\n\n  - name: a word")
    assert table.read_text("utf-8") == expected[:start] + "      one: 1\n      two # 2\n      - three" + expected[end:]
    assert rows(table)[0].findings == ["one: 1", "two # 2", "- three"]


def test_renewal_writes_no_empty_list_and_nothing_where_all_is_right(table: Path) -> None:
    first, passing, last = rows(table)
    with pytest.raises(AssertionError, match="no empty list"):
        last.judge([], renew=True)
    first.judge(first.findings, renew=True)
    passing.judge([], renew=True)
    assert table.read_text("utf-8") == TABLE


@pytest.mark.parametrize("renew", [False, True])
@pytest.mark.parametrize(
    "edit",
    [
        {"file": "seeds/terms.yml", "old": "no such words", "new": "x"},
        {"file": "seeds/terms.yml", "old": "e", "new": "x"},
        {"file": "seeds/terms.yml", "old": "headword: wheel", "new": "headword: wheel"},
        {"file": "seeds/nowhere.yml", "append": "x"},
        {"file": "seeds/nowhere.yml", "delete": "true"},
    ],
    ids=lambda edit: " ".join(edit.values()),
)
def test_an_edit_that_does_not_apply_fails(table: Path, edit: dict[str, str], renew: bool) -> None:
    row = Row(table, "an edit", [edit], "", "small", False, ["old"])
    with pytest.raises((AssertionError, FileNotFoundError)):
        row.judge(row.happens(), renew)
    assert table.read_text("utf-8") == TABLE


REFUSED = {
    "no order": ("- name: a word", "- name: zebra"),
    "a name twice": ("- name: a word", "- name: a letter"),
    "no name": ('- name: an "x"', "- name: ''"),
    "an unknown key": ("    why:", "    because:"),
    "no findings": ("    findings: |\n      old\n", ""),
    "empty findings": ("      old\n", ""),
    "blank findings": ("      old\n", "\n      old\n\n      older\n"),
    "findings and a pass": ("    passes: true", "    passes: true\n    findings: |\n      one"),
    "a pass that is none": ("    passes: true", "    passes: false"),
    "findings twice": ("      old\n", "      old\n    findings: |\n      older\n"),
    "findings as a list": ("    findings: |\n      old\n", "    findings: [old]\n"),
    "findings in one line": ("    findings: |\n      old\n", "    findings: old\n"),
    "no edits": ('    edits: [{file: seeds/terms.yml, append: "x"}]\n', ""),
    "an edit of no kind": ('append: "x"', 'put: "x"'),
    "an edit of two kinds": ('append: "x"', 'append: "x", content: "y"'),
    "no rows": (TABLE[TABLE.index("rows:") :], "rows: []\n"),
}


@pytest.mark.parametrize("way", REFUSED)
def test_a_table_without_order_is_refused(table: Path, way: str) -> None:
    assert len(rows(table)) == 3
    change(table, *REFUSED[way])
    with pytest.raises(ValueError, match=r"table\.yml: "):
        rows(table)


def test_the_tables_are_read_by_people_and_run_by_tests() -> None:
    """No sign that nobody sees stands in a table as it is, and a test beside it runs every row."""
    assert len(TABLES) > 8
    hidden = {path.name: {c for c in path.read_text("utf-8") if not c.isprintable()} - {"\n"} for path in TABLES}
    assert not any(hidden.values()), hidden
    for path in TABLES:
        for row in read(path):
            assert (path.parents[1] / (row.by or "test_findings.py")).exists(), f"{path}: {row.name}"
