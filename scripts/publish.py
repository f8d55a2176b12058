"""The command: records what readers may hold of the site in `seeds/published.yml`, once nothing changed in silence.

It lists what changed since the last time. Each sentence of ours that did must stand in a new entry under corrections in
`site.yml`, or its entry be called typographical here. Exit status: 0 when the state is recorded, 1 when something has
to be mended or entered first, 2 on wrong usage.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import quiet
from explainer.build import Build
from explainer.findings import Place, short, suggest, visible
from explainer.index import Index
from explainer.published import Before, addresses, record
from explainer.seeds.kinds import PUBLISHED, SITE

HEAD = """\
# yaml-language-server: $schema={schema}
# What readers may hold: addresses, digests of the words they mean, and of our sentences. `make published` writes this.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status."""
    parser = argparse.ArgumentParser(description="Record what is published, once every change is entered.")
    parser.add_argument("--seeds", type=Path, default=Path("seeds"), metavar="DIR", help="default: seeds")
    parser.add_argument(
        "--docs", type=Path, default=Path("docs"), metavar="DIR", help="beside mkdocs.yml; default: docs"
    )
    parser.add_argument(
        "--typographical", nargs="*", default=[], metavar="ID", help="entries in which only marks or letters changed"
    )
    options = parser.parse_args(arguments)
    if not os.path.isdir(options.seeds):
        parser.error(f"no such folder: {options.seeds}")
    config = options.docs.parent / "mkdocs.yml"
    build = Build(options.seeds, config if config.exists() else None, thorough=True)
    if build.seeds is None or build.findings:
        print(*build.findings, sep="\n", file=sys.stderr)
        return 1
    known = [*build.index.by_id, SITE.name]
    for name in options.typographical:
        if name not in known:
            parser.error(f'no entry "{name}".{suggest(name, known)}')
    before = Before(build.index, build.seeds.published) if build.seeds.published else None
    refused = [line for name, line in _changed(before) if name not in options.typographical] if before else []
    for line in refused:
        print(visible(line), file=sys.stderr)
    if refused:
        return 1
    path = options.seeds / PUBLISHED.file
    _write(path, HEAD.format(schema=_schema(options.seeds, options.docs)) + record(build.index))
    print(*_news(build.index, before), sep="\n")
    return 0


def _changed(before: Before) -> Iterator[tuple[str, str]]:
    """Return a line for each change that is entered nowhere, with the entry that it is in."""
    site = Path(before.index.seeds.folder, SITE.file).as_posix()
    start = Place(site, 1, 1)
    for name, text, gone in before.changed():
        entry = before.index.by_id.get(name)
        where = ":".join(map(str, text.value.place if text else entry.id.place if entry else start))
        found = f"“{short(text.words)}”, new" if text else f"{gone} sentence{'s' * (gone > 1)} less"
        mend = f"it under new of a correction in {site}" if text else "what went, in whole sentences, under old of one"
        typographical = f"or, where only marks or letters changed, TYPOGRAPHICAL={name}"
        yield name, f'{where}: found {found} in "{name}" since the last publication, expected {mend}; {typographical}'


def _news(index: Index, before: Before | None) -> Iterator[str]:
    """Return what a publication adds to the last, as lines."""
    now = addresses(index)
    if before is None:
        yield f"Recorded for the first time: {len(now)} addresses."
        return
    held = {str(address) for address in before.published.addresses}
    new = [address for address in now if address not in held]
    yield from (f"new: {address}" for address in new)
    for line in (line for line in index.seeds.site.moved if not before.stood(line)):
        yield f"moved: {line.old} -> {line.new}" if line.new else f"gone: {line.old}"
    yield from (f"changed: “{text.words}” ({name})" for name, text in before.new_sentences())
    yield f"Recorded: {len(now)} addresses, {len(new)} of them new."


def _schema(seeds: Path, docs: Path) -> str:
    return Path(os.path.relpath(docs / "data/schemas/published.json", seeds)).as_posix()


def _write(path: Path, text: str) -> None:
    part = path.with_name(f".{path.name}.part")
    part.write_text(text, "utf-8", newline="")
    part.replace(path)


if __name__ == "__main__":
    quiet.run(main)
