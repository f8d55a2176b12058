"""Every built page is valid HTML."""

from __future__ import annotations

from pathlib import Path

from browser.checkers import expect_none, nu
from browser.server import serve
from browser.site import Site


def test_every_page_is_valid(each_site: Site) -> None:
    assert "404.html" in each_site.pages
    expect_none(nu(each_site.address + page for page in each_site.pages))


def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    wrong = '<!doctype html><html lang="en"><title>x</title><b id="a"></b><b id="a"></b><hr role="separator">'
    (tmp_path / "wrong.html").write_text(wrong, "utf-8")
    with serve(tmp_path) as address:
        found = "\n".join(nu([address + "wrong.html", address + "missing.html"]))
    assert "Duplicate ID" in found, "an error"
    assert "unnecessary" in found, "a warning"
    assert "404" in found, "a page that is not there"
