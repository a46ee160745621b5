"""Where letters go: what opens, what closes, what waits behind up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from exercises.kernel.record import replace
from exercises.kernel.shape import Completion, ExerciseError
from sessions.live.saving import Waiting
from tui.app.entry import Words, gone_on_with
from tui.boards.board import Board, EntryField
from tui.console import stack
from tui.console.bar_drawing import draw
from tui.console.entry import ConsoleEntry
from tui.console.notes_kept import NotesKept
from tui.console.stack import GROUND, Capture, Card, Keys, Line, Place, Seek, Stack

if TYPE_CHECKING:
    from textual.containers import Vertical

    from tui.console.screen import ConsoleScreen

    _Part = Vertical
else:
    _Part = object

IDLE = 60.0
"""Seconds without a key after which letters type again."""


def _ended(board: Board | None) -> str:
    """What is said when letters are keys no longer."""
    if board is None or not board.letters:
        return "Letters type again."
    return f"{board.letters.capitalize()} has ended; letters type again. {board.own[0].line} goes on."


class Places(_Part):
    """The stack of places, and the field in which the words of the one on top stand."""

    def __init__(self, console: ConsoleScreen, **options: Any) -> None:
        super().__init__(**options)
        self.console = console
        self.stack: Stack = GROUND
        self.notes = NotesKept(console)
        self.said, self.said_private = "", False
        self.completions: list[Completion] = []
        """Ways to go on with the line, best first."""
        self.refused_words = ""
        """What was refused last, while it is still in the field as it was."""
        self.rows = 4
        self.begun_at = len(console.session.events)
        """How many entries there were when the words in the field were begun."""
        self._is_begun = False
        self.is_taking = False
        """Whether words were entered that are out of the field and not recorded yet."""
        self._said_entry: Waiting | None = None
        self._said_of = ""
        """What stood in the field when something was said last: it stays said until other words are typed."""

    # -- where letters go ---------------------------------------------------------------------------------------------

    @property
    def entry(self) -> ConsoleEntry:
        """The field."""
        return self.query_one(ConsoleEntry)

    @property
    def top(self) -> Place:
        """Where letters go now."""
        return self.stack[-1]

    @property
    def card(self) -> tuple[EntryField, ...]:
        """The fields still to come on the open card, the present one first; none when no card is open."""
        return self.top.fields if isinstance(self.top, Card) else ()

    @property
    def seeking(self) -> bool:
        """Whether words to find are typed."""
        return isinstance(self.top, Seek)

    @property
    def asks(self) -> bool:
        """Whether a question stands open to which enter and tab are answers."""
        return isinstance(self.top, Card | Capture) and bool(self.top.asked)

    @property
    def lead(self) -> str:
        """What stands before the typed words in the line that they make: "9 why: ", "HELPS team: ", or ""."""
        return stack.lead_of(self.top)

    @property
    def is_on_board(self) -> bool:
        """Whether keys that type nothing are the board's, while nothing is typed."""
        return isinstance(self.top, Line) and not self.top.begins

    @property
    def is_logging(self) -> bool:
        """Whether a line that a key began is typed."""
        return isinstance(self.top, Line) and bool(self.top.begins)

    @property
    def unsent(self) -> list[str]:
        """Everything typed and not recorded yet, as whole lines; words to find are none, nor what an elephant heard."""
        return [*self.entry.aside, *self._half_typed]

    @property
    def _half_typed(self) -> list[str]:
        places = (*self.stack[:-1], replace(self.top, words=self.entry.words))
        typed = places[: stack.floor_of(places)] if self.console.elephant_held else places
        return list(filter(None, (stack.as_line(place, place.words.text) for place in typed)))

    @property
    def where(self) -> dict[str, str]:
        """Where the words that stand in the field are typed, for the draft; behind up where nothing stands in any."""
        if not self._half_typed:
            return {"place": "up"}
        match self.top:
            case Card(fields=(field, *_)):
                words = f"{self.console.board.thing} {field.lead.replace(' ', ', ', 1)}" if self.console.board else ""
                return {
                    "place": "card",
                    "lead": field.lead,
                    "was": words if field.lead[:1].isdecimal() else field.label,
                }
            case Capture():
                return {"place": "capture"}
            case _:
                return {"place": "line"}

    def _set(self, place: Place) -> None:
        self.stack = (*self.stack[:-1], place)

    def _push(self, place: Place, back: str = "") -> None:
        """Opens another place over the present one, whose words wait in it, with words that come back there."""
        self._set(replace(self.top, words=self.entry.words))
        self.stack = (*self.stack, place)
        self._put(stack.back_in(place, back))
        self.said = ""
        self.refresh_lines()

    def _pop(self) -> None:
        """Closes the present place; the words of the one below stand in the field again."""
        over, self.stack = self.top, self.stack[:-1]
        self._put(stack.uncovered(self.top, over))

    def _put_by(self) -> None:
        """What is typed here waits behind up, and is never mixed with another line nor with another chair."""
        line = stack.as_line(self.top, self.entry.value)
        if line:
            self.entry.keep_aside(line)
        self.entry.clear()

    def to_line(self) -> None:
        """Closes every place but the line at the bottom; what was typed in them waits behind up."""
        while len(self.stack) - 1 > stack.floor_of(self.stack):
            self._put_by()
            self._pop()

    def to_ground(self) -> None:
        """Closes everything over the line at the bottom, keys too."""
        self.to_line()
        self.end_keys()
        self.to_line()

    def told(self, line: str, sentence: str) -> list[Completion]:
        """The line that a refusal of this one tells instead, for tab; none where it tells none."""
        from exercises.kernel.told_line import line_told

        told = line_told(line, sentence, self._reads)
        return [Completion(told, "what it says")] if told else []

    def _reads(self, line: str) -> bool:
        try:
            self.console.tried(line)
        except ExerciseError:
            return False
        return True

    def write(self, text: str) -> None:
        """Puts words in the field, to go on with."""
        self._put(gone_on_with(text))

    def mark(self) -> None:
        """What stands in the field came back by itself."""
        self._put(stack.back_in(self.top, self.entry.value))

    def _put(self, words: Words) -> None:
        self._said_of = words.text
        self.entry.put(words)

    def meant(self, text: str) -> str:
        """The line, when it was begun by the letter of an action and typed on without its colon: nobody's yet."""
        first, _, words = text.partition(" ")
        begun = isinstance(self.top, Line) and self.top.begins.strip() == first == "action"
        if not begun or ":" in text or re.match(r"\s*([pf]\d+\b|$)", words, re.IGNORECASE):
            return text
        return f"action: {words}"

    # -- places open --------------------------------------------------------------------------------------------------

    def open(self, begins: str) -> None:
        """A line that a key began; it comes back as it was left before."""
        if self.is_logging:
            self._put_by()
            self._pop()
        self._push(Line(begins=begins), begins + self.entry.take_begun(begins))

    def open_card(self, before: str = "") -> None:
        """The focused thing's card: at a field whose words wait, else where its board says that it begins."""
        fields = self.console.fields()
        if self.console.wordless:
            self.say(self.console.wordless_sentence)
        elif fields:
            self.to_line()
            waits = next((at for at, field in enumerate(fields) if self.entry.begun(f"{field.lead}: ")), None)
            reads = self.console.board is not None and self.console.board.from_first
            first = 0 if reads else next((at for at, field in enumerate(fields) if not field.now), 0)
            self._ask(fields[first if waits is None else waits :], push=True)

    def _ask(self, fields: Sequence[EntryField], *, push: bool = False) -> None:
        """Asks the first of these fields; its answer stands in it, marked, or what was half typed there before."""
        if not fields:
            self._pop()
            return
        card = Card(tuple(fields), given=fields[0].typed)
        text = self.entry.take_begun(card.lead) or card.given
        if push:
            self._push(card, text)
        else:
            self._set(card)
            self._put(stack.back_in(card, text))
            self.refresh_lines()

    def follow(self) -> None:
        """Takes in what others recorded: what they took back stands in no field that nobody touched."""
        if self.is_taking:
            return
        offered, over, here = self._offered(), self.top, self.entry.words
        places = [stack.as_it_stands(place, offered) for place in (*self.stack[:-1], replace(over, words=here))]
        self.stack = tuple(place for place in places if place is not None)
        if places[-1] is None:
            self._put(stack.uncovered(self.top, over))
        elif self.top.words != here:
            self._put(self.top.words)

    def leave_taken_back(self, pasted: list[str]) -> list[str]:
        """Takes what was taken back out of all that is half typed or waits here: it may begin with somebody's words.
        The pasted lines without it."""
        from sessions.leaving.taken_back import without_taken_back

        if self.is_taking:
            return pasted
        opened_with = stack.opened_with(self.stack, self._offered())

        def change(lines: list[str]) -> list[str]:
            for given, now in opened_with.items():
                lines = [line.replace(given, now) for line in lines]
            return without_taken_back(self.console.session, lines)

        self.entry.reword(change)
        below = [place.words.text for place in self.stack[:-1]]
        places = zip(self.stack[:-1], below, change(below), strict=True)
        left = [place if was == now else replace(place, words=gone_on_with(now)) for place, was, now in places]
        self.stack = (*left, self.top)
        return change(pasted)

    def _offered(self) -> dict[str, EntryField]:
        return {field.lead: field for field in self.console.fields()}

    def back_to_changed(self, before: list[EntryField]) -> None:
        """Puts an open card back to the first field that is not as it was `before`, so that it is asked again."""
        was = {field.lead: field.now for field in before}
        fields = self.console.fields()
        for place, field in enumerate(fields):
            if self.card and field.lead in was and was[field.lead] != field.now:
                self._put_by()
                self._ask(fields[place:])
                return

    def begin_capture(self, area: str = "") -> None:
        """Notes are typed, in the area pointed at, else where this window left off, or where the session is if that
        changed since."""
        notes = self.notes.now()
        if notes is None:
            return
        notes.area = area if area in notes.areas else notes.area
        notes.began()
        self.to_line()
        waiting = next((line for line in reversed(self.entry.offered) if notes.take(line) is not None), "")
        self.entry.take_back(waiting)
        self._push(Capture(notes), notes.take(waiting) or "")

    def begin_seeking(self) -> None:
        """Words to find are typed; the list follows each letter."""
        self.to_line()
        self._push(Seek(), self.console.pointing.sought)

    def begin_keys(self) -> None:
        """The board's letters are keys, and nothing can be typed."""
        self.to_ground()
        self._put_by()
        self._push(Keys(self.console.console_app.ticks()))

    def letter(self, key: str, character: str) -> None:
        """A key where letters are keys."""
        self._set(Keys(self.console.console_app.ticks()))
        self._tell("")
        self.console.letter_key(key, character)

    def end_keys(self, typed: str = "", said: str = "") -> None:
        """Back to typing, with what turned out to be words."""
        if isinstance(self.top, Keys):
            self.console.pointing = replace(self.console.pointing, choosing=False, digits="")
            self._pop()
            self.write(self.entry.value + typed)
            self.say(said, private=False)
            self.console.refresh_all()

    def forget_keys(self) -> None:
        """Letters are keys no longer when none was pressed for a while, or when the board has none."""
        if isinstance(self.top, Keys):
            board = self.console.board
            if board is None or not board.letters or self.console.console_app.ticks() - self.top.since > IDLE:
                self.end_keys(said=_ended(board))

    def hold(self) -> None:
        """An elephant is held: what was being typed waits, whole."""
        if self.is_logging:
            self._put_by()
            self._pop()
        if not self._is_holding:
            self._push(Line(holding=True))

    @property
    def _is_holding(self) -> bool:
        return any(isinstance(place, Line) and place.holding for place in self.stack)

    def release(self) -> None:
        """The group goes on: what was typed meanwhile is gone, what was begun before is back."""
        while self._is_holding:
            self._pop()
        self.refresh_lines()

    # -- what is said -------------------------------------------------------------------------------------------------

    def say(self, sentence: str, *, private: bool = True, entry: bool = False) -> None:
        """One sentence under the bar; `entry`: it says that something was recorded, which is true once it is."""
        self._tell(sentence, private=private, entry=entry)
        self.refresh_lines()

    def _tell(self, sentence: str, *, private: bool = True, entry: bool = False) -> None:
        """The same, drawn by what comes next."""
        self.said, self.said_private, self._said_of = sentence, private, self.entry.value
        waiting = self.console.session.waiting
        self._said_entry = waiting[-1] if entry and waiting else None

    @property
    def says_too_early(self) -> bool:
        """Whether what is said was recorded is not on disk yet."""
        return any(one is self._said_entry for one in self.console.session.waiting)

    def refresh_lines(self) -> None:
        """Draws the lead and what the line would do."""
        # What is being taken down says it is mounted when its parts are gone already.
        if self.is_mounted and self.query_one_optional(ConsoleEntry) is not None:
            draw(self)
