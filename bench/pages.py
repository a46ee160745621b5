"""Times an exercise of pages in a real terminal: keys and typed letters with 1,000 pages over 30, and 400 rated cases.

Run `python bench/pages.py` (about a minute) or `--quick`. Aims: a key, and a letter of a line, with 1,000 pages of ten
fields, or 400 rated cases, at most 1.2 times the same with 30.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

import floor
from repaint import keys

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

SIZES, RATED = (30, 1000), (30, 400)
AT = "2026-03-02T00:00:00+00:00"


def pages_with(count: int) -> str:
    """A session with so many stories of ten fields."""
    from sessions.library import beginning, templates

    held = beginning.new_session(f"Pages {count}", [templates.template("stories")], by="bench")
    moves: list[list[object]] = []
    for number in range(1, count + 1):
        title = " ".join(floor.words(number, 4))
        moves.append(["page", {"title": title, "kind": "story", "number": number}])
        told = {key: f"{' '.join(floor.words(number, 20))}." for key in ("problem", "did", "came", "changed", "why")}
        told |= {"setting": "team", "when": "during", "conceal": "place, ages", "how": "phone", "sent": "yes"}
        for key, value in told.items():
            moves.append(["fill", {"page": number, "field": key, "value": value, "at": AT}])
    held.record("batch", {"moves": moves}, run="stories")
    held.record("projected", {"projected": False})
    held.close()
    return held.name


def cases_with(count: int) -> str:
    """A session with so many cases, each marked by two raters on five dimensions."""
    from exercises.pages.state import handle
    from sessions.library import beginning, templates

    held = beginning.new_session(f"Cases {count}", [templates.template("case-rating")], by="bench")
    numbers = [handle("x", number) for number in range(1, count + 1)]
    moves: list[list[object]] = []
    for number in numbers:
        text = " ".join(f"{' '.join(floor.words(number + place, 9)).capitalize()}." for place in range(9))
        moves.append(["page", {"title": text, "kind": "case", "number": number}])
        moves.append(["fill", {"page": number, "field": "time", "value": "T1", "at": AT}])
    for by in ("bench", "other"):
        moves.append(["own_order", {"order": numbers, "by": by}])
        for number in numbers:
            marks = [[f"d{place}", "some evidence", place] for place in range(1, 6)]
            moves.append(["rate", {"page": number, "marks": marks, "by": by}])
    held.record("batch", {"moves": moves}, run="case-rating")
    held.record("projected", {"projected": False})
    held.close()
    return held.name


def main() -> int:
    """Prints the figures; 1 when a key is slower than it should be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    rounds = 12 if parser.parse_args().quick else 48
    with tempfile.TemporaryDirectory(prefix="holdspace-bench-") as folder:
        os.environ["HOLDSPACE_HOME"] = folder
        line = b"7 problem: and then we went on, as we do, and she said so "
        met = keys("pages", pages_with, SIZES, line, Path(folder), rounds)
        print("400 cases, each with the marks of two raters:")
        line = b"x7 taught: F3, who was there when it began, and F4 later on "
        met = keys("cases", cases_with, RATED, line, Path(folder), rounds) and met
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
