"""`holdspace distil`: after a session, in the console, or as text without a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tui.app.surroundings import lines_are_wanted, reason_to_refuse
from tui.cli.options import NAME, OF_A_PROGRAMME, as_writer, writer
from tui.cli.output import FINE, USAGE, Refusal, out
from tui.cli.saving import must_be_saved

if TYPE_CHECKING:
    import argparse

    from sessions.live.session import Session


EXAMPLE = 'holdspace distil --programme "Hutt Valley"'


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("names", metavar="NAME", nargs="*", help=f"{NAME}; several are brought together in one")
    parser.add_argument(
        "--programme",
        metavar="WORDS",
        default="",
        help=f"brings {OF_A_PROGRAMME} together in one",
    )
    as_writer(parser)


def run(arguments: argparse.Namespace) -> int:
    """`holdspace distil [NAME...] [--programme WORDS]`: one session, or several brought together in one."""
    from sessions.library.catalogue import entries, resolve
    from sessions.removing.opening import opened

    names = [resolve(name) for name in arguments.names]
    if arguments.programme or len(names) > 1:
        return _together(arguments, names)
    if not names:
        known = [entry for entry in entries() if entry.problem is None]
        there = f" The newest is {known[0].name}." if known else ""
        raise Refusal(f"Which session is distilled? holdspace distil NAME, or --programme WORDS for several.{there}")
    if reason_to_refuse() is not None and not _in_lines():
        return _print(opened(names[0], read_only=True))
    return _console(opened(names[0], by=writer(arguments)))


def _together(arguments: argparse.Namespace, names: list[str]) -> int:
    from sessions.distil.together import bring_together, session_for, title_of
    from sessions.library.catalogue import entries
    from sessions.library.which_sessions import as_called, chosen, none_chosen

    known = entries()
    words = as_called(arguments.programme) if arguments.programme else " ".join(sorted(names))
    if arguments.programme:
        found = [entry.name for entry in chosen(known, words) if entry.title != title_of(words)]
        names = list(dict.fromkeys([*names, *found]))
    if not names:
        raise Refusal(none_chosen(words), USAGE)
    session = session_for(words, known, by=writer(arguments))
    try:
        report = bring_together(session, names)
        must_be_saved(session, "not all of it was brought in")
    except BaseException:
        session.close()
        raise
    if reason_to_refuse() is None or _in_lines():
        return _console(session)
    out(report.says, *(f"  {line}" for line in report.lines), "")
    status = _print(session)
    return _by_cohort(words) or status if arguments.programme else status


def _by_cohort(words: str) -> int:
    """The themes of a programme by cohort and moment, under what was distilled; nothing where the words name none."""
    from sessions.library.which_sessions import programme_meant
    from sessions.removing.opening import opened
    from tui.cli.programme_over import compare

    programme, cohort = programme_meant(words)
    if not programme or cohort:
        return FINE
    session = opened(programme, read_only=True)
    try:
        out("", "By cohort and moment:")
        return compare(session, ())
    finally:
        session.close()


def _print(session: Session) -> int:
    from sessions.distil.telling import distilled
    from sessions.distil.together import distil_run

    try:
        run = distil_run(session, add=False)
        if run is None:
            raise Refusal(
                f"Nothing of {session.name} is distilled yet. In a terminal window holdspace distil {session.name} "
                f'begins it; here: holdspace do {session.name} "exercise distil" "fold in"'
            )
        out(*distilled(run))
    finally:
        session.close()
    return FINE


def _console(session: Session) -> int:
    from sessions.distil.together import distil_run
    from tui.cli.open import run_console

    run = distil_run(session)
    if run is not None and session.state.current != run.key:
        session.record("turn", {"run": run.key})
    return run_console(session, mirror=False)[0]


def _in_lines() -> bool:
    """Whether somebody sits there who wants it in plain lines."""
    return lines_are_wanted() and sys.stdin is not None and sys.stdin.isatty()
