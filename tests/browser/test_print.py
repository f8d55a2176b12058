"""Printed, the pages carry all their words, what is folded open and addresses written out, on sheets that are full."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable, Iterator

import pytest
from lxml import html
from playwright.sync_api import Browser
from pypdf import PdfReader

from browser.checkers import expect_none
from browser.chromium import NewPage
from browser.site import ROOT, Site
from browser.words import seeds, squeezed

PAPER = {"A4": (596, 843), "Letter": (612, 792)}  # in points, as Chromium rounds them
LATIN = re.compile("[ -\u024f\u2000-\u206f]*")
# A4 without the margins that the style sheet sets, in CSS pixels.
PRINTED_WIDTH = {"viewport": {"width": 672, "height": 980}}
# What belongs to the screen: it must leave no trace on paper.
SCREEN_ONLY = (
    ".places, .tools, .md-skip, .headerlink, .read, .go, .contents, .jump, .doors, button, .md-search, summary"
)
SHOWING = """selector => [...document.querySelectorAll(selector)].filter(element =>
  element.checkVisibility({visibilityProperty: true}) && element.getClientRects().length
).map(element => element.outerHTML.slice(0, 100))"""
SIDEWAYS = """() => [...document.querySelectorAll('main *')].filter(element => {
  const box = element.getBoundingClientRect();
  return element.checkVisibility() && box.width && (box.right > innerWidth + 1 || box.left < -1);
}).map(element => element.outerHTML.slice(0, 100))"""
COLOURS = """() => [...document.querySelectorAll('main p, main li, main h1, main h2, main td')].map(element => {
  const [red, green, blue] = getComputedStyle(element).color.match(/\\d+/g).map(Number);
  return Math.max(red, green, blue);
})"""


STATEMENTS = "//*[@class = 'context']/*[self::h3 or self::h4 or (self::p and not(@class = 'src'))]"
SHEETS = 6  # of the article with its notes

Printed = Callable[..., PdfReader]


@pytest.fixture(scope="module")
def printed(browser: Browser) -> Iterator[Printed]:
    """Return a function that prints a page of a site, once on each paper."""
    page, done = browser.new_page(), dict[tuple[str, str], PdfReader]()

    def print_once(site: Site, name: str, paper: str = "A4") -> PdfReader:
        address = site.address + name
        if (address, paper) not in done:
            page.goto(address)
            done[address, paper] = PdfReader(io.BytesIO(page.pdf(format=paper, prefer_css_page_size=False)))
        return done[address, paper]

    yield print_once
    page.close()


def longest(site: Site) -> str:
    """Return the claim page with the most text."""
    return max(site.claims, key=lambda name: site.file(name).stat().st_size)


def comparison(site: Site) -> str:
    """Return the page of the first comparison."""
    return next(f"{path.stem.removeprefix('comparison-')}/" for path in sorted(site.seeds.glob("comparison-*.yml")))


def letters(text: str) -> str:
    """Return words as a PDF can be compared: ligatures taken apart, no space, no hyphen, no quotation mark."""
    return re.sub("[-\u00ad]", "", squeezed(unicodedata.normalize("NFKC", text)))


def missing(text: str, expected: list[str]) -> list[str]:
    """Return what a text lacks. Words in other letters than Latin are left out: a PDF may hold pictures of them."""
    return [words for words in expected if LATIN.fullmatch(words) and letters(words) not in text]


def whole(document: PdfReader) -> str:
    """Return the letters of all sheets."""
    return letters("".join(page.extract_text() for page in document.pages))


def texts(root: html.HtmlElement, path: str) -> list[str]:
    """Return the text of each element, block by block, as it stands on paper; numbers of notes stand beside it."""
    found = []
    apart = "ancestor::button or ancestor::*[@class = 'headerlink' or @role = 'doc-backlink']"
    for element in root.xpath(path):
        pieces = element.xpath(f".//text()[not({apart})]")
        if words := " ".join("".join(pieces).split()):
            found.append(words)
    return found


def addresses(site: Site, name: str) -> list[str]:
    """Return the addresses of the sources that the statements of a page name."""
    urls = {source["id"]: source["url"] for source in seeds(site, "sources")}
    links = site.html(name).xpath("//*[@class = 'context']/p[@class = 'src']//a/@href")
    assert links
    return [urls[link.partition("#")[2]] for link in links if "sources/#" in link]


@pytest.mark.parametrize("paper", PAPER)
def test_the_article_with_all_its_notes(each_site: Site, printed: Printed, paper: str) -> None:
    document = printed(each_site, "article/", paper)
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in document.pages} == {PAPER[paper]}
    assert len(document.pages) <= SHEETS or each_site.config.parent != ROOT
    root, text = each_site.html("article/"), whole(document)
    notes = texts(root, "//*[@class = 'note']/p")
    assert len(notes) == len(root.find_class("note"))
    expect_none(missing(text, notes))
    expect_none(missing(text, texts(root, "//*[@class = 'passage' or starts-with(@class, 'passage ')]")))


@pytest.mark.parametrize("paper", PAPER)
@pytest.mark.parametrize("kind", [longest, comparison], ids=["claim", "comparison"])
def test_statements_and_their_addresses(site: Site, printed: Printed, kind: Callable[[Site], str], paper: str) -> None:
    """All are there, those too that are folded on the screen, with the addresses of their sources."""
    name = kind(site)
    text, root = whole(printed(site, name, paper)), site.html(name)
    expect_none(missing(text, texts(root, "//article//*[self::h1 or self::blockquote or self::dd][not(.//p)]")))
    expect_none(missing(text, texts(root, STATEMENTS)))
    expect_none(missing(text, addresses(site, name)))


def test_the_addresses_of_all_sources(site: Site, printed: Printed) -> None:
    urls = [source["url"] for source in seeds(site, "sources")]
    expect_none(missing(whole(printed(site, "sources/")), urls))


@pytest.mark.parametrize("paper", PAPER)
def test_the_matrix_and_its_findings_on_one_sheet(site: Site, printed: Printed, paper: str) -> None:
    name = comparison(site)
    first, root = letters(printed(site, name, paper).pages[0].extract_text()), site.html(name)
    picture = texts(root, "//*[@class = 'matrix']//tbody//*[self::th or @class = 'cond' or @class = 'status']")
    assert len(picture) > 20
    expect_none(missing(first, picture + texts(root, "//*[contains(@class, 'findings')]//p")))


def bottoms(document: PdfReader) -> list[float]:
    """Return how far down each sheet its last line stands, as a part of its height."""
    found = []
    for page in document.pages:
        heights: list[float] = []

        def see(text: str, current: list[float], matrix: list[float], *_: object, to: list[float] = heights) -> None:
            if text.strip():
                to.append(current[1] * matrix[4] + current[3] * matrix[5] + current[5])

        page.extract_text(visitor_text=see)
        found.append(1 - min(heights, default=float(page.mediabox.height)) / float(page.mediabox.height))
    return found


def test_no_sheet_is_less_than_half_full(site: Site, printed: Printed) -> None:
    """But the last of a page."""
    found = []
    papers = {"article/": PAPER, longest(site): PAPER, comparison(site): PAPER}
    for name in [*site.kinds.values(), longest(site)]:
        for paper in papers.get(name, ["A4"]):
            full = bottoms(printed(site, name, paper))
            found += [
                f"{name or 'home'}: sheet {number} of {len(full)} on {paper} ends at {bottom:.0%}"
                for number, bottom in enumerate(full[:-1], start=1)
                if bottom < 0.5
            ]
    expect_none(found)


def test_no_heading_stands_alone_at_the_end_of_a_sheet(site: Site, printed: Printed) -> None:
    for name in ("article/", longest(site)):
        headings = {letters(words) for words in texts(site.html(name), "//article//h2 | //article//h3 | //article//h4")}
        for paper in PAPER:
            pages = printed(site, name, paper).pages
            last = [[line for line in page.extract_text().splitlines() if line.strip()][-1] for page in pages]
            assert headings.isdisjoint(map(letters, last)), f"{name} on {paper}"


def test_nothing_of_the_screen(each_site: Site, new_page: NewPage) -> None:
    page, found = new_page(**PRINTED_WIDTH), []
    page.emulate_media(media="print")
    for name in each_site.kinds.values():
        page.goto(each_site.address + name)
        found += [f"{name or 'home'}: {element}" for element in page.evaluate(SHOWING, SCREEN_ONLY)]
        found += [f"{name or 'home'}: beyond the paper: {element}" for element in page.evaluate(SIDEWAYS)]
    expect_none(found)


def test_dark_on_white_also_from_a_dark_screen(each_site: Site, new_page: NewPage) -> None:
    page = new_page(**PRINTED_WIDTH, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    for name in each_site.kinds.values():
        page.goto(each_site.address + name)
        assert max(page.evaluate(COLOURS)) < 100, name
