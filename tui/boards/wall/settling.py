"""Keeps the pointing on things that are there, and its lists scrolled so that they are seen. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from exercises.kernel.record import replace
from exercises.wall.state import Wall
from tui.boards.board import Pointing
from tui.boards.wall import lists
from tui.boards.wall.rows import layout, note_height, theme_height


def first_drawn(length: int, at: int, top: int, room: int, tall: Callable[[int], int]) -> int:
    """The place of the first thing to draw, moved no further than needed.

    The one at `at` is seen whole, and no row stays empty below the last thing while others are hidden above.
    """
    if not length:
        return 0
    return max(_reaching(at, room, tall), min(top, at, _reaching(length - 1, room, tall)))


def _reaching(last: int, room: int, tall: Callable[[int], int]) -> int:
    """The earliest place from which everything to `last` is seen whole."""
    place, left = last, room - tall(last)
    while place > 0 and (before := tall(place - 1)) <= left:
        left -= before
        place -= 1
    return place


def settle(state: Wall, width: int, height: int, pointing: Pointing) -> Pointing:
    """The pointing at notes and themes that are there now."""
    plan = layout(width, height)
    numbers = lists.left(state, pointing)
    in_order = not pointing.sought and not lists.theme_shown(pointing)
    at = lists.place_of(numbers, pointing.focus, pointing.at, in_order=in_order)
    focus = numbers[at] if numbers else 0
    theme, themes = _theme(state, pointing)
    place = themes.index(theme) if theme else 0
    inside = lists.notes_of(state, theme) if plan.inside else ()
    within = lists.place_of(inside, pointing.inside, pointing.inside_top, in_order=False)
    side = pointing.side if pointing.side != "inside" or inside else "themes"
    return replace(
        pointing,
        focus=focus,
        at=at,
        theme=theme,
        side=side,
        inside=inside[within] if inside else 0,
        picked=tuple(number for number in pointing.picked if number in state.notes and state.notes[number].on_wall),
        top=first_drawn(len(numbers), at, pointing.top, plan.rows, lambda i: note_height(state, numbers[i], plan.left)),
        theme_top=first_drawn(
            len(themes),
            place,
            pointing.theme_top,
            plan.rows,
            lambda i: theme_height(state, themes[i], plan.themes, whole=themes[i] == theme and not pointing.choosing),
        ),
        inside_top=first_drawn(
            len(inside),
            within,
            pointing.inside_top,
            plan.inside_rows(state, theme),
            lambda i: note_height(state, inside[i], plan.inside),
        ),
    )


def _theme(state: Wall, pointing: Pointing) -> tuple[int, Sequence[int]]:
    """The theme pointed at, and all in its list: where it went when it was merged, else the first."""
    listed = lists.choosable(state, pointing) if pointing.choosing else lists.themes(state, pointing)
    themes = [theme.number for theme in listed]
    number, seen = pointing.theme, {0}
    while number not in seen and number not in themes and (theme := state.themes.get(number)) is not None:
        seen.add(number)
        number = theme.merged_into
    return (number if number in themes else themes[0] if themes else 0), themes


def reveal(state: Wall, pointing: Pointing, number: int) -> Pointing:
    """The pointing at that note, in the list that has it."""
    note = state.notes.get(number)
    if note is None or not note.on_wall:
        return pointing
    there = replace(pointing, focus=number, side="")
    if lists.looked_at(state, there) not in ("", note.question):
        there = replace(there, question=note.question)
    if number in lists.left(state, there):
        return there
    showing = "" if note.loose else f"theme {note.theme}" if note.theme else note.status
    return replace(there, showing=showing, sought="")


def notes_in(data: Mapping[str, Any]) -> list[int]:
    """The notes that a move speaks of."""
    many = data.get("notes")
    if isinstance(many, list | tuple) and all(isinstance(number, int) for number in many):
        return list(many)
    one = data.get("note")
    return [one] if isinstance(one, int) else []


_NEW_NOTES = ("note", "notes")
_ONTO_ITSELF = ("retype", "refile", "same", "whole", "unname")
_THEME_OF = ("theme", "into")


def follow(state: Wall, pointing: Pointing, kind: str, data: Mapping[str, Any], *, undone: bool) -> Pointing:
    """The pointing after a move: at the next note to place; after an undo, at the note that came back."""
    if kind == "batch":
        moves = [(str(name), fields) for name, fields in data.get("moves", ())]
        return follow(state, pointing, *moves[0], undone=undone) if moves else pointing
    notes = notes_in(data)
    if undone:
        return reveal(state, replace(pointing, choosing=False), notes[0]) if notes else pointing
    if kind == "ask":
        return replace(pointing, question="", showing="", sought="")
    if kind in _NEW_NOTES or kind == "halve":
        number = data.get("number")
        return reveal(state, pointing, number) if isinstance(number, int) else pointing
    if kind in _ONTO_ITSELF:
        return reveal(state, pointing, notes[0]) if notes else pointing
    made = data.get("number") if kind in ("new_theme", "split_theme") else None
    theme = made or next((data[name] for name in _THEME_OF if isinstance(data.get(name), int)), 0)
    if not notes:
        return replace(pointing, theme=theme) if theme else pointing
    side = "" if pointing.side == "themes" else pointing.side
    there = replace(pointing, picked=(), choosing=False, digits="", side=side)
    if theme and kind in ("assign", "copy", "new_theme", "split_theme"):
        there = replace(there, theme=theme)
    return _next(state, there, notes)


def _next(state: Wall, pointing: Pointing, gone: list[int]) -> Pointing:
    """The pointing at what comes after the notes just placed, where they stay in the list."""
    numbers = lists.left(state, pointing)
    if pointing.focus not in gone or pointing.focus not in numbers:
        return pointing
    # A found note goes behind those not placed once it is placed: what came after it stands at its old place then.
    here = pointing.at if pointing.sought else numbers.index(pointing.focus)
    after = next((number for number in numbers[here:] if number not in gone), pointing.focus)
    return replace(pointing, focus=after)
