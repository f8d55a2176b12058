"""Days of the calendar, and months and years where no more is known."""

from __future__ import annotations

import calendar
from datetime import date, datetime
from typing import Annotated, Any

from explainer.seeds.fields import form
from explainer.seeds.located import Scalar

UNDATED = "undated"
_DAY, _DAY_MEND = r"\d{4}-\d\d-\d\d", "a date of the calendar as YYYY-MM-DD: correct it"
_PART = rf"\d{{4}}(-\d\d)?|{_DAY}"
_PART_MEND = "a date of the calendar as YYYY-MM-DD, or a month as YYYY-MM, or a year as YYYY: correct it"
_NUMBER: dict[str, Any] = {"type": ["string", "integer"]}  # editors read a year as one
_MOMENT_MEND = "a moment in UTC as YYYY-MM-DDThh:mm:ssZ: correct it"


def first_day(value: str) -> date:
    """Return the first day of a day, month or year; raise `ValueError` where the calendar has none."""
    return date.fromisoformat((value + "-01-01")[: len("YYYY-MM-DD")])


def last_day(value: str) -> date:
    """Return the last day of a day, month or year."""
    first = first_day(value)
    if len(value) == len("YYYY"):
        return first.replace(month=12, day=31)
    if len(value) == len("YYYY-MM"):
        return first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return first


def before(one: str, other: str) -> bool:
    """Return whether one day, month or year is over before another begins."""
    return last_day(one) < first_day(other)


Date = Annotated[Scalar, form("a date", _DAY, _DAY_MEND, date.fromisoformat, format="date")]
PartialDate = Annotated[Scalar, form("a date", _PART, _PART_MEND, first_day, **_NUMBER)]
DateOrUndated = Annotated[
    Scalar, form(f'a date or "{UNDATED}"', f"{UNDATED}|{_PART}", _PART_MEND, lambda d: d == UNDATED or first_day(d))
]
Moment = Annotated[
    Scalar,
    form("a date and time", rf"{_DAY}T\d\d:\d\d:\d\dZ", _MOMENT_MEND, datetime.fromisoformat, format="date-time"),
]
