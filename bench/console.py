"""Times every start in a real terminal, where a console's start goes, and how soon it answers a key.

Run `python bench/console.py` (about three minutes) or `--quick`; `--parts` only says where a start goes. Each scene
takes turns with a minimal Textual app in one run; medians are shown. The ratio of the processor's time is the steadier
one on a busy computer. Aims: the whole first picture of grid and wall at most 1.4 times the minimal app's, of room and
home at most 1.3; a key with 300 chairs at most 1.2 times a key with 32.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from terminal import CONSOLE, HOLDSPACE, MINIMAL, ROOT, Terminal, median_ms
from wall import wall_with

SIZES = ((80, 24), (60, 18), (120, 36))
PARTS = """
import sys
import time
began = time.perf_counter()
def told(name):
    global began
    now = time.perf_counter()
    print(f"{name} {(now - began) * 1000:.1f}")
    began = time.perf_counter()
import textual.app, textual.widgets._input, textual.widgets._static
told("textual itself")
import tui.cli.open, tui.app.terminal, tui.console.app, tui.console.screen
from sessions.live.session import open_session
told("imports")
session = open_session(sys.argv[1], by="bench")
told("first fold")
frame = session.state.frame
session.state.room_now(), frame.shape.room_views(frame.state)
told("templates and frame")
import asyncio
app = tui.console.app.ConsoleApp(session)
async def drawn():
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
asyncio.run(drawn())
told("widgets")
"""
"""A console's start in steps, without a terminal."""


def session_with(chairs: int) -> str:
    """A session with that many chairs, interviewed, projected by nobody."""
    from sessions.library import beginning, templates

    held = beginning.new_session(f"Bench {chairs}", [templates.template("live-grid")], by="bench")
    moves: list[list[object]] = []
    for number in range(1, chairs + 1):
        row = ("child", "parent", "whanau")[number - 1] if number < 4 else "agency"
        moves.append(["add_chair", {"row": row, "person": f"Marama {number}", "role": "Therapist", "agency": "A team"}])
        for field in ("explanation", "intervention", "responsibility"):
            words = f"He is not safe to swallow yet, says chair {number}."
            moves.append(["answer", {"chair": number, "field": field, "kind": "answered", "words": words}])
    held.record("batch", {"moves": moves}, run="live-grid")
    held.record("projected", {"projected": False})
    held.close()
    return held.name


def scenes() -> dict[str, tuple[tuple[str, ...], float]]:
    """What is started, by its name: the words of the command, and the aim."""
    from sessions.importing import demo
    from sessions.library import beginning
    from sessions.live.session import open_session

    names = {}
    for what in ("in order", "killed"):
        sample = demo.new_demo(by="bench")
        sample.record("projected", {"projected": False})
        if what == "in order":
            sample.record("blank", {})  # a lit room of a killed console asks a question over the board
        sample.close()
        names[what] = sample.name
    walled = wall_with(60, 20)
    wall = open_session(walled, by="bench")
    wall.record("blank", {})
    wall.close()
    for number in range(18):
        beginning.new_session(f"Day {number}", [], by="bench").close()
    return {
        "grid": (("open", names["in order"]), 1.4),
        "wall": (("open", walled), 1.4),
        "grid, room to light": (("open", names["killed"]), 1.5),
        "room": (("room", names["killed"]), 1.3),
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
        f"{name:19} {columns}x{rows}: "
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


def keys(home: Path, rounds: int) -> None:
    """An arrow on the board with 32 and with 300 chairs, and a letter in a minimal app's field."""
    names = {chairs: session_with(chairs) for chairs in (32, 300)}
    minimal = Terminal(MINIMAL, home=home)
    minimal.until(b"THE-END-OF-THE-FRAME")
    consoles = {chairs: Terminal(CONSOLE, name, home=home) for chairs, name in names.items()}
    for console in consoles.values():
        console.first_frame()
    times: dict[str, list[float]] = {"floor": [], "32": [], "300": []}
    for place in range(rounds):
        minimal.quiet(0.05)
        times["floor"].append(minimal.key(b"x"))
        for chairs, console in consoles.items():
            console.quiet(0.12)
            times[str(chairs)].append(console.key(b"\x1b[C" if place % 20 < 10 else b"\x1b[D"))
    minimal.close()
    for console in consoles.values():
        console.close()
    few, many, floor = (median_ms(times[key]) for key in ("32", "300", "floor"))
    p95 = {key: sorted(values)[int(len(values) * 0.95) - 1] * 1000 for key, values in times.items()}
    print(
        f"key to repaint: 32 chairs {few:.1f} ms (p95 {p95['32']:.1f}), "
        f"300 chairs {many:.1f} ms (p95 {p95['300']:.1f}), minimal app {floor:.1f} ms"
    )
    print(f"300 over 32: {many / few:.2f} (aim 1.2); 32 over the minimal app: {few / floor:.2f}")


def main() -> None:
    """Every start, then the keys."""
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
            keys(home, 20 if asked.quick else 100)


if __name__ == "__main__":
    main()
