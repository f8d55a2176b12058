"""What reference managers read in the head of a claim's page: Highwire Press tags and Dublin Core.

`DC.type` says that it is a web page: from `citation_title` alone, some take it for a journal's article.
"""

from __future__ import annotations

from explainer.pages.book import Book
from explainer.seeds.model import Claim


def page_metadata(book: Book, claim: Claim) -> dict[str, str]:
    """Return the names and contents of the tags, in their order."""
    site, path = book.seeds.site, book.page(claim)
    changed = site.modified[: len("YYYY-MM-DD")]
    tags = {
        "citation_title": claim.title.plain,
        "citation_publication_date": changed.replace("-", "/"),
        "citation_language": site.language,
        "citation_abstract": book.language.plain(claim.plain),
        "DC.type": "webpage",
        "DC.title": claim.title.plain,
        "DC.source": site.title.plain,
        "DC.date": changed,
        "DC.language": site.language,
    }
    if book.address:
        tags |= {"citation_public_url": book.url(path, path), "DC.identifier": book.url(path, path)}
    return tags
