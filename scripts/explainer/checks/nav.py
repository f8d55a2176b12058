"""The navigation in mkdocs.yml, compared with the pages both ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from explainer.findings import Finding, Place, Problem, suggest
from explainer.navigation import leaves, missing
from explainer.seeds.files import read_text
from explainer.seeds.located import read_yaml


def check_nav(config: Path, pages: Iterable[str]) -> list[Finding]:
    """Return a finding for each page that `nav` in the MkDocs configuration misses, and each line without a page."""
    findings: list[Finding] = []
    text = read_text(config, findings)
    settings, problems = read_yaml(config.as_posix(), text) if text is not None else (None, findings)
    if settings is None and problems:
        return problems
    start = Place(config.as_posix(), 1, 1)
    return [problem.finding("nav") for problem in _problems(start, text or "", settings, pages)]


def _problems(start: Place, text: str, settings: Any, pages: Iterable[str]) -> Iterator[Problem]:
    nav = next((key for key in settings if key == "nav"), None) if isinstance(settings, dict) else None
    if nav is None:
        yield Problem(start, "no nav", "one that lists every page: add it")
        return
    known, listed = set(pages), set[str]()
    for line in (line for line in leaves(settings[nav]) if "://" not in line):
        if line in listed:
            yield Problem(line, f'"{line}" a second time in nav', "it once: delete the line")
        elif line.endswith(".md") and line not in known:
            yield Problem(line, f'"{line}" in nav', f"a page that is made: delete the line.{suggest(line, known)}")
        listed.add(line)
    for lost in missing(text, settings[nav], pages):
        where = start._replace(line=lost.after) if lost.after else nav
        place = (
            f' after that of "{lost.follows}"' if lost.follows else f" after line {lost.after}" if lost.after else ""
        )
        yield Problem(where, f'no line for "{lost.page}" in nav', f'one: add the line "{lost.line}"{place}')
