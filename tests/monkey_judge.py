"""Judges what came of a sentence: the same words are carried out on a copy of the session as it was.

A sentence may be a line, or the answer to a field that stood open. Which fields there are, and what line an answer in
them makes, is asked of the boards; what a line does, of the languages; what is made by lot is taken from the entry.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import SystemRandom
from string import ascii_lowercase
from typing import Any
from unittest.mock import patch

from exercises.kernel.shape import Command, ExerciseError
from exercises.kernel.text import clean, folded
from exercises.shapes import SHAPES
from sessions.lines.carry_out import carry_out, perform, understand
from sessions.live.session import Session, open_session
from sessions.live.state import BATCH, Run
from sessions.store import locations
from tui.boards.board import Board, Pointing
from tui.boards.capture import Capture
from tui.boards.table import board_of
from tui.console import actions
from tui.console.by_file import is_export
from tui.console.exporting import asked_for

WRITER = "F2"
BAR = 7
"""Rows at the foot of the screen in which the bar stands."""
_SIZE = (80, 24)
_LABEL = 20
"""Letters of what leads a field that there is room for in every window."""
_TIMES = re.compile(r"\d{4}-\d\d-\d\dT[\d:.+Z-]+")
_NUMBER = re.compile(r"\d+")
ANYTHING: Any = object()
"""What the room sees, where the judge does not know it."""
_MEASURED = frozenset({"waited"})
"""Data that say how long something took."""

Event = dict[str, Any]
Asked = tuple[str, Command | str]
"""What leads the bar while something is asked, as it is drawn, and the line or the command that an answer comes to."""


@dataclass
class Sentence:
    """What was typed, and where."""

    lines: list[str]
    """One, or two that came in one after the other."""
    screen: list[str]
    """The screen before it was typed."""
    again: list[str]
    """The screen on which enter was pressed once more, with nothing typed before; empty when it was not."""
    earlier: list[str]
    """The sentences before it, the last one first."""
    ahead: bool = False
    """Whether it was begun before anybody could read what stood there: then it may be the answer to the next field."""


@dataclass
class Step:
    """One enter."""

    words: list[str]
    """What may have stood in the field."""
    rows: list[str]
    """The rows of the bar before it, or before the line that it came in behind."""
    ahead: int = 0
    """How many fields may be passed over that nobody could read: one with each line that was begun ahead."""
    after: str = ""
    """The line it came in behind, so that nobody saw the bar between them."""
    many: Sequence[str] = ()
    """Lines that were entered together."""


class Judge:
    """Of one session, by its name; `shadow` is a data folder of its own."""

    def __init__(self, shadow: Path, name: str) -> None:
        self._shadow, self._name = shadow, name
        with at(shadow):
            self._file = locations.session_path(name)

    def explains(self, sentence: Sentence, before: bytes, happened: Sequence[Event]) -> tuple[str, Any] | None:
        """What the events are ("a line", "an answer", "an action") and what the room then sees, or ANYTHING; None when
        it did not say them."""
        return self._explained(self._steps(sentence), before, happened, "", None)

    def _is_action(self, lines: Sequence[str], before: bytes) -> bool:
        """Whether one of these is the whole line of an action of a board that may be looked at."""
        with self._copy(before) as session:
            boards = [board for _, board in _looked_at(session)]
        return any(actions.called(board, line.strip()) for board in boards for line in lines)

    def leaves(self, line: str) -> bool:
        """Whether it is the line that ends a console."""
        action = actions.called(None, line.strip())
        return action is not None and action.name == "leave"

    def _steps(self, sentence: Sentence) -> list[Step]:
        """Each enter, with what may have stood in the field then."""
        last = sentence.earlier[:1]
        begun = [row[2:].strip() for row in sentence.screen if row.startswith(" >")][-1:]
        first = [sentence.lines[0], *(f"{start} {sentence.lines[0]}" for start in begun if start), *last]
        steps = [Step(first, sentence.screen[-BAR:], int(sentence.ahead))]
        behind = 1 + int(sentence.ahead)
        steps += [Step([line], sentence.screen[-BAR:], behind, after) for after, line in pairwise(sentence.lines)]
        if sentence.again:
            stood = [row for row in sentence.again[-BAR:] if row.strip()]
            words = (*sentence.lines, *sentence.earlier)
            steps.append(Step([one for one in words if _stands_in(one, stood)], stood))
        if len(sentence.lines) > 1:  # or both together, looked at first
            steps.insert(0, Step([], sentence.screen[-BAR:], many=sentence.lines))
        return steps

    def _explained(
        self, steps: Sequence[Step], before: bytes, happened: Sequence[Event], what: str, view: Any
    ) -> tuple[str, Any] | None:
        if not happened:
            return (what, view) if what else None
        if not steps:
            return None
        step, *others = steps
        for kind, told in self._possible(step, before, happened):
            events, seen, after = self._carried_out(told, before, happened)
            if events and same(events, happened[: len(events)]):
                seen = ANYTHING if view is ANYTHING else seen
                found = self._explained(others, after, happened[len(events) :], what or kind, seen)
                if found is not None:
                    return found
        if self._is_action(step.words, before) or _is_written(
            step.words, happened[0]
        ):  # what it does is the board's own, and one thing at most
            found = self._explained(others, before, happened[1:], what or "an action", ANYTHING)
            if found is not None:
                return found
        return self._explained(others, before, happened, what, view)  # refused, or it only opened something

    def _possible(self, step: Step, before: bytes, happened: Sequence[Event]) -> list[tuple[str, Command | str]]:
        """What that enter may have carried out, of what could have recorded the first of these events."""
        with self._copy(before) as session:
            told: list[tuple[str, Command | str]] = [("a line", words) for words in dict.fromkeys(step.words)]
            seen = [*_ints([one["data"] for one in happened]), *map(int, _NUMBER.findall(" ".join(step.rows)))]
            found = [*asked(session, seen, step.words, step.many)]
            labels = [*dict.fromkeys(label for label, _ in found)]
            open_now = {label for label in labels if any(row.startswith(f" {label[:_LABEL]}") for row in step.rows)}
            for _ in range(step.ahead):  # a field whose answer was refused or asked about is passed over
                open_now |= {after for label, after in pairwise(labels) if label in open_now}
            opened = _opens(session, step.after)
            told += [("an answer", answer) for label, answer in found if opened or label in open_now]
            return [one for one in told if _may_be(session, one[1], happened[0])]

    def _carried_out(
        self, told: Command | str, before: bytes, happened: Sequence[Event]
    ) -> tuple[list[Event], Any, bytes]:
        """What it records by itself, what the room then sees, and the session's file."""
        with self._copy(before) as session, _drawn_as(happened), suppress(ExerciseError):
            perform(session, told) if isinstance(told, str) else carry_out(session, told)
        after = self._file.read_bytes()
        room_file = self._shadow / "room" / f"{self._name}.json"
        view = json.loads(room_file.read_bytes())["view"] if room_file.exists() else None
        return events_since(before, after), view, after

    @contextmanager
    def _copy(self, before: bytes) -> Iterator[Session]:
        """The session as that file has it, in the shadow."""
        shutil.rmtree(self._shadow, ignore_errors=True)
        with at(self._shadow):
            self._file.parent.mkdir(parents=True)
            self._file.write_bytes(before)
            session = open_session(self._name, by=WRITER)
            try:
                yield session
            finally:
                session.close()


def _is_written(lines: Sequence[str], event: Event) -> bool:
    """Whether one of these asked for the file of which the event says that it was written, as nobody changed it."""
    for line in filter(is_export, lines):
        with suppress(ExerciseError):
            wanted = asked_for(line)
            said = {"file": wanted.path.name, "format": wanted.format, "audience": wanted.audience}
            if event["kind"] == "exported" and said.items() <= event["data"].items():
                return True
    return False


def _opens(session: Session, line: str) -> bool:
    """Whether that line may open a card, or a place for notes."""
    if not line.strip():
        return False
    if any(actions.called(board, line.strip()) for _, board in _looked_at(session)):
        return True
    with suppress(ExerciseError):
        return understand(session, line).action == "card"
    return False


def _stands_in(words: str, rows: Sequence[str]) -> bool:
    """Whether the bar has them, or as much of their end or beginning as there is room for."""
    said = [row.partition(">" if row.startswith(" >") else ": ")[2].strip() for row in rows]
    return any(one == clean(words) or (len(one) > 3 and one in clean(words)) for one in said)


def _looked_at(session: Session) -> list[tuple[Run, Board]]:
    """What a window may look at: the exercise, or the day; each with its board."""
    state = session.state
    runs = [state.runs.get(state.current), state.frame]
    boards = [(run, board_of(run.template)) for run in runs if run is not None]
    return [(run, board) for run, board in boards if board is not None]


def asked(session: Session, numbers: Iterable[int], words: Sequence[str], many: Sequence[str] = ()) -> Iterator[Asked]:
    """What the words come to in every field that could be open: of each thing with one of these numbers, or of none,
    and where notes are typed; `many` are lines that were entered together."""
    called = [f"{letter}{number}" for number in dict.fromkeys(numbers) for letter in ("", *ascii_lowercase)]
    for run, board in _looked_at(session):
        nowhere = board.settle(run.state, *_SIZE, Pointing(by=session.by)) or Pointing(by=session.by)
        pointings = [nowhere, *(board.called(run.state, nowhere, one) for one in called)]
        fields = {field.lead: field.label for one in dict.fromkeys(pointings) for field in board.fields(run.state, one)}
        yield from ((label, f"{lead}: {one}") for lead, label in fields.items() for one in words)
        yield from _notes(board.capture(run.state), words, many)


def _notes(capture: Capture | None, words: Sequence[str], many: Sequence[str]) -> Iterator[Asked]:
    """The notes that the words are: of any question and area, as the window's own may be."""
    if capture is None:
        return
    for question in capture.questions or ("",):
        for area in capture.areas or ("",):
            capture.question, capture.area = question, area
            for one in words:
                with suppress(ExerciseError):  # refused: it explains nothing
                    yield capture.name, capture.note(one)
            together = capture.notes([line.strip() for line in many]) if many else None
            if together is not None:
                yield capture.name, together


def _may_be(session: Session, told: Command | str, event: Event) -> bool:
    """Whether it could have recorded that event."""
    try:
        command = understand(session, told) if isinstance(told, str) else told
    except ExerciseError:
        return False
    return command.action != "move" or event["kind"] in (command.kind, BATCH)


@contextmanager
def _drawn_as(happened: Sequence[Event]) -> Iterator[None]:
    """What is made by lot comes out as it did in these events."""
    orders = [one for event in happened for one in _by_lot(event)]

    def sample(self: SystemRandom, population: Sequence[Any], k: int) -> list[Any]:
        return orders.pop(0) if orders and sorted(orders[0]) == sorted(population) else list(population)

    with patch.object(SystemRandom, "sample", sample):
        yield


def _by_lot(event: Event) -> Iterator[list[Any]]:
    """The orders in it that were made by lot, as the moves declare it."""
    shuffled = frozenset().union(*(shape.shuffled for shape in SHAPES.values()))
    moves = [(event["kind"], event["data"]), *_moves_in(event["data"])]
    yield from (data["order"] for kind, data in moves if kind in shuffled and isinstance(data.get("order"), list))


def _moves_in(value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """The moves that stand in an entry as [kind, data], at any depth."""
    if isinstance(value, dict):
        for one in value.values():
            yield from _moves_in(one)
    elif isinstance(value, list):
        if len(value) == 2 and isinstance(value[0], str) and isinstance(value[1], dict):
            yield value[0], value[1]
        for one in value:
            yield from _moves_in(one)


def _ints(value: Any) -> Iterator[int]:
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _ints(one)
    elif type(value) is int:
        yield value


def is_choice(sentence: str, screen: Sequence[str], happened: Sequence[Event]) -> bool:
    """Whether it is the beginning of an answer in a list that was open."""
    rows = [row.strip(" │▁▂▃▄▅▆▇█") for row in screen if row.lstrip().startswith("│")]
    said = folded(sentence)
    return bool(said) and len(happened) == 1 and any(folded(row).startswith(said) for row in rows)


@contextmanager
def at(home: Path) -> Iterator[None]:
    """The data folder of this process, for a moment."""
    before = os.environ.get("HOLDSPACE_HOME")
    os.environ["HOLDSPACE_HOME"] = str(home)
    try:
        yield
    finally:
        if before is None:
            del os.environ["HOLDSPACE_HOME"]
        else:
            os.environ["HOLDSPACE_HOME"] = before


def events_since(before: bytes, now: bytes) -> list[Event]:
    """What stands in a session's file that did not before: first what came, then what has other words since."""
    if before == now:
        return []
    was, there = json.loads(before)["events"], json.loads(now)["events"]
    came = [one for number, one in there.items() if number not in was]
    # A file that was written anew has other checks, whatever its entries say.
    return [*came, *(one for number, one in there.items() if number in was and _bare(was[number]) != _bare(one))]


def _bare(event: Event) -> Event:
    return {**event, "check": ""}


def same(some: Sequence[Event], others: Sequence[Event]) -> bool:
    """Whether two rows of events say the same, whenever they were recorded."""
    return [_said(one) for one in some] == [_said(one) for one in others]


def _said(event: Event) -> str:
    data = {key: value for key, value in event["data"].items() if key not in _MEASURED}
    return untimed([event["run"], event["kind"], data])


def untimed(value: Any) -> str:
    """The value with every time in it the same."""
    return _TIMES.sub("T", json.dumps(value, ensure_ascii=False, sort_keys=True))
