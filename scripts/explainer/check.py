"""The checks of meaning: what no shape can say. Each returns its findings; none stops at the first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from explainer import markup
from explainer.entries import FIXED_PAGES, Entries
from explainer.fields import Name, Prose
from explainer.findings import Finding, Place, short, suggest
from explainer.located import Scalar
from explainer.model import ARTICLE_VOICE, FITTING, HEADLINE, HEADLINE_VOICE, KNOWN, OWN_VOICE, Claim, Record
from explainer.wording import check_wording

_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


def check(entries: Entries) -> list[Finding]:
    """Return all findings on a set of seeds whose files have the right shape, sorted by place."""
    checks: tuple[Callable[[Entries], Iterator[Finding]], ...] = (
        lambda e: iter(e.walk.findings),
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
            known = first.setdefault(entry.id, entry.id.place)
            if known != entry.id.place:
                where = f"{known.path}:{known.line}:{known.column}"
                yield _at(
                    entry.id, f'the id "{entry.id}" a second time (first at {where})', "ids that differ: rename one"
                )
            elif entry.id in (ARTICLE_VOICE, HEADLINE_VOICE):
                yield _at(entry.id, f'the reserved id "{entry.id}"', "another: it names a voice")
    for name, comparison in entries.seeds.comparisons.items():
        if name in FIXED_PAGES or name in first or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
            yield _at(comparison.title, f'a comparison named "{name}"', "a free id in its file name: rename the file")


def _references(entries: Entries) -> Iterator[Finding]:
    for ref in entries.references:
        if entries.kinds.get(ref) not in ref.kinds:
            wanted = [name for name, kind in entries.kinds.items() if kind in ref.kinds]
            kinds = " or ".join(ref.kinds)
            yield _at(ref, f'"{short(ref)}"', f"the id of a {kinds}.{suggest(ref, wanted)}")
    with_passages: list[Claim | Record] = [*entries.seeds.claims, *entries.seeds.record]
    for entry in with_passages:
        if not entry.passages:
            yield _at(entry.id, f'"{entry.id}" without passages', "at least one: say where its words stand")
    for claim in entries.seeds.claims:
        for name in ("passages", "open", "terms", "context", "answers", "related"):
            for ref, count in Counter(getattr(claim, name)).items():
                if count > 1 or ref == claim.id:
                    mend = "each other entry once: delete it here"
                    yield _at(
                        claim.id, f'"{ref}" {"twice" if count > 1 else "itself"} under {name} of "{claim.id}"', mend
                    )


def _links(entries: Entries) -> Iterator[tuple[Prose, markup.Link]]:
    for field in entries.prose:
        for token in markup.flat(markup.parse(field)):
            if isinstance(token, markup.Link):
                yield field, token


def _unused(entries: Entries) -> Iterator[Finding]:
    seeds = entries.seeds
    used = {str(ref) for ref in entries.references}
    used |= {link.target for _, link in _links(entries)}
    for field in entries.prose:
        used |= {t.mark for t in markup.flat(markup.parse(field)) if isinstance(t, markup.Quote)}
    needs = {
        "question": "a claim that leaves it open",
        "term": "a claim that lists it, or a link to it",
        "context": "a claim, person, term, event or comparison that lists it",
        "source": "a context statement or record that rests on it",
    }
    for kind, group in entries.groups():
        for entry in group:
            if kind in needs and entry.id not in used:
                yield _at(
                    entry.id, f'the {kind} "{entry.id}", which nothing uses', f"{needs[kind]}: add one, or delete it"
                )
    for person in seeds.people:
        for name in person.named_as:
            if name not in seeds.article:
                yield _at(
                    name, f'the name "{short(name)}", which is not in the article', "the article's own words: copy them"
                )
        if not person.named_as and person.id not in used:
            yield _at(
                person.id,
                f'the person "{person.id}", whom nothing names',
                "a name in the article: add it, or delete this",
            )


def _passages(entries: Entries) -> Iterator[Finding]:
    claimed = {ref for claim in entries.seeds.claims for ref in claim.passages}
    noted = {passage.id: passage for passage in entries.seeds.passages if passage.note}
    for passage in entries.seeds.passages:
        if passage.attribution not in FITTING[passage.form]:
            fitting = " or ".join(f'"{word}"' for word in FITTING[passage.form])
            yield _at(
                passage.attribution, f'"{passage.attribution}" for {passage.form}', f"{fitting}: correct one of the two"
            )
        voice = {OWN_VOICE: ARTICLE_VOICE, HEADLINE: HEADLINE_VOICE}.get(passage.form)
        if (voice or passage.voice) != passage.voice or (not voice and entries.kinds.get(passage.voice) == "voice"):
            expected = f'"{voice}"' if voice else "the id of a person"
            yield _at(
                passage.voice, f'the voice "{passage.voice}" for {passage.form}', f"{expected}: correct one of the two"
            )
        if passage.id not in claimed and not passage.no_claim:
            yield _at(
                passage.id,
                f'the passage "{passage.id}" in no claim',
                "a claim that lists it: add it, or say why under no_claim",
            )
        if passage.id in claimed and passage.no_claim:
            yield _at(
                passage.no_claim, f'no_claim on "{passage.id}", which a claim lists', "one of the two: delete the line"
            )
        if bool(passage.note) == bool(passage.noted_with):
            yield _at(
                passage.id,
                f'the passage "{passage.id}" with {"both" if passage.note else "neither"} note and noted_with',
                "one of the two",
            )
        elif passage.noted_with and passage.noted_with in entries.spans and passage.id in entries.spans:
            here, there = entries.spans[passage.id].paragraph, entries.spans[passage.noted_with].paragraph
            if passage.noted_with not in noted or here != there:
                mend = "a passage of the same paragraph that has a note: name another"
                yield _at(passage.noted_with, f'"{passage.noted_with}" under noted_with of "{passage.id}"', mend)


def _claims(entries: Entries) -> Iterator[Finding]:
    order = {passage.id: number for number, passage in enumerate(entries.seeds.passages)}
    by_id: dict[str, Claim] = {claim.id: claim for claim in entries.seeds.claims}
    for claim in entries.seeds.claims:
        numbers = [order[ref] for ref in claim.passages if ref in order]
        if numbers != sorted(numbers):
            yield _at(claim.passages[0], f'the passages of "{claim.id}" out of order', "the article's order: sort them")
        if bool(claim.context) == bool(claim.no_context):
            found = "both context and no_context" if claim.context else "neither context nor no_context"
            yield _at(
                claim.id, f'{found} on "{claim.id}"', "one of the two: list statements, or say why there are none"
            )
    firsts = [order.get(claim.passages[0], 0) if claim.passages else 0 for claim in entries.seeds.claims]
    for claim, before, own in zip(entries.seeds.claims[1:], firsts, firsts[1:], strict=False):
        if own < before:
            yield _at(
                claim.id, f'the claim "{claim.id}" after one that begins later', "the article's order: move it up"
            )
    for claim in entries.seeds.claims:
        if any(claim.id in _reached(by_id, by_id[answer]) for answer in claim.answers if answer in by_id):
            yield _at(
                claim.answers[0], f'"{claim.id}" in a circle of answers', "answers to what was said before: delete one"
            )


def _reached(by_id: dict[str, Claim], start: Claim) -> set[str]:
    """Return the ids of the claims that `start` answers, directly or through others."""
    reached, todo = {str(start.id)}, [start]
    while todo:
        for answer in todo.pop().answers:
            if answer in by_id and answer not in reached:
                reached.add(str(answer))
                todo.append(by_id[answer])
    return reached


def _dates(entries: Entries) -> Iterator[Finding]:
    site, seeds = entries.seeds.site, entries.seeds
    dated: list[tuple[Scalar, Any]] = [
        *((c.date, c) for c in seeds.context),
        *((s.published, s) for s in seeds.sources),
    ]
    dated += [*((e.date, e) for e in seeds.events), *((r.aired, r) for r in seeds.record)]
    for day, entry in dated:
        if day != "undated" and day > site.as_of:
            yield _at(
                day,
                f'the date {day} of "{entry.id}", later than the site\'s as_of',
                f"{site.as_of} or earlier: correct one",
            )
    for statement in seeds.context:
        if statement.when == KNOWN and statement.date != "undated" and statement.date > site.article.date:
            mend = f"a date up to {site.article.date}, the article's day: correct one of the two"
            yield _at(statement.when, f'"{KNOWN}" on a statement of {statement.date}', mend)
        if not statement.sources:
            yield _at(statement.id, f'the statement "{statement.id}" without sources', "at least one: add it")
    for event in seeds.events:
        if not event.context:
            yield _at(
                event.id, f'the event "{event.id}" without context', "a statement that it and its day rest on: add it"
            )


def _comparisons(entries: Entries) -> Iterator[Finding]:
    for comparison in entries.seeds.comparisons.values():
        columns = [column.id for table in comparison.tables for column in table.columns]
        for row in comparison.rows:
            for missing in (column for column in columns if column not in row.cells):
                yield _at(row.id, f'the row "{row.id}" without a cell "{missing}"', "one for every column: add it")
            for cell in (key for key in row.cells if key not in columns):
                yield _at(
                    cell, f'the cell "{cell}", which no table has as a column', f"a column.{suggest(cell, columns)}"
                )


def _marks(entries: Entries) -> Iterator[Finding]:
    """Quotations, links, straight quotation marks and hidden characters, in every text field."""
    for scalar in entries.scalars:
        if isinstance(scalar, (Prose, Name)) and (match := _HIDDEN.search(scalar)):
            message = f"found the hidden character U+{ord(match[0]):04X}, expected visible text: delete it"
            yield Finding(scalar.at(match.start()), message)
        if isinstance(scalar, Prose):
            yield from _prose_marks(entries, scalar)


def _prose_marks(entries: Entries, field: Prose) -> Iterator[Finding]:
    for match in re.finditer('["„‟«»”]', _outside_quotes(field)):
        message = f"found the quotation mark {match[0]} outside a quotation, expected “…”: use the typographic pair"
        yield Finding(field.at(match.start()), message)
    for token in markup.flat(markup.parse(field)):
        if isinstance(token, (markup.Quote, markup.Link)) and not field.rich:
            message = "found a quotation or link in a title or label, expected plain words: say it in your own words"
            yield Finding(field.at(token.offset), message)
        elif isinstance(token, markup.Quote):
            yield from _quotation(entries, field, token)
        elif isinstance(token, markup.Link) and entries.kinds.get(token.target) in (None, "voice"):
            near = suggest(token.target, entries.by_id)
            message = f'found a link to "{short(token.target)}", expected the id of an entry.{near}'
            yield Finding(field.at(token.offset), message)


def _outside_quotes(field: str) -> str:
    """Return the field with each quotation blanked out, so that offsets stay."""
    blank = list(field)
    for token in markup.flat(markup.parse(field)):
        if isinstance(token, markup.Quote):
            end = min(token.offset + len(token.words) + 1, len(blank))
            blank[token.offset : end] = " " * (end - token.offset)
    return "".join(blank)


def _quotation(entries: Entries, field: Prose, quote: markup.Quote) -> Iterator[Finding]:
    def finding(message: str, offset: int = 0) -> Finding:
        return Finding(field.at(min(quote.offset + offset, len(field) - 1)), message)

    if field[quote.offset + len(quote.words) :][:1] != "”":
        yield finding("found a quotation that does not end, expected “…”: add the closing mark ”")
    elif quote.mark and entries.kinds.get(quote.mark) not in ("source", "passage"):
        near = suggest(quote.mark, (name for name, kind in entries.kinds.items() if kind in ("source", "passage")))
        yield finding(f'found "[{short(quote.mark)}]" after a quotation, expected the id of a source or passage.{near}')
    elif entries.kinds.get(quote.mark) != "source":
        places = entries.locate(quote, field.own)
        if len(places) > 1:
            names = " and ".join(" ".join(place.passages) for place in places)
            mend = f"name the passage, as in “…”[{places[0].passages[0]}]"
            yield finding(f"found “{short(quote.words)}”, which stands in {names}, expected one place: {mend}")
        elif not places:
            kept = _longest_start(quote.words, entries.walk.article)
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
