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
from desk import SCHEMAS as SHAPES
from desk import seeds_of
from explainer.seeds import model

SCHEMAS = sorted((ROOT / "docs/data/schemas").glob("*.json"))
SEEDS = [seed for story in ("this", "second") for seed in sorted(seeds_of(story).glob("*.yml"))]
COMMENT = "# yaml-language-server: $schema="
EXAMPLE = re.compile(r" Example: `(.+)`\.?$")


def named(seed: Path) -> str:
    """Return the name of the tests of a seed file, which is the same in every process."""
    return f"{'this' if seed.is_relative_to(ROOT) else 'second'}-{seed.stem}"


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
    """Return every property in a schema, with its name; not what one takes because of another."""
    if isinstance(of, dict):
        yield from of.get("properties", {}).items()
    for key, part in of.items() if isinstance(of, dict) else enumerate(of) if isinstance(of, list) else ():
        yield from properties(part) if key != "allOf" else ()


def test_there_is_one_for_every_seed_file() -> None:
    """One that was never published has no `published.yml`, but its editor will."""
    names = {"comparison" if seed.stem.startswith("comparison-") else seed.stem for seed in SEEDS}
    assert {path.stem for path in SCHEMAS} - {"published"} == names - {"published"}


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.stem)
def test_it_is_a_json_schema(path: Path) -> None:
    assert schema(path.stem)["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(schema(path.stem))


@pytest.mark.parametrize("loader", [yaml.BaseLoader, Editor], ids=["all as text", "as an editor reads"])
@pytest.mark.parametrize("seed", SEEDS, ids=named)
def test_the_seeds_keep_to_it(seed: Path, loader: Any) -> None:
    assert complaints(schema_of(seed), yaml.load(seed.read_text("utf-8"), loader)) == []


@pytest.mark.parametrize("seed", SEEDS, ids=named)
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


VOCABULARIES = {
    "passages": {"attribution": model.ATTRIBUTIONS},
    "claims": {"kind": model.KINDS},
    "context": {"when": model.WHEN, "confidence": model.CONFIDENCE},
    "sources": {"tier": model.TIERS, "copy_of": model.TIERS, "kind": model.SOURCE_KINDS},
    "record": {"result": model.RESULTS},
    "people": {"kind": model.PERSON_KINDS},
}


@pytest.mark.parametrize("name", VOCABULARIES)
def test_the_words_to_choose_from_come_with_their_meanings(name: str) -> None:
    fields = schema(name)["$defs"][SHAPES[name].model.__name__]["properties"]
    for field, meanings in VOCABULARIES[name].items():
        chosen = next(part for part in (fields[field], *fields[field].get("anyOf", [])) if "enum" in part)
        assert dict(zip(chosen["enum"], chosen["enumDescriptions"], strict=True)) == meanings


def choices(node: Any) -> Iterator[Any]:
    """Return every part of a schema that gives words to choose from."""
    if isinstance(node, dict) and "enum" in node:
        yield node
    for key, part in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        yield from choices(part) if key != "not" else ()


def test_every_choice_has_meanings() -> None:
    found = [choice for path in SCHEMAS for choice in choices(schema(path.stem))]
    assert len(found) > 10
    assert all(len(choice["enum"]) == len(choice["enumDescriptions"]) for choice in found)


def test_forms_tell_what_they_take() -> None:
    form = schema("passages")["$defs"]["Passage"]["properties"]["form"]
    told = dict(zip(form["enum"], form["enumDescriptions"], strict=True))
    assert list(told) == list(model.FORMS)
    for name, fit in model.FITTING.items():
        assert told[name].startswith(f"{model.FORMS[name]}. Attribution: ")
        assert told[name].endswith(f" As in: {fit.example}")
        assert all(f'"{word}"' in told[name] for word in (*fit.attributions, *filter(None, fit.voices)))


def test_texts_tell_how_many_words_they_may_have() -> None:
    fields = schema("passages")["$defs"]["Passage"]["properties"]
    assert " At most 26 words. Example: " in fields["note"]["description"]
    assert " Each at most 50 words. Example: " in schema("site")["properties"]["lead"]["description"]
    assert "mostWords" not in "".join(path.read_text("utf-8") for path in SCHEMAS)


PASSAGE = {"id": "p1a", "text": "It rained.", "note": "It gives no source."}
BY_FORM = [
    (form, a, voice) for form in model.FORMS for a in model.ATTRIBUTIONS for voice in ("article", "headline", "lee")
]


@pytest.mark.parametrize(("form", "attribution", "voice"), BY_FORM)
def test_a_form_takes_what_the_check_says(form: str, attribution: str, voice: str) -> None:
    fit = model.FITTING[form]
    fits = attribution in fit.attributions and ("" if voice == "lee" else voice) in fit.voices
    for voices in (voice, [voice]):
        passage = PASSAGE | {"form": form, "attribution": attribution, "voice": voices}
        assert (complaints(schema("passages"), [passage]) == []) == fits, passage


def test_several_speak_in_quotations_only() -> None:
    several = PASSAGE | {"form": "paraphrase", "attribution": "carried over", "voice": ["lee", "holm"]}
    assert complaints(schema("passages"), [several]) == []
    several |= {"voice": ["lee", "article"]}
    assert complaints(schema("passages"), [several]) != []


def test_an_event_rests_on_the_article_or_on_statements() -> None:
    event = {"id": "rain", "date": "1931-03-02", "title": "It rains", "text": "It rained."}
    assert complaints(schema("events"), [event]) != []
    for field in ("passages", "context"):
        assert complaints(schema("events"), [event | {field: ["p1a"]}]) == []
