"""Addresses stay: tests/addresses.txt lists them all, and a test fails when one disappears.

A new entry brings new addresses. This adds them to the list, and takes none away:

    .venv/bin/pytest tests/pages/test_addresses.py --renew
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
import yaml

from browser.site import ROOT, Site

LIST = ROOT / "tests/addresses.txt"
HEAD = """\
# Addresses that the site has had, below its home page. None may disappear: readers and other sites have linked them.
# After adding an entry, run: .venv/bin/pytest tests/pages/test_addresses.py --renew
"""
PAGES = ("", "article/", "claims/", "record/", "timeline/", "people/", "words/", "questions/", "voices/", "sources/")
PARTS = ("method/", *(f"method/#{part}" for part in ("document", "corrections", "not-found", "rights", "report")))
DATA = ("data/", *(f"data/{name}" for name in ("annotations.jsonld", "article.txt", "claims.csv", "claims.json")))
HOMES = {
    "people": "people/#",
    "terms": "words/#",
    "questions": "questions/#",
    "events": "timeline/#",
    "sources": "sources/#",
    "record": "record/#",
    "passages": "article/#",
}


def seed(name: str) -> Any:
    return yaml.load((ROOT / f"seeds/{name}.yml").read_text("utf-8"), yaml.BaseLoader)


def present() -> Iterator[str]:
    """Return the addresses that the site should have by its seeds."""
    yield from (*PAGES, *PARTS, *DATA, "data/sources.json")
    yield from (f"data/citations.{ending}" for ending in ("json", "bib", "ris"))
    for name, home in HOMES.items():
        yield from (home + entry["id"] for entry in seed(name))
    yield from (f"article/#note-{passage['id']}" for passage in seed("passages") if "note" in passage)
    paragraphs = sum(bool(line.strip()) for line in (ROOT / "seeds/article.txt").read_text("utf-8").split("\n"))
    yield from (f"article/#p{number}" for number in range(1, paragraphs + 1))
    yield from (f"claims/{claim['id']}/" for claim in seed("claims"))
    for path in (ROOT / "seeds").glob("comparison-*.yml"):
        page = path.stem.removeprefix("comparison-") + "/"
        yield from (page, *(f"{page}#{row['id']}" for row in seed(path.stem)["rows"]))


def listed() -> list[str]:
    """Return the addresses in the list; home is an empty line there."""
    return [line for line in LIST.read_text("utf-8").split("\n")[:-1] if not line.startswith("#")]


def gone(site: Site, addresses: Iterable[str]) -> list[str]:
    """Return the addresses that lead nowhere on the built site."""
    missing = []
    for address in addresses:
        page, _, fragment = address.partition("#")
        there = site.file(page).is_file()
        if not there or (fragment and not site.html(page).xpath("//*[@id = $id]", id=fragment)):
            missing.append(address)
    return missing


def test_no_address_has_disappeared(site: Site) -> None:
    if missing := gone(site, listed()):
        message = "these addresses lead nowhere any more: keep their ids"
        pytest.fail("\n".join([message, *missing]), pytrace=False)


def test_every_address_is_in_the_list(renew: bool) -> None:
    new = sorted(set(present()) - set(listed()))
    if new and renew:
        LIST.write_text(HEAD + "".join(f"{address}\n" for address in sorted({*listed(), *new})), "utf-8")
    elif new:
        message = "these addresses are new: .venv/bin/pytest tests/pages/test_addresses.py --renew adds them"
        pytest.fail("\n".join([message, *new]), pytrace=False)


def test_the_list_is_sorted_and_whole() -> None:
    assert LIST.read_text("utf-8") == HEAD + "".join(f"{address}\n" for address in sorted(set(listed())))
    homes = {address.partition("#")[0] for address in listed()}
    assert {*PAGES, *(home.rstrip("#") for home in HOMES.values()), "method/", "data/"} <= homes


def test_a_lost_address_is_found(site: Site) -> None:
    assert gone(site, ["", "article/", "article/#p1", "data/claims.csv"]) == []
    lost = ["nowhere/", "article/#p999z", "data/nothing.csv"]
    assert gone(site, lost) == lost
