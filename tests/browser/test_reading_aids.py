"""On the article page a reader can have the words alone, in CSS and by keyboard; forms differ by more than colour."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from browser.chromium import NARROW, WIDE, NewPage
from browser.site import Site

# How each form looks, by properties other than colour.
LOOKS = """properties => Object.fromEntries([...document.querySelectorAll('.passage')].map(passage => [
  passage.className.replace('passage', '').trim(),
  properties.map(property => getComputedStyle(passage)[property]).join(' '),
]))"""
WITHOUT_COLOUR = ["textDecorationLine", "textDecorationStyle", "textDecorationThickness", "fontStyle", "fontWeight"]
SHOWN = "selector => [...document.querySelectorAll(selector)].filter(e => e.checkVisibility()).length"
APPARATUS = ".article :is(.note, .noteref, .outside)"
# How the ink of a line stands out from the ground: at rest faint, in full under the words that a note quotes.
LINES = """() => ['.words .direct-quotation', '.words .direct-quotation .hit'].map(query =>
  document.querySelector(query)).map(words => words && getComputedStyle(words).textDecorationColor)"""


@pytest.fixture(params=[(NARROW, True), (WIDE, True), (NARROW, False)], ids=["narrow", "wide", "no-script"])
def article(request: pytest.FixtureRequest, each_site: Site, new_page: NewPage) -> Page:
    viewport, script = request.param
    page = new_page(viewport=viewport, java_script_enabled=script)
    page.goto(each_site.address + "article/")
    return page


def test_words_only(article: Page) -> None:
    """The first control, in the first screens of a phone; it hides all that is not the article, and gives it back."""
    whole = article.evaluate(SHOWN, APPARATUS)
    assert whole == article.locator(APPARATUS).count() > 0
    control = article.locator("[role=radiogroup] input").first
    assert control.evaluate("input => input === document.querySelector('main input')")
    assert control.bounding_box()["y"] < 1.5 * NARROW["height"]
    control.focus()
    article.keyboard.press("ArrowDown")
    assert article.evaluate(SHOWN, APPARATUS) == 0
    assert article.evaluate(SHOWN, ".passage") == article.locator(".passage").count()
    article.keyboard.press("ArrowUp")
    assert article.evaluate(SHOWN, APPARATUS) == whole


def test_a_link_to_a_note_shows_it_all_the_same(each_site: Site, page: Page) -> None:
    page.goto(each_site.address + "article/")
    page.locator("#words-only").check()
    note = page.locator(".article .note").first
    assert note.is_hidden()
    page.evaluate("id => { location.hash = id; }", note.get_attribute("id"))
    assert note.is_visible()


def test_forms_differ_by_more_than_colour(each_site: Site, page: Page) -> None:
    page.goto(each_site.address + "article/")
    looks = page.evaluate(LOOKS, WITHOUT_COLOUR)
    assert len(set(looks.values())) == len(looks), looks
    rest, hit = page.evaluate(LINES)
    assert hit is None or rest != hit, "the words that a note quotes carry the full line"


def test_every_form_has_its_key(each_site: Site) -> None:
    """In the strip above the article: a pattern for each form, and no two alike."""
    root = each_site.html("article/")
    keys = {key.text_content().strip(): key.find("i").get("class") for key in root.xpath("//*[@class = 'forms']/li")}
    forms = {passage.get("class").removeprefix("passage ") for passage in root.find_class("passage")}
    assert {form.replace(" ", "-").replace("’", "-") for form in keys} == forms
    assert len(set(keys.values())) == len(keys)
    assert {head.find("i").get("class") for head in root.find_class("head")} <= set(keys.values())
