"""Our own text: quotations, hidden characters and the words it does not use."""

from __future__ import annotations

import html
import re

import markdown
import pytest

from desk import Desk, Row, page, row

QUOTATIONS = {
    "words that are not in the article": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "He says “I asked for two more years,” no less.",
        "seeds/claims.yml:44:31: found “two more years,” in a quotation; the article has it up to “I asked "
        "for”, expected words of the article, or a source's id after them: copy them again",
    ),
    "a word that is not in the article": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "He says “zebra”.",
        "seeds/claims.yml:44:19: found “zebra” in a quotation, expected words of the article, or a source's "
        "id after them: copy them again",
    ),
    "one letter": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "He says “one more yeer”.",
        "seeds/claims.yml:44:30: found “er” in a quotation; the article has it up to “one more ye”, expected "
        "words of the article, or a source's id after them: copy them again",
    ),
    "one letter near the start": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "He says “onx”.",
        "seeds/claims.yml:44:21: found “onx” in a quotation, expected words of the article, or a source's id "
        "after them: copy them again",
    ),
    "a capital letter": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "He says “i asked”.",
        "seeds/claims.yml:44:19: found “i asked” in a quotation, expected words of the article, or a "
        "source's id after them: copy them again",
    ),
    "a curly apostrophe": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "She says “not as a mill’s”.",
        "seeds/claims.yml:44:33: found “’” (U+2019) after “not as a mill” in a quotation, expected what the "
        "article has there: copy the words again",
    ),
    "a space more": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "She says “It will  stand”.",
        "seeds/claims.yml:44:28: found “ ” (U+0020) after “It will” in a quotation, "
        "expected what the article has there: copy the words again",
    ),
    "a no-break space": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "She says “It will\u00a0stand”.",
        "seeds/claims.yml:44:27: found U+00A0 after “It will” in a quotation, "
        "expected what the article has there: copy the words again",
    ),
    "a tab": row(
        "claims.yml",
        "plain: He says that he asked for a year more.",
        'plain: "She says “It\\twill stand”."',
        "seeds/claims.yml:44:23: found U+0009 after “It” in a quotation, "
        "expected what the article has there: copy the words again",
    ),
    "a space before the passage": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "She says “It will stand” [p2c].",
        "seeds/claims.yml:44:33: found “” [p2c]”, expected no white space in it: delete it",
    ),
    "a space before the target of a link": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "He keeps the [wheel] (wheel).",
        "seeds/claims.yml:44:23: found “[wheel] (wheel)”, expected no white space in it: delete it",
    ),
    "a space in the target of a link": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "He keeps the [wheel](the wheel).",
        "seeds/claims.yml:44:29: found “](the wheel)”, expected no white space in it: delete it",
    ),
    "a hyphen for a dash": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "She says “stand - but”.",
        "seeds/claims.yml:44:26: found “- but” in a quotation; the article has it up to “stand”, expected "
        "words of the article, or a source's id after them: copy them again",
    ),
    "part of a word": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "He says “ne more yea”.",
        "seeds/claims.yml:44:19: found “ne more yea” in a quotation, expected whole words of the article: "
        "copy them again",
    ),
    "no words": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "He says “”.",
        "seeds/claims.yml:44:19: found an empty quotation, expected words of the article: write them, or delete the "
        "marks",
    ),
    "white space": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "He says “one more ”.",
        "seeds/claims.yml:44:27: found white space at an end of a quotation, expected words only: delete it",
    ),
    "two places": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "The “mill” it is.",
        "seeds/claims.yml:44:15: found “mill”, which stands in p1a and p2a and p2c, expected one place: name "
        "the passage, as in “…”[p1a]",
    ),
    "another passage": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "He says “one more year”[p2a].",
        "seeds/claims.yml:44:19: found “one more year”, which stands in p5a, expected words of p2a: name the "
        "passage, as in “…”[p5a]",
    ),
    "an unknown source": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "He says “one more year”[gazete].",
        'seeds/claims.yml:44:34: found "gazete", expected the id of a source or passage: correct it, or add '
        'the entry. Did you mean "gazette"?',
    ),
    "the id of a term": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "He says “one more year”[wheel].",
        'seeds/claims.yml:44:34: found "wheel", expected the id of a source or passage: correct it, or add the entry.',
    ),
    "not closed": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "He says “one more year.",
        "seeds/claims.yml:44:18: found a quotation that does not end, expected “…”: add the closing mark ”",
    ),
    "not opened": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "He says one more year”.",
        "seeds/claims.yml:44:31: found ” outside a quotation, expected “…”: use the typographic pair",
    ),
    "straight marks": row(
        "claims.yml",
        "He says that he asked for a year more.",
        'He says "one more year".',
        'seeds/claims.yml:44:18: found " outside a quotation (2 marks in all), expected “…”: use the typographic pair',
    ),
    "marks as in German": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "He says „one more year“.",
        "seeds/claims.yml:44:18: found „ outside a quotation, expected “…”: use the typographic pair",
    ),
    "marks as in French": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "He says «one more year».",
        "seeds/claims.yml:44:18: found « outside a quotation (2 marks in all), expected “…”: use the typographic pair",
    ),
    "a quotation in a title": row(
        "claims.yml",
        "title: The miller asked for more time",
        "title: The miller asked for “one more year”",
        "seeds/claims.yml:39:32: found a quotation or link in a title or label, expected plain words: use your own",
    ),
    "a link in a title": row(
        "claims.yml",
        "title: The miller asked for more time",
        "title: The miller and the [wheel](wheel)",
        "seeds/claims.yml:39:37: found a quotation or link in a title or label, expected plain words: use your own",
    ),
    "straight marks in a title": row(
        "claims.yml",
        "title: The miller asked for more time",
        'title: The miller asked for "more time"',
        'seeds/claims.yml:39:31: found " outside a quotation (2 marks in all), expected “…”: use the typographic pair',
    ),
    "in folded text": row(
        "claims.yml",
        "plain: He says that he asked for a year more.",
        "plain: >-\n    He says that he asked for a\n    year, and “one more yeer” it\n    is.",
        "seeds/claims.yml:46:27: found “er” in a quotation; the article has it up to “one more ye”, expected "
        "words of the article, or a source's id after them: copy them again",
    ),
    "in text between double quotation marks": row(
        "claims.yml",
        "plain: He says that he asked for a year more.",
        'plain: "He says \\u201cone\n    more yeer\\u201d."',
        "seeds/claims.yml:45:12: found “er” in a quotation; the article has it up to “one more ye”, expected "
        "words of the article, or a source's id after them: copy them again",
    ),
    "in text between single quotation marks": row(
        "claims.yml",
        "plain: He says that he asked for a year more.",
        "plain: 'It''s “one\n    more yeer”.'",
        "seeds/claims.yml:45:12: found “er” in a quotation; the article has it up to “one more ye”, expected "
        "words of the article, or a source's id after them: copy them again",
    ),
}

HIDDEN = {
    "a null character": row(
        "claims.yml",
        "plain: He says that he asked for a year more.",
        'plain: "He \\0 asked."',
        "seeds/claims.yml:44:14: found the hidden character U+0000, expected visible text: delete it",
    ),
    "a right-to-left override": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "He \u202e asked.",
        "seeds/claims.yml:44:13: found the hidden character U+202E, expected visible text: delete it",
    ),
    "a right-to-left override, escaped": row(
        "claims.yml",
        "plain: He says that he asked for a year more.",
        'plain: "He \\u202e asked."',
        "seeds/claims.yml:44:14: found the hidden character U+202E, expected visible text: delete it",
    ),
    "an isolate": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "He \u2066 asked.",
        "seeds/claims.yml:44:13: found the hidden character U+2066, expected visible text: delete it",
    ),
    "a space without width": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "He \u200b asked.",
        "seeds/claims.yml:44:13: found the hidden character U+200B, expected visible text: delete it",
    ),
    "a soft hyphen": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "He ask\u00aded.",
        "seeds/claims.yml:44:16: found the hidden character U+00AD, expected visible text: delete it",
    ),
    "what joins letters, between letters that need none": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "He ask\u200ded.",
        "seeds/claims.yml:44:16: found the hidden character U+200D, expected visible text: delete it",
    ),
    "half a character": row(
        "claims.yml",
        "plain: He says that he asked for a year more.",
        'plain: "He \\ud800 asked."',
        "seeds/claims.yml:44:14: found the hidden character U+D800, expected visible text: delete it",
    ),
    "in a name": row(
        "people.yml",
        "name: Otto Lund",
        "name: Otto \u202eLund",
        "seeds/people.yml:9:14: found the hidden character U+202E, expected visible text: delete it",
    ),
}

WORDING = {
    "a contested word": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "The mill is doomed.",
        'seeds/claims.yml:44:22: found "doomed" in our own text, expected neutral words (the day of '
        "closing): reword, or quote it with “…”",
    ),
    "a phrase in two words": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "A so called wheel.",
        'seeds/claims.yml:44:12: found "so called" in our own text, expected words that decide nothing: reword, or '
        "quote it with “…”",
    ),
    "a phrase with a no-break space": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "A so\u00a0called wheel.",
        'seeds/claims.yml:44:12: found "so called" in our own text, expected words that decide nothing: reword, or '
        "quote it with “…”",
    ),
    "a phrase with a hyphen that does not break": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "A so\u2011called wheel.",
        'seeds/claims.yml:44:12: found "so\u2011called" in our own text, expected words that decide nothing: '
        "reword, or quote it with “…”",
    ),
    "a phrase with capitals and two spaces": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "A So  Called wheel.",
        'seeds/claims.yml:44:12: found "So Called" in our own text, expected words that decide nothing: reword, or '
        "quote it with “…”",
    ),
    "a phrase with emphasis inside": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "A so *called* wheel.",
        'seeds/claims.yml:44:12: found "so called" in our own text, expected words that decide nothing: reword, or '
        "quote it with “…”",
    ),
    "a phrase with a link inside": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "A so [called](wheel) wheel.",
        'seeds/claims.yml:44:12: found "so called" in our own text, expected words that decide nothing: reword, or '
        "quote it with “…”",
    ),
    "a phrase with a stroke": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "A so/called wheel.",
        'seeds/claims.yml:44:12: found "so called" in our own text, expected words that decide nothing: reword, or '
        "quote it with “…”",
    ),
    "a contested word with a capital letter": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "Doomed is what he is.",
        'seeds/claims.yml:44:10: found "Doomed" in our own text, expected neutral words (the day of '
        "closing): reword, or quote it with “…”",
    ),
    "a contested word in the plural": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "These are doomeds.",
        'seeds/claims.yml:44:20: found "doomeds" in our own text, expected neutral words (the day of '
        "closing): reword, or quote it with “…”",
    ),
    "a contested word in the words of a link": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "It is a [doomed](wheel) mill.",
        'seeds/claims.yml:44:19: found "doomed" in our own text, expected neutral words (the day of '
        "closing): reword, or quote it with “…”",
    ),
    "a contested word in a title": row(
        "claims.yml",
        "title: The miller asked for more time",
        "title: The doomed mill",
        'seeds/claims.yml:39:14: found "doomed" in our own text, expected neutral words (the day of '
        "closing): reword, or quote it with “…”",
    ),
    "a contested word beside an allowed name": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "The Doomed Mills Act is doomed.",
        'seeds/claims.yml:44:34: found "doomed" in our own text, expected neutral words (the day of '
        "closing): reword, or quote it with “…”",
    ),
    "a loaded verb of saying": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "He slammed the mayor.",
        'seeds/claims.yml:44:13: found "slammed" in our own text, expected "said" or another verb that '
        "neither lends belief nor doubt: reword, or quote it with “…”",
    ),
    "a word of verdict": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "He wrongly asked.",
        'seeds/claims.yml:44:13: found "wrongly" in our own text, expected words that decide nothing: '
        "reword, or quote it with “…”",
    ),
    "too many words": row(
        "claims.yml",
        "He says that he asked for a year more.",
        "word " * 80 + "word.",
        "seeds/claims.yml:44:10: found 81 words, expected at most 80 in this field: shorten it",
    ),
    "too many words in a title": row(
        "claims.yml",
        "title: The miller asked for more time",
        "title:" + " word" * 15,
        "seeds/claims.yml:39:10: found 15 words, expected at most 14 in this field: shorten it",
    ),
    "too many words in a note": row(
        "passages.yml",
        "note: No buyer is named.",
        "note:" + " word" * 27,
        "seeds/passages.yml:48:9: found 27 words, expected at most 26 in this field: shorten it",
    ),
}


@pytest.mark.parametrize("change", QUOTATIONS.values(), ids=QUOTATIONS)
def test_a_quotation_that_is_wrong(desk: Desk, change: Row) -> None:
    assert desk.after(change) == change.findings


@pytest.mark.parametrize("change", HIDDEN.values(), ids=HIDDEN)
def test_a_character_that_nobody_sees(desk: Desk, change: Row) -> None:
    assert desk.after(change) == change.findings


@pytest.mark.parametrize("change", WORDING.values(), ids=WORDING)
def test_words_that_our_own_text_does_not_use(desk: Desk, change: Row) -> None:
    assert desk.after(change) == change.findings


def test_apostrophes_are_alike_in_words_that_are_not_used(desk: Desk) -> None:
    desk.change("wording.yml", "so-called]", "so-called, the mill's]")
    desk.change("claims.yml", "He says that he asked for a year more.", "He speaks of the mill’s wheel.")
    (finding,) = desk.findings()
    assert finding.startswith('seeds/claims.yml:44:23: found "the mill’s" in our own text')


# What looks like mark-up, a template or a program is text, and shows as it was typed.
PLAIN = {
    "a script": "<script>alert(1)</script>",
    "an image that runs a script": "<img src=x onerror=alert(1)>",
    "a link that runs a script": "[x](javascript:alert(1))",
    "a template": "{{ site.title }} and {% include x %} and {# y #}",
    "a block": "::: note and !!! warning and ??? more",
    "HTML": "<b>bold</b> and &amp; and <!-- nothing --> and &#60;",
    "Markdown": r"a_b_c and `code` and # no heading and a | b and ~~x~~ and ^y^ and ![z] (z) and \\ and 3*4",
    "a footnote": "[^1] and [1] and [TOC] and {: .note } and {#id}",
    "a list": "1. one",
    "values of YAML": "no 1.10 12:30 1931-02-30 null ~ 0x1F 1_000 .inf",
}


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN)
def test_our_own_text_shows_as_it_was_typed(desk: Desk, text: str) -> None:
    desk.change("claims.yml", "plain: He says that he asked for a year more.", f"plain: |-\n    {text}")
    built = desk.build()
    assert built.findings == []
    source = page(built, "claims/one-more-year.md").split("---\n", 2)[2]
    shown_page = markdown.markdown(source, extensions=["attr_list", "md_in_html", "fenced_code", "tables", "toc"])
    shown = [html.unescape(re.sub("<[^>]*>", "", line)) for line in shown_page.splitlines()]
    assert text in shown


VALUES = {"truth": "no", "number": "1.10", "time": "12:30", "day": "1931-02-20", "nothing": "null", "code": "0x1F"}


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_every_value_stays_the_text_that_was_typed(desk: Desk, value: str) -> None:
    desk.change("terms.yml", "headword: wheel", f"headword: {value}")
    built = desk.build()
    assert built.findings == []
    assert f"## {value} {{ #wheel }}" in page(built, "words.md").splitlines()


def test_sentences_that_are_too_long(desk: Desk) -> None:
    """Over all our own text together, and only where all of it is asked for; the finding names five fields."""
    desk.change("wording.yml", "most_words_a_sentence: 20", "most_words_a_sentence: 6")
    assert desk.findings() == []
    assert desk.findings(thorough=True) == [
        "seeds/context.yml:2:14: found 6.9 words a sentence over all our text, expected at most 6: shorten first what "
        "weighs most, seeds/context.yml:2, seeds/context.yml:10, seeds/site.yml:18, seeds/claims.yml:11, "
        "seeds/claims.yml:21"
    ]


def test_words_that_are_too_long(desk: Desk) -> None:
    desk.change("wording.yml", "highest_grade: 10", "highest_grade: 1")
    assert desk.findings() == []
    assert desk.findings(thorough=True) == [
        "seeds/site.yml:18:5: found school grade 1.6 (Flesch-Kincaid) over all our text, expected at most 1: shorten "
        "first what weighs most, seeds/site.yml:18, seeds/context.yml:10, seeds/people.yml:5, seeds/passages.yml:55, "
        "seeds/site.yml:16"
    ]


def test_a_full_stop_that_ends_no_sentence(desk: Desk) -> None:
    desk.change("wording.yml", "most_words_a_sentence: 20", "most_words_a_sentence: 6")
    desk.change("terms.yml", "The part of a mill that the water turns.", "Mr. Lund says that Mr. Holm has it.")
    (known,) = desk.findings(thorough=True)
    desk.change("wording.yml", "[Mr.]", "[Dr.]")
    (unknown,) = desk.findings(thorough=True)
    assert (known.split()[2], unknown.split()[2]) == ("6.9", "6.6")
