"""The lines of a programme: read in its own language alone, its sessions found by name and told where they belong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel import anywhere as grammar
from exercises.kernel.anywhere import Here, reader
from exercises.kernel.record import replace
from exercises.kernel.routing import Unread, of_shape, routed
from exercises.kernel.shape import Command, Completion, ExerciseError
from exercises.kernel.text import clean, folded, listed
from exercises.programme.state import WORKSHOP, Event, Programme
from sessions.library.beginning import OF_A_SESSION, not_too_long
from sessions.live.membership import Belongs, entry_of
from sessions.live.names_out import placed
from sessions.live.session import Session
from sessions.live.state import BELONGS, UNNAME
from sessions.store import locations

_NOT_HERE = ("exercise", "end", "place")
_TITLE = ("title: Working alongside", "other words for what the programme is called; its file keeps its name")
_PHASE = "phase"
_ON_PAPER = ("export", "report", "print", "brief")
"""First words of what is made in a terminal."""
_PHASES = ("next", "back", "go")
"""How the lines begin that move a group from phase to phase, of which a programme has none."""
Forms = list[tuple[str, str]]


def _here(session: Session) -> Here:
    run = session.state.run
    return Here(run.shape, run.state)


def read(session: Session, line: str) -> Command:
    """The command of a line that is typed in a programme. Raises ExerciseError with what would fit."""
    where, line = _here(session), clean(line)
    if not line:
        return grammar.parse(line, where.shape, where.state)
    try:
        _, command = routed(line, (of_shape(where.shape, where.state), reader(where)))
    except Unread as problem:
        if folded(line.split()[0]).rstrip(":") in _ON_PAPER:
            name = session.name.removeprefix(locations.PROGRAMME)
            raise ExerciseError(
                "On its console export report.html and brief c1 brief.html show what would leave, then write it. In a "
                f"terminal: holdspace programme {name} report --to report.html, or brief c1 --to brief.html"
            ) from None
        raise ExerciseError(OF_A_SESSION if _is_of_a_session(line) else str(problem)) from None
    if command.action in _NOT_HERE or (command.action == "move" and command.kind == _PHASE):
        raise ExerciseError(OF_A_SESSION)
    if command.action == "title":
        from sessions.library.programmes import MOST_TITLE

        not_too_long("title", command.kind, MOST_TITLE)
        return replace(command, says=f"the programme is called {command.kind}")
    return _found(session, command)


def _is_of_a_session(line: str) -> bool:
    """Whether a session would read the line: its frame, or a group that moves on."""
    if line.split()[0].casefold() in _PHASES:
        return True
    from exercises.frame.shape import LOG
    from sessions.library import templates

    try:
        return LOG.parse(line, LOG.start(templates.frame())).whole
    except ExerciseError as problem:
        return getattr(problem, "at", 0.0) >= 1


def complete(session: Session, line: str) -> list[Completion]:
    """Ways to go on with a line."""
    run = session.state.run
    return grammar.complete(line, run.shape, run.state, None)


def help_groups(session: Session) -> list[tuple[str, Forms]]:
    """The forms a line may have in a programme, under headings."""
    run = session.state.run
    everywhere = [
        _TITLE if form[0].startswith("title:") else form
        for form in grammar.anywhere(run.shape)
        if form[0].split()[0].rstrip(":") not in (*_PHASES, *_NOT_HERE)
    ]
    return [(run.template.title.upper(), list(run.shape.examples(run.state))), ("ANYWHERE", everywhere)]


def _found(session: Session, command: Command) -> Command:
    """The command with the name of the one session that it means. Raises ExerciseError where none is meant."""
    if command.action == "move" and command.kind == UNNAME:
        _, data, told = placed(session.state, session.state.current, command.data, lambda name: 0)
        return replace(command, data=data, says=f"{command.says}: {told}" if told else command.says)
    if command.action == "move" and command.data.get("evidence"):
        # What is taken away is found among what is there.
        takes_away = any(form.away for form in session.state.run.shape.table[command.kind].forms)
        return command if takes_away else _pointing(session, command)
    if command.action == "move" and command.kind == "moved" and command.data.get("day"):
        number = command.data["event"]
        if session.state.run.state.events[number].day == command.data["day"]:
            raise ExerciseError(f"e{number} is there already. To put it off without a day: e{number} moved: why")
    typed = command.data.get("session")
    if command.action != "move" or not typed:
        return command
    if command.kind == "no_member":
        return _named(command, _known(session, str(typed)))
    from sessions.library.catalogue import entries
    from sessions.library.programmes import day_of
    from sessions.store.names import UnknownName, resolve_among

    every = {entry.name: entry for entry in entries()}
    try:
        entry = every[resolve_among(str(typed), every)]
    except UnknownName as problem:
        raise ExerciseError(str(problem)) from problem
    if entry.problem is not None:
        raise ExerciseError(entry.problem)
    other = entry.belongs[0]
    if other not in ("", session.name.removeprefix(locations.PROGRAMME)):
        raise ExerciseError(
            f"“{entry.title}” belongs to the programme {other} already, and a session is of one. There: belongs "
            f"{entry.name} no"
        )
    command, state, day = _named(command, entry.name), session.state.run.state, day_of(entry)
    if command.kind == "member":
        found = _planned_then(state, command.data, day) if state.event_of(entry.name) is None else None
        data = {**command.data, "day": day, "text": entry.title, **({"event": found.number} if found else {})}
        says = f"{command.says}: it is e{found.number}" if found else command.says
        return _yet(session, replace(command, data=data, says=says), found.day if found else day)
    if command.kind == "is_session":
        return _yet(session, command, state.events[command.data["event"]].day or day)
    return command


def _planned_then(state: Programme, data: Mapping[str, Any], day: str) -> Event | None:
    """The one event that was planned for that day or its month, of that kind and those cohorts."""
    planned = state.planned_for(data.get("kind", WORKSHOP), data["cohorts"])
    found = [one for one in planned if one.day and day.startswith(one.day)]
    return found[0] if len(found) == 1 else None


def _yet(session: Session, command: Command, day: str) -> Command:
    """The command, and whether the day or month of its event is still to come."""
    if not day or day <= session.today()[: len(day)]:
        return command
    return replace(command, data={**command.data, "to_come": True}, says=f"{command.says}, still to come")


def _pointing(session: Session, command: Command) -> Command:
    """The command with its pointers as they are kept, and what they come to in words."""
    from sessions.lines.pointing import read as read_pointers

    found = read_pointers(session.state.run.state, command.data)
    says = command.says.replace(", ".join(command.data["evidence"]), found.says)
    warning = " ".join(filter(None, (command.warning, found.warning)))
    data = {**command.data, "evidence": list(found.pointers)}
    return replace(command, data=data, says=says, warning=warning)


def looked_for(session: Session, command: Command) -> Command:
    """The command as it is entered: what it rests on is looked for where no session is said."""
    from sessions.lines.pointing import looked_for as look_for
    from sessions.lines.pointing import read as read_pointers

    state = session.state.run.state
    if any(form.away for form in session.state.run.shape.table[command.kind].forms):
        return command
    found = look_for(state, command.data)
    says = command.says.replace(read_pointers(state, command.data).says, found.says, 1)
    return replace(command, data={**command.data, "evidence": list(found.pointers)}, says=says, warning=found.warning)


def _known(session: Session, typed: str) -> str:
    """The name of a session on the timeline, which may be gone from this computer."""
    from sessions.store.names import UnknownName, resolve_among

    state: Programme = session.state.run.state
    try:
        return resolve_among(typed, {event.session for event in state.events.values() if event.session})
    except UnknownName:
        raise ExerciseError("That session does not belong here.") from None


def _named(command: Command, name: str) -> Command:
    typed = str(command.data["session"])
    return replace(command, data={**command.data, "session": name}, says=command.says.replace(typed, name))


def _place(event: Event | None, programme: str) -> Belongs:
    """Where a session of that event belongs; nowhere without one."""
    return Belongs() if event is None else Belongs(programme, event.cohorts, event.what, event.block)


def _by_session(state: Any) -> Mapping[str, Event]:
    return {one.session: one for one in state.events.values() if one.session} if isinstance(state, Programme) else {}


def follow(session: Session, before: Any) -> str:
    """Tells each session whose place in the programme is another now than `before`; a sentence for those that could
    not be told, else ""."""
    from sessions.live.session import open_session
    from sessions.store.errors import StoreError

    was, now = _by_session(before), _by_session(session.state.run.state)
    named = session.events[-1].data.get("session") if session.events else ""
    programme = session.name.removeprefix(locations.PROGRAMME)
    missed: list[str] = []
    taken: list[str] = []
    for name in dict.fromkeys((*was, *now)):
        place = _place(now.get(name), programme)
        if place == _place(was.get(name), programme) and name != named:
            continue
        try:
            other = open_session(name, by=session.by, clock=session.clock)
        except (StoreError, OSError, ValueError):
            missed += [name] if name in now else []
            continue
        try:
            here = other.state.belongs
            if here is not None and here.programme not in ("", programme):
                taken += [f"{name} belongs to the programme {here.programme}"] if name in now else []
            elif here != place:
                other.record(BELONGS, entry_of(place))
        except (ExerciseError, StoreError, OSError):
            missed.append(name)
        finally:
            other.close()
    told_not = f"Not told, for it cannot be opened just now: {listed(missed)}." if missed else ""
    stays = f"{listed(taken)}, and stays there, for a session is of one." if taken else ""
    return " ".join(filter(None, (told_not, stays, "Here it stands all the same." if missed or taken else "")))
