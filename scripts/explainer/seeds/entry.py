"""What all entries share: pydantic reads them, every fault is told at its place, and none hides another."""

from __future__ import annotations

from collections.abc import Iterable, Set
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, PrivateAttr, ValidationInfo, model_validator

from explainer.findings import Place, Problem, short, suggest
from explainer.seeds.located import Mapping


class Faults(list[Problem]):
    """What is wrong in one file, in the order in which it was found."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self._start = Place(path, 1, 1)

    def add(self, node: Any, found: str, expected: str) -> None:
        """Tell a fault at a node of the file, or at the file's start where the node has no place."""
        self.append(Problem(node if hasattr(node, "place") else self._start, found, expected))


class Entry(BaseModel):
    """One entry: no unknown keys, and each field's docstring is its description.

    Validated with `Faults` as context, an entry tells its unknown and missing keys and the values that break a rule
    there. Such a value is None, and the entry says that it is faulty. An entry is equal to itself only.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    _faulty: bool = PrivateAttr(default=False)

    @property
    def faulty(self) -> bool:
        """Whether something in it breaks a rule."""
        return self._faulty

    def __hash__(self) -> int:
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other

    @model_validator(mode="wrap")
    @classmethod
    def _tell(cls, node: Any, handler: ModelWrapValidatorHandler[Entry], info: ValidationInfo) -> Entry:
        faults = info.context
        if faults is None or not isinstance(node, Mapping):
            return handler(node)
        before, (fields, required) = len(faults), _keys(cls)
        unknown = node.keys() - fields.keys()
        missing = required.keys() - node.keys()
        if unknown or missing:
            _tell_keys(node, faults, fields, unknown, missing)
        entry = handler({name: part for name, part in node.items() if name in fields} if unknown else node)
        entry._faulty = len(faults) > before
        return entry


@cache
def _keys(model: type[Entry]) -> tuple[dict[str, None], dict[str, None]]:
    """Return the keys that an entry can have, and those that it must have, in the order of the model."""
    keys = {field.alias or name: field for name, field in model.model_fields.items()}
    return dict.fromkeys(keys), dict.fromkeys(key for key, field in keys.items() if field.is_required())


def _tell_keys(node: Mapping, faults: Faults, fields: Iterable[str], unknown: Set[str], missing: Set[str]) -> None:
    """Tell each key that an entry cannot have, and each that it lacks."""
    alone = len(unknown) == len(missing) == 1  # a short key that is misspelt is like no other
    for name in (name for name in node if name in unknown):
        near = suggest(name, fields) or (f' Did you mean "{min(missing)}"?' if alone else "")
        faults.add(name, f'the unknown key "{short(name)}"', f"a key of this entry: correct or delete it.{near}")
    for lost in (lost for lost in fields if lost in missing):
        if not (alone or any(suggest(name, [lost]) for name in unknown)):  # which is told there
            faults.add(node, f'no "{lost}" here', f'it: add the line "{lost}: ..."')
