"""The slot of counts: words with their numbers. Knows no exercise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from exercises.kernel.moves import Got
from exercises.kernel.shape import ExerciseError
from exercises.kernel.slots import Fields, Miss, OneOf
from exercises.kernel.words import number_said, pick_by_word, squeezed

_LEAST, _ENDING = 4, 3
"""Letters that a word has at least, and its ending at most, for it to be known with another ending."""


def counted_word(word: str, choices: Mapping[str, str], what: str) -> str:
    """What a word counts, as it is said of people too: cloudy, changed. Raises ExerciseError."""
    try:
        return pick_by_word(word, choices, what)
    except ExerciseError:
        said = squeezed(word)
        ended = {
            key
            for name, key in choices.items()
            if len(squeezed(name)) >= _LEAST and said.startswith(squeezed(name)) and len(said) <= len(name) + _ENDING
        }
        if len(ended) == 1:
            return ended.pop()
        raise


class Counts(OneOf):
    """Words with their numbers: yes 15 change 6 no 3; the number may come first."""

    loose = True

    def __init__(self, *args: Any, alone: str = "", apart: bool = False, **options: Any) -> None:
        """A number before the others counts what is `alone`. Each count is data of its own where they are `apart`."""
        super().__init__(*args, **options)
        self.alone, self.apart = alone, apart

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        choices, groups = self.choices(state, got), _groups(tokens)
        counts: dict[str, int] = Fields() if self.apart else {}
        if self.alone and len(groups) % 2 and isinstance(groups[0], int):
            counts[self.alone] = groups.pop(0)  # type: ignore[assignment]
        if len(groups) % 2 or not (groups or counts):
            before, _, amount = str(groups[-1]).rpartition(" ") if groups else ("", "", "")
            is_amount = bool(before and self.apart and not self.alone)
            raise Miss(f"“{amount[:40]}” is not a count." if is_amount else self.ask, near=True)
        for one, other in zip(groups[::2], groups[1::2], strict=True):
            word, value = (other, one) if isinstance(one, int) else (one, other)
            if not isinstance(word, str) or not isinstance(value, int):
                raise Miss(self.ask, near=True)
            key = self._counted(word, choices)
            if key in counts:
                raise Miss(f"{self.labels.get(key, key).capitalize()} stands there twice. Once each.", near=True)
            counts[key] = value
        return counts, len(tokens)

    def _counted(self, word: str, choices: Mapping[str, Any]) -> str:
        try:
            return counted_word(word, choices, self.what)
        except ExerciseError:
            if self.alone:
                # A number may stand for itself there, so that what is no count was meant as words.
                raise Miss(self.ask, near=True) from None
            raise

    def whole(self, tokens: Sequence[str], got: Got, state: Any) -> bool:
        known = {squeezed(choice) for choice in self.choices(state, got)}
        return all(squeezed(word) in known for word in _groups(tokens) if isinstance(word, str))

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        choices, offered = self.choices(state, got), set()
        for way, means in super().ways(begun, got, state):
            if choices[way] not in offered:
                offered.add(choices[way])
                yield f"{way} ", means

    def more(self, before: Sequence[str], begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        groups, choices = _groups(before), self.choices(state, got)
        had: set[str] = set()
        for one in groups if len(groups) % 2 == 0 else ():
            with suppress(ExerciseError):
                had |= {self._counted(one, choices)} if isinstance(one, str) else set()
        yield from (
            (way, means) for way, means in self.ways(begun, got, state) if had and choices[way.strip()] not in had
        )

    def say(self, value: Any, state: Any) -> str:
        return ", ".join(f"{self.labels.get(word, word)} {count}" for word, count in value.items())


def _groups(tokens: Sequence[str]) -> list[int | str]:
    """The numbers, and the words between them."""
    groups: list[int | str] = []
    for token in " ".join(tokens).replace(",", " ").replace(":", " ").split():
        number = number_said(token)
        last = groups[-1] if groups else None
        if number is None and isinstance(last, str):
            groups[-1] = f"{last} {token}"
        else:
            groups.append(token if number is None else number)
    return groups
