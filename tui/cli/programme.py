"""`holdspace programme`: many sessions and their cohorts; begun, listed, read and added to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from tui.app.surroundings import lines_are_wanted, reason_to_refuse
from tui.cli import programme_import, programme_report
from tui.cli.options import as_json, as_writer, writer
from tui.cli.output import FINE, REFUSED, Refusal, err, out, out_json
from tui.cli.programme_over import READS

if TYPE_CHECKING:
    import argparse

    from exercises.programme.state import Programme
    from sessions.library.catalogue import Entry
    from sessions.live.session import Session

EXAMPLE = 'holdspace programme new "Working alongside"'
_VIEWS = ("timeline", "cycle", "carry", "collected", "tools", "find", *READS, *programme_report.LEAVES)
"""What is read or written of a programme, by the word after its name."""
_LESS = "holdspace programme --help says what it takes."


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "words",
        metavar="WORD",
        nargs="*",
        help="nothing lists them; new TITLE begins one; import FILE makes one out of a file; add NAME SESSION...; or "
        "NAME, with timeline, cycle, carry, collected, tools, quotes, find WORDS, compare [QUESTION] (themes by cohort "
        "and moment) or edip (how its tools were learned) to read that alone, report to write it, or brief c2 for "
        "those who hold the next cohort",
    )
    parser.add_argument(
        "--cohort",
        metavar="N",
        type=int,
        action="append",
        default=[],
        help="for add: the cohort, by its number; again for several",
    )
    parser.add_argument(
        "--kind",
        metavar="KIND",
        default="",
        help="for add: what kind of event it is (without it: as it is, or workshop)",
    )
    programme_import.options(parser)
    programme_report.options(parser)
    as_json(parser)
    as_writer(parser)


def run(arguments: argparse.Namespace) -> int:
    """`holdspace programme [new TITLE | import FILE | add NAME SESSION... | NAME [VIEW]]`."""
    words: Sequence[str] = arguments.words
    if not words:
        return _list(arguments)
    if words[0] in _DOES:
        return _DOES[words[0]](arguments)
    if words[0] in _VIEWS and (name := _only_one(words[0])):
        words = arguments.words = [name, *words]
    if words[1:2] and words[1] in programme_report.LEAVES:
        return programme_report.leaves(arguments)
    programme_report.nothing_to_write(arguments)
    if words[1:2] == ["find"]:
        return _find(arguments)
    return _one(arguments)


def _only_one(view: str) -> str:
    """The programme that is meant where none is named: the only one there is; "" where one is called as the view, or
    where there is none. Raises Refusal where it could be several."""
    from exercises.kernel.text import listed
    from sessions.library import programmes

    there = programmes.names()
    if not there or view in there:
        return ""
    if len(there) > 1:
        raise Refusal(f"Of which programme, {listed(there, joiner='or')}? holdspace programme {there[0]} {view}")
    return there[0]


def _list(arguments: argparse.Namespace) -> int:
    from exercises.kernel.text import plural
    from sessions.library import programmes
    from sessions.library.catalogue import DAMAGED, entries
    from sessions.store import locations

    found, every = programmes.listed(), entries()
    if arguments.json:
        out_json([{**one._asdict(), "sessions": len(programmes.members(one.name, every))} for one in found])
        return FINE
    if not found:
        out(programmes.NONE_YET)
    for one in found:
        if one.problem:
            err(one.problem)
            continue
        sessions = plural(len(programmes.members(one.name, every)), "session")
        where = f"  cycle: {one.box}" if one.box else ""
        damaged = f"  {DAMAGED}" if one.damaged else ""
        stem = one.name.removeprefix(locations.PROGRAMME)
        called = one.title if stem == locations.slug(one.title) else f"{one.title} ({stem})"
        out(f"{called}  {plural(one.cohorts, 'cohort')}  {sessions}{where}{damaged}")
        out(*(f"  waits for a result: {line}" for line in one.waits))
        if one.keep_until and one.keep_until <= date.today().isoformat():
            out(f"  kept until {one.keep_until}, and that day has come: holdspace destroy {one.name}")
    return FINE


def _new(arguments: argparse.Namespace) -> int:
    from sessions.library.programmes import beside, new_programme
    from sessions.store import locations
    from tui.cli.saving import must_be_saved

    session = new_programme(" ".join(arguments.words[1:]), by=writer(arguments))
    try:
        must_be_saved(session, "the programme was begun, but not all of it is saved")
        out(session.name.removeprefix(locations.PROGRAMME))
        if said := beside(session.name):
            err(said)  # the name alone is for scripts
    finally:
        session.close()
    return FINE


def _add(arguments: argparse.Namespace) -> int:
    from exercises.kernel.shape import ExerciseError
    from sessions.lines.carry_out import perform

    if len(arguments.words) < 3 or not arguments.cohort:
        raise Refusal(
            "Which programme, which sessions, which cohort? holdspace programme add working day-two --cohort 1"
        )
    session = _opened(arguments, arguments.words[1])
    cohorts, refused = " ".join(f"c{number}" for number in arguments.cohort), 0
    try:
        for name in arguments.words[2:]:
            try:
                out(perform(session, f"belongs {name} {cohorts} {arguments.kind}".strip()).says)
            except ExerciseError as problem:
                err(f"{name}: {problem}")
                refused += 1
    finally:
        session.close()
    return REFUSED if refused else FINE


_DOES: Mapping[str, Callable[[argparse.Namespace], int]] = {"new": _new, "import": programme_import.bring, "add": _add}


def _opened(arguments: argparse.Namespace, name: str, *, read_only: bool = False) -> Session:
    from sessions.library.programmes import resolve
    from sessions.removing.opening import opened

    return opened(resolve(name), by=writer(arguments) if not read_only else "", read_only=read_only)


def _one(arguments: argparse.Namespace) -> int:
    name, *view = arguments.words
    is_read = bool(view) or arguments.json or (reason_to_refuse() is not None and not lines_are_wanted())
    if not is_read:
        from tui.cli.open import run_console

        return run_console(_opened(arguments, name), mirror=False)[0]
    session = _opened(arguments, name, read_only=True)
    try:
        return _read(session, view, arguments)
    finally:
        session.close()


def _session_lines(one: Entry) -> list[str]:
    """A session that belongs to it, and what was found there."""
    from sessions.library.found_in import said
    from sessions.library.programmes import day_of

    counts = said(one)
    return [f"  {day_of(one)}  {one.title}  {one.name}", *([f"      {counts}"] if counts else [])]


def _answered(state: Programme, sessions: Sequence[Entry]) -> Iterator[str]:
    """What is still called planned and was answered in its session."""
    from exercises.programme.state import PLANNED
    from sessions.library.found_in import answered

    by_name = {one.name: one for one in sessions}
    for one in state.collected.values():
        there = by_name.get(one.session)
        if one.stands == PLANNED and there is not None and (counts := answered(there)) is not None:
            said = f"{counts[0]} of {counts[1]}" if counts[1] else str(counts[0])
            line = f"x{one.number} done {said}"
            yield f"x{one.number} is planned, and in its session {said} answered. To say so: {line}"


def _find(arguments: argparse.Namespace) -> int:
    """Words in the programme itself and in all its sessions."""
    from sessions.library.programmes import resolve
    from tui.cli.find import find

    return find(arguments, " ".join(arguments.words[2:]), resolve(arguments.words[0]))


def _read(session: Session, view: Sequence[str], arguments: argparse.Namespace) -> int:
    from exercises.programme import reading
    from sessions.library import programmes
    from sessions.library.catalogue import entries
    from sessions.report.known import known

    state = programmes.state_of(session)
    gone = [event.number for event in programmes.gone(state)]
    views: Mapping[str, Callable[[Programme], list[str]]] = {
        "": lambda state: reading.text(state, known(state, gone)),
        "timeline": reading.timeline_text,
        "cycle": lambda state: reading.cycle_text(state, known(state, gone)),
        "carry": lambda state: reading.carry_text(state, known(state, gone)),
        "collected": reading.collected_text,
        "tools": reading.tools_text,
    }
    asked = view[0] if view else ""
    if asked in READS:
        return READS[asked](session, view[1:], as_json=arguments.json)
    if asked not in views:
        others = [*filter(None, views), *READS, *programme_report.LEAVES]
        raise Refusal(f"A programme has {', '.join(others)} and find WORDS. {_LESS}")
    if arguments.json:
        out_json({"title": session.state.title, **reading.document(state)})
        return FINE
    sessions = programmes.members(session.name, entries())
    out(session.state.title, *views[asked](state))
    if not asked and sessions:
        out("", "SESSIONS", *(line for one in sessions for line in _session_lines(one)))
    if session.damage:
        err(session.damage)
        return FINE
    for entry, event in programmes.strayed(state, sessions):
        is_it = f"Is it e{event.number}? e{event.number} session {entry.name}" if event is not None else ""
        cohorts = " ".join(f"c{number}" for number in entry.belongs[1])
        line = is_it or f"To put it on the timeline: belongs {entry.name} {cohorts}"
        err(f"{entry.title} ({entry.name}) says that it belongs here, and no event is that session. {line}")
    for line in _answered(state, sessions) if not asked else ():
        err(line)
    for event in programmes.gone(state):
        err(f"e{event.number}: its session {event.session} is gone from this computer; what stands here of it stays.")
    return FINE
