"""The addresses of readings are asked once, politely, and the report says what each answered."""

from __future__ import annotations

import json
import shutil
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import check_links
from desk import SMALL
from explainer.article.fragments import passage_digest
from links.polite import AGENT, Manners, ask_all

WORDS = "The mill at Brook Lane will close in May, the owner said on Monday."
QUICK = Manners(pause=0.01, timeout=1, most_bytes=20_000)
PAGES = {
    "/stands": (200, "text/html; charset=utf-8", f"<title>x</title><p>{WORDS}</p>"),
    "/digest": (200, "text/html", f"<p>{WORDS.replace('close', '<i>shut</i>')}</p>"),
    "/last-missing": (200, "text/html", "<p>The mill at Brook Lane will close.</p>"),
    "/report.pdf": (200, "application/pdf", "%PDF-1.7"),
    "/large": (200, "text/html", "<p>" + "words " * 10_000),
    "/forbidden": (403, "text/html", "no"),
    "/private/page": (200, "text/html", f"<p>{WORDS}</p>"),
    "/robots.txt": (200, "text/plain", f"User-agent: {AGENT}\nDisallow: /private/"),
}


class Host:
    """A host of the test's own: it keeps what it was asked, and how many requests were open at once."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.open = self.most_open = 0
        self.lock, self.stop = threading.Lock(), threading.Event()
        host = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                with host.lock:
                    host.open += 1
                    host.most_open = max(host.most_open, host.open)
                    host.asked.append((self.path, self.headers["User-Agent"]))
                try:
                    self.answer()
                finally:
                    with host.lock:
                        host.open -= 1

            def answer(self) -> None:
                times = [path for path, _ in host.asked].count(self.path)
                status, kind, text = PAGES.get(self.path, (404, "text/html", "gone"))
                if self.path == "/slow":
                    host.stop.wait(5)
                elif self.path == "/busy":
                    status, kind, text = (503, "text/html", "") if times == 1 else PAGES["/stands"]
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@pytest.fixture
def host() -> Iterator[Host]:
    host = Host()
    yield host
    host.stop.set()
    host.server.shutdown()
    host.server.server_close()


def seeds(folder: Path, *addresses: str, sources: tuple[str, ...] = ()) -> Path:
    """Make a folder of seeds with readings of one passage at each address, and with other sources."""
    whole = Path(shutil.copytree(SMALL, folder / "seeds"))
    reading: dict[str, object] = {"from": "The mill at Brook Lane will", "to": "owner said on Monday.", "words": "14"}
    reading |= {"source": "gazette", "sha256": passage_digest(WORDS), "read": "1931-12-31", "carries": []}
    rows = [{**reading, "id": f"r-{number}", "seen_at": address} for number, address in enumerate(addresses)]
    (whole / "readings.yml").write_text(json.dumps(rows), "utf-8")
    source = {"title": "Of the mill", "publisher": "The town", "published": "undated", "kind": "official"}
    others = [{**source, "id": f"s-{number}", "url": address} for number, address in enumerate(sources)]
    (whole / "sources.yml").write_text(json.dumps(others), "utf-8")
    return whole


def run(folder: Path, manners: Manners = QUICK) -> tuple[int, list[str]]:
    """Return the exit code, and the rows of the report without their addresses."""
    file = folder.parent / "links.md"
    code = check_links.main(["--seeds", str(folder), "--report", str(file)], manners)
    rows = [line.split(" | ") for line in file.read_text("utf-8").splitlines() if " | <" in line]
    return code, [f"{row[0].removeprefix('| ')}: {row[3].removesuffix(' |')}" for row in rows]


ROWS = {
    "/stands": (0, []),
    "/digest": (0, ["r-0: the digest differs, which is only a hint"]),
    "/last-missing": (1, ["r-0: the last words are missing"]),
    "/not-there": (1, ["r-0: HTTP status 404"]),
    "/report.pdf": (0, ["r-0: application/pdf, not HTML"]),
    "/large": (0, ["r-0: more than 20000 bytes"]),
    "/forbidden": (0, ["r-0: HTTP status 403"]),
    "/private/page": (0, ["r-0: robots.txt asks not to"]),
    "/slow": (0, ["r-0: timed out"]),
    "/busy": (0, []),
}


@pytest.mark.parametrize("path", ROWS)
def test_what_an_address_says_of_a_reading(host: Host, tmp_path: Path, path: str) -> None:
    assert run(seeds(tmp_path, host.address + path)) == ROWS[path]
    times = {"/private/page": 0, "/slow": 2, "/busy": 2}.get(path, 1)
    assert host.paths() == ["/robots.txt", *[path] * times]


def test_each_address_is_asked_once_and_one_at_a_time_with_a_pause(host: Host, tmp_path: Path) -> None:
    addresses = [f"{host.address}/stands{part}" for part in ("", "#a", "#:~:text=mill", "")]
    others = (f"{host.address}/digest", f"{host.address}/stands", f"{host.address}/last-missing")
    start = time.monotonic()
    code, _ = run(seeds(tmp_path, *addresses, sources=others), Manners(pause=0.2, timeout=5))
    assert code == 0
    assert time.monotonic() - start >= 0.6
    assert sorted(host.paths()) == ["/digest", "/last-missing", "/robots.txt", "/stands"]
    assert host.most_open == 1
    assert all(agent.startswith(f"{AGENT}/") for _, agent in host.asked)


def test_a_host_that_does_not_answer_is_asked_no_more(tmp_path: Path) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    address = f"http://127.0.0.1:{server.server_port}"
    server.server_close()
    code, rows = run(seeds(tmp_path, f"{address}/a", f"{address}/b"))
    assert code == 0
    assert len(rows) == 2
    assert "refused" in rows[1]


def test_seeds_with_a_finding_are_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = seeds(tmp_path, "file:///readings.yml")
    assert check_links.main(["--seeds", str(folder), "--report", str(tmp_path / "links.md")]) == 2
    assert "readings.yml:1:" in capsys.readouterr().err
    assert not (tmp_path / "links.md").exists()


def test_an_address_that_is_not_of_the_web_is_not_opened() -> None:
    pages = ask_all(["file:///readings.yml"], QUICK, print)
    assert [page.why for page in pages.values()] == ["not an address of the web"]


def test_a_folder_without_readings_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check_links.main(["--seeds", str(tmp_path)]) == 2
    assert "sources.yml" in capsys.readouterr().err
