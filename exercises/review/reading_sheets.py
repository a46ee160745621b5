"""Reads the letters of a typed sheet into a command. Pure; keeps of a matching word only its fingerprint."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from exercises.kernel.p_numbers import P_NUMBER
from exercises.kernel.shape import Command, ExerciseError
from exercises.kernel.text import folded
from exercises.kernel.words import pick_by_word
from exercises.review.marks import fingerprint, read, squeezed
from exercises.review.state import ADAPTED, DROPPED, KEEPING, UPTAKE, WHYS, Review, Round, Sheet

EMPTY = "a sheet without any answer"
_HANDED_IN_EMPTY = ("empty", "blank")
_BESIDE = re.compile(r"(\d{1,2})(?:[:,]\s*|\s+)(.*[^\d\s/-].*|)")
"""A tool's number and words; digits alone are marks."""
TWICE = "Another sheet of this round has that word, so neither is matched."


def layers(text: str, held: Round) -> tuple[str, str, str]:
    """Of "aapdnk-aa / kkcdk-kkc = kauri": the letters of both questions, and the fingerprint of the word.

    In a round that asks only keep, change or discard the letters are for that.
    """
    said, equals, word = text.partition("=")
    if equals and not folded(word):
        raise ExerciseError("After = comes the word the person chose, not a name: aapdnk-aa = kauri")
    first, _, second = said.partition("/")
    if folded(first) in _HANDED_IN_EMPTY and not second:
        first = ""
    match = fingerprint(word) if equals else ""
    if not second and held.layers == (KEEPING,):
        return "", squeezed(first, KEEPING), match
    return squeezed(first, UPTAKE), squeezed(second, KEEPING), match


def beside_command(text: str, round: int, numbers: list[int], mark_of: Callable[[int], str]) -> Command | None:
    """What keeps words that stand beside a mark of the last sheet: "3: in the car", "4 no time"; None for letters.

    The words go with their tool and round, never with the sheet.
    """
    found = _BESIDE.fullmatch(text.strip())
    if found is None:
        return None
    tool, said = int(found[1]), found[2].strip()
    if tool not in numbers:
        raise ExerciseError(f"This round does not ask about a tool {tool}. A sheet is letters: aapdnk-aa")
    mark = mark_of(tool)
    if mark not in (ADAPTED, DROPPED):
        raise ExerciseError(
            f"Tool {tool} is neither adapted nor dropped on the last sheet. All the same: version "
            f"{tool}: …, or why {tool} …"
        )
    if not said:
        raise ExerciseError(f"Which words? {tool}: in the car, in two minutes. Or {tool}: no time")
    warning = "A number leads back to a person; others read “somebody” instead." if P_NUMBER.search(said) else ""
    data = {"round": round, "tool": tool}
    if mark == ADAPTED:
        return Command("move", f"tool {tool} adapted: {said}", "version", {**data, "text": said}, warning, True)
    head, _, more = said.partition(":")
    try:
        why, more = pick_by_word(head.strip(), {reason: reason for reason in WHYS}, "reason"), more.strip()
    except ExerciseError:
        why, more = "other", said
    says = f"tool {tool} dropped, {why}{f': {more}' if more else ''}"
    return Command("move", says, "why_dropped", {**data, "why": why, "text": more}, "", True)


def _beside_last(text: str, held: Round, state: Review) -> Command | None:
    sheets = state.sheets_of(held.number)

    def mark_of(tool: int) -> str:
        return sheets[-1].mark(UPTAKE, tool) if sheets else ""

    return beside_command(text, held.number, [tool.number for tool in state.asked(held.number)], mark_of)


def sheet_command(text: str, held: Round, state: Review, sheet: Sheet | None = None) -> Command:
    """What records a sheet, or types one anew. Raises ExerciseError naming the letter that does not fit."""
    beside = _beside_last(text, held, state) if sheet is None else None
    if beside is not None:
        return beside
    uptake, keep, match = layers(text, held)
    tools = state.asked(held.number)
    said = []
    for layer, typed in ((UPTAKE, uptake), (KEEPING, keep)):
        if typed and held.has(layer):
            counted = Counter(read(typed, layer, tools).values())
            some = ", ".join(f"{count} {word}" for word, count in counted.items())
            said.append(some or "no answer at any tool")
    words = "; ".join(said) or EMPTY
    data: dict[str, object] = {"uptake": uptake, "keep": keep}
    if sheet is not None:
        if match:
            raise ExerciseError(f"The word has a line of its own: s{sheet.number} word: kauri")
        if not uptake and not keep:
            raise ExerciseError(f"Which marks? s{sheet.number}: aapdnk-aa")
        return Command("move", f"s{sheet.number}: {words}", "retype_sheet", {"sheet": sheet.number, **data})
    if match:
        data["match"] = match
    twice = bool(match) and any(known.match == match for known in state.sheets_of(held.number))
    says = f"s{state.next_number('sheet')}, round {held.number}: {words}{', with a matching word' if match else ''}"
    return Command("move", says, "uptake_sheet", {"round": held.number, **data}, TWICE if twice else "", bool(match))
