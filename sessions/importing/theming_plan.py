"""The moves that a theming from a file stands for, in the order a group would make them. Refuses to know any file.

A theming is written as it ended. The names, heaps and places from before are found by walking its steps back, so that
the same steps can then be made forward, each with its reason (A Good Start in Life: nothing deleted).

Long, because every part of the file stands here once, each with the moves it becomes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from exercises.kernel.text import listed
from exercises.wall.state import DECISIONS, Note, Wall
from sessions.importing.case_form import CaseError, Place, quoted
from sessions.importing.case_plan import CaseMove

_THEME = ("id", "question", "name", "description", "includes", "excludes", "notes")
_THEME_ID = re.compile(r"\b[A-Za-z]{1,3}\d{1,3}\b")
"""An id that cannot be mistaken for a word; others stay as they are."""
_OWN_WORDS = frozenset({"describe", "merge", "name_theme", "link", "assign", "out", "copy", "decide"})
"""Moves whose words are the facilitators' own; what people wrote and said is left word for word."""
_STEPS = {
    "merge": ("kind", "from", "to", "why", "by", "when"),
    "move": ("kind", "rows", "from", "to", "why", "by", "when"),
    "rename": ("kind", "from", "to", "name_after", "why", "by", "when"),
    "link": ("kind", "from", "to", "why", "by", "when"),
    "keep_apart": ("kind", "from", "to", "why", "by", "when"),
}
_EVERY_STEP = tuple(dict.fromkeys(key for keys in _STEPS.values() for key in keys))
_COUNTS = {"yes": "yes", "yes_with_change": "change", "no": "no", "not_for_us": "not_us", "pass": "passed"}
_RESPONSE = ("theme", *_COUNTS, "said", "decision", "why")
_MOST_PEOPLE = 9_999
_DECIDED = {said: key for key, said in DECISIONS.items()}


def bare_name(file: str) -> str:
    """A file's name without its folders, as notes that came in are remembered by."""
    return file.replace("\\", "/").rpartition("/")[2]


@dataclass
class _Theme:
    """A theme of the file, or a heap that was merged into one."""

    place: Place
    question: str
    name: str
    rows: list[int]
    number: int = 0
    holds: dict[int, str] = field(default_factory=dict)
    """The rows it held at first, each with the id of the theme the file has it in."""


@dataclass
class Theming:
    """A theming as the file has it, and the wall it goes to."""

    top: Place
    state: Wall
    file: str
    themes: dict[str, _Theme] = field(default_factory=dict)
    heaps: list[_Theme] = field(default_factory=list)
    notes: dict[int, int] = field(default_factory=dict)
    """The note of each row."""

    def __post_init__(self) -> None:
        for arrival in self.state.arrivals:
            if arrival.name == bare_name(self.file):
                self.notes = dict(arrival.notes)

    def row(self, where: str, value: Any) -> int:
        """The row at that place, when its note is here. Raises CaseError."""
        if type(value) is not int or value < 1:
            raise CaseError(f"{where}: the number of a row is needed here, from 1.")
        if value not in self.notes or self.notes[value] not in self.state.notes:
            raise CaseError(f"{where}: there is no row {value} in {self.file}; it has {len(self.notes)}.")
        return value

    def rows(self, place: Place, key: str) -> list[int]:
        """The rows of a list, each there once. Raises CaseError."""
        found: list[int] = []
        seen: set[int] = set()
        for index, value in enumerate(place.items(key)):
            row = self.row(f"{place.at(key)}[{index}]", value)
            if row in seen:
                raise CaseError(f"{place.at(key)}[{index}]: row {row} stands here twice.")
            seen.add(row)
            found.append(row)
        return found

    def theme(self, where: str, value: Any) -> str:
        """The id of a theme of the file. Raises CaseError."""
        if not isinstance(value, str) or value not in self.themes:
            said = quoted(value) if isinstance(value, str) else "that"
            raise CaseError(f"{where}: no theme has the id {said}. There is {listed(list(self.themes), joiner='or')}.")
        return value

    def note(self, row: int) -> Note:
        """The note of a row."""
        return self.state.notes[self.notes[row]]

    def check(self, after: Wall) -> None:
        """Raises CaseError naming the first theme whose notes are not those of the file's list."""
        for theme in self.themes.values():
            held = after.themes[theme.number]
            wanted = {self.notes[row] for row in theme.rows}
            if set(held.notes) != wanted or held.name != theme.name or not held.stands:
                odd = sorted(set(held.notes) ^ wanted)[:5]
                rows = [str(row) for row, number in self.notes.items() if number in odd]
                more = f": look at row {listed(rows)}" if rows else ""
                raise CaseError(f"{theme.place.name}: the steps do not lead to this theme as it is listed{more}.")


def planned(theming: Theming) -> list[CaseMove]:
    """The moves, checked as far as the file itself goes. Raises CaseError naming the place."""
    return _Planner(theming).moves()


class _Planner:
    def __init__(self, theming: Theming) -> None:
        self.theming = theming
        self.top = theming.top
        self.copied: dict[int, tuple[Place, list[str]]] = {}
        self.taken: dict[int, str] = {}
        """Where each row was placed, for saying that it cannot be elsewhere too."""
        self.steps: list[tuple[Place, str]] = []
        self.made: list[CaseMove] = []
        self.into: dict[int, list[_Theme]] = {}
        """The heaps of each merge, by the index of its step."""

    def moves(self) -> list[CaseMove]:
        """All of them in order."""
        self._prompts()
        self._themes()
        self._copied()
        self._walk_back()
        self._begin()
        self._apart()
        self._distil()
        self._member_check()
        return self.made

    def add(self, place: str, kind: str, **data: Any) -> None:
        for name in ("why", "text") if kind in _OWN_WORDS else ():
            if isinstance(data.get(name), str):
                data[name] = self._here(data[name])
        self.made.append(CaseMove("theming", place, kind, data))

    def _here(self, words: str) -> str:
        """The facilitators' words with the themes they name called as they are called here: "(E2)" as "(t2)"."""

        def called(found: re.Match[str]) -> str:
            theme = self.theming.themes.get(found[0])
            return f"t{theme.number}" if theme is not None else found[0]

        return _THEME_ID.sub(called, words)

    # -- what the file says -------------------------------------------------------------------------------------------

    def _prompts(self) -> None:
        counted = self.top.text("row_numbers")
        if counted and not counted.startswith("1-based"):
            raise CaseError('row_numbers: rows are counted from 1 here, so it has to begin with "1-based".')
        self.top.text("schema_note")
        questions = [held.key for held in self.theming.state.questions]
        prompts = self.top.inside("prompts", (*questions, "areas"))
        if prompts is not None:
            for key in questions:
                prompts.text(key)
            prompts.inside("areas", [held.key for held in self.theming.state.areas])

    def _themes(self) -> None:
        state, first = self.theming.state, self.theming.state.numbers.get("t", 0) + 1
        for index, place in enumerate(self.top.each("themes", _THEME)):
            question = place.choice("question", [held.key for held in state.questions])
            theme = _Theme(place, question, place.text("name", needed=True), self.theming.rows(place, "notes"))
            theme.number = first + index
            self.theming.themes[place.text("id", needed=True)] = theme
            for row in theme.rows:
                self._must_answer(place.at("notes"), row, question)
        if not self.theming.themes:
            raise CaseError("themes: a list with at least one theme is needed here.")

    def _must_answer(self, where: str, row: int, question: str) -> None:
        note = self.theming.note(row)
        if note.question != question:
            raise CaseError(
                f"{where}: row {row} answers {note.question}, not {question}; "
                "the questions are never put on one scale. Link the themes instead."
            )
        if note.themes or note.status:
            said = f"in theme {note.theme}" if note.theme else note.status
            raise CaseError(
                f"{where}: row {row} is note {note.number}, which is {said} already. "
                f"Take it out first, with undo or out {note.number}; then import this again."
            )

    def _copied(self) -> None:
        holders: dict[int, list[str]] = {}
        for key, theme in self.theming.themes.items():
            for row in theme.rows:
                holders.setdefault(row, []).append(key)
                self.taken[row] = theme.place.at("notes")
        for place in self.top.each("copied", ("row", "themes", "why")):
            row = self.theming.row(place.at("row"), place.held.get("row"))
            ids = [
                self.theming.theme(f"{place.at('themes')}[{index}]", value)
                for index, value in enumerate(place.items("themes"))
            ]
            if row in self.copied:
                raise CaseError(f"{place.at('row')}: row {row} stands in copied twice.")
            if len(ids) < 2 or len(set(ids)) != len(ids) or set(ids) != set(holders.get(row, [])):
                lists = listed(holders.get(row, [])) or "none"
                raise CaseError(f"{place.at('themes')}: row {row} is in the lists of {lists}, not of {listed(ids)}.")
            self.copied[row] = (place, ids)
        for row, ids in holders.items():
            if len(ids) > 1 and row not in self.copied:
                where = self.theming.themes[ids[1]].place.at("notes")
                raise CaseError(f"{where}: row {row} is in {listed(ids)}, and not listed under copied.")

    # -- from how it ended to how it began ----------------------------------------------------------------------------

    def _walk_back(self) -> None:
        for theme in self.theming.themes.values():
            theme.holds = {row: theme.place.text("id") for row in theme.rows}
        self.names = {key: theme.name for key, theme in self.theming.themes.items()}
        for index, value in enumerate(self.top.items("distil")):
            whole = Place(f"distil[{index}]", value) if isinstance(value, dict) else None
            if whole is None:
                raise CaseError(f"distil[{index}]: an object in {{ }} is needed here.")
            kind = whole.choice("kind", _STEPS)
            for key in value:
                if key not in _STEPS[kind]:
                    raise CaseError(f"{whole.at(key[:60])}: this key is not known in a {kind}.")
            whole.text("why", needed=True)
            self.steps.append((whole, kind))
        for index in range(len(self.steps) - 1, -1, -1):
            place, kind = self.steps[index]
            match kind:
                case "rename":
                    self._unname(place)
                case "move":
                    self._unmove(place)
                case "merge":
                    self._unmerge(index, place)
                case _:
                    self._pair(place)

    def _to(self, place: Place) -> str:
        return self.theming.theme(place.at("to"), place.held.get("to"))

    def _pair(self, place: Place) -> tuple[int, int]:
        ids = [self.theming.theme(f"{place.at('from')}[{at}]", held) for at, held in enumerate(place.items("from"))]
        if len(ids) != 2 or ids[0] == ids[1]:
            raise CaseError(f"{place.at('from')}: two themes are needed here.")
        if place.held.get("to") is not None:
            raise CaseError(f"{place.at('to')}: null is needed here; both themes stand in from.")
        return self.theming.themes[ids[0]].number, self.theming.themes[ids[1]].number

    def _unname(self, place: Place) -> None:
        key, before, after = self._to(place), place.text("from", needed=True), place.text("name_after", needed=True)
        if self.names[key] != after:
            raise CaseError(f"{place.at('name_after')}: after this step {key} is called {quoted(self.names[key])}.")
        self.names[key] = before

    def _unmove(self, place: Place) -> None:
        key = self._to(place)
        source = self.theming.theme(place.at("from"), place.held.get("from"))
        rows = self.theming.rows(place, "rows")
        if not rows or source == key:
            raise CaseError(f"{place.at('rows' if source != key else 'to')}: a move needs rows, and another theme.")
        before, after = self.theming.themes[source], self.theming.themes[key]
        for row in rows:
            if row not in after.holds or row in before.holds:
                raise CaseError(f"{place.at('rows')}: row {row} cannot have gone from {source} to {key}.")
            if before.question != after.question:
                raise CaseError(f"{place.at('to')}: {source} and {key} answer different questions.")
            before.holds[row] = after.holds.pop(row)

    def _unmerge(self, index: int, place: Place) -> None:
        key = self._to(place)
        after = self.theming.themes[key]
        heaps = []
        for held in place.each("from", ("name", "notes")):
            heap = _Theme(held, after.question, held.text("name", needed=True), self.theming.rows(held, "notes"))
            for row in heap.rows:
                if row not in after.holds:
                    raise CaseError(f"{held.at('notes')}: row {row} is not in {key} after this step, or came twice.")
                heap.holds[row] = after.holds.pop(row)
            heaps.append(heap)
        if not heaps:
            raise CaseError(f"{place.at('from')}: a list with the themes that were merged is needed here.")
        self.into[index] = heaps

    # -- and forward --------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        number = self.theming.state.numbers.get("t", 0) + len(self.theming.themes)
        for index in sorted(self.into):
            for heap in self.into[index]:
                number += 1
                heap.number = number
                self.theming.heaps.append(heap)
        named = [(theme, self.names[key]) for key, theme in self.theming.themes.items()]
        every = [*named, *((heap, heap.name) for heap in self.theming.heaps)]
        copies: list[tuple[int, int]] = []
        for theme, name in every:
            own = []
            for row, key in theme.holds.items():
                if row in self.copied and self.copied[row][1][0] != key:
                    copies.append((row, theme.number))
                else:
                    own.append(self.theming.notes[row])
            self.add(theme.place.name, "new_theme", notes=own, name=name, question=theme.question)
        for row, target in copies:
            place, _ = self.copied[row]
            self.add(place.name, "copy", notes=[self.theming.notes[row]], theme=target, why=place.text("why"))
        for theme in self.theming.themes.values():
            for part in ("description", "includes", "excludes"):
                if theme.place.text(part):
                    self.add(
                        theme.place.at(part), "describe", theme=theme.number, field=part, text=theme.place.text(part)
                    )

    def _apart(self) -> None:
        lone = self.theming.rows(self.top, "lone")
        for index, row in enumerate(lone):
            self._alone(f"lone[{index}]", row)
        if lone:
            self.add("lone", "lone", notes=[self.theming.notes[row] for row in lone])
        for place in self.top.each("contested", ("row", "reading_1", "reading_2")):
            row = self.theming.row(place.at("row"), place.held.get("row"))
            if row not in self.taken:
                self._alone(place.at("row"), row)
            elif not self.taken[row].startswith("themes["):
                raise CaseError(f"{place.at('row')}: row {row} is in {self.taken[row]} already.")
            readings = [place.text("reading_1", needed=True), place.text("reading_2", needed=True)]
            self.add(place.name, "contested", note=self.theming.notes[row], readings=readings)
        for place in self.top.each("parked", ("row", "why", "until")):
            row = self.theming.row(place.at("row"), place.held.get("row"))
            self._alone(place.at("row"), row)
            self.add(
                place.name,
                "park",
                notes=[self.theming.notes[row]],
                why=place.text("why", needed=True),
                until=place.text("until"),
            )

    def _alone(self, where: str, row: int) -> None:
        if row in self.taken:
            raise CaseError(f"{where}: row {row} is in {self.taken[row]} already.")
        self._must_answer(where, row, self.theming.note(row).question)
        self.taken[row] = where

    def _distil(self) -> None:
        for index, (place, kind) in enumerate(self.steps):
            signed = {"why": place.text("why"), "who": place.text("by"), "when": place.text("when")}
            match kind:
                case "rename":
                    self.add(
                        place.name,
                        "name_theme",
                        theme=self.theming.themes[self._to(place)].number,
                        name=place.text("name_after"),
                        **signed,
                    )
                case "move":
                    source = self.theming.themes[self.theming.theme(place.at("from"), place.held.get("from"))]
                    self._move(place, source.number, self.theming.themes[self._to(place)].number)
                case "merge":
                    self.add(
                        place.name,
                        "merge",
                        into=self.theming.themes[self._to(place)].number,
                        themes=[heap.number for heap in self.into[index]],
                        **signed,
                    )
                case _:
                    self.add(place.name, "link", between=list(self._pair(place)), apart=kind == "keep_apart", **signed)

    def _move(self, place: Place, source: int, target: int) -> None:
        said = "".join(f"{part}, " for part in (place.text("by"), place.text("when")) if part)
        why = place.text("why")
        own: list[int] = []
        copies: list[int] = []
        for row in self.theming.rows(place, "rows"):
            first = self.copied[row][1][0] if row in self.copied else ""
            final = self.theming.themes[first].number if first else target
            (own if final == target or not first else copies).append(self.theming.notes[row])
        # A move has no place for who and when, so they go before the reason where there is room for them.
        words = f"{said.removesuffix(', ')}: {why}" if said and len(said) + len(why) <= 200 else why
        if own:
            self.add(place.name, "assign", notes=own, theme=target, why=words)
        for note in copies:
            self.add(place.name, "out", notes=[note], theme=source, why=words)
            self.add(place.name, "copy", notes=[note], theme=target, why=words)

    # -- brought back to the group ------------------------------------------------------------------------------------

    def _member_check(self) -> None:
        said = self.top.text("lone_said")
        if said:
            self.add("lone_said", "said", theme=0, text=said)
        check = self.top.inside("member_check", ("people", "asked", "responses"))
        if check is None:
            return
        check.text("asked")
        people = check.whole("people", _MOST_PEOPLE)
        if people:
            self.add(check.at("people"), "people", count=people)
        seen: set[str] = set()
        for place in check.each("responses", _RESPONSE):
            key = self.theming.theme(place.at("theme"), place.held.get("theme"))
            if key in seen:
                raise CaseError(f"{place.at('theme')}: {key} has an answer already.")
            seen.add(key)
            number = self.theming.themes[key].number
            counts = {move: place.whole(key, _MOST_PEOPLE) or 0 for key, move in _COUNTS.items()}
            if people and sum(counts.values()) > people:
                raise CaseError(f"{place.name}: {sum(counts.values())} answers are counted, of {people} people.")
            words = []
            for index, held in enumerate(place.items("said")):
                where = Place(f"{place.at('said')}[{index}]", {"": held})
                if not isinstance(held, str) or not held:
                    raise CaseError(f"{where.name}: words in quotes are needed here.")
                words.append(held)
            self.add(place.name, "check", theme=number, **counts, said=words)
            decision = place.choice("decision", _DECIDED, needed=False)
            if decision:
                self.add(
                    place.at("decision"),
                    "decide",
                    theme=number,
                    decision=_DECIDED[decision],
                    why=place.text("why", needed=True),
                )
            elif place.text("why"):
                raise CaseError(f"{place.at('why')}: a reason needs its decision: {listed(list(_DECIDED))}.")
