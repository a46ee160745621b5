"""Times a canvas and a net-gram in a real terminal: keys and typed letters with many over a few.

Run `python bench/boxes.py` (about two minutes) or `--quick`. Aims: an arrow, and a letter of a line, on a canvas of
1,000 notes and on a net-gram of 200 ties at most 1.2 times the same with 30.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import floor
from repaint import keys

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

BOXES = ("do", "team", "organisation", "network", "example", "rituals", "pains", "gains")
PEOPLE = 30
SIGNS = ("strong", "thin", "strained", "broken", "not known")


def _held(title: str, exercise: str, moves: Sequence[Sequence[object]]) -> str:
    from sessions.library import beginning, templates

    held = beginning.new_session(title, [templates.template(exercise)], by="bench")
    held.record("batch", {"moves": [*moves]}, run=exercise)
    held.record("projected", {"projected": False})
    held.close()
    return str(held.name)


def canvas_with(count: int) -> str:
    """A canvas of so many notes, every third with its reach."""
    notes = [
        {"question": "CANVAS", "area": BOXES[at % 8], "text": f"{' '.join(floor.words(at))} {at}"}
        for at in range(count)
    ]
    reach = {"notes": [*range(3, count + 1, 3)], "reach": "influence"}
    return _held(f"Canvas {count}", "canvas", [["notes", {"notes": notes, "number": 1}], ["reach", reach]])


def ties_of(count: int) -> str:
    """A net-gram of thirty people with so many ties, all that fit to the centre first."""
    people: list[list[object]] = [["view", {"whose": "Hine, mum", "today": "2026-03-12"}]]
    for at in range(1, PEOPLE + 1):
        near = {} if at == 1 else {"near": ("close", "middle", "far")[at % 3]}
        row = "child" if at == 1 else "agency"
        people.append(["add_chair", {"row": row, "person": f"Person {at}", "role": "worker", "number": at, **near}])
    pairs = [(one, other) for one in range(1, PEOPLE) for other in range(one + 1, PEOPLE + 1)][:count]
    ties = [["join", {"chair": one, "other": other, "sign": SIGNS[at % 5]}] for at, (one, other) in enumerate(pairs)]
    return _held(f"Ties {count}", "net-gram", [*people, *ties])


def main() -> int:
    """Prints the figures; 1 when a key is slower than it should be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    rounds = 16 if parser.parse_args().quick else 64
    with tempfile.TemporaryDirectory(prefix="holdspace-bench-") as folder:
        os.environ["HOLDSPACE_HOME"] = folder
        notes = keys("notes", canvas_with, (30, 1000), b"pains: told off for a long visit ", Path(folder), rounds)
        ties = keys("ties", ties_of, (30, 200), b"see: services sit on her, not us ", Path(folder), rounds)
    return 0 if notes and ties else 1


if __name__ == "__main__":
    sys.exit(main())
