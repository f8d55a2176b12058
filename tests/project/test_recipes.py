"""What the README says of a change to the engine is all it takes: done to a copy of it, which then builds."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from browser.site import ROOT
from desk import Desk

README = (ROOT / "README.md").read_text("utf-8")
HEAD = re.compile(r"(?:#|\{#) (scripts/\S+), (?:before (\"|')(?P<anchor>.*)\2|a new file)(?: #\})?")


@dataclass
class Engine:
    """A copy of the engine, and what it says of the seeds in the current folder."""

    folder: Path

    def follow(self, recipe: str) -> int:
        """Do what the README says under a heading; return how many steps it has."""
        section = re.split("^##+ [A-Z]", README.partition(f"\n### {recipe}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]
        blocks = re.findall(r"^```\w+\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
        for block in blocks:
            first, _, text = block.partition("\n")
            step = HEAD.fullmatch(first)
            assert step, first
            path = self.folder / step[1]
            if anchor := step["anchor"]:
                before = path.read_text("utf-8")
                assert before.count(f"\n{anchor}") == 1, f"{anchor!r} begins {before.count(anchor)} lines of {path}"
                path.write_text(before.replace(f"\n{anchor}", f"\n{text}{anchor}"), "utf-8")
            else:
                assert not path.exists()
                path.write_text(text, "utf-8")
        return len(blocks)

    def run(self, *arguments: str) -> tuple[int, str]:
        """Run the command; return its exit status and what it said."""
        command = [sys.executable, str(self.folder / "scripts/build_pages.py"), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return done.returncode, done.stderr or done.stdout


@pytest.fixture
def engine(folder: Path) -> Engine:
    shutil.copytree(ROOT / "scripts", folder / "engine/scripts", ignore=shutil.ignore_patterns("__pycache__"))
    return Engine(folder / "engine")


def test_a_field(engine: Engine, desk: Desk) -> None:
    assert engine.follow("A field") == 3
    desk.change("site.yml", "  date_note:", "  byline: No writer is named.\n  date_note:")
    assert engine.run()[0] == 0
    assert "\n**Who wrote it:** No writer is named.\n" in (desk.docs / "method.md").read_text("utf-8")
    assert '"byline": {' in (desk.docs / "data/schemas/site.json").read_text("utf-8")
    desk.change("site.yml", "byline: No writer is named.", "byline: The “baker” wrote it.")
    assert "seeds/site.yml:12:16: " in engine.run()[1]


def test_a_check(engine: Engine, desk: Desk) -> None:
    assert engine.follow("A check") == 4
    assert engine.run()[0] == 0
    assert "- `capitals`: A title or label is in capitals." in (desk.docs / "method.md").read_text("utf-8")
    assert engine.run("--explain", "capitals")[1].startswith("capitals: A title or label is in capitals.\n")
    desk.change("claims.yml", "title: The miller asked for more time", "title: THE MILLER ASKED")
    found = "found a title in capitals, expected capitals where a sentence has them: write it so [capitals]"
    assert engine.run() == (1, f"seeds/claims.yml:39:10: {found}\n")


def test_a_kind_and_a_page(engine: Engine, desk: Desk) -> None:
    assert engine.follow("A kind of entry, and a page") == 6
    status, said = engine.run()
    assert (status, said.partition(": ")[0]) == (1, "seeds/spots.yml:1:1")
    desk.write("spots.yml", "- id: brook-lane\n  name: Brook Lane\n  text: “The mill at Brook Lane” stands there.\n")
    desk.change("claims.yml", "He says that he asked", "In [the lane](brook-lane), he says that he asked")
    assert engine.run()[0] == 0
    shown = (desk.docs / "spots.md").read_text("utf-8")
    assert "\n# Places\n" in shown
    assert "\n## Brook Lane { #brook-lane }\n" in shown
    assert "[the lane](../spots.md#brook-lane)" in (desk.docs / "claims/one-more-year.md").read_text("utf-8")
    assert (desk.docs / "data/schemas/spots.json").exists()
    Path("mkdocs.yml").write_text("nav: [index.md]\n", "utf-8")
    assert 'add the line "- spots.md" [nav]\n' in engine.run()[1]
