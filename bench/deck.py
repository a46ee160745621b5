"""Times a deck in a real terminal with 500 cards against one with 30. Ratios in one run.

Run `python bench/deck.py` (about a minute). Aim: a key, an arrow and a typed letter, with 500 cards at most 1.2 times
one with 30. How long the sample takes to come in `bench/imports.py` says.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import floor
from terminal import CONSOLE, Terminal, median_ms, p95_ms

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

SIZES = (30, 500)
AIM = 1.2
ROUNDS = 120


def deck_of(count: int) -> str:
    """A session with so many cards, in the phase in which cards are drawn; projected by nobody."""
    from sessions.library import beginning, templates

    held = beginning.new_session(f"Deck {count}", [templates.template("prompt-cards")], by="bench")
    cards = [
        {
            "number": at,
            "theme": "power",
            "versions": [{"text": f"{' '.join(floor.words(at))}?", "from": "the project"}],
            "opened": at % 7,
            "flat": at % 5,
        }
        for at in range(1, count + 1)
    ]
    held.record("fill", {"cards": cards, "themes": ["power"]}, run="prompt-cards")
    held.record("projected", {"projected": False})
    held.close()
    return str(held.name)


def keys(home: Path) -> float:
    """Key to repaint, the two sizes taking turns; the worse ratio of arrows and letters."""
    consoles = {count: Terminal(CONSOLE, deck_of(count), home=home) for count in SIZES}
    for console in consoles.values():
        console.quiet(1.0)
    worst = 0.0
    for what, pressed in (("arrow", (b"\x1b[B", b"\x1b[A")), ("letter", (b"d", b"\x7f"))):
        times: dict[int, list[float]] = {count: [] for count in SIZES}
        for place in range(ROUNDS):
            for count, console in consoles.items():
                console.quiet(0.1)
                times[count].append(console.key(pressed[place % 16 >= 8 if what == "arrow" else place % 2]))
        few, many = (median_ms(times[count]) for count in SIZES)
        worst = max(worst, many / few)
        print(
            f"{what}: 30 cards {few:.1f} ms, 500 cards {many:.1f} ms (p95 {p95_ms(times[500]):.1f}), "
            f"{many / few:.2f} times"
        )
    for console in consoles.values():
        console.close()
    return worst


def main() -> int:
    """Prints the figures; exit status 1 when one is above its aim."""
    with tempfile.TemporaryDirectory(prefix="holdspace-bench-") as folder:
        home = Path(folder) / "home"
        os.environ["HOLDSPACE_HOME"] = str(home)
        key = keys(home)
    print(f"aim: {AIM}")
    return 0 if key <= AIM else 1


if __name__ == "__main__":
    sys.exit(main())
