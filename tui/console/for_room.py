"""The console's word on what the room sees: that it lives, whether it may be lit, which screen is there."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from sessions.live import room_file, room_screens
from tui.console import lines

if TYPE_CHECKING:
    from tui.console.app import ConsoleApp

HERE = "This session is for the room: holdspace room shows it, without a name."


def begin(app: ConsoleApp) -> None:
    """From now on the room may see what this console lets it; what was made dark stays so."""
    session = app.session
    with contextlib.suppress(OSError):
        session.in_room.live()
    if session.in_room.is_dark and not session.state.display.blanked:
        session.record("blank", {})  # the room was made dark, and the session could not record it
    session.publish()


def ask(app: ConsoleApp) -> None:
    """After a restart whether the room is to be lit; where a screen without a name is there, whether it is for this."""
    session = app.session
    if session.refuses:
        return  # what cannot be read of it may have taken words back, so its room stays dark
    if app.console_screen.mirror or app.screen is not app.console_screen:
        return
    if session.in_room.waits:
        from tui.console.first_questions import QuietRoom

        def lit(yes: bool | None) -> None:
            if yes:
                session.publish(lights=True)
                if room_file.was_claimed(session.name):
                    claim(app)
            app.console_screen.refresh_all()

        app.push_screen(QuietRoom(), lit)
    elif app.may_be_for_room and any(not screen.named for screen in room_screens.there()):
        other = room_file.claimed()
        if other == session.name:
            return
        from tui.console.first_questions import ForTheRoom

        def answered(yes: bool | None) -> None:
            if yes:
                claim(app)

        app.push_screen(ForTheRoom(other), answered)


def claim(app: ConsoleApp) -> None:
    """This session is for the room."""
    session, bar = app.session, app.console_screen.bar
    if not app.may_be_for_room:
        bar.say(room_screens.by_name(session.name), private=False)
        return
    alive = session.in_room.alive
    try:
        if alive is None:
            raise OSError
        room_file.claim(session.name, alive.life)
    except OSError as problem:
        bar.say(f"The room's folder cannot be written ({problem.strerror or 'refused'}).", private=False)
        return
    session.publish(lights=session.in_room.waits)
    bar.say(HERE, private=False)


def say(app: ConsoleApp) -> None:
    """Whether a room screen is there, which session it shows and how old its picture is."""
    app.console_screen.bar.say(room_screens.said(app.session.name, not app.may_be_for_room), private=False)


def each_second(app: ConsoleApp) -> None:
    """Tries again to give the room what it may see; says what changed about it."""
    session, bar = app.session, app.console_screen.bar
    in_room = session.in_room
    if in_room.alive is not None and in_room.alive.stood_still:
        in_room.alive.stood_still = False
        if not session.state.display.blanked:
            in_room.waits = True
            bar.say(
                "The room went quiet while this window or its disk stood still. To light it: blank off", private=False
            )
    if in_room.still_sees is not None:
        session.publish()
        if in_room.still_sees is None:
            bar.say("The room sees what it should again.", private=False)
    if in_room.waits != app.seen_quiet:
        app.seen_quiet = in_room.waits
        app.console_screen.refresh_all()
    _kept_dark(app)
    screens = room_screens.there()
    shown = tuple(sorted((screen.session, screen.named) for screen in screens))
    before, app.screens_there = app.screens_there, shown
    waits = any(not name for name, _ in shown)
    if before is not None and before != shown and not bar.entry.value and (waits or not bar.said):
        say(app)


def _kept_dark(app: ConsoleApp) -> None:
    """A room that another program made dark and could not record stays dark, and the session says so."""
    session = app.session
    dark = session.in_room.is_dark and not session.state.display.blanked and not session.is_gone
    if dark and app.seen_dark:
        session.record("blank", {})
        app.console_screen.bar.say("Another program made the room dark.", private=False)
    app.seen_dark = dark and not app.seen_dark


def amiss(app: ConsoleApp, action: str, said: str) -> str:
    """What to say instead of what was said of a line, where the room does not see what it should; "" where it does."""
    if told := stuck(app):
        return f"{told}."
    told = room_screens.seen(said, action, app.session.name, not app.may_be_for_room)
    return told if told != said else ""


def stuck(app: ConsoleApp) -> str:
    """What the room sees though it must not any longer, in its own words; "" while all is as it should be."""
    seen = app.session.in_room.still_sees
    if seen is None:
        return ""
    return lines.still_sees(app.session.state, seen)
