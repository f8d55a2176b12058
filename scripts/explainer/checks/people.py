"""Names of people, and forms of words."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.article.nearly import nearly
from explainer.article.phrases import parts
from explainer.article.quotations import places
from explainer.findings import Problem, short
from explainer.index import Index
from explainer.seeds.located import Scalar


def name_in_article(index: Index) -> Iterator[Problem]:
    """A name is not in the article, or only inside longer names of others."""
    mentions = index.mentions
    for _, name in index.absent:
        expected = f"its words: copy them{nearly(name, index.walk.article)}"
        yield Problem(name, f'the name "{short(name)}", which is not in the article', expected)
    whose: dict[str, str] = {}  # a name under two people is told elsewhere
    for own, name in ((person.id, name) for person in index.seeds.people for name in person.named_as):
        found = places(index.walk, name) if whose.setdefault(name, own) == own else []
        if found and not any(m.person == own and m.start <= at.start < m.end for m in mentions for at in found):
            inside = f'the name "{short(name)}", which stands only inside longer names of others'
            yield Problem(name, inside, "a name that stands by itself: delete it")


def name_once(index: Index) -> Iterator[Problem]:
    """A name stands under two people."""
    first: dict[str, Scalar] = {}
    for own, name in ((person.id, name) for person in index.seeds.people for name in person.named_as):
        if (other := first.setdefault(str(name), own)) is not own:
            yield Problem(name, f'the name "{short(name)}" under "{other}" too', "one of the two: delete it in one")


def person_named(index: Index) -> Iterator[Problem]:
    """A person has no name in the article, and nothing names them."""
    for person in index.seeds.people:
        if not person.named_as and person.id not in index.uses:
            found = f'the person "{person.id}", whom nothing names'
            yield Problem(person.id, found, "a name in the article: add it")


def form_once(index: Index) -> Iterator[Problem]:
    """A form of a word stands under two terms."""
    first: dict[str, Scalar] = {}
    for own, form in ((term.id, form) for term in index.seeds.terms for form in term.forms):
        if (other := first.setdefault(" ".join(parts(form)), own)) is not own:
            yield Problem(form, f'the form "{form}" under "{other}" too', "each form under one term: delete it in one")
