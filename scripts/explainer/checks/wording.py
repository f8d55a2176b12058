"""The rules of our own text: its length, the words it does not use, how hard it is to read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.article.phrases import Words, count_words
from explainer.findings import Problem, short
from explainer.index import Index
from explainer.seeds import markup
from explainer.seeds.fields import Prose

_BETWEEN_WORDS = str.maketrans("*[]()_/", " " * 7)
_STOP = re.compile(r"[.!?]+[”)]*(?=\s|$)")


def length(index: Index) -> Iterator[Problem]:
    """A text has more words than its field allows."""
    for field in index.prose:
        if (count := count_words(field.plain)) > field.limit:
            yield Problem(field, f"{count} words", f"at most {field.limit} in this field: shorten it")


def not_our_word(index: Index) -> Iterator[Problem]:
    """Our own text has a word that belongs to one side, or that decides who is right."""
    wording = index.seeds.wording
    rules: dict[str, str] = {
        str(contested.word): f"neutral words ({contested.instead})" for contested in wording.contested
    }
    rules |= dict.fromkeys(wording.verbs_of_saying, '"said" or another verb that neither lends belief nor doubt')
    rules |= dict.fromkeys(wording.verdicts, "words that decide nothing")
    banned, allowed = Words(rules, ("", "s", "es")), Words(dict.fromkeys(wording.allowed, ""))
    for field in (field for field in index.prose if banned.may_be_in(field)):
        own = _without(allowed, own_words(field))
        for start, end, mend in banned.find(own):
            expected = f"{mend}: reword, or quote it with “…”"
            yield Problem(field, f'"{short(own[start:end])}" in our own text', expected, start, end)


def _without(words: Words, text: str) -> str:
    """Return a text with some of its words blanked out, so that offsets stay."""
    for start, end, _ in words.find(text):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def own_words(field: Prose) -> str:
    """Return a field with quotations, mark-up and the targets of links blanked out, so that offsets stay."""
    blank = list(field)
    for token in markup.flat(field.tokens):
        if isinstance(token, markup.Quote):
            blank[token.offset : token.offset + len(token.words)] = " " * len(token.words)
        elif isinstance(token, markup.Link):
            blank[token.offset : token.offset + len(token.target)] = " " * len(token.target)
    return "".join(blank).translate(_BETWEEN_WORDS)


def hard_to_read(index: Index) -> Iterator[Problem]:
    """All our sentences together are too long, or too hard.

    The grade is that of Flesch and Kincaid (1975): 0.39 words a sentence + 11.8 syllables a word - 15.59.
    """
    import textstat  # takes a second to load: only for the checks over all texts

    wording = index.seeds.wording
    shortened = Words(dict.fromkeys(wording.abbreviations, ""))
    rows: list[tuple[Prose, int, int, int]] = []
    for field in index.prose:
        text = field.plain
        if field.rich and text.rstrip("”)").endswith((".", "?", "!")):
            sentences = max(1, len(_STOP.findall(_without(shortened, text))))
            rows.append((field, sentences, count_words(text), textstat.syllable_count(text)))
    if not rows:
        return
    sentences, words, syllables = sum(r[1] for r in rows), sum(r[2] for r in rows), sum(r[3] for r in rows)
    average, most = words / sentences, int(wording.most_words_a_sentence)
    grade, highest = _grade(sentences, words, syllables), int(wording.highest_grade)
    if average > most:
        heaviest = sorted(rows, key=lambda row: row[1] * most - row[2])
        yield _heavy(f"{average:.1f} words a sentence", f"at most {most}", heaviest)
    if grade > highest:
        heaviest = sorted(rows, key=lambda row: (highest - _grade(*row[1:])) * row[2])
        yield _heavy(f"school grade {grade:.1f} (Flesch-Kincaid)", f"at most {highest}", heaviest)


def _grade(sentences: int, words: int, syllables: int) -> float:
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def _heavy(found: str, expected: str, rows: list[tuple[Prose, int, int, int]]) -> Problem:
    places = ", ".join(f"{row[0].place.path}:{row[0].place.line}" for row in rows[:5])
    mend = f"{expected}: shorten first what weighs most, {places}"
    return Problem(rows[0][0], f"{found} over all our text", mend)
