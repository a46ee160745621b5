"""What leaves, for whom, and what is left out: withdrawn, private and recognisable words are in no format's bytes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exercises.kernel.record import replace
from exercises.kernel.shape import Quotable
from exercises.leaving.data import Fact
from exercises.leaving.outline import AUDIENCES, Audience, Bullets, LeftOut, Outline, Paragraph, Table
from exercises.leaving.sheet import Sheet
from sessions.export import FORMATS, ExportError, NothingToWrite, Wanted, export_bytes, gather, gathering, make, restore
from sessions.export.from_journals import with_journals
from sessions.export.gathering import without_empty
from sessions.export.previewing import account, preview
from sessions.export.recognisable import apart, letters, stands_in
from sessions.export.scope import names_of, opened
from sessions.export.writers.flowing import flow
from sessions.export.writers.markdown import write as markdown
from sessions.journal import Journal, set_passphrase
from sessions.leaving.leaving import EntryLeaving, Leaving, RunLeaving, SessionLeaving
from sessions.library.beginning import frame_of, new_session
from sessions.library.templates import built_in
from sessions.lines.carry_out import perform
from sessions.live.session import Session, open_session
from tests.exercises.pages_lines import STORIES
from tests.filled_wall import FILLED, PRIVATE, note, wall_session
from tests.leaving import every_file
from tests.lines import SAMPLE, session
from tests.sessions.export_helpers import kept, worked_session

FACILITATORS = "for the facilitators only"


def everything(held: Session, audience: Audience) -> dict[str, str]:
    """What every format makes of it, as one text a format; formats that have nothing to hold are missing."""
    made: dict[str, str] = {}
    for what, text in every_file(held, audience):
        form = what.partition(" for ")[0]
        made[form] = f"{made.get(form, '')}{text}\n"
    return made


def said(left: tuple[LeftOut, ...]) -> list[str]:
    return [str(held) for held in left]


# -- what is left out -------------------------------------------------------------------------------------------------


def test_what_is_left_out_is_counted_with_its_reason() -> None:
    held = session(*SAMPLE, "note: ring Jo", "note: ask about the room", "learned me: keep quiet")
    perform(held, "l2 consent in this room only")
    perform(held, "l1 consent without my number")
    perform(held, "learned me: and gone")
    perform(held, "l3 consent withdrawn")
    left = said(gather([held], "participants").left_out)
    for line in (
        f"2 private notes: {FACILITATORS}",
        f"2 names of who held a chair: {FACILITATORS}",
        "1 quote: for this room only",
        "1 quote: taken back by whoever said them",
        f"1 kept thought: {FACILITATORS}",
        f"1 witness: {FACILITATORS}",
    ):
        assert line in left
    assert gather([held], "participants").consents == {"without my number": 1}
    assert gather([held], "participants").carried == {held.name: {"live-grid": ("l1",)}}
    assert said(gather([held], "facilitators").left_out) == ["1 quote: taken back by whoever said them"]
    assert "1 difference: for those who were in the room" in said(gather([held], "public").left_out)


def test_the_same_left_out_of_two_sessions_is_counted_together() -> None:
    one, two = session("note: first", title="One"), session("note: second", title="Two")
    assert f"2 private notes: {FACILITATORS}" in said(gather([one, two], "participants").left_out)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_taken_back_words_are_in_no_byte_of_any_format(audience: Audience, tmp_path: Path) -> None:
    held = session(*SAMPLE, "learned me: ūnforgettable words", "learned team: stays here with us")
    perform(held, "l2 consent without my number")
    held.record("show", {"run": "live-grid", "view": "learning"})
    perform(held, "hold")
    assert "ūnforgettable" in json.dumps(held.events[-1].document(), ensure_ascii=False), "the picture has them"
    perform(held, "l2 consent withdrawn")
    perform(held, "l3 consent without my number")
    made = everything(held, audience)
    assert {"md", "html", "json", "docx"} <= set(made)
    assert not [key for key, text in made.items() if "ūnforgettable" in text or "\\u016bnforgettable" in text]
    assert "stays here with us" in made["md"]


def test_a_session_comes_back_without_the_words_that_were_taken_back(tmp_path: Path) -> None:
    held = session(*SAMPLE, "learned me: gone again")
    perform(held, "l2 consent withdrawn")
    back = open_session(restore(kept(tmp_path, export_bytes(held, "json", "facilitators"))))
    state, before = back.state.runs["live-grid"].state, held.state.runs["live-grid"].state
    assert state.learnings[2].text == "[taken back by whoever said it]" and state.learnings[2].consent == "withdrawn"
    assert replace(state, learnings={}) == replace(before, learnings={})
    assert state.learnings[1] == before.learnings[1]


# -- the narrowest page -----------------------------------------------------------------------------------------------


def test_a_public_page_tells_nothing_that_was_played() -> None:
    held = session(*SAMPLE, "learned me: to sit down first", "learned me: nobody asked about this")
    perform(held, "l2 consent with my P-number")
    made = everything(held, "public")
    for key, text in made.items():
        for words in (
            "Tama",
            "physiotherapist",
            "standing first",
            "once a week",
            "cup of tea",
            "Aroha",
            "too many",
            "nobody asked about",
            "P07",
            "Kāinga Ora",
        ):
            assert words not in text, (key, words)
    assert "to sit down first" in made["md"] and "A summary that anybody may read" in made["md"]


def test_a_public_page_is_at_most_what_participants_have() -> None:
    told = set()
    for held in (wall_session(), session(*SAMPLE), worked_session(), session(*STORIES, exercises=["stories"])):
        narrow, wide = (gather([held], audience) for audience in ("public", "participants"))
        for one, other in zip(narrow.leaving.sessions[0].runs, wide.leaving.sessions[0].runs, strict=True):
            assert one.key == other.key
            assert sum(len(sheet.rows) for sheet in one.sheets) <= sum(len(sheet.rows) for sheet in other.sheets)
            assert len(one.linked) <= len(other.linked) and not one.dates and not one.linked
        carried = narrow.carried.get(held.name, {})
        for run, keys in carried.items():
            assert set(keys) <= set(wide.carried[held.name][run])
            told |= set(keys)
    assert told, "something leaves for both"


def test_a_talk_and_a_frame_tell_anybody_nothing_of_what_was_said() -> None:
    held = session("next", "task: what do I do about Friday", "park: the roster", exercises=("group-thinking-caps",))
    text = everything(held, "public")["md"]
    assert "Friday" not in text and "roster" not in text
    left = said(gather([held], "public").left_out)
    assert "1 parked thing: for those who were in the room" in left and any("line of a talk: a talk" in n for n in left)
    assert held.state.run.template.purpose in text.replace("\\", "")


@pytest.mark.parametrize(("people", "told"), [(4, False), (5, True)])
def test_how_many_came_is_public_only_from_five_on(people: int, told: bool) -> None:
    held = session()
    frame = frame_of(held).key
    held.record("day", {"people": people}, run=frame)
    held.record("meeting", {"kind": "shared training"}, run=frame)
    gathered = gather([held], "public")
    page = markdown(gathered.leaving).files[""].decode()
    assert (f"{people} people took part" in page) is told
    assert any("under five" in warning for warning in gathered.warnings) is not told


def test_nobody_knows_how_many_there_were() -> None:
    held = session()
    assert any("Nobody noted how many" in one for one in gather([held], "public").warnings)
    assert gather([held], "participants").warnings == ()
    alone = session()
    alone.record("day", {"people": 1}, run=frame_of(alone).key)
    assert gather([alone], "participants").warnings[0].startswith("Only one person was there.")


# -- number, role and organisation ------------------------------------------------------------------------------------

WHO = Quotable("1", "words", "with my P-number", "P03, physio, Te Awa Health")


def leaving_of(*parts: Any, sheets: tuple[Sheet, ...] = ()) -> SessionLeaving:
    run = RunLeaving("wall", "Wall", Outline("facilitators", parts), sheets)
    return SessionLeaving("day", "Day", "", "", "", "", (run,))


def test_a_number_never_stands_with_role_and_organisation() -> None:
    made, count = apart(
        leaving_of(
            Paragraph("P03, a Physio at Te Awa Health, said so"),
            Paragraph("P03 said so"),
            Paragraph("a physio, P03"),
            Bullets(("p03 (physio, Te Awa Health)", "P033 physio Te Awa Health")),
            Table(("who", "what"), (("P03", "physio"), ("P03 physio", "of Te Awa Health"))),
            sheets=(Sheet("notes", "", ("a", "b", "c"), (("P03", "physio", "te awa health"), ("P03", "physio", ""))),),
        ),
        [WHO],
    )
    parts = made.runs[0].outline.parts
    assert parts[0] == Paragraph("somebody, a Physio at Te Awa Health, said so")
    assert parts[1:3] == (Paragraph("P03 said so"), Paragraph("a physio, P03"))
    assert parts[3] == Bullets(("somebody (physio, Te Awa Health)", "P033 physio Te Awa Health"))
    assert parts[4] == Table(("who", "what"), (("P03", "physio"), ("somebody physio", "of Te Awa Health")))
    assert made.runs[0].sheets[0].rows == (("somebody", "physio", "te awa health"), ("P03", "physio", ""))
    assert count == 4
    same, none = apart(leaving_of(Paragraph("P03, physio")), [replace(WHO, who="P03, physio")])
    assert none == 0 and same == leaving_of(Paragraph("P03, physio"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ask before; they act!", True),
        ("ask before they acted", False),
        ("P03 ask before", True),
        ("", False),
        ("P03", False),
    ],
)
def test_words_are_found_however_a_format_breaks_them(text: str, found: bool) -> None:
    letters = "".join(mark for mark in "12 somebody Ask before / they act" if mark.isalnum())
    assert stands_in(text.replace("ask", "Ask"), letters) is found


# -- scope, and the same bytes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["Knowing who to ring", "knowing WHO to ring", "who to ring", "P07 rang us", "P07", "😂", "…", "", "nobody"]
)
def test_in_facts_the_same_words_are_found_as_in_any_page(text: str) -> None:
    cells = ("Knowing who to ring", "P07 rang us", "😂", "P07")
    facts = tuple(Fact("notes", str(at), {"text": cell, "number": at}) for at, cell in enumerate(cells))
    run = RunLeaving("wall", "A wall", Outline("facilitators", ()), data=facts)
    assert (text in gathering._InFacts(run)) == stands_in(text, letters(run))


def test_several_sessions_are_one_file_in_the_order_they_were_held() -> None:
    held = [session("note: n", title=title) for title in ("Beginning", "Going on")]
    for form in ("md", "json", "html", "docx"):
        for audience in AUDIENCES:
            one, other = (make(order, Wanted(form, audience, title="Programme")) for order in (held, held[::-1]))
            assert one.written.files == other.written.files
    page = make(held, Wanted("md", "participants", title="Te Awa")).written.files[""].decode()
    assert page.startswith("# Te Awa\n") and page.index("## Beginning") < page.index("## Going on")
    assert make(held, Wanted("md", "participants")).written.files[""].startswith(b"# 2 sessions\n")
    whole = json.loads(make(held, Wanted("json", "facilitators")).written.files[""])
    assert whole["kind"] == "sessions" and [one["name"] for one in whole["sessions"]] == [one.name for one in held]
    pages = json.loads(make(held, Wanted("json", "public")).written.files[""])
    assert pages["kind"] == "pages" and len(pages["sessions"]) == 2


def test_several_sessions_cannot_come_back_as_one(tmp_path: Path) -> None:
    held = [session(title="One"), session(title="Two")]
    data = make(held, Wanted("json", "facilitators")).written.files[""]
    with pytest.raises(ExportError, match="several sessions"):
        restore(kept(tmp_path, data))


def test_several_sessions_have_tables_of_their_own() -> None:
    one, two = wall_session([note("first day")], "One"), wall_session([note("second day")], "Two")
    files = make([two, one], Wanted("csv", "facilitators")).written.files
    stem = {held: held.name for held in (one, two)}
    assert b"first day" in files[f"{stem[one]}-notes.csv"] and b"second day" in files[f"{stem[two]}-notes.csv"]
    about = files["README.txt"].decode("utf-8-sig")
    assert all(f"{name}: " in about for name in files if name != "README.txt")


def test_a_programme_is_its_place_or_the_words_in_its_titles() -> None:
    for title, place in (("One", "Te Awa"), ("Two", "Hutt"), ("Three", "te awa")):
        new_session(title, [built_in()["live-grid"]], place=place, by="F2").close()
    assert [name.rpartition("-")[2] for name in names_of("Te Awa")] == ["one", "three"]
    with pytest.raises(ExportError, match="“Nowhere” is no programme, and no session has it"):
        names_of("Nowhere")
    with opened(names_of("hutt")) as (only,):
        assert only.state.title == "Two"


@pytest.mark.parametrize("make_session", [worked_session, wall_session, lambda: session(*SAMPLE)])
def test_the_same_session_gives_the_same_bytes_in_every_format(make_session: Callable[[], Session]) -> None:
    held = make_session()
    again = open_session(held.name, read_only=True)
    for audience in AUDIENCES:
        for key in FORMATS:
            try:
                first = make([held], Wanted(key, audience)).written.files
            except NothingToWrite:
                continue
            assert make([again], Wanted(key, audience)).written.files == first, (key, audience)
    again.close()


def test_a_session_that_has_hardly_begun_can_be_exported() -> None:
    bare = new_session("Bare", [], by="F2")
    for audience in AUDIENCES:
        assert "No exercise was held" in everything(bare, audience)["md"]


def test_dates_name_people_only_for_the_facilitators() -> None:
    held = session(*SAMPLE)
    for audience in ("participants", "public"):
        for run in gather([held], audience).leaving.sessions[0].runs:
            assert not [date for date in run.dates if date.words]


# -- journals ---------------------------------------------------------------------------------------------------------

ENTRY = EntryLeaving("f1-1", "F1", "day", "After the day", "2026-03-12", (("Event", "=they *laughed*"), ("", "more")))


def test_journal_entries_leave_for_facilitators_only() -> None:
    held = wall_session([note("one")])
    locked = LeftOut(6, "“my reaction” of an entry", "“my reaction” of 6 entries", "locked to its author")
    for audience in ("participants", "public"):
        gathered = gather([held], audience, entries=[ENTRY])
        assert gathered.leaving.entries == () and f"1 journal entry: {FACILITATORS}" in said(gathered.left_out)
    gathered = gather([held], "facilitators", entries=[ENTRY], entries_left_out=[locked])
    assert said(gathered.left_out) == [str(locked)] and gathered.leaving.entries == (ENTRY,)
    wanted = Wanted("md", "facilitators", entries=(ENTRY,))
    page = make([held], wanted).written.files[""].decode()
    assert "### After the day, F1, 2026-03-12" in page and "=they \\*laughed\\*" in page
    tables = make([held], replace(wanted, format="csv")).written.files
    assert b'"f1-1"' in tables["journal.csv"] and b"'=they *laughed*" in tables["journal-words.csv"]
    whole = json.loads(make([held], replace(wanted, format="json")).written.files[""])
    assert whole["entries"][0]["parts"][0] == {"prompt": "Event", "words": "=they *laughed*"}


def test_a_json_with_entries_in_it_still_brings_the_session_back(tmp_path: Path) -> None:
    held = wall_session()
    data = make([held], Wanted("json", "facilitators", entries=(ENTRY,))).written.files[""]
    back = open_session(restore(kept(tmp_path, data)))
    assert back.state.runs == held.state.runs and "laughed" not in json.dumps(back.documents())


def test_what_leaves_knows_no_more_than_was_gathered() -> None:
    held = wall_session(FILLED)
    narrow = gather([held], "participants").leaving
    assert isinstance(narrow, Leaving) and narrow.facilitators == () and narrow.sessions[0].documents == ()
    assert narrow.sessions[0].record == () and not [words for words in PRIVATE if words in repr(narrow)]
    wide = gather([held], "facilitators", documents=True).leaving
    assert len(wide.sessions[0].documents) == len(held.events) and wide.facilitators == ("typist",)


@pytest.mark.usefixtures("quick_passphrases")
def test_only_what_an_author_moved_out_leaves_a_journal() -> None:
    held = wall_session([note("one")])
    journal = Journal.open("F1")
    for event in ("Four answered at once", "stays with me"):
        saved = journal.save(journal.begin("alone", session=held.name), {"event": event, "reaction": "I was sharp"})
        assert saved is not None
    journal.move_out(1, ["event"])
    journal.close()
    asked = with_journals(Wanted("md", "facilitators"), [held], asked=True)
    page = make([held], asked).written.files[""].decode()
    assert "Four answered at once" in page and "stays with me" not in page and "I was sharp" not in page
    assert said(asked.entries_left_out) == [
        "1 journal entry: kept by their authors, as far as they did not move them out",
        "2 reactions: locked to their authors",
    ]
    unasked = with_journals(Wanted("md", "facilitators"), [held], asked=False)
    assert unasked.entries == () and "2 journal entries: journals stay" in str(unasked.entries_left_out[0])
    assert "--journal" in str(unasked.entries_left_out[0])
    narrow = with_journals(Wanted("md", "participants"), [held], asked=False)
    assert str(narrow.entries_left_out[0]) == "2 journal entries: journals stay with their authors"
    assert str(unasked.entries_left_out[1]) == "2 reactions: locked to their authors"
    set_passphrase("F1", "kererū at dusk", understood=True)
    locked = with_journals(Wanted("md", "facilitators"), [held], asked=False)
    assert [one.count for one in locked.entries_left_out] == [2], "a locked journal does not tell of its reactions"


def test_reactions_moved_out_are_not_counted_as_kept() -> None:
    held = wall_session([note("one")])
    journal = Journal.open("F1")
    for event in ("Four answered at once", "stays with me"):
        assert journal.save(journal.begin("alone", session=held.name), {"event": event, "reaction": "I was sharp"})
    journal.move_out(1, ["reaction"], sure=True)
    journal.delete(2)
    journal.close()
    asked = with_journals(Wanted("md", "facilitators"), [held], asked=True)
    assert "locked to" not in str(said(asked.entries_left_out))
    unasked = with_journals(Wanted("md", "facilitators"), [held], asked=False)
    assert "1 reaction: locked to their authors" in said(unasked.entries_left_out)


def test_an_exercise_that_has_nothing_for_them_is_not_even_named() -> None:
    held = session("statement works me: We ask", "1 > new Asked first", exercises=("distil",), title="After")
    for audience in ("participants", "public"):
        made = make([held], Wanted("json", audience))
        every = "\n".join([*preview(made, [held]), *account(made), *everything(held, audience).values()])
        assert "Distil" not in every and "distil" not in every and "We ask" not in every
        assert gather([held], audience).leaving.sessions[0].runs == ()
    assert "Distil" in everything(held, "facilitators")["md"]


def test_a_session_is_told_with_the_day_it_was_held() -> None:
    held = session()
    held.record("day", {"date": "2025-11-20"}, run=frame_of(held).key)
    one = gather([held], "participants").leaving.sessions[0]
    assert (one.day, one.date) == ("20 November 2025", "2025-11-20")


def test_a_page_without_anything_for_its_readers_does_not_say_that_nothing_was_held() -> None:
    there = RunLeaving("after", "After", Outline("participants", ()), dates=())
    for held_back, said in ((True, "stays with those who did it"), (False, "No exercise was held in this session yet")):
        one = SessionLeaving("n", "A day", "", "", "", "", (), held_back=held_back)
        text = markdown(Leaving("participants", "A day", (one,))).files[""].decode("utf-8")
        assert said in text and ("No exercise" in text) != held_back
        assert [part.text for part in flow(Leaving("participants", "A day", (one,)))[1:]] == [part_of(text)]
    assert without_empty(SessionLeaving("n", "A day", "", "", "", "", (there,)), "public").held_back
    assert not without_empty(SessionLeaving("n", "A day", "", "", "", "", ()), "public").held_back


def part_of(text: str) -> str:
    """The last paragraph of a page."""
    return text.strip().splitlines()[-1]


@pytest.mark.parametrize("format", ["ics", "graphml"])
def test_the_public_is_told_whom_days_and_chairs_are_for(format: str) -> None:
    held = session(*SAMPLE)
    with pytest.raises(NothingToWrite, match="for those who took part"):
        make([held], Wanted(format, "public"))


def test_an_exercise_that_nobody_did_anything_in_leaves_for_nobody_else() -> None:
    held = session(exercises=["live-grid", "canvas"])
    for line in ("next", "pause", "resume", "exercise canvas", "pains: told off for a long visit"):
        perform(held, line)
    there = {audience: [run.key for run in gather([held], audience).leaving.sessions[0].runs] for audience in AUDIENCES}
    assert there["participants"] == ["canvas"] and "live-grid" in there["facilitators"]
    assert [run.key for run in gather([session()], "participants").leaving.sessions[0].runs] == ["live-grid"]
