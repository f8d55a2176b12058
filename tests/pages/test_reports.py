"""Reporting an error leads somewhere from every page, with the page and its passages filled in."""

from __future__ import annotations

from email.message import Message
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

import pytest
from second_story import finished

from browser.site import Site
from browser.site import build as build_site
from explainer.languages.load import english
from explainer.pages.contact import report_address

TITLE, ADDRESS = "Tea & “toast” = 100 %?", "https://www.example.org/a/#b"
PASSAGES = [("p2a", "“Yes + no” & so on"), ("p2b", "long " * 100)]
LABELS = ("Which words are wrong:", "What record shows otherwise:")


def opened(contact: str) -> dict[str, str]:
    """Return the values of a query, each of which stands once."""
    address = report_address(english(), contact, TITLE, ADDRESS, PASSAGES)
    assert address.isascii()
    assert not set(' "<>|') & set(address)
    pairs = parse_qs(urlsplit(address).query, keep_blank_values=True, strict_parsing=True)
    assert all(len(values) == 1 for values in pairs.values())
    return {name: values[0] for name, values in pairs.items()}


FORGES = {
    "mailto:desk@example.org": ("subject", "body"),
    "https://forge.example.org/a/b/issues/new": ("title", "body"),
    "https://forge.example.org/a/b/-/issues/new": ("issue[title]", "issue[description]"),
}


@pytest.mark.parametrize("contact", FORGES)
def test_page_and_passage_are_filled_in(contact: str) -> None:
    title, body = FORGES[contact]
    values = opened(contact)
    assert values.keys() == {title, body}
    assert TITLE in values[title]
    lines = values[body].split("\r\n")
    assert lines[:3] == [f"Page: {TITLE}", ADDRESS, "Passage p2a: “Yes + no” & so on"]
    assert lines[3].startswith("Passage p2b: long long")
    assert len(lines[3]) < 150, "long words are cut"
    assert all(label in lines for label in LABELS)


def test_a_mail_is_one_that_programs_can_write() -> None:
    """RFC 6068: the subject is one line, and a `+` is no space."""
    address = report_address(english(), "mailto:desk+mill@example.org", TITLE, ADDRESS, PASSAGES)
    parts = urlsplit(address)
    assert (parts.scheme, parts.path) == ("mailto", "desk+mill@example.org")
    fields = dict(pair.split("=", 1) for pair in parts.query.split("&"))
    assert "+" not in parts.query
    message = Message()
    message["Subject"] = unquote(fields["subject"])
    assert "\n" not in message["Subject"]
    assert unquote(fields["body"]).count("\r\n") == unquote(fields["body"]).count("\n")


def test_what_the_contact_says_itself_stays() -> None:
    values = opened("https://forge.example.org/a/b/issues/new?labels=error&title=Mine")
    assert (values["labels"], values["title"]) == ("error", "Mine")
    assert TITLE in values["body"]
    values = opened("mailto:desk@example.org?cc=other@example.org")
    assert values["cc"] == "other@example.org"


@pytest.mark.parametrize(
    "contact", ["https://example.org/report", "https://forge.example.org/a/b/issues/new/choose", ""]
)
def test_any_other_address_stays_as_it_is(contact: str) -> None:
    assert report_address(english(), contact, TITLE, ADDRESS, PASSAGES) == contact


def reports(site: Site, name: str) -> str:
    (link,) = site.html(name).xpath("//p[@class = 'report']/a/@href")
    return urljoin(site.address + name, link)


def test_without_a_contact_every_page_says_what_to_do(each_site: Site) -> None:
    for name in set(each_site.pages) - {"404.html"}:
        assert reports(each_site, name) == f"{each_site.address}method/#report"
    assert reports(each_site, "404.html").endswith("/method/#report")
    (heading,) = each_site.html("method/").xpath("//h2[@id = 'report']")
    words = heading.getnext().text_content()
    assert words.startswith("There is no address for reports yet.")
    assert heading.getnext().xpath(".//a") == []


@pytest.fixture(scope="module")
def reached(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The second story with a forge's address for reports, built."""
    base = tmp_path_factory.mktemp("reached")
    config = finished(base / "tree")
    with (config.parent / "seeds/site.yml").open("a", encoding="utf-8") as seeds:
        seeds.write("contact: https://forge.example.org/a/b/issues/new\n")
    build_site(config, base / "site")
    return Site(base / "site", "https://second.example.org/", config)


def test_every_page_opens_a_report_on_itself(reached: Site) -> None:
    for name in set(reached.pages) - {"404.html"}:
        address = reports(reached, name)
        assert address.startswith("https://forge.example.org/a/b/issues/new?")
        lines = parse_qs(urlsplit(address).query)["body"][0].split("\r\n")
        assert lines[1] == reached.address + name
        heading = reached.html(name).xpath("//title/text()")[0]
        assert heading.startswith(lines[0].removeprefix("Page: "))
        passages = [line for line in lines if line.startswith("Passage ")]
        assert bool(passages) == (name in reached.claims), "a claim's page knows its passages"
    assert reports(reached, "404.html") == "/method/#report" or reports(reached, "404.html").endswith("/method/#report")
    (link,) = reached.html("method/").xpath("//h2[@id = 'report']/following-sibling::p[1]/a")
    assert link.text_content() == "https://forge.example.org/a/b/issues/new"
