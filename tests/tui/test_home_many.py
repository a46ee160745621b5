"""Home with very many sessions: how much more work one more of them is. Counted, never timed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from sessions.journal import waiting_for_an_entry
from sessions.journal.reminders import without_an_entry
from sessions.library.catalogue import Entry
from tests.counted import calls
from tests.tui.home_helpers import entry
from tui.home.rows import Searched, columns_of, row_line, rows

FEW, MANY = 100, 1_000
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TITLE = "Working alongside families, whānau and everybody who comes with them to day {}"


def held(count: int) -> list[Entry]:
    """So many sessions of a few places, some of them held on another day than they were made."""
    made = []
    for number in range(count):
        created = (NOW - timedelta(days=number // 3, minutes=number)).isoformat()
        day = "" if number % 4 else (NOW - timedelta(days=number // 3 + 2)).date().isoformat()
        one = entry(TITLE.format(number), name=f"n{number}", place=f"Place {number % 7}")
        made.append(one._replace(created=created, held_on=day, clears=not number % 50))
    return [*made, entry("broken", problem="It is damaged.")]


def more(work: Callable[[list[Entry]], object]) -> float:
    """How many calls one session more is."""
    few, many = held(FEW), held(MANY)
    work(few)
    return (calls(lambda: work(many)) - calls(lambda: work(few))) / (MANY - FEW)


@pytest.mark.parametrize("wide", [58, 78, 118])
def test_columns_of_thousands_of_sessions_read_none_of_them_by_itself(wide: int) -> None:
    def columns(entries: list[Entry]) -> object:
        return columns_of(entries, wide, frozenset(one.name for one in entries))

    assert more(columns) < 8
    drawn = columns_of(held(FEW), wide, ["n1"])
    lines = [row_line(one, wide, drawn) for one in held(FEW)]
    assert lines[3].partition("  ")[0].endswith("day 3") and "…" in lines[3], "each title by the end that is its own"


def test_of_thousands_of_sessions_each_is_put_under_its_day_with_a_call_or_two() -> None:
    assert more(lambda entries: rows(entries, date(2026, 11, 22))) < 4
    assert more(lambda entries: without_an_entry("F2", entries, date(2026, 11, 22))) < 4
    waiting = waiting_for_an_entry("F2", held(FEW), now=NOW)
    assert [(one.name, one.day, one.days) for one in waiting[:2]] == [("n5", "2026-11-21", 1), ("n3", "2026-11-21", 1)]


def test_a_letter_more_is_sought_in_thousands_of_sessions_without_reading_their_titles_again() -> None:
    def typed(entries: list[Entry]) -> int:
        searched = Searched(entries)
        searched.found("w")
        return calls(lambda: [searched.found(words) for words in ("wo", "wor", "work place")])

    few, many = held(FEW), held(MANY)
    assert (typed(many) - typed(few)) / (MANY - FEW) < 10
    assert [one.name for one in Searched(few).found("WHANAU 37")] == ["n37"]
