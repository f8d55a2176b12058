"""What an eye passes over: capitals, and characters that look alike."""

from __future__ import annotations

import pytest

from explainer.article.nearly import likeness, nearly

ROWS = {
    ("the mill", "At The Mill."): " (only capitals differ: “The Mill”)",
    ("The Mill", "at the mill"): " (only capitals differ: “the mill”)",
    ("mіll", "the mill"): " (“і” is U+0456, which looks like “i”, U+0069)",
    ("the mіll", "The mill"): " (“і” is U+0456, which looks like “i”, U+0069, and capitals differ: “The mill”)",
    ("ninety–one", "ninety-one"): " (“–” is U+2013, which looks like “-”, U+002D)",
    ("mill", "the mill"): "",
    ("Lun", "Lund"): "",
    ("a", "б"): "",
    ("wheel", "the mill"): "",
    ("", "the mill"): "",
    ("STRASSE", "Die Straße"): "",
}


@pytest.mark.parametrize(("pair", "told"), ROWS.items())
def test_what_differs_is_said(pair: tuple[str, str], told: str) -> None:
    assert nearly(*pair) == told


def test_how_two_characters_are_alike() -> None:
    pairs = (("M", "m"), ("–", "-"), ("“", '"'), ("a", "b"), ("", "a"))
    assert [likeness(*pair).strip(" ()") for pair in pairs] == [
        "only capitals differ",
        "the two look alike",
        "the two look alike",
        "",
        "",
    ]
