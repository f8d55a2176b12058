"""What search engines, social networks and screen readers are told of each page."""

from __future__ import annotations

import pytest

from browser.site import Site
from browser.words import seeds


def one(site: Site, name: str, path: str) -> str:
    """Return the only value at a path; a page that has none, two or an empty one fails."""
    values = site.html(name).xpath(path)
    assert len(values) == 1, f"{name}: {path}: {values}"
    assert values[0].strip() == values[0] != "", f"{name}: {path}: {values}"
    return str(values[0])


def meta(site: Site, name: str, key: str) -> str:
    return one(site, name, f"//head/meta[@name = '{key}' or @property = '{key}']/@content")


@pytest.mark.parametrize("path", ["//title/text()", "//meta[@name = 'description']/@content"])
def test_titles_and_descriptions_are_unique(each_site: Site, path: str) -> None:
    told: dict[str, str] = {}
    for name in each_site.pages:
        words = one(each_site, name, f"//head{path}")
        assert words not in told, f"{name} and {told[words]}: {words}"
        told[words] = name


def test_descriptions_are_sentences(each_site: Site) -> None:
    for name in each_site.pages:
        description = meta(each_site, name, "description")
        assert 30 <= len(description) <= 300, f"{name}: {description}"
        assert description.endswith("."), f"{name}: {description}"


def test_open_graph(each_site: Site) -> None:
    for name in each_site.pages:
        heading = each_site.html(name).xpath("//h1")[0]
        words = "".join(heading.xpath(".//text()[not(ancestor::*[@class = 'headerlink'])]"))
        title = meta(each_site, name, "og:title")
        assert title == words or not name, f"{name}: home alone has a heading that is a sentence"
        assert one(each_site, name, "//title/text()").startswith(title), name
        assert meta(each_site, name, "og:description") == meta(each_site, name, "description"), name
        assert meta(each_site, name, "og:type") == ("article" if name else "website"), name


def test_language(each_site: Site) -> None:
    language = seeds(each_site, "site")["language"]
    for name in each_site.pages:
        assert one(each_site, name, "/html/@lang").split("-")[0] == language.split("-")[0], name
        assert one(each_site, name, "//head/meta[@name = 'viewport']/@content") == "width=device-width,initial-scale=1"


def test_canonical_addresses_where_the_site_has_one(site_below: Site) -> None:
    for name in set(site_below.pages) - {"404.html"}:
        expected = f"https://example.org/some/where/{name}"
        assert one(site_below, name, "//head/link[@rel = 'canonical']/@href") == expected
        assert meta(site_below, name, "og:url") == expected
    assert site_below.html("404.html").xpath("//link[@rel = 'canonical']") == []


def test_no_canonical_address_without_one(each_site: Site) -> None:
    for name in each_site.pages:
        assert each_site.html(name).xpath("//link[@rel = 'canonical'] | //meta[@property = 'og:url']") == [], name


def test_the_sites_own_address_is_everywhere_the_same(site_below: Site) -> None:
    """The address in the seeds gives way to the real one, once, in pages and data."""
    real = "https://example.org/some/where/"
    for file in [*map(site_below.file, site_below.pages), *site_below.folder.glob("data/*.json*")]:
        text = file.read_text("utf-8")
        assert text.count("https://example.org/") == text.count(real), file
        assert real + "some/where/" not in text, file


def test_the_sitemap(site_below: Site) -> None:
    listed = (site_below.folder / "sitemap.xml").read_text("utf-8")
    for name in set(site_below.pages) - {"404.html"}:
        assert f"<loc>https://example.org/some/where/{name}</loc>" in listed
    as_of = seeds(site_below, "site")["as_of"]
    assert listed.count(f"<lastmod>{as_of}</lastmod>") == listed.count("<loc>")
