"""The command line: reads the words typed after `holdspace` and hands them to a command. Refuses to carry any out.

Exit status: 0 fine, 1 refused by the exercise or the disk, 2 usage or nothing to do, 130 interrupted.
"""

from __future__ import annotations

import argparse
import difflib
import importlib
import sys
from collections.abc import Callable, Sequence

from tui.cli import output as cli_output
from tui.cli.output import FINE, INTERRUPTED, REFUSED, USAGE, Refusal
from tui.cli.parser import COMMANDS, command_line

FAULT = 70


def main(argv: list[str] | None = None) -> int:
    """Carries out one command; the exit status. Prints one sentence, never a traceback, when it cannot."""
    cli_output.make_streams_safe()
    try:
        status = _carry_out([cli_output.as_typed(word) for word in (sys.argv[1:] if argv is None else argv)])
        cli_output.flush()
        return status
    except Refusal as refusal:
        cli_output.err(str(refusal))
        return refusal.status
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else FINE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        cli_output.give_up_output()
        return FINE
    except Exception as problem:
        return _explain(problem)


def _carry_out(argv: Sequence[str]) -> int:
    if argv[:1] == ["help"]:
        argv = [*argv[1:2], "--help"]
    if argv and not argv[0].startswith("-") and argv[0] not in COMMANDS:
        near = difflib.get_close_matches(argv[0][:100], COMMANDS, n=1)
        hint = f"Did you mean {near[0]}?" if near else "holdspace --help lists the commands."
        raise Refusal(f"There is no command “{argv[0][:60]}”. {hint}")
    arguments = command_line().parse_args(argv)
    if arguments.version:
        from importlib.metadata import version

        cli_output.out(f"holdspace {version('holdspace')}")
        return FINE
    return _function(arguments.run)(arguments)


def _function(place: str) -> Callable[[argparse.Namespace], int]:
    """The function at "module:name", imported only when it is asked for."""
    module, _, name = place.partition(":")
    found: Callable[[argparse.Namespace], int] = getattr(importlib.import_module(f"tui.cli.{module}"), name)
    return found


def _explain(problem: Exception) -> int:
    """Says what went wrong in one sentence; the exit status."""
    from exercises.kernel.shape import ExerciseError
    from exercises.kernel.template import TemplateError
    from sessions.store.errors import StoreError
    from sessions.store.names import UnknownName

    if isinstance(problem, UnknownName | TemplateError):
        cli_output.err(str(problem))
        return USAGE
    if isinstance(problem, ExerciseError | StoreError):
        cli_output.err(str(problem))
        return REFUSED
    if isinstance(problem, OSError):
        cli_output.give_up_output()
        cli_output.err(disk_sentence(problem))
        return REFUSED
    return _fault(problem)


def disk_sentence(problem: OSError) -> str:
    """What the system refused, and what to do."""
    where = f"“{str(problem.filename)[-80:]}”" if problem.filename is not None else "a file or the output"
    return (
        f"The computer refused {where} ({problem.strerror or type(problem).__name__}); "
        "what was saved before is safe, please see to it and try again."
    )


def _fault(problem: Exception) -> int:
    """A fault in the program: noted without anybody's words, and one sentence."""
    noted = ""
    try:
        from sessions.store import locations
        from tui.app.faults import write_fault

        if write_fault(problem, locations.crash_log()):
            noted = f" For whoever mends it, the places in the program are in {locations.crash_log()}."
    except Exception:
        noted = ""  # the note is a courtesy; the sentence must come
    cli_output.err(
        "holdspace had to stop because of a fault in the program. What was saved is safe on this computer; "
        f"please try again.{noted}"
    )
    return FAULT
