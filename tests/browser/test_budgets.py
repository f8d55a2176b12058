"""What a first visit costs: bytes as `gzip -6` packs the built files, requests, and nothing that jumps about.

A page's HTML, style sheets, scripts and icons may take 95 KB in all. Each kind of file has its share of them, so
that a failure names the file that grew. The theme fetches its search worker and index when a page loads, after the
words are there: they have a budget of their own.
"""

from __future__ import annotations

import gzip
from fnmatch import fnmatch
from urllib.parse import urldefrag

import pytest

from browser.checkers import expect_none
from browser.chromium import NARROW, WIDE, NewPage, Recorder, open_page
from browser.site import ROOT, Site

# In bytes, packed. The shares of a page add up to less than the whole, so that no file uses up another's.
WHOLE, SEARCH, REQUESTS = 95_000, 140_000, 10
SHARES = {
    "*.html": 20_000,
    "assets/stylesheets/main.*.min.css": 24_500,
    "assets/stylesheets/site.css": 8_000,
    "assets/javascripts/bundle.*.min.js": 38_000,
    "assets/favicon.svg": 1_000,
}
SEARCH_SHARES = {"assets/javascripts/workers/search.*.min.js": 20_000, "search/search_index.json": 120_000}
THEME = ROOT / "scripts/theme"

# What moved by itself since the page began to load, and on the way to its end.
SHIFTS = """() => new Promise(done => {
  const moved = [], name = node => {
    const element = node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement;
    return `${element?.localName}.${element?.className} ${node?.textContent?.trim().slice(0, 30)}`;
  };
  new PerformanceObserver(list => list.getEntries().forEach(entry =>
    moved.push(`a shift of ${entry.value} by ${entry.sources.map(source => name(source.node)).join(' and ')}`)
  )).observe({type: 'layout-shift', buffered: true});
  scrollTo(0, document.body.scrollHeight);
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(moved), 50)));
})"""


def packed(site: Site, name: str) -> int:
    """Return the size of a built file as `gzip -6` packs it."""
    return len(gzip.compress((site.folder / name).read_bytes(), compresslevel=6, mtime=0))


def first_visit(site: Site, new_page: NewPage, name: str) -> list[str]:
    """Return the files of the site that a browser asks for that has never been there."""
    page = new_page()
    recorder = Recorder(page)
    page.goto(site.address + name, wait_until="networkidle")
    page.wait_for_timeout(500)
    asked = [urldefrag(address)[0].removeprefix(site.address) for address in recorder.requests]
    assert len(set(asked)) == len(asked), "nothing is fetched twice"
    return [site.file(file).relative_to(site.folder).as_posix() for file in asked if not file.startswith("data:")]


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


@pytest.fixture(params=["home", "article", "longest claim"])
def visited(request: pytest.FixtureRequest, site: Site, new_page: NewPage) -> dict[str, int]:
    """What a first visit of a page asks for, with sizes. All claim pages have the same parts; one is the longest."""
    longest = max(site.claims, key=lambda name: packed(site, f"{name}index.html"))
    name = {"home": "", "article": "article/", "longest claim": longest}[request.param]
    return {file: packed(site, file) for file in first_visit(site, new_page, name)}


def split(sizes: dict[str, int]) -> tuple[dict[str, int], dict[str, int]]:
    """Part what a page needs from what its search needs."""
    search = {file: size for file, size in sizes.items() if any(fnmatch(file, part) for part in SEARCH_SHARES)}
    return {file: size for file, size in sizes.items() if file not in search}, search


def test_a_first_visit(visited: dict[str, int]) -> None:
    page, search = split(visited)
    assert len(visited) <= REQUESTS, visited
    assert len(search) == 2
    expect_none(over(page, SHARES, WHOLE) + over(search, SEARCH_SHARES, SEARCH))


def test_every_claim(site: Site) -> None:
    pages = {f"{name}index.html": packed(site, f"{name}index.html") for name in site.claims}
    expect_none(over(pages, SHARES, 10 * WHOLE))


def test_our_own_style_and_script(site: Site) -> None:
    own = [file.relative_to(THEME).as_posix() for file in THEME.glob("assets/**/*") if file.is_file()]
    assert sum(packed(site, file) for file in own if file.endswith(".css")) <= 8_000
    assert sum(packed(site, file) for file in own if file.endswith(".js")) <= 2_000
    assert "assets/stylesheets/site.css" in own


def test_the_shares_add_up() -> None:
    assert sum(SHARES.values()) <= WHOLE
    assert sum(SEARCH_SHARES.values()) <= SEARCH


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
