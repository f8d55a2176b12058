"""The rules of our own text: its length, the words it does not use, how hard it is to read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer import markup
from explainer.entries import Entries
from explainer.fields import Prose
from explainer.findings import Finding, short


def check_wording(entries: Entries) -> Iterator[Finding]:
    """Return the findings on single fields: too many words, and words that belong to one side or decide."""
    wording = entries.seeds.wording
    rules = [(contested.word, f"neutral words ({contested.instead})") for contested in wording.contested]
    rules += [(word, '"said" or another verb that neither lends belief nor doubt') for word in wording.verbs_of_saying]
    rules += [(word, "words that decide nothing") for word in wording.verdicts]
    expected = {str(word).lower(): mend for word, mend in rules}
    banned = _words(expected, r"(?:s|es)?")
    allowed = _words(wording.allowed, "")
    for field in entries.prose:
        own = allowed.sub(lambda match: " " * len(match[0]), own_words(field)) if wording.allowed else own_words(field)
        if (count := count_words(markup.plain(field))) > field.limit:
            message = f"found {count} words, expected at most {field.limit} in this field: shorten it"
            yield Finding(field.place, message)
        for match in banned.finditer(own) if expected else ():
            mend = expected[match[1].lower()]
            message = f'found "{short(match[0])}" in our own text, expected {mend}: reword, or quote it with “…”'
            yield Finding(field.at(match.start()), message)


def _words(words: object, ending: str) -> re.Pattern[str]:
    listed = sorted((re.escape(str(word)) for word in words), key=len, reverse=True)  # type: ignore[attr-defined]
    return re.compile(rf"\b({'|'.join(listed)}){ending}\b", re.IGNORECASE)


def own_words(field: str) -> str:
    """Return a field with quotations and the targets of links blanked out, so that offsets stay."""
    blank = list(field)
    for token in markup.flat(markup.parse(field)):
        if isinstance(token, markup.Quote):
            blank[token.offset : token.offset + len(token.words)] = " " * len(token.words)
        elif isinstance(token, markup.Link):
            blank[token.offset : token.offset + len(token.target)] = " " * len(token.target)
    return "".join(blank)


def count_words(text: str) -> int:
    """Return the number of words in a text: runs between white space that hold a letter or digit."""
    return sum(any(c.isalnum() for c in word) for word in text.split())


def check_reading(entries: Entries) -> list[Finding]:
    return []
