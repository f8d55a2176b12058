"""What the README shows is what happens: its findings, its commands, its table of packages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from browser.site import ROOT
from desk import Desk
from explainer.build import Build
from explainer.checks.nav import check_nav
from explainer.pages.render import page_titles
from explainer.seeds.load import load

README = (ROOT / "README.md").read_text("utf-8")


def test_the_wrong_quotation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    desk, (wrong, right) = Desk(ROOT / "seeds"), re.findall("Type “(.*?)” for “(.*?)”", README)[0]
    (shown,) = re.findall(r"^seeds/\S+:\d.*$", README, re.MULTILINE)
    lines = desk.read("passages.yml").split("\n")
    number = int(shown.split(":")[1]) - 1
    lines[number] = lines[number].replace(right, wrong)
    desk.write("passages.yml", "\n".join(lines))
    assert desk.findings() == [shown]


def test_the_page_that_nav_misses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    seeds, _ = load(Path("seeds"))
    assert seeds
    (shown,) = re.findall(r"^mkdocs\.yml:.*$", README, re.MULTILINE)
    (page,) = re.findall('line for "(.*?)"', shown)
    assert list(map(str, check_nav(Path("mkdocs.yml"), [*page_titles(seeds), page]))) == [f"{shown} [nav]"]


def test_the_seeds_need_no_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert Build(Path("seeds"), Path("mkdocs.yml"), thorough=True).findings == []


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
