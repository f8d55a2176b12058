"""Which texts the templates and the code ask for, and where: found by reading them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from explainer.findings import Place

ENGINE = Path(__file__).parents[1]
_CALL = re.compile(r"\b(?:t|plain|text|group)\(\s*\"(?P<key>[a-z][a-z_]*(?:\.[a-z_]+)?)\"")
_PAGE = re.compile(r"^    \"[^\"]+\.md\": Page\(\w+\.(?P<view>\w+)(?P<bar>, bar=True)?\)", re.MULTILINE)


class Asked(NamedTuple):
    """A key that is asked for, or the name of a group of them, and where."""

    key: str
    path: Path
    offset: int

    @property
    def place(self) -> Place:
        """The place where it is asked for."""
        before = self.path.read_text("utf-8")[: self.offset]
        shown = Path(os.path.relpath(self.path)).as_posix()
        return Place(shown, before.count("\n") + 1, len(before) - before.rfind("\n"))


def asked() -> Iterator[Asked]:
    """Return what the pages and the data ask for."""
    for pattern in ("pages/*.j2", "pages/*.py", "pages/views/*.py", "data/*.py"):
        for path in sorted(ENGINE.glob(pattern)):
            text = path.read_text("utf-8")
            for call in _CALL.finditer(text):
                yield Asked(call["key"], path, call.start("key"))
            for page in _PAGE.finditer(text) if path.name == "table.py" else ():
                yield Asked(f"{page['view']}.title", path, page.start("view"))
                if page["bar"]:
                    yield Asked(f"{page['view']}.bar", path, page.start("bar"))
