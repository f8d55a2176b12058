"""Brings the docs folder in line with the rendered pages: only what differs, each file whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from explainer.findings import Finding, Place

MARK = "# Made by scripts/build_pages.py"
DATA = "data"
PART = ".explainer-part"


@dataclass
class Plan:
    """What writing would do: the files to write, those that stay, those to remove; and what forbids it."""

    write: dict[Path, bytes] = field(default_factory=dict)
    unchanged: list[Path] = field(default_factory=list)
    remove: list[Path] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def stale(self) -> list[Path]:
        """The files that are not as they should be, in order."""
        return sorted([*self.write, *(path for path in self.remove if not path.name.endswith(PART))])


def plan(docs: Path, files: Mapping[str, bytes]) -> Plan:
    """Return what brings `docs` in line with `files`, by path in it. Reads only."""
    found, wanted = Plan(), {docs / name: content for name, content in sorted(files.items())}
    try:
        present = set(_files(docs))
    except OSError as error:
        message = f"found an unreadable folder ({error.strerror}), expected the pages: check its permissions"
        return Plan(findings=[_finding(Path(error.filename), message)])
    for path in sorted(present):
        if path.is_symlink() or path == docs:
            refused = "a link or file, expected plain files in plain folders: move it away"
        elif not path.is_file():
            refused = "no plain file, expected generated pages only: move it away"
        else:
            refused = _compare(found, docs, path, wanted.get(path))
        if refused:
            found.findings.append(_finding(path, f"found {refused}"))
    for path in (path for path in wanted if path not in present):
        found.write[path] = wanted[path]
        if path.is_dir():
            found.findings.append(_finding(path, "found a folder, expected a page: move the folder away"))
    return found


def _compare(found: Plan, docs: Path, path: Path, wanted: bytes | None) -> str:
    """Plan what becomes of a file that is there, or return why it must not be touched."""
    try:
        content = path.read_bytes()
    except OSError as error:
        return f"an unreadable file ({error.strerror}), expected a readable one: check its permissions"
    if content == wanted:
        found.unchanged.append(path)
    elif not (path.relative_to(docs).parts[0] == DATA or path.name.endswith(PART) or MARK.encode() in content[:400]):
        return "a file that this builder did not make, expected generated pages only: move it away"
    elif wanted is None:
        found.remove.append(path)
    else:
        found.write[path] = wanted
    return ""


def _files(docs: Path) -> Iterator[Path]:
    """Return all that is no folder in the docs folder, links to folders too; the folder itself if it is none."""
    if docs.is_symlink() or docs.is_file():
        yield docs
        return
    for folder, folders, names in os.walk(docs, onerror=_refuse):
        yield from (Path(folder, name) for name in names)
        yield from (path for path in (Path(folder, name) for name in folders) if path.is_symlink())


def _refuse(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):
        raise error


def _finding(path: Path, message: str) -> Finding:
    return Finding(Place(path.as_posix(), 1, 1), message)


def carry_out(plan: Plan) -> list[Finding]:
    """Write and remove what the plan says; return what the system refused. Each file is old or new, never half."""
    findings: dict[Path, Finding] = {}
    for path in (*plan.write, *plan.remove):
        part = path.with_name(f".{path.name}{PART}")
        try:
            if path in plan.write:
                path.parent.mkdir(parents=True, exist_ok=True)
                part.write_bytes(plan.write[path])
                part.replace(path)
            else:
                path.unlink(missing_ok=True)
        except OSError as error:
            message = f"found that the file cannot be written or removed ({error.strerror}), expected that it can"
            findings.setdefault(path.parent, _finding(path, f"{message}: check its folder, {path.parent.as_posix()}"))
    return list(findings.values())
