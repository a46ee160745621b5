"""What a line of a programme rests on: a thing of its own, a session on its timeline, or a thing in one. Pure.

Kept as "e4 post-its t3": the event that the session is, the exercise there and what is typed to get to the thing. An
event keeps its number whatever its session is called, so that a pointer follows it. Other words stand as typed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from exercises.kernel.expression import expression
from exercises.kernel.record import Record
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import cut, folded, listed
from exercises.programme.naming import cohort_of, event_called
from exercises.programme.state import Cohort, Collected, Event, Learned, Programme, Recommendation

OWN = {kind.letter: kind for kind in (Cohort, Event, Collected, Learned, Recommendation)}
"""What a programme has of its own, by its letter."""
THING = expression(r"[A-Za-z]?\d{1,6}")
"""How a thing is called within its exercise."""
_OWN = expression(rf"([{''.join(OWN)}])(\d{{1,6}})")
_INSIDE = expression(r"e(\d{1,6}) (?:(\S.*) )?(\S*\d\S*)")
_LONG = 60


class Pointer(Record):
    """One pointer as it is kept; with nothing of it, words as they were typed."""

    letter: str = ""
    """Of a thing of the programme itself; "e" for a session, too."""
    number: int = 0
    run: str = ""
    """The exercise there: its key, or what was typed for it; "" for whichever has the thing."""
    goes: str = ""
    """What is typed there to get to the thing; "" for the session itself."""


def pointer_of(words: str) -> Pointer:
    """The pointer in those words."""
    if found := _OWN.fullmatch(words):
        return Pointer(found[1], int(found[2]))
    if found := _INSIDE.fullmatch(words):
        return Pointer("e", int(found[1]), found[2] or "", found[3])
    return Pointer()


def moved(words: str, numbers: Mapping[tuple[str, int], int]) -> str:
    """The same pointer where things have other numbers, by letter and number."""
    this = pointer_of(words)
    here = numbers.get((this.letter, this.number))
    return words if here is None else " ".join([f"{this.letter}{here}", *words.split(" ")[1:]])


def apart(tokens: Sequence[str]) -> list[str]:
    """Each pointer in a line: "e4 t3 17, story 4" are three. What stands before a thing goes on for the next."""
    found: list[str] = []
    for group in " ".join(tokens).split(","):
        head: list[str] = []
        used = True
        for token in group.split():
            in_session = bool(head) and pointer_of(head[0]).letter == "e"
            token = token.lower() if pointer_of(token.lower()).letter or in_session else token
            this = pointer_of(token)
            if this.letter == "e":
                found += [] if used else [" ".join(head)]
                head, used = [token], False
            elif THING.fullmatch(token):
                found.append(" ".join([*head, token]))
                used = True
            else:
                session = head[:1] if head and pointer_of(head[0]).letter else []
                head, used = [*(session if used else head), token], False
        found += [] if used else [" ".join(head)]
    return found


def without(evidence: Sequence[str], typed: Sequence[str]) -> tuple[str, ...]:
    """What a line rests on without those pointers, each as it is kept or as it is typed: "e4 t3" for whichever exercise
    there. Raises ExerciseError where it does not rest on one of them."""
    found = [one for one in evidence if any(_is_meant(one, words) for words in typed)]
    for words in typed:
        if not any(_is_meant(one, words) for one in found):
            on = listed(list(evidence)) if evidence else "nothing"
            raise ExerciseError(f"It does not rest on {words}. It rests on {on}.")
    return tuple(one for one in evidence if one not in found)


def _is_meant(kept: str, typed: str) -> bool:
    this, that = pointer_of(kept), pointer_of(typed)
    same = this.goes and (this.letter, this.number, this.goes) == (that.letter, that.number, that.goes)
    return folded(kept) == folded(typed) or (bool(same) and that.run in ("", this.run))


def pointers_in(state: Programme) -> list[str]:
    """Every pointer in the programme, each once."""
    lines: list[Any] = [*state.carried.values(), *state.recommendations.values(), *state.boxes.values()]
    return list(dict.fromkeys(one for line in lines for one in line.evidence))


def said(state: Programme, words: str) -> str:
    """A pointer as people read it, as far as the programme itself knows; as it stands where it leads nowhere."""
    this = pointer_of(words)
    if not this.letter or this.number not in getattr(state, OWN[this.letter].kept_in):
        return words
    thing = getattr(state, OWN[this.letter].kept_in)[this.number]
    match thing:
        case Cohort():
            return cohort_of(state, this.number)
        case Event():
            session = event_called(thing)
            inside = " ".join(filter(None, (this.run, this.goes)))
            return f"{inside} of {session}" if inside else session
        case Collected():
            return ", ".join(filter(None, (thing.tool, cohort_of(state, thing.cohort), thing.moment)))
    mistake = isinstance(thing, Learned) and thing.mistake
    return words if mistake else f"“{cut(thing.text, 1, _LONG)}” ({words})"


def rests(state: Programme, evidence: Sequence[str], known: Mapping[str, str] | None = None) -> list[str]:
    """What a line rests on, in words; `known` is what was read of some of the pointers in their sessions."""
    return [(known or {}).get(one) or said(state, one) for one in evidence]
