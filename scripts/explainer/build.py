"""The whole way from the seeds to the pages: load, check, render."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from explainer.check import check
from explainer.data import data_files
from explainer.entries import Entries
from explainer.load import load
from explainer.nav import check_nav
from explainer.pages import page_paths
from explainer.passages import Walk
from explainer.render import Renderer
from explainer.views import Views
from explainer.wording import check_reading


class Build:
    """A set of seeds, read and checked: all findings on it, sorted, or else its files. Writes nothing.

    `config` is the MkDocs configuration whose `nav` is compared with the pages, if there is one. `thorough`
    adds the checks over all our text together. `seeds` is None where a file could not be used at all.
    """

    def __init__(self, folder: Path, config: Path | None, *, thorough: bool = False) -> None:
        self.seeds, findings = load(folder)
        if self.seeds:
            self.entries = Entries(self.seeds, Walk(self.seeds))
            findings += check(self.entries)
            if thorough:
                findings += check_reading(self.entries)
            if config and self.seeds.whole:
                findings += check_nav(config, page_paths(self.seeds))
        self.findings = sorted(findings)

    def files(self, address: str = "") -> Iterator[tuple[str, bytes]]:
        """Return each page and data file by its path in the docs folder, under another address if one is given.

        There must be no findings. Each file is made when it is asked for.
        """
        views = Views(self.entries, address)
        yield from Renderer(self.entries, views).pages()
        yield from data_files(self.entries, views)
