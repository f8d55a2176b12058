"""The rules of our own text: its length, the words it does not use, how hard it is to read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer import markup
from explainer.entries import Entries
from explainer.fields import Prose
from explainer.findings import Finding, short
from explainer.words import Words, count_words

_BETWEEN_WORDS = str.maketrans("*[]()_/", " " * 7)
_STOP = re.compile(r"[.!?]+[”)]*(?=\s|$)")


def check_wording(entries: Entries) -> Iterator[Finding]:
    """Return the findings on single fields: too many words, and words that belong to one side or decide."""
    wording = entries.seeds.wording
    rules = [(contested.word, f"neutral words ({contested.instead})") for contested in wording.contested]
    rules += [(word, '"said" or another verb that neither lends belief nor doubt') for word in wording.verbs_of_saying]
    rules += [(word, "words that decide nothing") for word in wording.verdicts]
    banned, allowed = Words(dict(rules), ("", "s", "es")), Words(dict.fromkeys(wording.allowed, ""))
    for field in entries.prose:
        own = _without(allowed, own_words(field))
        if (count := count_words(markup.plain(field))) > field.limit:
            message = f"found {count} words, expected at most {field.limit} in this field: shorten it"
            yield Finding(field.place, message)
        for start, end, mend in banned.find(own):
            message = f'found "{short(own[start:end])}" in our own text, expected {mend}: reword, or quote it with “…”'
            yield Finding(field.at(start), message)


def _without(words: Words, text: str) -> str:
    """Return a text with some of its words blanked out, so that offsets stay."""
    for start, end, _ in words.find(text):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def own_words(field: str) -> str:
    """Return a field with quotations, mark-up and the targets of links blanked out, so that offsets stay."""
    blank = list(field)
    for token in markup.flat(markup.parse(field)):
        if isinstance(token, markup.Quote):
            blank[token.offset : token.offset + len(token.words)] = " " * len(token.words)
        elif isinstance(token, markup.Link):
            blank[token.offset : token.offset + len(token.target)] = " " * len(token.target)
    return "".join(blank).translate(_BETWEEN_WORDS)


def check_reading(entries: Entries) -> list[Finding]:
    """Return the findings on all our sentences together: their average length, and their school grade.

    The grade is that of Flesch and Kincaid (1975): 0.39 words a sentence + 11.8 syllables a word - 15.59.
    """
    import textstat  # takes a second to load: only for the checks over all texts

    wording = entries.seeds.wording
    shortened = Words(dict.fromkeys(wording.abbreviations, ""))
    rows: list[tuple[Prose, int, int, int]] = []
    for field in entries.prose:
        text = markup.plain(field)
        if field.rich and text.rstrip("”)").endswith((".", "?", "!")):
            sentences = max(1, len(_STOP.findall(_without(shortened, text))))
            rows.append((field, sentences, count_words(text), textstat.syllable_count(text)))
    if not rows:
        return []
    sentences, words, syllables = sum(r[1] for r in rows), sum(r[2] for r in rows), sum(r[3] for r in rows)
    length, most = words / sentences, int(wording.most_words_a_sentence)
    grade, highest = _grade(sentences, words, syllables), int(wording.highest_grade)
    findings = []
    if length > most:
        heaviest = sorted(rows, key=lambda row: row[1] * most - row[2])
        findings.append(_heavy(f"{length:.1f} words a sentence", f"at most {most}", heaviest))
    if grade > highest:
        heaviest = sorted(rows, key=lambda row: (highest - _grade(*row[1:])) * row[2])
        findings.append(_heavy(f"school grade {grade:.1f} (Flesch-Kincaid)", f"at most {highest}", heaviest))
    return findings


def _grade(sentences: int, words: int, syllables: int) -> float:
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def _heavy(found: str, expected: str, rows: list[tuple[Prose, int, int, int]]) -> Finding:
    places = ", ".join(f"{row[0].place.path}:{row[0].place.line}" for row in rows[:5])
    message = f"found {found} over all our text, expected {expected}: shorten first what weighs most, {places}"
    return Finding(rows[0][0].place, message)
