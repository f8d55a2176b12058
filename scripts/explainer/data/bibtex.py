"""Citations as BibTeX: the entry types that every style knows, and text that LaTeX prints as it was.

Written here because pybtex, which could, refuses text with unequal braces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from explainer.data.citations import Item, iso

TYPES = {"article-newspaper": "article", "report": "techreport", "book": "book"}
"""The type of BibTeX for those of CSL that have one of their own; the others are `misc`."""
_PUBLISHERS = {"article": "journal", "techreport": "institution", "book": "publisher"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SIGNS = {
    "\\": "{\\textbackslash}",
    "{": "{\\textbraceleft}",  # BibTeX would count the brace of a bare \\{
    "}": "{\\textbraceright}",
    "~": "{\\textasciitilde}",
    "^": "{\\textasciicircum}",
    **{sign: f"\\{sign}" for sign in "#$%&_"},
}
_SIGN = re.compile("[" + re.escape("".join(_SIGNS)) + "]")
_LIGATURE = re.compile(r"([-`',<>])(?=\1)|([?!])(?=`)")


def bibtex(items: Iterable[Item]) -> bytes:
    """Return the entries of a .bib file."""
    return "\n".join(map(_entry, items)).encode()


def _entry(item: Item) -> str:
    kind = TYPES.get(item["type"], "misc")
    where = item.get("container-title") or item.get("publisher")
    fields = {"title": f"{{{escape(item['title'])}}}"}  # a second pair keeps its capitals
    if where:
        fields[_PUBLISHERS.get(kind, "howpublished")] = escape(where)
    if issued := item.get("issued"):
        year, *rest = issued["date-parts"][0]
        fields |= {"year": f"{year:04}", "month": _MONTHS[rest[0] - 1] if rest else "", "date": iso(issued)}
    fields |= {"url": item.get("URL", ""), "urldate": iso(item["accessed"]) if "accessed" in item else ""}
    fields |= {name: escape(item.get(name, "")) for name in ("abstract", "note")}
    lines = [f"  {name} = {value if name == 'month' else f'{{{value}}}'},\n" for name, value in fields.items() if value]
    return f"@{kind}{{{item['id']},\n{''.join(lines)}}}\n"


def escape(text: str) -> str:
    """Return words as LaTeX that prints them: no sign commands, no two signs become one."""
    signs = _SIGN.sub(lambda match: _SIGNS[match[0]], " ".join(text.split()))
    return _LIGATURE.sub(lambda match: f"{match[0]}{{}}", signs)
