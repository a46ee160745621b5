"""Notes one after the other, and words to find, typed in the command bar. Refuses to record any."""

from __future__ import annotations

from exercises.kernel.record import replace
from tui.boards.capture import Capture
from tui.console.bar_lines import LinesBar


class NotesBar(LinesBar):
    """Where notes go while they are typed, and where the typist was before words were sought."""

    def capture_now(self) -> Capture | None:
        """Where notes go: where this window left off, or where the session is if that changed since; None for none."""
        run, board = self.console.run_now, self.console.board
        found = board.capture(run.state) if run is not None and board is not None else None
        if found is None:
            return None
        in_force = f"{self.console.session.state.current} {found.lead}"
        if self._capture is None or in_force != self._in_force:
            self._capture, self._in_force = found, in_force
        return self._capture

    def begin_capture(self) -> None:
        """Begins to type notes in, where this window left off, or where the session is if that changed since."""
        if self.capture_now() is None:
            return
        assert self._capture is not None
        self._capture.began()
        waiting = "" if self.seeking else self.entry.value
        if self._capture.take(waiting) is None:
            self._put_by()
            waiting = self._note_left if self.entry.take_back(self._note_left) else ""
        self.write(self._capture.take(waiting) or "")
        self._note_left = ""
        self.card, self.capture, self.seeking = [], self._capture, False
        self.entry.mend()
        self.console.set_focus(self.entry)
        self.said = ""
        self.refresh_lines()

    def recover(self, line: str) -> str:
        """The unfinished line of last time comes back, not entered; the sentence that says how to go on with it."""
        self.refused_words = line
        self.entry.give_back(line)
        run, board = self.console.run_now, self.console.board
        found = board.capture(run.state) if run is not None and board is not None else None
        if found is not None and found.take(line) is not None:
            self._note_left = line
            return f"Your unfinished {found.thing} is back, not recorded yet. i goes on with it."
        self.recovered = line
        return "Your unfinished line is back in the bar, not recorded yet. c goes on with it."

    def capture_kept(self) -> dict[str, str]:
        """Where this window's notes go, for the draft, so that they go on there after a crash; empty for nowhere."""
        held = self._capture
        return {"question": held.question, "area": held.area, "in_force": self._in_force} if held is not None else {}

    def take_up(self, kept: object) -> str:
        """Goes on where this window's notes went last time; says where, or "" when that was nowhere."""
        run, board = self.console.run_now, self.console.board
        found = board.capture(run.state) if run is not None and board is not None else None
        if found is None or not isinstance(kept, dict):
            return ""
        if kept.get("question") not in found.questions or kept.get("area") not in found.areas:
            return ""
        if kept.get("in_force") != f"{self.console.session.state.current} {found.lead}":
            return ""  # the session went on to another question since
        self._in_force = str(kept["in_force"])
        found.question, found.area = str(kept["question"]), str(kept["area"])
        self._capture = found
        return found.name

    def next_question(self) -> bool:
        """The next question, while notes are typed; whether they are."""
        if self.capture is None:
            return False
        self.capture.next_question()
        self.said = ""
        self.refresh_lines()
        return True

    def ask_this(self) -> bool:
        """Asks the room this window's question, while notes are typed; whether they are."""
        if self.capture is None:
            return False
        self.console.act(self.capture.lead)
        self._in_force = f"{self.console.session.state.current} {self.capture.lead}"
        self.console.act(f"show question {self.capture.question}")
        return True

    def begin_seeking(self) -> None:
        """Begins to type words to find; the list follows each letter."""
        self._put_by()
        if not self.console.pointing.sought:
            self._before = self.console.pointing
        self.card, self.capture, self.seeking = [], None, True
        self.write(self.console.pointing.sought)
        self.console.set_focus(self.entry)
        self.said = ""
        self.refresh_lines()

    def back_from_found(self) -> None:
        """Out of a list that was kept: where the typist was before the words were typed."""
        self.console.pointing = replace(self._before, picked=self.console.pointing.picked)

    def stop_seeking(self, sought: str) -> None:
        """Keeps what is found, or with "" goes back to where it pointed before; the keys are back on the board."""
        self.seeking = False
        self.entry.clear()
        self.console.set_focus(None)
        self.console.seek(sought)
        if not sought and not self.console.private_hidden:
            self.back_from_found()
            self.console.refresh_all()
