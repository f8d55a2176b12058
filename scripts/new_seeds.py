"""The command: lays out the seeds of another explainer from an article's text, cut at sentences and quotations.

Exit status: 0 when all is well, 1 on findings in the article, 2 on wrong usage.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from string import Template

import quiet
from explainer.build import command
from explainer.data.files import schema_files
from explainer.findings import Finding, Place, Problem
from explainer.languages.language import Language
from explainer.languages.load import known_or_english
from explainer.new.stubs import Layout
from explainer.new.wrapped import wrapped_at
from explainer.pages.table import PAGES
from explainer.seeds.files import read_text
from explainer.seeds.kinds import KINDS, ONE_EACH

ENGINE = Path(__file__).resolve().parent.parent
TEMPLATES = Path(__file__).parent / "explainer/new"
TITLES = """\
  # In quotation marks, and no quotations; delete what is one, and begin a passage at its marks.
  titles: {}
"""


def _filled(file: str, **values: object) -> str:
    """Return a file of a new explainer, from its template."""
    return Template((TEMPLATES / file).read_text("utf-8")).substitute(values)


def _quoted(value: str | list[str]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _nav(own: Language) -> str:
    """Return the lines of `nav`: the bar on the first level, its last line above all pages that it does not have.

    A page that is the first of its folder has a list of its own, for the others of that folder to follow it.
    """
    *bar, last = (path for path, page in PAGES.items() if page.bar)
    below = dict.fromkeys((last, *(path for path in PAGES if path not in bar)))
    lists = {path: [path] for path in bar} | {last: list(below)}
    lines = list[str]()
    for first, paths in lists.items():
        label = _quoted(own.text(f"{PAGES[first].name}.bar"))
        if first.endswith("/index.md"):
            lines += [f"  - {label}:", *(f"      - {path}" for path in paths)]
        else:
            lines.append(f"  - {label}: {first}")
    return "".join(f"{line}\n" for line in lines)


def lay_out(folder: Path, article: str, today: datetime.date, language: str = "en") -> None:
    """Write the seeds, the settings of MkDocs and the schemas of another explainer into a folder.

    The pages are in the language of the article, or in English where that has no file of texts.
    """
    data, own = article.encode(), known_or_english(language)
    languages = {
        "site_language": own.tag,
        "article_language": "" if own.tag == language else f"  language: {language}\n",
    }
    lists = (kind.file for kind in KINDS.values() if kind.file and ONE_EACH not in kind.file)
    layout, digest = Layout(article, language), hashlib.sha256(data).hexdigest()
    titles = TITLES.format(_quoted(layout.titles())) if layout.titles() else ""
    texts = dict.fromkeys((file.removesuffix(".yml") for file in lists), "[]\n") | {
        "site": _filled("site.yml", today=today, digest=digest, titles=titles, **languages),
        "wording": _filled("wording.yml"),
    }
    texts |= layout.files()
    above = os.path.relpath(ENGINE, folder.resolve())
    paths = {"settings": "mkdocs.yml", "theme": "scripts/theme", "hooks": "scripts/hooks.py"}
    values = {name: _quoted(Path(above, path).as_posix()) for name, path in paths.items()}
    config = _filled(
        "mkdocs.yml",
        name=_quoted(folder.resolve().name),
        nav=_nav(own),
        description=_quoted(own.text("article.description")),
        **values,
    )
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
    parser.add_argument("--language", default="en", help="of the article, as in en or de-AT; default: en")
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
    if width := wrapped_at(text):
        found = f"lines of at most {width} characters that break inside sentences"
        expected = "one line for each paragraph: join the lines of each, as with fmt -w 100000"
        print(Problem(Place(article.as_posix(), 1, 1), found, expected).finding("file"), file=sys.stderr)
        return 1
    try:
        lay_out(folder, text, datetime.datetime.now(datetime.UTC).date(), options.language)
    except OSError as error:
        parser.exit(2, f"{folder} cannot be made ({error.strerror}): name another folder\n")
    print(f"{folder} is laid out. To see what is left to write, with file and line:\n  {command(folder / 'docs')}")
    return 0


if __name__ == "__main__":
    quiet.run(main)
