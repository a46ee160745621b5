"""The board of a wall in boxes: two rows of four, or one under the other where that is too narrow. Pure drawing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from exercises.frame.state import Frame
from exercises.kernel.record import replace
from exercises.wall.boxes import notes_now, reach_in_words, turn, words_on
from exercises.wall.canvas import FUNDING
from exercises.wall.state import ON_PAPER, Area, Note, Wall
from tui.app.actions import Action
from tui.app.text import fit, pad, width, wrap
from tui.boards import changes
from tui.boards.board import Board, Drawing, Drawn, Pointing, Wish, led
from tui.boards.capture import NoteCapture
from tui.boards.cut import rows_cut, wrap_cut
from tui.boards.list_board import around, stepped

_ACROSS = 4
_GRID = 56
"""Columns from which the boxes stand beside each other."""
_GRID_ROWS = 5
_MOST_LISTED = 60
"""Notes of one box that are drawn under its name, those around the one pointed at."""
_WHOLE_TITLE = 36
"""Columns of a box whose title is written out."""
_MARKS = {"": " ", "control": "c", "influence": "i", "live with": "l"}
_CONTESTED = "↯"
_HIGH, _USUAL = 28, 24
"""Rows of a window in which the card has more."""


class BoxesBoard(Board):
    """The boxes with their notes, the note pointed at below."""

    thing = "note"
    room_from = 100
    own: tuple[Action, ...] = (
        Action("capture", "Type notes in", "Enter records each; tab is the next box, pains before gains.", "i"),
        Action("control", "We control it", "The word of reach for the note pointed at: 17 control", "c"),
        Action("influence", "We can influence it", "The word of reach for the note pointed at: 17 influence", "in"),
        Action("live", "We live with it", "The word of reach for the note pointed at: 17 live with", "l"),
        Action("not_said", "Reach not said", "Takes the word of reach back: 17 not said", "u"),
        Action("park", "Park it", "Type why, and until when: park 17: why until next session", "k"),
    )
    answer_help = "What is typed after a colon is kept word for word."
    wordless = "Nothing is typed now."

    def __init__(self, frame: Frame | None = None) -> None:
        """`frame` is the record of the day, in which changes are kept."""
        self._frame = frame

    def beside(self, frame: Frame | None) -> BoxesBoard:
        """The board with the changes that this record has."""
        return self if frame is self._frame else BoxesBoard(frame)

    def card_rows(self, width: int, height: int) -> int:
        """The note, three changes and the day in a window of 24 rows; what is to be said has what is left."""
        return 8 if height >= _HIGH else 7 if height >= _USUAL else 4

    # -- where it points ----------------------------------------------------------------------------------------------

    def settle(self, state: Wall, width: int, height: int, pointing: Pointing) -> Pointing:
        """At a box and a note in it."""
        area = pointing.showing if pointing.showing in _keys(state) else state.area
        numbers = _numbers(state, area)
        focus = pointing.focus if pointing.focus in numbers else next(iter(numbers), 0)
        return replace(pointing, showing=area, focus=focus)

    def move(
        self, state: Wall, width: int, height: int, pointing: Pointing, direction: str, *, in_detail: bool
    ) -> Pointing | None:
        """Up and down in a box and over its edge into the next, left and right from box to box."""
        if direction in ("pageup", "pagedown"):
            return None
        keys, numbers = _keys(state), _numbers(state, pointing.showing)
        here = keys.index(pointing.showing) if pointing.showing in keys else 0
        ends = {"up": numbers[:1], "down": numbers[-1:]}.get(direction, ())
        if direction in ("left", "right"):
            step = -1 if direction == "left" else 1
        elif direction in ("up", "down") and (not numbers or pointing.focus in ends):
            across = 1 if in_detail or width < _GRID else _ACROSS
            step = -across if direction == "up" else across
        else:
            return replace(pointing, focus=stepped(numbers, pointing.focus, direction))
        if not 0 <= here + step < len(keys):
            return pointing
        there = _numbers(state, keys[here + step])
        focus = (there[-1:] if direction == "up" else there[:1]) or (0,)
        return replace(pointing, showing=keys[here + step], focus=focus[0])

    def next_waiting(self, state: Wall, pointing: Pointing) -> Wish:
        """The next box in its turn."""
        order = turn(state)
        at = order.index(pointing.showing) + 1 if pointing.showing in order else 0
        area = state.area_of(order[at % len(order)])
        there = replace(pointing, showing=area.key, focus=next(iter(_numbers(state, area.key)), 0))
        return Wish(there, says=f"{area.title}. The room sees no change: show {area.short}")

    def called(self, state: Wall, pointing: Pointing, kind: str) -> Pointing:
        """At the note of that number."""
        note = state.notes.get(int(kind)) if kind.isdecimal() else None
        return replace(pointing, focus=note.number, showing=note.area) if note is not None else pointing

    def follow(self, state: Wall, pointing: Pointing, kind: str, data: Mapping[str, Any], *, undone: bool) -> Pointing:
        """At what a move made or spoke of; in the box that is opened."""
        if kind == "ask":
            return replace(pointing, showing=state.area, focus=0)
        number = data.get("number", data.get("note"))
        many = data.get("notes")
        if number is None and isinstance(many, list | tuple) and many:
            number = many[0]
        return self.called(state, pointing, str(number)) if type(number) is int else pointing

    # -- what it draws ------------------------------------------------------------------------------------------------

    def overview(self, state: Wall, width: int, height: int, pointing: Pointing) -> Drawing:
        """Every box with its count and its notes."""
        if width < _GRID or height < _GRID_ROWS:
            return _under_each_other(state, width, pointing)
        rows = [state.areas[at : at + _ACROSS] for at in range(0, len(state.areas), _ACROSS)]
        each = (width - _ACROSS + 1) // _ACROSS
        deep = max(2, (height - len(rows) + 1) // len(rows))
        lines: list[Drawn] = []
        for at, row in enumerate(rows):
            lines += [(("┼".join(["─" * each] * len(row)), "quiet"),)] if at else []
            boxes = [_box(state, area, each, deep, pointing) for area in row]
            for parts in zip(*boxes, strict=True):
                line: Drawn = parts[0]
                for part in parts[1:]:
                    line = (*line, ("│", "quiet"), *part)
                lines.append(line)
        return Drawing(lines[:height])

    def detail(self, state: Wall, width: int, pointing: Pointing) -> Drawing:
        """Every note in full, box by box; then what came of it."""
        if not _in_full or _in_full[0][0] is not state or _in_full[0][1] != width:
            _in_full[:] = [(state, width, *_every_note(state, width))]
        lines, places = _in_full[0][2:]
        come_to = changes.drawn(state, self._frame, width) if self._frame is not None else []
        return Drawing([*lines, *come_to], *places.get(pointing.focus, (0, 0)))

    def card(self, state: Wall, room: int, height: int, pointing: Pointing) -> list[Drawn]:
        """The note pointed at with its reach, the changes so far, then what to say in this phase."""
        said = [f"“{words}”" for words in state.template.phase(state.phase).say]
        say: list[Drawn] = [((f" {line}", "text"),) for words in said for line in wrap(words, max(4, room - 2))]
        come_to = []
        if self._frame is not None:
            come_to = changes.drawn(state, self._frame, room, max(2, min(4, height - 3)))
        note = state.notes.get(pointing.focus)
        if note is None:
            here = state.area_of(pointing.showing) if pointing.showing in _keys(state) else state.areas[0]
            empty: Drawn = ((fit(f" {here.title}: {_empty(state)}", room), "quiet"),)
            return rows_cut([empty, *come_to, *say], room, height)
        more = f"; {FUNDING}" if note.funding else ""
        right = fit(f"reach · {reach_in_words(note) or 'not said'}{more}", max(12, room // 2))
        head = fit(f" {note.number}  {state.area_of(note.area).title}", max(4, room - width(right) - 2))
        lines: list[Drawn] = [((pad(head, room - width(right) - 2), "strong"), (f" {right} ", "quiet"))]
        most = max(1, min(3, height - 2 - len(come_to)))
        lines += [((f" {line}", "text"),) for line in wrap_cut(note.shown, room - 2, most)]
        return rows_cut([*lines, *come_to, *say], room, height)

    # -- what it does -------------------------------------------------------------------------------------------------

    def open(self, state: Wall, pointing: Pointing) -> Wish:
        """Of a note, everything."""
        return Wish(pointing, then="about") if pointing.focus else Wish(pointing)

    def about(self, state: Wall, pointing: Pointing) -> list[str]:
        """Everything known of the note pointed at."""
        from exercises.wall.reading import card  # what writes handouts: no start waits for it

        first, *more = card(state, str(pointing.focus)) or [""]
        return [first, "", *(f"  {line}" for line in more)] if first else []

    def overview_line(self, state: Wall, pointing: Pointing) -> str:
        """All the boxes."""
        return "show boxes"

    def show_line(self, state: Wall, pointing: Pointing) -> str:
        """The box pointed at."""
        return f"show box {pointing.showing or state.area}"

    def act(self, state: Wall, pointing: Pointing, name: str) -> Wish:
        """What one of its own actions comes to."""
        if name == "capture":
            return Wish(pointing, then="capture")
        if not pointing.focus:
            return Wish(pointing, says="No note is pointed at. Up and down go through them.")
        if name == "park":
            return Wish(pointing, opens=f"park {pointing.focus}: ")
        word = {"live": "live with", "not_said": "not said"}.get(name, name)
        return Wish(pointing, line=f"{pointing.focus} {word}")

    def capture(self, state: Wall) -> NoteCapture | None:
        """Under the box in force, the others in their turn."""
        areas = {key: (state.area_of(key).short, state.area_of(key).title) for key in turn(state)}
        return NoteCapture({one.key: one.title for one in state.questions}, areas, state.question, state.area)

    def hint(self, state: Wall, pointing: Pointing) -> str:
        """The lines of the phase."""
        return "   ".join(state.template.phase(state.phase).record)


def _keys(state: Wall) -> list[str]:
    return [area.key for area in state.areas]


_boxed: list[tuple[Any, Any, dict[str, list[Note]]]] = []
"""The notes by their box, of the wall drawn last: most keys change nothing of it."""
_in_full: list[tuple[Wall, int, list[Drawn], dict[int, tuple[int, int]]]] = []
"""The same in full, with the rows in which each note stands."""


def _notes(state: Wall, area: str) -> list[Note]:
    if not _boxed or _boxed[0][0] is not state.notes or _boxed[0][1] is not state.canvases:
        found: dict[str, list[Note]] = {}
        for note in notes_now(state):
            found.setdefault(note.area, []).append(note)
        _boxed[:] = [(state.notes, state.canvases, found)]
    return _boxed[0][2].get(area, [])


def _every_note(state: Wall, room: int) -> tuple[list[Drawn], dict[int, tuple[int, int]]]:
    lines: list[Drawn] = []
    places: dict[int, tuple[int, int]] = {}
    for area in state.areas:
        notes = _notes(state, area.key)
        lines.append(((f" {area.title}  {len(notes)}", "heading"),))
        lines += [] if notes else [((f"   {_empty(state)}", "quiet"),)]
        for note in notes:
            begin = len(lines)
            lines += led(f" {note.number:>4} ", wrap(note.text or ON_PAPER, max(8, room - 7)))
            said = words_on(note)
            lines += [((f"      {said}", "quiet"),)] if said else []
            places[note.number] = begin, len(lines) - 1
        lines.append(())
    return lines, places


def _numbers(state: Wall, area: str) -> tuple[int, ...]:
    return tuple(note.number for note in _notes(state, area))


def _empty(state: Wall) -> str:
    return str(state.template.reminders.get("empty", "Nobody said anything here."))


def _mark(note: Note) -> str:
    """The word of reach as a letter, where a word has no room."""
    return _CONTESTED if len(note.reach) > 1 else _MARKS[note.reach[0] if note.reach else ""]


def _heading(state: Wall, area: Area, count: int, room: int, pointed: bool) -> Drawn:
    """Its name and its count; the box pointed at has a bar, for colour alone must not tell."""
    title = area.title if room >= _WHOLE_TITLE else area.short
    bar = "▌" if pointed else " "
    count_words = f"{count} " if count else "0 "
    left = pad(fit(f"{bar}{title}", room - width(count_words)), room - width(count_words))
    return ((left, "heading" if pointed else "strong"), (count_words, "quiet"))


def _rows(note: Note, room: int, pointed: bool, most: int = 1) -> list[Drawn]:
    """A note's rows, so many at most, with the letter of its reach on the first."""
    bar, style = ("▌", "chosen") if pointed else (" ", "text")
    lead = f"{bar}{note.number} "
    parked = " (parked)" if note.status else ""
    found: list[Drawn] = []
    for at, line in enumerate(
        wrap_cut(f"{note.text or ON_PAPER}{parked}", max(4, room - 3 - width(lead)), most) or [""]
    ):
        text = pad((lead if not at else pad(bar, width(lead))) + line, room - 3)
        found.append(((text, style), (f" {' ' if at else _mark(note)} ", "quiet")))
    return found


def _box(state: Wall, area: Area, room: int, deep: int, pointing: Pointing) -> list[Drawn]:
    """One box in exactly that many rows, scrolled so that the note pointed at is in sight."""
    notes = _notes(state, area.key)
    lines = [_heading(state, area, len(notes), room, area.key == pointing.showing)]
    lines += [] if notes else [((pad(fit(" · nothing yet", room), room), "quiet"),)]
    most = deep - 1
    for tall in (3, 2) if len(notes) <= most else ():
        every = [line for note in notes for line in _rows(note, room, note.number == pointing.focus, tall)]
        if notes and len(every) <= most:
            lines += every
            return [*lines, *[((" " * room, "text"),)] * (deep - len(lines))]
    at = next((place for place, note in enumerate(notes) if note.number == pointing.focus), 0)
    first = 0 if len(notes) <= most else min(max(0, at - max(1, most - 1) + 1), len(notes) - max(1, most - 1))
    shown: Sequence[Note] = notes[first : first + most]
    if len(notes) > most and most > 1:
        shown = notes[first : first + most - 1]
    lines += [_rows(note, room, note.number == pointing.focus)[0] for note in shown]
    left = len(notes) - len(shown)
    lines += [((pad(fit(f"   … {left} more", room), room), "quiet"),)] if left and most > 1 else []
    blank: Drawn = ((" " * room, "text"),)
    return [*lines, *[blank] * (deep - len(lines))][:deep]


def _under_each_other(state: Wall, room: int, pointing: Pointing) -> Drawing:
    """The boxes as a list with their counts, the one pointed at with its notes."""
    lines: list[Drawn] = []
    first = last = 0
    for area in state.areas:
        notes, pointed = _notes(state, area.key), area.key == pointing.showing
        first, last = (len(lines), len(lines)) if pointed else (first, last)
        lines.append(_heading(state, area, len(notes), room, pointed))
        shown = around(_numbers(state, area.key), pointing.focus, _MOST_LISTED) if pointed else ()
        for note in map(state.notes.__getitem__, shown):
            first, last = (len(lines), len(lines)) if note.number == pointing.focus else (first, last)
            lines += _rows(note, room, note.number == pointing.focus)
    return Drawing(lines, first, last)
