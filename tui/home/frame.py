"""What the screens of home and journal have in common: header, message, the bar at the foot. Knows no session."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from tui.app.entry import REPLACES
from tui.app.text import fit, pad, plain, width
from tui.home.chosen import Chosen
from tui.home.field import Field
from tui.home.rows import keys_line

LEAST_WIDTH = 40
LEAST_HEIGHT = 12
_PRIVATE = "CONSOLE - private"


class Frame(Screen[Chosen | None]):
    """A screen with a header that says who may see it, and a bar that is always open."""

    ALLOW_SELECT = False
    AUTO_FOCUS = ""
    HEADING: ClassVar[str] = "holdspace"
    CALLED: ClassVar[str] = "home"
    """What a window too small is told to be too small for."""
    LIMIT: ClassVar[int] = 200
    """Characters that one line may have."""
    MASKED: ClassVar[bool] = False
    """Whether a dot is shown for each letter."""
    DEFAULT_CSS = """
    Frame { background: $background; color: $foreground; }
    Frame #frame { height: 1fr; }
    Frame .line { height: 1; }
    Frame #header { text-style: bold; }
    Frame #message { height: auto; max-height: 50%; padding: 0 1; text-style: bold; }
    Frame #too-small { display: none; height: 1fr; padding: 0 1; }
    Frame.-too-small #frame { display: none; }
    Frame.-too-small #too-small { display: block; }
    Frame #line { height: 1; background: $panel; }
    Frame #lead { width: auto; height: 1; padding: 0 1; text-style: bold; }
    Frame Field, Frame Field:focus { width: 1fr; height: 1; border: none; padding: 0; background: $panel; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._written: dict[str, str] = {}
        """What stands in each part that was written into."""

    def compose(self) -> ComposeResult:
        """The frame, and the screen's own widgets between header and message."""
        with Vertical(id="frame"):
            yield Static(id="header", classes="line", markup=False)
            yield Static(id="rule", classes="line", markup=False)
            yield from self.inside()
            yield Static(id="message", markup=False)
            with Horizontal(id="line"):
                yield Static(">", id="lead", markup=False)
                yield Field(limit=self.LIMIT, masked=self.MASKED, id="bar")
            yield Static(id="keys", classes="line", markup=False)
        needs = f"{self.CALLED} needs {LEAST_WIDTH} x {LEAST_HEIGHT}"
        sentence = f"Too small a window: {needs}. Make it larger; ctrl q leaves."
        yield Static(plain(sentence), id="too-small", markup=False)

    @property
    def is_left(self) -> bool:
        """Whether something else is in front by now: what comes twice, as two clicks do, is done once."""
        return self.app.screen is not self

    # What a screen may override.

    def inside(self) -> Iterable[Widget]:
        """The widgets under the header."""
        return ()

    def now(self) -> Sequence[tuple[str, str]]:
        """What comes now: lines and keys, and what they do; the last always shows."""
        return ()

    def lead(self) -> str:
        """What stands before the bar."""
        return ">"

    def preview(self, words: str) -> str:
        """What enter would do with these words."""
        return ""

    def draw(self) -> None:
        """Writes what depends on the width."""

    def heading(self) -> str:
        """Which screen this is."""
        return self.HEADING

    def headed(self, heading: str, wide: int) -> str:
        """That heading, and who may see the screen, in one line."""
        heading = fit(f" {heading}", max(1, wide - width(_PRIVATE) - 3))
        return pad(heading, wide - width(_PRIVATE) - 1) + _PRIVATE

    def header(self, wide: int) -> str:
        """What the screen is, and who may see it, in one line."""
        return self.headed(self.heading(), wide)

    # The rest is the same everywhere.

    @property
    def bar(self) -> Field:
        """Where letters go."""
        return self.query_one("#bar", Field)

    def write(self, where: str, words: str) -> None:
        """Writes into a part of the screen, where it says something else now: each writing lays the screen out anew."""
        if self._written.get(where) != words:
            self._written[where] = words
            self.query_one(where, Static).update(plain(words))

    def say(self, message: str) -> None:
        """Shows a sentence, or takes it away."""
        shown = self.query_one("#message", Static)
        shown.update(plain(message))
        shown.display = bool(message)

    def draw_bar(self) -> None:
        """Writes what leads the bar, and under it what enter would do, or what comes now, and what waits."""
        wide, bar = self.size.width, self.bar
        self.write("#lead", self.lead())
        waiting = f"{len(bar.aside)} waiting: {'up' if bar.offers or bar.value else 'lines'}" if bar.aside else ""
        marked = REPLACES if bar.is_marked else ""
        ways = ("   ".join(filter(None, ends)) for ends in ((marked, waiting), (marked or waiting,)))
        end = next((way for way in ways if width(way) + 2 <= wide), "")
        room = max(0, wide - width(end) - (3 if end else 0))
        would = self.preview(bar.value) if bar.value else ""
        said = fit(f" {would}", room) if would else keys_line(self.now(), room)
        self.write("#keys", f"{pad(said, wide - width(end) - 1)}{end} " if end else said)

    def redraw(self) -> None:
        """Writes everything anew for the width there is."""
        wide, high = self.size
        self.set_class(wide < LEAST_WIDTH or high < LEAST_HEIGHT, "-too-small")
        self.write("#header", self.header(wide))
        self.write("#rule", "─" * wide)
        self.draw_bar()
        self.draw()

    def on_resize(self) -> None:
        """Another size: written anew."""
        self.redraw()

    def on_screen_resume(self) -> None:
        """In front again: written anew."""
        self.redraw()
