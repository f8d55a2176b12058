"""A name is shown as it was typed wherever it stands, and an id leads where it should whatever it ends in."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Set
from pathlib import Path

import markdown
import pytest

from desk import Desk, page

# Every field that holds a name, with a line of the small story that has it (or to which it is added).
FIELDS = {
    "Carried.part": ("readings.yml", "part: the words", "part: {}"),
    "Correction.new": (
        "site.yml",
        "lead:",
        "corrections: [{{date: 1931-12-31, kind: correction, old: x, new: {}}}]\nlead:",
    ),
    "Correction.old": ("site.yml", "old: x", "old: {}"),
    "Person.name": ("people.yml", "name: Otto Lund", "name: {}"),
    "Reading.from_": ("readings.yml", "from: The Gazette of the town", "from: {}"),
    "Reading.seen_note": ("readings.yml", "words: 14", "words: 14\n  seen_note: {}"),
    "Reading.to": ("readings.yml", "to: Mayor Ida Holm.", "to: {}"),
    "Reading.where": ("readings.yml", "where: page 2", "where: {}"),
    "Record.venue": ("record.yml", "venue: Town meeting", "venue: {}"),
    "Source.publisher": ("sources.yml", "publisher: The gazette", "publisher: {}"),
    "Source.title": ("sources.yml", "title: Plan for the mill", "title: {}"),
    "Status.word": (
        "comparison-ends.yml",
        "rows_title: The act",
        "rows_title: The act\nstatuses: [{{word: {}, pattern: full, meaning: it is shut}}]",
    ),
    "Term.headword": ("terms.yml", "headword: wheel", "headword: {}"),
}
# Names in our own words, where marks say that the words in them stand in the article.
OURS = {"Carried.part", "Reading.seen_note", "Reading.where", "Record.venue", "Term.headword"}
SHOWN = {
    "Person.name": ("people.md", "voices.md", "claims/keeps-wheel.md"),
    "Record.venue": ("record.md",),
    "Source.publisher": ("sources.md", "claims/mill-closes.md"),
    "Source.title": ("sources.md",),
    "Term.headword": ("words.md", "claims/keeps-wheel.md"),
}
NAMES = {
    "typographic marks": "Otto “Butch” Lund",
    "marks around it all": "“so-called wheel”",
    "a mark that does not close": "Otto “Butch Lund",
    "straight marks": 'Otto "Butch" Lund',
    "single marks": "Otto ‘Butch’ Lund",
    "marks as in German": "Otto „Butch“ Lund",
}
NOT_OF_THE_ARTICLE = dict(NAMES)
NAMES |= {
    "a quotation with its passage": "Otto “ninety years”[p2a]",
    "a link": "Otto [Lund](holm)",
    "emphasis": "Otto *Butch* Lund",
    "a straight apostrophe": "Otto O'Lund",
    "a typographic apostrophe": "Otto O’Lund",
}


def words(source: str) -> str:
    """Return a page as readers see it, without its elements."""
    extensions = ["attr_list", "md_in_html", "fenced_code", "tables", "toc"]
    shown = markdown.markdown(source.split("---\n", 2)[2], extensions=extensions)
    return " ".join(html.unescape(re.sub("<[^>]*>", "", shown)).split())


def put(desk: Desk, name: str, fields: Set[str]) -> None:
    """Write a name into some of the fields."""
    for field, (file, old, new) in FIELDS.items():
        if field in fields:
            desk.change(file, old, new.format(json.dumps(name, ensure_ascii=False)))


@pytest.mark.parametrize("name", NOT_OF_THE_ARTICLE.values(), ids=NOT_OF_THE_ARTICLE)
def test_words_in_marks_in_a_name_of_ours_are_found(desk: Desk, name: str) -> None:
    put(desk, name, OURS)
    assert [finding.check for finding in desk.build().findings] == ["name-in-marks"] * len(OURS)


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_is_shown_as_it_was_typed(desk: Desk, name: str) -> None:
    refused = OURS if name in NOT_OF_THE_ARTICLE.values() else set()
    put(desk, name, FIELDS.keys() - refused)
    built = desk.build()
    assert built.findings == []
    pages = {path: text.decode() for path, text in built.files() if path.endswith(".md")}
    for path in (path for field in SHOWN.keys() - refused for path in SHOWN[field]):
        assert name in words(pages[path]), path
    if "'" in name or "’" in name:
        other = name.translate(str.maketrans("'’", "’'"))
        assert [path for path, text in pages.items() if other in text] == [], "one spelling"


IDS = {
    "claim": ("mill-closes", "claims/{}/"),
    "comparison": ("ends", "{}/"),
    "person": ("lund", "people/#{}"),
    "term": ("wheel", "words/#{}"),
    "question": ("closing-day", "questions/#{}"),
    "context": ("closing-plan", "claims/mill-closes/#fact-{}"),
    "source": ("town-plan", "sources/#{}"),
    "record": ("record-years", "record/#{}"),
    "event": ("plan-made", "timeline/#{}"),
}


def rename(desk: Desk, old: str, new: str) -> None:
    """Give an entry another id, wherever it is one: after a key, in a list, as the target of a link."""
    for path in desk.seeds.glob("*.yml"):
        text = path.read_text("utf-8")
        used = rf"([\[(]|, |(?:id|claimant|voice|source): ){old}(?=[\]),}}]|$)"
        path.write_text(re.sub(used, rf"\g<1>{new}", text, flags=re.MULTILINE), "utf-8")
    if (named := desk.seeds / f"comparison-{old}.yml").exists():
        named.rename(desk.seeds / f"comparison-{new}.yml")


@pytest.mark.parametrize("kind", IDS)
def test_an_id_leads_where_it_should(desk: Desk, kind: str) -> None:
    """In the data, the citation and the buttons that copy, and the page or part of one is there."""
    (old, home), new = IDS[kind], "price-index"
    rename(desk, old, new)
    built = desk.build()
    assert built.findings == []
    files = {path: text.decode() for path, text in built.files()}
    assert not any(re.search(rf"[#/]{old}(?![\w-])", text) for text in files.values())
    address, _, fragment = home.format(new).partition("#")
    path = f"{address.removesuffix('/')}.md"
    assert path in files
    assert not fragment or re.search(rf"(?<![\w-]){fragment}(?![\w-])", files[path])
    if kind == "claim":
        (row,) = (row for row in json.loads(files["data/claims.json"]) if row["id"] == new)
        assert row["url"] == f"https://example.org/claims/{new}/"
        assert f'data-clipboard-text="https://example.org/claims/{new}/"' in files[path]
        assert f"31 December 1931. https://example.org/claims/{new}/" in files[path]
        assert f'"url": "https://example.org/claims/{new}/"' in files[path]
        assert f"\n{new},https://example.org/claims/{new}/," in files["data/claims.csv"].replace("\r\n", "\n")
        assert f'"source": "https://example.org/claims/{new}/"' in files["data/annotations.jsonld"]


def test_a_quotation_with_its_passage_inside_a_link(desk: Desk) -> None:
    text = "plain: '[She says “ninety years”[p2a]](holm), and no more.'"
    desk.change("claims.yml", "plain: He says that he asked for a year more.", text)
    built = desk.build()
    assert built.findings == []
    words = '<span class="quoted" data-passage="p2a" dir="auto">“ninety years”</span>'
    assert f"[She says {words}](../people.md#holm), and no more." in page(built, "claims/one-more-year.md")


def test_words_without_links_use_up_no_first_use(desk: Desk) -> None:
    """The question is a link itself: the word of the glossary in it is linked where it stands next."""
    desk.change("terms.yml", "passages: [p3b]", "passages: [p3b]\n  forms: [day]")
    desk.change("questions.yml", "record: A notice of the town.", "record: A notice of the day.")
    line = "- [On which day will the mill close?](../questions.md#closing-day)"
    rest = "Would answer it: A notice of the [day](../words.md#wheel)."
    assert f'{line} <span class="would">{rest}</span>' in page(desk.build(), "claims/mill-closes.md")


@pytest.mark.parametrize("form", ["WHO", "IT"])
def test_a_form_in_capitals_is_another_word(desk: Desk, form: str) -> None:
    desk.change("terms.yml", "passages: [p3b]", f"passages: [p3b]\n  forms: [{form}]")
    said = f"The text does not say who. It has {form} once."
    desk.change("claims.yml", "He says that he asked for a year more.", said)
    linked = f"The text does not say who. It has [{form}](../words.md#wheel) once."
    assert linked in page(desk.build(), "claims/one-more-year.md")


def test_every_name_field_is_here() -> None:
    model = (Path(__file__).parents[2] / "scripts/explainer/seeds/model.py").read_text("utf-8")
    classes = re.split(r"^class (\w+)\(Entry\):", model, flags=re.MULTILINE)
    named = {
        f"{name}.{field}"
        for name, body in zip(classes[1::2], classes[2::2], strict=True)
        for field in re.findall(r"^    (\w+): .*\bNameText\b", body, re.MULTILINE)
    }
    # Names and titles in the article are compared with it; what to write in place of a word stands in findings only.
    # The word of a cell is that of a status.
    assert named - {"Person.named_as", "Article.titles", "Contested.instead", "Cell.status"} == set(FIELDS)
