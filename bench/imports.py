"""Times each sample file brought into a session, over reading the same file and writing its values raw.

Run `python bench/imports.py` (half a minute) or `--quick`. Aim: under 3 times. Both are measured in turn, and the
ratio is the median of the pairs, so that a disk or a machine that is busy slows both.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
from pathlib import Path

import floor

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

AIM = 3.0
SAMPLES: dict[str, tuple[str, tuple[str, ...]]] = {
    "stories": ("stories", ()),
    "differences": ("differences", ("s26", "s27")),
    "hot-desk": ("hot-desk", ()),
    "legacies": ("legacies", ()),
    "compass": ("compass", ("s04",)),
    "cards": ("prompt-cards", ()),
    "relationship-reviews": ("relationship-review", ("1",)),
    "audit": ("team-audit", ()),
    "canvas": ("canvas", ("harbour-steps",)),
    "netgram": ("net-gram", ()),
    "rating": ("case-rating", ()),
}
"""By file: the exercise it is for, and which part of it comes in."""


def raw(file: Path, beside: Path) -> None:
    """The least that reads the file and has its values on the disk."""
    value = json.loads(file.read_bytes())
    floor.put(beside, json.dumps(value, ensure_ascii=False).encode())


def brought_in(name: str, rounds: int, home: Path) -> tuple[float, float, float]:
    """Milliseconds of an import, of the floor, and the ratio of the two."""
    from sessions.importing.cases import import_file
    from sessions.importing.report import Wanted
    from sessions.library import beginning, templates

    exercise, only = SAMPLES[name]
    file = ROOT / "sessions" / "samples" / f"{name}.json"
    pairs = []
    for _ in range(rounds + 1):
        held = beginning.new_session(f"In {name}", [templates.template(exercise)], by="bench")
        ours = floor.seconds(lambda held=held: import_file(held, file, Wanted(only=only)))  # type: ignore[misc]
        held.close()
        pairs.append((ours, floor.seconds(lambda: raw(file, home / "raw"))))
    warm = pairs[1:]  # the first one imports modules
    ours, least = (statistics.median(pair[at] for pair in warm) * 1000 for at in (0, 1))
    return ours, least, statistics.median(ours / least for ours, least in warm)


def main() -> int:
    """Prints the figures; always 0, for a busy machine makes nothing fail."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    rounds = 7 if parser.parse_args().quick else 25
    with tempfile.TemporaryDirectory(prefix="holdspace-bench-") as folder:
        os.environ["HOLDSPACE_HOME"] = folder
        for name in SAMPLES:
            ours, least, ratio = brought_in(name, rounds, Path(folder))
            print(f"{name:22} {ours:6.1f} ms, raw {least:5.1f} ms, ratio {ratio:4.1f} (aim {AIM:.0f})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
