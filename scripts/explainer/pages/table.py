"""The table of pages: each has a view, which says what its template may ask for, and that template beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from explainer.pages import views


class Page(NamedTuple):
    """A kind of page: its title, and its view, which bears the name of the template."""

    title: str
    view: Callable[..., views.Values]


PAGES: dict[str, Page] = {
    "index.md": Page("Home", views.home),
    "article.md": Page("The article, annotated", views.article),
    "claims/index.md": Page("The claims", views.claims),
    "record.md": Page("The quotations and the record", views.record),
    "timeline.md": Page("Timeline", views.timeline),
    "people.md": Page("People and bodies", views.people),
    "words.md": Page("Words", views.words),
    "questions.md": Page("Open questions", views.questions),
    "voices.md": Page("The voices", views.voices),
    "sources.md": Page("Sources", views.sources),
    "method.md": Page("How this is made", views.method),
    "data/index.md": Page("Open data", views.data),
}
"""The pages that every explainer has, by their paths in the docs folder."""
ENTRY_PAGES = {"claims": Page("", views.claim), "comparisons": Page("", views.comparison)}
"""The pages of which each entry of a kind has one, by the kind's name in the seeds; their paths are its home."""
