"""Nothing scrolls sideways on a small screen or at 200 % zoom, and every target is large enough to hit."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from playwright.sync_api import Page

from browser.checkers import expect_none
from browser.chromium import NARROW, WIDE, NewPage, open_page
from browser.site import Site

SMALL = {"viewport": {"width": 320, "height": 640}}
# A window of 1280 by 800 zoomed to 200 % has 640 by 400 CSS pixels of two device pixels each.
ZOOMED = {"viewport": {"width": 640, "height": 400}, "device_scale_factor": 2}

# What is wider than the window, and every box that has to be scrolled sideways by itself to be read.
SIDEWAYS = """() => {
  const root = document.scrollingElement, faults = [];
  if (root.scrollWidth > root.clientWidth) faults.push(`the page is ${root.scrollWidth} pixels wide`);
  for (const element of document.querySelectorAll('header, main *, footer *')) {
    if (!element.checkVisibility() || element.closest('svg')) continue;
    const box = element.getBoundingClientRect(), style = getComputedStyle(element);
    const name = `${element.tagName.toLowerCase()}.${element.className} ${element.textContent.trim().slice(0, 30)}`;
    if (box.right > root.clientWidth + 1 || box.left < -1) faults.push(`${name}: ${box.left} to ${box.right}`);
    const hides = /auto|scroll|hidden|clip/.test(style.overflowX) && box.width > 1;
    if (hides && element.scrollWidth > element.clientWidth + 1)
      faults.push(`${name}: ${element.scrollWidth} pixels in ${element.clientWidth}`);
  }
  return faults;
}"""

# Targets below 24 by 24 pixels. WCAG 2.5.8 exempts links in the line of a text, whose height the line gives, and
# targets with so much room around them that circles of 24 pixels on each do not touch; the second is granted to
# words only: whatever is not a link in words (a button, a box to tick, a number that leads to a note) must be large.
TARGETS = """() => {
  const controls = 'a[href], button, summary, input, label[for], label:has(input), [tabindex="0"]';
  const targets = [...document.querySelectorAll(controls)].filter(element =>
    element.checkVisibility({opacityProperty: true, visibilityProperty: true}) && element.getClientRects().length
    && !element.matches('.md-skip, .md-overlay, .md-search__overlay, label input'));
  // What takes a click around a small number counts with it.
  const hit = element => {
    const box = [...element.getClientRects()].sort((a, b) => b.width - a.width)[0];
    const around = getComputedStyle(element, '::after');
    if (around.content === 'none' || around.position !== 'absolute') return box;
    const width = parseFloat(around.width), height = parseFloat(around.height);
    return new DOMRect(box.x - (width - box.width) / 2, box.y - (height - box.height) / 2, width, height);
  };
  const boxes = targets.map(hit);
  const middle = box => [box.left + box.width / 2, box.top + box.height / 2];
  const crowded = (box, index) => boxes.some((other, place) => {
    if (targets[place].contains(targets[index]) || targets[index].contains(targets[place])) return false;
    const [x, y] = middle(box), [p, q] = middle(other);
    if (other.width < 24 || other.height < 24) return Math.hypot(x - p, y - q) < 24;
    const nearest = [Math.max(other.left, Math.min(x, other.right)), Math.max(other.top, Math.min(y, other.bottom))];
    return Math.hypot(x - nearest[0], y - nearest[1]) < 12;
  });
  return targets.flatMap((element, index) => {
    const box = boxes[index], words = element.matches('a') && !element.matches('[role]');
    if (box.width >= 23.9 && box.height >= 23.9) return [];
    const block = element.closest('p, li, td, th, dd, dt, h1, h2, h3, figcaption, summary');
    const inText = words && block && getComputedStyle(element).display === 'inline'
      && block.textContent.trim().length > element.textContent.trim().length;
    if (inText || (words && !crowded(box, index))) return [];
    const name = `${element.tagName.toLowerCase()}.${element.className} ${element.textContent.trim().slice(0, 30)}`;
    return [`${name}: a target of ${Math.round(box.width)} by ${Math.round(box.height)}`];
  });
}"""


def faults(site: Site, page: Page, names: Iterable[str], *scripts: str) -> list[str]:
    found = []
    for name in names:
        open_page(page, site.address + name)
        page.locator("details").evaluate_all("all => all.forEach(details => { details.open = true; })")
        found += [f"{name or 'home'}: {fault}" for script in scripts for fault in page.evaluate(script)]
    return found


def test_every_page_at_the_smallest(each_site: Site, new_page: NewPage) -> None:
    expect_none(faults(each_site, new_page(**SMALL), each_site.visited, SIDEWAYS, TARGETS))


@pytest.mark.parametrize("screen", [{"viewport": NARROW}, {"viewport": WIDE}, ZOOMED], ids=["narrow", "wide", "zoomed"])
def test_one_page_of_each_kind(each_site: Site, new_page: NewPage, screen: dict[str, object]) -> None:
    expect_none(faults(each_site, new_page(**screen), each_site.kinds.values(), SIDEWAYS, TARGETS))


# How many characters of its own text fill a line of each long paragraph, by the width of its letters.
MEASURES = """() => {
  const canvas = document.createElement('canvas').getContext('2d');
  return [...document.querySelectorAll('main :is(p, li)')].filter(block =>
    block.checkVisibility() && block.getClientRects().length && block.innerText.length > 200
    && !block.matches('.src, .source, .passages li, .legend li')
  ).map(block => {
    const style = getComputedStyle(block);
    canvas.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const letter = canvas.measureText(block.innerText).width / block.innerText.length;
    return [Math.round(block.clientWidth / letter), block.innerText.slice(0, 40)];
  });
}"""


def test_the_measure_of_the_text(site: Site, page: Page) -> None:
    """On a wide screen a line holds 60 to 75 characters; fonts of other systems may add or take a few.

    Lists of sources are looked up, not read.
    """
    measures: dict[str, int] = {}
    for name in site.kinds.values():
        page.goto(site.address + name)
        measures |= {f"{name or 'home'}: {words}": measure for measure, words in page.evaluate(MEASURES)}
    page.goto(site.address + "article/")
    words = page.locator(".paragraph .words").first.inner_text()[:40]
    assert 57 <= measures[f"article/: {words}"] <= 84
    expect_none(f"{place}: {measure} characters" for place, measure in measures.items() if measure > 84)


def test_the_checks_find_what_is_wrong(page: Page) -> None:
    page.set_content(
        "<header></header><main><p>A sentence with <a href='#'>a link</a>.</p>"
        "<button style='all: unset; width: 9px; height: 9px'></button><a href='#'>x</a><a href='#'>y</a>"
        "<div style='overflow: auto'><p style='width: 9999px'>wide</p></div></main>"
    )
    assert [fault.split(".")[0] for fault in page.evaluate(TARGETS)] == ["button", "a", "a"]
    assert len(page.evaluate(SIDEWAYS)) == 2
