"""No wrong word gets through: whatever changes in the article, a passage or a quotation is a finding, at its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from os.path import commonprefix
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import build_pages
from browser.site import ROOT
from desk import SMALL, Desk
from explainer.build import build

ARTICLE = (SMALL / "article.txt").read_text("utf-8")
PASSAGES = yaml.safe_load((SMALL / "passages.yml").read_text("utf-8"))
STRANGE = "§ Q\n’x\"é-"  # put in turn into every place


def changes(text: str) -> Iterator[tuple[int, str]]:
    """Return the text with each of its characters changed, deleted, and a character inserted before it."""
    for at in range(len(text) + 1):
        char = STRANGE[at % len(STRANGE)]
        if char in f"\n{text}\n"[at : at + 3]:
            char = "§"  # what is inserted beside its like could stand at either place
        yield at, text[:at] + char + text[at:]
        if at < len(text):
            yield at, text[:at] + char + text[at + 1 :]
            yield len(commonprefix([text, text[:at] + text[at + 1 :]])), text[:at] + text[at + 1 :]


def places(desk: Desk) -> list[str]:
    assert not desk.docs.exists()
    return [finding.split(": ")[0] for finding in desk.findings()]


@pytest.mark.parametrize("number", range(1, 6))
def test_every_character_of_the_article_counts(desk: Desk, number: int) -> None:
    lines = ARTICLE.split("\n")
    rest = lines[number:]
    for at, line in changes(lines[number - 1]):
        text = "\n".join([*lines[: number - 1], line, *rest])
        desk.write("article.txt", text)
        assert places(desk) == [f"seeds/article.txt:{number}:{at + 1}"], text


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["id"])
def test_every_character_of_a_passage_counts(desk: Desk, passage: dict[str, str]) -> None:
    lines = desk.read("passages.yml").split("\n")
    number = lines.index(f"- id: {passage['id']}") + 2
    for at, text in changes(passage["text"]):
        if "\n" not in text:
            lines[number - 1] = "  text: '" + text.replace("'", "''") + "'"
            desk.write("passages.yml", "\n".join(lines))
            assert places(desk) == [f"seeds/passages.yml:{number}:{at + 10}"], text


def quotations(seeds: Path) -> list[tuple[str, int, str]]:
    """Return each quotation of the article that stands on one line: its file, where it stands there, its words."""
    sources = "|".join(re.findall("^- id: (.*)", (seeds / "sources.yml").read_text("utf-8"), re.MULTILINE))
    pattern = re.compile(rf"“([^“”\n]+)”(?!\[(?:{sources})\])")
    files = sorted(path for path in seeds.glob("*.yml") if path.name not in ("sources.yml", "wording.yml"))
    return [
        (path.name, match.start(1), match[1])
        for path in files
        for match in pattern.finditer(path.read_text("utf-8"))
    ]


@pytest.mark.parametrize("quotation", quotations(SMALL), ids=lambda quotation: f"{quotation[0]}-{quotation[1]}")
def test_every_character_of_a_quotation_counts(desk: Desk, quotation: tuple[str, int, str]) -> None:
    file, start, words = quotation
    source = desk.read(file)
    number = source.count("\n", 0, start) + 1
    column = start - source.rfind("\n", 0, start)
    for at, text in changes(words):
        if "\n" in text or re.search(rf"(?<!\w){re.escape(text)}(?!\w)", ARTICLE):
            continue  # a shorter quotation that is right
        desk.write(file, source[:start] + text + source[start + len(words) :])
        assert places(desk) == [f"seeds/{file}:{number}:{column + at}"], text
