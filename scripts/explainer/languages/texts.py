"""A small text of a language file: words, `{name}` to be filled in, `*emphasis*`, and `[words]({name})`, a link."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from explainer.seeds import markup

_MARK = re.compile(
    r"\*(?P<emphasis>[^*]+)\*|\[(?P<words>[^\[\]]+)\]\(\{(?P<to>\w+)\}\)|\{(?P<name>\w+)\}|(?P<stray>[*{}]|\]\()"
)
_SIGNS = re.compile(r"[\\`*_{}\[\]<>&|~#\"]")


@dataclass(frozen=True)
class Field:
    """A place to be filled in."""

    name: str


@dataclass(frozen=True)
class Emphasis:
    """Words set apart."""

    inside: tuple[Piece, ...]


@dataclass(frozen=True)
class Link:
    """Words that lead to the address which is filled in under the name `to`; plain words where that is empty."""

    inside: tuple[Piece, ...]
    to: str


Piece = str | Field | Emphasis | Link


class Text:
    """A text, read once. What is filled in is Markdown already, or plain words, as is asked for."""

    def __init__(self, source: str) -> None:
        self._pieces = tuple(_parse(markup.typographic(source)))
        self.names, self.links, self.emphases = set[str](), set[str](), 0
        self.stray = next((mark["stray"] for mark in _MARK.finditer(source) if mark["stray"]), "")
        self._note(self._pieces)
        fixed = not (self.names or self.links)
        self._markdown = _markdown(self._pieces, {}) if fixed else ""
        self._plain = _plain(self._pieces, {}) if fixed else ""

    def _note(self, pieces: tuple[Piece, ...]) -> None:
        for piece in pieces:
            if isinstance(piece, Field):
                self.names.add(piece.name)
            elif isinstance(piece, Emphasis):
                self.emphases += 1
                self._note(piece.inside)
            elif isinstance(piece, Link):
                self.links.add(piece.to)
                self._note(piece.inside)

    def markdown(self, values: Mapping[str, str]) -> str:
        """Return the text as Markdown that may also stand in an attribute of HTML if it has no marks."""
        return self._markdown or _markdown(self._pieces, values)

    def plain(self, values: Mapping[str, str]) -> str:
        """Return the text without its marks."""
        return self._plain or _plain(self._pieces, values)


def _parse(source: str) -> Iterator[Piece]:
    at = 0
    for mark in _MARK.finditer(source):
        if mark["stray"]:
            continue
        if mark.start() > at:
            yield source[at : mark.start()]
        at = mark.end()
        if mark["name"]:
            yield Field(mark["name"])
        elif mark["emphasis"]:
            yield Emphasis(tuple(_parse(mark["emphasis"])))
        else:
            yield Link(tuple(_parse(mark["words"])), mark["to"])
    if at < len(source):
        yield source[at:]


def _markdown(pieces: tuple[Piece, ...], values: Mapping[str, str]) -> str:
    parts = []
    for piece in pieces:
        match piece:
            case str():
                parts.append(_SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", piece))
            case Field(name):
                parts.append(values[name])
            case Emphasis(inside):
                parts.append(f"*{_markdown(inside, values)}*")
            case Link(inside, to):
                words = _markdown(inside, values)
                parts.append(f"[{words}]({values[to]})" if values[to] else words)
    return "".join(parts)


def _plain(pieces: tuple[Piece, ...], values: Mapping[str, str]) -> str:
    parts = []
    for piece in pieces:
        match piece:
            case str():
                parts.append(piece)
            case Field(name):
                parts.append(values[name])
            case Emphasis(inside) | Link(inside):
                parts.append(_plain(inside, values))
    return "".join(parts)
