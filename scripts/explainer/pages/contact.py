"""Where readers report an error: the address in the seeds, with the page and the passage filled in.

As RFC 6068 (mailto) and the forges' own documentation of new issues have it; any other address stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from explainer.findings import short
from explainer.languages.language import Language

_WORDS = 120
"""The most characters of a passage: long addresses are cut on their way."""


def report_address(
    language: Language, contact: str, title: str, address: str, passages: Sequence[tuple[str, str]]
) -> str:
    """Return the address that opens a report on a page with its title and address, and the words of its passages."""
    parts = urlsplit(contact)
    if parts.scheme == "mailto":
        names = "subject", "body"
    elif parts.path.endswith("/-/issues/new"):  # GitLab
        names = "issue[title]", "issue[description]"
    elif parts.path.endswith("/issues/new"):  # GitHub, Gitea, Forgejo
        names = "title", "body"
    else:
        return contact
    lines = [language.text("report.page", title=title), address]
    lines += [language.text("report.passage", id=own, words=short(words, _WORDS)) for own, words in passages]
    lines += ["", language.text("report.wrong"), "", language.text("report.shown"), ""]
    values = dict(zip(names, (language.text("report.title", title=title), "\r\n".join(lines)), strict=True))
    given = parse_qs(parts.query, keep_blank_values=True)
    added = urlencode({name: value for name, value in values.items() if name not in given}, quote_via=quote)
    return parts._replace(query="&".join(filter(None, (parts.query, added)))).geturl()
