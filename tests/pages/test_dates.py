"""Days, months and years on pages and in data: shown as far as they are known, and sorted by it."""

from __future__ import annotations

import json
import re

import pytest

from desk import Desk, page
from explainer.languages.load import english
from explainer.seeds.dates import before, last_day

EVENT = """
- id: {id}
  date: {date}
  title: Something happens
  text: The plan has it.
  context: [closing-plan]
"""


@pytest.mark.parametrize(
    ("value", "shown"),
    [("1931-02-20", "20 February 1931"), ("1931-02", "February 1931"), ("1931", "1931"), ("undated", "undated")],
)
def test_a_date_is_shown_as_far_as_it_is_known(value: str, shown: str) -> None:
    assert english().day(value) == shown


def test_the_last_day_of_a_month_and_a_year() -> None:
    assert [last_day(value).isoformat() for value in ("2024-02", "2023-02", "2024", "2024-05-06")] == [
        "2024-02-29",
        "2023-02-28",
        "2024-12-31",
        "2024-05-06",
    ]
    assert before("2024", "2025-01-01")
    assert not before("2024", "2024-12-31")


def timeline(desk: Desk, *dates: str) -> list[str]:
    for number, date in enumerate(dates):
        desk.change("events.yml", "", EVENT.format(id=f"event-{number}", date=date))
    return page(desk.build(), "timeline.md").splitlines()


def test_events_are_sorted_by_what_is_known_of_their_days(desk: Desk) -> None:
    """The article is of 2 March 1931: its month and its year are neither before nor after it."""
    lines = timeline(desk, "1931-03", "1931-04", "1931", "1930", "1931-03-02", "1931-02", "1931-03-03")
    order = [match[1] for line in lines if (match := re.fullmatch(r"#+ (.*) \{ #[a-z0-9-]+ \}", line))]
    order = [re.sub(r"^\d+\. ", "", head) for head in order]
    dates = [match[1] for line in lines if (match := re.search(r'class="when".*?datetime="([^"]*)"', line))]
    assert [head for head in order if head not in ("Something happens", "The town makes a plan")] == [
        "Before",
        "About then: the day is not known",
        "The day of the article",
        "After",
    ]
    assert dates == ["1930", "1931-02", "1931-02-20", "1931", "1931-03", "1931-03-02", "1931-03-03", "1931-04"]


def test_what_is_planned_says_so(desk: Desk) -> None:
    lines = "\n".join(timeline(desk, "1932-06\n  planned: 1931-02-20"))
    assert '<time datetime="1932-06">June 1932</time> · planned, as announced on ' in lines
    assert '<time datetime="1931-02-20">20 February 1931</time>' in lines


def test_a_source_of_a_year_is_shown_and_told(desk: Desk) -> None:
    desk.change("sources.yml", "published: 1931-02-20", "published: 1931")
    made = dict(desk.build().files())
    assert '<time datetime="1931">1931</time>' in made["sources.md"].decode()
    assert json.loads(made["data/sources.json"])[0]["published"] == "1931"


def test_the_schema_takes_months_and_years(desk: Desk) -> None:
    schema = json.loads(page(desk.build(), "data/schemas/events.json"))
    pattern = re.compile(schema["$defs"]["Event"]["properties"]["date"]["pattern"])
    assert all(pattern.search(value) for value in ("1931", "1931-02", "1931-02-20"))
    assert not any(pattern.search(value) for value in ("1931-2", "31", "1931-02-20T00", "undated"))
