"""The command: does to seeds what findings ask and only a program should do, and shows what it changed.

New passages get the next free letter of their paragraph, claims the article's order, pages their lines in nav. What
`published.yml` names keeps its letter; without that file nothing was published. Exit status: 0 when all is tidy, 1
where a file has to be mended first, 2 on wrong usage.
"""

from __future__ import annotations

import argparse
import difflib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import quiet
from explainer.tidying import Desk, UntidyError, tidy


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status."""
    parser = argparse.ArgumentParser(description="Letter new passages, sort the claims, write missing lines of nav.")
    parser.add_argument("--seeds", type=Path, default=Path("seeds"), metavar="DIR", help="default: seeds")
    parser.add_argument(
        "--docs", type=Path, default=Path("docs"), metavar="DIR", help="beside mkdocs.yml; default: docs"
    )
    options = parser.parse_args(arguments)
    if not os.path.isdir(options.seeds):
        parser.error(f"no such folder: {options.seeds}")
    try:
        desk = Desk(options.seeds, options.docs.parent / "mkdocs.yml")
        tidy(desk)
    except UntidyError as untidy:
        print(untidy, file=sys.stderr)
        return 1
    for path, text in desk.now.items():
        if text != desk.before[path]:
            old, new = (part.splitlines(keepends=True) for part in (desk.before[path], text))
            print("".join(difflib.unified_diff(old, new, path.as_posix(), path.as_posix(), n=1)), end="")
            part = path.with_name(f".{path.name}.part")
            part.write_text(text, "utf-8", newline="")
            part.replace(path)
    if desk.now == desk.before:
        print("All is tidy.")
    return 0


if __name__ == "__main__":
    quiet.run(main)
