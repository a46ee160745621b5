"""Times the console's first full frame and its answer to a key, in a real terminal, against a minimal Textual app.

Run `python bench/console.py` (about a minute) or `--quick`. Each pair takes turns in one run; medians are shown.
Aims: first frame at most 1.5 times the minimal app's; a key with 300 chairs at most 1.5 times a key with 32.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from pathlib import Path

from terminal import CONSOLE, MINIMAL, Terminal, median_ms

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


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


def first_frame(home: Path, rounds: int) -> None:
    """The sample opened, against the minimal app."""
    from sessions.importing import demo

    sample = demo.new_demo(by="bench")
    sample.record("projected", {"projected": False})
    sample.close()
    ours: list[float] = []
    floor: list[float] = []
    for place in range(rounds + 1):
        for code, arguments, wanted, kept in (
            (MINIMAL, (), b"THE-END-OF-THE-FRAME", floor),
            (CONSOLE, (sample.name,), b"b blank", ours),
        ):
            terminal = Terminal(code, *arguments, home=home)
            seconds = terminal.until(wanted)
            if place:  # the first of each compiles
                kept.append(seconds)
            terminal.close()
    ratio = statistics.median(a / b for a, b in zip(ours, floor, strict=True))
    print(
        f"first full frame: {median_ms(ours):.0f} ms, minimal app {median_ms(floor):.0f} ms, "
        f"ratio {ratio:.2f} (aim 1.5)"
    )


def keys(home: Path, rounds: int) -> None:
    """An arrow on the board with 32 and with 300 chairs, and a letter in a minimal app's field."""
    names = {chairs: session_with(chairs) for chairs in (32, 300)}
    minimal = Terminal(MINIMAL, home=home)
    minimal.until(b"THE-END-OF-THE-FRAME")
    consoles = {chairs: Terminal(CONSOLE, name, home=home) for chairs, name in names.items()}
    for console in consoles.values():
        console.until(b"b blank")
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
    print(f"300 over 32: {many / few:.2f} (aim 1.5); 32 over the minimal app: {few / floor:.2f}")


def main() -> None:
    """Both measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    quick = parser.parse_args().quick
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        os.environ["HOLDSPACE_HOME"] = str(home)
        first_frame(home, 3 if quick else 9)
        keys(home, 20 if quick else 100)


if __name__ == "__main__":
    main()
