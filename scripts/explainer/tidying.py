"""What only a program should do to seeds: letters of new passages, the order of claims, lines of the navigation.

All is done as edits of the text, at places that the YAML reader gives, so that comments and line breaks stay.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from string import ascii_lowercase
from typing import Any, NamedTuple

from explainer.findings import Finding, Place, Problem
from explainer.navigation import missing
from explainer.pages.table import ENTRY_PAGES, PAGES
from explainer.seeds.files import read_text, set_aside
from explainer.seeds.kinds import KINDS, ONE_EACH, PUBLISHED
from explainer.seeds.located import Mapping, Scalar, Sequence, read_yaml

LETTERS = [*ascii_lowercase, *(one + other for one in ascii_lowercase for other in ascii_lowercase)]
_ID = re.compile(r"p([1-9][0-9]*)([a-z]{1,2})")
_NAMED = r"(?:(?<=”\[)|(?<=\]\())(?P<marked>{0})(?=[\])])"


class Edit(NamedTuple):
    """Other words for those that stand from `start` to `end` of a file."""

    start: int
    end: int
    words: str


class UntidyError(Exception):
    """Why nothing can be tidied: the finding that is to be mended first."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))


class Desk:
    """The files of an explainer, as they are and as they will be."""

    def __init__(self, seeds: Path, config: Path) -> None:
        self.seeds, self.config = seeds, config
        self.before: dict[Path, str] = {}
        self.trees: dict[Path, Any] = {}
        names = sorted(path.name for path in seeds.iterdir() if path.suffix == ".yml" and not set_aside(path.name))
        for path in [*(seeds / name for name in names), *([config] if config.exists() else [])]:
            findings = list[Finding]()
            text = read_text(path, findings)
            tree, problems = read_yaml(path.as_posix(), text) if text is not None else (None, [])
            if findings or (problems and path != config) or (problems and tree is None):
                raise UntidyError(min([*findings, *problems]))
            self.before[path], self.trees[path] = text or "", tree
        self.now = dict(self.before)

    def entries(self, file: str) -> list[Mapping]:
        """Return the entries of a seed file."""
        path = self.seeds / file
        tree = self.trees.get(path)
        if not isinstance(tree, Sequence) or not all(isinstance(entry, Mapping) for entry in tree):
            expected = "a list of entries: check the dashes and indents"
            raise UntidyError(Problem(Place(path.as_posix(), 1, 1), "no list of entries", expected).finding("shape"))
        return list(tree)

    def edit(self, path: Path, edits: Iterable[Edit]) -> None:
        """Do edits to a file, none of which lie one over another; read it again."""
        text = self.now[path]
        for start, end, words in sorted(edits, reverse=True):
            text = text[:start] + words + text[end:]
        self.now[path] = text
        self.trees[path], _ = read_yaml(path.as_posix(), text)


def mends(finding: Finding) -> bool:
    """Return whether `tidy` does what a finding asks: not where nav is a list in one line."""
    return finding.check == "claim-order" or (finding.check == "nav" and '" after ' in finding.message)


def tidy(desk: Desk) -> None:
    """Do all of it; raise `UntidyError` where a file cannot be read or the passages do not follow the article."""
    _letter(desk)
    _sort_claims(desk)
    _add_lines(desk)


def _letter(desk: Desk) -> None:
    """Give each passage without a letter of its paragraph the next free one, and sort the letters never published."""
    path = desk.seeds / KINDS["passages"].file
    entries = desk.entries(path.name)
    tree = desk.trees.get(desk.seeds / PUBLISHED.file)
    words = tree.get(Scalar("words")) if isinstance(tree, Mapping) else None
    published = set(map(str, words)) if isinstance(words, Mapping) else set()
    paragraphs: dict[int, list[int]] = {}
    for at, number in enumerate(_paragraphs(desk, entries)):
        paragraphs.setdefault(number, []).append(at)
    names: dict[int, str] = {}
    for number, members in paragraphs.items():
        names |= _named(number, members, [str(entry.get(Scalar("id"), "")) for entry in entries], published)
    renamed, edits = dict[str, str](), list[Edit]()
    seen = set[str]()
    for at, entry in enumerate(entries):
        old = entry.get(Scalar("id"))
        if old is None:
            start = _offset(desk.now[path], entry.place)
            indent = ", " if desk.now[path][start - 1] == "{" else "\n" + " " * (entry.place.column - 1)
            edits.append(Edit(start, start, f"id: {names[at]}{indent}"))
        elif old != names[at]:
            start, end = _offset(desk.now[path], old.at(0)), _offset(desk.now[path], old.at(len(old)))
            edits.append(Edit(start, end, names[at]))
            if old not in seen and _ID.fullmatch(old):
                renamed[str(old)] = names[at]
        seen.add(str(old))
    for file in desk.now:
        if file != desk.config and file.name != PUBLISHED.file:
            own = edits if file == path else []
            desk.edit(file, [*own, *_mentions(desk.now[file], desk.trees[file], renamed, file == path)])


def _paragraphs(desk: Desk, entries: list[Mapping]) -> Iterator[int]:
    """Return the number of the paragraph of each passage."""
    findings = list[Finding]()
    article = read_text(desk.seeds / "article.txt", findings)
    if article is None:
        raise UntidyError(findings[0])
    starts = [match.start() for match in re.finditer(r"^.*\S.*$", article, re.MULTILINE)]
    at = 0
    for entry in entries:
        text = entry.get(Scalar("text"), "")
        at += len(article[at:]) - len(article[at:].lstrip())
        if not isinstance(text, Scalar) or not text.strip() or not article.startswith(text.strip(), at):
            expected = "the article's next words: build the pages, and mend what is found there first"
            where = text if isinstance(text, Scalar) and text.strip() else entry
            raise UntidyError(Problem(where, "a passage that does not follow", expected).finding("tiling"))
        yield sum(start <= at for start in starts)
        at += len(text.strip())


def _named(number: int, members: list[int], ids: list[str], published: set[str]) -> dict[int, str]:
    """Return the ids of the passages of a paragraph: published ones stay, the others take the free letters in turn.

    Where some are published, a new one takes a letter after the last of those; where none is, letters go from a.
    """
    kept: dict[str, int] = {}
    for at in members:
        match = _ID.fullmatch(ids[at])
        if match and int(match[1]) == number and ids[at] in published:
            kept.setdefault(match[2], at)
    taken = [LETTERS.index(match[2]) for own in published if (match := _ID.fullmatch(own)) and int(match[1]) == number]
    free = iter(LETTERS[max(taken, default=-1) + 1 :])
    held = {at: letter for letter, at in kept.items()}
    letters = {at: held[at] if at in held else next(free) for at in members}
    return {at: f"p{number}{letter}" for at, letter in letters.items()}


def _mentions(text: str, tree: Any, renamed: dict[str, str], passages: bool) -> Iterator[Edit]:
    """Return the edits that give passages their new names wherever seeds name them: in fields, marks and links."""
    if not renamed:
        return
    pattern = re.compile(_NAMED.format("|".join(map(re.escape, renamed))))
    for key, value in _scalars(tree):
        if passages and key in ("id", "text"):
            continue
        if value in renamed:
            yield Edit(_offset(text, value.at(0)), _offset(text, value.at(len(value))), renamed[value])
        else:
            for match in pattern.finditer(value):
                start, end = value.at(match.start()), value.at(match.end())
                yield Edit(_offset(text, start), _offset(text, end), renamed[match[0]])


def _scalars(node: Any, key: str = "") -> Iterator[tuple[str, Scalar]]:
    if isinstance(node, Scalar):
        yield key, node
    elif isinstance(node, Mapping):
        for own, value in node.items():
            yield from _scalars(value, str(own))
    elif isinstance(node, Sequence):
        for value in node:
            yield from _scalars(value, key)


def _sort_claims(desk: Desk) -> None:
    """Put the claims in the order in which their passages stand; comments above an entry and blank lines stay."""
    path = desk.seeds / KINDS["claims"].file
    entries = desk.entries(path.name)
    order = {str(entry[Scalar("id")]): at for at, entry in enumerate(desk.entries(KINDS["passages"].file))}
    keys, last = list[int](), -1
    for entry in entries:
        own = entry.get(Scalar("passages"))
        found = [order[ref] for ref in own if ref in order] if isinstance(own, Sequence) else []
        last = min(found, default=last)  # a claim without passages stays behind the one before it
        keys.append(last)
    turn = sorted(range(len(keys)), key=keys.__getitem__)
    if turn == list(range(len(keys))):
        return
    lines = desk.now[path].split("\n")
    starts = [_first_line(lines, entry.place.line - 1) for entry in entries]
    if any(one >= other for one, other in itertools.pairwise(starts)):
        return  # several in one line: for an editor
    blocks = [lines[start:end] for start, end in itertools.pairwise([*starts, len(lines)])]
    blanks = [len(block) - len("\n".join(block).rstrip("\n").split("\n")) for block in blocks]
    bodies = [block[: len(block) - blank] for block, blank in zip(blocks, blanks, strict=True)]
    sorted_lines = lines[: starts[0]]
    for at, blank in zip(turn, blanks, strict=True):
        sorted_lines += bodies[at] + [""] * blank
    desk.edit(path, [Edit(0, len(desk.now[path]), "\n".join(sorted_lines))])


def _first_line(lines: list[str], at: int) -> int:
    """Return the first line of an entry: of the comments right above it, but not the one that names the schema."""
    while at and lines[at - 1].lstrip().startswith("#") and "$schema=" not in lines[at - 1]:
        at -= 1
    return at


def _add_lines(desk: Desk) -> None:
    """Write the lines that nav misses in their places."""
    settings, text = desk.trees.get(desk.config), desk.now.get(desk.config, "")
    nav = settings.get(Scalar("nav")) if isinstance(settings, Mapping) else None
    if nav is None:
        return
    added: dict[int, list[str]] = {}
    for lost in missing(text, nav, _pages(desk)):
        if lost.after:
            added.setdefault(lost.after, []).append(lost.line + "\n")
    ends = [0, *itertools.accumulate(len(line) + 1 for line in text.split("\n"))]
    desk.edit(desk.config, [Edit(ends[after], ends[after], "".join(lines)) for after, lines in added.items()])


def _pages(desk: Desk) -> list[str]:
    """Return the paths of the pages that the seeds make."""
    pages = list(PAGES)
    for name in ENTRY_PAGES:
        kind = KINDS[name]
        before, star, after = kind.file.partition(ONE_EACH)
        if star:
            files = (path.name for path in desk.now if path != desk.config)
            found = [own[len(before) : -len(after)] for own in files if own.startswith(before) and own.endswith(after)]
        else:
            found = [str(entry[Scalar("id")]) for entry in desk.entries(kind.file) if Scalar("id") in entry]
        pages += [kind.home.format(id=own) for own in found]
    return pages


def _offset(text: str, place: Place) -> int:
    """Return where a place stands in the text of its file."""
    at = 0
    for _ in range(place.line - 1):
        at = text.index("\n", at) + 1
    return at + place.column - 1
