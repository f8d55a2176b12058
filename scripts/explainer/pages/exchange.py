"""The exchange: what was said, asked and answered, in threads, with a lane for each speaker and its lines in order."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from explainer.seeds.fields import Prose
from explainer.seeds.model import Claim, InShort, Site


@dataclass(frozen=True)
class Said:
    """A line: a claim, and the passages and words of it that its claimant speaks in one run."""

    claim: Claim
    passages: tuple[str, ...]
    words: str


@dataclass(frozen=True)
class Part:
    """Lines that follow one another under one label of the core, or under none; `number` is the label's, from 1."""

    core: str
    number: int
    lines: tuple[Said, ...]


@dataclass(frozen=True)
class Lane:
    """What one speaker says in a thread: the day's name as the text has it, its date, and where, as far as given."""

    voice: tuple[str, ...]
    weekday: str
    date: str
    venue: Claim | None
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Drawn:
    """A thread as it is drawn; without a title where the seeds name none."""

    title: Prose | None
    lanes: tuple[Lane, ...]
    came_of_it: tuple[InShort, ...]


def threads(
    site: Site, claims: Sequence[Claim], said: Callable[[Claim], Said], cores: Sequence[str], names: Mapping[str, str]
) -> list[Drawn]:
    """Return the threads of the site, or one of all claims that have a line where it names none.

    `said` gives the line of a claim; `cores` are the labels of the core in their order; `names` those of the weekdays,
    Monday first, as the text may have them, each with the name to print.
    """
    by_id = {str(claim.id): claim for claim in claims}
    found: list[tuple[Prose | None, list[Claim], list[InShort]]] = [
        (thread.title, [by_id[ref] for ref in thread.claims], thread.came_of_it) for thread in site.threads
    ]
    if not found:
        found = [(None, [claim for claim in claims if claim.exchange], [])]
    dates = weekdays(site.article.days, [*names.values()])
    places = _places([group for _, group, _ in found])
    drawn = []
    for index, (title, group, came_of_it) in enumerate(found):
        by_voice: dict[tuple[str, ...], list[Claim]] = {}
        for claim in group:
            by_voice.setdefault(_voice(claim), []).append(claim)
        lanes = []
        for voice, own in by_voice.items():
            here = [label for label in cores if places.get(label) == (index, voice)]
            lanes.append(_lane(voice, own, dates, names, said, [(label, cores.index(label) + 1) for label in here]))
        if lanes:
            drawn.append(Drawn(title, tuple(lanes), tuple(came_of_it)))
    return drawn


def _voice(claim: Claim) -> tuple[str, ...]:
    return tuple(map(str, claim.claimant))


def _places(threads: Sequence[Sequence[Claim]]) -> dict[str, tuple[int, tuple[str, ...]]]:
    """Return for each label of the core the thread and the voice that have most claims under it: there it stands."""
    counts: dict[str, Counter[tuple[int, tuple[str, ...]]]] = {}
    for index, claims in enumerate(threads):
        for claim in claims:
            if claim.core:
                counts.setdefault(str(claim.core), Counter())[index, _voice(claim)] += 1
    return {label: found.most_common(1)[0][0] for label, found in counts.items()}


def weekdays(days: Iterable[str], names: Sequence[str]) -> dict[str, str]:
    """Return the days of the article by the names of their weekdays, as far as a name means one day only."""
    found: dict[str, list[str]] = {}
    for day in days:
        found.setdefault(names[datetime.date.fromisoformat(day).weekday()], []).append(str(day))
    return {name: dates[0] for name, dates in found.items() if len(dates) == 1}


def _lane(
    voice: tuple[str, ...],
    claims: Sequence[Claim],
    dates: Mapping[str, str],
    names: Mapping[str, str],
    said: Callable[[Claim], Said],
    labels: Sequence[tuple[str, int]],
) -> Lane:
    """Return a lane: lines under one label together, where the first of them stands; all others in their order."""
    days = [claim.day.plain for claim in claims if claim.day]
    weekday = next((shown for day in days for name, shown in names.items() if name in day), "")
    numbers = dict(labels)
    parts: dict[str, list[Said]] = {}
    for at, claim in enumerate(claims):
        core = str(claim.core) if claim.core in numbers else ""
        last = next(reversed(parts), "")
        key = core or (last if last.startswith("\0") else f"\0{at}")
        parts.setdefault(key, []).append(said(claim))
    drawn = [Part("" if key.startswith("\0") else key, numbers.get(key, 0), tuple(own)) for key, own in parts.items()]
    venue = next((claim for claim in claims if claim.venue), None)
    return Lane(voice, weekday, dates.get(weekday, ""), venue, tuple(drawn))
