"""The moves that a theming from a file stands for, in the order a group would make them.

What was walked back to how it began is made forward again, each step with its reason (A Good Start in Life: nothing
deleted).
"""

from __future__ import annotations

import re
from typing import Any

from exercises.kernel.checked_table import Place
from exercises.kernel.expression import expression
from sessions.importing.case_form import CaseError
from sessions.importing.case_plan import CaseMove
from sessions.importing.theming_form import COUNTS, DECIDED, Form, Theming

_THEME_ID = expression(r"\b[A-Za-z]{1,3}\d{1,3}\b")
"""An id that cannot be mistaken for a word; others stay as they are."""
_OWN_WORDS = frozenset({"describe", "merge", "name_theme", "link", "assign", "out", "copy", "decide"})
"""Moves whose words are the facilitators' own; what people wrote and said is left word for word."""


def planned(theming: Theming) -> list[CaseMove]:
    """The moves, checked as far as the file itself goes. Raises CaseError naming the place."""
    return _Planner(theming).moves()


class _Planner:
    def __init__(self, theming: Theming) -> None:
        self.theming = theming
        self.form = Form(theming)
        self.made: list[CaseMove] = []

    def moves(self) -> list[CaseMove]:
        """All of them in order."""
        self.form.read()
        for key, said in self.form.asked.items():
            self.add(f"prompts.{key}", "word", question=key, text=said)
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

    def _begin(self) -> None:
        number = self.theming.state.numbers.get("t", 0) + len(self.theming.themes)
        for index in sorted(self.form.into):
            for heap in self.form.into[index]:
                number += 1
                heap.number = number
                self.theming.heaps.append(heap)
        named = [(theme, self.form.names[key]) for key, theme in self.theming.themes.items()]
        every = [*named, *((heap, heap.name) for heap in self.theming.heaps)]
        copies: list[tuple[int, int]] = []
        for theme, name in every:
            own = []
            for row, key in theme.holds.items():
                if row in self.form.copied and self.form.copied[row][1][0] != key:
                    copies.append((row, theme.number))
                else:
                    own.append(self.theming.notes[row])
            self.add(theme.place.name, "new_theme", notes=own, name=name, question=theme.question)
        for row, target in copies:
            place, _ = self.form.copied[row]
            self.add(place.name, "copy", notes=[self.theming.notes[row]], theme=target, why=place.text("why"))
        for theme in self.theming.themes.values():
            for part in ("description", "includes", "excludes"):
                if theme.place.text(part):
                    self.add(
                        theme.place.at(part), "describe", theme=theme.number, field=part, text=theme.place.text(part)
                    )

    def _apart(self) -> None:
        lone = self.theming.rows(self.form.top, "lone")
        for index, row in enumerate(lone):
            self._alone(f"lone[{index}]", row)
        if lone:
            self.add("lone", "lone", notes=[self.theming.notes[row] for row in lone])
        for place in self.form.top.each("contested"):
            row = self.theming.row(place.at("row"), place.value("row"))
            if row not in self.form.taken:
                self._alone(place.at("row"), row)
            elif not self.form.taken[row].startswith("themes["):
                raise CaseError(f"{place.at('row')}: row {row} is in {self.form.taken[row]} already.")
            readings = [place.text("reading_1"), place.text("reading_2")]
            self.add(place.name, "contested", note=self.theming.notes[row], readings=readings)
        for place in self.form.top.each("parked"):
            row = self.theming.row(place.at("row"), place.value("row"))
            self._alone(place.at("row"), row)
            self.add(
                place.name,
                "park",
                notes=[self.theming.notes[row]],
                why=place.text("why"),
                until=place.text("until"),
            )

    def _alone(self, where: str, row: int) -> None:
        if row in self.form.taken:
            raise CaseError(f"{where}: row {row} is in {self.form.taken[row]} already.")
        self.form.must_answer(where, row, self.theming.note(row).question)
        self.form.taken[row] = where

    def _distil(self) -> None:
        for index, (place, kind) in enumerate(self.form.steps):
            signed = {"why": place.text("why"), "who": place.text("by"), "when": place.text("when")}
            match kind:
                case "rename":
                    self.add(
                        place.name,
                        "name_theme",
                        theme=self.theming.themes[self.form.to(place)].number,
                        name=place.text("name_after"),
                        **signed,
                    )
                case "move":
                    source = self.theming.themes[self.theming.theme(place.at("from"), place.text("from"))]
                    self._move(place, source.number, self.theming.themes[self.form.to(place)].number)
                case "merge":
                    self.add(
                        place.name,
                        "merge",
                        into=self.theming.themes[self.form.to(place)].number,
                        themes=[heap.number for heap in self.form.into[index]],
                        **signed,
                    )
                case _:
                    self.add(
                        place.name, "link", between=list(self.form.pair(place)), apart=kind == "keep_apart", **signed
                    )

    def _move(self, place: Place, source: int, target: int) -> None:
        said = "".join(f"{part}, " for part in (place.text("by"), place.text("when")) if part)
        why = place.text("why")
        own: list[int] = []
        copies: list[int] = []
        for row in self.theming.rows(place, "rows"):
            first = self.form.copied[row][1][0] if row in self.form.copied else ""
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
        said = self.form.top.text("lone_said")
        if said:
            self.add("lone_said", "said", theme=0, text=said)
        check = self.form.top.inside("member_check")
        if check is None:
            return
        people = check.value("people")
        if people:
            self.add(check.at("people"), "people", count=people)
        seen: set[str] = set()
        for place in check.each("responses"):
            key = self.theming.theme(place.at("theme"), place.text("theme"))
            if key in seen:
                raise CaseError(f"{place.at('theme')}: {key} has an answer already.")
            seen.add(key)
            number = self.theming.themes[key].number
            counts = {move: place.value(key) or 0 for key, move in COUNTS.items()}
            if people and sum(counts.values()) > people:
                raise CaseError(f"{place.name}: {sum(counts.values())} answers are counted, of {people} people.")
            self.add(place.name, "check", theme=number, **counts, said=list(place.value("said") or ()))
            decision = place.text("decision")
            if decision:
                self.add(
                    place.at("decision"),
                    "decide",
                    theme=number,
                    decision=DECIDED[decision],
                    why=place.text("why"),
                )
