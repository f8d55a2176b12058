"""A template asks for what its view declares and for what all templates share, and a view for nothing more."""

from __future__ import annotations

import pytest
from jinja2 import meta

from browser.site import ROOT
from explainer.build import Build
from explainer.pages.book import Book
from explainer.pages.render import COMMON, Renderer
from explainer.pages.table import ENTRY_PAGES, PAGES, Page, page_titles

BUILD = Build(ROOT / "seeds", None)
assert BUILD.language
RENDERER = Renderer(Book(BUILD.index, BUILD.language, "", page_titles(BUILD.index.seeds, BUILD.language), []))
ENTRIES = {name: getattr(BUILD.index.seeds, name)[0] for name in ENTRY_PAGES}
ALL = {path: (page, None) for path, page in PAGES.items()} | {n: (p, ENTRIES[n]) for n, p in ENTRY_PAGES.items()}


def asked(template: str) -> set[str]:
    source = (ROOT / f"scripts/explainer/pages/{template}.md.j2").read_text("utf-8")
    return meta.find_undeclared_variables(RENDERER.env.parse(source)) - set(COMMON)


@pytest.mark.parametrize("path", ALL)
def test_a_template_asks_for_what_its_view_declares(path: str) -> None:
    page: Page
    page, entry = ALL[path]
    assert asked(page.name) == RENDERER.values(page, path, entry).keys()


def test_the_shared_parts_ask_for_what_all_templates_share() -> None:
    assert asked("_parts") == set()
