"""Editing while `mkdocs serve` runs: edits appear, mistakes are named and forgiven, and then all is quiet."""

from __future__ import annotations

import html
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from browser.site import ROOT

PATIENCE = 120  # seconds until a test gives up; nothing is asserted about how long anything takes
QUIET = 3  # seconds without a build, or several looks of the server at the files, mean that none will follow
HEADING = "document.querySelector('h1')?.textContent.startsWith({!r})"


def mkdocs(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "mkdocs", *arguments]


def environment() -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if name not in ("SITE_URL", "SOURCE_DATE_EPOCH")}
    return {**inherited, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """A running `mkdocs serve`, the project it serves, and all that it has printed."""

    def __init__(self, project: Path, output: Path) -> None:
        self.project, self.output = project, output
        address = f"127.0.0.1:{free_port()}"
        self.address = f"http://{address}/"
        with output.open("w") as file:
            self.process = subprocess.Popen(
                mkdocs("serve", "-a", address), cwd=project, env=environment(), stdout=file, stderr=subprocess.STDOUT
            )
        self.wait(lambda: "Serving on" in self.printed, "it serves")

    @property
    def printed(self) -> str:
        return self.output.read_text("utf-8")

    @property
    def builds(self) -> int:
        return self.printed.count("Building documentation...")

    @property
    def idle(self) -> bool:
        ends = ("Serving on", "Reloading browsers")
        done = sum(self.printed.count(end) for end in ends)
        return self.builds == done

    def wait(self, until: Callable[[], bool], what: str) -> None:
        """Wait until something is so; it fails when the server ends, or patience does."""
        end = time.monotonic() + PATIENCE
        while not until():
            assert self.process.poll() is None, f"the server ended before {what}:\n{self.printed}"
            assert time.monotonic() < end, f"still waiting until {what}:\n{self.printed}"
            time.sleep(0.1)

    def settle(self) -> None:
        """Wait until no build has begun or gone on for a while."""
        seen = [(self.builds, time.monotonic())]

        def quiet() -> bool:
            if self.builds != seen[-1][0] or not self.idle:
                seen.append((self.builds, time.monotonic()))
            return time.monotonic() - seen[-1][1] > QUIET

        self.wait(quiet, "all is quiet")

    def get(self, page: str = "") -> str:
        """Return a page; nothing where the server does not answer, as while a build goes on."""
        try:
            with urllib.request.urlopen(self.address + page, timeout=5) as answer:
                return str(answer.read().decode("utf-8"))
        except urllib.error.HTTPError as error:
            return str(error.read().decode("utf-8"))
        except TimeoutError:
            return ""

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace the first match of a pattern in a file of the project."""
        path = self.project / name
        text, count = re.subn(old, new, path.read_text("utf-8"), count=1)
        assert count == 1
        path.write_text(text, "utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what makes the site."""
    folder = tmp_path / "project"
    for name in ("scripts", "seeds", "docs"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


@pytest.fixture
def server(project: Path, tmp_path: Path) -> Iterator[Server]:
    started = Server(project, tmp_path / "printed.txt")
    yield started
    started.process.terminate()
    started.process.wait(PATIENCE)


def titled(title: str) -> tuple[str, str, str]:
    """Return the edit that gives the home page another heading."""
    return "seeds/site.yml", r"(?m)^heading:.*(\n  .*)*", f"heading: {title}"


def pages(folder: Path) -> dict[Path, tuple[bytes, int]]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def test_an_edit_a_mistake_and_its_mend(server: Server, page: Page) -> None:
    page.goto(server.address)
    before = server.builds

    server.edit(*titled("An edited title"))
    server.wait(lambda: "An edited title" in server.get(), "the edit appears")
    page.wait_for_function(HEADING.format("An edited title"), timeout=PATIENCE * 1000)
    server.settle()
    assert 1 <= server.builds - before <= 2

    before, kept = server.builds, pages(server.project / "docs")
    server.edit(*titled("An 'edited' \"title\""))
    server.wait(lambda: "Nothing was built" in server.printed, "the mistake is named")
    server.settle()
    assert server.builds - before == 1
    found = [line for line in server.printed.splitlines() if line.startswith("seeds/")]
    assert found[0].startswith("seeds/site.yml:46:13: found '…' outside a quotation")
    for name in ("", "article/", "404.html"):
        shown = html.unescape(server.get(name))
        assert "The pages cannot be built" in shown
        assert all(line in shown for line in found), "each page asked for says what the terminal says"
    page.wait_for_function(HEADING.format("The pages cannot be built"), timeout=PATIENCE * 1000)
    assert "font" in server.get("assets/stylesheets/site.css"), "all else is still there"
    assert pages(server.project / "docs") == kept
    assert "Traceback" not in server.printed
    internals = server.printed.partition("The pages cannot be built:")[2].splitlines()
    assert len([line for line in internals if line and line not in found]) <= 6

    before = server.builds
    server.edit(*titled("A mended title"))
    server.wait(lambda: "A mended title" in server.get(), "the mended edit appears")
    page.wait_for_function(HEADING.format("A mended title"), timeout=PATIENCE * 1000)
    server.settle()
    assert 1 <= server.builds - before <= 2
    assert server.printed.count("Nothing was built") == 1


def test_a_configuration_that_cannot_be_read(server: Server) -> None:
    """Not the engine's finding: it is named all the same, nothing hangs, and its mend is seen."""
    server.edit("mkdocs.yml", r"(?m)^nav:$", "nav: [")
    server.wait(lambda: "Nothing was built" in server.printed, "the mistake is named")
    server.settle()
    assert "The pages cannot be built" in server.get()
    server.edit("mkdocs.yml", r"(?m)^nav: \[$", "nav:")
    server.wait(lambda: "livereload" in server.get(), "the page comes back")


def test_an_edited_template_appears(server: Server) -> None:
    before = server.builds
    server.edit("scripts/explainer/pages/data.md.j2", r"(?m)^# \{\{ title \}\}$", "# Data, edited")
    server.wait(lambda: "Data, edited" in server.get("data/"), "the edit appears")
    server.settle()
    assert 1 <= server.builds - before <= 2


def test_while_nothing_changes(server: Server) -> None:
    """No build, and no policy on any page: it would block the script that reloads the page."""
    for name in ("", "article/", "no/such/page/"):
        assert "</html>" in server.get(name)
        assert "Content-Security-Policy" not in server.get(name)
    assert "livereload" in server.get()
    server.settle()
    assert server.builds == 1


@pytest.mark.parametrize("command", ["serve", "build"])
def test_bad_seeds_at_the_start(project: Path, command: str) -> None:
    """All findings and exit status 1, no traceback, nothing written."""
    kept = pages(project / "docs")
    seeds = project / "seeds/site.yml"
    seeds.write_text(seeds.read_text("utf-8").replace("\nas_of: ", "\nasof: ").replace("\nlanguage: ", "\nlanguag: "))
    arguments = ["-a", f"127.0.0.1:{free_port()}"] if command == "serve" else []
    done = subprocess.run(
        mkdocs(command, *arguments),
        cwd=project,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 1
    printed = done.stdout + done.stderr
    found = [line for line in printed.splitlines() if line.startswith("seeds/")]
    for key, known in (("asof", "as_of"), ("languag", "language")):
        assert any(f'"{key}"' in line and f'Did you mean "{known}"?' in line for line in found), printed
    assert "Traceback" not in printed
    assert "Serving on" not in printed
    assert pages(project / "docs") == kept
