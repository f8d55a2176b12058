"""Words compared as a reader sees them, with the way back to the text's own characters."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.article.spelling import alike, fold, hidden, visible

ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"

# What is typed, and the article's own characters that it finds.
FOUND = {
    "a soft hyphen": ("one extra\u00adordinary year", "extraordinary", "extra\u00adordinary"),
    "a soft hyphen typed": ("one extraordinary year", "extra\u00adordinary", "extraordinary"),
    "a zero-width space": ("a wa\u200btch here", "watch", "wa\u200btch"),
    "NFD for NFC": ("a café.", "cafe\u0301", "café"),
    "NFC for NFD": ("a cafe\u0301.", "café", "cafe\u0301"),
    "two marks in another order": ("a\u0323\u0301 b", "a\u0301\u0323", "a\u0323\u0301"),
    "a Korean syllable": ("\u1112\u1161\u11ab", "\ud55c", "\u1112\u1161\u11ab"),
    "a straight apostrophe": ("the mayor's car", "mayor’s", "mayor's"),
    "a typographic apostrophe": ("the mayor’s car", "mayor's", "mayor’s"),
    "straight double marks": ('on "News" today', "on “News” today", 'on "News" today'),
    "German marks": ("„Ein Jahr“, sagte sie", "“Ein Jahr”, sagte", "„Ein Jahr“, sagte"),
    "German marks, turned round": ("sagte »Ja« und", "sagte “Ja” und", "sagte »Ja« und"),
    "French marks": ("dit « Oui », puis", "dit “Oui”, puis", "dit « Oui », puis"),
    "white space": ("one \n two", "one two", "one \n two"),
    "a no-break space": ("20\u00a0years", "20 years", "20\u00a0years"),
    "a no-break hyphen": ("non\u2011violent", "non-violent", "non\u2011violent"),
    "a variation selector": ("I ❤\ufe0f it", "❤", "❤\ufe0f"),
    "the flag of England": (f"for {ENGLAND}!", ENGLAND, ENGLAND),
}
NOT_FOUND = {
    "a letter without its mark, NFC": ("café", "cafe"),
    "a letter without its mark, NFD": ("cafe\u0301", "cafe"),
    "another letter": ("watch", "wаtch"),
    "a flag without its signs": (ENGLAND, ENGLAND[:1]),
    "a family without its joiners": (FAMILY, FAMILY.replace("\u200d", "")),
    "a hyphen for a dash": ("stand – but", "stand - but"),
    "a single for a double mark": ('"so"', "‘so’"),
    "nothing": ("so", ""),
}


@pytest.mark.parametrize(("text", "words", "own"), FOUND.values(), ids=list(FOUND))
def test_what_is_typed_finds_the_articles_own(text: str, words: str, own: str) -> None:
    assert [text[start:end] for start, end in fold(text).find(fold(words))] == [own]
    assert alike(words, own)


@pytest.mark.parametrize(("text", "words"), NOT_FOUND.values(), ids=list(NOT_FOUND))
def test_what_counts(text: str, words: str) -> None:
    assert not list(fold(text).find(fold(words)))


@given(st.text(st.sampled_from("aé'’“ \u00ad\u200b\u0301\n-\u2011«»" + ENGLAND), max_size=30))
def test_each_text_finds_itself_in_either_normal_form(text: str) -> None:
    for form in ("NFC", "NFD"):
        assert alike(text, unicodedata.normalize(form, text))
    folded = fold(text)
    assert list(folded.starts) == sorted(folded.starts)
    assert all(start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))


@pytest.mark.parametrize("unit", ["I can't, “so” – ok ", "é’ ", "«", "a\u200b", "1 "])
def test_a_long_text_is_folded_once(unit: str) -> None:
    text = unit * (400_000 // len(unit))
    assert fold(text) is fold(text)
    assert sum(1 for _ in fold(text).find(fold("ok"))) == text.count("ok")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("extra\u00adordinary", "extra[U+00AD soft hyphen]ordinary"),
        ("20\u00a0years", "20[U+00A0 no-break space]years"),
        ("plain words", "plain words"),
        ("e\u0301", "é"),
    ],
)
def test_a_message_shows_what_cannot_be_seen(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_hidden_characters_that_an_emoji_or_a_script_needs_are_none() -> None:
    assert list(hidden(f"a\u00adb {ENGLAND} {FAMILY} ❤\ufe0f می\u200cخ x\u200d")) == [1, 27]
