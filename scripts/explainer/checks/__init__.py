"""The checks of meaning: what no shape can say. Each is a generator of problems with one line on what it finds.

A finding ends with the name of its check, which is the function's. None stops at the first, and none places anything:
`run` alone does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from explainer.checks import (
    answers,
    claims,
    corrections,
    dates,
    ids,
    passages,
    people,
    published,
    records,
    speech,
    texts,
    wording,
)
from explainer.findings import Finding, Problem
from explainer.index import Index

SITE, WORDING, CUT, TILED, WHOLE, THOROUGH = "site", "wording", "cut", "tiled", "whole", "thorough"
RELIES = {
    SITE: "site.yml without a fault",
    WORDING: "wording.yml without a fault",
    CUT: "every passage read",
    TILED: "passages that tile the article",
    WHOLE: "no entry left out because of its shape, and site.yml without a fault",
    THOROUGH: "to be asked for with --check, as it takes a second to load",
}
"""What a check may rely on, besides what every check relies on."""


class Check(NamedTuple):
    """A row of the table: what to call a check, what it finds, the check itself, and what it relies on."""

    name: str
    finds: str
    run: Callable[[Index], Iterator[Problem]] | None = None
    """None where the finding is made while files are read or written."""
    relies: tuple[str, ...] = ()


def _row(run: Callable[[Index], Iterator[Problem]], *relies: str) -> Check:
    return Check(run.__name__.replace("_", "-"), (run.__doc__ or "").partition("\n")[0], run, relies)


CHECKS: tuple[Check, ...] = (
    Check("file", "A file is missing, unreadable, not UTF-8 text, or not one of the seeds."),
    Check("yaml", "A file is not plain YAML: lists, mappings and texts, without duplicate keys, anchors and tags."),
    Check("fill-in", "A value says FILL IN: it is still to be written; told once a file, with how many there are."),
    Check("shape", "A key is unknown or missing, or a value is not of the kind that its field takes."),
    Check("language", "The language has no file of texts, or a text is missing, left over or filled in otherwise."),
    _row(passages.tiling, CUT),
    _row(ids.unfinished),
    _row(ids.id_once),
    _row(ids.id_free),
    _row(ids.id_known),
    _row(ids.list_empty),
    _row(ids.listed_once),
    _row(ids.comma_in_list),
    _row(ids.one_of_two),
    _row(ids.unused, WHOLE),
    _row(passages.fitting),
    _row(passages.in_a_claim, WHOLE, TILED),
    _row(passages.noted, WHOLE, TILED),
    _row(speech.quoted_words, TILED, SITE),
    _row(speech.direct_or_partial, TILED, SITE),
    _row(speech.line_of_its_own, TILED, SITE),
    _row(speech.speaker, TILED, SITE, WHOLE),
    _row(speech.wrong_mouth, TILED, SITE),
    _row(speech.claimant_speaks, TILED, SITE),
    _row(speech.one_quotation, TILED, SITE),
    _row(claims.claim_order, TILED),
    _row(claims.answers_circle),
    _row(claims.thread_drawn, SITE),
    _row(claims.cells),
    _row(people.name_in_article),
    _row(people.name_once),
    _row(people.person_named, WHOLE),
    _row(people.form_once),
    _row(answers.answer_own),
    _row(answers.answer_given),
    _row(answers.answer_carried, SITE, WHOLE),
    _row(dates.after_as_of, SITE),
    _row(dates.known_then, SITE),
    _row(dates.came_later, SITE),
    _row(dates.event_known, SITE),
    _row(dates.newest_source, SITE, WHOLE),
    _row(dates.planned_day, SITE),
    _row(records.result_borne_out, TILED),
    _row(records.aired_before, SITE),
    _row(records.reading_rests, WHOLE),
    _row(records.reading_length),
    _row(records.newest_first, SITE),
    _row(corrections.correction_stands, SITE, WHOLE),
    _row(published.address_kept, SITE, WHOLE, TILED),
    _row(texts.hidden_character),
    _row(texts.white_space),
    _row(texts.other_marks),
    _row(texts.name_in_marks),
    _row(texts.plain_label),
    _row(texts.quotation),
    _row(texts.words_of_source, WHOLE),
    _row(wording.length),
    _row(wording.not_our_word, WORDING),
    _row(wording.hard_to_read, WORDING, THOROUGH),
    Check("nav", "The navigation misses a page, or has a line that leads to none."),
    Check("docs", "The docs folder holds what the builder did not make, or cannot be written."),
    Check("stale", "A page is not as the seeds would make it; told by --check only."),
)
"""All checks, in the order in which they run."""


def run(index: Index, *, thorough: bool) -> Iterator[Finding]:
    """Return the findings of all checks that make sense, each with its place and the name of its check."""
    seeds = index.seeds
    holds = {
        SITE: not seeds.site.faulty,
        WORDING: not seeds.wording.faulty,
        CUT: seeds.cut,
        TILED: seeds.cut and not index.walk.problems,
        WHOLE: seeds.whole and not seeds.site.faulty,
        THOROUGH: thorough,
    }
    for check in CHECKS:
        if check.run and all(holds[name] for name in check.relies):
            for problem in check.run(index):
                yield problem.finding(check.name)
