"""Quotation marks: what stands between them, in the marks of several languages, and what is no mark."""

from __future__ import annotations

import pytest

from explainer.article.marks import goes_on, inner, none_quoted, only_quoted, other_marks, quoted_runs

INNER = {
    '"I asked for one more year,"': "I asked for one more year,",
    '"They call it “a mill”"': "They call it “a mill”",
    "“They call it ‘a mill’”": "They call it ‘a mill’",
    "\"They call it 'a mill'.\"": "They call it 'a mill'.",
    '“a mill” is what they call "it"': '“a mill” is what they call "it"',
    "„Ja“,": "Ja",
    "„Ja”": "Ja",
    "»Ja«": "Ja",
    "«Oui»": "Oui",
    "« Oui »,": "Oui",
    "«\u00a0Oui, “si”\u00a0».": "Oui, “si”",
    "”Ja”.": "Ja",
    "»Ja»": "Ja",
    "‹Ja›": "Ja",
    "›Ja‹": "Ja",
    "‘I can’t,’": "I can’t,",
    "'I can't,'": "I can't,",
    "‘the workers’ rights’": "the workers’ rights",
    '"a bit odd".': "a bit odd",
    '("a bit odd")': "a bit odd",
    '"It is open': "It is open",
    'and closes here."': "and closes here.",
    "no marks at all": "no marks at all",
    '"A," she said.': '"A," she said.',
    '"A." "B."': '"A." "B."',
    '"behind us 100%"': "behind us 100%",
    '"': '"',
    "": "",
}

RUNS = {
    '"A," she said. "B."': ["A,", "B."],
    'told CBS\' "Face the Nation" on Sunday that his state will not "use it."': ["Face the Nation", "use it."],
    "the workers’ rights and the drivers' union": [],
    "’tis the ’90s, rock ’n’ roll and 'em": [],
    "He said: ‘I can’t.’ Then: 'No.'": ["I can’t.", "No."],
    'a 6" pipe, and "no"': ["no"],
    "Sie sagte: „Ja“, dann »Nein«.": ["Ja", "Nein"],
    "Elle dit : « Oui », puis « Non ».": [" Oui ", " Non "],
    "Hon sade: ”Ja”, sedan »nej».": ["Ja", "nej"],
    "Dijo: «Él dijo “no” ayer».": ["Él dijo “no” ayer"],
    '"First words.': ["First words."],
    'last words," he said.': ["last words,"],
    "he said—“no”—and went": ["no"],
    "‘First words of many.": ["First words of many."],
    "one ‘ alone": [],
}

OTHERS = {
    "He said „I asked“ again.": ["„I asked“"],
    "and ‹…› and ＂so＂": ["‹…›", "＂so＂"],
    "❝so❞ 〝so〞 「so」 ″so″ ``so''": ["❝so❞", "〝so〞", "「so」", "″so″", "``so''"],
    "‚so‘ 'so' ‘so’ «so» »so« ”so” `so`": ["‚so‘", "'so'", "‘so’", "«so»", "»so«", "”so”", "`so`"],
    "’tis the ’90s; the workers’ rights, the drivers' union; it can’t, it can't": [],
    "He said “I ‘asked’ for «it»”[p2a] and “„so“”.": [],
    "“so” and ‘so’ and “‘so’”": ["‘so’"],
    "a 5″ pipe of 6′ length": [],
    "a « alone": ["«"],
    'a "straight" pair is found elsewhere': [],
    "in ‘the workers’ words’ only": ["‘the workers’ words’"],
}


@pytest.mark.parametrize(("text", "words"), INNER.items(), ids=list(INNER))
def test_exactly_the_quoted_words(text: str, words: str) -> None:
    assert inner(text) == words


@pytest.mark.parametrize(("text", "runs"), RUNS.items(), ids=list(RUNS))
def test_what_stands_between_marks(text: str, runs: list[str]) -> None:
    assert [text[run.first : run.last] for run in quoted_runs(text)] == runs


@pytest.mark.parametrize(("text", "found"), OTHERS.items(), ids=list(OTHERS))
def test_other_marks_in_our_own_texts(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in other_marks(text)] == found


PARAGRAPH = 'He said "Let us in. We “ask” you. No." on "America\'s Newsroom" Monday.'
PASSAGES = {
    "He said": ("none", "He said"),
    '"Let us in.': ("only", "Let us in."),
    "We “ask” you.": ("only", "We “ask” you."),
    "“ask”": ("only", "“ask”"),
    'No."': ("only", "No."),
    'No." on': ("some", 'No." on'),
    'on "America\'s Newsroom" Monday.': ("none", 'on "America\'s Newsroom" Monday.'),
    'He said "Let': ("some", 'He said "Let'),
}


@pytest.mark.parametrize("passage", PASSAGES)
def test_a_passage_in_its_paragraph(passage: str) -> None:
    start = PARAGRAPH.index(passage)
    span = (PARAGRAPH, start, start + len(passage))
    form, words = PASSAGES[passage]
    assert only_quoted(*span) == (form == "only")
    assert none_quoted(*span, ("America’s Newsroom",)) == (form == "none")
    assert inner(*span) == words


@pytest.mark.parametrize(
    ("text", "following", "one"),
    [
        ('"One.', '"Two," she said.', True),
        ("He: “One.", "“Two.”", True),
        ("«Uno.", "»Dos».", True),
        ('"One."', '"Two."', False),
        ('"One.', "Two.", False),
        ("One.", '"Two."', False),
        ('"One.', "She: “Two.”", False),
    ],
)
def test_a_quotation_opened_again(text: str, following: str, one: bool) -> None:
    assert goes_on(text, following) == one
