"""What the lines of the day take that no plain slot reads: a part of it, minutes, counts of people. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from exercises.frame.day_part import EDIP, INTENSITIES, part_of_day
from exercises.frame.running import EXAMPLE, MOST_MINUTES
from exercises.frame.things import PRACTICES
from exercises.kernel.expression import expression
from exercises.kernel.moves import Got
from exercises.kernel.shape import ExerciseError
from exercises.kernel.slots import Fields, Miss, Slot
from exercises.kernel.text import folded
from exercises.kernel.time_slots import minutes_in
from exercises.kernel.words import pick

_COLON = expression(r"\s*(?::\s+|(?<!\d):(?=\S))")
"""A title may have colons of its own; the last one with minutes behind it ends it. 10:30 has none."""
_NO_MINUTES = expression(r"(?<!\d):\s*(?:[-−–+]\s*\d|\d{5,})")
"""What stands where minutes are expected and can be none: x: -5."""
_NEXT_ONE = expression(r"[;,] +(?:and +)?|(?<=\S) +and +", re.IGNORECASE)
"""What stands before the next part of a day that is typed in one line."""


class Planned(Slot):
    """A part of the day: its title, minutes, how much it may stir, EDIP, the exercise it opens, the tool learned."""

    loose = words = True
    gives = ("title",)

    def __init__(self, sign: str = "+") -> None:
        self.sign = sign

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        said = " ".join(tokens)
        if not said.startswith(self.sign):
            raise Miss(f"Add to the day, or go on: {EXAMPLE}, or agenda next")
        return Fields(_planned(said.removeprefix(self.sign).strip())), len(tokens)

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        if not begun:
            yield "+ ", "a part of the day: title: minutes"


def _planned(said: str) -> dict[str, Any]:
    if not said or said.startswith(":"):
        raise ExerciseError(f"A part of the day needs its title before the colon. For example {EXAMPLE}")
    _is_one(said)
    title, minutes, more = _minutes_behind(said)
    if minutes is None and _NO_MINUTES.search(said):
        raise ExerciseError(f"Minutes are a whole number up to {MOST_MINUTES}. For example {EXAMPLE}")
    read = part_of_day(title)
    fields: dict[str, Any] = {"minutes": 0, **read.fields, **({} if minutes is None else {"minutes": minutes})}
    fields["title"] = fields["title"].rstrip(":").strip()
    if not fields["title"]:
        raise ExerciseError(f"A part of the day needs its title. For example {EXAMPLE}")
    for place, word in enumerate(more):
        name = folded(word).rstrip(",")
        if name == "tool" and more[place + 1 :]:
            fields["tool"] = " ".join(more[place + 1 :])
            break
        if name in INTENSITIES:
            fields["intensity"] = INTENSITIES[name]
        elif name in EDIP:
            fields["practices"] = list(dict.fromkeys([*fields.get("practices", ()), EDIP[name]]))
        elif name not in ("may", "things", "opens", "exercise"):
            if "exercise" in fields:
                raise ExerciseError(f"“{word}” is one word too many. For example {EXAMPLE}")
            fields["exercise"] = word
    return fields


def _is_one(said: str) -> None:
    """Raises ExerciseError where several have each its own time on the clock, or each its own minutes."""
    parts = [part for part in _NEXT_ONE.split(said) if any(map(str.isalpha, part))] if _NEXT_ONE.search(said) else []
    read = [(part, part_of_day(part).fields) for part in parts]
    for told in ("planned", "minutes"):
        each = [part for part, fields in read if fields.get(told) and any(map(str.isalpha, str(fields["title"])))]
        if len(each) > 1:
            raise ExerciseError(f"These are {len(each)} parts of the day, one a line. First agenda + {each[0]}")


def _minutes_behind(said: str) -> tuple[str, int | None, list[str]]:
    """The title, the minutes behind its last colon that has some (None for none), and the words behind those."""
    for colon in reversed(list(_COLON.finditer(said))):
        words = said[colon.end() :].split()
        found, took = minutes_in(words)
        if found is not None and said[: colon.start()].strip():
            return said[: colon.start()], found, words[took:]
    return said, None, []


class Practices(Slot):
    """Parts of EDIP; after the first a letter of each will do."""

    loose = True

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        first = folded(tokens[0]).rstrip(",") if tokens else ""
        if len(first) < 3 or not any(known.startswith(first) for known in EDIP):
            raise Miss("EDIP is explore, demonstrate, imitate, practise.")
        said = " ".join(tokens).replace(":", " ").replace(",", " ").split()
        return [pick(word, EDIP, "part of EDIP") for word in said], len(tokens)

    def whole(self, tokens: Sequence[str], got: Got, state: Any) -> bool:
        return all(folded(token).rstrip(",:") in EDIP for token in tokens)

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        return ((name, "EDIP") for name in PRACTICES if begun and name.startswith(folded(begun)))

    def say(self, value: Any, state: Any) -> str:
        return ", ".join(value)
