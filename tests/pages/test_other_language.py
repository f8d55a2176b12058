"""A whole site in a language that is made up: no word of ours is left on it in English.

Its texts are the English ones letter by letter in another alphabet, and so are the words of its seeds. What then still
stands in Latin letters is a word that no language file has.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
import yaml
from lxml.html import HtmlElement

from browser.site import ROOT, Site, build
from desk import SCHEMAS, Name, Prose, load, seeds_of
from explainer.languages.load import FOLDER
from explainer.seeds.entry import Entry
from explainer.seeds.model import CHANGES

# The theme has its own words in it, and it has letters enough, small and capital.
LANGUAGE = "ru"
LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "абцдефгхижклмнопярстувщчызАБЦДЕФГХИЖКЛМНОПЯРСТУВЩЧЫЗ"
)
ENGLISH = yaml.load((FOLDER / "en.yml").read_text("utf-8"), yaml.BaseLoader)
# What is filled in, what leads somewhere, and what names a source or passage stays.
KEPT = re.compile(r"\{\w+\}|\]\([^)]*\)|”\[[a-z0-9-]+\]")
FORMATS = {"JSON", "CSL", "BibTeX", "RIS", "Atom", "W3C", "Web", "Annotation", "Material", "for", "MkDocs"}
ATTRIBUTES = ("aria-label", "alt", "title", "placeholder", "data-label", "data-clipboard-text")
NAMES = re.compile(
    r"mailto:\S+?@[\w.]+\?subject=|&body=|https?://\S+|\bclaims/\S+|\((?:javascript:|x\.png)\S+"
    r"|\S+\.(?:jsonld|json|csv|bib|ris|xml|txt|org|com)\b\S*"
)
WORD = re.compile(r"[A-Za-z][A-Za-z'’]+")


def other(text: str) -> str:
    """Return a text in the other alphabet."""
    parts = zip(KEPT.split(text), [*KEPT.findall(text), ""], strict=True)
    return "".join(words.translate(LETTERS) + kept for words, kept in parts)


def texts(value: Any) -> Any:
    """Return the texts of a language file in the other alphabet; a text by number as one, which the language may."""
    if isinstance(value, dict):
        return other(value["other"]) if "other" in value else {key: texts(part) for key, part in value.items()}
    return other(value)


def seeds(value: Any, field: str = "") -> Any:
    """Return an entry of the seeds as YAML holds it, its words in the other alphabet."""
    if isinstance(value, Entry):
        needed = {name for name, field in type(value).model_fields.items() if field.is_required()}
        parts = {name: part for name, part in vars(value).items() if name in needed or part not in (None, [])}
        return {name.rstrip("_"): seeds(part, name) for name, part in parts.items()}
    if isinstance(value, list):
        return [seeds(part, field) for part in value]
    if isinstance(value, dict):
        return {str(key): seeds(part, field) for key, part in value.items()}
    words = isinstance(value, (Prose, Name)) or (field == "text")
    return other(str(value)) if words and value != "None." else str(value)


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the second story in the other alphabet, with a correction, a feed, and addresses that moved."""
    folder, second = tmp_path_factory.mktemp("other"), seeds_of("second")
    shutil.copytree(ROOT / "scripts", folder / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    own = texts(ENGLISH) | {"language": {"locale": LANGUAGE}, "marks": {"open": "«", "close": "»"}}
    (folder / f"scripts/explainer/languages/{LANGUAGE}.yml").write_text(json.dumps(own, ensure_ascii=False), "utf-8")
    found, findings = load(second)
    assert found and not findings
    article = other(found.article)
    (folder / "seeds").mkdir()
    (folder / "seeds/article.txt").write_text(article, "utf-8", newline="")
    for name, kind in SCHEMAS.items():
        for path in second.glob(kind.file) if name != "published" else ():
            held = {"site": found.site, "wording": found.wording}.get(name)
            if name == "comparison":
                held = next(each for each in found.comparisons if path.name == f"comparison-{each.id}.yml")
            entries: Any = held if held else getattr(found, path.stem)
            tree = seeds(entries)
            if name == "site":
                tree |= {"language": LANGUAGE, "contact": "mailto:desk@example.org", "address": "https://example.org/"}
                tree["corrections"] = [{"date": tree["as_of"], "kind": kind, "old": "стоял"} for kind in CHANGES]
                tree["moved"] = [{"old": "claims/lost/", "gone": "нет"}, {"old": "claims/old/", "new": "claims/count/"}]
                tree["article"]["sha256"] = hashlib.sha256(article.encode()).hexdigest()
            (folder / "seeds" / path.name).write_text(json.dumps(tree, ensure_ascii=False), "utf-8")
    published = {"addresses": ["claims/lost/", "claims/old/"], "words": {}, "sentences": {}, "entered": []}
    (folder / "seeds/published.yml").write_text(json.dumps(published), "utf-8")
    shutil.copy(ROOT / "mkdocs.yml", folder / "base.yml")
    pages = re.findall(r"\S+\.md", (second.parent / "mkdocs.yml").read_text("utf-8"))
    config = {"INHERIT": "base.yml", "site_name": other("A site"), "site_description": other("About"), "nav": pages}
    (folder / "mkdocs.yml").write_text(json.dumps(config, ensure_ascii=False), "utf-8")
    (folder / "docs").mkdir()
    build(folder / "mkdocs.yml", folder / "site")
    return Site(folder / "site", "")


def shown(root: HtmlElement) -> Iterator[str]:
    """Return all words of a page that somebody reads or hears, but code and the names of files."""
    for element in root.xpath("//code | //pre | //script | //style | //a[contains(@href, 'schemas/')]"):
        element.drop_tree()
    yield from root.xpath("//text()")
    for name in ATTRIBUTES:
        yield from root.xpath(f"//@{name}")
    yield from root.xpath("//meta[@name='description' or @property[. != 'og:type' and contains(., 'og:')]]/@content")
    yield from (unquote(address) for address in root.xpath("//a/@href[starts-with(., 'mailto:')]"))


def latin(text: str) -> list[str]:
    """Return the words in Latin letters that are no name of a format, address, file or id."""
    return [word for word in WORD.findall(NAMES.sub(" ", text)) if word not in FORMATS]


def test_no_word_of_ours_is_left_in_english(made_up: Site) -> None:
    found = []
    for page in made_up.pages:
        found += [f"{page}: {text.strip()[:90]}" for text in shown(made_up.html(page)) if latin(text)]
    assert len(made_up.pages) > 25
    feed = ET.parse(made_up.folder / "feed.xml").getroot()
    found += [f"feed.xml: {text}" for element in feed.iter() for text in [element.text or ""] if latin(text)]
    assert "\n".join(dict.fromkeys(found)) == ""
    assert {made_up.html(page).get("lang") for page in made_up.pages} == {LANGUAGE}
    everything = " ".join(text for page in made_up.pages for text in shown(made_up.html(page)))
    assert len(re.findall("[а-я]{2,}", everything)) > 10_000
