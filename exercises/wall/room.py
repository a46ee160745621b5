"""What the room may see of a wall. Nothing else of it ever reaches a projector.

Never here: who wrote a note, parked notes, what was folded in from elsewhere, words that were taken back, any note
while people are still writing, earlier typings, the facilitators' reasons for setting a note apart, who decided what.
Source: "A Good Start in Life", post-it theming: what was written is read by the group when all of it is up; a count
stands small at the foot and orders nothing.
"""

from __future__ import annotations

from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.shelf import Shelf
from exercises.kernel.text import folded, listed
from exercises.kernel.words import number_of
from exercises.leaving.room_view import QUIET, Block, Gap, Line, RoomView
from exercises.wall import room_check, room_notes
from exercises.wall.checks import standing
from exercises.wall.places import EVERY_AREA
from exercises.wall.room_asked import question_blocks, shown_note
from exercises.wall.room_notes import (
    seen,
    spotlight,
    step_through,
    theme_full,
    themes_list,
    wall_pages,
    whole_wall,
)
from exercises.wall.state import ON_PAPER, WRITING, Area, Note, Question, Theme, Wall

__all__ = ["phase_view", "room_view", "room_views"]

_NAMES = {
    "welcome": "the welcome",
    "question": "the question in force",
    "areas": "the wall in counts",
    "lone": "the lone voices",
    "contested": "what is read in two ways",
    "links": "themes looked at together",
    "decisions": "what was decided",
    "closing": "the closing",
    "quiet": "a quiet screen",
}
_WITHOUT_NOTES = ("welcome", "question", "closing", "quiet")
"""What the room may see while people are still writing."""
_NUMBERED = ("theme", "step", "check", "note")


def room_views(state: Wall) -> tuple[tuple[str, str], ...]:
    """Every view there is now, but for single notes ("note 117"): key and what the console calls it."""
    if state.boxes:
        from exercises.wall.room_boxes import room_views as of_boxes

        return of_boxes(state)
    if not state.shown:
        return ((QUIET.key, _NAMES[QUIET.key]),)
    asked = tuple((f"question {question.key}", f"the question: {question.key}") for question in state.questions)
    if state.writing:
        return (*((key, _NAMES[key]) for key in _WITHOUT_NOTES), *asked)
    walls = tuple(
        (f"wall {question.key} {area.key}", f"{question.key}, {area.short}")
        for question in state.questions
        for area in state.areas
    )
    every = tuple((f"wall {question.key} {EVERY_AREA}", f"{question.key}, every area") for question in state.questions)
    lists = tuple((f"themes {question.key}", f"the themes: {question.key}") for question in state.questions)
    named = tuple((key, name) for key, name in _NAMES.items())
    themes = state.themes.once(_theme_views)
    return (*named, *asked, *walls, *every, *lists, ("check lone", "member check of the lone voices"), *themes)


def _theme_views(themes: Shelf[Theme]) -> tuple[tuple[str, str], ...]:
    standing = [theme for theme in themes.every() if theme.stands]
    return tuple(
        view
        for theme in standing
        for view in (
            (f"theme {theme.number}", f"theme {theme.number}"),
            (f"step {theme.number}", f"theme {theme.number}, note by note"),
            (f"check {theme.number}", f"member check of theme {theme.number}"),
        )
    )


def phase_view(state: Wall) -> str:
    """The view the room gets when the group moves to this phase."""
    if state.boxes:
        from exercises.wall.room_boxes import phase_view as of_boxes

        return of_boxes(state)
    view = state.template.phase(state.phase).room
    if not state.shown:
        return QUIET.key
    if state.writing:
        return view if view in _WITHOUT_NOTES else "question"
    match view:
        case "wall":
            return f"wall {state.question} {state.area}"
        case "themes":
            return f"themes {state.question}"
        case "check":
            waiting = [theme for theme in state.standing() if theme.check is None or not theme.check.answered]
            return f"check {waiting[0].number}" if waiting else f"themes {state.question}"
    return view if view in _NAMES else "quiet"


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
    if state.writing and kind not in _WITHOUT_NOTES and (kind in _NAMES or kind in ("wall", "themes", *_NUMBERED)):
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
    later = [(place, phase) for place, phase in enumerate(state.template.phases) if phase.key not in WRITING]
    if not later:
        return "People are still writing, so no note is shown."
    place, phase = later[0]
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
            return RoomView(key, _NAMES[kind], (Gap(), Line(state.template.reminders.get(kind, said), "strong")))
        case "question", 0 | 1:
            question = _question_of(state, words[0] if words else state.question)
            return RoomView(key, f"the question: {question.key}", tuple(question_blocks(state, question)), page)
        case "areas", 0:
            return RoomView(key, _NAMES[kind], tuple(_areas(state)), page)
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
        if word == question.key or folded(word) == folded(question.key):
            return question
    keys = listed([question.key for question in state.questions], joiner="or")
    raise ExerciseError(f"There is no question {word[:40]} to show. It is {keys}.")


def _area_of(state: Wall, word: str) -> Area:
    wanted = folded(word)
    for area in state.areas:
        if word == area.key or wanted in (folded(area.key), folded(area.short)):
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
