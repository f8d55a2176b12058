"""The passages of a source that were read for a statement: where they stand, and the address that leads to them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urlsplit

from explainer.article.fragments import text_fragment
from explainer.seeds.fields import Name
from explainer.seeds.model import Reading, Source


class Read(NamedTuple):
    """A passage that was read; `host` is that of a copy, "" where the source's own page was read."""

    address: str
    where: Name | None
    words: int
    day: str
    part: Name | None
    host: str


def reads(source: Source, readings: Iterable[Reading], carried: str) -> list[Read]:
    """Return the passages of a source that carry an entry, out of some readings, each with the part it carries."""
    return [
        Read(
            address=text_fragment(reading.seen_at, reading.from_, reading.to or ""),
            where=reading.where,
            words=int(reading.words),
            day=reading.read,
            part=carries.part,
            host="" if _host(reading.seen_at) == _host(source.url) else _host(reading.seen_at),
        )
        for reading in readings
        if reading.source == source.id
        for carries in reading.carries
        if carries.id == carried
    ]


def _host(address: str) -> str:
    return urlsplit(address).netloc.removeprefix("www.")
