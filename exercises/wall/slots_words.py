"""Where something belongs, and words with strokes in them, as they are typed in a wall's lines. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from exercises.kernel.counts import Counts
from exercises.kernel.moves import Got
from exercises.kernel.p_numbers import whole as whole_p_number
from exercises.kernel.shape import ExerciseError
from exercises.kernel.slots import ByName, Fields, Miss, Number, OneOf, Slot
from exercises.kernel.text import folded
from exercises.kernel.words import leading_numbers
from exercises.wall.checks import notes_of
from exercises.wall.member_check import ANSWERS
from exercises.wall.places import (
    LEAST_TITLE,
    is_place,
    of_this_wall,
    place_name,
    places_called,
    places_of,
    places_ways,
    question_of_side,
    side_called,
)
from exercises.wall.saying import how_often
from exercises.wall.slots import ANSWERED
from exercises.wall.state import POST_IT, SOURCES, Wall

_SOME = 6


# -- where ------------------------------------------------------------------------------------------------------------


class Times(Number):
    """How often: 3, 3x, 3 times."""

    def __init__(self) -> None:
        super().__init__("How often was it seen?", least=1, most=999, units=("times", "time"))

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        return super().take([word.removesuffix("x") for word in tokens], got, state)

    def say(self, value: Any, state: Any) -> str:
        return how_often(value)


class Writer(Slot):
    """Who wrote a note, by number."""

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        if not state.authors:
            kept = "This exercise keeps no writers, and that stays so."
            raise ExerciseError(f"{kept} Without one: helps team: They ring back")
        found = whole_p_number("".join(tokens[:1]))
        if not found:
            raise ExerciseError("A number, not a name: by P07: They ring back. Names stay out of the record.")
        return found, 1


class Ref(Slot):
    """Words of one's own before the colon, all of them."""

    words = True

    def __init__(self, ask: str) -> None:
        self.ask = ask

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        if not tokens:
            raise Miss(self.ask, near=True)
        return " ".join(tokens), len(tokens)


class Where(Slot):
    """A question and an area in any order, and among them what has a word before it (`led`: field, slot and what it
    is, by that word). `least` so many letters of a place may begin a line; `sides` where the words for what works and
    what does not name a question, too."""

    def __init__(
        self,
        example: str,
        led: dict[str, tuple[str, Slot, str]] | None = None,
        *,
        only: str = "",
        least: int = 1,
        needed: bool = True,
        sides: bool = False,
    ) -> None:
        self.example, self.led, self.only = example, led or {}, only
        self.least, self.needed, self.sides = least, needed, sides

    def known(self, word: str, state: Any) -> bool:
        return word in self.led or is_place(word, state)

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        first = folded("".join(tokens[:1]))
        begins = first in self.led or is_place(first, state)
        begins = begins or (len(first) >= self.least and bool(places_called(first, state)))
        if self.needed and not begins and not (tokens and self.only):
            raise Miss(f"Which {self.only or 'question or area'}?", near=True)
        fields, places, side = Fields(), list[str](), ""
        rest = list(tokens)
        while rest:
            word = rest.pop(0)
            named = is_place(word, state)
            if folded(word) in self.led and not named:
                field, slot, _ = self.led[folded(word)]
                try:
                    fields[field], took = slot.take(rest, fields, state)
                except Miss as problem:
                    raise ExerciseError(f"{problem} For example {of_this_wall(self.example, state)}") from None
                del rest[:took]
            elif self.sides and not named and not side and side_called(word):
                side = side_called(word)
            elif not self.sides or named or folded(word) not in ("best", "when", "work"):
                places.append(word)
        fields.update(places_of(places, state, of_this_wall(self.example, state)))
        if self.only and (len(places) > 1 or self.only not in fields):
            raise ExerciseError(f"Which {self.only}, and nothing more? {of_this_wall(self.example, state)}")
        if side:
            fields.setdefault("question", question_of_side(state, side))
        return fields if all(is_place(word, state) for word in places) else ByName(fields), len(tokens)

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        if not begun and not self.only and not self.sides:
            return ()
        goes_on = " " if self.least > 1 else ""
        return [*((f"{way}{goes_on}", title) for way, title in self._places(begun, (), state)), *self._led(begun, ())]

    def more(self, before: Sequence[str], begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        if folded(before[-1]) in self.led:
            return self.led[folded(before[-1])][1].ways(begun, got, state)
        if not self.sides and not places_called(before[0], state):
            return ()
        return [*self._places(begun, before, state), *self._led(begun, before)]

    def _places(self, begun: str, before: Sequence[str], state: Wall) -> list[tuple[str, str]]:
        return places_ways(begun, state, only=self.only, named=before)

    def _led(self, begun: str, before: Sequence[str]) -> Iterable[tuple[str, str]]:
        return (
            (f"{word} ", means)
            for word, (_, _, means) in self.led.items()
            if means and word not in before and word.startswith(folded(begun))
        )

    def say(self, value: Any, state: Wall) -> str:
        return ", ".join(place_name(state, kind, value[kind]) for kind in ("question", "area") if kind in value)


_NOTE = "helps team: They ring back"
_ITEM = "helps team from story: She rang me first"
_SOURCED: dict[str, tuple[str, Slot, str]] = {
    "from": ("source", OneOf(SOURCES, "source", ask=""), ""),
    "by": ("author", Writer(), ""),
}


class OfNote(Where):
    """Where a note goes, where it comes from and who wrote it; `item` for what was folded in, and not typed off a
    post-it."""

    def __init__(self, *, item: bool = False) -> None:
        super().__init__(_ITEM if item else _NOTE, _SOURCED, least=2)
        self.item = item

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        fields, took = super().take(tokens, got, state)
        told = fields.value if isinstance(fields, ByName) else fields
        if self.item != (told.get("source", state.usual_source) != POST_IT and "author" not in told):
            raise Miss("It is not typed so.")
        return fields, took


PLACES: dict[str, Slot] = {
    "where": OfNote(),
    "where_item": OfNote(item=True),
    "in_force": Where(_NOTE, least=LEAST_TITLE),
    "places": Where("17 network"),
    "area": Where("17 area network", only="area"),
    "question": Where("17 question helps", only="question"),
    "asked": Where("theme difficult: We are asked too late", only="question", needed=False),
    **{
        name: Where(
            example,
            {
                "seen": ("seen", Times(), "how often it was seen"),
                "from": ("ref", Ref("What does it come from?"), "what it comes from, in your words"),
            },
            needed=False,
            sides=True,
        )
        for name, example in (
            ("statement", "statement works whānau seen 2 from F1, entry 3: whānau chairs are asked first"),
            ("story", "story helps team: She rang me first"),
            ("heard", "heard difficult network: Nobody told the ward"),
        )
    },
}
"""The slots of places, by name."""


# -- words with signs in them -----------------------------------------------------------------------------------------


def reasoned(tail: str) -> tuple[str, str]:
    """A name and, after the last // that stands alone, why."""
    name, mark, why = f" {tail} ".rpartition(" // ")
    return (name.strip(), why.strip()) if mark else (tail, "")


class Named(Slot):
    """A theme's name and, after //, why; a new one's may be left out, and quotes around it are not its own."""

    loose = words = True
    gives = ("name", "why")

    def __init__(self, *, new: bool = False) -> None:
        self.new = new

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        name, why = reasoned(" ".join(tokens).strip())
        if self.new and len(name) > 2 and name[0] == name[-1] == '"' and '"' not in name[1:-1]:
            name = name[1:-1].strip()
        if not name and not (self.new and why):
            raise Miss("The words come after the colon.", near=not self.new)
        told = {"name": name, "why": why}
        return Fields({key: text for key, text in told.items() if text}), len(tokens)


class Split(Slot):
    """Some of a theme's notes, after the sign the name of the new theme, and after // why."""

    loose = words = True
    gives = ("name", "why")

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        theme, tail = state.themes[got["theme"]], " ".join(tokens)
        called_out, mark, typed = tail.partition(">")
        if not mark:
            called_out, reason = reasoned(tail)
            typed = f"// {reason}" if reason else ""
        numbers, more = leading_numbers(called_out.split())
        some = " ".join(str(note) for note in theme.notes[:2]) or "17 21"
        if more or not numbers:
            raise ExerciseError(
                f"Which of its notes, and what do they say? split {theme.number}: {some} > We nod and leave"
            )
        try:
            notes_of(state, numbers)
        except Miss as problem:
            raise ExerciseError(f"{problem} For example split {theme.number}: {problem.instead}") from None
        name, why = reasoned(typed.strip())
        told = {"notes": numbers, "name": name, "why": why}
        return Fields({key: value for key, value in told.items() if value}), len(tokens)

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        theme = state.themes[got["theme"]]
        if theme.notes and not begun:
            yield " ".join(map(str, theme.notes[:_SOME])), "its first notes"


class OneSaid(Slot):
    """One thing that was said, among others."""

    loose = words = True

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        return [" ".join(tokens)], len(tokens)


# -- the member check -------------------------------------------------------------------------------------------------


class Answers(Counts):
    """Answers with their counts: yes 15 change 6 not us 0."""

    def __init__(self) -> None:
        super().__init__(ANSWERED, "answer", apart=True, labels=ANSWERS, ask="How many said what?")

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        said = folded(" ".join(tokens)).replace("yes with change", "change")
        return super().take(said.split(), got, state)[0], len(tokens)
