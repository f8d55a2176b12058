"""The numbers of the voices page, counted again from the article and the seeds by other means than the builder's."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from desk import STORIES, Desk, build, page, seeds_of


class Story:
    """The seeds as plain values, and the tables of the page that is made from them."""

    def __init__(self, folder: Path) -> None:
        self.article = (folder / "article.txt").read_text("utf-8")
        names = ("passages", "claims", "people", "context")
        self.seeds: dict[str, list[dict[str, Any]]] = {
            name: yaml.load((folder / f"{name}.yml").read_text("utf-8"), yaml.BaseLoader) for name in names
        }
        self.people = {person["id"]: person["name"] for person in self.seeds["people"]}
        self.people |= {"article": "The article", "headline": "The inserted headline"}
        built = build(folder)
        self.page = page(built, "voices.md")
        tables = re.findall(r"(?:^\|.*\n)+", self.page, re.MULTILINE)
        strip, *rest = tables
        self.strip = self.rows(strip)
        self.words, self.ours, self.by_claim = (self.table(table) for table in rest)

    def name(self, voice: str | list[str]) -> str:
        """Return the name of a voice as a row begins with it; several speak as one voice."""
        return " and ".join(self.people[one] for one in ([voice] if isinstance(voice, str) else voice))

    def called(self, voice: str | list[str]) -> str:
        """Return the name of a voice as it begins a line: a person's name keeps its own first letter."""
        first = voice if isinstance(voice, str) else voice[0]
        kinds = {person["id"]: person["kind"] for person in self.seeds["people"]}
        name = self.name(voice)
        return name if kinds.get(first) == "person" else name[:1].upper() + name[1:]

    def rows(self, text: str) -> list[list[str]]:
        """Return the cells of a table, its head first, without their attributes."""
        lines = [line for at, line in enumerate(text.splitlines()) if at != 1]
        return [
            [re.sub(r"\{.*?\}", "", cell).strip().replace("’", "'") for cell in line.strip("|").split("|")]
            for line in lines
        ]

    def table(self, text: str) -> dict[str, dict[str, str]]:
        """Return the cells of a table, by the name at the start of the row and the head of the column."""
        head, *rows = self.rows(text)
        return {row[0]: dict(zip(head[1:], row[1:], strict=True)) for row in rows}


@pytest.fixture(params=STORIES)
def story(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Story:
    monkeypatch.chdir(tmp_path)
    return Story(seeds_of(request.param))


def words(text: str) -> list[tuple[int, int]]:
    """Return where the words of a text begin and end: what stands between white space and has a letter or digit."""
    spans = [match.span() for match in re.finditer(r"\S+", text)]
    return [(start, end) for start, end in spans if re.search(r"[^\W_]", text[start:end])]


def own(text: str) -> int:
    """Return the number of words of our own text, without the targets of links and the ids after quotations."""
    shown = re.sub(r"\[([^\[\]]*)\]\([^()\s]*\)", r"\1", text)
    return len(words(re.sub(r"(?<=”)\[[a-z0-9-]+\]", "", shown).replace("*", "")))


def test_every_word_of_the_article_counts_once(story: Story) -> None:
    """The article is cut at the passages' ends, each word given to the voice and form of its place in the text."""
    expected: dict[str, dict[str, int]] = {}
    at = 0
    for passage in story.seeds["passages"]:
        start = story.article.index(passage["text"], at)
        at = start + len(passage["text"])
        assert not story.article[start - 1 : start].strip(), "the cut is between two words"
        forms = expected.setdefault(story.called(passage["voice"]), {})
        inside = sum(start <= begin < at for begin, _ in words(story.article))
        forms[passage["form"].capitalize()] = forms.get(passage["form"].capitalize(), 0) + inside
    found = {
        voice: {form.capitalize(): int(number) for form, number in row.items() if number != "0" and form != "All"}
        for voice, row in story.words.items()
    }
    assert found == expected
    assert {voice: int(row["All"]) for voice, row in story.words.items()} == {
        v: sum(f.values()) for v, f in expected.items()
    }
    assert f"the article’s {len(words(story.article))} words in their order" in story.page


def test_what_stands_beside_each_claimant(story: Story) -> None:
    notes = {passage["id"]: passage["note"] for passage in story.seeds["passages"] if "note" in passage}
    sources = {statement["id"]: statement["sources"] for statement in story.seeds["context"]}
    expected = {}
    for claimant in dict.fromkeys(story.called(claim["claimant"]) for claim in story.seeds["claims"]):
        claims = [claim for claim in story.seeds["claims"] if story.called(claim["claimant"]) == claimant]
        noted = {ref for claim in claims for ref in claim["passages"]} & notes.keys()
        context = {ref for claim in claims for ref in claim.get("context", [])}
        texts = [*(claim["plain"] for claim in claims), *(claim["asks"] for claim in claims), *map(notes.get, noted)]
        expected[claimant] = {
            "Claims": len(claims),
            "Notes": len(noted),
            "Words of ours on them": sum(own(text or "") for text in texts),
            "Statements from records": len(context),
            "Questions": len({ref for claim in claims for ref in claim.get("open", [])}),
            "Sources": len({source for ref in context for source in sources[ref]}),
        }
    assert {name: {label: int(cell) for label, cell in row.items()} for name, row in story.ours.items()} == expected


def test_what_stands_beside_each_claim(story: Story) -> None:
    sources = {statement["id"]: statement["sources"] for statement in story.seeds["context"]}
    found = [(re.findall(r"\(claims/(\S+)\.md\)", name), row) for name, row in story.by_claim.items()]
    assert found == [
        (
            [claim["id"]],
            {
                "Claimant": story.called(claim["claimant"]),
                "Statements": str(len(claim.get("context", []))),
                "Essential": str(len(claim.get("essential", []))),
                "Sources": str(len({source for ref in claim.get("context", []) for source in sources[ref]})),
            },
        )
        for claim in story.seeds["claims"]
    ]


def test_the_picture_says_what_the_tables_say(story: Story) -> None:
    """A row for each voice with its words; blocks end to end, in the article's order; the forms with their words."""
    (picture,) = re.findall(r"<svg.*?</svg>", story.page, re.DOTALL)
    named = re.findall(r'<text x="0" y="\d+">(.*?)(?:, in its own voice)? <tspan class="cnt">(\d+) words?<', picture)
    assert [(name.replace("’", "'"), count) for name, count in named] == [
        (name, row["All"]) for name, row in story.words.items()
    ]
    found = re.findall(r'<rect class="[^"]+" x="([\d.]+)%" y="\d+" width="([\d.]+)%"', picture)
    blocks = sorted((float(x), float(width)) for x, width in found)
    total = len(words(story.article))
    counts = [len(words(passage["text"])) for passage in story.seeds["passages"]]
    expected = [(100 * sum(counts[:at]) / total, 100 * count / total) for at, count in enumerate(counts)]
    assert [pytest.approx(pair, abs=0.006) for pair in expected] == blocks
    listed = {(voice, form.capitalize()): count for voice, form, count, _ in story.strip[1:]}
    cells = {(voice, form.capitalize()): cell for voice, row in story.words.items() for form, cell in row.items()}
    assert listed == {key: cell for key, cell in cells.items() if cell != "0" and key[1] != "All"}


def test_a_note_that_stands_on_another_passage_counts(desk: Desk) -> None:
    """The claim has the second passage alone, whose note stands on the first, which belongs to no claim."""
    desk.change("claims.yml", "passages: [p5a, p5b]", "passages: [p5b]")
    desk.change("claims.yml", "kind: request\n  claimant: lund", "kind: request\n  claimant: article")
    note = "note: He does not say whom he asked."
    desk.change("passages.yml", note, f"{note}\n  no_claim: For this test.")
    built = desk.build()
    assert built.findings == []
    row = r'\| The article \| 1 \{ data-label="Claims" .n \} \| 1 \{ data-label="Notes" .n \} \| (\d+) '
    (words,) = re.findall(row, page(built, "voices.md"))
    claim = ("He says that he asked for a year more.", "It reports a request. It does not say to whom.")
    assert int(words) == sum(own(text) for text in (*claim, "He does not say whom he asked."))
