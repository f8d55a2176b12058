"""A built site: its folder, its pages, and the address where it is served."""

from __future__ import annotations

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

    @cached_property
    def pages(self) -> list[str]:
        """Every page, `404.html` too, in a fixed order."""
        files = sorted(self.folder.rglob("*.html"))
        return [file.relative_to(self.folder).as_posix().removesuffix("index.html") for file in files]

    @cached_property
    def kinds(self) -> dict[str, str]:
        """One page of each kind: home, each page at the top, one page of each folder below, 404.html."""
        kinds: dict[str, str] = {}
        for page in self.pages:
            top, _, below = page.partition("/")
            kinds.setdefault(f"{top}/*" if below else top, page)
        return kinds

    def file(self, page: str) -> Path:
        """Return the file of a page."""
        return self.folder / (page + "index.html" if page.endswith("/") or not page else page)

    def html(self, page: str) -> html.HtmlElement:
        """Return the root element of a page, parsed."""
        return parse(self.file(page))
