"""A shape's language, read off the forms of its moves: reading a line, refusing it, completing it, listing its forms.

Knows no exercise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

from exercises.kernel.completing import complete
from exercises.kernel.moves import Form
from exercises.kernel.patterns import Index, Read, apart
from exercises.kernel.reading import FAR, LEAST_LETTERS, Last, Lead, Reading, asks, best, command_of, example, lead
from exercises.kernel.record import replace
from exercises.kernel.shape import Command, Completion, ExerciseError
from exercises.kernel.slots import Slot, Thing
from exercises.kernel.text import folded, listed
from exercises.kernel.trying import SHOWN, Refusal, Trying
from exercises.kernel.words import leading_numbers, nearest


def _in(said: str | Callable[[Any], str], state: Any) -> str:
    return said(state) if callable(said) else said


def of_now(otherwise: str) -> Callable[[Any], str]:
    """An example for a line that nothing is like: the first line with words of the phase, or that one."""

    def told(state: Any) -> str:
        now = (line for line in state.template.comes_now(state) if ": " in line)
        return f"For example {next(now, otherwise)}"

    return told


class Language:
    """Every form of a shape, and what is read off them."""

    def __init__(
        self,
        forms: Iterable[Form],
        *,
        slots: dict[str, Slot],
        empty: str | Callable[[Any], str],
        unknown: str | Callable[[Any], str],
        by_name: Callable[[str, Any], list[str]] = lambda word, state: [],
        says: str = "There is no “{word}”.",
        signs: str = "",
        last: Last | None = None,
    ) -> None:
        """`empty` answers a line without words and `unknown` one that nothing is like, in the exercise as it is;
        `by_name` gives the things whose names begin with a word, each with its number first ("7 Jo"); `signs` are words
        that need no space around them, each once in a line. `last` gives each command back as the exercise as it is has
        it, or raises ExerciseError for what is not typed now."""
        self._forms, self._slots, self._signs, self._last = tuple(forms), slots, signs, last
        self.empty, self.unknown, self.by_name, self.says = empty, unknown, by_name, says

    @cached_property
    def forms(self) -> tuple[Read, ...]:
        """Every form, taken apart. Raises ValueError for a pattern that cannot be read."""
        return tuple(apart(form, self._slots) for form in self._forms)

    @cached_property
    def first_words(self) -> tuple[str, ...]:
        """Every word that a line may begin with."""
        return tuple(dict.fromkeys(word for read in self.forms for word in read.firsts))

    def words(self, state: Any) -> tuple[str, ...]:
        """The words that a line may begin with in the exercise as it is."""
        return self.first_words

    def words_of(self, kind: str) -> set[str]:
        """The data of a move that hold people's words, as far as they are typed."""
        places = (place for read in self.forms if read.form.kind == kind for place in read.slots())
        slots = ((place.field, place.slot) for place in places if place.slot is not None and place.slot.words)
        return {name for field, slot in slots for name in slot.gives or (field,)}

    @property
    def letters(self) -> frozenset[str]:
        """The letters that stand before the numbers of its things."""
        return frozenset(slot.letter for slot in self._slots.values() if isinstance(slot, Thing) and slot.letter)

    # -- reading ------------------------------------------------------------------------------------------------------

    def parse(self, line: str, state: Any) -> Command:
        """What a line asks for. Raises Refusal with an example that would fit."""
        return command_of(self._read(line, state), state, self._last)

    def lead(self, line: str, state: Any) -> Lead | None:
        """What the same line is read by while only the words behind its colon change; None where all must be read."""
        trying = Trying(line, self._signs, state)
        reads = () if self._is_empty(trying) else self._index.written_out(*trying.firsts)
        return lead(line, reads, trying, self._last)

    def _read(self, line: str, state: Any) -> Reading:
        """The form that a line has, and what was read. Raises Refusal."""
        trying = Trying(line, self._signs, state)
        if self._is_empty(trying):
            raise Refusal(_in(self.empty, state))
        found = best(self._index.written_out(*trying.firsts), trying)
        if found is not None and found.short == 0:
            return found
        trying = trying.again()
        found = best(self._index.begun(trying.firsts[0]), trying)
        if found is not None and found.short == 0:
            return found
        named = self._names(trying)
        if named:
            return self._named(named, trying)
        for at, words in sorted(trying.shortened.items()):
            if len(words) > 1:
                said = trying.tokens[at][:SHOWN]
                could = tuple(words) if at == 0 else ()
                raise Refusal(f"“{said}” could be {listed(list(words), joiner='or')}. Type one letter more.", at, could)
        if found is not None:
            return found
        if trying.at < FAR and not trying.fits:
            self._one_at_a_time(trying)
        if trying.at > 0:
            raise Refusal(self._meant(trying), trying.at)
        raise self._unknown(trying.tokens[0] if trying.tokens else "", state)

    def _is_empty(self, trying: Trying) -> bool:
        return not trying.tokens and not (trying.colon and any(not read.places for read in self.forms))

    def _names(self, trying: Trying) -> list[str]:
        """The things whose names have the first word, else those in which it begins one: Jo is not Josie; none where it
        is a word of the language, written out."""
        first = trying.tokens[0] if trying.tokens else ""
        if len(first) < LEAST_LETTERS or folded(first) in self.first_words or (trying.colon and len(trying.tokens) < 2):
            return []
        begun = self.by_name(first, trying.state)
        return [thing for thing in begun if folded(first) in folded(thing).split()] or begun

    def _named(self, named: list[str], trying: Trying) -> Reading:
        first = trying.tokens[0]
        if len(named) > 1:
            said = listed(named[:6], joiner="or")
            raise Refusal(f"“{first[:SHOWN]}” could be {said}. Type the number.", 0.5)
        reading = self._read(named[0].partition(" ")[0] + trying.line[len(first) :], trying.state)
        if reading.short and folded(first) not in folded(named[0]).split():
            # Somebody's name and what is said of them, both only begun, are words of a sentence: "in a hurry".
            raise self._unknown(first, trying.state)
        return replace(reading, by_name=True)

    def _one_at_a_time(self, trying: Trying) -> None:
        """Raises Refusal when the line speaks of several things and would fit for the first of them."""
        try:
            numbers, rest = leading_numbers(trying.tokens)
            at = len(trying.tokens) - len(rest)
            if not numbers or trying.tokens[:at] == [str(numbers[0])]:
                return
            behind = trying.rest(at) if rest else f": {trying.tail}" if trying.colon else ""
            reading = self._read(f"{numbers[0]} {behind}", trying.state)
        except ExerciseError:
            return
        if reading.read.form.action == "card":
            raise Refusal(asks(reading.read, reading.got, trying.state), 0.5)
        raise Refusal(f"One at a time for that: {reading.read.filled(reading.got, trying.state)}", 0.5)

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
            return f"{said} {example(read, got, trying.state)}"
        if expected and trying.sentence.startswith("For example"):
            return f"It goes on with {listed(list(expected)[:8], joiner='or')}. {trying.sentence}"
        return trying.sentence

    @cached_property
    def _index(self) -> Index:
        return Index(self.forms)

    # -- refusing -----------------------------------------------------------------------------------------------------

    def _unknown(self, word: str, state: Any) -> Refusal:
        said = self.says.format(word=word[:SHOWN])

        def like() -> str:
            offered = self.offered(state)
            near = nearest(word, [known for known, example in offered.items() if example])
            return f"{said} Did you mean {near}? For example {offered[near]}" if near else ""

        return Refusal(f"{said} {_in(self.unknown, state)}", like=like)

    def offered(self, state: Any) -> dict[str, str]:
        """The first words that a near miss may be led to, each with an example; "" for those that could take words
        away, move the group or put something before the room, which are never offered."""
        found: dict[str, str] = {}
        for form, words in self._may_be_offered:
            if form.when(state) and form.shown(state):
                for word in words:
                    if word not in found:
                        found[word] = form.example_in(state)
        return found | self._never_offered

    @cached_property
    def _may_be_offered(self) -> list[tuple[Form, tuple[str, ...]]]:
        """The harmless forms that help lists, each with the words that it may begin with."""
        begun = ((read.form, read.places[0].shown if read.places else ()) for read in self.forms)
        return [(form, words) for form, words in begun if words and form.example and form.means and _harmless(form)]

    @cached_property
    def _never_offered(self) -> dict[str, str]:
        """The words that are a harmful form by themselves."""
        alone = (read for read in self.forms if len(read.places) == 1 and not _harmless(read.form))
        return dict.fromkeys((word for read in alone for word in read.places[0].shown), "")

    # -- help and completion ------------------------------------------------------------------------------------------

    def examples(self, state: Any) -> tuple[tuple[str, str], ...]:
        """Every form that help lists: an example and what it does."""
        return tuple(
            shown
            for form in self._forms
            if form.example and form.means and form.when(state) and form.shown(state)
            for shown in ((form.example_in(state), form.means), *form.more)
            if shown[0]  # nothing there is of the kind that its example speaks of
        )

    def complete(self, line: str, state: Any) -> list[Completion]:
        """Ways to go on with a line."""
        return complete(self.forms, line, state)


_CLOSES = "close"
"""The kind of move that ends an exercise, with which owners' own words go."""


def _harmless(form: Form) -> bool:
    return not (form.group or form.away or form.action in ("show", "undo") or form.kind == _CLOSES)
