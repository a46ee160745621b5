"""The journal's help: its keys, and who may read what. Refuses to know any entry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from tui.app.text import plain
from tui.journal.page import Page

_HELP = """\
n          a new entry: its questions, then its session
enter      open an entry, or go on with what is unfinished
e          change it
d          in an entry: draw a statement from it
l, 1-9     in an entry: the session's timeline, what it points at
s          share with the others here, or no longer
o          move answers out, so that they may leave in exports
x          into the bin
b          the bin; r brings back, x takes all in it away for good
/          find: words with or without macrons, and by F1, in working,
           on 2026-03-12, since, until, area team, #tag
a          the entries about every session, or about this one
p          a passphrase: set, change or take away
t          change the colours
escape, q  back; ctrl q leaves, and nothing is lost

While you write
tab        the next question; every one may be skipped
ctrl s     save
ctrl o     the session's timeline, to point at
ctrl e     day, area, tags, who wrote it with you, session
escape     back to the list; what you wrote is kept as a draft

Every word is on disk a second or two after it was typed. Only you read your entries until you share one. What is
marked “only you ever read this” nobody else reads even then. Nothing leaves in an export unless you move it out.\
"""


class HelpPage(Page):
    """Keys and words; any of the leaving keys goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q,question_mark", "back", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
        Binding("pagedown,space", "scroll(10)", show=False),
    ]
    DEFAULT_CSS = """
    HelpPage #help { height: 1fr; padding: 0 1; }
    HelpPage #help Static { height: auto; }
    """

    def heading(self) -> str:
        """The page's name."""
        return "help"

    def inside(self) -> Iterable[Widget]:
        """The help, which scrolls."""
        yield VerticalScroll(Static(plain(_HELP), markup=False), id="help")

    def keys(self) -> Sequence[tuple[str, str]]:
        """How to go on."""
        return (("up, down", "scroll"), ("escape", "back"))

    def on_mount(self) -> None:
        """Says nothing yet."""
        self.say("")
        self.redraw()

    def action_scroll(self, by: int) -> None:
        """Further down or up."""
        self.query_one("#help").scroll_relative(y=by, animate=False, immediate=True)
