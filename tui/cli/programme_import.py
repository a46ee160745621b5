"""`holdspace programme import FILE`: a programme out of its file, and its sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exercises.kernel.text import sentence
from tui.cli.options import writer
from tui.cli.output import FINE, REFUSED, Refusal, err, file_path, out
from tui.cli.saving import refused_in_lines

if TYPE_CHECKING:
    import argparse


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--without-sessions", action="store_true", help="for import: makes the programme's own file alone"
    )
    parser.add_argument(
        "--fill", action="store_true", help="for import: the sessions get what lies beside the file and is of them"
    )


def bring(arguments: argparse.Namespace) -> int:
    """Makes the programme and says what it made."""
    from sessions.importing.case_form import CaseError
    from sessions.importing.programme_file import make_programme, read_programme
    from sessions.importing.programme_filling import Filling

    if len(arguments.words) != 2:
        raise Refusal("Which file? holdspace programme import programme.json")
    if arguments.fill and arguments.without_sessions:
        raise Refusal("--fill is for the sessions, and --without-sessions makes none. Give one of them.")
    file, by = file_path(arguments.words[1]), writer(arguments)
    try:
        top = read_programme(file)
        filling = Filling(top, file.parent) if arguments.fill else None
        without = filling.brings_its_own() if filling is not None else ()
        made = make_programme(top, by=by, with_sessions=not arguments.without_sessions, without=without)
    except CaseError as problem:
        raise refused_in_lines(f"{sentence(str(problem))} Nothing was imported.") from problem
    out(made.says, *(f"  {line}" for line in made.lines))
    if filling is None:
        return FINE
    filled = filling.fill(made, by=by)
    out(*(f"  {line}" for line in (*filled.came, *_settled(made.name, by))))
    for line in filled.stayed:
        err(line)
    return REFUSED if filled.stayed else FINE


def _settled(name: str, by: str) -> list[str]:
    """What its lines rest on leads into the sessions that were filled, where it is found there; what was found."""
    from exercises.kernel.text import plural
    from sessions.lines.pointing import settle
    from sessions.live.session import open_session

    session = open_session(name, by=by)
    try:
        found = settle(session)
    finally:
        session.close()
    leads = "leads" if found == 1 else "lead"
    return [f"{plural(found, 'pointer')} of its lines {leads} into these sessions now."] if found else []
