"""Where sentences end: as `sentencex` has it, which knows the abbreviations of some 300 languages, and what it leaves.

A quotation stays whole, in marks of any kind, single ones too; it is shown to the splitter as one word. What is mended:
no cut before a small letter, inside a word, after an ordinal in languages that write `24. Juli`, before a figure after
an abbreviation, or after the abbreviations below; a cut after a quotation that holds a whole sentence.
"""

from __future__ import annotations

import functools
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
_ABBREVIATION = re.compile(r"(?:^|[.\s(])[A-Z]\w{0,3}\.$")
_ENDS = re.compile(r"[.!?…。！？]\W*$")
_OPENERS = "\"'“”„‟«»‘’‚‹›「『([¿¡–—- "
_NEAR = 40
"""How many characters before and after a cut can tell whether it is one."""


@functools.lru_cache(maxsize=4096)
def sentences(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """Return the sentences of a paragraph, one at least: (start, end) of each, with the white space after it.

    Args:
        text: The paragraph, or one of our own texts.
        language: Its language, as in BCP 47.
    """
    edges = [0, *sorted(set(_cuts(text, language)) - {0, len(text)}), len(text)]
    return tuple(itertools.pairwise(edges))


def around(text: str, language: str, start: int, end: int) -> tuple[int, int]:
    """Return the sentence or sentences that hold text[start:end]: (start, end) in the text."""
    found = sentences(text, language)
    return max((own for own, _ in found if own <= start), default=0), min(stop for _, stop in found if stop >= end)


def _cuts(text: str, language: str) -> Iterator[int]:
    """Return where the white space after a sentence ends, or the next sentence begins without any."""
    shown = list(text)
    for run in quoted_runs(text):
        shown[run.start : run.end] = "X" + "x" * (run.end - run.start - 1)
        after = text[run.end : run.end + _NEAR]
        if _ENDS.search(text[max(run.first, run.last - _NEAR) : run.last]) and _begins(after):
            yield run.end + len(after) - len(after.lstrip())
    whole, at = "".join(shown), 0
    for part in sentencex.segment(language.partition("-")[0], whole):
        at += len(part)
        before, after = whole[max(0, at - _NEAR) : at].rstrip(), whole[at : at + _NEAR].lstrip()
        if after and before and not _joined(before, after, language):
            yield at + len(whole[at : at + _NEAR]) - len(after)


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
    if after[0].isdigit() and _ABBREVIATION.search(before):
        return True
    return bool(_SHORT.search(before)) and not _YEAR_OR_SUM.search(before)
