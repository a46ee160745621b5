"""Brings the notes of a file onto a wall, whole or not at all, as one entry. Refuses to know how a file is written.

From A Good Start in Life's post-it theming: notes are verbatim, each under one question and one area, and nobody's
name goes with them unless the exercise says so.

A little long: an exported wall also says which notes are parts of others, and they come in as such.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from exercises.kernel.schema import quoted
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import clean, folded, listed
from exercises.shapes import SHAPES
from exercises.wall.checks import within
from exercises.wall.state import LIMITS, MOST_NOTES, SOURCES, Wall
from sessions.importing.case_form import CaseError
from sessions.importing.notes_file import NotesFile, Row, read_notes
from sessions.importing.report import Report, Wanted, lines_named, unsaved
from sessions.library import templates
from sessions.live.session import Session
from sessions.live.state import BATCH, BatchError, Run

WALL_TEMPLATE = "post-its"
"""The exercise that is added when a session has no wall yet."""


def import_notes(session: Session, name: str, data: bytes, wanted: Wanted) -> Report:
    """Brings the notes in a file's bytes onto the session's wall; says what was taken and what not.

    Raises CaseError naming the line, and then nothing was recorded.
    """
    run = wall_of(session, wanted.exercise)
    template = run.template if run else templates.built_in()[WALL_TEMPLATE]
    state: Wall = run.state if run else SHAPES[template.shape].start(template)
    if state.closed:
        raise CaseError("This wall is closed. Open it again first: reopen")
    found = read_notes(name, data)
    planned = _Planned(state, wanted, found)
    planned.plan(_short(name))
    key = run.key if run else session.add_exercise(template)
    try:
        if len(planned.moves) == 1:
            event = session.record(*planned.moves[0], run=key)
            numbered = event.data["number"]
        else:
            event = session.record(BATCH, {"moves": planned.moves}, run=key)
            numbered = event.data["moves"][0][1]["number"]
    except BatchError as problem:
        raise CaseError(f"Something else changed on this wall meanwhile; try again. {problem}") from problem
    except ExerciseError as problem:
        raise CaseError(str(problem)) from problem
    if numbered != planned.first and len(planned.moves) > 1:
        # The moves that split a note speak of numbers, and somebody else's note has just taken the ones they name.
        session.undo()
        raise CaseError("Somebody else is adding notes just now. Try again in a moment.")
    return planned.report(_short(name), key, unsaved(session))


def wall_of(session: Session, wanted: str = "") -> Run | None:
    """The wall notes go to: the one asked for, the one the facilitators are in, the first, or None when there is none.

    Raises CaseError for an asked one that there is not.
    """
    walls = {key: run for key, run in session.state.runs.items() if isinstance(run.state, Wall)}
    if wanted:
        run = walls.get(clean(wanted))
        if run is None:
            there = f"There is {listed(list(walls))}." if walls else "It has none yet: exercise post-its"
            raise CaseError(f"This session has no wall called {quoted(clean(wanted))}. {there}")
        return run
    # What is distilled after a session takes no papers of the room by itself.
    shown = {key: run for key, run in walls.items() if run.state.shown}
    return shown.get(session.state.current) or next(iter(shown.values()), None)


def _short(name: str) -> str:
    """A file's name as it is kept and shown."""
    return clean(name)[:120]


def spoken(text: str) -> str:
    """A question's or area's name as it is compared: no case, no macrons, a double vowel for a macron."""
    words = folded(clean(text))
    for vowel in "aeiou":
        words = words.replace(vowel * 2, vowel)
    return words


def finder(named: Iterable[tuple[str, tuple[str, ...]]], what: str) -> Callable[[str], str]:
    """A function from what a file says to the key that is meant. It raises CaseError for none, or more than one."""
    every = [(key, {spoken(name) for name in (key, *names)}) for key, names in named]
    shown = listed([key for key, _ in every], joiner="or")
    known: dict[str, str] = {}

    def find(said: str) -> str:
        if said not in known:
            sought = spoken(said)
            found = [key for key, names in every if sought in names]
            found = found or [key for key, names in every if any(name.startswith(sought) for name in names)]
            if len(found) != 1 or not sought:
                problem = "could be more than one" if sought and found else "is not on this wall"
                raise CaseError(f"{quoted(clean(said))} {problem}. The {what} is {shown}.")
            known[said] = found[0]
        return known[said]

    return find


@dataclass
class _Planned:
    """The notes of a file as the moves that bring them in."""

    state: Wall
    wanted: Wanted
    found: NotesFile
    moves: list[Any] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)
    counted: Counter[tuple[str, str]] = field(default_factory=Counter)
    left_out: list[str] = field(default_factory=list)
    again: bool = False

    @property
    def first(self) -> int:
        """The number that the first note will have."""
        return self.state.next_note

    def plan(self, name: str) -> None:
        """Works out the moves. Raises CaseError naming the line of a row that cannot come in."""
        rows = self.found.rows
        if not rows:
            raise CaseError("There is no note in this file. Each note has its words in a line or row of its own.")
        room = MOST_NOTES - (self.state.next_note - 1)
        if len(rows) > room:
            more = "" if room == MOST_NOTES else f" and {self.state.next_note - 1:,} numbers are given already"
            raise CaseError(f"There are {len(rows):,} notes in this file; a wall holds {MOST_NOTES:,}{more}.")
        self.again = any(arrival.name == name for arrival in self.state.arrivals)
        whole, bites, same = self._apart()
        self._read(whole)
        self.moves = [["notes", {"notes": self.notes, "file": name}]]
        numbers = {row.called: self.first + place for place, row in enumerate(whole) if row.called}
        # A paper that was set aside as the same as another is set aside before that one is split.
        papers = [row for row in same if not row.bite_of]
        self._same(papers, numbers)
        self._halve(whole, bites, numbers)
        self._same([row for row in same if row.bite_of], numbers)

    def _same(self, rows: list[Row], numbers: Mapping[str, int]) -> None:
        waiting = list(rows)
        while waiting:
            named = {row.same_as for row in waiting}
            row = next((held for held in waiting if held.called not in named), waiting[0])
            waiting.remove(row)
            if row.same_as not in numbers or row.called not in numbers:
                raise CaseError(f"line {row.line}: same_as speaks of a note that is not in this file.")
            self.moves.append(["same", {"note": numbers[row.called], "as_": numbers[row.same_as]}])

    def _apart(self) -> tuple[list[Row], dict[str, list[Row]], list[Row]]:
        """The rows that are papers of their own, the bites of each, and the papers that were typed twice."""
        if not {"number", "bite_of"} <= self.found.columns:
            return self.found.rows, {}, []
        bites: dict[str, list[Row]] = {}
        whole: list[Row] = []
        for row in self.found.rows:
            if not row.bite_of:
                whole.append(row)
            elif row.same_as == row.bite_of:
                self.left_out.append(f"line {row.line}: it is part of a note that was put together again")
            else:
                bites.setdefault(row.bite_of, []).append(row)
        every = [*whole, *(row for parts in bites.values() for row in parts)]
        return whole, bites, [row for row in every if row.same_as]

    def _halve(self, whole: list[Row], bites: Mapping[str, list[Row]], numbers: dict[str, int]) -> None:
        # A bite may itself have been split, so its number is looked up like that of a paper.
        after = self.first + len(whole)
        kept = {row.called: self.notes[place] for place, row in enumerate(whole) if row.called}
        waiting = dict(bites)
        while waiting:
            called = next((held for held in waiting if held in numbers), "")
            if not called:
                row = next(iter(waiting.values()))[0]
                raise CaseError(f"line {row.line}: bite_of speaks of a note that is not in this file.")
            parts = waiting.pop(called)
            original = kept[called]
            self.counted[original["question"], original["area"]] -= 1
            self.moves.append(["halve", {"note": numbers[called], "texts": [row.text for row in parts]}])
            for row in parts:
                data = self._note(row)
                self.counted[data["question"], data["area"]] += 1
                changed = {part: data[part] for part in ("question", "area") if data[part] != original[part]}
                if changed:
                    self.moves.append(["refile", {"notes": [after], **changed}])
                if row.called:
                    numbers[row.called], kept[row.called] = after, data
                after += 1

    def _read(self, rows: list[Row]) -> None:
        """The data of each note. Raises CaseError naming the line."""
        self._question = finder(((held.key, (held.title, held.ask)) for held in self.state.questions), "question")
        self._area = finder(((held.key, (held.title, held.short)) for held in self.state.areas), "area")
        self._source = finder(((held, ()) for held in SOURCES), "source")
        limits = self.state.template.limits
        self._limit, self._author_limit = limits.get("note", LIMITS["note"]), limits.get("author", LIMITS["author"])
        # Only a text file may lean on what is in force: in a table a missing column is more likely a mistake.
        in_force = not self.found.columns
        self._asked = {
            "question": self._question(self.wanted.question) if self.wanted.question else "",
            "area": self._area(self.wanted.area) if self.wanted.area else "",
        }
        for part, held in (("question", self.state.question), ("area", self.state.area)):
            if in_force:
                self._asked[part] = self._asked[part] or held
            elif part not in self.found.columns and not self._asked[part]:
                example = self.state.questions[0].key if part == "question" else self.state.areas[0].key
                raise CaseError(
                    f"line 1: there is no heading for the {part}, so it is not known which {part} these notes are "
                    f"under. Add a column headed {part}, or say it for all of them: "
                    f"holdspace import NAME FILE --{part} {example}"
                )
        for row in rows:
            data = self._note(row)
            self.notes.append(data)
            self.counted[data["question"], data["area"]] += 1

    def _note(self, row: Row) -> dict[str, Any]:
        try:
            question = self._question(row.question) if row.question.strip() else self._asked["question"]
            area = self._area(row.area) if row.area.strip() else self._asked["area"]
            source = self._source(row.source) if row.source.strip() else ""
        except CaseError as problem:
            raise CaseError(f"line {row.line}: {problem}") from None
        if not question or not area:
            raise CaseError(f"line {row.line}: no {'area' if question else 'question'} is given for this note.")
        if len(row.text) > self._limit:
            self._must_fit(row)
        data: dict[str, Any] = {"question": question, "area": area, "text": row.text, "row": row.number}
        if source and source != SOURCES[0]:
            data["source"] = source
        if row.author and self.state.authors:
            if len(row.author) > self._author_limit:
                raise CaseError(f"line {row.line}: a writer is a number such as P07, not that long.")
            data["author"] = row.author
        return data

    def _must_fit(self, row: Row) -> None:
        try:
            within(self.state, row.text, "note", "a note")
        except ExerciseError:
            raise CaseError(
                f"line {row.line}: the note is {len(row.text):,} characters long; {self._limit} is the most."
            ) from None

    def report(self, name: str, key: str, problem: str) -> Report:
        """What was taken, by question and area, and what was not."""
        taken = sum(self.counted.values())
        lines = []
        for question in self.state.questions:
            counts = [(area.short, self.counted[question.key, area.key]) for area in self.state.areas]
            total = sum(count for _, count in counts)
            lines.append(f"{question.key} {total:,}: {', '.join(f'{short} {count:,}' for short, count in counts)}")
        if self.found.encoding:
            lines.append(f"The file is not UTF-8; it was read as {self.found.encoding}. Look at a note with macrons.")
        if self.found.empty:
            lines.append(f"Not taken, {lines_named(self.found.empty, 'no words of a note')}.")
        lines += [f"Not taken, {said}." for said in self.left_out[:10]]
        if len(self.left_out) > 10:
            lines.append(f"Not taken, {len(self.left_out) - 10} more of that kind.")
        if self.found.unknown:
            lines.append(f"Not taken, these columns: {listed([quoted(held) for held in self.found.unknown[:12]])}.")
        if "author" in self.found.columns and not self.state.authors:
            lines.append("Not taken, who wrote them: this wall keeps no writers.")
        if self.again:
            lines.append(f"{name} had come in before, so its notes may be here twice. undo takes the new ones back.")
        what = f"{taken:,} note{'' if taken == 1 else 's'}"
        return Report(f"Imported {what} from {name} into {key}. One undo takes it all back.{problem}", tuple(lines))
