"""The moves of a workshop day as they are being planned, each tried at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from exercises.frame.checks import moment_of
from exercises.frame.shape import LOG
from exercises.frame.state import Frame
from exercises.kernel.checked_table import Place
from exercises.kernel.shape import ExerciseError
from sessions.importing import workshop_form as form
from sessions.importing.case_form import CaseError
from sessions.importing.case_plan import CaseMove
from sessions.importing.workshop_after import After


@dataclass
class WorkshopPlan:
    """What was planned so far for one day, and the frame as it would be."""

    top: Place
    state: Frame
    moves: list[CaseMove] = field(default_factory=list)
    items: dict[str, int] = field(default_factory=dict)
    """The number of every part of the agenda, by its id."""
    date: str = ""
    offset: str = ""
    begun: tuple[str, str] = ("", "")
    """When the latest part began, and the place of that."""
    noted: str = ""
    """The last time of anything noted during the part that is on."""
    ended: str = ""
    """The time on the clock at which the last part was ended because the file does not say."""
    after: After = field(default_factory=After)
    """What was written after the day: journal entries, statements, what speaks against them."""
    withdrawn: int = 0
    """Learnings whose owner took them back; their words are left out."""
    remarks: set[str] = field(default_factory=set)
    """Keys that were read and are not kept."""

    def do(self, where: str, kind: str, /, **data: Any) -> int:
        """One more move that comes from that place; the number of what it makes. Raises CaseError."""
        given = {name: value for name, value in data.items() if value not in ("", None, [])}
        fields = LOG.with_number(self.state, kind, given)
        try:
            self.state = LOG.apply(self.state, kind, fields)
        except ExerciseError as problem:
            raise CaseError(f"{where}: {problem}") from None
        self.moves.append(CaseMove("workshop", where, kind, fields))
        return int(fields.get("number", 0))

    def must_fit(self, where: str, words: str, limit: str) -> None:
        """Raises CaseError when the words are longer than the template's limit."""
        most = self.state.template.limits.get(limit, 200)
        if len(words) > most:
            raise CaseError(f"{where}: that is {len(words):,} characters; {most} is the most here. Shorten it.")

    def at_most(self, where: str, number: int | None, most: int | None, whole: str) -> None:
        """Raises CaseError when a count is more than what it is counted from."""
        if number is not None and most is not None and number > most:
            raise CaseError(f"{where}: this makes {number}, more than the {most} {whole}.")

    def time(self, day: str, clock: str) -> str:
        """The file's wall-clock time as an ISO time, with this computer's offset on the workshop's day."""
        return f"{day}T{clock}:00{self.offset}"

    # -- what stands before the entries -------------------------------------------------------------------------------

    def begin(self) -> None:
        """The day itself and its agenda. Raises CaseError."""
        top, facts = self.top, self.state.facts
        if top.text("schema_note"):
            self.remarks.add("schema_note")
        self.date = top.text("date")
        if self.state.elephant_held:
            raise CaseError("An elephant is being held. Import the file when the group went on.")
        on = self.state.here
        if on is not None:
            raise CaseError(
                f"{on.title} is on now, as g{on.number}. End it first (g{on.number} end), or import this "
                "file into a session of its own."
            )
        if facts.date not in ("", self.date) and any(item.stretches for item in self.state.items.values()):
            raise CaseError(
                f"{top.at('date')}: this session's day is {facts.date}, and it began already. Import this "
                "file into a session of its own."
            )
        ahead = form.minutes_from_utc(top, "date", self.date)
        self.offset = form.at_offset(ahead)
        people = top.value("people_in_room")
        for key, most, whole in (
            ("left_early", people, "people in the room"),
            ("feedback_sheets_returned", people, "people in the room"),
        ):
            self.at_most(top.at(key), top.value(key), most, whole)
        self.do(
            top.at("date"),
            "day",
            date=self.date,
            offset=ahead,
            people=people,
            left_early=top.value("left_early"),
            returned=top.value("feedback_sheets_returned"),
            facilitators=top.texts("facilitators"),
        )
        self._agenda()

    def _agenda(self) -> None:
        here: Mapping[str, Any] = {item.title: item for item in self.state.items.values()}
        same_day = any(item.stretches or item.planned for item in here.values())
        for place in self.top.each("agenda"):
            name = place.text("id")
            if name in form.OUTSIDE:
                raise CaseError(f"{place.at('id')}: “{name}” means outside the agenda here. Give it another id.")
            title = place.text("exercise")
            if same_day and title in here:
                raise CaseError(
                    f"{place.at('exercise')}: this part is in the session's day already, as "
                    f"g{here[title].number}. undo takes an import back."
                )
            self.items[name] = self.do(
                place.name,
                "plan_item",
                title=title,
                minutes=place.value("minutes"),
                intensity=place.text("intensity"),
                planned=place.text("planned_start"),
            )

    # -- what was on when ---------------------------------------------------------------------------------------------

    def begin_part(self, place: Place, item: int, at: str) -> None:
        """A part of the agenda begins, and what was on ends with it. Raises CaseError."""
        self._must_be_part(place, item)
        before, where = self.begun
        if before and moment_of(at) < moment_of(before):
            raise CaseError(
                f"{place.at('at')}: {at[11:16]} is before {before[11:16]}, when {where} began. Put what "
                "began first first."
            )
        self.do(place.name, "begin_item", item=item, at=at)
        self.begun, self.noted = (at, place.name), at

    def end_part(self, place: Place, item: int, at: str) -> None:
        """A part ends before another begins. Raises CaseError."""
        self._must_be_part(place, item)
        if self.begun[0] and moment_of(at) < moment_of(self.begun[0]):
            raise CaseError(f"{place.at('at')}: {at[11:16]} is before {self.begun[0][11:16]}, when it began.")
        self.do(place.name, "end_item", item=item, at=at)

    def _must_be_part(self, place: Place, item: int) -> None:
        if not item:
            raise CaseError(f"{place.at('during')}: the id of a part of the agenda is needed here.")

    def note_time(self, item: int, at: str) -> None:
        """Something was noted during a part; the last one ends no earlier than that."""
        on = self.state.here
        if on is not None and on.number == item and moment_of(at) > moment_of(self.noted):
            self.noted = at

    def end_last(self) -> None:
        """A past day is over: what is still on ends with the last that was noted during it."""
        on = self.state.here
        if on is not None:
            self.do(self.begun[1], "end_item", item=on.number, at=self.noted)
            self.ended = self.noted[11:16]
