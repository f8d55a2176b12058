"""What the templates ask for: the entries put in the order and groups in which pages show them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from explainer import markup, model, voices
from explainer.entries import Entries
from explainer.load import SCHEMAS
from explainer.model import Claim, Event, Passage, Person, Question, Record, Source
from explainer.pages import HOMES, PAGES, address_of, claim_page
from explainer.passages import Paragraph, Span


class Views:
    """The entries as pages show them, under the address in the seeds or another. Everything here is derived."""

    def __init__(self, entries: Entries, address: str = "") -> None:
        self.entries, self.seeds = entries, entries.seeds
        self._address = address or self.seeds.site.address
        self.notes = [passage for passage in self.seeds.passages if passage.note]
        self.numbers = {str(passage.id): number for number, passage in enumerate(self.notes, start=1)}
        present = {passage.form for passage in self.seeds.passages}
        self.forms = [form for form in model.FORMS if form in present]
        self.schema_names = sorted(SCHEMAS)
        self.voices = voices.voices(entries)
        self.shares = voices.shares(entries)
        self.most_words = max(voice.words for voice in self.voices)
        self.total_words = sum(voice.words for voice in self.voices)
        self._numbered = {event.id: number for number, event in enumerate(self._by_day(), start=1)}

    @cached_property
    def _claims_naming(self) -> dict[tuple[str, str], list[Claim]]:
        """The claims that name an entry, by the field that does and the entry's id."""
        fields = ("claimant", "answers", "related", "open")
        named = [
            ((field, str(ref)), claim)
            for claim in self.seeds.claims
            for field in fields
            for ref in ([claim.claimant] if field == "claimant" else getattr(claim, field))
        ]
        return dict(_grouped(named))

    @cached_property
    def _records(self) -> dict[str, list[Record]]:
        """The records of each passage, by its id."""
        return dict(_grouped((str(ref), record) for record in self.seeds.record for ref in record.passages))

    @cached_property
    def _pages_using(self) -> dict[str, list[str]]:
        """The pages that use each source, by its id."""
        pages = self.entries.context_pages
        uses = [(str(ref), page) for c in self.seeds.context for ref in c.sources for page in pages[c.id]]
        uses += [(str(ref), HOMES["event"]) for event in self.seeds.events for ref in self.event_sources(event)]
        uses += [(str(ref), HOMES["record"]) for record in self.seeds.record for ref in record.sources]
        return dict(_grouped(uses))

    def pieces(self, paragraph: Paragraph) -> Iterator[tuple[Span, str]]:
        """Return the passages of a paragraph, each with the white space after it."""
        for span, after in zip(paragraph.spans, [*paragraph.spans[1:], None], strict=True):
            yield span, self.entries.walk.article[span.end : after.start if after else paragraph.end]

    def speakers(self, paragraph: Paragraph) -> str:
        """Return who speaks in a paragraph: the persons, or else the article or headline."""
        ids = list(dict.fromkeys(span.passage.voice for span in paragraph.spans))
        people = [name for name in ids if self.entries.kinds[name] == "person"]
        return " and ".join(self.entries.name(name) for name in people or ids)

    def joined(self, refs: Iterable[str]) -> str:
        """Return the words of passages that follow one another, with the white space between them."""
        spans = [self.entries.spans[ref] for ref in refs]
        return self.entries.walk.article[spans[0].start : spans[-1].end]

    def note_claims(self, passage: Passage) -> list[Claim]:
        """Return the claims of all passages that a note covers, each once."""
        covered = self.entries.noted_by[passage.id]
        claims = [claim for p in covered for claim in self.entries.claims_of.get(p.id, ())]
        return list({claim.id: claim for claim in claims}.values())

    def claim_paragraphs(self, claim: Claim) -> list[Paragraph]:
        """Return the paragraphs that hold words of a claim."""
        numbers = dict.fromkeys(self.entries.spans[ref].paragraph for ref in claim.passages)
        return [self.entries.walk.paragraphs[number - 1] for number in numbers]

    def passages(self, claim: Claim) -> list[Passage]:
        """Return the passages of a claim."""
        return [self.entries.spans[ref].passage for ref in claim.passages]

    def claim_description(self, claim: Claim) -> str:
        """Return one sentence on a claim for search engines and links."""
        who = self.entries.name(claim.claimant)
        return f"{markup.plain(claim.title)}: the words, what they ask, what they leave open. Said by {who}."

    def by_time(self, claim: Claim) -> list[tuple[str, list[str]]]:
        """Return a claim's statements: those known when the article appeared, then those that came later."""
        groups = [(when, [ref for ref in claim.context if self.entries.by_id[ref].when == when]) for when in model.WHEN]
        return [(when, [str(ref) for ref in refs]) for when, refs in groups if refs]

    def claim_records(self, claim: Claim) -> list[Record]:
        """Return the records of quotations that share a passage with a claim."""
        found = [record for ref in claim.passages for record in self._records.get(ref, ())]
        return list({record.id: record for record in found}.values())

    def relations(self, claim: Claim) -> list[tuple[str, list[str]]]:
        """Return the claims that a claim answers, that answer it, and that belong with it."""
        answered_by = [other.id for other in self._naming("answers", claim)]
        related = list(dict.fromkeys([*claim.related, *(other.id for other in self._naming("related", claim))]))
        groups: list[tuple[str, list[Any]]] = [
            ("Answers", claim.answers),
            ("Is answered by", answered_by),
            ("Belongs with", related),
        ]
        return [(label, list(others)) for label, others in groups if others]

    def cores(self) -> list[tuple[str, list[Claim]]]:
        """Return the claims at the core of the story under their labels."""
        return _grouped((claim.core, claim) for claim in self.seeds.claims if claim.core)

    def people(self) -> list[Person]:
        """Return the people and bodies in the order in which the article first names them."""
        end = len(self.entries.walk.article)
        first = {name: min((place.start for place in found), default=end) for name, found in self.entries.named.items()}
        return sorted(self.seeds.people, key=lambda person: min((first[name] for name in person.named_as), default=end))

    def said_of(self, person: Person) -> list[Claim]:
        """Return the claims of others whose passages name a person."""
        naming = [ref for name in person.named_as for place in self.entries.named[name] for ref in place.passages]
        claims = {claim.id: claim for ref in naming for claim in self.entries.claims_of.get(ref, ())}
        return [claim for claim in sorted(claims.values(), key=self._order) if claim.claimant != person.id]

    def said_by(self, person: Person) -> list[Claim]:
        """Return the claims of a person."""
        return self._naming("claimant", person)

    def _order(self, claim: Claim) -> int:
        return self.entries.spans[claim.passages[0]].start

    def _naming(self, field: str, entry: Any) -> list[Claim]:
        """Return the claims that name an entry in one of their fields."""
        return self._claims_naming.get((field, entry.id), [])

    def spoken_of(self) -> list[Person]:
        """Return the people and bodies that no passage gives words to."""
        heard = {passage.voice for passage in self.seeds.passages}
        return [person for person in self.people() if person.id not in heard]

    def questions(self) -> list[tuple[Question, list[Claim]]]:
        """Return the questions in the order of the claims that leave them open."""
        refs = dict.fromkeys(ref for claim in self.seeds.claims for ref in claim.open)
        return [(self.entries.by_id[ref], self._claims_naming["open", ref]) for ref in refs]

    def sources_by_kind(self) -> list[tuple[str, str, list[Source]]]:
        """Return the sources by kind, each kind with its heading, by publisher and day."""
        groups = []
        for kind, heading in model.SOURCE_KINDS.items():
            found = [source for source in self.seeds.sources if source.kind == kind]
            if found:
                order = sorted(found, key=lambda s: (s.publisher.casefold(), s.published, s.id))
                groups.append((f"kind-{kind}", heading, order))
        return groups

    def cited(self, refs: list[str]) -> Iterator[tuple[Source, str]]:
        """Return sources, each with the words that lead to it: the publisher, and what tells several of one apart."""
        sources = [self.entries.by_id[ref] for ref in refs]
        for index, source in enumerate(sources):
            others = [o for o in sources[:index] + sources[index + 1 :] if o.publisher == source.publisher]
            apart = source.published != "undated" and source.published not in {other.published for other in others}
            own = f", {day(source.published)}" if apart else f": {source.title}"
            yield source, source.publisher + (own if others else "")

    def uses(self, source: Source) -> list[tuple[str, str]]:
        """Return the pages on which a source is used, each with its title."""
        pages = self._pages_using.get(source.id, [])
        return [(page, self.page_title(page)) for page in dict.fromkeys(pages)]

    def page_title(self, page: str) -> str:
        """Return the title of a page by its path."""
        stem = page.removeprefix("claims/").removesuffix(".md")
        return PAGES[page].title if page in PAGES else str(self.entries.by_id[stem].title)

    def _by_day(self) -> list[Event]:
        return sorted(self.seeds.events, key=lambda event: event.date)

    def event_sources(self, event: Event) -> list[str]:
        """Return the sources of the statements that an event rests on, each once."""
        return list(dict.fromkeys(ref for c in event.context for ref in self.entries.by_id[c].sources))

    def _days(self) -> list[str]:
        article = self.seeds.site.article
        return sorted({*(article.days or [article.date])})

    def has_sequel(self) -> bool:
        """Return whether the timeline has an event after the days of the article."""
        return any(event.date > self._days()[-1] for event in self.seeds.events)

    def event_number(self, event: Event) -> int:
        """Return the number of an event on the timeline, from 1."""
        return self._numbered[event.id]

    def periods(self) -> list[tuple[str, str, list[Event]]]:
        """Return the events before, on and after the days of the article, with id and heading."""
        days = self._days()
        span = f"{len(days)} days" if len(days) > 1 else "day"
        groups = [
            ("before", "Before", [e for e in self._by_day() if e.date < days[0]]),
            ("days", f"The {span} of the article", [e for e in self._by_day() if days[0] <= e.date <= days[-1]]),
            ("after", "After", [e for e in self._by_day() if e.date > days[-1]]),
        ]
        return [group for group in groups if group[2]]

    def years(self) -> list[tuple[str, str, list[Event]]]:
        """Return the events by year, those on the days of the article apart: kind of group, label, events."""
        days = self._days()

        def group(event: Event) -> tuple[str, str]:
            if days[0] <= event.date <= days[-1]:
                return "days", "The article’s days"
            year = event.date[:4]
            return "year", f"{year}, after" if year == days[-1][:4] and event.date > days[-1] else year

        return [(*key, events) for key, events in _grouped((group(event), event) for event in self._by_day())]

    def segments(self, voice: voices.Voice) -> Iterator[tuple[str, int, int]]:
        """Return each form of a voice with its words and where its bar begins."""
        start = 0
        for form, count in voice.by_form.items():
            yield form, count, start
            start += count

    def url(self, path: str) -> str:
        """Return the absolute address of a page or data file, by its path in the docs folder."""
        return f"{self._address.rstrip('/')}/{address_of(path)}"

    def citation(self, claim: Claim) -> str:
        """Return one line to cite a claim's page by."""
        site, title = self.seeds.site, markup.plain(claim.title)
        address = self.url(claim_page(claim.id))
        return f"{title}. In: {markup.plain(site.title)}, as of {day(site.as_of)}. {address}"


def _grouped(pairs: Iterable[tuple[Any, Any]]) -> list[tuple[Any, list[Any]]]:
    groups: dict[Any, list[Any]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return list(groups.items())


def slug(text: str) -> str:
    """Return words as a class or fragment: small letters and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def day(value: str) -> str:
    """Return an ISO date as readers write it: `17 May 2019`; other words as they are."""
    try:
        date = datetime.date.fromisoformat(value)
    except ValueError:
        return value
    months = "January February March April May June July August September October November December"
    return f"{date.day} {months.split()[date.month - 1]} {date.year}"
