"""The pages and the site are the same, byte for byte, wherever and whenever they are built."""

from __future__ import annotations

import datetime
import subprocess
import sys
from pathlib import Path

from browser.checkers import expect_none
from tools.same_bytes import BUILT, CLOCK, THERE, differences, surroundings


def test_two_unlike_clones_build_the_same_bytes(tmp_path: Path) -> None:
    count, lines = differences(tmp_path)
    assert count > len(BUILT)
    expect_none(lines)


def test_the_other_place_has_another_day_and_order(tmp_path: Path) -> None:
    """Else the test above would show nothing."""
    (tmp_path / "sitecustomize.py").write_text(CLOCK, "utf-8")
    for name in "abc":
        (tmp_path / name).touch()
    code = "import datetime, os, time; print(datetime.datetime.now().date(), time.strftime('%Y'), *os.listdir('.'))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=surroundings(THERE, tmp_path), capture_output=True, text=True
    )
    day, year, *names = done.stdout.split()
    assert datetime.date.fromisoformat(day) < datetime.date.today() - datetime.timedelta(days=1000)
    assert year == day[:4]
    assert [name for name in names if len(name) == 1] == ["c", "b", "a"]
