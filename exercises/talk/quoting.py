"""Which words of a talk may be quoted. Pure; whose talk it is decides whether there are any at all.

Nobody was asked about single lines of a talk: all of it is kept, or nothing (script of Group Thinking Caps).
"""

from __future__ import annotations

from exercises.kernel.consent import NOT_ASKED
from exercises.kernel.shape import Quotable
from exercises.talk.state import NOTHING, Talk


def quotes(state: Talk) -> tuple[Quotable, ...]:
    """What fitted, what they think now, their next steps and the observer's one thing."""
    if state.keeps == NOTHING:
        return ()
    found = [("fitted", state.fitted), ("helped", state.helped)]
    found += [(f"outcome {place}", text) for place, text in enumerate(state.outcomes, 1)]
    found += [(f"next step {place}", text) for place, text in enumerate(state.next_steps, 1)]
    return tuple(Quotable(key, text, NOT_ASKED) for key, text in found if text)
