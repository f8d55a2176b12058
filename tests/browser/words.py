"""The seeds as a reader of the files has them, and where the passages stand: read anew, apart from the engine."""

from __future__ import annotations

import re
from typing import Any

import yaml

from browser.site import Site


def seeds(site: Site, name: str) -> Any:
    """Return what a seed file says; every scalar is a string."""
    return yaml.load((site.seeds / f"{name}.yml").read_text("utf-8"), yaml.BaseLoader)


def article(site: Site) -> str:
    """Return the article, character by character."""
    return (site.seeds / "article.txt").read_bytes().decode()


def paragraphs(site: Site) -> list[str]:
    """Return the lines of the article that are not empty, without the white space around them."""
    return [line.strip() for line in article(site).split("\n") if line.strip()]


def places(site: Site) -> dict[str, tuple[int, int]]:
    """Return where each passage begins and ends in the article, by its id."""
    text, at, found = article(site), 0, {}
    for passage in seeds(site, "passages"):
        start = text.index(passage["text"], at)
        at = start + len(passage["text"])
        found[passage["id"]] = (start, at)
    return found


def plain(text: str) -> str:
    """Return a field of the seeds without its mark-up, comparable with what a page shows of it."""
    text = re.sub(r"”\[[a-z0-9-]+\]", "”", " ".join(text.split()))
    text = re.sub(r"\[([^\[\]]+)\]\([^()\s]*\)", r"\1", text)
    return squeezed(re.sub(r"\*(?=\S)([^*]*[^\s*])\*", r"\1", text))


def squeezed(text: str) -> str:
    """Return words without white space, quotation marks and kinds of apostrophe: what is left must be the same."""
    return re.sub(r"[\s“”‘’'\"]", "", text)
