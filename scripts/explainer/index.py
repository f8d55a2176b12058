"""The index: every entry by its id, every text, and who uses whom, by which field."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property
from typing import Any, NamedTuple, TypeVar

from explainer.article.quotations import Found, locate, places
from explainer.article.speakers import Mention, Speakers, mentions
from explainer.article.tiling import Span, Walk
from explainer.seeds import markup
from explainer.seeds.entry import Entry
from explainer.seeds.fields import Name, Prose, Ref
from explainer.seeds.kinds import KINDS, SITE, Kind, Seeds
from explainer.seeds.located import Scalar
from explainer.seeds.model import InShort, Passage

E = TypeVar("E", bound=Entry)
ANY = tuple(kind.name for kind in KINDS.values() if kind.name not in ("voice", "reading"))
"""The kinds to which our texts may lead."""


class Use(NamedTuple):
    """One place that names an entry: whose field it is, the value, at which of its characters, what may stand there."""

    kind: Kind
    owner: Any
    field: str
    value: Scalar
    offset: int
    fitting: tuple[str, ...]

    @property
    def shows(self) -> bool:
        """Whether the owner's page shows in full what is named here, if no other page does."""
        return self._in(SHOWING) or self._in(SHOWING_ELSE)

    @property
    def always(self) -> bool:
        """Whether the owner's page shows in full what is named here, whatever other pages do."""
        return self._in(SHOWING)

    def _in(self, fields: set[str]) -> bool:
        return f"{self.kind.name}.{self.field}" in fields


SHOWING = {field for kind in KINDS.values() for field in kind.shown_by}
SHOWING_ELSE = {field for kind in KINDS.values() for field in kind.shown_else}


class Index:
    """One set of seeds and their article, looked up from every side. Filled in one walk over all values."""

    def __init__(self, seeds: Seeds) -> None:
        self.seeds, self.walk = seeds, Walk(seeds)
        self.spans: dict[str, Span] = {span.passage.id: span for span in self.walk.spans}
        self.by_id: dict[str, Any] = {}
        self.kinds: dict[str, str] = {}
        self.values: list[Scalar] = []
        self.lists: list[tuple[Any, str, list[Any]]] = []
        self.uses: dict[str, list[Use]] = {}
        self.locate, self.home = cache(self._locate), cache(self._home)
        for kind, entry in self.entries():
            self.by_id.setdefault(entry.id, entry)
            self.kinds.setdefault(entry.id, kind.name)
            self._visit(kind, entry, "", entry)
        self._visit(SITE, seeds.site, "", seeds.site)

    @property
    def prose(self) -> Iterator[Prose]:
        """Each of our own texts."""
        return (value for value in self.values if isinstance(value, Prose))

    def entries(self) -> Iterator[tuple[Kind, Any]]:
        """Return every entry with its kind, in the order of the table."""
        return ((kind, entry) for name, kind in KINDS.items() for entry in getattr(self.seeds, name))

    def _visit(self, kind: Kind, owner: Any, field: str, value: Any) -> None:
        if isinstance(value, Scalar):
            self.values.append(value)
            if isinstance(value, Ref):
                self._use(value, kind, owner, field, value, 0, value.kinds)
            elif isinstance(value, Prose):
                value.own = (owner.id,) if kind.model is Passage else tuple(getattr(owner, "passages", ()))
                for token in markup.flat(value.tokens):
                    if isinstance(token, markup.Link):
                        self._use(token.target, kind, owner, field, value, token.offset, ANY)
                    elif isinstance(token, markup.Quote) and token.mark:
                        at = token.offset + len(token.words) + len("”[")
                        self._use(token.mark, kind, owner, field, value, at, ("source", "passage"))
        elif isinstance(value, Entry):
            inside = isinstance(value, InShort)  # what a short text rests on is not shown beside it
            for name, part in vars(value).items():
                self._visit(kind, owner, field if inside or name == "id" else name, part)
        elif isinstance(value, list):
            self.lists.append((owner, field, value))
            for part in value:
                self._visit(kind, owner, field, part)
        elif isinstance(value, dict):
            for name, part in value.items():
                self._visit(kind, owner, field, name)
                self._visit(kind, owner, field, part)

    def _use(self, target: str, *use: Any) -> None:
        self.uses.setdefault(str(target), []).append(Use(*use))

    @cached_property
    def mentions(self) -> list[Mention]:
        """Where the article names each person or body: the longest name that stands there."""
        return mentions(self.walk.article, ((str(n), str(p.id)) for p in self.seeds.people for n in p.named_as))

    @cached_property
    def absent(self) -> list[tuple[str, Name]]:
        """The names of people and bodies that are not in the article, each with whose it is."""
        named = ((str(person.id), name) for person in self.seeds.people for name in person.named_as)
        return [(p, name) for p, name in named if not places(self.walk, name) and not self.walk.disputed(name)]

    @cached_property
    def speakers(self) -> Speakers:
        """Whom the article lets speak in its passages."""
        site = self.seeds.site
        return Speakers(self.walk, site.language, self.mentions, site.article.titles)

    def _locate(self, words: str, mark: str, own: tuple[str, ...]) -> list[Found]:
        """Return where the words of a quotation stand: one place, or all if neither its mark nor its entry decides."""
        names = (mark,) if self.kinds.get(mark) == "passage" else own
        return locate(self.walk, words, [self.spans[name] for name in names if name in self.spans], only=bool(mark))

    def users(self, model: type[E], field: str, target: str) -> list[E]:
        """Return the entries of one kind that name an entry in one of their fields, each once."""
        uses = self.uses.get(target, ())
        found = {id(use.owner): use.owner for use in uses if use.field == field and use.kind.model is model}
        return list(found.values())

    def shown_on(self, target: str) -> list[str]:
        """Return the pages that show an entry in full because another names it, the first being its home."""
        uses = self.uses.get(target, ())
        shown = [use for use in uses if use.always] or [use for use in uses if use.shows][:1]
        return list(dict.fromkeys(self._page(use.kind, use.owner) for use in shown))

    def _page(self, kind: Kind, owner: Any) -> str:
        return kind.home.format(id=getattr(owner, "id", "")).partition("#")[0]

    def _home(self, target: str) -> tuple[str, str]:
        """Return the page of an entry and the fragment on it (empty for a page of its own)."""
        page, _, fragment = self.kind(target).home.format(id=target).partition("#")
        return page or self.shown_on(target)[0], fragment

    def kind(self, target: str) -> Kind:
        """Return the kind of an entry."""
        return BY_NAME[self.kinds[target]]

    def name(self, target: str) -> str:
        """Return the words by which a page calls an entry."""
        return self.kind(target).called(self.by_id[target])

    def paragraph_of(self, passage: str) -> int:
        """Return the number of the paragraph of a passage, by its id."""
        return self.spans[passage].paragraph


BY_NAME = {kind.name: kind for kind in KINDS.values()}
