"""Lines about the agreement, rounds, reflection and feedback: together, round, weather, feedback, u3, f2. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from exercises.frame.checks import fits_room, held_thing, plural
from exercises.frame.lines import joined, move, nothing_more, words_of
from exercises.frame.state import AGREED, MYSELF, Frame
from exercises.frame.together import headings, weather_labels
from exercises.kernel.shape import Command, ExerciseError
from exercises.kernel.text import folded
from exercises.kernel.words import number_of, pick, pick_by_word

Reader = Callable[[list[str], str, str, Frame], Command]
LetteredReader = Callable[[int, list[str], str, str, Frame], Command]
MOST_LINES = 10
_TOGETHER = "together judgement: let it be heard before it is answered"
_SHEET = "feedback helped: the chairs; way: cold; next: heater; myself some"
_FIELDS = {
    "helped": "helped",
    "way": "way",
    "in the way": "way",
    "next": "next",
    "next time": "next",
    "myself": "myself",
}
_NEXT_FIELD = re.compile(r"\s*;\s*(?=(?:helped|in the way|way|next time|next|myself)\b)", re.IGNORECASE)
_FIELD = re.compile(r"(helped|in the way|way|next time|next|myself)\b\s*:?\s*(.*)", re.IGNORECASE)


def _together(rest: list[str], tail: str, line: str, state: Frame) -> Command:
    if folded(" ".join(rest)) in ("stop word", "stop"):
        return _stop(["word"], tail, line, state)
    table: dict[str, str] = {}
    for key, title in headings(state).items():
        table[key] = table[title] = key
    heading = pick_by_word(" ".join(rest), table, "heading")
    text = words_of(tail, _TOGETHER)
    standing = sum(1 for held in state.agreement.values() if not held.out)
    warning = f"{standing + 1} lines; ten are as many as people remember." if standing >= MOST_LINES else ""
    says = f"together, {headings(state)[heading]}: {text}"
    return move(says, "agree_line", heading=heading, text=text, warning=warning)


def _stop(rest: list[str], tail: str, line: str, state: Frame) -> Command:
    words = rest[1:] if rest and folded(rest[0]) == "word" else rest
    text = words_of(joined(words, tail), "together stop word: kāti")
    return move(f"the word that stops everything is {text}", "stop_word", text=text)


def _agreed(number: int, rest: list[str], tail: str, line: str, state: Frame) -> Command:
    held_thing(state.agreement, number, "u", "agreement line")
    name = f"u{number}"
    if not rest:
        text = words_of(tail, f"{name}: other words")
        return move(f"{name}: {text}; who agrees is asked again", "reword_line", line=number, text=text)
    word = pick(rest[0], ("all", "reservations", "with", "out"), "word for an agreement line")
    if word == "out":
        why = joined(rest[1:], tail)
        return move(
            f"{name} no longer stands{f': {why}' if why else ''}", "line_out", line=number, why=why, private=bool(why)
        )
    if word == "with" and folded(" ".join(rest)) != "with reservations":
        raise ExerciseError(f"Agreed by all, or with reservations: {name} reservations")
    if word != "with":
        nothing_more(rest[1:], tail, f"{name} {word}")
    agreed = AGREED[0] if word == "all" else AGREED[1]
    return move(f"{name} is agreed, {agreed}", "say_agreed", line=number, agreed=agreed)


def _tikanga(rest: list[str], tail: str, line: str, state: Frame) -> Command:
    text = words_of(joined(rest, tail), "tikanga: karakia was asked for the day before")
    return move(f"on tikanga: {text}", "tikanga_note", text=text, private=True)


def _told(rest: list[str], tail: str, line: str, state: Frame) -> Command:
    text = joined(rest, tail)
    return move(f"the room was told{f': {text}' if text else ' what is coming'}", "tell", text=text)


def _round(rest: list[str], tail: str, line: str, state: Frame) -> Command:
    example = "round in 27, or round out spoke 24 pass 2"
    words = [folded(word).rstrip(",") for word in [*rest, *tail.split()]]
    if not words or words[0] not in ("in", "out"):
        raise ExerciseError(f"A round to check in or to check out: {example}")
    counts: dict[str, Any] = {}
    field = "people"
    for word in words[1:]:
        number = number_of(word)
        if number is not None:
            counts[field] = number
            field = "people"
        elif word in ("spoke", "pass", "passed", "people"):
            field = {"pass": "passed"}.get(word, word)
        else:
            raise ExerciseError(f"Nothing said in a round is kept, only a count: {example}")
    told = ", ".join(f"{number} {name}" for name, number in counts.items())
    says = f"a check-{words[0]} went round{f' ({told})' if told else ''}; nothing said is written"
    return move(says, "go_round", kind=words[0], private=True, **counts)


def _weather(rest: list[str], tail: str, line: str, state: Frame) -> Command:
    labels = weather_labels(state)
    table = {known: key for key, label in labels.items() for known in (key, label)}
    counts: dict[str, int] = {}
    named = ""
    for word in [*rest, *tail.split()]:
        number = number_of(word.rstrip(","))
        if number is None:
            named = f"{named} {word}".strip()
        else:
            counts[pick(named, table, "weather")] = number
            named = ""
    if named or not counts:
        some = " ".join(f"{key} {number}" for key, number in zip(labels, (6, 13, 5, 3), strict=False))
        raise ExerciseError(f"A count for each word, and no names: weather {some}")
    return move(
        f"the weather in the group: {', '.join(f'{labels[k]} {n}' for k, n in counts.items())}",
        "weather",
        counts=counts,
        private=True,
    )


def _back(rest: list[str], tail: str, line: str, state: Frame) -> Command:
    count = number_of(joined(rest, tail))
    if count is None:
        raise ExerciseError("How many are back after the break? back 26")
    fits_room(state, count, "be back")
    here = next((known.people for known in reversed(state.rounds) if known.people is not None), state.facts.people)
    out_of = f" of {here}" if here is not None else ""
    return move(f"{count}{out_of} are back", "come_back", count=count)


def _assumption(rest: list[str], tail: str, line: str, state: Frame) -> Command:
    text = words_of(joined(rest, tail), "assumption: families have a car")
    return move(f"an assumption we found: {text}", "assume", text=text)


def _so(rest: list[str], tail: str, line: str, state: Frame) -> Command:
    words = [word for place, word in enumerate(rest) if folded(word) != ("we", "will")[min(place, 1)]]
    text = words_of(joined(words, tail), "so we will: ask how people get here")
    if not state.reflections:
        raise ExerciseError("Which assumption first? assumption: families have a car")
    return move(f"so we will: {text}", "so_we_will", reflection=max(state.reflections), text=text)


def _feedback(rest: list[str], tail: str, line: str, state: Frame) -> Command:
    said = folded(" ".join(rest))
    if said == "theme":
        text = words_of(tail, "feedback theme: the day was tight around the chairs")
        return move(f"read together: {text}", "feedback_theme", text=text, private=True)
    if said == "blank" and not tail:
        return move("a feedback sheet left blank", "sheet", private=True)
    if said.startswith("returned"):
        count = number_of(joined(rest[1:], tail))
        if count is None:
            raise ExerciseError("How many sheets were handed in? feedback returned 20")
        return move(f"{plural(count, 'sheet')} handed in", "day", returned=count)
    fields: dict[str, str] = {}
    for part in _NEXT_FIELD.split(line.partition(" ")[2].strip()):
        found = _FIELD.fullmatch(part.strip())
        if found is None:
            raise ExerciseError(f"Any part may be left out: {_SHEET}. A sheet with nothing on it: feedback blank")
        text = found[2].strip().rstrip(";").strip()
        fields[_FIELDS[folded(found[1])]] = text
    fields = {name: _answer(name, text) for name, text in fields.items() if text}
    number = state.numbers.get("f", 0) + 1
    return move(f"feedback sheet f{number}", "sheet", private=True, **fields)


def _answer(field: str, text: str) -> str:
    return pick(text, (*MYSELF,), "answer") if field == "myself" else text


def _sheet(number: int, rest: list[str], tail: str, line: str, state: Frame) -> Command:
    held_thing(state.sheets, number, "f", "feedback sheet")
    if not rest:
        raise ExerciseError(f"Which part of the sheet? f{number} helped: …, way: …, next: … or myself some")
    words = rest
    for length in (3, 2, 1):
        field = _FIELDS.get(folded(" ".join(words[:length])))
        if field:
            text = joined(words[length:], tail)
            text = _answer(field, text) if text else ""
            says = f"f{number} {field}: {text or 'left blank'}"
            return move(says, "change_sheet", sheet=number, field=field, text=text, private=True)
    raise ExerciseError(f"A sheet has helped, way, next and myself: f{number} way: the acronyms")


def _reply(rest: list[str], tail: str, line: str, state: Frame) -> Command:
    example = "reply: bigger letters / larger letters and fewer lines"
    place = number_of(rest[0]) if rest else None
    if place is not None and folded(" ".join(rest[1:])) == "out" and not tail:
        return move(f"reply {place} is taken out", "drop_reply", place=place)
    said, slash, changed = (part.strip() for part in joined(rest, tail).partition(" / "))
    if not slash or not said or not changed:
        raise ExerciseError(f"You said / we changed, or why we did not: {example}")
    return move(f"you said: {said}; and we: {changed}", "reply", said=said, changed=changed)


def _opening(kind: str, says: str) -> Reader:
    def read(rest: list[str], tail: str, line: str, state: Frame) -> Command:
        nothing_more(rest, tail, kind)
        return move(says, kind)

    return read


KEYWORDS: dict[str, Reader] = {
    "together": _together,
    "stop": _stop,
    "tikanga": _tikanga,
    "told": _told,
    "round": _round,
    "weather": _weather,
    "back": _back,
    "assumption": _assumption,
    "so": _so,
    "feedback": _feedback,
    "reply": _reply,
    "pause": _opening("pause", "the session waits"),
    "resume": _opening("resume", "the session goes on"),
}
LETTERED: dict[str, LetteredReader] = {"u": _agreed, "f": _sheet}
