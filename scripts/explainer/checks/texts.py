"""Our own texts: quotations that stand in the article, no other marks, nothing hidden."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from explainer.article.nearly import nearly
from explainer.article.quotations import parts_at, places
from explainer.article.tiling import shown
from explainer.findings import Problem, short
from explainer.index import Index
from explainer.seeds import markup
from explainer.seeds.fields import Name, Prose

_SLIP = re.compile(r"”\s+\[([a-z0-9-]+)\]|(?<!”)\[[^\[\]]+\]\s+\(([a-z0-9-]+)\)|\]\([^()]*\s[^()]*\)")
_SINGLE = re.compile(r"(?<!\w)‘[^’]+’(?!\w)|‹[^›]+›|‚[^‘]+‘")
_OTHER_MARKS = re.compile('["„‟«»”]')


def hidden_character(index: Index) -> Iterator[Problem]:
    """A text has characters that nobody sees; spaces, and what joins letters not of ASCII, are none."""
    for text in index.values:
        for at, char in enumerate(text) if isinstance(text, (Prose, Name)) and not text.isprintable() else ():
            joins = char in "\u200c\u200d" and not text[:at][-1:].isascii()
            if not (char.isprintable() or char in "\t\n" or joins or unicodedata.category(char) == "Zs"):
                found = f"the hidden character U+{ord(char):04X}"
                yield Problem(text, found, "visible text: delete it", at, at + 1)


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


def _others(text: Prose) -> list[int]:
    """Return where quotation marks stand that are not those of a quotation."""
    return [match.start() for match in _OTHER_MARKS.finditer(_outside(text))] if _OTHER_MARKS.search(text) else []


def quotes(text: Prose) -> list[markup.Quote]:
    """Return the quotations in a text."""
    return [token for token in markup.flat(text.tokens) if isinstance(token, markup.Quote)]


def other_marks(index: Index) -> Iterator[Problem]:
    """Quotation marks of another kind stand outside a quotation."""
    for text in index.prose:
        if others := _others(text):
            times = f" ({len(others)} marks in all)" if others[1:] else ""
            found = f"{text[others[0]]} outside a quotation{times}"
            yield Problem(text, found, "“…”: use the typographic pair", others[0], others[0] + 1)


def single_marks(index: Index) -> Iterator[Problem]:
    """Words stand in single marks, which nobody checks."""
    for text in (text for text in index.prose if _SINGLE.search(text)):
        for match in _SINGLE.finditer(_outside(text)):
            found = f"{match[0][0]}…{match[0][-1]} around words"
            yield Problem(text, found, "“…” around words of the article: use them, or none", *match.span())


def plain_label(index: Index) -> Iterator[Problem]:
    """A title or label has a quotation or link."""
    for text in (text for text in index.prose if not text.rich):
        for token in markup.flat(text.tokens):
            if isinstance(token, (markup.Quote, markup.Link)):
                found = "a quotation or link in a title or label"
                yield Problem(text, found, "plain words: use your own", token.offset)


def quotation(index: Index) -> Iterator[Problem]:
    """Quoted words do not stand in the article, or not in one place."""
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
    article = walk.article
    if (at := article.find(words)) >= 0:
        begins = words[:1].isalnum() and article[:at][-1:].isalnum()
        expected = "whole words of the article: copy them again"
        return 0 if begins else len(words), f"“{short(words)}” in a quotation", expected
    kept = parts_at(words, article)
    if kept and (words[kept : kept + 1].isspace() or words[kept : kept + 1] in ("'", "‘", "’")):
        known = f"{shown(words[kept])} after “{short(words[:kept][-30:])}” in a quotation"
        return kept, known, "what the article has there: copy the words again"
    near = f"; the article has it up to “{short(words[:kept][-30:])}”" if kept > 3 else ""
    where = f"words of {mark}" if mark else "words of the article, or a source's id after them"
    rest = short(words[kept:] if near else words, 40)
    return kept, f"“{rest}” in a quotation{near}", f"{where}: copy them again{nearly(words, article)}"
