"""The programme's board: four views of it, and below the one thing pointed at. Pure; told what time it is.

Cohorts stand beside each other and are never ranked (A Good Start in Life, three staggered cohorts).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from exercises.kernel.record import replace
from exercises.programme import months, reading
from exercises.programme.moves import MOVES
from exercises.programme.naming import cohort_of
from exercises.programme.pointing import rests
from exercises.programme.state import BOXES, Programme
from tui.app.actions import Action
from tui.app.text import fit, wrap
from tui.boards.board import Drawing, Drawn, Pointing, Wish
from tui.boards.cut import rows_cut
from tui.boards.list_board import ListBoard, stepped
from tui.boards.programme import collected, lists, timeline

TIMELINE, COLLECTED, CARRY, CYCLE = "", "collected", "carry", "cycle"
"""The views; the first is where the board begins."""
VIEWS: Mapping[str, str] = {TIMELINE: "timeline", COLLECTED: "collected", CARRY: "carry", CYCLE: "cycle"}
_LETTERS = {"e": TIMELINE, "c": TIMELINE, "x": COLLECTED, "l": CARRY, "r": CARRY}
"""In which view a thing of that letter stands."""
_LEADS = {"event": "e", "collected": "x", "learned": "l", "cohort": "c", "recommendation": "r"}
"""What a move calls the thing it speaks of."""

OWN: tuple[Action, ...] = (
    Action("timeline", "The timeline", "Every cohort by months, and what is collected.", "1", also="timeline"),
    Action("collected", "What is collected", "Each tool by cohort, with its moments.", "2", also="collected"),
    Action("carry", "What is carried on", "What was learned, those that wait for a result first.", "3", also="carry"),
    Action("cycle", "The cycle", "The question, the six boxes, what is told of the programme.", "4", also="cycle"),
    Action("brief", "Brief for a cohort", "Two pages for those who hold it next: shows what would leave.", "brief"),
    Action("cohorts", "Next cohort", "Looks at one cohort after the other, then at all.", "cohorts", press="tab"),
)

WORDS: Mapping[str, tuple[str, str]] = {
    "show_focused": ("Show this in the room", "The timeline, the cycle, or what we changed because of you."),
    "show_overview": ("Show the timeline in the room", "A letter an event; no counts of people."),
    "next_waiting": ("Next that waits", "The next learned line that waits for a result."),
    "open_card": ("Everything of it", "What is known of the thing pointed at; enter again closes it."),
    "detail": ("Overview or in full", "Changes between the view and everything in it, in full."),
    "guidance": ("Guidance", "What to say of the programme, what to watch for."),
    "export": ("Export the report", "Its page, or its sessions as tables: shows what would leave, then writes it."),
    "findings": ("The programme as text", "All of it, in full."),
}
"""What actions of every console mean in a programme."""


class ProgrammeBoard(ListBoard):
    """Timeline, collected, carry and cycle; the focus is the number of an event, of what is collected, of a learned
    line or of a box."""

    thing = "event"
    overview_view = "timeline"
    words = WORDS
    own = OWN
    of_a_session = False
    detail_scrolls = True
    air = True
    answer_help = "c1 a cohort, e4 an event, x3 what is collected, l4 a learned line, r1 what is recommended."
    nothing_in_full = "Nothing yet."
    none = "Nothing is pointed at."

    def __init__(
        self,
        now: datetime | None = None,
        gone: frozenset[int] = frozenset(),
        known: Mapping[str, str] | None = None,
        found: Mapping[str, str] | None = None,
    ) -> None:
        self.month = now.year * 12 + now.month - 1 if now is not None else 0
        """The present month; 0 where nobody knows."""
        self.gone = gone
        """The events whose session is on this computer no longer."""
        self.known = known or {}
        """What the pointers say that were read in their sessions."""
        self.found = found or {}
        """By the name of a session: what was counted in it."""

    def at(
        self, now: datetime, gone: frozenset[int], known: Mapping[str, str], found: Mapping[str, str]
    ) -> ProgrammeBoard:
        """The same board at that time, with what is gone, what pointers say and what sessions have."""
        return ProgrammeBoard(now, gone, known, found)

    # -- what there is ------------------------------------------------------------------------------------------------

    def numbers(self, state: Programme) -> Sequence[int]:
        """The events by their days."""
        return [event.number for event in months.in_order(state)]

    def in_order(self, state: Programme, pointing: Pointing) -> Sequence[int]:
        """What stands in the view, of the cohort looked at or of all."""
        match pointing.question:
            case "collected":
                there = collected.in_order(state)
                return [one.number for one in there if pointing.theme in (0, one.cohort)]
            case "carry":
                return [one.number for one in lists.carried(state)]
            case "cycle":
                return range(1, len(BOXES) + 1)
            case _:
                return [event.number for event in months.in_order(state, pointing.theme)]

    def settle(self, state: Programme, width: int, height: int, pointing: Pointing) -> Pointing:
        """At something that is there; of the timeline first at what comes next, of the cycle where it is."""
        theme = pointing.theme if pointing.theme in state.cohorts else 0
        pointing = replace(pointing, theme=theme)
        there = self.in_order(state, pointing)
        if pointing.focus in there:
            return pointing
        if pointing.question == CYCLE:
            return replace(pointing, focus=BOXES.index(state.box) + 1 if state.box else 1)
        if pointing.question == TIMELINE:
            comes = next((number for number in there if months.is_to_come(state.events[number])), 0)
            return replace(pointing, focus=comes or (there[-1] if there else 0))
        return super().settle(state, width, height, pointing)

    # -- drawing ------------------------------------------------------------------------------------------------------

    def overview(self, state: Programme, width: int, height: int, pointing: Pointing) -> Drawing:
        """The view that was chosen; under the timeline what is collected."""
        match pointing.question:
            case "collected":
                lines, first, last = collected.draw(state, width, pointing, whole=True)
                # Over the first row the cohorts' numbers stay in sight.
                return Drawing(lines, first if first > 1 else 0, last)
            case "carry":
                return self._carry(state, width, pointing)
            case "cycle":
                lines, at = lists.cycle(state, width, pointing.focus)
                return Drawing(lines, at, at)
        lines, at = timeline.draw(state, width, pointing, self.month)
        if state.collected:
            lines += collected.draw(state, width, pointing, whole=False)[0]
        # The months stay in sight with the first lanes.
        return Drawing(lines, 0 if at <= 4 else at, at)

    def _carry(self, state: Programme, width: int, pointing: Pointing) -> Drawing:
        lines: list[Drawn] = [((fit(f" CARRIED ON   {self._waits(state)}", width), "heading"),)]
        first = 0
        for this in lists.carried(state):
            first = len(lines) if this.number == pointing.focus else first
            lines.append(lists.row(state, this, width, pointed=this.number == pointing.focus))
        lines += [] if state.carried else [((fit(f" {lists.NOTHING}", width), "quiet"),)]
        return Drawing([*lines, *lists.foot(state, width)], first if first > 3 else 0, first)

    def _waits(self, state: Programme) -> str:
        return reading.progress(state).counted or ("each line has its result" if state.carried else "")

    def detail(self, state: Programme, width: int, pointing: Pointing) -> Drawing:
        """Everything of the view in full; of the cycle all that is said of each box."""
        if pointing.question == CYCLE:
            cycle = reading.cycle_text(state, self.known)
            return Drawing([((f" {line}", "text"),) for said in cycle for line in wrap(said, width - 2)])
        drawn = super().detail(state, width, pointing)
        foot = reading.recommended_text(state, self.known) + reading.tools_text(state)
        foot = foot if pointing.question == CARRY else []
        more: list[Drawn] = [((f" {line}", "text"),) for said in foot for line in wrap(said, max(8, width - 2)) or [""]]
        return replace(drawn, lines=[*drawn.lines, *more]) if more else drawn

    def whole(self, state: Programme, number: int, width: int, pointing: Pointing) -> list[Drawn]:
        """One thing in full, with what is known of it under it."""
        first, *more = self._told(state, replace(pointing, focus=number)) or [""]
        bar = "▌" if number == pointing.focus else " "
        lines: list[Drawn] = [((f"{bar}{line}", "strong"),) for line in wrap(first, max(8, width - 2))]
        return lines + [((f"   {line}", "text"),) for said in more for line in wrap(said, max(8, width - 4))]

    def card(self, state: Programme, width: int, height: int, pointing: Pointing) -> list[Drawn]:
        """The thing pointed at; on the timeline also what waits for a result."""
        told = self._told(state, pointing)
        lines: list[Drawn] = [
            ((f" {line}", "text" if at else "strong"),)
            for at, said in enumerate(told)
            for line in wrap(said, max(4, width - 2))
        ]
        waits = next(iter(state.open_lines), None) or next(reversed(lists.carried(state)), None)
        if pointing.question or waits is None or height < 2:
            return rows_cut(lines, width, height)
        foot: Drawn = ((fit(f" {lists.one_line(state, waits)}", width), "quiet"),)
        return [*rows_cut(lines, width, height - 1), *[()] * (height - 1 - len(lines)), foot]

    def _told(self, state: Programme, pointing: Pointing) -> list[str]:
        """Everything known of what is pointed at."""
        number = pointing.focus
        match pointing.question:
            case "collected" if number in state.collected:
                this = state.collected[number]
                asked = [f"session {this.session}", *self._found(this.session)] if this.session else []
                return [reading.collected_line(state, this), *asked]
            case "carry" if number in state.carried:
                return reading.learned_lines(state, state.carried[number], self.known)
            case "cycle" if 0 < number <= len(BOXES):
                return self._box(state, BOXES[number - 1])
            case "" if number in state.events:
                gone = ["its session is gone from this computer; what stands here of it stays"]
                event = state.events[number]
                return reading.event_lines(state, event) + self._found(event.session) + gone * (number in self.gone)
            case "" if pointing.theme in state.cohorts:
                return reading.cohort_lines(state.cohorts[pointing.theme])
        return []

    def _found(self, session: str) -> list[str]:
        return [self.found[session]] if session in self.found else []

    def _box(self, state: Programme, name: str) -> list[str]:
        box = state.boxes.get(name)
        now = ", where the programme is now" if name == state.box else ""
        told = box.line if box is not None and box.line else f"nothing said yet. cycle {name}: in a line"
        on = [f"rests on {one}" for one in rests(state, box.evidence, self.known)] if box is not None else []
        return [f"{name}{now}: {told}", *on]

    # -- keys ---------------------------------------------------------------------------------------------------------

    def about(self, state: Programme, pointing: Pointing) -> list[str]:
        """Everything of the thing pointed at, and of its cohort where one is looked at."""
        cohort = state.cohorts.get(pointing.theme)
        there = pointing.question == TIMELINE and pointing.focus in state.events
        return self._told(state, pointing) + (["", *reading.cohort_lines(cohort)] if cohort and there else [])

    def without_fields(self, state: Programme, pointing: Pointing) -> Wish:
        """Everything of it; of a learned line that waits, the line that closes it."""
        this = state.carried.get(pointing.focus) if pointing.question == CARRY else None
        if this is not None and this.is_open:
            return Wish(pointing, opens=f"l{this.number} tried ")
        return Wish(pointing, then="about") if self.about(state, pointing) else Wish(pointing, says=self.none)

    def next_waiting(self, state: Programme, pointing: Pointing) -> Wish:
        """The next learned line that waits, with the line that closes it begun."""
        waits = [line.number for line in state.open_lines]
        if not waits:
            return Wish(pointing, says="Nothing waits: each learned line has its result.")
        at = waits.index(pointing.focus) + 1 if pointing.question == CARRY and pointing.focus in waits else 0
        number = waits[at % len(waits)]
        return Wish(replace(pointing, question=CARRY, focus=number), opens=f"l{number} tried ")

    def show_line(self, state: Programme, pointing: Pointing) -> str:
        """The view of the room that has what is looked at; what is collected is the facilitators' own."""
        return {CARRY: "show changed", CYCLE: "show cycle"}.get(pointing.question, "show timeline")

    def move(
        self, state: Programme, width: int, height: int, pointing: Pointing, direction: str, *, in_detail: bool
    ) -> Pointing | None:
        """Left and right from one to the next; up and down through the lanes of the timeline, and the lists."""
        there = self.in_order(state, pointing)
        if not there or direction in ("pageup", "pagedown") or in_detail:
            return None
        if pointing.question == TIMELINE and direction in ("up", "down"):
            return self._to_lane(state, pointing, direction)
        return replace(pointing, focus=stepped(there, pointing.focus, direction))

    def _to_lane(self, state: Programme, pointing: Pointing, direction: str) -> Pointing:
        """The cohort above or below, at its event that stands nearest in time; above the first all of them."""
        cohort = stepped([0, *state.cohorts], pointing.theme, direction)
        month = months.month_of(state.events[pointing.focus].day) if pointing.focus in state.events else 0
        theirs = [event for event in months.in_order(state, cohort) if event.day]
        if not cohort or not theirs:
            return replace(pointing, theme=cohort)
        near = min(theirs, key=lambda event: abs(months.month_of(event.day) - month))
        return replace(pointing, theme=cohort, focus=near.number)

    def act(self, state: Programme, pointing: Pointing, name: str) -> Wish:
        """Another view, or the next cohort."""
        if name == "brief":
            return Wish(pointing, opens=f"brief c{pointing.theme or next(iter(state.cohorts), 1)} ~/brief.html")
        if name == "cohorts":
            every = [0, *state.cohorts]
            at = every.index(pointing.theme) if pointing.theme in every else 0
            cohort = every[(at + 1) % len(every)]
            called = cohort_of(state, cohort) or "every cohort"
            return Wish(self._in(state, pointing, pointing.question, cohort), says=f"Looks at {called}.")
        view = next(view for view, called in VIEWS.items() if called == name)
        return Wish(self._in(state, pointing, view, pointing.theme))

    def _in(self, state: Programme, pointing: Pointing, view: str, cohort: int) -> Pointing:
        kept = pointing.focus if view == pointing.question else 0
        return self.settle(state, 0, 0, replace(pointing, question=view, theme=cohort, focus=kept))

    def back(self, pointing: Pointing) -> Pointing:
        """From one cohort to all, then to the timeline."""
        if pointing.theme:
            return replace(pointing, theme=0)
        return replace(pointing, question=TIMELINE, focus=0) if pointing.question else pointing

    def called(self, state: Programme, pointing: Pointing, kind: str) -> Pointing:
        """At the thing of that letter and number, in its view."""
        letter, number = kind[:1], kind[1:]
        if letter not in _LETTERS or not number.isdecimal():
            return pointing
        if letter == "c":
            return self._in(state, pointing, TIMELINE, int(number))
        focus = int(number) if letter != "r" else 0
        return replace(pointing, question=_LETTERS[letter], theme=0, focus=focus)

    def follow(
        self, state: Programme, pointing: Pointing, kind: str, data: Mapping[str, Any], *, undone: bool
    ) -> Pointing:
        """At what was made or spoken of, in the view where it stands."""
        made = MOVES[kind].makes if kind in MOVES else ""
        found = [(made, data.get("number"))] if made else []
        found += [(letter, data.get(name)) for name, letter in _LEADS.items()]
        for letter, number in found:
            if isinstance(number, int) and number and not undone:
                return self.called(state, pointing, f"{letter}{number}")
        if kind.startswith("cycle"):
            return replace(pointing, question=CYCLE, focus=0)
        return pointing

    def hint(self, state: Programme, pointing: Pointing) -> str:
        """What comes now: the event pointed at where no card says it, and the lines of the view."""
        return {
            COLLECTED: "collect + case rating c1 start   x3 done 24 of 27   x3 dropped: why",
            CARRY: "learned c1: …   l4 tried c2 helped: what was seen   l4 to prompt-cards",
            CYCLE: "cycle collect   cycle question: …   cycle envision: in a line",
        }.get(pointing.question, "e + workshop c1 2026-11-05   e4 held   tab cohorts   1-4 views   ? help")
