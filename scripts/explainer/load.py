"""Reads the seeds folder: the article's bytes and the YAML files, each checked against its shape."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from explainer import model
from explainer.findings import Finding, Place, short, suggest
from explainer.located import Mapping, Scalar, Sequence, read_yaml

LARGEST = 9_500_000
SHAPES: dict[str, TypeAdapter[Any]] = {
    "site": TypeAdapter(model.Site),
    "passages": TypeAdapter(list[model.Passage]),
    "claims": TypeAdapter(list[model.Claim]),
    "people": TypeAdapter(list[model.Person]),
    "terms": TypeAdapter(list[model.Term]),
    "questions": TypeAdapter(list[model.Question]),
    "context": TypeAdapter(list[model.Context]),
    "sources": TypeAdapter(list[model.Source]),
    "record": TypeAdapter(list[model.Record]),
    "events": TypeAdapter(list[model.Event]),
    "wording": TypeAdapter(model.Wording),
}
COMPARISON: TypeAdapter[model.Comparison] = TypeAdapter(model.Comparison)
COMPARISON_PREFIX = "comparison-"
SCHEMAS = SHAPES | {"comparison": COMPARISON}
_NOT_TEXT = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


@dataclass
class Seeds:
    """All that was read: the article and the entries, still unchecked against each other.

    `whole` is false where entries are left out because of their shape: then nothing can be called unknown or unused.
    `cut` is false where passages are: then the article cannot be called untiled.
    """

    folder: Path
    article: str
    site: model.Site
    passages: list[model.Passage]
    claims: list[model.Claim]
    people: list[model.Person]
    terms: list[model.Term]
    questions: list[model.Question]
    context: list[model.Context]
    sources: list[model.Source]
    record: list[model.Record]
    events: list[model.Event]
    wording: model.Wording
    comparisons: dict[str, model.Comparison] = field(default_factory=dict)
    whole: bool = True
    cut: bool = True

    def path(self, name: str) -> str:
        """Return the path of a seed file as findings show it."""
        return (self.folder / name).as_posix()


def load(folder: Path) -> tuple[Seeds | None, list[Finding]]:
    """Return the seeds of a folder, and what is wrong with the files one by one.

    The seeds are None where a file is lost without which nothing can be compared.
    """
    findings: list[Finding] = []
    article = read_text(folder / "article.txt", findings)
    values: dict[str, Any] = {}
    for name, shape in SHAPES.items():
        values[name] = _read_shaped(folder / f"{name}.yml", shape, findings)
    comparisons = {}
    known = {"article.txt", *(f"{name}.yml" for name in SHAPES)}
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        message = f"found no seeds folder ({error.strerror}), expected one to read: check its name and permissions"
        return None, [Finding(Place(folder.as_posix(), 1, 1), message)]
    for path in paths:
        if path.name.startswith(COMPARISON_PREFIX) and path.suffix == ".yml":
            comparisons[path.stem.removeprefix(COMPARISON_PREFIX)] = _read_shaped(path, COMPARISON, findings)
        elif path.name not in known and not path.name.startswith("."):
            message = f"found an unknown file, expected the seed files only.{suggest(path.name, known)}"
            findings.append(Finding(Place(path.as_posix(), 1, 1), message))
    if article is None or any(values[name] is None for name in ("site", "passages", "wording")):
        return None, findings
    values = {name: value or [] for name, value in values.items()}
    values["comparisons"] = {name: comparison for name, comparison in comparisons.items() if comparison}
    cut = not any(Path(finding.place.path).name == "passages.yml" for finding in findings)
    return Seeds(folder, article, **values, whole=not findings, cut=cut), findings


def read_text(path: Path, findings: list[Finding]) -> str | None:
    """Return the text of a file as UTF-8 without a byte-order mark, line feeds only; or None, and add a finding."""

    def refuse(found: str, mend: str, before: str = "") -> None:
        place = Place(path.as_posix(), before.count("\n") + 1, len(before) - before.rfind("\n"))
        findings.append(Finding(place, f"found {found}, expected {mend}"))

    data, text = b"", ""
    try:
        data = path.read_bytes()
        text = data.decode()
    except FileNotFoundError:
        refuse("no such file", "it in the seeds folder: create it")
    except IsADirectoryError:
        refuse("a folder", "a file: move the folder away")
    except OSError as error:
        refuse(f"an unreadable file ({error.strerror})", "a readable one: check its permissions")
    except UnicodeDecodeError as error:
        refuse(f"the byte 0x{data[error.start]:02X}", "UTF-8: save the file as UTF-8", data[: error.start].decode())
    else:
        at = text.find("\r")
        if len(data) > LARGEST:
            refuse(f"{len(data):,} bytes", f"at most {LARGEST:,}: split the file, or remove what is not text")
        elif text.startswith("\ufeff"):
            refuse("a byte-order mark", "plain UTF-8: save the file without it")
        elif at >= 0:
            kind = "Windows line ends (CR LF)" if text[at : at + 2] == "\r\n" else "a lone carriage return (CR)"
            refuse(kind, "line feeds (LF) only: convert the line ends", text[:at])
        elif match := _NOT_TEXT.search(text):
            refuse(f"the character U+{ord(match[0]):04X}", "text: delete it", text[: match.start()])
        elif not text.strip():
            refuse("an empty file", "text: fill it in")
        else:
            return text
    return None


def _read_shaped(path: Path, shape: TypeAdapter[Any], findings: list[Finding]) -> Any:
    text = read_text(path, findings)
    if text is None:
        return None
    value, problems = read_yaml(path.as_posix(), text)
    findings.extend(problems)
    if value is None and problems:
        return None
    try:
        return shape.validate_python(value)
    except ValidationError as error:
        told = {problem.place for problem in problems}
        findings.extend(f for f in _shape_findings(path.as_posix(), value, shape, error) if f.place not in told)
        faulty = {problem["loc"][0] for problem in error.errors() if problem["loc"]}
        if not faulty or not isinstance(value, Sequence):
            return None
        return shape.validate_python([entry for index, entry in enumerate(value) if index not in faulty])


def _shape_findings(path: str, tree: Any, shape: TypeAdapter[Any], error: ValidationError) -> Iterator[Finding]:
    problems = error.errors(include_url=False, include_input=False)
    extra: dict[tuple[Any, ...], list[str]] = {}
    for problem in problems:
        if problem["type"] == "extra_forbidden":
            extra.setdefault(problem["loc"][:-1], []).append(str(problem["loc"][-1]))
    schema = shape.json_schema() if extra else {}
    for problem in problems:
        loc, kind = problem["loc"], problem["type"]
        if kind == "missing" and any(suggest(name, [str(loc[-1])]) for name in extra.get(loc[:-1], ())):
            continue  # a key that is misspelt, which is told there
        node, place, key = tree, Place(path, 1, 1), ""
        for step in loc:
            if isinstance(node, Mapping) and step in node:
                key, place = next((str(name), name.place) for name in node if name == step)
                node = node[Scalar(key)]
            elif isinstance(node, Sequence) and isinstance(step, int):
                node = node[step]
        if kind != "extra_forbidden" and loc[-1:] != ("[key]",):
            place = getattr(node, "place", place)
        known = _keys(schema, loc[:-1]) if kind == "extra_forbidden" else ()
        yield Finding(place, _shape_message(problem, node, key, known))


def _shape_message(problem: Any, node: Any, key: str, known: Iterable[str]) -> str:
    name, kind = str(problem["loc"][-1]) if problem["loc"] else "", problem["type"]
    if kind == "value_error":
        return str(problem["ctx"]["error"])
    if kind == "too_short":
        return f'found an empty list in "{key}", expected one item or more: write it'
    if kind == "missing":
        return f'found no "{name}" here, expected it: add the line "{name}: ..."'
    if kind == "extra_forbidden":
        near = suggest(name, known)
        return f'found the unknown key "{short(name)}", expected a key of this entry: correct or delete it.{near}'
    empty = node is None or node == ""
    kinds: dict[Any, str] = {Sequence: "a list", Mapping: "a mapping", Scalar: "text"}
    found = "nothing" if empty else kinds.get(type(node), "nothing")
    expected = {"list_type": "a list", "dict_type": "a mapping", "model_type": "a mapping"}.get(kind, "another shape")
    where = f' in "{key}"' if key else ""
    mend = "write [] if there is none" if empty and kind == "list_type" else "check the dashes and indents"
    return f"found {found}{where}, expected {expected}: {mend}"


def _keys(schema: Any, loc: tuple[Any, ...]) -> Iterable[str]:
    """Return the keys that an entry can have, by its place in the tree: a walk down the JSON Schema."""
    node, more = schema, [*loc, None]
    while more:
        if "$ref" in node:
            node = schema["$defs"][node["$ref"].rpartition("/")[2]]
        elif "anyOf" in node:
            node = node["anyOf"][0]
        elif (step := more.pop(0)) is not None:
            known = node.get("items") or node.get("properties", {}).get(step)
            node = known or next(iter(node["patternProperties"].values()))
    return list(node["properties"])
