"""Renders the pages: Jinja templates in, Markdown out. Every value is escaped unless it was made safe here."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from explainer import markup, model
from explainer.entries import Entries
from explainer.fields import Name, Prose
from explainer.pages import HOMES, PAGES, claim_page, comparison_page, link_to
from explainer.structured import claim_data, page_data
from explainer.views import Views, day, slug
from explainer.words import Words

TEMPLATES = Path(__file__).parent.parent / "templates"


class _Compiled(jinja2.FileSystemBytecodeCache):
    """Compiled templates, kept where Python keeps compiled modules; done without where nothing can be written."""

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)


class Renderer:
    """The pages of one set of seeds that passed its checks."""

    def __init__(self, entries: Entries, views: Views) -> None:
        self.entries, self.seeds = entries, entries.seeds
        self._forms = Words({form: term.id for term in self.seeds.terms for form in term.forms})
        self._explained = set[str]()  # the terms already linked on the page that is being rendered
        self.env = jinja2.Environment(
            loader=jinja2.FileSystemLoader(TEMPLATES),
            undefined=jinja2.StrictUndefined,
            autoescape=True,
            finalize=self._write,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            bytecode_cache=None if sys.dont_write_bytecode else _Compiled(str(Path(__file__).with_name("__pycache__"))),
        )
        self.env.filters |= {
            "day": day,
            "html": lambda text: Markup(markup.escape_html(text)),
            "plain": markup.plain,
            "json": lambda value: Markup(json.dumps(value, ensure_ascii=False)),
            "yaml": lambda text: Markup(json.dumps(markup.plain(text), ensure_ascii=False)),
            "link": self._link,
            "href": self._href,
            "month": lambda text: day(text).split(maxsplit=1)[-1],
            "attr": lambda text: Markup(markup.escape(text).replace('"', "&#34;")),
            "slug": slug,
            "capital": lambda text: text[:1].upper() + text[1:],
            "unlinked": self._unlinked,
        }
        self.env.globals |= {
            "site": self.seeds.site,
            "seeds": self.seeds,
            "entries": self.entries,
            "view": views,
            "model": model,
            "page_data": partial(page_data, entries, views),
            "claim_data": partial(claim_data, entries, views),
            "paragraphs": self.entries.walk.paragraphs,
        }

    def pages(self) -> Iterator[tuple[str, bytes]]:
        """Return the text of every page with its path in the docs folder."""
        for path, (template, title) in PAGES.items():
            yield path, self._page(template, path, title=title)
        claims = self.seeds.claims
        around = zip([None, *claims], claims, [*claims[1:], None], strict=False)
        for number, (before, claim, after) in enumerate(around, start=1):
            path = claim_page(claim.id)
            yield path, self._page("claim", path, claim=claim, number=number, before=before, after=after)
        for name, comparison in self.seeds.comparisons.items():
            cells = [row.cells[c.id] for t in comparison.tables for row in comparison.rows for c in t.columns]
            refs = dict.fromkeys(ref for cell in cells for ref in cell.context)
            numbers = {ref: number for number, ref in enumerate(refs, start=1)}
            path = comparison_page(name)
            yield path, self._page("comparison", path, comparison=comparison, numbers=numbers)

    def _page(self, template: str, path: str, **values: Any) -> bytes:
        self._explained.clear()
        return self.env.get_template(f"{template}.md.j2").render(path=path, shown={}, **values).encode()

    @jinja2.pass_context
    def _write(self, context: jinja2.runtime.Context, value: object) -> Markup:
        """Return a template's value as safe Markdown. Our own text keeps its small mark-up; all else is escaped."""
        if isinstance(value, Markup):
            return value
        if isinstance(value, Prose):
            path = context["path"] if value.rich else ""
            return Markup(self._markdown(markup.parse(value.strip()), path, value.own))
        if isinstance(value, (str, int)):
            return Markup(markup.escape(value if isinstance(value, Name) else markup.typographic(str(value))))
        raise TypeError(f"{value!r} is not text")

    @jinja2.pass_context
    def _unlinked(self, context: jinja2.runtime.Context, value: Prose) -> Markup:
        """Return our own text without its links, for places that are links themselves."""
        return Markup(self._markdown(markup.parse(value.strip()), "", value.own))

    def _markdown(self, tokens: Iterable[markup.Token], path: str, own: tuple[str, ...]) -> str:
        """Return tokens as Markdown for the page at `path`; without links where `path` is empty."""
        parts = []
        for token in tokens:
            match token:
                case markup.Text(text):
                    parts.append(self._first_uses(markup.typographic(text), path))
                case markup.Emphasis(inside):
                    parts.append(f"*{self._markdown(inside, path, own)}*")
                case markup.Link(inside, target):
                    self._explained.add(target)
                    words = self._markdown(inside, "", own)
                    parts.append(f"[{words}]({self._address(target, path)})" if path else words)
                case markup.Quote():
                    parts.append(self._quotation(token, path, own))
        return "".join(parts)

    def _first_uses(self, text: str, path: str) -> str:
        """Return our own words with the first use on the page of each word of the glossary linked to its entry."""
        parts, at = [], 0
        for start, end, term in self._forms.find(text) if path and path != HOMES["term"] else ():
            if term not in self._explained:
                self._explained.add(term)
                word = f"[{markup.escape(text[start:end])}]({self._address(term, path)})"
                parts += [markup.escape(text[at:start]), word]
                at = end
        return "".join([*parts, markup.escape(text[at:])])

    def _quotation(self, quote: markup.Quote, path: str, own: tuple[str, ...]) -> str:
        words = markup.escape(quote.words)
        if self.entries.kinds.get(quote.mark) == "source":
            publisher = markup.escape(self.entries.by_id[quote.mark].publisher)
            link = f" ([{publisher}]({self._address(quote.mark, path)}))" if path else ""
            return f'<span class="quoted">“{words}”</span>{link}'
        passages = self.entries.locate(quote.words, quote.mark, own)[0].passages
        element = f'<span class="quoted" data-passage="{" ".join(passages)}">“{words}”</span>'
        return f"[{element}]({self._address(passages[0], path)})" if path else element

    def _address(self, target: str, path: str) -> str:
        """Return the link from the page at `path` to an entry."""
        page, fragment = self.entries.home(target)
        if page == path:
            return f"#{fragment}"
        return f"{link_to(page, path)}#{fragment}" if fragment else link_to(page, path)

    @jinja2.pass_context
    def _href(self, context: jinja2.runtime.Context, target: str) -> Markup:
        """Return the link from the current page to a page, or to an entry by its id."""
        path = context["path"]
        return Markup(self._address(target, path) if target in self.entries.kinds else link_to(target, path))

    @jinja2.pass_context
    def _link(self, context: jinja2.runtime.Context, target: str) -> Markup:
        """Return a Markdown link to an entry, by its id, in the entry's own words."""
        words = self._markdown(markup.parse(self.entries.name(target)), "", ())
        return Markup(f"[{words}]({self._address(target, context['path'])})")
