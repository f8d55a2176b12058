"""The cut of an article: what is spoken, by whom where that is certain, and what is no running text."""

from __future__ import annotations

import pytest
import yaml

from explainer.new.stubs import Layout
from explainer.new.wrapped import wrapped_at
from explainer.seeds.model import FORMS

DIRECT, PARTIAL, PARAPHRASE, OWN = "direct quotation", "partial quotation", "paraphrase", "the article's own voice"
NAMED, NOT_QUOTED, NONE = "named in the sentence", "source named, not quoted", "no source named"
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
        [("“It will stand,”", DIRECT, FILL_IN, NAMED), ("she said.", OWN, "article", NOT_QUOTED)],
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
        [("Holm called it “a sad day” and left.", PARTIAL, FILL_IN, FILL_IN)],
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
        "« Elle tiendra », dit-elle. M. Lund a déclaré : « Il le faut. »",
        [
            ("« Elle tiendra »,", DIRECT, FILL_IN, NAMED),
            ("dit-elle.", OWN, "article", NOT_QUOTED),
            ("M. Lund a déclaré :", OWN, "article", NOT_QUOTED),
            ("« Il le faut. »", DIRECT, "lund", NAMED),
        ],
    ),
}


@pytest.mark.parametrize(("language", "paragraph", "expected"), ROWS.values(), ids=ROWS)
def test_the_passages_of_a_paragraph(language: str, paragraph: str, expected: list[tuple[str, ...]]) -> None:
    cut = Layout(paragraph, language).cut.values()
    assert [(piece.text, piece.form, piece.voice, piece.attribution) for piece in cut] == expected


WIRE = """\
Mill to close by autumn
By Nora Vale
LUND, Norway (Wire) — The mill will close, the owner said.
Workers ask for time
Otto Lund, a worker, said it was “too soon”.
Photo: the mill in May
"Wait," said Lund.
"""


def test_what_is_no_running_text_is_proposed() -> None:
    remarks = {own: piece.remark for own, piece in Layout(WIRE, "en").cut.items() if piece.remark}
    assert remarks == {
        "p1a": "Proposed as: headline.",
        "p2a": "Proposed as: byline.",
        "p3a": "Proposed as a dateline.",
        "p4a": "Proposed as: subhead.",
        "p6a": "Proposed as: caption.",
    }
    forms = {own: piece.form for own, piece in Layout(WIRE, "en").cut.items()}
    assert forms["p1a"] == ("headline" if "headline" in FORMS else OWN)


def test_stubs() -> None:
    """A person for each name beside a verb of saying, a claim for each sentence said, a record for each quotation."""
    files = {name: yaml.safe_load(text) for name, text in Layout(WIRE, "en").files().items()}
    assert [(own["id"], own["name"], own["named_as"]) for own in files["people"]] == [
        ("lund", "Otto Lund", ["Otto Lund", "Lund"])
    ]
    assert [own["passages"] for own in files["claims"]] == [["p3b"], ["p5a"], ["p7a"]]
    assert [own["claimant"] for own in files["claims"]] == [FILL_IN, FILL_IN, "lund"]
    assert [own["passages"] for own in files["record"]] == [["p5a"], ["p7a"]]
    tag = next(own for own in files["passages"] if own["text"] == "said Lund.")
    assert tag["noted_with"] == "p7a"


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
