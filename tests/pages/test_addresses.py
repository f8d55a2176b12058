"""Addresses stay: each that `make published` recorded is there on the built site; a list with too few is found.

What the seeds do not make, the parts of the method page and the data, the engine promises by itself.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest
import yaml

from browser.site import ROOT, Site
from desk import build, seeds_of
from explainer.published import addresses

PARTS = tuple(f"method/#{part}" for part in ("document", "corrections", "not-found", "rights", "report"))
DATA = tuple(
    f"data/{name}" for name in ("annotations.jsonld", "article.txt", "claims.csv", "claims.json", "sources.json")
)


def held() -> list[str]:
    """Return the addresses that readers may hold since the last publication."""
    published = yaml.load((ROOT / "seeds/published.yml").read_text("utf-8"), yaml.BaseLoader)
    return list(published["addresses"])


def gone(site: Site, wanted: Iterable[str]) -> list[str]:
    """Return the addresses that lead nowhere on the built site."""
    missing = []
    for address in wanted:
        page, _, fragment = address.partition("#")
        there = site.file(page).is_file()
        if not there or (fragment and not site.html(page).xpath("//*[@id = $id]", id=fragment)):
            missing.append(address)
    return missing


def test_no_address_has_disappeared(site: Site) -> None:
    moved = {str(line.old) for line in build(seeds_of("this")).index.seeds.site.moved if "#" in line.old}
    assert "\n".join(gone(site, [*(own for own in held() if own not in moved), *PARTS, *DATA])) == ""


def test_each_address_that_the_seeds_should_make_is_on_the_site(site: Site) -> None:
    """What `make published` would record now; of this story it has more than five hundred."""
    now = addresses(build(seeds_of("this")).index)
    assert "\n".join(gone(site, now)) == ""
    assert len(now) > 500


@pytest.mark.parametrize("story", ["small", "second"])
def test_each_entry_has_its_address(story: str) -> None:
    """Every id of an entry that pages show is in one, and each fragment stands on one page."""
    index = build(seeds_of(story)).index
    now = addresses(index)
    ids = {str(entry.id) for kind, entry in index.entries() if kind.name not in ("voice", "reading")}
    ends = {address.rstrip("/").replace("#fact-", "#").replace("#", "/").rpartition("/")[2] for address in now}
    assert ids <= ends
    assert len(set(now.values())) == len(now)


def test_a_lost_address_is_found(site: Site) -> None:
    assert gone(site, ["", "article/", "article/#p1", "data/claims.csv"]) == []
    lost = ["nowhere/", "article/#p999z", "data/nothing.csv"]
    assert gone(site, lost) == lost
