"""Renders the pages: Jinja templates in, Markdown out. Every value is escaped unless it was made safe here."""

from __future__ import annotations

import contextlib
import inspect
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import CodeType
from typing import Any, ClassVar

import jinja2
from markupsafe import Markup

from explainer.article.phrases import Words
from explainer.corrections import Listed, bears_mark, changed, listed
from explainer.pages.book import Book, link_to, slug
from explainer.pages.table import ENTRY_PAGES, PAGES, Page
from explainer.pages.views import Values
from explainer.seeds import markup, model
from explainer.seeds.fields import Name, Prose
from explainer.seeds.kinds import KINDS

FOLDER = Path(__file__).parent
_FIGURE = re.compile(r"(?<!#)\b\d+")
COMMON = (
    *("t", "plain", "as_article", "path", "title", "site", "get", "called", "names", "names_at_start", "kinds_of"),
    *("counts", "comparisons", "cited", "cited_by_tier", "readings", "page_of", "page_title", "dated_inside", "sequel"),
    *("feed", "report"),
)
"""What every template may ask for, beside what its view returns."""


class _Compiled(jinja2.FileSystemBytecodeCache):
    """Compiled templates, kept for the process, and where Python keeps compiled modules if it may write there."""

    kept: ClassVar[dict[tuple[str, str], CodeType]] = {}

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        bucket.code = self.kept.get((bucket.key, bucket.checksum))
        if not bucket.code and not sys.dont_write_bytecode:
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        assert bucket.code
        self.kept[bucket.key, bucket.checksum] = bucket.code
        if not sys.dont_write_bytecode:
            with contextlib.suppress(OSError):
                super().dump_bytecode(bucket)


class Renderer:
    """The pages of one set of seeds that passed its checks."""

    def __init__(self, book: Book) -> None:
        self.book, self.index, self.language = book, book.index, book.language
        # What tells that words are the article's: their own direction, and their language where the page has another.
        other = book.article_language if book.article_language != self.language.tag else ""
        self._as_article = Markup((f' lang="{other}"' if other else "") + ' dir="auto"')
        self._glossary = Words({form: term.id for term in book.seeds.terms for form in term.forms})
        self._explained = set[str]()  # the terms already linked on the page that is being rendered
        self.env = jinja2.Environment(
            loader=jinja2.FileSystemLoader(FOLDER),
            undefined=jinja2.StrictUndefined,
            autoescape=True,
            finalize=self._write,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            bytecode_cache=_Compiled(str(FOLDER / "__pycache__")),
        )
        self.env.filters |= {
            "day": self.language.day,
            "time": lambda date: Markup(f'<time datetime="{date}">{self._inline(self.language.day(date))}</time>'),
            "html": lambda text: Markup(markup.escape_html(text)),
            "plain": self.language.plain,
            "json": lambda value: Markup(json.dumps(value, ensure_ascii=False)),
            "link": self._link,
            "href": self._href,
            "month": lambda text: self.language.day(text[: len("YYYY-MM")]),
            "attr": _attribute,
            "figure": lambda text: Markup(_FIGURE.sub(r"<b>\g<0></b>", str(text), count=1)),
            "speakers": self._speakers,
            "slug": slug,
            "capital": _capital,
            "unlinked": lambda text: Markup(self._inline(text)),
            "sourced": self._sourced,
        }
        self.env.globals |= {
            "site": book.seeds.site,
            "get": self.index.by_id.__getitem__,
            "called": book.called,
            "t": self._text,
            "plain": self.language.text,
            "as_article": self._as_article,
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
            "feed": bool(book.address),
            "report": book.report,
        }
        self._marks: dict[int, list[tuple[int, Listed]]] = {}
        for one in listed(self.index):
            if (place := changed(self.index, one.correction)) and bears_mark(place[0]):
                self._marks.setdefault(id(place[0]), []).append((place[1], one))

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
        template = self.env.get_template(f"{page.name}.md.j2")
        title = self.book.page_title(path)
        return template.render(path=path, title=title, **self.values(page, path, entry)).encode()

    def values(self, page: Page, path: str, entry: Any) -> Values:
        """Return what a view declares; it asks by name for what it needs itself."""
        given = {"book": self.book, "path": path, "entry": entry}
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
            if path and (marks := self._marks.get(id(value))):
                return self._marked(value, path, marks)
            return self._markdown(value.tokens, path if value.rich else "", value.own, path if value.rich else "")
        if isinstance(value, (str, int)):
            return markup.escape(value if isinstance(value, Name) else markup.typographic(str(value)))
        raise TypeError(f"{value!r} is not text")

    def _marked(self, value: Prose, path: str, marks: Iterable[tuple[int, Listed]]) -> str:
        """Return our own text with a mark after the words of each correction, which leads to the list of them."""
        parts, rest, at = [], value.tokens, 0
        for end, (correction, fragment) in sorted(marks, key=lambda mark: mark[0]):
            before, rest = markup.split(rest, end - at)
            at += len(markup.plain(before))
            text, on = self.language.text, self.language.day(correction.date)
            wrong = correction.kind == model.CORRECTION
            words = self._inline(text("note.corrected", day=on) if wrong else text("note.changed", day=on))
            link = f"{link_to('method.md', path) if path != 'method.md' else ''}#{fragment}"
            mark = f'<sup class="corrected">[{words}]({link})</sup>'
            parts += [self._markdown(before, path, value.own, path), mark]
        return "".join([*parts, self._markdown(rest, path, value.own, path)])

    def _markdown(self, tokens: Iterable[markup.Token], path: str, own: tuple[str, ...], cite: str) -> str:
        """Return tokens as Markdown, with links for the page at `path`; those to quoted sources are for `cite`."""
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
        opening, closing = self.language.marks
        words = markup.escape(quote.words)
        if self.index.kinds.get(quote.mark) == "source":
            publisher = markup.escape(self.index.by_id[quote.mark].publisher)
            link = f" ([{publisher}]({self._address(quote.mark, cite)}))" if cite else ""
            return f'<span class="quoted" dir="auto">{opening}{words}{closing}</span>{link}'
        found = self.index.locate(quote.words, quote.mark, own)[0]
        words, passages = markup.escape(self.index.walk.article[found.start : found.end]), found.passages
        where = f'data-passage="{" ".join(passages)}"{self._as_article}'
        element = f'<span class="quoted" {where}>{opening}{words}{closing}</span>'
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
        return Markup(f"[{self._inline(self.book.called(target))}]({self._address(target, context['path'])})")

    @jinja2.pass_context
    def _speakers(self, context: jinja2.runtime.Context, voices: Sequence[str]) -> Markup:
        """Return those who speak, each a link, as a list in a sentence."""
        return Markup(self.language.listed([self._link(context, voice) for voice in voices]))

    @jinja2.pass_context
    def _text(self, context: jinja2.runtime.Context, key: str, word: str = "", /, **values: object) -> Markup:
        """Return a small text of the language by its key, or that of a word in a group, with values filled in."""
        text = self.language.find(key, word, values)
        return Markup(text.markdown({name: self._write(context, value) for name, value in values.items()}))


def _attribute(text: str) -> Markup:
    """Return words as they may stand in an attribute."""
    return text if isinstance(text, Markup) else Markup(markup.escape(text).replace('"', "&#34;"))


def _capital(text: str) -> str:
    """Return words with a capital letter at their start. A name stays a name, shown as it is typed."""
    words = text[:1].upper() + text[1:]
    return Name(words) if isinstance(text, Name) else words
