"""How the tools were learned on a day, by EDIP: explore, demonstrate, imitate, practise. Pure; nothing is scored.

"A Good Start in Life" teaches a tool in these four steps; what was only demonstrated is the next day's work.
"""

from __future__ import annotations

from collections.abc import Mapping

from exercises.frame.schedule import minutes_taken
from exercises.frame.state import Frame
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
