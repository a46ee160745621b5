"""What the strip of the standing logs does, and this window's look at the day."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from textual.events import Key

from exercises.frame.state import Frame
from exercises.kernel.record import replace
from exercises.kernel.shape import Completion
from exercises.kernel.text import folded
from sessions.live.state import FRAME, Run
from tui.app.terminal import is_going
from tui.boards.board import Board
from tui.boards.table import board_now
from tui.console import standing
from tui.console.looking import LookingActions

if TYPE_CHECKING:
    from sessions.live.membership import Belongs
    from tui.console.of_programme import Beside

_PASSES = ("escape", "ctrl+z", "ctrl+y", "ctrl+s", "ctrl+q")
"""Keys that close the strip and mean what they always do."""


class LoggingKeys(LookingActions):
    """The actions of `standing.py`: from inside any exercise, inside a field and out of it."""

    choosing_log = False
    """Whether the next key is a letter of the strip."""
    at_day = False
    """Whether this window looks at the day; the exercise goes on meanwhile."""
    _empty: Run | None = None
    _beside: Beside | None = None
    _tries: tuple[Belongs, tuple[str, ...]] | None = None
    """What there is to try, for where the session belonged when it was read."""

    @property
    def run_now(self) -> Run | None:
        """What the board shows: the day while this window looks at it, else the exercise."""
        return self.frame_run if self.at_day else self.exercise_now

    @property
    def board(self) -> Board | None:
        """The board of it; the day's is told what time it is."""
        run = self.run_now
        board = board_now(run)
        if run is not None and run.is_frame:
            from tui.boards.day.board import DayBoard

            assert isinstance(board, DayBoard)
            return board.at(self.console_app.now(), self.session.state.title, self._to_try())
        if board is not None and self.session.is_programme:
            if self._beside is None:
                from tui.console.of_programme import Beside

                self._beside = Beside(self._told_beside)
            return self._beside.board(self.session, board, self.console_app.now())
        if board is not None:
            return board.beside(self.frame_now)
        return board

    def _told_beside(self) -> None:
        """Draws what a thread read of other files, unless the console is being left."""
        with contextlib.suppress(RuntimeError):
            self.app.call_from_thread(self._draw_beside)

    def _draw_beside(self) -> None:
        if not is_going(self.screen):
            self.refresh_all()

    def _to_try(self) -> tuple[str, ...]:
        """What the session's programme gives it to try, read again when somebody looks at the day anew."""
        belongs = self.session.state.belongs
        if belongs is None or not belongs.programme:
            return ()
        if self._tries is None or self._tries[0] != belongs:
            from sessions.lines.new_in_programme import of_session

            self._tries = belongs, tuple(of_session(self.session))
        return self._tries[1]

    @property
    def learnings_to_try(self) -> int:
        """How many lines there are of what the session's programme gives it to try."""
        lines = self._to_try()
        if not lines:
            return 0
        from sessions.lines.new_in_programme import TRY

        return sum(line.startswith(TRY) for line in lines)

    @property
    def frame_run(self) -> Run:
        """What frames the session; an empty one, not recorded, before there is any."""
        found = self.session.state.frame
        if found is None:
            if self._empty is None:
                from sessions.lines.frame import state_of

                state = state_of(self.session)
                self._empty = Run(FRAME, state.template, state)
            found = self._empty
        return found

    @property
    def frame_now(self) -> Frame | None:
        """The frame as it is; None in a session that has none yet."""
        run = self.session.state.frame
        return run.state if run is not None and isinstance(run.state, Frame) else None

    def views(self) -> list[tuple[str, str]]:
        """Everything the room could see: of the exercise, then of the day, which its own views hide."""
        found: dict[str, str] = {}
        frame = None if self.session.is_programme else self.frame_run
        for run in (self.exercise_now, frame):
            for key, name in run.shape.room_views(run.state) if run is not None else ():
                found.setdefault(key, name)
        return list(found.items())

    def completions(self, line: str) -> list[Completion]:
        """Ways to go on with a line; with one of the frame's own, no other words are offered."""
        from sessions.lines import frame as framing

        if framing.owns_begun(line) and (self.bar.is_logging or self._is_only_the_frames(line)):
            from exercises.frame.shape import LOG
            from exercises.kernel.anywhere import complete

            return complete(line, LOG, framing.state_of(self.session))
        return framing.complete(self.session, line)

    def _is_only_the_frames(self, line: str) -> bool:
        """Whether the exercise has no line of its own that begins with that word."""
        run, first = self.exercise_now, folded(line.lstrip().partition(" ")[0]).rstrip(":")
        examples = run.shape.examples(run.state) if run is not None else ()
        return " " in line.lstrip() and first not in {folded(form.split()[0]).rstrip(":") for form, _ in examples}

    def help_groups(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """The forms a line may have, under headings, for the word that was asked for."""
        from sessions.lines.frame import help_groups

        return help_groups(self.session, self.sought, self.exercise_now)

    # -- the strip ----------------------------------------------------------------------------------------------------

    def action_standing(self) -> None:
        """Waits for a letter; what is being typed stays where it is."""
        self.choosing_log = True
        self.bar.say(standing.strip(self.app.size.width), private=False)

    def choose_log(self, event: Key) -> bool:
        """What a key comes to while a letter is waited for; False when it is to mean what it always does."""
        self.choosing_log = False
        character = event.character or ""
        one = standing.BY_LETTER.get(character)
        listed = standing.BY_CAPITAL.get(character)
        self.bar.say("")
        if one is not None:
            self.stand(one)
        elif listed is not None:
            self.list_log(listed.lists)
        elif event.key in _PASSES:
            return event.key == "escape"
        else:
            self.bar.say(f"No log has that letter. {standing.strip(self.app.size.width)}", private=False)
        return True

    def stand(self, one: standing.Standing) -> None:
        """What a letter of the strip does."""
        match one.name:
            case "elephant":
                self.act("elephant over" if self.elephant_held else "elephant")
            case "day":
                self.look_at_day(not self.at_day)
            case "agreement":
                self.list_log(one.lists)
            case "timer_waits":
                timer = self.frame_now.timer if self.frame_now is not None else None
                self.act("timer on" if timer is not None and timer.paused else "timer pause")
            case _ if one.line:
                self.act(one.line)
            case _ if self.wordless and one.name != "timer":
                self.bar.say(self.wordless_sentence, private=False)
            case _:
                self.bar.open(one.begins)

    def look_at_day(self, at_day: bool) -> None:
        """Looks at the day, or back at the exercise; only this window does."""
        if at_day and self.private_hidden:
            self.bar.say("The room sees this window. It can see what is coming: show agenda", private=False)
            return
        run = self.exercise_now
        self._tries = None
        if at_day and run is not None and run.is_frame:
            self.pointing = replace(self.pointing, question="", theme=0)
        self.at_day = at_day and not (run is not None and run.is_frame)
        self.pane = "overview"
        self.bar.to_ground()
        self.bar.say("")
        self.refresh_all()

    def look_at_exercise(self) -> None:
        """Shows the exercise's board again, and of its guidance the phase the group is in."""
        self.at_day = False
        if (run := self.run_now) is not None:
            self.looking = run.template.phase_number(run.state.phase)

    def list_log(self, letter: str) -> None:
        """Lists what is kept in one log."""
        if self.private_hidden:
            self.bar.say("The room sees this window, so nothing is listed here. Lines still work.", private=False)
            return
        self.look_at_day(True)
        self.pointing = replace(self.pointing, question=letter, theme=0)
        self.refresh_all()
