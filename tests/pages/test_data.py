"""The data files: what the pages show is what the data says, and the files keep to their formats."""

from __future__ import annotations

import copy
import csv
import io
import json
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from lxml import html

from browser.site import ROOT, Site
from desk import Desk

Row = dict[str, Any]
SILENT = "not said"
BOM = b"\xef\xbb\xbf"
# The last four are the wide forms that East Asian settings take for the same.
FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\t", "\r", "\n")


def rows(site: Site, name: str) -> list[Row]:
    """Return the entries of a data file, as they are."""
    found: list[Row] = json.loads((site.folder / f"data/{name}.json").read_text("utf-8"))
    return found


def resolved(site: Site, name: str) -> list[Row]:
    """Return the entries of a data file, their addresses resolved against that of the file."""
    own = f"https://any.example/data/{name}.json"
    found = rows(site, name)
    for row in found:
        row["url"] = urljoin(own, row["url"])
        row["used_in"] = [urljoin(own, page) for page in row.get("used_in", ())]
    return found


def address(site: Site) -> str:
    """Return the address that the addresses in the data begin with."""
    return str(resolved(site, "claims")[0]["url"]).partition("claims/")[0]


def claims(site: Site) -> list[tuple[str, html.HtmlElement, Row]]:
    """Return the rows of the claims, each with the name of its page and the page."""
    named = [(row["url"].removeprefix(address(site)), row) for row in resolved(site, "claims")]
    return [(name, site.html(name), row) for name, row in named]


def plain(text: str) -> str:
    """Return words without what a page changes in them: line ends and apostrophes."""
    return " ".join(text.replace("’", "'").split())


def shown(element: html.HtmlElement) -> str:
    """Return the words of an element, without links to the heading itself and to the source of a quotation."""
    element = copy.deepcopy(element)
    for link in element.xpath(".//a[@class='headerlink']"):
        link.drop_tree()
    for quoted in element.xpath(".//span[@class='quoted'][not(@data-passage)]"):
        link = quoted.getnext()
        quoted.tail = quoted.tail.removesuffix(" (") + link.tail.removeprefix(")")
        link.getparent().remove(link)
    return plain(element.text_content())


def part(page: html.HtmlElement, heading: str) -> list[html.HtmlElement]:
    """Return what stands in the section of a heading, by the heading's id."""
    (section,) = page.xpath("//article//section[h2/@id = $id]", id=heading)
    return [element for element in section if element.tag != "h2"]


def items(page: html.HtmlElement, heading: str) -> list[html.HtmlElement]:
    """Return the items of the lists in the section of a heading."""
    return [item for element in part(page, heading) for item in element.xpath("descendant-or-self::ul/li")]


def facts(page: html.HtmlElement) -> dict[str, html.HtmlElement]:
    """Return the facts of a claim page by their labels."""
    rows = page.xpath("//article//dl[@class = 'facts']/div")
    return {shown(row.find("dt")): row.find("dd") for row in rows}


def hrefs(site: Site, page: str, elements: list[html.HtmlElement]) -> list[str]:
    """Return where the links of some elements lead, as addresses below the home page."""
    links = [href for element in elements for href in element.xpath(".//a/@href")]
    return [urljoin(site.address + page, href).removeprefix(site.address) for href in links]


def test_every_claim_page_has_a_row(each_site: Site) -> None:
    listed = [page for page in each_site.pages if re.fullmatch("claims/.+/", page)]
    assert sorted(name for name, _, _ in claims(each_site)) == listed != []


# How a page puts an attribution; where a speaker was named before, the number of the paragraph may follow.
ATTRIBUTIONS = {
    "named in the sentence": "speaker named",
    "carried over": "speaker named (before|in paragraph [0-9]+)",
    "source named, not quoted": "source named, no words quoted",
    "no source named": "no source named",
}


def test_a_claim_page_shows_its_row(each_site: Site) -> None:
    for name, page, claim in claims(each_site):
        assert shown(page.find(".//h1")) == plain(claim["title"])
        found = {label: shown(value) for label, value in facts(page).items()}
        assert {label: found[label] for label in ("Who", "To whom", "Where", "When", "Form")} == {
            "Who": plain(claim["claimant_name"]),
            "To whom": plain(claim["addressee"] or SILENT),
            "Where": plain(claim["venue"] or SILENT),
            "When": plain(claim["day"] or SILENT),
            "Form": "; ".join(dict.fromkeys(passage["form"] for passage in claim["passages"])),
        }
        ways = found["Attribution"].split("; ")
        expected = {ATTRIBUTIONS[passage["attribution"]] for passage in claim["passages"]}
        assert all(any(re.fullmatch(pattern, way) for pattern in expected) for way in ways), name
        assert all(any(re.fullmatch(pattern, way) for way in ways) for pattern in expected), name
        eyebrow = shown(page.xpath("//article//*[@class='eyebrow']")[0]).split(" · ")
        assert eyebrow[1:] == [claim["kind"], *[plain(claim["core"])] * (claim["core"] != "")]
        for heading, field in (("in-plain-words", "plain"), ("what-it-asks", "asks")):
            assert [shown(element) for element in part(page, heading)] == [plain(claim[field])], name


def test_a_claim_page_shows_the_words_of_its_row(each_site: Site) -> None:
    for _, page, claim in claims(each_site):
        marked = [mark.text_content() for element in part(page, "the-words") for mark in element.xpath(".//mark")]
        assert marked == [passage["text"] for passage in claim["passages"]]
        check = " ".join(map(shown, part(page, "how-to-check-it")))
        places = re.findall(r"(\S+) is characters (\d+) to (\d+) of", check)
        assert places == [(p["id"], str(p["start"]), str(p["end"])) for p in claim["passages"]]


def test_a_claim_page_shows_the_lists_of_its_row(each_site: Site) -> None:
    for name, page, claim in claims(each_site):
        since = [" Something was found since." if q["found"] else "" for q in claim["open"]]
        answers = [
            f"{plain(q['question'])} Would answer it: {plain(q['record'])}{found}"
            for q, found in zip(claim["open"], since, strict=True)
        ]
        assert [shown(item) for item in items(page, "what-it-leaves-open")] == answers
        terms = [item.find(".//a").get("href").partition("#")[2] for item in items(page, "terms")]
        assert terms == claim["terms"]
        for label, field in (("Answers", "answers"), ("Belongs with", "related")):
            linked = hrefs(each_site, name, [facts(page)[label]] if label in facts(page) else [])
            assert linked[: len(claim[field])] == [f"claims/{other}/" for other in claim[field]], name


def test_a_claim_page_shows_what_its_row_has_in_short(each_site: Site) -> None:
    for name, page, claim in claims(each_site):
        lines = [line for element in part(page, "the-words") for line in element.xpath(".//p[@class = 'in-short']")]
        expected = [(plain(line["text"]), " ".join(line["context"])) for line in claim["in_short"]]
        assert [(shown(line), line.get("data-facts")) for line in lines] == expected, name


def test_a_claim_page_shows_the_statements_of_its_row(each_site: Site) -> None:
    for name, page, claim in claims(each_site):
        below = part(page, "what-the-record-shows")
        found = {e.get("data-fact"): e for element in below for e in element.xpath("descendant-or-self::*[@data-fact]")}
        assert set(found) == {statement["id"] for statement in claim["context"]}
        if not claim["context"]:
            assert plain(claim["no_context"]) in [shown(element) for element in below]
        for statement in claim["context"]:
            block = found[statement["id"]]
            assert [shown(head) for head in block.xpath("./h4")] == [plain(statement["head"])] * bool(statement["head"])
            assert shown(block.xpath("./p")[0]) == plain(statement["statement"])
            limits = [shown(element) for element in block.xpath("./p[@class = 'limits']")]
            silent = statement["limits"] == "None."
            assert limits == [f"What it does not show. {plain(statement['limits'])}"] * (not silent)
            (line,) = block.xpath("./p[@class = 'src']")
            assert (line.xpath("./time/@datetime") or ["undated"]) == [statement["date"]]
            assert f", {statement['when']}." in shown(line)
            assert ("No limits were noted." in shown(line)) == silent
            confidence = re.findall(r"Confidence: (\w+)\.", shown(line)) or ["high"]
            assert confidence == [statement["confidence"]]
            assert sorted(hrefs(each_site, name, [line])) == sorted(f"sources/#{s['id']}" for s in statement["sources"])


def test_a_claim_page_shows_the_readings_of_its_row(each_site: Site) -> None:
    """For each source the passages that were read, in the row's order, or that none is pinned."""
    counted = 0
    for name, page, claim in claims(each_site):
        for statement in claim["context"]:
            (block,) = page.xpath("//*[@data-fact = $id][contains(@class, 'context')]", id=statement["id"])
            for source in statement["sources"]:
                found = block.xpath(".//*[@class = 'reading'][@data-source = $id]", id=source["id"])
                lines = [shown(each.getparent()) for each in found]
                addresses = [each.get("href").partition("#")[0] for each in found if each.tag == "a"]
                if source["readings"]:
                    seen = [reading["seen_at"].partition("#")[0] for reading in source["readings"]]
                    assert sorted(addresses) == sorted(seen), name
                    assert all(
                        any(f": {r['words']} word" in line and plain(r["where"]) in line for line in lines)
                        for r in source["readings"]
                    ), name
                else:
                    assert [line.endswith(": passage not pinned.") for line in lines] == [True], name
                counted += len(lines)
    assert counted


def test_the_home_page_shows_the_exchange_of_the_rows(each_site: Site) -> None:
    """Each row that has a line, once, in the lane of its claimant: the act, the words, and to whom."""
    found = []
    for lane in each_site.html("").xpath("//section[contains(@class, 'exchange')]//*[@class='lane']"):
        (speaker,) = lane.xpath("./p[@class='speaker']")
        for line in lane.xpath(".//*[@class='line']"):
            texts = [shown(line.xpath(f"./*[@class = '{name}']")[0]) for name in ("act", "said", "to")]
            found.append((hrefs(each_site, "", [line])[0], shown(speaker).removesuffix(", in its own voice"), *texts))
    expected = []
    for row in rows(each_site, "claims"):
        if exchange := row["exchange"]:
            spoken = [p for p in row["passages"] if p["voice"] == row["claimant"]] or row["passages"][:1]
            run = [
                p
                for at, p in enumerate(spoken)
                if all(q["end"] + 1 >= r["start"] for q, r in pairwise(spoken[: at + 1]))
            ]
            words = exchange["words"] or " ".join(p["text"] for p in run)
            name = row["claimant_name"]
            speaker = name if row["claimant"] != ["article"] else name[:1].upper() + name[1:]
            expected.append((f"claims/{row['id']}/", *map(plain, (speaker, exchange["act"], words, exchange["to"]))))
    assert sorted(found) == sorted(expected) != []


def test_the_sources_page_shows_the_rows(each_site: Site) -> None:
    page = each_site.html("sources/")
    sources = resolved(each_site, "sources")
    assert sorted(page.xpath("//*[@class='source']/@id")) == sorted(source["id"] for source in sources)
    for source in sources:
        (entry,) = page.xpath("//*[@class='source'][@id = $id]", id=source["id"])
        dated = (entry.xpath(".//time/@datetime") or ["undated"])[0]
        assert shown(entry).startswith(plain(f"{source['title']} {source['publisher']}, "))
        assert (dated, entry.xpath("./a[@rel='external']/@href")) == (source["published"], [source["url"]])
        tier = f"{source['tier']} of {source['copy_of']}" if source["copy_of"] else source["tier"]
        assert [shown(bold).lower() for bold in entry.findall("b")] == [f"{tier}."] * bool(tier)
        for said in (source["argues"], source["note"]):
            assert plain(said) in shown(entry)
        archived = entry.xpath("./span[@class='used']/a[starts-with(., 'archived')]/@href")
        assert archived == ([source["archived"]["url"]] if source["archived"] else [])
        links = [address(each_site) + link for link in hrefs(each_site, "sources/", [entry]) if "://" not in link]
        used = links[-len(source["used_in"]) :]
        assert sorted(used) == sorted(source["used_in"]) and len(set(used)) == len(used)


def test_a_source_is_used_where_the_data_says(each_site: Site) -> None:
    cited: dict[str, set[str]] = {}
    for name in (name for name in each_site.pages if name != "sources/"):
        for link in hrefs(each_site, name, each_site.html(name).xpath("//article")):
            if link.startswith("sources/#"):
                cited.setdefault(link.removeprefix("sources/#"), set()).add(address(each_site) + name)
    assert {source["id"]: set(source["used_in"]) for source in resolved(each_site, "sources")} == cited


def flat(claim: Row) -> dict[str, str]:
    """Return a row as the CSV file should have it: lists as ids, apart by spaces, and the words themselves."""
    cells = {name: value for name, value in claim.items() if isinstance(value, str)}
    lists = {name: value for name, value in claim.items() if isinstance(value, list)}
    ids = {
        name: " ".join(v if isinstance(v, str) else v.get("id") or v["text"] for v in value)
        for name, value in lists.items()
    }
    pair = {"exchange": " ".join(claim["exchange"].values())} if claim["exchange"] else {}
    row = {**cells, **ids, **pair, "words": " ".join(passage["text"] for passage in claim["passages"])}
    return {name: f"'{cell}" if cell.startswith(FORMULA) else cell for name, cell in row.items()}


def test_the_csv_file_says_what_the_json_file_says(each_site: Site) -> None:
    text = (each_site.folder / "data/claims.csv").read_bytes().decode("utf-8-sig")
    expected = [flat(claim) for claim in rows(each_site, "claims")]
    assert list(csv.DictReader(io.StringIO(text, newline=""), strict=True)) == expected


def test_the_csv_file_keeps_to_rfc_4180(each_site: Site) -> None:
    data = (each_site.folder / "data/claims.csv").read_bytes()
    assert data.endswith(b"\r\n")
    assert not re.search(rb"\r(?!\n)|(?<!\r)\n", data), "CRLF ends every line"
    data = data.removeprefix(BOM)
    records = list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))
    assert {len(record) for record in records} == {len(records[0])}, "every line has the same fields"
    whole = r'"(?:[^"]|"")*"|[^",\r\n]*'
    for line in data.decode("utf-8").split("\r\n"):
        assert re.fullmatch(f"(?:{whole})(?:,(?:{whole}))*", line), "a quotation mark is doubled, inside a pair"


def test_the_csv_file_opens_in_spreadsheets(each_site: Site) -> None:
    """Excel takes UTF-8 for what it is by its byte-order mark alone; without it ’ becomes â€™."""
    data = (each_site.folder / "data/claims.csv").read_bytes()
    assert data.startswith(BOM)
    assert data.count(BOM) == 1
    assert next(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))[0] == "id"
    assert "’" in data.decode("utf-8") or "“" in data.decode("utf-8")


@pytest.mark.parametrize("sign", [*FORMULA[:8], "=HYPERLINK("])
def test_no_cell_begins_a_formula(desk: Desk, sign: str) -> None:
    """Wherever an entry's text begins with such a sign, the cell begins with an apostrophe."""
    for field in ("plain: The article says,", "asks: It asks nothing of anybody.\n  open:"):
        desk.change("claims.yml", field, field.replace(": ", f": >-\n    {sign}", 1).replace("\n  open", "\n\n  open"))
    build = desk.build()
    assert build.findings == []
    text = dict(build.files())["data/claims.csv"].decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline=""), strict=True) for cell in row]
    assert [cell for cell in cells if cell.startswith(FORMULA)] == []
    assert sum(cell.startswith(f"'{sign}") for cell in cells) == 2


def test_git_keeps_the_line_ends_of_the_csv_file() -> None:
    lines = (ROOT / ".gitattributes").read_text("utf-8").splitlines()
    rules = [line.split() for line in lines if line and not line.startswith("#")]
    matching = [rule[1:] for rule in rules if rule[0] in ("*", "*.csv", "docs/data/claims.csv")]
    assert matching[-1] == ["-text"], "the last rule for docs/data/claims.csv leaves its line ends alone"


FILES = ["claims.json", "claims.csv", "sources.json", "annotations.jsonld", "article.txt"]
CITATIONS = ["citations.json", "citations.bib", "citations.ris"]


@pytest.mark.parametrize("name", [*FILES, *CITATIONS])
def test_the_data_page_leads_to_each_file(each_site: Site, name: str) -> None:
    assert f"data/{name}" in hrefs(each_site, "data/", each_site.html("data/").xpath("//article//table"))
    assert (each_site.folder / "data" / name).stat().st_size > 0


def runs(code: str, folder: Path) -> list[str]:
    command = [sys.executable, "-X", "utf8", "-c", code]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=True)
    return done.stdout.splitlines()


def example(site: Site) -> str:
    (code,) = (block.text_content() for block in site.html("data/").xpath("//pre//code"))
    assert len(code.strip().splitlines()) == 5
    return str(code)


def test_the_example_on_the_data_page_runs(site: Site, site_below: Site) -> None:
    """Without an address, where the file was saved; with one, from there."""
    asked = [claim for claim in rows(site, "claims") if claim["kind"] == "request"]
    expected = [f"{claim['claimant_name']} – {claim['title']}" for claim in asked]
    assert runs(example(site), site.folder / "data") == expected != []
    code = example(site_below)
    assert address(site_below) in code
    assert runs(code.replace(address(site_below), site_below.address), ROOT) == expected


def test_the_committed_data_are_those_of_a_build_without_an_address(site: Site) -> None:
    for name in (*FILES, *CITATIONS):
        assert (site.folder / "data" / name).read_bytes() == (ROOT / "docs/data" / name).read_bytes()


def test_a_build_for_an_address_has_it_in_the_site_only(site_below: Site) -> None:
    there = address(site_below)
    assert there == "https://example.org/some/where/"
    kinds = ("*.html", "*.json", "*.jsonld", "*.csv", "*.xml", "*.bib", "*.ris")
    files = [file for kind in kinds for file in sorted(site_below.folder.rglob(kind)) if "schemas" not in file.parts]
    texts = {file: file.read_text("utf-8") for file in files}
    assert sum(there in text for text in texts.values()) > len(site_below.pages)
    for file, text in texts.items():
        assert not re.search(f"https://example.org/(?!some/where/)|{there}/|{there}some/", text), file
    committed = [path for path in (ROOT / "docs").rglob("*") if path.suffix in (".md", ".json", ".jsonld", ".csv")]
    assert committed != [] == [path for path in committed if there in path.read_text("utf-8")]
    assert (site_below.folder / "data/article.txt").read_bytes() == (ROOT / "seeds/article.txt").read_bytes()
