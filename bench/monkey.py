"""Types ordinary sentences into real consoles, and looks whether anything happened that they did not say.

    python bench/monkey.py                      # 5,000 sentences over every board and phase, about twenty minutes
    python bench/monkey.py --sentences 300 --seed 7 --board live-grid
    python bench/monkey.py --part 3/10          # the third of ten parts of the whole, for a machine that is shared

The aim is no fault at all. What a sentence says is asked of the languages: see `tests/monkey.py`.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.monkey import Monkey, Report, scenes

CONSOLES = 6
"""How many are typed into side by side."""


def at_one(key: str, phase: int, seed: int, count: int) -> Report:
    """A console of its own; another one when a sentence asked to leave it."""
    whole, again = Report(""), 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        while whole.typed < count and not whole.faults:
            monkey = Monkey(Path(place) / str(again), key, phase, seed + 100_000 * again)
            try:
                report = monkey.type_sentences(count - whole.typed)
            finally:
                monkey.close()
            whole = Report(report.scene, whole.typed + report.typed, whole.came + report.came, report.faults)
            again += 1
    return whole


def main() -> None:
    """Every board and phase, and the faults as they are found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--board", default="", help="only this exercise")
    parser.add_argument("--consoles", type=int, default=CONSOLES)
    parser.add_argument("--part", default="1/1", help="only this part of the consoles, such as 3/10")
    asked = parser.parse_args()
    part, parts = map(int, asked.part.split("/"))
    places = [scene for scene in scenes() if asked.board in ("", scene[0])]
    each = max(1, min(30, asked.sentences // len(places)))
    came: Counter[str] = Counter()
    typed, faults, began = 0, 0, time.monotonic()
    with tempfile.TemporaryDirectory() as bytecode, ProcessPoolExecutor(asked.consoles) as hands:
        # Compiled once and kept, as in any installation, also where this environment leaves no bytecode behind.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = bytecode
        jobs = []
        for turn in range(part - 1, -(-asked.sentences // each), parts):
            key, phase = places[turn % len(places)]
            count = min(each, asked.sentences - turn * each)
            jobs.append(hands.submit(at_one, key, phase, asked.seed + turn // len(places), count))
        for done, job in enumerate(as_completed(jobs), 1):
            report = job.result()
            came += report.came
            typed += report.typed
            print(f"{done} of {len(jobs)} consoles, {typed} sentences", file=sys.stderr, flush=True)
            for fault in report.faults:
                faults += 1
                print(f"FAULT in {report.scene}: {fault}\n", flush=True)
    took = time.monotonic() - began
    told = ", ".join(f"{count} {what}" for what, count in came.most_common())
    print(f"{typed} sentences in {took:.0f} s: {told}; {faults} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
