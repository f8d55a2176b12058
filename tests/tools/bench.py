"""Measures the builder at 1, 10 and 100 times the article and prints the figures beside the aims: `make bench`.

Times are those of the processor (nothing here waits for anything else), each the median of several runs, beside those
of a fixed program that does nothing but import the libraries; the runs of all steps take turns, so that whatever else
the machine does hits them alike. Python has its own defaults: modules stay compiled between runs.
`make bench ARGS="--times 1 10 --runs 3"` measures less; `--no-scroll` leaves the browser out.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tools.scaled import write_config, write_scaled
from tools.scrolling import Scrolling, scrolling

ROOT = Path(__file__).parents[2]
FIXED = "import yaml, jinja2, pydantic"
FLOOR, PAGES, AGAIN, EDIT = f'`python -c "{FIXED}"`', "all pages", "nothing changed", "one claim edited"
HOOK, NO_HOOK = "mkdocs build, with the hook", "mkdocs build, without it"
MOST_FOR_MKDOCS = 10  # MkDocs itself takes minutes for 100 times the article
PYTHON = sys.executable
# Started by a small process: what a process has when it starts another counts as memory of the other.
WATCH = """
import os, subprocess, sys
child = subprocess.Popen(sys.argv[1:], stdout=sys.stderr)
_, status, usage = os.wait4(child.pid, 0)
print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
sys.exit(os.waitstatus_to_exitcode(status))
"""


@dataclass
class Scale:
    """One size of the article, laid out in a folder of its own, and what was measured there."""

    times: int
    folder: Path
    passages: int = 0
    claims: tuple[str, str] = ("", "")
    seconds: dict[str, list[float]] = field(default_factory=dict)
    megabytes: float = 0.0

    def lay_out(self) -> None:
        """Write the seeds, two configurations (with the hook and without) and the pages."""
        seeds = self.folder / "seeds"
        self.passages = write_scaled(ROOT / "seeds", self.times, seeds)
        write_config(ROOT / "mkdocs.yml", seeds, self.folder / "mkdocs.yml", hook=True)
        write_config(ROOT / "mkdocs.yml", seeds, self.folder / "no-hook.yml", hook=False)
        before = (seeds / "claims.yml").read_text("utf-8")
        self.claims = (before, before.replace("\n  kind: request\n", "\n  kind: offer\n", 1))

    def edit(self) -> None:
        """Give one claim another kind, or its own again."""
        path = self.folder / "seeds/claims.yml"
        path.write_text(self.claims[path.read_text("utf-8") == self.claims[0]], "utf-8")

    def run(self, step: str) -> None:
        """Run one step once and keep its time, and the memory that building pages takes."""
        command = {
            FLOOR: ["-c", FIXED],
            HOOK: ["-m", "mkdocs", "build", "--quiet", "-f", "mkdocs.yml"],
            NO_HOOK: ["-m", "mkdocs", "build", "--quiet", "-f", "no-hook.yml"],
        }.get(step, [str(ROOT / "scripts/build_pages.py")])
        if step == PAGES:
            shutil.rmtree(self.folder / "docs", ignore_errors=True)
        elif step == EDIT:
            self.edit()
        seconds, megabytes = measure(command, self.folder)
        self.seconds.setdefault(step, []).append(seconds)
        if step in (PAGES, AGAIN, EDIT):
            self.megabytes = max(self.megabytes, megabytes)

    def median(self, step: str) -> float:
        """Return the median time of a step in seconds."""
        return statistics.median(self.seconds[step])

    @property
    def per_passage(self) -> float:
        """Milliseconds that building all pages takes for each passage, beyond the fixed program."""
        return (self.median(PAGES) - self.median(FLOOR)) / self.passages * 1000


def measure(arguments: Sequence[str], folder: Path) -> tuple[float, float]:
    """Run Python with these arguments; return its seconds on the processor and the most memory it had, in megabytes."""
    command = [PYTHON, "-c", WATCH, PYTHON, *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)} in {folder}:\n{done.stderr[:4000]}")
    seconds, megabytes = map(float, done.stdout.split())
    return seconds, megabytes


def steps(scale: Scale) -> list[str]:
    """Return the steps that are measured at a scale, in their order."""
    mkdocs = [HOOK, NO_HOOK] if scale.times <= MOST_FOR_MKDOCS else []
    return [FLOOR, PAGES, AGAIN, EDIT, *mkdocs]


def table(scales: Sequence[Scale]) -> Iterator[str]:
    """Return the figures as a Markdown table."""
    yield "| | " + " | ".join(f"{scale.times} ×" for scale in scales) + " |"
    yield "| --- |" + " ---: |" * len(scales)
    yield "| passages | " + " | ".join(f"{scale.passages:,}" for scale in scales) + " |"
    for step in (FLOOR, PAGES, AGAIN, EDIT, HOOK, NO_HOOK):
        cells = (f"{scale.median(step):.2f} s" if step in scale.seconds else "" for scale in scales)
        yield f"| {step} | " + " | ".join(cells) + " |"
    yield "| time per passage | " + " | ".join(f"{scale.per_passage:.1f} ms" for scale in scales) + " |"
    yield "| peak memory | " + " | ".join(f"{scale.megabytes:.0f} MB" for scale in scales) + " |"


def aims(scales: Sequence[Scale], scrolled: Sequence[Scrolling]) -> Iterator[str]:
    """Return each aim with what was found, and whether that reaches it."""
    by_times = {scale.times: scale for scale in scales}
    yield "| aim | at most | found | |"
    yield "| --- | ---: | ---: | --- |"
    if real := by_times.get(1):
        yield _aim(
            "all pages of the real article, in runs of the fixed program", 4, real.median(PAGES) / real.median(FLOOR)
        )
        yield _aim("`mkdocs build` with the hook, in builds without it", 1.3, real.median(HOOK) / real.median(NO_HOOK))
    if (ten := by_times.get(10)) and (hundred := by_times.get(100)):
        yield _aim("time per passage at 100 ×, in that at 10 ×", 1.15, hundred.per_passage / ten.per_passage)
    yield _aim("peak memory, in MB", 280, max(scale.megabytes for scale in scales))
    for one in scrolled:
        name = f"work for a frame while scrolling {one.paragraphs:,} paragraphs, {one.view}, in ms"
        yield _aim(name, 8, one.frame_work)


def _aim(name: str, most: float, found: float) -> str:
    return f"| {name} | {most:g} | {found:.4g} | {'reached' if found <= most else 'missed'} |"


def machine() -> str:
    """Return the machine in a few words."""
    cpu, memory = platform.processor() or platform.machine(), os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    if (info := Path("/proc/cpuinfo")).exists():
        names = [line.partition(":")[2].strip() for line in info.read_text().splitlines() if "model name" in line]
        cpu = names[0] if names else cpu
    release = platform.freedesktop_os_release()["PRETTY_NAME"] if sys.platform == "linux" else platform.platform()
    return f"{cpu}, {os.cpu_count()} cores, {memory >> 30} GB, {release}, Python {platform.python_version()}"


def main() -> None:
    """Lay out the sizes, measure in turns, and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--times", type=int, nargs="+", default=[1, 10, 100], help="how many times the article")
    parser.add_argument("--runs", type=int, default=7, help="runs of each step; 3 at the most above 10 times")
    parser.add_argument("--no-scroll", action="store_true", help="leave out the long page in the browser")
    options = parser.parse_args()
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        scales = [Scale(times, Path(name, str(times))) for times in options.times]
        for scale in scales:
            scale.lay_out()
            scale.run(PAGES)  # warms the caches; not counted
            scale.seconds.clear()
        for turn in range(options.runs):
            for scale in scales:
                if turn < (options.runs if scale.times <= MOST_FOR_MKDOCS else min(options.runs, 3)):
                    print(f"run {turn + 1} of {options.runs}, {scale.times} × the article", file=sys.stderr)
                    for step in steps(scale):
                        scale.run(step)
        print(f"Medians of {options.runs} runs (above {MOST_FOR_MKDOCS} × of at most 3). {machine()}.\n")
        print("\n".join(table(scales)), end="\n\n", flush=True)
        ends = dict.fromkeys((scales[0].folder, scales[-1].folder))
        scrolled = [] if options.no_scroll else [one for folder in ends for one in scrolling(ROOT, folder)]
        for one in scrolled:
            print(one)
        print(*(["", *aims(scales, scrolled)]), sep="\n")


if __name__ == "__main__":
    main()
