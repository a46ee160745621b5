"""Which views the room may have of a wall, by their names; what each of them shows stands in `room.py`."""

from __future__ import annotations

from exercises.kernel.shelf import Shelf
from exercises.leaving.room_view import QUIET
from exercises.wall.places import EVERY_AREA
from exercises.wall.state import WITHOUT_NOTES, Theme, Wall

NAMES = {
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


def room_views(state: Wall) -> tuple[tuple[str, str], ...]:
    """Every view there is now, but for single notes ("note 117"): key and what the console calls it."""
    if state.boxes:
        from exercises.wall.room_boxes import room_views as of_boxes

        return of_boxes(state)
    if not state.shown:
        return ((QUIET.key, NAMES[QUIET.key]),)
    asked = tuple((f"question {question.key}", f"the question: {question.key}") for question in state.questions)
    if state.writing:
        return (*((key, NAMES[key]) for key in WITHOUT_NOTES), *asked)
    walls = tuple(
        (f"wall {question.key} {area.key}", f"{question.key}, {area.short}")
        for question in state.questions
        for area in state.areas
    )
    every = tuple((f"wall {question.key} {EVERY_AREA}", f"{question.key}, every area") for question in state.questions)
    lists = tuple((f"themes {question.key}", f"the themes: {question.key}") for question in state.questions)
    named = tuple((key, name) for key, name in NAMES.items())
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
        return view if view in WITHOUT_NOTES else "question"
    match view:
        case "wall":
            return f"wall {state.question} {state.area}"
        case "themes":
            return f"themes {state.question}"
        case "check":
            waiting = [theme for theme in state.standing() if theme.check is None or not theme.check.answered]
            return f"check {waiting[0].number}" if waiting else f"themes {state.question}"
    return view if view in NAMES else "quiet"
