"""What a running order holds once it was read, and how one is refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from exercises.kernel.record import Record, field
from exercises.kernel.schema import told

EXAMPLE = "- 08:45 Arrive, tea (15 min, light)"


class PlanError(Exception):
    """A running order that cannot be used. The message names each line."""


def refuse(problems: Sequence[str]) -> None:
    """Raises them all as one PlanError; nothing when there are none."""
    if problems:
        raise PlanError(told(problems))


class Planned(Record):
    """One part of the day, as the fields of the move that plans it, and the line it stands on."""

    line: int
    fields: Mapping[str, Any]
    remarks: tuple[str, ...] = ()
    """What was read that could have been meant otherwise, in sentences."""


class Plan(Record):
    """A running order."""

    items: tuple[Planned, ...]
    starts: str = ""
    """The first planned time on the clock, when it is given by itself."""
    meeting: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)
    """The lines of what stands beside the parts."""
    said: tuple[str, ...] = ()
    """What is said of the file as a whole."""


def told_of(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields of a part that say something."""
    return {name: value for name, value in fields.items() if value not in ("", 0, [])}
