"""Carries out typed lines on a session: the one road for the command bar, `holdspace do` and scripts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from exercises.kernel import days
from exercises.kernel.consent import WITHDRAWN
from exercises.kernel.event import Event
from exercises.kernel.p_numbers import P_NUMBER
from exercises.kernel.record import Record, field, replace
from exercises.kernel.shape import Command, ExerciseError, Shape
from exercises.kernel.text import clean, folded, listed
from exercises.shapes import FRAME_SHAPE, SHAPES
from exercises.wall.state import FEEDBACK, FOLD
from sessions.library.beginning import frame_of
from sessions.lines import frame as framing
from sessions.lines import numbers, roles, two_lines
from sessions.live.called import describe
from sessions.live.copies import taken_back, taken_back_in, takes_back
from sessions.live.held import picture, shown_last
from sessions.live.session import Session
from sessions.live.state import CLEARED, Run, SessionState
from sessions.live.state import HOLDING as ELEPHANT_MOVES
from sessions.live.understood import Understood
from sessions.store.errors import told

if TYPE_CHECKING:
    from sessions.distil.folding import Folding

HELD = ELEPHANT_MOVES[0]
"""The move that holds an elephant, which undo and redo speak of in words of its own."""
FOR_GOOD = "for good"
"""How every line ends, but for its yes, that takes words out of the session's own file; only such a line loads what
does it."""
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
            command = _warned(session, line, command, known.shape)
            session.understood = replace(known, line=line, command=command)
            known.tried(command.kind, command.data)
            return command
    command = read(session, line)
    session.understood = Understood(line, state, command)
    match command.action:
        case "move":
            shape, on = _tried_on(session, command)
            by, at = session.by, session.here_now
            tried: Callable[[str, Mapping[str, Any]], object] = partial(shape.tried, on, by=by, at=at)
            if shape.belongs_to is not None:
                from sessions.live import belonging

                tried = partial(belonging.tried, state.runs, command.run or state.current, shape, on, by=by, at=at)
            tried(command.kind, command.data)
            session.understood = Understood(line, state, command, framing.lead(session, line, command), tried, shape)
        case "undo":
            session.undoable()
        case "redo":
            session.redoable()
        case "exercise" if command.kind:
            from sessions.lines.exercises_of import tried_out

            return replace(command, says=tried_out(session, command.kind) or command.says)
        case "none" if command.kind.endswith(FOR_GOOD):
            from sessions.removing import removals

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
        raise ExerciseError(told(problem)) from problem


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


def _warned(session: Session, line: str, command: Command, shape: Shape | None = None) -> Command:
    if command.action in ("title", "place"):
        from sessions.lines import titled

        command = titled.checked(session, command)
    if (command.action, command.kind) == ("move", "close"):
        from sessions.removing import own_words

        command = own_words.warned(session, command)
    plain = partial(_plain, session)
    command = two_lines.warned(command, line, plain, framing.is_here(session)) if line.count(": ") > 1 else command
    command = two_lines.colon_meant(command, line, plain) if ";" in line.partition(":")[0] else command
    command = numbers.warned(command, line, plain) if P_NUMBER.search(line) else command
    shape = _tried_on(session, command)[0] if shape is None and command.action == "move" else shape
    if shape is not None and (move := shape.table.get(command.kind)) is not None and move.printed:
        command = roles.warned(shape, command)
    return _dated(command, session.today()) if command.day else command


def _dated(command: Command, today: str) -> Command:
    """The command, with the day that was read in its words, and with a question where another may be meant."""
    given = command.day, today, command.passed
    read, asked = days.read_as(*given), days.question(*given)
    # A move with a sentence of its own for a day that cannot be says more than the question.
    asked = "" if command.warning and days.cannot_be(command.day) else asked
    warning = " ".join(filter(None, (command.warning, asked)))
    return replace(command, says=f"{command.says}: {read}" if read else command.says, warning=warning)


def _plain(session: Session, line: str) -> Command:
    """The command in a line."""
    # None of them has a colon, or is longer than a line may be.
    if ":" not in line and len(line) <= framing.LONGEST_LINE and FOR_GOOD in folded(clean(line)):
        from sessions.removing import removals

        for_good = removals.asked(line)
        if for_good is not None:
            return for_good
    command = framing.read(session, line)
    if command.action == "show" and session.state.display.blanked:
        shape, state = _tried_on(session, command)
        chosen = shape.room_view(state, command.kind).name
        return replace(command, says=f"chosen: {chosen}. The room is still dark: blank off shows it")
    if command.action == "hold" and command.kind == "off":
        unlit = "dark" if session.state.display.blanked else "quiet" if session.in_room.is_quiet else ""
        says = f"the room is no longer held, and still {unlit}: blank off lights it"
        return replace(command, says=says) if unlit else command
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
            if session.state.sharing is not None:
                framing.may_be_written(session, command)
            if session.is_programme and "evidence" in command.data:
                from sessions.lines.of_programme import looked_for

                command = looked_for(session, command)
            run, before = _run(session, command), session.state
            key = run.key
            roles.are_nobodys(run, command)
            event = session.record(command.kind, command.data, run=key)
            may_take_back = run.may_take_back(command.kind) and takes_back(run, event.kind, event.data)
            opens = _opened(session, command) if command.kind == "begin_item" else ""
            out = _taken_back(session, key, before, event) if may_take_back else ""
            out = f"{_names_left(session, event)} {out}".strip() if may_take_back else ""
            out = f"{out} {_in_the_file()}".strip() if command.data.get("consent") == WITHDRAWN else out
            goes = command.kind == "close" or (may_take_back and run.shape.owned is not None)
            cleared = _cleared(session) if goes else ""
            told = _followed(session, before) if session.is_programme else ""
            said = " ".join(filter(None, (_sentence(command.says), command.warning, opens, out, cleared, told)))
            return Outcome(command, said, event=event)
        case "show":
            run = _run(session, command)
            view = run.shape.turned(run.state, command.kind, partial(shown_last, session.events, run.key))
            event = session.record("show", {"run": run.key, "view": view})
            return Outcome(command, f"{command.says}.", event=event)
        case "blank" | "unblank":
            event = session.record(command.action, {})
            return Outcome(command, f"{command.says}.", event=event)
        case "title" | "place":
            from sessions.lines import titled

            event = titled.carry_out(session, command)
            told = titled.in_programme(session) if command.action == "title" else ""
            return Outcome(
                command, " ".join(filter(None, (_sentence(command.says), command.warning, told))), event=event
            )
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
            stays = _stays_out(session, event, before) + _stays_cleared(session, event)
            out = _KEPT_OUT if "view" in session.events[-1].data else ""
            said = f"taken back: {gone}. Type redo to put it back.{stays}{out}"
            return Outcome(command, f"{said} {_followed(session, before)}".rstrip(), event=event)
        case "redo":
            before = session.state
            event = session.redo()
            if event.kind == HELD:
                said = "put back: an elephant is held, the room is dark and the clocks wait"
                return Outcome(command, f"{said}. When the group goes on: elephant over", event=event)
            out = _taken_back(session, event.run, before, event) if _may_take_back(session, event) else ""
            said = " ".join(
                filter(None, (f"put back: {describe(event, session.state)}.", out, _followed(session, before)))
            )
            return Outcome(command, said, event=event)
        case "find" | "list":
            from sessions.lines.finding import places

            says, found = places(session, command)
            lines = tuple(f"{goes}  {words}" for goes, words in found)
            return Outcome(command, _sentence(says), lines, found=found)
        case "help":
            run = session.state.run
            groups = framing.help_groups(session, command.kind, run)
            wide = max((len(example) for _, forms in groups for example, _ in forms), default=0)
            shown: list[str] = [] if command.kind else [run.template.purpose]
            for title, forms in groups:
                shown += [*([""] if shown else []), title, *(f"  {e:{wide}}  {means}" for e, means in forms)]
            return Outcome(command, "lines you may type:", tuple(shown))
        case "end":
            from sessions.lines import ending

            way, still_open = ending.way_out(session)
            return Outcome(command, way, still_open)
        case "exercise":
            from sessions.lines.exercises_of import turned

            said, lines = turned(session, command.kind)
            return Outcome(command, said, lines, session.events[-1] if command.kind else None)
        case "card":
            run = session.state.run
            known = run.shape.card or _card
            return Outcome(command, f"{command.says}.", tuple(known(run.state, command.kind)))
        case "none" if command.kind.endswith(FOR_GOOD):
            from sessions.removing import removals

            return Outcome(command, removals.carry_out(session, command))
        case "none" if command.kind == FOLD:
            return _fold_in(session, command)
        case _:
            return Outcome(command, f"{command.says}.")


def _followed(session: Session, before: SessionState) -> str:
    """A sentence for sessions that could not be told what became of their place in the programme."""
    if not session.is_programme:
        return ""
    from sessions.lines.of_programme import follow

    return follow(session, before.run.state)


def _opened(session: Session, command: Command) -> str:
    from sessions.lines.exercises_of import opened

    return opened(session, command.data.get("item", 0))


def _in_the_file() -> str:
    from sessions.removing.withdrawn_for_good import HINT

    return HINT


def _cleared(session: Session) -> str:
    from sessions.removing import own_words

    return own_words.at_close(session)


def _may_take_back(session: Session, event: Event) -> bool:
    """Whether an entry may take somebody's words back."""
    return takes_back(session.state.runs.get(event.run), event.kind, event.data)


def _taken_back(session: Session, key: str, before: SessionState, event: Event) -> str:
    """What became of words that were just taken back: where else they were taken out, and where they still are."""
    from sessions.removing.withdrawing import out_elsewhere

    gone = taken_back(session.state) - taken_back(before)
    said = _copies_here(session, key, before) if gone else ""
    return " ".join(filter(None, (said, out_elsewhere(session, before, [event]))))


def _names_left(session: Session, event: Event) -> str:
    """Where a name that was just taken out everywhere is still, or something near it."""
    from sessions.live.names_out import names_in

    names = [one.name for one in names_in(event) if not one.name.things]
    if not names:
        return ""
    from sessions.lines.names_left import left

    return left(session, dict.fromkeys(names))


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


def _stays_cleared(session: Session, event: Event) -> str:
    """A sentence when somebody's own words went out of the file with what is taken back now."""
    after = session.events[event.number]
    return " What was cleared with it is gone, and does not come back." if after.kind == CLEARED else ""


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


def _sentence(says: str) -> str:
    return says if says.endswith((".", "?", "!", "…")) else f"{says}."
