"""What is shipped and what is run is known: each file has an origin, each action a digest, each package a hash."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from browser.site import ROOT, Site
from tools.shipped import files, parts

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
REQUIREMENTS = [*ROOT.glob("requirements*.txt"), *(ROOT / "tests/tools").glob("requirements*.txt")]


def test_every_shipped_file_has_an_origin_and_a_licence(site: Site) -> None:
    head, _, *rows = files(site.folder)
    licence = head.split(" | ").index("licence")
    assert [row for row in rows[:-1] if not row.split(" | ")[licence].strip()] == []
    assert "lunr" in "".join(parts(site.folder))


def test_there_are_files_to_look_at() -> None:
    assert WORKFLOWS
    assert len(REQUIREMENTS) == 3


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_digest(workflow: Path) -> None:
    used = re.findall(r"^\s*-? *uses: (.*)$", workflow.read_text("utf-8"), re.MULTILINE)
    assert used
    assert [line for line in used if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []


@pytest.mark.parametrize("file", REQUIREMENTS, ids=lambda path: path.name)
def test_every_requirement_has_a_version_and_hashes(file: Path) -> None:
    text = re.sub(r"\\\n", " ", file.read_text("utf-8"))
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    assert lines
    assert [
        line for line in lines if not re.match(r"[\w.-]+(\[[\w,]+\])?==\S+ .*--hash=sha256:[0-9a-f]{64}", line)
    ] == []


def test_every_npm_package_has_its_integrity() -> None:
    packages = json.loads((ROOT / "tests/package-lock.json").read_text("utf-8"))["packages"]
    assert [
        name for name, told in packages.items() if name and not told.get("integrity", "").startswith("sha512-")
    ] == []
