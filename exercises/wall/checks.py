"""What every move of the wall checks, and the sentences that refuse. Pure; refuses to know which move asks."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from exercises.kernel.p_numbers import whole
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import listed
from exercises.wall.state import MOST_NOTES, Step, Wall

LIMITS = {
    "note": 400,
    "name": 120,
    "description": 400,
    "includes": 300,
    "excludes": 300,
    "reading": 160,
    "why": 200,
    "said": 200,
    "until": 60,
    "link": 200,
    "author": 12,
    "who": 60,
    "when": 60,
    "instead": 60,
    "file": 200,
    "ref": 160,
    "against": 400,
}
"""Most characters of each field where the template says nothing."""
_INSTEAD = re.compile(r"\[[^\[\]]*\]")
_MOST_INSTEAD = 32


def shown(value: object) -> str:
    """A value out of a file, short enough for a sentence."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return "that"
    if isinstance(value, int):
        return str(value) if abs(value) < 10**9 else "so large a number"
    short = " ".join(value.split())
    return f"“{short[:40]}…”" if len(short) > 40 else f"“{short}”"


def within(state: Wall, text: object, limit: str, what: str, *, lines: bool = False) -> str:
    """The text, when it fits its limit and is not empty. Raises ExerciseError saying how long is too long.

    What stands in brackets instead of a name is not counted: taking a name out never makes a text too long.
    """
    if not isinstance(text, str):
        raise ExerciseError(f"Words are needed for {what}. Type them after the colon.")
    if not text.strip():
        raise ExerciseError(f"There are no words for {what} yet. Type them after the colon.")
    most = state.template.limits.get(limit, LIMITS[limit])
    if len(text) > most and (len(text) > most * _MOST_INSTEAD or len(_without_brackets(text)) > most):
        raise ExerciseError(
            f"That is {len(text):,} characters; {what} takes {most}. Nothing is lost: shorten it, then enter."
        )
    if "\n" in text and not lines:
        raise ExerciseError(f"{what[:1].upper()}{what[1:]} is one line. Take the line ends out, then enter.")
    return text


def _without_brackets(text: str) -> str:
    before = ""
    while before != text:
        before, text = text, _INSTEAD.sub("", text)
    return text


def may(state: Wall, text: object, limit: str, what: str) -> str:
    """Like `within`, but no words are fine."""
    return "" if text in ("", None) else within(state, text, limit, what)


def open_still(state: Wall) -> None:
    """Raises ExerciseError once the exercise is closed."""
    if state.closed:
        raise ExerciseError("This exercise is closed. Type reopen to go on; nothing in it is lost.")


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
    found = whole(author)
    if not found:
        raise ExerciseError("A number, not a name: by P07: text. Names stay out of the record.")
    return found


def free_note(state: Wall, number: object, many: int = 1) -> int:
    """The first of the note numbers to give: the recorded one when it is still free. Raises ExerciseError."""
    first = _free(number, state.next_note)
    if first + many - 1 > MOST_NOTES:
        raise ExerciseError(
            f"A wall takes {MOST_NOTES:,} notes, and this would be note {first + many - 1:,}. What is on it is safe; "
            "put the others on a second wall: exercise post-its"
        )
    return first


def numbered(state: Wall, letter: str, number: object) -> tuple[dict[str, int], int]:
    """The numbers given by then and the one to give: the recorded one when it is still free. Raises ExerciseError."""
    given = _free(number, state.numbers.get(letter, 0) + 1)
    return {**state.numbers, letter: given}, given


def _free(number: object, following: int) -> int:
    if type(number) is not int or not 0 <= number <= MOST_NOTES:
        raise ExerciseError(f"A number on the wall is from 1 to {MOST_NOTES}, not {shown(number)}.")
    if 0 < number < following:
        raise ExerciseError(f"Number {number} was given to something else meanwhile. Enter it again for a new one.")
    return number or following


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
    return may(state, when, "when", "when it was decided") or moment(at)[:10]


def signed(state: Wall, kind: str, at: object, by: object, /, **said: Any) -> Step:
    """A step with who made it and on which day, where the workshop is over; in the room sorting is the group's."""
    if not state.afterwards:
        return Step(kind, **said)
    return Step(kind, **{"by": may(state, by, "who", "who typed it"), "when": moment(at)[:10] if at else "", **said})


def moment(at: Any) -> str:
    """The time, when it is one. Raises ExerciseError."""
    try:
        told = datetime.fromisoformat(at).tzinfo is not None
    except (TypeError, ValueError):
        told = False
    if not told:
        raise ExerciseError("The time of that step cannot be read.")
    return str(at)
