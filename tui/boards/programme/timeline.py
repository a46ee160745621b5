"""The timeline as the console draws it: the months across, a lane a cohort, a letter an event. Pure."""

from __future__ import annotations

from exercises.kernel.record import Record
from exercises.kernel.text import plural
from exercises.programme import months
from exercises.programme.months import SHARED, Lane, Timeline
from exercises.programme.state import Event, Programme
from tui.app.text import fit, pad, width
from tui.boards.board import Drawn, Pointing

NO_COHORT = "No cohort yet. Type: cohort + One: Auckland"
_NOTHING = "Nothing on it yet. Type: e + workshop c1 2026-11-05: day one"
_NAME, _THEN = 15, 17
_WITHOUT_THEN = 58
"""In fewer columns there is no room for what comes next of each."""
_PITCHES = (4, 3, 2)
"""Columns that a month may have, the widest first that has room for all."""


class _Across(Record):
    """What stands where across the pane."""

    name: int
    pitch: int
    months: range
    then: int


def _across(state: Programme, line: Timeline, room: int, here: int) -> _Across:
    names = [_called(state, lane) for lane in line.lanes]
    name = min(max(map(width, names), default=6), _NAME if room >= _WITHOUT_THEN else 9) + 2
    then = _THEN if room >= _WITHOUT_THEN else 0
    for pitch in _PITCHES:
        if len(line.months) * pitch <= room - name - then:
            return _Across(name, pitch, line.months, then)
    pitch = 3 if then else 2
    return _Across(name, pitch, months.around(line.months, here, max(1, (room - name - then) // pitch)), then)


def _called(state: Programme, lane: Lane) -> str:
    if lane.cohort == SHARED:
        return "shared"
    cohort = state.cohorts[lane.cohort]
    return f"C{lane.cohort} {cohort.place or cohort.name}"


def draw(state: Programme, room: int, pointing: Pointing, now: int) -> tuple[list[Drawn], int]:
    """The lines, and which of them is the lane pointed at; `now` is the present month, 0 where nobody knows."""
    if not state.cohorts:
        return [((fit(f" {NO_COHORT}", room), "quiet"),)], 0
    line = months.timeline(state)
    told = [_span(line, room)]
    if not line.months:
        told += [((fit(f" {_called(state, lane)}", room), "text"),) for lane in line.lanes]
        return [*told, ((fit(f" {_NOTHING}", room), "quiet"),)], 0
    event = state.events.get(pointing.focus)
    here = months.month_of(event.day) if event is not None else 0
    across = _across(state, line, room, here or now or months.present(state))
    told.append(_heads(across, line, room, now))
    at = len(told)
    for lane in line.lanes:
        pointed = _is_at(lane, event, pointing)
        at = len(told) if pointed else at
        told.append(_lane(state, lane, across, pointed, event, room))
    return [*told, *_key(line, room)], at


def _is_at(lane: Lane, event: Event | None, pointing: Pointing) -> bool:
    if pointing.theme:
        return lane.cohort == pointing.theme
    return event is not None and lane.cohort == (SHARED if event.shared else next(iter(event.cohorts), 0))


def _span(line: Timeline, room: int) -> Drawn:
    cohorts = plural(sum(lane.cohort != SHARED for lane in line.lanes), "cohort")
    span = f"   {months.span(line.months.start, line.months.stop - 1)}" if line.months else ""
    return ((fit(f" TIMELINE{span}   {cohorts}", room), "heading"),)


def _heads(across: _Across, line: Timeline, room: int, now: int) -> Drawn:
    before = "‹" if across.months.start > line.months.start else " "
    after = "›" if across.months.stop < line.months.stop else " "
    pieces = [(pad("", across.name - 1) + before, "quiet")]
    for month in across.months:
        letter = months.said_month(month, 1)
        said = f"[{letter}]" if month == now and across.pitch > 2 else f"{letter}‹" if month == now else letter
        lead = "" if month == now and across.pitch > 2 else " " * (across.pitch > 2)
        pieces.append((pad(lead + said, across.pitch), "strong" if month == now else "quiet"))
    return (*pieces, (fit(f"{after}then", across.then) if across.then else after.strip(), "quiet"))


def _lane(state: Programme, lane: Lane, across: _Across, pointed: bool, event: Event | None, room: int) -> Drawn:
    bar = "▌" if pointed else " "
    pieces = [(pad(f"{bar}{_called(state, lane)}", across.name - 1) + " ", "strong" if pointed else "text")]
    for month in across.months:
        marks = lane.marks.get(month, ())
        marked = months.letters(marks, 1 if across.pitch < 3 else across.pitch - 1)
        here = event is not None and any(mark.event == event.number for mark in marks)
        said = f"{' ' * (across.pitch > 2 and len(marked) < across.pitch - 1)}{marked or '·'}"
        pieces.append((said, "chosen" if here and pointed else "strong" if marked else "quiet"))
        pieces.append((" " * (across.pitch - len(said)), "text"))
    if across.then and lane.cohort != SHARED:
        pieces.append((fit(months.then(state, state.cohorts[lane.cohort]), across.then), "quiet"))
    return tuple(piece for piece in pieces if piece[0])


def _key(line: Timeline, room: int) -> list[Drawn]:
    rows = [""]
    for letter, word in line.key:
        part = f"{letter} {word}"
        if width(rows[-1]) + len(part) + 2 > room and rows[-1]:
            rows.append("")
        rows[-1] += f"{'  ' if rows[-1] else ' '}{part}"
    return [((fit(row, room), "quiet"),) for row in rows if row]
