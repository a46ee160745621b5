"""The moves that keep something for later: parked things, private notes, moments, actions. Pure; reads no clock."""

from __future__ import annotations

from typing import Any

from exercises.frame.checks import during, held_thing, kept, may, moment_of, numbered, one_of, p_number, within
from exercises.frame.schedule import day_of
from exercises.frame.state import RESULTS, Action, Frame, Moment, Note, Parked
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError


def park(
    state: Frame, *, text: str, at: str, carries: str = "", back: str = "", item: int | None = None, number: int = 0
) -> Frame:
    """Something that waits, with who carries it and when it comes back, as far as that is known."""
    moment_of(at)
    state, number = numbered(state, "p", number)
    back = may(state, back, "when", "when it comes back")
    made = Parked(
        number,
        within(state, text, "parked", "what is parked"),
        may(state, carries, "carries", "who carries it"),
        back,
        day_of(state, back, at),
        at=at,
        item=during(state, item),
    )
    return replace(state, parked=kept(state.parked, made))


def change_parked(state: Frame, *, parked: int, field: str, text: str, at: str) -> Frame:
    """Other words, who carries it, or when it comes back."""
    held: Parked = held_thing(state.parked, parked, "p", "parked item")
    moment_of(at)
    match field:
        case "text":
            changed = replace(held, text=within(state, text, "parked", "what is parked"))
        case "carries":
            changed = replace(held, carries=may(state, text, "carries", "who carries it"))
        case "back":
            back = may(state, text, "when", "when it comes back")
            changed = replace(held, back=back, back_on=day_of(state, back, at), done=False)
        case _:
            raise ExerciseError(f"p{parked} carries F1, p{parked} back 26 March, or p{parked}: other words")
    return replace(state, parked=kept(state.parked, changed))


def parked_done(state: Frame, *, parked: int, done: bool = True) -> Frame:
    """It was come back to."""
    held: Parked = held_thing(state.parked, parked, "p", "parked item")
    return replace(state, parked=kept(state.parked, replace(held, done=done is True)))


def note(
    state: Frame, *, text: str, at: str, by: str = "", follow_up: bool = False, item: int | None = None, number: int = 0
) -> Frame:
    """A private note, or somebody to find afterwards. For the facilitators only."""
    moment_of(at)
    state, number = numbered(state, "n", number)
    made = Note(
        number, within(state, text, "note", "the note"), str(by), follow_up is True, at=at, item=during(state, item)
    )
    return replace(state, notes=kept(state.notes, made))


def change_note(state: Frame, *, note: int, text: str) -> Frame:
    """The note in other words."""
    held: Note = held_thing(state.notes, note, "n", "private note")
    return replace(state, notes=kept(state.notes, replace(held, text=within(state, text, "note", "the note"))))


def note_done(state: Frame, *, note: int, done: bool = True) -> Frame:
    """The follow-up was done."""
    held: Note = held_thing(state.notes, note, "n", "private note")
    return replace(state, notes=kept(state.notes, replace(held, done=done is True)))


def mark_moment(
    state: Frame, *, at: str, words: str = "", by: str = "", item: int | None = None, number: int = 0
) -> Frame:
    """This minute, marked for the journal."""
    moment_of(at)
    state, number = numbered(state, "m", number)
    made = Moment(number, at, may(state, words, "note", "the moment"), str(by), during(state, item))
    return replace(state, moments=kept(state.moments, made))


def act(
    state: Frame, *, text: str, at: str, who: str = "", by_when: str = "", item: int | None = None, number: int = 0
) -> Frame:
    """An agreed action: who, what, by when."""
    moment_of(at)
    state, number = numbered(state, "q", number)
    by_when = may(state, by_when, "when", "the day")
    made = Action(
        number,
        within(state, text, "action", "the action"),
        who_acts(who, number),
        by_when,
        day_of(state, by_when, at),
        at=at,
        item=during(state, item),
    )
    return replace(state, actions=kept(state.actions, made))


def who_acts(who: str, number: int) -> str:
    """A P-number, or a facilitator; a name stays out of the record."""
    if who in ("F1", "F2", ""):
        return who
    return p_number(who, f"q{number} who P05")


def change_action(state: Frame, *, action: int, field: str, text: str, at: str) -> Frame:
    """Who, what or by when."""
    held: Action = held_thing(state.actions, action, "q", "action")
    moment_of(at)
    changed: dict[str, Any]
    match field:
        case "text":
            changed = {"text": within(state, text, "action", "the action")}
        case "who":
            changed = {"who": who_acts(text, action)}
        case "by":
            by_when = may(state, text, "when", "the day")
            changed = {"by": by_when, "by_on": day_of(state, by_when, at)}
        case _:
            raise ExerciseError(f"q{action} who P05, q{action} by Friday, or q{action}: other words")
    return replace(state, actions=kept(state.actions, replace(held, **changed)))


def action_result(state: Frame, *, action: int, result: str, found: str = "") -> Frame:
    """Did it happen, and what came of it; "" is not asked yet."""
    held: Action = held_thing(state.actions, action, "q", "action")
    one_of(result, (*RESULTS, ""), f"Did it happen? q{action} done, q{action} partly or q{action} no: words")
    found = may(state, found, "note", "what came of it")
    return replace(state, actions=kept(state.actions, replace(held, result=result, found=found)))
