"""Lists what is shipped to readers, as Markdown: files, sizes, and the licences of their parts: `make shipped`.

The parts of the theme's scripts and styles are read from their source maps. A licence is read from the package's own
metadata, or from the comments in the file itself; the few that are stated in neither place stand in `STATED_ELSEWHERE`.
"""

from __future__ import annotations

import gzip
import importlib.metadata
import json
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from browser.site import ROOT, build

# As npm's registry has them; the files that are shipped carry no notice.
STATED_ELSEWHERE = {
    "focus-visible": "W3C",
    "lunr-languages": "MPL-1.1",
    "material-design-color": "MIT",
    "rxjs": "Apache-2.0",
    "tslib": "0BSD",
}
THEME, BUILDER = "mkdocs-material", "mkdocs"
OWN, ARTICLE = "this repository", "its publisher"


@dataclass(frozen=True)
class Group:
    """Files of one origin: their pattern below the site, what they are, whose, and when they are fetched."""

    pattern: str
    what: str
    origin: str
    loaded: str


# In this order: a file belongs to the first group that fits it.
GROUPS = (
    Group("*.html", "pages (theme's frame, our words, the article's)", OWN, "each"),
    Group("data/article.txt", "the article", ARTICLE, "on request"),
    Group("data/*", "open data and schemas", OWN, "on request"),
    Group("sitemap.xml*", "list of pages, for search engines", BUILDER, "no"),
    Group("search/search_index.json", "search index: our words and the article's", OWN, "with the first act"),
    Group("assets/stylesheets/site.css", "our style sheet", OWN, "each"),
    Group("assets/favicon.svg", "icon", OWN, "each"),
    Group("assets/images/*", "the theme's icon, unused", THEME, "no"),
    Group("assets/*.map", "source maps, for developers", THEME, "no"),
    Group("assets/stylesheets/palette.*", "the theme's palettes, unused", THEME, "no"),
    Group("assets/stylesheets/*", "the theme's style sheet", THEME, "each"),
    Group("assets/javascripts/bundle.*", "the theme's script", THEME, "with the first act"),
    Group("assets/javascripts/workers/as-typed.js", "how the search reads words", OWN, "with the first act"),
    Group("assets/javascripts/workers/*", "search", THEME, "with the first act"),
    Group("assets/javascripts/lunr/wordcut.js", "search in Thai, unused", THEME, "no"),
    Group("assets/javascripts/lunr/tinyseg.js", "search in Japanese, unused", THEME, "no"),
    Group("assets/javascripts/lunr/*", "search in other languages, unused", THEME, "no"),
)


def main() -> None:
    """Build, and print the tables."""
    with tempfile.TemporaryDirectory(prefix="shipped-") as name:
        site = Path(name)
        build(ROOT / "mkdocs.yml", site)
        print(*files(site), "", *parts(site), sep="\n")


def files(site: Path) -> Iterator[str]:
    """Return a table of the files, those of a group in one line."""
    yield "| files | what | from | licence | fetched | number | KB | KB with gzip |"
    yield "| --- | --- | --- | --- | --- | ---: | ---: | ---: |"
    groups: dict[Group, list[Path]] = {group: [] for group in GROUPS}
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name = path.relative_to(site).as_posix()
        group = next((group for group in GROUPS if fnmatch(name, group.pattern)), None)
        if group is None:
            sys.exit(f"{name} belongs to no group: say in tests/tools/shipped.py what it is")
        groups[group].append(path)
    total = [0, 0, 0]
    for group, paths in groups.items():
        if paths:
            contents = [path.read_bytes() for path in paths]
            sizes = [len(paths), sum(map(len, contents)), sum(len(gzip.compress(one, 6)) for one in contents)]
            total = [a + b for a, b in zip(total, sizes, strict=True)]
            yield _row(f"`{group.pattern}`", group.what, *_origin(group.origin), group.loaded, *_shown(sizes))
    yield _row("all", "", "", "", "", *_shown(total))


def parts(site: Path) -> Iterator[str]:
    """Return a table of the parts of the theme's scripts, styles and icons, with their licences."""
    yield "| part | in | licence | stated in |"
    yield "| --- | --- | --- | --- |"
    for path in sorted(site.rglob("*.map")):
        contents = _packages(path)
        for package in sorted(contents):
            text, name = contents[package], path.name.split(".")[0] + path.suffixes[-2]
            licence, where = _notice(text) or _stated(package)
            yield _row(package, f"`{name}`", licence, where)
    for name in ("lunr/min/lunr.*", "lunr/tinyseg.js", "lunr/wordcut.js"):
        package = "lunr-languages" if "*" in name else Path(name).stem
        texts = [path.read_text("utf-8") for path in sorted((site / "assets/javascripts").glob(name))]
        found = sorted({notice[0] for text in texts if (notice := _notice(text))})
        licence, where = (" and ".join(found), "the file") if found else _stated(package)
        yield _row(package, f"`{name}`", licence, where)
    yield _row("Material Design Icons", "the pages", *_icons())


def _packages(source_map: Path) -> dict[str, str]:
    """Return the npm packages inside a script or style sheet, with their source texts, from its source map."""
    told = json.loads(source_map.read_text("utf-8"))
    contents: dict[str, str] = {}
    for source, text in zip(told["sources"], told.get("sourcesContent") or [""] * len(told["sources"]), strict=True):
        if match := re.search(r"node_modules/((?:@[^/]+/)?[^/]+)", source):
            contents[match[1]] = contents.get(match[1], "") + (text or "")
    return contents


def _notice(text: str) -> tuple[str, str] | None:
    """Return the licence that the comments of a file name, if they do."""
    comments = "\n".join(re.findall(r"/\*.*?\*/|^\s*//.*$", text[:200_000], re.DOTALL | re.MULTILINE))
    known = {"MIT": r"\bMIT\b(?! and)", "MPL": r"mozilla\.org/MPL", "Apache-2.0": r"Apache License", "BSD": r"\bBSD\b"}
    names = [name for name, pattern in known.items() if re.search(pattern, comments)]
    return (" and ".join(names), "the file") if names else None


def _stated(package: str) -> tuple[str, str]:
    return (STATED_ELSEWHERE[package], "npm's registry") if package in STATED_ELSEWHERE else ("not stated", "")


def _origin(origin: str) -> tuple[str, str]:
    if origin == ARTICLE:
        return origin, "all rights reserved; see Rights on the method page"
    if origin == OWN:
        return origin, (ROOT / "LICENSE").read_text("utf-8").splitlines()[0].removesuffix(" License")
    data = importlib.metadata.metadata(origin)
    licence = next((data[name] for name in ("License-Expression", "License") if name in data), "")
    classified = [one.split(" :: ")[-1] for one in data.get_all("Classifier") or [] if one.startswith("License")]
    return f"{origin} {data['Version']}", licence or ", ".join(classified)


def _icons() -> tuple[str, str]:
    package = importlib.metadata.distribution(THEME)
    file = next(file for file in package.files or [] if file.as_posix().endswith(".icons/material/LICENSE"))
    text = Path(str(file.locate())).read_text("utf-8")
    return text.splitlines()[0] + (": Apache-2.0" if "Icons: Apache 2.0" in text else ""), "the theme's package"


def _shown(sizes: list[int]) -> tuple[str, str, str]:
    number, size, packed = sizes
    return f"{number:,}", f"{size / 1000:,.1f}", f"{packed / 1000:,.1f}"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
