"""Renders the pages: Jinja templates in, Markdown out. Every value is escaped unless it was made safe here."""

from __future__ import annotations

import contextlib
import inspect
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from explainer.article.phrases import Words
from explainer.pages.book import Book, day, link_to, slug
from explainer.pages.table import ENTRY_PAGES, PAGES, Page
from explainer.pages.views import Values
from explainer.seeds import markup
from explainer.seeds.fields import Name, Prose
from explainer.seeds.kinds import KINDS, Seeds

FOLDER = Path(__file__).parent
COMMON = (
    *("path", "title", "site", "get", "called", "names", "names_at_start", "kinds_of", "counts", "comparisons"),
    *("cited", "cited_by_tier", "readings", "page_of", "page_title", "dated_inside", "sequel"),
)
"""What every template may ask for, beside what its view returns."""


class _Compiled(jinja2.FileSystemBytecodeCache):
    """Compiled templates, kept where Python keeps compiled modules; done without where nothing can be written."""

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)


def page_titles(seeds: Seeds) -> dict[str, str]:
    """Return the path of every page in the docs folder, with its title."""
    own = [(KINDS[name].home.format(id=e.id), e.title) for name in ENTRY_PAGES for e in getattr(seeds, name)]
    return {path: page.title for path, page in PAGES.items()} | dict(own)


class Renderer:
    """The pages of one set of seeds that passed its checks."""

    def __init__(self, book: Book) -> None:
        self.book, self.index = book, book.index
        self._glossary = Words({form: term.id for term in book.seeds.terms for form in term.forms})
        self._explained = set[str]()  # the terms already linked on the page that is being rendered
        cache = None if sys.dont_write_bytecode else _Compiled(str(FOLDER / "__pycache__"))
        self.env = jinja2.Environment(
            loader=jinja2.FileSystemLoader(FOLDER),
            undefined=jinja2.StrictUndefined,
            autoescape=True,
            finalize=self._write,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            bytecode_cache=cache,
        )
        self.env.filters |= {
            "day": day,
            "html": lambda text: Markup(markup.escape_html(text)),
            "plain": lambda text: text.plain,
            "json": lambda value: Markup(json.dumps(value, ensure_ascii=False)),
            "link": self._link,
            "href": self._href,
            "month": lambda text: day(text).split(maxsplit=1)[-1],
            "attr": lambda text: Markup(markup.escape(text).replace('"', "&#34;")),
            "slug": slug,
            "capital": _capital,
            "unlinked": lambda text: Markup(self._inline(text)),
            "sourced": self._sourced,
        }
        self.env.globals |= {
            "site": book.seeds.site,
            "get": self.index.by_id.__getitem__,
            "called": self.index.name,
            "names": book.names,
            "names_at_start": book.names_at_start,
            "kinds_of": self.index.kinds,
            "counts": book.counts(),
            "comparisons": book.seeds.comparisons,
            "cited": book.cited,
            "cited_by_tier": book.cited_by_tier,
            "readings": book.readings,
            "page_of": book.page,
            "page_title": book.page_title,
            "dated_inside": book.dated_inside,
            "sequel": book.sequel(),
        }

    def pages(self) -> Iterator[tuple[str, bytes]]:
        """Return the text of every page with its path in the docs folder."""
        for path, page in PAGES.items():
            yield path, self._page(page, path)
        for name, page in ENTRY_PAGES.items():
            for entry in getattr(self.book.seeds, name):
                path = KINDS[name].home.format(id=entry.id)
                yield path, self._page(page, path, entry)

    def _page(self, page: Page, path: str, entry: Any = None) -> bytes:
        self._explained.clear()
        template = self.env.get_template(f"{page.view.__name__}.md.j2")
        return template.render(path=path, title=page.title, **self.values(page, path, entry)).encode()

    def values(self, page: Page, path: str, entry: Any) -> Values:
        """Return what a view declares; it asks by name for what it needs itself."""
        given = {"book": self.book, "path": path, "title": page.title, "entry": entry}
        return page.view(**{name: given[name] for name in inspect.signature(page.view).parameters})

    @jinja2.pass_context
    def _write(self, context: jinja2.runtime.Context, value: object) -> Markup:
        """Return a template's value as safe Markdown."""
        return value if isinstance(value, Markup) else Markup(self._inline(value, context["path"]))

    def _inline(self, value: object, path: str = "") -> str:
        """Return a value as Markdown for the page at `path`; without links where that is empty.

        Our own text keeps its small mark-up, names stay as they are typed, all else has typographic apostrophes.
        """
        if isinstance(value, Prose):
            return self._markdown(value.tokens, path if value.rich else "", value.own, path if value.rich else "")
        if isinstance(value, (str, int)):
            return markup.escape(value if isinstance(value, Name) else markup.typographic(str(value)))
        raise TypeError(f"{value!r} is not text")

    def _markdown(self, tokens: Iterable[markup.Token], path: str, own: tuple[str, ...], cite: str) -> str:
        """Return tokens as Markdown: links for the page at `path`, those beside quoted words of sources for `cite`."""
        parts = []
        for token in tokens:
            match token:
                case markup.Text(text):
                    parts.append(self._first_uses(text, path))
                case markup.Emphasis(inside):
                    parts.append(f"*{self._markdown(inside, path, own, cite)}*")
                case markup.Link(inside, target):
                    words = self._markdown(inside, "", own, "")
                    parts.append(f"[{words}]({self._address(target, path)})" if path else words)
                    self._explained |= {target} if path else set()
                case markup.Quote():
                    parts.append(self._quotation(token, path, own, cite))
        return "".join(parts)

    def _first_uses(self, text: str, path: str) -> str:
        """Return our own words with the first use on the page of each word of the glossary linked to its entry."""
        parts, at = [], 0
        for start, end, term in self._glossary.find(text) if path and path != "words.md" else ():
            if term not in self._explained:
                self._explained.add(term)
                word = f"[{markup.escape(text[start:end])}]({self._address(term, path)})"
                parts += [markup.escape(text[at:start]), word]
                at = end
        return "".join([*parts, markup.escape(text[at:])])

    def _quotation(self, quote: markup.Quote, path: str, own: tuple[str, ...], cite: str) -> str:
        words = markup.escape(quote.words)
        if self.index.kinds.get(quote.mark) == "source":
            publisher = markup.escape(self.index.by_id[quote.mark].publisher)
            link = f" ([{publisher}]({self._address(quote.mark, cite)}))" if cite else ""
            return f'<span class="quoted">“{words}”</span>{link}'
        found = self.index.locate(quote.words, quote.mark, own)[0]
        words, passages = markup.escape(self.index.walk.article[found.start : found.end]), found.passages
        element = f'<span class="quoted" data-passage="{" ".join(passages)}">“{words}”</span>'
        return f"[{element}]({self._address(passages[0], path)})" if path else element

    def _address(self, target: str, path: str) -> str:
        """Return the link from the page at `path` to an entry."""
        page, fragment = self.index.home(target)
        link = link_to(page, path) if page != path else ""
        return f"{link}#{fragment}" if fragment or not link else link

    @jinja2.pass_context
    def _sourced(self, context: jinja2.runtime.Context, text: Prose) -> Markup:
        """Return a text without links, but for the source beside words that are quoted from one."""
        return Markup(self._markdown(text.tokens, "", text.own, context["path"]))

    @jinja2.pass_context
    def _href(self, context: jinja2.runtime.Context, target: str) -> Markup:
        """Return the link from the current page to a page, or to an entry by its id."""
        path = context["path"]
        return Markup(self._address(target, path) if target in self.index.kinds else link_to(target, path))

    @jinja2.pass_context
    def _link(self, context: jinja2.runtime.Context, target: str) -> Markup:
        """Return a Markdown link to an entry, by its id, in the entry's own words."""
        return Markup(f"[{self._inline(self.index.name(target))}]({self._address(target, context['path'])})")


def _capital(text: str) -> str:
    """Return words with a capital letter at their start. A name stays a name, shown as it is typed."""
    words = text[:1].upper() + text[1:]
    return Name(words) if isinstance(text, Name) else words
