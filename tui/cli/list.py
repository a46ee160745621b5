"""`holdspace list`: the sessions."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from tui.cli.options import as_json, of_a_programme, programme
from tui.cli.output import FINE, out, out_json

if TYPE_CHECKING:
    import argparse

    from sessions.library.catalogue import Entry


FIRST = 'No sessions yet. Make the first one: holdspace new "Working alongside". To look around: holdspace demo'


EXAMPLE = "holdspace list --json"


def options(parser: argparse.ArgumentParser) -> None:
    of_a_programme(parser)
    as_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """`holdspace list [--programme WORDS]`."""
    from sessions.library import catalogue
    from sessions.library.held_days import listed

    entries = listed(catalogue.entries())
    if arguments.programme:
        among = {entry.name for entry in programme(arguments)}
        entries = [entry for entry in entries if entry.name in among]
    if arguments.json:
        out_json([entry_document(entry) for entry in entries])
    else:
        out(*(list_lines(entries) or [FIRST]), *let_go_lines(entries))
    return FINE


def let_go_lines(entries: list[Entry]) -> list[str]:
    """A line for each session whose day of keeping has come."""
    from sessions.library.coming_due import kept_long_enough

    found = kept_long_enough(entries, time.strftime("%Y-%m-%d"))
    if not found:
        return []
    from exercises.kernel.days import in_full

    return [
        f"Kept until {in_full(entry.keep_until)}, and that day has come: {entry.title}. "
        f"holdspace destroy {entry.name}, or holdspace keep {entry.name} --until a later day."
        for entry in found
    ]


def entry_document(entry: Entry) -> dict[str, Any]:
    """One session of the list, as JSON."""
    from sessions.library.found_in import document

    kept = entry._asdict()
    del kept["called"]
    kept["found"] = document(entry)
    kept["waiting"] = [{"name": name, "on": on} for name, on in entry.waiting]
    return kept


def list_lines(entries: list[Entry]) -> list[str]:
    """The sessions, one a line: the name to type, then what it is."""
    from exercises.kernel.days import ANY_YEAR, said_day
    from sessions.library.catalogue import CLEARS, DAMAGED

    wide = min(max((len(entry.name) for entry in entries), default=0), 48)
    lines = []
    for entry in entries:
        if entry.problem is not None:
            words = f"CANNOT BE OPENED: {entry.problem}"
        else:
            marks = (CLEARS if entry.clears else "", DAMAGED if entry.damaged else "")
            # The name begins with the day it was made for; one that is held on another says so.
            day = "" if entry.name.startswith(entry.held_on) else said_day(entry.held_on, ANY_YEAR)
            words = " · ".join(filter(None, (entry.title, day, entry.place, *entry.exercises, entry.state, *marks)))
        lines.append(f"{entry.name:{wide}}  {words}")
    return lines
