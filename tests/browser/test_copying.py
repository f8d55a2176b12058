"""Words are copied, found and linked to across the numbers of the notes, whatever the reader has shown or folded."""

from __future__ import annotations

import time
from urllib.parse import quote

import pytest
from lxml import html
from playwright.sync_api import Page

from browser.chromium import NARROW, NewPage
from browser.site import Site
from browser.words import article, paragraphs

# The words of every element of a kind, as they are copied: each selected alone.
COPIED = """selector => [...document.querySelectorAll(selector)].map(element => {
  getSelection().selectAllChildren(element);
  return getSelection().toString();
})"""
# What is copied of that in which a mark stands, and what follows the mark.
MARKED = """selector => [...document.querySelectorAll(selector)].map(mark => {
  getSelection().selectAllChildren(mark.parentElement);
  return [getSelection().toString(), mark.nextSibling?.textContent ?? ''];
})"""
# Whether the browser's own search, which no page can change, has words in one piece; from the top of the page.
FOUND = """texts => texts.filter(text => {
  getSelection().removeAllRanges();
  return window.find(text);
})"""
# Whether an element that has some words is on the screen.
IN_SIGHT = """([selector, words]) => [...document.querySelectorAll(selector)].some(element => {
  const box = element.getBoundingClientRect();
  return element.textContent.includes(words) && box.height && box.top < innerHeight && box.bottom > 0;
})"""


def squeezed(text: str) -> str:
    """Return words as a browser sets them, with one space for any white space."""
    return " ".join(text.split())


def test_copied_words_are_the_articles(each_site: Site, page: Page) -> None:
    page.goto(each_site.address + "article/")
    whole = [squeezed(words) for words in paragraphs(each_site)]
    assert page.locator(".words:has(.noteref ~ .noteref)").count(), "a paragraph with two numbers"
    assert [squeezed(words) for words in page.evaluate(COPIED, ".article .words")] == whole
    page.locator("#words-only").check()
    (alone,) = page.evaluate(COPIED, ".article")
    assert [squeezed(words) for words in alone.split("\n\n")] == whole, "not even the headings that are not seen"


def test_what_stands_beside_the_words_is_copied_without_its_number(each_site: Site, page: Page) -> None:
    page.goto(each_site.address + "article/")
    marks = page.evaluate(MARKED, ".note .no, .in-short .no")
    assert [copied for copied, after in marks if not copied.strip().startswith(after.strip()[:9])] == []
    page.goto(each_site.address + "words/")
    headings = page.evaluate(MARKED, "h2 .headerlink")
    assert [copied for copied, _ in headings if "#" in copied] == []
    assert marks and headings


def test_the_clipboard_has_no_number(each_site: Site, new_page: NewPage) -> None:
    """As plain text the words alone; as rich text, which word processors take, no number either."""
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(each_site.address + "article/")
    page.evaluate(COPIED, ".words:has(.noteref ~ .noteref)")
    page.keyboard.press("Control+c")
    assert squeezed(page.evaluate("() => navigator.clipboard.readText()")) in map(squeezed, paragraphs(each_site))
    rich = page.evaluate("""async () => {
      const [item] = await navigator.clipboard.read();
      const blob = await item.getType('text/html');
      return new DOMParser().parseFromString(await blob.text(), 'text/html').body.textContent;
    }""")
    assert squeezed(rich) in map(squeezed, paragraphs(each_site))


def test_copied_quotations_are_the_articles(each_site: Site, page: Page) -> None:
    """On the home page, where a paragraph has its numbers too, and on a claim page."""
    text = squeezed(article(each_site))
    for name in ("", each_site.claims[0]):
        page.goto(each_site.address + name)
        copied = page.evaluate(COPIED, "main blockquote")
        assert copied
        assert [words for words in copied if squeezed(words) not in text] == [], name


def test_the_browsers_search_finds_words_across_numbers(each_site: Site, page: Page) -> None:
    page.goto(each_site.address + "article/")
    whole = [squeezed(words) for words in paragraphs(each_site)]
    assert page.evaluate(FOUND, whole) == whole
    assert page.evaluate(FOUND, ["words that stand nowhere"]) == []
    page.locator("#words-only").check()
    assert page.evaluate(FOUND, whole) == whole


def around(paragraph: html.HtmlElement) -> tuple[str, str]:
    """Return a few words before and after the first number within a paragraph."""
    number = paragraph.find_class("noteref")[0]
    before, after = (element.text_content().split() for element in (number.getprevious(), number.getnext()))
    return " ".join(before[-3:]), " ".join(after[:3])


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_text_fragment_lands(site: Site, new_page: NewPage, script: bool) -> None:
    """On words across a number, of the article page and of the home page, and on words that are folded away."""
    numbered = [words for words in site.html("article/").find_class("words") if len(words.find_class("noteref")) > 1]
    specimen = site.html("").find_class("specimen")[0].find_class("words")[0].find("p")
    folded = "//details[@class = 'more'][not(contains(@class, 'passages'))]//*[@class = 'context']/p[not(@class)]"
    claim = next(name for name in site.claims if site.html(name).xpath(folded))
    inside = " ".join(site.html(claim).xpath(folded)[-1].text_content().split()[:6])
    for name, selector, words in [
        ("article/", ".words span", around(numbered[-1])),
        ("", ".specimen .words span", around(specimen)),
        (claim, "details p", ("", inside)),
    ]:
        page = new_page(viewport=NARROW, java_script_enabled=script)
        page.goto(site.address + name)
        assert not page.evaluate(IN_SIGHT, [selector, words[1]]), f"{name}: there without a link"
        page = new_page(viewport=NARROW, java_script_enabled=script)
        page.goto(f"{site.address}{name}#:~:text={quote(' '.join(words).strip(), safe='')}")
        until = time.monotonic() + 5
        while not (landed := page.evaluate(IN_SIGHT, [selector, words[1]])) and time.monotonic() < until:
            page.wait_for_timeout(50)
        assert landed, f"{name}: {words}"
