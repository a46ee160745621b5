"""Gathers what one move changes, on both sides of it, and makes the next wall in one go.

However many notes a move names, each theme and the notes are put back once: a wall may hold thousands.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from exercises.kernel.growing import grown, without
from exercises.kernel.record import light, replace
from exercises.wall.checks import signed
from exercises.wall.state import Note, Step, Theme, Wall


def in_themes(note: Note, themes: Iterable[int]) -> Note:
    """The note in exactly those themes, the first its own."""
    first, *others = [*dict.fromkeys(themes)] or [0]
    # Hardly a note is in a second one, and what it is left without takes no room.
    also = {"also": tuple(others)} if others or note.also else {}
    return light(Note, {**vars(note), "theme": first, **also})


class Changes:
    """The notes and themes that one move changes."""

    def __init__(self, state: Wall, at: str = "", by: str = "") -> None:
        self.state = state
        self._at, self._by = at, by
        self._notes: dict[int, Note] = {}
        self._themes: dict[int, Theme] = {}
        self._came: dict[int, dict[int, None]] = {}
        self._left: dict[int, dict[int, None]] = {}
        self._steps: dict[int, list[Step]] = {}

    def note(self, number: int) -> Note:
        """The note as it is by now."""
        return self._notes.get(number) or self.state.notes[number]

    def keep(self, note: Note) -> None:
        """The note as it is from now on; the themes it came into or left hear of it."""
        before = self.note(note.number).themes if note.number in self._notes or note.number in self.state.notes else ()
        if before != note.themes:
            for theme in before:
                if theme not in note.themes:
                    self._came.get(theme, {}).pop(note.number, None)
                    self._left.setdefault(theme, {})[note.number] = None
            for theme in note.themes:
                if theme not in before:
                    self._left.get(theme, {}).pop(note.number, None)
                    self._came.setdefault(theme, {})[note.number] = None
        self._notes[note.number] = note

    def keep_theme(self, theme: Theme) -> None:
        """The theme's own fields as they are from now on; its notes and its trail follow by themselves."""
        self._themes[theme.number] = theme

    def step(self, on: int, kind: str, **said: Any) -> None:
        """One more step on a theme's way; `theme` in `said` is the other theme."""
        self._steps.setdefault(on, []).append(signed(self.state, kind, self._at, self._by, **said))

    def left_behind(self, why: str = "") -> None:
        """A step on each theme that notes left, with all of them."""
        for theme, notes in self._left.items():
            if notes:
                self.step(theme, "out", notes=tuple(notes), why=why)

    def keep_told(self, note: Note, kind: str, **said: Any) -> None:
        """The note as it is from now on; after the workshop its own trail says what was done to it, and by whom."""
        step = signed(self.state, kind, self._at, self._by, **said)
        self.keep(replace(note, trail=(*note.trail, step)) if self.state.afterwards else note)

    def wall(self, **others: Any) -> Wall:
        """The wall after all of it, with these other fields of it changed too."""
        themes = {number: self._theme(number) for number in {*self._themes, *self._came, *self._left, *self._steps}}
        return replace(
            self.state,
            notes=self.state.notes.with_(self._notes) if self._notes else self.state.notes,
            themes=self.state.themes.with_(themes) if themes else self.state.themes,
            **others,
        )

    def _theme(self, number: int) -> Theme:
        theme = self._themes.get(number) or self.state.themes[number]
        left, came = self._left.get(number, {}), self._came.get(number, {})
        notes = theme.notes
        if left:
            notes = without(notes, left)
        if came:
            notes = grown(notes, [note for note in came if not self._was_in(note, number)])
        return replace(theme, notes=notes, trail=grown(theme.trail, self._steps.get(number, ())))

    def _was_in(self, note: int, theme: int) -> bool:
        """Whether it left and came back in the same move, so that it is there still."""
        return note in self.state.notes and theme in self.state.notes[note].themes
