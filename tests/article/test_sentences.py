"""Sentences, in the languages that the rows are in, and what is proposed for each."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from explainer.article.sentences import sentences as spans

ROWS = yaml.safe_load((Path(__file__).parent / "sentences.yml").read_text("utf-8"))
SENTENCES = {
    "He left. She stayed! Why? Nobody knows…": ["He left.", "She stayed!", "Why?", "Nobody knows…"],
    "Mr. and Mrs. J. R. Smith came on Jan. 3 at 5 p.m. from No. 10.": [
        "Mr. and Mrs. J. R. Smith came on Jan. 3 at 5 p.m. from No. 10."
    ],
    "“I am here. I stay,” he said. “Go! Now!” Then he left.": [
        "“I am here. I stay,” he said.",
        "“Go! Now!”",
        "Then he left.",
    ],
    '"I am here. I stay," he said. "Go! Now!" Then he left.': [
        '"I am here. I stay," he said.',
        '"Go! Now!"',
        "Then he left.",
    ],
    "“He said ‘No. Never.’ to me. Twice.” So it was.": ["“He said ‘No. Never.’ to me. Twice.”", "So it was."],
    "« Oui. Non. » dit-il. Il part. „Ja. Nein.“ Er geht.": [
        "« Oui. Non. » dit-il.",
        "Il part.",
        "„Ja. Nein.“",
        "Er geht.",
    ],
    "「はい。いいえ。」彼は言った。そして去った。": ["「はい。いいえ。」彼は言った。", "そして去った。"],
    "1. One item (really.) Another [1]. A third": ["1. One item (really.) Another [1].", "A third"],
    "wait... what? no! 3.14 is pi. 42 is not.": ["wait... what? no!", "3.14 is pi.", "42 is not."],
    "A 5\" pipe. A 6' pipe. “A quotation that goes on. And on.": [
        'A 5" pipe.',
        "A 6' pipe.",
        "“A quotation that goes on. And on.",
    ],
}


def sentences(paragraph: str, language: str = "en") -> list[str]:
    return [paragraph[start:end].strip() for start, end in spans(paragraph, language)]


@pytest.mark.parametrize(("language", "expected"), [(of, row) for of, rows in ROWS["right"].items() for row in rows])
def test_the_sentences_of_a_paragraph(language: str, expected: list[str]) -> None:
    assert sentences(" ".join(expected), language) == expected


@pytest.mark.parametrize(("language", "expected"), [(of, row) for of, rows in ROWS["missed"].items() for row in rows])
def test_a_cut_that_is_missed_is_missed_only(language: str, expected: list[str]) -> None:
    """Two sentences stay one passage, for an editor to cut; should that change, the row moves up."""
    found = sentences(" ".join(expected), language)
    assert found != expected
    assert "".join(found).replace(" ", "") == "".join(expected).replace(" ", "")
    assert all(any(own in part for part in found) for own in expected), "no sentence is cut"


@pytest.mark.parametrize(("paragraph", "expected"), SENTENCES.items())
def test_marks_lists_and_stops(paragraph: str, expected: list[str]) -> None:
    assert sentences(paragraph) == expected
