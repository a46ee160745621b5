"""Times listing 1,000 sessions against reading and parsing one index of the same content. Knows no screen.

Run `python bench/list.py` (a few seconds). Both take turns in one run, so a busy machine slows both; medians are shown.
Also shown, as information: the whole `holdspace list` process over `python -c pass`, and the first list, which reads
every session file because there is no index yet.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from sessions.library import catalogue, templates
from sessions.store import locations
from sessions.store.event_lines import FORMAT, encode_file

SESSIONS = 1_000
LIMIT = 5.0
ROUNDS = 41


def make_sessions(count: int) -> None:
    """Session files as `holdspace new` makes them, without waiting for the disk each time."""
    template = dict(templates.template("live-grid").words)
    folder = locations.sessions_folder()
    locations.make_private(folder)
    for number in range(1, count + 1):
        at = f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}T09:00:00+00:00"
        title, place = f"Working alongside whānau, day {number}", "Hutt Valley"
        one = {"format": FORMAT, "title": title, "place": place}
        two = {"key": "live-grid", "template": template}
        documents = [
            {"number": 1, "run": "", "kind": "session", "data": one, "at": at, "by": "typist"},
            {"number": 2, "run": "", "kind": "exercise", "data": two, "at": at, "by": "typist"},
        ]
        path = folder / f"{at[:10]}-{locations.slug(title)}.json"
        path.write_bytes(encode_file(documents))
        os.utime(path, (1_700_000_000 + number, 1_700_000_000 + number))


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def process(*arguments: str) -> float:
    """How long a whole Python process takes."""
    return seconds(lambda: subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True))


def main() -> int:
    """Print the figures; exit status 1 when the ratio is above the limit."""
    with tempfile.TemporaryDirectory(prefix="holdspace-bench-") as folder:
        os.environ["HOLDSPACE_HOME"] = folder
        make_sessions(SESSIONS)
        first = seconds(catalogue.entries)
        index = locations.home() / "index.json"
        lists, floors = [], []
        for _ in range(ROUNDS):
            lists.append(seconds(catalogue.entries))
            floors.append(seconds(lambda: json.loads(index.read_bytes())))
        whole = statistics.median(process("-m", "tui", "list") for _ in range(7))
        bare = statistics.median(process("-c", "pass") for _ in range(7))
    listed, floor = statistics.median(lists) * 1e3, statistics.median(floors) * 1e3
    print(f"{SESSIONS:,} sessions: list {listed:.2f} ms, reading and parsing the index {floor:.2f} ms")
    print(f"ratio {listed / floor:.2f}, limit {LIMIT:.0f}")
    print(f"first list, every file read: {first * 1e3:.0f} ms")
    print(f"whole process {whole * 1e3:.0f} ms, python -c pass {bare * 1e3:.0f} ms")
    return 0 if listed / floor <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
