"""Lines about the running order and the timer: agenda, g3, timer, meeting, room 27. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from exercises.frame.checks import fits_room, held_thing, plural
from exercises.frame.lines import joined, move, nothing_more, words_of
from exercises.frame.running import MOST_MINUTES, following
from exercises.frame.state import BREAK, LIGHT, MEETINGS, PRACTICES, STIR, Frame, Item
from exercises.kernel.shape import Command, ExerciseError
from exercises.kernel.text import folded
from exercises.kernel.words import number_of, pick

Reader = Callable[[list[str], str, str, Frame], Command]
_EXAMPLE = "agenda + Post-its: 25 light explore post-its"
_ITEM = re.compile(r"(?P<title>.*\S)\s*(?::\s+|(?<!\d):)(?P<minutes>\d{1,4})(?![\d:.])(?P<more>.*)")
"""A title may have colons of its own; the last one with minutes behind it ends it. 10:30 has none."""
_NO_MINUTES = re.compile(r"(?<!\d):\s*(?:[-−–+]\s*\d|\d{5,})")
"""What stands where minutes are expected and can be none: x: -5."""
_INTENSITY = {"light": LIGHT, "stir": STIR, "stirs": STIR, "stirring": STIR, "break": BREAK}
_PRACTICE = {**{name: name for name in PRACTICES}, **{name[0]: name for name in PRACTICES}, "practice": "practise"}
_ITEM_WORDS = (
    "minutes",
    "move",
    "after",
    "drop",
    "keep",
    "again",
    "begin",
    "end",
    "exercise",
    "at",
    "light",
    "stir",
    "break",
    *PRACTICES,
)


def _agenda(rest: list[str], tail: str, line: str, state: Frame) -> Command:
    said = line.partition(" ")[2].strip() if not line.lower().startswith("agenda+") else line[6:]
    if said.startswith(("+", ":")):
        return _add(said[1:].strip())
    word = folded(rest[0]) if rest else ""
    if word == "next" and not rest[1:] and not tail:
        item = following(state)
        if item is None:
            raise ExerciseError("Nothing more is planned. Any part can begin again: g3 begin")
        return move(f"g{item.number} {item.title} begins", "begin_item", item=item.number)
    if word in ("start", "starts"):
        return move(f"the day is planned from {joined(rest[1:], tail)}", "day", starts=_clock(rest[1:], line))
    raise ExerciseError(f"Add to the day, or go on: {_EXAMPLE}, or agenda next")


def _clock(rest: list[str], line: str) -> str:
    """A time on the clock: a colon between digits is none of the line's."""
    said = " ".join(rest)
    return said if said else line.split()[-1]


def _add(said: str) -> Command:
    found = _ITEM.fullmatch(said)
    if said.startswith(":"):
        raise ExerciseError(f"A part of the day needs its title before the colon. For example {_EXAMPLE}")
    if found is None and _NO_MINUTES.search(said):
        raise ExerciseError(f"Minutes are a whole number up to {MOST_MINUTES}. For example {_EXAMPLE}")
    title, minutes, more = (found["title"], int(found["minutes"]), found["more"].split()) if found else (said, 0, [])
    fields: dict[str, Any] = {"title": words_of(title.rstrip(":").strip(), _EXAMPLE), "minutes": minutes}
    practices: list[str] = []
    for word in more:
        name = folded(word).rstrip(",")
        if name in ("min", "mins", "minutes", "may", "things"):
            continue
        if name in _INTENSITY:
            fields["intensity"] = _INTENSITY[name]
        elif name in _PRACTICE:
            practices.append(_PRACTICE[name])
        elif "exercise" in fields:
            raise ExerciseError(f"“{word}” is one word too many. For example {_EXAMPLE}")
        else:
            fields["exercise"] = word
    if practices:
        fields["practices"] = practices
    told = [
        plural(minutes, "minute") if minutes else "",
        fields.get("intensity", ""),
        *practices,
        f"opens {fields['exercise']}" if "exercise" in fields else "",
    ]
    about = ", ".join(filter(None, told))
    return move(f"in the day: {fields['title']}{f' ({about})' if about else ''}", "plan_item", **fields)


def agenda_line(number: int, rest: list[str], tail: str, line: str, state: Frame) -> Command:
    """What a line about an agenda item asks for."""
    held: Item = held_thing(state.items, number, "g", "agenda item")
    name = f"g{number} {held.title}"
    if not rest:
        title = words_of(tail, f"g{number}: other title")
        return move(f"{name} is called {title}", "change_item", item=number, field="title", value=title)
    word = pick(rest[0], _ITEM_WORDS, "word for an agenda item")
    after = rest[1:]
    if word in _INTENSITY:
        nothing_more(after, tail, f"g{number} {word}")
        marked = _INTENSITY[word]
        return move(f"{name}: {marked}", "change_item", item=number, field="intensity", value=marked)
    if word in PRACTICES:
        named = [pick(said.rstrip(","), _PRACTICE, "part of EDIP") for said in [word, *after, *tail.split()]]
        return move(f"{name}: {', '.join(named)}", "change_item", item=number, field="practices", value=named)
    match word:
        case "minutes":
            minutes = number_of(joined(after, tail))
            if minutes is None:
                raise ExerciseError(f"How many minutes? g{number} minutes 30")
            says = f"{name}: {plural(minutes, 'minute')}"
            return move(says, "change_item", item=number, field="minutes", value=minutes)
        case "move" | "after":
            said = folded(joined(after, tail)).removeprefix("after ").strip()
            where = 0 if said in ("first", "0") else number_of(said.removeprefix("g"))
            if where is None:
                raise ExerciseError(f"After which part? g{number} move 5, or g{number} move first")
            place = f"after g{where} {held_thing(state.items, where, 'g', 'agenda item').title}" if where else "first"
            return move(f"{name} comes {place}", "move_item", item=number, after=where)
        case "exercise":
            key = joined(after, tail)
            return move(f"{name} opens {key or 'nothing'}", "change_item", item=number, field="exercise", value=key)
        case "at":
            clock = joined(after, tail)
            return move(f"{name} is planned for {clock}", "change_item", item=number, field="planned", value=clock)
    nothing_more(after, tail, f"g{number} {word}")
    says, kind = {
        "drop": ("is left out today", "drop_item"),
        "keep": ("is in the day after all", "keep_item"),
        "again": ("is planned once more", "repeat_item"),
        "begin": ("begins", "begin_item"),
        "end": ("ends", "end_item"),
    }[word]
    return move(f"{name} {says}", kind, item=number)


def _meeting(rest: list[str], tail: str, line: str, state: Frame) -> Command:
    said = joined(rest, tail)
    if folded(said) in ("none", "off"):
        return move("no kind of meeting is named", "meeting", kind="")
    kind = pick(said, {**{kind: kind for kind in MEETINGS}, "training": MEETINGS[0]}, "kind of meeting")
    return move(f"the meeting is {kind}", "meeting", kind=kind)


def _timer(rest: list[str], tail: str, line: str, state: Frame) -> Command:
    word = folded(rest[0]) if rest else ""
    match word:
        case "pause" | "on" | "off" | "resume":
            nothing_more(rest[1:], tail, f"timer {word}")
            kind, says = {
                "pause": ("timer_pause", "the timer waits"),
                "off": ("timer_off", "the timer is taken away"),
            }.get(word, ("timer_on", "the timer goes on"))
            return move(says, kind)
    sign = word[:1] if word[:1] in ("+", "-") else ""
    said = (word[1:] or "".join(rest[1:2])) if sign else word
    minutes = number_of(said)
    after = [known for known in rest[2 if sign and not word[1:] else 1 :] if folded(known) not in ("min", "minutes")]
    if minutes is None or not minutes:
        raise ExerciseError("How many minutes? timer 10, timer +1, timer pause, timer on or timer off")
    if sign:
        nothing_more(after, tail, f"timer {sign}{minutes}")
        more = "more" if sign == "+" else "less"
        return move(f"{plural(minutes, 'minute')} {more}", "timer_more", minutes=minutes if sign == "+" else -minutes)
    label = joined(after, tail)
    says = f"a timer of {plural(minutes, 'minute')}{f': {label}' if label else ''}"
    named: dict[str, Any] = {"label": label} if label else {}
    return move(says, "timer_start", minutes=minutes, **named)


def _count(field: str, says: str, example: str) -> Reader:
    def read(rest: list[str], tail: str, line: str, state: Frame) -> Command:
        words = rest[1:] if field == "left_early" and rest and folded(rest[0]) == "early" else rest
        count = number_of(joined(words, tail))
        if count is None:
            raise ExerciseError(f"How many? A count and nothing else is kept: {example}")
        counted: dict[str, Any] = {field: count}
        if field == "left_early":
            fits_room(state, count, "have left early")
        early = state.facts.left_early or 0
        warning = f"{early} left early, more than that. To set it right: left early 1" if early > count else ""
        warning = warning if field == "people" else ""
        return move(f"{count} {says}", "day", private=field == "left_early", warning=warning, **counted)

    return read


KEYWORDS: dict[str, Reader] = {
    "agenda": _agenda,
    "meeting": _meeting,
    "timer": _timer,
    "people": _count("people", "in the room", "people 27"),
    "room": _count("people", "in the room", "room 27"),
    "left": _count("left_early", "left early; never who", "left early 1"),
}
