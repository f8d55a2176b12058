"""What the README shows is what happens: its findings, its commands, its table of packages."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from browser.site import ROOT
from desk import Desk, build, seeds_of

README = (ROOT / "README.md").read_text("utf-8")


def test_the_wrong_quotation(folder: Path) -> None:
    desk, (wrong, right) = Desk(seeds_of("this")), re.findall("Type “(.*?)” for “(.*?)”", README)[0]
    (shown,) = re.findall(r"^seeds/\S+:\d.*$", README, re.MULTILINE)
    lines = desk.read("passages.yml").split("\n")
    number = int(shown.split(":")[1]) - 1
    lines[number] = lines[number].replace(right, wrong)
    desk.write("passages.yml", "\n".join(lines))
    assert desk.findings() == [shown]


def test_the_page_that_nav_misses(folder: Path) -> None:
    """A claim more, the last one under another id, brings the line that the README shows."""
    desk = Desk(seeds_of("this"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (shown,) = re.findall(r"^mkdocs\.yml:.*$", README, re.MULTILINE)
    (name,) = re.findall('line for "claims/(.*?)\\.md"', shown)
    last = desk.read("claims.yml").rpartition("\n- id: ")[2]
    desk.change("claims.yml", "", f"\n- id: {name}\n{last.partition(chr(10))[2]}")
    assert desk.findings() == [shown]


def test_the_seeds_need_no_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert build(Path("seeds"), Path("mkdocs.yml"), thorough=True).findings == []


def test_every_direct_requirement_has_its_line() -> None:
    wanted = re.findall(r"^[\w-]+", (ROOT / "requirements.in").read_text("utf-8"), re.MULTILINE)
    (table,) = re.findall(r"^\| package \|.*\n\|.*\n((?:\|.*\n)+)", README, re.MULTILINE)
    named = [name for row in table.splitlines() for name in re.findall(r"[\w-]+", row.split("|")[1].split("`")[0])]
    assert sorted(named) == sorted(wanted)


def test_every_command_is_there() -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    named = set(re.findall(r"\bmake ([a-z-]+)", README))
    assert named - {"such"} <= set(targets)
    assert {"serve", "test", "new", "bench", "lighthouse"} <= named


def test_every_path_is_there() -> None:
    paths = re.findall(r"`((?:seeds|scripts|tests|\.github)/[\w./-]*)`|src=\"(.*?)\"|\]\((\.github/.*?)\)", README)
    for path in ("".join(groups) for groups in paths):
        assert (ROOT / path).exists(), path
