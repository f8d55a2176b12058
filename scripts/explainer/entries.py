"""All entries of the seeds by id, and all their texts and references, for checks and pages alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, cast

from pydantic import BaseModel

from explainer import markup
from explainer.fields import Prose, Ref
from explainer.load import Seeds
from explainer.located import Scalar
from explainer.model import ARTICLE_VOICE, HEADLINE_VOICE, Claim, Passage
from explainer.pages import HOMES, claim_page, comparison_page
from explainer.passages import Paragraph, Span, Walk


@dataclass(frozen=True)
class Found:
    """Where words of the article stand: the offset, and the passages they are cut from, in order."""

    start: int
    passages: tuple[str, ...]


class Entries:
    """The index of one set of seeds."""

    def __init__(self, seeds: Seeds, walk: Walk) -> None:
        self.seeds, self.walk = seeds, walk
        self.spans: dict[str, Span] = {span.passage.id: span for span in walk.spans}
        self.kinds: dict[str, str] = {ARTICLE_VOICE: "voice", HEADLINE_VOICE: "voice"}
        self.by_id: dict[str, Any] = {}
        for kind, group in self.groups():
            for entry in group:
                self.kinds.setdefault(entry.id, kind)
                self.by_id.setdefault(entry.id, entry)
        for name, comparison in seeds.comparisons.items():
            self.kinds.setdefault(name, "comparison")
            self.by_id.setdefault(name, comparison)
        self.locate = cache(self._locate)
        self.scalars = list(self._scalars())
        self.prose = [scalar for scalar in self.scalars if isinstance(scalar, Prose)]
        self.references = [scalar for scalar in self.scalars if isinstance(scalar, Ref)]

    def tokens(self) -> Iterator[tuple[Prose, list[markup.Token]]]:
        """Return each of our own texts with its tokens."""
        return ((field, list(markup.flat(markup.parse(field)))) for field in self.prose)

    @cached_property
    def claims_of(self) -> dict[str, list[Claim]]:
        """The claims of each passage, by its id."""
        found: dict[str, list[Claim]] = {}
        for claim in self.seeds.claims:
            for ref in claim.passages:
                found.setdefault(ref, []).append(claim)
        return found

    @cached_property
    def named(self) -> dict[str, list[Found]]:
        """Where the article has each name of a person or body."""
        return {name: self.places(name) for person in self.seeds.people for name in person.named_as}

    @cached_property
    def noted_by(self) -> dict[str, list[Passage]]:
        """The passages that each note covers, by the id of the passage that has the note."""
        found: dict[str, list[Passage]] = {}
        for passage in self.seeds.passages:
            found.setdefault(passage.noted_with or passage.id, []).append(passage)
        return found

    @cached_property
    def context_pages(self) -> dict[str, list[str]]:
        """The pages that show each context statement in full, by its id, the first being its home."""
        seeds = self.seeds
        shown = [(claim_page(claim.id), claim.context) for claim in seeds.claims]
        for name, comparison in seeds.comparisons.items():
            cells = [cell for row in comparison.rows for cell in row.cells.values()]
            shown.append((comparison_page(name), [ref for cell in cells for ref in cell.context]))
        shown += [(HOMES["person"], person.context) for person in seeds.people]
        shown += [(HOMES["term"], term.context) for term in seeds.terms]
        shown += [("method.md", seeds.site.article.context)]
        found: dict[str, list[str]] = {}
        for page, refs in shown:
            for ref in refs:
                if page not in (pages := found.setdefault(ref, [])):
                    pages.append(page)
        return found

    def paragraph_of(self, passage: str) -> int:
        """Return the number of the paragraph of a passage, by its id."""
        return self.spans[passage].paragraph

    def home(self, target: str) -> tuple[str, str]:
        """Return the page of an entry and the fragment on it (empty for a page of its own)."""
        kind = self.kinds[target]
        match kind:
            case "claim":
                return claim_page(target), ""
            case "comparison":
                return comparison_page(target), ""
            case "voice":
                return HOMES["passage"], ""
            case "context":
                return self.context_pages[target][0], f"fact-{target}"
        return HOMES[kind], target

    def name(self, target: str) -> str:
        """Return the words by which a page calls an entry."""
        kind, entry = self.kinds[target], cast(Any, self.by_id.get(target))
        fields = {"person": "name", "term": "headword", "question": "question"}
        match kind:
            case "voice":
                return "the article" if target == ARTICLE_VOICE else "the inserted headline"
            case "passage":
                return f"passage {target}"
            case "source":
                return f"{entry.publisher}: {entry.title}"
        return str(getattr(entry, fields.get(kind, "title")))

    def groups(self) -> Iterator[tuple[str, list[Any]]]:
        """Return the lists of entries, each with the name of their kind, in the order of the files."""
        seeds = self.seeds
        yield "passage", seeds.passages
        yield "claim", seeds.claims
        yield "person", seeds.people
        yield "term", seeds.terms
        yield "question", seeds.questions
        yield "context", seeds.context
        yield "source", seeds.sources
        yield "record", seeds.record
        yield "event", seeds.events

    def _scalars(self) -> Iterator[Scalar]:
        """Return every value of every seed file; our own texts learn the passages of their entry."""
        for _, group in self.groups():
            for entry in group:
                own = (entry.id,) if entry.id in self.spans else tuple(getattr(entry, "passages", ()))
                for scalar in _inside(entry):
                    if isinstance(scalar, Prose):
                        scalar.own = own
                    yield scalar
        for entry in (self.seeds.site, *self.seeds.comparisons.values()):
            yield from _inside(entry)

    def _locate(self, words: str, mark: str, own: tuple[str, ...]) -> list[Found]:
        """Return where the words of a quotation stand in the article: one place, or all if that is not decided.

        A passage whose id follows the words (`mark`) decides; then the entry's own passages, then their paragraphs.
        """
        if self.kinds.get(mark) == "passage":
            own = (mark,)
        near = [self.spans[name] for name in own if name in self.spans]
        for paragraph in dict.fromkeys(span.paragraph for span in near):
            block = self.walk.paragraphs[paragraph - 1]
            places = self.places(words, block.start, block.end)
            if best := [p for p in places if set(p.passages) & set(own)] or ([] if mark else places):
                return best[:1]
        return [] if mark else self.places(words)

    def places(self, words: str, start: int = 0, end: int | None = None) -> list[Found]:
        """Return where whole words stand in the article, or between two offsets in it."""
        article, found = self.walk.article, list[Found]()
        at = article.find(words, start, end) if words.strip() and "\n" not in words else -1
        while at >= 0:
            after = at + len(words)
            inside_word = (at and words[0].isalnum() and article[at - 1].isalnum()) or (
                after < len(article) and words[-1].isalnum() and article[after].isalnum()
            )
            if not inside_word:
                found.append(Found(at, tuple(span.passage.id for span in self._between(at, after))))
            at = article.find(words, at + 1, end)
        return found

    def _between(self, start: int, end: int) -> Iterator[Span]:
        paragraphs: list[Paragraph] = self.walk.paragraphs
        number = self.walk.paragraph_at(start)
        for span in paragraphs[number - 1].spans:
            if span.start < end and span.end > start:
                yield span


def _inside(value: Any) -> Iterator[Scalar]:
    if isinstance(value, Scalar):
        yield value
    elif isinstance(value, BaseModel):
        for part in value.__dict__.values():
            yield from _inside(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _inside(part)
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _inside(key)
            yield from _inside(part)
