"""The seeds of another explainer as text: passages, and stubs of people, claims and records."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

import yaml

from explainer.new.cut import Piece, pieces
from explainer.new.speech import Speech
from explainer.seeds.model import DIRECT, PARAPHRASE, PARTIAL
from explainer.seeds.unwritten import FILL_IN
from explainer.tidying import LETTERS

_SAID = (DIRECT, PARTIAL, PARAPHRASE)
_TAG = "Attributing words of the quotation beside them."


class Layout:
    """An article cut into passages, with the people that stand beside verbs of saying."""

    def __init__(self, article: str, language: str) -> None:
        speech = Speech(language)
        self.people = dict(_named(speech.people(article)))
        one = {own: forms for own, forms in self.people.items() if all(map(forms[0].endswith, forms))}
        by_form = {form: own for own, forms in one.items() for form in forms}  # no family: then it is not certain who
        self.cut: dict[str, Piece] = {}
        paragraphs = [paragraph for paragraph in article.split("\n") if paragraph.strip()]
        for number, paragraph in enumerate(paragraphs, start=1):
            found = _few(paragraph, pieces(paragraph, number, len(paragraphs), language, speech))
            for letter, piece in zip(LETTERS, found, strict=False):
                voice = by_form.get(piece.speaker, piece.voice)
                self.cut[f"p{number}{letter}"] = replace(piece, voice=voice)

    def files(self) -> dict[str, str]:
        """Return the text of each seed file that says something already, by its name without the ending."""
        return {
            "passages": "\n".join(self._passages()),
            "people": _list(_person(own, forms) for own, forms in self.people.items()),
            "claims": _list(self._claims()),
            "record": _list(_record(own) for own, piece in self.cut.items() if piece.form in (DIRECT, PARTIAL)),
        }

    def _passages(self) -> Iterator[str]:
        noted = ""
        for own, piece in self.cut.items():
            same = self._beside(own, noted)
            noted = own if not same else noted
            remark = f"# {piece.remark}\n" if piece.remark else ""
            yield (
                f"{remark}- id: {own}\n  text: {_text(piece.text)}\n  form: {piece.form}\n  voice: {piece.voice}\n"
                f"  attribution: {piece.attribution}\n"
                + (f"  noted_with: {noted}\n" if same else f"  note: {FILL_IN}\n")
                + ("" if piece.form in _SAID else f"  no_claim: {_TAG if piece.tag else FILL_IN}\n")
            )

    def _beside(self, own: str, noted: str) -> bool:
        """Return whether a passage only says who speaks in the one before it, which has the note."""
        return self.cut[own].tag and bool(noted) and _paragraph(own) == _paragraph(noted)

    def _claims(self) -> Iterator[str]:
        """Return a claim for what is said in each sentence."""
        said = ((own, piece) for own, piece in self.cut.items() if piece.form in _SAID)
        for _, group in groupby(said, key=lambda row: (_paragraph(row[0]), row[1].sentence)):
            own, voices = [], list[str]()
            for passage, piece in group:
                own.append(passage)
                voices.append(piece.voice)
            voice = next((voice for voice in voices if voice != FILL_IN), FILL_IN)
            yield (
                f"- id: claim-{own[0]}\n  title: {FILL_IN}\n  kind: {FILL_IN}\n  claimant: {voice}\n"
                f"  passages: [{', '.join(own)}]\n  plain: {FILL_IN}\n  asks: {FILL_IN}\n  no_context: {FILL_IN}\n"
            )


def _few(paragraph: str, found: list[Piece]) -> list[Piece]:
    """Return passages as far as there are letters, the last one with all the rest of the paragraph."""
    if len(found) <= len(LETTERS):
        return found
    kept, at = found[: len(LETTERS) - 1], 0
    for piece in kept:
        at = paragraph.index(piece.text, at) + len(piece.text)
    return [*kept, Piece(paragraph[at:].strip())]


def _paragraph(own: str) -> str:
    return own.rstrip("".join(LETTERS[:26]))


def _person(own: str, forms: list[str]) -> str:
    names = json.dumps(forms, ensure_ascii=False)
    return f"- id: {own}\n  name: {_plain(forms[0])}\n  kind: {FILL_IN}\n  named_as: {names}\n  role: {FILL_IN}\n"


def _record(own: str) -> str:
    return (
        f"- id: record-{own}\n  passages: [{own}]\n  venue: {FILL_IN}\n  aired: {FILL_IN}\n  found: {FILL_IN}\n"
        f"  sources: []\n  result: {FILL_IN}\n  reason: {FILL_IN}\n"
    )


def _named(people: list[list[str]]) -> Iterator[tuple[str, list[str]]]:
    """Return an id for each person, from the last word of the longest name."""
    taken = set[str]()
    for number, forms in enumerate(people, start=1):
        plain = unicodedata.normalize("NFKD", forms[0].split()[-1]).encode("ascii", "ignore").decode().lower()
        own = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or f"person-{number}"
        while own in taken:
            own += f"-{number}"
        taken.add(own)
        yield own, forms


def _list(entries: Iterator[str]) -> str:
    return "\n".join(entries) or "[]\n"


def _text(words: str) -> str:
    """Return words of the article as a block, in which nothing is doubled; quoted where a block cannot hold them."""
    return f"|-\n    {words}" if words.isprintable() else _quoted(words)


def _plain(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _quoted(words: str) -> str:
    return str(yaml.safe_dump(words, default_style='"', allow_unicode=True, width=float("inf"))).rstrip("\n")
