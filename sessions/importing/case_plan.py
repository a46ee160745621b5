"""The moves of a case as they are being planned, and the chairs they speak of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from exercises.kernel.checked_table import Place
from exercises.kernel.record import Record
from exercises.kernel.schema import nearest, quoted
from exercises.network.state import Network
from sessions.importing.case_form import CaseError


class CaseMove(Record):
    """One move and the place in the file that it comes from."""

    part: str
    """Which part of the case: "case", "chairs", "seats", "answers", "differences" and so on."""
    place: str
    kind: str
    data: dict[str, Any]


@dataclass
class Plan:
    """What was planned so far for one case."""

    case: Place
    state: Network
    moves: list[CaseMove] = field(default_factory=list)
    chairs: dict[str, int] = field(default_factory=dict)
    """The exercise's number of every chair of the case, by its id."""
    part: str = ""
    """Which part of the case is being read now."""
    remarks: list[str] = field(default_factory=list)
    """What came in otherwise than it stands in the file, each with its place."""

    def add(self, place: str, kind: str, /, **data: Any) -> None:
        """One more move, that comes from that place in the file."""
        self.moves.append(CaseMove(self.part, place, kind, data))

    def remark(self, place: str, says: str) -> None:
        """What people should be told about that place in the file; nothing of the case waits for it."""
        self.remarks.append(f"{place}: {says}")

    def number(self, letter: str, index: int) -> int:
        """The number the index-th new thing of that letter will get."""
        return self.state.numbers.get(letter, 0) + index + 1

    def chair(self, place: Place, key: str) -> int:
        """The chair whose id stands in a key."""
        return self._known(place.at(key), place.text(key))

    def several(self, place: Place, key: str) -> list[int]:
        """The chairs whose ids stand in a list."""
        found: list[int] = []
        for index, name in enumerate(place.texts(key)):
            where = f"{place.at(key)}[{index}]"
            number = self._known(where, name)
            if number in found:
                raise CaseError(f"{where}: {quoted(name)} stands here twice.")
            found.append(number)
        return found

    def _known(self, where: str, name: str) -> int:
        if name not in self.chairs:
            raise CaseError(f"{where}: no chair has the id {quoted(name)}. {nearest(name, self.chairs)}")
        return self.chairs[name]
