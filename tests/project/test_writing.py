"""Writing the pages: only what differs, each file whole, and nothing that is not the builder's own."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import build_pages
import pytest

from browser.site import ROOT
from desk import Desk, contents, permissions_bind
from explainer.pages.render import Renderer

COMMAND = [sys.executable, str(ROOT / "scripts/build_pages.py")]
KILLS = 20


def later(desk: Desk) -> None:
    """Move the day to which all is right by a month: most pages show it, and the annotations."""
    desk.write("site.yml", desk.read("site.yml").replace("1931-12-31", "1932-01-31"))


@pytest.fixture
def built(desk: Desk, capsys: pytest.CaptureFixture[str]) -> Desk:
    """A desk whose pages are built."""
    assert build_pages.main([]) == 0
    capsys.readouterr()
    return desk


def test_a_second_run_writes_nothing(built: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.stat().st_mtime_ns for path in built.docs.rglob("*")}
    assert build_pages.main([]) == 0
    files = contents(built.docs)
    assert capsys.readouterr().out == f"0 files written, {len(files)} unchanged, 0 removed\n"
    assert {path: path.stat().st_mtime_ns for path in built.docs.rglob("*")} == before


def test_only_the_pages_that_differ_are_written(built: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(built.docs)
    built.change("questions.yml", "record: ", "record: Perhaps ")
    assert build_pages.main([]) == 0
    after = contents(built.docs)
    changed = {name for name in after if before[name] != after[name]}
    assert changed == {"questions.md", "claims/mill-closes.md", "data/claims.json"}
    assert (
        capsys.readouterr().out == f"{len(changed)} files written, {len(after) - len(changed)} unchanged, 0 removed\n"
    )


def test_the_page_of_an_entry_that_is_gone_is_removed(built: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(built.docs)
    for name in ("claims/gone.md", "gone.md"):
        shutil.copy(built.docs / "people.md", built.docs / name)
    assert build_pages.main(["--check"]) == 1
    assert [line.split(":")[0] for line in capsys.readouterr().err.splitlines()] == [
        "docs/claims/gone.md",
        "docs/gone.md",
    ]
    assert build_pages.main([]) == 0
    assert capsys.readouterr().out.endswith(", 2 removed\n")
    assert contents(built.docs) == before


def foreign(path: str) -> Callable[[Path], None]:
    return lambda docs: (docs / path).write_text("---\ntitle: Mine\n---\n", "utf-8") and None


def link(path: str) -> Callable[[Path], None]:
    """Put a link in the place of a page or folder; it leads to a copy of it outside the docs folder."""

    def change(docs: Path) -> None:
        outside = docs.parent / "outside"
        (docs / path).rename(outside)
        (docs / path).symlink_to(outside)

    return change


def folder(path: str) -> Callable[[Path], None]:
    def change(docs: Path) -> None:
        (docs / path).unlink()
        (docs / path).mkdir()
        (docs / path / "mine.txt").touch()

    return change


def empty_folder(path: str) -> Callable[[Path], None]:
    def change(docs: Path) -> None:
        (docs / path).unlink()
        (docs / path).mkdir()

    return change


def pipe(docs: Path) -> None:
    os.mkfifo(docs / "pipe")


def itself(docs: Path) -> None:
    shutil.rmtree(docs)
    docs.write_text("Mine.", "utf-8")


OURS = "a file that this builder did not make, expected generated pages only: move it away"
PLAIN = "a link or file, expected plain files in plain folders: move it away"

# What somebody did in the docs folder, and the findings that follow.
IN_THE_WAY: dict[str, tuple[Callable[[Path], None], str]] = {
    "a page of somebody else": (foreign("mine.md"), f"docs/mine.md:1:1: found {OURS}"),
    "another page in our place": (foreign("people.md"), f"docs/people.md:1:1: found {OURS}"),
    "a file of somebody else": (foreign("picture.png"), f"docs/picture.png:1:1: found {OURS}"),
    "a file in a folder": (foreign("claims/mine.txt"), f"docs/claims/mine.txt:1:1: found {OURS}"),
    "a file among the data": (foreign("data/mine.csv"), f"docs/data/mine.csv:1:1: found {OURS}"),
    "a schema of somebody else": (foreign("data/schemas/mine.json"), f"docs/data/schemas/mine.json:1:1: found {OURS}"),
    "a link out of it": (link("people.md"), f"docs/people.md:1:1: found {PLAIN}"),
    "a folder that is a link": (link("claims"), f"docs/claims:1:1: found {PLAIN}"),
    "data that is a link": (link("data"), f"docs/data:1:1: found {PLAIN}"),
    "the folder is a link": (link("."), f"docs:1:1: found {PLAIN}"),
    "the folder is a file": (itself, f"docs:1:1: found {PLAIN}"),
    "a pipe": (pipe, "docs/pipe:1:1: found no plain file, expected generated pages only: move it away"),
    "a folder in place of a page": (
        empty_folder("people.md"),
        "docs/people.md:1:1: found a folder, expected a file: move the folder away",
    ),
    "a folder with files in place of a page": (folder("people.md"), f"docs/people.md/mine.txt:1:1: found {OURS}"),
    "a folder in place of data": (
        empty_folder("data/claims.json"),
        "docs/data/claims.json:1:1: found a folder, expected a file: move the folder away",
    ),
}


def tree(folder: Path) -> dict[str, str | bytes | int]:
    """Return all that stands in a folder: contents of files, targets of links, kinds of all else."""
    return {
        path.as_posix(): str(path.readlink())
        if path.is_symlink()
        else path.read_bytes()
        if path.is_file()
        else path.lstat().st_mode
        for path in sorted(folder.rglob("*"))
    }


@pytest.mark.parametrize("arguments", [[], ["--check"]], ids=["write", "check"])
@pytest.mark.parametrize("way", IN_THE_WAY)
def test_what_is_in_the_way(
    built: Desk, capsys: pytest.CaptureFixture[str], way: str, arguments: list[str], request: pytest.FixtureRequest
) -> None:
    change, finding = IN_THE_WAY[way]
    if way == "the folder is a link":
        built.docs.rename("outside")
        built.docs.symlink_to("outside")
    else:
        change(built.docs)
    later(built)
    before = tree(Path())
    assert build_pages.main(arguments) == 1
    lines = capsys.readouterr().err.splitlines()
    assert finding in lines
    assert [line for line in lines if "stale" not in line] == [finding]
    assert tree(Path()) == before, "nothing is written, removed or lost, in the folder or out of it"


def closed(path: Path) -> Callable[[], None]:
    mode = path.stat().st_mode
    path.chmod(0o555)
    return lambda: path.chmod(mode)


@pytest.mark.parametrize("where", ["docs", "docs/claims", "docs/data"])
def test_a_folder_that_may_not_be_written(built: Desk, capsys: pytest.CaptureFixture[str], where: str) -> None:
    """A page elsewhere is not written either: the site stays what it was, all of it."""
    later(built)
    for path in (Path(), *Path().rglob("*")):
        os.chown(path, os.geteuid(), os.getegid())
        path.chmod(0o777 if path.is_dir() else 0o666)
    before, reopen = contents(built.docs), closed(Path(where))
    with permissions_bind():
        assert build_pages.main([]) == 1
    reopen()
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith(f"{where}/")
    assert lines[0].endswith(
        ":1:1: found that the file cannot be written or removed (Permission denied), "
        f"expected that it can: check its folder, {where}"
    )
    assert contents(built.docs) == before


def test_a_page_that_may_not_be_read(built: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    (built.docs / "people.md").chmod(0)
    with permissions_bind():
        assert build_pages.main([]) == 1
    found = "found an unreadable file (Permission denied), expected a readable one: check its permissions"
    assert capsys.readouterr().err == f"docs/people.md:1:1: {found}\n"


def test_an_error_of_the_program_changes_nothing(built: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    later(built)
    before, make = contents(built.docs), Renderer.pages

    def broken(self: Renderer) -> object:
        for number, page in enumerate(make(self)):
            if number == 5:
                raise ZeroDivisionError
            yield page

    monkeypatch.setattr(Renderer, "pages", broken)
    with pytest.raises(ZeroDivisionError):
        build_pages.main([])
    assert contents(built.docs) == before


# Runs the command until its nth change of a file, and dies there: before it, after half of it, or after it.
DIES = """
import os, signal, sys
from pathlib import Path
import build_pages

left, moment = int(sys.argv[1]), sys.argv[2]
write = Path.write_bytes

def dying(change):
    def run(path, *arguments, **options):
        global left
        left -= 1
        if left == 0 and moment == "half" and change is write:
            write(path, arguments[0][: len(arguments[0]) // 2])
        if left == 0 and moment != "after":
            os.kill(os.getpid(), signal.SIGKILL)
        change(path, *arguments, **options)
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
    return run

for name in ("write_bytes", "replace", "unlink"):
    setattr(Path, name, dying(getattr(Path, name)))
status = build_pages.main([])
print(int(sys.argv[1]) - left)
sys.exit(status)
"""


def dying(change: int, moment: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join((str(ROOT / "scripts"), os.environ.get("PYTHONPATH", "")))
    return subprocess.run(
        [sys.executable, "-c", DIES, str(change), moment],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


def test_killed_at_any_moment_every_page_is_old_or_new(built: Desk) -> None:
    """The builder goes to and fro between two versions and is killed on the way; then it is let finish."""
    sites = [built.read("site.yml")]
    versions = [contents(built.docs)]
    later(built)
    changes = int(dying(10**9, "after").stdout.splitlines()[-1])
    sites.append(built.read("site.yml"))
    versions.append(contents(built.docs))
    assert changes > 30
    chance, mixed = random.Random(6), 0
    for kill in range(KILLS):
        built.write("site.yml", sites[kill % 2])
        done = dying(chance.randint(1, changes), chance.choice(("before", "half", "after")))
        assert done.returncode in (0, -signal.SIGKILL), done.stderr
        found = {name: page for name, page in contents(built.docs).items() if not name.endswith(".explainer-part")}
        assert found.keys() == versions[0].keys()
        assert [name for name, page in found.items() if page not in (versions[0][name], versions[1][name])] == []
        mixed += found not in versions
    assert mixed, "some were killed with a part of the pages in place"
    assert build_pages.main([]) == 0
    assert contents(built.docs) == versions[(KILLS - 1) % 2], "what was left half written is gone"


def test_two_builders_at_once(built: Desk) -> None:
    later(built)
    both = [subprocess.Popen(COMMAND, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    assert [(builder.communicate()[1], builder.returncode) for builder in both] == [(b"", 0)] * 2
    assert build_pages.main(["--check"]) == 0


def test_a_file_that_appears_while_pages_are_made(built: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    later(built)
    make = Renderer.pages

    def slow(self: Renderer) -> object:
        (built.docs / "mine.md").write_text("Mine.", "utf-8")
        yield from make(self)

    monkeypatch.setattr(Renderer, "pages", slow)
    assert build_pages.main([]) == 0
    assert (built.docs / "mine.md").read_text("utf-8") == "Mine."


def test_data_stay_ours_where_the_pages_are_deleted(built: Desk) -> None:
    before = contents(built.docs)
    for page in built.docs.rglob("*.md"):
        page.unlink()
    assert build_pages.main([]) == 0
    assert contents(built.docs) == before


def test_a_folder_of_other_data(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """Data of the same name is ours only among pages of ours."""
    (desk.docs / "data").mkdir(parents=True)
    (desk.docs / "data/claims.json").write_text("[1]", "utf-8")
    assert build_pages.main([]) == 1
    assert capsys.readouterr().err == f"docs/data/claims.json:1:1: found {OURS}\n"
    assert contents(desk.docs) == {"data/claims.json": b"[1]"}
