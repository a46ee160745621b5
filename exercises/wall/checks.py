"""What every move of the wall checks, and the sentences that refuse. Pure; refuses to know which move asks."""

from __future__ import annotations

from typing import Any

from exercises.kernel import checks
from exercises.kernel.checks import free_number, p_number
from exercises.kernel.clock import moment
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import listed
from exercises.wall.state import LIMITS, MOST_NOTES, Step, Wall


def shown(value: object) -> str:
    """A value out of a file, short enough for a sentence."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return "that"
    if isinstance(value, int):
        return str(value) if abs(value) < 10**9 else "so large a number"
    short = " ".join(value.split())
    return f"“{short[:40]}…”" if len(short) > 40 else f"“{short}”"


def within(state: Wall, text: object, limit: str, what: str, *, lines: bool = False) -> str:
    """The text, when it fits its limit and is not empty. Raises ExerciseError saying how long is too long."""
    return checks.within(state.template, text, limit, what, LIMITS[limit], lines=lines)


def may(state: Wall, text: object, limit: str, what: str) -> str:
    """Like `within`, but no words are fine."""
    return "" if text in ("", None) else within(state, text, limit, what)


def question_key(state: Wall, key: object) -> str:
    """The key, when it is one of the questions'. Raises ExerciseError naming them."""
    return _key(key, [held.key for held in state.questions], "question")


def area_key(state: Wall, key: object) -> str:
    """The key, when it is one of the areas'. Raises ExerciseError naming them."""
    return _key(key, [held.key for held in state.areas], "area")


def _key(key: object, known: list[str], what: str) -> str:
    if isinstance(key, str) and key in known:
        return key
    raise ExerciseError(
        f"There is no {what} {shown(key)}. The {what}s are {listed(known)}. For example: 17 {what} {known[0].lower()}"
    )


def author_of(state: Wall, author: object) -> str:
    """Who wrote it: a P-number, and only where the exercise keeps writers. Raises ExerciseError otherwise."""
    if author in ("", None):
        return ""
    if not state.authors:
        raise ExerciseError("This exercise keeps no writers, and that is never loosened. Type the note alone: : text")
    return p_number(author, "by P07: text")


def notes_numbered(state: Wall, number: object, many: int = 1) -> tuple[Wall, int]:
    """The wall after giving numbers to so many notes, and the first: the recorded one when it is still free.

    Raises ExerciseError.
    """
    first = free_number(number, state.next_note)
    last = first + many - 1
    if last > MOST_NOTES:
        raise ExerciseError(
            f"A wall takes {MOST_NOTES:,} notes, and this would be note {last:,}. What is on it is safe; "
            "put the others on a second wall: exercise post-its"
        )
    return replace(state, numbers={**state.numbers, "n": last}), first


def reason(state: Wall, why: object, example: str, *, needed: bool = True) -> str:
    """Why. After the workshop it has to be said where `needed`; in the room it may be left out.

    "A Good Start in Life", post-it theming: distilled afterwards with a reason each time, and nothing deleted.
    """
    if why in ("", None) and needed and state.afterwards:
        raise ExerciseError(f"After the workshop each change needs its reason. Say why: {example}")
    return may(state, why, "why", "the reason")


def decided_by(state: Wall, who: object, by: object) -> str:
    """Who decided: the one named, else whoever types after the workshop, else the group."""
    named = may(state, who, "who", "who decided it")
    if named or not state.afterwards:
        return named or "group"
    return may(state, by, "who", "who typed it") or "group"


def decided_when(state: Wall, when: object, at: object) -> str:
    """When, as it was said, else the day it was entered."""
    return may(state, when, "when", "when it was decided") or moment(str(at))[:10]


def signed(state: Wall, kind: str, at: object, by: object, /, **said: Any) -> Step:
    """A step with who made it and on which day, where the workshop is over; in the room sorting is the group's."""
    if not state.afterwards:
        return Step(kind, **said)
    day = moment(str(at))[:10] if at else ""
    return Step(kind, **{"by": may(state, by, "who", "who typed it"), "when": day, **said})
