"""Printed, the pages carry all their words, the notes open and the addresses of sources written out; nothing else."""

from __future__ import annotations

import io
import re
import unicodedata

import pytest
from lxml import html
from pypdf import PdfReader

from browser.checkers import expect_none
from browser.chromium import NewPage
from browser.site import Site
from browser.words import seeds, squeezed

PAPER = {"A4": (596, 843), "Letter": (612, 792)}  # in points, as Chromium rounds them
LATIN = re.compile("[ -\u024f\u2000-\u206f]*")
# A4 without the margins that the style sheet sets, in CSS pixels.
PRINTED_WIDTH = {"viewport": {"width": 672, "height": 980}}
# What belongs to the screen: it must leave no trace on paper.
SCREEN_ONLY = "header, nav, #menu, .md-skip, .headerlink, .reading-controls, button, [role=search], .md-search, .toc"
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


@pytest.fixture
def longest_claim(site: Site) -> str:
    return max(site.claims, key=lambda name: site.file(name).stat().st_size)


def pdf(new_page: NewPage, address: str, paper: str) -> PdfReader:
    page = new_page()
    page.goto(address)
    return PdfReader(io.BytesIO(page.pdf(format=paper, prefer_css_page_size=False)))


def letters(text: str) -> str:
    """Return words as a PDF can be compared: ligatures taken apart, no space, no hyphen, no quotation mark."""
    return re.sub("[-\u00ad]", "", squeezed(unicodedata.normalize("NFKC", text)))


def missing(document: PdfReader, expected: list[str]) -> list[str]:
    """Return what a PDF lacks. Words in other than Latin letters are left out: a PDF may hold pictures of them only."""
    printed = letters("".join(page.extract_text() for page in document.pages))
    return [words for words in expected if LATIN.fullmatch(words) and letters(words) not in printed]


def texts(root: html.HtmlElement, path: str) -> list[str]:
    """Return the text of each element, block by block, as it stands on paper: without buttons and permalinks."""
    found = []
    for element in root.xpath(path):
        pieces = element.xpath(".//text()[not(ancestor::button or ancestor::*[@class = 'headerlink'])]")
        if words := " ".join("".join(pieces).split()):
            found.append(words)
    return found


@pytest.mark.parametrize("paper", PAPER)
def test_the_article_with_all_its_notes(each_site: Site, new_page: NewPage, paper: str) -> None:
    document = pdf(new_page, each_site.address + "article/", paper)
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in document.pages} == {PAPER[paper]}
    root = each_site.html("article/")
    notes = texts(root, "//aside//p | //aside//li")
    assert len(list(filter(LATIN.fullmatch, notes))) > 3 * len(root.find_class("note"))
    expect_none(missing(document, notes))
    expect_none(missing(document, texts(root, "//*[@class = 'passage' or starts-with(@class, 'passage ')]")))


@pytest.mark.parametrize("paper", PAPER)
def test_a_claim(site: Site, new_page: NewPage, longest_claim: str, paper: str) -> None:
    document = pdf(new_page, site.address + longest_claim, paper)
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in document.pages} == {PAPER[paper]}
    root = site.html(longest_claim)
    blocks = "//article//*[self::h1 or self::h2 or self::h3 or self::blockquote or self::td]"
    expect_none(missing(document, texts(root, blocks)))
    expect_none(missing(document, texts(root, "//*[@class = 'context']/p[not(@class = 'context-sources')]")))
    expect_none(missing(document, addresses(site, longest_claim)))


@pytest.mark.parametrize("paper", PAPER)
def test_the_jail_access_page(site: Site, new_page: NewPage, paper: str) -> None:
    name = next(f"{path.stem.removeprefix('comparison-')}/" for path in site.seeds.glob("comparison-*.yml"))
    document = pdf(new_page, site.address + name, paper)
    root = site.html(name)
    expect_none(missing(document, texts(root, "//*[@class = 'as-list']//li | //*[@class = 'as-list']//h3")))
    expect_none(missing(document, texts(root, "//*[@class = 'context']/p[not(@class = 'context-sources')]")))
    expect_none(missing(document, addresses(site, name)))


def addresses(site: Site, name: str) -> list[str]:
    """Return the addresses of the sources that a page names."""
    urls = {source["id"]: source["url"] for source in seeds(site, "sources")}
    links = site.html(name).xpath("//p[@class = 'context-sources']/a/@href")
    assert links
    return [urls[link.partition("#")[2]] for link in links]


def test_no_heading_stands_alone_at_the_end_of_a_page(site: Site, new_page: NewPage, longest_claim: str) -> None:
    for name in ("article/", longest_claim):
        headings = {letters(words) for words in texts(site.html(name), "//article//h2 | //article//h3")}
        for paper in PAPER:
            document = pdf(new_page, site.address + name, paper)
            last = [[line for line in page.extract_text().splitlines() if line.strip()][-1] for page in document.pages]
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
