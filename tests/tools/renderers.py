"""Builds the committed docs/ with the other renderers and compares the sites with MkDocs's: `make renderers`.

The other renderers get what a bare clone holds and run no hook. Compared are the pages, the article's text with its
white space, the passages' ids and words, every quotation, and the internal links of the main part of every page. The
exit status is 1 where they differ.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml.html import HtmlElement

from browser.site import ROOT, Site, build

BIN = ROOT / ".venv-renderers/bin"
ADDRESS = "https://site.example/"
Facts = dict[str, list[str]]


@dataclass(frozen=True)
class Renderer:
    """A renderer in the environment of its own: its name there, and the arguments that build into `site`."""

    name: str
    arguments: tuple[str, ...]

    def render(self, clone: Path) -> Site:
        """Build the site of a bare copy of the repository."""
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        environment.pop("SITE_URL", None)
        command = [str(BIN / self.name), "build", *self.arguments]
        done = subprocess.run(command, cwd=clone, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"{self.name}: exit status {done.returncode}\n{done.stdout}{done.stderr}")
        return Site(clone / "site", ADDRESS)

    @property
    def version(self) -> str:
        """The version that is installed."""
        return version(BIN / "python", self.name)


RENDERERS = (
    Renderer("properdocs", ("--quiet", "-f", "no-hook.yml", "-d", "site")),
    Renderer("zensical", ("-f", "mkdocs.yml")),
)


def version(python: Path, package: str) -> str:
    """Return the version of a package in an environment."""
    code = f"import importlib.metadata as m; print(m.version({package!r}))"
    return subprocess.run([str(python), "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def lay_out(clone: Path) -> None:
    """Copy what a bare clone holds for a renderer."""
    clone.mkdir()
    for name in ("docs", "scripts"):
        shutil.copytree(ROOT / name, clone / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", clone)
    (clone / "no-hook.yml").write_text("INHERIT: mkdocs.yml\nhooks: []\n", "utf-8")


def words(site: Site, page: str) -> HtmlElement:
    """Return the main part of a page."""
    return site.html(page).find(".//article")


def article(site: Site) -> Facts:
    """Return the article's paragraphs, with the references to the notes taken out."""
    paragraphs = []
    for element in words(site, "article/").find_class("words"):
        text = "".join(element.xpath(".//text()[not(ancestor::a[contains(@class, 'noteref')])]"))
        paragraphs.append(text)
    return {"article/": paragraphs}


def passages(site: Site) -> Facts:
    """Return each passage's id and words."""
    found = words(site, "article/").find_class("passage")
    return {"article/": [f"{one.get('id')}: {one.text_content()}" for one in found]}


def quotations(site: Site) -> Facts:
    """Return every quotation of the article, by page, with the passages that it names."""
    return {
        page: [
            f"{one.get('data-passage')}: {one.text_content()}"
            for one in words(site, page).xpath(".//span[@data-passage]|.//blockquote")
        ]
        for page in pages(site)
    }


def links(site: Site) -> Facts:
    """Return the internal links of every page's main part, as the addresses that they lead to."""
    found = {}
    for page in pages(site):
        targets = (urljoin(ADDRESS + page, link) for link in words(site, page).xpath(".//a/@href"))
        found[page] = sorted(target for target in targets if target.startswith(ADDRESS))
    return found


def headings(site: Site) -> Facts:
    """Return the headings of every page with their ids."""
    found = {}
    for page in pages(site):
        elements = words(site, page).xpath(".//h1|.//h2|.//h3")
        found[page] = [f"{one.tag} {one.get('id')}: {_own_text(one)}" for one in elements]
    return found


def _own_text(heading: HtmlElement) -> str:
    permalink = "ancestor-or-self::*[contains(@class, 'headerlink')]"
    return " ".join("".join(heading.xpath(f".//text()[not({permalink})]")).split())


def pages(site: Site) -> list[str]:
    """Return the pages that have a main part of their own: all but the page for addresses that lead nowhere."""
    return [page for page in site.pages if page != "404.html"]


def lost(site: Site) -> list[str]:
    """Return the internal links that lead nowhere in this site."""
    ids = {page: set(site.html(page).xpath("//@id")) for page in pages(site)}
    broken = []
    for page, targets in links(site).items():
        for target in targets:
            path, fragment = unquote(urlsplit(target).path)[1:], unquote(urlsplit(target).fragment)
            if not site.file(path).is_file() or (fragment and fragment not in ids.get(path, ())):
                broken.append(f"{page}: {target}")
    return broken


FACTS: dict[str, Callable[[Site], Facts]] = {
    "pages": lambda site: {"site": pages(site)},
    "paragraphs of the article": article,
    "passages": passages,
    "quotations": quotations,
    "headings": headings,
    "internal links": links,
}


def differences(mine: Facts, theirs: Facts) -> list[str]:
    """Return what differs, a line for each page: what each has first that the other has not."""
    lines = []
    for page in sorted(mine.keys() | theirs.keys()):
        ours, other = mine.get(page, []), theirs.get(page, [])
        if ours != other:
            missing = [one for one in ours if one not in other] or ["(order or number)"]
            extra = [one for one in other if one not in ours] or ["(order or number)"]
            lines.append(f"{page or 'home'}: {len(missing)} only with MkDocs: {missing[0]!r}; here: {extra[0]!r}")
    return lines


def compare(reference: Site, site: Site) -> Iterator[tuple[str, list[str]]]:
    """Return a cell of the table for each kind of fact, with what differs."""
    for gather in FACTS.values():
        mine, theirs = gather(reference), gather(site)
        different = differences(mine, theirs)
        count = sum(map(len, mine.values()))
        yield (f"{count:,}: {'differ' if different else 'same'}", different)
    broken = lost(site)
    yield f"{len(broken)}", broken


def main() -> int:
    """Build with each, compare, and print; return 1 where anything differs."""
    if not (BIN / "zensical").is_file():
        raise SystemExit("The other renderers are missing: run `make renderers`")
    faults = 0
    with tempfile.TemporaryDirectory(prefix="renderers-") as name:
        folder = Path(name)
        build(ROOT / "mkdocs.yml", folder / "mkdocs")
        reference = Site(folder / "mkdocs", ADDRESS)
        own = f"MkDocs {version(Path(sys.executable), 'mkdocs')}"
        print(f"Compared with {own}, Material {version(Path(sys.executable), 'mkdocs-material')}.\n")
        print("| renderer | " + " | ".join(FACTS) + " | links that lead nowhere |")
        print("| --- |" + " --- |" * (len(FACTS) + 1))
        told = []
        for renderer in RENDERERS:
            lay_out(folder / renderer.name)
            cells = list(compare(reference, renderer.render(folder / renderer.name)))
            print(f"| {renderer.name} {renderer.version} | " + " | ".join(cell for cell, _ in cells) + " |")
            told += [f"{renderer.name}: {line}" for _, lines in cells for line in lines]
        faults = len(told)
        print("", *told, sep="\n")
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main())
