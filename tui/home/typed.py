"""What is typed on the screens of home and journal: nothing acts before enter, or a ctrl key. Knows no session.

A line that is an action of the screen is done; any other words are the screen's own: words to find, or the answer to
what it asks.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from typing import ClassVar, Protocol, cast

from textual.events import Key, Paste

from exercises.kernel.record import replace
from exercises.kernel.text import clean, folded
from tui.app import themes
from tui.app.actions import COLOURS, FORGET, HELP, RECALL, Action, called, key_words
from tui.app.terminal import SteadyApp
from tui.app.text import fit
from tui.home.frame import Frame

LEFT_TO_THE_APP = frozenset({"ctrl+q", "ctrl+p", "ctrl+l", "ctrl+c"})
"""Keys that wait for nothing on the screen."""
POINTS = ("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "space", "enter", "tab", "shift+tab")
"""Keys that work on what the screen shows while nothing is typed."""
BACK = Action("back", "Back", "One step; what you typed waits.", "q", also="back", press="escape")
LEAVE = Action("leave", "Leave", "Nothing is lost.", "quit", "ctrl+q")
LEAVE_TOP = replace(LEAVE, line="q", also="quit")
"""The same on a screen that lies under all others, where no other is left by it."""
KEPT = Action("keep", "Saved", "Everything is saved as you go.", "save", "ctrl+s")
FIND = Action("find", "Find", "Type words: what has them is shown as you type; find WORDS says it outright.", "find")
HELPS = replace(HELP, also="help")
EVERYWHERE = (RECALL, FORGET, COLOURS, HELPS, KEPT, LEAVE)
"""What can be done on every screen that takes lines."""
_NO_ROOM = "Nothing of this is ever shown in a room. ctrl g makes a room dark from the console of its session."
NOT_HERE: Mapping[str, str] = {
    "ctrl+g": _NO_ROOM,
    "f9": _NO_ROOM,
    "ctrl+o": _NO_ROOM,
    "ctrl+r": _NO_ROOM,
    "ctrl+t": "ctrl t is for the console of a session: it catches what is said there.",
    "ctrl+e": "There is no phase here to be guided through. ? and enter says what can be done.",
    "ctrl+n": "Nothing waits here.",
    "ctrl+s": "Everything is saved as you go.",
    "ctrl+z": "There is nothing to take back here.",
    "ctrl+y": "There is nothing to put back here.",
}
"""Keys that act at once in a console, and what is said where they mean nothing."""
TAKES_AWAY = frozenset({"destroy", "remove", "delete", "erase", "drop", "clear"})
WANTED: Mapping[str, str] = {
    **dict.fromkeys(("blank", "dark", "black", "off", "stop"), _NO_ROOM),
    **dict.fromkeys(("exit", "leave", "end", "finish", "bye"), "To leave: quit, or ctrl q. Nothing is lost."),
    **dict.fromkeys(("undo", "redo"), "There is nothing to take back here."),
    **dict.fromkeys(("print", "export"), "In a terminal: holdspace print makes paper, holdspace export what leaves."),
}
"""Words that people look for, and where the thing is."""


class Helped(Protocol):
    """An app whose screens have help."""

    async def open_help(self, of: TypedFrame, sought: str) -> None:
        """Opens the help of that screen."""


class TypedFrame(Frame):
    """A screen whose every key goes through its bar, one after the other."""

    OWN: ClassVar[tuple[Action, ...]] = ()
    """What can be done here and nowhere else."""
    ANSWERS: ClassVar[str] = ""
    """What is answered where words are the answer to what is asked ("the answer"); "" where a line is a line."""
    is_ready = False
    """Whether keys may come."""

    def __init__(self) -> None:
        super().__init__()
        self._seen = ""
        """What stood in the bar when it was looked at last."""
        self._asked = ""
        """What was entered and would be a line of its own, while the question which it is stands open."""

    @property
    def steady(self) -> SteadyApp:
        """The app, as what it is."""
        app = self.app
        assert isinstance(app, SteadyApp)
        return app

    @property
    def actions(self) -> tuple[Action, ...]:
        """Everything that can be done here: by line, by palette, and some by a key."""
        return with_everywhere(self.OWN)

    def help_sections(self) -> Sequence[tuple[str, Sequence[Action]]]:
        """What can be done behind this screen, under headings."""
        return ()

    def help_words(self) -> tuple[str, ...]:
        """What the help says beside the actions."""
        return ()

    def on_mount(self) -> None:
        """The bar has the caret from the first moment."""
        self.set_focus(self.bar)
        self.bar.acted()  # an enter at once is still one of the screen before
        self.is_ready = True

    @property
    def is_asked(self) -> bool:
        """Whether it is asked if what was entered is a line or an answer."""
        return bool(self._asked) and self.bar.value == self._asked

    # -- keys ---------------------------------------------------------------------------------------------------------

    async def take(self, event: Key | Paste) -> None:
        """Acts on a key or paste before the next one is looked at."""
        bar = self.bar
        if isinstance(event, Paste):
            await self.paste(event.text)
        elif bar.is_no_more_than_habit(event):
            pass
        elif event.key in ("enter", "tab") and self._asked and bar.is_too_soon(event):
            pass  # nobody can have read the question
        elif (action := next((one for one in self.actions if event.key == one.ctrl), None)) is not None:
            await self.do(action)
        elif event.key in NOT_HERE:
            self.say(self.not_here(event.key))
        elif event.key == "escape":
            await self.escape()
        else:
            await self.key(event)

    def not_here(self, key: str) -> str:
        """What is said to a key that means nothing here."""
        return NOT_HERE[key]

    async def key(self, event: Key) -> None:
        """A key that points, edits or types."""
        bar, key = self.bar, event.key
        if not bar.value and key in POINTS and not (self.ANSWERS and key == "space"):
            bar.touched(key != "enter")
            if key == "up" and bar.offers and bar.aside:
                await self.action_recall()
            else:
                bar.offers = False
                await self.point(key)
        elif key in ("tab", "shift+tab"):
            await self.tab()
        elif key in ("up", "down"):
            await self.point_from_words(key)
        else:
            await bar.take(event)
        await self.look()

    async def paste(self, text: str) -> None:
        """A paste into the bar."""
        self.bar.take_paste(text)
        await self.look()

    async def point(self, key: str) -> None:
        """A key on what the screen shows, while nothing is typed."""
        if key == "enter" and self.ANSWERS:
            self.bar.acted()
            await self.answered("")
            return
        action = next((one for one in self.actions if one.press == key), None)
        if action is not None:
            await self.do(action)

    async def point_from_words(self, key: str) -> None:
        """Up or down with words in the bar: up brings what waits."""
        if key == "up":
            await self.action_recall()

    async def tab(self) -> None:
        """The answer to a question; else the first line that begins like the words."""
        words = self.bar.value
        if self.is_asked:
            self._asked = ""
            self.bar.clear()
            await self.answered(words)
        elif not self.ANSWERS and (ways := self.ways(words)):
            self.bar.fill(ways[0])

    async def escape(self) -> None:
        """One step: a question, what is typed, then what the screen has open."""
        words = self.bar.value
        if self._asked:
            self._asked = ""
            self.say("")
        elif words and not self.ANSWERS:
            if self.keeps(words):
                self.bar.keep_aside(words)
                self.say("What you began waits: up brings it back.")
            self.bar.clear()
            await self.look()
        else:
            await self.do_called("back")

    def keeps(self, words: str) -> bool:
        """Whether words left by escape wait behind up."""
        return not self.bar.masked

    async def look(self) -> None:
        """What a key or paste came to, before the next one."""
        if self.app.screen is self:  # what was pressed may have led to another
            bar = self.bar
            if bar.trouble:
                self.say(bar.trouble)
                bar.trouble = ""
            while bar.entered:
                await self.entered(bar.entered.pop(0))
        front = self.app.screen
        if front is self:
            await self._follow(self.bar.value)
            self.draw_bar()
        elif isinstance(front, TypedFrame) and front.is_ready:
            front.bar.acted()  # as when it was new

    async def _follow(self, words: str) -> None:
        """Other words stand in the bar than before: what was said of those is said no longer."""
        if words != self._seen:
            if words and words != self._asked:
                self._asked = ""
                self.say("")
            self._seen = words
            await self.typed(words)

    # -- lines --------------------------------------------------------------------------------------------------------

    async def entered(self, text: str) -> None:
        """Enter was pressed on these words."""
        action = called(self.actions, text) if text and not self.bar.masked else None
        self.bar.acted()
        if self.ANSWERS and action is not None and text != self._asked and not self.takes_itself(text):
            self.bar.give_back(text)
            self._asked = text
            self.say(f"Enter again: {action.short}. tab: it is {self.ANSWERS}.")
            return
        if self.ANSWERS and (action is None or text != self._asked):
            await self.answered(text)
            return
        self._asked = ""
        if action is not None:
            self.bar.said_better(text)
            await self.do(action)
        elif (sought := _after(text, ("help ", "? "))) is not None:
            await self.action_help(sought)
        elif text:
            await self.words(text)

    async def words(self, text: str) -> None:
        """Words that are no line: what is done with them."""
        self.refuse(text, self.unknown(text))

    async def answered(self, text: str) -> None:
        """The answer to what is asked here."""

    def takes_itself(self, text: str) -> bool:
        """Whether what is asked has this very answer, so that it is no line."""
        return False

    async def typed(self, words: str) -> None:
        """The bar has these words now."""

    def refuse(self, text: str, sentence: str) -> None:
        """Words that were not taken come back, with the reason."""
        self.bar.give_back(text)
        self._seen = self.bar.value
        self.say(sentence)

    def unknown(self, text: str) -> str:
        """What is said to words that are nothing here; never a way to what takes words away or shows them."""
        from exercises.kernel.words import nearest

        first = folded(clean(text)).partition(" ")[0].rstrip(":?!.,")
        if first in TAKES_AWAY:
            return f"Nothing was taken away. {self.takes_away(text)}"
        if first in WANTED:
            return WANTED[first]
        if near := nearest(clean(text), self._led_to()):
            return f"There is no “{fit(text, 40)}” here. Did you mean {near}?"
        return self.nothing(text)

    def nothing(self, text: str) -> str:
        """What is said to words that are like nothing here."""
        return f"There is no “{fit(text, 40)}” here. ? and enter says what can be done."

    def takes_away(self, text: str) -> str:
        """How something is taken away here, for somebody who looked for it by another word."""
        return "? and enter says what can be done."

    def _led_to(self) -> list[str]:
        lines = (line for action in self.actions if not action.careful for line in (action.line, action.also))
        return [line for line in lines if len(line) > 2]

    def ways(self, words: str) -> list[str]:
        """The lines that begin like these words."""
        begun = folded(words)
        lines = (line for action in self.actions for line in (action.line, action.also))
        return [line for line in lines if len(begun) > 1 and line.startswith(begun) and line != begun]

    def preview(self, words: str) -> str:
        """What enter would do with these words."""
        action = called(self.actions, words)
        if self.bar.masked or self.ANSWERS:
            return ""
        if action is None:
            return self.preview_words(words)
        return f"enter: {action.short}. {action.help}" + (f" At once: {key_words(action.ctrl)}" if action.ctrl else "")

    def preview_words(self, words: str) -> str:
        """What enter would do with words that are no line."""
        ways = self.ways(words)
        return f"tab: {'   '.join(ways[:3])}" if ways else ""

    def sought(self, words: str) -> str:
        """The words to find in what is typed; "" while it is a line, or a letter alone."""
        if called(self.actions, words) is not None:
            return ""
        asked = _after(words, ("find ", "open ", "/"))
        return asked if asked is not None else words.strip() if len(words.strip()) > 1 else ""

    # -- actions ------------------------------------------------------------------------------------------------------

    async def do(self, action: Action) -> None:
        """Does what an action of the table stands for."""
        done = getattr(self, f"action_{action.name}")()
        if inspect.isawaitable(done):
            await done
        await self.look()

    async def do_called(self, name: str) -> None:
        """Does the action of that name, where there is one."""
        action = next((one for one in self.actions if one.name == name), None)
        if action is not None:
            await self.do(action)

    async def action_recall(self) -> None:
        """Brings the line that was put aside last back."""
        if not self.bar.recall():
            self.say("No line waits.")

    def action_forget(self) -> None:
        """Drops the lines that wait."""
        many = len(self.bar.aside)
        self.bar.forget()
        self.say(f"Forgotten: {many} lines." if many != 1 else "Forgotten: 1 line.")

    def action_change_theme(self) -> None:
        """The next colours."""
        self.app.theme = themes.next_theme(self.app.theme)
        self.say(f"Colours: {self.app.theme}.")

    def action_find(self) -> None:
        """Words to find are typed next."""
        self.bar.fill("find ")

    async def action_help(self, sought: str = "") -> None:
        """Every line and key."""
        await cast(Helped, self.app).open_help(self, sought)

    def action_keep(self) -> None:
        """Says that nothing needs saving."""
        self.say(NOT_HERE["ctrl+s"])

    async def action_leave(self) -> None:
        """Leaves."""
        await self.steady.action_quit()

    # -- the way back -------------------------------------------------------------------------------------------------

    def leave(self, message: str = "") -> None:
        """Back to the screen beneath, which may say something."""
        if not self.is_left:
            self.dismiss()
            if isinstance(beneath := self.app.screen, TypedFrame):
                beneath.come_back(message)

    def come_back(self, message: str) -> None:
        """In front again."""
        self.say(message)
        self.redraw()

    async def action_back(self) -> None:
        """Back."""
        self.leave()


def with_everywhere(own: tuple[Action, ...]) -> tuple[Action, ...]:
    """A screen's own actions, then those of every screen that it does not do otherwise."""
    names = {action.name for action in own}
    return (*own, *(action for action in EVERYWHERE if action.name not in names))


def _after(text: str, heads: tuple[str, ...]) -> str | None:
    """What comes after one of these beginnings; None without one."""
    return next((text[len(head) :].strip() for head in heads if folded(text).startswith(head)), None)
