"""A shape's language, read off the forms of its moves: reading a line, refusing it, completing it, listing its forms.

Knows no exercise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, partial
from typing import Any

from exercises.kernel.completing import complete
from exercises.kernel.moves import Form, Got
from exercises.kernel.patterns import Index, Place, Read, apart
from exercises.kernel.record import replace
from exercises.kernel.shape import Action, Command, Completion, ExerciseError
from exercises.kernel.slots import ByName, Fields, Miss, Slot, Thing
from exercises.kernel.text import folded, listed
from exercises.kernel.trying import SHOWN, No, Reading, Refusal, Trying, begins, cut, filled_in
from exercises.kernel.words import leading_numbers, nearest

LEAST_LETTERS = 2
"""A first word is known by so many of its letters, and a name too; what moves the group by GROUP_LETTERS."""
GROUP_LETTERS = 3
_FAR = 1000.0
"""How far a form went that knows best what was meant."""


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
        """`empty` answers a line without words and `unknown` one that nothing is like; `by_name` gives the things whose
        names begin with a word, each with its number first ("7 Jo"); `signs` are words that need no space around them,
        each once in a line."""
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

    def words_of(self, kind: str) -> set[str]:
        """The data of a move that hold people's words, as far as they are typed."""
        places = (place for read in self.forms if read.form.kind == kind for place in read.slots())
        return {place.field for place in places if place.slot is not None and place.slot.words}

    @property
    def letters(self) -> frozenset[str]:
        """The letters that stand before the numbers of its things."""
        return frozenset(slot.letter for slot in self._slots.values() if isinstance(slot, Thing) and slot.letter)

    @cached_property
    def _taken_apart(self) -> dict[int, Read]:
        return {id(read.form): read for read in self.forms}

    # -- reading ------------------------------------------------------------------------------------------------------

    def parse(self, line: str, state: Any) -> Command:
        """What a line asks for. Raises Refusal with an example that would fit."""
        return self.command(self.read(line, state), state)

    def read(self, line: str, state: Any) -> Reading:
        """The form that a line has, and what was read. Raises Refusal."""
        trying = Trying(line, self._signs, state)
        if not trying.tokens and not (trying.colon and any(not read.places for read in self.forms)):
            raise Refusal(self.empty)
        first, second = (*trying.folded[:2], "", "")[:2]
        best = self._best(self._index.written_out(first, second), trying)
        if best is not None and best.short == 0:
            return best
        trying = trying.again()
        best = self._best((read for read in self.forms if read.begins(first)), trying)
        if best is not None and best.short == 0:
            return best
        named = self._names(trying)
        if named:
            return self._named(named, trying)
        for at, words in sorted(trying.shortened.items()):
            if len(words) > 1:
                said = trying.tokens[at][:SHOWN]
                could = tuple(words) if at == 0 else ()
                raise Refusal(f"“{said}” could be {listed(list(words), joiner='or')}. Type one letter more.", at, could)
        if best is not None:
            return best
        if trying.at < _FAR and not trying.fits:
            self._one_at_a_time(trying)
        if trying.at > 0:
            raise Refusal(self._meant(trying), trying.at)
        raise self._unknown(trying.tokens[0] if trying.tokens else "", state)

    def _names(self, trying: Trying) -> list[str]:
        """The things whose names the first word begins; none where it is a word of the language, written out."""
        first = trying.tokens[0] if trying.tokens else ""
        if len(first) < LEAST_LETTERS or folded(first) in self.first_words or (trying.colon and len(trying.tokens) < 2):
            return []
        return self.by_name(first, trying.state)

    def _named(self, named: list[str], trying: Trying) -> Reading:
        first = trying.tokens[0]
        if len(named) > 1:
            said = listed(named[:6], joiner="or")
            raise Refusal(f"“{first[:SHOWN]}” could be {said}. Type the number.", 0.5)
        reading = self.read(named[0].partition(" ")[0] + trying.line[len(first) :], trying.state)
        return replace(reading, by_name=True)

    def _one_at_a_time(self, trying: Trying) -> None:
        """Raises Refusal when the line speaks of several things and would fit for the first of them."""
        try:
            numbers, rest = leading_numbers(trying.tokens)
            at = len(trying.tokens) - len(rest)
            if not numbers or trying.tokens[:at] == [str(numbers[0])]:
                return
            behind = trying.rest(at) if rest else f": {trying.tail}" if trying.colon else ""
            reading = self.read(f"{numbers[0]} {behind}", trying.state)
        except ExerciseError:
            return
        read = self._read_of(reading.form)
        if reading.form.action == "card":
            raise Refusal(self._asks(read, reading.got, trying.state), 0.5)
        raise Refusal(f"One at a time for that: {read.filled(reading.got, trying.state)}", 0.5)

    def _meant(self, trying: Trying) -> str:
        """The refusal of the form that went furthest, with the words that could stand there; nothing harmful is."""
        at = int(trying.at)
        expected = {word: one for word, one in trying.expected.get(at, {}).items() if _harmless(one[0].form)}
        near = ""
        if at < len(trying.tokens) and trying.at - at < 0.5:
            near = nearest(trying.tokens[at].rstrip("?:,"), expected)
        if near:
            read, got = expected[near]
            said = f"There is no “{trying.tokens[at][:SHOWN]}” here. Did you mean {near}?"
            return f"{said} {self._example(read, got, trying.state)}"
        if expected and trying.sentence.startswith("For example"):
            return f"It goes on with {listed(list(expected)[:8], joiner='or')}. {trying.sentence}"
        return trying.sentence

    def _best(self, reads: Iterable[Read], trying: Trying) -> Reading | None:
        best: Reading | None = None
        for read in reads:
            reading = self._try(read, trying) if read.form.when(trying.state) else None
            if reading is not None and (best is None or reading.better(best)):
                best = reading
        return best

    @cached_property
    def _index(self) -> Index:
        return Index(self.forms)

    def _try(self, read: Read, trying: Trying) -> Reading | None:
        got: Got = dict(read.form.sets)
        said: Got = {}
        trying.by_name = False
        try:
            at, short, named = self._match(read, read.places, trying, 0, got, said)
            more, words = self._end(read, trying, at, got, said)
        except No:
            return None
        if short and self._is_a_sentence(read, trying, said):
            return None
        private = read.form.private(got, trying.state) if callable(read.form.private) else read.form.private
        private = private or any(
            place.slot.private and place.field in said for place in read.slots() if place.slot is not None
        )
        return Reading(read.form, got, said, short + more, bool(private), named + words, trying.by_name)

    def _is_a_sentence(self, read: Read, trying: Trying, said: Got) -> bool:
        """Whether somebody's words follow a first word that is only begun: "of course not" is no offer."""
        holds_words = any(place.slot.words for place in read.slots() if place.slot is not None and place.field in said)
        begun = holds_words and not trying.written_out(read)
        return begun and (not trying.colon or len(trying.tokens[0]) < GROUP_LETTERS)

    def _match(
        self, read: Read, places: Sequence[Place], trying: Trying, at: int, got: Got, said: Got
    ) -> tuple[int, int, int]:
        short = named = 0
        tokens = trying.tokens
        for place in places:
            if place.optional and at == len(tokens) and not (trying.colon and read.last is None):
                continue
            if place.optional:
                before = (dict(got), dict(said))
                try:
                    at, more, words = self._match(read, place.optional, trying, at, got, said)
                    short, named = short + more, named + words
                except No:
                    got.clear()
                    got.update(before[0])
                    said.clear()
                    said.update(before[1])
            elif place.slot is not None:
                loose = place.slot.loose and read.last is None
                rest = cut(trying.rest(at), place.slot) if loose else tokens[at:]
                took = self._take(read, place, rest, bool(rest), at, got, said, trying)
                short += not place.slot.whole(rest[: max(took, 1)], got, trying.state)
                at = len(tokens) if loose else at + min(took, len(tokens) - at)
            else:
                word = trying.folded[at] if at < len(tokens) else ""
                full = self._word(read.form, place, word, at)
                if full and read.form.away and word not in place.words:
                    trying.shortened.setdefault(at, {})[full] = None
                    trying.miss(at + 0.25, lambda: f"What takes away is written out: {read.filled(got, trying.state)}")
                    raise No
                if not full:
                    for shown in place.shown:
                        trying.expected.setdefault(at, {}).setdefault(shown, (read, dict(got)))
                    trying.miss(at if word else at + 0.1, lambda: self._asks(read, got, trying.state))
                    raise No
                if word not in place.words:
                    trying.shortened.setdefault(at, {})[full] = None
                    short += 1
                named, at = named + 1, at + 1
        return at, short, named

    def _word(self, form: Form, place: Place, said: str, at: int) -> str:
        """The word of that place that was typed or shortened; "" for none."""
        if said in place.words:
            return said
        least = GROUP_LETTERS if form.group else LEAST_LETTERS if at == 0 else 1
        if len(said) < least:
            return ""
        return next((one for word, one in zip(place.words, place.shown, strict=True) if word.startswith(said)), "")

    def _take(
        self,
        read: Read,
        place: Place,
        rest: Sequence[str],
        given: bool,
        at: float,
        got: Got,
        said: Got,
        trying: Trying,
    ) -> int:
        """How many tokens the slot took. `given` says whether anything was typed for it."""
        assert place.slot is not None
        try:
            value, took = trying.taken(place.slot, rest, at, got)
        except ExerciseError as problem:
            fits, known = got, at or (isinstance(problem, Miss) and problem.instead is not None)
            far = 0.6
            if isinstance(problem, Miss):
                # Before anything else was read, what is no such thing at all says nothing of what was meant; and where
                # the line ends, one form is missing no more than another.
                if problem.instead is not None:
                    fits, trying.fits = {**got, place.field: problem.instead}, True
                far = (0.1 if not given else 0.6 if problem.near else 0.3) if known else 0
                far = _FAR if problem.final else far + 0.1 * (not at and read.goes_on(trying.tokens[1:]))
            trying.miss(at + far, partial(self._said, read, fits, trying.state, problem, given))
            raise No from None
        if isinstance(value, ByName):
            trying.by_name, value = True, value.value
        got.update(value) if isinstance(value, Fields) else got.__setitem__(place.field, value)
        said[place.field] = value
        return took

    def _said(self, read: Read, got: Got, state: Any, problem: ExerciseError, given: bool) -> str:
        """What is said of a problem with a slot: its sentence, with the form's example where it has none."""
        sentence = str(problem)
        if not isinstance(problem, Miss) or problem.final:
            return sentence
        first = begins(read.form.example_in(state))
        whole = any(shown in sentence for shown in ("For example", f"{first} ", f"{first}:"))
        return self._asks(read, got, state, sentence) if (read.form.ask and not given) or not whole else sentence

    def _end(self, read: Read, trying: Trying, at: int, got: Got, said: Got) -> tuple[int, int]:
        """Reads what comes after the last word before the colon; how much of it was shortened, and how many words of
        the form it was."""
        more = at < len(trying.tokens)

        def no(far: float, question: str = "The words come after the colon.") -> No:
            if trying.written_out(read):
                trying.miss(at + far, lambda: self._asks(read, got, trying.state, question))
            return No()

        if read.last is None:
            loose = any(place.slot is not None and place.slot.loose for place in read.slots())
            if more or (trying.colon and not loose):
                raise no(0.2, "Nothing more goes with that.")
            return 0, 0
        if read.colon == ":" and more:
            raise no(0 if not at or any(place.slot for place in read.places) else 0.25)
        text = trying.rest(at)
        if not text and read.may_end:
            return 0, 0
        if not trying.colon and (read.form.colon or (not text and read.colon == ":")):
            raise no(0.1, getattr(read.last.slot, "ask", "") or "The words come after the colon.")
        if read.last.words:
            if folded(text) not in read.last.words:
                raise No
            return 0, 1
        assert read.last.slot is not None
        parts = cut(text, read.last.slot)
        given = bool(parts) or trying.colon
        if self._take(read, read.last, parts, given, at or 0.5, got, said, trying) < len(parts):
            raise no(0.7, "Nothing more goes with that.")
        return int(not read.last.slot.whole(parts, got, trying.state)), 0

    def _asks(self, read: Read, got: Got, state: Any, question: str = "") -> str:
        ask = read.form.ask(got, state) if callable(read.form.ask) else read.form.ask
        if ask:
            return filled_in(ask, {"thing": read.filled(got, state).partition(" ")[0].rstrip(":")})
        return f"{question} {self._example(read, got, state)}".strip()

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
            says = filled_in(form.says, told)
        warning = form.warn(got, state) if form.warn is not None else ""
        data = form.data(got, state) if form.data is not None else got
        data = {**{name: data[name] for name in form.order if name in data}, **data}
        whole = reading.short == 0 and not reading.by_name
        action: Action = form.action  # type: ignore[assignment]
        nothing = form.already(got, state) if form.already is not None else ""
        if nothing or (action == "none" and not form.kind):
            return Command("none", nothing or says, whole=whole)
        if action == "card":
            return Command("card", says, f"{form.kind}{next(iter(got.values()))}", whole=whole)
        if form.names:
            return Command(action, says, str(got[form.names]), whole=whole, run=str(got.get("run", "")))
        return Command(action, says, form.kind, data, warning, reading.private, whole=whole)

    def _read_of(self, form: Form) -> Read:
        return self._taken_apart[id(form)]

    # -- refusing -----------------------------------------------------------------------------------------------------

    def _example(self, read: Read, got: Got, state: Any) -> str:
        return f"For example {read.filled(got, state)}" if read.form.example else ""

    def _unknown(self, word: str, state: Any) -> Refusal:
        said = self.says.format(word=word[:SHOWN])
        offered = self.offered(state)
        near = nearest(word, [known for known, example in offered.items() if example])
        plain = f"{said} {self.unknown}"
        return Refusal(f"{said} Did you mean {near}? For example {offered[near]}" if near else plain, plain=plain)

    def offered(self, state: Any) -> dict[str, str]:
        """The first words that a near miss may be led to, each with an example; "" for those that could take words
        away, move the group or put something before the room, which are never offered."""
        found: dict[str, str] = {}
        harmful: set[str] = set()
        for read in self.forms:
            words = read.places[0].shown if read.places else ()
            if not _harmless(read.form):
                harmful.update(words if len(read.places) == 1 else ())
            elif read.form.example and read.form.means and read.form.when(state) and read.form.shown(state):
                found.update((word, read.form.example_in(state)) for word in words if word not in found)
        return {**found, **dict.fromkeys(harmful, "")}

    # -- help and completion ------------------------------------------------------------------------------------------

    def examples(self, state: Any) -> tuple[tuple[str, str], ...]:
        """Every form that help lists: an example and what it does."""
        return tuple(
            shown
            for form in self._forms
            if form.example and form.means and form.when(state) and form.shown(state)
            for shown in ((form.example_in(state), form.means), *form.more)
        )

    def complete(self, line: str, state: Any) -> list[Completion]:
        """Ways to go on with a line."""
        return complete(self.forms, line, state)


def _harmless(form: Form) -> bool:
    return not (form.group or form.away or form.action in ("show", "undo"))
