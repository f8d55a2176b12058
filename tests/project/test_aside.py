"""Another folder, the forge's annotations, and the files that editors leave beside others."""

from __future__ import annotations

from pathlib import Path

import build_pages
import pytest

from desk import Desk, contents

BACKUPS = ("claims.yml~", "claims.yml.orig", "claims.yml.swp", ".claims.yml.swp", "#claims.yml#", ".DS_Store")


@pytest.mark.parametrize("name", BACKUPS)
def test_backup_files_are_passed_over(desk: Desk, capsys: pytest.CaptureFixture[str], name: str) -> None:
    build_pages.main([])
    (desk.seeds / name).write_text("x", "utf-8")
    (desk.docs / "claims" / name).write_text("x", "utf-8")
    capsys.readouterr()
    assert build_pages.main(["--check"]) == 0
    assert build_pages.main([]) == 0
    assert f"claims/{name}" in contents(desk.docs), "what an editor keeps is not ours to remove"


def test_findings_name_the_command_for_the_folder(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    for docs, command in (
        ("docs", "make pages"),
        ("a/docs", "make pages DIR=a"),
        ("a b/docs", "make pages DIR='a b'"),
        ("other", "scripts/build_pages.py --docs other"),
    ):
        assert build_pages.main(["--check", "--docs", docs]) == 1
        assert f"build the pages again, as with {command} [stale]" in capsys.readouterr().err


def test_annotations(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """Each finding once more, as a command of the forge's workflows; percent signs and commas are no syntax there."""
    desk.change("claims.yml", "kind: refusal", "kind: 100 %, refusl")
    Path("seeds/claims.yml").rename("seeds/cla:ims, 5 %.yml")
    assert build_pages.main(["--format", "github"]) == 1
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == len(err.splitlines()) == 2
    assert out.splitlines()[0].startswith("::error file=seeds/cla%3Aims%2C 5 %25.yml,line=1,endLine=1,col=1,")
    assert ",title=file::found an unknown file, expected" in out
    Path("seeds/cla:ims, 5 %.yml").rename("seeds/claims.yml")
    assert build_pages.main(["--format", "github"]) == 1
    out, _ = capsys.readouterr()
    assert out.startswith("::error file=seeds/claims.yml,line=29,endLine=29,col=9,endColumn=21,title=shape::found ")
    assert '"100 %25, refusl"' in out
