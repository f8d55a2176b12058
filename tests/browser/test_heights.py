"""How long pages are at most, in CSS pixels, on a phone and on a desk; and contents where a page is long."""

from __future__ import annotations

from fnmatch import fnmatch

from browser.checkers import expect_none
from browser.chromium import WIDE, NewPage
from browser.site import Site

PHONE = {"width": 390, "height": 844}
# The first pattern that fits a page has its heights: on a phone, on a desk. What is not named is short by itself.
MOST = {
    "": (7_000, 4_300),
    "article/": (11_000, 6_000),
    "claims/": (5_500, 2_500),
    "claims/*": (6_500, 4_500),
    "jail-access/": (13_500, 7_500),
    "words/": (14_000, 8_000),
    "timeline/": (12_000, 7_500),
    "sources/": (32_000, 20_000),
    "record/": (7_500, 5_000),
    "questions/": (12_500, 5_500),
    "method/": (9_500, 7_500),
    "*": (7_500, 4_500),
}
MATRIX = 760  # on a phone, without its key
SCREENS = 3  # of a phone: what is longer begins with its contents
HEIGHT = "document.documentElement.scrollHeight"
# Where the contents of a page begin, and how many of its parts they lead to: on a claim a line below the words.
CONTENTS = """() => {
  const contents = document.querySelector('main :is(.contents, .jump, .results)');
  return contents && contents.checkVisibility()
    ? [contents.getBoundingClientRect().top, contents.querySelectorAll('a[href^="#"]').length] : [Infinity, 0];
}"""


def test_heights(site: Site, new_page: NewPage) -> None:
    """At most so many pixels, and the contents of a long page in the first two screens of a phone."""
    page, found = new_page(viewport=PHONE), []
    for name in site.pages:
        page.goto(site.address + name)
        most = next(heights for pattern, heights in MOST.items() if fnmatch(name, pattern))
        for viewport, limit in zip((PHONE, WIDE), most, strict=True):
            page.set_viewport_size(viewport)
            height = page.evaluate(HEIGHT)
            if height > limit:
                found.append(f"{name or 'home'} is {height} pixels high at {viewport['width']}, at most {limit}")
            if viewport == PHONE and height > SCREENS * PHONE["height"]:
                top, links = page.evaluate(CONTENTS)
                if top > 2 * PHONE["height"] or not links:
                    found.append(f"{name}: {height} pixels, and its contents begin at {top} with {links} links")
    expect_none(found)


def test_the_matrix_is_about_one_screen_of_a_phone(site: Site, new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    for file in site.seeds.glob("comparison-*.yml"):
        page.goto(f"{site.address}{file.stem.removeprefix('comparison-')}/")
        assert page.locator(".matrix table").bounding_box()["height"] <= MATRIX
