"""Brings a team audit in out of a file: its items, its rounds with their sheets, the words nobody knew, what is tried.

Whole or not at all. Of the word on a sheet only its fingerprint is kept, as where it is typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from exercises.kernel.checked_table import Place
from exercises.kernel.record import replace
from exercises.kernel.scales import Scale
from exercises.kernel.schema import quoted
from exercises.kernel.template import Template
from exercises.kernel.text import clean, folded, listed, plural
from exercises.review.marks import fingerprint
from exercises.review.scales import scales_of
from exercises.review.state import Review
from sessions.importing.audit_form import audit
from sessions.importing.case_form import CaseError, checked
from sessions.importing.case_plan import CaseMove
from sessions.importing.recording import record_tried, tried
from sessions.importing.report import Report, Wanted, what_else
from sessions.importing.standing import is_empty, standing
from sessions.library import templates
from sessions.live.session import Session
from sessions.live.state import Run

AUDIT = "team-audit"
_MOST_LINE = 90
_BUSY = "Somebody else is changing this session just now. Try again in a moment."


def import_audit(session: Session, value: Any, wanted: Wanted) -> Report:
    """Brings it into an empty audit that stands here, or a new one; says what came. Raises CaseError naming the place,
    and then nothing was recorded."""
    built_in = templates.built_in()[AUDIT]
    scales = scales_of(built_in.words)
    scale = next(iter(scales.values()))
    top = checked(audit(scale.by_letter), value)
    plan = _Plan(top, scale)
    there = standing(session, lambda one: isinstance(one.state, Review) and one.state.scales == scales, wanted.exercise)
    run = next((one for one in there if is_empty(one)), None)
    if wanted.exercise and run is None:
        raise CaseError(f"No empty audit here is called {quoted(clean(wanted.exercise))}. Without a key it makes one.")
    template = run.template if run else replace(built_in, words={**built_in.words, "tools": plan.first_items()})
    moves = [*(plan.anew(run.state) if run else ()), *plan.moves()]
    known = _here(session, replace(built_in, words={**built_in.words, "tools": plan.first_items()}), top, scale, there)
    if known:
        said = f"Its rounds stand on {known} already, sheet for sheet, and did not come in again."
        return Report("There is nothing new in this file.", (said,))
    words = _words(top, session)
    rehearsal, key = record_tried(session, run, template, moves, _BUSY, in_frame=words)
    state: Review = rehearsal.state
    rounds = [
        f"round {one.number} ({one.moment}) {state.answered(one.number)} of {one.invited} answered"
        for one in state.rounds.values()
    ]
    parts = [plural(len(state.tools), "item"), *rounds]
    parts += [f"{plural(len(words), 'word')} that nobody knew, to the jargon"] if words else []
    parts += [plural(len(state.decisions), "thing") + " to try"] if state.decisions else []
    left = [name for name in ("programme", "team", "cohort") if top.has(name)]
    lines = (f"Read and not kept, for an audit holds nothing of it: {listed(left)}.",) if left else ()
    return Report(
        f"Imported the audit into {key}: {listed(parts)}. One undo takes it all back.{what_else(session)}", lines
    )


def _here(session: Session, template: Template, top: Place, scale: Scale, there: Iterable[Run]) -> str:
    """The audit here that has each round of the file, sheet for sheet, by its key; "" for none. Raises CaseError."""
    filled = [run for run in there if not is_empty(run)]
    if not filled:
        return ""
    moves = [*_Plan(top, scale).moves()]
    told = _rounds(tried(session, None, template, moves).state)
    return next((run.key for run in filled if told and all(one in _rounds(run.state) for one in told)), "")


def _rounds(state: Review) -> list[tuple[str, str, list[str]]]:
    """Each round by its day, its moment and what was marked on each of its sheets."""
    sheets = [(one.round, repr((one.match, one.marks))) for one in state.sheets.values()]
    return [
        (one.day, one.moment, sorted(marked for number, marked in sheets if number == one.number))
        for one in state.rounds.values()
    ]


class _Plan:
    """The moves of an audit."""

    def __init__(self, top: Place, scale: Scale) -> None:
        self._top = top
        back = {word: letter for letter, word in scale.by_letter.items()}
        letters = top.value("letters")
        self._letters = {letter: back[letters[letter]] for letter in letters}
        self._scale = scale
        self._numbers: dict[int, int] = {}
        """By an item's number in the file: its number here, where that is another."""
        self._made = 0
        self._versions: dict[int, list[Place]] = {}
        for place in top.each("items"):
            if len(_line(place)) > _MOST_LINE:
                says = f"with its example that is {len(_line(place))} characters; {_MOST_LINE} is the most here."
                raise CaseError(f"{place.at('plain')}: {says}")
            self._versions.setdefault(place.value("number"), []).append(place)
        for at, number in enumerate(sorted(self._versions), 1):
            if number != at:
                raise CaseError(f"{self._versions[number][0].at('number')}: {number} comes after {at - 1}. Count on.")

    def _asked(self, round: int) -> dict[int, Place]:
        """The items of a round by number, each in its version there. Raises CaseError."""
        found: dict[int, Place] = {}
        for number, versions in sorted(self._versions.items()):
            there = [place for place in versions if round in place.value("in_rounds")]
            if len(there) > 1:
                raise CaseError(f"{there[1].at('in_rounds')}: item {number} is in round {round} in two versions.")
            if there:
                found[number] = there[0]
        return found

    def first_items(self) -> list[dict[str, str]]:
        """What the template asks about: the items of the first round. Raises CaseError."""
        asked = self._asked(1)
        if list(asked) != [*range(1, len(asked) + 1)]:
            raise CaseError("items: those of the first round come first, with the numbers from 1.")
        return [{"name": place.text("item"), "line": _line(place)} for place in asked.values()]

    def anew(self, before: Review) -> Iterator[CaseMove]:
        """What makes the items of an empty audit those of the first round. Raises CaseError."""
        items = self.first_items()
        for number, told in enumerate(items, 1):
            known = {"tool": number} if number in before.tools else {}
            yield CaseMove("items", f"items[{number - 1}]", "change_tool" if known else "add_tool", {**known, **told})
        for number in [*before.tools][len(items) :]:
            yield CaseMove("items", "items", "remove_tool", {"tool": number})
        self._made = max(len(before.tools), len(items))

    def moves(self) -> Iterator[CaseMove]:
        """Each round, before it what is worded anew, then its sheets. Raises CaseError."""
        before = self._asked(1)
        for place in self._top.each("rounds"):
            asked = self._asked(place.value("round"))
            gone = sorted(before.keys() - asked.keys())
            if gone:
                raise CaseError(f"{place.name}: item {gone[0]} was asked before and is not here.")
            yield from self._anew(before, asked)
            yield CaseMove(
                "rounds",
                place.at("day"),
                "begin_round",
                {"day": place.text("day"), "moment": place.text("moment"), "invited": place.value("invited") or 0},
            )
            for sheet in place.each("sheets"):
                yield self._sheet(place.value("round"), sheet)
            before = asked
        for at, line in enumerate(self._top.texts("try_lines")):
            if line:
                yield CaseMove("try_lines", f"try_lines[{at}]", "decide_tool", {"text": line})

    def _anew(self, before: dict[int, Place], asked: dict[int, Place]) -> Iterator[CaseMove]:
        for number, place in asked.items():
            told = {"name": place.text("item"), "line": _line(place)}
            if number not in before:
                self._made += bool(self._made)
                self._numbers |= {number: self._made} if self._made else {}
                yield CaseMove("items", place.at("item"), "add_tool", told)
            elif before[number].name != place.name:
                tool = self._numbers.get(number, number)
                yield CaseMove("items", place.at("item"), "change_tool", {"tool": tool, **told})

    def _sheet(self, round: int, sheet: Place) -> CaseMove:
        where, typed = sheet.at("letters"), sheet.text("letters")
        unknown = next((letter for letter in typed if letter not in self._letters), "")
        if unknown:
            raise CaseError(f"{where}: “{unknown}” is none of the letters: {', '.join(self._letters)}.")
        letters = "".join(self._letters[letter] for letter in typed)
        data: dict[str, Any] = {"round": round, "marks": {self._scale.key: letters}}
        if word := sheet.text("match"):
            data["match"] = fingerprint(word)
        return CaseMove("rounds", where, "uptake_sheet", data)


def _line(place: Place) -> str:
    """What an item is, with its everyday example."""
    said, example = place.text("plain"), place.text("example")
    return f"{said}; {example}" if example else said


def _words(top: Place, session: Session) -> list[CaseMove]:
    """What the jargon list gets: each word that is not there yet, once."""
    frame = session.state.frame
    there = {folded(term.term) for term in frame.state.terms.values()} if frame is not None else set()
    found: dict[str, CaseMove] = {}
    at = session.clock().isoformat()
    for place in top.each("not_known_words"):
        for index, word in enumerate(place.texts("words")):
            if folded(word) not in there:
                where = f"{place.at('words')}[{index}]"
                found.setdefault(folded(word), CaseMove("words", where, "catch_jargon", {"term": word, "at": at}))
    return list(found.values())
