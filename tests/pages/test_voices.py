"""The numbers of the voices page, counted again from the article and the seeds by other means than the builder's."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from desk import STORIES, Desk, build, page


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
        self.words, self.ours = (self.table(table) for table in tables)

    def name(self, voice: str | list[str]) -> str:
        """Return the name of a voice as a row begins with it; several speak as one voice."""
        return " and ".join(self.people[one] for one in ([voice] if isinstance(voice, str) else voice))

    def table(self, text: str) -> dict[str, dict[str, int]]:
        """Return the numbers of a table, by the name at the start of the row and the head of the column."""
        rows = [
            [re.sub(r"\{.*?\}", "", cell).strip().replace("’", "'") for cell in row.strip("|").split("|")]
            for row in text.splitlines()
        ]
        return {row[0]: dict(zip(rows[0][1:], map(int, row[1:]), strict=True)) for row in rows[2:]}


@pytest.fixture(params=STORIES)
def story(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Story:
    monkeypatch.chdir(tmp_path)
    return Story(STORIES[request.param])


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
        forms = expected.setdefault(story.name(passage["voice"]), {})
        inside = sum(start <= begin < at for begin, _ in words(story.article))
        forms[passage["form"].capitalize()] = forms.get(passage["form"].capitalize(), 0) + inside
    found = {
        voice: {form: number for form, number in row.items() if number and form != "All"}
        for voice, row in story.words.items()
    }
    assert found == expected
    assert {voice: row["All"] for voice, row in story.words.items()} == {
        v: sum(f.values()) for v, f in expected.items()
    }
    assert f"The article has {len(words(story.article))} words." in story.page


def test_what_stands_beside_each_claimant(story: Story) -> None:
    notes = {passage["id"]: passage["note"] for passage in story.seeds["passages"] if "note" in passage}
    sources = {statement["id"]: statement["sources"] for statement in story.seeds["context"]}
    expected = {}
    for claimant in dict.fromkeys(story.name(claim["claimant"]) for claim in story.seeds["claims"]):
        claims = [claim for claim in story.seeds["claims"] if story.name(claim["claimant"]) == claimant]
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
    assert story.ours == expected


def test_the_pictures_say_what_the_tables_say(story: Story) -> None:
    counts = re.findall(r'<span class="who">(.*?)</span> <span class="count">(\d+) words(?: of ours)?[,<]', story.page)
    rows = [*story.words.items(), *story.ours.items()]
    assert counts == [(name, str(row.get("All", row.get("Words of ours on them")))) for name, row in rows]
    for bar in re.findall(r"<svg.*?</svg>", story.page, re.DOTALL):
        parts = [
            (int(x), int(width)) for x, width in re.findall(r'<rect class="[^"]*" x="(\d+)" y="0" width="(\d+)"', bar)
        ]
        assert [x for x, _ in parts] == [sum(width for _, width in parts[:index]) for index in range(len(parts))]


def test_a_note_that_stands_on_another_passage_counts(desk: Desk) -> None:
    """The claim has the second passage alone, whose note stands on the first, which belongs to no claim."""
    desk.change("claims.yml", "passages: [p5a, p5b]", "passages: [p5b]")
    desk.change("claims.yml", "kind: request\n  claimant: lund", "kind: request\n  claimant: article")
    note = "note: He does not say whom he asked."
    desk.change("passages.yml", note, f"{note}\n  no_claim: For this test.")
    built = desk.build()
    assert built.findings == []
    row = r'\| The article \| 1 \{ data-label="Claims" \} \| 1 \{ data-label="Notes" \} \| (\d+) '
    (words,) = re.findall(row, page(built, "voices.md"))
    claim = ("He says that he asked for a year more.", "It reports a request. It does not say to whom.")
    assert int(words) == sum(own(text) for text in (*claim, "He does not say whom he asked."))
