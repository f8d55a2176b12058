"""The pages to read: home, the article, its claims, and comparisons."""

from __future__ import annotations

from explainer.pages.annotated import annotated, attributions
from explainer.pages.book import Book
from explainer.pages.exchange import Said, threads
from explainer.pages.matrix import matrix, sections
from explainer.pages.metadata import page_metadata
from explainer.pages.notes import specimen
from explainer.pages.statements import periods
from explainer.pages.strip import Strip, strip
from explainer.pages.structured import claim_data, page_data
from explainer.pages.views import Values
from explainer.seeds import markup, model

MOST_JUMPS = 30


def home(book: Book, path: str) -> Values:
    """What was said, asked and answered; who speaks where; how a paragraph is explained; who they are."""
    cores = [str(label) for label, _ in book.cores()]
    drawn = threads(book.seeds.site, book.seeds.claims, lambda claim: _said(book, claim), cores, book.weekdays)
    shown = {part.core for thread in drawn for lane in thread.lanes for part in lane.parts}
    paragraphs = annotated(book)
    at = specimen([(each.paragraph, each.groups, each.lines) for each in paragraphs])
    return {
        "json_ld": page_data(book, path),
        "threads": drawn,
        "undrawn": [(label, number) for number, label in enumerate(cores, start=1) if label not in shown],
        "strip": words_by_voice(book),
        "specimen": paragraphs[at] if at >= 0 else None,
        "introduced": _introduced(book),
        "paragraphs": len(paragraphs),
        "notes_count": len(book.notes),
    }


def _said(book: Book, claim: model.Claim) -> Said:
    """Return the line of a claim: those of its passages, as far as they follow one another, that its claimant speaks.

    Of a claim whose claimant speaks in none, the first passage.
    """
    spoken = [str(p.id) for p in book.passages(claim) if p.voice == claim.claimant] or [str(claim.passages[0])]
    order = list(book.index.spans)
    first = order.index(spoken[0])
    refs = tuple(ref for at, ref in enumerate(spoken) if order.index(ref) == first + at)
    return Said(claim, refs, book.words(refs))


def _introduced(book: Book) -> list[model.Person | model.Term]:
    """Return the people and bodies, then the words, that the home page introduces."""
    people = [person for person in book.people() if person.in_short]
    heard = {voice for passage in book.seeds.passages for voice in passage.voice}
    terms = [term for term in book.seeds.terms if term.in_short]
    return [*(people or [person for person in book.people() if person.id in heard]), *terms]


def words_by_voice(book: Book) -> Strip:
    """Return the words of the article in their order, for the picture of the voices."""
    return strip(book.paragraphs, book.forms)


def article(book: Book, path: str) -> Values:
    """All the words of the article, and the notes on them; of a long one, some thirty paragraphs to go to."""
    count = len(book.paragraphs)
    return {
        "json_ld": page_data(book, path),
        "strip": words_by_voice(book),
        "paragraphs": annotated(book),
        "jumps": list(range(1, count + 1, -(-count // MOST_JUMPS))),
    }


def claims(book: Book) -> Values:
    """All claims in the article's order, those at the core first."""
    return {"claims": book.seeds.claims, "cores": book.cores()}


def claim(book: Book, path: str, entry: model.Claim) -> Values:
    """Its words, what they ask, what they leave open, and what the record has."""
    claims, index = book.seeds.claims, book.index
    number = book.number(entry)
    numbers = dict.fromkeys(index.paragraph_of(ref) for ref in entry.passages)
    passages = book.passages(entry)
    return {
        "claim": entry,
        "json_ld": claim_data(book, entry),
        "number": number,
        "before": claims[number - 2] if number > 1 else None,
        "after": claims[number] if number < len(claims) else None,
        "paragraphs": [book.paragraphs[number - 1] for number in numbers],
        "forms": dict.fromkeys(passage.form for passage in passages),
        "attributions": attributions(book, passages),
        "periods": periods(entry, index.by_id),
        "records": dict.fromkeys(r for ref in entry.passages for r in index.users(model.Record, "passages", ref)),
        "relations": _relations(book, entry),
        "url": book.url(path, path) if book.address else "",
        "meta": page_metadata(book, entry),
    }


def _relations(book: Book, claim: model.Claim) -> dict[str, list[str]]:
    """Return the claims that a claim answers, that answer it, and that belong with it."""

    def naming(field: str) -> list[str]:
        return [str(other.id) for other in book.index.users(model.Claim, field, claim.id)]

    groups: dict[str, list[str]] = {
        "answers": [str(ref) for ref in claim.answers],
        "answered": naming("answers"),
        "related": list(dict.fromkeys([*map(str, claim.related), *naming("related")])),
    }
    return {name: others for name, others in groups.items() if others}


def comparison(book: Book, entry: model.Comparison) -> Values:
    """The picture, its findings, the acts one by one, and the statements behind them, numbered as the cells show."""
    found = sections(entry)
    refs = [ref for section in found for ref in section.statements]
    return {
        "comparison": entry,
        "matrix": matrix(entry),
        "points": [(point, _of_record(book, point)) for point in entry.points],
        "sections": found,
        "numbers": {ref: number for number, ref in enumerate(refs, start=1)},
    }


def _of_record(book: Book, point: model.Point) -> bool:
    """Return whether the points under a heading rest on statements from outside the article."""
    tokens = (token for text in point.points for token in markup.flat(text.tokens))
    return any(isinstance(t, markup.Link) and book.index.kinds.get(t.target) == "context" for t in tokens)
