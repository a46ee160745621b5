"""The moves of the running order: what is planned, what is on, what was left out. Pure; reads no clock."""

from __future__ import annotations

from typing import Any

from exercises.frame.checks import clock_words, held_thing, kept, may, moment_of, numbered, one_of, within
from exercises.frame.state import INTENSITIES, MEETINGS, PRACTICES, Frame, Item, Stretch
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError

_EXAMPLE = "agenda + Mihi, welcome: 20"
MOST_MINUTES = 1440


def _item(state: Frame, number: int) -> Item:
    found: Item = held_thing(state.items, number, "g", "agenda item")
    return found


def minutes_of(value: Any) -> int:
    """Planned minutes, 0 for none. Raises ExerciseError."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST_MINUTES:
        raise ExerciseError(f"Minutes are a whole number up to {MOST_MINUTES}: {_EXAMPLE}")
    return value


def plan_item(
    state: Frame,
    *,
    title: str,
    minutes: int = 0,
    intensity: str = "",
    practices: list[str] | None = None,
    exercise: str = "",
    planned: str = "",
    number: int = 0,
) -> Frame:
    """One more part of the day, at the end of the agenda."""
    state, number = numbered(state, "g", number)
    made = _with(
        state,
        Item(number, within(state, title, "title", "the title")),
        minutes=minutes,
        intensity=intensity,
        practices=practices or [],
        exercise=exercise,
        planned=planned,
    )
    return replace(state, items=kept(state.items, made), order=(*state.order, number))


def _with(state: Frame, item: Item, **fields: Any) -> Item:
    """The item with these fields, each checked."""
    changed: dict[str, Any] = {}
    for name, value in fields.items():
        match name:
            case "title":
                changed[name] = within(state, value, "title", "the title")
            case "minutes":
                changed[name] = minutes_of(value)
            case "intensity":
                changed[name] = one_of(value, (*INTENSITIES, ""), "An item is light, may stir things or is a break.")
            case "practices":
                if not isinstance(value, list | tuple) or any(known not in PRACTICES for known in value):
                    raise ExerciseError("EDIP is explore, demonstrate, imitate, practise: g3 explore")
                changed[name] = tuple(known for known in PRACTICES if known in value)
            case "exercise":
                changed[name] = may(state, value, "exercise", "the exercise")
            case "planned":
                changed[name] = clock_words(value, "g3 at 9:20") if value else ""
            case _:
                raise ExerciseError("An item has a title, minutes, an intensity, EDIP, an exercise and a time.")
    return replace(item, **changed)


def change_item(state: Frame, *, item: int, field: str, value: Any) -> Frame:
    """Another title, other minutes, intensity, EDIP, exercise or planned time."""
    return replace(state, items=kept(state.items, _with(state, _item(state, item), **{field: value})))


def move_item(state: Frame, *, item: int, after: int) -> Frame:
    """The item stands after that one; after 0 it is the first."""
    _item(state, item)
    if after:
        _item(state, after)
    if item == after:
        raise ExerciseError("An item cannot stand after itself: g3 move 5")
    order = [number for number in state.order if number != item]
    order.insert(order.index(after) + 1 if after else 0, item)
    return replace(state, order=tuple(order))


def drop_item(state: Frame, *, item: int) -> Frame:
    """The item is left out today. It stays in the plan, marked, so that it can be kept after all."""
    held = _item(state, item)
    if held.running:
        raise ExerciseError(f"g{item} is on now. End it first: g{item} end")
    return replace(state, items=kept(state.items, replace(held, dropped=True)))


def keep_item(state: Frame, *, item: int) -> Frame:
    """An item that was left out is in the day after all."""
    return replace(state, items=kept(state.items, replace(_item(state, item), dropped=False)))


def repeat_item(state: Frame, *, item: int, number: int = 0) -> Frame:
    """The same once more: a copy with a number of its own, after what is on now, or after itself."""
    held = _item(state, item)
    after = state.here.number if state.here else item
    state, number = numbered(state, "g", number)
    made = replace(held, number=number, repeats=held.repeats or item, stretches=(), dropped=False, planned="")
    state = replace(state, items=kept(state.items, made), order=(*state.order, number))
    return move_item(state, item=number, after=after)


def begin_item(state: Frame, *, item: int, at: str) -> Frame:
    """The group begins this item, from anywhere; what was on ends with it."""
    held = _item(state, item)
    moment_of(at)
    if held.running:
        raise ExerciseError(f"g{item} is on already.")
    here = state.here
    if here:
        state = end_item(state, item=here.number, at=at)
    begun = replace(held, stretches=(*held.stretches, Stretch(at)), dropped=False)
    return replace(state, items=kept(state.items, begun))


def end_item(state: Frame, *, item: int, at: str) -> Frame:
    """The item is over for now."""
    held = _item(state, item)
    moment_of(at)
    if not held.running:
        raise ExerciseError(f"g{item} is not on. Begin it: g{item} begin")
    ended = replace(held, stretches=(*held.stretches[:-1], replace(held.stretches[-1], ended=at)))
    return replace(state, items=kept(state.items, ended))


def following(state: Frame) -> Item | None:
    """The next item of the day: the first after the latest begun that was neither begun nor left out."""
    order = state.in_order()
    last = state.here
    if last is None:
        begun = [item for item in order if item.stretches]
        last = max(begun, key=lambda item: moment_of(item.stretches[-1].begun)) if begun else None
    place = state.order.index(last.number) + 1 if last else 0
    return next((item for item in order[place:] if not item.stretches and not item.dropped), None)


def meeting(state: Frame, *, kind: str) -> Frame:
    """What kind of meeting the day is."""
    one_of(kind, (*MEETINGS, ""), "A meeting is shared training, operational, reflective practice or strategic.")
    return replace(state, meeting=kind)
