"""No wrong word gets through: whatever changes in the article, a passage or a quotation is a finding, at its place."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import build_pages
import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from desk import SMALL, Desk, seeds_of
from explainer.seeds.model import (
    ATTRIBUTIONS,
    BYLINE,
    CAPTION,
    DIRECT,
    FORMS,
    HEADLINE,
    NO_SOURCE,
    OWN_VOICE,
    PARTIAL,
    QUESTION,
    SOURCE_NAMED,
    SUBHEAD,
)

ARTICLE = (SMALL / "article.txt").read_text("utf-8")
PASSAGES = yaml.safe_load((SMALL / "passages.yml").read_text("utf-8"))
STRANGE = '§ Q\n’x"é-'  # put in turn into every place


def shared(one: str, other: str) -> int:
    """Return how many characters two texts have in common from their start."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def changes(text: str) -> Iterator[tuple[int, str]]:
    """Return the text with each of its characters changed, deleted, and a character inserted before it."""
    for at in range(len(text) + 1):
        char = STRANGE[at % len(STRANGE)]
        if char in f"\n{text}\n"[at : at + 3]:
            char = "§"  # what is inserted beside its like could stand at either place
        yield at, text[:at] + char + text[at:]
        if at < len(text):
            yield at, text[:at] + char + text[at + 1 :]
            yield shared(text, text[:at] + text[at + 1 :]), text[:at] + text[at + 1 :]


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
    files = sorted(
        path for path in seeds.glob("*.yml") if path.name not in ("sources.yml", "readings.yml", "wording.yml")
    )
    return [
        (path.name, match.start(1), match[1]) for path in files for match in pattern.finditer(path.read_text("utf-8"))
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


CHARACTERS = st.text("aest .,'\"’–\néß§1", max_size=3)


class Cut:
    """Some characters of a text changed for others: the new text, and the lines of it that the change may concern."""

    def __init__(self, old: str, data: st.DataObject) -> None:
        at = data.draw(st.integers(0, len(old)))
        gone = data.draw(st.integers(0, 3))
        self.text = old[:at] + data.draw(CHARACTERS) + old[at + gone :]
        assume(self.text != old)
        ahead = shared(old, self.text)
        behind = shared(old[::-1], self.text[::-1])
        first, last = sorted((ahead, len(self.text) - behind))
        self.lines = range(self.text.count("\n", 0, first) + 1, self.text.count("\n", 0, last + 1) + 2)
        self.edge = not old[:first].strip() or not old[len(old) - behind :].strip()


def refused(seeds: Path, capsys: pytest.CaptureFixture[str]) -> list[tuple[str, int]]:
    """Return the files and lines of the findings of the command, which writes nothing."""
    docs = seeds.parent / "docs"
    assert build_pages.main(["--seeds", str(seeds), "--docs", str(docs)]) == 1
    assert not docs.exists()
    findings = capsys.readouterr().err.splitlines()
    return [(Path(finding.split(":")[0]).name, int(finding.split(":")[1])) for finding in findings]


@pytest.fixture(params=["this", "second"])
def story(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copytree(seeds_of(request.param), tmp_path / "seeds"))


# The same few on every run: a build of the real story takes half a second.
random_changes = settings(
    max_examples=6,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@random_changes
@given(st.data())
def test_a_change_of_the_article(story: Path, capsys: pytest.CaptureFixture[str], data: st.DataObject) -> None:
    path = story / "article.txt"
    old = path.read_text("utf-8")
    cut = Cut(old, data)
    try:
        path.write_text(cut.text, "utf-8", newline="")
        (found,) = refused(story, capsys)
    finally:
        path.write_text(old, "utf-8", newline="")
    assert found[0] == "article.txt"
    assert found[1] in cut.lines


def rewrite(path: Path, passages: list[dict[str, str]]) -> list[int]:
    """Write passages, every value on a line of its own; return the line of each passage's text."""
    text = yaml.safe_dump(passages, width=10**6, allow_unicode=True, sort_keys=False, default_style='"')
    path.write_text(text, "utf-8", newline="")
    return [number for number, line in enumerate(text.split("\n"), 1) if line.startswith('  "text": ')]


@random_changes
@given(st.data())
def test_a_change_of_a_passage(story: Path, capsys: pytest.CaptureFixture[str], data: st.DataObject) -> None:
    path = story / "passages.yml"
    passages = yaml.load(old := path.read_text("utf-8"), yaml.BaseLoader)
    changed = data.draw(st.integers(0, len(passages) - 1))
    cut = Cut(passages[changed]["text"], data)
    passages[changed]["text"] = cut.text
    try:
        lines = rewrite(path, passages)
        (found,) = refused(story, capsys)
    finally:
        path.write_text(old, "utf-8", newline="")
    # Words at the edge of a passage may as well be the neighbour's.
    near = range(changed - 1, changed + 2) if cut.edge else [changed]
    assert found in [("passages.yml", lines[index]) for index in near if 0 <= index < len(lines)]


@random_changes
@given(st.data())
def test_passages_missing_doubled_or_swapped(
    story: Path, capsys: pytest.CaptureFixture[str], data: st.DataObject
) -> None:
    path = story / "passages.yml"
    passages = yaml.load(old := path.read_text("utf-8"), yaml.BaseLoader)
    one, other = sorted(data.draw(st.lists(st.integers(0, len(passages) - 1), min_size=2, max_size=2, unique=True)))
    way = data.draw(st.sampled_from(["missing", "doubled", "swapped"]))
    assume(passages[one]["text"] != passages[other]["text"])
    if way == "missing":
        del passages[one]
        near = range(one - 1, one + 1)
    elif way == "doubled":
        passages.insert(other, dict(passages[one]))
        near = range(other, other + 1)
    else:
        passages[one], passages[other] = passages[other], passages[one]
        near = range(one, other + 1)
    try:
        lines = rewrite(path, passages)
        found = refused(story, capsys)
    finally:
        path.write_text(old, "utf-8", newline="")
    allowed = {lines[index] - offset for index in near if 0 <= index < len(lines) for offset in (0, 1)}
    assert found
    assert {file for file, _ in found} == {"passages.yml"}
    assert {line for _, line in found} <= allowed


@random_changes
@given(st.data())
def test_a_change_of_a_quotation(story: Path, capsys: pytest.CaptureFixture[str], data: st.DataObject) -> None:
    file, start, words = data.draw(st.sampled_from(quotations(story)))
    cut = Cut(words, data)
    article = (story / "article.txt").read_text("utf-8")
    assume("\n" not in cut.text and cut.text not in article)
    path = story / file
    old = path.read_text("utf-8")
    try:
        path.write_text(old[:start] + cut.text + old[start + len(words) :], "utf-8", newline="")
        found = refused(story, capsys)
    finally:
        path.write_text(old, "utf-8", newline="")
    assert (file, old.count("\n", 0, start) + 1) in found


def cuts_a_word(text: str, edge: int) -> bool:
    """Return whether an edge stands between two letters or digits of a text."""
    return 0 < edge < len(text) and text[edge - 1].isalnum() and text[edge].isalnum()


def held(seeds: Path) -> list[tuple[str, int, str, int, str]]:
    """Return each quotation of a story that stands on one line: file, start, words, and where in which text it is."""
    article = (seeds / "article.txt").read_text("utf-8")
    readings = yaml.safe_load((seeds / "readings.yml").read_text("utf-8"))
    sources = {entry["id"] for entry in yaml.safe_load((seeds / "sources.yml").read_text("utf-8"))}
    texts: dict[str, list[str]] = {}
    for reading in readings:
        texts.setdefault(reading["source"], []).extend(reading.get("quoted", []))
    found = []
    for path in sorted(seeds.glob("*.yml")):
        for match in re.finditer(r"“([^“”\n]+)”(?:\[([a-z0-9-]+)\])?", path.read_text("utf-8")):
            source = match[2] if match[2] in sources else ""
            candidates = texts.get(source, []) if source else [article]
            whole = [(text, text.find(match[1])) for text in candidates if match[1] in text]
            found += [(path.name, match.start(1), match[1], at, text) for text, at in whole[:1]]
    return found


def shifted(quotation: tuple[str, int, str, int, str]) -> Iterator[str]:
    """Return the words with one character more or fewer at each end, where that cuts a word of their text."""
    _, _, words, at, text = quotation
    end = at + len(words)
    for start, stop in ((at - 1, end), (at + 1, end), (at, end - 1), (at, end + 1)):
        if 0 <= start < stop <= len(text) and (cuts_a_word(text, start) or cuts_a_word(text, stop)):
            yield text[start:stop]


@pytest.mark.parametrize("story_name", ["small", "second", "this"])
def test_an_edge_that_cuts_a_word_is_found(folder: Path, story_name: str) -> None:
    """Of the article and of sources, in every text: all in the small story, some of the others, the same each time."""
    desk = Desk(seeds_of(story_name))
    all_of_them = held(desk.seeds)
    assert any(text != desk.read("article.txt") for *_, text in all_of_them), "words of sources too"
    for file, start, words, at, text in all_of_them[:: STRIDES[story_name]]:
        source = desk.read(file)
        number = source.count("\n", 0, start) + 1
        for cut in shifted((file, start, words, at, text)):
            desk.write(file, source[:start] + cut + source[start + len(words) :])
            assert any(line.startswith(f"seeds/{file}:{number}:") for line in desk.findings()), cut
        desk.write(file, source)


STRIDES = {"small": 1, "second": 4, "this": 120}
LINES = {OWN_VOICE, HEADLINE, BYLINE, SUBHEAD, CAPTION, QUESTION}


def undecided(passage: dict[str, Any], field: str, value: str, alone: bool) -> bool:
    """Return whether the text leaves open which of two values is right, so that an editor alone can know."""
    if field == "attribution":  # whether a name in the sentence is its source, or a name before it
        return {passage["attribution"], value} == {SOURCE_NAMED, NO_SOURCE}
    if field == "voice":  # whether one or all of those who are named together
        return isinstance(passage["voice"], list) and value in passage["voice"]
    if {passage["form"], value} == {DIRECT, PARTIAL}:  # in the middle of a sentence
        return passage["text"].strip('"“„«» ')[:1].islower()
    return alone and {passage["form"], value} <= LINES  # which line of the article a paragraph is


@pytest.mark.parametrize("story_name", ["small", "second", "this"])
def test_any_other_voice_form_or_attribution_is_found(folder: Path, story_name: str) -> None:
    """All in the small story, some of the others, the same each time; as undecided() says, not all can be found."""
    desk = Desk(seeds_of(story_name))
    passages = yaml.load(desk.read("passages.yml"), yaml.BaseLoader)
    people = [person["id"] for person in yaml.load(desk.read("people.yml"), yaml.BaseLoader)]
    paragraphs = [re.sub("[a-z]", "", passage["id"][1:]) for passage in passages]
    values = {"form": FORMS, "attribution": ATTRIBUTIONS, "voice": [*people, "article", "headline"]}
    others = [(at, f, v) for at, p in enumerate(passages) for f, some in values.items() for v in some if v != p[f]]
    assert len(others) > 100
    for at, field, value in others[:: {"small": 1, "second": 5, "this": 150}[story_name]]:
        changed = [dict(passage) for passage in passages]
        changed[at][field] = value
        if not undecided(passages[at], field, value, paragraphs.count(paragraphs[at]) == 1):
            rewrite(desk.seeds / "passages.yml", changed)
            assert desk.findings(), (passages[at]["id"], field, value)


@pytest.mark.parametrize("story_name", ["small", "second", "this"])
def test_any_other_claimant_is_found(folder: Path, story_name: str) -> None:
    desk = Desk(seeds_of(story_name))
    old = desk.read("claims.yml")
    people = [person["id"] for person in yaml.load(desk.read("people.yml"), yaml.BaseLoader)]
    lines = list(re.finditer(r"(?m)^  claimant: (.*)$", old))
    pairs = [(match, other) for match in lines for other in (*people, "article", "headline") if other != match[1]]
    for match, other in pairs[:: {"small": 1, "second": 5, "this": 40}[story_name]]:
        desk.write("claims.yml", old[: match.start(1)] + other + old[match.end(1) :])
        number = old.count("\n", 0, match.start()) + 1
        assert any(line.startswith(f"seeds/claims.yml:{number}:") for line in desk.findings()), (match[1], other)
