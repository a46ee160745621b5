"""What a session is called and where it is held: said anew in a line, and a name taken out of it as of everything."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from exercises.leaving.outline import AUDIENCES
from sessions.export import export_bytes
from sessions.export.naming import NamesAsTheyAre
from sessions.export.printing import file_name
from sessions.importing.merging import merge_file
from sessions.library import beginning, catalogue, programmes, templates
from sessions.library.catalogue import entries
from sessions.lines import carry_out
from sessions.lines.of_programme import _TITLE, help_groups
from sessions.live.session import Session, open_session
from sessions.store import locations
from sessions.store.names import UnknownName
from tests.leaving import every_paper, everything
from tui.cli.main import main


def _typed(session: Session, *lines: str) -> str:
    return [carry_out.carry_out(session, carry_out.understand(session, line)).says for line in lines][-1]


def _leaving(session: Session) -> str:
    return everything(session, *AUDIENCES) + "".join(text for _, text in every_paper(session))


def _begun(title: str = "Priya's day", place: str = "Priya's hall") -> Session:
    return beginning.new_session(title, [templates.template("post-its")], place=place, by="f2")


def test_a_title_and_a_place_are_said_anew_and_taken_back() -> None:
    with_name = _begun("A dya", "")
    assert "is called Day two" in _typed(with_name, "title: Day two")
    assert "held in Hutt Valley" in _typed(with_name, "place: Hutt Valley")
    assert (with_name.state.title, with_name.state.place) == ("Day two", "Hutt Valley")
    assert [(one.title, one.place) for one in entries()] == [("Day two", "Hutt Valley")]
    assert "called" in _typed(with_name, "undo")
    assert (with_name.state.title, with_name.state.place) == ("Day two", "")
    with_name.close()


@pytest.mark.parametrize(
    "exercise", sorted(key for key, one in templates.built_in().items() if one.shape not in ("programme", "log"))
)
def test_it_is_said_in_every_exercise_and_held_by_none(exercise: str) -> None:
    session = beginning.new_session("A day", [templates.template(exercise)], by="f2")
    _typed(session, "title: Day two", "place: [b]Tāmaki[/b] {0} %s")
    assert (session.state.title, session.state.place) == ("Day two", "[b]Tāmaki[/b] {0} %s")
    session.close()


@pytest.mark.parametrize(("line", "said"), [("title: " + "x" * 121, "120"), ("place: " + "x" * 121, "120")])
def test_what_is_too_long_is_refused_and_changes_nothing(line: str, said: str) -> None:
    session = _begun()
    with pytest.raises(carry_out.ExerciseError, match=said):
        carry_out.understand(session, line)
    assert session.state.title == "Priya's day" and len(session.events) == len(_begun().events)


def test_somebody_in_it_is_warned_of(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["roster", "add", "Priya Nair", "a colleague"]) == 0
    session = _begun("A day", "")
    assert "P17 is somebody" in _typed(session, "title: With P17")
    assert "Priya is somebody" in _typed(session, "place: Priya's hall")
    assert "somebody" not in _typed(session, "title: Day two")
    session.close()
    capsys.readouterr()
    assert main(["new", "Priya's day"]) == 0
    assert "Priya is somebody" in capsys.readouterr().err


def test_nothing_of_it_is_said_while_nothing_is_written() -> None:
    session = _begun("A day", "")
    _typed(session, "elephant")
    for line in ("title: she was not told", "place: x"):
        with pytest.raises(carry_out.ExerciseError, match="elephant over"):
            carry_out.understand(session, line)
    _typed(session, "elephant over")
    session.add_exercise(templates.template("live-grid"))
    phases = session.state.run.template.phases
    _typed(session, f"go {next(one.key for one in phases if one.key.startswith('shar'))}")
    with pytest.raises(carry_out.ExerciseError, match="Nothing is written just now"):
        _typed(session, "title: she was not told")
    assert session.state.title == "A day"
    session.close()


def test_a_programme_is_called_otherwise_by_it_and_held_nowhere() -> None:
    assert main(["programme", "new", "Harbour partners"]) == 0
    session = open_session(f"{locations.PROGRAMME}harbour-partners", by="f2")
    assert carry_out.understand(session, "title: Other partners").says == "the programme is called Other partners"
    assert "the programme is called Other partners." in carry_out.perform(session, "title: Other partners").says
    assert session.state.title == "Other partners" and _TITLE in dict(help_groups(session))["ANYWHERE"]
    for line, said in (("place: Hutt", "belongs to a session"), (f"title: {'x' * 61}", "60 is the most")):
        with pytest.raises(carry_out.ExerciseError, match=said):
            carry_out.understand(session, line)
    carry_out.perform(session, "undo")
    assert session.state.title == "Harbour partners"
    session.close()


def test_no_elephant_is_offered_in_a_programme_where_e1_is_an_event() -> None:
    programmes.new_programme("Harbour partners", by="f2").close()
    session = open_session(f"{locations.PROGRAMME}harbour-partners", by="f2")
    told = carry_out.perform(session, "help out").lines
    assert any("unname for good" in line for line in told) and not any("elephant" in line for line in told)
    session.close()


def test_what_is_called_otherwise_is_found_by_that_too() -> None:
    for title in ("Day one", "Day one, again"):
        assert main(["new", title, "--exercise", "post-its"]) == 0
    assert main(["programme", "new", "Harbour partners"]) == 0
    for name, line in (("day-one-again", "title: Whānau day"), ("harbour", "title: Bridge partners")):
        assert main(["do", name, line]) == 0
    assert catalogue.resolve("whanau").endswith("-day-one-again") and catalogue.resolve("Day one").endswith("-day-one")
    assert programmes.resolve("bridge") == catalogue.resolve("Bridge partners") == "programme.harbour-partners"
    for words in ("nobody", "whanau day in june"):
        with pytest.raises(UnknownName, match="There is no"):
            catalogue.resolve(words)


def test_a_merged_programme_says_what_its_copy_is_called_since() -> None:
    assert main(["programme", "new", "Harbour partners"]) == 0
    session = open_session("programme.harbour-partners", by="f2")
    other = shutil.copy(locations.session_path(session.name), locations.session_path("programme.copy"))
    there = open_session("programme.copy", by="f1")
    carry_out.perform(there, "title: Bridge partners")
    there.close()
    told = merge_file(session, Path(other))
    assert "For the same here: title: Bridge partners" in " ".join(told.lines)
    session.close()


def test_a_name_goes_from_every_copy_of_a_programme_that_is_here(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["programme", "new", "Harbour partners"]) == 0
    assert main(["do", "harbour", "cohort + One: Hutt", "fact: Priya began it"]) == 0
    older, page = tmp_path / "older.json", tmp_path / "page.md"
    assert main(["export", "harbour-partners", "--to", str(older), "--yes"]) == 0
    assert main(["restore", str(older)]) == 0
    assert main(["programme", "new", "Another"]) == 0
    assert main(["do", "another", "fact: Priya stays here"]) == 0
    capsys.readouterr()
    assert main(["do", "harbour-partners", "unname all: Priya / a colleague"]) == 0
    assert "Taken out as well in Harbour partners (programme.harbour-partners-2" in capsys.readouterr().out
    assert main(["do", "harbour-partners", "unname for good yes"]) == 0
    assert "has it in its file still. To take it out there: holdspace do programme.harbour-partners-2" in (
        capsys.readouterr().out
    )
    told = ["programme", "harbour-partners-2", "report", "--to", str(page), "--for", "public", "--yes"]
    assert main(told) == 0 and "Priya" not in page.read_text("utf-8")
    another = locations.session_path("programme.another").read_text("utf-8")
    assert "unname" not in another and "Priya stays here" in another


def test_a_programme_whose_title_lost_a_name_leaves_under_its_title(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["programme", "new", "Priya plan"]) == 0
    assert main(["do", "priya", "cohort + One: Hutt", "e + workshop c1 2026-11: Priya began"]) == 0
    capsys.readouterr()
    assert main(["do", "priya", "unname all: Priya / a colleague"]) == 0
    said = capsys.readouterr().out
    assert "and the title." in said and "the programme's file is still called priya-plan" in said
    to = tmp_path / "tables"
    told = ["programme", "priya", "report", "--format", "data", "--for", "public", "--to", str(to), "--yes"]
    assert main(told) == 0
    events = (to / "events.csv").read_text(encoding="utf-8-sig")
    assert "programme.a-colleague-plan/programme/e1" in events
    assert all("priya" not in one.read_text("utf-8", "replace").lower() for one in to.rglob("*") if one.is_file())


def test_a_name_that_is_taken_out_goes_from_the_title_and_the_place() -> None:
    session = _begun()
    _typed(session, ": Priya rings")
    said = _typed(session, "unname all: Priya / a colleague")
    assert "the session's title and its place" in said and "still called" in said
    assert (session.state.title, session.state.place) == ("[a colleague]'s day", "[a colleague]'s hall")
    assert [one.title for one in entries()] == ["[a colleague]'s day"]
    assert "priya" not in _leaving(session).lower()
    _typed(session, "undo")
    assert session.state.title == "Priya's day"
    session.close()


def test_a_paper_is_called_by_the_title_as_it_is_now() -> None:
    session = _begun()
    _typed(session, ": Priya rings", "unname all: Priya / a colleague")
    assert file_name(session, "wall", NamesAsTheyAre()).endswith("-a-colleague-s-day-wall.html")
    session.close()


def test_it_stands_in_the_title_alone_and_goes_for_good() -> None:
    session = _begun(place="")
    name, path = session.name, locations.session_path(session.name)
    assert "the session's title" in _typed(session, "unname all: Priya / a colleague")
    _typed(session, "unname for good yes")
    session.close()
    assert b"Priya" not in path.read_bytes()
    again = open_session(name, by="f2")
    assert again.state.title == "[a colleague]'s day"
    again.close()


def test_a_name_of_one_note_alone_leaves_the_title_as_it_is() -> None:
    session = _begun()
    _typed(session, ": Priya rings", "unname 1: Priya / a colleague")
    assert session.state.title == "Priya's day"
    session.close()


def test_a_copy_of_a_session_is_known_by_a_title_without_the_name(tmp_path: Path) -> None:
    session = _begun()
    _typed(session, ": Priya rings", ": a second one")
    copy = locations.session_path(session.name).with_name("priya (conflicted copy).json")
    copy.write_bytes(locations.session_path(session.name).read_bytes())
    said = _typed(session, "unname all: Priya / a colleague", "unname for good yes", "2 withdrawn")
    assert "conflicted copy" in said
    session.close()


def test_a_session_called_otherwise_leaves_under_its_new_title() -> None:
    first, second = _begun("Priya's day", ""), _begun("Priya's day", "")
    for session in (first, second):
        _typed(session, ": a note", "title: Day two")
    told = _leaving(first) + _leaving(second)
    assert "day-two" in told.lower()
    # The facilitators' own record has what it was called.
    assert "priyas-day" not in told.lower()
    first.close()
    second.close()


def test_what_is_near_a_name_that_was_taken_out_is_named() -> None:
    session = _begun("A day", "")
    _typed(session, ": Priya Nair rings", ": then Priya came, and priyas mum", ": [Priya] and Mrs Nair")
    said = _typed(session, "unname all: Priya Nair / a colleague")
    assert "Near it and left as it is: Priya, priyas and Nair." in said
    assert "Near" not in _typed(session, "unname all: Priya / a colleague", "unname all: priyas / hers", "undo", "redo")
    session.close()


def test_the_programme_that_has_the_name_in_words_of_its_own_is_named() -> None:
    assert main(["programme", "new", "Harbour partners"]) == 0
    assert main(["do", "harbour", "cohort + One: Hutt", "learned c1: Priya keeps the door open"]) == 0
    assert main(["new", "A day", "--exercise", "post-its", "--programme", "harbour"]) == 0
    session = open_session(entries()[0].name, by="f2")
    assert _typed(session, "title: Another day").endswith("Harbour partners says “A day”. There: e1: Another day")
    assert "says" not in _typed(session, "title: A day")
    said = _typed(session, ": Priya rings", "unname all: Priya / a colleague")
    assert "The programme Harbour partners has it in 1 place of its own" in said
    assert 'holdspace do harbour-partners "unname all: Priya / a colleague"' in said
    session.close()


def test_the_tables_of_a_programme_say_the_same_of_a_session_called_otherwise(tmp_path: Path) -> None:
    assert main(["programme", "new", "Harbour partners"]) == 0
    assert main(["do", "harbour", "cohort + One: Hutt"]) == 0
    assert main(["new", "Priya's day", "--exercise", "post-its", "--programme", "harbour"]) == 0
    assert main(["do", "priya", ": Priya rings", "unname all: Priya / a colleague"]) == 0
    assert main(["do", "harbour", "unname all: Priya / a colleague"]) == 0
    to = tmp_path / "tables"
    told = ["programme", "harbour", "report", "--format", "data", "--for", "facilitators", "--to", str(to), "--yes"]
    assert main(told) == 0
    events, sessions = ((to / f"{name}.csv").read_text(encoding="utf-8-sig") for name in ("events", "sessions"))
    ids = {line.partition(",")[0] for line in sessions.splitlines()[1:]}
    (outside,) = {one for one in ids if not one.startswith("programme")}
    assert outside.endswith("-a-colleague-s-day") and events.rstrip().endswith(outside)
    assert all("priya" not in one.read_text("utf-8", "replace").lower() for one in to.glob("*.csv"))


def test_calendars_and_programs_for_coding_know_a_session_again_that_is_called_otherwise() -> None:
    session = _begun()
    _typed(session, ": Priya rings", "action P05: ring her by 2026-12-30")

    def known() -> list[str]:
        days = export_bytes(session, "ics", "participants").decode()
        with zipfile.ZipFile(io.BytesIO(export_bytes(session, "qdpx", "facilitators"))) as packed:
            coded = packed.read("project.qde").decode()
        return [*re.findall("UID:.*", days), *re.findall('<(?:TextSource|Set|Code) guid="[^"]*"', coded)]

    before = known()
    assert len(before) > 2
    _typed(session, "title: Day two")
    assert known() == before
    _typed(session, "unname all: Priya / a colleague")
    assert known() == before
    session.close()


def test_a_name_that_several_begin_with_is_not_settled_by_one_title() -> None:
    one, two = (_begun(title) for title in ("Hui of May", "Hui of June"))
    _typed(two, "title: Bridge")
    for held in (one, two):
        held.close()
    assert catalogue.resolve("bridge") == two.name
    with pytest.raises(UnknownName, match="could be"):
        catalogue.resolve("hui")
    for title in ("Kete one", "Kete two"):
        programmes.new_programme(title, by="F1").close()
    renamed = open_session("programme.kete-two", by="F1")
    _typed(renamed, "title: Mahi")
    renamed.close()
    with pytest.raises(UnknownName, match="could be"):
        programmes.resolve("kete")


def test_a_programme_typed_whole_is_meant_before_sessions_that_begin_so() -> None:
    programmes.new_programme("Working alongside", by="F1").close()
    first = _begun("Working alongside: day one", "")
    for words in ("Working alongside", "working-alongside"):
        assert catalogue.resolve(words) == "programme.working-alongside"
    assert catalogue.resolve("working") == catalogue.resolve("Working alongside: day") == first.name
    second = _begun("Working alongside: day two", "")
    assert catalogue.resolve("Working alongside") == "programme.working-alongside"
    with pytest.raises(UnknownName, match="could be"):
        catalogue.resolve("working")
    renamed = open_session("programme.working-alongside", by="F1")
    _typed(renamed, "title: Mahi tahi")
    third = _begun("Mahi tahi: day three", "")
    assert catalogue.resolve("Mahi tahi") == renamed.name
    alike = _begun("Mahi tahi", "")
    assert catalogue.resolve("mahi tahi") == alike.name
    for held in (first, second, renamed, third, alike):
        held.close()
