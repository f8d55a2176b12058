"""The report: what stands, what has changed or is gone, and what could not be asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from links.model import Answer, Verdict

_HEADS = {
    Verdict.GONE: "Gone: the page, or the passage from it",
    Verdict.CHANGED: "Changed: read again, and copy the passage again or record an archived copy",
    Verdict.UNREACHED: "Not reached: open it by hand",
    Verdict.PASSED_OVER: "Passed over: read it by hand",
    Verdict.STANDS: "Stands, with a digest that differs: passages were copied by hand, so this is only a hint",
}


def report(answers: Sequence[Answer]) -> str:
    """Return the report as Markdown: counts, then a table for each verdict that asks for something."""
    counts = Counter(answer.verdict for answer in answers)
    lines = ["# Links", "", "| verdict | number |", "| --- | --- |"]
    lines += [f"| {verdict} | {counts[verdict]} |" for verdict in Verdict]
    for verdict, head in _HEADS.items():
        rows = [answer for answer in answers if answer.verdict is verdict and answer.why]
        if rows:
            lines += ["", f"## {head}", "", "| what | source | address | why |", "| --- | --- | --- | --- |"]
            lines += [f"| {row.subject} | {row.source} | <{row.address}> | {_cell(row.why)} |" for row in rows]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())
