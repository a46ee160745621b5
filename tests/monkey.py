"""A monkey at a console in a real terminal: it types sentences at a person's pace, and whatever was recorded or shown
to the room must be what the sentence says.

What a sentence says is asked of the languages themselves (`monkey_judge.py`): the same line is carried out on a copy of
the session as it was, and the console must have recorded the same and shown the room the same. In an open card or
capture the sentence is the answer, word for word. While nothing is typed, enter takes the words that came back and
stand marked in the field. Nothing at all may happen before enter.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from exercises.kernel.shape import ExerciseError
from exercises.leaving.room_view import QUIET
from exercises.shapes import FRAME_SHAPE, PROGRAMME_SHAPE
from sessions.library import beginning, programmes, templates
from sessions.lines.carry_out import perform
from sessions.store import locations
from tests.monkey_judge import ANYTHING, WRITER, Event, Judge, Sentence, at, events_since, is_choice, untimed
from tests.monkey_words import sentences
from tests.pseudo_terminal import Terminal
from tests.samples import sample_of
from tui.app.entry import AT_ONCE
from tui.console.lines import SAVING

SIZES = ((80, 24), (60, 18), (120, 36))
LETTERS_A_SECOND = (5, 40)
SORTING = "LETTERS ARE KEYS"
PASTED = "pasted lines."
"""What stands over many lines that were pasted, which are looked at first."""
WAYS = {"typed": 7, "pasted": 1, "in one read": 1, "two pasted": 0.5, "two in one read": 0.5}
"""How sentences come in, and how often; two are two lines."""
NOTHING_TWICE = 0.4
"""Seconds after an enter in which another one is nothing."""


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
        happened = "\n".join(f"    {one['run']} {one['kind']} {one['data']}"[:400] for one in self.events)
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
    """Every board in every phase: an exercise's key and the number of the phase. A day alone goes to none."""
    places = {key: 1 if held.shape == FRAME_SHAPE else len(held.phases) for key, held in templates.built_in().items()}
    return [(key, phase) for key, many in places.items() for phase in range(many)]


class Monkey:
    """At one console, over one session; `close` it."""

    def __init__(self, place: Path, key: str, phase: int, seed: int) -> None:
        self.chance = random.Random(f"{key} {phase} {seed}")
        self.home = place / "home"
        template = templates.built_in()[key]
        self.words = sentences(self.chance.randrange(1 << 30), template)
        self.report = Report(f"{key}, phase {phase}, seed {seed}")
        with at(self.home):
            self.name = filled(key, phase)
            self.file = locations.session_path(self.name)
        self.judge = Judge(place / "shadow", self.name)
        self.room_file = self.home / "room" / f"{self.name}.json"
        columns, rows = self.chance.choice(SIZES)
        opens = ["programme", self.file.stem] if locations.is_programme(self.name) else ["open", self.name]
        command = [sys.executable, "-m", "tui", *opens, "--as", WRITER]
        root = Path(__file__).resolve().parents[1]
        known = {"HOLDSPACE_HOME": str(self.home), "PYTHONPATH": str(root), "TEXTUAL_ANIMATIONS": "none"}
        self.terminal = Terminal(command, columns=columns, rows=rows, environment={**known})
        self.terminal.wait_for(lambda: len(self.terminal.text()) > 300)
        self.quiet(0.4)
        self.entered = self.answered = 0.0
        self._drawn = 0
        self.earlier: list[str] = []
        """What was typed, the last one first."""

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
        typed = Sentence([], self.terminal.lines(), [], self.earlier)
        escape = chance.random() < 0.25
        (way,) = chance.choices(list(WAYS), list(WAYS.values()))
        if way.startswith("two") and most > 1:
            sentence = f"{sentence}\n{next(self.words)}"
        typed.lines = sentence.split("\n")
        self.report.typed += len(typed.lines)
        how = f"{'escape, then ' if escape else ''}{way}"
        time.sleep(chance.choice((0.0, 0.0, 0.02, 0.1, 0.6)))
        typed.ahead = not escape and time.monotonic() - self.answered < AT_ONCE
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
            self._nothing_yet(typed, how, before, room_before)
        self.enter()
        if chance.random() < 0.1 and time.monotonic() - self.entered < NOTHING_TWICE / 2:
            self.terminal.send(b"\r")
            how += ", enter twice"
        elif chance.random() < 0.06:
            time.sleep(2 * NOTHING_TWICE)
            self.quiet(0.1)
            typed.again = self.terminal.lines()
            self.enter()
            how += ", enter again"
        self._answered()
        self._only_what_it_says(typed, how, before, room_before)
        self.earlier = [*reversed(typed.lines), *self.earlier]

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
        self.answered = time.monotonic()

    def _type(self, sentence: str) -> None:
        pace = self.chance.uniform(*LETTERS_A_SECOND)
        for letter in sentence:
            self.terminal.send(letter)
            time.sleep(self.chance.uniform(0.5, 1.5) / pace)

    def quiet(self, seconds: float) -> None:
        """Waits until the console rests, draws nothing any more, and everything is on disk."""
        end = time.monotonic() + 30
        drawn, rested = -1, False
        while time.monotonic() < end:
            before, drawn = drawn, len(self.terminal.raw)
            rested, rests = self.terminal.rests(), rested
            if rested and rests and before == drawn and SAVING not in self.terminal.text():
                return
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
        last = self.earlier[0]
        if status or not self.judge.leaves(last):
            log = self.home / "crash.log"
            told = log.read_text(encoding="utf-8") if log.exists() else ""
            self._fault(f"the console ended, status {status}", last, "", [], told, [])
        return True

    def _nothing_yet(self, sentence: Sentence, how: str, before: bytes, room: Any) -> None:
        happened = events_since(before, self.file.read_bytes())
        if happened or self.room() != room:
            self._fault("before enter", "\n".join(sentence.lines), how, happened, "nothing", sentence.screen)

    def _only_what_it_says(self, sentence: Sentence, how: str, before: bytes, room: Any) -> None:
        happened, said = events_since(before, self.file.read_bytes()), "\n".join(sentence.lines)
        if not happened:
            self.report.came["nothing"] += 1
            left = any(map(self.judge.leaves, sentence.lines)) and (self.room() or {}).get("key") == QUIET.key
            if self.room() != room and not left:
                self._fault("the room changed", said, how, happened, "nothing", sentence.screen)
            return
        found = self.judge.explains(sentence, before, happened)
        if found is not None:
            what, view = found
            self.report.came[what] += 1
            if view is not ANYTHING and untimed(view) != untimed(self.room()):
                self._fault("the room sees something else", said, how, happened, f"{view}", sentence.screen)
        elif is_choice(said, sentence.screen, happened):
            self.report.came["a choice"] += 1
        else:
            self._fault("not said", said, how, happened, "something else", sentence.screen)

    def _fault(self, what: str, sentence: str, how: str, events: list[Event], expected: str, before: list[str]) -> None:
        screen = "\n".join(f"  | {row}" for row in [*before, "-" * 40, *self.terminal.lines()])
        self.report.faults.append(Fault(what, sentence, how, events, expected, screen))


def filled(key: str, phase: int) -> str:
    """A session of that exercise with something of everything in it, in that phase, projected by nobody."""
    template = templates.built_in()[key]
    if template.shape == PROGRAMME_SHAPE:
        held = programmes.new_programme("Working alongside", by=WRITER)
    else:
        framed = template.shape == FRAME_SHAPE
        held = beginning.new_session("A day together", [] if framed else [template], by=WRITER)
    for line in (*sample_of(template).lines, f"go {phase}"):
        try:
            perform(held, line)
        except ExerciseError:
            continue
    run = held.state.runs.get(held.state.current)
    assert run is None or run.template.phase_number(run.state.phase) == phase, f"{key} is not in phase {phase}"
    held.record("projected", {"projected": False})
    held.close()
    return held.name
