"""The checks of meaning: what no shape can say. Each returns its findings; none stops at the first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from graphlib import CycleError, TopologicalSorter
from string import ascii_lowercase

from explainer import markup
from explainer.entries import FIXED_PAGES, Entries
from explainer.fields import ID_PATTERN, Name, Prose, Ref
from explainer.findings import Finding, Place, short, suggest
from explainer.located import Scalar
from explainer.model import ARTICLE_VOICE, FITTING, HEADLINE, HEADLINE_VOICE, KNOWN, LATER, OWN_VOICE
from explainer.wording import check_wording

_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_OTHER_MARKS = re.compile('["„‟«»”]')


def check(entries: Entries) -> list[Finding]:
    """Return all findings on a set of seeds whose files have the right shape, sorted by place."""
    checks: tuple[Callable[[Entries], Iterator[Finding]], ...] = (
        lambda entries: iter(entries.walk.findings),
        _unfinished,
        _ids,
        _references,
        _unused,
        _passages,
        _claims,
        _dates,
        _comparisons,
        _marks,
        check_wording,
    )
    return sorted(finding for each in checks for finding in each(entries))


def _at(scalar: Scalar, found: str, expected: str) -> Finding:
    return Finding(scalar.place, f"found {found}, expected {expected}")


def _unfinished(entries: Entries) -> Iterator[Finding]:
    if mark := entries.seeds.site.unfinished:
        yield _at(mark, f'"unfinished: {short(mark)}"', "finished seeds: complete them, then delete this line")


def _ids(entries: Entries) -> Iterator[Finding]:
    first: dict[str, Place] = {}
    for _, group in entries.groups():
        for entry in group:
            path, line, column = place = first.setdefault(entry.id, entry.id.place)
            if place != entry.id.place:
                found = f'the id "{entry.id}" a second time (first at {path}:{line}:{column})'
                yield _at(entry.id, found, "ids that differ: rename one")
            elif entry.id in (ARTICLE_VOICE, HEADLINE_VOICE):
                yield _at(entry.id, f'the reserved id "{entry.id}"', "another: it names a voice")
    for name, comparison in entries.seeds.comparisons.items():
        if name in FIXED_PAGES or name in first or not re.fullmatch(ID_PATTERN, name):
            yield _at(comparison.title, f'a comparison named "{name}"', "a free id in its file name: rename the file")


def _references(entries: Entries) -> Iterator[Finding]:
    unknown: dict[str, list[Ref]] = {}
    for ref in entries.references:
        # A passage that is missing is told by the walk.
        if entries.kinds.get(ref) not in ref.kinds and not ("passage" in ref.kinds and entries.walk.findings):
            unknown.setdefault(ref, []).append(ref)
    for ref, *more in unknown.values():
        wanted = [name for name, kind in entries.kinds.items() if kind in ref.kinds]
        places = f" (and at {len(more)} more places)" if more else ""
        yield _at(ref, f'"{short(ref)}"{places}', f"the id of a {' or '.join(ref.kinds)}.{suggest(ref, wanted)}")
    for kind, name in (("claim", "passages"), ("record", "passages"), ("context", "sources"), ("event", "context")):
        for entry in dict(entries.groups())[kind]:
            if not getattr(entry, name):
                yield _at(entry.id, f'the {kind} "{entry.id}" without {name}', "at least one: add what it rests on")
    for claim in entries.seeds.claims:
        for name in ("passages", "open", "terms", "context", "answers", "related"):
            refs = getattr(claim, name)
            for ref in (ref for index, ref in enumerate(refs) if ref == claim.id or ref in refs[:index]):
                which = "itself" if ref == claim.id else "a second time"
                yield _at(ref, f'"{ref}" {which} under {name} of "{claim.id}"', "other entries, each once: delete it")


def _unused(entries: Entries) -> Iterator[Finding]:
    tokens = [token for field in entries.prose for token in markup.flat(markup.parse(field))]
    used = {str(ref) for ref in entries.references if ref.kinds != ("context",)} | entries.context_pages.keys()
    used |= {token.target for token in tokens if isinstance(token, markup.Link)}
    used |= {token.mark for token in tokens if isinstance(token, markup.Quote)}
    needs = {
        "question": "a claim that leaves it open",
        "term": "a claim that lists it, or a link to it",
        "context": "a claim, person, term or comparison that lists it",
        "source": "a statement or record that rests on it",
    }
    for kind, group in entries.groups():
        for entry in group if kind in needs else ():
            if entry.id not in used:
                expected = f"{needs[kind]}: add one, or delete it"
                yield _at(entry.id, f'the {kind} "{entry.id}", which nothing uses', expected)
    for person in entries.seeds.people:
        for name in person.named_as:
            if name not in entries.seeds.article and not entries.walk.disputed(name):
                yield _at(name, f'the name "{short(name)}", which is not in the article', "its words: copy them")
        if not person.named_as and person.id not in used:
            yield _at(person.id, f'the person "{person.id}", whom nothing names', "a name in the article: add it")


def _either(owner: Scalar, one: str, has_one: bool, other: str, has_other: bool) -> Iterator[Finding]:
    if has_one == has_other:
        found = f"both {one} and {other}" if has_one else f"neither {one} nor {other}"
        yield _at(owner, f'{found} for "{owner}"', "one of the two: add or delete a line")


def _passages(entries: Entries) -> Iterator[Finding]:
    claimed = {ref for claim in entries.seeds.claims for ref in claim.passages}
    noted = {passage.id for passage in entries.seeds.passages if passage.note}
    mend = "correct one of the two"
    for passage in entries.seeds.passages:
        form, attribution, voice, own = passage.form, passage.attribution, passage.voice, passage.id
        if attribution not in FITTING[form]:
            fitting = " or ".join(f'"{word}"' for word in FITTING[form])
            yield _at(attribution, f'"{attribution}" for {form}', f"{fitting}: {mend}")
        fixed = {OWN_VOICE: ARTICLE_VOICE, HEADLINE: HEADLINE_VOICE}.get(form)
        if (fixed and voice != fixed) or (not fixed and entries.kinds.get(voice) == "voice"):
            yield _at(voice, f'the voice "{voice}" for {form}', f"{fixed or 'the id of a person'}: {mend}")
        yield from _either(own, "a claim", own in claimed, "no_claim", bool(passage.no_claim))
        yield from _either(own, "note", bool(passage.note), "noted_with", bool(passage.noted_with))
        if (other := passage.noted_with) and (other not in noted or _paragraph(other) != _paragraph(own)):
            expected = "a passage of the same paragraph that has a note: name another"
            yield _at(other, f'"{other}" under noted_with of "{own}"', expected)


def _paragraph(passage: str) -> str:
    return passage.rstrip(ascii_lowercase)


def _claims(entries: Entries) -> Iterator[Finding]:
    order = {name: span.start for name, span in entries.spans.items()}
    last = 0
    for claim in entries.seeds.claims:
        numbers = [order[ref] for ref in claim.passages if ref in order]
        if numbers != sorted(numbers):
            yield _at(claim.passages[0], f'the passages of "{claim.id}" out of order', "the article's order: sort them")
        elif numbers and numbers[0] < last:
            found = f'the claim "{claim.id}" after one that begins later'
            yield _at(claim.id, found, "the article's order: move it up")
        last = max([last, *numbers[:1]])
        yield from _either(claim.id, "context", bool(claim.context), "no_context", bool(claim.no_context))
    answers = {str(claim.id): [ref for ref in claim.answers if ref != claim.id] for claim in entries.seeds.claims}
    while circle := _circle(answers):
        first = next(claim for claim in entries.seeds.claims if claim.id in circle)
        answer = next(ref for ref in answers.pop(first.id) if ref in circle)
        expected = "answers to what was said before: delete one"
        yield _at(answer, f'"{first.id}" in a circle of answers ({" → ".join(reversed(circle))})', expected)


def _circle(answers: dict[str, list[Ref]]) -> list[str]:
    """Return the ids of claims that answer each other in a circle, if any do."""
    try:
        TopologicalSorter(answers).prepare()
    except CycleError as error:
        return list(map(str, error.args[1]))
    return []


def _dates(entries: Entries) -> Iterator[Finding]:
    seeds, article, as_of = entries.seeds, entries.seeds.site.article, entries.seeds.site.as_of
    dated: list[Scalar] = [article.date, *article.days, *(correction.date for correction in seeds.site.corrections)]
    dated += [*(c.date for c in seeds.context), *(e.date for e in seeds.events), *(r.aired for r in seeds.record)]
    for day in (*dated, *(source.published for source in seeds.sources)):
        if day != "undated" and day > as_of:
            yield _at(
                day, f"the date {day}, later than as_of in site.yml", f"{as_of} or earlier: correct one of the two"
            )
    published = {source.id: source.published for source in seeds.sources if source.published != "undated"}
    posts = {ref for person in seeds.people for ref in person.context}
    for statement in seeds.context:
        newest = max((published[ref] for ref in statement.sources if ref in published), default=statement.date)
        if statement.when == KNOWN and statement.date != "undated" and statement.date > article.date:
            expected = f"a date up to {article.date}, the article's day: correct one of the two"
            yield _at(statement.when, f'"{KNOWN}" on a statement of {statement.date}', expected)
        elif statement.when == LATER and statement.id in posts and statement.date != newest:
            found = f'the date {statement.date} of "{statement.id}", which says who holds a post now'
            yield _at(statement.date, found, f"{newest}, the day of its newest source: correct it")


def _comparisons(entries: Entries) -> Iterator[Finding]:
    for comparison in entries.seeds.comparisons.values():
        columns = [column.id for table in comparison.tables for column in table.columns]
        for row in comparison.rows:
            for missing in (column for column in columns if column not in row.cells):
                yield _at(row.id, f'the row "{row.id}" without a cell "{missing}"', "one for every column: add it")
            for cell in (key for key in row.cells if key not in columns):
                yield _at(cell, f'the cell "{cell}", which is no column', f"a column.{suggest(cell, columns)}")


def _marks(entries: Entries) -> Iterator[Finding]:
    """Quotations, links, other quotation marks and hidden characters, in every text field."""
    for scalar in entries.scalars:
        for match in _HIDDEN.finditer(scalar) if isinstance(scalar, (Prose, Name)) else ():
            message = f"found the hidden character U+{ord(match[0]):04X}, expected visible text: delete it"
            yield Finding(scalar.at(match.start()), message)
        if isinstance(scalar, Prose):
            yield from _prose_marks(entries, scalar)


def _prose_marks(entries: Entries, field: Prose) -> Iterator[Finding]:
    tokens = list(markup.flat(markup.parse(field)))
    outside = list(field)
    for quote in (token for token in tokens if isinstance(token, markup.Quote)):
        outside[quote.offset : quote.offset + len(quote.words) + 1] = " " * (len(quote.words) + 1)
    for match in _OTHER_MARKS.finditer("".join(outside)):
        message = f"found the quotation mark {match[0]} outside a quotation, expected “…”: use the typographic pair"
        yield Finding(field.at(match.start()), message)
    for token in tokens:
        if isinstance(token, (markup.Quote, markup.Link)) and not field.rich:
            message = "found a quotation or link in a title or label, expected plain words: use your own"
            yield Finding(field.at(token.offset), message)
        elif isinstance(token, markup.Quote):
            yield from _quotation(entries, field, token)
        elif isinstance(token, markup.Link) and entries.kinds.get(token.target, "voice") == "voice":
            near = suggest(token.target, entries.by_id)
            message = f'found a link to "{short(token.target)}", expected the id of an entry.{near}'
            yield Finding(field.at(token.offset), message)


def _quotation(entries: Entries, field: Prose, quote: markup.Quote) -> Iterator[Finding]:
    def finding(message: str, offset: int = 0) -> Finding:
        return Finding(field.at(min(quote.offset + offset, len(field) - 1)), message)

    kind = entries.kinds.get(quote.mark)
    if field[quote.offset + len(quote.words) :][:1] != "”":
        yield finding("found a quotation that does not end, expected “…”: add the closing mark ”")
    elif quote.mark and kind not in ("source", "passage"):
        near = suggest(quote.mark, (name for name, kind in entries.kinds.items() if kind in ("source", "passage")))
        yield finding(f'found "[{short(quote.mark)}]" after a quotation, expected the id of a source or passage.{near}')
    elif kind != "source":
        places = entries.locate(quote, field.own)
        if len(places) > 1 and not entries.walk.findings:
            names = " and ".join(" ".join(place.passages) for place in places)
            mend = f"name the passage, as in “…”[{places[0].passages[0]}]"
            yield finding(f"found “{short(quote.words)}”, which stands in {names}, expected one place: {mend}")
        elif not places and not entries.walk.disputed(quote.words):
            kept = _longest_start(quote.words, entries.seeds.article)
            rest = quote.words[kept:]
            near = f"; the article has it up to “{short(quote.words[:kept][-30:])}”" if kept > 3 else ""
            where = f"words of {quote.mark}" if quote.mark else "words of the article, or a source's id after them"
            message = (
                f"found “{short(rest or quote.words, 40)}” in a quotation{near}, expected {where}: copy them again"
            )
            yield finding(message, kept if rest else 0)


def _longest_start(words: str, article: str) -> int:
    """Return how many characters of a quotation, from its start, stand together in the article."""
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if words[:middle] in article else (low, middle - 1)
    return low
