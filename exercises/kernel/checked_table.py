"""A table of a file that came in and was checked, and where each thing in it stands. Knows no file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel.record import Record
from exercises.kernel.schema import inside
from exercises.kernel.text import clean


class Place(Record):
    """A table that was checked, and where it stands. Its methods give what stands under a name."""

    name: str
    table: Mapping[str, Any]

    def at(self, key: str) -> str:
        """Where a name of this table stands."""
        return inside(self.name, key)

    def text(self, key: str) -> str:
        """The words, on one line; "" when there are none."""
        return clean(self.table.get(key) or "")

    def texts(self, key: str) -> list[str]:
        """The words of a list."""
        return [clean(item) for item in self.table.get(key) or ()]

    def has(self, key: str) -> bool:
        """Whether anything stands there."""
        return self.table.get(key) is not None

    def value(self, key: str) -> Any:
        """What stands there; None when nothing does."""
        return self.table.get(key)

    def inside(self, key: str) -> Place | None:
        """The table there; None when there is none."""
        value = self.table.get(key)
        return None if value is None else Place(self.at(key), value)

    def each(self, key: str) -> list[Place]:
        """Every table of a list."""
        return [Place(f"{self.at(key)}[{index}]", item) for index, item in enumerate(self.table.get(key) or ())]
