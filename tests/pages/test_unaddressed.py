"""A site without an address hands out none, says so once, and all that it says leads where it should."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import build_pages
import pytest

from browser.site import ROOT, Site
from browser.words import seeds
from desk import Desk

STAND_IN = "https://example.org/"
TOLD = "The site has no address: "


def test_no_stand_in_is_left(site: Site) -> None:
    """The story's own address, if it has one, is in its seeds; no file of the engine's making has another."""
    assert "address" not in seeds(site, "site")
    files = [path for folder in (site.folder, ROOT / "docs", ROOT / "seeds") for path in folder.rglob("*")]
    texts = [
        path
        for path in files
        if path.suffix in (".html", ".md", ".json", ".jsonld", ".csv", ".bib", ".ris", ".xml", ".yml")
    ]
    assert len(texts) > 100
    held = [path for path in texts if "schemas" not in path.parts and STAND_IN in path.read_text("utf-8")]
    assert held == []


def urls(value: Any) -> list[str]:
    """Return the addresses in a data file that are relative."""
    if isinstance(value, dict):
        return [url for part in value.values() for url in urls(part)]
    if isinstance(value, list):
        return [url for part in value for url in urls(part)]
    return [value] if isinstance(value, str) and re.fullmatch(r"(\.\./|annotations)\S*", value) else []


@pytest.mark.parametrize("name", ["claims.json", "sources.json", "annotations.jsonld"])
def test_relative_addresses_lead_to_files(site: Site, name: str) -> None:
    found = set(urls(json.loads((site.folder / "data" / name).read_text("utf-8"))))
    assert len(found) > 20
    for url in found:
        page, _, fragment = (
            urljoin(f"https://any.example/data/{name}", url).removeprefix("https://any.example/").partition("#")
        )
        assert site.file(page).is_file(), url
        assert (
            not fragment
            or (name == "annotations.jsonld" and fragment == "notes")
            or site.html(page).xpath("//*[@id = $id]", id=fragment)
        )


def test_what_needs_an_address_is_left_out(site: Site, site_below: Site) -> None:
    for name in site.claims:
        assert site.html(name).xpath("//button[@data-clipboard-text]") == []
        assert site.html(name).xpath("//*[@class = 'cite-line']")
        copied = site_below.html(name).xpath("//button[@data-clipboard-text]/@data-clipboard-text")
        assert [text.rpartition(" ")[2] for text in copied] == [f"https://example.org/some/where/{name}"] * 2


def test_the_command_says_so_once(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert build_pages.main([]) == 0
    assert TOLD not in capsys.readouterr().out
    desk.change("site.yml", f"address: {STAND_IN}\n", "")
    assert build_pages.main([]) == 0
    assert capsys.readouterr().out.count(TOLD) == 1


@pytest.mark.parametrize(("address", "times"), [("", 1), (f"{STAND_IN}some/where/", 0)])
def test_the_build_says_so_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str, times: int) -> None:
    monkeypatch.setenv("SITE_URL", address)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(tmp_path / "site")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr.count(TOLD) == times
