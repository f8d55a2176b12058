"""The table of pages: each has a view, which says what its template may ask for, and that template beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from explainer.languages.language import Language
from explainer.pages.views import Values, check, lookup, reading
from explainer.seeds.kinds import KINDS, Seeds


class Page(NamedTuple):
    """A kind of page: its view, and whether it stands in the bar."""

    view: Callable[..., Values]
    bar: bool = False

    @property
    def name(self) -> str:
        """The name of its view, which its template bears, and the group of its title in the language files."""
        return self.view.__name__


PAGES: dict[str, Page] = {
    "index.md": Page(reading.home, bar=True),
    "article.md": Page(reading.article, bar=True),
    "claims/index.md": Page(reading.claims, bar=True),
    "record.md": Page(check.record),
    "timeline.md": Page(lookup.timeline, bar=True),
    "people.md": Page(lookup.people),
    "words.md": Page(lookup.words),
    "questions.md": Page(lookup.questions),
    "voices.md": Page(lookup.voices),
    "sources.md": Page(check.sources, bar=True),
    "method.md": Page(check.method),
    "data/index.md": Page(check.data),
    "pages/index.md": Page(check.pages, bar=True),
}
"""The pages that every explainer has, by their paths in the docs folder."""
ENTRY_PAGES = {"claims": Page(reading.claim), "comparisons": Page(reading.comparison)}
"""The pages of which each entry of a kind has one, by the kind's name in the seeds; their paths are its home."""


def page_paths(seeds: Seeds) -> list[str]:
    """Return the path of every page in the docs folder."""
    own = (KINDS[name].home.format(id=entry.id) for name in ENTRY_PAGES for entry in getattr(seeds, name))
    return [*PAGES, *own]


def page_titles(seeds: Seeds, language: Language) -> dict[str, str]:
    """Return the path of every page in the docs folder, with its title."""
    own = [(KINDS[name].home.format(id=e.id), e.title) for name in ENTRY_PAGES for e in getattr(seeds, name)]
    return {path: language.text(f"{page.name}.title") for path, page in PAGES.items()} | dict(own)
