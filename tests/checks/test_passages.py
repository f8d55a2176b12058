"""The article and its passages part: one change, one finding, where the two part.

Where the article is not as received (its SHA-256 says so), the finding stands in the article; else at the passage.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from desk import Desk, Row, row

PASSAGE = {
    "a letter": row(
        "passages.yml",
        "The mill at Brook Lane will",
        "The mill at Brook Lene will",
        "seeds/passages.yml:2:28: found “e” (U+0065) after “The mill at Brook L” in p1a, expected “a” "
        "(U+0061) as in the article: copy the words again (seeds/article.txt:1:20)",
    ),
    "a small letter": row(
        "passages.yml",
        "Mayor Ida Holm",
        "mayor Ida Holm",
        "seeds/passages.yml:9:9: found “m” (U+006D) at the start in p1b, expected “M” (U+004D) as in the "
        "article: copy the words again (seeds/article.txt:1:36)",
    ),
    "a space more": row(
        "passages.yml",
        "he will not sell",
        "he  will not sell",
        "seeds/passages.yml:44:12: found “ ” (U+0020) after “he” in p3b, expected “w” (U+0077) as in the "
        "article: copy the words again (seeds/article.txt:3:37)",
    ),
    "a space less": row(
        "passages.yml",
        "he will not sell",
        "he willnot sell",
        "seeds/passages.yml:44:16: found “n” (U+006E) after “he will” in p3b, expected “ ” (U+0020) as in "
        "the article: copy the words again (seeds/article.txt:3:41)",
    ),
    "a space at the end": row(
        "passages.yml",
        "text: '\"I asked for one more year,\"'",
        "text: '\"I asked for one more year,\" '",
        "seeds/passages.yml:59:38: found white space around p5a, expected words only: delete it",
    ),
    "a line end": row(
        "passages.yml",
        "text: Mayor Ida Holm said on Monday.",
        "text: |\n    Mayor Ida Holm said on Monday.",
        "seeds/passages.yml:10:35: found white space around p1b, expected words only: delete it",
    ),
    "a curly quotation mark": row(
        "passages.yml",
        "'\"I asked",
        "'“I asked",
        'seeds/passages.yml:59:10: found ““” (U+201C) at the start in p5a, expected “"” (U+0022) as in the '
        "article: copy the words again (seeds/article.txt:5:1)",
    ),
    "a straight apostrophe": row(
        "passages.yml",
        "for ninety years,",
        "for ninety year''s,",
        "seeds/passages.yml:16:45: found “'” (U+0027) after “as stood for ninety year” in p2a, expected “s” "
        "(U+0073) as in the article: copy the words again (seeds/article.txt:2:36)",
    ),
    "a hyphen for a dash": row(
        "passages.yml",
        "stand – but",
        "stand - but",
        'seeds/passages.yml:30:25: found “-” (U+002D) after “"It will stand” in p2c, expected “–” (U+2013) '
        "as in the article: copy the words again (seeds/article.txt:2:66)",
    ),
    "another dash": row(
        "passages.yml",
        "stand – but",
        "stand — but",
        'seeds/passages.yml:30:25: found “—” (U+2014) after “"It will stand” in p2c, expected “–” (U+2013) '
        "as in the article: copy the words again (seeds/article.txt:2:66)",
    ),
    "the last letter": row(
        "passages.yml",
        "he will not sell the wheel.",
        "he will not sell the wheel",
        "seeds/passages.yml:44:35: found the words “.” in no passage, expected each word in one passage: add "
        "them to p3b or p4a, or add a passage (seeds/article.txt:3:60)",
    ),
    "words more": row(
        "passages.yml",
        "he will not sell the wheel.",
        "he will not sell the wheel, ever.",
        "seeds/passages.yml:44:35: found “,” (U+002C) after “will not sell the wheel” in p3b, expected “.” "
        "(U+002E) as in the article: copy the words again (seeds/article.txt:3:60)",
    ),
    "words that overlap the next passage": row(
        "passages.yml",
        "Otto Lund, the miller, said that",
        "Otto Lund, the miller, said that he will",
        "seeds/passages.yml:44:9: found words in p3b that another passage has too, expected each word in one "
        "passage: delete them in one (seeds/article.txt:3:34)",
    ),
    "words of the passage before": row(
        "passages.yml",
        "text: he will not sell",
        "text: said that he will not sell",
        "seeds/passages.yml:44:9: found words in p3b that another passage has too, expected each word in one "
        "passage: delete them in one (seeds/article.txt:3:24)",
    ),
    "an empty passage": row(
        "passages.yml",
        "text: Holm said.",
        'text: ""',
        "seeds/passages.yml:23:9: found nothing, expected words of the article: write it, or delete the "
        "line if none is needed",
    ),
    "a blank passage": row(
        "passages.yml",
        "text: Holm said.",
        'text: " "',
        "seeds/passages.yml:23:9: found nothing, expected words of the article: write it, or delete the "
        "line if none is needed",
    ),
    "the id of another paragraph": row(
        "passages.yml",
        "id: p3a",
        "id: p4b",
        'seeds/passages.yml:36:7: found the id "p4b" in paragraph 3, expected "p3a" or another letter: correct it',
    ),
    "an id without a letter": row(
        "passages.yml",
        "id: p4a",
        "id: p4",
        'seeds/passages.yml:50:7: found the id "p4" in paragraph 4, expected "p4a" or another letter: correct it',
    ),
    "an id that is a word": row(
        "passages.yml",
        "id: p4a",
        "id: fair",
        'seeds/passages.yml:50:7: found the id "fair" in paragraph 4, expected "p4a" or another letter: correct it',
    ),
}

ARTICLE = {
    "a letter": row(
        "article.txt",
        "Brook Lane",
        "Brook Lene",
        "seeds/article.txt:1:20: found “e” (U+0065) after “The mill at Brook L”, expected “a” (U+0061) as in "
        "p1a: restore the article as received (seeds/passages.yml:2:28)",
    ),
    "the first letter": row(
        "article.txt",
        "The mill at",
        "he mill at",
        "seeds/article.txt:1:1: found “h” (U+0068) at the start, expected “T” (U+0054) as in p1a: restore "
        "the article as received (seeds/passages.yml:2:9)",
    ),
    "the last character": row(
        "article.txt",
        "Lund said.",
        "Lund said",
        "seeds/article.txt:5:39: found the end after “Lund said”, expected “.” (U+002E) as in p5b: restore "
        "the article as received (seeds/passages.yml:66:18)",
    ),
    "a dash": row(
        "article.txt",
        "–",
        "-",
        'seeds/article.txt:2:66: found “-” (U+002D) after “"It will stand”, expected “–” (U+2013) as in p2c: '
        "restore the article as received (seeds/passages.yml:30:25)",
    ),
    "a quotation mark": row(
        "article.txt",
        '"I asked',
        "“I asked",
        'seeds/article.txt:5:1: found ““” (U+201C) at the start, expected “"” (U+0022) as in p5a: restore '
        "the article as received (seeds/passages.yml:59:10)",
    ),
    "a sentence more": row(
        "article.txt",
        "Lund said.",
        "Lund said. He left.",
        "seeds/article.txt:5:41: found the words “He left.” in no passage, expected the article as received: "
        "take them out, or add them to p5b (seeds/passages.yml:66:19)",
    ),
    "a paragraph less": row(
        "article.txt",
        "TOWN FAIR OPENS ITS GATES\n",
        "",
        'seeds/article.txt:4:1: found “"” (U+0022) at the start, expected “T” (U+0054) as in p4a: restore '
        "the article as received (seeds/passages.yml:51:9)",
    ),
    "a sentence less": row(
        "article.txt",
        " Holm said.",
        "",
        'seeds/article.txt:2:40: found “"” (U+0022) at the start, expected “H” (U+0048) as in p2b: restore '
        "the article as received (seeds/passages.yml:23:9)",
    ),
    "a sentence twice": row(
        "article.txt",
        "Holm said. ",
        "Holm said. Holm said. ",
        "seeds/article.txt:2:51: found the words “Holm said.” in no passage, expected the article as "
        "received: take them out, or add them to p2b or p2c (seeds/passages.yml:23:19)",
    ),
    "a space more inside a passage": row(
        "article.txt",
        "will not sell",
        "will  not sell",
        "seeds/article.txt:3:42: found “ ” (U+0020) after “he will”, expected “n” (U+006E) as in p3b: "
        "restore the article as received (seeds/passages.yml:44:17)",
    ),
    "a space more between two passages": row(
        "article.txt",
        "close, Mayor",
        "close,  Mayor",
        "seeds/article.txt:1:36: found “ ” (U+0020) after “Brook Lane will close,”, expected “M” (U+004D) as "
        "received: restore the article",
    ),
    "a space less between two passages": row(
        "article.txt",
        "close, Mayor",
        "close,Mayor",
        "seeds/article.txt:1:35: found “M” (U+004D) after “t Brook Lane will close,”, expected “ ” (U+0020) "
        "as received: restore the article",
    ),
    "a tab between two passages": row(
        "article.txt",
        "close, Mayor",
        "close,\tMayor",
        "seeds/article.txt:1:35: found U+0009 after “t Brook Lane will close,”, expected “ ” (U+0020) as "
        "received: restore the article",
    ),
    "a line end between two passages": row(
        "article.txt",
        "close, Mayor",
        "close,\nMayor",
        "seeds/article.txt:1:35: found U+000A after “t Brook Lane will close,”, expected “ ” (U+0020) as "
        "received: restore the article",
    ),
    "a space at the end of a line": row(
        "article.txt",
        "Monday.\n",
        "Monday. \n",
        "seeds/article.txt:1:66: found “ ” (U+0020) after “Ida Holm said on Monday.”, expected U+000A as "
        "received: restore the article",
    ),
    "an empty line": row(
        "article.txt",
        "Monday.\n",
        "Monday.\n\n",
        'seeds/article.txt:2:1: found U+000A after “da Holm said on Monday.”, expected “"” (U+0022) as '
        "received: restore the article",
    ),
    "a space for a line end": row(
        "article.txt",
        "Monday.\n",
        "Monday. ",
        "seeds/article.txt:1:66: found “ ” (U+0020) after “Ida Holm said on Monday.”, expected U+000A as "
        "received: restore the article",
    ),
    "a space at the start": row(
        "article.txt",
        "The mill at",
        " The mill at",
        "seeds/article.txt:1:1: found “ ” (U+0020) at the start, expected “T” (U+0054) as received: restore "
        "the article",
    ),
    "a line end at the end": row(
        "article.txt",
        "",
        "\n",
        "seeds/article.txt:5:40: found a line end after the last word, expected none: delete it; an editor may add it",
    ),
    "two line ends at the end": row(
        "article.txt",
        "",
        "\n\n",
        'seeds/article.txt:5:40: found U+000A after “e more year," Lund said.”, expected the end as '
        "received: restore the article",
    ),
    "another digest": row(
        "site.yml",
        "sha256: 673b8b0f",
        "sha256: 00000000",
        "seeds/article.txt:1:1: found the SHA-256 "
        "673b8b0f01e9e79069219b9729ef590662eeb0b11e803b147d4417ae8839088b, expected 0000000001e9… as in "
        "site.yml: restore the article, or, if it is a new one, set sha256 to the one found",
    ),
    "no digest": row(
        "site.yml",
        "sha256: 673b8b0f",
        "sha256: as received, 673b8b0f",
        'seeds/site.yml:9:11: found "as received, 673b8b0f01e9e79069219b9729ef590662eeb0b11e803b…", '
        "expected 64 digits from 0 to f: copy the SHA-256 of article.txt",
    ),
}


@pytest.mark.parametrize("change", PASSAGE.values(), ids=PASSAGE)
def test_a_passage_that_is_not_the_article_s(desk: Desk, change: Row) -> None:
    assert desk.after(change) == change.findings


@pytest.mark.parametrize("change", ARTICLE.values(), ids=ARTICLE)
def test_an_article_that_is_not_as_received(desk: Desk, change: Row) -> None:
    assert desk.after(change) == change.findings


def test_an_article_with_white_space_more_in_several_places(desk: Desk) -> None:
    text = desk.read("article.txt").replace("\n", "\n\n")
    desk.write("article.txt", text)
    assert desk.findings() == [
        f"seeds/article.txt:1:1: found the SHA-256 {hashlib.sha256(text.encode()).hexdigest()}, expected 673b8b0f01e9… "
        "as in site.yml: restore the article, or, if it is a new one, set sha256 to the one found"
    ]


Entries = list[str]


def moved(start: int, end: int) -> Callable[[Entries], Entries]:
    def move(entries: Entries) -> Entries:
        rest = entries[:start] + entries[start + 1 :]
        return [*rest[:end], entries[start], *rest[end:]]

    return move


# What is done to the list of passages, and the finding that follows.
ORDER: dict[str, tuple[Callable[[Entries], Entries], str]] = {
    "missing at the start": (
        lambda entries: entries[1:],
        "seeds/passages.yml:2:9: found the words “The mill at Brook Lane will close,” in no passage, "
        "expected each word in one passage: add them to p1b, or add a passage (seeds/article.txt:1:1)",
    ),
    "missing in the middle": (
        lambda entries: entries[:3] + entries[4:],
        "seeds/passages.yml:16:48: found the words “Holm said.” in no passage, expected each word in one "
        "passage: add them to p2a or p2c, or add a passage (seeds/article.txt:2:40)",
    ),
    "missing at the end of a paragraph": (
        lambda entries: entries[:4] + entries[5:],
        'seeds/passages.yml:23:19: found the words “"It will stand – but not as a mill."” in no passage, '
        "expected each word in one passage: add them to p2b or p3a, or add a passage (seeds/article.txt:2:51)",
    ),
    "missing at the end": (
        lambda entries: entries[:-1],
        "seeds/passages.yml:59:38: found the words “Lund said.” in no passage, expected each word in one "
        "passage: add them to p5a, or add a passage (seeds/article.txt:5:30)",
    ),
    "two missing": (
        lambda entries: entries[:3] + entries[5:],
        'seeds/passages.yml:16:48: found the words “Holm said. "It will stand – but not as a mill."” in no '
        "passage, expected each word in one passage: add them to p2a or p3a, or add a passage "
        "(seeds/article.txt:2:40)",
    ),
    "all missing": (
        lambda entries: ["[]"],
        "seeds/passages.yml:1:1: found no passages, expected one for every word of the article: add them",
    ),
    "swapped with the next": (
        moved(5, 6),
        "seeds/passages.yml:44:9: found p3a out of order, expected the article's order: move it "
        "(seeds/article.txt:3:1)",
    ),
    "moved to the end": (
        moved(2, 9),
        "seeds/passages.yml:67:10: found p2a out of order, expected the article's order: move it "
        "(seeds/article.txt:2:1)",
    ),
    "moved to the start": (
        moved(7, 0),
        "seeds/passages.yml:2:9: found p4a out of order, expected the article's order: move it (seeds/article.txt:4:1)",
    ),
    "twice under one id": (
        lambda entries: [*entries[:4], entries[3], *entries[4:]],
        'seeds/passages.yml:29:7: found the id "p2b" a second time (first at seeds/passages.yml:22:7), '
        "expected ids that differ: rename one",
    ),
    "twice under two ids": (
        lambda entries: [*entries[:4], entries[3].replace("p2b", "p2x"), *entries[4:]],
        "seeds/passages.yml:30:9: found words in p2x that another passage has too, expected each word in one "
        "passage: delete them in one (seeds/article.txt:2:40)",
    ),
    "twice, far apart": (
        lambda entries: [*entries, entries[3].replace("p2b", "p5x")],
        "seeds/passages.yml:74:9: found words in p5x that another passage has too, expected each word in one "
        "passage: delete them in one (seeds/article.txt:2:40)",
    ),
    "words of no article": (
        lambda entries: [*entries[:4], entries[3].replace("p2b", "p2x").replace("Holm", "He"), *entries[4:]],
        'seeds/passages.yml:30:9: found “H” (U+0048) at the start in p2x, expected “"” (U+0022) as in the '
        "article: copy the words again (seeds/article.txt:2:51)",
    ),
    "two paragraphs in one passage": (
        lambda entries: [
            *entries[:6],
            entries[6].replace("wheel.", "wheel.\n\n    TOWN FAIR OPENS ITS GATES"),
            *entries[8:],
        ],
        "seeds/passages.yml:46:5: found words of two paragraphs in p3b, expected one paragraph: begin another passage",
    ),
}


@pytest.mark.parametrize("way", ORDER)
def test_passages_that_do_not_tile_the_article(desk: Desk, way: str) -> None:
    rearrange, finding = ORDER[way]
    desk.write("passages.yml", "\n\n".join(rearrange(desk.read("passages.yml").split("\n\n"))))
    assert desk.findings() == [finding]


def test_two_mistakes_are_two_findings(desk: Desk) -> None:
    desk.change("passages.yml", "Brook Lane", "Brook Lene")
    desk.change("passages.yml", "one more year", "one mere year")
    desk.change("claims.yml", "“Monday”", "“Sunday”")
    assert [finding.split(": ")[0] for finding in desk.findings()] == [
        "seeds/claims.yml:6:9",
        "seeds/passages.yml:2:28",
        "seeds/passages.yml:59:28",
    ]


def test_a_passage_left_out_for_its_shape_hides_nothing_else(desk: Desk) -> None:
    """Its words are not called missing, and what is wrong elsewhere is told."""
    desk.change("passages.yml", "- id: p3a\n  text: ", "- id: p3a\n  txet: ")
    desk.change("claims.yml", "He says that he asked for a year more.", "He says “zebra”.")
    assert [line.split(", expected")[0] for line in desk.findings()] == [
        "seeds/claims.yml:44:19: found “zebra” in a quotation",
        'seeds/passages.yml:37:3: found the unknown key "txet"',
    ]


def test_half_a_character_in_a_passage_of_an_article_that_differs(desk: Desk) -> None:
    desk.change("article.txt", "The mill at", "The mills at")
    desk.change("passages.yml", "text: The mill at Brook Lane will close,", 'text: "\\ud800he mill at Brook Lane,"')
    assert [line.split(":")[0] for line in desk.findings()] == ["seeds/article.txt"]
