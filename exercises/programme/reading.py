"""A programme read by its facilitators: text, JSON, search, progress, one thing. Pure; everything here is private."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from exercises.kernel import things
from exercises.kernel.shape import Progress
from exercises.kernel.text import listed, plural
from exercises.programme.months import in_order
from exercises.programme.naming import cohort_of, event_called, how_it_stands, month_or_day
from exercises.programme.pointing import rests
from exercises.programme.state import (
    DONE,
    DROPPED,
    HELD,
    SESSION,
    TOOL,
    Cohort,
    Collected,
    Event,
    Learned,
    Programme,
    Recommendation,
    Tool,
)

Known = Mapping[str, str]
"""What was read of pointers in the sessions that they lead to, by the pointer."""


def _sectors(this: Cohort) -> str:
    told = [f"{one.label}{f' ({one.sector})' if one.sector else ''}" for one in this.organisations]
    return listed(told)


def people(this: Cohort) -> str:
    """ "12 of 14 people"; "" where nobody said."""
    if this.invited is None:
        return ""
    return f"{this.attending} of {this.invited} people" if this.attending is not None else f"{this.invited} invited"


def cohort_lines(this: Cohort) -> list[str]:
    """Everything of a cohort."""
    state = f", {this.stage}{f': {this.why}' if this.why else ''}"
    lines = [f"c{this.number} {this.name}{f', {this.place}' if this.place else ''}{state}"]
    for before, place in zip(this.places, this.places[1:], strict=False):
        day = f", {month_or_day(place.day)}" if place.day else ""
        lines.append(f"moved from {before.place} to {place.place}{day}{f': {place.why}' if place.why else ''}")
    lines += [told for told in (_sectors(this), listed(list(this.levels)), people(this)) if told]
    return lines


def event_lines(state: Programme, this: Event) -> list[str]:
    """Everything of an event."""
    whose = listed([f"c{number}" for number in this.cohorts])
    called = f": {this.text}" if this.text else ""
    why = f" ({this.why})" if this.why and this.stands != HELD else ""
    stands = how_it_stands(state, this)
    lines = [f"e{this.number} {month_or_day(this.day)}, {this.what}, {whose}, {stands}{why}{called}"]
    moves = [one for one in this.moves if one.was != this.day or one.why != this.why]
    lines += [f"was to be {month_or_day(one.was)}{f': {one.why}' if one.why else ''}" for one in moves]
    lines += [f"session {this.session}"] if this.session else []
    lines += [this.block] if this.block else []
    return lines


def collected_line(state: Programme, this: Collected) -> str:
    """ "x3 case rating, c1 One, start: 24 of 27"."""
    if this.stands == DONE:
        came = f"{this.n}" + (f" of {this.of}" if this.of is not None else "")
    elif this.stands == DROPPED:
        came = f"dropped{f': {this.why}' if this.why else ''}"
    else:
        came = f"planned{f', of {this.of}' if this.of is not None else ''}"
    return f"x{this.number} {this.tool}, {cohort_of(state, this.cohort)}, {this.moment}: {came}"


def change_of(state: Programme, this: Learned) -> str:
    """What a learned line changes, in words; "" for nothing yet."""
    event = state.event_of(this.named) if this.changes == SESSION else None
    session = event_called(event) if event is not None else this.named
    what = {TOOL: this.named, SESSION: f"the session {session}"}.get(this.changes, "the plan" * bool(this.changes))
    return ": ".join(filter(None, (what, this.change)))


def trials_of(state: Programme, this: Learned) -> Iterator[str]:
    """Each trial of a learned line: "tried in c2 Two: helped, twelve cards were kept"."""
    for one in this.trials:
        where = f" in {cohort_of(state, one.cohort)}" if one.cohort else ""
        came = one.result or "no result yet"
        begins = f"not tried{where}" if came == "not tried" else f"tried{where}: {came}"
        yield f"{begins}{f', {one.seen}' if one.seen else ''}"


def learned_lines(state: Programme, this: Learned, known: Known | None = None) -> list[str]:
    """Everything of a learned line."""
    where = f" ({cohort_of(state, this.cohort)})" if this.cohort else ""
    stands = "typed by mistake" if this.mistake else this.result or "waits for a result"
    lines = [f"l{this.number} {this.text}{where}: {stands}"]
    lines += [f"rests on {one}" for one in rests(state, this.evidence, known)]
    lines += [f"changes {change_of(state, this)}"] if this.changes else []
    lines += list(trials_of(state, this))
    lines += [f"then: {this.next}"] if this.next else []
    lines += [this.why] if this.mistake and this.why else []
    return lines


def tool_lines(state: Programme, this: Tool) -> list[str]:
    """Everything of a tool."""
    lines = [f"{this.key}, {plural(len(this.versions), 'version')}"]
    for place, one in enumerate(this.versions, 1):
        because = f", because of l{one.because}" if one.because else ""
        lines.append(f"version {place}: {one.text}{f', by {one.by}' if one.by else ''}{because}")
    if this.dropped:
        day = f" on {month_or_day(this.dropped_on)}" if this.dropped_on else ""
        lines.append(f"dropped{day}{f': {this.why}' if this.why else ''}")
    return lines


def recommendation_lines(state: Programme, this: Recommendation, known: Known | None = None) -> list[str]:
    """Everything of a recommendation."""
    out = ", no longer recommended" if this.out else ""
    on = rests(state, this.evidence, known) or [f"nothing yet: r{this.number} from e4 t3"]
    return [f"r{this.number} {this.text}{out}", *(f"rests on {one}" for one in on)]


def progress(state: Programme) -> Progress:
    """Where the programme is: its box of the cycle, and how many learned lines wait."""
    waits = len(state.open_lines)
    counted = f"{plural(waits, 'learned line')} {'waits' if waits == 1 else 'wait'} for a result" if waits else ""
    begun = "running" if state.cohorts else ""
    return Progress(
        f"cycle: {state.box}" if state.box else "the programme", counted, "", (0, 0), False, False, standing=begun
    )


def _under(head: str, each: Iterable[list[str]]) -> list[str]:
    found = [(first, rest) for first, *rest in each]
    if not found:
        return []
    return ["", head, *(line for first, rest in found for line in (f"  {first}", *(f"      {one}" for one in rest)))]


def text(state: Programme, known: Known | None = None) -> list[str]:
    """The whole programme in plain lines."""
    cycle, carry = cycle_text(state, known), carry_text(state, known)
    return [*cycle, *timeline_text(state), *collected_text(state), *carry, *tools_text(state)]


def cycle_text(state: Programme, known: Known | None = None) -> list[str]:
    """The cycle, the question, and what is told of the programme."""
    lines = [f"cycle: {state.box or 'not said yet'}, round {state.round}"]
    lines += [f"the question: {state.question}"] if state.question else []
    for name, box in state.boxes.items():
        on = "; ".join(rests(state, box.evidence, known))
        lines.append(f"  {name}: {box.line}{f' (rests on {on})' if on else ''}")
    return [*lines, *(f"told: {fact}" for fact in state.facts)]


def timeline_text(state: Programme) -> list[str]:
    """The cohorts, and the timeline by its days."""
    events = in_order(state)
    took_place = sum(1 for one in events if one.stands == HELD)
    head = f"TIMELINE, {plural(len(events), 'event')}, {took_place} held"
    return [
        *_under("COHORTS", map(cohort_lines, state.cohorts.values())),
        *_under(head, (event_lines(state, one) for one in events)),
    ]


def collected_text(state: Programme) -> list[str]:
    """What is collected, a line each."""
    return _under("COLLECTED", ([collected_line(state, one)] for one in state.collected.values()))


def carry_text(state: Programme, known: Known | None = None) -> list[str]:
    """What was learned and tried, those that wait for a result first; and what is recommended."""
    in_order = sorted(state.carried.values(), key=lambda one: (not one.is_open, one.number))
    return [
        *_under("CARRIED ON", (learned_lines(state, one, known) for one in in_order)),
        *recommended_text(state, known),
    ]


def recommended_text(state: Programme, known: Known | None = None) -> list[str]:
    """What is recommended, each with what it rests on."""
    return _under("RECOMMENDED", (recommendation_lines(state, one, known) for one in state.recommendations.values()))


def tools_text(state: Programme) -> list[str]:
    """The tools with all their versions."""
    return _under("TOOLS", (tool_lines(state, one) for one in state.tools.values()))


def card(state: Programme, number: str) -> list[str]:
    """What the line that calls a thing brings: c1, e4, x3, l4, r1."""
    letter, place = number[:1], int(number[1:])
    match letter:
        case "c":
            return cohort_lines(state.cohorts[place])
        case "e":
            return event_lines(state, state.events[place])
        case "x":
            return [collected_line(state, state.collected[place])]
        case "l":
            return learned_lines(state, state.carried[place])
        case _:
            return recommendation_lines(state, state.recommendations[place])


def document(state: Programme) -> dict[str, Any]:
    """The state as JSON with stable keys."""
    told = things.document(state, tools=[things.plain(one) for one in state.tools.values()])
    told["boxes"] = {name: things.plain(box) for name, box in state.boxes.items()}
    return {"programme": state.template.title, **told}
