"""The seeds of another explainer as text: passages, and stubs of people, claims and records."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from explainer.article.marks import quoted_runs
from explainer.new.cut import Piece, is_name, pieces
from explainer.new.speech import Speech
from explainer.seeds.model import PARAPHRASE, QUOTED
from explainer.seeds.unwritten import FILL_IN
from explainer.tidying import LETTERS

_SAID = (*QUOTED, PARAPHRASE)
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
            "record": _list(self._records()),
        }

    def titles(self) -> list[str]:
        """Return the titles and names that stand in quotation marks and are no quotations."""
        unquoted = (piece.text for piece in self.cut.values() if piece.form not in QUOTED)
        found = (text[run.first : run.last] for text in unquoted for run in quoted_runs(text))
        return list(dict.fromkeys(words.rstrip(" ,.;:") for words in found if is_name(words)))

    def _sentences(self) -> list[list[str]]:
        """Return the passages of each sentence."""
        groups = groupby(self.cut, key=lambda own: (_paragraph(own), self.cut[own].sentence))
        return [list(group) for _, group in groups]

    def _noted(self) -> dict[str, str]:
        """Return the passage that has the note on each: of a sentence one, and on who speaks that before it."""
        noted, last = dict[str, str](), ""
        for sentence in self._sentences():
            main = next((own for own in sentence if not self.cut[own].tag), sentence[0])
            if self.cut[main].tag and last and _paragraph(last) == _paragraph(main):
                main = last
            noted |= dict.fromkeys(sentence, main)
            last = main
        return noted

    def _passages(self) -> Iterator[str]:
        noted = self._noted()
        for own, piece in self.cut.items():
            remark = f"# {piece.remark}\n" if piece.remark else ""
            yield (
                f"{remark}- id: {own}\n  text: {_text(piece.text)}\n  form: {piece.form}\n  voice: {piece.voice}\n"
                f"  attribution: {piece.attribution}\n"
                + (f"  noted_with: {noted[own]}\n" if noted[own] != own else f"  note: {FILL_IN}\n")
                + ("" if piece.form in _SAID else f"  no_claim: {_TAG if piece.tag else FILL_IN}\n")
            )

    def _claims(self) -> Iterator[str]:
        """Return a claim for what is said in each sentence."""
        for sentence in self._sentences():
            own = [passage for passage in sentence if self.cut[passage].form in _SAID]
            if own:
                voices = (self.cut[passage].voice for passage in own)
                voice = next((voice for voice in voices if voice != FILL_IN), FILL_IN)
                yield (
                    f"- id: claim-{own[0]}\n  title: {FILL_IN}\n  kind: {FILL_IN}\n  claimant: {voice}\n"
                    f"  passages: [{', '.join(own)}]\n  plain: {FILL_IN}\n  asks: {FILL_IN}\n  no_context: {FILL_IN}\n"
                )

    def _records(self) -> Iterator[str]:
        """Return a record for the quotation in each sentence, from its first words to its last."""
        for sentence in self._sentences():
            quoted = [at for at, own in enumerate(sentence) if self.cut[own].form in QUOTED]
            if quoted:
                yield _record(sentence[quoted[0] : quoted[-1] + 1])


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


def _record(own: list[str]) -> str:
    return (
        f"- id: record-{own[0]}\n  passages: [{', '.join(own)}]\n  venue: {FILL_IN}\n  aired: {FILL_IN}\n"
        f"  found: {FILL_IN}\n  sources: []\n  result: {FILL_IN}\n  reason: {FILL_IN}\n"
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
    """Return words in marks; what cannot be seen is spelt out, all else is as it is."""
    return "".join(char if char.isprintable() else _spelt(ord(char)) for char in _plain(words))


def _spelt(number: int) -> str:
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
