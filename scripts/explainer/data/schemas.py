"""The JSON Schemas of the seeds, for completion, explanations and checks while one types.

The model gives their shape and the meaning of each field; from here come the meanings of the words that may be chosen
(`enumDescriptions`, which editors show), the most words of each text, and which attributions and voices a form takes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from explainer.seeds.fields import MOST_WORDS
from explainer.seeds.kinds import KINDS, ONE_EACH
from explainer.seeds.load import SCHEMAS
from explainer.seeds.model import ATTRIBUTIONS, FITTING, FORMS, VOICES, Event, Passage

Schema = dict[str, Any]
_HEAD = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
_EXAMPLE = " Example: "


def schemas() -> Iterator[tuple[str, Schema]]:
    """Return the schema of each seed file by its name."""
    many = {kind.file for kind in KINDS.values() if ONE_EACH not in kind.file}
    for name, kind in SCHEMAS.items():
        shape: Schema = kind.model.model_json_schema()
        if kind.file in many:
            shapes = sorted({**shape.pop("$defs", {}), kind.model.__name__: shape}.items())
            shape = {"$defs": dict(shapes), "items": {"$ref": f"#/$defs/{kind.model.__name__}"}, "type": "array"}
        _add_limits(shape)
        for entry, rules in _RULES.items():
            if entry.__name__ in shape.get("$defs", {}):
                rules(shape["$defs"][entry.__name__])
        yield name, _HEAD | shape


def _add_limits(node: Any) -> None:
    """Say in the description of each field how many words it may have."""
    if isinstance(node, dict):
        for field in node.get("properties", {}).values():
            own, each = _taken(field), _taken(field.get("items", {}))
            if limit := own or each:
                words = f"{'At' if own else 'Each at'} most {limit} words."
                before, mark, after = field["description"].partition(_EXAMPLE)
                field["description"] = f"{before} {words}{mark}{after}"
    for part in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        _add_limits(part)


def _taken(field: Schema) -> int:
    """Take the limit of a field out of it, or of one of those it is; 0 where it has none."""
    parts = [field, *field.get("anyOf", [])]
    return max(int(part.pop(MOST_WORDS, 0)) for part in parts)


def _passage(shape: Schema) -> None:
    """Add to the shape of a passage what each form takes, with its meaning and example where the form is chosen."""
    told = []
    for form, meaning in FORMS.items():
        fit = FITTING[form]
        attributions = " or ".join(f'"{word}"' for word in fit.attributions)
        voices = " or ".join(f'"{voice}"' if voice else "the id of a person or body" for voice in fit.voices)
        told.append(f"{meaning}. Attribution: {attributions}. Voice: {voices}. As in: {fit.example}")
    shape["properties"]["form"]["enumDescriptions"] = told
    shape["allOf"] = [_fit(form) for form in FORMS]


def _fit(form: str) -> Schema:
    """Return the rule for a form: which attributions and which voices go with it."""
    fit = FITTING[form]
    meanings = [ATTRIBUTIONS[word] for word in fit.attributions]
    attribution = {"enum": list(fit.attributions), "enumDescriptions": meanings}
    people = {"not": {"enum": list(VOICES)}}
    voices: list[Schema] = (
        [{"items": people, "type": "array"}, {**people, "type": "string"}] if "" in fit.voices else []
    )
    for own in filter(None, fit.voices):
        voices += [{"const": own}, {"items": {"const": own}, "maxItems": 1, "type": "array"}]
    then = {"properties": {"attribution": attribution, "voice": {"anyOf": voices}}}
    return {"if": {"properties": {"form": {"const": form}}, "required": ["form"]}, "then": then}


def _event(shape: Schema) -> None:
    """Add to the shape of an event that it rests on one or the other."""
    shape["anyOf"] = [{"required": ["context"]}, {"required": ["passages"]}]


_RULES = {Passage: _passage, Event: _event}
