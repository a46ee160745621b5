"""What a console begins with: what was left half typed or unsaved comes back, and what is to be known first is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app import told
from tui.console import for_room
from tui.console.drafted import bring_back, recover

if TYPE_CHECKING:
    from tui.console.app import ConsoleApp


def begin(app: ConsoleApp) -> None:
    """Brings back, says and asks it, once every part is there."""
    draft = app.drafts.left()
    unsent = _left(app, draft.get("unsent"))
    app.pasted_aside = _left(app, draft.get("pasted"))
    bar = app.console_screen.bar
    went_on = bar.notes.take_up(draft.get("capture"))
    if unsent:
        elephant_held = app.session.state.elephant_held
        if elephant_held:
            bar.release()
        said = recover(app.console_screen, unsent, draft.get("at"))
        if elephant_held:
            bar.hold()
        if app.session.damage or not elephant_held:
            bar.say(app.session.damage or said, private=False)
    elif app.session.damage:
        bar.say(app.session.damage, private=False)
    elif app.pasted_aside:
        bar.say("Pasted lines wait: look at them with the command palette, ctrl p.", private=False)
    elif app.session.repaired or app.session.cleared:
        bar.say(app.session.repaired or app.session.cleared, private=False)
    elif went_on:
        bar.say(f"Your notes went under {went_on}: i goes on there.", private=False)
    elif not app.asks:
        app.say_what_comes_back()
    if told.needed() and not app.console_screen.mirror:
        app.console_screen.open_pane("told")
    if app.asks:
        app.ask_projected()
    else:
        go_to_found(app)
        for_room.ask(app)
    app.not_saved_before = bring_back(app, draft)


def _left(app: ConsoleApp, lines: object) -> list[str]:
    """What was left half typed, without what was taken back since."""
    found = [str(line) for line in lines] if isinstance(lines, list) else []
    if found:
        from sessions.leaving.taken_back import without_taken_back

        found = without_taken_back(app.session, found)
    return found


def go_to_found(app: ConsoleApp) -> None:
    """Goes to the place the session was opened for; what is said or to be read first stays, and so does what was left
    half typed, where it belongs."""
    screen, found = app.console_screen, app.found_at
    if found is None or screen.private_hidden or screen.wordless or screen.bar.unsent:
        return
    app.found_at = None
    said, pane = screen.bar.said, screen.pane
    screen.go_to_found(*found)
    if said:
        screen.bar.say(said)
    if pane != screen.pane:
        screen.open_pane(pane)
