"""Lines that keep something for later: park, note, moment, action, conversation, takeaway; p2, n1, q2, c1, w1. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from exercises.frame.carriers import NOBODY
from exercises.frame.checks import held_thing, nameless, p_number
from exercises.frame.lines import joined, move, nothing_more, words_of
from exercises.frame.state import Frame
from exercises.kernel.consent import WITHDRAWN
from exercises.kernel.days import cannot_be, comes_back, day_in, said_day, unread
from exercises.kernel.p_numbers import whole
from exercises.kernel.shape import Command, ExerciseError
from exercises.kernel.text import folded
from exercises.kernel.words import pick
from exercises.network.lines import QUESTION_WORDS
from exercises.network.state import AREAS, CONSENTS

Reader = Callable[[list[str], str, str, Frame], Command]
LetteredReader = Callable[[int, list[str], str, str, Frame], Command]
_BY = re.compile(r"(?P<text>.+\S)\s+by\s+(?P<day>\S.*)", re.IGNORECASE)
_ANY_DAY = "2001-01-01"
"""Only whether the words name a day is asked while typing; which one is reckoned when it is recorded."""
_CONVERSATION = "conversation nurse > teacher do: what would you drop?"


def _park(rest: list[str], tail: str, line: str, state: Frame) -> Command:
    text = words_of(joined(rest, tail), "park: interpreters, how does this work through one?")
    return move(f"parked: {text}", "park", text=text)


def _parked(number: int, rest: list[str], tail: str, line: str, state: Frame) -> Command:
    held_thing(state.parked, number, "p", "parked item")
    name = f"p{number}"
    if not rest:
        text = words_of(tail, f"{name}: other words")
        return move(f"{name}: {text}", "change_parked", parked=number, field="text", text=text)
    word = pick(rest[0], ("carries", "back", "done", "open"), "word for a parked item")
    after = joined(rest[1:], tail)
    if word in ("done", "open"):
        nothing_more([], after, f"{name} {word}")
        says = "was come back to" if word == "done" else "is open again"
        return move(f"{name} {says}", "parked_done", parked=number, done=word == "done")
    if word == "carries":
        who = "" if folded(after) in NOBODY else words_of(after, f"{name} carries F1")
        return move(
            f"{name} is carried by {who or 'nobody yet'}",
            "change_parked",
            parked=number,
            field="carries",
            text=who,
            private=nameless(who) != who,
        )
    day = words_of(after, f"{name} back 26 March")
    return move(
        f"{name} {comes_back(day)}", "change_parked", parked=number, field="back", text=day, warning=unread(day)
    )


def _note(follow_up: bool) -> Reader:
    def read(rest: list[str], tail: str, line: str, state: Frame) -> Command:
        words = rest[1:] if follow_up and rest and folded(rest[0]) == "up" else rest
        example = "follow up: ring the one who left early" if follow_up else "note: watch the time after lunch"
        text = words_of(joined(words, tail), example)
        more: dict[str, Any] = {"follow_up": True} if follow_up else {}
        says = "to follow up" if follow_up else "a private note"
        return move(f"{says}: {text}", "note", text=text, private=True, **more)

    return read


def _noted(number: int, rest: list[str], tail: str, line: str, state: Frame) -> Command:
    held_thing(state.notes, number, "n", "private note")
    name = f"n{number}"
    if not rest:
        text = words_of(tail, f"{name}: other words")
        return move(f"{name}: {text}", "change_note", note=number, text=text, private=True)
    word = pick(rest[0], ("done", "open"), "word for a note")
    nothing_more(rest[1:], tail, f"{name} {word}")
    done = word == "done"
    return move(f"{name} is {'done' if done else 'open again'}", "note_done", note=number, done=done, private=True)


def _moment(rest: list[str], tail: str, line: str, state: Frame) -> Command:
    words = joined(rest, tail)
    if not words:
        return move("this minute is marked for your journal", "mark_moment")
    return move(f"this minute is marked for your journal: {words}", "mark_moment", words=words, private=True)


def _is_who(word: str) -> bool:
    """Whether it is a facilitator or a P-number with its letter: a bare number may be part of the words."""
    return folded(word) in ("f1", "f2") or (word[:1].isalpha() and bool(whole(word)))


def _action(rest: list[str], tail: str, line: str, state: Frame) -> Command:
    example = "action P05: ring the ward by Friday, or action: ring the ward"
    if not tail and ":" not in line and rest and not (len(rest) == 1 and _is_who(rest[0])):
        # Typed on behind the word alone: all of it is the action, but for a number that says whose it is.
        who_first = rest[:1] if _is_who(rest[0]) else []
        rest, tail = who_first, " ".join(rest[len(who_first) :])
    text, who = words_of(tail, example), ""
    if rest:
        said = " ".join(rest)
        who = said.upper() if folded(said) in ("f1", "f2") else p_number(said, example)
    fields: dict[str, Any] = {"text": text}
    found = _BY.fullmatch(text)
    if found and (day_in(found["day"], _ANY_DAY) or folded(found["day"]).startswith("the next ")):
        fields = {"text": found["text"].rstrip(","), "by_when": found["day"]}
    day = f", by {said_day(fields['by_when'])}" if "by_when" in fields else ""
    if who:
        fields["who"] = who
    number = state.numbers.get("q", 0) + 1
    no_day = "by_when" not in fields and found and cannot_be(found["day"])
    warning = f"There is no such day; all of it is kept as words. For a day: q{number} by Friday" if no_day else ""
    return move(
        f"action: {f'{who} ' if who else ''}{fields['text']}{day}", "act", private=bool(who), warning=warning, **fields
    )


def _acted(number: int, rest: list[str], tail: str, line: str, state: Frame) -> Command:
    held_thing(state.actions, number, "q", "action")
    name = f"q{number}"
    if not rest:
        text = words_of(tail, f"{name}: other words")
        return move(f"{name}: {text}", "change_action", action=number, field="text", text=text)
    words = ("done", "yes", "partly", "no", "open", "by", "who", "owner")
    word = pick(rest[0], words, "word for an action")
    after = joined(rest[1:], tail)
    match word:
        case "by":
            day = words_of(after, f"{name} by Friday")
            return move(
                f"{name} by {said_day(day)}", "change_action", action=number, field="by", text=day, warning=unread(day)
            )
        case "who" | "owner":
            who = "" if folded(after) in NOBODY else words_of(after, f"{name} who P05")
            if who:
                who = who.upper() if folded(who) in ("f1", "f2") else p_number(who, f"{name} who P05")
            return move(
                f"{name} is {who or 'nobody'}'s", "change_action", action=number, field="who", text=who, private=True
            )
    result = {"done": "yes", "open": ""}.get(word, word)
    says = {"yes": "done", "partly": "done in part", "no": "not done", "": "not asked after yet"}[result]
    return move(
        f"{name} is {says}{f': {after}' if after else ''}",
        "action_result",
        action=number,
        result=result,
        found=after,
        private=bool(after),
    )


def _said(rest: list[str], tail: str, line: str, state: Frame) -> Command:
    text = words_of(joined(rest, tail), "said: F1 answered the parked question")
    return move(f"in the day's lines: {text}", "line", kind="facilitator says", text=text, private=True)


def _conversation(rest: list[str], tail: str, line: str, state: Frame) -> Command:
    head = " ".join(rest)
    first, arrow, second = (part.strip() for part in head.partition(">"))
    words = second.split()
    if not arrow or not first or len(words) < 2:
        raise ExerciseError(f"From whom to whom, and on which question? {_CONVERSATION}")
    on = pick(words[-1], QUESTION_WORDS, "question")
    opening = words_of(tail, _CONVERSATION)
    whom = " ".join(words[:-1])
    return move(
        f"a conversation from {first} to {whom}: {opening}",
        "conversation",
        from_whom=first,
        to_whom=whom,
        on=on,
        opening=opening,
    )


def _conversed(number: int, rest: list[str], tail: str, line: str, state: Frame) -> Command:
    held_thing(state.conversations, number, "c", "conversation")
    name = f"c{number}"
    if not rest:
        text = words_of(tail, f"{name}: other words")
        return move(
            f"{name} opens with: {text}", "change_conversation", conversation=number, field="opening", text=text
        )
    word = pick(rest[0], ("owner", "by", "done", "needs"), "word for a conversation")
    after = joined(rest[1:], tail)
    match word:
        case "owner":
            example = f"{name} owner P05"
            who = "" if folded(after) in NOBODY else p_number(words_of(after, example), example)
            return move(
                f"{name} is {who or 'nobody'}'s",
                "change_conversation",
                conversation=number,
                field="owner",
                text=who,
                private=True,
            )
        case "by":
            day = words_of(after, f"{name} by Friday")
            return move(
                f"{name} by {said_day(day)}",
                "change_conversation",
                conversation=number,
                field="by",
                text=day,
                warning=unread(day),
            )
        case "done":
            status = pick(after, ("yes", "partly", "no", "overtaken"), "result")
            return move(
                f"{name} happened: {status}", "change_conversation", conversation=number, field="status", text=status
            )
    status = pick(
        after,
        {
            "an owner": "needs an owner",
            "owner": "needs an owner",
            "the whānau's yes first": "needs the whānau's yes first",
            "yes": "needs the whānau's yes first",
        },
        "need",
    )
    return move(f"{name} {status}", "change_conversation", conversation=number, field="status", text=status)


def _takeaway(rest: list[str], tail: str, line: str, state: Frame) -> Command:
    example = "takeaway team: count our visits before I add one"
    if not rest:
        raise ExerciseError(f"About which area? For example {example}")
    area = pick(" ".join(rest), AREAS, "area")
    text = words_of(tail, example)
    return move(f"to take away, {area}: {text}", "learning", area=area, text=text, private=True)


def _taken(number: int, rest: list[str], tail: str, line: str, state: Frame) -> Command:
    held_thing(state.learnings, number, "w", "takeaway")
    if [folded(word) for word in rest] == [WITHDRAWN]:
        rest = ["consent", *rest]  # the short form that a note has as well
    if not rest or not "consent".startswith(folded(rest[0])):
        raise ExerciseError(f"How may the words be used? w{number} consent without my number, or withdrawn")
    consents = {**{known: known for known in CONSENTS}, "with my number": "with my P-number"}
    consent = pick(joined(rest[1:], tail), consents, "consent")
    return move(f"w{number}: {consent}", "learning_consent", learning=number, consent=consent, private=True)


KEYWORDS: dict[str, Reader] = {
    "park": _park,
    "note": _note(False),
    "follow": _note(True),
    "moment": _moment,
    "action": _action,
    "said": _said,
    "conversation": _conversation,
    "takeaway": _takeaway,
}
LETTERED: dict[str, LetteredReader] = {"p": _parked, "n": _noted, "q": _acted, "c": _conversed, "w": _taken}
