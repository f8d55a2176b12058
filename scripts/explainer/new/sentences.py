"""Sentences: those of `sentencex`, which knows the abbreviations of some 300 languages, and what it leaves to mend.

A quotation stays whole, in marks of any kind, single ones too; it is shown to the splitter as one word. What is mended:
no cut before a small letter, inside a word, after an ordinal in languages that write `24. Juli`, before a figure after
an abbreviation, or after the abbreviations below; a cut after a quotation that holds a whole sentence.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import sentencex

from explainer.article.marks import quoted_runs

ORDINALS = re.compile("bs|cs|da|de|et|fi|fo|hr|hu|is|lb|lv|nb|nn|no|pl|sk|sl|sr|tr")
"""Languages whose ordinal numbers end in a full stop."""
_ORDINAL = re.compile(r"(?<![\d.,])\d{1,2}\.$")
_YEAR_OR_SUM = re.compile(r"\d\.$")
_SHORT = re.compile(
    r"(?:\b(?:[A-Z]\.)*[A-Z]|(?<!\w)(?:"
    # titles and forenames
    r"[MD]r|Mrs|Ms|Messrs|Prof|Rev|Hon|Sens?|Reps?|Govs?|Gens?|Col|Capt|Cmdr|Lt|Sgt|Maj|Adm|Supt|Det|Atty|Hr|Fr"
    r"|MM|Mgr|Sra?|Srta|Dra|Dña|Dn|Uds?|Ft|Mt|Ave|Blvd|Fa"
    # months, and states in their old short forms
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    r"|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ill|Ind|Kan|Ky|Md|Minn|Mont|Neb|Nev|Okla|Ore|Tenn|Tex|Va|Vt|Wis|Wyo"
    # law and books
    r"|[Aa]rts?|Abs|Nr|Nos?|[Nn]úm|Sec|Secs|Fed|Reg|Stat|Cir|Supp|Rev|[Vv]ol|[Cc]h|[Ff]ig|[Kk]ap|[Kk]l|[Pp]ágs?|pp?|vs?|cf|vgl"
    # measures and the rest
    r"|ca|av|bzw|usw|dvs|t\.ex|bl\.a|t\. ?ex|m\.fl|milj|mill|suiv|Mio|Mrd))\.$"
)
_ENDS = re.compile(r"[.!?…。！？]\W*$")
_OPENERS = "\"'“”„‟«»‘’‚‹›「『([¿¡–—- "


def sentences(paragraph: str, language: str = "en") -> list[str]:
    """Return the sentences of a paragraph, one at least, without the white space around them."""
    cuts = sorted(_cuts(paragraph, language))
    edges = [0, *cuts, len(paragraph)]
    parts = (paragraph[start:end].strip() for start, end in itertools.pairwise(edges))
    return [part for part in parts if part] or [paragraph.strip()]


def _cuts(paragraph: str, language: str) -> Iterator[int]:
    """Return where a sentence ends and white space, or the next sentence, follows."""
    runs = quoted_runs(paragraph)
    shown = paragraph
    for run in runs:
        shown = shown[: run.start] + "X" + "x" * (run.end - run.start - 1) + shown[run.end :]
        if _ENDS.search(paragraph[run.first : run.last]) and _begins(paragraph[run.end :]):
            yield run.end
    at = 0
    for part in sentencex.segment(language.partition("-")[0], shown):
        at += len(part)
        before, after = shown[:at].rstrip(), shown[at:].lstrip()
        if after and before and not _joined(before, after, language):
            yield at


def _begins(after: str) -> bool:
    """Return whether a sentence may begin with what follows a quotation."""
    word = after.lstrip().lstrip(_OPENERS)
    return after[:1].isspace() and bool(word) and not word[0].islower() and after.lstrip()[0] not in ",;:)]"


def _joined(before: str, after: str, language: str) -> bool:
    """Return whether a cut between two stretches of text is none."""
    word = after.lstrip(_OPENERS)
    if re.fullmatch(r"\d{1,3}\.", before):  # a list's number
        return True
    if word[:1].islower() or after[0] in "-,;:)]" or (before[-1].isalnum() and after[0].isalnum()):
        return True
    if ORDINALS.fullmatch(language.partition("-")[0]) and _ORDINAL.search(before):
        return True
    if (
        after[0].isdigit()
        and re.search(r"\b[^\W\d_]+\.$", before)
        and re.search(r"(?:^|[.\s(])[A-Z]\w{0,3}\.$", before)
    ):
        return True
    return bool(_SHORT.search(before)) and not _YEAR_OR_SUM.search(before)
