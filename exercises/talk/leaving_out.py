"""What no page of a talk has, counted. Whose talk it was decides what is kept (script of Group Thinking Caps). Pure."""

from __future__ import annotations

from exercises.leaving.outline import FACILITATORS_ONLY, Audience, LeftOut
from exercises.talk.state import CARD, NOTHING, Talk


def left_out(state: Talk, audience: Audience) -> tuple[LeftOut, ...]:
    """What the page for that audience does not have."""
    if state.keeps == NOTHING:
        return (LeftOut(1, "talk", "talks", f"its {state.owner} decided that nothing of it is kept"),)
    if audience == "facilitators":
        return ()
    words = bool(state.task) + len(state.offers) + len(state.outcomes) + len(state.next_steps) + bool(state.fitted)
    about = len(state.thought) + bool(state.useful) + bool(state.helped)
    found = [LeftOut(about, "line", "lines", f"about a talk, {FACILITATORS_ONLY}")]
    if audience == "public":
        why = f"a talk belongs to its {state.owner}"
        found.append(LeftOut(words, "line of a talk", "lines of a talk", why))
    elif state.keeps != CARD:
        why = f"its {state.owner} has not decided yet whether the talk is kept"
        found.append(LeftOut(words, "line of a talk", "lines of a talk", why))
    return tuple(kind for kind in found if kind.count)
