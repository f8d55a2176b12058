"""The short answers: what they say stands in the statements that they name, and those are the entry's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from explainer.article.edges import whole_hits
from explainer.article.quotations import places
from explainer.article.sentences import sentences
from explainer.article.spelling import fold
from explainer.findings import Problem, short
from explainer.index import Index
from explainer.languages.language import day, known_locale
from explainer.seeds import markup
from explainer.seeds.model import InShort

MOST_WORDS, MOST_ESSENTIAL = 45, 4
_FIGURE = re.compile(r"\d+(?:[,.:/–-]\d+)*[a-z]*(?:\([A-Za-z0-9]+\))*")
_CAPITAL = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")
_POSSESSIVE = re.compile(r"['’]s?$")


def _lines(index: Index) -> Iterator[tuple[Any, str, list[InShort], list[str] | None]]:
    """Return each entry's short answers: the entry, what to call them, they, and the statements that it may name."""
    for claim in index.seeds.claims:
        yield claim, f'in_short of "{claim.id}"', claim.in_short, list(map(str, claim.context))
    for person in index.seeds.people:
        yield person, f'in_short of "{person.id}"', person.in_short, list(map(str, person.context))
    for term in index.seeds.terms:
        yield term, f'in_short of "{term.id}"', term.in_short, list(map(str, term.context))
    for question in index.seeds.questions:
        yield question, f'found of "{question.id}"', question.found, None
    for comparison in index.seeds.comparisons:
        own = [str(ref) for row in comparison.rows for cell in row.cells.values() for ref in cell.context]
        yield comparison, f'in_short of "{comparison.id}"', comparison.in_short, own
    for thread in index.seeds.site.threads:
        yield thread, "came_of_it", thread.came_of_it, None


def answer_own(index: Index) -> Iterator[Problem]:
    """A short answer rests on a statement that is not among its entry's own, or an essential one is not."""
    for _, what, lines, own in _lines(index):
        for ref in (ref for line in lines for ref in line.context):
            if own is not None and ref not in own and index.kinds.get(ref) == "context":
                yield Problem(
                    ref, f'"{ref}" under {what}', "one of the entry's own statements: add it there, or name another"
                )
    for claim in index.seeds.claims:
        for ref in (ref for ref in claim.essential if ref not in claim.context):
            found = f'"{ref}" under essential of "{claim.id}"'
            yield Problem(ref, found, "one of the claim's own statements: add it to context, or name another")
        for ref in claim.essential[MOST_ESSENTIAL:][:1]:
            found = f'{len(claim.essential)} essential statements in "{claim.id}"'
            yield Problem(ref, found, f"at most {MOST_ESSENTIAL}: leave the rest in context only")


def answer_given(index: Index) -> Iterator[Problem]:
    """A claim with statements has no short answer, no essential statement, or an answer that is too long."""
    begun = any(claim.in_short or claim.essential for claim in index.seeds.claims)
    for claim in index.seeds.claims:
        if not claim.context:
            continue
        missing = [field for field in ("in_short", "essential") if not getattr(claim, field)]
        if missing and begun:
            found = f'no {" and no ".join(missing)} for "{claim.id}", which has statements'
            yield Problem(claim.id, found, "a short answer and essential statements for each such claim: add them")
        words = sum(len(line.text.plain.split()) for line in claim.in_short)
        if words > MOST_WORDS:
            found = f'{words} words in in_short of "{claim.id}"'
            yield Problem(claim.in_short[-1].text, found, f"at most {MOST_WORDS} together: shorten them")


def answer_carried(index: Index) -> Iterator[Problem]:
    """A short answer has a figure, a name or a quoted word that no statement which it names has."""
    known = _known(index)
    for _, _, lines, _ in _lines(index):
        for line in lines:
            statements = [index.by_id[ref] for ref in line.context if ref in index.by_id]
            carried = "\n".join(f"{c.statement.plain}\n{c.limits.plain}\n{_head(c)}" for c in statements)
            yield from _not_carried(index, line.text, carried, known)


def _not_carried(index: Index, text: Any, carried: str, known: str) -> Iterator[Problem]:
    expected = "what a statement that it names has, in its text or limits: name that statement, or reword"
    for token in markup.flat(text.tokens):
        told = isinstance(token, markup.Quote) and not token.mark and not places(index.walk, token.words)  # elsewhere
        if isinstance(token, markup.Quote) and not told and not whole_hits(carried, token.words):
            yield Problem(text, f"“{short(token.words)}” in a short answer", expected, token.offset)
    plain = text.plain
    figures = {match[0] for own in (carried, known) for match in _FIGURE.finditer(own)}
    for match in _FIGURE.finditer(plain):
        if match[0] not in figures:
            yield Problem(text, f'"{match[0]}" in a short answer', expected, *_typed(text, match[0]))
    starts = {start for start, _ in sentences(plain, index.seeds.site.language)}
    for match in _CAPITAL.finditer(plain):
        name, at = _POSSESSIVE.sub("", match[0]), match.start()
        named = name[0].isupper() and at not in starts and not _opens(plain[:at])
        if named and not any(fold(name).text in fold(own).text for own in (carried, known)):
            yield Problem(text, f'"{name}" in a short answer', expected, *_typed(text, name))


def _opens(before: str) -> bool:
    """Return whether a word after these opens a sentence, or is quoted, and so compared by itself."""
    return before.count("“") > before.count("”") or before.rstrip("“ ")[-1:] in ("", ".", "?", "!", ":")


def _typed(text: str, words: str) -> tuple[int | None, int | None]:
    at = text.find(words)
    return (at, at + len(words)) if at >= 0 else (None, None)


def _head(statement: Any) -> str:
    return statement.head.plain if statement.head else ""


def _known(index: Index) -> str:
    """Return the names that a short answer may have from the seeds: people, terms, columns, and the article's day."""
    seeds = index.seeds
    names: list[str] = [name for p in seeds.people for name in (p.name, *p.named_as)]
    names += [name for t in seeds.terms for name in (t.headword, *t.forms)]
    names += [c.title.plain for comparison in seeds.comparisons for table in comparison.tables for c in table.columns]
    locale = known_locale(seeds.site.language)
    return "\n".join([*map(str, names), day(seeds.site.article.date, locale) if locale else ""])
