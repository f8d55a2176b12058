"""The cut of an article: what is spoken, by whom where that is certain, and what is no running text."""

from __future__ import annotations

import pytest
import yaml

from explainer.article.marks import none_quoted, only_quoted
from explainer.new.stubs import Layout
from explainer.new.wrapped import wrapped_at
from explainer.seeds.model import FORMS, QUOTED

DIRECT, PARTIAL, PARAPHRASE, OWN = "direct quotation", "partial quotation", "paraphrase", "the article's own voice"
NAMED, CARRIED = "named in the sentence", "carried over"
NOT_QUOTED, NONE = "source named, not quoted", "no source named"
FILL_IN = "FILL IN"
ROWS = {
    "a quotation and who speaks": (
        "en",
        '"It will stand," Otto Lund said. "It must. We know."',
        [
            ('"It will stand,"', DIRECT, "lund", NAMED),
            ("Otto Lund said.", OWN, "article", NOT_QUOTED),
            ('"It must. We know."', DIRECT, FILL_IN, FILL_IN),
        ],
    ),
    "one sentence in two parts": (
        "en",
        "“It will,” says Mr Lund, “not stand.” Ida Holm left.",
        [
            ("“It will,”", DIRECT, "lund", NAMED),
            ("says Mr Lund,", OWN, "article", NOT_QUOTED),
            ("“not stand.”", DIRECT, "lund", NAMED),
            ("Ida Holm left.", OWN, "article", NONE),
        ],
    ),
    "a pronoun names nobody": (
        "en",
        "“It will stand,” she said.",
        [("“It will stand,”", DIRECT, FILL_IN, CARRIED), ("she said.", OWN, "article", NOT_QUOTED)],
    ),
    "a question": (
        "en",
        "“Will it stand?” Lund asked. Nobody knew.",
        [
            ("“Will it stand?”", DIRECT, "lund", NAMED),
            ("Lund asked.", OWN, "article", NOT_QUOTED),
            ("Nobody knew.", OWN, "article", NONE),
        ],
    ),
    "a name that is not beside the marks": (
        "en",
        "Lund left. “It will stand.” The town, Holm said, is sad.",
        [
            ("Lund left.", OWN, "article", NONE),
            ("“It will stand.”", DIRECT, FILL_IN, FILL_IN),
            ("The town, Holm said, is sad.", PARAPHRASE, FILL_IN, FILL_IN),
        ],
    ),
    "a part of a sentence": (
        "en",
        "Holm called it “a sad day” and left.",
        [
            ("Holm called it", PARAPHRASE, FILL_IN, FILL_IN),
            ("“a sad day”", PARTIAL, FILL_IN, FILL_IN),
            ("and left.", PARAPHRASE, FILL_IN, FILL_IN),
        ],
    ),
    "parts beside a verb of saying": (
        "en",
        "Holm said that it was “sad” and (she added) “late.” Lund, a miller, says “no way”.",
        [
            ("Holm said that it was", PARAPHRASE, FILL_IN, FILL_IN),
            ("“sad”", PARTIAL, FILL_IN, FILL_IN),
            ("and (she added)", PARAPHRASE, FILL_IN, FILL_IN),
            ("“late.”", PARTIAL, FILL_IN, FILL_IN),
            ("Lund, a miller, says", OWN, "article", NOT_QUOTED),
            ("“no way”.", PARTIAL, FILL_IN, FILL_IN),
        ],
    ),
    "a bracket without words of its own": (
        "en",
        "Some call it (“old”).",
        [("Some call it (", PARAPHRASE, FILL_IN, FILL_IN), ("“old”).", PARTIAL, FILL_IN, FILL_IN)],
    ),
    "a quotation that begins a sentence": (
        "en",
        "“We must stop” was on each wall.",
        [("“We must stop”", DIRECT, FILL_IN, FILL_IN), ("was on each wall.", OWN, "article", FILL_IN)],
    ),
    "a title": (
        "en",
        "The mill is in “The Old Mill of Lund”, a film.",
        [("The mill is in “The Old Mill of Lund”, a film.", OWN, "article", NONE)],
    ),
    "a role before a name, and a place that is none": (
        "en",
        "“Yes,” said the old miller Otto Lund. “No,” said the mayor of Lund.",
        [
            ("“Yes,”", DIRECT, "lund", NAMED),
            ("said the old miller Otto Lund.", OWN, "article", NOT_QUOTED),
            ("“No,”", DIRECT, FILL_IN, NAMED),
            ("said the mayor of Lund.", OWN, "article", NOT_QUOTED),
        ],
    ),
    "single marks": (
        "en",
        "‘It’s over. We go,’ Lund’s wife wrote.",
        [("‘It’s over. We go,’", DIRECT, FILL_IN, FILL_IN), ("Lund’s wife wrote.", OWN, "article", NOT_QUOTED)],
    ),
    "German": (
        "de",
        "Der Müller Otto Lund fragte am 3. Mai: „Wie lange?“ „Nicht lange“, sagte Ida Holm.",
        [
            ("Der Müller Otto Lund fragte am 3. Mai:", OWN, "article", NOT_QUOTED),
            ("„Wie lange?“", DIRECT, FILL_IN, FILL_IN),
            ("„Nicht lange“,", DIRECT, "holm", NAMED),
            ("sagte Ida Holm.", OWN, "article", NOT_QUOTED),
        ],
    ),
    "French": (
        "fr",
        "« Elle tiendra », dit-elle. M. Lund a déclaré : « Il le faut. » « Non », dit la maire Ida Holm.",
        [
            ("« Elle tiendra »,", DIRECT, FILL_IN, CARRIED),
            ("dit-elle.", OWN, "article", NOT_QUOTED),
            ("M. Lund a déclaré :", OWN, "article", NOT_QUOTED),
            ("« Il le faut. »", DIRECT, "lund", NAMED),
            ("« Non »,", DIRECT, "holm", NAMED),
            ("dit la maire Ida Holm.", OWN, "article", NOT_QUOTED),
        ],
    ),
}


@pytest.mark.parametrize(("language", "paragraph", "expected"), ROWS.values(), ids=ROWS)
def test_the_passages_of_a_paragraph(language: str, paragraph: str, expected: list[tuple[str, ...]]) -> None:
    cut = Layout(paragraph, language).cut.values()
    assert [(piece.text, piece.form, piece.voice, piece.attribution) for piece in cut] == expected


def test_forms_are_what_the_marks_allow() -> None:
    """No finding asks to begin a passage at a mark: one that is quoted holds quoted words alone, any other none."""
    for language, paragraph, _ in ROWS.values():
        layout, at = Layout(paragraph, language), 0
        for own, piece in layout.cut.items():
            start = paragraph.index(piece.text, at)
            at = start + len(piece.text)
            if piece.form in QUOTED:
                assert only_quoted(paragraph, start, at), own
            else:
                assert none_quoted(paragraph, start, at, tuple(layout.titles())), own


WIRE = """\
Mill to close by autumn
By Nora Vale
Monday, May 3, 1931
LUND, Norway (Wire) — The mill will close, the owner said.
Workers ask for time
Otto Lund, a worker, said it was “too soon”.
The mill in May. Photo: Nora Vale.
The town's Minister of Works Ida Holm said it was “in ‘The Old Mill’ of” hers.
"Wait," said Lund.
"""


def test_what_is_no_running_text_is_proposed() -> None:
    remarks = {own: piece.remark for own, piece in Layout(WIRE, "en").cut.items() if piece.remark}
    assert remarks == {
        "p1a": "Proposed as: headline.",
        "p2a": "Proposed as: byline.",
        "p3a": "Proposed as: the day.",
        "p4a": "Proposed as a dateline.",
        "p5a": "Proposed as: subhead.",
        "p7a": "Proposed as: caption.",
    }
    forms = {own: piece.form for own, piece in Layout(WIRE, "en").cut.items()}
    assert forms["p1a"] == ("headline" if "headline" in FORMS else OWN)


def test_stubs() -> None:
    """A person for each name beside a verb of saying, a claim for each sentence said, a record for each quotation."""
    files = {name: yaml.safe_load(text) for name, text in Layout(WIRE, "en").files().items()}
    assert [(own["id"], own["name"], own["named_as"]) for own in files["people"]] == [
        ("lund", "Otto Lund", ["Otto Lund", "Lund"]),
        ("holm", "Ida Holm", ["Ida Holm"]),
    ]
    assert [own["passages"] for own in files["claims"]] == [["p4b"], ["p6a", "p6b"], ["p8a", "p8b", "p8c"], ["p9a"]]
    assert [own["claimant"] for own in files["claims"]] == [FILL_IN, FILL_IN, FILL_IN, "lund"]
    assert [own["passages"] for own in files["record"]] == [["p6b"], ["p8b"], ["p9a"]]
    noted = {own["id"]: own["noted_with"] for own in files["passages"] if "noted_with" in own}
    assert noted == {"p6b": "p6a", "p8b": "p8a", "p8c": "p8a", "p9b": "p9a"}, "one note a sentence"


def test_titles_in_marks() -> None:
    """They are proposed as titles, and no passage is begun at their marks."""
    layout = Layout("The film “The Old Mill”, of 1930, is of ‘The Mill Club of Lund’. A “Stop It”, he said.", "en")
    assert layout.titles() == ["The Old Mill", "The Mill Club of Lund"]
    assert list(layout.cut) == ["p1a", "p1b", "p1c", "p1d"], "words beside a verb of saying are no title"


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Lund's Deputy Mayor Ida Holm said so. Mayor Holm's wife left.", ["Ida Holm", "Holm"]),
        ("Sea Ambassador Ida Holm, of the Navy, said so.", ["Ida Holm"]),
        ("Minister of Works Ida Holm said so.", ["Ida Holm"]),
        ("The U.S. Mill Agency says so.", ["Mill Agency"]),
        ("“Then I'm told,” it is.", []),
    ],
)
def test_names_are_without_office_and_possessive(sentence: str, names: list[str]) -> None:
    assert [name for forms in Layout(sentence, "en").people.values() for name in forms] == names


def test_a_name_that_is_a_title_alone_is_nobody() -> None:
    assert Layout("The Mayor said no.", "en").people == {}


def test_two_of_one_name_are_not_told_apart() -> None:
    cut = Layout('Ida Holm said no. "Yes," said Otto Holm. "No," Holm said.', "en").cut
    assert {piece.voice for piece in cut.values() if piece.form == DIRECT} == {FILL_IN}


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("\n".join(["word " * 13 + "word"] * 4), 69),
        ("\n".join(["word " * 13 + "end."] * 4), 0),
        ("\n".join(["word " * 8 + "word"] * 9), 0),
        ("\n\n".join(["word " * 13 + "word"] * 4), 0),
        ("\n".join(["word " * 40 + "word"] * 4), 0),
        ("A line.", 0),
    ],
)
def test_wrapped_lines(text: str, width: int) -> None:
    assert wrapped_at(text) == width
