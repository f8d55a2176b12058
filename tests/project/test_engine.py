"""The engine knows no story: no name, no day, no id and no phrase of it; another seeds folder is another explainer."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from browser.site import ROOT
from desk import seeds_of

FILES = sorted(path for path in (ROOT / "scripts").rglob("*") if path.is_file() and "__pycache__" not in path.parts)
ENTRIES = ("claims", "people", "terms", "questions", "context", "sources", "record", "events")


def seed(name: str) -> Any:
    return yaml.load((ROOT / f"seeds/{name}.yml").read_text("utf-8"), yaml.BaseLoader)


def names() -> set[str]:
    """Return the names of people and bodies, and each word of them that is no ordinary word or place."""
    whole = {name for person in seed("people") for name in (person["name"], *person["named_as"])}
    surnames = {person["name"].split()[-1] for person in seed("people") if person["kind"] == "person"}
    return whole | surnames


def days() -> set[str]:
    article = seed("site")["article"]
    return {article["date"], *article["days"]}


def ids() -> set[str]:
    """Return the ids that are more than a word of the language: those of two parts or more."""
    return {entry["id"] for name in ENTRIES for entry in seed(name) if "-" in entry["id"]}


def phrases(length: int = 4) -> set[str]:
    """Return every run of some words of the article."""
    words = re.findall(r"[\w']+", (ROOT / "seeds/article.txt").read_text("utf-8"))
    return {" ".join(words[at : at + length]) for at in range(len(words) - length + 1)}


def passages() -> set[str]:
    """Return the passages of four words or more, as they are: with the marks between their words."""
    return {passage["text"] for passage in seed("passages") if len(passage["text"].split()) > 3}


STORY = {"names": names, "days": days, "ids": ids, "phrases": phrases, "passages": passages}


def found(words: set[str], files: list[Path]) -> list[str]:
    """Return where any of the words stands, in capitals or small letters, also where a line ends between them."""
    texts = {path.relative_to(ROOT): " ".join(path.read_text("utf-8").lower().split()) for path in files}
    return [f"{path}: {word}" for path, text in texts.items() for word in sorted(words) if word.lower() in text]


@pytest.mark.parametrize("kind", STORY)
def test_nothing_of_the_story_is_in_the_engine(kind: str) -> None:
    words = STORY[kind]()
    assert found(words, [ROOT / "seeds/article.txt", *(ROOT / "seeds").glob("*.yml")]), "the seeds have them"
    assert len(FILES) > 40
    assert "\n".join(found(words, FILES)) == ""


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts}


def test_the_command_builds_another_explainer(tmp_path: Path) -> None:
    """Two folders are all it takes, from anywhere, and it leaves the engine and this explainer alone."""
    second = seeds_of("second")
    before = contents(ROOT / "scripts") | contents(ROOT / "docs") | contents(second)
    shutil.copytree(second, tmp_path / "other seeds")
    command = [sys.executable, str(ROOT / "scripts/build_pages.py"), "--seeds", "other seeds", "--docs", "other docs"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    made = contents(tmp_path / "other docs")
    assert done.stdout == f"{len(made)} files written, 0 unchanged, 0 removed\n"
    article = (second / "article.txt").read_bytes()
    assert made[tmp_path / "other docs/data/article.txt"] == article
    assert [name for name in names() if any(name.encode() in content for content in made.values())] == []
    assert contents(ROOT / "scripts") | contents(ROOT / "docs") | contents(second) == before
