"""A monkey at a console in a real terminal: it types sentences at a person's pace, and whatever was recorded or shown
to the room must be what the sentence says.

What a sentence says is asked of the languages themselves: the same line is carried out on a copy of the session as it
was, and the console must have recorded the same and shown the room the same. In an open card or capture the sentence is
the answer, word for word. While nothing is typed, enter takes the words that came back and stand marked in the field.
Nothing at all may happen before enter.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import clean, folded
from sessions.library import beginning, templates
from sessions.lines.carry_out import perform
from sessions.live.session import open_session
from tests.monkey_words import sentences
from tests.pseudo_terminal import Terminal
from tests.samples import sample_of
from tui.console.lines import SAVING

WRITER = "F2"
SIZES = ((80, 24), (60, 18), (120, 36))
LETTERS_A_SECOND = (5, 40)
SORTING = "LETTERS ARE KEYS"
PASTED = "pasted lines."
"""What stands over many lines that were pasted, which are looked at first."""
WAYS = {"typed": 7, "pasted": 1, "in one read": 1, "two pasted": 0.5, "two in one read": 0.5}
"""How sentences come in, and how often; two are two lines."""
NOTHING_TWICE = 0.4
"""Seconds after an enter in which another one is nothing."""
_TIMES = re.compile(r"\d{4}-\d\d-\d\dT[\d:.+Z-]+")

Event = dict[str, Any]


@dataclass
class Fault:
    """Something that a sentence did not say."""

    what: str
    sentence: str
    how: str
    events: list[Event]
    expected: str
    screen: str

    def __str__(self) -> str:
        happened = "\n".join(f"    {one['run']} {one['kind']} {one['data']}" for one in self.events)
        return f"{self.what}: “{self.sentence}” ({self.how})\n{happened}\n  said: {self.expected}\n{self.screen}"


@dataclass
class Report:
    """What came of a row of sentences."""

    scene: str
    typed: int = 0
    """How many sentences."""
    came: Counter[str] = field(default_factory=Counter)
    """How many sentences were nothing, a line, an answer."""
    faults: list[Fault] = field(default_factory=list)


def scenes() -> list[tuple[str, int]]:
    """Every board in every phase: an exercise's key and the number of the phase."""
    return [(key, phase) for key, held in templates.built_in().items() for phase in range(len(held.phases))]


class Monkey:
    """At one console, over one session; `close` it."""

    def __init__(self, place: Path, key: str, phase: int, seed: int) -> None:
        self.chance = random.Random(f"{key} {phase} {seed}")
        self.home, self.shadow = place / "home", place / "shadow"
        template = templates.built_in()[key]
        self.shape = template.shape
        self.words = sentences(self.chance.randrange(1 << 30), template)
        self.report = Report(f"{key}, phase {phase}, seed {seed}")
        with at(self.home):
            self.name = _filled(key, phase)
        self.file = self.home / "sessions" / f"{self.name}.json"
        self.room_file = self.home / "room" / f"{self.name}.json"
        columns, rows = self.chance.choice(SIZES)
        command = [sys.executable, "-m", "tui", "open", self.name, "--as", WRITER]
        root = Path(__file__).resolve().parents[1]
        known = {"HOLDSPACE_HOME": str(self.home), "PYTHONPATH": str(root), "TEXTUAL_ANIMATIONS": "none"}
        self.terminal = Terminal(command, columns=columns, rows=rows, environment={**known})
        self.terminal.wait_for(lambda: len(self.terminal.text()) > 300, 30)
        self.quiet(0.4)
        self.entered = 0.0
        self._drawn = 0
        self.last = ""
        self.stood: list[str] = []
        """The screen on which enter was pressed with nothing typed before it."""

    def close(self) -> None:
        """Ends the console."""
        self.terminal.close()

    def type_sentences(self, count: int) -> Report:
        """Types so many; stops when the console has ended."""
        while self.report.typed < count:
            self.one(next(self.words), most=count - self.report.typed)
            if self._has_ended():
                break
        return self.report

    def one(self, sentence: str, most: int = 1) -> None:
        """Types one sentence in some way, or two, and looks at what came of it."""
        chance = self.chance
        self.quiet(0.05)
        self._out_of_the_way()
        before, room_before = self.file.read_bytes(), self.room()
        drawn = len(self.terminal.raw)
        self.stood = []
        escape = chance.random() < 0.25
        (way,) = chance.choices(list(WAYS), list(WAYS.values()))
        if way.startswith("two") and most > 1:
            sentence = f"{sentence}\n{next(self.words)}"
        self.report.typed += len(sentence.split("\n"))
        how = f"{'escape, then ' if escape else ''}{way}"
        time.sleep(chance.choice((0.0, 0.0, 0.02, 0.1, 0.6)))
        if escape:
            self.terminal.send(b"\x1b")
            time.sleep(chance.choice((0.0, 0.0, 0.02, 0.08, 0.15)))
        if way == "typed":
            self._type(sentence)
        elif way.endswith("pasted"):
            self.terminal.paste(sentence)
        else:
            self.terminal.send(sentence.replace("\n", "\r"))
        self.quiet(0.08)
        if self.terminal.process.poll() is None and way != "two in one read":
            self._nothing_yet(sentence, how, before, room_before, drawn)
        self.enter()
        if chance.random() < 0.1 and time.monotonic() - self.entered < NOTHING_TWICE / 2:
            self.terminal.send(b"\r")
            how += ", enter twice"
        elif chance.random() < 0.06:
            time.sleep(2 * NOTHING_TWICE)
            self.quiet(0.1)
            self.stood = self.terminal.lines()
            self.enter()
            how += ", enter again"
        self._answered()
        self._only_what_it_says(sentence, how, before, room_before, drawn)
        self.last = sentence

    def _out_of_the_way(self) -> None:
        """Where letters are keys, or lines wait to be looked at, the screen says so; a sentence has no place there."""
        text = self.terminal.text()
        if SORTING in text or PASTED in text:
            self.terminal.send(b"\x1b")
            self.quiet(0.3)

    def enter(self) -> None:
        """Presses enter; not so soon after the last one that it would be nothing."""
        time.sleep(max(0.0, self.entered + 1.1 * NOTHING_TWICE - time.monotonic()))
        self._drawn = len(self.terminal.raw)
        self.terminal.send(b"\r")
        self.entered = time.monotonic()

    def _answered(self) -> None:
        """Waits until what enter did is drawn: the bar empties, or says why not."""
        end = time.monotonic() + 1.5
        while len(self.terminal.raw) == self._drawn and time.monotonic() < end:
            time.sleep(0.01)
        self.quiet(0.2)

    def _type(self, sentence: str) -> None:
        pace = self.chance.uniform(*LETTERS_A_SECOND)
        for letter in sentence:
            self.terminal.send(letter)
            time.sleep(self.chance.uniform(0.5, 1.5) / pace)

    def quiet(self, seconds: float) -> None:
        """Waits until nothing is drawn any more and everything is on disk."""
        end = time.monotonic() + 10
        length = -1
        while (length != len(self.terminal.raw) or SAVING in self.terminal.text()) and time.monotonic() < end:
            length = len(self.terminal.raw)
            time.sleep(seconds)

    def room(self) -> Any:
        """What the room sees."""
        try:
            return json.loads(self.room_file.read_bytes())["view"]
        except FileNotFoundError:
            return None

    # -- what may be

    def _has_ended(self) -> bool:
        """Whether the console is gone; a sentence that asks to leave may end it, and nothing else."""
        if self.terminal.process.poll() is None:
            return False
        status = self.terminal.wait_exit()
        self.report.came["left"] += 1
        if status or clean(self.last).casefold() not in _LEAVING:
            log = self.home / "crash.log"
            told = log.read_text(encoding="utf-8") if log.exists() else ""
            self._fault(f"the console ended, status {status}", self.last, "", [], told, 0)
        return True

    def _nothing_yet(self, sentence: str, how: str, before: bytes, room: Any, drawn: int) -> None:
        happened = events_since(before, self.file.read_bytes())
        if happened or self.room() != room:
            self._fault("before enter", sentence, how, happened, "nothing", drawn)

    def _only_what_it_says(self, sentence: str, how: str, before: bytes, room: Any, drawn: int) -> None:
        happened = events_since(before, self.file.read_bytes())
        if not happened:
            self.report.came["nothing"] += 1
            if self.room() != room:
                self._fault("the room changed", sentence, how, happened, "nothing", drawn)
            return
        lines = dict.fromkeys(
            (sentence, *sentence.split("\n"), self.last, self._gone_on_with(sentence, drawn), *_in_the_bar(self.stood))
        )
        told = [self._carried_out(line, before) for line in lines if line.strip()]
        for events, view in told:
            if same(events, happened):
                self.report.came["two lines" if len(events) > 1 else "a line"] += 1
                if untimed(view) != untimed(self.room()):
                    self._fault("the room sees something else", sentence, how, happened, f"{view}", drawn)
                return
        if self._is_answer(sentence, happened, drawn):
            self.report.came["an answer"] += 1
        elif self._is_choice(sentence, happened, drawn):
            self.report.came["a choice"] += 1
        elif self._is_action(sentence, happened):
            self.report.came["an action"] += 1
        else:
            self._fault("not said", sentence, how, happened, f"{[events for events, _ in told]}", drawn)

    def _carried_out(self, lines: str, before: bytes) -> tuple[list[Event], Any]:
        """What the line, or each of these lines after the other, records by itself, and what the room then sees."""
        shutil.rmtree(self.shadow, ignore_errors=True)
        with at(self.shadow):
            file = self.shadow / "sessions" / f"{self.name}.json"
            file.parent.mkdir(parents=True)
            file.write_bytes(before)
            held = open_session(self.name, by=WRITER)
            for line in lines.split("\n"):
                with suppress(ExerciseError):
                    perform(held, line)
            held.close()
            room_file = self.shadow / "room" / f"{self.name}.json"
            view = json.loads(room_file.read_bytes())["view"] if room_file.exists() else None
            return events_since(before, file.read_bytes()), view

    def _is_answer(self, sentence: str, happened: list[Event], drawn: int) -> bool:
        """Whether each is one answer of these words, where an open field asked for it; the first of two may open it."""
        two = sentence.split("\n")
        asked = not any(row.startswith(" >") for row in self._screen_at(drawn)[-7:])
        if len(happened) > len(two) or not (asked or len(two) > 1) or not all(one["run"] for one in happened):
            return False
        said = clean(f"{' '.join(two)} {' '.join(self.stood[-4:])}")
        # A sign is kept as what it stands for, and words after ~ without it.
        spoken = [texts(one["data"]) for one in happened]
        answers = [[text for text in words if " " in text or text.casefold() not in _KEYS] for words in spoken]
        short = asked and len(two) == 1 and (len(said.split()) == 1 or bool(_SIGNS.search(said)))
        return all(text in said for words in answers for text in words) and (short or all(answers))

    def _is_choice(self, sentence: str, happened: list[Event], drawn: int) -> bool:
        """Whether it is the beginning of an answer in a list that was open."""
        rows = [row.strip(" │▁▂▃▄▅▆▇█") for row in self._screen_at(drawn) if row.lstrip().startswith("│")]
        said = folded(sentence)
        return bool(said) and len(happened) == 1 and any(folded(row).startswith(said) for row in rows)

    def _gone_on_with(self, sentence: str, drawn: int) -> str:
        """The whole line, where an action of the board had written its beginning into the bar for it."""
        if not self._is_called(self.last):
            return ""
        begun = [row[2:].strip() for row in self._screen_at(drawn) if row.startswith(" >")]
        return f"{begun[-1]} {sentence}" if begun and begun[-1] else ""

    def _is_action(self, sentence: str, happened: list[Event]) -> bool:
        """Whether the whole sentence is the line of an action of the board, which records one thing at most."""
        return len(happened) == 1 and self._is_called(sentence)

    def _is_called(self, sentence: str) -> bool:
        """Whether it is the whole line of an action of the board."""
        from tui.boards.table import BOARDS
        from tui.console import actions

        boards = (BOARDS[self.shape], BOARDS["log"])  # any window may look at the day
        return any(actions.called(board, line.strip()) for board in boards for line in sentence.split("\n"))

    def _fault(self, what: str, sentence: str, how: str, events: list[Event], expected: str, drawn: int) -> None:
        screen = "\n".join(f"  | {row}" for row in [*self._screen_at(drawn), "-" * 40, *self.terminal.lines()])
        self.report.faults.append(Fault(what, sentence, how, events, expected, screen))

    def _screen_at(self, drawn: int) -> list[str]:
        return self.terminal.lines_after(drawn)


_SIGNS = re.compile(r"[?~\d-]")
_NOT_SAID = frozenset({"field", "question", "area", "at"})
"""Fields of which no word is anybody's: where an answer stands, and when."""
_MEASURED = frozenset({"waited"})
"""Fields that say how long something took."""
_LEAVING = frozenset({"quit", "leave", "exit"})
_KEYS = frozenset({"answered", "not known", "unknown", "nothing", "nobody", "silent", "guess", "concern"})


def _filled(key: str, phase: int) -> str:
    """A session of that exercise with something of everything in it, in that phase, projected by nobody."""
    template = templates.built_in()[key]
    framed = template.shape == "log"
    held = beginning.new_session("A day together", [] if framed else [template], by=WRITER)
    for line in (*sample_of(template).lines, f"go {phase}"):
        try:
            perform(held, line)
        except ExerciseError:
            continue
    held.record("projected", {"projected": False})
    held.close()
    return held.name


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


def _in_the_bar(rows: list[str]) -> list[str]:
    """The line that stands in the bar of that screen."""
    return [row[2:].strip() for row in rows[-7:] if row.startswith(" >")]


def events_since(before: bytes, now: bytes) -> list[Event]:
    """What stands in a session's file that did not before."""
    if before == now:
        return []
    was, held = json.loads(before)["events"], json.loads(now)["events"]
    return [one for number, one in held.items() if number not in was or was[number] != one]


def same(some: list[Event], others: list[Event]) -> bool:
    """Whether two rows of events say the same, whenever they were recorded."""
    return [_said(one) for one in some] == [_said(one) for one in others]


def _said(event: Event) -> str:
    data = {key: value for key, value in event["data"].items() if key not in _MEASURED}
    return untimed([event["run"], event["kind"], data])


def untimed(value: Any) -> str:
    """The value with every time in it the same."""
    return _TIMES.sub("T", json.dumps(value, ensure_ascii=False, sort_keys=True))


def texts(value: Any) -> list[str]:
    """Every text in it."""
    if isinstance(value, dict):
        return [text for key, one in value.items() if key not in _NOT_SAID for text in texts(one)]
    if isinstance(value, list):
        return [text for one in value for text in texts(one)]
    return [value] if isinstance(value, str) else []
