"""The checks of meaning: what no shape can say. Each returns its findings; none stops at the first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from graphlib import CycleError, TopologicalSorter
from string import ascii_lowercase

from explainer import markup
from explainer.entries import Entries
from explainer.fields import ID_LONGEST, ID_PATTERN, Name, Prose, Ref
from explainer.findings import Finding, Place, short, suggest
from explainer.located import Scalar
from explainer.model import ARTICLE_VOICE, FITTING, HEADLINE, HEADLINE_VOICE, KNOWN, LATER, OWN_VOICE
from explainer.pages import PAGES
from explainer.passages import in_common, in_order, shown
from explainer.wording import check_wording
from explainer.words import parts

_LINKED = ("passage", "claim", "person", "term", "question", "context", "source", "record", "event", "comparison")
_RESERVED = re.compile(
    rf"{ARTICLE_VOICE}|{HEADLINE_VOICE}|index|menu|before|days|after|rows|statements|(fact|kind)-.*|(table|reading)-\d+"
)
_SLIP = re.compile(r"”\s+\[([a-z0-9-]+)\]|(?<!”)\[[^\[\]]+\]\s+\(([a-z0-9-]+)\)|\]\([^()]*\s[^()]*\)")
_OTHER_MARKS = re.compile('["„‟«»”]')


def check(entries: Entries) -> list[Finding]:
    """Return all findings on a set of seeds whose files have the right shape, sorted by place."""
    checks: tuple[Callable[[Entries], Iterator[Finding]], ...] = (
        lambda entries: iter(entries.walk.findings if entries.seeds.cut else ()),
        _unfinished,
        _ids,
        _references,
        _unused,
        _passages,
        _forms,
        _claims,
        _records,
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
    groups = [[entry.id for _, group in entries.groups() for entry in group]]
    for comparison in entries.seeds.comparisons.values():
        groups.append([row.id for row in comparison.rows])
        groups.append([column.id for table in comparison.tables for column in table.columns])
    for group in groups:
        first: dict[str, Scalar] = {}
        for own in group:
            if (other := first.setdefault(own, own)) is not own:
                path, line, column = other.place
                found = f'the id "{own}" a second time (first at {path}:{line}:{column})'
                yield _at(own, found, "ids that differ: rename one")
            elif _RESERVED.fullmatch(own):
                yield _at(own, f'the reserved id "{own}"', "another: it names a voice, a page or a part of one")
    for name, comparison in entries.seeds.comparisons.items():
        taken = name in groups[0] or any(name == page.template for page in PAGES.values())
        if taken or not re.fullmatch(ID_PATTERN, name) or len(name) > ID_LONGEST:
            yield _at(comparison.title, f'a comparison named "{name}"', "a free id in its file name: rename the file")


def _references(entries: Entries) -> Iterator[Finding]:
    unknown: dict[str, list[tuple[Place, str, tuple[str, ...]]]] = {}
    for name, kinds, text, offset in _uses(entries):
        if entries.kinds.get(name) not in kinds and not _told(entries, name):
            what = "an entry" if kinds == _LINKED else f"a {' or '.join(kinds)}"
            unknown.setdefault(name, []).append((text.at(offset), what, kinds))
    for name, uses in unknown.items():
        place, what, kinds = min(uses)
        times = f" ({len(uses)} times)" if uses[1:] else ""
        near = suggest(name, (other for other, kind in entries.kinds.items() if kind in kinds))
        message = f'found "{short(name)}"{times}, expected the id of {what}: correct it, or add the entry.{near}'
        yield Finding(place, message)
    for kind, name in (("claim", "passages"), ("record", "passages"), ("context", "sources"), ("event", "context")):
        for entry in dict(entries.groups())[kind]:
            if not getattr(entry, name):
                yield _at(entry.id, f'the {kind} "{entry.id}" without {name}', "at least one: add what it rests on")
    for owner, name, refs in _lists(entries):
        for ref in (ref for index, ref in enumerate(refs) if ref == owner or ref in refs[:index]):
            which = "itself" if ref == owner else "a second time"
            yield _at(ref, f'"{ref}" {which} under {name} of "{owner}"', "other entries, each once: delete it")


def _lists(entries: Entries) -> Iterator[tuple[str, str, list[Ref]]]:
    """Return every list of ids: the id of its owner, the name of its field, the list."""
    owners = [(entry.id, entry) for _, group in entries.groups() for entry in group]
    owners += [("site", entries.seeds.site.article)]
    cells = [row.cells for comparison in entries.seeds.comparisons.values() for row in comparison.rows]
    for owner, entry in [*owners, *((key, cell) for row in cells for key, cell in row.items())]:
        for name, refs in entry.__dict__.items():
            if isinstance(refs, list) and refs and isinstance(refs[0], Ref):
                yield owner, name, refs


def _uses(entries: Entries) -> Iterator[tuple[str, tuple[str, ...], Scalar, int]]:
    """Return every use of an id: its name, the kinds that fit, and the value and offset where it stands."""
    yield from ((ref, ref.kinds, ref, 0) for ref in entries.references)
    for field, token in ((field, token) for field, tokens in entries.tokens() for token in tokens if field.rich):
        if isinstance(token, markup.Link):
            yield token.target, _LINKED, field, token.offset
        elif isinstance(token, markup.Quote) and token.mark:
            yield token.mark, ("source", "passage"), field, token.offset + len(token.words) + 2


def _told(entries: Entries, name: str) -> bool:
    """Return whether an id may be unknown for another reason, which is told: an entry left out, a missing passage."""
    missing = entries.walk.findings and re.fullmatch(r"p\d+[a-z]+", name)
    return name not in entries.kinds and (bool(missing) or not entries.seeds.whole)


def _unused(entries: Entries) -> Iterator[Finding]:
    shown = {"context": entries.context_pages.keys(), "question": {q for c in entries.seeds.claims for q in c.open}}
    used = {str(ref) for ref in entries.references if ref.kinds != ("context",)} | entries.context_pages.keys()
    for token in (token for _, tokens in entries.tokens() for token in tokens):
        if isinstance(token, (markup.Link, markup.Quote)):
            used.add(token.target if isinstance(token, markup.Link) else token.mark)
    unknown = used - entries.kinds.keys()  # one of them may be an entry's id misspelt, which is told there
    needs = {
        "question": "a claim that leaves it open",
        "term": "a claim that lists it, or a link to it",
        "context": "a claim, person, term or comparison that lists it",
        "source": "a statement or record that rests on it",
    }
    for kind, group in entries.groups():
        for entry in group if kind in needs and entries.seeds.whole else ():
            if (
                entries.kinds[entry.id] == kind
                and entry.id not in shown.get(kind, used)
                and not suggest(entry.id, unknown)
            ):
                expected = f"{needs[kind]}: add one, or delete it"
                yield _at(entry.id, f'the {kind} "{entry.id}", which nothing uses', expected)
    for person in entries.seeds.people:
        for name in person.named_as:
            if not entries.named[name] and not entries.walk.disputed(name):
                yield _at(name, f'the name "{short(name)}", which is not in the article', "its words: copy them")
        if not person.named_as and person.id not in used and entries.seeds.whole:
            yield _at(person.id, f'the person "{person.id}", whom nothing names', "a name in the article: add it")


def _either(owner: Scalar, one: str, has_one: bool, other: str, has_other: bool) -> Iterator[Finding]:
    if has_one == has_other:
        found = f"both {one} and {other}" if has_one else f"neither {one} nor {other}"
        yield _at(owner, f'{found} for "{owner}"', "one of the two: add or delete a line")


def _passages(entries: Entries) -> Iterator[Finding]:
    claimed = {ref for claim in entries.seeds.claims for ref in claim.passages}
    by_id = {str(passage.id): passage for passage in entries.seeds.passages}
    whole = entries.seeds.whole and not entries.walk.findings and all(claim.passages for claim in entries.seeds.claims)
    mend = "correct one of the two"
    for passage in entries.seeds.passages:
        form, attribution, voice, own = passage.form, passage.attribution, passage.voice, passage.id
        if attribution not in FITTING[form]:
            fitting = " or ".join(f'"{word}"' for word in FITTING[form])
            yield _at(attribution, f'"{attribution}" for {form}', f"{fitting}: {mend}")
        fixed = {OWN_VOICE: ARTICLE_VOICE, HEADLINE: HEADLINE_VOICE}.get(form)
        if (fixed and voice != fixed) or (not fixed and entries.kinds.get(voice) == "voice"):
            expected = f'"{fixed}"' if fixed else "the id of a person"
            yield _at(voice, f'the voice "{voice}" for {form}', f"{expected}: {mend}")
        if whole:
            yield from _either(own, "a claim", own in claimed, "no_claim", bool(passage.no_claim))
        yield from _either(own, "note", bool(passage.note), "noted_with", bool(passage.noted_with))
        other = by_id.get(passage.noted_with or "")
        elsewhere = other and ((not other.note and other.noted_with) or _paragraph(other.id) != _paragraph(own))
        if other and whole and elsewhere and not passage.note:
            expected = "a passage of the same paragraph that has a note: name another"
            yield _at(passage.noted_with or own, f'"{other.id}" under noted_with of "{own}"', expected)


def _paragraph(passage: str) -> str:
    return passage.rstrip(ascii_lowercase)


def _forms(entries: Entries) -> Iterator[Finding]:
    first: dict[str, Scalar] = {}
    for own, form in ((term.id, form) for term in entries.seeds.terms for form in term.forms):
        if (other := first.setdefault(" ".join(parts(form)), own)) is not own:
            yield _at(form, f'the form "{form}" under "{other}" too', "each form under one term: delete it in one")


def _claims(entries: Entries) -> Iterator[Finding]:
    claims = entries.seeds.claims
    spans = {} if entries.walk.findings else entries.spans
    starts = [[spans[ref].start for ref in claim.passages if ref in spans] for claim in claims]
    placed = [index for index, numbers in enumerate(starts) if numbers]
    rising = {placed[index] for index in in_order([min(starts[index]) for index in placed])}
    for index, claim in enumerate(claims):
        if starts[index] != sorted(starts[index]):
            yield _at(claim.passages[0], f'the passages of "{claim.id}" out of order', "the article's order: sort them")
        elif starts[index] and index not in rising:
            yield _at(claim.id, f'the claim "{claim.id}" out of order', "the article's order: move it")
        yield from _either(claim.id, "context", bool(claim.context), "no_context", bool(claim.no_context))
    answers = {str(claim.id): [ref for ref in claim.answers if ref != claim.id] for claim in claims}
    while circle := _circle(answers):
        first = next(claim for claim in claims if claim.id in circle)
        answer = next(ref for ref in answers.pop(first.id) if ref in circle)
        expected = "answers to what was said before: delete one"
        yield _at(answer, f'"{first.id}" in a circle of answers ({" → ".join(reversed(circle))})', expected)


def _records(entries: Entries) -> Iterator[Finding]:
    order = [span.passage.id for span in entries.walk.spans]
    for record in entries.seeds.record:
        numbers = [order.index(ref) for ref in record.passages if ref in order]
        paragraphs = {entries.spans[ref].paragraph for ref in record.passages if ref in entries.spans}
        if (
            numbers
            and not entries.walk.findings
            and (numbers != list(range(numbers[0], numbers[0] + len(numbers))) or len(paragraphs) > 1)
        ):
            found = f'the passages of "{record.id}" apart or out of order'
            yield _at(record.passages[0], found, "one quotation, passage after passage: correct the list")


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
    if seeds.site.modified < seeds.site.created:
        yield _at(
            seeds.site.modified, f"{seeds.site.modified}, before created", "a later moment: correct one of the two"
        )
    published = {source.id: source.published for source in seeds.sources if source.published != "undated"}
    posts = {ref for person in seeds.people for ref in person.context}
    for statement in seeds.context:
        newest = max((published[ref] for ref in statement.sources if ref in published), default=statement.date)
        if statement.when == KNOWN and article.date < statement.date <= as_of:
            expected = f"a date up to {article.date}, the article's day: correct one of the two"
            yield _at(statement.when, f'"{KNOWN}" on a statement of {statement.date}', expected)
        elif statement.when == LATER and statement.id in posts and statement.date != newest <= as_of and seeds.whole:
            found = f'the date {statement.date} of "{statement.id}", which says who holds a post now'
            yield _at(statement.date, found, f"{newest}, the day of its newest source: correct it")


def _comparisons(entries: Entries) -> Iterator[Finding]:
    for comparison in entries.seeds.comparisons.values():
        columns = [column.id for table in comparison.tables for column in table.columns]
        for row in comparison.rows:
            missing = [column for column in columns if column not in row.cells]
            extra = [key for key in row.cells if key not in columns]
            for cell in extra:
                expected = f"the id of a column: correct or delete it.{suggest(cell, missing)}"
                yield _at(cell, f'the cell "{cell}"', expected)
            for column in missing[len(extra) :]:
                yield _at(row.id, f'the row "{row.id}" without a cell "{column}"', "one for every column: add it")


def _marks(entries: Entries) -> Iterator[Finding]:
    """Quotations, links, other quotation marks and hidden characters, in every text field."""
    for scalar in entries.scalars:
        for index in _hidden(scalar) if isinstance(scalar, (Prose, Name)) else ():
            message = f"found the hidden character U+{ord(scalar[index]):04X}, expected visible text: delete it"
            yield Finding(scalar.at(index), message)
    for field, tokens in entries.tokens():
        yield from _prose_marks(entries, field, tokens)


def _hidden(text: str) -> Iterator[int]:
    """Return where a text has characters that nobody sees; spaces, and what joins letters not of ASCII, are none."""
    for index, char in enumerate(text) if not text.isprintable() else ():
        joins = char in "\u200c\u200d" and not text[:index][-1:].isascii()
        if not (char.isprintable() or char in "\t\n" or joins or unicodedata.category(char) == "Zs"):
            yield index


def _prose_marks(entries: Entries, field: Prose, tokens: list[markup.Token]) -> Iterator[Finding]:
    outside = list(field)
    for quote in (token for token in tokens if isinstance(token, markup.Quote)):
        outside[quote.offset : quote.offset + len(quote.words) + 1] = " " * (len(quote.words) + 1)
    for match in _SLIP.finditer(field):
        name = match[1] or match[2]
        if field.rich and (not name or name in entries.kinds):
            message = f"found “{short(match[0])}”, expected no white space in it: delete it"
            yield Finding(field.at(match.start()), message)
    others = list(_OTHER_MARKS.finditer("".join(outside)))
    for match in others[:1]:
        times = f" ({len(others)} marks in all)" if others[1:] else ""
        message = f"found {match[0]} outside a quotation{times}, expected “…”: use the typographic pair"
        yield Finding(field.at(match.start()), message)
    for token in tokens:
        if isinstance(token, (markup.Quote, markup.Link)) and not field.rich:
            message = "found a quotation or link in a title or label, expected plain words: use your own"
            yield Finding(field.at(token.offset), message)
        elif isinstance(token, markup.Quote):
            offset, message = _quotation(entries, field, token)
            if message and not (others and offset < 0):
                yield Finding(field.at(token.offset + offset), message)


def _quotation(entries: Entries, field: Prose, quote: markup.Quote) -> tuple[int, str]:
    """Return what is wrong with a quotation, if anything, and at which of its characters."""
    words = quote.words
    if field[quote.offset + len(words) :][:1] != "”":
        return -1, "found a quotation that does not end, expected “…”: add the closing mark ”"
    if not words.strip():
        return 0, "found an empty quotation, expected words of the article: write them, or delete the marks"
    if words != words.strip():
        offset = 0 if words[:1].isspace() else len(words.rstrip())
        return offset, "found white space at an end of a quotation, expected words only: delete it"
    if quote.mark and entries.kinds.get(quote.mark) != "passage":
        return 0, ""
    places = entries.locate(words, quote.mark, field.own)
    if len(places) == 1 or entries.walk.disputed(words):
        return 0, ""
    if places := places or entries.places(words):
        names = " and ".join(" ".join(place.passages) for place in places)
        expected = f"words of {quote.mark}" if quote.mark else "one place"
        mend = f"name the passage, as in “…”[{places[0].passages[0]}]"
        return 0, f"found “{short(words)}”, which stands in {names}, expected {expected}: {mend}"
    article = entries.seeds.article
    if (at := article.find(words)) >= 0:
        begins = words[:1].isalnum() and article[:at][-1:].isalnum()
        message = f"found “{short(words)}” in a quotation, expected whole words of the article: copy them again"
        return 0 if begins else len(words), message
    kept = _parts_at(words, article)
    if kept and (words[kept : kept + 1].isspace() or words[kept : kept + 1] in ("'", "‘", "’")):
        found = f"{shown(words[kept])} after “{short(words[:kept][-30:])}” in a quotation"
        return kept, f"found {found}, expected what the article has there: copy the words again"
    near = f"; the article has it up to “{short(words[:kept][-30:])}”" if kept > 3 else ""
    where = f"words of {quote.mark}" if quote.mark else "words of the article, or a source's id after them"
    rest = short(words[kept:] if near else words, 40)
    return kept, f"found “{rest}” in a quotation{near}, expected {where}: copy them again"


def _parts_at(words: str, article: str) -> int:
    """Return at which character a quotation parts from the article, at the place that shares most with it."""
    ahead, behind = _longest(words, article), _longest(words[::-1], article[::-1])
    if ahead >= behind:
        return ahead
    start = article.find(words[-behind:]) - (len(words) - behind)
    shifted = (article[max(0, start + shift) :][: len(words)] for shift in range(-3, 4))
    return max(in_common(words, text) for text in shifted)


def _longest(words: str, article: str) -> int:
    """Return how many characters of the words, from their start, stand together in the article."""
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if words[:middle] in article else (low, middle - 1)
    return low
