"""A room screen for the pseudo-terminal tests and the benchmark, as `holdspace room` starts it. Knows one file."""

from __future__ import annotations

import sys
from pathlib import Path

from tui.app.terminal import run_steady
from tui.room.app import RoomApp

if __name__ == "__main__":
    sys.exit(run_steady(RoomApp(Path(sys.argv[1]), theme=sys.argv[2] if len(sys.argv) > 2 else "")))
