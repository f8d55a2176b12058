"""The whole way from the seeds to the files: load, check, render."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path

from explainer import checks
from explainer.checks.nav import check_nav
from explainer.data.files import data_files
from explainer.findings import Finding, Place, Problem
from explainer.index import Index
from explainer.languages.asked import asked
from explainer.languages.load import load as load_language
from explainer.pages.book import Book
from explainer.pages.moved import moved_pages
from explainer.pages.render import Renderer
from explainer.pages.table import page_paths, page_titles
from explainer.seeds.load import load
from explainer.seeds.unwritten import told_once
from explainer.tidying import mends
from explainer.writing import Counts, Docs

UNADDRESSED = (
    "The site has no address: its own addresses in the data are relative, and the feed and what copies an address are"
    " left out. Set SITE_URL, or address in site.yml, once it has one."
)


def command(docs: Path, what: str = "pages") -> str:
    """Return the command that builds the pages of a docs folder, or tidies what they are made from."""
    if docs.name != "docs":
        script = {"pages": "build_pages", "tidy": "tidy"}[what]
        return f"scripts/{script}.py --docs {shlex.quote(docs.as_posix())}"
    return f"make {what}" if docs.parent == Path() else f"make {what} DIR={shlex.quote(docs.parent.as_posix())}"


class Build:
    """A set of seeds, read and checked: all findings on it, sorted, or else its files.

    `config` is the MkDocs configuration whose `nav` is compared with the pages, if there is one. `thorough`
    adds the checks over all our text together. `seeds` is None where a file could not be used at all.
    """

    def __init__(self, folder: Path, config: Path | None, *, thorough: bool = False) -> None:
        self.seeds, findings = load(folder)
        self.language = None
        if self.seeds:
            self.index = Index(self.seeds)
            findings += checks.run(self.index, thorough=thorough)
            if config and self.seeds.whole:
                findings += check_nav(config, page_paths(self.seeds))
            if self.seeds.site.language:
                self.language, wrong = load_language(self.seeds.site.language, asked())
                findings += wrong
        self.findings: list[Finding] = told_once(findings)

    def write(self, folder: Path) -> tuple[Counts, list[Finding]]:
        """Bring the docs folder in line, unless there are findings on the seeds or on the folder."""
        docs = Docs(folder)
        counts = docs.update(self.files()) if not (self.findings or docs.findings) else Counts()
        return counts, sorted([*self.findings, *docs.findings])

    def stale(self, folder: Path) -> list[Finding]:
        """Return the findings on the seeds or on the docs folder, or else one for each file that is not fresh."""
        docs = Docs(folder)
        if findings := sorted([*self.findings, *docs.findings]):
            return findings
        fresh = f"a fresh one: build the pages again, as with {command(folder)}"
        problems = [Problem(Place(path.as_posix(), 1, 1), "a stale page", fresh) for path in docs.stale(self.files())]
        return [*docs.findings, *(problem.finding("stale") for problem in problems)]

    def left_to_tidy(self, folder: Path) -> list[str]:
        """Return a line that says how many of the findings a program mends, with its command, or none."""
        count = sum(map(mends, self.findings))
        return [f"{count} of these can be left to a program: {command(folder, 'tidy')}"] if count else []

    def unaddressed(self, address: str = "") -> str:
        """Return what is left out because the site has no address, neither this one nor one in its seeds; else ""."""
        return "" if address or not self.seeds or self.seeds.site.address else UNADDRESSED

    def files(self, address: str = "") -> Iterator[tuple[str, bytes]]:
        """Return each page and data file by its path in the docs folder, under another address if one is given.

        There must be no findings. Each file is made when it is asked for.
        """
        assert self.seeds
        assert self.language
        titles = page_titles(self.seeds, self.language)
        book = Book(self.index, self.language, address, titles, [check.name for check in checks.CHECKS])
        yield from Renderer(book).pages()
        yield from moved_pages(book)
        yield from data_files(book)
