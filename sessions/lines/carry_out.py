"""Carries out typed lines on a session: the one road for the command bar, `holdspace do` and scripts.

A little long for the words of what was done, taken back and put back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from exercises.frame.moves import HOLDING
from exercises.kernel import days
from exercises.kernel.consent import WITHDRAWN
from exercises.kernel.event import Event
from exercises.kernel.p_numbers import P_NUMBER
from exercises.kernel.record import Record, field, replace
from exercises.kernel.shape import Command, ExerciseError, Shape
from exercises.kernel.text import clean, listed
from exercises.shapes import FRAME_SHAPE, SHAPES
from exercises.wall.state import FEEDBACK, FOLD
from sessions.library.beginning import frame_of
from sessions.lines import ending, numbers, roles
from sessions.lines import frame as framing
from sessions.lines.exercises_of import begin, taken_over
from sessions.lines.exercises_of import wanted as asked_for
from sessions.lines.finding import places
from sessions.live import belonging
from sessions.live.called import describe
from sessions.live.copies import taken_back, taken_back_in, takes_back
from sessions.live.held import picture, shown_last
from sessions.live.session import Session
from sessions.live.state import HOLDING as ELEPHANT_MOVES
from sessions.live.state import Run, SessionState
from sessions.live.understood import Understood
from sessions.removing import own_words, removals
from sessions.removing.withdrawn_for_good import HINT

if TYPE_CHECKING:
    from sessions.distil.folding import Folding

HELD = ELEPHANT_MOVES[0]
"""The move that holds an elephant, which undo and redo speak of in words of its own."""


_KEPT_OUT = " The room stays without the words that came back. To show them again: hold off"


class Outcome(Record):
    """What came of a line."""

    command: Command
    says: str
    """What happened, in one sentence for the facilitators."""
    lines: tuple[str, ...] = ()
    """More lines, for find, help and exercise."""
    event: Event | None = None
    """What was recorded; None when nothing was."""
    found: tuple[tuple[str, str], ...] = field(default=())
    """For find: what to type to get there, and the words around."""


def understand(session: Session, line: str) -> Command:
    """What the line would do, tried on the session as it is. Raises ExerciseError when it would be refused."""
    state, known = session.state, session.understood
    if known is not None and known.state is state and known.lead is not None and known.tried is not None:
        command = known.lead.command(clean(line))
        if command is not None:
            command = _warned(session, line, command)
            session.understood = replace(known, line=line, command=command)
            known.tried(command.kind, command.data)
            return command
    command = read(session, line)
    session.understood = Understood(line, state, command)
    match command.action:
        case "move":
            shape, on = _tried_on(session, command)
            tried: Callable[[str, Mapping[str, Any]], object] = partial(shape.tried, on)
            if shape.belongs_to is not None:
                tried = partial(belonging.tried, state.runs, command.run or state.current, shape, on)
            tried(command.kind, command.data)
            session.understood = Understood(line, state, command, framing.lead(session, line, command), tried)
        case "undo":
            session.undoable()
        case "redo":
            session.redoable()
        case "exercise" if command.kind:
            over = taken_over(session, command.kind)
            if over is not None:
                return replace(command, says=over.says)
            asked_for(session, command.kind)
        case "none" if command.kind in removals.REMOVALS:
            removals.try_out(session, command)
        case "none" if command.kind == FOLD:
            return replace(command, says=_folding(session, command)[0].removesuffix("."))
    return command


def _folding(session: Session, command: Command) -> tuple[str, Sequence[str]]:
    """What there is to fold in. Raises ExerciseError when the other session cannot be read."""
    from sessions.distil.folding import there_is
    from sessions.store.errors import StoreError
    from sessions.store.names import UnknownName

    try:
        return there_is(_to_fold_in(session, command), command.data["what"], command.data["from"])
    except (UnknownName, StoreError, OSError) as problem:
        raise ExerciseError(str(problem)) from problem


def _to_fold_in(session: Session, command: Command) -> Folding:
    from sessions.distil.folding import to_fold_in

    return to_fold_in(session, command.data["what"], command.data["from"], command.data["taken"])


def _fold_in(session: Session, command: Command) -> Outcome:
    """Folds in what the line names, or says what there is when it names nothing, or the pile of feedback."""
    says, lines = _folding(session, command)
    if not command.data["what"] or (command.data["what"] == FEEDBACK and not command.data["taken"]):
        return Outcome(command, says, tuple(lines))
    from sessions.distil.folding import fold_in

    return Outcome(command, fold_in(session, _to_fold_in(session, command)), event=session.events[-1])


def read(session: Session, line: str) -> Command:
    """The command in a line, with a gentle word when others will not read it as it stands.

    A line that was just understood is not read again while the session is as it was then.
    """
    known = session.understood
    if known is not None and known.line == line and known.state is session.state:
        return known.command
    return _warned(session, line, _plain(session, line))


def _warned(session: Session, line: str, command: Command) -> Command:
    command = numbers.warned(command, line, partial(_plain, session)) if P_NUMBER.search(line) else command
    command = roles.warned(_tried_on(session, command)[0], command) if command.action == "move" else command
    return _dated(command, session.today()) if command.day else command


def _dated(command: Command, today: str) -> Command:
    """The command, with the day that was read in its words, and with a question where another may be meant."""
    read, asked = days.read_as(command.day, today), days.question(command.day, today)
    warning = " ".join(filter(None, (command.warning, asked)))
    return replace(command, says=f"{command.says}: {read}" if read else command.says, warning=warning)


def _plain(session: Session, line: str) -> Command:
    """The command in a line."""
    for_good = None if ":" in line else removals.asked(line)  # none of them has a colon
    if for_good is not None:
        return for_good
    command = framing.read(session, line)
    if command.action == "show" and session.state.display.blanked:
        shape, state = _tried_on(session, command)
        chosen = shape.room_view(state, command.kind).name
        return replace(command, says=f"chosen: {chosen}. The room is still dark: blank off shows it")
    return command


def perform(session: Session, line: str) -> Outcome:
    """Carries out one line. Raises ExerciseError, and changes nothing, when it is refused."""
    command = read(session, line)
    session.understood = None
    return carry_out(session, command)


def carry_out(session: Session, command: Command) -> Outcome:
    """Carries out a command. Raises ExerciseError, and changes nothing, when it is refused."""
    match command.action:
        case "move":
            framing.may_be_written(session, command)
            run, before = _run(session, command), session.state
            key = run.key
            roles.are_nobodys(run, command)
            event = session.record(command.kind, command.data, run=key)
            may_take_back = run.may_take_back(command.kind) and takes_back(run, event.kind, event.data)
            opens = _opened(session, command) if command.kind == "begin_item" else ""
            out = _taken_back(session, key, before, event) if may_take_back else ""
            out = f"{out} {HINT}".strip() if command.data.get("consent") == WITHDRAWN else out
            goes = command.kind == "close" or (may_take_back and run.shape.owned is not None)
            cleared = own_words.at_close(session) if goes else ""
            said = " ".join(filter(None, (_sentence(command.says), command.warning, opens, out, cleared)))
            return Outcome(command, said, event=event)
        case "show":
            run = _run(session, command)
            view = run.shape.turned(run.state, command.kind, partial(shown_last, session.events, run.key))
            event = session.record("show", {"run": run.key, "view": view})
            return Outcome(command, f"{command.says}.", event=event)
        case "blank" | "unblank":
            event = session.record(command.action, {})
            return Outcome(command, f"{command.says}.", event=event)
        case "hold":
            # What the room sees is kept in the event: taking back an older entry must add nothing to a held picture.
            seen = picture(session.state) if command.kind == "on" else {}
            event = session.record("hold" if command.kind == "on" else "unhold", seen)
            return Outcome(command, f"{command.says}.", event=event)
        case "undo":
            before = session.state
            event = session.undo()
            if event.kind == HELD:
                said = "taken back: holding the elephant; every clock goes on as if it had not waited"
                dark = " The room is still dark: blank off shows it." if session.state.display.blanked else ""
                return Outcome(command, f"{said}.{dark} To hold again: elephant", event=event)
            gone = describe(event, session.state)
            stays = _stays_out(session, event, before)
            out = _KEPT_OUT if "view" in session.events[-1].data else ""
            return Outcome(command, f"taken back: {gone}. Type redo to put it back.{stays}{out}", event=event)
        case "redo":
            before = session.state
            event = session.redo()
            if event.kind == HELD:
                said = "put back: an elephant is held, the room is dark and the clocks wait"
                return Outcome(command, f"{said}. When the group goes on: elephant over", event=event)
            out = _taken_back(session, event.run, before, event) if _may_take_back(session, event) else ""
            said = " ".join(filter(None, (f"put back: {describe(event, session.state)}.", out)))
            return Outcome(command, said, event=event)
        case "find" | "list":
            says, found = places(session, command)
            lines = tuple(f"{goes}  {words}" for goes, words in found)
            return Outcome(command, _sentence(says), lines, found=found)
        case "help":
            run = session.state.run
            groups = framing.help_groups(session, command.kind, run)
            about_file = removals.helped(command.kind, run.shape)
            groups += [("THE FILE ITSELF", about_file)] if about_file else []
            wide = max((len(example) for _, forms in groups for example, _ in forms), default=0)
            shown: list[str] = [] if command.kind else [run.template.purpose]
            for title, forms in groups:
                shown += [*([""] if shown else []), title, *(f"  {e:{wide}}  {means}" for e, means in forms)]
            return Outcome(command, "lines you may type:", tuple(shown))
        case "end":
            way, still_open = ending.way_out(session)
            return Outcome(command, way, still_open)
        case "exercise":
            return _exercise(session, command)
        case "card":
            run = session.state.run
            known = run.shape.card or _card
            return Outcome(command, f"{command.says}.", tuple(known(run.state, command.kind)))
        case "none" if command.kind in removals.REMOVALS:
            return Outcome(command, removals.carry_out(session, command))
        case "none" if command.kind == FOLD:
            return _fold_in(session, command)
        case _:
            return Outcome(command, f"{command.says}.")


def _may_take_back(session: Session, event: Event) -> bool:
    """Whether an entry may take somebody's words back."""
    return takes_back(session.state.runs.get(event.run), event.kind, event.data)


def _taken_back(session: Session, key: str, before: SessionState, event: Event) -> str:
    """What became of words that were just taken back: where else they were taken out, and where they still are."""
    from sessions.live.names_carried import told_of
    from sessions.removing.withdrawing import follow

    gone = taken_back(session.state) - taken_back(before)
    said = _copies_here(session, key, before) if gone else ""
    told = follow(session, gone, told_of(session.state, [event])).told
    out = ""
    if session.state.exports:
        from sessions.leaving.trail import still_out_since

        out = still_out_since(session.name, before, session.state)
    return " ".join(filter(None, (said, out, told)))


def _copies_here(session: Session, key: str, before: SessionState) -> str:
    """The other exercises here in which the same entry took out copies."""
    was, now = taken_back_in(before), taken_back_in(session.state)
    runs = [session.state.runs[other] for other in now if other != key and now[other] - was.get(other, frozenset())]
    return f"Its copies in {listed([run.template.title for run in runs])} went with it." if runs else ""


def _stays_out(session: Session, event: Event, before: SessionState) -> str:
    """A sentence when words came back here that were taken out of other sessions."""
    if not _may_take_back(session, event):
        return ""
    from sessions.removing.withdrawing import stays_out

    found = stays_out(session, taken_back(before) - taken_back(session.state))
    return f" In {listed(found)} the words stay taken out: undo it there as well, if it was a slip." if found else ""


def _opened(session: Session, command: Command) -> str:
    """Beginning a part of the day turns to its exercise, when the session has it; else the line that adds it.

    The room does not change, and undo takes back the beginning alone: turning is what this screen looks at.
    """
    frame = session.state.frame
    item = frame.state.items.get(command.data.get("item", 0)) if frame is not None else None
    if item is None or not item.exercise or session.state.elephant_held:
        return ""
    came_from = session.state.current
    key, title = item.exercise, ""
    if key not in session.state.exercises:
        try:
            wanted = asked_for(session, key)
        except ExerciseError:
            return f"There is no exercise called {key[:40]} here. Which there are: exercise"
        key, title = (wanted.key, wanted.title) if wanted is not None else (key, key)
        if key not in session.state.exercises:
            return f"{title} is not in this session yet. Add it: exercise {key}"
    if key == came_from:
        return ""
    session.record("turn", {"run": key})
    back = f" Back where you were: exercise {came_from}" if came_from in session.state.runs else ""
    return f"Turned to {session.state.runs[key].template.title}.{back}"


def _run(session: Session, command: Command) -> Run:
    """The exercise a command belongs to; a session from before there were frames gets its frame now."""
    return session.state.runs.get(command.run) or frame_of(session) if command.run else session.state.run


def _tried_on(session: Session, command: Command) -> tuple[Shape, Any]:
    """What the command would be carried out on. Changes nothing."""
    if command.run and command.run not in session.state.exercises:
        return SHAPES[FRAME_SHAPE], framing.state_of(session)
    run = session.state.runs[command.run] if command.run else session.state.run
    return run.shape, run.state


def _card(state: Any, number: str) -> list[str]:
    kept: list[str] = []
    for line in SHAPES[state.template.shape].text(state):
        if line.startswith(f"  {number} "):
            kept = [line.strip()]
        elif kept and line.startswith("      "):
            kept.append(line.strip())
        elif kept:
            break
    return kept


def _exercise(session: Session, command: Command) -> Outcome:
    runs = session.state.runs
    if not command.kind:
        runs = session.state.exercises
        marks = {session.state.current: " (here)"}
        lines = tuple(f"{key}  {run.template.title}{marks.get(key, '')}" for key, run in runs.items())
        return Outcome(command, f"{len(runs)} in this session:", lines)
    over = taken_over(session, command.kind)
    if over is not None:
        begin(session, over)
        return Outcome(command, f"{over.says}.", event=session.events[-1])
    wanted = asked_for(session, command.kind)
    key = command.kind if wanted is None else wanted.key
    if key in runs:
        event = session.record("turn", {"run": key})
        return Outcome(command, f"turned to {runs[key].template.title}.", event=event)
    assert wanted is not None
    if wanted.shape == FRAME_SHAPE:
        frame = frame_of(session)
        event = session.record("turn", {"run": frame.key})
        return Outcome(command, f"turned to {frame.template.title}.", event=event)
    if session.state.elephant_held:
        raise ExerciseError(HOLDING)
    key = session.add_exercise(wanted)
    return Outcome(command, f"added {wanted.title}.", event=session.events[-1])


def _sentence(says: str) -> str:
    return says if says.endswith((".", "?", "!", "…")) else f"{says}."
