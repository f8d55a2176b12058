"""The cut: passages at sentences and at quotation marks, each with the form that its marks show."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from explainer.article.marks import Run, quoted_runs
from explainer.article.sentences import sentences
from explainer.new.speech import Speech
from explainer.seeds.model import (
    ARTICLE_VOICE,
    DIRECT,
    FITTING,
    FORMS,
    HEADLINE_VOICE,
    INSERTED,
    NO_SOURCE,
    OWN_VOICE,
    PARAPHRASE,
    PARTIAL,
    SOURCE_NAMED,
)
from explainer.seeds.unwritten import FILL_IN

_WORDS = re.compile(r"\w")
_STOPS = re.compile(r"[.!?…,;—–-]\s*$")
_BYLINE = re.compile(r"(?:By|Von|Par|Av|Por|Text|Words)[: ] ?[A-Z]\S*(?: \S+){1,9}")
_CAPTION = re.compile(
    r"(?i:photo|image|picture|caption|foto|bild|légende|figure)s?\b ?[:/].*|.*\((?:AP )?Photo\b.*\)|.* / \w+"
    r"|.*[.] (?i:photo|image|picture|foto|bild)s?: [^.!?]+[.]?"
)
_DAY = re.compile(r"(?:\w+,? )?(?:\w+\.? \d{1,2}, |\d{1,2}\.? (?:de )?\w+\.? (?:de )?)(?:1[89]|20)\d\d")
_DATELINE = re.compile(r"[A-Z][A-Z .'-]{2,}(?:, [A-Z][\w. ]+?)?(?: \(\w+\))? (?:—|–|--|-) ")
_QUESTION = re.compile(r"(?:Q|Question|Frage|Fråga|Pregunta)[:.] .*\?")
_END = re.compile(r"[.!?…:;,\"”’»“)。！？]$")


@dataclass(frozen=True)
class Piece:
    """A passage as proposed; `sentence` numbers the sentence that it is cut from, `remark` is for the editor."""

    text: str
    form: str = OWN_VOICE
    speaker: str = ""
    """The name beside its marks."""
    voice: str = ARTICLE_VOICE
    attribution: str = NO_SOURCE
    remark: str = ""
    sentence: int = 0
    tag: bool = False
    """Whether it only says who speaks in the quotation beside it."""


def pieces(paragraph: str, number: int, count: int, language: str, speech: Speech) -> list[Piece]:
    """Return the passages of a paragraph, of which the article has `count`."""
    paragraph = paragraph.strip()
    if kind := _kind(paragraph, number, count):
        return [_apart(paragraph, kind)]
    found = list[Piece]()
    if (dateline := _DATELINE.match(paragraph)) and paragraph[dateline.end() :].strip():
        found.append(Piece(dateline[0].strip(), remark="Proposed as a dateline."))
        paragraph = paragraph[dateline.end() :]
    runs = quoted_runs(paragraph)
    for turn, (start, end) in enumerate(sentences(paragraph, language), start=1):
        found += (replace(piece, sentence=turn) for piece in _of_sentence(paragraph, start, end, runs, speech))
    for at in range(1, len(found)):
        found[at - 1], found[at] = _asked(found[at - 1], found[at], speech)
    return found


def _asked(quoted: Piece, after: Piece, speech: Speech) -> tuple[Piece, Piece]:
    """Return a quotation that ends in ? or ! and a short sentence after it, as in “Why?” Lund asked, seen as one."""
    short = after.form == PARAPHRASE and len(after.text.split()) <= 6
    if quoted.form == DIRECT and short and re.search(r"[!?]\W*$", quoted.text):
        named, name = speech.beside("", after.text)
        if named:
            said = replace(quoted, speaker=name, attribution=named)
            return said, Piece(after.text, attribution=SOURCE_NAMED, sentence=after.sentence, tag=True)
    return quoted, after


def _kind(paragraph: str, number: int, count: int) -> str:
    """Return what a paragraph is when it is no running text: a headline, byline, caption, subhead or question."""
    words = len(paragraph.split())
    if count < 3 or quoted_runs(paragraph):
        return ""
    if number <= 4 and words <= 12 and _BYLINE.fullmatch(paragraph) and not _END.search(paragraph):
        return "byline"
    if number <= 4 and _DAY.fullmatch(paragraph):
        return "the day"
    if words <= 60 and _CAPTION.fullmatch(paragraph):
        return "caption"
    if _QUESTION.fullmatch(paragraph):
        return "question"
    if words > 20 or _END.search(paragraph) or not _WORDS.search(paragraph):
        return ""
    if number == 1:
        return "headline"
    return INSERTED if paragraph.isupper() and words > 3 else "subhead" if words <= 10 and number < count else ""


def _apart(paragraph: str, kind: str) -> Piece:
    if kind not in FORMS:
        return Piece(paragraph, remark=f"Proposed as: {kind}.")
    voice = HEADLINE_VOICE if kind == INSERTED else ARTICLE_VOICE
    return Piece(
        paragraph, kind, voice=voice, attribution=FITTING[kind].attributions[-1], remark=f"Proposed as: {kind}."
    )


def _of_sentence(paragraph: str, start: int, end: int, quoted: tuple[Run, ...], speech: Speech) -> Iterator[Piece]:
    """Return the passages of a sentence: what stands in each pair of marks, and the words around them.

    Those are the article's own beside a spoken sentence, and tell of the speaker beside a part of one.
    """
    runs = [run for run in quoted if run.start < end and start < run.end]
    runs = [run for run in runs if not _is_name(paragraph, run, start, end, speech)]
    spoken = [run for run in runs if _is_speech(paragraph, run, start, end)]
    if not runs:
        text = paragraph[start:end].strip()
        yield Piece(text, PARAPHRASE, "", FILL_IN, FILL_IN) if speech.reported(text) else Piece(text)
        return
    edges = [(max(run.start, start), _past_stops(paragraph, min(run.end, end), end)) for run in runs]
    gaps = [(at, first) for (_, at), (first, _) in itertools.pairwise([(start, start), *edges, (end, end)])]
    named, name = "", ""
    for at, run in enumerate(runs):
        before, after = (paragraph[slice(*gap)] for gap in gaps[at : at + 2])
        if not named:  # else it is named between two parts of one sentence
            named, name = speech.beside(before, paragraph[run.end : gaps[at + 1][1]])
        first = edges[at][0] if at or _WORDS.search(before) else start  # a bracket goes with the words in it
        last = edges[at][1] if _WORDS.search(after) else gaps[at + 1][1]
        if _WORDS.search(before):
            yield _beside(before, bool(spoken), named, name, speech)
        form = DIRECT if run in spoken else PARTIAL
        yield Piece(paragraph[first:last].strip(), form, name, FILL_IN, named or FILL_IN)
    if _WORDS.search(after):
        yield _beside(after, bool(spoken), named, name, speech)


def _is_name(paragraph: str, run: Run, start: int, end: int, speech: Speech) -> bool:
    """Return whether what stands in marks inside a sentence is a title or a name: “The Low Line”."""
    inside = _WORDS.search(paragraph[start : run.start]) and run.start > start and run.closed
    capitals = is_name(paragraph[run.first : run.last])
    return bool(inside) and capitals and not speech.beside(paragraph[start : run.start], paragraph[run.end : end])[0]


def is_name(words: str) -> bool:
    """Return whether words have capitals as titles have: two or more, and at both ends."""
    found = re.findall(r"[^\W\d_][\w'’-]*", words)
    capitals = len(found) > 1 and all(word[0].isupper() or len(word) <= 3 for word in found)
    return capitals and found[0][0].isupper() and found[-1][0].isupper()


def _is_speech(paragraph: str, run: Run, start: int, end: int) -> bool:
    """Return whether a quotation stands for itself: all of its sentence or its beginning, or a part set apart."""
    before, inside, after = paragraph[start : run.start], paragraph[run.first : run.last], paragraph[run.end : end]
    if not _WORDS.search(before) and (not _WORDS.search(after) or inside[:1].isupper()):
        return True
    stopped = bool(_STOPS.search(inside)) or after[:1] in (",", ";")
    opens = not _WORDS.search(before) or before.rstrip()[-1:] in (":", ",", ";")
    return opens and (stopped or not _WORDS.search(after))


def _past_stops(paragraph: str, at: int, end: int) -> int:
    """Return where the stops right after a closing mark end."""
    while at < end and paragraph[at] in ",.;!?":
        at += 1
    return at


def _beside(words: str, spoken: bool, named: str, name: str, speech: Speech) -> Piece:
    """Return the words before, between or after quoted parts of a sentence."""
    text = words.strip()
    if not spoken and not speech.only_attributes(text):
        return Piece(text, PARAPHRASE, name, FILL_IN, named or FILL_IN)
    says = speech.reported(text)
    return Piece(text, attribution=SOURCE_NAMED if says else FILL_IN, tag=says and len(text.split()) <= 12)
