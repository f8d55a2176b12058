"""Shows that docs/ and site/ are the same, byte for byte, wherever they are built: `make same-bytes`.

Two clones in different folders are built under different days, time zones, locales, hash seeds, umasks and orders of
the files in a folder. What is not committed yet is copied over the clones. The exit status is 1 where a byte differs.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
BUILT = ("docs", "site")

# Loaded by Python itself before anything else: every clock that a program in Python asks says another day.
CLOCK = """
import datetime, os, time

_shift = float(os.environ["CLOCK_SHIFT"])
_time, _gmtime, _localtime, _time_ns = time.time, time.gmtime, time.localtime, time.time_ns
time.time = lambda: _time() + _shift
time.time_ns = lambda: _time_ns() + int(_shift * 1e9)
time.gmtime = lambda seconds=None: _gmtime(time.time() if seconds is None else seconds)
time.localtime = lambda seconds=None: _localtime(time.time() if seconds is None else seconds)

_strftime = time.strftime
time.strftime = lambda form, moment=None: _strftime(form, moment or time.localtime())

class date(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())

class moment(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)
    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(time.time(), datetime.timezone.utc).replace(tzinfo=None)
    @classmethod
    def today(cls):
        return cls.now()

date.__name__, moment.__name__ = "date", "datetime"
datetime.date, datetime.datetime = date, moment

_scandir, _listdir = os.scandir, os.listdir

class entries(list):  # as os.scandir's: a context, an iterator
    def __enter__(self):
        return self
    def __exit__(self, *error):
        pass
    def close(self):
        pass
    def __next__(self):
        return self.pop(0) if self else next(iter(()))

if os.environ["FILES_BACKWARDS"]:
    os.listdir = lambda path=".": sorted(_listdir(path), reverse=True)
    os.scandir = lambda path=".": entries(sorted(_scandir(path), key=lambda entry: entry.name, reverse=True))
"""


@dataclass(frozen=True)
class Place:
    """Where and when a clone is built."""

    folder: str
    umask: int
    days: int
    variables: Mapping[str, str] = field(default_factory=dict)


HERE = Place("here", 0o022, 0, {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1", "FILES_BACKWARDS": ""})
THERE = Place(
    "far away/in another place",
    0o077,
    -2000,
    {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "4711",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "FILES_BACKWARDS": "yes",
    },
)


def clone(into: Path, umask: int) -> None:
    """Clone the repository, and bring the clone to the state of the work tree."""
    git = ["git", "-c", "core.quotePath=false", "-C", str(ROOT)]
    subprocess.run([*git, "clone", "--quiet", "--no-local", str(ROOT), str(into)], check=True, umask=umask)
    listed = [*git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, capture_output=True, text=True, check=True).stdout.split("\0")
    for name in filter(None, names):
        if not (ROOT / name).exists():
            (into / name).unlink(missing_ok=True)
        elif not (into / name).exists() or (into / name).read_bytes() != (ROOT / name).read_bytes():
            (into / name).parent.mkdir(parents=True, exist_ok=True)
            (into / name).write_bytes((ROOT / name).read_bytes())


def build(place: Place, base: Path) -> Path:
    """Clone into a place and build docs/ from nothing and site/ there; return the clone."""
    folder, clock = base / place.folder, base / f"clock-{place.umask}"
    folder.parent.mkdir(parents=True, exist_ok=True)
    clone(folder, place.umask)
    shutil.rmtree(folder / "docs")
    clock.mkdir()
    (clock / "sitecustomize.py").write_text(CLOCK, "utf-8")
    for command in (["scripts/build_pages.py"], ["-m", "mkdocs", "build", "--quiet", "--strict"]):
        done = subprocess.run(
            [sys.executable, *command],
            cwd=folder,
            env=surroundings(place, clock),
            umask=place.umask,
            capture_output=True,
            check=False,
        )
        if done.returncode:
            output = (done.stdout + done.stderr).decode(errors="replace")
            raise RuntimeError(f"{' '.join(command)} in {folder}:\n{output}")
    return folder


def surroundings(place: Place, clock: Path) -> dict[str, str]:
    """Return the environment variables of a place; `clock` is the folder of the module that sets its day."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SITE_URL") if name in os.environ}
    ours = {"PYTHONPATH": str(clock), "CLOCK_SHIFT": str(place.days * 86_400), "NO_MKDOCS_2_WARNING": "1"}
    return {**kept, **ours, **place.variables}


def files(folder: Path) -> dict[str, bytes]:
    """Return the files below docs/ and site/ by their paths."""
    found = (path for top in BUILT for path in (folder / top).rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def differences(base: Path) -> tuple[int, list[str]]:
    """Build in both places below `base`; return the number of files, and a line for each that is not the same."""
    here, there = (files(build(place, base)) for place in (HERE, THERE))
    lines = []
    for name in sorted(here.keys() | there.keys()):
        mine, theirs = here.get(name), there.get(name)
        if mine is None or theirs is None:
            lines.append(f"{name}: only {'there' if mine is None else 'here'}")
        elif mine != theirs:
            at = next((i for i, (a, b) in enumerate(zip(mine, theirs, strict=False)) if a != b), -1)
            lines.append(f"{name}: from byte {at}: {mine[at : at + 60]!r} here, {theirs[at : at + 60]!r} there")
    return len(here), lines


def main() -> int:
    """Build twice, compare, and print; return 1 where a byte differs."""
    with tempfile.TemporaryDirectory(prefix="same-bytes-") as name:
        count, lines = differences(Path(name))
    for place in (HERE, THERE):
        told = ", ".join(f"{name}={value}" for name, value in place.variables.items())
        print(f"{place.folder}: umask {place.umask:03o}, {place.days} days from today, {told}")
    print(*lines, f"{count} files, {len(lines)} differ", sep="\n")
    return int(bool(lines))


if __name__ == "__main__":
    sys.exit(main())
