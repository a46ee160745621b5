"""The moves that bring another wall's notes onto this one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from exercises.kernel.consent import NOT_ASKED
from exercises.kernel.shape import ExerciseError, Redaction
from exercises.wall.arrivals import Arrival
from exercises.wall.boxes import canvas_of, notes_now
from exercises.wall.state import Note, Wall
from sessions.live.rehearsal import Rehearsal


@dataclass
class Notes:
    """The notes of one wall being brought onto another."""

    other: Wall
    here: Wall
    rehearsal: Rehearsal
    identity: str
    """What the other wall is remembered by here."""
    began: Wall | None
    """What both had in common when one was copied from the other; None when they began apart."""
    leave_duplicates: bool
    called: str = ""
    """What the other wall is called where somebody is to find it again; then each note and theme says it came from
    there, and who brought it and when."""
    questions: Mapping[str, str] = field(default_factory=dict)
    """The other wall's questions as this one asks them; those that are not here are the same."""
    formerly: str = ""
    """How all names begin by which copies of this session are remembered; "" where the other is none."""
    own: str = ""
    """What this wall is remembered by there: what went there from here comes back as what it is."""
    out: Sequence[Redaction] = ()
    """The names that are out of this session, so that they come out of what comes in."""
    moves: list[Any] = field(default_factory=list)
    place: str = "The session"
    """What is being brought now, for a refusal."""
    brought: int = 0
    duplicates: list[tuple[int, int]] = field(default_factory=list)
    """Notes that came in, or their numbers there when they were left out, and the same words here."""
    said: list[str] = field(default_factory=list)
    authors_left_out: bool = False
    changes: int = 0
    """How much was changed of what had come in before."""

    def belongs(self, organisation: str) -> None:
        """Says first whose canvas it is."""
        self._do("belongs", text=organisation)

    def bring_notes(self) -> None:
        """Works out the moves that bring the notes. Raises ExerciseError when the wall refuses one."""
        self.known = self._known()
        self.known.update(self._same_papers())
        self.fresh = self._numbered() | self._papers()
        """Those that came in just now, by their numbers there."""
        self._bites()
        self._same()
        self.placed = {number for number in self.known if number in self.fresh or self._untouched(number)}
        """The notes, by their numbers there, that go where they are there."""

    def change(self, kind: str, **data: Any) -> None:
        """Does that to what had come in before; what this wall refuses is said, and left."""
        try:
            self._do(kind, **data)
        except ExerciseError as problem:
            self.said.append(f"What was changed of {self.place} was left: {problem}")

    def _do(self, kind: str, **data: Any) -> dict[str, Any]:
        done = self.rehearsal.do(kind, data)
        self.moves.append([kind, data])
        return done

    def as_here(self, text: str) -> str:
        """Words there as they stand here once they came in."""
        for name in self.out:
            text = name.out_of(text)
        return text

    def asked(self, question: str) -> str:
        """The question there as it is asked here."""
        return self.questions.get(question, question)

    @property
    def now(self) -> Wall:
        """The wall here with the moves so far."""
        now: Wall = self.rehearsal.state
        return now

    def _known(self) -> dict[int, int]:
        """The notes that are here already, by their numbers there."""
        known = {number: number for number in self.began.notes} if self.began else {}
        # What both had from the beginning is called alike there, whatever a later copy called so.
        for arrival in self._arrived(self.here.arrivals, self.identity):
            if arrival.name == self.identity or all(self._may_be(row, mine) for row, mine in arrival.notes.items()):
                known = {**arrival.notes, **known}
        for arrival in self._arrived(self.other.arrivals, self.own):
            if arrival.name == self.own or all(self._may_be(there, row) for row, there in arrival.notes.items()):
                known = {**{there: row for row, there in arrival.notes.items() if row in self.here.notes}, **known}
        if self.called:
            known = {**self._came_both_ways(), **known}
        for number, note in self.other.notes.items():
            mine = self.here.notes.get(known.get(number, 0))
            if mine is not None and len(mine.halves) == len(note.halves):
                known.update(zip(note.halves, mine.halves, strict=True))
        # A copy of that session may have had notes that this one never had, or no longer has.
        return {number: mine for number, mine in known.items() if number in self.other.notes}

    def _arrived(self, arrivals: Sequence[Arrival], name: str) -> list[Arrival]:
        """What came in from what is remembered by that name, and then what may have come from it before its first entry
        there changed, as when words left its file for good."""
        known = [one for one in arrivals if name and one.name == name]
        return [*known, *(one for one in arrivals if self.formerly and one.name.startswith(self.formerly))]

    def _may_be(self, there: int, here: int) -> bool:
        """Whether the note there may be the one here, by how both were typed first; words that are out say nothing."""
        note, mine = self.other.notes.get(there), self.here.notes.get(here)
        if note is None or mine is None or note.withdrawn or mine.withdrawn or note.nameless or mine.nameless:
            return True
        return self.as_here((*note.typed_before, note.text)[0]) == (*mine.typed_before, mine.text)[0]

    def _came_both_ways(self) -> dict[int, int]:
        """What both have from the same place, such as one statement that was folded in to each."""
        theirs = {arrival.name for arrival in self.other.arrivals}
        mine = [arrival for arrival in self.here.arrivals if arrival.name in theirs]
        here = {(arrival.name, row): number for arrival in mine for row, number in arrival.notes.items()}
        return {
            number: here[arrival.name, row]
            for arrival in self.other.arrivals
            for row, number in arrival.notes.items()
            if (arrival.name, row) in here
        }

    def _same_papers(self) -> dict[int, int]:
        """The numbered papers that are here under the same number and in the same place: two typists have one paper."""
        if self.called:
            return {}
        theirs = (note for note in self.other.notes.every() if note.paper and note.number not in self.known)
        return {note.number: note.number for note in theirs if self._is_here(note)}

    def _is_here(self, note: Note) -> bool:
        mine = self.here.notes.get(note.number)
        return mine is not None and mine.paper and (mine.question, mine.area) == (self.asked(note.question), note.area)

    def _numbered(self) -> set[int]:
        """Brings the numbered papers that are new, under their own numbers; their numbers there."""
        new = [note for note in self.other.notes.every() if self._is_new_paper(note)]
        places: dict[tuple[str, str], list[int]] = defaultdict(list)
        for note in new:
            places[self.asked(note.question), note.area].append(note.number)
        for (question, area), numbers in places.items():
            self.place = f"paper {numbers[0]} there and those after it"
            self._do("paper", notes=numbers, question=question, area=area)
        for note in new:
            self.known[note.number] = note.number
            self.write(note, note.number)
        self.brought += len(new)
        return {note.number for note in new}

    def _is_new_paper(self, note: Note) -> bool:
        """Whether it is a numbered paper that is not here, with its number free."""
        gone = note.withdrawn or note.struck or self.called
        return note.paper and not gone and note.number not in self.known and note.number not in self.now.notes

    def write(self, note: Note, mine: int) -> None:
        """The words of a numbered paper there onto the one here, which has none."""
        first, *later = (*note.typed_before, note.text)
        if first:
            self._do("write_paper", note=mine, text=first)
        for text in later:
            self._do("retype", note=mine, text=text)
        if note.second:
            self._do("write_paper", note=mine, text=note.second)

    def _papers(self) -> set[int]:
        """Brings the papers that are new; their numbers there."""
        alike: dict[tuple[str, str, str], list[int]] = defaultdict(list)
        texts = {note.text for note in self.other.notes.every()}
        for note in reversed(self.here.on_wall()):
            if note.text in texts:
                alike[note.text, note.question, note.area].append(note.number)
        papers: list[Note] = []
        twice: dict[int, int] = {}
        for note in self.other.notes.every():
            # Nothing of what somebody took back goes anywhere else.
            if note.half_of or note.number in self.known or note.withdrawn or note.struck:
                continue
            if note.unwritten:
                self._stays(note)
                continue
            same = alike[note.text, self.asked(note.question), note.area] if note.on_wall else []
            if same:
                twice[note.number] = same.pop()
            if not (note.number in twice and self.leave_duplicates):
                papers.append(note)
        for canvas, group in self._by_canvas(papers):
            there = self._canvas_here(canvas)
            if group:
                self.place = f"note {group[0].number} there and those after it"
                kind = "items" if self.called else "notes"
                data = {kind: [self._data(note) for note in group], "file": self.identity}
                first = self._do(kind, **data)["number"]
                self.known.update((note.number, first + place) for place, note in enumerate(group))
                if there:
                    self._do("late", notes=[*range(first, first + len(group))], canvas=there)
        if self.here.boxes and self.other.people and not self.now.people and self.moves:
            self._do("people", count=self.other.people)
        for note in papers:
            self._retype(note)
        self.brought = len(papers)
        self.duplicates = [(self.known.get(number, number), old) for number, old in twice.items()]
        return {note.number for note in papers}

    # -- which canvas, where the wall is one in boxes ------------------------------------------------------------------

    def _by_canvas(self, papers: list[Note]) -> Iterator[tuple[int, list[Note]]]:
        """The papers by the canvas there that they are of, the first being 1; of any other wall all at once."""
        if not self.here.boxes:
            yield 1, papers
            return
        for canvas in range(1, len(self.other.canvases) + 2):
            yield canvas, [note for note in papers if canvas_of(self.other, note) == canvas]

    def _canvas_here(self, canvas: int) -> int:
        """Which earlier canvas here a canvas there is, 0 for the one that is filled now.

        A later one is begun here as it was there. A laptop that never knew of a second canvas types on the one there is
        now, unless it was copied from here while the first was filled.
        """
        before = len(self.here.canvases)
        behind = 0 if self.began is not None else max(0, before - len(self.other.canvases))
        while len(self.now.canvases) < canvas - 1 and notes_now(self.now):
            people = self.other.canvases[len(self.now.canvases)].people
            if people and not self.now.people:
                self._do("people", count=people)
            self._do("again")
        here = canvas + behind
        return here if here <= len(self.now.canvases) else 0

    def _stays(self, note: Note) -> None:
        """Says of a paper without words why it stays in the other, where its number is another note's here."""
        if not self.called:
            self.said.append(f"Paper {note.number} has no words there, and is another note here: it stays there.")

    def _data(self, note: Note) -> dict[str, Any]:
        self.authors_left_out |= bool(note.author) and not self.here.authors
        data: dict[str, Any] = {
            "question": self.asked(note.question),
            "area": note.area,
            "text": (*note.typed_before, note.text)[0],
            "source": note.source,
            "row": note.number,
        }
        ref = note.ref or (f"{self.called}, note {note.number}" if self.called else "")
        data |= {"ref": ref} if ref else {}
        data |= {"seen": note.seen} if note.seen else {}
        data |= {"consent": note.consent} if note.consent != NOT_ASKED else {}
        return {**data, "author": note.author} if note.author and self.here.authors else data

    def _retype(self, note: Note) -> None:
        for text in (*note.typed_before, note.text)[1:]:
            self._do("retype", note=self.known[note.number], text=text)

    def _bites(self) -> None:
        for note in self.other.notes.every():
            mine = self.now.notes.get(self.known.get(note.number, 0))
            if not note.halves or mine is None or not mine.on_wall:
                continue
            self.place = f"note {note.number} there"
            bites = [self.other.notes[number] for number in note.halves]
            texts = [(*bite.typed_before, bite.text)[0] for bite in bites]
            first = self._do("halve", note=mine.number, texts=texts)["number"]
            for place, bite in enumerate(bites):
                self.known[bite.number] = first + place
                made = self.now.notes[first + place]
                there = {"question": self.asked(bite.question), "area": bite.area}
                changed = {part: where for part, where in there.items() if where != getattr(made, part)}
                if changed:
                    self._do("refile", notes=[made.number], **changed)
                self._retype(bite)
            self.brought += len(bites) - 1

    def _same(self) -> None:
        waiting = [
            note
            for note in self.other.notes.every()
            if note.same_as and note.half_of != note.same_as and note.number in self.known
        ]
        while waiting:
            named = {note.same_as for note in waiting}
            note = next((one for one in waiting if one.number not in named), waiting[0])
            waiting.remove(note)
            mine, other = (self.now.notes.get(self.known.get(number, 0)) for number in (note.number, note.same_as))
            if mine is not None and other is not None and mine.on_wall and mine.loose and other.on_wall:
                self.place = f"note {note.number} there"
                self._do("same", note=mine.number, as_=other.number)

    def _untouched(self, number: int) -> bool:
        """Whether a note that came in before still waits here to be placed."""
        mine = self.now.notes.get(self.known[number])
        return mine is not None and mine.loose and not mine.moves
