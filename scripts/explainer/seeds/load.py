"""Reads the seeds folder: the article's bytes and the YAML files, each checked against its shape."""

from __future__ import annotations

import fnmatch
import functools
import operator
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from explainer.findings import Finding, Place, Problem, suggest
from explainer.seeds import unwritten
from explainer.seeds.entry import Entry, Faults
from explainer.seeds.fields import WrongError, identifier
from explainer.seeds.files import read_text, set_aside
from explainer.seeds.kinds import KINDS, ONE_EACH, PUBLISHED, SITE, VOICES, WORDING, Kind, Seeds
from explainer.seeds.located import File, Mapping, Scalar, Sequence, read_yaml

FILES = {kind.file: kind for kind in (SITE, WORDING, PUBLISHED, *KINDS.values()) if kind.file}
"""The kind of what each seed file holds, by the file's name or pattern."""
SCHEMAS = {name.removesuffix(".yml").removesuffix(f"-{ONE_EACH}"): kind for name, kind in FILES.items()}
"""The same by the name of its schema."""


def load(folder: Path) -> tuple[Seeds | None, list[Finding]]:
    """Return the seeds of a folder, and what is wrong with the files one by one.

    The seeds are None where a file is lost without which nothing can be compared.
    """
    findings: list[Finding] = []
    try:
        names = sorted(path.name for path in folder.iterdir() if not set_aside(path.name))
    except OSError as error:
        found, expected = f"no seeds folder ({error.strerror})", "one to read: check its name and permissions"
        return None, [Problem(Place(folder.as_posix(), 1, 1), found, expected).finding("file")]
    article = read_text(folder / "article.txt", findings)
    site, wording = (_one(kind, folder / kind.file, findings) for kind in (SITE, WORDING))
    published = _one(PUBLISHED, folder / PUBLISHED.file, findings) if PUBLISHED.file in names else None
    lists = {name: _entries(kind, folder, names, findings) for name, kind in KINDS.items() if kind.file}
    for name in names:
        known = ("article.txt", *FILES)
        if not any(fnmatch.fnmatchcase(name, pattern) for pattern in known):
            found, expected = "an unknown file", f"the seed files only.{suggest(name, known)}"
            findings.append(Problem(Place((folder / name).as_posix(), 1, 1), found, expected).finding("file"))
    if article is None or lists["passages"] is None:
        return None, findings
    entries = {name: found or [] for name, found in lists.items()}
    faulty = {Path(finding.place.path).name for finding in findings if finding.check != unwritten.CHECK}
    whole, cut = faulty <= {SITE.file, WORDING.file, PUBLISHED.file}, KINDS["passages"].file not in faulty
    values: dict[str, Any] = {"site": site, "wording": wording, "voices": VOICES, "whole": whole, "cut": cut}
    values["published"] = None if published is None or published.faulty else published
    return Seeds(folder=folder.as_posix(), article=article, **entries, **values), findings


def _one(kind: Kind, path: Path, findings: list[Finding]) -> Any:
    """Return the one entry that a file holds; faulty, where something is wrong, with the rest of it usable."""
    tree, faults = _tree(path, findings)
    entry = None
    if faults is not None:
        entry = _entry(kind.model, tree, faults)
        _tell(faults, findings)
    return _rest(kind.model, tree) if entry is None else entry


def _entries(kind: Kind, folder: Path, names: list[str], findings: list[Finding]) -> list[Any] | None:
    """Return the entries of a kind, those without a fault; None where no file could be read as a list of them."""
    if ONE_EACH in kind.file:
        found = (_named(kind, folder / name, findings) for name in names if fnmatch.fnmatchcase(name, kind.file))
        return [entry for entry in found if entry is not None]
    tree, faults = _tree(folder / kind.file, findings)
    if faults is None:
        return None
    if not isinstance(tree, Sequence):
        faults.add(tree, _what(tree), f"a list: {_mend(tree, 'a list')}")
        _tell(faults, findings)
        return None
    read = [_entry(kind.model, node, faults) for node in tree]
    _tell(faults, findings)
    return [entry for entry in read if entry is not None and not entry.faulty]


def _named(kind: Kind, path: Path, findings: list[Finding]) -> Any:
    """Return the entry of a file whose name has its id, or None where either has a fault."""
    entry = _one(kind, path, findings)
    if entry.faulty:
        return None
    before, _, after = kind.file.partition(ONE_EACH)
    try:
        entry._id = identifier(Scalar.of(path.name.removeprefix(before).removesuffix(after), File(path.as_posix(), "")))
    except WrongError as wrong:
        place = Place(path.as_posix(), 1, 1)
        findings.append(
            Problem(place, f"{wrong.found} in its name", f"{wrong.expected}; rename the file").finding("shape")
        )
        return None
    return entry


def _tree(path: Path, findings: list[Finding]) -> tuple[Any, Faults | None]:
    """Return what the YAML of a file holds, and a list for its faults; None where the file cannot be read at all."""
    text = read_text(path, findings)
    tree, problems = read_yaml(path.as_posix(), text) if text is not None else (None, [])
    findings += [*problems, *unwritten.unwritten(tree, "text" if path.name == KINDS["passages"].file else "")]
    usable = text is not None and not (tree is None and problems)
    faults = Faults(path.as_posix()) if usable else None
    return tree, faults


def _tell(faults: Faults, findings: list[Finding]) -> None:
    """Tell the faults that stand where nothing was told before."""
    places = {finding.place for finding in findings if finding.check != unwritten.CHECK}
    found = [fault.finding("shape") for fault in faults]
    findings += [finding for finding in found if finding.place not in places]


def _entry(model: type[Entry], node: Any, faults: Faults) -> Any:
    """Return the entry that a node holds, or None where it has not the shape of one."""
    try:
        return model.model_validate(node, context=faults)
    except ValidationError as error:
        for place, found, expected in _misshapen(node, error):
            faults.add(place, found, expected)
        return None


_STUBS: dict[str, Callable[[], Any]] = {
    "missing": Scalar,
    "list_type": Sequence,
    "too_short": lambda: Sequence([Scalar()]),
}


def _rest(model: type[Entry], tree: Any) -> Any:
    """Return what can be used of an entry that has not its shape: what it lacks is None in it, or empty."""
    root: Any = Mapping(tree if isinstance(tree, Mapping) else {})
    while True:  # each turn goes one level deeper
        try:
            entry = model.model_validate(root, context=Faults(""))
        except ValidationError as error:
            for problem in error.errors(include_url=False, include_input=False, include_context=False):
                *steps, last = problem["loc"]
                node = functools.reduce(operator.getitem, steps, root)
                node[last] = _STUBS.get(problem["type"], Mapping)()
        else:
            entry._faulty = True
            return entry


def _misshapen(tree: Any, error: ValidationError) -> Iterator[tuple[Any, str, str]]:
    """Return each node that is no list or mapping where one is expected, with what it is and what is expected."""
    for problem in error.errors(include_url=False, include_input=False, include_context=False):
        if problem["type"] == "missing":
            continue  # which the entry tells
        node, key = tree, ""
        for step in problem["loc"]:
            if isinstance(node, Mapping) and step in node:
                key, node = str(step), node[Scalar(step)]
            elif isinstance(node, Sequence) and isinstance(step, int):
                node = node[step]
        if problem["type"] == "too_short":
            yield node, f'an empty list in "{key}"', "one item or more: write it"
        else:
            expected = "a list" if problem["type"] == "list_type" else "a mapping"
            yield node, _what(node) + (f' in "{key}"' if key else ""), f"{expected}: {_mend(node, expected)}"


def _what(node: Any) -> str:
    """Return what a node is, in the words of findings."""
    kinds: dict[Any, str] = {Sequence: "a list", Mapping: "a mapping", Scalar: "text"}
    return "nothing" if node is None or node == "" else kinds.get(type(node), "nothing")


def _mend(node: Any, expected: str) -> str:
    empty = node is None or node == ""
    return "write [] if there is none" if empty and expected == "a list" else "check the dashes and indents"
