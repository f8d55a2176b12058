"""What the tests share: the built site, once per run, and a browser, once per worker."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from browser.chromium import WIDE, NewPage, Recorder, chromium
from browser.server import serve
from browser.site import ROOT, Site, build
from desk import Desk, seeds_of

# Every site whose pages must pass the checks that know nothing of the story, with the story.
SITES = {"site": "this", "second": "second"}

Builder = Callable[..., Path]

pytest.register_assert_rewrite("findings")  # so that a wrong line is shown beside the right one


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew", action="store_true", help="rewrite what the tests expect, to be reviewed in the diff")


def pytest_configure(config: pytest.Config) -> None:
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # builds in other processes keep what they compile
    if config.getoption("--renew") and config.getoption("numprocesses", None):
        raise pytest.UsageError("--renew writes into the tests: run it in one process, without -n")


@pytest.fixture(scope="session")
def renew(request: pytest.FixtureRequest) -> bool:
    """Whether what is expected is written anew where it differs, instead of a failure."""
    return bool(request.config.getoption("--renew"))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Builder:
    """Return a function that builds the site of a configuration once per run, whatever worker asks first."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent

    def build_once(config: Path, name: str, **environment: str) -> Path:
        folder = shared / "built" / name
        folder.parent.mkdir(exist_ok=True)
        with (shared / "build.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (done := folder.with_suffix(".done")).exists():
                build(config, folder, **environment)
                done.touch()
        return folder

    return build_once


@pytest.fixture(scope="session")
def site(built: Builder) -> Iterator[Site]:
    """The site of this repository, built strictly and served at the root of a host."""
    folder = built(ROOT / "mkdocs.yml", "site")
    with serve(folder) as address:
        yield Site(folder, address)


@pytest.fixture(scope="session")
def second(built: Builder) -> Site:
    """The site of the second article, built strictly; served nowhere."""
    config = seeds_of("second").parent / "mkdocs.yml"
    return Site(built(config, "second"), "", config)


@pytest.fixture(scope="session", params=SITES)
def each_site(request: pytest.FixtureRequest, built: Builder) -> Iterator[Site]:
    """Every site in turn, for the checks that know nothing of the story."""
    config = seeds_of(SITES[request.param]).parent / "mkdocs.yml"
    folder = built(config, request.param)
    with serve(folder) as address:
        yield Site(folder, address, config)


@pytest.fixture(scope="session")
def site_below(built: Builder) -> Iterator[Site]:
    """The site built for, and served at, an address below the root of a host."""
    folder = built(ROOT / "mkdocs.yml", "below", SITE_URL="https://example.org/some/where/")
    with serve(folder, "/some/where/") as address:
        yield Site(folder, address)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """Return a function that opens a page of its own: no cookie, no storage, options as Playwright's."""
    contexts = []

    def open_page(**options: Any) -> Page:
        context = browser.new_context(**{"viewport": WIDE, "reduced_motion": "reduce", **options})
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page: NewPage) -> Page:
    return new_page()


@pytest.fixture
def recorder(page: Page) -> Recorder:
    """The record of what `page` asks for and complains about."""
    return Recorder(page)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one."""
    tmp_path.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def desk(folder: Path) -> Desk:
    """A small set of seeds in `seeds` below the current folder, to edit and build into `docs`."""
    return Desk()
