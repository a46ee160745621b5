"""The commands that write a session to a file and make one from it. Refuse to know any format."""

from __future__ import annotations

import argparse
import os

from tui.cli_output import FINE, REFUSED, Refusal, err, file_path, out, out_bytes


def export(arguments: argparse.Namespace) -> int:
    """`holdspace export NAME --to FILE`."""
    from exercises.outline import Audience
    from sessions.catalogue import resolve
    from sessions.export import ExportError, export_bytes, write_export
    from sessions.session import open_session

    name = resolve(arguments.name)
    chosen = _format(arguments.format, arguments.file)
    audience: Audience = "participants"
    if arguments.audience == "facilitators" or (not arguments.audience and chosen == "json"):
        audience = "facilitators"
    session = open_session(name, read_only=True)
    try:
        data = export_bytes(session, chosen, audience)
        if arguments.file == "-":
            out_bytes(data)
            err(f"Written as {chosen} for {audience}.")
            return FINE
        write_export(file_path(arguments.file), data, replace=arguments.replace)
    except ExportError as problem:
        there = arguments.file != "-" and not arguments.replace and os.path.isfile(file_path(arguments.file))
        hint = " Here that is --replace." if there else ""
        raise Refusal(f"{problem}{hint}", REFUSED) from problem
    finally:
        session.close()
    keep = " It holds what only facilitators may see." if audience == "facilitators" else ""
    out(f"Saved {file_path(arguments.file).name} as {chosen} for {audience}.{keep}")
    return FINE


def _format(asked: str, file: str) -> str:
    """The format asked for, else the one of the file's ending, else md for standard output."""
    from sessions.export import FORMATS, ExportError, format_of

    if asked and asked not in FORMATS:
        raise Refusal(f"There is no format “{asked}”. There is {' and '.join(FORMATS)}.")
    if asked or file == "-":
        return asked or "md"
    try:
        return format_of(file)
    except ExportError as problem:
        raise Refusal(f"{problem} Or say it: --format md") from problem


def restore(arguments: argparse.Namespace) -> int:
    """`holdspace restore FILE`: prints the new session's name."""
    from sessions.export import ExportError
    from sessions.export import restore as restore_session
    from tui.commands.recording import writer

    try:
        out(restore_session(file_path(arguments.file), by=writer(arguments)))
    except ExportError as problem:
        raise Refusal(str(problem), REFUSED) from problem
    return FINE
