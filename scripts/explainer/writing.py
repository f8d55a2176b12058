"""Brings the docs folder in line with the pages: only what differs, each file whole or not at all."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from explainer.data.files import DATA_FILES
from explainer.findings import Finding, Place, Problem
from explainer.seeds.files import set_aside

MARK = b"# Made by scripts/build_pages.py"
SCHEMA = b'"$schema": "https://json-schema.org/'
PART = ".explainer-part"

Files = Iterable[tuple[str, bytes]]


class Counts(NamedTuple):
    """How many files an update wrote, left as they were, and removed."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0


class Docs:
    """The docs folder. `findings` says what in it stands in the way; while there are any, nothing is written."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.findings = folder, list[Finding]()
        self._present = set[Path]()
        try:
            self._present.update(_files(folder))
        except OSError as error:
            found = f"an unreadable folder ({error.strerror})"
            self._find(Path(error.filename), found, "the pages: check its permissions")
        heads: dict[Path, bytes] = {}
        for path in (path for path in self._present if not path.name.endswith(PART)):
            if path.is_symlink() or path == folder:
                self._find(path, "a link or file", "plain files in plain folders: move it away")
            elif not path.is_file():
                self._find(path, "no plain file", "generated pages only: move it away")
            else:
                try:
                    heads[path] = _head(path)
                except OSError as error:
                    found = f"an unreadable file ({error.strerror})"
                    self._find(path, found, "a readable one: check its permissions")
        data = {folder / name for name in DATA_FILES}
        made = any(MARK in head or (SCHEMA in head and path in data) for path, head in heads.items())
        for path, head in heads.items():
            if not (MARK in head or (path in data and made)):
                found = "a file that this builder did not make"
                self._find(path, found, "generated pages only: move it away")

    def _find(self, path: Path, found: str, expected: str) -> None:
        self.findings.append(Problem(Place(path.as_posix(), 1, 1), found, expected).finding("docs"))

    def stale(self, files: Files) -> list[Path]:
        """Return the files that are not as these are, in order. Reads only."""
        known = set[Path]()
        stale = {path for path, content in self._paths(files, known) if not self._has(path, content)}
        return sorted(stale | {path for path in self._present - known if not path.name.endswith(PART)})

    def update(self, files: Files) -> Counts:
        """Make the folder hold these files and no others. All are written beside their places before any takes its own.

        Where the system refuses to write or remove one, `findings` says so, and every file is as it was before. What
        was not there when the folder was looked at is left alone.
        """
        known, parts, unchanged = set[Path](), dict[Path, Path](), 0
        before, gone = self._present, list[Path]()
        with contextlib.ExitStack() as stack:
            with self._told(self.folder):
                stack.enter_context(_alone(self.folder))
                self._present = set(_files(self.folder))
            try:
                for path, content in () if self.findings else self._paths(files, known):
                    if self._has(path, content):
                        unchanged += 1
                        continue
                    with self._told(path):
                        path.parent.mkdir(parents=True, exist_ok=True)
                        parts[path] = _part(path, "")
                        parts[path].write_bytes(content)
                old = self._present - known - set(parts.values())
                gone = sorted(path for path in old if path in before or path.name.endswith(PART))
                if not self.findings:
                    self._swap(gone, parts)
            finally:
                _remove(parts.values())
        return Counts() if self.findings else Counts(len(parts), unchanged, len(gone))

    def _swap(self, gone: list[Path], parts: dict[Path, Path]) -> None:
        """Remove files, and put others in their places; all of it, or, where the system refuses one, none."""
        kept, done = dict[Path, Path](), list[Path]()
        try:
            for path in (*gone, *parts):
                with self._told(path):
                    if path in self._present and not path.name.endswith(PART):  # a leftover is nobody's page
                        kept[path] = Path(shutil.copy2(path, _part(path, ".before"), follow_symlinks=False))
                    parts[path].replace(path) if path in parts else path.unlink()
                    done.append(path)
                if self.findings:
                    break
            for path in done if self.findings else ():
                with contextlib.suppress(OSError):
                    kept[path].replace(path) if path in kept else path.unlink()
        finally:
            _remove(kept.values())

    def _paths(self, files: Files, known: set[Path]) -> Iterator[tuple[Path, bytes]]:
        """Return the files by their paths, which become known; add a finding where a folder stands in the place."""
        for name, content in files:
            path = self.folder / name
            known.add(path)
            if path not in self._present and path.is_dir():
                self._find(path, "a folder", "a file: move the folder away")
            else:
                yield path, content

    def _has(self, path: Path, content: bytes) -> bool:
        return path in self._present and path.read_bytes() == content

    @contextlib.contextmanager
    def _told(self, path: Path) -> Iterator[None]:
        """Turn what the system refuses to do with a file into a finding, one for each folder."""
        try:
            yield
        except OSError as error:
            found = f"that the file cannot be written or removed ({error.strerror})"
            if not any(Path(finding.place.path).parent == path.parent for finding in self.findings):
                self._find(path, found, f"that it can: check its folder, {path.parent.as_posix()}")


def _part(path: Path, ending: str) -> Path:
    """Return the path of a file beside another, for a while, where nothing stands."""
    part = path.with_name(f".{path.name}{ending}{PART}")
    part.unlink(missing_ok=True)  # a link that somebody put there would lead elsewhere
    return part


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep other builders out of a folder, which is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(400)


def _files(docs: Path) -> Iterator[Path]:
    """Return all that is no folder in the docs folder, links to folders too; the folder itself if it is none.

    What editors and systems keep beside a file is passed over: MkDocs leaves it out of the site, too.
    """
    if docs.is_symlink() or docs.is_file():
        yield docs
        return
    for folder, folders, names in os.walk(docs, onerror=_unless_missing):
        yield from (Path(folder, name) for name in names if name.endswith(PART) or not set_aside(name))
        yield from (path for path in (Path(folder, name) for name in folders) if path.is_symlink())


def _unless_missing(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):
        raise error
