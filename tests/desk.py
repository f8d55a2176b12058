"""A desk to edit at: a copy of a story's seeds, to change and to hear what the engine says of it.

The tests call the engine here, and take from here the little that they need of its insides, so that those may change.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from second_story import finished

from explainer.article.phrases import count_words
from explainer.build import Build
from explainer.seeds import markup
from explainer.seeds.fields import Name, Prose
from explainer.seeds.kinds import Seeds
from explainer.seeds.load import SCHEMAS, load
from explainer.seeds.located import read_yaml

__all__ = ["SCHEMAS", "Name", "Prose", "Seeds", "count_words", "load", "markup", "read_yaml"]

TESTS = Path(__file__).parent
SMALL = TESTS / "small"
STORIES = ("small", "second", "this")
NOBODY = 65534


@cache
def seeds_of(name: str) -> Path:
    """Return the seeds of a story, to be read; the second one is made when it is first asked for."""
    if name == "second":
        folder = Path(tempfile.mkdtemp())
        atexit.register(shutil.rmtree, folder)
        return finished(folder).parent / "seeds"
    return {"small": SMALL, "this": TESTS.parent / "seeds"}[name]


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files in a folder by their path in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def build(seeds: Path, config: Path | None = None, *, thorough: bool = False) -> Build:
    """Return what the engine makes of seeds and, where one is given, of the nav in a configuration."""
    return Build(seeds, config, thorough=thorough)


def page(build: Build, path: str) -> str:
    """Return the text of a page or data file of a build."""
    return dict(build.files())[path].decode()


class Desk:
    """The folders `seeds` and, once they are built, `docs` in the current folder, with `mkdocs.yml` if there is one."""

    def __init__(self, seeds: Path = SMALL) -> None:
        self.seeds, self.docs = Path("seeds"), Path("docs")
        shutil.copytree(seeds, self.seeds)

    def read(self, file: str) -> str:
        return (self.seeds / file).read_text("utf-8")

    def write(self, file: str, text: str) -> None:
        (self.seeds / file).write_text(text, "utf-8", newline="")

    def change(self, file: str, old: str, new: str) -> None:
        """Put new words in the place of old ones, which must stand in the file once."""
        text = self.read(file)
        assert not old or text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        self.write(file, text.replace(old, new) if old else text + new)

    def build(self, *, thorough: bool = False) -> Build:
        config = Path("mkdocs.yml")
        return build(self.seeds, config if config.exists() else None, thorough=thorough)

    def findings(self, *, thorough: bool = False) -> list[str]:
        """Return the findings as they are shown."""
        return list(map(str, self.build(thorough=thorough).findings))


@contextmanager
def permissions_bind() -> Iterator[None]:
    """For a while be somebody whom permissions bind, also where the tests run as root."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(user)
