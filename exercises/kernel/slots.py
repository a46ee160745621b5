"""What may stand at a place of a typed line. Each slot reads, completes and says its own part; knows no exercise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from exercises.kernel.answers import ANSWERED, GUESS, SILENT, UNKNOWN
from exercises.kernel.checks import thing_of
from exercises.kernel.expression import expression
from exercises.kernel.moves import Got
from exercises.kernel.p_numbers import whole
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded, matches
from exercises.kernel.words import leading_numbers, nothing_to_choose, number_of, number_said, pick_by_word, squeezed


class Miss(ExerciseError):
    """What stands there is not what the slot takes. `near` when it is the right kind of thing but cannot be used;
    `final` when it is clear what was meant, whatever other forms say; `nothing` when nothing could stand there, so
    that no other form says less of what was meant."""

    def __init__(
        self,
        sentence: str,
        *,
        near: bool = False,
        final: bool = False,
        nothing: bool = False,
        instead: Any = None,
        took: int = 1,
    ) -> None:
        """`instead` is what would fit there, for the example, instead of so many tokens."""
        super().__init__(sentence)
        self.near, self.final, self.nothing, self.instead, self.took = near, final, nothing, instead, took


class Fields(dict[str, Any]):
    """Several data that one slot gives at once."""


class ByName:
    """A value that was called by a beginning or a word of its name: such a line is not written out."""

    def __init__(self, value: Any) -> None:
        self.value = value


class Slot:
    """One place of a line. A subclass says what it takes."""

    private = False
    """Whether what stands there is for the facilitators only."""
    loose = False
    """Whether it takes all words to the end of the line, a colon among them."""
    words = False
    """Whether people's words stand there."""
    gives: tuple[str, ...] = ()
    """The data of people's words that it gives, where those are not the place's own field."""
    shortens = False
    """Whether what it takes may be shortened."""
    dated = False
    """Whether its words may name a day."""

    def __init_subclass__(cls) -> None:
        cls.shortens = cls.whole is not Slot.whole
        cls.dated = cls.day is not Slot.day

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        """The value, and how many tokens it took; Fields for several data. Raises ExerciseError with a question."""
        raise NotImplementedError

    def begins(self, word: str) -> bool:
        """Whether a line that begins with this slot could begin with that word."""
        return True

    def known(self, word: str, state: Any) -> bool:
        """Whether that word, whole, is a name that may stand there."""
        return False

    def whole(self, tokens: Sequence[str], got: Got, state: Any) -> bool:
        """Whether what it took was written out."""
        return True

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        """What could stand there, each with what it is; one that ends in a space goes on with more of the same."""
        return ()

    def more(self, before: Sequence[str], begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        """What could stand there behind those words of its own."""
        return ()

    def say(self, value: Any, state: Any) -> str:
        """What was read, in words."""
        return str(value)

    def day(self, value: Any, got: Got, state: Any) -> str:
        """The words of it that name a day; "" for none."""
        return ""

    def passed(self, got: Got, state: Any) -> bool:
        """Whether that day is one that has passed."""
        return False

    def typed(self, value: Any) -> str:
        """How it is typed, for an example about it; "" to keep the example's own."""
        return str(value) if isinstance(value, int) else ""


class Words(Slot):
    """Somebody's words, verbatim to the end of the line."""

    loose = True
    words = True

    def __init__(
        self, *, private: bool = False, ask: str = "The words come after the colon.", but: Sequence[str] = ()
    ) -> None:
        """`but` are first words that make it something else."""
        self.private, self.ask, self.but = private, ask, but

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        text = " ".join(tokens).strip()
        if not text or folded(tokens[0]) in self.but:
            raise Miss(self.ask, near=True)
        return text, len(tokens)


class OneOf(Slot):
    """One of a few words, each with what it stands for; by any unambiguous beginning, or by a word of it."""

    def __init__(
        self,
        choices: Mapping[str, Any] | Sequence[str] | Callable[[Any], Mapping[str, Any]],
        what: str,
        *,
        labels: Mapping[Any, str] | None = None,
        loose: bool = False,
        private: bool = False,
        ask: str = "",
        none: str = "",
        written: bool = False,
        by: Callable[[Got, Any], Mapping[str, Any]] | None = None,
    ) -> None:
        """`ask` is said instead of what the words could be, and `none` where there is nothing to choose from; what is
        `written` out is never shortened; `by` gives the choices where they follow from what stands before."""
        self.what, self.labels, self.private, self.ask = what, labels or {}, private, ask
        self.loose = loose or type(self).loose
        self.none, self.by, self.written = none, by, written
        self._choices = choices

    def choices(self, state: Any, got: Got | None = None) -> Mapping[str, Any]:
        """What may be typed, each with what it stands for."""
        if self.by is not None:
            return self.by(got or {}, state)
        choices = self._choices(state) if callable(self._choices) else self._choices
        return choices if isinstance(choices, Mapping) else {choice: choice for choice in choices}

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        choices = self.choices(state, got)
        if not choices and self.none:
            raise Miss(self.none, final=True)
        if not choices and not self.ask:
            raise Miss(nothing_to_choose(self.what), nothing=True)
        took = len(tokens) if self.loose else self._several(tokens, choices)
        said = " ".join(tokens[:took]).rstrip(",")
        if self.written and not self.whole(tokens[:took], got, state):
            raise Miss(self.ask, near=bool(said))
        try:
            return pick_by_word(said, choices, self.what), took
        except ExerciseError as problem:
            raise Miss(self.ask or str(problem), near=True) from None

    def _several(self, tokens: Sequence[str], choices: Iterable[str]) -> int:
        """How many of the tokens are a name of several words, written out or begun with words that no other begins
        with; 1 for any other."""
        longest = max((choice.count(" ") + 1 for choice in choices), default=1)
        names = {squeezed(choice) for choice in choices} if longest > 1 else ()
        said = {n: squeezed(" ".join(tokens[:n])) for n in range(min(longest, len(tokens)), 1, -1)} if names else {}
        written = (n for n, words in said.items() if words in names)
        begun = (n for n, words in said.items() if sum(name.startswith(words) for name in names) == 1)
        return next(written, 0) or next(begun, 1)

    def whole(self, tokens: Sequence[str], got: Got, state: Any) -> bool:
        said = squeezed(" ".join(tokens).rstrip(","))
        return any(squeezed(choice) == said for choice in self.choices(state, got))

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        offered = set()
        for typed, stands_for in self.choices(state, got).items():
            if (not begun or matches(begun, typed)) and not (self.written and stands_for in offered):
                offered.add(stands_for)
                yield typed, self.labels.get(stands_for, typed)

    def say(self, value: Any, state: Any) -> str:
        return self.labels.get(value, str(value))


class SomeOf(OneOf):
    """Some of a few words; "all" is each of them."""

    loose = True

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        if [folded(token) for token in tokens] == ["all"]:
            return list(dict.fromkeys(self.choices(state, got).values())), 1
        taken = (OneOf.take(self, [token], got, state)[0] for token in tokens or [""])
        return list(dict.fromkeys(taken)), len(tokens)

    def whole(self, tokens: Sequence[str], got: Got, state: Any) -> bool:
        known = {"all", *map(squeezed, self.choices(state, got))}
        return all(squeezed(token) in known for token in tokens)

    def say(self, value: Any, state: Any) -> str:
        return ", ".join(self.labels.get(one, str(one)) for one in value)


class Number(Slot):
    """A whole number in a range."""

    def __init__(
        self,
        ask: str,
        *,
        least: int = 0,
        most: int = 9999,
        units: Sequence[str] = (),
        fits: Callable[[Any, int], object] | None = None,
    ) -> None:
        """`fits(state, number)` raises ExerciseError for one that cannot be now."""
        self.ask, self.least, self.most, self.units, self.fits = ask, least, most, tuple(units), fits

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        value = number_said(tokens[0].rstrip(",")) if tokens else None
        if value is None or not self.least <= value <= self.most:
            raise Miss(self.ask, near=True)
        if self.fits is not None:
            self.fits(state, value)
        unit = len(tokens) > 1 and folded(tokens[1]) in self.units
        return value, 1 + unit


class Thing(Slot):
    """A thing by its number, with its letter before it: chair 9, agreement a1.

    `called(state, number)` gives its name and raises ExerciseError when there is none of that number; `there(state)`
    the numbers there are; `fits(state, number)` raises it for one that will not do here.
    """

    def __init__(
        self,
        called: Callable[[Any, int], str],
        there: Callable[[Any], Iterable[int]],
        letter: str = "",
        *,
        ask: str = "Which one?",
        fits: Callable[[Any, int], None] | None = None,
        bare: bool = False,
    ) -> None:
        """Where it is `bare`, its letter may be left out."""
        self.called, self.there, self.letter, self.ask, self.fits = called, there, letter, ask, fits
        self.bare = bare

    def begins(self, word: str) -> bool:
        return word.startswith(self.letter) and word[len(self.letter) :][:1].isdecimal()

    def number(self, token: str) -> int | None:
        """The number that the token names; None when it names none."""
        word = folded(token).rstrip(",")
        return number_of(word.removeprefix(self.letter)) if self.bare or word.startswith(self.letter) else None

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        number = self.number(tokens[0]) if tokens else None
        if number is None:
            raise Miss(self.ask)
        self.usable(state, number)
        return number, 1

    def usable(self, state: Any, number: int) -> None:
        """Raises ExerciseError for a number of which there is none, or that will not do here."""
        self.called(state, number)
        if self.fits is not None:
            self.fits(state, number)

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        for number in self.there(state):
            said = f"{self.letter}{number}"
            named = self.called(state, number)
            by_name = len(begun) > 1 and not begun[0].isdigit() and matches(begun, named.removeprefix(said).strip())
            if by_name or (begun and said.startswith(folded(begun))) or not begun:
                yield said, named

    def say(self, value: Any, state: Any) -> str:
        return self.called(state, value)


class Things(Thing):
    """Several by their numbers: 7 11, 1-6."""

    def __init__(self, *args: Any, whole: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        self.loose = whole

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        numbers, rest = leading_numbers([token.rstrip(",") or token for token in tokens])
        if self.loose and len(tokens) == 1 and (said := number_said(tokens[0])) is not None:
            numbers, rest = [said], []
        if not numbers or (self.loose and rest):
            raise Miss(self.ask, near=bool(numbers))
        for number in numbers:
            self.usable(state, number)
        return numbers, len(tokens) - len(rest)

    def say(self, value: Any, state: Any) -> str:
        more = " …" if len(value) > 6 else ""
        return ", ".join(self.called(state, number) for number in value[:6]) + more


class Lettered(Thing):
    """A thing that its letter and number call, out of those of a field of the state: difference d1."""

    def __init__(self, letter: str, things: str, what: str, example: str | Callable[[Any], str] = "") -> None:
        """`example` is a line that makes the first one."""

        def called(state: Any, number: int) -> str:
            made = example(state) if callable(example) else example
            thing_of(getattr(state, things), number, letter, what, made)
            return f"{letter}{number}"

        super().__init__(called, lambda state: getattr(state, things), letter, ask=f"Which {what}?")


class ThingOf(Slot):
    """A thing of any of several kinds by its letter and number, as it is typed: p1."""

    def __init__(self, *slots: Thing, ask: str, private: bool = False) -> None:
        self.slots, self.ask, self.private = slots, ask, private

    def begins(self, word: str) -> bool:
        return any(slot.begins(word) for slot in self.slots)

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        for slot in self.slots:
            if tokens and slot.number(tokens[0]) is not None:
                number, took = slot.take(tokens, got, state)
                return f"{slot.letter}{number}", took
        raise Miss(self.ask)


class PNumber(Slot):
    """Somebody's number, for the facilitators only; a name is refused."""

    private = True

    def __init__(
        self,
        ask: str = "A number, not a name. Names stay out of the record.",
        *,
        also: Sequence[str] = (),
        bare: bool = True,
    ) -> None:
        """`also` may stand in its place; without `bare` it has its P, so that a number may be the words behind it."""
        self.ask, self.also, self.bare = ask, also, bare

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        first = tokens[0].rstrip(",") if tokens else ""
        if first.upper() in self.also:
            return first.upper(), 1
        for took in (1, 2) if self.bare or first[:1].isalpha() else ():
            found = whole(" ".join(tokens[:took]).rstrip(","))
            if found:
                return found, took
        raise Miss(self.ask, near=True)


_DASH = expression(r"\A[-–—]\s+")


class Answer(Slot):
    """How a question is met: words, ? for we don't know, - for said nothing, ~ words for a guess."""

    loose = words = True

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        text = " ".join(tokens).strip()
        if text in ("?", "-"):
            return Fields(kind=UNKNOWN if text == "?" else SILENT), len(tokens)
        kind = GUESS if text.startswith("~") else ANSWERED
        # A dash before the words is one between them and what they answer.
        text = text.removeprefix("~").strip() if kind == GUESS else _DASH.sub("", text)
        if not text:
            raise Miss("What is the answer? Words, ? for we don't know, - for said nothing.", near=True)
        return Fields(kind=kind, **self.read(text, got)), len(tokens)

    def read(self, text: str, got: Got) -> dict[str, Any]:
        """The data of an answer that was said. Raises Miss."""
        return {"words": text}
