"""Whole words: which edges of a quotation cut what."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from explainer.article.edges import cut, cut_hits, whole_hits
from explainer.article.spelling import fold, visible

ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"

# An article, words that cut something in it, and what.
CUT = [
    ("We can't close it,", "We can", "the word “can't”"),
    ("We can’t close it,", "t close", "the word “can’t”"),
    ("he hasn't responded", "he hasn", "the word “hasn't”"),
    ("he's so late", "he", "the word “he's”"),
    ("Let's go", "Let", "the word “Let's”"),
    ("a watchman", "watch", "the word “watchman”"),
    ("Holm's", "s", "the word “Holm's”"),
    ("1,200 sacks", "200 sacks", "the number “1,200”"),
    ("1.200 Säcke", "200 Säcke", "the number “1.200”"),
    ("1 200 säckar", "200 säckar", "the number “1 200”"),
    ("1\u202f200 sacs", "200 sacs", "the number “1[U+202F narrow no-break space]200”"),
    ("1’200 Säcke", "200 Säcke", "the number “1’200”"),
    ("3.5 million", "5 million", "the number “3.5 million”"),
    ("3.5 million", "3.5", "the number “3.5 million”"),
    (".5 million", "5 million", "the number “.5 million”"),
    ("3,5 Millionen", "5 Millionen", "the number “3,5 Millionen”"),
    ("behind us 100%.", "behind us 100", "the number “100%”"),
    ("hinter uns 100 %.", "uns 100", "the number “100 %”"),
    ("some 40 per cent", "some 40", "the number “40 per cent”"),
    ("some 40 percent", "some 40", "the number “40 percent”"),
    ("for $3", "3", "the number “$3”"),
    ("for US$3", "$3", "the number “US$3”"),
    ("for 3 €", "for 3", "the number “3 €”"),
    ("at -5 degrees", "5 degrees", "the number “-5”"),
    ("at −5", "5", "the number “−5”"),
    ("at 5°C", "at 5", "the number “5°C”"),
    ("at 5½ feet", "at 5", "the number “5½”"),
    ("1/2 a cup", "2 a cup", "the number “1/2”"),
    ("at 10:30", "at 10", "the number “10:30”"),
    ("from 5-7 May", "7 May", "the number “5-7”"),
    ("in 2019–2020", "in 2019", "the number “2019–2020”"),
    ("for $5-$7", "for $5", "the number “$5-$7”"),
    ("on 1989-10-03", "1989", "the number “1989-10-03”"),
    ("the 5th man", "the 5", "the word “5th”"),
    ("non-violent meeting", "violent meeting", "the hyphenated word “non-violent”"),
    ("non\u2011violent meeting", "violent meeting", "the hyphenated word “non‑violent”"),
    ("a 10-year-old", "a 10-year", "the hyphenated word “10-year-old”"),
    ("pre- and post-war", "pre", "the hyphenated word “pre-”"),
    ("the U.S.-Mexico border", "Mexico border", "the hyphenated word “U.S.-Mexico”"),
    ("the U.N.-backed plan", "U.N.", "the hyphenated word “U.N.-backed”"),
    ("20,000-strong", "20,000", "the hyphenated word “20,000-strong”"),
    ("a £3m deal", "£3", "the number “£3m”"),
    ("AT&T said", "AT", "the word “AT&T”"),
    ("less CO₂", "less CO", "the word “CO₂”"),
    ("à l'État", "État", "the word “l'État”"),
    ("across the U.S.", "across the U.S", "the abbreviation “U.S.”"),
    ("the U.S. law", "S. law", "the abbreviation “U.S.”"),
    ("at 9 p.m.", "at 9 p", "the abbreviation “p.m.”"),
    ("a Ph.D. thesis", "Ph", "the abbreviation “Ph.D.”"),
    ("extra\u00adordinary", "extra", "the word “extra[U+00AD soft hyphen]ordinary”"),
    ("watch\u200bman", "watch", "the word “watch[U+200B zero width space]man”"),
    ("\U0001f44d\U0001f3fd yes", "\U0001f44d", "the sign “\U0001f44d\U0001f3fd”"),
    ("\U0001f1f8\U0001f1ea", "\U0001f1f8", "the sign “\U0001f1f8\U0001f1ea”"),
    (f"for {ENGLAND}", ENGLAND[:1], f"the sign “{visible(ENGLAND)}”"),
    ("a cafe\u0301", "cafe", "the sign “é”"),
    ("a café", "cafe", "the sign “é”"),
]
WHOLE = [
    ("We can't close it,", "can’t close"),
    ("We can't close it,", "We can't close it,"),
    ("the mayor's car", "the mayor"),
    ("the mayor’s car", "mayor"),
    ("the workers' rights", "workers"),
    ("the U.S.'s law", "the U.S."),
    ("Number 10's door", "Number 10"),
    ("3.5 million sacks", "3.5 million"),
    ("3.5 million sacks", "sacks"),
    ("100%.", "100%"),
    ("is 100, said", "is 100"),
    ("In 2024 200 people", "200 people"),
    ("5 m away", "5"),
    ("$3", "$3"),
    ("non-violent meeting", "non-violent"),
    ("a word – another", "word"),
    ("a word—another", "another"),
    ("word -- word", "word"),
    ("and/or", "and"),
    ("the U.S. law", "U.S."),
    ("for Sen. Padilla", "Sen"),
    ("’tis", "tis"),
    ('"We can,"', "We can"),
    ("_We can_".replace("_", "‘"), "We can"),
    ("\U0001f44d\U0001f3fd yes", "yes"),
    (f"for {ENGLAND}!", ENGLAND),
    ("東京都", "東京"),
]


@pytest.mark.parametrize(("text", "words", "told"), CUT)
def test_an_edge_that_cuts(text: str, words: str, told: str) -> None:
    assert not whole_hits(text, words)
    found = [what.told(text) for _, what in cut_hits(text, words)]
    assert found == [told]


@pytest.mark.parametrize(("text", "words"), WHOLE)
def test_an_edge_that_does_not(text: str, words: str) -> None:
    assert whole_hits(text, words)


def test_only_whole_hits_count() -> None:
    text = "Holm's saying: yes, yesterday’s “yes” was\nno yes-man's yes."
    assert [text[slice(*hit)] for hit in whole_hits(text, "yes")] == ["yes"] * 3
    assert whole_hits(text, "yes")[-1] == (len(text) - 4, len(text) - 1)
    assert len(list(cut_hits(text, "yes"))) == 2


def test_edges_that_part_a_combining_sequence_or_an_emoji() -> None:
    for sign in ("e\u0301", "\U0001f44d\U0001f3fd", ENGLAND, "\U0001f468\u200d\U0001f469", "\U0001f1f8\U0001f1ea"):
        text = f"({sign})"
        for edge in range(2, len(sign) + 1):
            assert cut(text, 1, edge)
            assert cut(text, edge, len(text))
        assert not cut(text, 1, len(sign) + 1)


_LETTERS = st.text("abcxyzåé", min_size=1, max_size=5)
_UNITS = st.one_of(
    st.lists(_LETTERS, min_size=2, max_size=4).map("-".join),
    st.builds("{}n't".format, _LETTERS),
    st.integers(1000, 10**9).map("{:,}".format),
    st.decimals(1, 10**6, places=2).map("{:,} million".format),
    st.integers(1, 99).map("${}".format),
    st.tuples(st.integers(1, 12), st.integers(10, 59)).map(lambda pair: f"{pair[0]}:{pair[1]}"),
    st.tuples(st.integers(1, 99), st.integers(1, 99)).map(lambda pair: f"{pair[0]}–{pair[1]}%"),
    st.lists(st.sampled_from("abps"), min_size=2, max_size=4).map(lambda letters: ".".join(letters) + "."),
)


@given(_UNITS, st.data())
def test_every_part_of_a_unit_is_a_cut(unit: str, data: st.DataObject) -> None:
    text = f"It was {unit}, they said."
    first, last = 7, 7 + len(unit)
    start = data.draw(st.integers(first, last - 1))
    end = data.draw(st.integers(start + 1, last))
    assert bool(cut(text, start, end)) == ((start, end) != (first, last))


@given(st.text(max_size=40), st.data())
def test_no_edge_parts_what_unicode_holds_together(text: str, data: st.DataObject) -> None:
    edge = data.draw(st.integers(0, len(text)))
    clusters = {match.start() for match in regex.finditer(r"\X", text)} | {len(text)}
    around = text[max(0, edge - 1) : edge + 1]
    if edge not in clusters and "\n" not in around:
        assert cut(text, edge, edge)


def test_a_long_line() -> None:
    text = "I can't close it, she said; 3.5 million of them. " * 8000
    assert len(whole_hits(text, "she said")) == 8000
    assert not whole_hits(text, "5 million")
    assert len(fold(text).text) == len(text)
