"""The navigation in mkdocs.yml, compared with the pages both ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from explainer.findings import Finding, Place, suggest
from explainer.load import read_text


def check_nav(config: Path, pages: Iterable[str]) -> list[Finding]:
    """Return a finding for each page that `nav` in the MkDocs configuration misses, and each line without a page."""
    findings: list[Finding] = []
    text = read_text(config, findings)
    if text is None:
        return findings
    path = config.as_posix()
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(path, mark.line + 1, mark.column + 1) if mark else Place(path, 1, 1)
        return [Finding(place, f"found invalid YAML: {error.problem}, expected the settings of MkDocs: mend it")]
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    nav = next(((key, value) for key, value in pairs if key.value == "nav"), None)
    if nav is None:
        return [Finding(Place(path, 1, 1), "found no nav, expected one that lists every page: add it")]
    key, tree = nav
    known, listed = set(pages), set()
    for leaf in _leaves(tree):
        place = Place(path, leaf.start_mark.line + 1, leaf.start_mark.column + 1)
        if leaf.value in listed:
            findings.append(
                Finding(place, f'found "{leaf.value}" a second time in nav, expected it once: delete the line')
            )
        elif leaf.value.endswith(".md") and leaf.value not in known:
            near = suggest(leaf.value, known)
            message = f'found "{leaf.value}" in nav, expected a page that is made: delete the line.{near}'
            findings.append(Finding(place, message))
        listed.add(leaf.value)
    here = Place(path, key.start_mark.line + 1, key.start_mark.column + 1)
    for page in sorted(known - listed):
        message = f'found no line for "{page}" in nav, expected one: add the line "- {page}"'
        findings.append(Finding(here, message))
    return findings


def _leaves(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _leaves(item)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _leaves(value)
