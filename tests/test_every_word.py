"""Every word a person can type, wherever it goes: found, in the JSON, taken out for good, never seen wider.

Nothing here lists fields or moves: they are what each exercise's own lines give, and those have a word in every place
that its language reads words in.
"""

from __future__ import annotations

import contextlib
import inspect
import itertools
import json
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from exercises.frame.carrying import carried_from
from exercises.kernel.anywhere import parse
from exercises.kernel.shape import ExerciseError, Redaction
from exercises.kernel.slots import Words
from exercises.kernel.template import Template
from exercises.kernel.things import CONSOLE, OWNER, texts
from exercises.shapes import SHAPES, shape_called
from sessions.export import NothingToWrite, Wanted, export_bytes, gather, make
from sessions.export.event_log import log
from sessions.leaving.documents import kept_documents
from sessions.library import templates
from sessions.lines.carry_out import perform
from sessions.live import called
from sessions.live.session import Session
from sessions.live.state import Run, SessionState, fold
from sessions.store import locations
from tests.lines import AT, again, apply, play, session, shape_of, started
from tests.marked import (
    EVERY,
    NARROWER,
    WORD,
    drawn,
    every_view,
    filled,
    given,
    in_every_phase,
    leaves,
    marked_with,
    typed,
)
from tests.samples import sample_of

TEMPLATES = templates.built_in()
EACH = pytest.mark.parametrize("key", EVERY)


def moves() -> Iterator[tuple[str, str, Run]]:
    """Every kind of move of every shape, with an exercise of it."""
    for template in {held.shape: held for held in TEMPLATES.values()}.values():
        shape = shape_called(template.shape)
        run = Run(template.key, template, shape.start(template))
        for kind in shape.moves:
            yield template.shape, kind, run


def file_of(held: Session) -> str:
    return locations.session_path(held.name).read_text(encoding="utf-8")


def words_kept(template: Template, line: str, states: Iterable[Any]) -> set[tuple[str, str]]:
    """The kind of entry that the line is in the first of those states that takes it, and what of its data has words.
    What one of two must not see before both are done is in nothing that anybody reads there."""
    shape = shape_called(template.shape)
    for state in states:
        with contextlib.suppress(ExerciseError):
            command = parse(line, shape, state)
            said = command.data.items() if command.action == "move" else ()
            kept = {(command.kind, name) for name, value in said if WORD in json.dumps(value)}
            after = apply(state, command) if kept else None
            if kept and (WORD in repr(shape.document(after)) or WORD in leaves(after, "facilitators")):
                return kept
    return set()


@EACH
def test_every_place_that_takes_words_is_among_the_lines_of_its_sample(key: str) -> None:
    template, sample = TEMPLATES[key], sample_of(TEMPLATES[key])
    language = shape_called(template.shape).language
    assert language is not None
    state = started(template, *sample.lines)
    states = [*in_every_phase(state), started(template)]
    missing: set[tuple[str, str]] = set()
    for read in language().forms:
        if read.last is not None and isinstance(read.last.slot, Words) and read.form.example and read.form.when(state):
            example = read.form.example_in(state)
            missing |= words_kept(template, f"{example.partition(':')[0]}: {WORD}", states)
    assert missing, "there are such places"
    for form in sample.fields:
        if not missing:
            break
        missing -= words_kept(template, form.format(WORD), states)
    assert not missing


# -- moves ------------------------------------------------------------------------------------------------------------


def test_every_move_has_words_for_undo_and_for_the_log() -> None:
    assert not [(shape, kind) for shape, kind, run in moves() if not called.called_by_shape(run, kind)]


def test_every_move_about_what_nobody_is_to_be_told_by_is_kept_by_the_day() -> None:
    """An elephant, a feedback sheet, something taken away: the minute would tell whose it was."""
    frame = SHAPES["log"]
    for kind, run in frame.moves.items():
        about = {*inspect.signature(run).parameters} & {"elephant", "sheet", "learning"}
        made = frame.table[kind].makes in ("e", "f", "w")
        is_said = bool(frame.table[kind].forms)
        assert not (is_said and (about or made)) or kind in frame.undated, kind
    held = session("elephant box", "e1 agreed", "takeaway me: x", "feedback helped: y", "f1 way: z", "w1 remove")
    assert {event.at[10:] for event in held.events[-6:]} == {"T00:00:00+00:00"}


@pytest.mark.parametrize("kind", ["note", "retype", "offer", "uptake_sheet", "version", "easy", "why_dropped"])
def test_what_somebody_wrote_or_offered_is_kept_by_the_day(kind: str) -> None:
    assert any(kind in shape.undated for shape in SHAPES.values())


# -- what the facilitators have ---------------------------------------------------------------------------------------


@EACH
def test_every_word_is_found_and_in_the_json(key: str) -> None:
    for state, lines in marked_with(key, WORD):
        shape = shape_of(state)
        document = json.dumps(shape.document(state), ensure_ascii=False)
        missing = [line for said, line in lines.items() if said not in document or not shape.find(state, said)]
        assert not missing


@EACH
def test_no_word_that_may_be_taken_back_or_tell_who_is_in_the_log(key: str) -> None:
    held, found = typed(key)
    told = repr(log(held))
    quoted = {words.text for run in held.state.runs.values() for words in run.shape.quotes(run.state)}
    for said, (line, event) in found.items():
        run = held.state.runs[event.run]
        if event.kind in run.shape.undated or run.template.shape == "talk" or any(said in text for text in quoted):
            assert said not in told, line
    for _ in found:
        with contextlib.suppress(ExerciseError):
            perform(held, "undo")
    taken_back = {event.number for event in held.events} - {event.number for event in held.standing()}
    told = repr(log(held))
    assert not [line for said, (line, event) in found.items() if event.number in taken_back and said in told]


# -- taken out --------------------------------------------------------------------------------------------------------


NAME = "Zqara"
OUT = Redaction(NAME, "a colleague", frozenset())


@EACH
def test_a_name_in_any_field_is_out_of_every_entry(key: str) -> None:
    states = [state for state, _ in marked_with(key, WORD)]
    shape = shape_of(states[0])
    if shape.redact is None:
        return
    tried = set()
    for form in sample_of(TEMPLATES[key]).fields:
        for state in (started(TEMPLATES[key], *sample_of(TEMPLATES[key]).lines), *states):
            with contextlib.suppress(ExerciseError):
                command = parse(form.format(NAME), shape, state)
                if command.action == "move" and NAME in json.dumps(command.data):
                    tried.add(command.kind)
                    data = {"number": 1, **command.data}
                    assert NAME not in json.dumps(shape.redact(command.kind, data, OUT)), form
    assert len(tried) > 2


def recorded_in_the_frame() -> dict[str, tuple[Any, dict[str, Any]]]:
    """By kind, a frame and the data of a move that fits there: of every line it shows, and of what is carried on."""
    frame, template = SHAPES["log"], TEMPLATES["frame"]
    full, empty = started(template, *sample_of(template).lines), frame.start(template)
    lines = [form.example_in(full) for one in frame.table.values() for form in one.forms if form.example]
    held = [play(full, "elephant"), play(full, "pause"), play(full, "timer pause"), play(full, "g3 begin")]
    found = {}
    for here, line in itertools.product((full, empty, *held), (*lines, "go welcome")):
        with contextlib.suppress(ExerciseError):
            command = parse(line, frame, here)
            data = {**command.data, **({"at": AT} if command.kind in frame.timed else {})}
            frame.apply(here, command.kind, data)
            found[command.kind] = here, data
    for state, _ in marked_with("frame", WORD):
        found.update(
            {
                kind: (empty, data)
                for kind, data in carried_from(state, "Before", "session 0 (frame)")
                if kind not in found
            }
        )
    return found


def test_whatever_a_move_of_the_frame_keeps_of_a_name_is_reached() -> None:
    """Also of what no line says but an import or an earlier session: each of its data either loses the name, or never
    takes it. Who recorded a note is known by the name they chose."""
    frame, recorded = SHAPES["log"], recorded_in_the_frame()
    assert frame.redact is not None and set(recorded) == set(frame.moves)
    for kind, (state, data) in recorded.items():
        annotated = inspect.get_annotations(frame.moves[kind])
        named = [name for name, of in annotated.items() if of.startswith(("str", "list[str]"))]
        for name in {*named, *(name for name, value in data.items() if isinstance(value, str))}:
            told = {**data, name: [NAME] if annotated.get(name, "").startswith("list") else NAME}
            if frame.redact(kind, told, OUT) == told and not (name == "by" and frame.table[kind].signed):
                with contextlib.suppress(ExerciseError):
                    assert NAME not in repr(frame.apply(state, kind, told)), (kind, name)


def test_a_name_in_any_field_of_a_wall_goes_everywhere_and_for_good() -> None:
    held = filled("post-its")
    placed = 0
    for form in sample_of(TEMPLATES["post-its"]).fields:
        if "{}" in form and not form.startswith(("unname", "find", "show", "go", "help", "exercise", "{}")):
            with contextlib.suppress(ExerciseError):
                event = perform(held, form.format("Zqara")).event
                placed += event is not None and "Zqara" in json.dumps(event.data)
    assert placed > 20
    perform(held, "reopen")
    perform(held, "unname all: Zqara / a colleague")
    run = held.state.run
    seen = "".join(drawn(view) for now in in_every_phase(run.state) for view in every_view(now))
    assert "Zqara" not in seen + "".join(leaves(run.state, audience) for audience in NARROWER)
    assert "Zqara" not in json.dumps(run.shape.document(run.state)) + json.dumps(kept_documents(held))
    perform(held, "unname for good yes")
    assert "Zqara" not in file_of(held) and again(held).state == held.state


@EACH
def test_words_taken_back_are_nowhere_and_go_for_good(key: str) -> None:
    held, found = typed(key)
    may_go: dict[str, str] = {}
    state: SessionState | None = None
    for event in held.standing():
        state = fold([event], state)
        for run in state.runs.values():
            for words in run.shape.quotes(run.state):
                for said in found:
                    if said in words.text:
                        may_go[said] = words.key
    for name in list(held.state.runs):
        perform(held, f"exercise {name}") if held.state.current != name and name != "frame" else None
        for words in held.state.runs[name].shape.quotes(held.state.runs[name].state):
            for line in (f"{words.key} withdrawn", f"{words.key} consent withdrawn"):
                with contextlib.suppress(ExerciseError):
                    perform(held, line)
                    break
    gone = {
        said
        for said, at in may_go.items()
        for run in held.state.runs.values()
        for words in run.shape.quotes(run.state)
        if words.key == at and words.consent == "withdrawn"
    }
    if not gone:
        assert shape_called(TEMPLATES[key].shape).name in ("talk", "pages", "deck", "netgram", "programme"), (
            "something can be taken back"
        )
        return
    told = json.dumps(kept_documents(held)) + repr(log(held))
    for run in held.state.runs.values():
        told += json.dumps(run.shape.document(run.state)) + json.dumps(run.shape.text(run.state))
        told += "".join(leaves(run.state, audience) for audience in (*NARROWER, "facilitators"))
        told += "".join(map(drawn, every_view(run.state)))
    assert not [found[said][0] for said in gone if said in told]
    perform(held, "withdrawn for good yes")
    kept = file_of(held)
    assert not [found[said][0] for said in gone if said in kept]
    assert again(held).state == held.state


@pytest.mark.parametrize("key", ["thinking-caps", "group-thinking-caps"])
def test_a_talk_of_which_nothing_is_kept_leaves_no_word(key: str) -> None:
    held, found = typed(key)
    assert len(found) > 5
    for line in ("go return", "go closing", "reopen", "keep nothing"):
        with contextlib.suppress(ExerciseError):
            perform(held, line)
    talk = {said: line for said, (line, event) in found.items() if event.run == key}
    told = "".join(map(drawn, every_view(held.state.run.state))) + json.dumps(kept_documents(held)) + repr(log(held))
    assert not [line for said, line in talk.items() if said in told]
    perform(held, "keep nothing for good yes")
    kept = file_of(held)
    assert not [line for said, line in talk.items() if said in kept]


# -- who sees it ------------------------------------------------------------------------------------------------------


def for_the_facilitators(state: Any, lines: dict[str, str]) -> set[str]:
    """The marked words that stand where only they, or whoever said them, may see them."""
    private, wider = set(), set()
    for text in texts(state):
        found = {said for said in lines if said in text.text}
        (private if text.seen_by in (CONSOLE, OWNER) else wider).update(found)
    return private - wider


@EACH
def test_words_for_the_facilitators_or_their_owner_are_never_in_the_room(key: str) -> None:
    for state, lines in marked_with(key, WORD):
        told = "".join(drawn(view) for now in in_every_phase(state) for view in every_view(now))
        assert not [lines[said] for said in for_the_facilitators(state, lines) if said in told]


LEAVES_ALL_THE_SAME = {
    "e1 review": "when an elephant is looked at again, as the group decided",
    "k1 done yes": "what came of a conversation that was agreed",
    "includes 3": "a codebook is made to be read",
    "excludes 3": "a codebook is made to be read",
    "x1 dropped": "the report says what was not asked, and why",
    "outcome": "what somebody asked to keep of a talk",
}
"""Words that no room sees, and pages for others have, each by how its line begins, and why."""


@EACH
def test_words_for_the_facilitators_or_their_owner_leave_for_nobody_else(key: str) -> None:
    for state, lines in marked_with(key, WORD):
        told = "".join(given(state, audience) for audience in NARROWER)
        left = [lines[said] for said in for_the_facilitators(state, lines) if said in told]
        assert not [line for line in left if not line.startswith(tuple(LEAVES_ALL_THE_SAME))]


@EACH
@pytest.mark.parametrize("audience", NARROWER)
def test_a_calendar_for_others_names_nobody(key: str, audience: Any) -> None:
    held, found = typed(key)
    for line in ("reopen", "k1 by 20 March 2026"):
        with contextlib.suppress(ExerciseError):
            perform(held, line)
    dates = [held for one in gather([held], audience).leaving.sessions for run in one.runs for held in run.dates]
    assert not [date for date in dates if date.words or any(said in date.title for said in found)]
    with contextlib.suppress(NothingToWrite):
        calendar = export_bytes(held, "ics", audience).decode().replace("\r\n ", "")
        assert not [line for said, (line, _) in found.items() if said in calendar]
        with pytest.raises(Exception, match="Only a calendar for the facilitators"):
            make([held], Wanted("ics", audience, words=True))
