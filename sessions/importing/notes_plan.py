"""The moves that bring the notes of a file onto a wall, as the file has them.

A table that holdspace wrote also says which notes are parts of others, alone, parked or in themes, and their numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from exercises.kernel.consent import NOT_ASKED, WITHDRAWN
from exercises.kernel.p_numbers import whole
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded
from exercises.wall import state as wall
from exercises.wall.checks import within
from exercises.wall.limits import LIMITS, MOST_NOTES
from exercises.wall.numbered_paper import TYPED, WAITING
from exercises.wall.state import SOURCES, Wall
from sessions.importing.case_form import CaseError
from sessions.importing.notes_file import NotesFile, Row, consent_of
from sessions.importing.report import Wanted, typed
from sessions.importing.wording import Wording, finder
from sessions.live.rehearsal import Rehearsal

_PAPER_NUMBERS = frozenset(("number", "no", "no.", "nr", "#"))
"""Headings of numbers that stand on the papers; those of other programs' own are nobody's."""


@dataclass
class Planned:
    """The notes of a file as the moves that bring them in."""

    rehearsal: Rehearsal
    wording: Wording
    wanted: Wanted
    found: NotesFile
    name: str
    """What the file is remembered by."""
    numbers: dict[str, int] = field(default_factory=dict)
    """The note of each number in the file."""
    left_out: list[str] = field(default_factory=list)
    names_left_out: bool = False
    """Whether who wrote them was left out because it is no P-number."""

    def __post_init__(self) -> None:
        self.state: Wall = self.rehearsal.state
        self.kept = self._keeps_numbers()
        """Whether each note has the number here that it has in the file."""

    @property
    def now(self) -> Wall:
        """The wall as it will be."""
        after: Wall = self.rehearsal.state
        return after

    def plan(self) -> None:
        """Works out the moves. Raises CaseError naming the line of a row that cannot come in."""
        rows = self.found.rows
        if not rows:
            where = " below the headings" if self.found.columns is not None and not self.found.left else ""
            raise CaseError(f"There is no note{where} in this file. Each has its words in a line or row of its own.")
        room = MOST_NOTES - (self.state.next_note - 1)
        if len(rows) > room:
            more = "" if room == MOST_NOTES else f" and {self.state.next_note - 1:,} numbers are given already"
            raise CaseError(f"There are {len(rows):,} notes in this file; a wall holds {MOST_NOTES:,}{more}.")
        self._prepare()
        whole_papers, bites, same = self._apart()
        waiting = [row for row in whole_papers if not row.text and not self._keeps_its_number(row)]
        self.left_out += [
            f"line {row.line}: paper {row.called} has no words, and is another note here" for row in waiting
        ]
        data = [(row, self._note(row)) for row in whole_papers if row not in waiting]
        self._in_order(data, bites, same)

    def do(self, kind: str, **data: Any) -> dict[str, Any]:
        """One more move. Raises ExerciseError when the wall refuses it."""
        return self.rehearsal.do(kind, data)

    # -- in which order -----------------------------------------------------------------------------------------------

    @property
    def of_papers(self) -> bool:
        """Whether the file says the number of each note, as it stands on the paper."""
        column = self.found.columns.one("number") if self.found.columns is not None else None
        stands = column is not None and (self.wanted.number_from or folded(column.title) in _PAPER_NUMBERS)
        return bool(stands) and any(row.called for row in self.found.rows)

    def _keeps_numbers(self) -> bool:
        called = [row.called for row in self.found.rows]
        if not called or not self.of_papers or not all(map(str.isdecimal, called)):
            return False
        numbers = [int(said) for said in called if len(said) < 5]
        fits = len(set(numbers)) == len(called) and all(number <= MOST_NOTES for number in numbers)
        return fits and bool(numbers) and min(numbers) >= self.state.next_note

    def _apart(self) -> tuple[list[Row], dict[str, list[Row]], list[Row]]:
        """The rows that are papers of their own, the bites of each, and the papers that were typed twice."""
        if not (self.found.has("number") and self.found.has("bite_of")):
            return self.found.rows, {}, []
        bites: dict[str, list[Row]] = {}
        papers: list[Row] = []
        for row in self.found.rows:
            if not row.bite_of:
                papers.append(row)
            elif row.same_as == row.bite_of:
                self.left_out.append(f"line {row.line}: it is part of a note that was put together again")
            else:
                bites.setdefault(row.bite_of, []).append(row)
        every = [*papers, *(row for parts in bites.values() for row in parts)]
        return papers, bites, [row for row in every if row.same_as]

    def _in_order(
        self, papers: Sequence[tuple[Row, dict[str, Any]]], bites: Mapping[str, list[Row]], same: Sequence[Row]
    ) -> None:
        """Papers, then what was cut from them; by number where the numbers are kept."""
        waiting, parts = list(same), dict(bites)
        for group in self._runs(papers):
            while self.kept and (cut := self._cut_before(int(group[0][0].called), parts)):
                self._halve(cut, parts.pop(cut), waiting)
            self._papers(group)
        while parts:
            called = next((name for name in parts if name in self.numbers), "")
            if not called:
                row = next(iter(parts.values()))[0]
                raise CaseError(f"line {row.line}: bite_of speaks of a note that is not in this file.")
            self._halve(called, parts.pop(called), waiting)
        self._same(waiting)

    def _runs(self, papers: Sequence[tuple[Row, dict[str, Any]]]) -> Iterator[list[tuple[Row, dict[str, Any]]]]:
        """The papers that come in at once: all of them, or those whose numbers follow each other."""
        if not self.kept:
            for numbered in (True, False):
                some = [one for one in papers if self._keeps_its_number(one[0]) is numbered]
                if some:
                    yield some
            return
        group: list[tuple[Row, dict[str, Any]]] = []
        for row, data in sorted(papers, key=lambda one: int(one[0].called)):
            before = group[-1][0] if group else row
            if group and (int(row.called) != int(before.called) + 1 or _on_paper(row) != _on_paper(before)):
                yield group
                group = []
            group.append((row, data))
        if group:
            yield group

    def _cut_before(self, number: int, parts: Mapping[str, list[Row]]) -> str:
        """The paper that was cut before a note of that number came, so that its parts have lower ones; "" for none."""
        there = [(min(int(row.called) for row in rows), called) for called, rows in parts.items()]
        first = min((one for one in there if one[1] in self.numbers), default=(number, ""))
        return first[1] if first[0] < number else ""

    def _papers(self, group: Sequence[tuple[Row, dict[str, Any]]]) -> None:
        if self._keeps_its_number(group[0][0]):
            self._numbered(group)
            return
        number = {"number": int(group[0][0].called)} if self.kept else {}
        notes = [data for _, data in group]
        first = self._tried("notes", group[0][0], notes=notes, file=self.name, **number)["number"]
        for place, (row, _) in enumerate(group):
            if row.called:
                self.numbers[row.called] = first + place
            self._retype(row, first + place)

    def _keeps_its_number(self, row: Row) -> bool:
        """Whether it is a numbered paper whose number no note has here."""
        return _on_paper(row) and row.called.isdecimal() and int(row.called) not in self.state.notes

    def _numbered(self, group: Sequence[tuple[Row, dict[str, Any]]]) -> None:
        """Numbered papers under their numbers, then the words of those that have some."""
        places: dict[tuple[str, str], list[int]] = {}
        for row, data in group:
            places.setdefault((data["question"], data["area"]), []).append(int(row.called))
            self.numbers[row.called] = int(row.called)
        for (question, area), numbers in places.items():
            self._tried("paper", group[0][0], notes=numbers, question=question, area=area)
        for row, data in group:
            number = int(row.called)
            if row.text and data.get("consent") != WITHDRAWN:
                self._tried("write_paper", row, note=number, text=data["text"])
                self._retype(row, number)
            if second := dict(row.more).get("second_typing", ""):
                self._tried("write_paper", row, note=number, text=second)
            if data.get("consent", NOT_ASKED) != NOT_ASKED:
                self._tried("consent", row, notes=[number], consent=data["consent"])

    def _halve(self, called: str, rows: list[Row], same: list[Row]) -> None:
        # A paper that was set aside as the same as another is set aside before that one is split.
        self._same([row for row in same if row.same_as == called and row.called in self.numbers], same)
        number = {"number": min(int(row.called) for row in rows)} if self.kept else {}
        texts = [self._first_words(row) for row in rows]
        first = self._tried("halve", rows[0], note=self.numbers[called], texts=texts, **number)["number"]
        for place, row in enumerate(rows):
            made, data = self.now.notes[first + place], self._note(row)
            changed = {part: data[part] for part in ("question", "area") if data[part] != getattr(made, part)}
            if changed:
                self._tried("refile", row, notes=[made.number], **changed)
            if row.called:
                self.numbers[row.called] = made.number
            self._retype(row, made.number)

    def _same(self, rows: Sequence[Row], left: list[Row] | None = None) -> None:
        waiting = list(rows)
        while waiting:
            named = {row.same_as for row in waiting}
            row = next((one for one in waiting if one.called not in named), waiting[0])
            waiting.remove(row)
            if left is not None:
                left.remove(row)
            if row.same_as not in self.numbers or row.called not in self.numbers:
                raise CaseError(f"line {row.line}: same_as speaks of a note that is not in this file.")
            self._tried("same", row, note=self.numbers[row.called], as_=self.numbers[row.same_as])

    def _retype(self, row: Row, number: int) -> None:
        typings = [*self._typings(row)[1:]]
        for text in typings:
            self._tried("retype", row, note=number, text=text)

    def _tried(self, kind: str, row: Row, **data: Any) -> dict[str, Any]:
        try:
            return self.do(kind, **data)
        except ExerciseError as problem:
            raise CaseError(f"line {row.line}: {problem}") from None

    # -- one note -----------------------------------------------------------------------------------------------------

    def _prepare(self) -> None:
        """What holds for every row. Raises CaseError when a question or an area is said nowhere."""
        limits = self.state.template.limits
        self._limit = limits.get("note", LIMITS["note"])
        self._source = finder(((source, ()) for source in SOURCES), "source")
        columns = self.found.columns
        self._for_all = {
            "question": self.wording.question(self.wanted.question) if self.wanted.question else "",
            "area": self.wording.area(self.wanted.area) if self.wanted.area else "",
        }
        if len(self.state.questions) == 1 and not self._for_all["question"]:
            self._for_all["question"] = self.state.questions[0].key
        for part, in_force in (("question", self.state.question), ("area", self.state.area)):
            if columns is None:
                # Only a text file may lean on what is in force: in a table a missing column is likelier a mistake.
                self._for_all[part] = self._for_all[part] or in_force
            elif not self._for_all[part] and not self.found.has(part):
                texts = columns.all("text")
                if not all(getattr(column, part) for column in texts):
                    raise CaseError(self._missing(part, columns.heading))
        self._people_named = any(row.author and not whole(row.author) for row in self.found.rows)

    def _missing(self, part: str, line: int) -> str:
        assert self.found.columns is not None
        example = self.state.questions[0].key if part == "question" else self.state.areas[0].key
        said = (
            f"line {line}: there is no heading for the {part}, so it is not known which {part} these notes are under. "
            f"Add a column headed {part}, or say it for all of them: holdspace import NAME FILE --{part} {example}"
        )
        other = next((column.title for column in self.found.columns.columns if column.offers), "")
        if other:
            said += f". Or read it from a column, and say what its words mean: --{part}-from {typed(other)} --means "
            said += f'"WORD={example}"'
        return said

    def _note(self, row: Row) -> dict[str, Any]:
        try:
            question = self.wording.question(row.question) if row.question.strip() else self._for_all["question"]
            area = self.wording.area(row.area) if row.area.strip() else self._for_all["area"]
            source = self._source(row.source) if row.source.strip() else ""
        except CaseError as problem:
            raise CaseError(f"line {row.line}: {problem}") from None
        if not question or not area:
            part, first = ("area", self.state.areas[0]) if question else ("question", self.state.questions[0])
            said = f"no {part} is given for this note. Say it for all that have none: --{part} {first.key}"
            raise CaseError(f"line {row.line}: {said}")
        text = self._first_words(row)
        if len(text) > self._limit:
            self._must_fit(row, text)
        data: dict[str, Any] = {"question": question, "area": area, "text": text, "row": row.number}
        if source and source != SOURCES[0]:
            data["source"] = source
        if row.author and self.state.authors:
            if self._people_named:
                self.names_left_out = True
            else:
                data["author"] = row.author
        return {**data, **self._of_ours(row)}

    def _of_ours(self, row: Row) -> dict[str, Any]:
        """What only our own table says of a note from the first."""
        said = dict(row.more)
        found: dict[str, Any] = {}
        if said.get("seen", "").isdecimal():
            found["seen"] = int(said["seen"])
        if said.get("ref", "").strip():
            found["ref"] = said["ref"].strip()
        consent = consent_of(row)
        if consent:
            found["consent"] = consent
            # What somebody took back is not written down again, whatever a file still has of it.
            found |= {"text": ""} if consent == WITHDRAWN else {}
        return found

    def _typings(self, row: Row) -> list[str]:
        """Its typings, the first first; the last is what it says."""
        said = dict(row.more)
        before = [] if consent_of(row) == WITHDRAWN else said.get("typed_before", "").splitlines()
        return [*filter(None, (one.strip() for one in before)), row.text]

    def _first_words(self, row: Row) -> str:
        return self._typings(row)[0]

    def _must_fit(self, row: Row, text: str) -> None:
        try:
            within(self.state, text, "note", "a note")
        except ExerciseError:
            raise CaseError(
                f"line {row.line}: the note is {len(text):,} characters long; {self._limit} is the most."
            ) from None


def _on_paper(row: Row) -> bool:
    """Whether our own table says that it was numbered on paper first."""
    return dict(row.more).get("on_paper") in (WAITING, TYPED)


@dataclass
class Placed:
    """What our own table says of where each note is: in themes, alone, contested, parked."""

    planned: Planned
    themes: Mapping[int, Mapping[str, str]]
    """What is known of each theme by its number in the file: its name and its codebook entry."""
    made: dict[int, int] = field(default_factory=dict)
    """The themes here by their numbers in the file."""

    def plan(self) -> None:
        """Works out the moves. Raises CaseError naming the line."""
        rows = [row for row in self.planned.found.rows if row.more and row.called in self.planned.numbers]
        inside: dict[int, list[Row]] = {}
        for row in rows:
            for number in self._in(row)[:1]:
                inside.setdefault(number, []).append(row)
        for number in sorted({number for row in rows for number in self._in(row)}):
            self._theme(number, inside.get(number, []), rows)
        for row in rows:
            for number in self._in(row)[1:]:
                self._do("copy", row, notes=[self._number(row)], theme=self.made[number])
        for row in rows:
            self._status(row)

    def _theme(self, number: int, inside: Sequence[Row], rows: Sequence[Row]) -> None:
        first = next(row for row in (*inside, *rows) if number in self._in(row))
        state = self.planned.now
        entry = self.themes.get(number, {})
        free = number > state.numbers.get("t", 0) and self.planned.kept
        done = self._do(
            "new_theme",
            first,
            notes=[self._number(row) for row in inside],
            question=state.notes[self._number(first)].question,
            **({"name": entry["name"]} if entry.get("name") else {}),
            **({"number": number} if free else {}),
        )
        self.made[number] = done["number"]
        for part in ("description", "includes", "excludes"):
            if entry.get(part):
                self._do("describe", first, theme=done["number"], field=part, text=entry[part])

    def _status(self, row: Row) -> None:
        said, number = dict(row.more), self._number(row)
        note = self.planned.now.notes[number]
        if not note.on_wall:
            return
        why = {"why": said["why"].strip()} if said.get("why", "").strip() else {}
        match said.get("status"):
            case wall.LONE:
                self._do("lone", row, notes=[number], **why)
            case wall.CONTESTED:
                self._do("contested", row, note=number, readings=said.get("readings", "").splitlines())
            case wall.PARKED:
                until = {"until": said["until"].strip()} if said.get("until", "").strip() else {}
                self._do("park", row, notes=[number], **({"why": wall.PARKED} | why), **until)

    def _in(self, row: Row) -> list[int]:
        words = dict(row.more).get("themes", "").split()
        return [int(word) for word in words if word.isdecimal() and len(word) < 5]

    def _number(self, row: Row) -> int:
        return self.planned.numbers[row.called]

    def _do(self, kind: str, row: Row, **data: Any) -> dict[str, Any]:
        try:
            return self.planned.do(kind, **data)
        except ExerciseError as problem:
            raise CaseError(f"line {row.line}: {problem}") from None
