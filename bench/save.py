"""Times saving one event, and recording one entry on a grid and on a wall, against a raw append and fsync of its bytes.

Run `python bench/save.py` (some minutes) or `python bench/save.py --quick` (a minute). Each and its floor take turns in
one run, so a busy disk slows both; medians are shown. What is timed is all that a person waits for: taking the lock,
looking for the events of others, understanding the entry, writing, fsync, the room's picture. Opening stands against
reading and parsing the same lines, and says how much memory the open session takes.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import floor

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from sessions.library import beginning, templates
from sessions.live import room_file
from sessions.live.session import Session, open_session
from sessions.store import fold_file, locations
from sessions.store.event_lines import encode_file, encode_lines
from sessions.store.event_store import FORMAT, EventStore

SIZES = (10, 1_000, 10_000, 100_000)
RECORDED = (1_000, 10_000, 30_000)
OPENED = {10_000: (0.3, 0.3), 100_000: (1.0, 1.5)}
"""Seconds that a grid and a wall of so many entries may take to open."""
OPENED_AGAIN = f"""
import os, sys, time
sys.path.insert(0, {str(Path(__file__).resolve().parent.parent)!r})
from sessions.live.session import open_session
began = time.process_time()
held = open_session(sys.argv[1], by="bench")
took = time.process_time() - began
pages = int(open("/proc/self/statm").read().split()[1])
print(took, pages * os.sysconf("SC_PAGE_SIZE") / 1e6)
"""
"""A process that opens a session, so that its memory is that of the session alone."""
LIMIT = 1.5
MOST_NOTES = 9_000
THEMES = 8


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


def resident() -> float:
    """Resident memory of this process, in MB."""
    with open("/proc/self/statm", encoding="ascii") as held:
        return int(held.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def entries_of(shape: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Entries without end: answers on a grid; notes on a wall, each placed, and once it is full moved on and on."""
    for number in itertools.count(1):
        text = f"{' '.join(floor.words(number))} {number}"
        if shape == "grid":
            yield "answer", {"chair": number % 32 + 1, "field": "explanation", "kind": "answered", "words": text}
        elif number <= MOST_NOTES:
            yield "note", {"question": "HELPS", "area": ("me", "team")[number % 2], "text": text, "number": number}
            yield "assign", {"notes": [number], "theme": number % THEMES + 1}
        else:
            yield "assign", {"notes": [number % MOST_NOTES + 1], "theme": number * 7 % THEMES + 1}


def session_with(shape: str, events: int) -> tuple[Session, Iterator[tuple[str, dict[str, Any]]]]:
    """A session of so many events, opened, and what comes next in it; the room sees its board."""
    key = "live-grid" if shape == "grid" else "post-its"
    made = beginning.new_session(f"{shape} {events}", [templates.template(key)], by="bench")
    if shape == "grid":
        for number in range(1, 33):
            made.record(
                "add_chair", {"row": "child", "person": "", "role": f"cousin {number}", "number": number}, run=key
            )
    else:
        made.record("phase", {"phase": "cluster"}, run=key)
        for number in range(1, THEMES + 1):
            made.record("new_theme", {"name": f"theme {number}", "question": "HELPS", "notes": []}, run=key)
    documents = made.documents()
    coming = entries_of(shape)
    while len(documents) < events:
        kind, data = next(coming)
        at = "2026-03-02T00:00:00+00:00"
        documents.append(
            {"number": len(documents) + 1, "run": key, "kind": kind, "data": data, "at": at, "by": "bench"}
        )
    made.close()
    locations.session_path(made.name).write_bytes(encode_file(documents))
    del documents, made
    gc.collect()
    return open_session(f"{date.today().isoformat()}-{shape}-{events}", by="bench"), coming


def opening(shape: str, events: int) -> None:
    """How long a session takes to open, against its lines read and parsed, and what memory it takes."""
    held, _ = session_with(shape, events)
    path = locations.session_path(held.name)
    held.close()
    del held
    gc.collect()
    fold_file.drop(path)
    began = time.process_time()
    held = open_session(path.stem, by="bench")
    took = time.process_time() - began
    began = time.process_time()
    for line in path.read_bytes().split(b"\n")[1:-2]:
        json.loads(line.partition(b": ")[2].rstrip(b","))
    least = time.process_time() - began
    print(
        f"open {shape} {events:>8,}: {took:6.2f} s, parsed {least:.2f} s, ratio {took / least:4.1f}, "
        f"{took / events * 1e6:.0f} µs an event, {resident():.0f} MB",
        flush=True,
    )
    held.close()
    told = subprocess.run([sys.executable, "-c", OPENED_AGAIN, path.stem], capture_output=True, text=True, check=True)
    again, memory = map(float, told.stdout.split())
    aim = OPENED[events][shape == "wall"]
    print(
        f"  with what was kept of it: {again:.2f} s (aim {aim}), ratio {again / least:.1f}, "
        f"{memory:.0f} MB (aim 150); kept in {sum(one.stat().st_size for one in fold_file.of(path)) / 1e6:.1f} MB",
        flush=True,
    )


def recording(shape: str, events: int, rounds: int) -> float:
    """One entry recorded in an open session of that size, over a raw append and fsync of its line; the worst ratio, of
    entries that change what the room sees and of those that do not."""
    held, coming = session_with(shape, events)
    held.in_room.live()  # as a console does, and whatever records more than one line
    path, picture = locations.session_path(held.name), room_file.path_of(held.name)
    descriptor = os.open(path.with_suffix(".raw"), os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    kinds: dict[bool, list[tuple[float, float, float]]] = {False: [], True: []}
    for _ in range(rounds):
        kind, data = next(coming)
        before, cpu = room_file.stamp(picture), time.process_time()
        ours = floor.seconds(lambda kind=kind, data=data: held.record(kind, data, run=held.state.current))
        busy = time.process_time() - cpu
        payload = b",\n" + encode_lines([held.events[-1].document()], len(held.events))[0]
        raw = floor.seconds(partial(floor.append, descriptor, payload))
        kinds[room_file.stamp(picture) != before].append((ours, raw, busy))
    os.close(descriptor)
    held.close()
    worst = 0.0
    for seen, taken in kinds.items():
        if len(taken) < rounds // 10:
            continue  # the first one alone lights the room
        ours, raw, busy = (statistics.median(one) for one in zip(*taken, strict=True))
        worst = max(worst, ours / raw)
        print(
            f"record {shape} {events:>8,}, {'seen in the room' if seen else 'not seen there':>16}: "
            f"{ours * 1e3:.3f} ms, raw {raw * 1e3:.3f} ms, ratio {ours / raw:.2f}, CPU {busy * 1e3:.3f} ms",
            flush=True,
        )
    return worst


def main() -> int:
    """Print one line a size; exit status 1 when a ratio is above the limit."""
    parser = argparse.ArgumentParser(description="Time saving one event against a raw append and fsync.")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, in a few seconds")
    quick = parser.parse_args().quick
    rounds = 200 if quick else 2_000
    print(f"{'events':>8} {'store ms':>9} {'raw ms':>8} {'ratio':>6} {'store p95':>10} {'open ms':>8}")
    worst = 0.0
    # Beside this file's project rather than in a temporary folder, which is often memory and has no fsync to pay.
    with tempfile.TemporaryDirectory(dir=Path(__file__).resolve().parent, prefix=".save-") as folder:
        for events in SIZES:
            store, raw, slow, load = measure(Path(folder), events, rounds)
            worst = max(worst, store / raw)
            print(f"{events:>8,} {store:>9.3f} {raw:>8.3f} {store / raw:>6.2f} {slow:>10.3f} {load:>8.0f}", flush=True)
    with tempfile.TemporaryDirectory(dir=Path(__file__).resolve().parent, prefix=".save-") as folder:
        os.environ["HOLDSPACE_HOME"] = folder
        for shape in ("grid", "wall"):
            for events in RECORDED[: 2 if quick else 3]:
                worst = max(worst, recording(shape, events, rounds))
            for events in list(OPENED)[: 1 if quick else 2]:
                opening(shape, events)
    print(f"worst ratio {worst:.2f}, limit {LIMIT}")
    return 0 if worst <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
