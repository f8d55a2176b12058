"""The navigation in mkdocs.yml, compared with the pages both ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from explainer.findings import Finding, Place, suggest
from explainer.load import read_text
from explainer.located import Scalar, read_yaml


def check_nav(config: Path, pages: Iterable[str]) -> list[Finding]:
    """Return a finding for each page that `nav` in the MkDocs configuration misses, and each line without a page."""
    findings: list[Finding] = []
    text = read_text(config, findings)
    if text is None:
        return findings
    settings, problems = read_yaml(config.as_posix(), text)
    if settings is None and problems:
        return problems
    nav = next((key for key in settings if key == "nav"), None) if isinstance(settings, dict) else None
    if nav is None:
        return [Finding(Place(config.as_posix(), 1, 1), "found no nav, expected one that lists every page: add it")]
    known, listed = set(pages), set[str]()
    for line in (line for line in _leaves(settings[nav]) if "://" not in line):
        if line in listed:
            message = f'found "{line}" a second time in nav, expected it once: delete the line'
            findings.append(Finding(line.place, message))
        elif line.endswith(".md") and line not in known:
            message = f'found "{line}" in nav, expected a page that is made: delete the line.{suggest(line, known)}'
            findings.append(Finding(line.place, message))
        listed.add(line)
    for page in sorted(known - listed):
        message = f'found no line for "{page}" in nav, expected one: add the line "- {page}"'
        findings.append(Finding(nav.place, message))
    return findings


def _leaves(node: Any) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    else:
        for part in node.values() if isinstance(node, dict) else node:
            yield from _leaves(part)
