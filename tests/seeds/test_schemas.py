"""The JSON Schemas of the seeds: an editor that knows them completes, explains and checks while one types."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from browser.site import ROOT

SCHEMAS = sorted((ROOT / "docs/data/schemas").glob("*.json"))
SEEDS = sorted([*(ROOT / "seeds").glob("*.yml"), *(ROOT / "tests/second/seeds").glob("*.yml")])
COMMENT = "# yaml-language-server: $schema="
EXAMPLE = re.compile(r" Example: `(.+)`\.?$")


class Editor(yaml.SafeLoader):
    """Reads YAML as editors do: by the core schema of YAML 1.2, where 20 is a number and 2024-12-02 is text."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - the base class declares it so


Editor.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^(null|Null|NULL|~|)$"), None)
Editor.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^([tT]rue|TRUE|[fF]alse|FALSE)$"), None)
Editor.add_implicit_resolver("tag:yaml.org,2002:int", re.compile("^[-+]?[0-9]+$"), None)
Editor.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^[-+]?[0-9]*\.[0-9]+([eE][-+]?[0-9]+)?$"), None)


def schema(name: str) -> Any:
    return json.loads((ROOT / f"docs/data/schemas/{name}.json").read_text("utf-8"))


def schema_of(seed: Path) -> Any:
    """Return the schema of a seed file, by the name of the file."""
    return schema("comparison" if seed.stem.startswith("comparison-") else seed.stem)


def complaints(of: Any, value: Any) -> list[str]:
    """Return what a schema finds wrong."""
    validator = Draft202012Validator(of, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]


def properties(of: Any) -> Iterator[tuple[str, Any]]:
    """Return every property in a schema, with its name."""
    if isinstance(of, dict):
        yield from of.get("properties", {}).items()
    for part in of.values() if isinstance(of, dict) else of if isinstance(of, list) else ():
        yield from properties(part)


def test_there_is_one_for_every_seed_file() -> None:
    names = {"comparison" if seed.stem.startswith("comparison-") else seed.stem for seed in SEEDS}
    assert {path.stem for path in SCHEMAS} == names


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.stem)
def test_it_is_a_json_schema(path: Path) -> None:
    assert schema(path.stem)["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(schema(path.stem))


@pytest.mark.parametrize("loader", [yaml.BaseLoader, Editor], ids=["all as text", "as an editor reads"])
@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.relative_to(ROOT).as_posix())
def test_the_seeds_keep_to_it(seed: Path, loader: Any) -> None:
    assert complaints(schema_of(seed), yaml.load(seed.read_text("utf-8"), loader)) == []


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.relative_to(ROOT).as_posix())
def test_a_seed_names_its_schema_in_its_first_line(seed: Path) -> None:
    first = seed.read_text("utf-8").splitlines()[0]
    assert first.startswith(COMMENT)
    assert json.loads((seed.parent / first.removeprefix(COMMENT)).read_text("utf-8")) == schema_of(seed)


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.stem)
def test_every_field_has_a_description_with_an_example(path: Path) -> None:
    whole = schema(path.stem)
    fields = list(properties(whole))
    assert fields
    without = [name for name, field in fields if not EXAMPLE.search(field.get("description", ""))]
    assert without == []
    for name, field in fields:
        example = EXAMPLE.search(field["description"])
        value = yaml.load(example[1], yaml.BaseLoader) if example else None
        assert complaints({"$defs": whole.get("$defs", {}), **field}, value) == [], f"the example of {name}"
        assert len(field["description"].split(" Example: ")[0]) > 5, name


WRONG = [
    ("claims", {"claimnt": "article"}, "$[0]: Additional properties are not allowed ('claimnt' was unexpected)"),
    ("claims", {"title": None}, "$[0]: 'title' is a required property"),
    ("claims", {"kind": "rumour"}, "$[0].kind: 'rumour' is not one of ['offer', 'request', "),
    ("claims", {"passages": "p1a"}, "$[0].passages: 'p1a' is not of type 'array'"),
    ("claims", {"title": ["a"]}, "$[0].title: ['a'] is not of type 'string'"),
    ("people", {"id": "Not An Id"}, "$[0].id: 'Not An Id' does not match '^[a-z0-9]+(-[a-z0-9]+)*$'"),
    ("people", {"id": "x" * 49}, f"$[0].id: '{'x' * 49}' is too long"),
    ("site", {"as_of": "2024-02-30"}, "$.as_of: '2024-02-30' is not a 'date'"),
    ("wording", {"highest_grade": "ten"}, "$.highest_grade: 'ten' does not match "),
]


@pytest.mark.parametrize(("name", "change", "message"), WRONG)
def test_it_finds_what_is_wrong(name: str, change: dict[str, Any], message: str) -> None:
    value = yaml.load((ROOT / f"seeds/{name}.yml").read_text("utf-8"), yaml.BaseLoader)
    entry = value[0] if isinstance(value, list) else value
    entry |= change
    for key in [key for key, new in change.items() if new is None]:
        del entry[key]
    found = complaints(schema(name), value)
    assert len(found) == 1
    assert found[0].startswith(message)
