"""A desk to edit at: a copy of a small, complete set of seeds, to change and to hear what the builder says of it."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from explainer.build import Build

SMALL = Path(__file__).parent / "small"
NOBODY = 65534


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files in a folder by their path in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class Row(NamedTuple):
    """One way of being wrong: in a seed file, old words become new ones, and these findings follow."""

    file: str
    old: str
    new: str
    findings: tuple[str, ...]


def page(build: Build, path: str) -> str:
    """Return the text of a page or data file of a build."""
    return dict(build.files())[path].decode()


def row(file: str, old: str, new: str, *findings: str) -> Row:
    """Return a row. Without old words, the new ones are added at the file's end."""
    return Row(file, old, new, findings)


class Desk:
    """The folders `seeds` and, once they are built, `docs` in the current folder."""

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
        return Build(self.seeds, None, thorough=thorough)

    def findings(self, *, thorough: bool = False) -> list[str]:
        return [re.sub(r" \[[a-z-]+\]$", "", str(finding)) for finding in self.build(thorough=thorough).findings]

    def after(self, change: Row) -> tuple[str, ...]:
        """Return the findings after the change of a row."""
        self.change(change.file, change.old, change.new)
        return tuple(self.findings())


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
