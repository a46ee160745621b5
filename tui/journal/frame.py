"""What the journal's pages have in common: header, message, keys, a window too small. Knows no session."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from tui.app.text import fit, pad, plain, width
from tui.home.chosen import Chosen
from tui.home.rows import keys_line

LEAST_WIDTH = 40
LEAST_HEIGHT = 12
_PRIVATE = "CONSOLE - private"


class Frame(Screen[Chosen | None]):
    """A screen with a header that says who may see it."""

    ALLOW_SELECT = False
    HEADING: ClassVar[str] = "holdspace"
    CALLED: ClassVar[str] = "home"
    """What a window too small is told to be too small for."""
    DEFAULT_CSS = """
    Frame { background: $background; color: $foreground; }
    Frame #frame { height: 1fr; }
    Frame .line { height: 1; }
    Frame #header, Frame #keys { text-style: bold; }
    Frame #message { height: auto; max-height: 3; padding: 0 1; text-style: bold; }
    Frame #too-small { display: none; height: 1fr; padding: 0 1; }
    Frame.-too-small #frame { display: none; }
    Frame.-too-small #too-small { display: block; }
    Frame EntryBar, Frame EntryBar:focus { height: 1; border: none; padding: 0 1; background: $panel; }
    """

    def compose(self) -> ComposeResult:
        """The frame, and the screen's own widgets between header and message."""
        with Vertical(id="frame"):
            yield Static(id="header", classes="line", markup=False)
            yield Static(id="rule", classes="line", markup=False)
            yield from self.inside()
            yield Static(id="message", markup=False)
            yield from self.below()
            yield Static(id="keys", classes="line", markup=False)
        needs = f"{self.CALLED} needs {LEAST_WIDTH} x {LEAST_HEIGHT}"
        sentence = f"Too small a window: {needs}. Make it larger; ctrl q leaves."
        yield Static(plain(sentence), id="too-small", markup=False)

    # What a screen may override.

    def inside(self) -> Iterable[Widget]:
        """The widgets under the header."""
        return ()

    def below(self) -> Iterable[Widget]:
        """The widgets under the message."""
        return ()

    def keys(self) -> Sequence[tuple[str, str]]:
        """The keys that matter here and what they do; the last always shows."""
        return ()

    def draw(self) -> None:
        """Writes what depends on the width."""

    def header(self, wide: int) -> str:
        """What the screen is, and who may see it, in one line."""
        heading = fit(f" {self.HEADING}", max(1, wide - width(_PRIVATE) - 3))
        return pad(heading, wide - width(_PRIVATE) - 1) + _PRIVATE

    # The rest is the same everywhere.

    def say(self, message: str) -> None:
        """Shows a sentence, or takes it away."""
        shown = self.query_one("#message", Static)
        shown.update(plain(message))
        shown.display = bool(message)

    def redraw(self) -> None:
        """Writes everything anew for the width there is."""
        wide, high = self.size
        self.set_class(wide < LEAST_WIDTH or high < LEAST_HEIGHT, "-too-small")
        self.query_one("#header", Static).update(plain(self.header(wide)))
        self.query_one("#rule", Static).update(plain("─" * wide))
        self.query_one("#keys", Static).update(plain(keys_line(self.keys(), wide)))
        self.draw()

    def on_resize(self) -> None:
        """Another size: written anew."""
        self.redraw()

    def on_screen_resume(self) -> None:
        """In front again: written anew."""
        self.redraw()
