"""What a first visit costs: bytes as `gzip -6` packs the built files, requests, and nothing that jumps about.

Before the reader acts, a page is its HTML, style sheet and icon. Each kind of file has its share of the whole, so
that a failure names the file that grew. The theme's script and the search come with the first act (see
`test_first_visit.py`): they have budgets of their own.
"""

from __future__ import annotations

import gzip
from fnmatch import fnmatch
from urllib.parse import urldefrag

import pytest
from playwright.sync_api import Page

from browser.checkers import expect_none
from browser.chromium import NARROW, WIDE, NewPage, Recorder, act, open_page
from browser.site import ROOT, Site

# In bytes, packed. The shares of a page add up to no more than its whole, so that no file uses up another's. A file
# has the first share that fits it.
WHOLE = {"home": 60_000, "article": 60_000, "longest claim": 50_000}
REQUESTS = 3
PAGE_SHARES = {"index.html": 16_000, "article/index.html": 20_000, "claims/*": 38_000}
SHARES = {**PAGE_SHARES, "assets/stylesheets/site.css": 10_000, "assets/favicon.svg": 500}
ACT = 180_000
ACT_SHARES = {
    "assets/javascripts/bundle.*.min.js": 38_000,
    "assets/javascripts/workers/as-typed.js": 2_000,
    "assets/javascripts/workers/search.*.min.js": 20_000,
    "search/search_index.json": 120_000,
}
THEME = ROOT / "scripts/theme"

# What moved by itself since the page began to load, and on the way to its end.
# A column of a table may widen while its rows arrive on a slow machine; nothing else may move, and no table later.
SHIFTS = """() => new Promise(done => {
  const element = node => node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement;
  const name = node =>
    `${element(node)?.localName}.${element(node)?.className} ${node?.textContent?.trim().slice(0, 30)}`;
  const arrived = performance.getEntriesByType('navigation')[0].domInteractive;
  const inTable = ({node}) => element(node)?.closest('table');
  const moved = [];
  new PerformanceObserver(list => list.getEntries().forEach(entry => {
    if (entry.startTime < arrived && entry.value < 0.005 && entry.sources.every(inTable)) return;
    moved.push(`a shift of ${entry.value} by ${entry.sources.map(source => name(source.node)).join(' and ')}`);
  })).observe({type: 'layout-shift', buffered: true});
  scrollTo(0, document.body.scrollHeight);
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(moved), 50)));
})"""


def packed(site: Site, name: str) -> int:
    """Return the size of a built file as `gzip -6` packs it."""
    return len(gzip.compress((site.folder / name).read_bytes(), compresslevel=6, mtime=0))


def asked(site: Site, recorder: Recorder) -> dict[str, int]:
    """Return the files of the site that a page asked for, with their sizes; none was asked for twice."""
    names = [urldefrag(address)[0].removeprefix(site.address) for address in recorder.requests]
    assert len(set(names)) == len(names), names
    files = [site.file(name).relative_to(site.folder).as_posix() for name in names if not name.startswith("data:")]
    return {file: packed(site, file) for file in files}


def over(sizes: dict[str, int], shares: dict[str, int], whole: int) -> list[str]:
    """Return one line for each file over its share, and one for the sum."""
    lines = []
    for name, size in sizes.items():
        share = next((share for pattern, share in shares.items() if fnmatch(name, pattern)), 0)
        if size > share:
            lines.append(f"{name} takes {size} bytes of a share of {share}")
    if sum(sizes.values()) > whole:
        lines.append(f"together {sum(sizes.values())} bytes of {whole}: {sizes}")
    return lines


@pytest.mark.parametrize("kind", WHOLE)
def test_a_first_visit(site: Site, page: Page, recorder: Recorder, kind: str) -> None:
    """All claim pages have the same parts; one is the longest."""
    longest = max(site.claims, key=lambda name: packed(site, f"{name}index.html"))
    page.goto(site.address + {"home": "", "article": "article/", "longest claim": longest}[kind])
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    before = asked(site, recorder)
    assert len(before) <= REQUESTS, before
    expect_none(over(before, SHARES, WHOLE[kind]))
    act(page)
    page.wait_for_load_state("networkidle")
    after = {}
    for _ in range(100):  # the worker asks for its own script once it runs
        after = {file: size for file, size in asked(site, recorder).items() if file not in before}
        if len(after) == len(ACT_SHARES):
            break
        page.wait_for_timeout(100)
    assert len(after) == len(ACT_SHARES), after
    expect_none(over(after, ACT_SHARES, ACT))


def test_every_claim(site: Site) -> None:
    pages = {f"{name}index.html": packed(site, f"{name}index.html") for name in site.claims}
    expect_none(over(pages, SHARES, len(pages) * PAGE_SHARES["claims/*"]))


def test_our_own_style_and_script(site: Site) -> None:
    own = [file.relative_to(THEME).as_posix() for file in THEME.glob("assets/**/*") if file.is_file()]
    assert sum(packed(site, file) for file in own if file.endswith(".css")) <= SHARES["assets/stylesheets/site.css"]
    assert sum(packed(site, file) for file in own if file.endswith(".js")) <= 2_000
    assert "assets/stylesheets/site.css" in own


def test_the_shares_add_up() -> None:
    others = sum(SHARES.values()) - sum(PAGE_SHARES.values())
    for whole, share in zip(WHOLE.values(), PAGE_SHARES.values(), strict=True):
        assert others + share <= whole
    assert sum(ACT_SHARES.values()) <= ACT


def test_a_failure_names_the_file_that_grew() -> None:
    sizes = {"article/index.html": 20_001, "assets/favicon.svg": 300, "assets/new.js": 1}
    assert over(sizes, SHARES, 20_000) == [
        "article/index.html takes 20001 bytes of a share of 20000",
        "assets/new.js takes 1 bytes of a share of 0",
        f"together 20302 bytes of 20000: {sizes}",
    ]


@pytest.mark.parametrize("viewport", [NARROW, WIDE], ids=["narrow", "wide"])
def test_nothing_shifts(site: Site, new_page: NewPage, viewport: dict[str, int]) -> None:
    found = []
    for name in site.kinds.values():
        page = new_page(viewport=viewport)
        open_page(page, site.address + name)
        found += [f"{name or 'home'}: {shift}" for shift in page.evaluate(SHIFTS)]
    expect_none(found)


def test_no_image_without_dimensions(each_site: Site) -> None:
    """In the text; the icons of the header are sized by the theme's style sheet, and nothing shifts (above)."""
    for name in each_site.pages:
        root = each_site.html(name)
        bare = root.xpath(
            "//*[self::img or self::video or self::iframe or self::object or self::embed or self::canvas]"
            "[not(@width and @height)] | //article//svg[not(@width and @height)]"
        )
        assert bare == [], name
