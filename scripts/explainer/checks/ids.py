"""Ids: each names one entry, every use of one leads somewhere, and nothing is left unused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from explainer.article.quotations import places
from explainer.findings import Problem, short, suggest
from explainer.index import ANY, Index
from explainer.pages.table import PAGES
from explainer.seeds.fields import Name, Prose, Ref
from explainer.seeds.kinds import SITE, VOICES
from explainer.seeds.located import Scalar

_RESERVED = re.compile(
    r"index|menu|before|around|days|after|rows|statements|(fact|kind|toc|note|ref)-.*|(table|reading|core)-\d+"
)
"""Ids that pages give to their own parts, or the theme to its."""
_BOTH = {"passage": ("note", "noted_with"), "claim": ("context", "no_context")}
_RESTS_ON = {"claim": ("passages",), "record": ("passages",), "context": ("sources",), "event": ("context", "passages")}
"""What each kind rests on: one of these at least."""


def unfinished(index: Index) -> Iterator[Problem]:
    """The seeds are marked as not finished."""
    if mark := index.seeds.site.unfinished:
        yield Problem(mark, f'"unfinished: {short(mark)}"', "finished seeds: complete them, then delete this line")


def _spaces(index: Index) -> Iterator[list[Scalar]]:
    """Return the ids that must differ from each other: those of all entries, of the rows of a page, of its columns."""
    yield [entry.id for kind, entry in index.entries() if kind.name != "voice"]
    for comparison in index.seeds.comparisons:
        yield [row.id for row in comparison.rows]
        yield [column.id for table in comparison.tables for column in table.columns]


def _twice(index: Index) -> set[str]:
    """Return the ids that entries of different kinds have: what names one of them cannot be judged."""
    return {str(entry.id) for kind, entry in index.entries() if index.kinds[entry.id] != kind.name}


def id_once(index: Index) -> Iterator[Problem]:
    """An id stands a second time."""
    for ids in _spaces(index):
        first: dict[str, Scalar] = {}
        for own in ids:
            if (other := first.setdefault(own, own)) is not own:
                found = f'the id "{own}" a second time (first at {":".join(map(str, other.place))})'
                yield Problem(own, found, "ids that differ: rename one")


def id_free(index: Index) -> Iterator[Problem]:
    """An id is taken by a voice, a page or a part of one."""
    voices = {voice.id for voice in VOICES}
    pages = {path.removesuffix(".md") for path in PAGES}
    for own in {id(own): own for ids in _spaces(index) for own in ids}.values():
        page = index.kinds.get(own) == "comparison" and own in pages
        if own in voices or page or _RESERVED.fullmatch(own):
            yield Problem(own, f'the reserved id "{own}"', "another: it names a voice, a page or a part of one")


def id_known(index: Index) -> Iterator[Problem]:
    """An id leads nowhere, or to an entry of another kind."""
    for name, uses in index.uses.items():
        wrong = [use for use in uses if index.kinds.get(name) not in use.fitting]
        if wrong and not _told(index, name):
            first = min(wrong, key=lambda use: use.value.at(use.offset))
            what = "an entry" if first.fitting == ANY else f"a {' or '.join(first.fitting)}"
            times = f" ({len(wrong)} times)" if wrong[1:] else ""
            near = suggest(name, (other for other, kind in index.kinds.items() if kind in first.fitting))
            expected = f"the id of {what}: correct it, or add the entry.{near}"
            end = first.offset + len(name)
            yield Problem(first.value, f'"{short(name)}"{times}', expected, first.offset or None, end)


def _told(index: Index, name: str) -> bool:
    """Return whether an id may be unknown for another reason, which is told.

    An entry was left out, a passage is missing, or entries of two kinds have the id.
    """
    missing = index.walk.problems and re.fullmatch(r"p\d+[a-z]+", name)
    return (name not in index.kinds and (bool(missing) or not index.seeds.whole)) or name in _twice(index)


def list_empty(index: Index) -> Iterator[Problem]:
    """An entry lists nothing that it rests on."""
    for kind, entry in index.entries():
        names = _RESTS_ON.get(kind.name, ())
        if names and not any(getattr(entry, name) for name in names):
            found = f'the {kind.name} "{entry.id}" without {" or ".join(names)}'
            yield Problem(entry.id, found, "at least one: add what it rests on")


def listed_once(index: Index) -> Iterator[Problem]:
    """An entry lists an id twice, or its own."""
    twice = _twice(index)
    for owner, field, refs in index.lists:
        own = getattr(owner, "id", "site")
        for at, ref in enumerate(refs):
            itself = ref == own and own not in twice
            if isinstance(ref, Ref) and (itself or ref in refs[:at]):
                found = f'"{ref}" {"itself" if itself else "a second time"} under {field} of "{own}"'
                yield Problem(ref, found, "other entries, each once: delete it")


def comma_in_list(index: Index) -> Iterator[Problem]:
    """A comma inside a name or sentence has made two items of it in a list in brackets."""
    for _, field, items in index.lists:
        rests = [at for at in range(1, len(items)) if _is_rest(index, items[at - 1], items[at])]
        for at in (at for at in rests if at - 1 not in rests):
            end = next(after for after in range(at, len(items) + 1) if after not in rests)
            joined = short(", ".join(items[at - 1 : end]))
            found = f'"{short(items[at - 1], 30)}" and "{short(items[at], 30)}" as two items of {field}'
            mend = f'one item in quotation marks, "{joined}", or a line with a dash for each'
            yield Problem(items[at], found, f"{mend}: a comma ends an item in brackets")


def _is_rest(index: Index, before: Any, item: Any) -> bool:
    """Return whether an item of a list in brackets is the rest of a name in the article, or of a sentence."""
    if isinstance(item, Ref) or not isinstance(item, Scalar) or not item.follows_comma:
        return False
    if isinstance(item, Name):
        return bool(places(index.walk, f"{before}, {item}"))
    return isinstance(item, Prose) and item[:1].islower()


def one_of_two(index: Index) -> Iterator[Problem]:
    """An entry has both of two fields that stand in each other's place, or neither."""
    for kind, entry in index.entries():
        if kind.name in _BOTH:
            one, other = _BOTH[kind.name]
            yield from either(entry.id, one, getattr(entry, one), other, getattr(entry, other))


def either(own: Scalar, one: str, has_one: object, other: str, has_other: object) -> Iterator[Problem]:
    """Return the problem of an entry that has both of two things, or neither."""
    if bool(has_one) == bool(has_other):
        found = f"both {one} and {other}" if has_one else f"neither {one} nor {other}"
        yield Problem(own, f'{found} for "{own}"', "one of the two: add or delete a line")


def unused(index: Index) -> Iterator[Problem]:
    """Nothing uses an entry that is there to be used."""
    unknown = index.uses.keys() - index.kinds.keys()  # one of them may be an entry's id misspelt, which is told there
    for kind, entry in index.entries():
        uses = [use for use in index.uses.get(entry.id, ()) if (use.kind, use.field) != (SITE, "where")]
        used = any(use.shows for use in uses) if kind.shown_by else uses
        if kind.needs and not used and index.kinds[entry.id] == kind.name and not suggest(entry.id, unknown):
            found = f'the {kind.name} "{entry.id}", which nothing uses'
            yield Problem(entry.id, found, f"{kind.needs}: add one, or delete it")
