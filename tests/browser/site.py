"""A built site: its folder, its pages, and the address where it is served."""

from __future__ import annotations

import copy
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from lxml import html

ROOT = Path(__file__).parents[2]


def build(config: Path, into: Path, **environment: str) -> None:
    """Build the site of `config` strictly; where MkDocs refuses, its output is in the error."""
    inherited = {name: value for name, value in os.environ.items() if name != "SITE_URL"}
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(config), "-d", str(into)],
        cwd=ROOT,
        env={**inherited, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"mkdocs build --strict -f {config}\n{done.stdout}{done.stderr}")


@cache
def parse(file: Path) -> html.HtmlElement:
    """Return the root element of a built page."""
    return html.document_fromstring(file.read_bytes())


@dataclass(frozen=True)
class Site:
    """A built site; a page is named by its address below the home page: "", "article/", "404.html"."""

    folder: Path
    address: str
    config: Path = ROOT / "mkdocs.yml"

    @property
    def seeds(self) -> Path:
        """The folder of the seeds that the site is built from."""
        return self.config.parent / "seeds"

    @cached_property
    def pages(self) -> list[str]:
        """Every page, `404.html` too, in a fixed order."""
        files = sorted(self.folder.rglob("*.html"))
        return [file.relative_to(self.folder).as_posix().removesuffix("index.html") for file in files]

    @cached_property
    def claims(self) -> list[str]:
        """The pages of the claims."""
        return [page for page in self.pages if page.startswith("claims/") and page != "claims/"]

    @cached_property
    def kinds(self) -> dict[str, str]:
        """One page of each kind: home, each page at the top, one page of each folder below, 404.html."""
        kinds: dict[str, str] = {}
        for page in self.pages:
            top, _, below = page.partition("/")
            kinds.setdefault(f"{top}/*" if below else top, page)
        return kinds

    @cached_property
    def visited(self) -> list[str]:
        """The pages that a browser visits at each width: all of this repository's site, of another one of each kind.

        Another story shows that the engine knows none; what a page of each kind shows, the others of that kind do too.
        Checks that read the files alone read all pages of both.
        """
        return self.pages if self.config.parent == ROOT else list(self.kinds.values())

    @cached_property
    def paragraphs(self) -> list[str]:
        """The article's words on its page, paragraph by paragraph, without the references to notes."""
        root = copy.deepcopy(self.html("article/"))
        for reference in root.xpath("//a[@role='doc-noteref']"):
            reference.drop_tree()
        found = root.xpath("//section[@class='paragraph']/p[@class='words']")
        return [words.text_content() for words in found]

    def file(self, page: str) -> Path:
        """Return the file of a page."""
        return self.folder / (page + "index.html" if page.endswith("/") or not page else page)

    def html(self, page: str) -> html.HtmlElement:
        """Return the root element of a page, parsed."""
        return parse(self.file(page))
