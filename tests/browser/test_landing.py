"""Nothing overlaps: not where a link lands, not beside its neighbours; and no word breaks inside itself."""

from __future__ import annotations

from playwright.sync_api import Page

from browser.checkers import expect_none
from browser.chromium import NewPage
from browser.site import Site

WIDTHS = {320: 640, 390: 844, 768: 1024, 1024: 768, 1440: 900}
BETWEEN = (320, 360, 414, 480, 560, 640, 720, 800, 900, 1023, 1100, 1280, 1600, 1920)

# For each id of a page: where it lands when a link leads to it. What stays at the top of the screen must not cover it.
LANDS = """() => {
  const faults = [], fixed = [...document.querySelectorAll('body *')].filter(element =>
    ['fixed', 'sticky'].includes(getComputedStyle(element).position) && element.getClientRects().length);
  for (const element of document.querySelectorAll('main [id]')) {
    if (element.closest('svg') || element.matches('svg')) continue;
    element.scrollIntoView();
    const box = element.getClientRects()[0];
    if (!box) continue;
    if (box.top >= innerHeight) { faults.push(`#${element.id} lands below the screen, at ${box.top}`); continue; }
    for (const bar of fixed) {
      const over = bar.getBoundingClientRect();
      const apart = over.bottom <= box.top + 1 || over.top > box.top + 1 || over.right <= box.left + 1
        || over.left >= box.right - 1;
      if (!apart && !bar.contains(element) && !element.contains(bar))
        faults.push(`#${element.id} lands under ${bar.localName}.${bar.className}`);
    }
  }
  return faults;
}"""

ABOVE = "script, style, .vh, .md-search, .md-skip, .headerlink, .bar, .matrix thead"
# Lines of text that lie on one another. The bar and the heads of the matrix have a ground of their own, and cover.
OVERLAPS = (
    f"() => {{ const above = '{ABOVE}';"
    + """

  const lines = [], faults = [], range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest(above)) continue;
    if (!element.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
    range.selectNodeContents(node);
    for (const box of range.getClientRects())
      if (box.width > 2 && box.height > 2) lines.push({box, node});
  }
  lines.sort((one, other) => one.box.top - other.box.top);
  for (let at = 0; at < lines.length; at++) {
    const {box, node} = lines[at];
    for (let next = at + 1; next < lines.length && lines[next].box.top < box.bottom - .5 * box.height; next++) {
      const other = lines[next].box;
      if (Math.min(box.right, other.right) - Math.max(box.left, other.left) > 3)
        faults.push(`${node.data.trim().slice(0, 30)}: under ${lines[next].node.data.trim().slice(0, 30)}`);
    }
  }
  return faults;
}"""
)

# Words on two lines. Addresses, digests and file names may break; a hyphen, a slash and a dash are places to break.
BROKEN = """() => {
  const faults = new Set(), range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const element = node.parentElement;
    if (element.closest('script, style, .vh, code, pre, .cite-line, svg') || !element.getClientRects().length) continue;
    for (const run of node.data.matchAll(/\\S+/g)) {
      if (/:\\/\\/|www\\.|\\.(com|org|gov|ya?ml|txt|json|csv)\\b|[0-9a-f]{16}/.test(run[0])) continue;
      for (const word of run[0].matchAll(/[\\p{L}\\p{N}’']{5,}/gu)) {
        range.setStart(node, run.index + word.index);
        range.setEnd(node, run.index + word.index + word[0].length);
        const boxes = range.getClientRects();
        if (boxes.length > 1 && boxes[boxes.length - 1].top > boxes[0].bottom - 4)
          faults.add(`${word[0]} in ${element.localName}.${element.className}`);
      }
    }
  }
  return [...faults];
}"""


def open_all(page: Page) -> None:
    """Open what is folded, as a link to what is in it does."""
    page.locator("details").evaluate_all("all => all.forEach(details => { details.open = true; })")


def test_where_links_land(each_site: Site, new_page: NewPage) -> None:
    """Every id of every page, at five widths; and no line of text lies on another."""
    page, found = new_page(), []
    for name in each_site.visited:
        page.goto(each_site.address + name)
        open_all(page)
        for width, height in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": height})
            where = f"{name or 'home'} at {width}"
            found += [f"{where}: {fault}" for fault in page.evaluate(LANDS)]
            if name in each_site.kinds.values():
                found += [f"{where}: {fault}" for fault in page.evaluate(OVERLAPS)]
    expect_none(found)


def test_no_word_breaks_inside_itself(each_site: Site, new_page: NewPage) -> None:
    page, found = new_page(), set[str]()
    for name in each_site.kinds.values():
        page.goto(each_site.address + name)
        open_all(page)
        for width in BETWEEN:
            page.set_viewport_size({"width": width, "height": 900})
            found |= {f"{name or 'home'} at {width}: {fault}" for fault in page.evaluate(BROKEN)}
    expect_none(sorted(found))


def test_nothing_lies_on_anything_while_scrolling(site: Site, new_page: NewPage) -> None:
    """Where something stays while the rest moves on: beside the acts of a comparison."""
    page, found = new_page(), []
    for file in site.seeds.glob("comparison-*.yml"):
        page.goto(f"{site.address}{file.stem.removeprefix('comparison-')}/")
        for part in range(1, 12):
            page.evaluate("part => scrollTo(0, document.body.scrollHeight * part / 12)", part)
            found += [f"{file.stem}: {fault}" for fault in page.evaluate(OVERLAPS)]
    expect_none(found)


def test_the_checks_find_what_is_wrong(new_page: NewPage) -> None:
    page = new_page(viewport={"width": 320, "height": 400})
    page.set_content(
        "<style>body { margin: 0 } header { position: sticky; top: 0; height: 40px }</style><header>Bar</header>"
        "<main><p style='width: 3em; overflow-wrap: anywhere'>Incomprehensibilities</p>"
        "<p id=a style='margin-top: 500px'>First line</p><p style='margin-top: -36px'>Second line</p>"
        "<p style='height: 900px'></p></main>"
    )
    assert page.evaluate(OVERLAPS) == ["Second line: under First line"]
    assert page.evaluate(BROKEN) == ["Incomprehensibilities in p."]
    assert page.evaluate(LANDS) == ["#a lands under header."]
