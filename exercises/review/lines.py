"""Every form a line of a review may have, with examples. Pure."""

from __future__ import annotations

from exercises.review.marks import LETTERS
from exercises.review.state import KEEPING, UPTAKE, Review, Round

_TOOLS: tuple[tuple[str, str], ...] = (
    ("tool Whānau map: who is around this child", "one more tool, with its plain line"),
    ("3 line: other words", "a tool's plain line; 3 name: … its name"),
    ("3 remove", "takes a tool off the list, while nobody answered about it"),
)
_BEFORE_ANSWERS = (_TOOLS[2][0], "r1 asks uptake")
_ROUNDS: tuple[tuple[str, str], ...] = (
    ("round 2026-03-20: end of the workshops", "a round of asking: its day, and what moment it is"),
    ("invited 31", "how many were asked in the round in force; r1 invited 31 in round 1"),
)
_OF_ROUND: tuple[tuple[str, str], ...] = (
    ("r1 asks uptake", "what the round asks: uptake, keep or both; before any answer"),
    ("r1 on 2026-03-27: the roads were closed", "the round is on another day, and why"),
    ("r1: five months on", "what moment it is, in other words"),
    ("r1", "turns to that round: sheets go there, charts show it"),
)
_TOTALS: tuple[tuple[str, str], ...] = (
    ("3: adopted 7 adapted 4 dropped 2", "a tool's totals at once, from a show of counts; 3: none takes them out"),
    ("answered 22", "how many answered a round that was counted by totals"),
)
_OF_SHEET: tuple[tuple[str, str], ...] = (
    ("s1 3: p", "one mark on a sheet"),
    ("s1 word: kauri", "a word they chose, not a name, only to match rounds; s1 word none"),
    ("s1 remove", "takes a sheet out, such as one typed twice"),
)
_WORDS: tuple[tuple[str, str], ...] = (
    ("version 3: in the car, in two minutes", "how somebody adapted a tool; nobody's name"),
    ("why 4 no time", "why a tool was dropped; why 4 other: the cards were lost"),
    ("easy 3: one page, always on the wall", "what made it easy to keep, said aloud"),
)
_OF_VERSION: tuple[tuple[str, str], ...] = (
    ("v1 consent without my number", "whether others may read it: in this room only, without my number, withdrawn"),
    ("v1 credit: the Hutt Valley team", "whom to thank, if they want it; v1 credit none"),
    ("v1: other words", "a version in other words; v1 remove takes it out"),
)
_END: tuple[tuple[str, str], ...] = (
    ("pause", "the time does not count; resume goes on"),
    ("close", "ends the review; reopen goes on"),
)


def sheet_example(state: Review) -> str:
    """Letters for a sheet of the round in force: "aapdnk-aa"."""
    many = len(state.asked(state.round or 1))
    pattern = "kkcdk-kkc" if state.now is not None and state.now.layers == (KEEPING,) else "aapdnk-aa"
    return (pattern * (many // len(pattern) + 1))[:many] or "a"


def examples(state: Review) -> tuple[tuple[str, str], ...]:
    """Every form a line may have by now."""
    answered = any(state.is_answered(number) for number in state.rounds)
    found = [form for form in _TOOLS if not form[0].startswith("3 ") or 3 in state.tools] + list(_ROUNDS[:1])
    if state.now is None:
        return (*found, *_decide(state), *_END)
    found += [_ROUNDS[1], *(form for form in _OF_ROUND if 1 in state.rounds)]
    if not (state.now.totals or state.now.answered):
        found += _sheets(state, state.now)
    if 3 in state.tools and UPTAKE in state.now.layers and not state.sheets_of(state.round):
        found += _TOTALS
    if 1 in state.sheets and UPTAKE in state.rounds[state.sheets[1].round].layers:
        found += _OF_SHEET
    found += [form for form in _WORDS if {3, 4} <= set(state.tools)]
    if 1 in state.versions:
        found += _OF_VERSION
    if len(state.rounds) > 1 and {1, 2} <= set(state.rounds):
        found.append(("compare r1 r2", "two rounds by the same people only, with both dates; compare last"))
    kept = [form for form in found if not answered or form[0] not in _BEFORE_ANSWERS]
    return (*kept, *_decide(state), *_END)


def _sheets(state: Review, held: Round) -> list[tuple[str, str]]:
    typed = ", ".join(f"{letter} {word}" for letter, word in LETTERS[held.layers[0]].items())
    found = [(f"sheet: {sheet_example(state)}", f"one sheet, a letter a tool: {typed}")]
    if held.layers == (UPTAKE, KEEPING):
        both = (sheet_example(state), ("kkcdk-kkc" * 3)[: len(state.asked(held.number))])
        found.append((f"sheet: {' / '.join(both)}", "after / keep, change, discard: k, c, d"))
    found.append((f"sheet: {sheet_example(state)} = kauri", "with a word they chose, not a name, to match rounds"))
    return found


def _decide(state: Review) -> list[tuple[str, str]]:
    first = (
        [("decide 3: cards instead of a sheet", "what changes at a tool for the next cohort")]
        if (3 in state.tools)
        else []
    )
    found = [*first, ("decide: begin with the compass", "what changes for the next cohort at all of it")]
    if 1 in state.decisions:
        found.append(("d1 owner F1", "who does it, for the facilitators only; d1: other words; d1 remove"))
    return found
