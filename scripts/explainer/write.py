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
    found = Plan()

    def refuse(path: Path, message: str) -> None:
        found.findings.append(Finding(Place(path.as_posix(), 1, 1), message))

    for name, content in sorted(files.items()):
        path = docs / name
        if link := next((p for p in (path, *path.parents) if p.is_symlink() and docs in (p, *p.parents)), None):
            refuse(link, "found a link in place of a page or its folder, expected plain files: delete the link")
        elif path.is_dir():
            refuse(path, "found a folder in place of a page, expected a file: move the folder away")
        elif not path.exists():
            found.write[path] = content
        elif (now := path.read_bytes()) == content:
            found.unchanged.append(path)
        elif _ours(docs, path, now):
            found.write[path] = content
        else:
            refuse(path, "found a file that this builder did not make, expected a generated page: move it away")
    for path in _files(docs):
        if path.relative_to(docs).as_posix() in files or (
            path.is_symlink() and path in {Path(f.place.path) for f in found.findings}
        ):
            continue
        if not path.is_symlink() and (path.name.endswith(PART) or _ours(docs, path, path.read_bytes())):
            found.remove.append(path)
        else:
            refuse(path, "found a file that this builder did not make, expected generated pages only: move it away")
    return found


def _files(docs: Path) -> Iterator[Path]:
    for folder, _, names in os.walk(docs):
        yield from (Path(folder) / name for name in sorted(names))


def _ours(docs: Path, path: Path, content: bytes) -> bool:
    return path.relative_to(docs).parts[0] == DATA or MARK.encode() in content[:400]


def carry_out(plan: Plan) -> list[Finding]:
    """Write and remove what the plan says; return what the system refused. Each file is old or new, never half."""
    findings = []
    for path, content in plan.write.items():
        part = path.with_name(f".{path.name}{PART}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(content)
            part.replace(path)
        except OSError as error:
            message = (
                f"found that the file cannot be written ({error.strerror}), expected a folder that can be: check it"
            )
            findings.append(Finding(Place(path.as_posix(), 1, 1), message))
    for path in plan.remove:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            message = (
                f"found that the file cannot be removed ({error.strerror}), expected that it can be: check its folder"
            )
            findings.append(Finding(Place(path.as_posix(), 1, 1), message))
    return findings
