"""The story of this repository: what once went wrong in it is found, and each claim has its short answer."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from browser.site import ROOT
from desk import Desk, build

SEEDS = ROOT / "seeds"
# The passage, its field, the new value (after the old one where that is a text), and what is found.
WRONG = {
    "a contraction cut": ("p4b", "note", "“he hasn”", "cuts the word “hasn't”"),
    "a percentage cut": ("p10c", "note", "“behind us 100”", "cuts the number “100%”"),
    "words of the article's own page": ("p10c", "note", "“The sheriffs are against us”[fox-article]", "is: copy them"),
    "words of one senator given to somebody else": ("p7c", "voice", "healey", "does not name Maura Healey"),
    "a voice carried over where nobody stands before": ("p1a", "attribution", "carried over", "carried over"),
}


@pytest.mark.parametrize(("passage", "field", "value", "told"), WRONG.values(), ids=WRONG)
def test_what_went_wrong_once_is_found(folder: Path, passage: str, field: str, value: str, told: str) -> None:
    desk = Desk(SEEDS)
    passages = yaml.load(desk.read("passages.yml"), yaml.BaseLoader)
    (changed,) = (entry for entry in passages if entry["id"] == passage)
    changed[field] = value
    desk.write("passages.yml", yaml.safe_dump(passages, allow_unicode=True, sort_keys=False, default_style='"'))
    (found,) = desk.findings()
    assert told in found


def test_each_claim_with_statements_has_essential_ones_and_a_short_answer(capsys: pytest.CaptureFixture[str]) -> None:
    """Prints, for each claim, its statements, the essential ones, and how many of both were known then."""
    seeds = build(SEEDS).seeds
    assert seeds
    known = {statement.id for statement in seeds.context if statement.when == "known when the article appeared"}
    lines = []
    for claim in (claim for claim in seeds.claims if claim.context):
        counts = [(len(some), len(known & set(some))) for some in (claim.context, claim.essential)]
        lines.append(f"{claim.id}: " + ", essential ".join(f"{count} ({then} known then)" for count, then in counts))
        assert 1 <= len(claim.essential) <= 4, claim.id
        assert set(claim.essential) <= set(claim.context), claim.id
        assert claim.in_short, claim.id
    assert lines
    with capsys.disabled():
        print("", *lines, sep="\n")
