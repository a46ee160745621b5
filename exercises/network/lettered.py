"""Lines that begin with a lettered thing: d2, a1, k4, l1, m1. Pure."""

from __future__ import annotations

from typing import Any

from exercises.kernel.checks import p_number
from exercises.kernel.shape import Command, ExerciseError
from exercises.kernel.text import folded
from exercises.kernel.words import all_numbers, pick
from exercises.network.lines import joined, move, nothing_more, words_of
from exercises.network.state import CONSENTS

_FORMS = {
    "d": "d1: other words, or d1 remove",
    "a": "a1 yes 7 8, a1 no 26, a1: other words, or a1 remove",
    "k": "k1 owner P19, k1 by Friday, k1 done yes, or k1 remove",
    "l": "l1 consent without my number",
    "m": "m1 remove",
}


def lettered(letter: str, number: int, rest: list[str], tail: str) -> Command:
    """What a line about a lettered thing asks for."""
    name = f"{letter}{number}"
    word = folded(rest[0]) if rest else ""
    if word and "remove".startswith(word) and len(word) > 1 and letter in "dakm":
        kinds = {
            "d": ("remove_difference", "difference"),
            "a": ("remove_agreement", "agreement"),
            "k": ("remove_talk", "conversation"),
            "m": ("remove_mark", "mark"),
        }
        kind, field = kinds[letter]
        nothing_more(rest[1:], tail, f"{name} remove")
        what: dict[str, Any] = {field: number}
        return move(f"{name} is taken out", kind, **what)
    match letter:
        case "a":
            return _agreement(number, name, rest, tail)
        case "k":
            return _conversation(number, name, rest, tail)
        case "l":
            if word and "consent".startswith(word):
                consents = {**{known: known for known in CONSENTS}, "with my number": "with my P-number"}
                consent = pick(joined(rest[1:], tail), consents, "consent")
                return move(f"{name}: {consent}", "consent", learning=number, consent=consent, private=True)
        case "d":
            if not rest and tail:
                return move(f"{name}: {tail}", "reword_difference", difference=number, about=tail)
    raise ExerciseError(f"What about {name}? {_FORMS[letter].replace(letter + '1', name)}")


def _agreement(number: int, name: str, rest: list[str], tail: str) -> Command:
    if not rest:
        text = words_of(tail, f"{name} yes 7 8")
        return move(f"{name}: {text}; who agrees is asked again", "reword_agreement", agreement=number, text=text)
    words = [*rest, *tail.split()]
    sides: dict[str, list[str]] = {"yes": [], "no": []}
    side = ""
    for word in words:
        said = folded(word).rstrip(",;")
        if said in sides:
            side = said
        elif side:
            sides[side].append(word)
        else:
            raise ExerciseError(f"Who agrees, who does not? {name} yes 7 8 no 26")
    numbers = {key: all_numbers(" ".join(value), f"{name} {key} 7 8") if value else [] for key, value in sides.items()}
    if not numbers["yes"] and not numbers["no"]:
        raise ExerciseError(f"Which chairs? {name} yes 7 8 no 26")
    parts = [f"{key} {' '.join(map(str, value))}" for key, value in numbers.items() if value]
    return move(f"{name}: {', '.join(parts)}", "say", agreement=number, yes=numbers["yes"], no=numbers["no"])


def _conversation(number: int, name: str, rest: list[str], tail: str) -> Command:
    if not rest:
        text = words_of(tail, f"{name}: would Aroha like to be the first call?")
        return move(f"{name} opens with: {text}", "change_talk", conversation=number, field="opening", text=text)
    verb = pick(rest[0], ("owner", "by", "done", "opening", "remove"), "word for a conversation")
    after = " ".join(rest[1:])
    match verb:
        case "owner":
            who = joined(rest[1:], tail)
            if not who:
                raise ExerciseError(f"Who brings it about? {name} owner P19, or {name} owner none")
            if folded(who) in ("none", "nobody", "-"):
                return move(f"{name} needs an owner", "change_talk", conversation=number, field="owner", text="")
            who = p_number(who, f"{name} owner P19")
            return move(
                f"{who} brings {name} about", "change_talk", conversation=number, field="owner", text=who, private=True
            )
        case "by":
            when = joined(rest[1:], tail)
            if not when:
                raise ExerciseError(f"By when? {name} by Friday")
            return move(f"{name} by {when}", "change_talk", conversation=number, field="by", text=when)
        case "done":
            done = pick(after, ("yes", "partly", "no", "overtaken"), "result")
            return move(
                f"{name} happened: {done}", "talk_done", conversation=number, done=done, found=tail, private=bool(tail)
            )
        case "opening":
            text = words_of(joined(rest[1:], tail), f"{name}: would Aroha like to be the first call?")
            return move(f"{name} opens with: {text}", "change_talk", conversation=number, field="opening", text=text)
        case _:
            return move(f"{name} is taken out", "remove_talk", conversation=number)
