"""A shape's language, read off the forms of its moves: reading a line, refusing it, completing it, listing its forms.

Knows no exercise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

from exercises.kernel.completing import complete
from exercises.kernel.moves import Form, Got
from exercises.kernel.patterns import Place, Read, apart
from exercises.kernel.record import Record
from exercises.kernel.shape import Action, Command, Completion, ExerciseError
from exercises.kernel.slots import ByName, Fields, Miss, Slot
from exercises.kernel.text import folded, listed
from exercises.kernel.words import nearest, split

LEAST_LETTERS = 2
"""A first word is known by so many of its letters, and a name too; what moves the group by GROUP_LETTERS."""
GROUP_LETTERS = 3
_FAR = 1000.0
"""How far a form went that knows best what was meant."""
_SHOWN = 40
"""Most characters of a line that a refusal repeats."""
_TOKEN = re.compile(r"\S+")


class Refusal(ExerciseError):
    """A line that does not fit. `at` is how far the form went that went furthest: 0 for no form at all."""

    def __init__(self, sentence: str, at: float = 0) -> None:
        super().__init__(sentence)
        self.at = at


class Reading(Record):
    """What was read of a line."""

    form: Form
    got: Got
    said: Got
    """What was read, by field, in words."""
    short: int
    """How many of its words were shortened; 0 for a line that is written out."""
    private: bool
    named: int
    """How many of its words were typed: of two forms that fit, the one that says more is meant."""
    by_name: bool
    """Whether something was called by a beginning or a word of its name."""

    def better(self, other: Reading) -> bool:
        """Whether this is rather what was meant."""
        return (self.short, -self.named) < (other.short, -other.named)


class _Trying:
    """One line being read: its words, what was shortened where, and the miss that went furthest."""

    def __init__(self, line: str, signs: str, state: Any) -> None:
        head, self.tail, self.colon = split(line)
        for sign in signs:
            if sign in head:
                before, _, after = line.partition(sign)
                line = f"{before.rstrip()} {sign} {after.lstrip()}".strip()
                head, self.tail, self.colon = split(line)
        if head[:1] == "+":
            line = f"+ {line.strip()[1:]}"
            head, self.tail, self.colon = split(line)
        self.line = line.strip()
        self.starts = [found.start() for found in _TOKEN.finditer(head)]
        self.tokens = head.split()
        self.state = state
        self.shortened: dict[int, dict[str, None]] = {}
        self.at: float = 0
        self.sentence = ""
        self.by_name = False

    def rest(self, at: int) -> str:
        """Everything from the token `at` on as it was typed, a colon among it."""
        return self.line[self.starts[at] :] if at < len(self.tokens) else self.tail

    def miss(self, at: float, sentence: str) -> None:
        """Keeps the miss when it went further than those before it."""
        if at > self.at:
            self.at, self.sentence = at, sentence


class _No(Exception):
    """The form does not fit."""


class Language:
    """Every form of a shape, and what is read off them."""

    def __init__(
        self,
        forms: Iterable[Form],
        *,
        slots: dict[str, Slot],
        empty: str,
        unknown: str,
        by_name: Callable[[str, Any], list[str]] = lambda word, state: [],
        says: str = "There is no “{word}”.",
        signs: str = "",
    ) -> None:
        """`empty` answers a line without words and `unknown` one that nothing is like; `by_name` gives the numbers
        whose names begin with a word; `signs` are words that need no space around them, each once in a line."""
        self._forms, self._slots, self._signs = tuple(forms), slots, signs
        self.empty, self.unknown, self.by_name, self.says = empty, unknown, by_name, says

    @cached_property
    def forms(self) -> tuple[Read, ...]:
        """Every form, taken apart. Raises ValueError for a pattern that cannot be read."""
        return tuple(apart(form, self._slots) for form in self._forms)

    @cached_property
    def first_words(self) -> tuple[str, ...]:
        """Every word that a line may begin with."""
        return tuple(dict.fromkeys(word for read in self.forms for word in read.firsts))

    # -- reading ------------------------------------------------------------------------------------------------------

    def parse(self, line: str, state: Any) -> Command:
        """What a line asks for. Raises Refusal with an example that would fit."""
        return self.command(self.read(line, state), state)

    def read(self, line: str, state: Any) -> Reading:
        """The form that a line has, and what was read. Raises Refusal."""
        trying = _Trying(line, self._signs, state)
        if not trying.tokens and not trying.colon:
            raise Refusal(self.empty)
        best: Reading | None = None
        for read in self._beginning(trying):
            reading = self._try(read, trying)
            if reading is not None and (best is None or reading.better(best)):
                best = reading
        if best is not None and best.short == 0:
            return best
        for at, words in sorted(trying.shortened.items()):
            if len(words) > 1:
                said = trying.tokens[at][:_SHOWN]
                raise Refusal(f"“{said}” could be {listed(list(words), joiner='or')}. Type one letter more.", at)
        if best is not None:
            return best
        if trying.at > 0:
            raise Refusal(trying.sentence, trying.at)
        return self._named(trying)

    def _named(self, trying: _Trying) -> Reading:
        first = trying.tokens[0] if trying.tokens else ""
        named = self.by_name(first, trying.state) if len(first) >= LEAST_LETTERS else []
        if len(named) == 1:
            reading = self.read(named[0] + trying.line[len(first) :], trying.state)
            return Reading(reading.form, reading.got, reading.said, reading.short, reading.private, reading.named, True)
        if len(named) > 1:
            said = listed(named[:6], joiner="or")
            raise Refusal(f"“{first[:_SHOWN]}” could be {said}. Type the number.", 0.5)
        raise Refusal(self._unknown(first, trying.state))

    def _beginning(self, trying: _Trying) -> Iterator[Read]:
        """The forms that could begin with the first word, those it is written out in first."""
        said = folded(trying.tokens[0]).rstrip(",") if trying.tokens else ""
        for read in self.forms:
            begins = not read.firsts or (said and any(word.startswith(said) for word in read.firsts))
            if begins and read.form.when(trying.state):
                yield read

    def _try(self, read: Read, trying: _Trying) -> Reading | None:
        got: Got = dict(read.form.sets)
        said: Got = {}
        trying.by_name = False
        try:
            at, short, named = self._match(read, read.places, trying, 0, got, said)
            named += self._end(read, trying, at, got, said)
        except _No:
            return None
        private = read.form.private(got, trying.state) if callable(read.form.private) else read.form.private
        private = private or any(
            place.slot.private and place.field in said for place in read.slots() if place.slot is not None
        )
        return Reading(read.form, got, said, short, bool(private), named, trying.by_name)

    def _match(
        self, read: Read, places: Sequence[Place], trying: _Trying, at: int, got: Got, said: Got
    ) -> tuple[int, int, int]:
        short = named = 0
        tokens = trying.tokens
        for place in places:
            if place.optional:
                before = (dict(got), dict(said))
                try:
                    at, more, words = self._match(read, place.optional, trying, at, got, said)
                    short, named = short + more, named + words
                except _No:
                    got.clear()
                    got.update(before[0])
                    said.clear()
                    said.update(before[1])
            elif place.slot is not None:
                loose = place.slot.loose and read.last is None
                rest = _cut(trying.rest(at), place.slot) if loose else tokens[at:]
                took = self._take(read, place, rest, at, got, said, trying)
                at = len(tokens) if loose else at + min(took, len(tokens) - at)
            else:
                word = folded(tokens[at]).rstrip(",") if at < len(tokens) else ""
                full = self._word(read.form, place.words, word, at)
                if full is None:
                    trying.miss(at if word else at + 0.1, self._asks(read, got))
                    raise _No
                if full != word:
                    trying.shortened.setdefault(at, {})[full] = None
                    short += 1
                named, at = named + 1, at + 1
        return at, short, named

    def _word(self, form: Form, words: tuple[str, ...], said: str, at: int) -> str | None:
        if said in words:
            return said
        least = GROUP_LETTERS if form.group and at == 0 else LEAST_LETTERS if at == 0 else 1
        if len(said) < least:
            return None
        return next((word for word in words if word.startswith(said)), None)

    def _take(
        self, read: Read, place: Place, rest: Sequence[str], at: float, got: Got, said: Got, trying: _Trying
    ) -> int:
        assert place.slot is not None
        try:
            value, took = place.slot.take(rest, got, trying.state)
        except ExerciseError as problem:
            far, sentence = 0.6, str(problem)
            if isinstance(problem, Miss):
                # Before anything else was read, what is no such thing at all says nothing of what was meant.
                far = _FAR if problem.final else (0.6 if problem.near else 0.3) if at else 0
                whole = "For example" in sentence or (read.form.example and read.form.example.split()[0] in sentence)
                sentence = sentence if whole or problem.final else self._asks(read, got, sentence)
            trying.miss(at + far, sentence)
            raise _No from None
        if isinstance(value, ByName):
            trying.by_name, value = True, value.value
        got.update(value) if isinstance(value, Fields) else got.__setitem__(place.field, value)
        said[place.field] = value
        return took

    def _end(self, read: Read, trying: _Trying, at: int, got: Got, said: Got) -> int:
        """Reads what comes after the last word before the colon; how many words of the form that were."""
        more = at < len(trying.tokens)
        if read.last is None:
            loose = any(place.slot is not None and place.slot.loose for place in read.slots())
            if more or (trying.colon and not loose):
                trying.miss(at + 0.2, f"Nothing more goes with that: {self._filled(read.form, got)}")
                raise _No
            return 0
        if read.colon == ":" and more:
            trying.miss(at, self._asks(read, got, "The words come after the colon."))
            raise _No
        text = trying.rest(at)
        if not text and read.may_end:
            return 0
        if not text and read.colon == ":" and not trying.colon:
            trying.miss(at + 0.1, self._asks(read, got, "The words come after the colon."))
            raise _No
        if read.last.words:
            if folded(text) not in read.last.words:
                raise _No
            return 1
        assert read.last.slot is not None
        parts = _cut(text, read.last.slot)
        if self._take(read, read.last, parts, at, got, said, trying) < len(parts):
            trying.miss(at + 0.7, f"Nothing more goes with that: {self._filled(read.form, got)}")
            raise _No
        return 0

    def _asks(self, read: Read, got: Got, question: str = "") -> str:
        return read.form.ask or f"{question} {self._example(read.form, got)}".strip()

    # -- what comes of it ---------------------------------------------------------------------------------------------

    def command(self, reading: Reading, state: Any) -> Command:
        """The command that a reading stands for."""
        form, got = reading.form, reading.got
        if callable(form.says):
            says = form.says(got, state)
        else:
            places = {place.field: place.slot for place in self._read_of(form).slots()}
            told = {**{key: str(value) for key, value in got.items()}}
            for field, value in reading.said.items():
                slot = places.get(field)
                told[field] = slot.say(value, state) if slot is not None else str(value)
            says = _filled_in(form.says, told)
        warning = form.warn(got, state) if form.warn is not None else ""
        data = form.data(got, state) if form.data is not None else got
        whole = reading.short == 0 and not reading.by_name
        action: Action = form.action  # type: ignore[assignment]
        nothing = form.already(got, state) if form.already is not None else ""
        if nothing:
            return Command("none", nothing, whole=whole)
        if action == "card":
            return Command("card", says, f"{form.kind}{next(iter(got.values()))}", whole=whole)
        return Command(action, says, form.kind, data, warning, reading.private, whole=whole)

    def _read_of(self, form: Form) -> Read:
        return next(read for read in self.forms if read.form is form)

    # -- refusing -----------------------------------------------------------------------------------------------------

    def _example(self, form: Form, got: Got) -> str:
        return f"For example {self._filled(form, got)}" if form.example else ""

    def _filled(self, form: Form, got: Got) -> str:
        """The form's example, about the thing the line speaks of."""
        first, space, rest = form.example.partition(" ")
        place = self._read_of(form).places[:1]
        number = got.get(place[0].field) if place and place[0].slot is not None else None
        if isinstance(number, int) and first.rstrip(":")[-1:].isdigit():
            letter = first[0] if first[0].isalpha() else ""
            return f"{letter}{number}{':' if first.endswith(':') else ''}{space}{rest}"
        return form.example

    def _unknown(self, word: str, state: Any) -> str:
        said = self.says.format(word=word[:_SHOWN])
        listing = {example.split()[0].rstrip(":"): example for example, _ in reversed(self.examples(state))}
        near = nearest(word, [first for first in listing if not first[:1].isdigit()])
        if near and near == folded(word):
            return f"That is more than {near} takes. For example {listing[near]}"
        if near and not self.harmful(near):
            return f"{said} Did you mean {near}? For example {listing[near]}"
        return f"{said} {self.unknown}"

    def harmful(self, word: str) -> bool:
        """Whether a line that begins so could take words away or put something before the room: never offered."""
        return any(word in read.firsts and (read.form.group or read.form.action == "show") for read in self.forms)

    # -- help and completion ------------------------------------------------------------------------------------------

    def examples(self, state: Any = None) -> tuple[tuple[str, str], ...]:
        """Every form that help lists: an example and what it does."""
        return tuple(
            (form.example, form.means)
            for form in self._forms
            if form.example and form.means and (state is None or (form.when(state) and form.shown(state)))
        )

    def complete(self, line: str, state: Any) -> list[Completion]:
        """Ways to go on with a line."""
        return complete(self.forms, line, state)


def _cut(text: str, slot: Slot) -> list[str]:
    """The words of a text for that slot, with every space between them where they are somebody's words."""
    return (text.split(" ") if slot.words else text.split()) if text else []


def _filled_in(sentence: str, told: dict[str, str]) -> str:
    """The sentence with {field} replaced. The words put in are never read as a format themselves."""
    out, rest = "", sentence
    while "{" in rest:
        before, _, after = rest.partition("{")
        field, _, rest = after.partition("}")
        out += before + told.get(field, "")
    return out + rest
