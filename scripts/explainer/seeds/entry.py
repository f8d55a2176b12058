"""What all entries share: pydantic reads them, every fault is told at its place, and none hides another."""

from __future__ import annotations

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
        before, (known, required) = len(faults), _keys(cls)
        if not required <= node.keys() <= known.keys():
            node = _with_known_keys(node, list(known), required, faults)
        entry = handler(node)
        entry._faulty = len(faults) > before
        return entry


@cache
def _keys(model: type[Entry]) -> tuple[dict[str, None], frozenset[str]]:
    """Return the keys that an entry may have, in order, and those that it must have."""
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    return dict.fromkeys(fields), frozenset(name for name, field in fields.items() if field.is_required())


def _with_known_keys(node: Mapping, known: list[str], required: frozenset[str], faults: Faults) -> dict[str, Any]:
    """Return an entry without its unknown keys; tell them, and those that are missing."""
    unknown = [name for name in node if name not in known]
    missing = [name for name in known if name in required and name not in node]
    alone = len(unknown) == len(missing) == 1  # a short key that is misspelt is like no other
    for name in unknown:
        near = suggest(name, known) or (f' Did you mean "{missing[0]}"?' if alone else "")
        faults.add(name, f'the unknown key "{short(name)}"', f"a key of this entry: correct or delete it.{near}")
    for lost in missing:
        if not (alone or any(suggest(other, [lost]) for other in unknown)):  # which is told there
            faults.add(node, f'no "{lost}" here', f'it: add the line "{lost}: ..."')
    return {name: part for name, part in node.items() if name in known}
