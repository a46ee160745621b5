"""What was distilled, in lines of plain text for the facilitators."""

from __future__ import annotations

from exercises.kernel.text import in_one_line
from exercises.wall.matrix import title
from exercises.wall.outline import about_item, case_in_words
from exercises.wall.state import Note, Wall
from exercises.wall.tables import trail_in_short
from sessions.live.state import Run

_NONE = "none yet"


def distilled(run: Run) -> list[str]:
    """Statements by side and area, what speaks against them, and the trail of every change."""
    wall: Wall = run.state
    lines = [run.template.title]
    for question in wall.questions:
        lines += ["", question.title]
        for area in wall.areas:
            found = [note for note in wall.on_wall() if (note.question, note.area) == (question.key, area.key)]
            lines += [f"  {area.title}", *(f"    {_told(wall, note)}" for note in found)] if found else []
    against = [case_in_words(wall, one) for one in wall.against.every() if not one.gone]
    lines += ["", "What speaks against it", *(f"  {told}" for told in against or [_NONE])]
    lines += ["", "The trail: every change, who made it and why", *(f"  {told}" for told in _trail(wall) or [_NONE])]
    return [in_one_line(line, " ") for line in lines]


def _told(wall: Wall, note: Note) -> str:
    about = [*about_item(note), *(f"in {title(wall.themes[number])}" for number in note.themes)]
    told = "; ".join(about)
    return f"{note.number} {note.text}{f' ({told})' if told else ''}"


def _trail(wall: Wall) -> list[str]:
    lines = []
    for what, called, change, notes, theme, words, why, by, when in trail_in_short(wall):
        said = f"{what} {called}".strip()
        done = " ".join(filter(None, (change, notes, theme, f"“{words}”" if words else "")))
        signed = ", ".join(filter(None, (when, by)))
        lines.append(f"{f'{signed}: ' if signed else ''}{said}, {done}{f', because: {why}' if why else ''}")
    return lines
