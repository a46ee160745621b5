"""The command line: carries out the command that is asked for, or shows home; says in one sentence why it cannot."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

from tui.cli import output as cli_output
from tui.cli.output import FINE, INTERRUPTED, REFUSED, USAGE, Refusal

FAULT = 70


def main(argv: list[str] | None = None) -> int:
    """Carries out one command; the exit status. Prints one sentence, never a traceback, when it cannot."""
    cli_output.make_streams_safe()
    try:
        typed = [cli_output.as_typed(word) for word in (sys.argv[1:] if argv is None else argv)]
        status = _carry_out(typed, in_process_of_its_own=argv is None)
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


def _carry_out(argv: Sequence[str], *, in_process_of_its_own: bool) -> int:
    if not argv:
        return _home()  # nothing has to be read, and home comes so much sooner
    from tui.cli.commands import read

    arguments = read(argv)
    if arguments.version:
        from importlib.metadata import version

        cli_output.out(f"holdspace {version('holdspace')}")
        return FINE
    if in_process_of_its_own:
        # What is imported by now stays to the end; looking through it for garbage takes as long as many a command does.
        gc.freeze()
    status: int = arguments.run(arguments) if arguments.run is not None else _home()
    return status


def _home() -> int:
    from tui.cli.home import run_home

    return run_home()


def _explain(problem: Exception) -> int:
    """Says what went wrong in one sentence; the exit status."""
    from exercises.kernel.shape import ExerciseError
    from exercises.kernel.template import TemplateError
    from sessions.store.errors import StoreError, disk_sentence
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
