"""Text fragments as their specification asks, digests as the readings state them, addresses of archived copies."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.article.fragments import lookup_address, passage_digest, text_fragment

PAGE = "https://example.org/page"
FRAGMENTS = [
    (PAGE, "The mill", "will close", f"{PAGE}#:~:text=The%20mill,will%20close"),
    (PAGE, "The mill", "", f"{PAGE}#:~:text=The%20mill"),
    (f"{PAGE}#top", "The mill", "", f"{PAGE}#top:~:text=The%20mill"),
    (f"{PAGE}#", "The mill", "", f"{PAGE}#:~:text=The%20mill"),
    (f"{PAGE}#:~:text=old", "new", "", f"{PAGE}#:~:text=new"),
    (f"{PAGE}#top:~:text=old", "new", "", f"{PAGE}#top:~:text=new"),
    (f"{PAGE}?a=1&b=2", "non-violent, & 100%", "“A” – b", None),
    ("https://example.org/a.pdf", "The mill", "", "https://example.org/a.pdf"),
    ("https://example.org/a.PDF?x=1#page=2", "The mill", "", "https://example.org/a.PDF?x=1#page=2"),
    ("https://example.org/?f=a.pdf", "The mill", "", "https://example.org/?f=a.pdf#:~:text=The%20mill"),
    (PAGE, "The \n mill", "", f"{PAGE}#:~:text=The%20mill"),
]


@pytest.mark.parametrize(("address", "first", "last", "expected"), FRAGMENTS)
def test_the_address_of_a_passage(address: str, first: str, last: str, expected: str | None) -> None:
    if expected is None:
        words = "non%2Dviolent%2C%20%26%20100%25,%E2%80%9CA%E2%80%9D%20%E2%80%93%20b"
        expected = f"{address}#:~:text={words}"
    assert text_fragment(address, first, last) == expected


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.text(st.characters(exclude_categories=["Cs"])))
def test_a_directive_holds_no_sign_that_the_specification_keeps(first: str, last: str) -> None:
    directive = text_fragment(PAGE, first, last).removeprefix(f"{PAGE}#:~:text=")
    assert directive.count(",") <= 1
    assert not set(directive) & set("-& #\"'“")
    assert directive.isascii()


@pytest.mark.parametrize(
    "passage", ["It’s “an  old\u00a0café”", 'It\'s "an old café"', "It’s „an old\ncafe\u0301‟", " It‘s “an old café” "]
)
def test_one_digest_however_it_is_typed(passage: str) -> None:
    assert passage_digest(passage) == hashlib.sha256('It\'s "an old café"'.encode()).hexdigest()


def test_another_digest_for_another_letter() -> None:
    assert passage_digest("It is an old mill") != passage_digest("It is an old mall")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (f"{PAGE}?a=1#top", f"https://web.archive.org/web/*/{PAGE}?a=1"),
        (f"https://web.archive.org/web/20241203/{PAGE}", f"https://web.archive.org/web/*/{PAGE}"),
        (f"http://web.archive.org/web/2024id_/{PAGE}#x", f"https://web.archive.org/web/*/{PAGE}"),
    ],
)
def test_where_archived_copies_are_looked_up(address: str, expected: str) -> None:
    assert lookup_address(address) == expected
