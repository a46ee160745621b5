"""Times saving one event against a raw append and fsync of the same bytes; knows nothing of what events mean.

Run `python bench/save.py` (under a minute) or `python bench/save.py --quick` (a few seconds). Store and raw floor
take turns in one run, so a busy disk slows both; medians are shown. What is timed is all that a person waits for:
taking the lock, looking for the events of others, writing, fsync, letting go of the lock.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Any

import floor

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from sessions.store.event_lines import encode_lines
from sessions.store.event_store import FORMAT, EventStore

SIZES = (10, 1_000, 10_000, 100_000)
LIMIT = 1.5


def document(number: int) -> dict[str, Any]:
    """An event of ordinary size."""
    text = f"Note {number}: the whānau room is always locked when we need it"
    kind, data = "note", {"text": text, "theme": number % 9}
    if number == 1:
        kind, data = "session", {"format": FORMAT, "title": "Bench"}
    at = "2025-01-01T09:00:00+13:00"
    return {"number": number, "run": "r1", "kind": kind, "data": data, "at": at, "by": "typist"}


def save_once(store: EventStore, number: int) -> float:
    """Seconds for one save as a session does it."""
    one = document(number)
    began = time.perf_counter()
    with store.locked():
        store.refresh()
        store.append([one])
    return time.perf_counter() - began


def measure(folder: Path, events: int, rounds: int) -> tuple[float, float, float, float]:
    """Median store, median raw floor, 95th percentile of the store (all in ms), and ms to open the file."""
    path = folder / f"session-{events}.json"
    EventStore.create(path, [document(number) for number in range(1, events + 1)]).close()
    raw_path = folder / f"raw-{events}"
    raw_path.write_bytes(path.read_bytes())
    began = time.perf_counter()
    store = EventStore.open(path)
    load = time.perf_counter() - began
    descriptor = os.open(raw_path, os.O_WRONLY | os.O_APPEND)
    os.fsync(descriptor)
    stores, raws = [], []
    for number in range(events + 1, events + rounds + 1):
        payload = b",\n" + encode_lines([document(number)], number)[0]
        # Who goes first changes, for the first fsync may pay for what the second left behind.
        if number % 2:
            stores.append(save_once(store, number))
            raws.append(floor.seconds(partial(floor.append, descriptor, payload)))
        else:
            raws.append(floor.seconds(partial(floor.append, descriptor, payload)))
            stores.append(save_once(store, number))
    os.close(descriptor)
    store.close()
    slow = sorted(stores)[int(len(stores) * 0.95)]
    return statistics.median(stores) * 1e3, statistics.median(raws) * 1e3, slow * 1e3, load * 1e3


def main() -> int:
    """Print one line a size; exit status 1 when a ratio is above the limit."""
    parser = argparse.ArgumentParser(description="Time saving one event against a raw append and fsync.")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, in a few seconds")
    rounds = 200 if parser.parse_args().quick else 2_000
    print(f"{'events':>8} {'store ms':>9} {'raw ms':>8} {'ratio':>6} {'store p95':>10} {'open ms':>8}")
    worst = 0.0
    # Beside this file's project rather than in a temporary folder, which is often memory and has no fsync to pay.
    with tempfile.TemporaryDirectory(dir=Path(__file__).resolve().parent, prefix=".save-") as folder:
        for events in SIZES:
            store, raw, slow, load = measure(Path(folder), events, rounds)
            worst = max(worst, store / raw)
            print(f"{events:>8,} {store:>9.3f} {raw:>8.3f} {store / raw:>6.2f} {slow:>10.3f} {load:>8.0f}", flush=True)
    print(f"worst ratio {worst:.2f}, limit {LIMIT}")
    return 0 if worst <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
