"""The navigation in mkdocs.yml: which pages have no line there, and where each line belongs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from explainer.pages.table import PAGES
from explainer.seeds.located import Scalar

FIRST, CLAIMS = ("index.md", "article.md", "claims/index.md"), "claims/"


class Missing(NamedTuple):
    """A page without a line: the line to add, and where."""

    page: str
    line: str
    after: int
    """The number of the line that it goes after; 0 where none is known."""
    follows: str
    """The page before it, if that has no line either: its new line comes between."""


class _Listed(NamedTuple):
    number: int
    indent: str
    last: int
    """The last line of the item of the outermost list in which it stands."""


def leaves(node: Any) -> Iterator[Scalar]:
    """Return what the lines of a navigation lead to, in their order."""
    if isinstance(node, Scalar):
        yield node
    else:
        for part in node.values() if isinstance(node, dict) else node:
            yield from leaves(part)


def missing(text: str, nav: Any, pages: Iterable[str]) -> list[Missing]:
    """Return the pages that a navigation misses, in the order in which their lines would stand.

    A line goes after that of the page before it: claims in their order below their index, comparisons after them. It
    has the indent of that line, but after the last claim that of the list's outermost items.
    """
    lines, listed = text.split("\n"), dict[str, _Listed]()
    for item in [nav] if isinstance(nav, Scalar) else nav:
        own = list(leaves(item))
        last = max((leaf.place.line for leaf in own), default=0)
        for leaf in own:
            row = lines[leaf.place.line - 1]
            indent = row[: len(row) - len(row.lstrip())]
            if row.lstrip().startswith("- "):
                listed.setdefault(leaf, _Listed(leaf.place.line, indent, last))
    outer = min((line.indent for line in listed.values()), key=len, default="")
    found, before, known = list[Missing](), "", {str(leaf) for leaf in leaves(nav)}
    at: _Listed | None = None
    for page in sorted(pages, key=_order):
        if before.startswith(CLAIMS) and not page.startswith(CLAIMS) and at:
            at = _Listed(at.last, outer, at.last)
        if page in listed:
            at = listed[page]
        elif page not in known:
            follows = found[-1].page if found and found[-1].page == before and at else ""
            line = f"{at.indent if at else outer}- {page}"
            found.append(Missing(page, line, at.number if at else 0, follows))
        before = page
    return found


def _order(page: str) -> tuple[int, int]:
    """Return where a page belongs: the first ones, claims and comparisons as they were given, the others."""
    if page in FIRST:
        return 0, FIRST.index(page)
    return (1 if page.startswith(CLAIMS) else 3 if page in PAGES else 2), 0
