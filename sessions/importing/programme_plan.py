"""A programme's file as moves, each with the place in the file that it comes from. Pure.

What stands for something in the file becomes what it is here: s10 of what a line rests on is the event of that session.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from exercises.kernel.checked_table import Place
from exercises.kernel.days import full_day
from exercises.kernel.schema import nearest, quoted
from exercises.kernel.text import clean
from exercises.programme.state import BOXES, DONE, DROPPED, HELD, MOVED, PLAN, SESSION
from sessions.importing.case_form import CaseError
from sessions.importing.case_plan import CaseMove
from sessions.importing.programme_form import LEVEL_WORDS, NO_BLOCK


def moves_of(top: Place, names: Mapping[str, str]) -> list[CaseMove]:
    """The moves of a checked file; `names` are those that its sessions have here, by their ids in the file; "" for one
    that is not made. Raises CaseError naming the place of what stands for nothing."""
    return [*_Plan(top, names).moves()]


def block_of(place: Place) -> str:
    """The block of a session of the file; "" for none."""
    said = place.text("block")
    return "" if said == NO_BLOCK else said


def event_numbers(top: Place) -> dict[str, int]:
    """The number that each event of the file has here, by its id; then of each session that has no event of its own."""
    events = top.each("events")
    found = {place.text("id"): number for number, place in enumerate(events, start=1)}
    there = {place.text("session") for place in events}
    alone = [place.text("id") for place in top.each("sessions") if place.text("id") not in there]
    return {**found, **{key: len(found) + at for at, key in enumerate(alone, start=1)}}


class _Plan:
    def __init__(self, top: Place, names: Mapping[str, str]) -> None:
        self._top, self._names = top, names
        self._cohorts = self._numbered("cohorts")
        self._lines = self._numbered("carried")
        self._collected = self._numbered("collected")
        self._events = event_numbers(top)
        self._sessions = {place.text("id"): place for place in top.each("sessions")}
        self._of_session = {
            place.text("session"): self._events[place.text("id")]
            for place in top.each("events")
            if place.has("session")
        }

    def _numbered(self, name: str) -> dict[str, int]:
        return {place.text("id"): number for number, place in enumerate(self._top.each(name), start=1)}

    def moves(self) -> Iterator[CaseMove]:
        """Every move, in the order they are made."""
        for at, fact in enumerate(self._top.texts("facts")):
            yield _move(f"facts[{at}]", "fact", text=fact)
        for number, place in enumerate(self._top.each("cohorts"), start=1):
            yield from self._cohort(number, place)
        for number, place in enumerate(self._top.each("events"), start=1):
            yield from self._event(number, place)
        yield from self._without_an_event()
        for number, place in enumerate(self._top.each("collected"), start=1):
            yield from self._asked(number, place)
        for number, place in enumerate(self._top.each("carried"), start=1):
            yield from self._line(number, place)
        for place in self._top.each("tools"):
            yield from self._tool(place)
        yield from self._cycle()

    # -- cohorts

    def _cohort(self, number: int, place: Place) -> Iterator[CaseMove]:
        yield _move(place.at("name"), "cohort", name=place.text("name"))
        for one in place.each("places"):
            day = full_day(one.text("day"))
            told = {"place": one.text("place"), "why": one.text("why"), **({"today": day} if day else {})}
            yield _move(one.name, "place_cohort", cohort=number, **told)
        for one in place.each("organisations"):
            told = {"label": one.text("label"), "sector": one.text("sector")}
            yield _move(one.name, "organisation", cohort=number, **told)
        if place.texts("levels"):
            levels = [LEVEL_WORDS[one] for one in place.texts("levels")]
            yield _move(place.at("levels"), "levels", cohort=number, levels=levels)
        invited, attending = place.value("invited"), place.value("attending")
        if attending is not None and invited is None:
            raise CaseError(f"{place.at('invited')}: {attending} attend; how many were invited is needed beside it.")
        if invited is not None:
            yield _move(place.at("attending"), "cohort_people", cohort=number, invited=invited, attending=attending)
        if place.has("state"):
            told = {"stage": place.text("state"), "why": place.text("why")}
            yield _move(place.at("state"), "cohort_state", cohort=number, **told)

    # -- the timeline

    def _event(self, number: int, place: Place) -> Iterator[CaseMove]:
        session = self._sessions.get(place.text("session"))
        text = place.text("text") or (session.text("title") if session is not None else "")
        yield _move(
            place.name,
            "event",
            kind=place.text("kind"),
            cohorts=self._those(place),
            day=place.text("day"),
            text=text,
            block=block_of(session) if session is not None else "",
        )
        state, why = place.text("state"), place.text("why")
        if state == HELD:
            yield _move(place.at("session"), "held", event=number, session=self._name(place, "session"))
        elif state == MOVED:
            became = self._name(place, "moved_to")
            yield _move(place.at("state"), "moved", event=number, why=why, became=became)
        elif state == DROPPED:
            yield _move(place.at("state"), "dropped", event=number, why=why)
        elif why:
            yield _move(place.at("why"), "planned", event=number, why=why)

    def _without_an_event(self) -> Iterator[CaseMove]:
        """A session that no event is yet has its place on the timeline all the same."""
        for key, place in self._sessions.items():
            if key in self._of_session:
                continue
            number = self._events[key]
            self._of_session[key] = number
            told = {"kind": place.text("kind"), "cohorts": self._those(place), "block": block_of(place)}
            yield _move(place.name, "event", **told, day=place.text("day"), text=place.text("title"))
            yield _move(place.name, "held", event=number, session=self._names.get(key, ""))

    def _those(self, place: Place) -> list[int]:
        return [self._cohorts[key] for key in place.texts("cohorts")]

    def _name(self, place: Place, key: str) -> str:
        return self._names.get(place.text(key), "")

    # -- what was collected, learned, changed

    def _asked(self, number: int, place: Place) -> Iterator[CaseMove]:
        told = {"tool": place.text("tool"), "moment": place.text("moment"), "of": place.value("of")}
        yield _move(place.name, "collect", cohort=self._cohorts[place.text("cohort")], **told)
        state, session = place.text("state"), self._name(place, "session")
        if state == DONE:
            if place.value("n") is None:
                raise CaseError(f"{place.at('n')}: how many answered is needed where it is done.")
            told = {"n": place.value("n"), "of": place.value("of"), "session": session}
            yield _move(place.at("n"), "collected", collected=number, **told)
        elif state == DROPPED:
            yield _move(place.at("why"), "not_collected", collected=number, why=place.text("why"))
        if session and state != DONE:
            yield _move(place.at("session"), "collected_in", collected=number, session=session)

    def _line(self, number: int, place: Place) -> Iterator[CaseMove]:
        cohort = self._cohorts[place.text("cohort")] if place.has("cohort") else 0
        yield _move(place.at("text"), "learned", text=place.text("text"), cohort=cohort)
        if place.texts("evidence"):
            yield _move(place.at("evidence"), "learned_from", learned=number, evidence=self._pointers(place))
        change = place.inside("change")
        if change is not None:
            to, named = change.text("to"), change.text("name")
            if to == SESSION:
                named = self._named_session(change.at("name"), named)
            elif to == PLAN:
                named = ""
            yield _move(change.name, "learned_to", learned=number, to=to, named=named, change=change.text("text"))
        if place.has("tried_in") or place.has("result"):
            where = self._cohorts[place.text("tried_in")] if place.has("tried_in") else 0
            told = {"cohort": where, "result": place.text("result"), "seen": place.text("seen")}
            yield _move(place.at("result"), "tried", learned=number, **told)
        elif place.text("seen"):
            raise CaseError(f"{place.at('seen')}: something was seen, and not where it was tried.")
        if place.text("next"):
            yield _move(place.at("next"), "change_learned", learned=number, field="next", text=place.text("next"))

    def _named_session(self, where: str, key: str) -> str:
        if key not in self._sessions:
            raise CaseError(f"{where}: {quoted(key)} is none of the sessions. {nearest(key, self._sessions)}")
        return self._names.get(key, "") or self._sessions[key].text("title")[:90]

    def _tool(self, place: Place) -> Iterator[CaseMove]:
        key = place.text("key")
        for one in place.each("versions"):
            because = one.text("because")
            if because and because not in self._lines:
                says = f"{quoted(because)} is none of the carried lines. {nearest(because, self._lines)}"
                raise CaseError(f"{one.at('because')}: {says}")
            told = {"version": one.value("version"), "text": one.text("text"), "by": one.text("by")}
            yield _move(one.name, "tool_version", key=key, because=self._lines.get(because, 0), **told)
        dropped = place.inside("dropped")
        if dropped is not None:
            told = {"why": dropped.text("why"), "day": full_day(dropped.text("day"))}
            yield _move(dropped.name, "tool_dropped", key=key, **told)

    # -- the cycle

    def _cycle(self) -> Iterator[CaseMove]:
        cycle = self._top.inside("cycle")
        if cycle is None:
            return
        if cycle.text("question"):
            yield _move(cycle.at("question"), "cycle_question", text=cycle.text("question"))
        if cycle.has("current"):
            yield _move(cycle.at("current"), "cycle", box=cycle.text("current"))
        if cycle.has("round"):
            yield _move(cycle.at("round"), "cycle_round", round=cycle.value("round"))
        boxes = cycle.inside("boxes")
        for box in BOXES if boxes is not None else ():
            one = boxes.inside(box) if boxes is not None else None
            if one is not None and one.text("line"):
                yield _move(one.at("line"), "cycle_line", box=box, line=one.text("line"))
            if one is not None and one.texts("evidence"):
                yield _move(one.at("evidence"), "cycle_from", box=box, evidence=self._pointers(one))

    def _pointers(self, place: Place) -> list[str]:
        """What a line rests on: a session by its event, what has a number here by that, the rest as it is."""
        found = []
        for said in place.texts("evidence"):
            key, _, inside = clean(said.removeprefix("session ")).partition(" ")
            if key in self._of_session:
                found.append(f"e{self._of_session[key]} {inside}".rstrip())
            elif said in self._lines:
                found.append(f"l{self._lines[said]}")
            elif said in self._collected:
                found.append(f"x{self._collected[said]}")
            elif said in self._events:
                found.append(f"e{self._events[said]}")
            else:
                found.append(said)
        return found


def _move(where: str, kind: str, /, **data: Any) -> CaseMove:
    return CaseMove("", where, kind, {name: value for name, value in data.items() if value is not None})
