"""Publication: an address that readers may hold keeps its meaning, or the site says where that went."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.findings import Problem, suggest
from explainer.index import Index
from explainer.published import Before
from explainer.seeds.published import Moved


def address_kept(index: Index) -> Iterator[Problem]:
    """An address that readers may hold is lost or means other words, or moved to none."""
    if index.seeds.published is None:
        for line in index.seeds.site.moved:
            yield Problem(line.old, f'"{line.old}", which was never published', "nothing: delete the entry")
        return
    before = Before(index, index.seeds.published)
    for address, stands in before.lost():
        found = f'other words at "{address}"' if address in before.now else f'no "{address}" any more'
        new = stands or (address if address in before.now else "...")
        expected = f"where it went, under moved in site.yml: add {{old: {address}, new: {new}}}"
        yield Problem(address, found, f"{expected}{'' if stands else ', or gone and the reason'}")
    yield from _wrong(index.seeds.site.moved, before)


def _wrong(moved: list[Moved], before: Before) -> Iterator[Problem]:
    """Return what is wrong with lines of `moved`."""
    held = {str(address) for address in before.published.addresses}
    for line in moved:
        if bool(line.new) == bool(line.gone):
            found = f'{"both new and gone" if line.new else "neither new nor gone"} for "{line.old}"'
            yield Problem(line.old, found, "one of the two: add or delete a line")
        elif line.new and line.new not in before.now:
            expected = f"an address of this site: correct it.{suggest(line.new, before.now)}"
            yield Problem(line.new, f'"{line.new}", where nothing stands', expected)
        elif line.old not in held:
            expected = f"one that published.yml lists: correct it.{suggest(line.old, held)}"
            yield Problem(line.old, f'"{line.old}", which was never published', expected)
        elif line.old in before.now and not (before.means_other(line.old) or before.stood(line)):
            yield Problem(line.old, f'"{line.old}", which is as it was', "an address that moved: delete the entry")
