"""How smoothly the article page scrolls, measured in Chromium on a page built from a folder of pages."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Browser, CDPSession

from browser.chromium import NARROW, WIDE, chromium
from browser.server import serve

FAST = 4000  # pixels a second: a hard flick of the wheel
DISTANCE = 12_000
WATCH = """() => {
  window.seen = {frames: [], tasks: 0}; let last = performance.now();
  new PerformanceObserver(list => seen.tasks += list.getEntries().length).observe({type: 'longtask'});
  const tick = now => { seen.frames.push(now - last); last = now; requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
}"""


@dataclass(frozen=True)
class Scrolling:
    """What was measured on one page in one width. Times are in milliseconds; work is the main thread's own."""

    paragraphs: int
    view: str
    build_work: float
    kilobytes: int
    nodes: int
    load_work: float
    layout_work: float
    frame: float
    worst_frame: float
    frame_work: float
    long_tasks: int

    def __str__(self) -> str:
        """Return all of it on one line."""
        return (
            f"{self.paragraphs:,} paragraphs, {self.view}: {self.kilobytes:,} KB of HTML built in "
            f"{self.build_work / 1000:.1f} s, {self.nodes:,} elements; to load it the main thread works "
            f"{self.load_work:.0f} ms, {self.layout_work:.0f} of them on style and layout; while scrolling it works "
            f"{self.frame_work:.1f} ms a frame, in {self.long_tasks} tasks for more than 50 ms; a frame takes "
            f"{self.frame:.0f} ms, the worst {self.worst_frame:.0f}"
        )


def scrolling(root: Path, folder: Path) -> Iterator[Scrolling]:
    """Build the article page of `folder` alone, with the look of `root`, and scroll it: wide, then narrow."""
    alone = folder / "article-alone"
    shutil.rmtree(alone, ignore_errors=True)
    (alone / "docs").mkdir(parents=True)
    shutil.copy(folder / "docs/article.md", alone / "docs/article.md")
    settings = {
        "INHERIT": str(root / "mkdocs.yml"),
        "nav": [{"The article": "article.md"}],
        "theme": {"custom_dir": str(root / "scripts/theme")},
        "hooks": [],
        "validation": {"links": {"not_found": "ignore", "anchors": "ignore", "unrecognized_links": "ignore"}},
    }
    (alone / "mkdocs.yml").write_text(yaml.safe_dump(settings, sort_keys=False), "utf-8")
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=alone, check=True)
    build = (time.perf_counter() - start) * 1000
    kilobytes = (alone / "site/article/index.html").stat().st_size // 1000
    with serve(alone / "site") as address, chromium() as browser:
        for view, size in (("wide", WIDE), ("narrow", NARROW)):
            yield _scroll(browser, f"{address}article/", view, size, build, kilobytes)


def _scroll(browser: Browser, address: str, view: str, size: Any, build: float, kilobytes: int) -> Scrolling:
    page = browser.new_page(viewport=size)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(address)
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    loaded = _work(session)
    page.wait_for_timeout(1000)
    page.evaluate(WATCH)
    before = _work(session)
    middle = page.evaluate("document.documentElement.scrollHeight") // 2
    for top in (0, middle):
        page.evaluate("top => scrollTo(0, top)", top)
        gesture = {"x": size["width"] // 2, "y": size["height"] // 2, "yDistance": -DISTANCE, "speed": FAST}
        session.send("Input.synthesizeScrollGesture", {**gesture, "gestureSourceType": "mouse"})
    scrolled = _work(session)
    seen = page.evaluate("seen")
    paragraphs = page.locator(".article .paragraph").count()
    nodes = page.evaluate("document.querySelectorAll('*').length")
    page.close()
    return Scrolling(
        paragraphs=paragraphs,
        view=view,
        build_work=build,
        kilobytes=kilobytes,
        nodes=nodes,
        load_work=loaded["TaskDuration"],
        layout_work=loaded["LayoutDuration"] + loaded["RecalcStyleDuration"],
        frame=statistics.median(seen["frames"]),
        worst_frame=max(seen["frames"]),
        frame_work=(scrolled["TaskDuration"] - before["TaskDuration"]) / len(seen["frames"]),
        long_tasks=seen["tasks"],
    )


def _work(session: CDPSession) -> dict[str, float]:
    """Return what the page's main thread has done so far, in milliseconds of work."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return {one["name"]: one["value"] * 1000 for one in metrics if one["name"].endswith("Duration")}
