"""No page breaks a rule of WCAG 2.0 to 2.2, A and AA, nor axe-core's best practices."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from playwright.sync_api import Page

from browser.checkers import axe, expect_none
from browser.chromium import NARROW, WIDE, NewPage, open_page
from browser.site import Site


def violations(site: Site, page: Page, names: Iterable[str]) -> list[str]:
    found = []
    for name in names:
        open_page(page, site.address + name)
        found += axe(page)
    return found


@pytest.mark.parametrize("viewport", [NARROW, WIDE], ids=["narrow", "wide"])
def test_one_page_of_each_kind_in_the_dark(site: Site, new_page: NewPage, viewport: dict[str, int]) -> None:
    page = new_page(viewport=viewport, color_scheme="dark")
    expect_none(violations(site, page, site.kinds.values()))


def test_every_page(each_site: Site, page: Page) -> None:
    """Each page once, wide and light; what differs by width and colours is the same on pages of one kind (above)."""
    expect_none(violations(each_site, page, each_site.visited))


def test_the_checker_finds_what_is_wrong(page: Page) -> None:
    page.set_content('<html><body><img src="data:,"><button style="width:9px"></button></body></html>')
    rules = {line.split(": ")[1] for line in axe(page)}
    assert {"image-alt", "button-name", "html-has-lang", "landmark-one-main"} <= rules
