"""Home: what was said, asked and answered and what came of it, with the labels of the core; few links, none twice."""

from __future__ import annotations

from collections import Counter

from lxml import html
from playwright.sync_api import Page

from browser.chromium import NARROW, NewPage
from browser.site import Site
from browser.words import seeds, squeezed

# What must begin before anybody scrolls: what this is, what it is about, the button.
OPENING = ".eyebrow, h1, .stand, .button"
TOPS = f"""() => [...document.querySelectorAll('{OPENING}')].map(part =>
  [part.className || part.localName, Math.round(part.getBoundingClientRect().top)])"""
ORDER = ["exchange", "voices", "specimen", "who", "asked", "not"]


def links(site: Site, path: str = "//article") -> list[str]:
    """Return where the links below an element of the home page lead."""
    return list(map(str, site.html("").xpath(f"{path}//a[not(@class = 'headerlink')]/@href")))


def test_the_opening_is_in_the_first_screen_of_a_phone(site: Site, new_page: NewPage) -> None:
    page = new_page(viewport=NARROW)
    page.goto(site.address)
    tops = page.evaluate(TOPS)
    assert len(tops) == 4
    assert all(top < NARROW["height"] - 60 for _, top in tops), tops
    assert tops == sorted(tops, key=lambda part: part[1]), "in this order"


def test_the_parts_stand_in_their_order(each_site: Site) -> None:
    found = [heading.get("id") for heading in each_site.html("").xpath("//article//h2")]
    assert found == [part for part in [*ORDER, "doors"] if part in found]
    assert {"exchange", "voices", "not", "doors"} <= set(found)


def test_one_button_few_links_none_twice(each_site: Site) -> None:
    """Links of the page's own contents and between words and notes aside, at most one in some 25 words of it."""
    (button,) = each_site.html("").find_class("button")
    assert button.get("href") == "article/"
    led = [link for link in links(each_site) if not link.startswith("#")]
    assert {link: times for link, times in Counter(led).items() if times > 1} == {}
    (go,) = each_site.html("").find_class("go")
    assert len(go.xpath("./a")) <= 3, "the button, and two links beside it"
    assert len(led) <= 50, led


def test_the_labels_of_the_core(site: Site) -> None:
    """Each stands in the exchange over its lines, and leads to its claims."""
    cores: dict[str, set[str]] = {}
    for claim in seeds(site, "claims"):
        if "core" in claim:
            cores.setdefault(claim["core"].replace("'", "’"), set()).add(f"{claim['id']}/")
    assert len(cores) == 3
    shown = {}
    for label in site.html("").xpath("//*[@class = 'exchange']//*[@class = 'label']/a"):
        page, _, part = label.get("href").partition("#")
        assert page == "claims/"
        heading = site.html(page).get_element_by_id(part)
        assert heading.text == label.text
        shown[label.text] = set(heading.getparent().xpath(".//li//a/@href"))
        below = {
            link.removeprefix("claims/")
            for link in label.xpath("ancestor::*[@class = 'part']//*[@class = 'act']//@href")
        }
        assert below <= shown[label.text]
    assert shown == cores


def test_the_lines_under_a_label_are_its_claims(site: Site) -> None:
    cores = {f"claims/{claim['id']}/": claim.get("core", "") for claim in seeds(site, "claims")}
    for part in site.html("").find_class("part"):
        label = "".join(part.xpath("./*[@class = 'label']/a/text()"))
        lines = part.xpath(".//*[@class = 'act']//a/@href")
        assert lines
        assert not label or {squeezed(cores[line]) for line in lines} == {squeezed(label)}


def test_the_questions_that_readers_bring(site: Site) -> None:
    asked = seeds(site, "site")["asked"]
    shown = site.html("").xpath("//*[@class = 'asked']//li/a")
    assert len(shown) == len(asked) >= 8
    for link, question in zip(shown, asked, strict=True):
        assert squeezed(link.text_content()) == squeezed(question["question"])
        target = answer(site, link.get("href"))
        assert len(target.text_content().split()) > 20, f"{link.get('href')} answers nothing"
    (list_of,) = site.html("").find_class("asked")
    assert list_of.xpath("preceding::*[@class = 'people']"), "below the people"


def answer(site: Site, link: str) -> html.HtmlElement:
    """Return what a link leads to: a part of a page with its text, or the page's own."""
    page, _, part = link.partition("#")
    root = site.html(page)
    element = root.get_element_by_id(part) if part else root.find(".//article")
    return element.getparent() if element.tag[0] == "h" else element


def test_how_old_things_are(site: Site, page: Page) -> None:
    """Home and every claim page: the article's day, how far the records go, a door to what came after."""
    told = seeds(site, "site")
    for name in ["", *site.claims]:
        (age,) = site.html(name).find_class("age")
        assert age.xpath(".//time/@datetime") == [told["article"]["date"]], name
        assert "outside" in age.text_content(), name
        assert "Records were checked to" in age.text_content(), name
        assert told["as_of"][:4] in age.text_content(), name
        doors = site.html(name).xpath("//*[@class = 'go' or @class = 'age']//@href")
        assert any(link.endswith("timeline/#after") for link in doors), name
    page.goto(site.address)
    page.locator(".go a[href$='#after']").click()
    page.locator("#after").wait_for(state="visible")


def test_who_they_are(each_site: Site) -> None:
    """Each in the article's words, with what records have beside them; those that nobody quotes too."""
    people = {person["id"]: person for person in seeds(each_site, "people")}
    entries = each_site.html("").xpath("//*[@class = 'people']/div")
    assert entries or not any("in_short" in person for person in people.values())
    for entry in entries:
        assert entry.find("dt").text_content().strip()
        assert len(entry.find("dd").text_content().split()) >= 4
        assert all(part.get("class") == "outside" for part in entry.findall("dd")[1:])
