"""What may be typed after `holdspace`: the commands, and what each of them takes.

A command is a file of its own name beside this one, imported only when it is asked for: `EXAMPLE` is shown under its
help, `options(parser)` says what may be typed after it, `run(arguments)` carries it out and gives the exit status:
0 fine, 1 refused by the exercise or the disk, 2 usage or nothing to do, 130 interrupted.
"""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Sequence
from types import ModuleType

from tui.cli import bare_words
from tui.cli.output import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from types import SimpleNamespace

COMMANDS = {
    "new": "makes a session and prints its name",
    "open": "opens a session's console, where the co-facilitator types",
    "line": "types and reads a session in plain lines, for screen readers and very slow links",
    "room": "shows what the room sees, read-only, for the projected window",
    "replay": "shows what the room saw, step by step, less what was taken back since",
    "list": "lists the sessions",
    "find": "finds words in every session and programme: where, place, number, words and consent",
    "show": "prints a session as it is now, for facilitators",
    "do": "carries out typed lines on a session",
    "plan": "takes a running order into a session, or prints planned beside actual",
    "elephants": "prints what was decided about elephants, session after session",
    "programme": "many sessions and their cohorts: what was held, collected, learned, and changed because of it",
    "protocol": "prints a draft of a protocol between services, out of reviews that both kept and of protocol pages",
    "import": "takes notes, a theming or a case into a session",
    "merge": "brings in what another session's walls hold, what a reader marked in a copy, or a programme's copy",
    "export": "writes one session or several to a file, after saying what leaves",
    "print": "writes what hangs on the wall or is handed round, for a browser to print",
    "exports": "lists what was exported before, and where it lies",
    "restore": "makes a session again from a JSON export, or a copy of its file",
    "rescue": "makes a whole session beside a damaged one, of what can be read of it",
    "keep": "says until which day a session is to be kept",
    "destroy": "takes a session off this computer for good, after saying what that reaches and asking",
    "roster": "lists real names and what stands for them in exports; add, remove, read and check",
    "demo": "opens a worked example, a fresh copy each time",
    "journal": "your journal: reads, writes, finds and shares entries; never part of a session",
    "distil": "after a session: statements, what speaks against them, and the trail of every change",
    "templates": "lists the templates; new begins one of your own, check says what is wrong in one",
    "exercises": "lists the exercises and their other names",
}
"""What each command does, in the order of the help."""


def read(argv: Sequence[str]) -> argparse.Namespace | SimpleNamespace:
    """What these words ask for; `run` carries it out. Raises Refusal, and SystemExit after the help."""
    if argv[:1] == ["help"]:
        argv = [*argv[1:2], "--help"]
    if argv and not argv[0].startswith("-") and argv[0] not in COMMANDS:
        import difflib

        near = difflib.get_close_matches(argv[0][:100], COMMANDS, n=1)
        hint = f"Did you mean {near[0]}?" if near else "holdspace --help lists the commands."
        raise Refusal(f"There is no command “{argv[0][:60]}”. {hint}")
    if argv and argv[0] in COMMANDS:
        command = _command(argv[0])
        with contextlib.suppress(bare_words.NotPlain):
            found = bare_words.read(argv[1:], command.options)
            found.version, found.run = False, command.run
            return found
    # Loaded where it is needed: most commands are carried out in less time than it takes.
    from tui.cli.parsing import parsed

    return parsed(argv, COMMANDS, _command)


def _command(name: str) -> ModuleType:
    """The file of a command. Python keeps the word import for itself, so that file's name ends in a line."""
    return importlib.import_module(f"tui.cli.{'import_' if name == 'import' else name}")
