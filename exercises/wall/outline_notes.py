"""Every note verbatim, those outside the themes, and what speaks against something, as parts of a page. Pure.

Source: "A Good Start in Life", post-it theming: notes are never reworded, and lone, contested and parked notes are kept
in sight. On the participants' page a parked note is only its number.
"""

from __future__ import annotations

from exercises.kernel.consent import NOT_ASKED, ROOM_ONLY
from exercises.leaving.outline import Bullets, Heading, Paragraph, Part
from exercises.wall.matrix import title
from exercises.wall.outline_parts import Page, called, note_words, numbers
from exercises.wall.state import CONTESTED, FROM, LONE, PARKED, Against, Note, Question, Wall


def outside(page: Page, question: Question) -> list[Part]:
    """One question's lone voices, contested and parked notes."""
    parts: list[Part] = []
    for status, heading in ((LONE, "lone voices"), (CONTESTED, "contested"), (PARKED, "parked")):
        notes = [
            note
            for note in page.state.with_status(status)
            if note.question == question.key and (page.whole or not note.item)
        ]
        if not notes:
            continue
        parts.append(Heading(f"{question.title}: {heading}", 3))
        if status == PARKED and not page.whole:
            parts.append(Paragraph(f"Set aside for now: {numbers(tuple(note.number for note in notes))}."))
            continue
        parts.append(Bullets(tuple(_outside_one(page, note) for note in notes)))
    return parts


def _outside_one(page: Page, note: Note) -> str:
    if note.number in page.withheld:
        return f"{note.number} ({not_here(note)})"
    said = f"{note_words(note)} ({page.state.area_of(note.area).short})"
    if note.status == CONTESTED and note.readings:
        said += f". Read as: {'; or as: '.join(note.readings)}"
    if page.whole:
        said += f". Why: {note.why}" if note.why else ""
        said += f". Until: {note.until}" if note.until else ""
    return said


def every_note(page: Page) -> list[Part]:
    """Every note with its number, by question and area."""
    parts: list[Part] = [Heading("Every note", 3)]
    for question in page.state.questions:
        for area in page.state.areas:
            notes = [
                note
                for note in page.state.notes.every()
                if note.question == question.key and note.area == area.key and (page.whole or not note.item)
            ]
            if notes:
                parts.append(Heading(f"{question.title}, {area.title}", 4))
                parts.append(Bullets(tuple(_one(page, note) for note in notes)))
    elsewhere = 0 if page.whole else sum(1 for note in page.state.on_wall() if note.item)
    if elsewhere:
        many = "One more comes" if elsewhere == 1 else f"{elsewhere} more come"
        parts.append(Paragraph(f"{many} from elsewhere: counted in the themes, and not shown."))
    return parts


def not_here(note: Note) -> str:
    """Why a note's words are not on a page."""
    if note.withdrawn:
        return "taken back by whoever said it"
    return "for the room only" if note.consent == ROOM_ONLY else "set aside for now"


def _one(page: Page, note: Note) -> str:
    if note.number in page.withheld:
        return f"{note.number} ({not_here(note)})"
    marks = _linked(note)
    if page.whole:
        marks += about_item(note)
        marks += [f"written by {note.author}"] if note.author else []
        marks += [f"typed before as “{' / '.join(text.splitlines())}”" for text in note.typed_before]
        marks += ["a name was taken out"] if note.nameless else []
        marks += _place(page, note)
    return f"{note_words(note)} ({'; '.join(marks)})" if marks else note_words(note)


def about_item(note: Note) -> list[str]:
    """Where it comes from, how often it was seen and what consent there is, for the facilitators."""
    marks = [f"from {FROM[note.source]}"] if note.item else []
    marks += [note.ref] if note.ref else []
    marks += [f"seen {'once' if note.seen == 1 else f'{note.seen} times'}"] if note.seen else []
    return [*marks, *([f"consent: {note.consent}"] if note.consent != NOT_ASKED else [])]


def _linked(note: Note) -> list[str]:
    linked = [f"split into {numbers(note.halves)}"] if note.halves else []
    linked += [f"a bite of {note.half_of}"] if note.half_of else []
    return [*linked, *([f"the same paper as {note.same_as}"] if note.same_as else [])]


def _place(page: Page, note: Note) -> list[str]:
    if not note.on_wall:
        return []
    themes = [f"in {called(page.state, number)}" for number in note.themes]
    status = [{LONE: "a lone voice", CONTESTED: "contested", PARKED: "parked"}.get(note.status, "")]
    return [*themes, *filter(None, status)] or ["not placed yet"]


def against(state: Wall) -> list[Part]:
    """Every case that stands, with what it speaks against."""
    found = [held for held in state.against.every() if not held.gone]
    return [Heading("What speaks against it", 3), Bullets(tuple(case(state, held) for held in found))] if found else []


def case(state: Wall, held: Against) -> str:
    """One case in a line."""
    about = "; ".join(filter(None, (held.ref, held.by, held.when)))
    return f"a{held.number} against {against_what(state, held)}: {held.text}{f' ({about})' if about else ''}"


def against_what(state: Wall, held: Against) -> str:
    """The theme or the note a case speaks against."""
    if held.theme:
        theme = state.themes[held.theme]
        became = f", part of theme {theme.merged_into} now" if theme.merged_into else ""
        return f"theme {title(theme)}{became}"
    return f"note {note_words(state.notes[held.note])}"
