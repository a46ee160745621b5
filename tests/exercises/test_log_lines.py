"""The frame's lines: each one it shows fits, is undone by replay, and is the frame's own wherever it is typed."""

from __future__ import annotations

import pytest

from exercises.frame.language import LANGUAGE, grouped
from exercises.frame.reading import text as in_lines
from exercises.frame.shape import LOG
from exercises.frame.state import Frame
from exercises.kernel.anywhere import ANYWHERE, complete, parse
from exercises.kernel.shape import ExerciseError
from sessions.library import templates
from sessions.lines.carry_out import perform
from sessions.lines.frame import read
from sessions.live.state import FRAME
from tests.lines import again, play, session

EXAMPLES = tuple(form for _, forms in grouped(None) for form in forms)
SAMPLE = (
    "agenda + Mihi, welcome: 20 light",
    "agenda + Post-its: 25 stir explore e d post-its",
    "agenda + Tea: 15 break",
    "agenda + Grid: Tama and the door: 125 stir practise live-grid",
    "agenda + Close: 10",
    "agenda starts 8:45",
    "held on 26 March",
    "meeting reflective practice",
    "people 27",
    "agenda next",
    "tikanga: karakia was asked for",
    "told",
    "together judgement: let it be heard first",
    "together funding: we name the contract",
    "u2 reservations",
    "together critical: ten minutes at the end",
    "u1: say it, then let it be heard",
    "together stop word: kāti",
    "round in 27",
    "weather sunny 6 cloud 13 rain 5 pass 3",
    "jargon SLT = Speech-language therapist",
    "jargon outputs",
    "jargon CCP = co-ordinated care plan",
    "jargon LSP",
    "jargon closed = we stopped",
    "jargon key worker",
    "jargon kaupapa = a purpose",
    "j3 same j4",
    "j4 same: one plan",
    "j1 school: senior leadership team",
    "j1 differs",
    "j5 hears: a door",
    "j5 instead: here is how to open it again",
    "j5 used by hospital, provider",
    "jargon learned: we caught the others' words",
    "jargon corner on",
    "park: interpreters, how?",
    "park: hospital parking, again",
    "p2 back 26 March",
    "p1 carries F1",
    "note: watch the time",
    "moment: somebody stood up",
    "action P05: ring the ward by Friday",
    "action: tidy up",
    "elephant box",
    "e1 agreed",
    "e1: we were sent and are polite",
    "e1 now",
    "e1 carries F1",
    "e1 review 26 March",
    "elephant private",
    "e2 later",
    "e2 when next session",
    "e2 changed: the seats",
    "conversation nurse > head teacher do: what would you drop?",
    "c1 owner P05",
    "takeaway team: count visits first",
    "w1 consent in this room only",
    "assumption: families have a car",
    "so we will: ask how people get here",
    "back 26",
    "timer 10: Thinking Caps",
    "feedback helped: the chairs; way: cold; next: heater; myself some",
    "feedback blank",
    "feedback way: acronyms",
    "feedback theme: tight around the chairs",
    "reply: bigger letters / fewer lines",
    "said: F1 answered it",
    "round out spoke 24 pass 2",
)
"""A day with something of everything in it."""
BEFORE = {
    "timer pause": ("timer 10",),
    "e1 aloud": (),
    "agenda next": (),
    "elephant over": ("elephant",),
    "back": ("next",),
    "room 27": ("room 20",),
    "undo": (),
    "redo": (),
    "unname all: Priya / a colleague": ("park: ask Priya",),
    "unname e1: Priya / a colleague": ("e1: what Priya was not told",),
}


def frame(*lines: str) -> Frame:
    """A new frame after typed lines."""
    started: Frame = play(LOG.start(templates.built_in()["frame"]), *lines)
    return started


@pytest.fixture(scope="module")
def filled() -> Frame:
    return frame(*SAMPLE)


def test_every_word_of_the_grammar_has_an_example() -> None:
    shown = {example.split()[0].rstrip(":") for example, _ in EXAMPLES}
    words = set(LANGUAGE.first_words)
    assert words - shown == {"stop", "left", "pause", "resume"}


@pytest.mark.parametrize("line", [line for line, _ in (*EXAMPLES, *ANYWHERE) if not line.startswith(("show ", "go "))])
def test_each_line_it_shows_fits_and_changes_something(line: str, filled: Frame) -> None:
    here = play(filled, *BEFORE.get(line, ()))
    command = parse(line, LOG, here)
    assert command.says
    if command.action == "move":
        assert play(here, line) != here or line in SAMPLE, line


def test_each_line_of_each_phase_fits_there(filled: Frame) -> None:
    for phase in filled.template.phases:
        here = play(filled, f"go {phase.key}")
        assert here.phase == phase.key and here.since
        for line in phase.record:
            play(here, line)
        assert LOG.phase_view(here) in dict(LOG.room_views(here))


@pytest.mark.parametrize("exercise", ["live-grid", "thinking-caps", "adoption-review"])
def test_the_frame_owns_its_lines_inside_any_exercise(exercise: str) -> None:
    held = session(*SAMPLE, "park: ask Priya", "e1: what Priya was not told", exercises=[exercise])
    assert held.state.frame is not None
    state = held.state.frame.state
    for line, _ in EXAMPLES:
        for typed in (line, line.upper() if ":" not in line else line):
            told = LOG.parse(typed, state)
            if told.data.get("of"):
                with pytest.raises(ExerciseError, match="There is no note 17"):
                    read(held, typed)
                continue
            command = read(held, typed)
            # Where a name stands is said behind it.
            assert command.kind == told.kind and command.says.startswith(told.says), typed
            assert read(held, typed).run == FRAME or told.action == "none", typed


def test_a_board_keeps_its_own_lines() -> None:
    held = session(*SAMPLE, "elephant box", exercises=["live-grid"])
    for line in (
        "9 why: nobody asked her",
        "7 vs 8 do: x",
        "a1 yes 7",
        "d1 remove",
        "k1 by Friday",
        "l1 consent withdrawn",
        "m1 remove",
        "next",
        "back",
        "go 4",
        "park 17",
        "17 > 3",
        ": told off again",
        "told off by the doctor",
        "so we never know",
        "stop word: kāti",
        "said nothing",
        "note taking while I speak",
        "noted",
        "agree 2: x",
        "talk 24 > 4 who: x",
        "pause",
        "+ child Tama: the child",
        "round and round we go",
        "elephants",
        "timers",
        "t3",
        "show agenda",
        "undo",
        "reply to her",
        "weather permitting",
        "moment of truth",
        "action plans nobody reads",
        "meeting after meeting",
        "people talk",
        "follow the money",
        "feedback is never given",
        "together we stand",
        "question: x",
        "jargons",
        "",
        "assumptions",
    ):
        try:
            assert read(held, line).run != FRAME or read(held, line).action == "show", line
        except ExerciseError as refused:
            assert len(str(refused)) > 15, line


def test_a_refused_line_says_what_would_fit(filled: Frame) -> None:
    for line in (
        "e9 now",
        "j99 means: x",
        "p9 done",
        "g99 begin",
        "timer",
        "timer soon",
        "together nowhere: x",
        "round sideways",
        "weather sunny",
        "weather Ana 3",
        "action Ana: ring",
        "reply: no slash",
        "u9 all",
        "f9 way: x",
        "agenda",
        "meeting lunch",
        "jargon",
        "park:",
        "e2: words without a yes",
        "so we will",
        "feedback nothing",
        "agenda starts 99",
        "held on soon",
        "conversation nurse: x",
        "takeaway nobody: x",
        "w1",
        "q1 maybe",
        "back soon",
        "timer 0",
        "timer 9999",
        "elephant Ana",
        "g1 minutes many",
        "g1 move 99",
        "g1 at noonish",
        "g1 at 25:00",
        "people lots",
        "zzz",
        "j1 same",
        "j1 same j99",
        "j1",
        "people",
    ):
        with pytest.raises(ExerciseError) as refused:
            play(filled, line)
        assert len(str(refused.value)) > 15, line


def test_a_title_may_have_colons_of_its_own_and_a_time_before_or_behind_it_is_its_time() -> None:
    held = frame(
        "agenda + Post-its: what HELPS, in silence: 25 light",
        "agenda + Tea at 10:30",
        "agenda + Bus 10:30: 5",
        "agenda + Lunch at 1:30pm: 45",
        "agenda + 1:15 PM - 2:45 PM The grid",
        "agenda + Talk of 1:1 time: 1.5 hours light",
        "agenda: 9 Uhr Start (15 min, stir)",
        "agenda + The bus of 16:45 to town: 10",
    )
    assert [(item.title, item.planned, item.minutes) for item in held.in_order()] == [
        ("Post-its: what HELPS, in silence", "", 25),
        ("Tea", "10:30", 0),
        ("Bus", "10:30", 5),
        ("Lunch", "13:30", 45),
        ("The grid", "13:15", 90),
        ("Talk of 1:1 time", "", 90),
        ("Start", "09:00", 15),
        ("The bus of 16:45 to town", "", 10),
    ]
    assert frame("agenda + Post-its: 25 light explore post-its").items[1].exercise == "post-its"
    assert "things, explore, demonstrate" in parse("agenda + Post-its: 25 stir explore e d", LOG, held).says
    changed = play(
        held, "g1 at 1:30 pm", "g1 minutes 1 h 30", "g2 at noon", "agenda starts 8.45 am", "timer half an hour"
    )
    assert (changed.items[1].planned, changed.items[1].minutes, changed.items[2].planned) == ("13:30", 90, "12:00")
    assert changed.facts.starts == "08:45" and changed.timer.seconds == 1800
    asked = parse("agenda + Tea: 1425", LOG, held)
    assert asked.warning == "That is 23 hours 45 minutes: is it meant?"


def test_a_time_so_early_that_nobody_meets_is_asked_about() -> None:
    held = frame("agenda + Tea: 15")
    for line, early, later in (
        ("agenda + Lunch at 1:30: 45", "01:30", "13:30"),
        ("agenda: Close at quarter to four", "03:45", "15:45"),
        ("g1 at 6:15", "06:15", "18:15"),
    ):
        said = parse(line, LOG, held).warning
        assert said == f"That is {early}, early in the morning: for the afternoon type {later}."
    for line in ("agenda + Lunch at 1:30 pm: 45", "g1 at 7:00", "agenda + Welcome at 9: 15", "g1 at none"):
        assert parse(line, LOG, held).warning == ""


def test_remarks_on_a_part_of_the_day_are_the_facilitators_own() -> None:
    held = frame("agenda + Tea: 10", "g1 remark: ask Jo for the key", "g1 remark: two thermoses")
    assert held.items[1].remarks == ("ask Jo for the key", "two thermoses")
    assert parse("g1 remark: x", LOG, held).private
    assert any("two thermoses" in line for line in in_lines(held))
    assert play(held, "g1 remark none").items[1].remarks == ()


def test_wording_waits_for_a_yes_and_goes_with_it() -> None:
    held = frame("elephant box")
    with pytest.raises(ExerciseError, match="until the one who named it agrees"):
        play(held, "e1: we were sent")
    agreed = play(held, "e1 agreed", "e1: we were sent")
    assert agreed.elephants[1].wording == "we were sent"
    assert "yes of the one who named it" in parse("e1: x", LOG, agreed).says
    assert play(agreed, "e1 not agreed").elephants[1].wording == ""


def test_while_an_elephant_is_held_nothing_else_is_written(filled: Frame) -> None:
    held = play(filled, "elephant")
    for line in ("note: x", "park: x", "jargon x", "moment", "said: x", "feedback helped: x", "action: x", "told"):
        with pytest.raises(ExerciseError, match="elephant over"):
            play(held, line)
    assert LOG.progress(held).wordless and play(held, "e2 be", "timer +5").elephant_held
    over = play(held, "elephant over")
    assert not over.elephant_held and not over.paused_since and not LOG.progress(over).wordless
    assert len(over.elephants) == len(filled.elephants)


def test_a_meaning_that_spells_the_word_stands_for_it() -> None:
    held = frame(
        "jargon SLT = Speech-language therapist", "jargon closed = we stopped", "jargon SLT = helps with talking"
    )
    assert (held.terms[1].stands_for, held.terms[1].plain) == ("Speech-language therapist", "helps with talking")
    assert held.terms[2].plain == "we stopped" and len(held.terms) == 2
    assert parse("jargon slt", LOG, held).action == "none"


@pytest.mark.parametrize(
    ("typed", "term", "stands_for", "plain"),
    [
        (
            "jargon NASC: needs assessment and service coordination",
            "NASC",
            "needs assessment and service coordination",
            "",
        ),
        ("jargon: NASC: who decides what is paid", "NASC", "", "who decides what is paid"),
        ("jargon ratio 1:3 = one for three", "ratio 1:3", "", "one for three"),
        ("jargon hidden: SLT: helps with talking", "SLT", "", "helps with talking"),
        ("jargon 1:1 support", "1:1 support", "", ""),
    ],
)
def test_a_meaning_may_stand_behind_a_colon(typed: str, term: str, stands_for: str, plain: str) -> None:
    caught = frame(typed).terms[1]
    assert (caught.term, caught.stands_for, caught.plain) == (term, stands_for, plain)


def test_te_reo_is_offered_a_meaning_and_never_listed() -> None:
    held = frame("jargon whānau = family, and more", "jargon hui", "jargon triage")
    assert [term.reo for term in held.terms.values()] == [True, True, False]
    listed = str(LOG.room_view(held, "jargon")) + str(LOG.room_view(held, "jargon latest"))
    assert "triage" in listed and "whānau" not in listed and "hui" not in listed
    assert "family, and more" in str(LOG.room_view(held, "kupu"))
    assert "hui" in str(LOG.room_view(play(held, "j2 reo no"), "jargon"))
    assert "not listed as jargon" in parse("jargon kōrero", LOG, held).warning


def test_one_thing_with_many_names() -> None:
    held = frame(*(f"jargon {word}" for word in "ABCDE"), "j1 same j2", "j3 same: one plan", "j1 same j3")
    assert [(group.name, group.terms) for group in held.groups] == [("one plan", (1, 2, 3))]
    held = play(held, "j4 same: one plan", "j5 same: the call", "j4 same: the call")
    assert [(group.name, group.terms) for group in held.groups] == [("one plan", (1, 2, 3)), ("the call", (4, 5))]
    assert play(held, "j5 apart", "j4 apart").group_of(4) is None
    named = frame("jargon A", "jargon B", "j1 same j2", "j2 same: the page")
    assert [(group.name, group.terms) for group in named.groups] == [("the page", (1, 2))]


def test_an_agreement_changes_with_its_history() -> None:
    held = frame(
        "together judgement: be kind", "u1 all", "u1: say it kindly", "u1 reservations", "u1 out: it silenced us"
    )
    line = held.agreement[1]
    assert line.out and line.text == "say it kindly"
    assert [(change.what, change.was, change.why) for change in line.history] == [
        ("other words", "be kind", ""),
        ("taken out", "say it kindly", "it silenced us"),
    ]
    assert frame("together judgement: be kind", "u1 all", "u1: say it").agreement[1].agreed == ""
    assert "say it kindly" not in str(LOG.room_view(held, "agreement"))


def test_every_line_is_undone_and_redone_by_replay() -> None:
    held = session(exercises=["frame"])
    states = [held.state]
    for line in (*SAMPLE, "go after"):
        if perform(held, line).event is not None:
            states.append(held.state)
    assert len(states) > 60
    for before in reversed(states[:-1]):
        perform(held, "undo")
        assert held.state == before
    for after in states[1:]:
        perform(held, "redo")
        assert held.state == after
    assert again(held).state == states[-1] == held.state


def test_a_thing_keeps_its_number_whatever_is_taken_back_before_it() -> None:
    held = session("park: first", exercises=["frame"])
    perform(held, "undo")
    perform(held, "park: second")
    assert list(held.state.run.state.parked) == [1]
    perform(held, "park: third")
    first = again(held, by="F1")
    assert list(first.state.run.state.parked) == [1, 2]


def test_words_are_found_with_and_without_macrons(filled: Frame) -> None:
    for words, goes in (
        ("kati", "together stop word"),
        ("interpreters", "p1"),
        ("senior leadership", "j1"),
        ("one plan", "j3"),
        ("we were sent", "e1"),
        ("ring the ward", "q1"),
        ("acronyms", "f3"),
    ):
        assert goes in [found for found, _ in LOG.find(filled, words)], words


def test_lines_are_completed_and_explained(filled: Frame) -> None:
    for line, wanted in (
        ("jar", "jargon "),
        ("ele", "elephant"),
        ("together fun", "together funding: "),
        ("j1 st", "j1 stands for: "),
        ("timer p", "timer pause"),
        ("weather su", "weather sunny "),
        ("w1 consent wi", "w1 consent withdrawn"),
        ("g1 be", "g1 begin"),
        ("jargon clo", "jargon closed = "),
    ):
        assert wanted in [found.line for found in complete(line, LOG, filled)], line
    assert any("stands for" in line for line, _ in LOG.examples(filled))


def test_what_was_kept_by_mistake_is_taken_out_and_its_number_stays_its_own() -> None:
    held = frame("jargon A", "jargon B", "jargon C", "j1 same j2", "j3 same: one plan", "park: x", "elephant box")
    held = play(held, "j1 remove", "p1 remove", "e1 remove", "park: y")
    assert list(held.terms) == [2, 3] and held.group_of(2) is None and list(held.parked) == [2] and not held.elephants
    for line in ("p1 remove", "g1 remove", "u1 remove", "p9 remove"):
        with pytest.raises(ExerciseError):
            play(held, line)


def test_somebody_to_follow_up_is_marked_while_nothing_is_written_and_the_words_wait() -> None:
    held = session(exercises=["prompt-cards"])
    for line in ("go tell", "follow up"):
        perform(held, line)
    with pytest.raises(ExerciseError, match="Nothing is written just now"):
        perform(held, "follow up: ring the one who left early")
    with pytest.raises(ExerciseError, match="come after the colon"):
        perform(held, "note")
    for line in ("go deck", "n1: ring the one who left early", "n1 done"):
        perform(held, line)
    (note,) = held.state.runs[FRAME].state.notes.values()
    assert note.follow_up and note.done and note.text == "ring the one who left early"


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("agenda: welcome 9:00, kai 10:30", "agenda + welcome 9:00"),
        ("agenda + 9:00 Welcome; 9:30 Grid; 12:00 Lunch", "agenda + 9:00 Welcome"),
        ("agenda + Welcome at 9:00 and kai at 10:30", "agenda + Welcome at 9:00"),
        ("agenda + Welcome: 20, Grid: 90", "agenda + Welcome: 20"),
        ("agenda: Welcome 20 min, Grid 90 min", "agenda + Welcome 20 min"),
    ],
)
def test_several_parts_of_the_day_in_one_line_are_no_part_called_so(line: str, first: str) -> None:
    with pytest.raises(ExerciseError) as refused:
        parse(line, LOG, frame())
    assert str(refused.value).endswith(f"one a line. First {first}")
    assert parse(first, LOG, frame()).kind == "plan_item"


@pytest.mark.parametrize(
    "line",
    [
        "agenda + Mihi, welcome: 20 light",
        "agenda + 9:00 Karakia, mihi and welcome - 15 mins",
        "agenda + Karakia 9:00, 20 min",
        "agenda + Welcome (20 min, light)",
        "agenda + Tea and talk at 10:30: 15",
    ],
)
def test_one_part_may_have_a_comma_and_an_and(line: str) -> None:
    assert parse(line, LOG, frame()).action == "move"


def test_weather_is_counted_as_it_is_said_and_goes_on_with_what_is_not_counted_yet() -> None:
    said = parse("weather sunny 4 cloudy 3 raining 1", LOG, frame()).says
    assert said == "the weather in the group: sunny 4, some cloud 3, rain 1"
    assert [one.line for one in complete("weather sunny 4 cloudy 3 ", LOG, frame())] == [
        "weather sunny 4 cloudy 3 rain ",
        "weather sunny 4 cloudy 3 pass ",
    ]
