"""The shape of the seeds: one class for each kind of entry, every field with its meaning and an example.

The words are those of the W3C Web Annotation Data Model and of newspaper practice. Unknown keys are refused.
"""

from __future__ import annotations

from typing import Annotated, NamedTuple

from pydantic import Field, PrivateAttr

from explainer.seeds.addresses import Address, BaseAddress, Contact
from explainer.seeds.dates import Date, DateOrUndated, Moment, PartialDate
from explainer.seeds.entry import Entry
from explainer.seeds.fields import (
    Count,
    Digest,
    IdText,
    Language,
    NameText,
    Number,
    OneOrMore,
    Phrase,
    Prose,
    Ref,
    Verbatim,
    choice,
    label,
    prose,
    ref,
)
from explainer.seeds.located import Scalar
from explainer.seeds.published import Moved

DIRECT, PARTIAL, PARAPHRASE = "direct quotation", "partial quotation", "paraphrase"
OWN_VOICE, INSERTED = "the article's own voice", "inserted headline"
HEADLINE, BYLINE, SUBHEAD, CAPTION, QUESTION = "headline", "byline", "subhead", "caption", "question"
FORMS = {
    DIRECT: "a whole sentence, or more, inside quotation marks",
    PARTIAL: "a quoted part inside a sentence of the article",
    PARAPHRASE: "a speaker's statement in the article's own words",
    OWN_VOICE: "what the article says itself, in nobody else's name",
    INSERTED: "the headline of another story, set inside the text",
    HEADLINE: "the article's own headline",
    BYLINE: "who wrote the article, or sent it",
    SUBHEAD: "a heading inside the article",
    CAPTION: "the words below a picture",
    QUESTION: "what an interviewer asks",
}
QUOTED = (DIRECT, PARTIAL)
"""The forms that are what stands between quotation marks, and nothing else."""
NAMED, CARRIED = "named in the sentence", "carried over"
SOURCE_NAMED, NO_SOURCE = "source named, not quoted", "no source named"
ATTRIBUTIONS = {
    NAMED: "the sentence itself says who speaks",
    CARRIED: "the speaker is named only in a sentence or paragraph before",
    SOURCE_NAMED: "the sentence names a person or body but quotes no words of theirs here",
    NO_SOURCE: "the sentence does not say where this comes from",
}
ARTICLE_VOICE, HEADLINE_VOICE = VOICES = ("article", "headline")


class Fit(NamedTuple):
    """Which attributions and voices a form takes, with an example."""

    attributions: tuple[str, ...]
    voices: tuple[str, ...]
    """Ids of voices; "" for the id of a person or body."""
    example: str


FITTING = {
    DIRECT: Fit((NAMED, CARRIED), ("",), '"The mill will close," the mayor said.'),
    PARTIAL: Fit((NAMED, CARRIED), ("",), 'The mayor said that the mill "will close".'),
    PARAPHRASE: Fit((NAMED, CARRIED), ("",), "The mayor said that the mill would close."),
    OWN_VOICE: Fit((SOURCE_NAMED, NO_SOURCE), (ARTICLE_VOICE,), "The mill closed in March."),
    INSERTED: Fit((NO_SOURCE,), (HEADLINE_VOICE,), "MORE: THE OLD BRIDGE OPENS"),
    HEADLINE: Fit((SOURCE_NAMED, NO_SOURCE), (ARTICLE_VOICE,), "Mill to close, mayor says"),
    BYLINE: Fit((NO_SOURCE,), (ARTICLE_VOICE,), "By our correspondent"),
    SUBHEAD: Fit((SOURCE_NAMED, NO_SOURCE), (ARTICLE_VOICE,), "A long dispute"),
    CAPTION: Fit((SOURCE_NAMED, NO_SOURCE), (ARTICLE_VOICE,), "The mill at Brook Lane in 1930"),
    QUESTION: Fit((NAMED, CARRIED, NO_SOURCE), ("", ARTICLE_VOICE), "Will the mill close?"),
}


def meant(attribution: str) -> str:
    """Return an attribution with what it means, as findings say it."""
    return f'"{attribution}" ({ATTRIBUTIONS[attribution]})'


ASSERTION = "assertion of fact"
KINDS = {
    "offer": "says what the claimant is ready to do",
    "request": "asks somebody to do something",
    "refusal": "says what the claimant will not do",
    "commitment": "says what the claimant or the claimant's side will do, or will not do, in future",
    ASSERTION: "says that something is or was the case",
    "characterisation": "describes or judges somebody or something",
    "report of an event": "says that something happened or is planned",
}
KNOWN, LATER = "known when the article appeared", "came later"
WHEN = {KNOWN: "public on the day of the article or before", LATER: "made public after the article"}
CONFIDENCE = {
    "high": "the sources agree, or the source is the record itself",
    "medium": "read in copies, or on one account, or with gaps that the limits name",
}
SOURCE_KINDS = {
    "transcript": "Transcripts and verbatim reports",
    "law": "Laws and regulations",
    "court": "Court decisions and filings",
    "official": "Statements and papers of public bodies",
    "statistics": "Statistics",
    "research": "Research and analysis",
    "book": "Books",
    "reference": "Reference works and style guides",
    "news": "News reports",
}
IDENTICAL, SHORTENED = "identical", "shortened"
RESULTS = {
    IDENTICAL: "the words are the same in the report that is named, which is not a recording",
    SHORTENED: "the nearest record has more words, and no mark in the article shows it",
    "differs": "the nearest record has the words otherwise, or apart where the article sets them together",
    "only this report": "no independent record of these words was found to compare with",
}
TIERS = {
    "primary": "a law, a ruling, an official record or transcript, data by whoever made them, a speaker's own words",
    "reporting": "a newsroom's report",
    "analysis or advocacy": "research, reference or opinion",
    "copy": "read on a page that is not the publisher's",
}
PATTERNS = {
    "empty": "an outline",
    "hatched": "slanting lines",
    "full": "solid ink",
    "dotted": "dots",
    "half": "half and half",
    "line": "one line",
    "dotted line": "one dotted line",
    "none": "no picture",
}
CORRECTION = "correction"
CHANGES = {
    CORRECTION: "what stood there was wrong",
    "change of substance": "what stood there was right; more is known now, or it is said otherwise",
}
CORRECTED = ("passage", "claim", "comparison", "person", "term", "question", "context", "source", "record", "event")
PERSON_KINDS = {
    "person": "a person",
    "body": "an office, agency, association or other body",
    "document": "a report, letter or other paper that speaks",
}


SOME = Field(min_length=1)


class Passage(Entry):
    """A run of the article spoken in one voice and one form. In order, the passages tile the article."""

    id: IdText
    """`p`, the number of the paragraph, a letter. Example: `p2a`."""
    text: Verbatim
    """The words, verbatim, quotation marks included. Example: `the senator said on Monday`."""
    form: Annotated[Scalar, choice(FORMS)]
    """How the words are given. Headline, byline, subhead and caption are passages of their own, each with a note, and with `no_claim` where they say nothing of the story; leave none out. Example: `direct quotation`."""  # noqa: E501
    voice: Annotated[list[Ref], OneOrMore(ref("person", "voice"))]
    """Who speaks: the id of a person, or a list of several; `article` or `headline`. Example: `article`."""
    attribution: Annotated[Scalar, choice(ATTRIBUTIONS)]
    """How the speaker is named. Example: `carried over`."""
    note: Annotated[Prose, prose(26)] | None = None
    """The note's one sentence beside the passage. Example: `The article names no source for this.`"""
    noted_with: Annotated[Ref, ref("passage")] | None = None
    """In place of `note`: the passage of the same paragraph whose note covers this one. Example: `p2a`."""
    no_claim: Annotated[Prose, prose(20)] | None = None
    """Why the passage belongs to no claim. Example: `Attributing words of the quotation before them.`"""


class InShort(Entry):
    """A sentence or two on what the record has, resting on named statements."""

    text: Annotated[Prose, prose(50)]
    """The words. Example: `The bridge was opened in June 2019.`"""
    context: Annotated[list[Annotated[Ref, ref("context")]], SOME]
    """The statements they rest on. Example: `[opening-report]`."""


class Exchange(Entry):
    """One line of the picture of the exchange on the home page."""

    act: Annotated[Prose, label(8)]
    """What the claimant does, as the middle of a sentence. Example: `offers to open`."""
    to: Annotated[Prose, label(10)]
    """To whom, as a sentence or phrase of its own. Example: `To the lorry drivers.`"""
    words: Annotated[Prose, prose(40)] | None = None
    """The words themselves, where not the whole passages are shown. Example: `“open the bridge”`."""


class Claim(Entry):
    """One thing said, with a page of its own."""

    id: IdText
    """The last part of the page's address. Example: `bridge-offer`."""
    title: Annotated[Prose, label(14)]
    """A neutral heading: what the text bears out, no quotation. Example: `The mayor offers to open the bridge`."""
    kind: Annotated[Scalar, choice(KINDS)]
    """What is done by saying it. Example: `request`."""
    core: Annotated[Prose, label(6)] | None = None
    """For the claims at the core of the story: the label of the group. Example: `The bridge offer`."""
    claimant: Annotated[list[Ref], OneOrMore(ref("person", "voice"))]
    """Who says it: the id of a person, or a list of several; `article` or `headline`. Example: `article`."""
    addressee: Annotated[Prose, prose(15)] | None = None
    """Whom it is said to, where the text gives that. Example: `“you”, who is not named`."""
    venue: Annotated[Prose, prose(12)] | None = None
    """Where it was said, where the text gives that. Example: `On “Town Talk”`."""
    day: Annotated[Prose, prose(8)] | None = None
    """The day as the text gives it. Example: `“Monday”`."""
    passages: list[Annotated[Ref, ref("passage")]]
    """The passages it stands in, in the article's order. Example: `[p2a, p2b]`."""
    exchange: Exchange | None = None
    """Its line in the picture of the exchange, where it has one. Example: `{act: offers to open, to: the bridge}`."""
    plain: Annotated[Prose, prose(80)]
    """What it says, in plain words. Example: `The mayor says that the bridge can open.`"""
    asks: Annotated[Prose, prose(50)]
    """What it asks and of whom, or that it asks nothing. Example: `It asks nothing of anybody.`"""
    open: list[Annotated[Ref, ref("question")]] = []
    """The questions it leaves open. Example: `[opening-day]`."""
    terms: list[Annotated[Ref, ref("term")]] = []
    """Words that need explaining here. Example: `[toll]`."""
    context: list[Annotated[Ref, ref("context")]] = []
    """Statements from outside the article, in reading order. Example: `[toll-law]`."""
    essential: list[Annotated[Ref, ref("context")]] = []
    """Those of its statements that a reader should see first, at most four. Example: `[toll-law]`."""
    in_short: list[InShort] = []
    """What the record has, in one or two sentences. Example: `[{text: A toll is due., context: [toll-law]}]`."""
    no_context: Annotated[Prose, prose(40)] | None = None
    """Where there is no context: why. Example: `No record was found that bears on these words.`"""
    answers: list[Annotated[Ref, ref("claim")]] = []
    """The claims it answers. Example: `[bridge-closed]`."""
    related: list[Annotated[Ref, ref("claim")]] = []
    """The claims it belongs with. Example: `[bridge-toll]`."""


class Person(Entry):
    """A person or body, as the article names them."""

    id: IdText
    """Part of the address on the people page. Example: `mary-lee`."""
    name: NameText
    """The name used on this site. Example: `Mary Lee`."""
    kind: Annotated[Scalar, choice(PERSON_KINDS)]
    """A person or a body. Example: `body`."""
    named_as: list[NameText]
    """Every way the article names them, verbatim, longest first. Example: `[Mary Lee, Lee]`."""
    role: Annotated[Prose, prose(40)]
    """The role as printed. Example: `The article calls her “Senator Mary Lee”.`"""
    context: list[Annotated[Ref, ref("context")]] = []
    """The full name of the post or body, and who holds the post now. Example: `[office-lee]`."""
    in_short: list[InShort] = []
    """Who this is, for the home page. Example: `[{text: A senator since 2001., context: [office-lee]}]`."""


class Term(Entry):
    """A word that needs explaining, or that the parties use differently."""

    id: IdText
    """Part of the address on the words page. Example: `toll`."""
    headword: NameText
    """The word itself. Example: `toll`."""
    plain: Annotated[Prose, prose(70)]
    """What it means, in plain words. Example: `Money paid to cross a bridge.`"""
    forms: list[Phrase] = []
    """Forms of the word whose first use on a page is linked to its entry. Example: `[toll, tolls]`."""
    in_article: Annotated[Prose, prose(60)] | None = None
    """How the article uses it and who says it, where it does. Example: `The senator says “a fair deal”.`"""
    passages: list[Annotated[Ref, ref("passage")]] = []
    """Where the article uses it. Example: `[p10b]`."""
    context: list[Annotated[Ref, ref("context")]] = []
    """What laws, agencies and style guides call it, and how else it is used. Example: `[toll-in-law]`."""
    in_short: list[InShort] = []
    """What it is, for the home page, where readers need it there. Example: `[{text: A fee., context: [toll-law]}]`."""


class Question(Entry):
    """Something the article leaves open, which a reader of any side could ask."""

    id: IdText
    """Part of the address on the questions page. Example: `opening-day`."""
    question: Annotated[Prose, prose(30)]
    """The question, without its answer. Example: `On which day will the bridge open?`"""
    record: Annotated[Prose, prose(30)]
    """The kind of record that would answer it. Example: `The minutes of the council.`"""
    found: list[InShort] = []
    """What was found since, if anything was. Example: `[{text: It opened in June., context: [opening-report]}]`."""


class Context(Entry):
    """A sourced statement from outside the article, with what it does not show."""

    id: IdText
    """The id of the fact. Example: `toll-law`."""
    head: Annotated[Prose, label(8)] | None = None
    """A neutral heading to pass over it by: no verdict, no figure. Example: `Tolls on the north bank`."""
    statement: Annotated[Prose, prose(90)]
    """What the sources show, in our words. Example: `The council counted fewer lorries in May.`"""
    date: DateOrUndated
    """The day, month or year that the statement is about or was made in, or `undated`. Example: `2019-05-17`."""
    when: Annotated[Scalar, choice(WHEN)]
    """Whether readers could know it when the article appeared. Example: `came later`."""
    sources: list[Annotated[Ref, ref("source")]]
    """Where it comes from. Example: `[toll-act]`."""
    limits: Annotated[Prose, prose(80)]
    """What it does not show, and where sources conflict; `None.` if nothing. Example: `One case only.`"""
    confidence: Annotated[Scalar, choice(CONFIDENCE)]
    """How firmly the sources carry it. Example: `high`."""


class Source(Entry):
    """A page, paper or law that was read."""

    id: IdText
    """Part of the address on the sources page. Example: `toll-act`."""
    title: NameText
    """Its title, or a short description where no title was shown. Example: `The Toll Act`."""
    publisher: NameText
    """Who published it. Example: `The Daily Bridge`."""
    url: Address
    """Its address. Example: `https://www.example.org/page`."""
    published: DateOrUndated
    """The day, month or year in which it was published, or `undated`. Example: `2019-05`."""
    kind: Annotated[Scalar, choice(SOURCE_KINDS)]
    """What kind of source it is. Example: `law`."""
    tier: Annotated[Scalar, choice(TIERS)] | None = None
    """How near it is to what it tells of. Example: `primary`."""
    copy_of: Annotated[Scalar, choice(TIERS)] | None = None
    """For a copy: what it is a copy of. Example: `reporting`."""
    argues: Annotated[Prose, prose(25)] | None = None
    """Where its publisher argues a case: what it is and what it works for. Example: `A group for lower tolls`."""
    archived: Archived | None = None
    """A copy in an archive, where one was recorded. Example: `{url: https://example.org/copy, day: 2020-01-31}`."""
    note: Annotated[Prose, prose(35)] | None = None
    """How it was read, where that differs from the general rule. Example: `A copy on another site.`"""


class Carried(Entry):
    """What a reading carries: a statement, record or event."""

    id: Annotated[Ref, ref("context", "record", "event")]
    """Its id. Example: `toll-law`."""
    part: NameText | None = None
    """Which part of it, where the reading does not carry the whole. Example: `the day`."""


class Reading(Entry):
    """Where in a source the words stand, as read on a day, on which a statement, record or event rests.

    The passage itself stays with its publisher: its first and last words, its length and its digest say which it is.
    """

    id: IdText
    """Its own id. Example: `r-toll-act-1`."""
    source: Annotated[Ref, ref("source")]
    """The source. Example: `toll-act`."""
    where: NameText | None = None
    """The section, page or paragraph, where that is known. Example: `section 4`."""
    from_: Annotated[NameText, Field(alias="from")]
    """The passage's first words, at most six; all of it where it has eight or fewer. Example: `A toll is due`."""
    to: NameText | None = None
    """Its last words, at most six, where `from` has not all of it. Example: `on every lorry.`"""
    words: Count
    """How many words the passage has. Example: `31`."""
    sha256: Digest
    """Its SHA-256 in NFC, with single spaces and straight quotation marks. Example: `9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08`."""  # noqa: E501
    seen_at: Address
    """The address at which it was read. Example: `https://www.example.org/page`."""
    seen_note: NameText | None = None
    """What was read there, where it is a copy. Example: `a copy in a public repository`."""
    read: Date
    """The day on which it was read. Example: `2020-01-31`."""
    carries: list[Carried]
    """What rests on it. Example: `[{id: toll-law, part: the day}]`."""
    quoted: list[Phrase] = []
    """The words of it that our texts quote, letter by letter. Example: `[a fair toll]`."""


class Archived(Entry):
    """A copy of a page in an archive."""

    url: Address
    """Its address. Example: `https://web.archive.org/web/2020/https://www.example.org/page`."""
    day: Date
    """The day of the copy. Example: `2020-01-31`."""


class Difference(Entry):
    """One difference between a quotation and its record: the article's words beside the record's."""

    about: Annotated[Prose, prose(45)]
    """What differs. Example: `The record has the opening of the sentence.`"""
    article: Annotated[Prose, prose(40)]
    """What the article has. Example: `“the bridge is closed”`"""
    record: Annotated[Prose, prose(50)]
    """What the record has, or `Not seen.` Example: `“then the bridge is closed”[town-minutes]`."""


class Record(Entry):
    """What the nearest primary record has for a quotation."""

    id: IdText
    """Part of the address on the record page. Example: `record-bridge-closed`."""
    passages: list[Annotated[Ref, ref("passage")]]
    """The passages of the quotation. Example: `[p8a, p8b]`."""
    venue: NameText
    """The programme and its broadcaster. Example: `Town Talk, Radio Bridge`."""
    aired: Date
    """The day it was spoken in public. Example: `2019-05-16`."""
    found: Annotated[Prose, prose(110)]
    """What record there is and who published it. Example: `No transcript was found.`"""
    sources: list[Annotated[Ref, ref("source")]]
    """Where it was read. Example: `[town-minutes]`."""
    result: Annotated[Scalar, choice(RESULTS)]
    """How the words compare. Example: `shortened`."""
    reason: Annotated[Prose, prose(60)]
    """Why this label and not another. Example: `One report prints every word.`"""
    differences: list[Difference] = []
    """Each difference that was seen. Example: `[{about: The opening., article: None., record: Not seen.}]`."""


class Event(Entry):
    """An entry of the timeline: an event of the article, or the direct sequel of one of its claims."""

    id: IdText
    """Part of the address on the timeline. Example: `bridge-opened`."""
    date: PartialDate
    """The day, or the month or year where no more is known. Example: `2019-06-01`."""
    planned: Date | None = None
    """For an event still to come: the day on which it was announced. Example: `2019-05-17`."""
    title: Annotated[Prose, label(12)]
    """A few words for the picture. Example: `The bridge opens`."""
    text: Annotated[Prose, prose(50)]
    """What happened. Example: `The bridge was opened to lorries.`"""
    passages: list[Annotated[Ref, ref("passage")]] = []
    """For an event of the article: where it stands. With these, it needs no context. Example: `[p7a]`."""
    context: list[Annotated[Ref, ref("context")]] = []
    """The statements it rests on, also for its day; none for one of the article alone. Example: `[opening-report]`."""


class Cell(Entry):
    """One cell of a comparison."""

    text: Annotated[Prose, prose(60)]
    """What it says, cited to the section. Example: `Not found.`"""
    status: NameText | None = None
    """One of the statuses of the comparison. Example: `allowed if`."""
    condition: Annotated[Prose, prose(8)] | None = None
    """A few words beside the status. Example: `the council agrees`."""
    context: list[Annotated[Ref, ref("context")]] = []
    """The statements it rests on. Example: `[toll-law]`."""


class Column(Entry):
    """One column of a comparison's table."""

    id: IdText
    """The key of its cells in each row. Example: `north`."""
    title: Annotated[Prose, label(8)]
    """Its heading. Example: `The north bank`."""
    short: Annotated[Prose, label(3)] | None = None
    """Its heading where there is little room. Example: `North`."""


class Table(Entry):
    """One table of a comparison; all tables have the same rows."""

    title: Annotated[Prose, label(16)]
    """Its caption. Example: `The rules by bank`."""
    columns: Annotated[list[Column], SOME]
    """Its columns, from left to right. Example: `[{id: north, title: The north bank}]`."""


class Row(Entry):
    """One row of a comparison."""

    id: IdText
    """Its address on the page. Example: `toll`."""
    title: Annotated[Prose, label(10)]
    """What is compared. Example: `Toll for lorries`."""
    cells: dict[IdText, Cell]
    """One cell for each column of every table, by the column's id. Example: `{north: {text: Not found.}}`."""


class Status(Entry):
    """One of the words that a comparison's cells can have."""

    word: NameText
    """The word. Example: `allowed if`."""
    pattern: Annotated[Scalar, choice(PATTERNS)]
    """How it is drawn. Example: `hatched`."""
    meaning: Annotated[Prose, label(12)]
    """What it means. Example: `on the condition given`."""


class Point(Entry):
    """A few points to take from a comparison."""

    title: Annotated[Prose, label(12)]
    """Its heading. Example: `What the two statements have in common`."""
    points: Annotated[list[Annotated[Prose, prose(50)]], SOME]
    """The points, a sentence or two each. Example: `[Both speak of one bridge.]`."""


class Comparison(Entry):
    """A page that compares several things under the same heads. Its id is in the name of its file."""

    _id: Scalar = PrivateAttr()

    @property
    def id(self) -> Scalar:
        """The last part of the page's address."""
        return self._id

    title: Annotated[Prose, label(12)]
    """The page's heading. Example: `What opening can mean`."""
    statuses: list[Status] = []
    """The words that its cells can have. Example: `[{word: barred, pattern: full, meaning: the law forbids it}]`."""
    in_short: list[InShort] = []
    """Its plain findings, three or four. Example: `[{text: A toll is due., context: [toll-law]}]`."""
    description: Annotated[Prose, label(30)]
    """One sentence for search engines and links. Example: `Four ways to open, and the rule on each.`"""
    lead: Annotated[list[Annotated[Prose, prose(60)]], SOME]
    """Its opening paragraphs. Example: `[The words can mean several acts.]`"""
    rows_title: Annotated[Prose, label(3)]
    """What one row is. Example: `Act`."""
    rows: Annotated[list[Row], SOME]
    """What is compared. Example: `[{id: toll, title: Toll for lorries, cells: {north: {text: Not found.}}}]`."""
    tables: Annotated[list[Table], SOME]
    """Under which heads. Example: `[{title: The rules, columns: [{id: north, title: The north bank}]}]`."""
    points: list[Point]
    """In plain words, what the tables show. Example: `[{title: In common, points: [Both speak of one bridge.]}]`."""


class Article(Entry):
    """What is known of the article as a document."""

    sha256: Digest
    """The SHA-256 of article.txt, in hexadecimal. Example: `9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08`."""  # noqa: E501
    publisher: Annotated[Prose, prose(20)]
    """Where it appeared, if known. Example: `The Daily Bridge`."""
    language: Language | None = None
    """Its language, as in BCP 47, where that is not the site's. Example: `fr`."""
    date: Date
    """The day it appeared. Example: `2019-05-17`."""
    date_note: Annotated[Prose, prose(40)]
    """Where that date comes from. Example: `The day comes from outside the article.`"""
    days: list[Date]
    """The days on which its events take place, for the timeline. Example: `[2019-05-16, 2019-05-17]`."""
    titles: list[NameText] = []
    """Titles that the article sets in quotation marks, which are no quotations. Example: `[The Daily Bridge]`."""
    origin: Annotated[Ref, ref("source")] | None = None
    """The source that is its known original. Example: `daily-bridge`."""
    carries: list[Annotated[Prose, prose(30)]]
    """What the document carries. Example: `[Nine paragraphs of text.]`"""
    lacks: list[Annotated[Prose, prose(30)]]
    """What it does not carry. Example: `[A headline.]`"""
    context: list[Annotated[Ref, ref("context")]] = []
    """What is known of it from outside. Example: `[known-original]`."""
    rights: list[Annotated[Prose, prose(60)]]
    """Who owns the text, and on what footing it is shown here. Example: `[The text is its publisher's.]`"""


class Correction(Entry):
    """A change made after publication, of which readers are told."""

    date: Date
    """The day of the correction. Example: `2020-01-15`."""
    kind: Annotated[Scalar, choice(CHANGES)]
    """What kind of change it was. Example: `correction`."""
    where: Annotated[Ref, ref(*CORRECTED)] | None = None
    """The entry whose words changed; without it, words said once for the whole site. Example: `bridge-toll`."""
    old: NameText
    """The words that stood there, compared with nothing any more. Example: `Six towns answered.`"""
    new: NameText | None = None
    """The words that stand there now; without them, the old ones were taken out. Example: `Seven towns answered.`"""


class Thread(Entry):
    """One thread of the picture of the exchange on the home page."""

    title: Annotated[Prose, label(8)]
    """Its heading. Example: `A bridge for lorries`."""
    claims: list[Annotated[Ref, ref("claim")]]
    """Its claims, each with an exchange, in the article's order. Example: `[bridge-offer]`."""
    came_of_it: list[InShort] = []
    """What came of it, two or three. Example: `[{text: It opened in June., context: [opening-report]}]`."""


class Asked(Entry):
    """A question that readers bring, and where it is answered."""

    question: Annotated[Prose, label(14)]
    """The question, as a reader would put it. Example: `Did the bridge open?`"""
    answer: Annotated[Ref, ref("claim", "person", "term", "question", "context", "event", "comparison", "record")]
    """Where it is answered. Example: `bridge-opened`."""


class Site(Entry):
    """What is said once for the whole site."""

    title: Annotated[Prose, label(12)]
    """The heading of the home page. Example: `Who said what about the bridge`."""
    description: Annotated[Prose, label(30)]
    """One sentence for search engines and links. Example: `Every sentence of one article, explained.`"""
    language: Language
    """The language of the pages, as in BCP 47: one that has a file in scripts/explainer/languages/. Example: `en`."""
    address: BaseAddress | None = None
    """Where the site stands, once it does: what ids in the data begin with. Example: `https://www.example.org/news/`."""
    as_of: Date
    """The day up to which the seeds are right. Nothing in them is later but what is planned. Example: `2020-01-31`."""
    created: Moment
    """When the annotations were first made. Example: `2020-01-31T00:00:00Z`."""
    modified: Moment
    """When they were last changed. Example: `2020-01-31T00:00:00Z`."""
    contact: Contact | None = None
    """Where readers report errors: by mail, on a page, as a forge's new issue. Example: `mailto:desk@example.org`."""
    unfinished: Annotated[Prose, prose(30)] | None = None
    """While this stands, nothing is published. Example: `Laid out by program; not yet edited.`"""
    article: Article
    """The article as a document. Example: `{sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08, publisher: The Daily Bridge, date: 2019-05-17, date_note: From its page., days: [2019-05-17], carries: [Text.], lacks: [A date.], rights: [Its publisher's.]}`."""  # noqa: E501
    lead: Annotated[list[Annotated[Prose, prose(50)]], SOME]
    """What the article reports, in two or three attributed sentences. Example: `[The article reports a toll.]`."""
    eyebrow: Annotated[Prose, label(14)] | None = None
    """The line above the heading that says what this is. Example: `One news article, line by line.`"""
    heading: Annotated[Prose, label(14)] | None = None
    """The heading of the home page: what it is about. Example: `Who said what about the bridge`."""
    threads: list[Thread] = []
    """The picture of the exchange. Example: `[{title: A bridge for lorries, claims: [bridge-offer]}]`."""
    asked: list[Asked] = []
    """Questions that readers bring. Example: `[{question: "Did the bridge open?", answer: bridge-opened}]`."""
    sources_read: Annotated[Prose, prose(60)]
    """How the sources were read. Example: `As pages of that day, each in full.`"""
    moved: list[Moved] = []
    """Addresses that readers may hold and that moved. Example: `[{old: claims/a-toll/, new: claims/the-toll/}]`."""
    not_found: list[Annotated[Prose, prose(45)]] = []
    """What was looked for and not found. Example: `[A video of the interview.]`"""
    corrections: list[Correction] = []
    """Corrections, the newest first. Example: `[{date: 2020-01-15, kind: correction, old: Six., new: Seven.}]`."""


class Contested(Entry):
    """A word that our own text takes over from nobody."""

    word: Phrase
    """The word or phrase, with or without `s` or `es` after it. Example: `toll trap`."""
    instead: NameText
    """What to write in its place. Example: `the toll, or a quotation`."""


class Wording(Entry):
    """Words that our own text does not use. They may stand inside quotations and in the allowed names."""

    contested: list[Contested] = []
    """Words that belong to one side. Example: `[{word: toll trap, instead: the toll}]`."""
    verbs_of_saying: list[Phrase] = []
    """Verbs that lend belief or doubt to a speaker. Example: `[slammed]`."""
    verdicts: list[Phrase] = []
    """Words that decide who is right. Example: `[baseless]`."""
    allowed: list[Phrase] = []
    """Plain names of laws and posts that hold such a word. Example: `[Toll Trap Act]`."""
    abbreviations: list[Phrase] = []
    """Abbreviations whose full stop ends no sentence. Example: `[Cal., Gov.]`."""
    most_words_a_sentence: Number
    """The highest average over all our text. Example: `20`."""
    highest_grade: Number
    """The highest Flesch-Kincaid grade over all our text. Example: `10`."""
