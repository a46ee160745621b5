"""What a workshop day's file has from after it: statements, what speaks against them, and journal entries.

Statements go to the exercise for distilling, entries to the journals of their authors, one file each. No sentence here
ever shows a word of either (A Good Start in Life, the co-facilitators' journals).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple

from exercises.kernel.checked_table import Place
from exercises.kernel.days import MONTHS
from exercises.kernel.schema import nearest, quoted
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import clean, folded, listed
from exercises.shapes import SHAPES
from exercises.wall.limits import LIMITS
from exercises.wall.places import NOT, WORKS, question_of_side
from exercises.wall.state import JOURNAL, Wall
from sessions.importing.case_form import CaseError
from sessions.journal.errors import JournalError, NeedsPassphrase
from sessions.journal.taking_in import take_in
from sessions.library import templates
from sessions.library.templates import DISTIL
from sessions.live.rehearsal import Rehearsal
from sessions.live.session import Session
from sessions.live.state import Run, SessionState

_STARTS = {"partnership works best when": WORKS, "partnership doesn't work when": NOT}


class WrittenEntry(NamedTuple):
    """One journal entry of the file."""

    name: str
    author: str
    day: str
    at: str
    answers: dict[str, Any]
    """As `take_in` takes them."""


@dataclass
class After:
    """What stands in the file, checked; nothing of it is recorded here."""

    entries: list[WrittenEntry] = field(default_factory=list)
    statements: list[tuple[Place, str]] = field(default_factory=list)
    """Each with the time it was drawn."""
    against: list[tuple[Place, str]] = field(default_factory=list)

    def read(self, place: Place, what: str, at: str, day: str) -> None:
        """One entry of the file. Raises CaseError naming the place."""
        match what:
            case "journal entry":
                self.entries.append(_entry(place, at, day))
            case "statement drawn":
                self.statements.append((place, at))
            case _:
                self.against.append((place, at))

    def moves(
        self, state: SessionState, date: str, numbers: Mapping[str, int] = MappingProxyType({})
    ) -> tuple[Run | None, list[list[Any]]]:
        """The exercise they go to, None for a new one, and the moves. Raises CaseError naming the place.

        `numbers` are those the entries have in their authors' journals; one that is in none is called as in the file.
        """
        run = next(
            (
                exercise
                for exercise in state.exercises.values()
                if isinstance(exercise.state, Wall) and not exercise.state.shown
            ),
            None,
        )
        if not self.statements and not self.against:
            return run, []
        template = templates.built_in()[DISTIL]
        wall: Wall = run.state if run else SHAPES[template.shape].start(template)
        if wall.closed:
            raise CaseError("What was distilled here is closed. Open it again first: exercise distil, then reopen")
        return run, _Moves(self, wall, date, numbers).made()


def _entry(place: Place, at: str, day: str) -> WrittenEntry:
    author = place.text("author")
    reaction = place.inside("my_reaction")
    fair = place.inside("fair_account_check")
    if reaction is not None and reaction.text("private_to") not in ("", author):
        raise CaseError(f"{reaction.at('private_to')}: a reaction is private to the author of its entry.")
    answers: dict[str, Any] = {
        "event": place.text("event"),
        "evidence": place.text("evidence_i_saw"),
        "wrong": place.text("what_would_prove_me_wrong"),
        "reaction": reaction.text("text") if reaction else "",
        "fair": bool(fair.value("done")) if fair else False,
        "fair_account": fair.text("text") if fair else "",
    }
    if not any(answers.values()):
        raise CaseError(f"{place.name}: an entry without a word in it.")
    return WrittenEntry(place.text("id"), author, day, at, answers)


class _Moves:
    def __init__(self, after: After, wall: Wall, date: str, numbers: Mapping[str, int]) -> None:
        self.after, self.wall = after, wall
        self.numbers = numbers
        self.date = date
        self.known = {entry.name: entry for entry in after.entries}
        self.rehearsal = Rehearsal(SHAPES["wall"], wall)

    def made(self) -> list[list[Any]]:
        moves: list[list[Any]] = []
        numbers: dict[str, int] = {}
        for place, at in self.after.statements:
            drawn_by = place.text("drawn_by")
            data: dict[str, Any] = {"items": [self._statement(place)], "at": at}
            data |= {"by": drawn_by} if drawn_by else {}
            numbers[place.text("id")] = self.rehearsal.state.next_note
            self._do(moves, place, "items", data)
        for place, at in self.after.against:
            name = place.text("against")
            if name not in numbers:
                raise CaseError(
                    f"{place.at('against')}: no statement has the id {quoted(name)}. "
                    f"{nearest(name, list(numbers)[:30])}"
                )
            ref = self._ref(place)
            data = {"note": numbers[name], "text": self._words(place, "against"), "at": at}
            self._do(moves, place, "against", data | ({"ref": ref} if ref else {}))
        return moves

    def _do(self, moves: list[list[Any]], place: Place, kind: str, data: dict[str, Any]) -> None:
        try:
            moves.append([kind, self.rehearsal.do(kind, data)])
        except ExerciseError as problem:
            raise CaseError(f"{place.name}: {problem}") from None

    def _statement(self, place: Place) -> dict[str, Any]:
        starts = place.text("starts")
        side = _STARTS.get(folded(starts).rstrip(".… "))
        if side is None:
            raise CaseError(
                f"{place.at('starts')}: it starts “Partnership works best when…” or “Partnership doesn't work when…”."
            )
        area = place.text("area")
        key = next((one.key for one in self.wall.areas if folded(area) in (folded(one.key), folded(one.short))), "")
        if not key:
            shorts = [one.short for one in self.wall.areas]
            raise CaseError(f"{place.at('area')}: {quoted(area)} is no area here. {nearest(area, shorts)}")
        item = {
            "question": question_of_side(self.wall, side),
            "area": key,
            "text": self._words(place, "note"),
            "source": JOURNAL,
        }
        more = {"seen": place.value("seen_how_often"), "ref": self._ref(place)}
        return item | {name: value for name, value in more.items() if value}

    def _words(self, place: Place, limit: str) -> str:
        words = place.text("text")
        most = self.wall.template.limits.get(limit, LIMITS[limit])
        if len(words) > most:
            raise CaseError(f"{place.at('text')}: that is {len(words):,} characters; {most} is the most here.")
        return words

    def _ref(self, place: Place) -> str:
        """The entries it comes from, by author, day and number in the author's journal: never a word of them."""
        told = []
        for index, name in enumerate(place.texts("from_entries")):
            entry = self.known.get(name)
            if entry is None:
                where = f"{place.at('from_entries')}[{index}]"
                raise CaseError(f"{where}: no journal entry of this file has that id.")
            year, month, day = entry.day.split("-")
            number = self.numbers.get(entry.name)
            called = f"entry {number}" if number else f"{entry.name} of the file"
            told.append(f"{entry.author}, {int(day)} {MONTHS[int(month) - 1]} {year}, {called}")
        return "; ".join(told)[:160]


def into_journals(session: Session, entries: Sequence[WrittenEntry], title: str) -> tuple[list[str], dict[str, int]]:
    """Takes each entry into its author's journal; what became of them, in counts only, and their numbers there."""
    numbers: dict[str, int] = {}
    new: Counter[str] = Counter()
    there: Counter[str] = Counter()
    waiting: Counter[str] = Counter()
    problems: dict[str, str] = {}
    for entry in entries:
        try:
            taken = take_in(
                entry.author,
                session=session.name,
                source=entry.name,
                session_title=clean(title),
                day=entry.day,
                at=entry.at,
                **entry.answers,
            )
        except (JournalError, OSError) as problem:
            waiting[entry.author] += 1
            sealed = isinstance(problem, NeedsPassphrase)
            problems[entry.author] = "it has a passphrase" if sealed else "it cannot be written just now"
            continue
        (new if taken.new else there)[entry.author] += 1
        numbers |= {entry.name: taken.entry.number} if taken.entry is not None else {}
    lines = []
    if new:
        many = sum(new.values())
        lines.append(
            f"{many} {'entry' if many == 1 else 'entries'} went into the journals of their authors ({_each(new)}), "
            "reactions locked to whoever wrote them. undo does not reach a journal; its author can delete an entry."
        )
    if there:
        lines.append(f"In their authors' journals already: {_each(there)}.")
    for author, many in waiting.items():
        lines.append(
            f"NOT taken in: {many} of {clean(author)[:40]}'s entries, for {problems[author]}. The file still holds "
            "them; import it again into a session of its own once the journal is open to it."
        )
    return lines, numbers


def _each(counts: Counter[str]) -> str:
    return listed([f"{clean(author)[:40]} {many}" for author, many in counts.items()])
