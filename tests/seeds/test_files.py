"""A seed file that nobody can read as text: what no edit of its words can bring about."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from findings import rows_by

from desk import Desk, permissions_bind


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def own_link(path: Path) -> None:
    """Put a link to itself in the file's place: nobody can read that, not even root."""
    path.unlink()
    path.symlink_to(path.name)


def large(path: Path) -> None:
    path.write_bytes(path.read_bytes().ljust(10_000_000))


BROKEN: dict[str, Callable[[Path], None]] = {"a folder": folder, "unreadable": own_link, "10 MB": large}
FILES = ("article.txt", "passages.yml", "claims.yml", "site.yml")
CLOSED = "terms.yml: others alone may read it"
ROWS = rows_by(__file__)


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("way", BROKEN)
def test_a_file_that_is_no_text_has_one_finding(desk: Desk, way: str, file: str, renew: bool) -> None:
    BROKEN[way](desk.seeds / file)
    ROWS[f"{file}: {way}"].judge(desk.findings(), renew)


def test_a_file_that_others_alone_may_read(desk: Desk, renew: bool) -> None:
    (desk.seeds / "terms.yml").chmod(0)
    with permissions_bind():
        assert not os.access(desk.seeds / "terms.yml", os.R_OK, effective_ids=True)
        findings = desk.findings()
    ROWS[CLOSED].judge(findings, renew)


def test_every_row_is_used() -> None:
    assert set(ROWS) == {CLOSED, *(f"{file}: {way}" for file in FILES for way in BROKEN)}
