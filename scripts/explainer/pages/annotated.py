"""The paragraphs of the article as its page shows them: words, notes, and what the record has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from explainer.article.tiling import Paragraph
from explainer.pages.book import Book
from explainer.pages.notes import Attributed, Group, Line, Note, Piece, groups, lines, named_in, pieces
from explainer.seeds import markup
from explainer.seeds.fields import Name
from explainer.seeds.model import Passage

MARKS = "\"'“”„«»‘’‚‹›"  # what hangs in the margin where a paragraph begins with it


@dataclass(frozen=True)
class Annotated:
    """A paragraph of the article with its notes and what the record has.

    `speakers` are the persons who speak in it, or else the article; `refs` the notes whose numbers stand after a
    passage, by its id; `hangs` says that it begins with a quotation, `wide` that a line has several numbers.
    """

    paragraph: Paragraph
    speakers: Name
    pieces: tuple[Piece, ...]
    refs: dict[str, Note]
    groups: list[Group]
    lines: list[Line]
    hangs: bool
    wide: bool


def annotated(book: Book) -> list[Annotated]:
    """Return the paragraphs of the article; what the record has for a claim stands where it is first noted."""
    told = set[str]()
    numbers = {name: span.paragraph for name, span in book.index.spans.items()}
    named = named_in(book.seeds.passages, numbers)
    return [_annotate(book, paragraph, named, told) for paragraph in book.paragraphs]


def attributions(book: Book, passages: Iterable[Passage]) -> list[Attributed]:
    """Return how words of passages are attributed, each way once."""
    named = named_in(book.seeds.passages, {name: span.paragraph for name, span in book.index.spans.items()})
    return list(dict.fromkeys(Attributed(p.attribution, named.get(p.id, 0)) for p in passages))


def _annotate(book: Book, paragraph: Paragraph, named: dict[str, int], told: set[str]) -> Annotated:
    article, noted = book.index.walk.article, [span.passage for span in paragraph.spans if span.passage.note]
    notes = [Note(book.numbers[p.id], p, book.covered[p.id][-1].id) for p in noted]
    quoted = {str(covered.id): _quoted(book, p) for p in noted for covered in book.covered[p.id]}
    found = lines(notes, book.note_claims, told)
    return Annotated(
        paragraph=paragraph,
        speakers=_speakers(book, paragraph),
        pieces=tuple(pieces(paragraph, article, quoted)),
        refs={note.last: note for note in notes},
        groups=groups(notes, named),
        lines=found,
        hangs=article[paragraph.start] in MARKS,
        wide=any(not line.numbers.isdigit() for line in found),
    )


def _speakers(book: Book, paragraph: Paragraph) -> Name:
    ids = list(dict.fromkeys(voice for span in paragraph.spans for voice in span.passage.voice))
    return book.names([name for name in ids if book.index.kinds[name] == "person"] or ids)


def _quoted(book: Book, passage: Passage) -> list[tuple[int, int]]:
    """Return where the words stand that the note of a passage quotes: start and end."""
    note = passage.note
    tokens = markup.flat(note.tokens) if note else ()
    quotes = [t for t in tokens if isinstance(t, markup.Quote) and book.index.kinds.get(t.mark) != "source"]
    places = [book.index.locate(quote.words, quote.mark, note.own if note else ())[0] for quote in quotes]
    return [(place.start, place.end) for place in places]
