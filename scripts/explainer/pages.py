"""Which pages there are: their paths in the docs folder, their templates and titles, and the links between them."""

from __future__ import annotations

from typing import NamedTuple

from explainer.load import SCHEMAS, Seeds


class Page(NamedTuple):
    """A page that every explainer has: the name of its template, and its title."""

    template: str
    title: str


PAGES = {
    "index.md": Page("index", "Home"),
    "article.md": Page("article", "The article, annotated"),
    "claims/index.md": Page("claims", "The claims"),
    "record.md": Page("record", "The quotations and the record"),
    "timeline.md": Page("timeline", "Timeline"),
    "people.md": Page("people", "People and bodies"),
    "words.md": Page("words", "Words"),
    "questions.md": Page("questions", "Open questions"),
    "voices.md": Page("voices", "The voices"),
    "sources.md": Page("sources", "Sources"),
    "method.md": Page("method", "How this is made"),
    "data/index.md": Page("data", "Open data"),
}
DATA_FILES = (
    *(f"data/{name}" for name in ("article.txt", "annotations.jsonld", "claims.json", "claims.csv", "sources.json")),
    *(f"data/schemas/{name}.json" for name in SCHEMAS),
)
HOMES = {
    "passage": "article.md",
    "person": "people.md",
    "term": "words.md",
    "question": "questions.md",
    "event": "timeline.md",
    "source": "sources.md",
    "record": "record.md",
}
"""The page on which the entries of a kind stand."""


def claim_page(claim: str) -> str:
    """Return the path of a claim's page, by its id."""
    return f"claims/{claim}.md"


def comparison_page(comparison: str) -> str:
    """Return the path of a comparison's page, by its name."""
    return f"{comparison}.md"


def page_paths(seeds: Seeds) -> list[str]:
    """Return the path of every page in the docs folder."""
    claims = [claim_page(claim.id) for claim in seeds.claims]
    return [*PAGES, *claims, *map(comparison_page, seeds.comparisons)]


def address_of(path: str) -> str:
    """Return the address of a page or file below the site's own, by its path in the docs folder."""
    stem = path.removesuffix(".md")
    return path if stem == path else f"{stem}/".removesuffix("index/")


def link_to(page: str, path: str) -> str:
    """Return the link from the page at `path` to `page`, with the `.md` that MkDocs and the forge follow."""
    folder = path[: path.rfind("/") + 1]
    return page.removeprefix(folder) if page.startswith(folder) else "../" * path.count("/") + page
