"""What comes from outside the article can be told from it, and traced to its fact and its sources."""

from __future__ import annotations

import datetime
import re

from lxml import html

from browser.checkers import expect_none
from browser.site import Site
from browser.words import plain, seeds, squeezed


def shown(site: Site, name: str) -> list[html.HtmlElement]:
    """Return the context statements of a page."""
    return list(site.html(name).find_class("context"))


def day(date: str) -> str:
    if date == "undated":
        return "Undated"
    return f"{datetime.date.fromisoformat(date):%d %B %Y}".removeprefix("0")


def ours(element: html.HtmlElement) -> str:
    """Return what our fields say of a text: without the name of the source that a page adds after a quotation."""
    link = "ancestor::a[contains(concat('/', @href), '/sources/#')] or "
    link += "ancestor::a[preceding-sibling::*[1][@class = 'quoted']]"
    return squeezed("".join(element.xpath(f".//text()[not({link})]"))).replace("()", "")


def test_every_statement_is_its_fact(each_site: Site) -> None:
    facts = {fact["id"]: fact for fact in seeds(each_site, "context")}
    for name in each_site.pages:
        for statement in shown(each_site, name):
            fact = facts[statement.get("data-fact")]
            where = f"{name}: {fact['id']}"
            (told,) = statement.xpath("./p[@class = 'src']")
            head = "".join(statement.xpath("./h3/text() | ./h4/text()"))
            assert head.lstrip("0123456789. ") == typeset(fact.get("head", "")), where
            text = squeezed("".join(map(ours, statement.xpath("./p[not(@class)]"))))
            assert re.sub(r"^\d+\.", "", text) == plain(fact["statement"]), where
            limits = [ours(limit) for limit in statement.xpath("./p[@class = 'limits']")]
            said = squeezed("What it does not show.") + plain(fact["limits"])
            assert limits == ([] if fact["limits"] == "None." else [said]), where
            assert told.text_content().startswith(f"{day(fact['date'])}, {fact['when']}."), where
            assert told.xpath("./time/@datetime") == [fact["date"]] * (fact["date"] != "undated"), where
            assert ("Confidence:" in told.text_content()) == (fact["confidence"] != "high"), where
            assert sorted(cited(told)) == sorted(fact["sources"]), where
            read = set(statement.xpath(".//*[@class = 'reading']/@data-source"))
            assert read == set(fact["sources"]), f"{where}: what was read of each source, or that none is pinned"


def cited(told: html.HtmlElement) -> list[str]:
    """Return the sources that a line of a statement leads to."""
    return [link.partition("#")[2] for link in told.xpath(".//a/@href") if "/sources/#" in f"/{link}"]


def typeset(text: str) -> str:
    """Return a plain field of the seeds as a page shows it."""
    return re.sub(r"\*([^*]+)\*", r"\1", text).replace("'", "’")


def test_every_fact_is_shown(each_site: Site) -> None:
    facts = {fact["id"] for fact in seeds(each_site, "context")}
    assert facts == {statement.get("data-fact") for name in each_site.pages for statement in shown(each_site, name)}


def test_every_statement_can_be_linked(each_site: Site) -> None:
    for name in each_site.pages:
        heads = "self::*[@id] | ./h3[@id] | ./h4[@id]"
        ids = [statement.xpath(heads)[0].get("id") for statement in shown(each_site, name)]
        facts = [f"fact-{statement.get('data-fact')}" for statement in shown(each_site, name)]
        assert ids == facts, name
        assert len(set(ids)) == len(ids), name


def test_the_article_page_keeps_the_articles_words_together(each_site: Site) -> None:
    assert shown(each_site, "article/") == []
    assert shown(each_site, "") == []


def test_what_came_later_stands_apart(site: Site) -> None:
    """On a claim's page: first what readers could know that day, then what they could not."""
    facts = {fact["id"]: fact for fact in seeds(site, "context")}
    for claim in seeds(site, "claims"):
        name = f"claims/{claim['id']}/"
        order = [statement.get("data-fact") for statement in shown(site, name)]
        later = [facts[fact]["when"] for fact in order]
        assert sorted(order) == sorted(claim.get("context", [])), name
        assert later == sorted(later, key=lambda when: when == "came later"), name
        for statement in shown(site, name):
            heading = statement.xpath("preceding::h3[1]")[0].text
            assert heading.lower() == facts[statement.get("data-fact")]["when"], name


def test_every_source_is_listed_whole(each_site: Site) -> None:
    page = each_site.html("sources/")
    for source in seeds(each_site, "sources"):
        entry = page.get_element_by_id(source["id"])
        words = ours(entry)
        for part in ("publisher", "title", "note"):
            assert plain(source.get(part, "")) in words, source["id"]
        assert day(source["published"]).lower() in entry.text_content().lower(), source["id"]
        assert source["url"] in entry.xpath(".//a[@rel = 'external']/@href"), source["id"]


def test_every_source_says_where_it_is_used(each_site: Site) -> None:
    """And there it is: each page that a source's entry names links back to that entry."""
    wrong = []
    for entry in each_site.html("sources/").find_class("source"):
        links = entry.xpath("./*[@class = 'used']/a[not(@rel)]/@href")
        pages = [link.removeprefix("../") for link in links if not link.startswith("#")]
        assert pages, entry.get("id")
        for page in pages:
            links = each_site.html(page.partition("#")[0]).xpath("//main//a/@href")
            if not any(link.endswith(f"sources/#{entry.get('id')}") for link in links):
                wrong.append(f"{entry.get('id')}: {page}")
    expect_none(wrong)


def test_every_quotation_of_a_source_is_one_that_the_statement_names(each_site: Site) -> None:
    for name in each_site.pages:
        for statement in shown(each_site, name):
            named = set(statement.xpath(".//p[@class = 'src']//a/@href"))
            quoted = set(statement.xpath(".//*[@class = 'quoted']/following-sibling::a[1]/@href"))
            assert quoted <= named, f"{name}: {statement.get('data-fact')}"
