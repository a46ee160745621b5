"""A session's timeline beside a journal: what it shows, what it never tells, and that it writes nothing."""

from __future__ import annotations

from exercises.journal.moments import Row, by_time
from exercises.kernel.record import replace
from sessions.journal import Journal, about_session, timeline
from sessions.library.beginning import frame_of
from sessions.lines.carry_out import perform
from sessions.store import locations
from tests.filled_wall import wall_session
from tests.lines import session
from tui.journal.words import moment_words


def test_moments_jargon_notes_and_differences_can_be_pointed_at() -> None:
    held = session(
        "moment: it went quiet",
        "jargon MDT = the ones who decide",
        "note: ring c05",
        "+ child Tama: the child",
        "+ agency Ana: the nurse",
        "1 vs 2 why: she came for the child",
    )
    rows = {row.key: row for row in timeline(held)}
    assert rows["m1"].words == "it went quiet" and rows["m1"].when and rows["m1"].kind == "moment"
    assert rows["j1"].words.startswith("MDT")
    assert rows["n1"].kind == "private note" and rows["d1"].words.endswith("she came for the child")
    keys = list(rows)
    assert keys.index("m1") < keys.index("j1") < keys.index("n1") < keys.index("d1")


def test_an_elephant_without_a_yes_shows_no_words_and_none_ever_tells_when() -> None:
    held = session("elephant", "elephant over", "elephant aloud", "e1 agreed", "e1: we were sent here")
    row = next(row for row in timeline(held) if row.kind == "elephant")
    assert row.key == "e1" and "we were sent here" in row.words and "aloud" not in row.words
    assert row.when == row.at == ""
    perform(held, "e1 not agreed")
    row = next(row for row in timeline(held) if row.kind == "elephant")
    assert "no words kept" in row.words and "sent" not in row.words


def test_an_entry_points_at_a_moment_and_the_moment_at_the_entry_and_the_session_knows_nothing() -> None:
    held = session("moment: it went quiet")
    path = locations.session_path(held.name)
    before = path.read_bytes()
    journal = Journal.open("F2")
    entry = journal.save(journal.begin("alone", session=held.name), {"event": "It went quiet"}, links=["m1"])
    other = journal.save(journal.begin("alone", session="another"), {"event": "Elsewhere"}, links=["m1"])
    assert entry is not None and other is not None
    assert next(row for row in timeline(held, journal) if row.key == "m1").entries == (entry.number,)
    journal.unlink(entry.number, ["m1"])
    assert next(row for row in timeline(held.name, journal) if row.key == "m1").entries == ()
    assert path.read_bytes() == before


def test_themes_are_rows_with_how_they_came_to_be() -> None:
    rows = timeline(wall_session())
    themes = [row for row in rows if row.kind == "theme"]
    assert themes and any("merged" in row.words for row in themes)
    assert any(row.key == "notes" for row in rows)


def test_a_theme_stands_at_its_minute_among_the_moments() -> None:
    held = wall_session()
    perform(held, "moment: it went quiet")
    rows = [row for row in timeline(held) if row.kind in ("moment", "theme")]
    assert rows[-1].kind == "moment" and {row.kind for row in rows} == {"moment", "theme"}
    assert all(len(row.when) == 5 and row.when[2] == ":" for row in rows), rows
    assert moment_words(replace(rows[0], when="2026-03-12")).startswith("2026-03-12  theme"), "a day is never cut"


def test_a_second_exercise_keeps_the_first_ones_keys_as_they_were() -> None:
    held = session(exercises=("live-grid", "live-grid"))
    for key, words in (("live-grid-2", "second"), ("live-grid", "first")):
        perform(held, f"exercise {key}")
        assert held.state.current == key
        for line in ("+ child Tama: the child", "+ agency Ana: the nurse", f"1 vs 2 why: {words}"):
            perform(held, line)
        before = {row.key for row in timeline(held)}
        assert "live-grid-2 d1" in before
    rows = {row.key: row.words for row in timeline(held)}
    assert rows["d1"].endswith("first") and rows["live-grid-2 d1"].endswith("second")


def test_an_entry_is_about_the_day_the_session_was_held() -> None:
    held = session("moment: it went quiet", title="Day two")
    frame = frame_of(held)
    held.record("day", {"date": "2026-03-12"}, run=frame.key)
    assert about_session(held) == about_session(held.name) == ("Day two", "2026-03-12")


def test_times_of_clocks_that_are_apart_stand_in_the_order_in_which_they_were() -> None:
    told = {"m1": "2026-03-02T23:00:00+00:00", "m2": "2026-03-03T09:30:00+13:00", "e1": ""}
    rows = [Row(key, "moment", "", key, at) for key, at in told.items()]
    assert [row.key for row in by_time(rows)] == ["m2", "m1", "e1"]
