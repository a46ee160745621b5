"""What this window looks at: panes of words, words to find, and back. The room sees no difference."""

from __future__ import annotations

from exercises.kernel.record import replace
from tui.console.showing import RoomActions


class LookingActions(RoomActions):
    """The actions of the table in `actions.py` that only this window sees."""

    def action_find(self) -> None:
        """Finds words: as they are typed where a list can be filtered, else with a line."""
        board = self.board
        if board is not None and board.finds and not self.mirror and not self.covered:
            self.pane = "overview"
            if not self.pointing.sought:
                self.before_found = self.pointing
            self.bar.begin_seeking()
        else:
            self.bar.open("find ")

    def action_export(self) -> None:
        """Opens the bar for a file to write."""
        self.bar.open("export ")

    def action_print_paper(self) -> None:
        """Opens the bar for what to print."""
        self.bar.open("print ")

    def action_import_file(self) -> None:
        """Opens the bar for a file to bring in."""
        self.bar.open("import ")

    def action_detail(self) -> None:
        """Changes between map and grid."""
        self.open_pane("detail")

    def action_guidance(self) -> None:
        """Shows or hides the guidance, at the phase the group is in."""
        if (run := self.run_now) is not None:
            self.looking = run.template.phase_number(run.state.phase)
            self.open_pane("guidance")

    def action_findings(self) -> None:
        """Shows or hides what was found so far."""
        self.open_pane("findings")

    def action_help(self) -> None:
        """Shows or hides the help."""
        self.sought = ""
        self.open_pane("help")

    def action_close_pane(self) -> None:
        """Out of the bar first, then out of the pane."""
        if self.bar.escape():
            pass
        elif self.pane != "overview":
            self.pane = "overview"
            self.refresh_all()
        elif self.board is not None:
            before, self.pointing = self.pointing, self.board.back(self.pointing)
            if before.sought and not self.pointing.sought:
                self.back_from_found()
            if before == self.pointing:
                self.look_at_exercise()
            self.bar.say("")
            self.refresh_all()

    def back_from_found(self) -> None:
        """Out of a list of what was found: where this window pointed before the words were typed."""
        if not self.private_hidden:
            self.pointing = replace(self.before_found, picked=self.pointing.picked)
            self.refresh_all()
