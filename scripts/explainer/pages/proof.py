"""What is proved, in figures: the quotations of our texts, and those of the article beside their records."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from explainer.article.marks import Run
from explainer.article.tiling import Span
from explainer.index import Index
from explainer.seeds import markup, model


class Proof(NamedTuple):
    """How many quotations were compared: of the article and of sources in our texts; passages by form."""

    of_article: int
    of_sources: int
    passages: dict[str, int]


def proof(index: Index) -> Proof:
    """Return what was compared with the article and with the readings of sources."""
    quotes = [t for text in index.prose for t in markup.flat(text.tokens) if isinstance(t, markup.Quote)]
    of_sources = sum(index.kinds.get(quote.mark) == "source" for quote in quotes)
    counts = Counter(str(passage.form) for passage in index.seeds.passages)
    return Proof(len(quotes) - of_sources, of_sources, {form: counts[form] for form in model.FORMS if counts[form]})


def quotations(index: Index) -> tuple[int, int]:
    """Return how many quotations the article has between marks, and how many of them stand beside a record."""
    recorded = {ref for record in index.seeds.record for ref in record.passages}
    own = [
        {span.passage.id for span in block.spans if _quoted(index, span) is run}
        for block in index.walk.paragraphs
        for run in index.speakers.runs(block)
    ]
    found = [passages for passages in own if passages]
    return len(found), sum(not recorded.isdisjoint(passages) for passages in found)


def _quoted(index: Index, span: Span) -> Run | None:
    """Return the pair of marks in which a passage stands that is a quotation."""
    return index.speakers.run_of(span) if span.passage.form in model.QUOTED else None
