"""The moves of the safe-environment agreement, rounds and critical reflection. Pure; reads no clock.

Person-centred partnership, safe environment: own words under four headings, changed midway with what it was before.
Nothing said in a round is ever kept: a count at most.
"""

from __future__ import annotations

from typing import Any

from exercises.frame.checks import count_of, during, held_thing, kept, may, moment_of, numbered, one_of, within
from exercises.frame.state import AGREED, Agreed, Change, Frame, Reflection, Round, Spoken
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError


def headings(state: Frame) -> dict[str, str]:
    """The agreement's headings by key, as the template has them."""
    return {str(item["key"]): str(item["title"]) for item in state.template.words.get("headings", ())}


def weather_labels(state: Frame) -> dict[str, str]:
    """The weather's words by key, as the template has them."""
    return {str(item["key"]): str(item["label"]) for item in state.template.words.get("weather", ())}


def agree_line(
    state: Frame, *, heading: str, text: str, at: str, agreed: str = "", item: int | None = None, number: int = 0
) -> Frame:
    """A line of the agreement, in the group's words, under one of the headings."""
    moment_of(at)
    one_of(heading, headings(state), "Under which heading? together judgement: say what you mean")
    one_of(agreed, (*AGREED, ""), "Agreed by all, or with reservations.")
    state, number = numbered(state, "u", number)
    made = Agreed(
        number, heading, within(state, text, "agreement", "the agreement"), agreed, at=at, item=during(state, item)
    )
    return replace(state, agreement=kept(state.agreement, made))


def _line(state: Frame, number: int) -> Agreed:
    found: Agreed = held_thing(state.agreement, number, "u", "agreement line")
    return found


def say_agreed(state: Frame, *, line: int, agreed: str) -> Frame:
    """Whether all agree, or with reservations; "" is not asked yet."""
    one_of(agreed, (*AGREED, ""), f"u{line} all, or u{line} reservations")
    return replace(state, agreement=kept(state.agreement, replace(_line(state, line), agreed=agreed)))


def reword_line(state: Frame, *, line: int, text: str, at: str, why: str = "") -> Frame:
    """Other words. What it was stays in its history, and who agrees is asked again."""
    held = _line(state, line)
    moment_of(at)
    text = within(state, text, "agreement", "the agreement")
    change = Change(at, "other words", held.text, may(state, why, "note", "the reason"))
    changed = replace(held, text=text, agreed="", history=(*held.history, change))
    return replace(state, agreement=kept(state.agreement, changed))


def line_out(state: Frame, *, line: int, at: str, why: str = "") -> Frame:
    """A line that no longer stands. It stays in the history, with its day."""
    held = _line(state, line)
    moment_of(at)
    if held.out:
        raise ExerciseError(f"u{line} is out already.")
    change = Change(at, "taken out", held.text, may(state, why, "note", "the reason"))
    return replace(state, agreement=kept(state.agreement, replace(held, out=True, history=(*held.history, change))))


def stop_word(state: Frame, *, text: str) -> Frame:
    """The word that stops everything."""
    return replace(state, stop_word=within(state, text, "stop_word", "the stop word"))


def tikanga_note(state: Frame, *, text: str, at: str, item: int | None = None) -> Frame:
    """A note on this group's tikanga, for the facilitators."""
    moment_of(at)
    made = Spoken("tikanga", within(state, text, "tikanga", "the note"), at, during(state, item))
    return replace(state, tikanga=(*state.tikanga, made))


def tell(state: Frame, *, at: str, text: str = "", item: int | None = None) -> Frame:
    """The room was told what is coming, how long, and how to sit out; with what was said, if it is to be kept."""
    moment_of(at)
    made = Spoken("told", may(state, text, "told", "what was told"), at, during(state, item))
    return replace(state, told=(*state.told, made))


def go_round(
    state: Frame,
    *,
    kind: str,
    at: str,
    people: int | None = None,
    spoke: int | None = None,
    passed: int | None = None,
    item: int | None = None,
) -> Frame:
    """A check-in or check-out went round. A count at most."""
    one_of(kind, ("in", "out"), "round in 27, or round out spoke 24 pass 2")
    moment_of(at)
    counts: dict[str, Any] = {
        name: None if number is None else count_of(number, "How many", "round out spoke 24 pass 2")
        for name, number in (("people", people), ("spoke", spoke), ("passed", passed))
    }
    made = Round(kind, at=at, item=during(state, item), **counts)
    return replace(state, rounds=(*state.rounds, made))


def weather(state: Frame, *, counts: dict[str, int], at: str) -> Frame:
    """How it is in the group, as counts without names: for the latest check-in, or one of its own."""
    moment_of(at)
    known = weather_labels(state)
    if not isinstance(counts, dict) or not counts or any(key not in known for key in counts):
        raise ExerciseError("Weather is a count for each word: weather sunny 6 cloud 13 rain 5 pass 3")
    for number in counts.values():
        count_of(number, "How many", "weather sunny 6 cloud 13")
    told = {key: counts[key] for key in known if key in counts}
    last = state.rounds[-1] if state.rounds else None
    if last is not None and last.kind == "in" and not last.weather:
        return replace(state, rounds=(*state.rounds[:-1], replace(last, weather=told)))
    made = Round("in", weather=told, at=at, item=during(state, None))
    return replace(state, rounds=(*state.rounds, made))


def come_back(state: Frame, *, count: int, at: str) -> Frame:
    """How many are back after a break. Never who."""
    moment_of(at)
    return replace(state, returned=(*state.returned, (at, count_of(count, "How many are back", "back 26"))))


def assume(
    state: Frame, *, text: str, at: str, so_we_will: str = "", item: int | None = None, number: int = 0
) -> Frame:
    """An assumption the group found in its own work."""
    moment_of(at)
    state, number = numbered(state, "r", number)
    made = Reflection(
        number,
        within(state, text, "assumption", "the assumption"),
        may(state, so_we_will, "assumption", "what we will do"),
        at,
        during(state, item),
    )
    return replace(state, reflections=kept(state.reflections, made))


def so_we_will(state: Frame, *, reflection: int, text: str) -> Frame:
    """What the group will do about it."""
    held: Reflection = held_thing(state.reflections, reflection, "r", "assumption")
    changed = replace(held, so_we_will=within(state, text, "assumption", "what we will do"))
    return replace(state, reflections=kept(state.reflections, changed))
