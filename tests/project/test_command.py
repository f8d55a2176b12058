"""The command: its exit status, what it says where, and that it tells everything at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import build_pages
import pytest
from findings import rows_by

from browser.site import ROOT
from desk import Desk, contents, permissions_bind


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Run the command; return its exit status and what it wrote to the two outputs."""
    status = build_pages.main(arguments)
    return status, *capsys.readouterr()


def test_pages_are_written(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys)
    assert (status, out, err) == (0, f"{len(contents(desk.docs))} files written, 0 unchanged, 0 removed\n", "")


def test_fresh_pages_pass_the_check(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys)
    assert run(capsys, "--check") == (0, "", "")


def test_the_check_names_stale_pages_and_writes_nothing(
    desk: Desk, capsys: pytest.CaptureFixture[str], renew: bool
) -> None:
    run(capsys)
    desk.change("questions.yml", "record: ", "record: Perhaps ")
    (desk.docs / "people.md").unlink()
    (desk.docs / "claims/.people.md.explainer-part").touch()  # a leftover is no page
    before = contents(desk.docs)
    status, out, err = run(capsys, "--check")
    assert (status, out) == (1, "")
    rows_by(__file__)["stale pages"].judge(err.splitlines(), renew)
    assert contents(desk.docs) == before


def test_without_pages_all_are_stale(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    _, _, err = run(capsys, "--check")
    assert not desk.docs.exists()
    run(capsys)
    assert len(err.splitlines()) == len(contents(desk.docs))


def test_everything_wrong_is_told_at_once(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """Seeds of every file, the nav and the docs folder, sorted by place; nothing is written."""
    desk.change("claims.yml", "kind: refusal", "kind: refusl")
    desk.change("terms.yml", "headword: wheel", "headword: wheel\n  colour: red")
    desk.docs.mkdir()
    (desk.docs / "mine.md").touch()
    status, out, err = run(capsys)
    assert (status, out) == (1, "")
    assert [line.split(": ")[0] for line in err.splitlines()] == [
        "docs/mine.md:1:1",
        "seeds/claims.yml:29:9",
        "seeds/terms.yml:3:3",
    ]
    assert contents(desk.docs) == {"mine.md": b""}


def test_findings_of_meaning_come_with_those_of_the_nav(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    Path("mkdocs.yml").write_text("nav: [index.md]\n", "utf-8")
    desk.change("questions.yml", "record: ", "record: “Nobody said this” ")
    _, _, err = run(capsys)
    assert {line.split(":")[0] for line in err.splitlines()} == {"mkdocs.yml", "seeds/questions.yml"}


def test_other_folders(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.seeds.rename("other seeds")
    status, _, _ = run(capsys, "--seeds", "other seeds", "--docs", "new/other docs")
    assert status == 0
    assert Path("new/other docs/claims/mill-closes.md").exists()
    assert not desk.docs.exists()


@pytest.mark.parametrize("where", ["locked/seeds", "x" * 300])
def test_seeds_that_cannot_be_looked_at(desk: Desk, capsys: pytest.CaptureFixture[str], where: str) -> None:
    Path("locked").mkdir(mode=0)
    with permissions_bind(), pytest.raises(SystemExit) as ended:
        build_pages.main(["--seeds", where])
    assert ended.value.code == 2
    assert capsys.readouterr().err.endswith(f"error: no such folder: {where}\n")


@pytest.mark.parametrize("arguments", [["--chek"], ["--seeds", "nowhere"], ["--seeds", "seeds/site.yml"], ["more"]])
def test_wrong_usage(desk: Desk, capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        build_pages.main(arguments)
    assert ended.value.code == 2
    assert ": error: " in capsys.readouterr().err.splitlines()[-1]
    assert not desk.docs.exists()


INTERRUPT = """
import os, runpy, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # what runs in the background may ignore it
command, where = sys.argv[1:]
def hook(event, arguments):
    if event == "open" and where in str(arguments[0]):
        os.kill(os.getpid(), signal.SIGINT)
sys.addaudithook(hook)
sys.argv = [command]
runpy.run_path(command, run_name="__main__")
"""


@pytest.mark.parametrize(("where", "status"), {"claims.yml": 130, "/index.": -signal.SIGINT}.items())
def test_an_interrupt_is_no_error_of_the_program(desk: Desk, where: str, status: int) -> None:
    """Neither while it works nor, where a shell says 130 too, while it loads."""
    command = [sys.executable, "-c", INTERRUPT, str(ROOT / "scripts/build_pages.py"), where]
    path = os.pathsep.join((str(ROOT / "scripts"), os.environ.get("PYTHONPATH", "")))
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (status, "", "")
    assert not desk.docs.exists()
