"""What was published, and what of it has moved: the shape of `published.yml`, and of `moved` in `site.yml`."""

from __future__ import annotations

import re
from typing import Annotated

from explainer.findings import short
from explainer.seeds.entry import Entry
from explainer.seeds.fields import IdText, Prose, Rule, WrongError, label
from explainer.seeds.located import Scalar

ADDRESS = r"([a-z0-9-]+/)+(#[a-z0-9-]+)?"
_ADDRESS_MEND = "an address below the home page, such as claims/bridge-offer/ or article/#p2a: correct it"
_DIGEST_MEND = "eight digits from 0 to f: undo what was changed here; `make published` writes this file"


def _rule(pattern: str, expected: str) -> Rule:
    def check(value: object) -> Scalar:
        if not isinstance(value, Scalar) or not re.fullmatch(pattern, value):
            raise WrongError(f'"{short(value)}"' if isinstance(value, Scalar) else "no text", expected)
        return value

    return Rule(check, pattern=f"^({pattern})$")


Local = Annotated[Scalar, _rule(ADDRESS, _ADDRESS_MEND)]
Short = Annotated[Scalar, _rule("[0-9a-f]{8}", _DIGEST_MEND)]
Shorts = Annotated[Scalar, _rule("[0-9a-f]{8}( [0-9a-f]{8})*", _DIGEST_MEND)]


class Moved(Entry):
    """An address that readers may hold, and that leads no more to what it led to."""

    old: Local
    """The address, below the home page. Example: `claims/bridge-offer/`."""
    new: Local | None = None
    """Where that stands now; the same again for words that were mended there. Example: `claims/the-offer/`."""
    gone: Annotated[Prose, label(25)] | None = None
    """In place of `new`, where it stands nowhere now: why. Example: `The article no longer has these words.`"""


class Published(Entry):
    """What readers may hold since the last publication. `make published` writes it, and nobody else."""

    addresses: list[Local]
    """The addresses that the seeds make, below the home page. Example: `[claims/bridge-offer/]`."""
    words: dict[IdText, Short]
    """A digest of the words of each passage, by its id. Example: `{p2a: 1f3c9a2b}`."""
    sentences: dict[IdText, Shorts]
    """Digests of the sentences of ours, by the entry that they stand in. Example: `{bridge-offer: 1f3c9a2b}`."""
    entered: list[Short]
    """Digests of what stood under corrections and moved by then. Example: `[1f3c9a2b]`."""
