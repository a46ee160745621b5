"""Times every start in a real terminal: the whole first picture, and the processor it took.

Run `python bench/start.py` (about two minutes) or `--quick`; `--parts` only says where a console's start goes. Each
scene takes turns with a minimal Textual app in one run; medians are shown. The ratio of the processor's time is the
steadier one on a busy computer. Aims: grid and wall at most 1.4 times the minimal app, room and home at most 1.3.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from console import session_with
from terminal import HOLDSPACE, MINIMAL, ROOT, Terminal, median_ms
from wall import wall_with

SIZES = ((80, 24), (60, 18), (120, 36))
COMMANDS = ("list", "do")
PARTS = """
import time
began = time.perf_counter()
def told(name):
    global began
    now = time.perf_counter()
    print(f"{name} {(now - began) * 1000:.1f}")
    began = time.perf_counter()
import textual.app, textual.widgets._input, textual.widgets._static
told("textual")
import sys
from tui.cli.main import main
import tui.console.app, sessions.live.session, tui.app.terminal
told("imports")
from sessions.live.session import open_session
from exercises.shapes import SHAPES
session = open_session(sys.argv[1], by="bench")
told("first-fold")
for run in session.state.runs.values():
    run.shape.room_views(run.state)
from tui.boards.table import BOARDS
BOARDS[session.state.run.shape.name]
told("board")
import asyncio
from tui.console.app import ConsoleApp
app = ConsoleApp(session)
told("app")
class Drawn(Exception): pass
async def drawn():
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        told("widgets")
asyncio.run(drawn())
"""
"""A console's start in steps, without a terminal."""


def scenes() -> dict[str, tuple[tuple[str, ...], float]]:
    """What is started, by its name: the words of the command, and the aim."""
    from sessions.importing import demo
    from sessions.library import beginning

    sample = demo.new_demo(by="bench")
    sample.record("projected", {"projected": False})
    sample.close()
    walled = wall_with(60, 20)
    for number in range(18):
        beginning.new_session(f"Day {number}", [], by="bench").close()
    return {
        "grid": (("open", sample.name), 1.4),
        "wall": (("open", walled), 1.4),
        "room": (("room", sample.name), 1.3),
        "home, 20 sessions": ((), 1.3),
    }


def starts(home: Path, rounds: int, sizes: tuple[tuple[int, int], ...]) -> None:
    """Each scene against the minimal app."""
    empty = home.with_name("empty")
    made = {name: (home, *scene) for name, scene in scenes().items()} | {"home, nothing": (empty, (), 1.3)}
    for columns, rows in sizes:
        for name, (place, words, aim) in made.items():
            took: dict[str, list[tuple[float, float]]] = {"ours": [], "floor": []}
            for turn in range(rounds + 1):
                for kind, code, more in (("floor", MINIMAL, ()), ("ours", HOLDSPACE, words)):
                    terminal = Terminal(code, *more, home=place, columns=columns, rows=rows)
                    drawn = terminal.first_frame()
                    used = terminal.close()
                    if turn:  # the first of each compiles
                        took[kind].append((drawn, used))
            _tell(name, columns, rows, took, aim)


def _tell(name: str, columns: int, rows: int, took: dict[str, list[tuple[float, float]]], aim: float) -> None:
    (ours, cpu), (floor, floor_cpu) = (zip(*took[kind], strict=True) for kind in ("ours", "floor"))
    drawn = statistics.median(a / b for a, b in zip(ours, floor, strict=True))
    used = statistics.median(a / b for a, b in zip(cpu, floor_cpu, strict=True))
    print(
        f"{name:18} {columns}x{rows}: "
        f"drawn {median_ms([*ours]):4.0f} ms of {median_ms([*floor]):4.0f}, ratio {drawn:.2f}; "
        f"processor {median_ms([*cpu]):4.0f} ms of {median_ms([*floor_cpu]):4.0f}, ratio {used:.2f} (aim {aim})"
    )


def parts(home: Path, rounds: int) -> None:
    """Where a console's start goes, in milliseconds."""
    for name in (session_with(32), wall_with(61, 20)):
        found: dict[str, list[float]] = {}
        for turn in range(rounds + 1):
            environment = {**os.environ, "HOLDSPACE_HOME": str(home), "PYTHONPATH": str(ROOT)}
            environment.pop("PYTHONDONTWRITEBYTECODE", None)
            environment["PYTHONPYCACHEPREFIX"] = str(home.parent / "bytecode")
            command = [sys.executable, "-c", PARTS, name]
            said = subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout
            for line in said.splitlines() if turn else ():
                part, _, took = line.rpartition(" ")
                found.setdefault(part, []).append(float(took))
        told = ", ".join(f"{part} {statistics.median(took):.0f}" for part, took in found.items())
        print(f"{name}, in milliseconds: {told}")


def commands(home: Path, rounds: int) -> None:
    """The processor's time of commands that draw nothing, over Python's own start."""
    name = session_with(3)
    lines: dict[str, tuple[str, ...]] = {"list": ("list",), "do": ("do", name, "1 why: because")}
    environment = {**os.environ, "HOLDSPACE_HOME": str(home), "PYTHONPATH": str(ROOT)}
    environment["PYTHONPYCACHEPREFIX"] = str(home.parent / "bytecode")
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    for what, words in {"python": (), **lines}.items():
        took = []
        for _ in range(rounds + 1):
            code = HOLDSPACE if words else "pass"
            process = subprocess.Popen([sys.executable, "-c", code, *words], stdout=subprocess.DEVNULL, env=environment)
            _, _, used = os.wait4(process.pid, 0)
            took.append(used.ru_utime + used.ru_stime)
        print(f"{what}: {median_ms(took[1:]):.0f} ms of processor")


def main() -> None:
    """Every start."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds, one size")
    parser.add_argument("--parts", action="store_true", help="only where a console's start goes")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        os.environ["HOLDSPACE_HOME"] = str(home)
        parts(home, 3 if asked.quick else 7)
        if not asked.parts:
            commands(home, 5 if asked.quick else 15)
            starts(home, 3 if asked.quick else 9, SIZES[:1] if asked.quick else SIZES)


if __name__ == "__main__":
    main()
