"""Whatever stands in the seeds, the command ends with findings or with pages: never with a traceback."""

from __future__ import annotations

import copy
import re
import shutil
from pathlib import Path
from typing import Any

import build_pages
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk import SMALL

FILES = sorted(path.name for path in SMALL.iterdir())
TREES = {name: yaml.load((SMALL / name).read_text("utf-8"), yaml.BaseLoader) for name in FILES if name != "article.txt"}
FINDING = re.compile(r"seeds/[\w.-]+:[1-9][0-9]*:[1-9][0-9]*: found [^\n\t\x00-\x1f]+")

# Pieces that mean something to YAML, to our own Markdown or to the checks, in any order.
PIECES = st.sampled_from(
    [
        *"-:?,[]{}#&*!|>'\"%@`~\\\n\t \0",
        "- id: ",
        "text: ",
        "“",
        "”",
        "[p1a]",
        "](wheel)",
        "---\n",
        "<<: ",
        "!!str ",
        r"\U00110000",
        r"\ud800",
    ]
)
TEXT = st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join))
VALUES = st.recursive(
    st.one_of(TEXT, st.sampled_from(["p1a", "holm", "wheel", "undated", "1931-02-20", "“will close”", "", "no", "1"])),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(TEXT, inside, max_size=4),
    max_leaves=8,
)

anything = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(SMALL, "seeds"))


def check(folder: Path, file: str, content: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    """Run the command with one seed file of this content: findings and no page, or pages and no finding."""
    old = (folder / file).read_bytes()
    try:
        (folder / file).write_bytes(content)
        status = build_pages.main([])
        out, err = capsys.readouterr()
        assert status == (1 if err else 0)
        assert (out == "") == bool(err)
        assert all(FINDING.fullmatch(line) for line in err.splitlines())
        assert Path("docs").exists() == (not err)
    finally:
        (folder / file).write_bytes(old)
        shutil.rmtree("docs", ignore_errors=True)


@anything
@given(st.sampled_from(FILES), st.binary())
def test_any_bytes(folder: Path, capsys: pytest.CaptureFixture[str], file: str, content: bytes) -> None:
    check(folder, file, content, capsys)


@anything
@given(st.sampled_from(FILES), TEXT)
def test_any_text(folder: Path, capsys: pytest.CaptureFixture[str], file: str, content: str) -> None:
    check(folder, file, content.encode("utf-8", "replace"), capsys)


@anything
@given(st.sampled_from(FILES), st.integers(0, 10_000), st.integers(0, 3), TEXT)
def test_any_text_in_a_file(
    folder: Path, capsys: pytest.CaptureFixture[str], file: str, at: int, gone: int, content: str
) -> None:
    old = (SMALL / file).read_text("utf-8")
    at %= len(old)
    check(folder, file, (old[:at] + content + old[at + gone :]).encode("utf-8", "replace"), capsys)


@anything
@given(st.sampled_from(sorted(TREES)), VALUES)
def test_any_yaml(folder: Path, capsys: pytest.CaptureFixture[str], file: str, value: Any) -> None:
    check(folder, file, yaml.safe_dump(value, allow_unicode=True).encode("utf-8", "replace"), capsys)


def nodes(tree: Any) -> list[tuple[Any, Any]]:
    """Return every list and mapping of a tree with each of its keys."""
    keys = range(len(tree)) if isinstance(tree, list) else list(tree) if isinstance(tree, dict) else ()
    return [pair for key in keys for pair in ((tree, key), *nodes(tree[key]))]


@anything
@given(st.sampled_from(sorted(TREES)), st.integers(0, 10_000), VALUES, st.sampled_from(["put", "delete", "double"]))
def test_any_value_in_a_file(
    folder: Path, capsys: pytest.CaptureFixture[str], file: str, which: int, value: Any, way: str
) -> None:
    tree = copy.deepcopy(TREES[file])
    every = nodes(tree)
    inside, key = every[which % len(every)]
    if way == "put":
        inside[key] = value
    elif way == "delete":
        del inside[key]
    elif isinstance(inside, list):
        inside.insert(key, copy.deepcopy(inside[key]))
    check(folder, file, yaml.safe_dump(tree, allow_unicode=True).encode("utf-8", "replace"), capsys)
