"""The commands of the day and the programme: plan, elephants. Refuse to know what is planned or decided."""

from __future__ import annotations

import argparse

from tui.cli.output import FINE, REFUSED, USAGE, Refusal, err, file_path, out


def plan(arguments: argparse.Namespace) -> int:
    """`holdspace plan NAME [FILE]`: takes a running order in; without a file, planned beside actual."""
    from datetime import UTC, datetime

    from sessions.importing.plan_file import PlanError, read
    from sessions.importing.planning import planned_and_actual, take_in
    from sessions.library.catalogue import resolve
    from sessions.live.session import open_session
    from tui.cli.recording import must_be_saved, writer

    name = resolve(arguments.name)
    if arguments.file is None:
        session = open_session(name, read_only=True)
        try:
            out(*planned_and_actual(session, datetime.now(UTC)))
        finally:
            session.close()
        return FINE
    try:
        read_plan = read(file_path(arguments.file))
        session = open_session(name, by=writer(arguments))
        try:
            report = take_in(session, read_plan)
            must_be_saved(session, "nothing was planned")
        finally:
            session.close()
    except PlanError as problem:
        *before, last = str(problem).split("\n")
        for line in before:
            err(line)
        raise Refusal(f"{last} Nothing was planned.", REFUSED) from problem
    out(report.says, *(f"  {line}" for line in report.lines))
    return FINE


def elephants(arguments: argparse.Namespace) -> int:
    """`holdspace elephants [--programme WORDS]`: what was decided, session after session."""
    from sessions.library import catalogue, programme

    held = programme.chosen(catalogue.entries(), arguments.programme)
    if arguments.programme and not held:
        err(f"No session has “{arguments.programme[:60]}” as its place or in its title. holdspace list shows them.")
        return USAGE
    found, problems = programme.elephants(held)
    for problem in problems:
        err(problem)
    if not found:
        out("No elephants are noted in these sessions.")
        return REFUSED if problems else FINE
    for place, told in found.items():
        out(place)
        for session in told:
            out(f"  {session.day}  {session.entry.title}", *(f"    {line}" for line in session.lines))
    err("It holds what only facilitators may see: keep it between you.")
    return REFUSED if problems else FINE
