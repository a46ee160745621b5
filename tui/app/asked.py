"""What may be said beside a file's name, declared once: for the command, the console's line, and to say it again.

A command's help reads it, so it imports nothing of sessions before something is brought in.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from sessions.importing.report import Wanted

ONE, MANY, PAIRS, FLAG = "one", "many", "pairs", "flag"


class Option(NamedTuple):
    """One thing that may be said."""

    name: str
    field: str
    """Which field of `Wanted` it fills."""
    help: str
    metavar: str = "HEADING"
    kind: str = ONE


OPTIONS: tuple[Option, ...] = (
    Option("--question", "question", "the question of notes whose file names none", "KEY"),
    Option("--area", "area", "the area of notes whose file names none", "KEY"),
    Option(
        "--text",
        "text",
        "the column that holds the words of the notes; several times for several, each cell a note",
        kind=MANY,
    ),
    Option("--question-from", "question_from", "the column that says the question"),
    Option("--area-from", "area_from", "the column that says the area"),
    Option("--number-from", "number_from", "the column with the number on each paper"),
    Option("--author-from", "author_from", "the column that says who wrote a note"),
    Option("--leave", "leave", "a column that is not taken, whatever it is called", kind=MANY),
    Option(
        "--means",
        "means",
        "what a word of the file stands for: sad=DIFFICULT; once for each word",
        "WORD=KEY",
        PAIRS,
    ),
    Option(
        "--only",
        "only",
        "of a file of several sessions or organisations, the one that comes in; once for each",
        "KEY",
        MANY,
    ),
    Option("--sheet", "sheet", "which sheet of a spreadsheet is read", "NAME"),
    Option("--split", "split", "several thoughts in one cell become several notes", kind=FLAG),
    Option("--no-marks", "unmarked", "takes the marks of a list (•, -, 1.) off the notes of a text", kind=FLAG),
    Option(
        "--whose", "whose", "of a file of several cohorts, the one whose items come in; once for each", "COHORT", MANY
    ),
    Option("--exercise", "exercise", "which wall the notes go to, when there are several", "KEY"),
)


def wanted_of(said: Mapping[str, Any]) -> Wanted:
    """What was said, by the options' fields. Raises CaseError."""
    from sessions.importing.report import Wanted

    given: dict[str, Any] = {}
    for option in OPTIONS:
        value = said.get(option.field)
        if value and option.kind == PAIRS:
            given[option.field] = dict(map(_meant, value))
        elif value:
            given[option.field] = tuple(value) if option.kind == MANY else value
    return Wanted(**given)


def _meant(said: str) -> tuple[str, str]:
    from sessions.importing.case_form import CaseError

    word, sign, key = said.rpartition("=")
    if not sign or not word.strip() or not key.strip():
        raise CaseError(f'--means says what a word of the file stands for: --means "sad=DIFFICULT", not “{said[:60]}”.')
    return word.strip(), key.strip()


def read(words: Sequence[str]) -> Wanted:
    """What the options of a typed line say. Raises CaseError."""
    from exercises.kernel.text import listed
    from sessions.importing.case_form import CaseError

    known = {option.name: option for option in OPTIONS}
    said: dict[str, Any] = {}
    waiting = list(words)
    while waiting:
        name, sign, value = waiting.pop(0).partition("=")
        option = known.get(name)
        if option is None:
            raise CaseError(f"“{name[:40]}” is nothing that can be said of a file. There is {listed(list(known))}.")
        if option.kind == FLAG:
            said[option.field] = True
            continue
        if not sign and (not waiting or waiting[0] in known):
            raise CaseError(f"{name} needs what it speaks of behind it: {name} {option.metavar}")
        value = value if sign else waiting.pop(0)
        said[option.field] = value if option.kind == ONE else [*said.get(option.field, ()), value]
    return wanted_of(said)


def options(wanted: Wanted) -> Iterator[str]:
    """What has to be said for it, as it is typed."""
    from sessions.importing.report import typed

    for option in OPTIONS:
        value = getattr(wanted, option.field)
        if not value:
            continue
        match option.kind:
            case "flag":
                yield option.name
            case "many":
                yield from (f"{option.name} {typed(one)}" for one in value)
            case "pairs":
                yield from (f"{option.name} {typed(f'{word}={key}')}" for word, key in value.items())
            case _:
                yield f"{option.name} {typed(value)}"


def command(session: str, file: str, wanted: Wanted) -> str:
    """The command that brings the file into the session like this."""
    return " ".join(["holdspace import", session, shlex.quote(file), *options(wanted)])
