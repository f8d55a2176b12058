"""The documentation of the checks: the table's own words, and a good and a bad text for each from `examples.yml`."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import NamedTuple

from explainer.checks import CHECKS, RELIES
from explainer.seeds.located import read_yaml

FILE = Path(__file__).with_name("examples.yml")


class Example(NamedTuple):
    """A text that is right and one that is wrong in its place; `examples.yml` says in which story."""

    check: str
    file: str
    good: str
    """Empty where there is no such file while all is well."""
    bad: str
    why: str = ""
    stands: str = ""
    """What `good` takes the place of, where it is not itself in the story."""
    told_in: str = ""
    """The file in which the bad text is told, where that is another."""


def examples() -> list[Example]:
    """Return the examples, in the order of their file."""
    entries, _ = read_yaml(FILE.name, FILE.read_text("utf-8"))
    renamed = ({("stands" if key == "for" else str(key)): str(text) for key, text in e.items()} for e in entries)
    return [Example(**entry) for entry in renamed]


def explain(name: str) -> str:
    """Return what a check finds, when it runs, and its good and bad text, as lines for a terminal."""
    (check,) = (check for check in CHECKS if check.name == name)
    (example,) = (example for example in examples() if example.check == name)
    needs = "; ".join(RELIES[need] for need in check.relies)
    when = f"It needs {needs}; without, it says nothing." if needs else "It needs nothing else to be right."
    where = f"in {example.file}" if example.good else f"a file {example.file}"
    return "\n".join(
        [
            f"{name}: {check.finds}",
            when if check.run else "It is found while files are read, compared or written.",
            *([example.why] if example.why else []),
            *(["", f"Good, {where}:", "", textwrap.indent(example.good, "    ")] if example.good else []),
            *["", f"Bad, {where}:", "", textwrap.indent(example.bad, "    ")],
            *(["", f"The finding stands in {example.told_in}."] if example.told_in else []),
        ]
    )
