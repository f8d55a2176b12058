"""The command: builds the pages of the explainer from the seeds, or checks that they are fresh.

Exit status: 0 when all is well, 1 on findings or stale pages, 2 on wrong usage.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from explainer.build import build
from explainer.write import carry_out


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status."""
    parser = argparse.ArgumentParser(description="Build the pages in docs/ from the seeds.")
    parser.add_argument("--seeds", type=Path, default=Path("seeds"), metavar="DIR", help="default: seeds")
    parser.add_argument("--docs", type=Path, default=Path("docs"), metavar="DIR", help="default: docs")
    parser.add_argument("--check", action="store_true", help="write nothing; say which pages are stale")
    options = parser.parse_args(arguments)
    if not options.seeds.is_dir():
        parser.error(f"no such folder: {options.seeds}")
    config = options.docs.absolute().parent / "mkdocs.yml"
    config = Path(config.name) if config == Path.cwd() / config.name else config
    built = build(options.seeds, options.docs, config if config.exists() else None, thorough=options.check)
    plan = built.plan
    if built.findings:
        return _report(built.findings)
    if options.check:
        stale = [
            f"{path.as_posix()}:1:1: found a stale page, expected a fresh one: run make pages" for path in plan.stale
        ]
        return _report(stale)
    if refused := carry_out(plan):
        return _report(refused)
    removed = len(plan.remove)
    print(f"{len(plan.write)} pages written, {len(plan.unchanged)} unchanged, {removed} removed")
    return 0


def _report(findings: Iterable[object]) -> int:
    lines = [str(finding) for finding in findings]
    for line in lines:
        print(line, file=sys.stderr)
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
