"""On the article page a reader can hide the notes and pick out one form, in CSS alone and by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from browser.chromium import NARROW, WIDE, NewPage
from browser.site import Site

# How each form looks: every property in which passages of different forms differ or may come to differ.
LOOKS = """properties => Object.fromEntries([...document.querySelectorAll('.passage')].map(passage => [
  passage.className.replace('passage', '').trim(),
  properties.map(property => getComputedStyle(passage)[property]).join(' '),
]))"""
WITHOUT_COLOUR = ["textDecorationLine", "textDecorationStyle", "textDecorationThickness", "fontStyle", "fontWeight"]
PICKED = ["backgroundColor", "color", "opacity"]
SHOWN = "selector => [...document.querySelectorAll(selector)].filter(e => e.checkVisibility()).length"


@pytest.fixture(params=[(NARROW, True), (WIDE, True), (WIDE, False)], ids=["narrow", "wide", "no-script"])
def article(request: pytest.FixtureRequest, each_site: Site, new_page: NewPage) -> Page:
    viewport, script = request.param
    page = new_page(viewport=viewport, java_script_enabled=script)
    page.goto(each_site.address + "article/")
    aids = page.locator("details.reading-controls > summary")
    if aids.is_visible():
        aids.focus()
        page.keyboard.press("Enter")
    return page


def test_hide_the_notes(article: Page) -> None:
    notes = article.locator(".note").count()
    assert article.evaluate(SHOWN, ".note") == article.evaluate(SHOWN, ".noteref") == notes
    article.locator("#hide-notes").focus()
    article.keyboard.press("Space")
    assert article.evaluate(SHOWN, ".note") == article.evaluate(SHOWN, ".noteref") == 0
    assert article.evaluate(SHOWN, ".passage") == article.locator(".passage").count()
    article.keyboard.press("Space")
    assert article.evaluate(SHOWN, ".note") == notes


def test_pick_out_one_form(article: Page) -> None:
    looks = article.evaluate(LOOKS, PICKED)
    assert len(set(looks.values())) == 1, "all statements are marked alike until one form is picked out"
    article.locator("[name=form]:checked").focus()
    forms = article.locator("[name=form]").evaluate_all("radios => radios.map(radio => radio.id)")
    assert set(forms) == {"form-all", *(f"form-{form}" for form in looks)}
    for form in (radio.removeprefix("form-") for radio in forms[1:]):
        article.keyboard.press("ArrowDown")
        picked = article.evaluate(LOOKS, PICKED)
        assert [other for other in picked if picked[other] == picked[form]] == [form], f"{form} stands out"
        assert len(set(picked.values())) == min(2, len(picked)), "and the others look alike"
    article.keyboard.press("ArrowDown")
    assert article.evaluate(LOOKS, PICKED) == looks


def test_forms_differ_by_more_than_colour(article: Page) -> None:
    looks = article.evaluate(LOOKS, WITHOUT_COLOUR)
    assert len(set(looks.values())) == len(looks), looks


def test_every_form_has_its_key(article: Page) -> None:
    keys = article.evaluate(LOOKS.replace(".passage'", ".controls .key'").replace("'passage'", "'key'"), WITHOUT_COLOUR)
    assert keys == article.evaluate(LOOKS, WITHOUT_COLOUR)
