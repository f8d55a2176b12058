"""Another article, another explainer, the same engine: its site is whole, and knows no other story.

It begins from `make new`, and the edits in tests/second/ finish it.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import new_seeds
import pytest
import yaml
from second_story import DAY, edit, tidied

from browser.site import ROOT, Site
from desk import build, seeds_of
from explainer.seeds.model import ATTRIBUTIONS, FORMS
from explainer.tidying import mends

SEEDS = seeds_of("second")
ARTICLE = (SEEDS / "article.txt").read_text("utf-8")
FIXED = {"article", "claims", "data", "method", "pages", "people", "questions", "record", "sources", "timeline"}
FIXED |= {"voices"}
SIGNS = ("\n# ", "3*4*5", "_those_", "[1]", "(1)", "[^1]", "{{ ", "{% ", "<script>", "&amp;", "`", "|", "東京", "  ")


def seed(name: str, folder: Path = SEEDS) -> Any:
    return yaml.safe_load((folder / f"{name}.yml").read_text("utf-8"))


def first_story() -> dict[str, re.Pattern[str]]:
    """Return what must not appear elsewhere: the names in the first story, and its passages of four words or more."""
    people = seed("people", ROOT / "seeds")
    words = {name for person in people for name in (person["name"], *person["named_as"])}
    words |= {person["name"].split()[-1] for person in people if person["kind"] == "person"}
    words |= {p["text"] for p in seed("passages", ROOT / "seeds") if len(p["text"].split()) > 3}
    return {word: re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE) for word in sorted(words)}


def test_it_begins_from_make_new_and_is_finished_by_edits_and_tidy(tmp_path: Path) -> None:
    """`tidy` gives the passage its letter, the claims their order and nav its lines; after that, nothing is left."""
    new_seeds.lay_out(tmp_path, ARTICLE, DAY)
    left = {str(finding).rpartition(" ")[2] for finding in build(tmp_path / "seeds", tmp_path / "mkdocs.yml").findings}
    assert left == {"[fill-in]", "[unfinished]"}
    edit(tmp_path)
    asked = build(tmp_path / "seeds", tmp_path / "mkdocs.yml").findings
    assert {finding.check for finding in asked if mends(finding)} == {"claim-order", "nav"}
    assert [str(finding) for finding in asked if not mends(finding)] == []
    shown = tidied(tmp_path)
    assert "-- id: p11f\n+- id: p11a\n" in shown
    assert "[p9a, p10a, p10b, p11a, p12a]" in shown
    assert "+      - claims/made-up.md\n" in shown
    assert build(tmp_path / "seeds", tmp_path / "mkdocs.yml", thorough=True).findings == []
    assert tidied(tmp_path) == "All is tidy.\n"


def test_the_article_reads_back(second: Site) -> None:
    assert second.paragraphs == [line.lstrip() for line in ARTICLE.split("\n") if line.strip()]


def test_the_article_has_the_shape_it_is_for() -> None:
    assert ARTICLE.endswith("\n"), "as the first article does not"
    assert "Glory." in ARTICLE.split("\n"), "a paragraph of one word"
    assert ARTICLE.count("Count the marks.") == 3, "the same sentence again"
    assert "“Of course you don’t—till I tell you. I meant ‘there’s" in ARTICLE, "nested quotation marks"
    assert [sign for sign in SIGNS if sign not in ARTICLE] == []
    assert "\n“Then" in ARTICLE and "stops.\n" in ARTICLE, "a quotation over two paragraphs"
    assert "„dashes and stops“" in ARTICLE, "German marks"
    assert "« Il faut compter. »" in ARTICLE, "French marks"


def test_the_article_has_each_form_and_each_sort_of_voice() -> None:
    passages, kinds = seed("passages"), {person["id"]: person["kind"] for person in seed("people")}
    assert {passage["form"] for passage in passages} == set(FORMS)
    assert {passage["attribution"] for passage in passages} == set(ATTRIBUTIONS)
    voices = [passage["voice"] for passage in passages]
    assert "document" in {kinds.get(voice) for voice in voices if isinstance(voice, str)}
    assert ["alice", "white-queen"] in voices, "several speakers of one statement"
    assert [record["passages"] for record in seed("record")] == [["p22c", "p23a"]], "one record of two paragraphs"
    assert "“The Low Line”" in ARTICLE, "a title in marks"
    assert "The Low Line" in seed("site")["article"]["titles"]


@pytest.mark.parametrize(
    ("claim", "words"),
    {
        "will-count": "dashes and stops",
        "must-count": "Il faut compter.",
        "have-begun": "We have begun with the stops. Then we shall go on with the dashes.",
    }.items(),
)
def test_the_data_hold_exactly_the_words_between_the_marks(second: Site, claim: str, words: str) -> None:
    (text,) = second.html(f"claims/{claim}/").xpath("//script[@type='application/ld+json']/text()")
    assert f'"{words}"' in text


def test_every_passage_is_on_the_page_in_order(second: Site) -> None:
    found = [(e.get("id"), e.text_content()) for e in second.html("article/").xpath("//*[contains(@class, 'passage')]")]
    assert found == [(passage["id"], passage["text"]) for passage in seed("passages")]


def test_every_page_is_there_and_whole(second: Site) -> None:
    claims = [f"claims/{claim['id']}/" for claim in seed("claims")]
    assert set(second.pages) == {"", "404.html", "signs/", "words/", *(f"{name}/" for name in FIXED), *claims}
    for name in second.pages:
        assert len(second.html(name).xpath("//h1")) == 1, name
    titles = {name: [h.text for h in second.html(name).xpath("//article//h2")] for name in claims}
    assert len({tuple(heads) for heads in titles.values()}) == 1, "every claim has the same headings"
    assert len(titles[claims[0]]) > 6


def test_a_browser_visits_one_page_of_each_kind(second: Site) -> None:
    assert set(second.kinds) == {"", "404.html", "claims", "claims/*", "signs", "words", *FIXED}
    assert set(second.visited) == set(second.kinds.values()) < set(second.pages)


PAGES = {"people": "people/", "questions": "questions/", "sources": "sources/", "terms": "words/"}


@pytest.mark.parametrize(("name", "page"), PAGES.items())
def test_every_entry_has_its_place(second: Site, name: str, page: str) -> None:
    missing = [e["id"] for e in seed(name) if not second.html(page).xpath("//article//*[@id = $id]", id=e["id"])]
    assert seed(name)
    assert not missing


def test_words_of_a_source_are_kept_apart(second: Site) -> None:
    quoted = second.html("signs/").xpath("//span[@class='quoted'][not(@data-passage)]")
    assert {words.text_content() for words in quoted} == {"“CAPITALIZE or _otherwise_ /mark/”"}


def test_the_data_points_into_the_article(second: Site) -> None:
    notes = json.loads((second.folder / "data/annotations.jsonld").read_text("utf-8"))["first"]["items"]
    targets = [target for note in notes for target in note["target"]]
    assert len(targets) == len(seed("passages"))
    for target in targets:
        quote, position = target["selector"]
        assert ARTICLE[position["start"] : position["end"]] == quote["exact"]
    assert (second.folder / "data/article.txt").read_bytes() == (SEEDS / "article.txt").read_bytes()


def test_nothing_of_the_first_story_is_in_the_second(second: Site) -> None:
    texts = ("*.html", "*.json", "*.jsonld", "*.csv", "*.txt", "*.xml")
    files = [file for kind in texts for file in second.folder.rglob(kind)]
    assert len(files) > len(second.pages)
    assert not mentions(files)


def mentions(files: list[Path]) -> list[str]:
    """Return which words of the first story are in which of the files."""
    words = first_story()
    assert len(words) > 20
    return [
        f"{file}: {word}"
        for file in files
        for text in [" ".join(file.read_text("utf-8").split())]
        for word, pattern in words.items()
        if pattern.search(text)
    ]
