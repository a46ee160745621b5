"""What the room sees of a question, and whether it may see a note, on every wall. Pure."""

from __future__ import annotations

from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import listed
from exercises.leaving.room_view import Big, Block, Gap, Line
from exercises.wall.room_cells import seen
from exercises.wall.state import FROM, Note, Question, Wall


def shown_note(state: Wall, number: int) -> Note:
    """The note of that number, when the room may see it. Raises ExerciseError saying why not."""
    note = state.notes.get(number)
    if note is None:
        raise ExerciseError(f"There is no note {number} to show. find WORDS finds notes by their words.")
    if note.halves:
        bites = listed([str(half) for half in note.halves])
        raise ExerciseError(f"Note {number} was split into {bites}. Show one of them: show {note.halves[0]}")
    if note.same_as:
        raise ExerciseError(f"Note {number} is the same paper as {note.same_as}: show {note.same_as}")
    if note.struck:
        raise ExerciseError(f"Note {number} was struck: it was typed by mistake.")
    if note.item or note.withdrawn:
        why = "was taken back by whoever said it" if note.withdrawn else f"comes from {FROM[note.source]}"
        raise ExerciseError(f"Note {number} {why}, and stays out of the room.")
    if not seen(note):
        raise ExerciseError(f"Note {number} is parked, and parked notes stay out of the room.")
    return note


def question_blocks(state: Wall, question: Question) -> list[Block]:
    blocks: list[Block] = [Big(question.ask), Gap()]
    blocks += [Line(area.title, "plain", 1) for area in state.areas]
    if state.authors:
        said = state.template.reminders.get("authors", "Notes keep who wrote them, for the facilitators only.")
        blocks += [Gap(), Line(said, "quiet")]
    return blocks
