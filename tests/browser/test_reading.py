"""The built pages carry the article's words, all of them, unchanged, and quote nothing else as the article."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lxml import html
from playwright.sync_api import Page

from browser.checkers import expect_none
from browser.site import Site
from browser.words import article, paragraphs, places, seeds

# What the reader sees of each paragraph; the numbers that lead to the notes are ours.
READ = """() => [...document.querySelectorAll('.paragraph .words')].map(words => {
  const copy = words.cloneNode(true);
  copy.querySelectorAll('[role=doc-noteref]').forEach(reference => reference.remove());
  return copy.textContent;
})"""
UNSEEN = """() => [...document.querySelectorAll('.passage')].filter(passage =>
  !passage.checkVisibility({opacityProperty: true, visibilityProperty: true})).map(passage => passage.id)"""


def test_the_article_read_back(each_site: Site, page: Page) -> None:
    page.goto(each_site.address + "article/")
    assert page.evaluate(READ) == paragraphs(each_site)
    assert page.evaluate(UNSEEN) == []


def test_the_passages_read_back(each_site: Site) -> None:
    built = [(element.get("id"), element.text_content()) for element in elements(each_site, "article/", "passage")]
    assert built == [(passage["id"], passage["text"]) for passage in seeds(each_site, "passages")]


def read(quotation: html.HtmlElement) -> str:
    """Return the words of a quotation without the numbers that lead to notes, and the white space of the mark-up."""
    reference = "ancestor::*[@role = 'doc-noteref']"
    return "".join(quotation.xpath(f".//text()[not({reference})]")).strip("\n")


def test_every_quotation_stands_in_the_passages_that_it_names(each_site: Site) -> None:
    text, where, quoted = article(each_site), places(each_site), 0
    for name in each_site.pages:
        for quotation in each_site.html(name).xpath("//span[@data-passage] | //blockquote"):
            quoted += 1
            words = read(quotation)
            found = f"{name}: {words!r}"
            if quotation.tag == "span":
                assert words.startswith("“") and words.endswith("”"), found
                words = words[1:-1]
            spans = [where[passage] for passage in quotation.get("data-passage").split()]
            assert spans == sorted(spans), found
            assert words.strip(), found
            assert all(not text[end:start].strip() for (_, end), (start, _) in pairwise(spans)), (
                f"{found}: its passages do not follow one another"
            )
            assert words in text[spans[0][0] : spans[-1][1]], found
    assert quoted


def test_a_quoted_paragraph_is_whole(each_site: Site) -> None:
    whole = paragraphs(each_site)
    expect_none(
        f"{name}: {read(quotation)}"
        for name in each_site.claims
        for quotation in each_site.html(name).xpath("//blockquote")
        if read(quotation) not in whole
    )


def test_our_own_text_quotes_only_with_a_source(site: Site) -> None:
    """“…” in our text stands before a link to its source; else only in titles, citations and tables of contents."""
    for name in set(site.pages) - {"sources/"}:
        for quoted in site.html(name).xpath("//*[@class = 'quoted'][not(@data-passage)]"):
            assert "/sources/#" in "/" + quoted.xpath("following::a[1]/@href")[0], f"{name}: {quoted.text_content()}"
        allowed = " or ".join(f"contains(@class, '{kind}')" for kind in ("quoted", "words", "cite"))
        loose = site.html(name).xpath(f"//main//text()[contains(., '“')][not(ancestor::*[self::nav or {allowed}])]")
        expect_none(f"{name}: {text.strip()}" for text in loose)


def test_the_notes_are_tied_to_the_words(each_site: Site) -> None:
    root = each_site.html("article/")
    references = root.xpath("//*[@role = 'doc-noteref']")
    notes = list(elements(each_site, "article/", "note"))
    assert [reference.get("href") for reference in references] == [f"#{note.get('id')}" for note in notes]
    numbers = [str(number) for number in range(1, len(notes) + 1)]
    assert [reference.get("data-n") for reference in references] == numbers, "drawn by the style sheet"
    assert [reference.text_content() for reference in references] == numbers, "for a browser without one"
    for number, (reference, note) in enumerate(zip(references, notes, strict=True), start=1):
        (back,) = note.xpath(".//*[@role = 'doc-backlink']")
        assert note.get("role") == "doc-footnote", f"{number}: a role that screen readers announce"
        assert reference.get("aria-label") == f"Note {number}"
        label = note.get("aria-label")
        assert label.startswith(f"Note {number}: ") and len(label.split(",")) > 1, "its head, for who hears it alone"
        assert back.text == str(number)
        assert note.get("id") in root.xpath("//*[@class and @aria-details]/@aria-details"), number
    ids = {note.get("id") for note in notes}
    assert {passage.get("aria-details") for passage in elements(each_site, "article/", "passage")} == ids


def test_the_notes_stand_after_their_paragraph(each_site: Site) -> None:
    """One order of elements: a paragraph's words, its notes, what records have, then the next paragraph."""
    for paragraph in elements(each_site, "article/", "paragraph"):
        own = [passage.get("aria-details") for passage in paragraph.find_class("passage")]
        assert [note.get("id") for note in paragraph.find_class("note")] == list(dict.fromkeys(own))
        order = [element.get("class").split()[0] for element in paragraph if element.tag in ("p", "div")]
        assert order in (["words", "notes"], ["words", "notes", "outside"]), paragraph.get("aria-labelledby")


def elements(site: Site, name: str, kind: str) -> Iterator[html.HtmlElement]:
    return iter(site.html(name).find_class(kind))


def test_neighbours_share_a_head(each_site: Site) -> None:
    """No two groups of notes that follow one another say the same above them."""
    for paragraph in elements(each_site, "article/", "paragraph"):
        heads = [" ".join(head.text_content().split()) for head in paragraph.find_class("head")]
        assert all(one != other for one, other in pairwise(heads)), paragraph.get("aria-labelledby")


def test_a_note_is_short(each_site: Site) -> None:
    for note in elements(each_site, "article/", "note"):
        words = note.text_content().split()
        assert len(words) <= 41, f"{len(words) - 1} words: {note.get('id')}"


def test_what_records_have_is_told_once(each_site: Site) -> None:
    """Each claim has one line on the article page, below the first of its words, with a count and a way on."""
    root = each_site.html("article/")
    lines = root.xpath("//*[@class = 'counts']/a/@href")
    assert sorted(lines) == sorted(f"../{name}" for name in each_site.claims)
    for line in root.xpath("//*[@class = 'counts']"):
        assert line.xpath("ancestor::*[@class = 'outside' or @class = 'outside wide']")
