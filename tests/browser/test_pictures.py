"""The pictures: the same facts in words, and visible wherever they are looked at."""

from __future__ import annotations

import re
from typing import Any, Literal

import pytest
from lxml import html
from playwright.sync_api import Page

from browser.checkers import expect_none
from browser.chromium import NARROW, WIDE, NewPage
from browser.site import Site
from browser.words import article, seeds, squeezed

PICTURES = {"": ".exchange", "timeline/": ".ladder", "voices/": ".voices"}
LOOKS: dict[str, dict[str, Any]] = {
    "narrow": {"viewport": {"width": 320, "height": 640}},
    "wide": {"viewport": WIDE},
    "dark": {"viewport": NARROW, "color_scheme": "dark"},
    "forced-colours": {"viewport": WIDE, "forced_colors": "active"},
    "dark-forced-colours": {"viewport": NARROW, "forced_colors": "active", "color_scheme": "dark"},
    "print": {"viewport": {"width": 690, "height": 980}, "color_scheme": "dark"},
}
# Shapes and words that do not stand out from the ground behind them, and what is cut off, too small or not there.
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
  const faults = [];
  for (const shape of figure.querySelectorAll('rect')) {
    const style = getComputedStyle(shape), below = ground(figure);
    const line = style.stroke === 'none' ? 1 : contrast(below, style.stroke, style.strokeOpacity);
    const seen = Math.max(line, contrast(below, style.fill, style.fillOpacity));
    if (seen < 3) faults.push(`${shape.className.baseVal}: a shape with a contrast of ${seen.toFixed(2)}`);
  }
  for (const element of figure.querySelectorAll('li, figcaption, span, a, p')) {
    const box = element.getBoundingClientRect(), style = getComputedStyle(element);
    const name = element.className || element.tagName.toLowerCase();
    if (!element.checkVisibility() || !box.width || !box.height) faults.push(`${name}: not visible`);
    if (box.left < 0 || box.right > innerWidth) faults.push(`${name}: cut off`);
    if (parseFloat(style.fontSize) < smallest) faults.push(`${name}: text of ${style.fontSize}`);
    const seen = contrast(ground(element), style.color, 1);
    if (element.innerText.trim() && seen < 4.5) faults.push(`${name}: text with a contrast of ${seen.toFixed(2)}`);
  }
  return faults;
}"""
Shares = dict[str, list[tuple[int, str]]]
SMALLEST = {"screen": 12, "print": 10.6}  # in CSS pixels; on paper 8 points


@pytest.mark.parametrize("look", LOOKS)
def test_legible_everywhere(each_site: Site, new_page: NewPage, look: str) -> None:
    media: Literal["print", "screen"] = "print" if look == "print" else "screen"
    page = new_page(**LOOKS[look])
    page.emulate_media(media=media)
    found = []
    for name, picture in PICTURES.items():
        page.goto(each_site.address + name)
        for figure in page.locator(picture).all():
            found += [f"{name or 'home'}: {fault}" for fault in figure.evaluate(FAULTS, SMALLEST[media])]
    expect_none(found)


def figures(site: Site, name: str) -> list[html.HtmlElement]:
    return list(site.html(name).iter("figure"))


def test_every_picture_has_a_caption_and_words(each_site: Site) -> None:
    for name in PICTURES:
        for figure in figures(each_site, name):
            assert figure.findtext("figcaption")
            assert all(item.text_content().strip() for item in figure.iter("li"))
            assert all(svg.get("aria-hidden") == "true" for svg in figure.iter("svg")), "the words beside it say it"


def test_the_exchange_tells_who_says_what_to_whom(site: Site) -> None:
    (figure,) = figures(site, "")
    lines = [squeezed(item.text_content()) for item in figure.iter("li")]
    links = figure.xpath(".//li//@href")
    told = [claim for claim in seeds(site, "claims") if "exchange" in claim]
    assert links == [f"claims/{claim['id']}/" for claim in told]
    people = {person["id"]: person["name"] for person in seeds(site, "people")}
    for line, claim in zip(lines, told, strict=True):
        who = people.get(claim["claimant"], f"The {claim['claimant']}")
        assert line == squeezed(f"{who} {claim['exchange']['act']} {claim['exchange']['to']}")
    assert {claim["kind"] for claim in told} >= {"request", "refusal"}
    heard = {passage["voice"] for passage in seeds(site, "passages")}
    (spoken_of,) = figure.find_class("spoken-of")
    assert set(spoken_of.xpath(".//@href")) == {f"people/#{person}" for person in people if person not in heard}


def test_the_timeline_has_every_event(site: Site) -> None:
    (figure,) = figures(site, "timeline/")
    events = sorted(seeds(site, "events"), key=lambda event: event["date"])
    dots = figure.xpath(".//a")
    assert [dot.get("href") for dot in dots] == [f"#{event['id']}" for event in events]
    for number, (dot, event) in enumerate(zip(dots, events, strict=True), start=1):
        assert squeezed(dot.get("aria-label")) == squeezed(f"{number}: {event['title']}")
        assert dot.get("class") == ("inside" if event.get("passages") else "outside")
        assert site.html("timeline/").get_element_by_id(event["id"]).text.startswith(f"{number}. ")


def test_the_voices_are_counted_right(each_site: Site) -> None:
    """The words of each voice and form, counted here from the passages and not by the engine."""
    counted: dict[str, dict[str, int]] = {}
    for passage in seeds(each_site, "passages"):
        voice = counted.setdefault(passage["voice"], {})
        voice[passage["form"]] = voice.get(passage["form"], 0) + len(words(passage["text"]))
    assert sum(sum(forms.values()) for forms in counted.values()) == len(words(article(each_site)))
    names = {person["id"]: person["name"] for person in seeds(each_site, "people")}
    names |= {"article": "The article", "headline": "The inserted headline"}
    expected = {
        names[voice]: sorted((count, slug(form)) for form, count in forms.items()) for voice, forms in counted.items()
    }
    figure = figures(each_site, "voices/")[0]
    told: Shares = {}
    drawn: Shares = {}
    totals = {}
    for item in figure.iter("li"):
        who = item.find_class("who")[0].text
        forms_told = item.find_class("forms")[0].text_content()
        told[who] = sorted((int(count), slug(form)) for count, form in re.findall(r"(\d+) ([^,]+)", forms_told))
        drawn[who] = sorted((int(bar.get("width")), bar.get("class")) for bar in item.iter("rect"))
        totals[who] = item.find_class("count")[0].text
    assert told == drawn == expected
    assert totals == {who: f"{sum(count for count, _ in forms)} words" for who, forms in expected.items()}


def words(text: str) -> list[str]:
    """What the page calls a word: a run of characters between spaces that holds a letter or a digit."""
    return [run for run in text.split() if re.search(r"[^\W_]", run)]


def slug(form: str) -> str:
    return re.sub("[^a-z]+", "-", form.lower())


def test_the_page_of_the_voices_explains_itself(each_site: Site, page: Page) -> None:
    page.goto(each_site.address + "voices/")
    assert "counts" in page.locator("h1 + p").inner_text()
