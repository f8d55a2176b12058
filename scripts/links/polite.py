"""Addresses asked politely: each once, one at a time at each host with a pause, as robots.txt allows.

Where an address leads on to another host, that one's robots.txt is not asked.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from itertools import groupby
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen
from urllib.robotparser import RobotFileParser

from links.html import page_text
from links.model import Page, Verdict

AGENT = "explainer-link-check"
_HTML = {"text/html", "application/xhtml+xml"}
_ROBOTS = {"text/plain"}
_GONE = {404, 410}
_AGAIN = {429, 502, 503, 504}


@dataclass(frozen=True)
class Manners:
    """How hosts are asked: seconds between two requests and for each, bytes of a page, hosts at a time."""

    agent: str = f"{AGENT}/1.0 (checks, now and then, whether cited passages still stand)"
    pause: float = 2.0
    timeout: float = 30.0
    most_bytes: int = 10_000_000
    hosts: int = 8


def ask_all(addresses: Iterable[str], manners: Manners, tell: Callable[[str], None]) -> dict[str, Page]:
    """Return what each address answers. `tell` is called with each once it has answered."""
    once = sorted({_without_fragment(address) for address in addresses}, key=_host)
    hosts = [list(group) for _, group in groupby(once, key=_host)]
    pages: dict[str, Page] = {}
    lock = threading.Lock()

    def ask_host(group: list[str]) -> None:
        host = _Host(manners)
        for address in group:
            page = host.ask(address)
            with lock:
                pages[address] = page
                tell(address)

    with ThreadPoolExecutor(manners.hosts) as pool:
        list(pool.map(ask_host, hosts))
    return pages


def page_of(pages: dict[str, Page], address: str) -> Page:
    """Return what an address answered, whatever its fragment."""
    return pages[_without_fragment(address)]


def _without_fragment(address: str) -> str:
    return address.split("#")[0]


def _host(address: str) -> str:
    return urlsplit(address).netloc.lower()


def _encoded(address: str) -> str:
    """Return an address as a request holds it: a host of other letters in its ASCII form, the rest escaped."""
    parts = urlsplit(address)
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    return quote(parts._replace(netloc=host).geturl(), safe="%/:=&?~#+!$,;'@()*[]")


class _RefusedError(Exception):
    """An address that is not asked, or an answer that is not read; its text says why."""


class _Host:
    """One host: what its robots.txt allows, and when it was asked last."""

    def __init__(self, manners: Manners) -> None:
        self._manners, self._last = manners, 0.0
        self._robots: dict[str, RobotFileParser] = {}
        self._silent = ""

    def ask(self, address: str) -> Page:
        """Return what an address answers: one request, and a second only where the first met a failure that passes."""
        try:
            if urlsplit(address).scheme not in ("http", "https"):
                raise _RefusedError("not an address of the web")
            if self._silent:
                return Page(verdict=Verdict.UNREACHED, why=self._silent)
            robots = self._rules(address)
            if not robots.can_fetch(AGENT, address):
                raise _RefusedError("robots.txt asks not to")
            delay = float(robots.crawl_delay(AGENT) or 0)
            return self._twice(address, max(delay, self._manners.pause))
        except _RefusedError as refused:
            return Page(verdict=Verdict.PASSED_OVER, why=str(refused))
        except HTTPError as error:
            verdict = Verdict.GONE if error.code in _GONE else Verdict.UNREACHED
            return Page(verdict=verdict, why=f"HTTP status {error.code}")
        except (OSError, HTTPException, ValueError) as error:
            return Page(verdict=Verdict.UNREACHED, why=str(error) or type(error).__name__)

    def _rules(self, address: str) -> RobotFileParser:
        """Return what robots.txt allows: all where there is none; a host that does not answer is asked no more."""
        parts = urlsplit(address)
        if parts.scheme not in self._robots:
            robots = RobotFileParser()
            try:
                body, _ = self._open(f"{parts.scheme}://{parts.netloc}/robots.txt", _ROBOTS, self._manners.pause)
                robots.parse(body.decode("utf-8", "replace").splitlines())
            except _RefusedError:
                robots.parse([])
            except HTTPError as error:
                if error.code >= 500:
                    self._silent = f"HTTP status {error.code} for robots.txt"
                    raise
                robots.parse([])
            except OSError as error:
                self._silent = f"robots.txt: {error}"
                raise
            self._robots[parts.scheme] = robots
        return self._robots[parts.scheme]

    def _twice(self, address: str, pause: float) -> Page:
        try:
            return self._page(address, pause)
        except (OSError, HTTPException) as error:
            if isinstance(error, HTTPError) and error.code not in _AGAIN:
                raise
        return self._page(address, pause)

    def _page(self, address: str, pause: float) -> Page:
        body, charset = self._open(address, _HTML, pause)
        return Page(page_text(body, charset))

    def _open(self, address: str, kinds: set[str], pause: float) -> tuple[bytes, str | None]:
        time.sleep(max(0.0, self._last + pause - time.monotonic()) if self._last else 0)
        asked = Request(_encoded(address), headers={"User-Agent": self._manners.agent})
        until = time.monotonic() + self._manners.timeout
        try:
            with urlopen(asked, timeout=self._manners.timeout) as answer:
                kind = answer.headers.get_content_type()
                if kind not in kinds:
                    raise _RefusedError(f"{kind}, not HTML")
                return self._read(answer, until), answer.headers.get_content_charset()
        finally:
            self._last = time.monotonic()

    def _read(self, answer: HTTPResponse, until: float) -> bytes:
        body = b""
        while part := answer.read1(65536):
            body += part
            if len(body) > self._manners.most_bytes:
                raise _RefusedError(f"more than {self._manners.most_bytes} bytes")
            if time.monotonic() > until:
                raise TimeoutError("timed out")
        return body
