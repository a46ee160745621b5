"""The commands that write a session to a file and make one from it. Refuse to know any format."""

from __future__ import annotations

import argparse
import os

from tui.cli_output import FINE, REFUSED, Refusal, err, file_path, out, out_bytes


def export(arguments: argparse.Namespace) -> int:
    """`holdspace export NAME --to FILE`, or `--to FOLDER` for a format of several files."""
    from exercises.outline import Audience
    from sessions.catalogue import resolve
    from sessions.export import (
        FORMATS,
        ExportError,
        NothingToWrite,
        export_bytes,
        export_files,
        write_export,
        write_files,
    )
    from sessions.session import open_session

    name = resolve(arguments.name)
    chosen = _format(arguments.format, arguments.file)
    audience: Audience = "participants"
    if arguments.audience == "facilitators" or (not arguments.audience and chosen in ("json", "csv")):
        audience = "facilitators"
    folder = FORMATS[chosen].files is not None
    if folder and arguments.file == "-":
        raise Refusal(f"{chosen} is several files, and they need a folder: --format {chosen} --to tables")
    if arguments.raw and not folder:
        raise Refusal(f"--raw is for csv; {chosen} has no marks for spreadsheets in it.")
    session = open_session(name, read_only=True)
    try:
        if folder:
            files = export_files(session, chosen, audience, raw=arguments.raw)
            write_files(file_path(arguments.file), files, replace=arguments.replace)
            return _saved(arguments, chosen, audience, f", {len(files)} files")
        data = export_bytes(session, chosen, audience)
        if arguments.file == "-":
            out_bytes(data)
            err(f"Written as {chosen} for {audience}.")
            return FINE
        write_export(file_path(arguments.file), data, replace=arguments.replace)
    except NothingToWrite as problem:
        raise Refusal(str(problem)) from problem
    except ExportError as problem:
        path = "" if arguments.file == "-" or arguments.replace else file_path(arguments.file)
        there = os.path.isdir(path) if folder else os.path.isfile(path)
        hint = " Here that is --replace." if there else ""
        raise Refusal(f"{problem}{hint}", REFUSED) from problem
    finally:
        session.close()
    return _saved(arguments, chosen, audience)


def _saved(arguments: argparse.Namespace, chosen: str, audience: str, files: str = "") -> int:
    keep = " It holds what only facilitators may see." if audience == "facilitators" else ""
    out(f"Saved {file_path(arguments.file).name} as {chosen} for {audience}{files}.{keep}")
    return FINE


def _format(asked: str, file: str) -> str:
    """The format asked for, else the one of the file's ending, else md for standard output."""
    from exercises.text import listed
    from sessions.export import FORMATS, ExportError, format_of

    if asked and asked not in FORMATS:
        raise Refusal(f"There is no format “{asked}”. There is {listed(list(FORMATS))}.")
    if asked or file == "-":
        return asked or "md"
    try:
        return format_of(file)
    except ExportError as problem:
        likely = "csv" if file.lower().endswith(".csv") else "md"
        raise Refusal(f"{problem} Or say it: --format {likely}") from problem


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
