"""How the tools were learned on a day, by EDIP: explore, demonstrate, imitate, practise. Pure; nothing is scored.

"A Good Start in Life" teaches a tool in these four steps; what was only demonstrated is the next day's work.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from exercises.frame.schedule import minutes_taken
from exercises.frame.state import Frame
from exercises.kernel.record import Record
from exercises.kernel.text import folded, listed

_SHOWN, _DONE = "demonstrate", "practise"


def minutes_learned(state: Frame) -> Mapping[str, Mapping[str, int]]:
    """By tool and how it was learned, the minutes: of what was on, else as planned."""
    names: dict[str, str] = {}
    minutes: dict[str, dict[str, int]] = {}
    for item in state.in_order():
        if item.tool and item.practices and not item.dropped:
            of_tool = minutes.setdefault(names.setdefault(folded(item.tool), item.tool), {})
            taken = minutes_taken(item)
            for practice in item.practices:
                of_tool[practice] = of_tool.get(practice, 0) + (item.minutes if taken is None else taken)
    return minutes


def never_practised(state: Frame) -> str:
    """Which tools were demonstrated and never practised, in a sentence; "" for none."""
    found = [tool for tool, learned in minutes_learned(state).items() if _SHOWN in learned and _DONE not in learned]
    return f"Demonstrated and never practised: {listed(found)}." if found else ""


class Taught(Record):
    """How one tool was learned in one session."""

    tool: str
    session: str
    cohorts: tuple[int, ...]
    minutes: Mapping[str, int]
    """By how it was learned."""


def over_sessions(frames: Iterable[tuple[str, tuple[int, ...], Frame]]) -> tuple[Taught, ...]:
    """How the tools were learned over several sessions, tool by tool; each session with what it is called, its cohorts
    and its frame."""
    found: dict[str, list[Taught]] = {}
    for session, cohorts, frame in frames:
        for tool, minutes in minutes_learned(frame).items():
            of_tool = found.setdefault(folded(tool), [])
            of_tool.append(Taught(of_tool[0].tool if of_tool else tool, session, cohorts, minutes))
    return tuple(one for of_tool in found.values() for one in of_tool)


def still_to_practise(taught: Sequence[Taught]) -> Mapping[int, tuple[str, ...]]:
    """By cohort, the tools that were demonstrated to it and that it never practised, in any of those sessions."""
    cohorts = sorted({number for one in taught for number in one.cohorts})
    found: dict[int, tuple[str, ...]] = {}
    for cohort in cohorts:
        theirs = [one for one in taught if cohort in one.cohorts]
        shown = dict.fromkeys(one.tool for one in theirs if _SHOWN in one.minutes)
        done = {one.tool for one in theirs if _DONE in one.minutes}
        if left := tuple(tool for tool in shown if tool not in done):
            found[cohort] = left
    return found
