"""What was half typed last time comes back where it was typed. Nothing is entered by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sessions.live import not_saved
from tui.console.stack import Capture

if TYPE_CHECKING:
    from tui.console.app import ConsoleApp
    from tui.console.screen import ConsoleScreen

BACK = "Your unfinished {} is back, not recorded yet."


def recover(console: ConsoleScreen, unsent: list[str], at: object) -> str:
    """Puts lines behind up, the last one into its place; the sentence that says so.

    A draft that does not say where its last line was typed, as those of 0.4 do not, is a note's or a card's when it
    reads as one.
    """
    bar = console.bar
    for line in unsent:
        bar.entry.keep_aside(line)
    last, known = unsent[-1], at if isinstance(at, dict) else {}
    place = known.get("place")
    if place == "up":
        return "What was not taken last time waits: up brings it back."
    if place in (None, "capture") and bar.notes.takes(last):
        bar.begin_capture()
        return BACK.format(bar.top.notes.thing if isinstance(bar.top, Capture) else "note")
    lead = str(known.get("lead") or last.partition(": ")[0])
    if place in (None, "card") and last.startswith(f"{lead}: ") and _points_at(console, lead):
        bar.open_card()
        return BACK.format("answer")
    bar.recall()
    bar.mark()
    was = str(known.get("was") or "")
    if place == "card" and was:
        console.console_app.was_for[last] = f"was for {was}"
        bar.escape()
        return f"An unfinished answer waits: up brings it back. It was for {was}."
    return BACK.format("line")


def _points_at(console: ConsoleScreen, lead: str) -> bool:
    """Points at the thing whose card has that field; whether there is one."""
    run, board = console.run_now, console.board
    if run is None or board is None:
        return False
    before = console.pointing
    for called in ("", *(f"{letter}{word}" for word in lead.split() if word.isdecimal() for letter in ("", "t"))):
        console.pointing = board.called(run.state, before, called) if called else before
        if any(field.lead == lead for field in console.fields()):
            return True
    console.pointing = before
    return False


def bring_back(app: ConsoleApp, draft: dict[str, object]) -> bool:
    """What could not be saved last time is taken up again; whether there was any."""
    if app.session.refuses:
        app.kept_unsaved = draft.get("not_saved")  # it waits until the session can be written again
        return False
    kept = not_saved.found(app.session.name, app.drafts.labels, draft.get("not_saved"))
    if not kept:
        return False
    back = app.session.bring_back(kept)
    if back:
        many = "1 entry that was" if back == 1 else f"{back} entries that were"
        app.console_screen.bar.say(f"{many} not saved last time: back.", private=False, entry=True)
    give_back(app)
    app.console_screen.refresh_all()
    return True


def give_back(app: ConsoleApp) -> None:
    """Lines that another writer made impossible before the disk had them come back into the bar; what another copy of
    the file is without is said."""
    session, bar = app.session, app.console_screen.bar
    if session.overtaken:
        from sessions.removing.conflicted_copies import told_overtaken

        bar.say(told_overtaken(session))
    if not session.set_aside:
        return
    from sessions.live.called import describe

    for event, sentence in session.set_aside:
        what = describe(event, session.state)
        bar.say(f"Not saved, for somebody else changed things meanwhile: {what}. {sentence}")
    for line, sentence in session.given_back:
        bar.refused(line, sentence)
    session.set_aside.clear()
    session.given_back.clear()
