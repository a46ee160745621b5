"""Starts the tiny demo app in a pseudo-terminal. Knows only its command line."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.pseudo_terminal import Terminal

ROOT = Path(__file__).parents[2]


def command(file: Path, what: str = "") -> list[str]:
    """The demo's command line."""
    return [sys.executable, "-m", "tests.tui.steady_demo", str(file), what]


@contextmanager
def demo(
    file: Path, what: str = "", *, ready: bool = True, environment: dict[str, str | None] | None = None
) -> Iterator[Terminal]:
    """The demo, running, and ready for keys unless told otherwise."""
    with Terminal(command(file, what), cwd=ROOT, environment=environment) as terminal:
        if ready:
            terminal.wait_for("ready")
        yield terminal


def kept(file: Path) -> list[str]:
    """The lines the demo wrote."""
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []
