"""The header's third line: a rule, and calmly in it how the day and the timer stand. Pure drawing."""

from __future__ import annotations

from datetime import datetime

from exercises.frame.schedule import minutes_taken, standing
from exercises.frame.state import Frame
from exercises.frame.timer import elapsed, public, words
from tui.app.text import fit, width
from tui.boards.board import Drawn


def timer_words(frame: Frame, now: datetime, *, mirror: bool = False) -> list[str]:
    """What the timer says, in full and then shorter; none without a timer. Whole minutes only, never seconds.

    On a window that the room sees it is what the room reads at its foot, and no more.
    """
    timer = frame.timer
    seen = public(timer)
    if timer is None or seen is None:
        return []
    said = words(timer, now)
    whole = said if mirror else f"{said}, {elapsed(timer, now) // 60} gone"
    return list(dict.fromkeys((f"{seen['label']}: {whole}" if seen["label"] else whole, whole, said)))


def day_words(frame: Frame, now: datetime) -> tuple[str, str]:
    """What is on with its minutes, and whether the day is ahead or behind."""
    here = frame.here
    on = ""
    if here is not None:
        gone = minutes_taken(here, now)
        of = f" of {here.minutes}" if here.minutes else ""
        on = f"{here.title}  {gone}{of} min"
    return on, standing(frame, now) if frame.items else ""


def rule(frame: Frame | None, now: datetime, room: int, *, mirror: bool) -> Drawn:
    """The rule under the header; on a window that the room sees it has no more than the timer."""
    if frame is None or frame.elephant_held:
        return (("─" * room, "quiet"),)
    timers = timer_words(frame, now, mirror=mirror)
    on, where = ("", "") if mirror else day_words(frame, now)
    # Ahead or behind says more than what is on, which the board shows too.
    lefts = list(dict.fromkeys(("   ".join(filter(None, (on, where))), where, "")))
    for said in lefts:
        for timer in timers or [""]:
            left, right = f"── {said} " if said else "", f" {timer} ──" if timer else ""
            if width(left) + width(right) + 1 <= room:
                break
        else:
            continue
        break
    else:
        left, right = "", f" {fit(timers[-1], room - 6)} ──" if timers else ""
    return ((left, "quiet"), ("─" * max(0, room - width(left) - width(right)), "quiet"), (right, "quiet"))
