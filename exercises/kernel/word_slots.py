"""Slots of words with something more in them: a day, an amount, a sign between two, commas. Knows no exercise."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from exercises.kernel import amounts
from exercises.kernel.days import SOME_DAY, day_in, said_whole
from exercises.kernel.moves import Got
from exercises.kernel.names_in_text import bare
from exercises.kernel.shape import ExerciseError
from exercises.kernel.slots import Fields, Miss, Slot, Words
from exercises.kernel.text import folded, listed


class Somebody(Words):
    """Who it is, in words; "" for those that say nobody."""

    def __init__(
        self, nobody: Sequence[str], *, fits: Callable[[str, Got], str] | None = None, private: bool = False
    ) -> None:
        """`fits` gives the words as they are kept, and raises ExerciseError for what is kept of nobody."""
        super().__init__(private=private)
        self.nobody, self.fits = nobody, fits

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        said, took = super().take(tokens, got, state)
        if folded(said) in self.nobody:
            return "", took
        return (said if self.fits is None else self.fits(said, got)), took


class Texts(Words):
    """Several texts with commas between them."""

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        texts = [text.strip() for text in " ".join(tokens).split(",") if text.strip()]
        if not texts:
            raise Miss(self.ask, near=True)
        return texts, len(tokens)

    def say(self, value: Any, state: Any) -> str:
        return ", ".join(value)


class Parted(Words):
    """Two texts with a sign between them, each of them data of its own."""

    def __init__(self, first: str, sign: str, second: str, *, ask: str) -> None:
        super().__init__(ask=ask)
        self.gives, self.sign = (first, second), sign

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        before, sign, behind = (part.strip() for part in " ".join(tokens).partition(f" {self.sign} "))
        if not sign or not before or not behind:
            raise Miss(self.ask, near=True)
        return Fields(zip(self.gives, (before, behind), strict=True)), len(tokens)


class Amount(Slot):
    """An amount a month, to the end of the line."""

    loose = True

    def __init__(self, most: float, ask: str | Callable[[Got], str]) -> None:
        """`ask` is said to what is no amount, or more than `most`; or what gives that."""
        self.most, self.ask = most, ask

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        amount = amounts.monthly(" ".join(tokens)) if tokens else None
        if amount is None or amount > self.most:
            raise Miss(self.ask(got) if callable(self.ask) else self.ask, near=True)
        return amount, len(tokens)

    def say(self, value: Any, state: Any) -> str:
        return amounts.told(value)


class Day(Words):
    """Words that name a day."""

    def day(self, value: Any, got: Got, state: Any) -> str:
        return str(value)


class OnlyDay(Day):
    """A day that can be read, and often one that has passed; one written in full is said back as it is."""

    def day(self, value: Any, got: Got, state: Any) -> str:
        return "" if said_whole(value) else str(value)

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        said, took = super().take(tokens, got, state)
        if not day_in(said, SOME_DAY):
            raise Miss(self.ask, near=True)
        return said, took


class PassedDay(OnlyDay):
    """One that has passed: without its year it is the last there was."""

    def passed(self, got: Got, state: Any) -> bool:
        return True


class Dated(Words):
    """Words, and behind "by" a day, each of them data of its own."""

    def __init__(self, text: str, day: str, *, unless: Callable[[str], bool] = lambda said: False) -> None:
        """`unless` says of words without a day that they are none."""
        super().__init__()
        self.gives, self.unless = (text, day), unless

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        said, took = super().take(tokens, got, state)
        found = re.fullmatch(r"(?P<text>.+\S)\s+by\s+(?P<day>\S.*)", said, re.IGNORECASE)
        text, day = self.gives
        if found and (day_in(found["day"], SOME_DAY) or folded(found["day"]).startswith("the next ")):
            return Fields({text: found["text"].rstrip(","), day: found["day"]}), took
        if self.unless(said):
            raise Miss(self.ask)
        return Fields({text: said}), took

    def day(self, value: Any, got: Got, state: Any) -> str:
        return str(value.get(self.gives[1], ""))


class Either(Slot):
    """The first of several slots that takes all of it, each of them data of its own."""

    loose = words = True

    def __init__(self, **slots: Slot) -> None:
        self.slots = slots
        self.gives = tuple(name for name, slot in slots.items() if slot.words)

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        missed: ExerciseError = Miss("")
        for name, slot in self.slots.items():
            try:
                value, took = slot.take(tokens, got, state)
            except Miss as problem:
                missed = problem
                continue
            if took == len(tokens):
                return Fields({name: value}), took
        raise missed

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        return (way for slot in self.slots.values() for way in slot.ways(begun, got, state))


class Parts(Slot):
    """Words with strokes that stand alone between them, so that families/whānau stays whole."""

    loose = words = True

    def __init__(self, exactly: int = 0) -> None:
        self.exactly = exactly

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        text = " ".join(tokens)
        parts = [part.strip() for part in f" {text} ".split(" / ")]
        if len(parts) < 2 or not all(parts) or (self.exactly and len(parts) != self.exactly):
            two = "Two, with / between them and a space on each side."
            raise Miss(two if self.exactly else "With / between, and spaces.", near=True)
        return parts, len(tokens)

    def say(self, value: Any, state: Any) -> str:
        return listed([f"“{part}”" for part in value])


class Instead(Parts):
    """A name, and what stands there instead."""

    gives = ("name", "instead")

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        (name, instead), took = super().take(tokens, got, state)
        if not bare(instead):
            raise Miss("What stands there instead?", near=True)
        return Fields(name=name, instead=instead), took
