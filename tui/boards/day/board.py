"""The day's board: what the console asks of it. Pure; refuses to know widgets and keys, and is told what time it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from exercises.frame.reading import text
from exercises.frame.state import Frame
from exercises.kernel.record import replace
from tui.app.text import fit, width, wrap
from tui.boards.board import Action, Drawing, Drawn, EntryField, Pointing, Wish
from tui.boards.day import agenda, keys
from tui.boards.day.logs import BY_LETTER, LOGS, coming_back, due_sentence, full_list, log_rows, numbers_in

_BESIDE = 100
"""Columns from which the logs stand beside the running order."""


class DayBoard:
    """What comes back today, the running order, and the open logs with their letters."""

    thing = "item"
    side_by_side = False
    words: Mapping[str, tuple[str, str]] = keys.WORDS
    own: tuple[Action, ...] = keys.OWN
    letters = letter_words = ""
    points_next = False
    finds = False
    answer_help = "Everything that is kept has a letter and a number: g3 a part of the day, e1 an elephant, p2 parked."
    field_hint = ""
    card_done = ""
    wordless = "An elephant is being held. Nothing is typed."

    def __init__(self, now: datetime | None = None, title: str = "") -> None:
        self.now = now
        """What time it is; None where nobody knows, and then nothing is said about time."""
        self.session_title = title
        """The session's title, for what comes back with a session of that name."""

    def at(self, now: datetime, title: str) -> DayBoard:
        """The same board at that time."""
        return DayBoard(now, title)

    def card_rows(self, width: int, height: int) -> int:
        """Four rows: the part pointed at."""
        return 4

    def room_panel(self, width: int) -> bool:
        """Beside the card, where both have room."""
        return width >= 76

    def settle(self, state: Frame, width: int, height: int, pointing: Pointing) -> Pointing:
        """At something that is there."""
        if pointing.question:
            numbers = numbers_in(state, BY_LETTER[pointing.question])
            if pointing.theme not in numbers:
                pointing = replace(pointing, theme=numbers[0] if numbers else 0)
            return pointing
        if pointing.side == "logs" and pointing.showing in BY_LETTER:
            return pointing
        if pointing.focus in state.items:
            return replace(pointing, side="", showing="")
        first = agenda.first(state)
        if first:
            return replace(pointing, focus=first, side="", showing="")
        return replace(pointing, focus=0, side="logs", showing=LOGS[0].letter)

    def overview(self, state: Frame, width: int, height: int, pointing: Pointing) -> Drawing:
        """What comes back, the running order, the logs; or the log that is open."""
        if pointing.question:
            return full_list(state, BY_LETTER[pointing.question], width, pointing.theme)
        back, asked = coming_back(state, self.now, self.session_title) if self.now is not None else ([], [])
        on_logs = pointing.side == "logs"
        beside = width >= _BESIDE
        left = width * 3 // 5 if beside else width
        day = [agenda.heading(state, self.now, left)]
        day += agenda.rows(state, self.now, left, 0 if on_logs else pointing.focus)
        if not state.items:
            day += [
                ((fit(f" {line}", left), "quiet"),)
                for line in wrap("Nothing is planned yet. a adds: agenda + Mihi, welcome: 20 light", left - 2)
            ]
        logs: list[Drawn] = [((" LOGS", "heading"),)]
        logs += log_rows(state, width - left if beside else width, pointing.showing if on_logs else "", back, asked)
        at_item = state.order.index(pointing.focus) + 1 if pointing.focus in state.order else 0
        at_log = next((place for place, log in enumerate(LOGS, 1) if log.letter == pointing.showing), 0)
        top: list[Drawn] = [((line, "strong"),) for line in self._due(back, asked, width)]
        if beside:
            here = len(top) + (at_log if on_logs else at_item)
            return Drawing([*top, *_side_by_side(day, logs, left)], here, here)
        here = len(top) + (len(day) + 1 + at_log if on_logs else at_item)
        return Drawing([*top, *day, (), *logs], here, here, gaps=frozenset({len(top) + len(day)}))

    def _due(self, back: list[Any], asked: list[Any], room: int) -> list[str]:
        said = due_sentence(back, asked)
        return [fit(f" {line}", room) for line in wrap(said, max(8, room - 2))[:2]] if said else []

    def headings(self, state: Frame, width: int) -> list[Drawn]:
        """Where the day stands."""
        return [agenda.heading(state, self.now, width)]

    def detail(self, state: Frame, width: int, pointing: Pointing) -> Drawing:
        """Everything planned and kept, in full."""
        lines: list[Drawn] = []
        for line in text(state):
            indent = len(line) - len(line.lstrip())
            for place, part in enumerate(wrap(line.strip(), max(8, width - indent - 4)) or [""]):
                lines.append(((f" {' ' * (indent + 2 * bool(place))}{part}", "text"),))
        return Drawing(lines)

    def card(self, state: Frame, width: int, height: int, pointing: Pointing) -> list[Drawn]:
        """The part of the day pointed at, or what a log is for."""
        letter = pointing.question or (pointing.showing if pointing.side == "logs" else "")
        log = BY_LETTER.get(letter)
        if log is not None:
            room_words = "s shows it in the room" if log.view else "for the two of you only"
            does = "enter goes on with it" if pointing.question else "enter lists them"
            lines = [f" {log.title}", f" {does}   a adds: {log.add.strip()} …", f" {room_words}"]
            drawn: list[Drawn] = []
            for at, line in enumerate(lines[:height]):
                drawn.append(((fit(line, width), "quiet" if at else "strong"),))
            return drawn
        item = state.items.get(pointing.focus)
        if item is None:
            return [((fit(" a adds a part of the day: agenda + Mihi, welcome: 20 light", width), "quiet"),)]
        return agenda.card(state, item, width)[:height]

    def fields(self, state: Frame, pointing: Pointing) -> list[EntryField]:
        """Nothing is asked field by field."""
        return []

    def about(self, state: Frame, pointing: Pointing) -> list[str]:
        """Nothing: the lists say it all."""
        return []

    def next_waiting(self, state: Frame, pointing: Pointing) -> Wish:
        """What comes next begins."""
        return Wish(replace(pointing, focus=0, side="", question=""), line="agenda next")

    def open(self, state: Frame, pointing: Pointing) -> Wish:
        """Begins a part of the day, or opens a log."""
        return keys.opened(state, pointing)

    def overview_line(self, state: Frame, pointing: Pointing) -> str:
        """What is coming."""
        return "show agenda"

    def show_line(self, state: Frame, pointing: Pointing) -> str:
        """The log that is open or pointed at, when the room may see it; else what is coming."""
        log = BY_LETTER.get(pointing.question or (pointing.showing if pointing.side == "logs" else ""))
        return "show agenda" if log is None else f"show {log.view}" if log.view else ""

    def move(
        self, state: Frame, width: int, height: int, pointing: Pointing, direction: str, *, in_detail: bool
    ) -> Pointing | None:
        """Up and down the day and into the logs; left and right between the two."""
        if in_detail or direction in ("pageup", "pagedown"):
            return None
        if pointing.question:
            numbers = numbers_in(state, BY_LETTER[pointing.question])
            return replace(pointing, theme=_stepped(numbers, pointing.theme, direction)) if numbers else pointing
        if direction in ("left", "right"):
            if direction == "right":
                return replace(pointing, side="logs", showing=pointing.showing or LOGS[0].letter)
            return replace(pointing, side="", showing="") if state.order else pointing
        rows = [*((number, "") for number in state.order), *((0, log.letter) for log in LOGS)]
        here = (0, pointing.showing) if pointing.side == "logs" else (pointing.focus, "")
        number, letter = _stepped(rows, here, direction)
        if letter:
            return replace(pointing, side="logs", showing=letter)
        return replace(pointing, focus=number, side="", showing="")

    def act(self, state: Frame, pointing: Pointing, name: str) -> Wish:
        """What one of its own keys comes to."""
        return keys.act(state, pointing, name)

    def choose(self, state: Frame, pointing: Pointing, key: str, character: str) -> Wish | None:
        """Nothing is ever chosen by a key here."""
        return None

    def back(self, pointing: Pointing) -> Pointing:
        """Out of a list, back to the day."""
        return replace(pointing, question="", theme=0) if pointing.question else pointing

    def called(self, state: Frame, pointing: Pointing, kind: str) -> Pointing:
        """At the thing of that letter and number."""
        letter, number = kind[:1], kind[1:]
        if not number.isdecimal():
            return pointing
        if letter == "g":
            return replace(pointing, focus=int(number), side="", question="")
        return replace(pointing, question=letter, theme=int(number)) if letter in BY_LETTER else pointing

    def follow(self, state: Frame, pointing: Pointing, kind: str, data: Mapping[str, Any], *, undone: bool) -> Pointing:
        """At the part of the day that was spoken of."""
        if kind in ("plan_item", "repeat_item") and not undone:
            number = data.get("number")
            return replace(pointing, focus=number, side="", showing="") if isinstance(number, int) else pointing
        item = data.get("item")
        if kind.endswith("_item") and isinstance(item, int) and not undone:
            return replace(pointing, focus=item, side="", showing="")
        return pointing

    def capture(self, state: Frame) -> None:
        """It takes no notes one after the other."""
        return None

    def hint(self, state: Frame, pointing: Pointing) -> str:
        """The quickest keys."""
        if pointing.question:
            done = "   x done" if pointing.question in keys.MARKS else ""
            return f"enter goes on with it   a adds{done}   escape: the day"
        if pointing.side == "logs":
            return "enter lists them   a adds"
        item = state.items.get(pointing.focus)
        does = "begins"
        if item is not None and item.exercise:
            does = f"{'turns' if item.running else 'begins, turns'} to {item.exercise}"
        return f"enter {does}   n next part   u d moves   x leaves out   a adds"


def _stepped(rows: list[Any], here: Any, direction: str) -> Any:
    at = rows.index(here) if here in rows else 0
    far = {"home": 0, "end": len(rows) - 1, "up": at - 1, "left": at - 1, "down": at + 1, "right": at + 1}
    return rows[max(0, min(len(rows) - 1, far.get(direction, at)))]


def _side_by_side(left: list[Drawn], right: list[Drawn], room: int) -> list[Drawn]:
    """Two columns as one list of lines."""
    found: list[Drawn] = []
    for at in range(max(len(left), len(right))):
        first = left[at] if at < len(left) else ()
        gap = max(0, room - sum(width(words) for words, _ in first))
        found.append((*first, (" " * gap, "text"), *(right[at] if at < len(right) else ())))
    return found
