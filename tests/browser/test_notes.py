"""Each note is reached from its reference and leads back again, by keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from browser.chromium import NARROW, WIDE, NewPage
from browser.site import Site

# Whether an element is wholly on the screen, and below the header that stays there.
IN_SIGHT = """id => {
  const box = document.getElementById(id).getClientRects()[0];
  return box.top >= document.querySelector('header').getBoundingClientRect().bottom && box.top < innerHeight;
}"""


def tab_to(page: Page, kind: str) -> str:
    """Press Tab until an element of a class has the focus; return its id."""
    for _ in range(60):
        page.keyboard.press("Tab")
        found = page.evaluate("[document.activeElement.id, ...document.activeElement.classList]")
        if kind in found[1:]:
            return str(found[0])
    pytest.fail(f"Tab reaches no .{kind}")


@pytest.mark.parametrize(("viewport", "script"), [(NARROW, False), (WIDE, True)], ids=["narrow-no-script", "wide"])
def test_there_and_back(each_site: Site, new_page: NewPage, viewport: dict[str, int], script: bool) -> None:
    page = new_page(viewport=viewport, java_script_enabled=script)
    page.goto(each_site.address + "article/")
    references = page.locator("[role=doc-noteref]").count()
    assert references
    seen = []
    for _ in range(references):
        reference = tab_to(page, "noteref")
        seen.append(reference)
        page.keyboard.press("Enter")
        note = page.evaluate("location.hash").removeprefix("#")
        assert page.evaluate(IN_SIGHT, note), f"{note} after Enter on {reference}"
        page.keyboard.press("Tab")
        back = "document.activeElement.matches('[role=doc-backlink]') && document.activeElement.closest('.note').id"
        assert page.evaluate(back) == note, f"Tab after {note}"
        page.keyboard.press("Enter")
        words = page.evaluate("location.hash").removeprefix("#")
        assert page.evaluate(IN_SIGHT, words), f"{words} after Enter in {note}"
        # The way back leads to the reference itself, or to the words right before it.
        if page.evaluate("document.activeElement.id") != reference:
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.id") == reference, f"after the way back from {note}"
    assert len(set(seen)) == references
