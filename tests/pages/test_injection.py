"""Whatever stands in the seeds is shown as text: nothing of it runs, is fetched, or changes the structure of a page.

Every text of a set of seeds carries a payload at once, the article too. Where the rules refuse it in our own text
(straight quotation marks, links to addresses), that is a finding, and the payload stands in all other texts.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from browser.chromium import NewPage, Recorder
from browser.server import serve
from browser.site import ROOT, Site
from browser.site import build as build_site
from desk import SCHEMAS, Name, Prose, Seeds, build, count_words, load, markup, page, seeds_of

HARMLESS = "harmless"
# In the place of @ stands another number in each text, in letters: a figure would have to stand in a statement.
LETTERS = str.maketrans("0123456789", "abcdefghij")
PAYLOADS = {
    "script": "<script>window.ran=1</script>",
    "image": "<img/src=//elsewhere.example/x/onerror=window.ran=1>",
    "end of script": "--></script></title></textarea><svg/onload=window.ran=1>",
    "entities": "&lt;script&gt;window.ran=1&lt;/script&gt;&#60;svg/onload=window.ran=1&#62;",
    "templates": "{{config.extra}}{%raw%}{#x#}{:onclick=window.ran=1}",
    "markdown": "# - > | ::: ~~~js`<//elsewhere.example/>`__x__~~x~~[^1]http://elsewhere.example/",
    "link": "![x](//elsewhere.example/@.png)[x](javascript:window.ran=@)",
    "attribute": "\"'onmouseover=window.ran=1/autofocus/onfocus=window.ran=1/x=",
}
REFUSED = ("link", "attribute")
# Names with a rule of their own: they must agree with the article or with a standard.
OTHER_RULES = {"Article.sha256", "Site.language", "Person.named_as", "Article.titles", "Reading.quoted", "Cell.status"}
# Names in our own words: marks in them say that the words stand in the article.
OURS = {"Carried.part", "Reading.seen_note", "Reading.where", "Record.venue", "Term.headword"}
# What pages use and do not show: the ends of a reading are in its address, what was seen is shown by its host;
# a reason for having no claim stands only in a note that has none.
NOT_SHOWN = {"Term.forms", "Passage.no_claim", "Reading.from_", "Reading.to", "Reading.seen_note"}
# Words to avoid, one file for each comparison, and what a program writes: addresses and digests.
NOT_OURS = ("wording", "comparison", "published")
FOUND_BY = "findable"
DANGEROUS = """[...document.querySelectorAll('*')].filter(element => [...element.attributes].some(attribute =>
    attribute.name.startsWith('on') || /^\\s*javascript:/i.test(attribute.value))).map(element => element.outerHTML)"""

Change = Callable[[str, Any], str]


def whole_seeds() -> dict[str, Any]:
    """Return the second article's seeds as plain values, with every kind of entry and field that it lacks."""
    paths = sorted(seeds_of("second").glob("*.yml"))
    raw: dict[str, Any] = {path.stem: yaml.load(path.read_text("utf-8"), yaml.BaseLoader) for path in paths}
    claim, source = raw["claims"][0], raw["sources"][0]
    passage, statement = raw["passages"][0]["id"], raw["context"][0]["id"]
    for field in ("core", "addressee", "venue", "day"):
        claim[field] = "x"
    claim["exchange"] = {"act": "x", "to": "x"}
    source["note"] = "x"
    raw["terms"][0]["forms"] = ["x"]
    raw["site"]["article"]["origin"] = source["id"]
    raw["site"]["not_found"] = ["x"]
    raw["readings"][0] |= {"to": "x", "words": "30"}
    short = [{"text": "x", "context": [statement]}]
    for entry in (raw["people"][0], raw["terms"][0]):
        entry |= {"in_short": short, "context": [statement]}
    for each in (each for each in raw["claims"] if "context" in each):
        each |= {"in_short": [{"text": "x", "context": each["context"][:1]}], "essential": each["context"][:1]}
    claim["exchange"]["words"] = "x"
    raw["questions"][0]["found"] = short
    raw["context"][0]["head"] = "x"
    source |= {"argues": "x"}
    raw["site"] |= {"eyebrow": "x", "heading": "x", "asked": [{"question": "x", "answer": claim["id"]}]}
    told = [each["id"] for each in raw["claims"] if "exchange" in each]
    raw["site"]["threads"] = [{"title": "x", "claims": told, "came_of_it": short}]
    comparison = {"statuses": [{"word": "x", "pattern": "full", "meaning": "x"}], **raw["comparison-signs"]}
    raw["comparison-signs"] = comparison | {"in_short": [{"text": "x", "context": ["italics-signs"]}]}
    for row in comparison["rows"]:
        for cell in row["cells"].values():
            cell |= {"status": "x", "condition": "x"}
    comparison["tables"][0]["columns"][0]["short"] = "x"
    raw["site"]["corrections"] = [{"date": "2026-01-01", "kind": "correction", "old": "x", "new": "x"}]
    event = {"id": "an-event", "date": "2020-01-01", "title": "x", "text": "x"}
    raw["events"] = [event | {"passages": [passage], "context": [statement]}]
    spoken = next(p["id"] for p in raw["passages"] if p["form"] == "direct quotation")
    record = {"id": "a-record", "passages": [spoken], "venue": "x", "aired": "2020-01-01", "found": "x", "reason": "x"}
    difference = {"about": "x", "article": "x", "record": "x"}
    raw["record"] = [record | {"sources": [source["id"]], "result": "shortened", "differences": [difference]}]
    return raw


def write(raw: dict[str, Any], article: str, folder: Path) -> None:
    folder.mkdir(parents=True)
    raw["site"]["article"]["sha256"] = hashlib.sha256(article.encode()).hexdigest()
    (folder / "article.txt").write_text(article, "utf-8")
    for name, value in raw.items():
        text = yaml.safe_dump(value, default_style='"', allow_unicode=True, width=10**9, sort_keys=False)
        (folder / f"{name}.yml").write_text(text, "utf-8")


def files(seeds: Seeds) -> dict[str, Any]:
    """Return what each seed file holds, by its name."""
    return {name: getattr(seeds, name) for name in SCHEMAS if name not in NOT_OURS} | {
        f"comparison-{comparison.id}": comparison for comparison in seeds.comparisons
    }


def texts(value: Any, label: str = "") -> Iterator[tuple[str, Any]]:
    """Return every text in an entry, with its class and field: `Claim.title`."""
    if isinstance(value, BaseModel):
        for name, part in value.__dict__.items():
            yield from texts(part, f"{type(value).__name__}.{name}")
    elif isinstance(value, (list, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts(part, label)
    elif isinstance(value, (Prose, Name)):
        yield label, value


def changed(value: Any, raw: Any, change: Change, label: str = "") -> Any:
    """Return the plain values of an entry with its texts changed."""
    if isinstance(value, BaseModel):
        fields = {field.alias or name: name for name, field in type(value).model_fields.items()}
        return {
            name: changed(getattr(value, fields[name]), raw[name], change, f"{type(value).__name__}.{fields[name]}")
            for name in raw
        }
    if isinstance(raw, dict):
        return {name: changed(value[name], part, change, label) for name, part in raw.items()}
    if isinstance(raw, list):
        return [changed(part, plain, change, label) for part, plain in zip(value, raw, strict=True)]
    return change(label, value) if isinstance(value, (Prose, Name)) else raw


class Marked:
    """Seeds whose texts all carry a payload, each with a number of its own."""

    def __init__(self, folder: Path, payload: str, refused: bool, everywhere: bool = False) -> None:
        self.payload, self.refused, self.everywhere = payload, refused, everywhere
        self.marks: dict[str, str] = {}
        self.ours: set[str] = set()
        raw = whole_seeds()
        article = (seeds_of("second") / "article.txt").read_text("utf-8")
        write(raw, article, folder / "before")
        seeds, findings = load(folder / "before")
        assert seeds is not None, findings
        raw = {name: changed(value, raw[name], self.change) for name, value in files(seeds).items()} | {
            "wording": raw["wording"]
        }
        mark = self.mark("Passage.text")
        number = sum(bool(line.strip()) for line in article.split("\n")) + 1
        passage = raw["passages"][0] | {"id": f"p{number}a", "text": mark, "note": "Here."}
        raw["passages"].append(passage)
        raw["site"]["article"]["titles"].append(mark.removeprefix('"'))  # its mark is no quotation
        raw["claims"][-1]["passages"].append(passage["id"])
        self.seeds = folder / "seeds"
        write(raw, article + mark + "\n", self.seeds)

    def mark(self, label: str) -> str:
        """Return the payload with a number, and remember what text carries it."""
        number = str(len(self.marks)).translate(LETTERS)
        mark = f"{self.payload.replace('@', number)}q{number}z"
        self.marks[mark] = label
        return mark

    def change(self, label: str, text: Any) -> str:
        """Return a text that carries the payload: nothing else, but for what other entries need it for."""
        if label == "Cell.status":
            return self.word
        if label in OTHER_RULES:
            return str(text)
        if label in OURS and '"' in self.payload:
            return str(text)
        prose = isinstance(text, Prose)
        if prose and self.refused and not self.everywhere:
            return str(text)
        mark = self.mark(label)
        if prose:
            self.ours.add(mark)
        needed = str(text) if prose and any(not isinstance(t, markup.Text) for t in markup.parse(text)) else ""
        if label in ("Reading.from_", "Reading.to"):
            return mark  # six words at most
        longer = f"{mark} {FOUND_BY}{needed}"
        if label == "Status.word":
            self.word = longer
        return longer if not prose or count_words(markup.plain(markup.parse(longer))) <= text.limit else mark + needed


def built(folder: Path, marked: Marked) -> Path:
    """Build the marked seeds strictly, with this project's theme and a nav that takes its titles from the pages."""
    pages = build(marked.seeds)
    assert pages.findings == []
    nav = sorted(path for path, _ in pages.files() if path.endswith(".md"))
    (folder / "docs").mkdir()
    config = {"INHERIT": str(ROOT / "mkdocs.yml"), "nav": nav, "extra": {"seeds": "seeds"}}
    config |= {"hooks": [str(ROOT / "scripts/hooks.py")], "theme": {"custom_dir": str(ROOT / "scripts/theme")}}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), "utf-8")
    build_site(folder / "mkdocs.yml", folder / "site")
    return folder / "site"


def structure(site: Site) -> dict[str, list[tuple[str, list[str]]]]:
    """Return the elements of every page, with the names of their attributes."""
    return {
        name: [(str(element.tag), sorted(element.attrib)) for element in site.html(name).iter()] for name in site.pages
    }


def visible(site: Site) -> str:
    """Return all that readers of the pages see or hear of, the descriptions for search engines too."""
    parts = [site.html(name).text_content() for name in site.pages]
    parts += [content for name in site.pages for content in site.html(name).xpath("//meta/@content")]
    return " ".join(" ".join(parts).split()).replace("’", "'")


@pytest.fixture(scope="session")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[str, list[str]]]]:
    folder = tmp_path_factory.mktemp("harmless")
    return structure(Site(built(folder, Marked(folder, HARMLESS, refused=False)), "", folder / "mkdocs.yml"))


def test_every_text_field_is_covered(tmp_path: Path) -> None:
    covered = {*Marked(tmp_path, HARMLESS, refused=False).marks.values(), *OTHER_RULES}
    for folder in (seeds_of("this"), seeds_of("second")):
        seeds, _ = load(folder)
        assert seeds is not None
        assert {label for value in files(seeds).values() for label, _ in texts(value)} <= covered


@pytest.mark.parametrize("name", PAYLOADS)
def test_it_is_shown_as_text(name: str, tmp_path: Path, new_page: NewPage, harmless: dict[str, Any]) -> None:
    marked = Marked(tmp_path, PAYLOADS[name], refused=name in REFUSED)
    folder = built(tmp_path, marked)
    with serve(folder) as address:
        site = Site(folder, address, tmp_path / "mkdocs.yml")
        text, titles = visible(site), [site.html(each).findtext(".//title") for each in site.pages]
        assert {
            mark: label for mark, label in marked.marks.items() if label not in NOT_SHOWN and mark not in text
        } == {}
        named = [mark for mark, label in marked.marks.items() if label == "Claim.title"]
        assert all(any(title.startswith(mark) for title in titles) for mark in named)
        if name not in REFUSED:
            assert structure(site) == harmless
        page = new_page(bypass_csp=True)  # the escaping is tested, not the policy behind it
        recorder = Recorder(page)
        for each in site.kinds.values():
            page.goto(address + each)
            assert page.evaluate(DANGEROUS) == [], each
            assert page.evaluate("window.ran") is None, each
        page.goto(address, wait_until="networkidle")
        page.keyboard.press("/")
        page.keyboard.type(FOUND_BY)
        page.locator(".md-search-result__item a").first.wait_for()
        assert page.locator(".md-search-result script, .md-search-result img, .md-search-result [onload]").count() == 0
        assert page.evaluate("window.ran") is None
        assert recorder.foreign(address) == []


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_in_our_own_text(name: str, tmp_path: Path) -> None:
    """There is a finding at every text of ours that carries it."""
    marked = Marked(tmp_path, PAYLOADS[name], refused=True, everywhere=True)
    result = build(marked.seeds)
    found = {finding.place[:2] for finding in result.findings}
    numbers = {mark.rpartition("q")[2] for mark in marked.ours}
    places = {
        (path.as_posix(), number)
        for path in marked.seeds.glob("*.yml")
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if numbers & set(re.findall(r"q([a-j]+z)", line))
    }
    assert places <= found
    assert len(places) == len(marked.ours) > 100


def test_data_files_hold_it_as_it_is(tmp_path: Path) -> None:
    """There is nothing to escape in JSON but what JSON itself escapes."""
    marked = Marked(tmp_path, PAYLOADS["script"], refused=False)
    result = build(marked.seeds)
    data = {name: json.loads(page(result, f"data/{name}")) for name in ("claims.json", "sources.json")}
    for rows in data.values():
        assert all(PAYLOADS["script"] in row["title"] for row in rows) and rows
