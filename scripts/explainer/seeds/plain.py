"""Explains a value without quotation marks, or with some of them only, that YAML reads otherwise than it was meant."""

from __future__ import annotations

import re
from typing import NamedTuple

_LINE = re.compile(r"(?P<before>\s*(?:- +)*)(?:(?P<key>[\w-]+): +)?(?P<value>\S.*?)\s*", re.DOTALL)
_SINGLE = re.compile(r"'(?:[^']|'')*'(?:\s+#.*|[,\]}].*)?")
_DOUBLE = re.compile(r'"(?:[^"\\]|\\.)*"(?:\s+#.*|[,\]}].*)?')
_ALIAS = re.compile(r"[*&!]")
_LINK = re.compile(r"\[[^\[\]]*\]\S|\[[^\[\]]*\]\s+[^\s#]|\{[^{}]*\}\s*[^\s#]")
_INDICATOR = re.compile(r"[@`%,\]}]|[?:-](?=\s|$)|[|>](?![-+0-9]*(?:\s+#.*)?$)")
_COLON = re.compile(r":(?=\s|$)")
CUT = re.compile(r"[ \t]*(?<=\s)#(?=[^\s#])")
"""A comment that seems to be words of the value before it, as in `Crew #7`."""


class Sign(NamedTuple):
    """A sign that YAML does not take as it was meant: where it stands in its line, which, and the key of the value."""

    at: int
    sign: str
    where: str
    key: str

    @property
    def found(self) -> str:
        """What a finding says was found."""
        return f"{self.sign} {self.where} a plain value"

    @property
    def expected(self) -> str:
        """What a finding expects, with the cure."""
        return f'the value after ">-" on a line of its own: write {self.key or "..."}: >-, and the words under it'


def sign(line: str) -> Sign | None:
    """Return the sign in a line of YAML that keeps its value from being the words that stand there, if there is one."""
    match = _LINE.fullmatch(line)
    if not match:
        return None
    value, key, start = match["value"], match["key"] or "", match.start("value")
    first = value[0]
    if first in "'\"":
        whole = (_SINGLE if first == "'" else _DOUBLE).fullmatch(value)
        return None if whole else Sign(start, first, "at the start of", key)
    if _ALIAS.match(value) or _LINK.match(value):
        mark = value.partition("]")[0] + "]" if first == "[" else value.split()[0]
        return Sign(start, mark if first in "*[" else first, "at the start of", key)
    if first in "[{":
        return None
    if _INDICATOR.match(value):
        return Sign(start, first, "at the start of", key)
    if cut := re.search(r"(?:^|(?<=\s))#(?=[^\s#])", value):
        return Sign(start + cut.start(), "#", "after a space in", key)
    if key and (colon := _COLON.search(value)):
        return Sign(start + colon.start(), ":", "before a space in", key)
    return None
