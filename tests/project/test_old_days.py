"""An article from before 1970, when the clocks of computers begin: the site is built all the same."""

from __future__ import annotations

import gzip
from pathlib import Path

import yaml

from browser.site import ROOT, build
from desk import Desk


def test_a_site_of_1931(desk: Desk) -> None:
    """The seeds of the small story are right up to the last day of that year."""
    nav = [path for path in dict(desk.build().files()) if path.endswith(".md")]
    settings = {"INHERIT": str(ROOT / "mkdocs.yml"), "nav": nav, "extra": {"seeds": "seeds"}}
    settings |= {"hooks": [str(ROOT / "scripts/hooks.py")], "theme": {"custom_dir": str(ROOT / "scripts/theme")}}
    desk.docs.mkdir()
    config = Path("mkdocs.yml").absolute()  # a build starts elsewhere
    config.write_text(yaml.safe_dump(settings), "utf-8")
    build(config, config.with_name("site"), SITE_URL="https://example.org/mill/")
    assert Path("site/claims/mill-closes/index.html").exists()
    sitemap = Path("site/sitemap.xml").read_text("utf-8")
    assert sitemap.count("<lastmod>1931-12-31</lastmod>") == sitemap.count("<loc>") > 10
    assert gzip.decompress(Path("site/sitemap.xml.gz").read_bytes()).decode() == sitemap
