"""The list of what was found: up and down go through it, enter goes there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from exercises.frame.shape import LOG
from exercises.kernel.shape import ExerciseError
from tui.app.text import wrap
from tui.boards.board import Drawing, Drawn
from tui.console.logging_keys import LoggingKeys

if TYPE_CHECKING:
    from exercises.kernel.shape import Command
    from sessions.lines.carry_out import Outcome
    from sessions.lines.everywhere import Place as Everywhere
    from sessions.live.state import SessionState

Place = tuple[str, str]
"""What to type to get there, and the words around."""
_TURN = "exercise "
_LISTED = {"exercise": "The exercises of this session", "end": "Still open"}


class FoundPlaces(LoggingKeys):
    """The places found last, and the one pointed at."""

    places: tuple[Place, ...] = ()
    place = 0
    listed = ""
    """What stands over a list that is none of places; "" for what was found."""
    _asked: Command | None = None
    """The line that made the list, and the session's state that it was made of."""
    _of: SessionState | None = None

    def after(self, outcome: Outcome) -> None:
        """As any line; what was found can be gone to."""
        action = outcome.command.action
        if action in ("find", "list"):
            self.places, self.place = outcome.found, 0
            self._asked, self._of = outcome.command, self.session.state
        elif action == "card" and self.pane == "found":
            self.pane = "overview"
        elif action in ("exercise", "end") and outcome.lines:
            self.places = ()
        turned = action == "exercise" and outcome.event is not None
        if action in (*_LISTED, "find", "list") and not turned:
            self.listed = outcome.says.rstrip(".") if action == "list" else _LISTED.get(action, "")
        elif self.pane == "found" and (turned or not self.places) and outcome.event is not None:
            # What was open may be open no more, and the board says how it is now.
            self.pane = "overview"
        super().after(outcome)

    def list_again(self) -> None:
        """Made again where something was recorded since, with the same place pointed at."""
        if self.pane != "found" or self._asked is None or self._of is self.session.state or not self.places:
            return
        from sessions.lines.finding import places

        goes = self.places[self.place][0]
        try:
            says, self.places = places(self.session, self._asked)
        except ExerciseError as problem:  # what was listed is taken back
            self.listed, self.places, self.found = str(problem), (), []
            return
        self._of, self.found = self.session.state, [f"{says[:1].upper()}{says[1:]}"]
        there = (at for at, (place, _) in enumerate(self.places) if place == goes)
        self.place = next(there, min(self.place, max(0, len(self.places) - 1)))

    def move_among_found(self, direction: str) -> bool:
        """To another place of the list; whether the list has the keys."""
        last = len(self.places) - 1
        steps = {"up": self.place - 1, "down": self.place + 1, "home": 0, "end": last}
        if self.pane != "found" or last < 0 or direction not in steps:
            return False
        self.place = max(0, min(last, steps[direction]))
        return True

    def action_open_card(self) -> None:
        """Opens the thing pointed at; in the list of what was found, goes there."""
        if self.pane == "found" and self.places and not self.private_hidden:
            self.go_to(self.places[self.place])
        else:
            super().action_open_card()

    def go_to(self, place: Place) -> None:
        """Shows what was found on its own board; in another exercise after turning to it."""
        goes, words = place
        frame, run = self.frame_now, self.exercise_now
        self.pane = "overview"
        self.bar.say("")
        if goes.startswith(_TURN):
            self.act(goes)
            turned = self.exercise_now
            if turned is None or turned.key != goes.removeprefix(_TURN):
                return  # it was refused, and the bar says why
            goes, _, words = words.removeprefix(f"{turned.template.title}, ").partition(": ")
            self.look_at_exercise()
        elif (
            frame is not None
            and place in LOG.find(frame, self.sought)
            and (run is None or place not in run.shape.find(run.state, self.sought))
        ):
            self.look_at_day(True)
        elif run is not None and not run.is_frame:
            self.look_at_exercise()
        self._point(goes, words)

    def go_to_found(self, place: Everywhere, sought: str) -> None:
        """Shows what was found before this session was opened, in the exercise or in the frame that it stands in."""
        run = self.exercise_now
        if place.turns and (run is None or run.key != place.turns.removeprefix(_TURN)):
            self.act(place.turns)
            run = self.exercise_now
            if run is None or run.key != place.turns.removeprefix(_TURN):
                return  # it was refused, and the bar says why
        if place.turns or self.session.is_programme:
            self.look_at_exercise()
        else:
            self.look_at_day(True)
        self.bar.say("")
        shown = self.run_now
        there = shown.shape.find(shown.state, sought) if shown is not None else []
        self._point(place.goes, next((words for goes, words in there if goes == place.goes), ""))

    def _point(self, goes: str, words: str) -> None:
        """Points at it on the board that shows; the words are said where no board can point at them."""
        shown, board = self.run_now, self.board
        if shown is not None and board is not None:
            before = self.pointing
            self.pointing = board.called(shown.state, before, goes)
            if self.pointing == before and not goes.isdecimal():
                self.bar.say(f"{goes}  {words}")
        self.refresh_all()


def drawing(title: str, places: Sequence[Place], at: int, room: int) -> Drawing:
    """The list, with a mark at the place that enter goes to."""
    lines: list[Drawn] = [((f" {title}", "heading"), ("   enter goes there; escape: the board", "quiet")), ()]
    here = (0, 0)
    for number, (goes, words) in enumerate(places):
        chosen = number == at
        parts = wrap(f"{goes}  {words}", max(8, room - 4))
        if chosen:
            here = (len(lines), len(lines) + len(parts) - 1)
        for place, part in enumerate(parts):
            mark = "▌" if chosen else " "
            lines.append(((f"{mark} {'  ' if place else ''}{part}", "chosen" if chosen else "text"),))
    return Drawing(lines, *here)
