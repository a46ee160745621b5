"""Other parts of a wall's lines: links, words with strokes in them, answers with their counts. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from exercises.kernel.moves import Got
from exercises.kernel.names_in_text import bare
from exercises.kernel.shape import ExerciseError
from exercises.kernel.slots import Fields, Miss, Slot
from exercises.kernel.text import folded, listed, matches
from exercises.kernel.words import leading_numbers, number_of, pick
from exercises.wall.saying import numbered
from exercises.wall.saying_themes import ANSWERS
from exercises.wall.slots_notes import notes_of
from exercises.wall.slots_themes import ANSWERED
from exercises.wall.state import Wall

_FEW = 8
_SOME = 6


class ALink(Slot):
    """A link by its letter and number."""

    def begins(self, word: str) -> bool:
        return word[:1] == "l" and word[1:].isdecimal()

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        word = folded("".join(tokens[:1]))
        if not self.begins(word) or number_of(word[1:]) is None:
            raise Miss("Which link?")
        if int(word[1:]) not in state.links:
            there = listed([f"l{known}" for known in state.links][:_FEW], joiner="or")
            found = f"There is {there}." if there else "There is none yet: link 3 8: one feeds the other"
            raise ExerciseError(f"There is no link {word}. {found}")
        return int(word[1:]), 1

    def say(self, value: Any, state: Wall) -> str:
        return " and ".join(numbered(state.themes[number]) for number in state.links[value].between)


class ACase(Slot):
    """What speaks against something, by its letter and number."""

    def begins(self, word: str) -> bool:
        return word[:1] == "a" and word[1:].isdecimal()

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        from exercises.wall.items import against_of

        word = folded("".join(tokens[:1]))
        if not self.begins(word) or number_of(word[1:]) is None:
            raise Miss("What about it?")
        return against_of(state, int(word[1:])).number, 1


def reasoned(tail: str) -> tuple[str, str]:
    """A name and, after the last // that stands alone, why."""
    name, mark, why = f" {tail} ".rpartition(" // ")
    return (name.strip(), why.strip()) if mark else (tail, "")


class Named(Slot):
    """A theme's name and, after //, why; a new one's may be left out, and quotes around it are not its own."""

    loose = words = True

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
            notes_of(numbers, state)
        except Miss as problem:
            raise ExerciseError(f"{problem} For example split {theme.number}: {problem.instead}") from None
        name, why = reasoned(typed.strip())
        told = {"notes": numbers, "name": name, "why": why}
        return Fields({key: value for key, value in told.items() if value}), len(tokens)

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        theme = state.themes[got["theme"]]
        if theme.notes and not begun:
            yield " ".join(map(str, theme.notes[:_SOME])), "its first notes"


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


class Instead(Parts):
    """A name, and what stands there instead."""

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        (name, instead), took = super().take(tokens, got, state)
        if not bare(instead):
            raise Miss("What stands there instead?", near=True)
        return Fields(name=name, instead=instead), took


class OneSaid(Slot):
    """One thing that was said, among others."""

    loose = words = True

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        return [" ".join(tokens)], len(tokens)


# -- the member check -------------------------------------------------------------------------------------------------

_RUN_TOGETHER = (("yes with change", "change"), ("not for us", "not_us"), ("not us", "not_us"))
_TYPED = {"yes": "yes", "change": "yes with change", "no": "no", "not us": "not for us", "pass": "passed"}


class Answers(Slot):
    """Answers with their counts: yes 15 change 6 not us 0."""

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        said = folded(" ".join(tokens)).replace(",", " ")
        for spoken, word in _RUN_TOGETHER:
            said = said.replace(spoken, word)
        plain = said.split()
        counts = Fields()
        if len(plain) % 2:
            raise Miss("Each answer has its count.", near=True)
        if not plain:
            raise Miss("How many said what?", near=True)
        for one, other in zip(plain[::2], plain[1::2], strict=True):
            word, amount = (other, one) if number_of(one) is not None else (one, other)
            count = number_of(amount)
            if count is None:
                raise Miss(f"“{amount[:40]}” is not a count.", near=True)
            name = pick(word, ANSWERED, "answer")
            if name in counts:
                raise Miss(f"{ANSWERS[name].capitalize()} stands there twice. Once each.", near=True)
            counts[name] = count
        return counts, len(tokens)

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        return ((f"{typed} ", means) for typed, means in _TYPED.items() if not begun or matches(begun, typed))

    def more(self, before: Sequence[str], begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        if len(" ".join(before).replace("not us", "not_us").split()) % 2 == 0:
            ways = self.ways(begun, got, state)
            yield from ((typed, means) for typed, means in ways if typed.split()[0] not in before)
