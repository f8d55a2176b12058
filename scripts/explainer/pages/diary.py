"""The timeline as one reads a diary: periods, and in them runs of events from the article and from outside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from explainer.seeds.model import Event


@dataclass(frozen=True)
class Run:
    """Events that follow one another, all of the article or all from outside it; `year` where a new one begins."""

    outside: bool
    year: str
    events: tuple[Event, ...]


def runs(events: Sequence[Event], *, by_year: bool) -> list[Run]:
    """Return events in runs: a new one where the article's own begin or end, and with `by_year` in each year."""
    found: list[Run] = []
    year = ""
    for event in events:
        outside, own = not event.passages, event.date[:4] if by_year else ""
        if found and found[-1].outside == outside and own == year:
            found[-1] = Run(outside, found[-1].year, (*found[-1].events, event))
        else:
            found.append(Run(outside, own if own != year else "", (event,)))
        year = own
    return found
