"""What a page's text says of a reading."""

from __future__ import annotations

import pytest

from explainer.article.fragments import passage_digest
from links.html import page_text
from links.model import Page, Reading, Verdict
from links.passage import judge

PASSAGE = "The mill’s owner said on Monday that it “will close” in May, after ninety years."
READING = Reading(
    "r-1", "mill", "https://example.org/", "The mill’s owner said on Monday", "after ninety years.", 15, ""
)

STANDS = (Verdict.STANDS, "")
HINT = (Verdict.STANDS, "the digest differs, which is only a hint")
ROWS = {
    "letter by letter": (PASSAGE, STANDS),
    "inside other words": (f"First. {PASSAGE} Last.", STANDS),
    "straight marks, other white space": (PASSAGE.replace("’", "'").replace("“", '"').replace(" ", "\n"), HINT),
    "a word inside changed": (PASSAGE.replace("close", "shut"), HINT),
    "a mark beside it": (f"({PASSAGE})", HINT),
    "hidden characters": (PASSAGE.replace("owner", "ow\u00adner"), HINT),
    "a word more": (
        PASSAGE.replace("in May", "in late May"),
        (Verdict.CHANGED, "found 16 words from the first to the last, expected 15"),
    ),
    "no last words": (PASSAGE.replace("ninety", "90"), (Verdict.CHANGED, "the last words are missing")),
    "no first words": (PASSAGE.replace("owner", "owners"), (Verdict.CHANGED, "the first words are missing")),
    "the other way round": (
        "after ninety years. The mill’s owner said on Monday",
        (Verdict.CHANGED, "found the last words before the first, expected 15"),
    ),
    "nothing": ("Another page.", (Verdict.GONE, "neither the first nor the last words are there")),
    "an empty page": ("", (Verdict.GONE, "neither the first nor the last words are there")),
    "first words twice": (f"The mill’s owner said on Monday. {PASSAGE} after ninety years", STANDS),
}


@pytest.mark.parametrize(("text", "expected"), ROWS.values(), ids=list(ROWS))
def test_a_reading_and_a_text(text: str, expected: tuple[Verdict, str]) -> None:
    same = Reading(**{**vars(READING), "sha256": passage_digest(PASSAGE)})
    answer = judge(same, Page(text))
    if expected is HINT and passage_digest(text) == same.sha256:
        expected = STANDS  # straight marks and white space are no difference to the digest either
    assert (answer.verdict, answer.why) == expected


def test_a_short_passage_stands_in_its_first_words() -> None:
    short = Reading("r-2", "mill", "", "it “will close”", "", 3, passage_digest("it “will close”"))
    assert judge(short, Page(PASSAGE)).verdict is Verdict.STANDS
    assert judge(short, Page("it closes")).verdict is Verdict.GONE


def test_a_page_that_was_not_read_gives_its_own_verdict() -> None:
    assert judge(READING, Page(verdict=Verdict.UNREACHED, why="timed out")).why == "timed out"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"<p>One <b>t</b>wo</p><p>three</p>four", "One two three four"),
        (b"<title>No</title><script>no</script><!-- no --><p>Yes<style>no</style> so<br>it is", "Yes so it is"),
        (b"<ul><li>one<li>two</ul><td>three</td>", "one two three"),
        ("<meta charset=utf-8><p>café".encode(), "café"),
        (b"", ""),
    ],
)
def test_the_text_of_a_page(body: bytes, words: str) -> None:
    assert page_text(body, None).split() == words.split()


def test_the_charset_that_the_host_names_is_used() -> None:
    assert page_text("<p>café".encode("latin-1"), "iso-8859-1").split() == ["café"]
