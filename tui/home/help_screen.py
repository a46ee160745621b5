"""The home's help: its keys and the commands beside it. Refuses to know sessions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from tui.app.text import plain
from tui.home.frame import Frame

_HELP = """\
up, down   choose a session
enter      open its console
n          make a new session
d          look around in a worked example, a fresh copy
j, J       your journal: of the marked session, of every session
/          search by title, place or exercise
t          change the colours: cream, dark, high contrast
?          this help
ctrl p     every action by name
q, ctrl q  leave; nothing is lost

The room has its own window: start holdspace room in a second terminal and move it to the projector.

Everything works without the screens, too: holdspace --help lists the commands.\
"""


class HelpScreen(Frame):
    """Keys and words; any of the leaving keys goes back."""

    HEADING = "Help"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,q,question_mark", "back", show=False)]
    DEFAULT_CSS = """
    HelpScreen #help { height: 1fr; padding: 0 1; }
    HelpScreen #help Static { height: auto; }
    """

    def inside(self) -> Iterable[Widget]:
        """The help, which scrolls."""
        yield VerticalScroll(Static(plain(_HELP), markup=False), id="help")

    def keys(self) -> Sequence[tuple[str, str]]:
        """How to go on."""
        return (("up, down", "scroll"), ("escape", "back"))

    def on_mount(self) -> None:
        """The keys scroll the help at once."""
        self.say("")
        self.query_one("#help").focus()

    def action_back(self) -> None:
        """Back home."""
        self.dismiss(None)
