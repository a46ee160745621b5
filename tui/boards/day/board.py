"""The day's board: what comes back today, the running order, and the open logs with their letters.

Pure; told nothing of widgets and keys, and told what time it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from exercises.frame.due import to_say
from exercises.frame.reading import text
from exercises.frame.running import following
from exercises.frame.state import Frame
from exercises.frame.things import Item
from exercises.kernel.record import replace
from tui.app.actions import Action
from tui.app.text import fit, wrap
from tui.boards.board import Drawing, Drawn, Pointing, Wish
from tui.boards.cut import rows_cut
from tui.boards.day import agenda
from tui.boards.day.logs import BY_LETTER, LOGS, Log, coming_back, due_sentence, full_list, log_rows, numbers_in
from tui.boards.list_board import ListBoard, beside, stepped

OWN: tuple[Action, ...] = (
    Action("add", "Add here", "A part of the day; in a list, one more of what it lists.", "a"),
    Action("earlier", "Earlier in the day", "The part pointed at goes one place up.", "u"),
    Action("later", "Later in the day", "The part pointed at goes one place down.", "d"),
    Action(
        "leave_out",
        "Leave out, or keep after all",
        "It stays in the plan, marked. In a list: done, or open again.",
        "x",
    ),
    Action("once_more", "The same once more", "A copy, after what is on now.", "r"),
    Action("minutes", "Other minutes", "Opens the line: g3 minutes 30", "i"),
    Action("finish", "End what is on", "The part that is on ends; nothing else begins.", "k"),
    Action("turn_to", "Turn to its exercise", "The exercise this part of the day opens.", "o"),
)

WORDS = {
    "show_focused": ("Show this in the room", "The room sees what is coming, or the list that is open here."),
    "show_overview": ("Show what is coming in the room", "The parts still to come, with their intensity in words."),
    "next_waiting": ("Next part that waits", "Only points at it; enter begins it, and so does agenda next."),
    "open_card": ("Begin, or open", "A part of the day begins, and its exercise is there; a log opens as a list."),
    "detail": ("Day in full", "Changes between the day and everything planned and kept, in full."),
    "findings": ("Everything as text", "All that holds the day together, in full."),
    "guidance": ("Guidance for the day's phase", "What to say now, what to watch for; left and right look ahead."),
}
"""What actions of every console mean on the day."""

_MARKS = dict.fromkeys("epnq", ("done", "open")) | {"u": ("out: ", "")}
"""By letter: the words that put a thing by, and the words that bring it back."""
_BESIDE = 100
"""Columns from which the logs stand beside the running order."""
_ADDS = "a adds: agenda + Mihi, welcome: 20 light"


class DayBoard(ListBoard):
    """The parts of the day as a list, with the logs beside or below, each of which opens as a list of its own."""

    thing = "item"
    overview_view = "agenda"
    words = WORDS
    own = OWN
    detail_scrolls = True
    answer_help = "Everything that is kept has a letter and a number: g3 a part of the day, e1 an elephant, p2 parked."
    field_hint = ""
    wordless = "An elephant is being held. Nothing is typed."

    def __init__(self, now: datetime | None = None, title: str = "", to_try: Sequence[str] = ()) -> None:
        self.now = now
        """What time it is; None where nobody knows, and then nothing is said about time."""
        self.session_title = title
        """The session's title, for what comes back with a session of that name."""
        self.to_try = to_try
        """What the session's programme gives it to try, a line each."""

    def at(self, now: datetime, title: str, to_try: Sequence[str] = ()) -> DayBoard:
        """The same board at that time."""
        return DayBoard(now, title, to_try)

    def numbers(self, state: Frame) -> Sequence[int]:
        """In the order of the day."""
        return state.order

    def settle(self, state: Frame, width: int, height: int, pointing: Pointing) -> Pointing:
        """At something that is there."""
        if pointing.question:
            numbers = numbers_in(state, BY_LETTER[pointing.question])
            return pointing if pointing.theme in numbers else replace(pointing, theme=next(iter(numbers), 0))
        if pointing.side == "logs" and pointing.showing in BY_LETTER:
            return pointing
        focus = pointing.focus if pointing.focus in state.items else agenda.first(state)
        return _at_item(pointing, focus) if focus else replace(pointing, focus=0, side="logs", showing=LOGS[0].letter)

    def overview(self, state: Frame, width: int, height: int, pointing: Pointing) -> Drawing:
        """What comes back, the running order, the logs; or the log that is open."""
        if pointing.question:
            return full_list(state, BY_LETTER[pointing.question], width, pointing.theme)
        back, asked = coming_back(state, self.now, self.session_title) if self.now is not None else ([], [])
        on_logs = pointing.side == "logs"
        split = width >= _BESIDE
        left = width * 3 // 5 if split else width
        day = [agenda.heading(state, self.now, left)]
        day += agenda.rows(state, self.now, left, 0 if on_logs else pointing.focus)
        if not state.items:
            day += [((fit(f" {line}", left), "quiet"),) for line in wrap(f"Nothing is planned yet. {_ADDS}", left - 2)]
        from exercises.frame.tools import never_practised  # the day's board alone has it

        shown = wrap(never_practised(state), max(8, left - 8))
        day += [((fit(f"       {line}", left), "quiet"),) for line in shown if line]
        logs: list[Drawn] = [((" LOGS", "heading"),)]
        logs += log_rows(state, width - left if split else width, pointing.showing if on_logs else "", back, asked)
        said = wrap(due_sentence(back, asked, len(to_say(state))), max(8, width - 2))[:2]
        top: list[Drawn] = [((fit(f" {line}", width), "strong"),) for line in said if line]
        top += [((f" {line}", "text"),) for told in self.to_try for line in wrap(told, max(8, width - 2))]
        if on_logs:
            here = next((place for place, log in enumerate(LOGS, 1) if log.letter == pointing.showing), 0)
            here += 0 if split else len(day) + 1
        else:
            here = state.order.index(pointing.focus) + 1 if pointing.focus in state.order else 0
        here += len(top)
        lines = [*top, *(beside(day, logs, left) if split else (*day, (), *logs))]
        return Drawing(lines, here, here, gaps=frozenset() if split else frozenset({len(top) + len(day)}))

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
        log = _log_at(pointing)
        if log is not None:
            room_words = "s shows it in the room" if log.view else "for the two of you only"
            does = "enter goes on with it" if pointing.question else "enter lists them"
            lines = (f" {log.title}", f" {does}   a adds: {log.add.strip()} …", f" {room_words}")
            return [((fit(line, width), "quiet" if at else "strong"),) for at, line in enumerate(lines[:height])]
        item = state.items.get(pointing.focus)
        if item is None:
            return [((fit(" a adds a part of the day: agenda + Mihi, welcome: 20 light", width), "quiet"),)]
        return rows_cut(agenda.card(state, item, width), width, height)

    def next_waiting(self, state: Frame, pointing: Pointing) -> Wish:
        """What comes next, then what comes after it; neither begins."""
        waiting = [item.number for item in state.in_order() if not item.stretches and not item.dropped]
        there = replace(pointing, question="", theme=0)
        if not waiting:
            return Wish(there, says="No part of the day waits. a adds one.")
        first = following(state)
        number = first.number if first is not None else waiting[0]
        if pointing.focus in waiting and not pointing.side and not pointing.question:
            number = waiting[(waiting.index(pointing.focus) + 1) % len(waiting)]
        return Wish(_at_item(there, number), says=f"g{number} waits: enter begins it.")

    def open(self, state: Frame, pointing: Pointing) -> Wish:
        """Begins a part of the day, or opens a log."""
        if pointing.question:
            log = BY_LETTER[pointing.question]
            if not pointing.theme:
                return Wish(pointing, opens=log.add)
            if not log.lettered:
                return Wish(pointing, says="A marked minute stays as it is.")
            return Wish(pointing, opens=f"{log.letter}{pointing.theme} ")
        if pointing.side == "logs":
            return Wish(replace(pointing, question=pointing.showing, theme=0))
        item = state.items.get(pointing.focus)
        if item is None:
            return Wish(pointing, opens="agenda + ")
        if not item.running:
            return Wish(pointing, line=f"g{item.number} begin")
        if item.exercise:
            return Wish(pointing, line=f"exercise {item.exercise}")
        return Wish(pointing, says=f"g{item.number} is on now. agenda next begins what comes next; k ends it.")

    def show_line(self, state: Frame, pointing: Pointing) -> str:
        """The log that is open or pointed at, when the room may see it; else what is coming."""
        log = _log_at(pointing)
        return "show agenda" if log is None else f"show {log.view}" if log.view else ""

    def move(
        self, state: Frame, width: int, height: int, pointing: Pointing, direction: str, *, in_detail: bool
    ) -> Pointing | None:
        """Up and down the day and into the logs; left and right between the two."""
        if in_detail or direction in ("pageup", "pagedown"):
            return None
        if pointing.question:
            numbers = numbers_in(state, BY_LETTER[pointing.question])
            return replace(pointing, theme=stepped(numbers, pointing.theme, direction))
        if direction in ("left", "right"):
            if direction == "right":
                return replace(pointing, side="logs", showing=pointing.showing or LOGS[0].letter)
            return _at_item(pointing, pointing.focus) if state.order else pointing
        rows = [*((number, "") for number in state.order), *((0, log.letter) for log in LOGS)]
        here = (0, pointing.showing) if pointing.side == "logs" else (pointing.focus, "")
        number, letter = stepped(rows, here, direction)
        return replace(pointing, side="logs", showing=letter) if letter else _at_item(pointing, number)

    def act(self, state: Frame, pointing: Pointing, name: str) -> Wish:
        """What one of its own actions comes to."""
        if name == "add":
            log = _log_at(pointing)
            return Wish(pointing, opens=log.add if log is not None else "agenda + ")
        if name == "finish":
            here = state.here
            return Wish(pointing, line=f"g{here.number} end") if here else Wish(pointing, says="Nothing is on now.")
        if pointing.question:
            return _in_list(state, pointing, name)
        item = state.items.get(pointing.focus) if pointing.side != "logs" else None
        if item is None:
            return Wish(pointing, says="This is for a part of the day: up goes to them. a adds one.")
        return _with_item(state, pointing, name, item)

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
        number = data.get("number" if kind in ("plan_item", "repeat_item") else "item")
        spoken = kind.endswith("_item") and isinstance(number, int) and not undone
        return _at_item(pointing, number) if spoken else pointing

    def hint(self, state: Frame, pointing: Pointing) -> str:
        """The quickest keys."""
        if pointing.question:
            done = "   x done" if pointing.question in _MARKS else ""
            return f"enter goes on with it   a adds{done}   escape: the day"
        if pointing.side == "logs":
            return "enter lists them   a adds"
        item = state.items.get(pointing.focus)
        does = "begins"
        if item is not None and item.exercise:
            does = f"{'turns' if item.running else 'begins, turns'} to {item.exercise}"
        return f"enter {does}   n next part   u d moves   x leaves out   a adds"


def _log_at(pointing: Pointing) -> Log | None:
    """The log that is open or pointed at."""
    return BY_LETTER.get(pointing.question or (pointing.showing if pointing.side == "logs" else ""))


def _at_item(pointing: Pointing, number: Any) -> Pointing:
    return replace(pointing, focus=number, side="", showing="")


def _with_item(state: Frame, pointing: Pointing, name: str, item: Item) -> Wish:
    called = f"g{item.number}"
    match name:
        case "earlier" | "later":
            return _moved(state, pointing, item.number, -1 if name == "earlier" else 1)
        case "leave_out":
            return Wish(pointing, line=f"{called} {'keep' if item.dropped else 'drop'}")
        case "once_more":
            return Wish(pointing, line=f"{called} again")
        case "minutes":
            return Wish(pointing, opens=f"{called} minutes ")
    if not item.exercise:
        return Wish(pointing, says=f"{called} opens no exercise. Give it one: {called} exercise post-its")
    return Wish(pointing, line=f"exercise {item.exercise}")


def _moved(state: Frame, pointing: Pointing, number: int, step: int) -> Wish:
    order = [known for known in state.order if known != number]
    place = state.order.index(number) + step
    if not 0 <= place < len(state.order):
        return Wish(pointing, says="It stands at the end of the day already." if step > 0 else "It is the first.")
    return Wish(pointing, line=f"g{number} move {f'g{order[place - 1]}' if place else 'first'}")


def _in_list(state: Frame, pointing: Pointing, name: str) -> Wish:
    log = BY_LETTER[pointing.question]
    done = next((done for number, _, done in log.things(state) if number == pointing.theme), None)
    marks = _MARKS.get(log.letter)
    if name != "leave_out" or done is None or marks is None:
        return Wish(pointing, says="This is for a part of the day: escape goes back to it.")
    called = f"{log.letter}{pointing.theme}"
    if log.letter == "u":
        return Wish(pointing, says="It stands no longer.") if done else Wish(pointing, opens=f"{called} {marks[0]}")
    return Wish(pointing, line=f"{called} {marks[1] if done else marks[0]}")
