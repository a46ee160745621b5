"""A later file of the second laptop: what was changed there since it came in, and what both changed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from exercises.wall.state import Wall
from sessions.export import export_bytes, restore
from sessions.importing.case_form import CaseError
from sessions.importing.merging import merge_file
from sessions.importing.merging_since import Between, Pair
from sessions.library.programmes import new_programme
from sessions.lines.carry_out import perform
from sessions.live.session import Session, open_session
from sessions.store import locations
from tests.lines import session

NOTES = (
    ": lunch together",
    ": nobody in a hurry",
    ": they ring back",
    ": too many forms",
    "1 2 > new Slow is quick",
    "3 > new Somebody rings",
)


@pytest.fixture
def second(own_place: Path) -> Session:
    return session(*NOTES, title="Second", exercises=("post-its",))


@pytest.fixture
def first(second: Session) -> Session:
    held = session(title="First", exercises=("post-its",))
    merge_file(held, file_of(second))
    return held


def file_of(held: Session) -> Path:
    return locations.session_path(held.name)


def state(held: Session) -> Wall:
    found = held.state.run.state
    assert isinstance(found, Wall)
    return found


def both(first: Session, second: Session, here: tuple[str, ...], there: tuple[str, ...]) -> tuple[str, str]:
    """What merging says once these lines were typed on the two."""
    for held, typed in ((first, here), (second, there)):
        for line in typed:
            perform(held, line)
    report = merge_file(first, file_of(second))
    assert open_session(first.name, read_only=True).state == first.state
    return report.says, " ".join(report.lines)


def test_a_note_typed_anew_there_is_typed_anew_here(first: Session, second: Session) -> None:
    says, lines = both(first, second, (), ("retype 1: lunch", "retype 1: lunch together, always"))
    note = state(first).notes[1]
    assert note.text == "lunch together, always" and note.typed_before == ("lunch together", "lunch")
    assert says.startswith("Brought in 2 changes of what had come in before from") and not lines
    assert "nothing new" in merge_file(first, file_of(second)).says
    first.undo()
    assert state(first).notes[1].text == "lunch together", "one undo takes it all back"


def test_a_note_typed_anew_here_alone_stays_and_nothing_is_said(first: Session, second: Session) -> None:
    says, lines = both(first, second, ("retype 1: tea together", "3 > 1"), ())
    assert state(first).notes[1].text == "tea together" and state(first).notes[3].theme == 1
    assert "nothing new" in says and not lines


def test_neither_changed_nothing_happens(first: Session, second: Session) -> None:
    count = len(first.events)
    says, lines = both(first, second, (), ())
    assert "nothing new" in says and not lines and len(first.events) == count


def test_both_typed_it_anew_the_later_stands_and_the_other_is_told(first: Session, second: Session) -> None:
    says, lines = both(first, second, ("retype 1: tea together",), ("retype 1: kai together",))
    note = state(first).notes[1]
    assert note.text == "kai together" and note.typed_before[-1] == "tea together", "no typing is lost"
    assert lines == (
        "Note 1 was typed anew on both; which was later is not known, and what came in stands: “kai together”. "
        "Here it was “tea together”."
    )
    assert "1 change of" in says


def test_what_was_typed_later_here_stands_and_what_is_there_is_told(first: Session, second: Session) -> None:
    for line in ("retype 1: kai together", "4 > new Forms"):
        perform(second, line)  # an entry with its minute behind it, so that it is known to be the earlier
    _, lines = both(first, second, (*("2 > 2", "2 > 1") * 5, "retype 1: tea together"), ())
    assert state(first).notes[1].text == "tea together"
    assert lines == (
        "Note 1 was typed anew on both; the later stands, from here: “tea together”. There it is “kai together”."
    )
    _, lines = both(first, second, (), ())
    assert state(first).notes[1].text == "tea together" and "There it is" in lines, "and so it stays"


def test_of_two_moments_the_later_counts_and_of_a_day_what_comes_in() -> None:
    nine, ten, eleven, twelve = (datetime(2026, 3, 12, hour, tzinfo=UTC) for hour in (9, 10, 11, 12))

    def later(here: Between, there: Between) -> bool:
        return Pair({("text", 1): here}, {("text", 1): there}).there_is_later("text", 1, 1)

    assert not later((ten, ten), (nine, nine)) and later((nine, nine), (ten, ten))
    assert not later((ten, eleven), (nine, ten)) and later((nine, ten), (ten, eleven))
    assert later((nine, twelve), (ten, eleven)) and later((ten, eleven), (nine, twelve))
    assert not Pair({}, {}).there_is_later("text", 1, 1)
    said = Pair({("text", 1): (ten, ten)}, {("text", 1): (nine, nine)}).told("text", 1, 1)
    assert said == "the later stands, from here"


def test_a_note_moved_there_moves_here_and_one_moved_here_stays(first: Session, second: Session) -> None:
    says, lines = both(first, second, ("2 > 2",), ("1 > 2", "3 out", "4 > 1"))
    now = state(first)
    assert now.notes[1].theme == 2, "moved there"
    assert now.notes[2].theme == 2, "moved here"
    assert now.notes[3].loose, "taken out there"
    assert now.notes[4].theme == 1, "placed there, and it waited here"
    assert "changes" in says and not lines
    assert "nothing new" in merge_file(first, file_of(second)).says


@pytest.mark.parametrize(
    ("line", "status"),
    [("lone 3: only one said so", "lone"), ("contested 3: a sigh / a laugh", "contested"), ("park 3: later", "parked")],
)
def test_what_was_set_apart_there_is_set_apart_here(first: Session, second: Session, line: str, status: str) -> None:
    both(first, second, (), (line,))
    assert state(first).notes[3].status == status
    assert bool(state(first).notes[3].theme) == (status == "contested"), "which stays in its theme"


def test_both_moved_it_and_the_other_place_is_told(first: Session, second: Session) -> None:
    _, lines = both(first, second, ("1 > new Here",), ("1 > new There",))
    now = state(first)
    where = now.themes[now.notes[1].theme].name
    assert where == "There" and lines.startswith("Note 1 was moved on both; the later stands, from there: ")
    assert "There" in lines and "Here" in lines


def test_themes_named_described_merged_and_taken_apart_there(first: Session, second: Session) -> None:
    both(first, second, (), ("name 1: Slow is quickest", "about 2: calls", "merge 1 2: one"))
    now = state(first)
    assert now.themes[1].name == "Slow is quickest" and now.themes[2].merged_into == 1
    assert now.notes[3].theme == 1 and now.themes[2].description == "calls"
    both(first, second, (), ("unmerge 2: two after all",))
    assert state(first).themes[2].stands and state(first).notes[3].theme == 2
    both(first, second, (), ("3 out", "drop 2: empty"))
    assert state(first).themes[2].dropped
    assert "nothing new" in merge_file(first, file_of(second)).says


def test_a_theme_named_on_both_and_one_named_here_alone(first: Session, second: Session) -> None:
    _, lines = both(first, second, ("name 1: Here", "name 2: Only here"), ("name 1: There",))
    assert state(first).themes[1].name == "There" and "t1 was named on both" in lines and "“Here”" in lines
    assert state(first).themes[2].name == "Only here" and "t2" not in lines


def test_a_note_put_under_another_question_there_follows(first: Session, second: Session) -> None:
    both(first, second, (), ("4 difficult team", "out 1", "1 difficult", "1 > new Another question"))
    assert (state(first).notes[4].question, state(first).notes[4].area) == ("DIFFICULT", "team")
    note = state(first).notes[1]
    assert (note.question, state(first).themes[note.theme].name) == ("DIFFICULT", "Another question")


def test_what_the_wall_here_refuses_is_left_and_said(first: Session, second: Session) -> None:
    _, lines = both(first, second, ("halve 4: too many / forms",), ("4 > 1", "1 > 2"))
    assert state(first).notes[1].theme == 2 and not state(first).notes[4].theme
    assert lines == "Note 4 is split into bites here; that it went into t1 Slow is quick there was left."


def test_withdrawn_here_stays_withdrawn_whatever_was_typed_there(first: Session, second: Session) -> None:
    both(first, second, ("1 withdrawn",), ("retype 1: SECRET words", "1 > 2"))
    note = state(first).notes[1]
    assert note.withdrawn and "SECRET" not in file_of(first).read_text(encoding="utf-8")


def test_withdrawn_there_is_withdrawn_here_whatever_was_typed_here(first: Session, second: Session) -> None:
    both(first, second, ("retype 1: more of it",), ("1 withdrawn",))
    assert state(first).notes[1].withdrawn


def test_a_name_taken_out_on_one_of_them_never_comes_back(first: Session, second: Session) -> None:
    perform(first, "retype 2: Priya is never in a hurry")
    says, lines = both(first, second, ("unname 2: Priya / a colleague",), ("retype 2: Priya hurries",))
    assert "Priya" not in state(first).notes[2].text and "A name was taken out of note 2 here alone" in lines
    assert "nothing new" in says


def test_a_copy_of_the_session_brings_its_retypes_and_moves(first: Session, tmp_path: Path) -> None:
    path = tmp_path / "copy.json"
    path.write_bytes(export_bytes(first, "json", "facilitators"))
    laptop = open_session(restore(path), by="F1")
    both(first, laptop, ("retype 4: too many papers",), ("retype 1: lunch, on the train", "3 > 1"))
    now = state(first)
    assert [now.notes[number].text for number in (1, 4)] == ["lunch, on the train", "too many papers"]
    assert now.notes[3].theme == 1


def test_more_than_can_be_read_are_counted(own_place: Path) -> None:
    many = tuple(f": note {number}" for number in range(1, 15))
    second = session(*many, title="Second", exercises=("post-its",))
    first = session(title="First", exercises=("post-its",))
    merge_file(first, file_of(second))

    def typed(word: str) -> tuple[str, ...]:
        return tuple(f"retype {number}: {word} {number}" for number in range(1, 15))

    _, lines = both(first, second, typed("here"), typed("there"))
    assert lines.count("typed anew") == 10 and "and 4 more that were changed on both." in lines


def test_what_was_typed_there_outside_the_walls_is_named(first: Session, second: Session) -> None:
    says, lines = both(first, second, (), ("exercise stories", "+ The waka", "1 did: We ate.", "jargon SLT", "next"))
    assert "There is nothing new on the walls in" in says
    assert lines.startswith(
        "Walls, and what one of two marks alone, are brought in. What was typed there in Stories of"
    )
    assert "is not here: see to it there." in lines and "ate" not in lines
    says, lines = both(first, second, (), ("undo", "undo", "undo", "undo", "next"))
    assert "nothing new in" in says and not lines


def test_what_was_entered_there_without_a_word_is_named_too(first: Session, second: Session) -> None:
    stays = ("exercise relationship-review", "2 a well: she rings", "next")
    for held in (first, second):
        for line in stays:
            perform(held, line)
    _, said = both(first, second, ("withdrawn",), ("withdrawn", "next"))
    assert "Relationship" not in said
    lines = ("exercise team-audit", "round 2026-02-12: before", "next")
    _, said = both(first, second, (), lines)
    assert "Team audit is not here" in said
    there = ("exercise net-gram", "+ child Tama: the child", "+ whanau close Hine: mum")
    _, said = both(
        first, second, there, (*there, "1 2 strong", "exercise stances", "opened 1", "exercise legacies", "next")
    )
    assert "Team audit" in said and "Net-gram" in said and "Four stances" in said and "legacies" not in said


def test_a_laptop_without_a_wall_is_told_what_stays_there(first: Session) -> None:
    cards = session("opened 3", title="Cards", exercises=("prompt-cards",))
    with pytest.raises(CaseError, match=r"no wall with notes.* typed there in Reflective prompt cards is not here"):
        merge_file(first, file_of(cards))


def test_a_title_and_a_place_that_a_copy_has_since_are_told(first: Session, second: Session, tmp_path: Path) -> None:
    copy = tmp_path / "copy.json"
    copy.write_bytes(file_of(first).read_bytes())
    perform(second, "title: Another day")
    assert "called" not in both(first, second, (), ())[1]
    perform(first, "title: Day one, second laptop")
    perform(first, "place: Hutt Valley")
    perform(first, ": from the second")
    later = tmp_path / "later.json"
    later.write_bytes(file_of(first).read_bytes())
    file_of(first).write_bytes(copy.read_bytes())
    here = open_session(first.name, by="F1")
    told = " ".join(merge_file(here, later).lines)
    assert "For the same here: title: Day one, second laptop, then place: Hutt Valley" in told
    here.close()


def test_what_was_taken_back_on_a_copy_is_taken_back_here_in_every_exercise(own_place: Path, tmp_path: Path) -> None:
    here = session(
        "exercise post-its",
        "helps team: Priya rang me first",
        "exercise stories",
        "+ ZQ waka",
        "1 problem: ZQ waited, and Priya too.",
        "+ The van",
        "2 problem: XQ nobody drives",
        "2 nod problem",
        title="Tellers",
        exercises=("post-its", "stories"),
    )
    copy = tmp_path / "copy.json"
    before = file_of(here).read_bytes()
    for line in ("1 withdrawn", "2 nod none", "2 changed: I drive", "exercise post-its", "unname all: Priya / a nurse"):
        perform(here, line)
    copy.write_bytes(file_of(here).read_bytes())
    here.close()
    file_of(here).write_bytes(before)
    here = open_session(here.name, by="F1")
    perform(here, "exercise stories")
    perform(here, "1 did: ZQ sat with her")
    report = merge_file(here, copy)
    assert "What was taken back in copy.json is taken back here as well." in " ".join((report.says, *report.lines))
    told = export_bytes(here, "md", "facilitators").decode()
    assert "ZQ" not in told and "Priya" not in told and "XQ" in told
    stories = here.state.runs["stories"].state
    assert not stories.pages[2].nods and "changed" not in stories.pages[2].values
    assert "Stories of significant change is not here" in " ".join(report.lines)
    assert "taken back" not in " ".join(merge_file(here, copy).lines)
    here.close()


def test_a_copy_without_a_wall_says_what_stays_there_and_takes_back_all_the_same(
    own_place: Path, tmp_path: Path
) -> None:
    here = session("+ ZQ waka", "+ The van", title="Tellers", exercises=("stories",))
    copy, before = tmp_path / "copy.json", file_of(here).read_bytes()
    perform(here, "2 problem: nobody drives")
    copy.write_bytes(file_of(here).read_bytes())
    perform(here, "1 withdrawn")
    later = tmp_path / "other" / "later.json"
    later.parent.mkdir()
    later.write_bytes(file_of(here).read_bytes())
    here.close()
    file_of(here).write_bytes(before)
    here = open_session(here.name, by="F1")
    with pytest.raises(CaseError, match=r"nothing to bring in.*What was typed there in Stories.*is not here"):
        merge_file(here, copy)
    assert merge_file(here, later).says.startswith("What was taken back in later.json is taken back here as well.")
    assert "ZQ" not in export_bytes(here, "md", "facilitators").decode()
    here.close()


def test_what_only_a_name_makes_differ_was_typed_anew_by_nobody(first: Session, second: Session) -> None:
    perform(first, "retype 2: Priya is in no hurry")
    perform(first, "unname 2: Priya / a colleague")
    there = ("helps me: Priya rings", "name 2: Priya rings", "about 2: when Priya rings", "link 1 2: Priya in both")
    there = (*there, "against t2: Priya was ill")
    assert "Priya" not in both(first, second, (), there)[1]
    assert state(first).notes[5].text == "[a colleague] rings"
    says, lines = both(first, second, (), ())
    assert "nothing new" in says and "on both" not in lines
    _, lines = both(first, second, (), ("retype 5: Priya rings back", "name 2: Priya rings back"))
    assert state(first).notes[5].text == "[a colleague] rings back" and "on both" not in lines
    assert state(first).themes[2].name == "[a colleague] rings back"
    _, lines = both(first, second, ("retype 5: rings",), ("retype 5: Priya rings now",))
    assert "Note 5 was typed anew on both" in lines


def test_what_was_taken_back_here_is_not_said_to_come_from_elsewhere(tmp_path: Path, first: Session) -> None:
    path = tmp_path / "stick.json"
    path.write_bytes(file_of(first).read_bytes())
    perform(first, "4 withdrawn")
    told = " ".join(merge_file(first, path).lines)
    assert "What was taken back here stays taken back" in told and first.name not in told


def test_the_file_of_a_programme_is_named(tmp_path: Path, first: Session) -> None:
    new_programme("Working alongside").close()
    with pytest.raises(CaseError, match="is a programme, and this is a session") as problem:
        merge_file(first, locations.session_path(f"{locations.PROGRAMME}working-alongside"))
    assert str(problem.value).endswith("by its name. Nothing was brought in.")
    perform(first, "close")
    with pytest.raises(CaseError, match=r"Open it again first: reopen\. Nothing was brought in\."):
        merge_file(first, file_of(first))


def laptops(first: Session, folder: Path, *typed: tuple[str, ...]) -> list[Path]:
    """Copies of the session as several laptops have them, each in a place of its own, with what was typed there."""
    made = []
    for place, lines in enumerate(typed):
        copy = folder / f"laptop {place}" / file_of(first).name
        copy.parent.mkdir()
        copy.write_bytes(file_of(first).read_bytes())
        with pytest.MonkeyPatch.context() as patch:
            (folder / f"home {place}" / "sessions").mkdir(parents=True)
            copy.rename(folder / f"home {place}" / "sessions" / copy.name)
            patch.setenv("HOLDSPACE_HOME", str(folder / f"home {place}"))
            laptop = open_session(first.name, by="F2")
            for line in lines:
                perform(laptop, line)
            laptop.close()
            made.append(locations.session_path(first.name))
    return made


def texts(held: Session) -> list[str]:
    return sorted(note.text for note in state(held).notes.every())


def test_a_third_laptop_brings_its_own_notes_and_themes(first: Session, tmp_path: Path) -> None:
    common = texts(first)
    there = [(f"helps me: {who} five", f"helps me: {who} six", "5 6 > new", f"name 3: {who}") for who in ("B", "C")]
    files = laptops(first, tmp_path, *there)
    for file in (*files, *files):
        lines = " ".join(merge_file(first, file).lines)
        assert "on both" not in lines, lines
    assert texts(first) == sorted([*common, "B five", "B six", "C five", "C six"])
    assert sorted(theme.name for theme in state(first).themes.every())[:2] == ["B", "C"]


def test_taking_back_a_note_takes_back_none_of_another_laptop(first: Session, tmp_path: Path) -> None:
    (file,) = laptops(first, tmp_path, ("helps me: B five", "helps me: B six"))
    perform(first, "helps me: A five")
    merge_file(first, file)
    perform(first, "5 withdrawn")
    assert [note.text for note in state(first).notes.every() if not note.withdrawn][-2:] == ["B five", "B six"]
    perform(first, "6 withdrawn")
    assert [note.text for note in state(first).notes.every() if not note.withdrawn][-1] == "B six"


@pytest.mark.parametrize("copied", [True, False])
def test_what_went_to_the_other_laptop_comes_back_as_what_it_is(
    first: Session, second: Session, tmp_path: Path, copied: bool
) -> None:
    file = file_of(second)
    if copied:
        (file,) = laptops(first, tmp_path, ("helps me: B five", "helps me: B six", "5 6 > new", "name 3: B"))
        perform(first, "helps me: A five")
    merge_file(first, file)
    number = max(note.number for note in state(first).notes.every())
    perform(first, f"retype {number}: as it is on the paper")
    theirs = tmp_path / "from the first.json"
    theirs.write_bytes(file_of(first).read_bytes())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOLDSPACE_HOME", str(file.parent.parent))
        laptop = open_session(file.stem, by="F2")
        lines = " ".join(merge_file(laptop, theirs).lines)
        assert "same " not in lines and "on both" not in lines, lines
        assert texts(laptop) == texts(first)
        names = [theme.name for theme in state(laptop).themes.every()]
        assert sorted(names) == sorted(theme.name for theme in state(first).themes.every())
        assert "nothing new" in merge_file(laptop, theirs).says
        laptop.close()
    assert "nothing new" in merge_file(first, file).says


def test_what_left_a_copys_file_for_good_is_taken_back_here_and_comes_back_to_neither(
    first: Session, tmp_path: Path
) -> None:
    (file,) = laptops(first, tmp_path, ("helps me: B SECRET five", "helps me: B six", "5 6 > new", "name 3: B"))
    merge_file(first, file)
    before = tmp_path / "before.json"
    before.write_bytes(file_of(first).read_bytes())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOLDSPACE_HOME", str(file.parent.parent))
        laptop = open_session(file.stem, by="F2")
        for line in ("5 withdrawn", "withdrawn for good yes", "helps me: B seven"):
            perform(laptop, line)
        merge_file(laptop, before)
        assert texts(laptop).count("B six") == 1 and not any("SECRET" in text for text in texts(laptop))
        laptop.close()
    for says in ("and the taking back of 1 note from", "nothing new"):
        assert says in merge_file(first, file).says
        assert state(first).notes[5].withdrawn and texts(first).count("B six") == texts(first).count("B seven") == 1
        assert [theme.name for theme in state(first).themes.every()].count("B") == 1
