"""Addresses that moved: where each stands now; and for a page of its own that is no more, one that leads on."""

from __future__ import annotations

import html
from collections.abc import Iterator

from explainer.pages.book import Book
from explainer.seeds.published import Moved

_PAGE = """<!doctype html>
<!-- # Made by scripts/build_pages.py from the seeds: do not edit. -->
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'self'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
{lead}<title>{title}</title>
</head>
<body>
<main>
<h1>{title}</h1>
<p>{words}</p>
</main>
</body>
</html>
"""


def moved_pages(book: Book) -> Iterator[tuple[str, bytes]]:
    """Return a page of HTML for each page that moved or is gone, with its path in the docs folder.

    MkDocs copies it as it is: it stands in no navigation, search or map of the site. It leads on without a program.
    """
    for line in book.seeds.site.moved:
        if "#" not in line.old and path_of(book, line.old) == "":
            yield f"{line.old}index.html", _page(book, line).encode()


def path_of(book: Book, address: str) -> str:
    """Return the path in the docs folder of what stands at an address below the home page, or ""."""
    page, mark, fragment = address.partition("#")
    paths = (f"{page.rstrip('/')}.md", f"{page}index.md")
    return next((path + mark + fragment for path in paths if book.has_page(path)), "")


def _page(book: Book, line: Moved) -> str:
    up = "../" * line.old.count("/")
    home = f'<a href="{up}">{html.escape(book.seeds.site.title.plain)}</a>'
    lead, title, words = (
        "",
        book.language.text("moved.gone"),
        f"{html.escape(book.language.plain(line.gone)) if line.gone else ''} {home}",
    )
    if line.new:
        to = html.escape(up + line.new)
        lead = f'<link rel="canonical" href="{to}">\n<meta http-equiv="refresh" content="0; url={to}">\n'
        page = path_of(book, line.new).partition("#")[0]
        title, words = book.language.text("moved.moved"), f'<a href="{to}">{html.escape(book.page_title(page))}</a>'
    language = html.escape(book.language.tag)
    return _PAGE.format(language=language, lead=lead, title=html.escape(title), words=words)
