"""What is told of a session in sentences: where it is, what the room sees, what to say, what others did. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from exercises.kernel.event import Event
from exercises.kernel.shape import Progress
from exercises.kernel.words import spans
from sessions.live.called import describe
from sessions.live.session import Session
from sessions.live.state import Run
from tui.boards.board import Board, Pointing
from tui.room.plain import view_text

_MOST_WAITING = 1_000
OWN = (
    (".where", "where the session is, and what the room sees"),
    (".read", "everything so far; .read 9 one thing, .more goes on"),
    (".list waiting", "what waits; .list alone says what there is to list"),
    (".say", "what to say in this phase, and what to do"),
    (".room", "what the room sees, word for word"),
    (".news", "what others recorded since you last asked"),
    (".type", "notes one after the other, a line each"),
    (".sort", "the notes not placed, one after the other"),
    (".mark", "dials, codes or a case's ratings, one after the other; .mark 3 names the page"),
    (".fold", "feedback about the day, one answer after the other, onto the wall"),
    (".journal", "your journal: an entry question by question"),
    (".stop", "leaves a card, typing, sorting or marking"),
    (".leave", "ends; everything is kept"),
)
"""The words of line mode, each with what it does."""


def where(session: Session) -> list[str]:
    """Which exercise and phase, how far it is, and what the room sees."""
    run = session.state.runs.get(session.state.current)
    if run is None:
        return [f"{session.state.title}. No exercise yet: exercise live-grid adds one.", room_in_short(session)]
    now = run.shape.progress(run.state)
    gone = _minutes(run, now, session.clock())
    said = ", ".join(filter(None, (now.counted, gone, "closed" if now.finished else "")))
    return [f"{run.template.title}, phase {now.phase}{f', {said}' if said else ''}.", room_in_short(session)]


def _minutes(run: Run, progress: Progress, now: datetime) -> str:
    """How long the phase has gone on."""
    if not progress.goes_on:
        return ""
    gone = progress.minutes_gone(now, run.state.paused_seconds, run.state.paused_since)
    planned = f" of {progress.minutes[1]}" if progress.minutes[1] else ""
    return f"{gone}{planned} minutes{', paused' if progress.paused else ''}"


def room_in_short(session: Session) -> str:
    """What the room sees, by its name."""
    state = session.state
    if state.elephant_held:
        return "An elephant is held, and the room is dark."
    if state.display.blanked:
        return "The room is dark: blank off lets it see again."
    if session.in_room.waits:
        return "The room is quiet: blank off lights it."
    stays = ", held" if state.display.held is not None else ""
    return f"The room sees {(state.display.held or state.room_now()).name}{stays}."


def room(session: Session) -> list[str]:
    """What the room sees, word for word."""
    view = session.state.room()
    if view is None or session.in_room.waits:
        return [room_in_short(session)]
    page = f", page {view.page} of {view.pages}" if view.pages > 1 else ""
    return [f"{room_in_short(session).removesuffix('.')}{page}.", *view_text(view)]


def to_say(run: Run) -> list[str]:
    """What the facilitator says in this phase, does, and may type."""
    phase = run.template.phases[run.template.phase_number(run.state.phase)]
    lines = run.template.comes_now(run.state)
    typed = [f"Lines to type: {'; '.join(lines)}"] if lines else []
    return [*(f"Say: {words}" for words in phase.say), *(f"Do: {words}" for words in phase.do), *typed]


def waiting(run: Run, board: Board, by: str) -> list[str]:
    """The numbers of what waits on that board, in one line; none where nothing does."""
    found: list[int] = []
    pointing = Pointing(by=by)
    while len(found) < _MOST_WAITING:
        pointing = board.next_waiting(run.state, pointing).pointing
        if not pointing.focus or pointing.focus in found:
            break
        found.append(pointing.focus)
    return [f"Waiting, {board.thing} {spans(found)}."] if found else []


def listed(run: Run, what: str, board: Board | None, by: str) -> list[str]:
    """What there is of that, a line each; what can be listed where nothing is named."""
    if what in ("phases", "phase"):
        return [f"{number} {phase.title}" for number, phase in enumerate(run.template.phases)]
    if what.startswith("view"):
        return [
            f"show {key.removeprefix(f'{run.shape.thing} ')}: {name}" for key, name in run.shape.room_views(run.state)
        ]
    if not what.startswith("wait"):
        return ["There is .list waiting, .list phases and .list views."]
    says, found = run.shape.lists(run.state, what)
    now = run.shape.progress(run.state)
    lines = [f"{goes}: {words}" for goes, words in found]
    there = waiting(run, board, by) if board is not None else []
    counted = f"{now.counted[:1].upper()}{now.counted[1:]}." if now.counted else ""
    return [*filter(None, (counted, *there, f"{says}." if found else "")), *lines] or ["Nothing waits."]


def news(session: Session, since: Sequence[Event]) -> list[str]:
    """What others recorded with those entries."""
    standing = {event.number for event in session.standing()}
    found = [event for event in since if event.by != session.by and event.number in standing]
    if not found:
        return ["Nothing new from others."]
    return [f"{event.by or 'somebody'}: {describe(event, session.state)}" for event in found]
