"""What the lines of a talk say of themselves before enter, and when help lists them. Pure."""

from __future__ import annotations

from collections.abc import Callable

from exercises.kernel.moves import Got
from exercises.kernel.p_numbers import P_NUMBER
from exercises.talk.state import CARD, Talk


def by_now(what: str) -> Callable[[Talk], bool]:
    """Whether the talk is as far as that; what has to wait is not listed before its step."""

    def far(state: Talk) -> bool:
        first = state.first_with(what)
        return first is not None and first <= state.place

    return far


def in_rounds(state: Talk) -> bool:
    """Whether people speak in turn."""
    return state.in_rounds


def alone(state: Talk) -> bool:
    """Whether it is between two."""
    return not state.in_rounds


def observed(state: Talk) -> bool:
    """Whether somebody looks on."""
    return state.observer


def told(limit: str) -> Callable[[Got, Talk], str]:
    """A gentle word about words for the room: too long to read, or leading back to a person."""

    def warn(got: Got, state: Talk) -> str:
        most = state.template.room_limits.get(limit, 0)
        if P_NUMBER.search(got["text"]):
            return "A number leads back to a person; the room reads “somebody” instead."
        return (
            f"{len(got['text'])} characters; the room reads about {most} well." if 0 < most < len(got["text"]) else ""
        )

    return warn


def roles_only(got: Got, state: Talk) -> str:
    """A gentle word about a number among roles."""
    named = any(P_NUMBER.search(role) for role in got["roles"])
    return "Roles only: a number leads back to a person." if named else ""


def many(got: Got, state: Talk) -> str:
    """A gentle word about a long round."""
    return "With so many, one word each, or halves of the room." if got["seats"] > 20 else ""


def own_line(word: str) -> Callable[[Got, Talk], str]:
    """A line that may be one of several, in words: "outcome 1: I can leave it until Monday"."""

    def says(got: Got, state: Talk) -> str:
        return f"{word}{' ' + str(got['place']) if 'place' in got else ''}: {got['text']}"

    return says


def numbers_of(state: Talk, keys: list[str]) -> str:
    """The numbers of those steps, in words."""
    return ", ".join(str(place) for place, step in enumerate(state.steps) if step.key in keys) or "no step"


def with_those_done(got: Got, state: Talk) -> Got:
    """The steps named, with those that were done already."""
    named = got["steps"]
    return {"steps": [step.key for step in state.steps if named and (step.key in named or step.key in state.done)]}


def both_done(got: Got, state: Talk) -> str:
    """Which steps are done, in words."""
    return f"done: {numbers_of(state, with_those_done(got, state)['steps'])}"


def without_owner(got: Got, state: Talk) -> Got:
    """What is kept; the word for whose talk it is is no part of it."""
    return {"what": got["what"]}


def kept(got: Got, state: Talk) -> str:
    """What is kept, in words."""
    if got["what"] == CARD:
        return f"the {state.owner} keeps the card"
    return "nothing of this talk is kept, here and in exports; out of the file as well: keep nothing for good"
