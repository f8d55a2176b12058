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


def test_every_quotation_stands_in_the_passages_that_it_names(each_site: Site) -> None:
    text, where, quoted = article(each_site), places(each_site), 0
    for name in each_site.pages:
        for quotation in each_site.html(name).xpath("//span[@data-passage] | //blockquote"):
            quoted += 1
            found, words = f"{name}: {quotation.text_content()!r}", quotation.text_content()
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
        f"{name}: {quotation.text_content()}"
        for name in each_site.claims
        for quotation in each_site.html(name).xpath("//blockquote")
        if quotation.text_content() not in whole
    )


def test_our_own_text_quotes_only_with_a_source(site: Site) -> None:
    """“…” in our text stands before a link to its source; else only in titles, citations and tables of contents."""
    for name in set(site.pages) - {"sources/"}:
        for quoted in site.html(name).xpath("//*[@class = 'quoted'][not(@data-passage)]"):
            assert "sources/#" in quoted.xpath("following::a[1]/@href")[0], f"{name}: {quoted.text_content()}"
        allowed = " or ".join(f"contains(@class, '{kind}')" for kind in ("quoted", "words", "cite"))
        loose = site.html(name).xpath(f"//main//text()[contains(., '“')][not(ancestor::*[self::nav or {allowed}])]")
        expect_none(f"{name}: {text.strip()}" for text in loose)


def test_the_notes_are_tied_to_the_words(each_site: Site) -> None:
    root = each_site.html("article/")
    references = root.xpath("//*[@role = 'doc-noteref']")
    notes = list(elements(each_site, "article/", "note"))
    assert [reference.get("href") for reference in references] == [f"#{note.get('id')}" for note in notes]
    assert [reference.text for reference in references] == [str(number) for number in range(1, len(notes) + 1)]
    for number, (reference, note) in enumerate(zip(references, notes, strict=True), start=1):
        (back,) = note.xpath(".//*[@role = 'doc-backlink']")
        assert note.tag == "aside", number
        assert note.get("role") == "note", number
        assert note.get("aria-label") == reference.get("aria-label") == f"Note {number}"
        assert back.text == str(number)
        assert note.get("id") in root.xpath("//*[@class and @aria-details]/@aria-details"), number
    ids = {note.get("id") for note in notes}
    assert {passage.get("aria-details") for passage in elements(each_site, "article/", "passage")} == ids


def test_the_notes_stand_after_their_paragraph(each_site: Site) -> None:
    """One order of elements: a paragraph's words, then its notes, then the next paragraph."""
    for paragraph in elements(each_site, "article/", "paragraph"):
        own = [passage.get("aria-details") for passage in paragraph.find_class("passage")]
        assert [note.get("id") for note in paragraph.find_class("note")] == list(dict.fromkeys(own))
        order = [element.get("class") for element in paragraph if element.get("class") in ("words", "notes")]
        assert order == ["words", "notes"]


def elements(site: Site, name: str, kind: str) -> Iterator[html.HtmlElement]:
    return iter(site.html(name).find_class(kind))
