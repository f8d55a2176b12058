"""Our own texts: quotations that stand in the article or in a reading of a source, no other marks, nothing hidden."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from explainer.article.edges import cut_hits, whole_hits
from explainer.article.marks import other_marks as other_marks_in
from explainer.article.marks import quoted_runs
from explainer.article.nearly import nearly
from explainer.article.quotations import parts_at, places
from explainer.article.spelling import hidden, visible
from explainer.article.tiling import shown
from explainer.findings import Problem, short
from explainer.index import Index
from explainer.seeds import markup
from explainer.seeds.fields import Name, Prose
from explainer.seeds.model import Reading, Source

_SLIP = re.compile(r"”\s+\[([a-z0-9-]+)\]|(?<!”)\[[^\[\]]+\]\s+\(([a-z0-9-]+)\)|\]\([^()]*\s[^()]*\)")
_CONTROLS = ("Cc", "Cs", "Co", "Cn", "Zl", "Zp")
_ALONE = re.compile('["”]')


def hidden_character(index: Index) -> Iterator[Problem]:
    """A text has characters that nobody sees; spaces, and what an emoji or a script needs, are none."""
    for text in index.values:
        for at in _hidden(text) if isinstance(text, (Prose, Name)) and not text.isprintable() else ():
            found = f"the hidden character U+{ord(text[at]):04X}"
            yield Problem(text, found, "visible text: delete it", at, at + 1)


def _hidden(text: str) -> list[int]:
    controls = (at for at, char in enumerate(text) if unicodedata.category(char) in _CONTROLS and char not in "\t\n")
    return sorted({*hidden(text), *controls})


def white_space(index: Index) -> Iterator[Problem]:
    """White space stands between the two parts of a link or of a marked quotation."""
    for text in index.prose:
        for match in _SLIP.finditer(text):
            name = match[1] or match[2]
            if text.rich and (not name or name in index.kinds):
                yield Problem(text, f"“{short(match[0])}”", "no white space in it: delete it", *match.span())


def _outside(text: Prose) -> str:
    """Return a text with its quotations blanked out, so that offsets stay."""
    outside = list(text)
    for quote in quotes(text):
        outside[quote.offset : quote.offset + len(quote.words) + 1] = " " * (len(quote.words) + 1)
    return "".join(outside)


def _others(text: Prose) -> list[tuple[int, int]]:
    """Return where a text has quotation marks that are not those of a quotation: a mark alone, or words in marks."""
    outside = _outside(text)
    found = other_marks_in(outside)
    alone = [match.span() for match in _ALONE.finditer(outside)] if _ALONE.search(text) else []
    return sorted([*found, *(at for at in alone if not any(start <= at[0] < end for start, end in found))])


def quotes(text: Prose) -> list[markup.Quote]:
    """Return the quotations in a text."""
    return [token for token in markup.flat(text.tokens) if isinstance(token, markup.Quote)]


def other_marks(index: Index) -> Iterator[Problem]:
    """Quotation marks of another kind stand outside a quotation, and nobody compares what they hold."""
    for text in index.prose:
        if others := _others(text):
            start, end = others[0]
            size = 2 if text.startswith("``", start) and text.endswith("''", start, end) else 1
            marks = text[start] if end == start + 1 else f"{text[start : start + size]}…{text[end - size : end]}"
            times = f" ({len(others)} in all)" if others[1:] else ""
            expected = "“…”, which is compared with the article or a source: use it, or no marks"
            yield Problem(text, f"{marks} outside a quotation{times}", expected, start, end)


def name_in_marks(index: Index) -> Iterator[Problem]:
    """A name that is ours holds words in quotation marks that do not stand in the article."""
    seeds = index.seeds
    names: list[Name | None] = [*(term.headword for term in seeds.terms), *(record.venue for record in seeds.record)]
    for reading in seeds.readings:
        names += [reading.where, reading.seen_note, *(carried.part for carried in reading.carries)]
    for name in filter(None, names):
        for run in quoted_runs(name):
            words = name[run.first : run.last].strip()
            if words and not places(index.walk, words):
                found = f"“{short(words)}” in a name, which is not in the article"
                yield Problem(name, found, "words of the article in marks, or no marks: correct it", run.start, run.end)


def plain_label(index: Index) -> Iterator[Problem]:
    """A title or label has a quotation or link."""
    for text in (text for text in index.prose if not text.rich):
        for token in markup.flat(text.tokens):
            if isinstance(token, (markup.Quote, markup.Link)):
                found = "a quotation or link in a title or label"
                yield Problem(text, found, "plain words: use your own", token.offset)


def quotation(index: Index) -> Iterator[Problem]:
    """Quoted words do not stand in the article whole, or not in one place."""
    for text in (text for text in index.prose if text.rich):
        for quote in quotes(text):
            if wrong := _wrong(index, text, quote):
                at, found, expected = wrong
                if at >= 0 or not _others(text):
                    yield Problem(text, found, expected, quote.offset + at, quote.offset + len(quote.words))


def _wrong(index: Index, text: Prose, quote: markup.Quote) -> tuple[int, str, str] | None:
    """Return what is wrong with a quotation, if anything, and at which of its characters."""
    words, mark, walk = quote.words, quote.mark, index.walk
    if text[quote.offset + len(words) :][:1] != "”":
        return -1, "a quotation that does not end", "“…”: add the closing mark ”"
    if not words.strip():
        return 0, "an empty quotation", "words of the article: write them, or delete the marks"
    if words != words.strip():
        at = 0 if words[:1].isspace() else len(words.rstrip())
        return at, "white space at an end of a quotation", "words only: delete it"
    if mark and index.kinds.get(mark) != "passage":
        return None
    found = index.locate(words, mark, text.own)
    if len(found) == 1 or walk.disputed(words):
        return None
    if found := found or places(walk, words):
        names = " and ".join(" ".join(place.passages) for place in found)
        mend = f"name the passage, as in “…”[{found[0].passages[0]}]"
        return 0, f"“{short(words)}”, which stands in {names}", f"{f'words of {mark}' if mark else 'one place'}: {mend}"
    where = f"words of {mark}" if mark else "words of the article, or a source's id after them"
    return _parting(words, walk.article, "the article has", where)


def words_of_source(index: Index) -> Iterator[Problem]:
    """Words quoted from a source stand in no reading of it; those of the article's own page, not in the article."""
    for text in (text for text in index.prose if text.rich):
        for quote in quotes(text):
            source = index.by_id.get(quote.mark)
            if not isinstance(source, Source) or not quote.words.strip():
                continue
            quoted = [str(words) for r in index.users(Reading, "source", source.id) for words in r.quoted]
            texts, what, where = (
                quoted,
                f"readings of {source.id} have",
                f"words under quoted in a reading of {source.id}",
            )
            if source.id == index.seeds.site.article.origin:
                where = f"words of the article, whose own page {source.id} is"
                texts, what = [index.walk.article], "the article has"
            if not any(whole_hits(words, quote.words) for words in texts):
                nearest = max(texts, key=lambda words: parts_at(quote.words, words), default="")
                at, found, expected = _parting(quote.words, nearest, what, where)
                yield Problem(text, found, expected, quote.offset + at, quote.offset + len(quote.words))


def _parting(words: str, text: str, what: str, expected: str) -> tuple[int, str, str]:
    """Return where words part from the text that should have them, what was found there, and what is expected."""
    for begins, cut in cut_hits(text, words):
        found = f"“{short(visible(words))}” in a quotation, which cuts {cut.told(text)}"
        return 0 if begins else len(words), found, "whole words: quote the whole, or leave it out"
    kept = parts_at(words, text)
    if kept and (words[kept : kept + 1].isspace() or words[kept : kept + 1] in ("'", "‘", "’")):
        found = f"{shown(words[kept])} after “{short(words[:kept][-30:])}” in a quotation"
        return kept, found, f"what {what} there: copy the words again"
    near = f"; {what} it up to “{short(words[:kept][-30:])}”" if kept > 3 else ""
    rest = short(visible(words[kept:] if near else words), 40)
    return kept, f"“{rest}” in a quotation{near}", f"{expected}: copy them again{nearly(words, text)}"
