"""Entries that do not fit together: ids, references both ways, forms and voices, notes, days."""

from __future__ import annotations

import pytest

from desk import Desk, Row, row

ROWS = {
    "an id twice in a file": row(
        "claims.yml",
        "",
        "\n- id: keeps-wheel\n  title: He said so again\n  kind: refusal\n  claimant: lund\n"
        "  passages: [p5a]\n  plain: No.\n  asks: It asks nothing.\n  no_context: None was found.\n",
        'seeds/claims.yml:49:7: found the id "keeps-wheel" a second time (first at seeds/claims.yml:27:7), '
        "expected ids that differ: rename one",
    ),
    "an id twice in two files": row(
        "terms.yml",
        "",
        "\n- id: holm\n  headword: Holm\n  plain: An island.\n",
        'seeds/terms.yml:7:7: found the id "holm" a second time (first at seeds/people.yml:1:7), expected '
        "ids that differ: rename one",
    ),
    "an id that names a voice": row(
        "questions.yml",
        "",
        "\n- id: article\n  question: Who wrote it?\n  record: A byline.\n",
        'seeds/questions.yml:5:7: found the reserved id "article", expected another: it names a voice, a page or a '
        "part of one",
    ),
    "an id that names a page": row(
        "claims.yml",
        "- id: one-more-year",
        "- id: index",
        'seeds/claims.yml:38:7: found the reserved id "index", expected another: it names a voice, a page or a '
        "part of one",
    ),
    "an id that names a part of a page": row(
        "events.yml",
        "- id: plan-made",
        "- id: before",
        'seeds/events.yml:1:7: found the reserved id "before", expected another: it names a voice, a page or a '
        "part of one",
    ),
    "a row with the id of a part of its page": row(
        "comparison-ends.yml",
        "- id: stop",
        "- id: table-1",
        'seeds/comparison-ends.yml:7:9: found the reserved id "table-1", expected another: it names a voice, a '
        "page or a part of one",
    ),
    "changed before it was made": row(
        "site.yml",
        "created: 1931-12-30",
        "created: 1932-12-30",
        "seeds/site.yml:7:11: found 1931-12-31T00:00:00Z, before created, expected a later moment: "
        "correct one of the two",
    ),
    "a row twice": row(
        "comparison-ends.yml",
        "tables:",
        "  - id: stop\n    title: The work stops again\n    cells:\n      what: {text: It stops.}\n"
        "      mayor: {text: Nothing.}\ntables:",
        'seeds/comparison-ends.yml:15:9: found the id "stop" a second time (first at '
        "seeds/comparison-ends.yml:7:9), expected ids that differ: rename one",
    ),
    "a form that does not fit its attribution": row(
        "passages.yml",
        "voice: headline\n  attribution: no source named",
        "voice: headline\n  attribution: carried over",
        'seeds/passages.yml:54:16: found "carried over" for inserted headline, expected "no source named": '
        "correct one of the two",
    ),
    "a quotation in the voice of the article": row(
        "passages.yml",
        "years,\"'\n  form: direct quotation\n  voice: holm",
        "years,\"'\n  form: direct quotation\n  voice: article",
        'seeds/passages.yml:18:10: found the voice "article" for direct quotation, expected the id of a '
        "person: correct one of the two",
    ),
    "a headline in the voice of the article": row(
        "passages.yml",
        "voice: headline",
        "voice: article",
        'seeds/passages.yml:53:10: found the voice "article" for inserted headline, expected "headline": '
        "correct one of the two",
    ),
    "an unknown claimant": row(
        "claims.yml",
        "kind: refusal\n  claimant: lund",
        "kind: refusal\n  claimant: lunt",
        'seeds/claims.yml:30:13: found "lunt", expected the id of a person or voice: correct it, or add the '
        'entry. Did you mean "lund"?',
    ),
    "a claimant of another kind": row(
        "claims.yml",
        "kind: refusal\n  claimant: lund",
        "kind: refusal\n  claimant: wheel",
        'seeds/claims.yml:30:13: found "wheel", expected the id of a person or voice: correct it, or add the entry.',
    ),
    "a person under another id": row(
        "people.yml",
        "- id: lund",
        "- id: lunt",
        'seeds/claims.yml:30:13: found "lund" (4 times), expected the id of a person or voice: correct it, '
        'or add the entry. Did you mean "lunt"?',
    ),
    "a term under another id": row(
        "terms.yml",
        "- id: wheel",
        "- id: whel",
        'seeds/claims.yml:23:11: found "wheel" (3 times), expected the id of a term: correct it, or add the '
        'entry. Did you mean "whel"?',
    ),
    "an unknown passage": row(
        "claims.yml",
        "passages: [p3a, p3b]",
        "passages: [p3a, p3b, p3c]",
        'seeds/claims.yml:31:24: found "p3c", expected the id of a passage: correct it, or add the entry. '
        'Did you mean "p3b"?',
    ),
    "an unknown source": row(
        "context.yml",
        "sources: [town-plan]",
        "sources: [town-plant]",
        'seeds/context.yml:5:13: found "town-plant", expected the id of a source: correct it, or add the '
        'entry. Did you mean "town-plan"?',
    ),
    "an unknown question": row(
        "claims.yml",
        "[closing-day]",
        "[opening-day]",
        'seeds/claims.yml:13:10: found "opening-day", expected the id of a question: correct it, or add the '
        'entry. Did you mean "closing-day"?',
    ),
    "a link to nothing": row(
        "claims.yml",
        "[wheel](wheel)",
        "[wheel](whel)",
        'seeds/claims.yml:32:54: found "whel", expected the id of an entry: correct it, or add the entry. '
        'Did you mean "wheel"?',
    ),
    "a link to a script": row(
        "claims.yml",
        "[wheel](wheel)",
        "[wheel](javascript:alert)",
        'seeds/claims.yml:32:54: found "javascript:alert", expected the id of an entry: correct it, or add the entry.',
    ),
    "a link to a page": row(
        "claims.yml",
        "[wheel](wheel)",
        "[wheel](https://example.org/)",
        'seeds/claims.yml:32:54: found "https://example.org/", expected the id of an entry: correct it, or '
        "add the entry.",
    ),
    "a link to a voice": row(
        "claims.yml",
        "[wheel](wheel)",
        "[wheel](headline)",
        'seeds/claims.yml:32:54: found "headline", expected the id of an entry: correct it, or add the entry.',
    ),
    "an answer to itself": row(
        "claims.yml",
        "  answers: [mill-closes]\n",
        "  answers: [keeps-wheel]\n",
        'seeds/claims.yml:36:13: found "keeps-wheel" itself under answers of "keeps-wheel", expected other '
        "entries, each once: delete it",
    ),
    "an answer twice": row(
        "claims.yml",
        "  answers: [mill-closes]\n",
        "  answers: [mill-closes, mill-closes]\n",
        'seeds/claims.yml:36:26: found "mill-closes" a second time under answers of "keeps-wheel", expected '
        "other entries, each once: delete it",
    ),
    "two claims that answer each other": row(
        "claims.yml",
        "core: The closing",
        "core: The closing\n  answers: [keeps-wheel]",
        'seeds/claims.yml:5:13: found "mill-closes" in a circle of answers (mill-closes → keeps-wheel → '
        "mill-closes), expected answers to what was said before: delete one",
    ),
    "three claims in a circle of answers": row(
        "claims.yml",
        "  answers: [mill-closes]\n",
        "  answers: [one-more-year]\n",
        'seeds/claims.yml:36:13: found "keeps-wheel" in a circle of answers (one-more-year → keeps-wheel → '
        "one-more-year), expected answers to what was said before: delete one",
    ),
    "a passage in no claim": row(
        "claims.yml",
        "passages: [p5a, p5b]",
        "passages: [p5a]",
        'seeds/passages.yml:65:7: found neither a claim nor no_claim for "p5b", expected one of the two: add '
        "or delete a line",
    ),
    "a passage in a claim, and a reason why not": row(
        "claims.yml",
        "passages: [p3a, p3b]",
        "passages: [p3a, p3b, p4a]",
        'seeds/passages.yml:50:7: found both a claim and no_claim for "p4a", expected one of the two: add or '
        "delete a line",
    ),
    "a claim without a passage": row(
        "claims.yml",
        "passages: [p5a, p5b]",
        "passages: []",
        'seeds/claims.yml:38:7: found the claim "one-more-year" without passages, expected at least one: add '
        "what it rests on",
    ),
    "passages of a claim out of order": row(
        "claims.yml",
        "[p2a, p2b, p2c]",
        "[p2c, p2a, p2b]",
        'seeds/claims.yml:20:14: found the passages of "ninety-years" out of order, expected the article\'s '
        "order: sort them",
    ),
    "a passage without a note": row(
        "passages.yml",
        "  note: No buyer is named.\n",
        "",
        'seeds/passages.yml:43:7: found neither note nor noted_with for "p3b", expected one of the two: add '
        "or delete a line",
    ),
    "a passage with two notes": row(
        "passages.yml",
        "  note: No buyer is named.\n",
        "  note: No buyer is named.\n  noted_with: p3a\n",
        'seeds/passages.yml:43:7: found both note and noted_with for "p3b", expected one of the two: add or '
        "delete a line",
    ),
    "a note in another paragraph": row(
        "passages.yml",
        "noted_with: p5a",
        "noted_with: p3b",
        'seeds/passages.yml:70:15: found "p3b" under noted_with of "p5b", expected a passage of the same '
        "paragraph that has a note: name another",
    ),
    "a note that is a passage itself": row(
        "passages.yml",
        "noted_with: p5a",
        "noted_with: p5b",
        'seeds/passages.yml:70:15: found "p5b" under noted_with of "p5b", expected a passage of the same '
        "paragraph that has a note: name another",
    ),
    "context, and a reason why there is none": row(
        "claims.yml",
        "[closing-plan, holm-post]",
        "[closing-plan, holm-post]\n  no_context: None was found.",
        'seeds/claims.yml:1:7: found both context and no_context for "mill-closes", expected one of the two: '
        "add or delete a line",
    ),
    "neither context nor a reason": row(
        "claims.yml",
        "  no_context: No record was found that bears on these words.\n  related: [mill-closes]",
        "  related: [mill-closes]",
        'seeds/claims.yml:16:7: found neither context nor no_context for "ninety-years", expected one of the '
        "two: add or delete a line",
    ),
    "context without a source": row(
        "context.yml",
        "sources: [town-plan]",
        "sources: []",
        'seeds/context.yml:1:7: found the context "closing-plan" without sources, expected at least one: add '
        "what it rests on",
    ),
    "a record without a passage": row(
        "record.yml",
        "passages: [p2a]",
        "passages: []",
        'seeds/record.yml:1:7: found the record "record-years" without passages, expected at least one: add '
        "what it rests on",
    ),
    "an event without a statement": row(
        "events.yml",
        "context: [closing-plan]",
        "context: []",
        'seeds/events.yml:1:7: found the event "plan-made" without context, expected at least one: add what '
        "it rests on",
    ),
    "a question that nothing uses": row(
        "questions.yml",
        "",
        "\n- id: why\n  question: Why?\n  record: A paper.\n",
        'seeds/questions.yml:5:7: found the question "why", which nothing uses, expected a claim that leaves '
        "it open: add one, or delete it",
    ),
    "a term that nothing uses": row(
        "terms.yml",
        "",
        "\n- id: sluice\n  headword: sluice\n  plain: A gate for water.\n",
        'seeds/terms.yml:7:7: found the term "sluice", which nothing uses, expected a claim that lists it, '
        "or a link to it: add one, or delete it",
    ),
    "context that nothing uses": row(
        "context.yml",
        "",
        "\n- id: fair-day\n  statement: The fair was in May.\n  date: undated\n  when: came later\n"
        "  sources: [gazette]\n  limits: None.\n  confidence: high\n",
        'seeds/context.yml:17:7: found the context "fair-day", which nothing uses, expected a claim, person, '
        "term or comparison that lists it: add one, or delete it",
    ),
    "a source that nothing uses": row(
        "sources.yml",
        "",
        "\n- id: almanac\n  title: Almanac\n  publisher: The town\n"
        "  url: https://town.example.org/almanac\n  published: undated\n  kind: reference\n",
        'seeds/sources.yml:15:7: found the source "almanac", which nothing uses, expected a statement or '
        "record that rests on it: add one, or delete it",
    ),
    "a person whom nothing names": row(
        "people.yml",
        "",
        "\n- id: council\n  name: The council\n  kind: body\n  named_as: []\n  role: It has none.\n",
        'seeds/people.yml:14:7: found the person "council", whom nothing names, expected a name in the article: add it',
    ),
    "a form of two terms": row(
        "terms.yml",
        "",
        "\n- id: rim\n  headword: rim\n  plain: Its [edge](edge).\n  forms: [rim]\n"
        "\n- id: edge\n  headword: edge\n  plain: Its [rim](rim).\n  forms: [Rim]\n",
        'seeds/terms.yml:15:11: found the form "Rim" under "rim" too, expected each form under one term: '
        "delete it in one",
    ),
    "a name that is a part of a word": row(
        "people.yml",
        "[Otto Lund, Lund]",
        "[Otto Lund, Lun]",
        'seeds/people.yml:11:25: found the name "Lun", which is not in the article, expected its words: copy them',
    ),
    "a name that is not in the article": row(
        "people.yml",
        "[Otto Lund, Lund]",
        "[Otto Lunt, Lund]",
        'seeds/people.yml:11:14: found the name "Otto Lunt", which is not in the article, expected its '
        "words: copy them",
    ),
    "a row without a cell": row(
        "comparison-ends.yml",
        "      mayor:\n        text: She says “will close”[p1a].\n        context: [closing-plan]\n",
        "",
        'seeds/comparison-ends.yml:7:9: found the row "stop" without a cell "mayor", expected one for every '
        "column: add it",
    ),
    "a cell of no column": row(
        "comparison-ends.yml",
        "      mayor:\n",
        "      maior:\n",
        'seeds/comparison-ends.yml:12:7: found the cell "maior", expected the id of a column: correct or '
        'delete it. Did you mean "mayor"?',
    ),
    "a statement later than the data": row(
        "context.yml",
        "date: 1931-02-20",
        "date: 1932-02-20",
        "seeds/context.yml:3:9: found the date 1932-02-20, later than as_of in site.yml, expected 1931-12-31 "
        "or earlier: correct one of the two",
    ),
    "an event later than the data": row(
        "events.yml",
        "1931-02-20",
        "1932-02-20",
        "seeds/events.yml:2:9: found the date 1932-02-20, later than as_of in site.yml, expected 1931-12-31 "
        "or earlier: correct one of the two",
    ),
    "a source later than the data": row(
        "sources.yml",
        "published: 1931-06-01",
        "published: 1932-06-01",
        "seeds/sources.yml:12:14: found the date 1932-06-01, later than as_of in site.yml, expected "
        "1931-12-31 or earlier: correct one of the two",
    ),
    "a record later than the data": row(
        "record.yml",
        "aired: 1931-03-02",
        "aired: 1932-03-02",
        "seeds/record.yml:4:10: found the date 1932-03-02, later than as_of in site.yml, expected 1931-12-31 "
        "or earlier: correct one of the two",
    ),
    "an article later than the data": row(
        "site.yml",
        "  date: 1931-03-02",
        "  date: 1932-03-02",
        "seeds/site.yml:11:9: found the date 1932-03-02, later than as_of in site.yml, expected 1931-12-31 "
        "or earlier: correct one of the two",
    ),
    "a correction later than the data": row(
        "site.yml",
        "",
        "corrections:\n  - {date: 1932-01-01, page: Home, old: Six., new: Seven.}\n",
        "seeds/site.yml:21:12: found the date 1932-01-01, later than as_of in site.yml, expected 1931-12-31 "
        "or earlier: correct one of the two",
    ),
    "a statement known before it was made": row(
        "context.yml",
        "date: 1931-02-20",
        "date: 1931-03-03",
        'seeds/context.yml:4:9: found "known when the article appeared" on a statement of 1931-03-03, '
        "expected a date up to 1931-03-02, the article's day: correct one of the two",
    ),
    "a post now, not of the day of its newest source": row(
        "context.yml",
        "date: 1931-06-01",
        "date: 1931-05-31",
        'seeds/context.yml:11:9: found the date 1931-05-31 of "holm-post", which says who holds a post now, '
        "expected 1931-06-01, the day of its newest source: correct it",
    ),
    "unfinished seeds": row(
        "site.yml",
        "language: en",
        "language: en\nunfinished: Laid out by program.",
        'seeds/site.yml:4:13: found "unfinished: Laid out by program.", expected finished seeds: complete '
        "them, then delete this line",
    ),
}


@pytest.mark.parametrize("change", ROWS.values(), ids=ROWS)
def test_entries_that_do_not_fit_together(desk: Desk, change: Row) -> None:
    assert desk.after(change) == change.findings
