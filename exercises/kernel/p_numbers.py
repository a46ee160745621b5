"""By what people are recognised without a name: a P-number, a group that is small."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from exercises.kernel.expression import expression
from exercises.kernel.names_in_text import JOINED, UNSPACED
from exercises.kernel.record import Record, names_of, replace

_P = "[Pp\uff30\uff50]"
_BETWEEN = "[ \u00a0\u3000._#\uff0e\uff0d\u2010-\u2015\u2212-]"
P_NUMBER = expression(
    rf"(?<![^\W_{JOINED}{UNSPACED}]){_P}{_BETWEEN}{{0,3}}\d{{1,4}}(?!\d)(?:[/&+\u2013-]{_P}?\d{{1,4}}(?!\d))*(?:['\u2019]?s(?![^\W_]))?"
)
"""A number that leads back to a person, however it was typed: P14, p 14, P-14, p.14, P14s, P14/15, in full width."""
_WHOLE = expression("[Pp]?([0-9]{1,4})")
SOMEBODY = "somebody"
"""What others read in its place."""
FEWEST = 5
"""A group smaller than this is recognised by its size (the export check of the domain's consent rule)."""
FEW = "Fewer than five answered, so nothing is shown."
ONE = "One answer would stand beside words, so how they were spread is not shown."


def untold(counts: Iterable[int], *, words: bool = False) -> str:
    """Why others than the facilitators do not read how people answered, in those parts; "" when they do.

    It is people who are counted, not parts: of five or more every part is shown, also one of one; but not where words
    of some of them stand beside.
    """
    counts = tuple(counts)
    if sum(counts) < FEWEST:
        return FEW
    return ONE if words and 1 in counts else ""


def shown(text: str) -> str:
    """Somebody's words as others read them: a number that leads back to a person is left out."""
    return P_NUMBER.sub(_somebody, text)


def as_read(text: str, audience: str) -> str:
    """The words as that audience reads them: for the facilitators with every number."""
    return text if audience == "facilitators" else shown(text)


def _somebody(found: re.Match[str]) -> str:
    return f"{SOMEBODY}'s" if found[0].endswith("s") else SOMEBODY


def whole(text: object) -> str:
    """The number somebody is kept under when the text is one and nothing else: p9 is P9, 14 is P14; "" otherwise."""
    found = _WHOLE.fullmatch(text) if isinstance(text, str) else None
    return f"P{found[1]}" if found else ""


def without_numbers(value: Any) -> Any:
    """The same data as others read them: no string in a record, or in records within it, has a number in it."""
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, tuple):
        return tuple(map(without_numbers, value))
    if isinstance(value, Mapping):
        return {key: without_numbers(one) for key, one in value.items()}
    if isinstance(value, Record):
        values = {name: getattr(value, name) for name in names_of(value)}
        told = {name: without_numbers(one) for name, one in values.items()}
        return replace(value, **told) if told != values else value
    return value


def for_others(give: Callable[[Any, Any], Any], *, whole: bool = True) -> Callable[[Any, Any], Any]:
    """What gives something for an audience, without numbers for anybody but the facilitators.

    Not `whole`: not for them either.
    """

    def given(state: Any, audience: Any) -> Any:
        made = give(state, audience)
        return made if whole and audience == "facilitators" else without_numbers(made)

    return given
