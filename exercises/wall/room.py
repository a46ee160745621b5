"""What the room may see of a wall. Nothing else of it ever reaches a projector.

Never here: who wrote a note, parked notes, what was folded in from elsewhere, words that were taken back, any note
while people are still writing, earlier typings, the facilitators' reasons for setting a note apart, who decided what.
Source: "A Good Start in Life", post-it theming: what was written is read by the group when all of it is up; a count
stands small at the foot and orders nothing.
"""

from __future__ import annotations

from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded, listed
from exercises.kernel.words import number_of
from exercises.leaving.room_view import QUIET, Block, Gap, Line, RoomView
from exercises.wall import room_check, room_notes
from exercises.wall.checks import standing
from exercises.wall.places import EVERY_AREA
from exercises.wall.room_asked import question_blocks, shown_note
from exercises.wall.room_cells import seen, wall_pages, whole_wall
from exercises.wall.room_notes import spotlight, step_through, theme_full, themes_list
from exercises.wall.room_views import NAMES
from exercises.wall.state import ON_PAPER, WITHOUT_NOTES, Area, Note, Question, Wall

_NUMBERED = ("theme", "step", "check", "note")


def room_view(state: Wall, key: str) -> RoomView:
    """The view of that key ("wall HELPS me", "theme 4 2" for its second page).

    Raises ExerciseError when there is no such view, or not while people are still writing.
    """
    if state.boxes:
        from exercises.wall.room_boxes import room_view as of_boxes

        return of_boxes(state, key)
    name, page = _page_of(key)
    kind, _, rest = name.partition(" ")
    if kind == "quiet" and not rest:
        return QUIET if page == 1 else replace(QUIET, key=key)
    if not state.shown:
        raise ExerciseError("None of this is ever shown to the room. It sees another exercise's view, or: show quiet")
    if state.writing and kind not in WITHOUT_NOTES and (kind in NAMES or kind in ("wall", "themes", *_NUMBERED)):
        raise ExerciseError(_not_yet(state))
    if kind in _NUMBERED and rest != "lone":
        view = _numbered(state, key, kind, rest, page)
    else:
        view = _of_the_wall(state, key, kind, rest, page)
    if view.pages > 1:
        return replace(view, name=f"{view.name}{',' * view.name[-1:].isdecimal()} {view.page} of {view.pages}")
    return view if view.page == 1 else replace(view, name=f"{view.name}, page {view.page}")


def _page_of(key: str) -> tuple[str, int]:
    words = key.split(" ")
    named = 2 if words[0] in _NUMBERED and words[1:2] != ["lone"] else 1
    if len(words) > named and number_of(words[-1]) is not None:
        return " ".join(words[:-1]), max(1, number_of(words[-1]) or 1)
    return key, 1


def _not_yet(state: Wall) -> str:
    later = enumerate(state.template.phases)
    place, phase = next((place, phase) for place, phase in later if phase.room not in WITHOUT_NOTES)
    return (
        f"People are still writing, so no note is shown. Notes and themes can be shown from phase {place} "
        f"{phase.title} on: go {phase.key}"
    )


def _numbered(state: Wall, key: str, kind: str, word: str, page: int) -> RoomView:
    number = number_of(word)
    if number is None:
        raise ExerciseError(f"There is no {kind} {word[:20]} to show. show themes lists the themes.")
    if kind == "note":
        return spotlight(state, key, shown_note(state, number), page)
    theme = state.themes.get(number)
    if theme is None:
        raise ExerciseError(f"There is no theme {number} to show. show themes lists the themes.")
    if theme.merged_into:
        theme = standing(state, theme)
        key = " ".join((kind, str(theme.number), *key.split(" ")[2:]))
    if theme.dropped:
        raise ExerciseError(f"Theme {number} was dropped. show themes lists the themes there are.")
    match kind:
        case "theme":
            return theme_full(state, key, theme, page)
        case "step":
            return step_through(state, key, theme, page)
    return room_check.check(state, key, theme, page)


def _of_the_wall(state: Wall, key: str, kind: str, rest: str, page: int) -> RoomView:
    words = rest.split(" ") if rest else []
    match kind, len(words):
        case "welcome" | "closing", 0:
            said = {"welcome": "Welcome.", "closing": "Thank you."}[kind]
            return RoomView(key, NAMES[kind], (Gap(), Line(state.template.reminders.get(kind, said), "strong")))
        case "question", 0 | 1:
            question = _question_of(state, words[0] if words else state.question)
            return RoomView(key, f"the question: {question.key}", tuple(question_blocks(state, question)), page)
        case "areas", 0:
            return RoomView(key, NAMES[kind], tuple(_areas(state)), page)
        case "wall", 2 if words[1] == EVERY_AREA:
            return whole_wall(state, key, _question_of(state, words[0]), page)
        case "wall", 2:
            return wall_pages(state, key, _question_of(state, words[0]), _area_of(state, words[1]), page)
        case "wall", 0:
            return wall_pages(state, key, state.question_of(state.question), state.area_of(state.area), page)
        case "themes", 0 | 1:
            return themes_list(state, key, _question_of(state, words[0] if words else state.question), page)
        case "lone", 0:
            return room_notes.lone(state, key, page)
        case "contested", 0:
            return room_notes.contested(state, key, page)
        case "links", 0:
            return room_notes.links(state, key, page)
        case "decisions", 0:
            return room_check.decisions(state, key, page)
        case "check", 1:
            return room_check.check_lone(state, key, page)
    shown = f"{kind} {rest}".strip()[:40]
    raise ExerciseError(f"There is no view called {shown}. show wall shows the notes, show themes the themes.")


def _question_of(state: Wall, word: str) -> Question:
    for question in state.questions:
        if word == question.key:
            return question
    for question in state.questions:
        if folded(word) == folded(question.key):
            return question
    keys = listed([question.key for question in state.questions], joiner="or")
    raise ExerciseError(f"There is no question {word[:40]} to show. It is {keys}.")


def _area_of(state: Wall, word: str) -> Area:
    for area in state.areas:
        if word == area.key:
            return area
    wanted = folded(word)
    for area in state.areas:
        if wanted in (folded(area.key), folded(area.short)):
            return area
    shorts = listed([area.short for area in state.areas], joiner="or")
    raise ExerciseError(f"There is no area {word[:40]} to show. It is {shorts}.")


def _shown_in(notes: tuple[Note, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((note.question, note.area) for note in notes if seen(note))


def _shown_loose(notes: tuple[Note, ...]) -> int:
    return sum(1 for note in notes if note.loose and seen(note))


def _shown_unwritten(notes: tuple[Note, ...]) -> int:
    return sum(1 for note in notes if note.unwritten and seen(note))


def _areas(state: Wall) -> list[Block]:
    blocks: list[Block] = []
    shown = state.notes.gathered(_shown_in)
    for question in state.questions:
        counts = [f"{area.short} {shown.count((question.key, area.key))}" for area in state.areas]
        blocks += [*([Gap()] if blocks else []), Line(question.title, "strong"), Line(", ".join(counts), "plain", 1)]
    loose, waiting = (sum(state.notes.by_row(counted)) for counted in (_shown_loose, _shown_unwritten))
    more = (f", {loose} not placed yet" if loose else "") + (f", {waiting} {ON_PAPER}" if waiting else "")
    blocks += [Gap(), Line(f"In all: {len(shown)} notes{more}", "quiet")]
    if "counts" in state.template.reminders:
        blocks.append(Line(state.template.reminders["counts"], "quiet"))
    return blocks
