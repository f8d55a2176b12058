"""The command: builds the pages of the explainer from the seeds, or checks that they are fresh.

Exit status: 0 when all is well, 1 on findings or stale pages, 2 on wrong usage.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from explainer.build import Build
from explainer.findings import Finding, Place
from explainer.write import Docs


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status."""
    parser = argparse.ArgumentParser(description="Build the pages in docs/ from the seeds.")
    parser.add_argument("--seeds", type=Path, default=Path("seeds"), metavar="DIR", help="default: seeds")
    parser.add_argument("--docs", type=Path, default=Path("docs"), metavar="DIR", help="default: docs")
    parser.add_argument("--check", action="store_true", help="write nothing; say which pages are stale")
    options = parser.parse_args(arguments)
    if not os.path.isdir(options.seeds):
        parser.error(f"no such folder: {options.seeds}")
    config = options.docs.absolute().parent / "mkdocs.yml"
    config = Path(config.name) if config == Path.cwd() / config.name else config
    build = Build(options.seeds, config if os.path.exists(config) else None, thorough=options.check)
    docs = Docs(options.docs)
    findings = sorted([*build.findings, *docs.findings])
    if not findings and options.check:
        message = "found a stale page, expected a fresh one: build the pages again, as with make pages"
        stale = [Finding(Place(path.as_posix(), 1, 1), message) for path in docs.stale(build.files())]
        findings = [*docs.findings, *stale]
    elif not findings:
        counts = docs.update(build.files())
        findings = docs.findings
        if not findings:
            print(f"{counts.written} files written, {counts.unchanged} unchanged, {counts.removed} removed")
    for finding in findings:
        print(finding, file=sys.stderr)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
