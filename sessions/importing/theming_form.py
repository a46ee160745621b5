"""What a theming from a file says, read and checked, and walked back to how it began.

A theming is written as it ended. The names, heaps and places from before are found by walking its steps back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from exercises.kernel.checked_table import Place
from exercises.kernel.schema import Fault, anything, by_word, fitting, one_of, quoted, several, table, whole, words
from exercises.kernel.text import clean, listed
from exercises.wall.member_check import DECISIONS
from exercises.wall.state import Note, Wall
from sessions.importing.case_form import CaseError, checked, must_be_known

COUNTS = {"yes": "yes", "yes_with_change": "change", "no": "no", "not_for_us": "not_us", "pass": "passed"}
"""The file's word for each answer that is counted, and the wall's."""
DECIDED = {said: key for key, said in DECISIONS.items()}
"""The file's word for each decision, and the wall's."""
_WORDS, _NEEDED = words(), words(needed=True)
_PEOPLE = whole(0, 9_999)
_ROW = fitting(
    lambda value: type(value) is int and value > 0, "the number of a row is needed here, from 1", needed=True
)
_ID = fitting(lambda value: isinstance(value, str), "the id of a theme in quotes is needed here", needed=True)
_HEAP = table({"name": _NEEDED, "notes": several(_ROW)})
_STEP = {"kind": _NEEDED, "why": _NEEDED, "by": _WORDS, "when": _WORDS}
_LINK = table(
    {**_STEP, "from": several(_ID), "to": fitting(lambda _: False, "null is needed here; both themes stand in from")}
)
_STEPS = {
    "merge": table({**_STEP, "from": several(_HEAP, least=1), "to": _ID}),
    "move": table({**_STEP, "rows": several(_ROW), "from": _ID, "to": _ID}),
    "rename": table({**_STEP, "from": _NEEDED, "to": _ID, "name_after": _NEEDED}),
    "link": _LINK,
    "keep_apart": _LINK,
}


def _decided(step: Mapping[str, Any]) -> Iterator[Fault]:
    if step.get("decision") and not step.get("why"):
        yield Fault("why", "words are needed here.")
    if step.get("why") and not step.get("decision"):
        yield Fault("why", f"a reason needs its decision: {listed(list(DECIDED))}.")


THEMING = table(
    {
        "schema_note": _WORDS,
        "source_file": _NEEDED,
        "row_numbers": words(
            fits=lambda said: said.startswith("1-based"),
            says='rows are counted from 1 here, so it has to begin with "1-based".',
        ),
        "prompts": anything(),
        "themes": several(
            table(
                {
                    **{name: _NEEDED for name in ("id", "question", "name")},
                    **{name: _WORDS for name in ("description", "includes", "excludes")},
                    "notes": several(_ROW),
                }
            ),
            least=1,
            once="id",
        ),
        "copied": several(table({"row": _ROW, "themes": several(_ID), "why": _WORDS})),
        "lone": several(_ROW),
        "lone_said": _WORDS,
        "contested": several(table({"row": _ROW, "reading_1": _NEEDED, "reading_2": _NEEDED})),
        "parked": several(table({"row": _ROW, "why": _NEEDED, "until": _WORDS})),
        "distil": several(by_word("kind", _STEPS)),
        "member_check": table(
            {
                "people": _PEOPLE,
                "asked": _WORDS,
                "responses": several(
                    table(
                        {
                            "theme": _ID,
                            **{name: _PEOPLE for name in COUNTS},
                            "said": several(_WORDS),
                            "decision": one_of(DECIDED),
                            "why": _WORDS,
                        },
                        _decided,
                    )
                ),
            }
        ),
    }
)
"""What a theming may hold, but for what the wall's own questions and areas are."""


def bare_name(file: str) -> str:
    """A file's name without its folders, as notes that came in are remembered by."""
    return file.replace("\\", "/").rpartition("/")[2]


@dataclass
class Theme:
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
    themes: dict[str, Theme] = field(default_factory=dict)
    heaps: list[Theme] = field(default_factory=list)
    notes: dict[int, int] = field(default_factory=dict)
    """The note of each row."""

    def __post_init__(self) -> None:
        for arrival in self.state.arrivals:
            if arrival.name == bare_name(self.file):
                self.notes.update(arrival.notes)

    def row(self, where: str, value: int) -> int:
        """The row at that place, when its note is here. Raises CaseError."""
        if value not in self.notes or self.notes[value] not in self.state.notes:
            raise CaseError(f"{where}: there is no row {value} in {self.file}; it has {len(self.notes)}.")
        return value

    def rows(self, place: Place, key: str) -> list[int]:
        """The rows of a list, each there once. Raises CaseError."""
        found: list[int] = []
        seen: set[int] = set()
        for index, value in enumerate(place.value(key) or ()):
            row = self.row(f"{place.at(key)}[{index}]", value)
            if row in seen:
                raise CaseError(f"{place.at(key)}[{index}]: row {row} stands here twice.")
            seen.add(row)
            found.append(row)
        return found

    def theme(self, where: str, name: str) -> str:
        """The id of a theme of the file. Raises CaseError."""
        if name not in self.themes:
            there = listed(list(self.themes), joiner="or")
            raise CaseError(f"{where}: no theme has the id {quoted(name)}. There is {there}.")
        return name

    def note(self, row: int) -> Note:
        """The note of a row."""
        return self.state.notes[self.notes[row]]

    def check(self, after: Wall) -> None:
        """Raises CaseError naming the first theme whose notes are not those of the file's list."""
        for theme in self.themes.values():
            made = after.themes[theme.number]
            wanted = {self.notes[row] for row in theme.rows}
            if set(made.notes) != wanted or made.name != theme.name or not made.stands:
                odd = sorted(set(made.notes) ^ wanted)[:5]
                rows = [str(row) for row, number in self.notes.items() if number in odd]
                more = f": look at row {listed(rows)}" if rows else ""
                raise CaseError(f"{theme.place.name}: the steps do not lead to this theme as it is listed{more}.")


class Form:
    """What the file says. `read` raises CaseError naming the place that does not fit."""

    def __init__(self, theming: Theming) -> None:
        self.theming = theming
        self.top = theming.top
        self.copied: dict[int, tuple[Place, list[str]]] = {}
        """The rows that stand in several themes: where that is said, and the ids."""
        self.taken: dict[int, str] = {}
        """Where each row was placed, for saying that it cannot be elsewhere too."""
        self.steps: list[tuple[Place, str]] = []
        """The steps of distilling, in the file's order, each with its kind."""
        self.into: dict[int, list[Theme]] = {}
        """The heaps of each merge, by the index of its step."""
        self.names: dict[str, str] = {}
        """What each theme was called at first, by its id."""
        self.asked: dict[str, str] = {}
        """How each question was asked, where the wall has other words for it."""

    def read(self) -> None:
        """Reads it from the top, and walks its steps back."""
        self._prompts()
        self._themes()
        self._copied()
        self._walk_back()

    def _prompts(self) -> None:
        state = self.theming.state
        areas = table({area.key: anything() for area in state.areas})
        prompts = table({**{question.key: _WORDS for question in state.questions}, "areas": areas})
        checked(table({"prompts": prompts}), {"prompts": self.top.value("prompts")})
        file_prompts = self.top.value("prompts") or {}
        self.asked = {
            one.key: said
            for one in state.questions
            if (said := clean(file_prompts.get(one.key) or "")) and said != one.ask
        }

    def _themes(self) -> None:
        state, first = self.theming.state, self.theming.state.numbers.get("t", 0) + 1
        keys = [question.key for question in state.questions]
        for index, place in enumerate(self.top.each("themes")):
            question = must_be_known(place.at("question"), place.text("question"), keys)
            theme = Theme(place, question, place.text("name"), self.theming.rows(place, "notes"))
            theme.number = first + index
            self.theming.themes[place.text("id")] = theme
            for row in theme.rows:
                self.must_answer(place.at("notes"), row, question)

    def must_answer(self, where: str, row: int, question: str) -> None:
        """Raises CaseError when the note of a row answers another question, or has its place already."""
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
        for place in self.top.each("copied"):
            row = self.theming.row(place.at("row"), place.value("row"))
            ids = [
                self.theming.theme(f"{place.at('themes')}[{index}]", value)
                for index, value in enumerate(place.texts("themes"))
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
        self.steps = [(place, place.text("kind")) for place in self.top.each("distil")]
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
                    self.pair(place)

    def to(self, place: Place) -> str:
        """The theme a step goes to."""
        return self.theming.theme(place.at("to"), place.text("to"))

    def pair(self, place: Place) -> tuple[int, int]:
        """The numbers of the two themes of a link."""
        ids = [self.theming.theme(f"{place.at('from')}[{at}]", name) for at, name in enumerate(place.texts("from"))]
        ids = list(dict.fromkeys(ids))
        if len(ids) > 2:
            pairs = [f"{one} and {other}" for at, one in enumerate(ids) for other in ids[at + 1 :]]
            raise CaseError(
                f"{place.at('from')}: a link joins two themes, and this names {len(ids)}. Write a step for each pair "
                f"that was looked at, with the same reason: {listed(pairs[:6], joiner='or')}."
            )
        if len(ids) != 2:
            raise CaseError(f'{place.at("from")}: two different themes are needed here, as ["E1", "E2"].')
        return self.theming.themes[ids[0]].number, self.theming.themes[ids[1]].number

    def _unname(self, place: Place) -> None:
        key, before, after = self.to(place), place.text("from"), place.text("name_after")
        if self.names[key] != after:
            raise CaseError(f"{place.at('name_after')}: after this step {key} is called {quoted(self.names[key])}.")
        self.names[key] = before

    def _unmove(self, place: Place) -> None:
        key = self.to(place)
        source = self.theming.theme(place.at("from"), place.text("from"))
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
        key = self.to(place)
        after = self.theming.themes[key]
        heaps = []
        for part in place.each("from"):
            heap = Theme(part, after.question, part.text("name"), self.theming.rows(part, "notes"))
            for row in heap.rows:
                if row not in after.holds:
                    raise CaseError(f"{part.at('notes')}: row {row} is not in {key} after this step, or came twice.")
                heap.holds[row] = after.holds.pop(row)
            heaps.append(heap)
        self.into[index] = heaps
