"""YAML read into plain values that know their place.

Every scalar stays a string, so `no`, `1.10` and `2019-05-17` mean what was typed. Anchors, aliases, merge
keys, tags, duplicate keys and further documents are findings. Follows YAML 1.1 as read by PyYAML.
"""

from __future__ import annotations

import bisect
import itertools
import re
from functools import cached_property
from typing import Any

import yaml

from explainer.findings import Finding, Place, Problem

_FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_VISIBLE = re.compile(r"\S")
_UNIT = {"'": re.compile(r"''|\S"), '"': re.compile(r"\\(?:x..|u.{4}|U.{8}|.)|\S", re.DOTALL)}
_COMMENT = re.compile("[ \t]+#")
_BLANK = frozenset(" \t\nnrtvfNLP_")
DEEPEST = 32


class File:
    """The text of a seed file, with the places of its characters."""

    def __init__(self, path: str, text: str) -> None:
        # Kept as bytes, which are half the size: only findings ask for it again.
        self.path, self._content = path, text.encode()

    @cached_property
    def text(self) -> str:
        """The text, decoded when it is first asked for."""
        return self._content.decode()

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def place(self, offset: int) -> Place:
        """Return the place of the character at `offset`."""
        line = bisect.bisect_right(self._lines, offset)
        return Place(self.path, line, offset - self._lines[line - 1] + 1)


class Scalar(str):
    """A string from a seed file, with the place where it stands."""

    __slots__ = ("_file", "_start", "_style")

    _file: File
    _start: int
    _style: str | None

    @classmethod
    def of(cls, value: str, file: File, start: int = 0, style: str | None = None) -> Scalar:
        """Return `value` as a scalar that stands `start` characters into `file`."""
        self = cls(value)
        self._file, self._start, self._style = file, start, style
        return self

    def like(self, kind: type[Scalar]) -> Any:
        """Return the same text at the same place as an instance of `kind`."""
        return kind.of(str(self), self._file, self._start, self._style)

    @property
    def place(self) -> Place:
        """Where the value begins."""
        return self._file.place(self._start)

    @property
    def is_plain(self) -> bool:
        """Whether it was typed without quotation marks, and not as a block."""
        return not self._style

    @property
    def follows_comma(self) -> bool:
        """Whether it was typed after a comma, as an item of a list in brackets."""
        return self._file.text[: self._start].rstrip().endswith(",")

    def at(self, offset: int) -> Place:
        """Return the place of the character `offset` of this value, whatever way it was folded or quoted."""
        source, i = self._file.text, self._start
        if self._style in ("|", ">"):
            i = source.find("\n", i) + 1
        elif self._style:
            i += 1
        # The characters that are no white space stand in the source in the same order.
        units = (unit for unit in _UNIT.get(self._style or "", _VISIBLE).finditer(source, i) if not _blank(unit[0]))
        before = self[:offset].rstrip()
        for unit in itertools.islice(units, sum(not char.isspace() for char in before)):
            i = unit.end()
        space = source[i : i + offset - len(before)]
        if offset < len(self) and not self[offset].isspace():
            i = next((unit.start() for unit in units), i)
        elif "\n" not in space and space.isspace():
            i += len(space)
        return self._file.place(i)


def _blank(unit: str) -> bool:
    """Return whether the unit is an escape that stands for white space, or for nothing."""
    return unit[:1] == "\\" and (unit[1:] in _BLANK or (len(unit) > 2 and chr(int(unit[2:], 16)).isspace()))


class Sequence(list[Any]):
    """A YAML sequence, with the place where it starts."""

    place: Place


class Mapping(dict[Scalar, Any]):
    """A YAML mapping, with the place where it starts."""

    place: Place


class _Reader:
    """Builds the values of one document from the events of PyYAML's parser."""

    def __init__(self, path: str, text: str, loader: Any) -> None:
        self.file, self.findings = File(path, text), list[Finding]()
        self.text, self.events = text, iter(loader(text).get_event, None)
        self.quoted: yaml.ScalarEvent | None = None

    def document(self) -> tuple[Any, list[Finding]]:
        value, documents = None, 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self.find(event, "a second document (---)", "one document a file: join them")
            elif isinstance(event, yaml.NodeEvent):
                node = self.node(event, 0)
                value = node if documents == 1 else value
        return value, self.findings

    def place(self, event: yaml.Event) -> Place:
        mark: Any = event.start_mark
        return Place(self.file.path, mark.line + 1, mark.column + 1)

    def find(self, event: yaml.Event, found: str, expected: str) -> None:
        self.findings.append(Problem(self.place(event), found, expected).finding("yaml"))

    def node(self, event: Any, depth: int) -> Any:
        if event.anchor or getattr(event, "tag", None):  # an alias has an anchor, but no tag
            self.find(event, "a YAML anchor, alias or tag", "plain values: write the value out")
        if depth > DEEPEST:
            self.find(event, f"more than {DEEPEST} levels", "a flat list of entries: check the indents")
            raise RecursionError
        start: int = event.start_mark.index
        end: Any = event.end_mark
        if isinstance(event, yaml.ScalarEvent):
            if event.style in _UNIT:
                self.quoted = event
            elif not event.style and (comment := _COMMENT.match(self.text, end.index)):
                place = self.file.place(comment.end() - 1)
                mend = "the whole text below >-, or a comment on a line of its own: move it"
                self.findings.append(Problem(place, "a # after a text, which ends it", mend).finding("yaml"))
            return Scalar.of(event.value, self.file, start, event.style)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(event, depth)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(event, depth)
        return Scalar.of("", self.file, start)

    def sequence(self, start: yaml.Event, depth: int) -> Sequence:
        items = Sequence()
        items.place = self.place(start)
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.node(event, depth + 1))
        return items

    def mapping(self, start: yaml.Event, depth: int) -> Mapping:
        pairs = Mapping()
        pairs.place = self.place(start)
        again: list[tuple[yaml.Event, Scalar]] = []
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            if not isinstance(key, Scalar):
                self.find(event, "a list or mapping as a key", "a word: check the indents")
            elif key == "<<":
                self.find(event, "a YAML merge key (<<)", "plain values: write the values out")
            elif key in pairs:
                again.append((event, key))
            else:
                pairs[key] = value
        for event, key in again[:1]:  # more of them are one mistake: a dash that is missing
            first = next(known.place for known in pairs if known == key)
            more = f" and {len(again) - 1} more keys" if again[1:] else ""
            found = f'the key "{key}"{more} a second time (first at line {first.line}, column {first.column})'
            self.find(event, found, "each once: join them, or begin an entry with a dash")
        return pairs

    def fault(self, error: yaml.MarkedYAMLError) -> Finding:
        """Return the finding on invalid YAML, with the place where what is unfinished began."""
        mark, start, what = error.problem_mark or error.context_mark, error.context_mark, error.context
        quoted: Any = self.quoted
        if quoted and mark and quoted.end_mark.line == mark.line:
            start, what = quoted.start_mark, f"after the text in {quoted.style}"
        begun = ""
        if start and mark and start.index != mark.index:
            begun = f" ({what}, begun at line {start.line + 1}, column {start.column + 1})"
        place = Place(self.file.path, mark.line + 1, mark.column + 1) if mark else Place(self.file.path, 1, 1)
        problem = str(error.problem).removeprefix("found ")
        if "'\\t'" in problem:
            return Problem(place, "a tab", "spaces: put spaces in its place").finding("yaml")
        expected = "plain lists and mappings: check the quotation marks, colons and indents"
        return Problem(place, f"invalid YAML: {problem}{begun}", expected).finding("yaml")


def read_yaml(path: str, text: str) -> tuple[Any, list[Finding]]:
    """Return the one document of a YAML file as scalars, sequences and mappings, and what is wrong with it.

    `path` is the name shown in findings. The value is None where the syntax does not allow one.
    """
    try:
        return _Reader(path, text, _FAST).document()
    except (yaml.MarkedYAMLError, RecursionError) as error:
        known = error
    # Read again: the pure Python parser is slower, but says where a construct began.
    reader = _Reader(path, text, yaml.SafeLoader)
    try:
        return reader.document()
    except yaml.MarkedYAMLError as error:
        known = error
    except (ValueError, RecursionError):
        pass  # a ValueError is that parser's own fault, at what the other one refused
    return None, [*reader.findings, *([reader.fault(known)] if isinstance(known, yaml.MarkedYAMLError) else [])]
