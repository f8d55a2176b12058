"""The table of pages: each has a view, which says what its template may ask for, and that template beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from explainer.pages.views import Values, check, lookup, reading


class Page(NamedTuple):
    """A kind of page: its title, its view, which bears the name of the template, and its label in the bar, if any."""

    title: str
    view: Callable[..., Values]
    bar: str = ""


PAGES: dict[str, Page] = {
    "index.md": Page("Home", reading.home, "Home"),
    "article.md": Page("The article, annotated", reading.article, "Article"),
    "claims/index.md": Page("The claims", reading.claims, "Claims"),
    "record.md": Page("The quotations and the record", check.record),
    "timeline.md": Page("What happened", lookup.timeline, "What happened"),
    "people.md": Page("People and bodies", lookup.people),
    "words.md": Page("Words", lookup.words),
    "questions.md": Page("Open questions", lookup.questions),
    "voices.md": Page("The voices", lookup.voices),
    "sources.md": Page("Sources", check.sources, "Sources"),
    "method.md": Page("How this is made", check.method),
    "data/index.md": Page("Open data", check.data),
    "pages/index.md": Page("All pages", check.pages, "All pages"),
}
"""The pages that every explainer has, by their paths in the docs folder."""
ENTRY_PAGES = {"claims": Page("", reading.claim), "comparisons": Page("", reading.comparison)}
"""The pages of which each entry of a kind has one, by the kind's name in the seeds; their paths are its home."""
