"""A shape's language, read off the forms of its moves: reading a line, refusing it, completing it, listing its forms.

Knows no exercise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

from exercises.kernel.moves import Form, Got
from exercises.kernel.patterns import Place, Read, apart
from exercises.kernel.record import Record
from exercises.kernel.shape import Action, Command, Completion, ExerciseError
from exercises.kernel.slots import Fields, Miss, Slot
from exercises.kernel.text import folded, listed
from exercises.kernel.words import nearest, split

LEAST_LETTERS = 2
"""A first word is known by so many of its letters, and a name too; what moves the group by GROUP_LETTERS."""
GROUP_LETTERS = 3


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

    def better(self, other: Reading) -> bool:
        """Whether this is rather what was meant."""
        return (self.short, -self.named) < (other.short, -other.named)


class _Trying:
    """One line being read: what was shortened where, and the miss that went furthest."""

    def __init__(self, state: Any) -> None:
        self.state = state
        self.shortened: dict[int, dict[str, None]] = {}
        self.at: float = 0
        self.sentence = ""

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
    ) -> None:
        """`empty` answers a line without words and `unknown` one that nothing is like; `by_name` gives the numbers
        whose names begin with a word."""
        self._forms, self._slots = tuple(forms), slots
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
        head, tail, colon = split(line)
        tokens = (f"+ {head[1:]}" if head[:1] == "+" else head).split()
        if not tokens and not colon:
            raise Refusal(self.empty)
        trying = _Trying(state)
        best: Reading | None = None
        for read in self._beginning(tokens, state):
            reading = self._try(read, tokens, tail, colon, trying)
            if reading is not None and (best is None or reading.better(best)):
                best = reading
        if best is not None and best.short == 0:
            return best
        for at, words in sorted(trying.shortened.items()):
            if len(words) > 1:
                raise Refusal(f"“{tokens[at]}” could be {listed(list(words), joiner='or')}. Type one letter more.", at)
        if best is not None:
            return best
        if trying.at > 0:
            raise Refusal(trying.sentence, trying.at)
        return self._named(tokens, tail, colon, state)

    def _named(self, tokens: list[str], tail: str, colon: bool, state: Any) -> Reading:
        first = tokens[0] if tokens else ""
        named = self.by_name(first, state) if len(first) >= LEAST_LETTERS else []
        if len(named) == 1:
            return self.read(" ".join([named[0], *tokens[1:]]) + (f": {tail}" if colon else ""), state)
        if len(named) > 1:
            raise Refusal(f"“{first}” could be {listed(named[:6], joiner='or')}. Type the number.", 0.5)
        raise Refusal(self._unknown(first, state))

    def _beginning(self, tokens: list[str], state: Any) -> Iterator[Read]:
        """The forms that could begin with the first word, those it is written out in first."""
        said = folded(tokens[0]).rstrip(",") if tokens else ""
        for read in self.forms:
            if (not read.firsts or any(word.startswith(said) for word in read.firsts)) and read.form.when(state):
                yield read

    def _try(self, read: Read, tokens: list[str], tail: str, colon: bool, trying: _Trying) -> Reading | None:
        got: Got = dict(read.form.sets)
        said: Got = {}
        try:
            at, short, named = self._match(read, read.places, tokens, 0, tail, colon, got, said, trying)
            named += self._end(read, tokens, at, tail, colon, got, said, trying)
        except _No:
            return None
        private = read.form.private(got, trying.state) if callable(read.form.private) else read.form.private
        private = private or any(
            place.slot.private and place.field in said for place in read.slots() if place.slot is not None
        )
        return Reading(read.form, got, said, short, bool(private), named)

    def _match(
        self,
        read: Read,
        places: Sequence[Place],
        tokens: list[str],
        at: int,
        tail: str,
        colon: bool,
        got: Got,
        said: Got,
        trying: _Trying,
    ) -> tuple[int, int, int]:
        short = named = 0
        for place in places:
            if place.optional:
                before = (dict(got), dict(said))
                try:
                    at, more, words = self._match(read, place.optional, tokens, at, tail, colon, got, said, trying)
                    short, named = short + more, named + words
                except _No:
                    got.clear()
                    got.update(before[0])
                    said.clear()
                    said.update(before[1])
            elif place.slot is not None:
                rest = tokens[at:]
                if place.slot.loose and read.last is None and colon:
                    rest = [*rest[:-1], f"{rest[-1]}: {tail}"] if rest else [tail]
                at += min(self._take(read, place, rest, at, got, said, trying), len(tokens) - at)
                if place.slot.loose and read.last is None:
                    at = len(tokens)
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
                far = (0.6 if problem.near else 0.3) if at else 0
                whole = "For example" in sentence or (read.form.example and read.form.example.split()[0] in sentence)
                sentence = sentence if whole else self._asks(read, got, sentence)
            trying.miss(at + far, sentence)
            raise _No from None
        got.update(value) if isinstance(value, Fields) else got.__setitem__(place.field, value)
        said[place.field] = value
        return took

    def _end(
        self, read: Read, tokens: list[str], at: int, tail: str, colon: bool, got: Got, said: Got, trying: _Trying
    ) -> int:
        """Reads what comes after the last word before the colon; how many words of the form that were."""
        rest = tokens[at:]
        if read.last is None:
            loose = any(place.slot is not None and place.slot.loose for place in read.slots())
            if rest or (colon and not loose):
                trying.miss(at + 0.2, f"Nothing more goes with that: {self._filled(read.form, got)}")
                raise _No
            return 0
        if read.colon == ":" and rest:
            trying.miss(at, self._asks(read, got, "The words come after the colon."))
            raise _No
        words = " ".join(rest)
        text = f"{words}: {tail}" if words and tail else words or tail
        if not text and read.may_end:
            return 0
        if not text and read.colon == ":" and not colon:
            trying.miss(at + 0.1, self._asks(read, got, "The words come after the colon."))
            raise _No
        if read.last.words:
            if folded(text) not in read.last.words:
                raise _No
            return 1
        assert read.last.slot is not None
        parts = text.split(" ") if read.last.slot.words else text.split()
        if self._take(read, read.last, parts if text else [], at, got, said, trying) < len(parts) and text:
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
        action: Action = form.action  # type: ignore[assignment]
        if action == "card":
            return Command("card", says, str(next(iter(got.values()))), whole=reading.short == 0)
        return Command(action, says, form.kind, data, warning, reading.private, whole=reading.short == 0)

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
        said = self.says.format(word=word)
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
        if ":" in line:
            return []
        *before, begun = line.split(" ")
        found: dict[str, str] = {}
        for read in self.forms:
            if read.form.when(state):
                for way, means in self._next(read, before, begun, state):
                    found.setdefault(way, means)
        lead = "".join(f"{word} " for word in before)
        return [Completion(lead + way, means) for way, means in found.items()]

    def _next(self, read: Read, before: list[str], begun: str, state: Any) -> Iterator[tuple[str, str]]:
        got: Got = {}
        at = 0
        places = [*read.places]
        for place in list(places):
            if place.optional:
                places[places.index(place) : places.index(place) + 1] = place.optional
        for number, place in enumerate(places):
            ends = number == len(places) - 1
            closing = ": " if read.colon and ends else "" if ends else " "
            if at == len(before):
                yield from self._ways(read.form, place, closing, begun, number, got, state)
                return
            if place.slot is not None:
                try:
                    value, took = place.slot.take(before[at:], got, state)
                except ExerciseError:
                    return
                got.update(value) if isinstance(value, Fields) else got.__setitem__(place.field, value)
                at += took
            elif folded(before[at]) in place.words:
                at += 1
            else:
                return
        if read.last is not None and read.last.slot is not None and read.colon == "[:]" and at == len(before):
            yield from read.last.slot.ways(begun, got, state)

    def _ways(
        self, form: Form, place: Place, closing: str, begun: str, number: int, got: Got, state: Any
    ) -> Iterator[tuple[str, str]]:
        if place.slot is not None:
            for way, means in place.slot.ways(begun, got, state):
                yield way + closing, means
        elif begun or number:
            word = next((word for word in place.words if word.startswith(folded(begun))), None)
            if word is not None and (form.means or number):
                yield word + closing, form.means


def _filled_in(sentence: str, told: dict[str, str]) -> str:
    """The sentence with {field} replaced. The words put in are never read as a format themselves."""
    out, rest = "", sentence
    while "{" in rest:
        before, _, after = rest.partition("{")
        field, _, rest = after.partition("}")
        out += before + told.get(field, "")
    return out + rest
