"""The pictures (exchange, strip of voices, matrix) are made of the data, and legible wherever they are looked at."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Page

from browser.checkers import expect_none
from browser.chromium import NARROW, WIDE
from browser.site import Site
from browser.words import article, seeds, squeezed

PICTURES = ".exchange, .strip, .matrix"
LOOKS: dict[str, dict[str, Any]] = {
    "narrow": {"viewport": {"width": 320, "height": 640}},
    "wide": {"viewport": WIDE},
    "dark": {"viewport": NARROW, "color_scheme": "dark"},
    "forced colours": {"viewport": WIDE, "forced_colors": "active"},
    "dark forced colours": {"viewport": NARROW, "forced_colors": "active", "color_scheme": "dark"},
    "print": {"viewport": {"width": 690, "height": 980}, "color_scheme": "dark", "media": "print"},
}
PLAIN = {"media": "screen", "color_scheme": "light", "forced_colors": "none"}
# Shapes and words that do not stand out from the ground behind them, and what is cut off or too small.
FAULTS = """(figure, smallest) => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const luminance = layers => {
    for (const [colour, alpha] of [['white', 1], ...layers]) {
      canvas.globalAlpha = alpha; canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    }
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(value => value / 255)
      .map(value => value <= .04045 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const ground = element => element
    ? [...ground(element.parentElement), [getComputedStyle(element).backgroundColor, 1]] : [];
  const contrast = (layers, colour, alpha) => {
    const pair = [luminance(layers), luminance([...layers, [colour, alpha]])];
    return (Math.max(...pair) + .05) / (Math.min(...pair) + .05);
  };
  const faults = [], page = ground(figure);
  for (const shape of figure.querySelectorAll('svg > rect, .ink')) {
    const style = getComputedStyle(shape), line = shape.matches('rect') ? style.stroke : style.color;
    const seen = contrast(shape.matches('rect') ? page : ground(shape.parentElement), line, 1);
    if (seen < 3) faults.push(`${shape.className.baseVal ?? shape.className}: a shape with a contrast of ${seen}`);
  }
  for (const element of figure.querySelectorAll('li, figcaption, span, a, p, th, td, caption, text, tspan')) {
    const box = element.getBoundingClientRect(), style = getComputedStyle(element);
    if (!element.checkVisibility() || !box.width || !element.textContent.trim() || element.closest('.vh')) continue;
    const name = `${element.localName} ${element.textContent.trim().slice(0, 25)}`;
    if (box.left < 0 || box.right > innerWidth) faults.push(`${name}: cut off`);
    if (parseFloat(style.fontSize) < smallest) faults.push(`${name}: text of ${style.fontSize}`);
    const seen = contrast(ground(element), element.matches('text, tspan') ? style.fill : style.color, 1);
    if (seen < 4.5) faults.push(`${name}: text with a contrast of ${seen.toFixed(2)}`);
  }
  return faults;
}"""
SMALLEST = {"screen": 11, "print": 9}  # in CSS pixels; on paper 7 points, that a table fits one sheet


def drawn_on(site: Site) -> list[str]:
    """Return the pages that have a picture."""
    kinds = " or ".join(f"contains(concat(' ', @class, ' '), ' {kind} ')" for kind in ("exchange", "strip", "matrix"))
    return [name for name in site.kinds.values() if site.html(name).xpath(f"//article//*[{kinds}]")]


def test_legible_everywhere(each_site: Site, page: Page) -> None:
    found = []
    assert {"", "article/", "voices/"} <= set(drawn_on(each_site))
    for name in drawn_on(each_site):
        page.goto(each_site.address + name)
        for look, options in LOOKS.items():
            page.set_viewport_size(options["viewport"])
            media = {**PLAIN, **{option: value for option, value in options.items() if option != "viewport"}}
            page.emulate_media(**media)
            for figure in page.locator(PICTURES).all():
                faults = figure.evaluate(FAULTS, SMALLEST[media["media"]])
                found += [f"{name or 'home'}, {look}: {fault}" for fault in faults]
    expect_none(found)


def test_the_exchange_is_the_claims(each_site: Site) -> None:
    """Every claim that has a line in it stands there once: who says what, in what words, to whom."""
    told = {f"claims/{claim['id']}/": claim for claim in seeds(each_site, "claims") if "exchange" in claim}
    threads = seeds(each_site, "site").get("threads", [])
    shown = each_site.html("").find_class("line")
    assert Counter(line.xpath("./*[@class = 'act']/a/@href")[0] for line in shown) == Counter(list(told))
    titles = [heading.text for heading in each_site.html("").xpath("//*[@class = 'thread']/h3")]
    assert titles == [thread["title"] for thread in threads]
    names = voices(each_site)
    for line in shown:
        claim = told[line.xpath("./*[@class = 'act']/a/@href")[0]]
        assert squeezed(line.xpath("string(./*[@class = 'act'])")) == squeezed(claim["exchange"]["act"])
        assert squeezed(line.xpath("string(./*[@class = 'to'])")) == squeezed(claim["exchange"]["to"])
        assert line.xpath(".//@data-passage")[0].split()[0] in claim["passages"]
        speaker = line.xpath("ancestor::*[@class = 'lane']/*[@class = 'speaker']")[0].text_content()
        assert speaker.startswith(names[claim["claimant"]])
    for thread in each_site.html("").find_class("thread"):
        lanes = [lane.find_class("speaker")[0].text_content() for lane in thread.find_class("lane")]
        assert len(set(lanes)) == len(lanes), "a lane for each speaker"


def test_what_came_of_it_is_outside(site: Site) -> None:
    for thread, drawn in zip(seeds(site, "site")["threads"], site.html("").find_class("thread"), strict=True):
        (came,) = drawn.xpath("./*[contains(@class, 'outside')]")
        lines = [line.get("data-facts").split() for line in came.find_class("in-short")]
        assert lines == [text["context"] for text in thread["came_of_it"]]


def voices(site: Site) -> dict[str, str]:
    """Return the voices of the article by id, as the pictures call them."""
    names = {person["id"]: person["name"] for person in seeds(site, "people")}
    return names | {"article": "The article", "headline": "The inserted headline"}


@pytest.mark.parametrize("name", ["", "article/", "voices/"])
def test_the_strip_counts_right(each_site: Site, name: str) -> None:
    """The words of each voice and form, counted here from the passages and not by the engine; the table says so too."""
    counted: Counter[tuple[str, str]] = Counter()
    names = voices(each_site)
    for passage in seeds(each_site, "passages"):
        speaking = passage["voice"] if isinstance(passage["voice"], list) else [passage["voice"]]
        counted[" and ".join(names[voice] for voice in speaking), passage["form"]] += len(words(passage["text"]))
    total = sum(counted.values())
    assert total == len(words(article(each_site)))
    (figure,) = each_site.html(name).xpath("//figure[@class = 'strip']")
    cells = [[cell.text_content().strip() for cell in row.iter("td")] for row in figure.findall(".//tbody/tr")]
    assert {(row[0], row[1].replace("’", "'")): int(row[2]) for row in cells} == counted
    key = {item.find("i").get("class").split()[1]: item.text_content().strip() for item in figure.iter("li")}
    drawn: Counter[tuple[str, str]] = Counter()
    for voice, form, width in blocks(figure):
        drawn[voice, key[form].replace("’", "'")] += width
    assert {block: round(width * total / 100) for block, width in drawn.items()} == counted
    assert all(squeezed(voice) in squeezed(figure.find(".//svg").get("aria-label")) for voice, _ in counted)


def blocks(figure: html.HtmlElement) -> list[tuple[str, str, float]]:
    """Return the blocks of a strip: whose row each is in, its pattern, its width in hundredths of the article."""
    labels = {}
    for label in figure.xpath(".//svg/text[not(@class)]"):
        labels[float(label.get("y"))] = re.split(", in its own voice|, in their own voice", label.text)[0].strip()
    return [
        (labels[float(block.get("y")) - 5], block.get("class"), float(block.get("width").rstrip("%")))
        for block in figure.xpath(".//svg/rect")
    ]


def test_the_matrix_is_the_comparison(each_site: Site) -> None:
    """Each cell has its status and leads to its full text; ink patterns, never a colour."""
    for file in each_site.seeds.glob("comparison-*.yml"):
        told = seeds(each_site, file.stem)
        root = each_site.html(f"{file.stem.removeprefix('comparison-')}/")
        rows = {
            link.get("href").lstrip("#"): link.xpath("ancestor::tr//td[contains(@class, 'place')]")
            for link in root.xpath("//*[@class = 'matrix']//tbody//th/a")
        }
        drawn = any("status" in cell for row in told["rows"] for cell in row["cells"].values())
        assert list(rows) == ([row["id"] for row in told["rows"]] if drawn else [])
        for row in told["rows"] if drawn else ():
            stated = [cell.get("status", "") for cell in row["cells"].values()]
            shown = [cell.find_class("status")[0].text_content() for cell in rows[row["id"]]]
            assert Counter(shown) <= Counter(stated), row["id"]
            for cell in rows[row["id"]]:
                target = root.get_element_by_id(cell.find("a").get("href").lstrip("#"))
                assert len(target.find("dd").text_content().split()) > 2


def words(text: str) -> list[str]:
    """What the page calls a word: a run of characters between spaces that holds a letter or a digit."""
    return [run for run in text.split() if re.search(r"[^\W_]", run)]


def test_the_page_of_the_voices_explains_itself(each_site: Site) -> None:
    assert "counts" in each_site.html("voices/").find_class("stand")[0].text_content()
