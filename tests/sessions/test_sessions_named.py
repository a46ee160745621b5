"""Which session is meant is nobody's words: a name of the roster in it, or one that is taken out, leaves it where it is
and leads there still; what leaves says another."""

from __future__ import annotations

from pathlib import Path

import pytest

from exercises.kernel.rewording import reworded
from exercises.programme.state import Event, Programme
from sessions.library.catalogue import entries
from sessions.lines.carry_out import perform
from sessions.live.session import Session, open_session
from sessions.store import locations
from tui.cli.main import main


@pytest.fixture
def programme() -> Session:
    """A programme with a session whose file is called after somebody."""
    assert main(["programme", "new", "Harbour partners"]) == 0
    assert main(["do", "harbour", "cohort + One: Hutt"]) == 0
    assert main(["new", "Priya day", "--exercise", "post-its", "--programme", "harbour"]) == 0
    assert main(["do", "priya", ": Priya rings"]) == 0
    assert main(["do", "harbour", "learned c1: Priya opens the door", "l1 from e1 1"]) == 0
    return open_session(f"{locations.PROGRAMME}harbour-partners", by="F1")


def _event(session: Session) -> Event:
    state = session.state.run.state
    assert isinstance(state, Programme)
    return state.events[1]


def test_a_name_taken_out_of_a_programme_leaves_which_session_an_event_is(programme: Session) -> None:
    name = entries()[0].name
    said = perform(programme, "unname all: Priya / a colleague").says
    assert "(2 places)" in said and "Near" not in said
    assert (_event(programme).text, _event(programme).session) == ("[a colleague] day", name)
    said = perform(programme, "unname for good yes").says
    assert "It stays" not in said
    programme.close()
    again = open_session(programme.name, by="F1")
    assert again.state == programme.state and _event(again).session == name
    again.close()


def test_words_that_are_typed_where_a_session_is_named_are_words() -> None:
    event = Event(1, session="Priya's", became="2026-03-12-priya-s-day")
    told = reworded(event, lambda text: text.replace("Priya", "[x]").replace("priya", "[x]"))
    assert (told.session, told.became) == ("[x]'s", "2026-03-12-priya-s-day")


@pytest.mark.parametrize("audience", ["facilitators", "participants", "public"])
@pytest.mark.parametrize("form", ["html", "md", "docx", "data"])
def test_a_report_is_written_where_a_session_is_called_after_somebody_on_the_roster(
    programme: Session, form: str, audience: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    programme.close()
    assert main(["roster", "add", "Priya", "a colleague"]) == 0
    to = tmp_path / f"report{'' if form == 'data' else f'.{form}'}"
    told = ["programme", "harbour", "report", "--for", audience, "--to", str(to), "--yes"]
    assert main([*told, "--format", "data"] if form == "data" else told) == 0, capsys.readouterr().err
    files = [one for one in (to, *to.rglob("*")) if one.is_file() and one.suffix not in (".docx", ".xlsx")]
    assert files or form == "docx"
    assert all("priya" not in one.read_text("utf-8", "replace").lower() for one in files)
    if form == "data" and audience == "facilitators":
        events, sessions = ((to / f"{name}.csv").read_text(encoding="utf-8-sig") for name in ("events", "sessions"))
        outside = events.rstrip().rpartition(",")[2]
        assert outside.endswith("-a-colleague-day") and f"\n{outside}," in sessions
