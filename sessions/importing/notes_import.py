"""Brings the notes of a file onto a wall, whole or not at all, as one entry.

From A Good Start in Life's post-it theming: notes are verbatim, each under one question and one area, and nobody's
name goes with them unless the exercise says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from exercises.kernel.consent import TAKEN_BACK
from exercises.kernel.record import Record, replace
from exercises.kernel.schema import quoted
from exercises.kernel.template import Template
from exercises.kernel.text import clean, folded, listed
from exercises.shapes import SHAPES
from exercises.wall.state import Note, Wall
from sessions.importing.case_form import CaseError
from sessions.importing.columns import AUTHOR, TEXT
from sessions.importing.notes_file import NotesFile, read_notes
from sessions.importing.notes_plan import Placed, Planned
from sessions.importing.recording import record
from sessions.importing.report import Report, Wanted, lines_named, typed, what_else
from sessions.importing.standing import standing
from sessions.importing.wording import Wording
from sessions.leaving.taken_back import words_taken_back
from sessions.library import templates
from sessions.live.rehearsal import Rehearsal
from sessions.live.session import Session
from sessions.live.state import Run

WALL_TEMPLATE = "post-its"
"""The exercise that is added when a session has no wall yet."""
_STAYS_SO = "taken back here, and it stays so"
Themes = Mapping[int, Mapping[str, str]]


def import_notes(session: Session, name: str, data: bytes, wanted: Wanted, themes: Themes | None = None) -> Report:
    """Brings the notes in a file's bytes onto the session's wall; says what was taken and what not.

    `themes` are those that a table of our own speaks of, by their numbers there. Raises CaseError naming the line, and
    then nothing was recorded.
    """
    run, template, planned, placed = _planned(session, name, data, wanted, themes or {})
    busy = "Somebody else is adding notes just now. Try again in a moment."
    key = record(session, run, template, planned.rehearsal, busy)
    return _report(planned, placed, key, what_else(session))


def _planned(
    session: Session, name: str, data: bytes, wanted: Wanted, themes: Themes
) -> tuple[Run | None, Template, Planned, Placed]:
    run = wall_of(session, wanted.exercise)
    template = run.template if run else templates.built_in()[WALL_TEMPLATE]
    shape = SHAPES[template.shape]
    state: Wall = run.state if run else shape.start(template)
    if state.closed:
        raise CaseError("This wall is closed. Open it again first: reopen")
    wording = Wording(state, wanted.means)
    found = read_notes(name, data, wording, wanted)
    _leave_taken_back(session, found)
    planned = Planned(Rehearsal(shape, state, session.stamps()), wording, wanted, found, short_name(name))
    planned.plan()
    placed = Placed(planned, themes)
    placed.plan()
    return run, template, planned, placed


def _leave_taken_back(session: Session, found: NotesFile) -> None:
    """What somebody took back in this session stays so, whichever file has it. Raises CaseError where that is all."""
    gone = words_taken_back(session)
    rows = [row for row in found.rows if folded(row.text) in gone]
    tied = {called for row in found.rows for called in (row.bite_of, row.same_as) if called}
    for row in rows:
        if row.called in tied or row.bite_of or row.same_as:
            found.rows[found.rows.index(row)] = replace(row, text=TAKEN_BACK)
        else:
            found.rows.remove(row)
            found.left.setdefault(_STAYS_SO, []).append(row.line)
    if rows and not found.rows:
        raise CaseError("All that is in this file was taken back here, and stays so.")


class Prepared(Record):
    """What would come in."""

    notes: int
    lines: tuple[str, ...]
    """The same as an import says it."""


def prepared(session: Session, name: str, data: bytes, wanted: Wanted, themes: Themes | None = None) -> Prepared:
    """What an import would bring in, recording nothing. Raises CaseError as an import does."""
    _, _, planned, placed = _planned(session, name, data, wanted, themes or {})
    return Prepared(_taken(planned), _report(planned, placed, "", "").lines)


def wall_here(session: Session, wanted: str) -> Wall:
    """The wall that notes would go to; an empty one where there is none yet. Raises CaseError."""
    run = wall_of(session, wanted)
    if run is not None:
        wall: Wall = run.state
        return wall
    template = templates.built_in()[WALL_TEMPLATE]
    start: Wall = SHAPES[template.shape].start(template)
    return start


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
    return next(iter(standing(session, lambda one: isinstance(one.state, Wall) and one.state.shown)), None)


def short_name(name: str) -> str:
    """A file's name as it is kept and shown."""
    return clean(name)[:120]


def _report(planned: Planned, placed: Placed, key: str, problem: str) -> Report:
    """What was taken, by question and area, and what was not."""
    before = planned.state
    counted = Counter((note.question, note.area) for note in _new(planned))
    taken = _taken(planned)
    lines = []
    for question in before.questions:
        counts = [(area.short, counted[question.key, area.key]) for area in before.areas]
        total = sum(count for _, count in counts)
        lines.append(f"{question.key} {total:,}: {', '.join(f'{short} {count:,}' for short, count in counts)}")
    lines += [*_placed(planned, placed), *_read_as(planned.found), *_not_taken(planned)]
    name = planned.name
    if any(arrival.name == name for arrival in before.arrivals):
        lines.append(f"{name} had come in before, so its notes may be here twice. undo takes the new ones back.")
    what = f"{taken:,} note{'' if taken == 1 else 's'}"
    return Report(f"Imported {what} from {name} into {key}. One undo takes it all back.{problem}", tuple(lines))


def _new(planned: Planned) -> list[Note]:
    return [note for note in planned.now.on_wall() if note.number > planned.state.numbers.get("n", 0)]


def _taken(planned: Planned) -> int:
    return len(_new(planned))


def _placed(planned: Planned, placed: Placed) -> list[str]:
    """What our own table said of numbers, themes and places, and what came of it."""
    lines = []
    themes = [planned.now.themes[number] for number in placed.made.values()]
    if themes:
        unnamed = [f"t{theme.number}" for theme in themes if not theme.name]
        more = f" {listed(unnamed[:8])} has no name here: give themes.csv in the same folder." if unnamed else ""
        lines.append(f"With them {len(themes)} theme{'' if len(themes) == 1 else 's'}.{more}")
    first = next(iter(planned.numbers), "")
    if planned.of_papers and not planned.kept and str(planned.numbers[first]) != first:
        lines.append(f"Numbers go on here: note {first} of the file is {planned.numbers[first]}.")
    return lines


def _read_as(found: NotesFile) -> list[str]:
    """How the file was read, where it could have been read otherwise."""
    lines = []
    columns = found.columns
    if found.encoding:
        lines.append(f"The file is not UTF-8; it was read as {found.encoding}. Look at a note with macrons.")
    if found.other_sheets:
        others = listed([quoted(name) for name in found.other_sheets[:6]])
        lines.append(f"Read the sheet {quoted(found.sheet)}; there is {others} too. To read another: --sheet NAME")
    if columns is not None and columns.above:
        lines.append(f"Passed over, {lines_named(columns.above, 'it stands above the table')}.")
    if found.headings:
        what = "the question or the area of what stands below, and no note"
        lines.append(f"{_begun(lines_named(found.headings, what))}.")
    if found.like_areas:
        named = lines_named(found.like_areas, "an area's name, and kept as a note")
        lines.append(f"{_begun(named)}. As the area of what stands below: undo, and end it with a colon.")
    lines += columns.by_values if columns is not None else ()
    if columns is not None and found.beside:
        title = quoted(columns.columns[columns.beside].title)
        lines.append(f"Taken from {title}, {lines_named(found.beside, 'the note itself was empty')}.")
    if found.several:
        what = (
            "several thoughts in one cell, each kept as one note. As notes of their own: undo, then again with --split"
        )
        lines.append(f"{_begun(lines_named(found.several, what))}")
    if found.marked:
        what = "the mark of a list is kept (•, -, 1.). To take it off: undo, then again with --no-marks"
        lines.append(f"{_begun(lines_named(found.marked, what))}")
    if columns is not None and found.beside_too:
        other = columns.columns[columns.beside].title
        both = " ".join(f"--text {typed(title)}" for title in (columns.all(TEXT)[0].title, other))
        lines.append(f"{quoted(other)} holds words too, not taken. As notes of their own: undo, then again with {both}")
    return lines


def _begun(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _not_taken(planned: Planned) -> list[str]:
    found, lines = planned.found, []
    if found.empty:
        lines.append(f"Not taken, {lines_named(found.empty, 'no words of a note')}.")
    lines += [f"Not taken, {lines_named(numbers, why)}." for why, numbers in found.left.items()]
    lines += [f"Not taken, {said}." for said in planned.left_out[:10]]
    if len(planned.left_out) > 10:
        lines.append(f"Not taken, {len(planned.left_out) - 10} more of that kind.")
    columns = found.columns.columns if found.columns is not None else ()
    beside = found.columns.beside if found.columns is not None and (found.beside or found.beside_too) else -1
    unknown = [column for column in columns if not column.means and column.title and column.at != beside]
    people = [quoted(column.title) for column in unknown if column.of_person]
    others = [quoted(column.title) for column in unknown if not column.of_person]
    if others:
        more = f" and {len(others) - 12} more" if len(others) > 12 else ""
        lines.append(f"Not taken, these columns: {listed(others[:12])}{more}.")
    if found.has(AUTHOR) and not planned.state.authors:
        lines.append("Not taken, who wrote them: this wall keeps no writers.")
    elif planned.names_left_out:
        lines.append("Not taken, who wrote them: a writer is a number such as P07, never a name.")
    if people:
        lines.append(f"Not taken, about people: {listed(people[:12])}.")
    return lines
