"""Entries of the wrong shape: keys, kinds of value, ids, addresses and days."""

from __future__ import annotations

import pytest

from desk import Desk, Row, row

ROWS = {
    "an empty list where there must be something": row(
        "site.yml",
        "lead:\n  - The article reports that the mayor said of the mill that it “will close”.",
        "lead: []",
        'seeds/site.yml:17:7: found an empty list in "lead", expected one item or more: write it',
    ),
    "nothing for a list": row(
        "claims.yml",
        "open: [closing-day]",
        "open:",
        'seeds/claims.yml:13:8: found nothing in "open", expected a list: write [] if there is none',
    ),
    "a word without letters": row(
        "wording.yml",
        "[wrongly, so-called]",
        "['!']",
        'seeds/wording.yml:5:12: found "!", expected a word or phrase, with letters or digits: write it out',
    ),
    "no language": row(
        "site.yml",
        "language: en",
        "language: no such language",
        'seeds/site.yml:3:11: found "no such language", expected a language tag such as en or en-GB: correct it',
    ),
    "a misspelt key of a row": row(
        "comparison-ends.yml",
        "    title: The work stops",
        "    title: The work stops\n    titel: It stops",
        'seeds/comparison-ends.yml:9:5: found the unknown key "titel", expected a key of this entry: '
        'correct or delete it. Did you mean "title"?',
    ),
    "a misspelt key": row(
        "claims.yml",
        "  kind: refusal",
        "  knid: refusal",
        'seeds/claims.yml:29:3: found the unknown key "knid", expected a key of this entry: correct or '
        'delete it. Did you mean "kind"?',
    ),
    "an unknown key": row(
        "claims.yml",
        "  kind: refusal",
        "  kind: refusal\n  zone: north",
        'seeds/claims.yml:30:3: found the unknown key "zone", expected a key of this entry: correct or delete it.',
    ),
    "an unknown key of a row": row(
        "comparison-ends.yml",
        "    title: The work stops",
        "    title: The work stops\n    colour: red",
        'seeds/comparison-ends.yml:9:5: found the unknown key "colour", expected a key of this entry: '
        "correct or delete it.",
    ),
    "a missing key": row(
        "claims.yml",
        "  kind: refusal\n",
        "",
        'seeds/claims.yml:27:3: found no "kind" here, expected it: add the line "kind: ..."',
    ),
    "a list for text": row(
        "claims.yml",
        "asks: It reports a request. It does not say to whom.",
        "asks: [It reports a request.]",
        "seeds/claims.yml:45:9: found a list, expected text: check the indents",
    ),
    "a mapping for text": row(
        "claims.yml",
        "asks: It reports a request. It does not say to whom.",
        "asks: {it: reports a request}",
        "seeds/claims.yml:45:9: found a mapping, expected text: check the indents",
    ),
    "text for a list": row(
        "claims.yml",
        "passages: [p3a, p3b]",
        "passages: p3a",
        'seeds/claims.yml:31:13: found text in "passages", expected a list: check the dashes and indents',
    ),
    "text for an entry": row(
        "terms.yml",
        "- id: wheel",
        "- wheel\n- id: wheel",
        "seeds/terms.yml:1:3: found text, expected a mapping: check the dashes and indents",
    ),
    "text for a mapping": row(
        "claims.yml",
        "  exchange:\n    act: says that the mill will close\n    to: everybody\n",
        "  exchange: says\n",
        'seeds/claims.yml:8:13: found text in "exchange", expected a mapping: check the dashes and indents',
    ),
    "a list in a list": row(
        "claims.yml",
        "[closing-day]",
        "[[closing-day]]",
        "seeds/claims.yml:13:10: found a list, expected the id of a question: check the indents",
    ),
    "no value": row(
        "claims.yml",
        "asks: It reports a request. It does not say to whom.",
        "asks:",
        "seeds/claims.yml:45:8: found nothing, expected text: write it, or delete the line if none is needed",
    ),
    "no value where none is needed": row(
        "claims.yml",
        "core: The closing",
        "core:",
        "seeds/claims.yml:4:8: found nothing, expected text: write it, or delete the line if none is needed",
    ),
    "a word that is not in the vocabulary": row(
        "passages.yml",
        "form: inserted headline",
        "form: inserted headlin",
        'seeds/passages.yml:52:9: found "inserted headlin", expected one of "direct quotation", "partial '
        'quotation", "paraphrase", "the article\'s own voice", "inserted headline": choose one. Did you mean '
        '"inserted headline"?',
    ),
    "a truth value for a word": row(
        "claims.yml",
        "kind: refusal",
        "kind: no",
        'seeds/claims.yml:29:9: found "no", expected one of "offer", "request", "refusal", "commitment", '
        '"assertion of fact", "characterisation", "report of an event": choose one.',
    ),
    "an id with a path": row(
        "terms.yml",
        "- id: wheel",
        "- id: ../wheel",
        'seeds/terms.yml:1:7: found the id "../wheel", expected small letters, digits and single hyphens, at '
        'most 48 characters: for instance "wheel"',
    ),
    "an id with a space": row(
        "terms.yml",
        "- id: wheel",
        "- id: the wheel",
        'seeds/terms.yml:1:7: found the id "the wheel", expected small letters, digits and single hyphens, '
        'at most 48 characters: for instance "the-wheel"',
    ),
    "an id with capitals": row(
        "terms.yml",
        "- id: wheel",
        "- id: Wheel",
        'seeds/terms.yml:1:7: found the id "Wheel", expected small letters, digits and single hyphens, at '
        'most 48 characters: for instance "wheel"',
    ),
    "an id with an accent": row(
        "terms.yml",
        "- id: wheel",
        "- id: whéel",
        'seeds/terms.yml:1:7: found the id "whéel", expected small letters, digits and single hyphens, at '
        'most 48 characters: for instance "wh-el"',
    ),
    "an id with a dot": row(
        "terms.yml",
        "- id: wheel",
        "- id: wheel.md",
        'seeds/terms.yml:1:7: found the id "wheel.md", expected small letters, digits and single hyphens, at '
        'most 48 characters: for instance "wheel-md"',
    ),
    "an id with a hyphen at its end": row(
        "terms.yml",
        "- id: wheel",
        "- id: wheel-",
        'seeds/terms.yml:1:7: found the id "wheel-", expected small letters, digits and single hyphens, at '
        'most 48 characters: for instance "wheel"',
    ),
    "an id with a line end": row(
        "terms.yml",
        "- id: wheel",
        '- id: "wheel\\n"',
        'seeds/terms.yml:1:7: found the id "wheel\\u000a", expected small letters, digits and single hyphens, '
        'at most 48 characters: for instance "wheel"',
    ),
    "an id of 49 characters": row(
        "terms.yml",
        "- id: wheel",
        "- id: wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww",
        'seeds/terms.yml:1:7: found the id "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww", expected '
        "small letters, digits and single hyphens, at most 48 characters: for instance "
        '"wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww"',
    ),
    "an empty id": row(
        "terms.yml",
        "- id: wheel",
        '- id: ""',
        "seeds/terms.yml:1:7: found nothing, expected an id: write it, or delete the line if none is needed",
    ),
    "the id of a column with capitals": row(
        "comparison-ends.yml",
        "      mayor:\n",
        "      Mayor:\n",
        'seeds/comparison-ends.yml:12:7: found the id "Mayor", expected small letters, digits and single '
        'hyphens, at most 48 characters: for instance "mayor"',
    ),
    "an address that is a script": row(
        "sources.yml",
        "https://town.example.org/plan",
        "javascript:alert(1)",
        'seeds/sources.yml:4:8: found "javascript:alert(1)", expected a web address such as '
        "https://www.example.org/page, without spaces, quotation marks or accents: copy it again",
    ),
    "an address that is data": row(
        "sources.yml",
        "https://town.example.org/plan",
        "data:text/html,<b>",
        'seeds/sources.yml:4:8: found "data:text/html,<b>", expected a web address such as '
        "https://www.example.org/page, without spaces, quotation marks or accents: copy it again",
    ),
    "an address of another kind": row(
        "sources.yml",
        "https://town.example.org/plan",
        "ftp://town.example.org/plan",
        'seeds/sources.yml:4:8: found "ftp://town.example.org/plan", expected a web address such '
        "as https://www.example.org/page, without spaces, quotation marks or accents: copy it again",
    ),
    "an address without a host": row(
        "sources.yml",
        "https://town.example.org/plan",
        "https:///plan",
        'seeds/sources.yml:4:8: found "https:///plan", expected a web address such as '
        "https://www.example.org/page, without spaces, quotation marks or accents: copy it again",
    ),
    "an address without a scheme": row(
        "sources.yml",
        "https://town.example.org/plan",
        "//town.example.org/plan",
        'seeds/sources.yml:4:8: found "//town.example.org/plan", expected a web address such as '
        "https://www.example.org/page, without spaces, quotation marks or accents: copy it again",
    ),
    "an address with a space": row(
        "sources.yml",
        "https://town.example.org/plan",
        "https://town.example.org/the plan",
        'seeds/sources.yml:4:8: found "https://town.example.org/the plan", expected a web '
        "address such as https://www.example.org/page, without spaces, quotation marks or accents: copy it "
        "again",
    ),
    "an address with a quotation mark": row(
        "sources.yml",
        "https://town.example.org/plan",
        'https://town.example.org/"plan',
        'seeds/sources.yml:4:8: found "https://town.example.org/"plan", expected a web address '
        "such as https://www.example.org/page, without spaces, quotation marks or accents: copy it again",
    ),
    "an address with an accent": row(
        "sources.yml",
        "https://town.example.org/plan",
        "https://town.example.org/plän",
        'seeds/sources.yml:4:8: found "https://town.example.org/plän", expected a web address '
        "such as https://www.example.org/page, without spaces, quotation marks or accents: copy it again",
    ),
    "an address with an empty part": row(
        "sources.yml",
        "https://town.example.org/plan",
        "https://town..org/plan",
        'seeds/sources.yml:4:8: found "https://town..org/plan", expected a web address such as '
        "https://www.example.org/page, without spaces, quotation marks or accents: copy it again",
    ),
    "a day that is not in the calendar": row(
        "events.yml",
        "1931-02-20",
        "1931-02-29",
        'seeds/events.yml:2:9: found "1931-02-29", expected a date of the calendar as YYYY-MM-DD: correct it',
    ),
    "a month that is not in the calendar": row(
        "events.yml",
        "1931-02-20",
        "1931-13-20",
        'seeds/events.yml:2:9: found "1931-13-20", expected a date of the calendar as YYYY-MM-DD: correct it',
    ),
    "a day as it is spoken": row(
        "events.yml",
        "1931-02-20",
        "20 February 1931",
        'seeds/events.yml:2:9: found "20 February 1931", expected a date of the calendar as YYYY-MM-DD: correct it',
    ),
    "a day without its noughts": row(
        "events.yml",
        "1931-02-20",
        "1931-2-20",
        'seeds/events.yml:2:9: found "1931-2-20", expected a date of the calendar as YYYY-MM-DD: correct it',
    ),
    "undated where a day is needed": row(
        "events.yml",
        "1931-02-20",
        "undated",
        'seeds/events.yml:2:9: found "undated", expected a date of the calendar as YYYY-MM-DD: correct it',
    ),
    "a moment without its time": row(
        "site.yml",
        "created: 1931-12-30T00:00:00Z",
        "created: 1931-12-30",
        'seeds/site.yml:6:10: found "1931-12-30", expected a moment in UTC as YYYY-MM-DDThh:mm:ssZ: correct it',
    ),
    "a moment that is not in UTC": row(
        "site.yml",
        "created: 1931-12-30T00:00:00Z",
        "created: 1931-12-30T00:00:00+01:00",
        'seeds/site.yml:6:10: found "1931-12-30T00:00:00+01:00", expected a moment in UTC as '
        "YYYY-MM-DDThh:mm:ssZ: correct it",
    ),
    "a number in words": row(
        "wording.yml",
        "highest_grade: 10",
        "highest_grade: ten",
        'seeds/wording.yml:9:16: found "ten", expected a whole number from 1 to 99: correct it',
    ),
    "context without a date": row(
        "context.yml",
        "  date: 1931-02-20\n",
        "",
        'seeds/context.yml:1:3: found no "date" here, expected it: add the line "date: ..."',
    ),
    "context that is neither dated nor undated": row(
        "context.yml",
        "date: 1931-02-20",
        "date: unknown",
        'seeds/context.yml:3:9: found "unknown", expected a date of the calendar as YYYY-MM-DD: correct it',
    ),
    "context without a mark of when it was known": row(
        "context.yml",
        "  when: came later\n",
        "",
        'seeds/context.yml:9:3: found no "when" here, expected it: add the line "when: ..."',
    ),
    "context without limits": row(
        "context.yml",
        "  limits: No later page was found.\n",
        "",
        'seeds/context.yml:9:3: found no "limits" here, expected it: add the line "limits: ..."',
    ),
    "context with empty limits": row(
        "context.yml",
        "limits: No later page was found.",
        'limits: ""',
        "seeds/context.yml:14:11: found nothing, expected text: write it, or delete the line if none is needed",
    ),
}


@pytest.mark.parametrize("change", ROWS.values(), ids=ROWS)
def test_an_entry_of_the_wrong_shape(desk: Desk, change: Row) -> None:
    assert desk.after(change) == change.findings
