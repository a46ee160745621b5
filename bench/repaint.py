"""How long a console takes from a key to its repaint with many of a thing over a few, for the benchmarks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from terminal import Terminal, median_ms
from wall import opened

AIM = 1.2
"""With many it takes at most so many times what it takes with a few."""
ARROWS = b"\x1b[B", b"\x1b[A"


def keys(what: str, made: Callable[[int], str], sizes: tuple[int, int], line: bytes, home: Path, rounds: int) -> bool:
    """Down and up, and letters of a line, the two sizes in turn; whether the aim is met."""
    consoles: dict[int, Terminal] = {count: opened(made(count), home) for count in sizes}
    times: dict[str, dict[int, list[float]]] = {one: {count: [] for count in sizes} for one in ("arrow", "letter")}
    for one, found in times.items():
        for place in range(rounds):
            pressed = ARROWS[place % 8 >= 4] if one == "arrow" else line[place % len(line) :][:1]
            for count, console in consoles.items():
                console.quiet(0.12)
                found[count].append(console.key(pressed))
    for console in consoles.values():
        console.close()
    met = True
    for one, found in times.items():
        few, many = (median_ms(found[count]) for count in sizes)
        met = met and many / few <= AIM
        told = f"{sizes[0]} {what} {few:.1f} ms, {sizes[1]:,} {what} {many:.1f} ms"
        print(f"{one} to repaint: {told}, ratio {many / few:.2f} (aim {AIM})")
    return met
