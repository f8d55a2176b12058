"""The table of kinds: where the seeds of each stand, where its entries stand on the site, and who must use them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, NamedTuple

from explainer.seeds import model
from explainer.seeds.fields import Name
from explainer.seeds.located import File, Scalar
from explainer.seeds.published import Published


class Voice(NamedTuple):
    """A voice of the article that is nobody's: its own, and that of a headline set inside it."""

    id: Scalar
    name: Name


@dataclass(frozen=True)
class Kind:
    """A kind of entry."""

    name: str
    """What references to it say."""
    file: str
    """The seed file of its entries; with a star, one file an entry, whose id is in its name; "" where none has them."""
    model: type[Any]
    home: str
    """Its place on the site; without a page, the first page that shows it."""
    called: Callable[[Any], str]
    """The words by which a page calls an entry."""
    shown_by: tuple[str, ...] = ()
    """The fields whose pages show it in full. Only these and the next count as uses, where there are any."""
    shown_else: tuple[str, ...] = ()
    """The fields whose pages show it in full where no other page does; else they lead there."""
    needs: str = ""
    """What must use it, in words; "" where it stands for itself."""


def kind(*row: Any, **more: Any) -> Any:
    """Return a row of the table."""
    return Kind(*row, **more)


class Seeds:
    """All that was read: the article and the entries, still unchecked against each other.

    `whole` is false where entries are left out because of their shape: then nothing can be called unknown.
    `cut` is false where passages are: then the article cannot be called untiled.
    """

    folder: str
    article: str
    whole: bool
    cut: bool
    site: model.Site
    wording: model.Wording
    published: Published | None
    """None where nothing was published, or where that cannot be read."""
    voices: list[Voice] = kind("voice", "", Voice, "article.md", attrgetter("name"))
    passages: list[model.Passage] = kind(
        "passage", "passages.yml", model.Passage, "article.md#{id}", "passage {0.id}".format
    )
    claims: list[model.Claim] = kind("claim", "claims.yml", model.Claim, "claims/{id}.md", attrgetter("title"))
    comparisons: list[model.Comparison] = kind(
        "comparison", "comparison-*.yml", model.Comparison, "{id}.md", attrgetter("title")
    )
    people: list[model.Person] = kind("person", "people.yml", model.Person, "people.md#{id}", attrgetter("name"))
    terms: list[model.Term] = kind(
        "term",
        "terms.yml",
        model.Term,
        "words.md#{id}",
        attrgetter("headword"),
        needs="a claim that lists it, or a link to it",
    )
    questions: list[model.Question] = kind(
        "question",
        "questions.yml",
        model.Question,
        "questions.md#{id}",
        attrgetter("question"),
        shown_by=("claim.open",),
        needs="a claim that leaves it open",
    )
    context: list[model.Context] = kind(
        "context",
        "context.yml",
        model.Context,
        "#fact-{id}",
        attrgetter("statement"),
        shown_by=("claim.context", "comparison.context", "site.context"),
        shown_else=("person.context", "term.context"),
        needs="a claim, person, term or comparison that lists it",
    )
    sources: list[model.Source] = kind(
        "source",
        "sources.yml",
        model.Source,
        "sources.md#{id}",
        lambda source: Name(f"{source.publisher}: {source.title}"),
        needs="a statement or record that rests on it",
    )
    readings: list[model.Reading] = kind("reading", "readings.yml", model.Reading, "data/index.md", attrgetter("id"))
    record: list[model.Record] = kind("record", "record.yml", model.Record, "record.md#{id}", attrgetter("venue"))
    events: list[model.Event] = kind("event", "events.yml", model.Event, "timeline.md#{id}", attrgetter("title"))

    def __init__(self, **values: Any) -> None:
        self.__dict__.update(values)


KINDS: dict[str, Kind] = {name: row for name, row in vars(Seeds).items() if isinstance(row, Kind)}
"""The rows of the table, by the attribute of `Seeds` that holds the entries."""
SITE = Kind("site", "site.yml", model.Site, "method.md", attrgetter("title"))
WORDING = Kind("wording", "wording.yml", model.Wording, "method.md", lambda _: "")
PUBLISHED = Kind("publication", "published.yml", Published, "", lambda _: "")
ONE_EACH = "*"
_NOWHERE = File("", "")
VOICES = [
    Voice(Scalar.of(model.ARTICLE_VOICE, _NOWHERE), Name("the article")),
    Voice(Scalar.of(model.HEADLINE_VOICE, _NOWHERE), Name("the inserted headline")),
]
