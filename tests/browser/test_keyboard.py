"""Every control is reached and seen by keyboard, nothing covers it, and Escape closes the search."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from browser.checkers import expect_none
from browser.chromium import NARROW, WIDE, NewPage, open_page
from browser.site import Site

# Numbers the controls that a keyboard should reach. Of radio buttons of one name Tab reaches one. Links in closed
# details are behind their own control.
MARK = """() => {
  const radios = new Set();
  let number = 0;
  for (const element of document.querySelectorAll('a[href], button, summary, input, [tabindex="0"]')) {
    if (element.type === 'radio') {
      if (radios.has(element.name)) continue;
      radios.add(element.name);
    }
    const label = element.labels?.[0] ?? element;
    const shown = [element, label].every(part => part.checkVisibility({visibilityProperty: true}));
    if (shown && element.tabIndex >= 0 && !element.disabled && !element.closest('.md-search')) {
      element.dataset.control = number++;
    }
  }
  return number;
}"""

# What is wrong with the element that has the focus: not on the screen, under something else, or not to be told apart.
FOCUS = """() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const seen = element.matches('.md-option') ? element.nextElementSibling : element;
  const name = `${seen.tagName.toLowerCase()}.${seen.className} ${seen.textContent.trim().slice(0, 30)}`;
  const boxes = [...seen.getClientRects()].filter(box => box.width && box.height), faults = [];
  const control = element.type === 'radio'
    ? document.querySelector(`[name="${element.name}"][data-control]`)?.dataset.control : element.dataset.control;
  if (!element.closest('.md-search')) {
    const box = boxes[0], style = getComputedStyle(seen);
    if (!box || box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) {
      faults.push(`${name}: the focus is off the screen`);
    } else {
      const [x, y] = [(box.left + box.right) / 2, (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2];
      const top = document.elementFromPoint(x, y);
      if (!top || !(seen.contains(top) || top.contains(seen))) faults.push(`${name}: covered by ${top?.className}`);
      const header = document.querySelector('header').getBoundingClientRect();
      const below = !seen.closest('header, .md-skip');
      if (below && box.top < header.bottom - 1) faults.push(`${name}: under the header`);
    }
    if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) faults.push(`${name}: no outline`);
  }
  return [control ?? name, faults];
}"""


MOST = 120  # on a page: what follows in a long list is more of the same


def walk(page: Page) -> list[str]:
    """Press Tab from the top of a page on; return what is wrong on the way and what was left out."""
    expected = min(page.evaluate(MARK), MOST)
    reached, found = set(), []
    for _ in range(expected + 50):
        if str(expected - 1) in reached:
            break
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus is None:
            break
        reached.add(focus[0])
        found += focus[1]
    missing = [number for number in map(str, range(expected)) if number not in reached]
    describe = 'number => document.querySelector(`[data-control="${number}"]`).outerHTML.slice(0, 100)'
    return found + [f"never reached: {page.evaluate(describe, number)}" for number in missing]


@pytest.mark.parametrize(("viewport", "scheme"), [(NARROW, "dark"), (WIDE, "light")], ids=["narrow", "wide"])
def test_every_control(site: Site, new_page: NewPage, viewport: dict[str, int], scheme: str) -> None:
    page = new_page(viewport=viewport, color_scheme=scheme)
    found = []
    for name in site.kinds.values():
        open_page(page, site.address + name)
        found += [f"{name or 'home'}: {fault}" for fault in walk(page)]
    expect_none(found)


def test_no_page_bends_the_order(each_site: Site) -> None:
    for name in each_site.pages:
        assert each_site.html(name).xpath("//@tabindex[. > 0]") == [], name
        assert each_site.html(name).xpath("//@accesskey | //@onclick | //@autofocus") == [], name


def test_the_first_stop_skips_to_the_words(each_site: Site, page: Page) -> None:
    page.goto(each_site.address + "article/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main article')")


@pytest.mark.parametrize("viewport", [NARROW, WIDE], ids=["narrow", "wide"])
def test_escape_closes_the_search(site: Site, new_page: NewPage, viewport: dict[str, int]) -> None:
    page = new_page(viewport=viewport)
    open_page(page, site.address)
    query, output = page.locator("[data-md-component=search-query]"), page.locator(".md-search__output")
    for _ in range(12):
        page.keyboard.press("Tab")
        if query.evaluate("query => query === document.activeElement"):
            break
    page.keyboard.type("jail")
    page.locator(".md-search-result__item").first.wait_for()
    in_sight = "box => box.getBoundingClientRect().left >= 0 && box.getBoundingClientRect().right <= innerWidth"
    assert query.evaluate(in_sight), "the search is open"
    assert output.evaluate(in_sight)
    page.keyboard.press("Escape")
    page.wait_for_function("() => !document.getElementById('__search').checked")
    page.locator(".md-search-result__item").first.wait_for(state="hidden")
    assert not query.evaluate("query => query === document.activeElement")
