"""The lines that begin with a letter and a number: rounds, sheets, versions, reasons, decisions. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable

from exercises.kernel.consent import CONSENTS, WITHDRAWN
from exercises.kernel.days import day_in
from exercises.kernel.shape import Command, ExerciseError
from exercises.kernel.text import folded
from exercises.kernel.words import number_of, pick, pick_by_word
from exercises.review.checks import asked_of, round_of, sheet_of, thing
from exercises.review.counting import dated, day_in_words
from exercises.review.marks import LETTERS, fingerprint, letters
from exercises.review.reading_sheets import TWICE, sheet_command
from exercises.review.state import ASKS, UPTAKE, Review

LETTERED = re.compile(r"[rsvykd]\d{1,5}")
"""A round, a sheet, a version, a reason, what made a tool easy to keep, a decision."""
_ASKED = {"uptake": "what became of each tool", "keep": "keep, change or discard", "both": "both questions"}
Reader = Callable[[int, list[str], str, bool, Review], Command]


def lettered(first: str, rest: list[str], tail: str, colon: bool, state: Review) -> Command:
    """What such a line asks for. Raises ExerciseError."""
    return _READERS[first[0]](int(first[1:]), rest, tail, colon, state)


def _move(says: str, kind: str, /, *, warning: str = "", private: bool = False, **data: object) -> Command:
    return Command("move", says, kind, data, warning, private)


def _joined(rest: list[str], tail: str) -> str:
    head = " ".join(rest)
    return f"{head}: {tail}" if head and tail else head or tail


def _none(rest: list[str], tail: str, example: str) -> None:
    if rest or tail:
        raise ExerciseError(f"Nothing more goes with that: {example}")


def the_day(said: str, example: str) -> str:
    """The ISO day in the words, which name its year. Raises ExerciseError."""
    day = day_in(said, "1000-01-01")
    if not day or day < "1900":
        raise ExerciseError(f"Which day, with its year? For example {example}")
    return day


def _round(number: int, rest: list[str], tail: str, colon: bool, state: Review) -> Command:
    held = round_of(state, number)
    name = f"r{held.number}"
    if not rest:
        if colon:
            if not tail:
                raise ExerciseError(f"What moment is it? {name}: five months on")
            return _move(f"round {held.number} is asked at: {tail}", "change_round", round=held.number, moment=tail)
        return _move(f"round {held.number} is in force: {dated(held)}", "turn_round", round=held.number)
    verb = pick(rest[0], ("invited", "answered", "asks", "on", "sheet", "here", "totals", "remove"), "word for a round")
    after = _joined(rest[1:], tail)
    match verb:
        case "invited" | "answered":
            count = number_of(after)
            if count is None:
                raise ExerciseError(f"How many people? {name} {verb} {31 if verb == 'invited' else 22}")
            if verb == "answered":
                return _move(f"{count} answered in round {held.number}", "answered", round=held.number, count=count)
            return _move(
                f"{count} were invited to round {held.number}", "change_round", round=held.number, invited=count
            )
        case "asks":
            asks = pick(after, ASKS, "thing to ask")
            return _move(f"round {held.number} asks {_ASKED[asks]}", "change_round", round=held.number, asks=asks)
        case "on":
            day = the_day(" ".join(rest[1:]), f"{name} on 2026-03-27: the roads were closed")
            says = f"round {held.number} is on {day_in_words(day)}, not on {day_in_words(held.day)}"
            return _move(says, "change_round", round=held.number, day=day, why=tail)
        case "sheet":
            return sheet_command(after, held, state)
        case "totals":
            if folded(after) != "none":
                raise ExerciseError(f"Totals are typed tool by tool, 3: adopted 7 dropped 2; out: {name} totals none")
            return _move(f"the totals of round {held.number} are taken out", "clear_totals", round=held.number)
        case "here":
            _none(rest[1:], tail, f"{name} here")
            return _move(f"round {held.number} is in force: {dated(held)}", "turn_round", round=held.number)
    _none(rest[1:], tail, f"{name} remove")
    return _move(f"round {held.number} is taken out", "remove_round", round=held.number)


def _sheet(number: int, rest: list[str], tail: str, colon: bool, state: Review) -> Command:
    sheet = sheet_of(state, number)
    held = state.rounds[sheet.round]
    name = f"s{sheet.number}"
    if not rest:
        return sheet_command(tail, held, state, sheet)
    tool = number_of(rest[0])
    if tool is not None:
        return _one_mark(sheet.number, asked_of(state, held, tool).number, _joined(rest[1:], tail), held.layers)
    if len(rest[0]) > 1 and set(folded(" ".join(rest))) <= {*"apdnkc-/ 012345"} and not tail:
        return sheet_command(" ".join(rest), held, state, sheet)
    verb = pick(rest[0], ("word", "remove"), "word for a sheet")
    if verb == "remove":
        _none(rest[1:], tail, f"{name} remove")
        return _move(f"{name} is taken out", "remove_sheet", sheet=sheet.number)
    said = _joined(rest[1:], tail)
    if folded(said) == "none" and not colon:
        return _move(f"{name} has no matching word", "sheet_word", sheet=sheet.number, match="")
    match = fingerprint(said)
    if not match:
        raise ExerciseError(f"Which word did they choose? Not a name: {name} word: kauri")
    twice = any(known.match == match for known in state.sheets_of(held.number) if known.number != sheet.number)
    return _move(
        f"{name} has a matching word; only its fingerprint is kept",
        "sheet_word",
        private=True,
        warning=TWICE if twice else "",
        sheet=sheet.number,
        match=match,
    )


def _one_mark(sheet: int, tool: int, said: str, asked: tuple[str, ...]) -> Command:
    example = f"s{sheet} {tool}: {'a' if UPTAKE in asked else 'c'}"
    if not said:
        raise ExerciseError(f"Which mark? {letters(asked[0])}. For example {example}")
    for layer in asked:
        mark = LETTERS[layer].get(folded(said)) or next(
            (word for word in LETTERS[layer].values() if len(said) > 1 and word.startswith(folded(said))), ""
        )
        if mark:
            return _move(f"s{sheet}, tool {tool}: {mark}", "mark_sheet", sheet=sheet, tool=tool, layer=layer, mark=mark)
    raise ExerciseError(f"“{said}” is no mark. {'; '.join(letters(layer) for layer in asked)}. For example {example}")


def _version(number: int, rest: list[str], tail: str, colon: bool, state: Review) -> Command:
    held = thing(state.versions, number, "version", "v", "version 3: in the car, in two minutes")
    name = f"v{number}"
    if not rest:
        if not tail:
            raise ExerciseError(f"Which words? {name}: in the car. Or: {name} consent without my number")
        return _move(f"{name}: {tail}", "change_version", private=True, version=number, text=tail)
    if [folded(word) for word in rest] == [WITHDRAWN]:
        rest = ["consent", *rest]  # the short form that a note has as well
    verb = pick(rest[0], ("consent", "credit", "remove"), "word for a version")
    after = _joined(rest[1:], tail)
    if verb == "consent":
        consent = pick_by_word(after, {state: state for state in CONSENTS}, "consent")
        return _move(f"{name}: {consent}", "change_version", version=number, consent=consent)
    if verb == "credit":
        if not after:
            raise ExerciseError(f"Whom to thank, if they want it? {name} credit: the Hutt Valley team")
        credit = "" if folded(after) == "none" else after
        warning = (
            ""
            if not credit or held.consent in CONSENTS[2:4]
            else (f"Others read it once they allow it: {name} consent without my number")
        )
        return _move(
            f"{name}: thanks to {credit}" if credit else f"{name}: nobody is named",
            "change_version",
            warning=warning,
            private=True,
            version=number,
            credit=credit,
        )
    _none(rest[1:], tail, f"{name} remove")
    return _move(f"{name} is taken out", "remove_version", version=number)


def _why(number: int, rest: list[str], tail: str, colon: bool, state: Review) -> Command:
    thing(state.whys, number, "reason", "y", "why 4 no time")
    return _only_remove("y", number, rest, tail, "remove_why", "why")


def _easy(number: int, rest: list[str], tail: str, colon: bool, state: Review) -> Command:
    thing(state.eased, number, "line", "k", "easy 3: one page, always on the wall")
    return _only_remove("k", number, rest, tail, "remove_easy", "easy")


def _only_remove(letter: str, number: int, rest: list[str], tail: str, kind: str, of: str) -> Command:
    """Words that are short enough to be typed again."""
    if tail or len(rest) != 1 or pick(rest[0], ("remove",), "word for it") != "remove":
        raise ExerciseError(f"To take it out: {letter}{number} remove. Then type it again.")
    return Command("move", f"{letter}{number} is taken out", kind, {of: number})


def _decision(number: int, rest: list[str], tail: str, colon: bool, state: Review) -> Command:
    thing(state.decisions, number, "decision", "d", "decide 3: cards instead of a sheet")
    name = f"d{number}"
    if not rest:
        if not tail:
            raise ExerciseError(f"Which words? {name}: cards instead of a sheet. Who does it? {name} owner F1")
        return _move(f"{name}: {tail}", "change_decision", decision=number, text=tail)
    verb = pick(rest[0], ("owner", "remove"), "word for a decision")
    after = _joined(rest[1:], tail)
    if verb == "owner":
        if not after:
            raise ExerciseError(f"Who does it? {name} owner F1, or {name} owner none")
        owner = "" if folded(after) == "none" else after
        says = f"{name}: {owner} does it" if owner else f"{name}: nobody is named"
        return _move(says, "change_decision", private=True, decision=number, owner=owner)
    _none(rest[1:], tail, f"{name} remove")
    return _move(f"{name} is taken out", "remove_decision", decision=number)


_READERS: dict[str, Reader] = {"r": _round, "s": _sheet, "v": _version, "y": _why, "k": _easy, "d": _decision}
