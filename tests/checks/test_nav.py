"""The finding for a page that the navigation misses gives the line to add; the others are in findings/nav.yml."""

from __future__ import annotations

import re
from pathlib import Path

from findings import apply, read

from desk import Desk


def test_the_line_that_the_finding_gives_for_a_new_claim_is_all_it_takes(desk: Desk) -> None:
    (right,) = (row for row in read(Path(__file__).parent / "findings/nav.yml") if not row.findings)
    for edit in right.edits:
        apply(edit)
    claims = desk.read("claims.yml")
    desk.change("claims.yml", "", claims[claims.index("\n- id: one-more-year") :].replace("one-more-year", "a-year"))
    (finding,) = desk.findings()
    line = re.search('add the line "(.*?)" after line ([0-9]+)', finding)
    assert line
    before = "".join(Path("mkdocs.yml").read_text("utf-8").splitlines(keepends=True)[: int(line[2])])
    assert before.endswith("      - claims/one-more-year.md\n"), "the claim that stands before it"
    apply({"file": "mkdocs.yml", "old": before, "new": f"{before}{line[1]}\n"})
    assert desk.findings() == []
