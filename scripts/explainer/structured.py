"""Structured data for search engines: schema.org terms as JSON-LD, and no rating of anybody."""

from __future__ import annotations

from typing import Any

from explainer import markup, model
from explainer.entries import Entries
from explainer.model import Claim, Passage
from explainer.pages import claim_page
from explainer.views import Views

SPOKEN = (model.DIRECT, model.PARTIAL)


def page_data(entries: Entries, views: Views, title: str, description: str, path: str) -> dict[str, Any]:
    """Return a page as a schema.org BackgroundNewsArticle about the article that it explains."""
    site = entries.seeds.site
    return {
        "@context": "https://schema.org",
        "@type": "BackgroundNewsArticle",
        "url": views.url(path),
        "headline": title,
        "description": description,
        "inLanguage": site.language,
        "datePublished": site.created,
        "dateModified": site.modified,
        "publishingPrinciples": views.url("method.md"),
        "correction": f"{views.url('method.md')}#corrections",
        "isBasedOn": _article(entries),
    }


def claim_data(entries: Entries, views: Views, claim: Claim, description: str) -> dict[str, Any]:
    """Return a claim's page with its quotations, its sources, and a schema.org Claim where it asserts a fact."""
    data = page_data(entries, views, markup.plain(claim.title), description, claim_page(claim.id))
    parts = [_quotation(entries, passage) for passage in views.passages(claim) if passage.form in SPOKEN]
    if claim.kind == model.ASSERTION:
        words = " ".join(passage.text for passage in views.passages(claim))
        maker = _speaker(entries, claim.claimant)
        parts.append({"@type": "Claim", "text": words, "appearance": _article(entries), **maker})
    sources = dict.fromkeys(ref for statement in claim.context for ref in entries.by_id[statement].sources)
    cited = [
        {"@type": "CreativeWork", "name": entries.by_id[ref].title, "url": entries.by_id[ref].url} for ref in sources
    ]
    return data | {name: values for name, values in (("hasPart", parts), ("citation", cited)) if values}


def _article(entries: Entries) -> dict[str, Any]:
    article = entries.seeds.site.article
    data = {"@type": "NewsArticle", "datePublished": article.date}
    return data | {"url": entries.by_id[article.origin].url} if article.origin else data


def _quotation(entries: Entries, passage: Passage) -> dict[str, Any]:
    return {"@type": "Quotation", "text": passage.text.strip('"“”'), **_speaker(entries, passage.voice)}


def _speaker(entries: Entries, voice: str) -> dict[str, Any]:
    person = entries.by_id.get(voice)
    kind = {"person": "Person", "body": "Organization"}.get(person.kind if person else "")
    return {"creator": {"@type": kind, "name": entries.name(voice)}} if kind else {}
