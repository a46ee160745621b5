"""Where a session stands among others: its programme, its cohorts there, and what kind of event it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel.record import Record


class Belongs(Record):
    """Where a session stands among others."""

    programme: str = ""
    """The programme's name; "" for none."""
    cohorts: tuple[int, ...] = ()
    """The numbers that its cohorts have in the programme."""
    kind: str = ""
    """What kind of event it is there."""
    block: str = ""


def belongs_of(data: Mapping[str, Any]) -> Belongs:
    """What an entry says of it. Raises TypeError and LookupError for what cannot be read."""
    also, told = data.get("also", []), (data["programme"], data.get("kind", ""), data.get("block", ""))
    if not isinstance(also, list | tuple) or not all(isinstance(one, str) for one in told):
        raise TypeError("words, and a list of numbers, are needed")
    cohorts = tuple(number for number in (data["cohort"], *also) if number)
    if not all(type(number) is int for number in cohorts):
        raise TypeError("cohorts are numbers")
    programme, kind, block = told
    return Belongs(programme, cohorts, kind, block)


def entry_of(belongs: Belongs) -> dict[str, Any]:
    """The same as an entry keeps it; of one that belongs nowhere, that it does."""
    first, *also = belongs.cohorts or (0,)
    return {
        "programme": belongs.programme,
        "cohort": first,
        "also": also,
        "kind": belongs.kind,
        "block": belongs.block,
    }
