"""Writing the pages: only what differs, each file whole, and nothing that is not the builder's own.

All is seen from outside: what stands in the folder, the exit status, and what the command says.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import build_pages
import pytest
from findings import rows_by

from browser.site import ROOT
from desk import Desk, contents, permissions_bind

COMMAND = [sys.executable, str(ROOT / "scripts/build_pages.py")]
KILLS = 20
ROWS = rows_by(__file__)


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


def folder(path: str, *names: str) -> Callable[[Path], None]:
    def change(docs: Path) -> None:
        (docs / path).unlink()
        (docs / path).mkdir()
        for name in names:
            (docs / path / name).touch()

    return change


def all_elsewhere(docs: Path) -> None:
    docs.rename("outside")
    docs.symlink_to("outside")


def pipe(docs: Path) -> None:
    os.mkfifo(docs / "pipe")


def itself(docs: Path) -> None:
    shutil.rmtree(docs)
    docs.write_text("Mine.", "utf-8")


# What somebody did in the docs folder.
IN_THE_WAY: dict[str, Callable[[Path], None]] = {
    "a page of somebody else": foreign("mine.md"),
    "another page in our place": foreign("people.md"),
    "a file of somebody else": foreign("picture.png"),
    "a file in a folder": foreign("claims/mine.txt"),
    "a file among the data": foreign("data/mine.csv"),
    "a schema of somebody else": foreign("data/schemas/mine.json"),
    "a link out of it": link("people.md"),
    "a folder that is a link": link("claims"),
    "data that is a link": link("data"),
    "the folder is a link": all_elsewhere,
    "the folder is a file": itself,
    "a pipe": pipe,
    "a folder in place of a page": folder("people.md"),
    "a folder with files in place of a page": folder("people.md", "mine.txt"),
    "a folder in place of data": folder("data/claims.json"),
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
    built: Desk, capsys: pytest.CaptureFixture[str], way: str, arguments: list[str], renew: bool
) -> None:
    IN_THE_WAY[way](built.docs)
    later(built)
    before = tree(Path())
    assert build_pages.main(arguments) == 1
    ROWS[way].judge([line for line in capsys.readouterr().err.splitlines() if "a stale page" not in line], renew)
    assert tree(Path()) == before, "nothing is written, removed or lost, in the folder or out of it"


CLOSED = ("docs", "docs/claims", "docs/data")


def closed(path: Path) -> Callable[[], None]:
    mode = path.stat().st_mode
    path.chmod(0o555)
    return lambda: path.chmod(mode)


@pytest.mark.parametrize("where", CLOSED)
def test_a_folder_that_may_not_be_written(
    built: Desk, capsys: pytest.CaptureFixture[str], where: str, renew: bool
) -> None:
    """A page elsewhere is not written either: the site stays what it was, all of it."""
    later(built)
    for path in (Path(), *Path().rglob("*")):
        os.chown(path, os.geteuid(), os.getegid())
        path.chmod(0o777 if path.is_dir() else 0o666)
    before, reopen = contents(built.docs), closed(Path(where))
    with permissions_bind():
        assert build_pages.main([]) == 1
    reopen()
    found = [re.sub(f"^{where}/[^/:]+", f"{where}/(a file)", line) for line in capsys.readouterr().err.splitlines()]
    ROWS[f"{where} may not be written"].judge(found, renew)
    assert contents(built.docs) == before


def test_a_page_that_may_not_be_read(built: Desk, capsys: pytest.CaptureFixture[str], renew: bool) -> None:
    before = contents(built.docs)
    (built.docs / "people.md").chmod(0)
    later(built)
    with permissions_bind():
        assert build_pages.main([]) == 1
    ROWS["a page may not be read"].judge(capsys.readouterr().err.splitlines(), renew)
    (built.docs / "people.md").chmod(0o644)
    assert contents(built.docs) == before


def test_an_error_of_the_program_changes_nothing(built: Desk, tmp_path: Path) -> None:
    """The template of a page has a mistake, which is met when others are made."""
    engine = shutil.copytree(ROOT / "scripts", tmp_path / "engine", ignore=shutil.ignore_patterns("__pycache__"))
    (template,) = engine.rglob("questions.md.j2")
    template.write_text(template.read_text("utf-8") + "{{ 1 // 0 }}", "utf-8")
    later(built)
    before = contents(built.docs)
    done = subprocess.run([sys.executable, str(engine / "build_pages.py")], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.rstrip().splitlines()[-1].startswith("ZeroDivisionError")
    assert contents(built.docs) == before


# Runs the command, and at the nth time that it does something in the docs folder, something happens. Python tells of
# these times itself, whatever function is called, before the thing is done.
HAPPENS = """
import os, resource, signal, sys
import build_pages

what, left, docs = sys.argv[1], int(sys.argv[2]), os.path.abspath("docs")
LOOKS = {"os.listdir", "os.scandir"}
CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate"}
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC

def counts(event, arguments):
    if what == "refuse":
        right = event == "os.rename"
    elif event == "open":
        right = what == "appear" or arguments[2] & WRITES
    else:
        right = event in CHANGES or what == "appear" and event in LOOKS
    paths = [os.fspath(path) for path in arguments if isinstance(path, (str, os.PathLike))] if right else ()
    return any(os.path.abspath(path).startswith(docs) for path in paths)

def limit_writing(size):
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

def hook(event, arguments):
    global left
    if not counts(event, arguments):
        return
    left -= 1
    if left:
        return
    if what == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    elif what == "kill in a write":
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        limit_writing(700)
    elif what == "refuse":
        raise PermissionError(1, "Operation not permitted")
    elif what == "full":
        limit_writing(700)
    elif what == "appear":
        with open("docs/mine.md", "w") as file:
            file.write("Mine.")

sys.addaudithook(hook)
status = build_pages.main([])
print(int(sys.argv[2]) - left)
sys.exit(status)
"""


def happens(what: str, time: int) -> subprocess.CompletedProcess[str]:
    """Run the command; something happens when it does the nth thing. The last line it prints is how many it did."""
    path = os.pathsep.join((str(ROOT / "scripts"), os.environ.get("PYTHONPATH", "")))
    return subprocess.run(
        [sys.executable, "-c", HAPPENS, what, str(time)],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


def test_killed_at_any_moment_every_page_is_old_or_new(built: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """The builder goes to and fro between two versions and is killed on the way; then it is let finish."""
    sites = [built.read("site.yml")]
    versions = [contents(built.docs)]
    later(built)
    changes = int(happens("kill", 10**9).stdout.splitlines()[-1])
    sites.append(built.read("site.yml"))
    versions.append(contents(built.docs))
    assert changes > 30
    assert versions[0].keys() == versions[1].keys()
    times = [1 + changes * turn // KILLS for turn in range(KILLS)]
    random.Random(6).shuffle(times)
    target, mixed, ends = 0, 0, set()
    for turn, time in enumerate(times):
        built.write("site.yml", sites[target])
        done = happens("kill in a write" if turn % 3 == 2 else "kill", time)
        ends.add(done.returncode)
        assert done.returncode in (0, -signal.SIGKILL, -signal.SIGXFSZ), done.stderr
        found = contents(built.docs)
        pages = {name: page for name, page in found.items() if name in versions[0]}
        assert pages.keys() == versions[0].keys()
        assert [name for name, page in pages.items() if page not in (versions[0][name], versions[1][name])] == []
        assert all(Path(name).name.startswith(".") for name in found.keys() - pages), "what is left is in no site"
        if pages in versions:
            target = 1 - versions.index(pages)
            continue
        build_pages.main(["--check"])
        named = {line.split(":")[0].removeprefix("docs/") for line in capsys.readouterr().err.splitlines()}
        assert named == {name for name, page in pages.items() if page != versions[target][name]}
        mixed, target = mixed + 1, 1 - target
    assert mixed, "some were killed with a part of the pages in place"
    assert {-signal.SIGKILL, -signal.SIGXFSZ} <= ends
    built.write("site.yml", sites[target])
    assert build_pages.main([]) == 0
    assert contents(built.docs) == versions[target], "what was left half written is gone"


def test_what_was_left_half_written_is_removed_whatever_its_name(built: Desk) -> None:
    """As long as a name can be: a copy beside it, under a longer one, could not be made."""
    ending = ".explainer-part"
    (built.docs / f".{'x' * (254 - len(ending))}{ending}").touch()
    before = set(contents(built.docs))
    assert build_pages.main([]) == 0
    assert len(before - set(contents(built.docs))) == 1


def test_a_replacement_that_fails_midway_is_taken_back(built: Desk) -> None:
    """The third page of several cannot take its place: those before it are what they were."""
    later(built)
    before = tree(built.docs)
    done = happens("refuse", 3)
    assert done.returncode == 1
    assert done.stderr.count("(Operation not permitted)") == len(done.stderr.splitlines()) == 1
    assert done.stdout.splitlines()[:-1] == []
    assert tree(built.docs) == before
    assert build_pages.main([]) == 0
    assert tree(built.docs) != before


def test_a_full_disk_changes_nothing(built: Desk) -> None:
    """A page that does not fit is told, whatever page it is; what was written of it and of others is gone."""
    later(built)
    before = contents(built.docs)
    for time in (1, 9):
        done = happens("full", time)
        assert done.returncode == 1
        assert done.stderr.count("(File too large)") == len(done.stderr.splitlines()) >= 1
        assert contents(built.docs) == before
    assert build_pages.main([]) == 0


def test_two_builders_at_once(built: Desk) -> None:
    later(built)
    both = [subprocess.Popen(COMMAND, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    assert [(builder.communicate()[1], builder.returncode) for builder in both] == [(b"", 0)] * 2
    assert build_pages.main(["--check"]) == 0


def test_a_file_that_appears_meanwhile_is_not_lost(built: Desk) -> None:
    """Whenever it comes: where the builder sees it, it says so and changes nothing; else the pages are written."""
    site = [built.read("site.yml")]
    later(built)
    site.append(built.read("site.yml"))
    things = int(happens("appear", 10**9).stdout.splitlines()[-1])
    assert things > 60
    ends = set()
    for turn, time in enumerate((1, 2, things // 4, things // 2, things - 2)):
        before = contents(built.docs)
        built.write("site.yml", site[turn % 2])
        done = happens("appear", time)
        assert (built.docs / "mine.md").read_text("utf-8") == "Mine."
        (built.docs / "mine.md").unlink()
        seen = "docs/mine.md:1:1: " in done.stderr
        assert done.returncode == seen, done.stderr
        assert (contents(built.docs) == before) == seen
        assert build_pages.main([] if seen else ["--check"]) == 0
        ends.add(seen)
    assert False in ends


def test_data_stay_ours_where_the_pages_are_deleted(built: Desk) -> None:
    before = contents(built.docs)
    for page in built.docs.rglob("*.md"):
        page.unlink()
    assert build_pages.main([]) == 0
    assert contents(built.docs) == before


def test_a_folder_of_other_data(desk: Desk, capsys: pytest.CaptureFixture[str], renew: bool) -> None:
    """Data of the same name is ours only among pages of ours."""
    (desk.docs / "data").mkdir(parents=True)
    (desk.docs / "data/claims.json").write_text("[1]", "utf-8")
    assert build_pages.main([]) == 1
    ROWS["data of another program"].judge(capsys.readouterr().err.splitlines(), renew)
    assert contents(desk.docs) == {"data/claims.json": b"[1]"}


def test_every_row_is_used() -> None:
    closed = {f"{where} may not be written" for where in CLOSED}
    assert set(ROWS) == {*IN_THE_WAY, *closed, "a page may not be read", "data of another program"}
