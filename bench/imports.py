"""Times each sample file brought into a session, over reading the same file and writing what it becomes raw.

Run `python bench/imports.py` (half a minute) or `--quick`. Aim: under 3 times. Both are measured in turn, and the
ratio is the median of the pairs, so that a disk or a machine that is busy slows both.

Raw is the least with which the same would be on the disk: the file and what lies beside it read as JSON and as lines,
and the documents that the import recorded written as JSON at the end of a file, with one fsync. Not the values of the
file as they were: of some less comes in than it holds, and of most a move has more words than the value it brings.
Nothing is checked, numbered or folded there, so what is over it is what an import is for.
"""

from __future__ import annotations

import argparse
import csv
import gc
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

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


def raw(files: Sequence[Path], documents: Sequence[dict[str, Any]], end: int) -> None:
    """The least that reads the files and has those documents on the disk, at the end of an open file."""
    for file in files:
        json.loads(file.read_bytes()) if file.suffix == ".json" else list(csv.reader(file.read_text().splitlines()))
    floor.append(end, ",\n".join(json.dumps(one, ensure_ascii=False) for one in documents).encode())


def brought_in(name: str, rounds: int, home: Path) -> list[tuple[float, float, float, float]]:
    """An import and its floor, several times in turn: each by the clock, and then of a processor alone."""
    from sessions.importing.cases import import_file
    from sessions.importing.report import Wanted
    from sessions.library import beginning, templates

    exercise, only = SAMPLES[name]
    file = ROOT / "sessions" / "samples" / f"{name}.json"
    files = [file, *(one for part in only if (one := file.with_name(f"{name}-{part}.csv")).exists())]
    end = os.open(home / "raw", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    taken = []
    for _ in range(rounds + 1):
        held = beginning.new_session(f"In {name}", [templates.template(exercise)], by="bench")
        stood = len(held.events)
        ours = took(lambda held=held: import_file(held, file, Wanted(only=only)))  # type: ignore[misc]
        made = [event.document() for event in held.events[stood:]]
        held.close()
        least = took(lambda made=made: raw(files, made, end))  # type: ignore[misc]
        gc.freeze()  # as the command does: what is loaded by now stays
        taken.append((ours[0], least[0], ours[1], least[1]))
    os.close(end)
    return taken[1:]  # the first one imports modules


def took(work: Callable[[], Any]) -> tuple[float, float]:
    """Milliseconds by the clock, and of a processor."""
    begun = time.process_time()
    clock = floor.seconds(work)
    return clock * 1000, (time.process_time() - begun) * 1000


def main() -> int:
    """Prints the figures; always 0, for a busy machine makes nothing fail."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    rounds = 7 if parser.parse_args().quick else 25
    with tempfile.TemporaryDirectory(prefix="holdspace-bench-") as folder:
        os.environ["HOLDSPACE_HOME"] = folder
        for name in SAMPLES:
            taken = brought_in(name, rounds, Path(folder))
            ours, least = (statistics.median(one[at] for one in taken) for at in (0, 1))
            clock, processor = (statistics.median(one[at] / one[at + 1] for one in taken) for at in (0, 2))
            print(
                f"{name:22} {ours:6.1f} ms, raw {least:5.1f} ms, ratio {clock:4.1f} (aim {AIM:.0f}), "
                f"of a processor alone {processor:4.1f}"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
