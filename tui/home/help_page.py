"""The help of a screen: what comes now, every action, and more words; words typed show only what has them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from exercises.kernel.text import contains
from tui.app.actions import keys_of
from tui.app.text import pad, plain, wrap, wrap_parts
from tui.home.typed import BACK, FIND, TypedFrame

_LEAD = 18
"""Cells of the lines and keys that stand before what they do."""
_HOW = "Type it and press enter; ctrl keys act at once. With nothing typed arrows and enter work on the list."


class HelpPage(TypedFrame):
    """The help of the screen beneath."""

    OWN = (FIND, BACK)
    DEFAULT_CSS = """
    HelpPage #help { height: 1fr; padding: 0 1; }
    HelpPage #help Static { height: auto; }
    """

    def __init__(self, beneath: TypedFrame, sought: str = "") -> None:
        super().__init__()
        self._of = beneath
        self._words = self._first = sought

    def headed(self, heading: str, wide: int) -> str:
        """As on the screen beneath."""
        return self._of.headed(heading, wide)

    def heading(self) -> str:
        """What it is."""
        return "help"

    def inside(self) -> Iterable[Widget]:
        """The help, which scrolls."""
        yield VerticalScroll(Static(id="words", markup=False), id="help", can_focus=False)

    def now(self) -> Sequence[tuple[str, str]]:
        """How to go on."""
        return (("words", "find"), ("up, down", "scroll"), ("escape", "back"))

    def on_mount(self) -> None:
        """Begins with what was asked for."""
        self.say("")
        self.bar.fill(self._first)

    def draw(self) -> None:
        """What has the words in it."""
        wide = max(20, self.size.width - 5)
        self.query_one("#words", Static).update(plain("\n".join(self._lines(wide))))

    def _lines(self, wide: int) -> list[str]:
        now = "   ".join(map(" ".join, self._of.now()))
        told = [[*wrap_parts(now, "   ", wide), ""], [*wrap(_HOW, wide), ""]]
        told += [_row(keys_of(action), f"{action.short}. {action.help}", wide) for action in self._of.actions]
        told.append(_row("ctrl p", "Every action by name.", wide))
        for heading, actions in self._of.help_sections():
            told += [["", heading], *(_row(keys_of(one), f"{one.short}. {one.help}", wide) for one in actions)]
        told += [["", *wrap(words, wide)] for words in self._of.help_words()]
        found = [part for part in told if all(contains(word, " ".join(part)) for word in self._words.split())]
        return [line for part in found for line in part] or ["Nothing here has those words."]

    async def typed(self, words: str) -> None:
        """Only what has these words."""
        self._words = self.sought(words)
        self.query_one("#help").scroll_home(animate=False, immediate=True)
        self.draw()

    async def words(self, text: str) -> None:
        """The list was narrowed as they were typed, and stays so."""
        self.bar.fill(text)

    def keeps(self, words: str) -> bool:
        """Words to find are nobody's line."""
        return False

    def preview_words(self, words: str) -> str:
        """What was found is shown."""
        return "what has those words; escape shows all"

    async def point(self, key: str) -> None:
        """Scrolls; enter goes back."""
        page = max(1, self.query_one("#help").size.height - 1)
        by = {"up": -1, "down": 1, "pageup": -page, "pagedown": page, "space": page, "home": -9_999, "end": 9_999}
        if key in by:
            self.query_one("#help").scroll_relative(y=by[key], animate=False, immediate=True)
        elif key == "enter":
            self.leave()


def _row(lead: str, words: str, wide: int) -> list[str]:
    lines = wrap(words, max(12, wide - _LEAD)) or [""]
    if len(lead) >= _LEAD:
        return [lead, *(" " * _LEAD + line for line in lines)]
    return [pad(lead if not at else "", _LEAD) + line for at, line in enumerate(lines)]
