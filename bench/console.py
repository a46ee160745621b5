"""Times every start in a real terminal, where a console's start goes, and how soon it answers a key.

Run `python bench/console.py` (about three minutes) or `--quick`; `--parts` only says where a start goes. Each scene
takes turns with a minimal Textual app in one run; medians are shown. The ratio of the processor's time is the steadier
one on a busy computer. Aims: the whole first picture of grid and wall at most 1.4 times the minimal app's, of room and
home at most 1.3, of home with 10,000 sessions 1.5; a key with 300 chairs at most 1.2 times a key with 32; an arrow on
grid and wall at most 1.8 times a letter in the minimal app's field; `holdspace do` one line at most 8 times
`python -c pass`.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from list import make_sessions
from terminal import CONSOLE, HOLDSPACE, MINIMAL, ROOT, Terminal, median_ms
from wall import wall_with

from sessions.library import catalogue

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
    empty, full = home.with_name("empty"), home.with_name("full")
    made = {name: (home, *scene) for name, scene in scenes().items()}
    made |= {"home, nothing": (empty, (), 1.3), "home, 10,000": (full, (), 1.5)}
    os.environ["HOLDSPACE_HOME"] = str(full)
    make_sessions(10_000)
    catalogue.entries()  # the index of a list that was read before
    os.environ["HOLDSPACE_HOME"] = str(home)
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
    """Commands that draw nothing, over Python's own start; each takes turns with it."""
    name = session_with(3)
    lines: dict[str, tuple[str, ...]] = {"list": ("list",), "do": ("do", name, "1 why: because")}
    environment = {**os.environ, "HOLDSPACE_HOME": str(home), "PYTHONPATH": str(ROOT)}
    environment["PYTHONPYCACHEPREFIX"] = str(home.parent / "bytecode")
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    took: dict[str, list[float]] = {}
    for _ in range(rounds + 1):
        for what, words in {"python": (), **lines}.items():
            code, began = HOLDSPACE if words else "pass", time.perf_counter()
            subprocess.run([sys.executable, "-c", code, *words], stdout=subprocess.DEVNULL, env=environment, check=True)
            took.setdefault(what, []).append(time.perf_counter() - began)
    for what in lines:
        ratio = statistics.median(a / b for a, b in zip(took[what][1:], took["python"][1:], strict=True))
        aim = " (aim 8)" if what == "do" else ""
        print(f"{what}: {median_ms(took[what][1:]):.0f} ms, {ratio:.1f} times python -c pass{aim}")


def keys(home: Path, rounds: int) -> None:
    """An arrow on the board with 32 and with 300 chairs and on a wall, and a letter in a minimal app's field."""
    names = {"32": session_with(32), "300": session_with(300), "wall": wall_with(62, 20)}
    minimal = Terminal(MINIMAL, home=home)
    minimal.until(b"THE-END-OF-THE-FRAME")
    consoles = {board: Terminal(CONSOLE, name, home=home) for board, name in names.items()}
    for console in consoles.values():
        console.first_frame()
    times: dict[str, list[float]] = {"floor": [], **{board: [] for board in names}}
    for place in range(rounds):
        minimal.quiet(0.05)
        times["floor"].append(minimal.key(b"x"))
        for board, console in consoles.items():
            console.quiet(0.12)
            there, back = (b"\x1b[B", b"\x1b[A") if board == "wall" else (b"\x1b[C", b"\x1b[D")
            times[board].append(console.key(there if place % 20 < 10 else back))
    minimal.close()
    for console in consoles.values():
        console.close()
    few, many, floor = (median_ms(times[key]) for key in ("32", "300", "floor"))
    p95 = {key: sorted(values)[int(len(values) * 0.95) - 1] * 1000 for key, values in times.items()}
    print(
        f"key to repaint: 32 chairs {few:.1f} ms (p95 {p95['32']:.1f}), "
        f"300 chairs {many:.1f} ms (p95 {p95['300']:.1f}), minimal app {floor:.1f} ms"
    )
    wall = median_ms(times["wall"])
    print(f"300 over 32: {many / few:.2f} (aim 1.2)")
    print(f"arrow over the minimal app: grid {few / floor:.2f}, wall {wall / floor:.2f} (aim 1.8)")


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
