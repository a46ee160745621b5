"""Lines about an elephant: elephant, e1. Pure. Every one of them is for the facilitators' eyes while it is typed."""

from __future__ import annotations

from collections.abc import Callable

from exercises.frame.carriers import NOBODY, carrier
from exercises.frame.checks import held_thing
from exercises.frame.elephants import ASK_FIRST
from exercises.frame.lines import joined, move, nothing_more, words_of
from exercises.frame.state import DECISIONS, RAISED, Elephant, Frame
from exercises.kernel.days import comes_back, on_day, unread
from exercises.kernel.shape import Command, ExerciseError
from exercises.kernel.text import folded

Reader = Callable[[list[str], str, str, Frame], Command]
_RAISED = {"aloud": RAISED[0], "private": RAISED[1], "in private": RAISED[1], "box": RAISED[2], "in the box": RAISED[2]}
_FOR_GOOD = "not agreed for good"
_DATED = {"when": "worked on", "review": "looked at again"}
_DECIDED = dict(zip(("now", "later", "power", "be"), DECISIONS, strict=True))


def _elephant(rest: list[str], tail: str, line: str, state: Frame) -> Command:
    said = folded(joined(rest, tail))
    if not said:
        if state.held:
            raise ExerciseError("An elephant is being held. When the group goes on: elephant over")
        return move("slow down: the room goes dark and the clocks wait", "hold_elephant")
    if said in ("over", "off"):
        return move("the group goes on; nothing of it is written", "elephant_over")
    if said in _RAISED:
        number = state.numbers.get("e", 0) + 1
        return move(
            f"e{number} was raised {_RAISED[said]}; never by whom", "name_elephant", raised=_RAISED[said], private=True
        )
    raise ExerciseError("To slow everything down: elephant. Afterwards, how it was raised: elephant aloud")


def elephant_line(number: int, rest: list[str], tail: str, line: str, state: Frame) -> Command:
    """What a line about an elephant asks for."""
    name = f"e{number}"
    said = folded(" ".join(rest))
    if number not in state.elephants and number == state.numbers.get("e", 0) + 1 and said in _RAISED and not tail:
        return _elephant(rest, tail, line, state)
    if number not in state.elephants and not state.elephants:
        raise ExerciseError("No elephant is noted yet. How was it raised? elephant aloud, private or box")
    held: Elephant = held_thing(state.elephants, number, "e", "elephant")
    if not rest:
        return _wording(name, held, tail)
    if said in _RAISED and not tail:
        return move(
            f"{name} was raised {_RAISED[said]}", "raise_elephant", elephant=number, raised=_RAISED[said], private=True
        )
    if said in ("agreed", "not agreed", "agreed no"):
        yes = said == "agreed"
        if yes and tail:
            raise ExerciseError(f"First that they agree, then the words: {name} agreed, then {name}: …")
        nothing_more([], tail, f"{name} {said}")
        says = "its words may be kept and seen" if yes else "no words of it are kept"
        if not yes and held.wording:
            says = f"its words are off every screen and export, but still in the file; that too: {name} {_FOR_GOOD}"
        return move(f"{name}: {says}", "agree_wording", elephant=number, agreed=yes, private=True)
    word, after = folded(rest[0]), joined(rest[1:], tail)
    match word:
        case "now" | "later" | "power" | "be":
            if after:
                raise ExerciseError(f"The day and who carries it have lines of their own: {name} when next session")
            return move(
                f"{name}: {_DECIDED[word]}", "decide_elephant", elephant=number, decision=_DECIDED[word], private=True
            )
        case "when" | "review":
            example = "next session" if word == "when" else "26 March"
            day = words_of(after, f"{name} {word} {example}")
            return move(
                f"{name}, {_DATED[word]} {on_day(day)}",
                "date_elephant",
                elephant=number,
                field=word,
                text=day,
                private=True,
                warning=unread(day),
            )
        case "back":
            day = after or "today"
            return move(
                f"{name} {comes_back(day)}",
                "date_elephant",
                elephant=number,
                field="review",
                text=day,
                private=True,
                warning=unread(day),
            )
        case "carries":
            who = carrier(words_of(after, f"{name} carries F1"), name) if folded(after) not in NOBODY else ""
            says = f"{name} is carried by {who or 'nobody yet'}"
            return move(says, "carry_by", elephant=number, who=who, private=True)
        case "changed" | "change":
            text = words_of(after, f"{name} changed: the second half became choose-your-own")
            return move(
                f"{name}, changed because of it: {text}", "change_elephant", elephant=number, text=text, private=True
            )
        case "done" | "open":
            nothing_more([], after, f"{name} {word}")
            says = "needs no coming back" if word == "done" else "is open again"
            return move(f"{name} {says}", "elephant_done", elephant=number, done=word == "done", private=True)
    raise ExerciseError(
        f"What about {name}? aloud, private, box · agreed · now, later, power, be · when, review, back · carries · "
        f"changed · done. For example {name} review 26 March"
    )


def _wording(name: str, held: Elephant, tail: str) -> Command:
    if not held.agreed:
        raise ExerciseError(ASK_FIRST.format(name))
    text = words_of(tail, f"{name}: we are polite because we were sent")
    return move(
        f"{name}, with the yes of the one who named it: {text}",
        "word_elephant",
        elephant=held.number,
        text=text,
        private=True,
    )


KEYWORDS: dict[str, Reader] = {"elephant": _elephant}
