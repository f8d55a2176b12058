"""Asks each address of the readings and sources once, politely, and writes a report. Needs the network; no build does.

    python scripts/check_links.py [--seeds DIR] [--report FILE]

Exit code: 0 when every passage that could be read stands, 1 when one has changed or a page is gone, 2 on wrong usage.
What was not reached or passed over is in the report and changes no exit code.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import quiet
from explainer.seeds.load import load
from links.model import Answer, Page, Reading, Verdict
from links.passage import judge
from links.polite import Manners, ask_all, page_of
from links.report import report


def main(arguments: list[str] | None = None, manners: Manners | None = None) -> int:
    """Run the command and return its exit code."""
    parser = argparse.ArgumentParser(description="Ask whether the passages that the readings pin still stand.")
    parser.add_argument("--seeds", type=Path, default=Path("seeds"), metavar="DIR")
    parser.add_argument("--report", type=Path, default=Path("links.md"), metavar="FILE")
    options = parser.parse_args(arguments)
    seeds, findings = load(options.seeds)
    if seeds is None or findings:
        print(*findings, sep="\n", file=sys.stderr)
        return 2
    readings = [Reading(r.id, r.source, r.seen_at, r.from_, r.to or "", int(r.words), r.sha256) for r in seeds.readings]
    sources = {str(source.id): str(source.url) for source in seeds.sources}
    addresses = [reading.address for reading in readings] + list(sources.values())
    pages = ask_all(addresses, manners or Manners(), lambda address: print(address, file=sys.stderr))
    answers = [judge(reading, page_of(pages, reading.address)) for reading in readings]
    answers += [_of_source(source, address, page_of(pages, address)) for source, address in sources.items()]
    options.report.write_text(report(answers), "utf-8", newline="\n")
    wrong = sum(answer.verdict in (Verdict.GONE, Verdict.CHANGED) for answer in answers)
    print(f"{len(answers)} readings and sources at {len(pages)} addresses, {wrong} changed or gone: {options.report}")
    return 1 if wrong else 0


def _of_source(source: str, address: str, page: Page) -> Answer:
    return Answer(source, source, address, page.verdict, page.why)


if __name__ == "__main__":
    quiet.run(main)
