"""The lines a typist types in a review. Pure; refuses to know where they are typed.

Sheets are letters in a row (exercises/review/marks.py), so that nine tools take nine keys. Lines about a round, a
sheet, or somebody's words begin with a letter and a number; those are read in lettered.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from exercises.kernel.anywhere import ANYWHERE
from exercises.kernel.p_numbers import P_NUMBER
from exercises.kernel.shape import Command, ExerciseError
from exercises.kernel.text import folded
from exercises.kernel.words import leading_numbers, nearest, number_of, pick, pick_by_word, split
from exercises.review.checks import round_of, tool_of
from exercises.review.counting import day_in_words
from exercises.review.lettered import LETTERED, lettered, the_day
from exercises.review.lines import examples
from exercises.review.reading_sheets import sheet_command
from exercises.review.state import BESIDE, IN_BAR, KEEPING, UPTAKE, WHYS, Review

Reader = Callable[[list[str], str, bool, Review], Command]
_ANYWHERE = tuple(dict.fromkeys(example.split()[0] for example, _ in ANYWHERE))
_COUNT = re.compile(r"([^\d]+?)[\s:=]*(\d{1,4})(?!\w)[\s,;]*")
_COUNTED = {
    **{word: word for layer in (UPTAKE, KEEPING) for word in (*IN_BAR[layer], *BESIDE[layer])},
    "a": "adopted",
    "p": "adapted",
    "d": "dropped",
    "n": "not tried",
    "don't know": "don't know it",
    "dont know": "don't know it",
}


def parse(line: str, state: Review) -> Command:
    """What a line of a review asks for. Raises ExerciseError with an example that would fit."""
    head, tail, colon = split(line)
    tokens = head.split()
    if not tokens:
        raise ExerciseError("A line begins with a word or a tool's number: sheet: aapdnk-aa")
    numbers, rest = leading_numbers(tokens)
    if numbers:
        if len(numbers) > 1:
            raise ExerciseError(f"One tool at a time: {numbers[0]}: adopted 7 adapted 4 dropped 2")
        return _tool_line(numbers[0], rest, tail, colon, state)
    first = folded(tokens[0])
    if LETTERED.fullmatch(first):
        return lettered(first, tokens[1:], tail, colon, state)
    reader = _WORDS.get(first)
    if reader is None:
        begun = [word for word in dict.fromkeys((*_WORDS, *_ANYWHERE)) if word.startswith(first)]
        if len(begun) > 1:
            raise ExerciseError(f"“{tokens[0]}” could be {' or '.join(begun[:6])}. Type one letter more.")
        if not begun or begun[0] not in _WORDS:
            raise _unknown(tokens[0], first, state)
        reader = _WORDS[begun[0]]
    return reader(tokens[1:], tail, colon, state)


def _unknown(word: str, said: str, state: Review) -> ExerciseError:
    near = nearest(said, [*_WORDS, *_ANYWHERE])
    forms = [example for example, _ in (*examples(state), *ANYWHERE)]
    example = next((form for form in forms if near and form.split()[0].rstrip(":") == near), "")
    if near == said and near:
        return ExerciseError(f"That is more than {near} takes. For example {example or near}")
    hint = f"Did you mean {near}? For example {example or near}" if near else f"For example {forms[0]}"
    return ExerciseError(f"There is no “{word}” in this review. {hint}")


def move(says: str, kind: str, /, *, warning: str = "", private: bool = False, **data: Any) -> Command:
    """A command that records a move."""
    return Command("move", says, kind, data, warning, private)


def _nothing_more(rest: list[str], tail: str, example: str) -> None:
    if rest or tail:
        raise ExerciseError(f"Nothing more goes with that: {example}")


def _joined(rest: list[str], tail: str) -> str:
    head = " ".join(rest)
    return f"{head}: {tail}" if head and tail else head or tail


def _needed(text: str, example: str) -> str:
    if not text:
        raise ExerciseError(f"The words come after the colon. For example {example}")
    return text


def _told(text: str) -> str:
    """A gentle word about words that others may read."""
    return "A number leads back to a person; others read “somebody” instead." if P_NUMBER.search(text) else ""


def _tool_line(number: int, rest: list[str], tail: str, colon: bool, state: Review) -> Command:
    tool = tool_of(state, number)
    if not rest:
        if not colon:
            return Command("card", f"opens the card of tool {number}", str(number))
        return _totals(number, tail, state)
    verb = pick(rest[0], ("name", "line", "remove"), "word for a tool")
    if verb == "remove":
        _nothing_more(rest[1:], tail, f"{number} remove")
        return move(f"tool {number}, {tool.name}, is taken out", "remove_tool", tool=number)
    text = _needed(_joined(rest[1:], tail), f"{number} {verb}: other words")
    answered = any(state.is_answered(known) for known in state.rounds if known >= tool.since)
    warning = "People answered under the name as it was; change only how it is written." if answered else ""
    says = f"tool {number}, its {verb}: {text}"
    return Command("move", says, "change_tool", {"tool": number, verb: text}, warning if verb == "name" else "")


def _totals(number: int, text: str, state: Review) -> Command:
    example = f"{number}: adopted 7 adapted 4 dropped 2"
    if folded(text) == "none":
        return move(f"tool {number}: its totals are taken out", "totals", tool=number, counts={})
    counts: dict[str, int] = {}
    end = 0
    for found in _COUNT.finditer(text):
        if found.start() != end:
            break
        counts[pick(found[1].strip(" ,;:="), _COUNTED, "mark")] = int(found[2])
        end = found.end()
    if not counts or end != len(text):
        raise ExerciseError(f"Totals are words with their counts: {example}. For other words: {number} line: …")
    said = ", ".join(f"{word} {count}" for word, count in counts.items())
    held = round_of(state, 0)
    return move(f"tool {number}, round {held.number}: {said}", "totals", round=held.number, tool=number, counts=counts)


def _tool(rest: list[str], tail: str, colon: bool, state: Review) -> Command:
    name = " ".join(rest[1:] if rest and rest[0] == "+" else rest).lstrip("+ ")
    if not name or not tail:
        raise ExerciseError("A tool has a name and one plain line: tool Whānau map: who is around this child")
    new = any(state.is_answered(number) for number in state.rounds)
    warning = "The rounds answered so far did not ask about it; the next one will." if new else ""
    return move(f"tool {state.next_number('tool')}, {name}: {tail}", "add_tool", warning=warning, name=name, line=tail)


def _round(rest: list[str], tail: str, colon: bool, state: Review) -> Command:
    example = "round 2026-03-20: end of the workshops"
    said = " ".join(rest)
    if not said:
        raise ExerciseError(f"Which day, and what moment is it? {example}")
    day = the_day(said, example)
    moment = _needed(tail, example)
    says = f"round {state.next_number('round')}: {day_in_words(day)}, {moment}"
    same = any(held.day == day for held in state.rounds.values())
    warning = "There is a round on that day already." if same else ""
    return move(says, "begin_round", warning=warning, day=day, moment=moment)


def _invited(rest: list[str], tail: str, colon: bool, state: Review) -> Command:
    return lettered(f"r{round_of(state, 0).number}", ["invited", *rest], tail, colon, state)


def _answered(rest: list[str], tail: str, colon: bool, state: Review) -> Command:
    return lettered(f"r{round_of(state, 0).number}", ["answered", *rest], tail, colon, state)


def _asks(rest: list[str], tail: str, colon: bool, state: Review) -> Command:
    return lettered(f"r{round_of(state, 0).number}", ["asks", *rest], tail, colon, state)


def _sheet(rest: list[str], tail: str, colon: bool, state: Review) -> Command:
    return sheet_command(_joined(rest, tail), round_of(state, 0), state)


def _about_tool(rest: list[str], example: str, state: Review) -> int:
    number = number_of(rest[0]) if rest else None
    if number is None:
        raise ExerciseError(f"Which tool? {example}")
    return tool_of(state, number).number


def _version(rest: list[str], tail: str, colon: bool, state: Review) -> Command:
    example = "version 3: in the car, in two minutes"
    tool = _about_tool(rest, example, state)
    text = _needed(_joined(rest[1:], tail), example)
    held = round_of(state, 0)
    return move(
        f"v{state.next_number('version')}, tool {tool} adapted: {text}",
        "version",
        warning=_told(text),
        private=True,
        round=held.number,
        tool=tool,
        text=text,
    )


def _why(rest: list[str], tail: str, colon: bool, state: Review) -> Command:
    example = "why 4 no time, or why 4 other: the cards were lost"
    tool = _about_tool(rest, example, state)
    said = " ".join(rest[1:])
    if not said:
        raise ExerciseError(f"Why was it dropped? {', '.join(WHYS)}. For example {example}")
    why = pick_by_word(said, {reason: reason for reason in WHYS}, "reason")
    held = round_of(state, 0)
    words = f": {tail}" if tail else ""
    return move(
        f"y{state.next_number('why')}, tool {tool} dropped, {why}{words}",
        "why_dropped",
        private=True,
        round=held.number,
        tool=tool,
        why=why,
        text=tail,
    )


def _easy(rest: list[str], tail: str, colon: bool, state: Review) -> Command:
    example = "easy 3: one page, always on the wall"
    tool = _about_tool(rest, example, state)
    text = _needed(_joined(rest[1:], tail), example)
    held = round_of(state, 0)
    return move(
        f"k{state.next_number('easy')}, tool {tool} was easy to keep: {text}",
        "easy",
        warning=_told(text),
        round=held.number,
        tool=tool,
        text=text,
    )


def _decide(rest: list[str], tail: str, colon: bool, state: Review) -> Command:
    number = number_of(rest[0]) if rest else None
    tool = tool_of(state, number).number if number else 0
    text = _needed(_joined(rest[1:] if number is not None else rest, tail), "decide 3: cards instead of a sheet")
    about = f"tool {tool}" if tool else "the whole"
    return move(
        f"d{state.next_number('decision')}, {about}, for the next cohort: {text}",
        "decide_tool",
        warning=_told(text),
        tool=tool,
        text=text,
    )


def _compare(rest: list[str], tail: str, colon: bool, state: Review) -> Command:
    said = folded(_joined(rest, tail)).replace(",", " ").replace(" and ", " ").split()
    if said in (["none"], ["last"]):
        return move("the last two rounds with the same people are compared", "compare_rounds", rounds=[])
    numbers = [number_of(word.removeprefix("r")) for word in said]
    if len(numbers) != 2 or None in numbers:
        raise ExerciseError("Two rounds are compared, by the same people: compare r1 r2")
    held = [round_of(state, number) for number in numbers]
    warning = ""
    if held[0].moment != held[1].moment or held[0].day != held[1].day:
        warning = f"Asked at different moments: {held[0].moment}; {held[1].moment}. Every chart says so."
    says = f"rounds {held[0].number} and {held[1].number} are compared, by the same people only"
    return move(says, "compare_rounds", warning=warning, rounds=[known.number for known in held])


def _plain(kind: str, says: str) -> Reader:
    def read(rest: list[str], tail: str, colon: bool, state: Review) -> Command:
        _nothing_more(rest, tail, kind)
        return move(says, kind)

    return read


_WORDS: dict[str, Reader] = {
    "tool": _tool,
    "round": _round,
    "invited": _invited,
    "answered": _answered,
    "asks": _asks,
    "sheet": _sheet,
    "version": _version,
    "why": _why,
    "easy": _easy,
    "decide": _decide,
    "compare": _compare,
    "pause": _plain("pause", "the time does not count"),
    "resume": _plain("resume", "the group goes on"),
    "close": _plain("close", "ends the review"),
    "reopen": _plain("reopen", "the review goes on after all"),
}
"""Every first word, and how its line is read."""
