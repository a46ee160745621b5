"""The moves of the day and its running order: what is planned, what is on, what was left out. Pure; reads no clock."""

from __future__ import annotations

from typing import Any

from exercises.frame.checks import clock_words, moment_of, one_of, origins_of, plural
from exercises.frame.state import Frame
from exercises.frame.things import BREAK, INTENSITIES, LIGHT, PRACTICES, STIR, Item
from exercises.frame.timed import Stretch
from exercises.kernel import clock
from exercises.kernel.checks import numbered
from exercises.kernel.making import changed, made, put, the
from exercises.kernel.moves import Got, also, move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.times import LONGEST, afternoon, in_words

EXAMPLE = "agenda + Post-its: 25 light explore post-its"
MOST_MINUTES = 1440
MOST_REMARKS = 40


def _next(state: Frame) -> Item:
    item = following(state)
    if item is None:
        raise ExerciseError("Nothing more is planned. Any part can begin again: g3 begin")
    return item


def item_name(state: Frame, number: int) -> str:
    """A part of the day with its number: g3 Tea."""
    return f"g{number} {the(state, Item, number).title}"


def _planned(got: Got, state: Frame) -> str:
    told = [
        f"at {got['planned']}" if "planned" in got else "",
        plural(got["minutes"], "minute") if got["minutes"] else "",
        got.get("intensity", ""),
        *got.get("practices", ()),
        f"with {got['tool']}" if "tool" in got else "",
        f"opens {got['exercise']}" if "exercise" in got else "",
    ]
    about = ", ".join(filter(None, told))
    return f"in the day: {got['title']}{f' ({about})' if about else ''}"


def long_part(minutes: int) -> str:
    """A question when that is longer than any part of a day; "" otherwise."""
    return f"That is {in_words(minutes)}: is it meant?" if minutes >= LONGEST else ""


def _is_long(got: Got, state: Frame) -> str:
    return " ".join(filter(None, (long_part(got.get("minutes") or got.get("value") or 0), _is_early(got, state))))


def _is_early(got: Got, state: Frame) -> str:
    planned = got.get("planned") or got.get("value")
    later = afternoon(planned) if isinstance(planned, str) else ""
    return f"That is {planned}, early in the morning: for the afternoon type {later}." if later else ""


def minutes_of(value: Any) -> int:
    """Planned minutes, 0 for none. Raises ExerciseError."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST_MINUTES:
        raise ExerciseError(f"Minutes are a whole number up to {MOST_MINUTES}: {EXAMPLE}")
    return value


@move(
    "agenda <plan>",
    "agenda + Mihi, welcome: 20",
    "a part of the day and its minutes",
    _planned,
    called="a part of the day",
    logged="planned: …",
    makes="g",
    warn=_is_long,
    ask=f"Add to the day, or go on: {EXAMPLE}, or agenda next",
)
@also(
    "agenda: <plan:titled>",
    EXAMPLE,
    "light, stir or break; EDIP; the exercise it opens; tool compass; agenda + 1:30 pm Lunch: 45",
    _planned,
    warn=_is_long,
)
def plan_item(
    state: Frame,
    *,
    title: str,
    minutes: int = 0,
    intensity: str = "",
    practices: list[str] | None = None,
    exercise: str = "",
    tool: str = "",
    planned: str = "",
    remarks: list[str] | None = None,
    origins: list[str] | None = None,
    number: int = 0,
) -> Frame:
    """One more part of the day, at the end of the agenda; its remarks are the facilitators' own."""
    about = {"intensity": intensity, "practices": practices or [], "exercise": exercise}
    about |= {"tool": tool, "planned": planned}
    fields = _checked(title=title, minutes=minutes, remarks=remarks or [], **about)
    state = made(state, Item, number, origins=origins_of(origins), **fields)
    return replace(state, order=(*state.order, state.numbers["g"]))


_ASK = (
    "What about {thing}? {thing}: other title, {thing} minutes 30, at 9:20, stir, explore, exercise live-grid, move 5, "
    "drop, keep, again, begin or end"
)


def _checked(**fields: Any) -> dict[str, Any]:
    """Fields of a part of the day, as they are kept. Raises ExerciseError."""
    return {name: _as_kept(name, value) for name, value in fields.items()}


def _as_kept(field: str, value: Any) -> Any:
    match field:
        case "title" | "exercise" | "tool":
            return value
        case "minutes":
            return minutes_of(value)
        case "intensity":
            return one_of(value, (*INTENSITIES, ""), "An item is light, may stir things or is a break.")
        case "practices":
            if not isinstance(value, list | tuple) or any(known not in PRACTICES for known in value):
                raise ExerciseError("EDIP is explore, demonstrate, imitate, practise: g3 explore")
            return tuple(known for known in PRACTICES if known in value)
        case "planned":
            return clock_words(value, "g3 at 9:20") if value else ""
        case "remarks":
            if not isinstance(value, list | tuple) or len(value) > MOST_REMARKS:
                raise ExerciseError(f"A part of the day has at most {MOST_REMARKS} remarks: g3 remark: words")
            return tuple(value)
    raise ExerciseError("An item has a title, minutes, an intensity, EDIP, a tool, an exercise and a time.")


@move(
    "<item>: <value:words>",
    "g3: other title",
    "another title",
    "{item} is called {value}",
    called="a change to a part of the day",
    logged="a part changed: …",
    sets={"field": "title"},
    ask=_ASK,
)
@also(
    "<item> minutes [:] <value:planned_minutes>",
    "g3 minutes 30",
    "other minutes; g3 at 9:20, g3 light, g3 explore, g3 exercise live-grid",
    lambda got, state: f"{item_name(state, got['item'])}: {plural(got['value'], 'minute')}",
    sets={"field": "minutes"},
    warn=_is_long,
)
@also("<item> light", "g3 light", "", "{item}: light", sets={"field": "intensity", "value": LIGHT})
@also(
    "<item> stir|stirs|stirring", "g3 stir", "", "{item}: may stir things", sets={"field": "intensity", "value": STIR}
)
@also("<item> break", "g3 break", "", "{item}: break", sets={"field": "intensity", "value": BREAK})
@also("<item> <value:practices>", "g3 explore", "", "{item}: {value}", sets={"field": "practices"}, ask=_ASK)
@also(
    "<item> tool [:] <value:words>",
    "g3 tool Partnership Compass",
    "the tool that is learned in it, and how: g3 explore; g3 tool none",
    "{item}: {value} is learned in it",
    sets={"field": "tool"},
)
@also("<item> tool none", "g3 tool none", "", "{item}: no tool", sets={"field": "tool", "value": ""})
@also("<item> at [:] none", "g3 at none", "", "{item} has no time of its own", sets={"field": "planned", "value": ""})
@also(
    "<item> at [:] <value:clock>",
    "g3 at 9:20",
    "",
    "{item} is planned for {value}",
    sets={"field": "planned"},
    warn=_is_early,
)
@also(
    "<item> exercise [:] <value:words>",
    "g3 exercise live-grid",
    "",
    "{item} opens {value}",
    sets={"field": "exercise"},
)
@also("<item> exercise", "g3 exercise", "", "{item} opens nothing", sets={"field": "exercise", "value": ""})
def change_item(state: Frame, *, item: int, field: str, value: Any) -> Frame:
    """Another title, other minutes, intensity, EDIP, tool, exercise or planned time."""
    return changed(state, Item, item, **_checked(**{field: value}))


@move(
    "<item> remark|remarks: <text:words>",
    "g3 remark: ask Jo for the key",
    "for the two of you only; g3 remark none takes them away",
    "{item}, for the facilitators: {text}",
    called="a remark on a part of the day",
    logged="a remark on a part of the day: g{item}",
    private=True,
)
@also("<item> remark|remarks [:] none", "g3 remark none", "", "{item} has no remarks", sets={"text": ""}, private=True)
def remark(state: Frame, *, item: int, text: str) -> Frame:
    """One more remark of the facilitators on a part of the day; without words they are all taken away."""
    remarks = [*the(state, Item, item).remarks, text] if text else []
    return changed(state, Item, item, **_checked(remarks=remarks))


@move(
    "<item> move|after [after] <after:other_item>",
    "g3 move 5",
    "stands after g5; g3 move first",
    "{item} comes after {after}",
    called="the order of the day",
    logged="a part moved: …",
)
@also("<item> move|after first", "g3 move first", "", "{item} comes first", sets={"after": 0})
def move_item(state: Frame, *, item: int, after: int) -> Frame:
    """The item stands after that one; after 0 it is the first."""
    for number in filter(None, (item, after)):
        the(state, Item, number)
    if item == after:
        raise ExerciseError("An item cannot stand after itself: g3 move 5")
    order = [number for number in state.order if number != item]
    order.insert(order.index(after) + 1 if after else 0, item)
    return replace(state, order=tuple(order))


@move(
    "<item> drop",
    "g3 drop",
    "left out today; g3 keep brings it back",
    "{item} is left out today",
    called="leaving a part out",
    logged="left out: …",
)
def drop_item(state: Frame, *, item: int) -> Frame:
    """The item is left out today. It stays in the plan, marked, so that it can be kept after all."""
    if the(state, Item, item).running:
        raise ExerciseError(f"g{item} is on now. End it first: g{item} end")
    return changed(state, Item, item, dropped=True)


@move(
    "<item> keep",
    "g3 keep",
    "",
    "{item} is in the day after all",
    called="keeping a part after all",
    logged="kept after all: …",
)
def keep_item(state: Frame, *, item: int) -> Frame:
    """An item that was left out is in the day after all."""
    return changed(state, Item, item, dropped=False)


@move(
    "<item> again",
    "g3 again",
    "the same once more",
    "{item} is planned once more",
    called="a part once more",
    logged="once more: …",
    makes="g",
)
def repeat_item(state: Frame, *, item: int, number: int = 0) -> Frame:
    """The same once more: a copy with a number of its own, after what is on now, or after itself."""
    part = the(state, Item, item)
    after = state.here.number if state.here else item
    state, number = numbered(state, "g", number)
    again = replace(part, number=number, repeats=part.repeats or item, stretches=(), dropped=False, planned="")
    return move_item(replace(put(state, again), order=(*state.order, number)), item=number, after=after)


@move(
    "agenda next",
    "agenda next",
    "the next part begins, and what was on ends",
    lambda got, state: f"{item_name(state, _next(state).number)} begins",
    called="the beginning of a part",
    logged="a part began: …",
    timed=True,
    wordless=True,
    data=lambda got, state: {"item": _next(state).number},
)
@also("<item> begin", "g3 begin", "begins it, from anywhere; g3 end", "{item} begins")
def begin_item(state: Frame, *, item: int, at: str) -> Frame:
    """The group begins this item, from anywhere; what was on ends with it."""
    part = the(state, Item, item)
    moment_of(at)
    if part.running:
        raise ExerciseError(f"g{item} is on already.")
    here = state.here
    if here:
        state = end_item(state, item=here.number, at=at)
    return changed(state, Item, item, stretches=(*part.stretches, Stretch(at)), dropped=False)


@move(
    "<item> end",
    "g3 end",
    "",
    "{item} ends",
    called="the end of a part",
    logged="a part ended: …",
    timed=True,
    wordless=True,
)
def end_item(state: Frame, *, item: int, at: str) -> Frame:
    """The item is over for now."""
    part = the(state, Item, item)
    moment_of(at)
    if not part.running:
        raise ExerciseError(f"g{item} is not on. Begin it: g{item} begin")
    *before, last = part.stretches
    return changed(state, Item, item, stretches=(*before, replace(last, ended=at)))


def following(state: Frame) -> Item | None:
    """The next item of the day: the first after the latest begun that was neither begun nor left out."""
    order = state.in_order()
    last = state.here
    if last is None:
        begun = [item for item in order if item.stretches]
        last = max(begun, key=lambda item: moment_of(item.stretches[-1].begun)) if begun else None
    place = state.order.index(last.number) + 1 if last else 0
    return next((item for item in order[place:] if not item.stretches and not item.dropped), None)


@move(called="the move to another phase", logged="on to: …", timed=True, wordless=True)
def phase(state: Frame, *, phase: str, at: str) -> Frame:
    """The session moves to any phase of its frame. An elephant held stays held, but the phase has its own time."""
    if phase not in {known.key for known in state.template.phases}:
        raise ExerciseError(f"There is no phase called {str(phase)[:40]}.")
    return clock.begun(state, phase, at, phase_waits=False)


@move("resume", "resume", "", "the session goes on", called="going on", timed=True, wordless=True)
def resume(state: Frame, *, at: str) -> Frame:
    """The session goes on."""
    if state.elephant_held:
        raise ExerciseError("An elephant is being held. When the group goes on: elephant over")
    going: Frame = clock.resume(state, at=at)
    return going
