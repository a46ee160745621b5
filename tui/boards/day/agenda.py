"""The running order as rows: planned, begun, taken, in words. Pure drawing; told the time, never looks at a clock."""

from __future__ import annotations

from datetime import datetime

from exercises.frame.running import following
from exercises.frame.schedule import begins, minutes_taken, on_the_wall, standing, told_of
from exercises.frame.state import Frame
from exercises.frame.things import BREAK, LIGHT, STIR, Item
from tui.app.text import fit, pad, width
from tui.boards.board import Drawn

WIDE, MIDDLE = 70, 50
_SHORT = {LIGHT: "light", STIR: "stirs", BREAK: "break"}


def heading(state: Frame, now: datetime | None, room: int) -> Drawn:
    """What kind of meeting it is, and where the day stands."""
    where = standing(state, now) if now is not None else ""
    said = "   ".join(filter(None, ("TODAY", state.meeting, where)))
    return ((fit(f" {said}", room), "heading"),)


def rows(state: Frame, now: datetime | None, room: int, pointed: int) -> list[Drawn]:
    """One row a part of the day, as it stands."""
    planned = begins(state)
    found: list[Drawn] = []
    for item in state.in_order():
        clock = _clock(state, item, planned.get(item.number))
        found.append(_row(state, item, clock, now, room, pointed=item.number == pointed))
    return found


def _clock(state: Frame, item: Item, planned: datetime | None) -> str:
    """When it began, by the wall's clock; before that when it is planned."""
    if item.stretches and (begun := on_the_wall(state, item.stretches[0].begun)):
        return begun
    return planned.strftime("%H:%M") if planned is not None else ""


def _row(state: Frame, item: Item, clock: str, now: datetime | None, room: int, *, pointed: bool) -> Drawn:
    bar = "▌" if pointed else "●" if item.running else " "
    style = "chosen" if pointed else _style(item)
    number = pad(f"g{item.number}", 4)
    if room >= WIDE:
        told, marks = pad(taken(item, now, whole=True), 19), _edip(item)
        side = f"  {told}  {pad(item.intensity, 16)}{pad(marks, 4)}"
    elif room >= MIDDLE:
        side = f"  {pad(taken(item, now), 10)} {pad(_SHORT.get(item.intensity, ''), 6)}"
    else:
        side = f" {pad(taken(item, now), 10)} {pad(_SHORT.get(item.intensity, ''), 5)}"
    lead = f"{bar}{clock:>5} {number}" if room >= MIDDLE else f"{bar}{number}"
    title = pad(item.title, max(4, room - width(lead) - width(side)))
    return ((fit(f"{lead}{title}{side}", room), style),)


def _style(item: Item) -> str:
    if item.running:
        return "strong"
    return "quiet" if item.dropped or item.stretches else "text"


def _edip(item: Item) -> str:
    """EDIP by its letters."""
    return "".join(name[0].upper() for name in item.practices)


def taken(item: Item, now: datetime | None, *, whole: bool = False) -> str:
    """Minutes planned against minutes taken, in few words."""
    planned = f"{item.minutes} min" if item.minutes else ""
    if item.dropped:
        return "left out"
    gone = minutes_taken(item, now)
    if gone is None:
        return planned
    of = f"{gone} of {item.minutes}" if item.minutes else str(gone)
    if not whole:
        return of if item.minutes else f"{of} min"
    return f"{'now' if item.running else 'took'} {of} min"


def card(state: Frame, item: Item, room: int) -> list[Drawn]:
    """One part of the day in full."""
    about = ", ".join(filter(None, (item.intensity, item.learned)))
    begins = f" and turns to {item.exercise}" if item.exercise else ""
    opens = f"enter turns to {item.exercise}" if item.exercise and item.running else ""
    does = "on now; k ends it" if item.running else f"enter begins it{' again' if item.stretches else ''}{begins}"
    lines: list[Drawn] = [((fit(f" g{item.number} {item.title}", room), "strong"),)]
    told = (told_of(state, item) or "no minutes planned", about, "   ".join(filter(None, (does, opens))))
    for text in (*told, *item.remarks):
        if text:
            lines.append(((fit(f" {text}", room), "quiet"),))
    return lines


def first(state: Frame) -> int:
    """The item to point at: what is on, else what comes, else the first; 0 when nothing is planned."""
    item = state.here or following(state)
    return item.number if item is not None else state.order[0] if state.order else 0
