"""Our own text: a small, stated subset of Markdown, read into tokens and written safely.

The subset: `*emphasis*`; `[words](id)`, a link to an entry by its id; `“words”`, a quotation of the article
that may name its passage, `“words”[p2a]`; and `“words”[source-id]`, a quotation of a source. All else is text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(r"\*(?=\S)(?P<emphasis>[^*]*[^\s*])\*|\[(?P<words>[^\[\]]+)\]\((?P<target>[^()\s]*)\)|“")
_QUOTATION_MARK = re.compile("[“”]")
_APOSTROPHE = re.compile(r"(?<=\w)'|'(?=\d\ds\b)")
_MARK = re.compile(r"\[([a-z0-9-]+)\]")
_SPACES = re.compile(r"[ \t\r\n]+")
_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>&|~#]|!$|^(?:[-+=:!?%^$]|\d+[.)](?=\s))")


@dataclass(frozen=True)
class Text:
    """Words as they are."""

    text: str


@dataclass(frozen=True)
class Emphasis:
    """Words set apart."""

    inside: tuple[Token, ...]


@dataclass(frozen=True)
class Link:
    """Words that lead to the entry `target`; `offset` is where the target stands in the field."""

    inside: tuple[Token, ...]
    target: str
    offset: int


@dataclass(frozen=True)
class Quote:
    """Quoted words; `mark` is the id of a source or passage that follows them, if any."""

    words: str
    mark: str
    offset: int


Token = Text | Emphasis | Link | Quote


@lru_cache(maxsize=4096)
def parse(text: str, start: int = 0) -> tuple[Token, ...]:
    """Return the tokens of a field; their offsets count characters from `start` at its beginning."""
    tokens: list[Token] = []
    at = 0
    while match := _TOKEN.search(text, at):
        if match.start() > at:
            tokens.append(Text(text[at : match.start()]))
        at = match.end()
        if match["emphasis"] is not None:
            tokens.append(Emphasis(parse(match["emphasis"], start + match.start("emphasis"))))
        elif match["target"] is not None:
            inside = parse(match["words"], start + match.start("words"))
            tokens.append(Link(inside, match["target"], start + match.start("target")))
        else:
            close = _closing(text, at)
            words = text[at:close]
            mark = _MARK.match(text, close + 1)
            tokens.append(Quote(words, mark[1] if mark else "", start + at))
            at = mark.end() if mark else min(close + 1, len(text))
    if at < len(text):
        tokens.append(Text(text[at:]))
    return tuple(tokens)


def _closing(text: str, at: int) -> int:
    """Return where the “ opened before `at` closes, counting quotations inside it; the end if it does not."""
    depth = 1
    for match in _QUOTATION_MARK.finditer(text, at):
        depth += 1 if match[0] == "“" else -1
        if not depth:
            return match.start()
    return len(text)


def flat(tokens: tuple[Token, ...]) -> Iterator[Token]:
    """Return all tokens, those inside others too, in order."""
    for token in tokens:
        yield token
        if isinstance(token, (Emphasis, Link)):
            yield from flat(token.inside)


def plain(text: str) -> str:
    """Return a field as plain text: marks taken out, quotation marks kept, apostrophes typographic."""
    return "".join(_plain(token) for token in parse(_SPACES.sub(" ", text).strip()))


def _plain(token: Token) -> str:
    match token:
        case Text(text):
            return typographic(text)
        case Quote(words):
            return f"“{words}”"
        case Emphasis(inside) | Link(inside):
            return "".join(map(_plain, inside))


def typographic(text: str) -> str:
    """Return our own words with a typographic apostrophe where a straight one was typed."""
    return _APOSTROPHE.sub("’", text) if "'" in text else text


def escape(text: str) -> str:
    """Return words safe inside Markdown and HTML: nothing in them is a mark-up character any more."""
    return _MARKDOWN.sub(lambda match: "".join(f"&#{ord(c)};" for c in match[0]), _SPACES.sub(" ", text))


def escape_html(text: str) -> str:
    """Return words of the article safe inside a block of HTML that Markdown leaves alone."""
    return html.escape(text, quote=False).replace("\t", "&#9;")
