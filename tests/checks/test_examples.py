"""The documentation of the checks is the table of the checks, and its texts do what it says of them."""

from __future__ import annotations

import ast
import contextlib
import re
import shutil
from pathlib import Path

import build_pages
import pytest
from findings import read

from browser.site import ROOT
from desk import Desk, page
from explainer.checks import CHECKS, Check
from explainer.checks.examples import Example, examples

EXAMPLES = examples()
NAMES = [check.name for check in CHECKS]
TABLES = sorted((ROOT / "tests").glob("*/findings/*.yml"))


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    """Run the command; return its exit status and the findings."""
    status = build_pages.main(arguments)
    return status, capsys.readouterr().err.splitlines()


def put(example: Example, old: str, new: str) -> None:
    """Put a text in the place of another; the file is made, or goes, where one of the two is empty."""
    path = Path(example.file)
    if not old:
        assert not path.exists()
        path.write_text(f"{new}\n", "utf-8")
    else:
        text = path.read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small story with its pages and their nav, to be copied: nothing is wrong with it."""
    folder = tmp_path_factory.mktemp("fresh")
    with contextlib.chdir(folder):
        desk = Desk()
        pages = [f"  - {path}\n" for path in dict(desk.build().files()) if path.endswith(".md")]
        Path("mkdocs.yml").write_text("nav:\n" + "".join(pages), "utf-8")
        assert build_pages.main([]) == build_pages.main(["--check"]) == 0
    return folder


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.check)
def test_the_good_text_passes_and_the_bad_one_is_found(
    fresh: Path, folder: Path, capsys: pytest.CaptureFixture[str], example: Example
) -> None:
    shutil.copytree(fresh, folder, dirs_exist_ok=True)
    if example.stands:
        put(example, example.stands, example.good)
        assert run(capsys) == (0, [])
        assert run(capsys, "--check") == (0, [])
    put(example, example.good, example.bad)
    status, found = run(capsys, "--check")
    assert status == 1
    told = [(line.partition(":")[0], line.rpartition(" ")[2]) for line in found if line.endswith("]")]  # no hint
    assert told == [(example.told_in or example.file, f"[{example.check}]")]


def test_every_check_has_its_example_and_every_example_its_check() -> None:
    assert [example.check for example in EXAMPLES] == NAMES
    assert len(NAMES) == len(set(NAMES)) > 30


def test_every_generator_of_problems_is_in_the_table() -> None:
    """A check that is written but not listed would never run."""
    found = set()
    for path in (ROOT / "scripts/explainer/checks").glob("*.py"):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef) and [argument.arg for argument in node.args.args] == ["index"]:
                found |= {node.name.replace("_", "-")} if not node.name.startswith("_") else set()
    assert found - {"run"} == {check.name for check in CHECKS if check.run}


def test_every_check_has_rows_and_every_row_its_check() -> None:
    found = {line.rpartition(" [")[2].rstrip("]") for path in TABLES for row in read(path) for line in row.findings}
    assert found == set(NAMES)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_the_command_explains_a_check(capsys: pytest.CaptureFixture[str], folder: Path, check: Check) -> None:
    (example,) = (example for example in EXAMPLES if example.check == check.name)
    assert build_pages.main(["--explain", check.name]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"{check.name}: {check.finds}"
    assert check.finds.endswith(".")
    assert set(example.bad.splitlines()) <= {line.removeprefix("    ") for line in lines}
    assert not list(folder.iterdir()), "nothing is built"


def test_an_unknown_check_gets_the_nearest_name(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        build_pages.main(["--explain", "quotaton"])
    assert ended.value.code == 2
    assert capsys.readouterr().err.endswith('error: no check "quotaton". Did you mean "quotation"?\n')


def test_the_method_page_lists_the_checks(desk: Desk) -> None:
    listed = re.findall(r"^- `([\w-]+)`: (.*)$", page(desk.build(), "method.md"), re.MULTILINE)
    assert listed == [(check.name, check.finds.replace("'", "’")) for check in CHECKS]
