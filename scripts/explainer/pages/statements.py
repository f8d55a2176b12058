"""The statements of a claim in the order in which a reader meets them, and the short texts that rest on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from explainer.seeds.model import KNOWN, WHEN, Claim, Context

MOST_OPEN = 4  # statements that a claim shows first where the seeds do not say which


@dataclass(frozen=True)
class Period:
    """Statements of one time: those that stand open, and the rest, folded."""

    when: str
    open: tuple[Context, ...]
    folded: tuple[Context, ...]

    @property
    def known(self) -> bool:
        """Whether readers could know them when the article appeared."""
        return self.when == KNOWN


def periods(claim: Claim, by_id: Mapping[str, Context]) -> list[Period]:
    """Return a claim's statements: those known when the article appeared, then those that came later."""
    statements = [by_id[ref] for ref in claim.context]
    chosen = [str(ref) for ref in claim.essential or _first(statements)]
    found = []
    for when in WHEN:
        group = [statement for statement in statements if statement.when == when]
        first = sorted((s for s in group if s.id in chosen), key=lambda s: chosen.index(s.id))
        if group:
            found.append(Period(when, tuple(first), tuple(s for s in group if s.id not in chosen)))
    return found


def _first(statements: Sequence[Context]) -> list[str]:
    first = [statement.id for statement in statements if statement.when == KNOWN] or [s.id for s in statements]
    return [str(ref) for ref in first[:MOST_OPEN]]


def by_tier(tiers: Sequence[str], known: Sequence[str]) -> list[tuple[str, list[int]]]:
    """Return the places of sources under their tiers, in the order of `known`; those without a tier come last."""
    order = [*known, ""]
    return [(tier, found) for tier in order if (found := [at for at, own in enumerate(tiers) if own == tier])]
