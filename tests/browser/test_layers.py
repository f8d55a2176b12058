"""Three layers on every page: serif is the article, `.outside` is the record, plain sans is ours.

Read from computed styles, as the browser draws them: light, dark, on paper, and with the colours of the system.
"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from browser.checkers import expect_none
from browser.chromium import NARROW, WIDE
from browser.site import Site

LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "narrow": {},
    "dark": {"color_scheme": "dark"},
    "print": {"media": "print", "color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
}
PLAIN = {"media": "screen", "color_scheme": "light", "forced_colors": "none"}

# What breaks the rules of the layers. The numbers that lead to notes are ours; the key shows a sample of each layer.
FAULTS = """look => {
  const faults = [], say = (element, fault) =>
    faults.push(`${element.localName}.${element.className}: ${element.textContent.trim().slice(0, 40)}: ${fault}`);
  const words = '.quoted[data-passage], blockquote, .article .words';
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const element = node.parentElement, style = getComputedStyle(element);
    if (!node.data.trim() || element.closest('script, style, .k-art') || !element.getClientRects().length) continue;
    const articles = !!element.closest(words) && !element.closest('[role=doc-noteref]');
    const serif = /(^|[, ])serif$/.test(style.fontFamily);
    if (articles && style.fontSizeAdjust === 'none') say(element, 'words of the article smaller than our own');
    if (articles !== serif) say(element, articles ? 'words of the article in sans' : 'words of ours in serif');
  }
  const outside = '.context, .in-short, .reading, .cell, .came, .difference, [data-fact], [data-facts]';
  for (const element of document.querySelectorAll(outside))
    if (!element.closest('.outside')) say(element, 'outside the article, and not marked');
  const page = getComputedStyle(document.body).backgroundColor;
  for (const element of document.querySelectorAll('.outside')) {
    if (element.parentElement.closest('.outside') || !element.getClientRects().length) continue;
    const style = getComputedStyle(element), table = element.closest('.matrix');
    const label = (table ?? element).querySelector('.layer')
      ?? [...element.querySelectorAll('h2')].find(heading => heading.textContent.startsWith('Outside the article'));
    if (!label?.textContent.startsWith('Outside the article')) say(element, 'without its words');
    if (label && !label.checkVisibility()) say(element, 'its words are hidden');
    const ruled = table ? [...table.querySelectorAll('.outside')] : [element];
    const double = ruled.some(part => getComputedStyle(part).borderLeftStyle === 'double'
      && parseFloat(getComputedStyle(part).borderLeftWidth) >= 3);
    if (!double) say(element, 'without its double rule');
    const ground = style.backgroundColor;
    const screen = ['light', 'narrow', 'dark'].includes(look);
    if (screen && [page, 'rgba(0, 0, 0, 0)'].includes(ground)) say(element, 'on our ground');
  }
  for (const element of document.querySelectorAll('main *'))
    if (getComputedStyle(element).borderLeftStyle === 'double' && !element.closest('.outside'))
      say(element, 'a double rule that is not the record’s');
  return faults;
}"""


def test_the_rules_hold_on_every_page(each_site: Site, page: Page) -> None:
    found = []
    for name in each_site.visited:
        page.goto(each_site.address + name)
        for look, media in LOOKS.items():
            page.set_viewport_size(NARROW if look == "narrow" else WIDE)
            page.emulate_media(**{**PLAIN, **media})
            found += [f"{name or 'home'}, {look}: {fault}" for fault in page.evaluate(FAULTS, look)]
    expect_none(found)


def test_the_key_says_so(site: Site, page: Page) -> None:
    """The sample of each layer in the key looks as that layer does, and its words say how to tell it."""
    page.goto(site.address + "article/")
    look = "([part, of]) => ['fontFamily', 'backgroundColor', 'borderLeftStyle'].map(name => [part, of].map(query =>"
    look += " getComputedStyle(document.querySelector(query))[name])).map(pair => pair[0] === pair[1])"
    assert page.evaluate(look, [".k-art", ".article .words"]) == [True] * 3
    assert page.evaluate(look, [".key .outside", ".article .outside"]) == [True] * 3
    assert page.evaluate(look, [".k-us", ".article .note"]) == [True] * 3
    assert page.locator(".key .layer").inner_text() == "Outside the article"
    for name in ("", "article/"):
        assert len(site.html(name).find_class("key")) == 1, name


def test_the_walk_finds_what_is_wrong(page: Page) -> None:
    page.set_content(
        "<style>body { font: 16px Arial, sans-serif } .s { font-family: Georgia, serif }</style>"
        "<main><p class=s>Ours.</p><blockquote>The article’s.</blockquote><p class=context>A record.</p>"
        "<div class=outside><p>A record without a word of it.</p></div></main>"
    )
    told = [fault.rpartition(": ")[2] for fault in page.evaluate(FAULTS, "light")]
    assert told == [
        "words of ours in serif",
        "words of the article smaller than our own",
        "words of the article in sans",
        "outside the article, and not marked",
        "without its words",
        "without its double rule",
        "on our ground",
    ]
