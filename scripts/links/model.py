"""What is asked and what is answered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Reading:
    """A passage of a source: its first and last words (`to` empty where `from_` is all of it), words and digest."""

    id: str
    source: str
    address: str
    from_: str
    to: str
    words: int
    sha256: str


class Verdict(StrEnum):
    """What an address said of a reading, in the order of the report."""

    GONE = "gone"
    CHANGED = "changed"
    UNREACHED = "not reached"
    PASSED_OVER = "passed over"
    STANDS = "stands"


@dataclass(frozen=True)
class Answer:
    """A verdict on a reading, or on a source's address, and why."""

    subject: str
    source: str
    address: str
    verdict: Verdict
    why: str


@dataclass(frozen=True)
class Page:
    """What an address answered: the text of its page, or the verdict that it comes to without one, and why."""

    text: str = ""
    verdict: Verdict = Verdict.STANDS
    why: str = ""
