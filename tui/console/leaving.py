"""What is asked before the console is left: what is not saved, and what the room keeps. Each fits 40x12."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from sessions.live import not_saved
from sessions.live.room_screens import is_watched
from tui.app.terminal import SteadyApp
from tui.console.asking import Asking
from tui.console.own_words import OwnWords
from tui.console.own_words import asks_first as asks_of_own_words

if TYPE_CHECKING:
    from tui.console.app import ConsoleApp


class Choice(Asking[str | None]):
    """A question with several answers; escape stays."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Stay")]

    def answered(self, key: str, place: int) -> None:
        """Which one."""
        self.dismiss(key)


class NotSaved(Choice):
    """Entries are not on disk: what is to become of them?"""

    def __init__(self, many: int, places: list[Path]) -> None:
        super().__init__()
        entries = "1 entry is" if many == 1 else f"{many} entries are"
        self.words = (f"{entries} NOT SAVED.", "", "Kept elsewhere they come back when this session is opened again.")
        self.answers = (
            ("stay", "Stay, and try again"),
            *((str(at), f"Leave; keep them in {place.parent}") for at, place in enumerate(places)),
            ("lose", "Leave, and lose them"),
        )


class RoomKeeps(Choice):
    """What does the room keep?"""

    words = ("A room screen shows this session. What does it keep?",)
    answers = (
        ("quiet", "The quiet screen: the title only"),
        ("dark", "A dark screen"),
        ("picture", "The picture it shows now, with its age"),
    )


def asks_first(app: ConsoleApp) -> bool:
    """Asks what has to be asked before it is left, one question after the other; whether anything was asked."""
    if isinstance(app.screen, NotSaved):
        return True
    session = app.session
    if isinstance(app.screen, RoomKeeps | OwnWords):
        session.leave_room("quiet")
        return False
    if session.unsaved and (session.is_away or not session.is_gone) and not app.lets_go and not session.flush():
        places = not_saved.places(session.name, app.drafts.labels[0])

        def answered(key: str | None) -> None:
            if key not in (None, "stay"):
                app.kept_in = None if key == "lose" else _kept(app, places[int(key)])
                app.lets_go = key == "lose" or app.kept_in is not None
            if app.lets_go:
                app.call_next(app.action_quit)

        app.push_screen(NotSaved(len(session.unsaved), places), answered)
        return True
    if asks_of_own_words(app):
        return True
    return _asks_of_the_room(app)


def _kept(app: ConsoleApp, place: Path) -> Path | None:
    """Keeps what is not saved there; the folder. Says so when even that place refuses."""
    try:
        not_saved.keep(place, app.session)
    except OSError as problem:
        why = problem.strerror or "refused"
        app.console_screen.bar.say(f"They could not be kept there ({why}). Nothing is lost yet.")
        return None
    return place.parent


def _asks_of_the_room(app: ConsoleApp) -> bool:
    session = app.session
    lit = session.state.room()
    if not is_watched(session.name) or lit is None or not lit.blocks:
        session.leave_room("quiet")
        return False

    def answered(keeps: str | None) -> None:
        if keeps is not None:
            session.leave_room(keeps)
            app.call_next(partial(SteadyApp.action_quit, app))

    app.push_screen(RoomKeeps(), answered)
    return True
