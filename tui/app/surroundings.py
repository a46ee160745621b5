"""The process around the app: is there a terminal, which signals exist, what must not leak."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable


def say(sentence: str) -> None:
    """One sentence on standard error, or nowhere when that is gone."""
    # Not print: a terminal that is gone must not leave text behind that fails again when Python ends.
    with contextlib.suppress(OSError):
        os.write(2, (sentence + "\n").encode(getattr(sys.stderr, "encoding", None) or "ascii", "replace"))


def reason_to_refuse() -> str | None:
    """Why this terminal cannot be used, in one plain sentence; None when it can."""
    try:
        on_terminal = os.isatty(0) and os.isatty(1)
    except OSError:
        on_terminal = False
    if not on_terminal:
        return "holdspace needs a terminal: please start it in a terminal window, without pipes or redirection."
    if os.environ.get("TERM") == "dumb":
        return "holdspace cannot draw here: please start it in another terminal window (TERM is set to dumb)."
    return None


def lines_are_wanted() -> bool:
    """Whether this person wants lines wherever there would be a screen: HOLDSPACE_PLAIN=1, or a dumb terminal."""
    plain = os.environ.get("HOLDSPACE_PLAIN", "") not in ("", "0")
    with contextlib.suppress(OSError, ValueError):
        return plain or (os.environ.get("TERM") == "dumb" and os.isatty(0) and os.isatty(1))
    return plain


def leaving_signals() -> list[signal.Signals]:
    """The signals that ask a program to end, as far as this system has them."""
    names = ("SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT")
    return [signal.Signals[name] for name in names if name in signal.Signals.__members__]


def keep_private(log_quietly: Callable[[object], object]) -> None:
    """See to it that no core dump, stray traceback or log line carries what people wrote."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    logging.lastResort = None
    logging.raiseExceptions = False
    threading.excepthook = lambda failure: log_quietly(failure.exc_value)
    sys.unraisablehook = lambda failure: log_quietly(failure.exc_value)
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)  # a size exported by the shell would hide every resize
