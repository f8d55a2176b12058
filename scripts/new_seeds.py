"""The command: lays out the seeds of another explainer from an article's text, one passage for each sentence.

Exit status: 0 when all is well, 1 on findings in the article, 2 on wrong usage.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import os
import re
import shlex
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from string import Template

import yaml

from explainer.data.files import schema_files
from explainer.findings import Finding
from explainer.pages.table import PAGES
from explainer.seeds.files import read_text
from explainer.seeds.kinds import KINDS, ONE_EACH
from explainer.seeds.model import ARTICLE_VOICE, NO_SOURCE, OWN_VOICE

ENGINE = Path(__file__).resolve().parent.parent
TEMPLATES = Path(__file__).parent / "explainer/new"
LETTERS = "abcdefghijklmnopqrstuvwxyz"
SUFFIXES = [*LETTERS, *(first + second for first in LETTERS for second in LETTERS)]
_STOP = re.compile(r"[.!?…]+[\"'“”’«»)\]]*\s+|[。！？]+[」』”’）]*\s*")
_SHORT = re.compile(
    r"(?:^\d+|\b[A-Z]|\.\w|\b(?:[MD]r|Mrs|Ms|Messrs|Prof|Rev|Hon|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|St|Jr|Sr|Mt|Ave"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Nos?|[Vv]ol|[Cc]h|[Ff]ig|pp?|vs?|ca|etc|Inc|Ltd|Corp|Co))\.$"
)
_OPENING = re.compile(r"(?<![^\s(\[—–-])[\"“”„«»](?!\s|$)|(?<!\S)«(?=\s)|[「『]")
_MARK = re.compile(r"[\"“”„«»「」『』]")


def sentences(paragraph: str) -> Iterator[str]:
    """Return the sentences of a paragraph. A quotation stays whole; an abbreviation or a small letter ends none."""
    start, left = 0, len(SUFFIXES)
    for stop in _STOP.finditer(paragraph):
        before, after = paragraph[start : stop.end()].strip(), paragraph[stop.end() :].strip()
        opened = len(_OPENING.findall(before))
        quoted = 2 * opened > len(_MARK.findall(before))
        if left > 1 and after and not (quoted or after[0].islower() or _SHORT.search(before)):
            yield before
            start, left = stop.end(), left - 1
    yield paragraph[start:].strip()


def passages(article: str) -> Iterator[str]:
    """Return the entries of passages.yml: one for each sentence, all in the article's own voice."""
    for number, paragraph in enumerate(filter(str.strip, article.split("\n")), start=1):
        for suffix, sentence in zip(SUFFIXES, sentences(paragraph), strict=False):
            style = "'" if sentence.isprintable() else '"'
            text = yaml.safe_dump(sentence, default_style=style, allow_unicode=True, width=float("inf"))
            yield f"- id: p{number}{suffix}\n  text: {text}  form: {OWN_VOICE}\n  voice: {ARTICLE_VOICE}\n"
            yield f"  attribution: {NO_SOURCE}\n  note: FILL IN\n  no_claim: FILL IN\n\n"


def _filled(file: str, **values: object) -> str:
    """Return a file of a new explainer, from its template."""
    return Template((TEMPLATES / file).read_text("utf-8")).substitute(values)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _nav() -> str:
    """Return the lines of `nav`: the bar on the first level, and below its last line the other pages."""
    *bar, last = (path for path, page in PAGES.items() if page.bar)
    first = [f"  - {_quoted(PAGES[path].bar)}: {path}\n" for path in bar]
    below = [f"      - {path}\n" for path in dict.fromkeys((last, *PAGES)) if path not in bar]
    return "".join([*first, f"  - {_quoted(PAGES[last].bar)}:\n", *below])


def lay_out(folder: Path, article: str, today: datetime.date) -> None:
    """Write the seeds, the settings of MkDocs and the schemas of another explainer into a folder."""
    data = article.encode()
    lists = (kind.file for kind in KINDS.values() if kind.file and ONE_EACH not in kind.file)
    texts = dict.fromkeys((file.removesuffix(".yml") for file in lists), "[]\n") | {
        "site": _filled("site.yml", today=today, digest=hashlib.sha256(data).hexdigest()),
        "passages": "".join(passages(article)),
        "wording": _filled("wording.yml"),
    }
    above = os.path.relpath(ENGINE, folder.resolve())
    paths = {"settings": "mkdocs.yml", "theme": "scripts/theme", "hooks": "scripts/hooks.py"}
    values = {name: _quoted(Path(above, path).as_posix()) for name, path in paths.items()}
    config = _filled("mkdocs.yml", name=_quoted(folder.resolve().name), nav=_nav(), **values)
    files = {"seeds/article.txt": data, "mkdocs.yml": config.encode()}
    for name, text in texts.items():
        head = f"# yaml-language-server: $schema=../docs/data/schemas/{name}.json\n"
        files[f"seeds/{name}.yml"] = (head + text).encode()
    for name, content in (files | {f"docs/{name}": schema for name, schema in schema_files().items()}).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status."""
    parser = argparse.ArgumentParser(description="Lay out the seeds of another explainer.")
    parser.add_argument("folder", metavar="DIR", help="a new or empty folder")
    parser.add_argument("article", metavar="ARTICLE", help="a text file, one line for each paragraph")
    options = parser.parse_args(arguments)
    folder, article = Path(options.folder), Path(options.article)
    if not options.folder or not options.article:
        parser.exit(2, "Name both: make new DIR=folder ARTICLE=text-file\n")
    if not os.path.isfile(article):
        parser.exit(2, f"{article} is no file: name the text of an article\n")
    if os.path.exists(folder) and (not os.path.isdir(folder) or any(folder.iterdir())):
        parser.exit(2, f"{folder} is there already and not empty: name a new folder\n")
    findings: list[Finding] = []
    text = read_text(article, findings)
    if text is None:
        print(*findings, sep="\n", file=sys.stderr)
        return 1
    try:
        lay_out(folder, text, datetime.datetime.now(datetime.UTC).date())
    except OSError as error:
        parser.exit(2, f"{folder} cannot be made ({error.strerror}): name another folder\n")
    command = [
        sys.executable,
        "scripts/build_pages.py",
        "--seeds",
        str(folder / "seeds"),
        "--docs",
        str(folder / "docs"),
    ]
    print(f"{folder} is laid out. To see what is left to write, with file and line:\n  {shlex.join(command)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
