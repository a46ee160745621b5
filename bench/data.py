"""Times `holdspace export --programme … --format data` of 1,000 sessions, the command whole, as somebody types it.

Run `python bench/data.py` (two minutes), or `--sessions 100`. The sessions are copies of the sample's day and of the
other samples, each with an identity of its own, that a list was shown of before. The floor of the same run reads and
parses the same files and writes the same bytes. Aims: 30 seconds of the processor, and from a tenth of the sessions
to all of them at most 13 times.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.floor import PROJECT, as_installed
from sessions.importing.cases import import_file
from sessions.importing.report import Wanted
from sessions.library import beginning, catalogue, templates
from sessions.store import locations
from sessions.store.event_lines import encode_file

SESSIONS, AIM, GROWTH_AIM = 1_000, 30.0, 13.0
PLACE = "Hutt Valley"
_SAMPLES = Path(__file__).resolve().parent.parent / "sessions" / "samples"
_DAYS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "live-grid": (("workshop.json", ""), ("tama.json", ""), ("notes.csv", ""), ("theming.json", "")),
    "post-its": (("notes.csv", ""), ("theming.json", "")),
    "paper-grid": (("tama.json", ""),),
    "stories": (("stories.json", ""),),
    "canvas": (("canvas.json", "harbour-steps"),),
    "case-rating": (("rating.json", ""),),
    "compass": (("compass.json", "s04"),),
    "differences": (("differences.json", "s26"),),
    "team-audit": (("audit.json", ""),),
}
"""What a session begins with, and what comes into it: a whole day first, which is the largest."""


def samples() -> list[list[dict[str, Any]]]:
    """The entries of a session of each kind."""
    found = []
    for key, files in _DAYS.items():
        held = beginning.new_session(f"Sample {key}", [templates.template(key)], by="F2")
        for file, only in files:
            import_file(held, _SAMPLES / file, Wanted(only=(only,) if only else ()))
        held.close()
        path = locations.session_path(held.name)
        found.append(list(json.loads(path.read_bytes())["events"].values()))
        path.unlink()
    return found


def make_sessions(kinds: list[list[dict[str, Any]]], count: int) -> list[Path]:
    """So many copies, one of each kind after the other, without waiting for the disk each time."""
    made = []
    for number in range(1, count + 1):
        documents = [dict(one) for one in kinds[number % len(kinds)]]
        at = f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}T{number % 24:02}:{number % 60:02}:00+00:00"
        title = f"Working alongside, day {number}"
        documents[0] |= {"at": at, "data": {**documents[0]["data"], "title": title, "place": PLACE}}
        for one in documents:
            one.pop("check", None)
        path = locations.sessions_folder() / f"{at[:10]}-{locations.slug(title)}.json"
        path.write_bytes(encode_file(documents))
        os.utime(path, (1_700_000_000 + number, 1_700_000_000 + number))
        made.append(path)
    return made


def used(work: Callable[[], object], who: int) -> tuple[float, float]:
    """Seconds of the processor and by the clock."""
    before, began = resource.getrusage(who), time.perf_counter()
    work()
    after = resource.getrusage(who)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, time.perf_counter() - began


def exported(folder: Path) -> tuple[float, float]:
    """Seconds of the whole command."""
    command = [sys.executable, "-m", "tui", "export", "--programme", PLACE, "--format", "data", "--to", str(folder)]
    around = as_installed()
    return used(
        lambda: subprocess.run(command, check=True, capture_output=True, cwd=PROJECT, env=around),
        resource.RUSAGE_CHILDREN,
    )


def floor_of(paths: list[Path], folder: Path) -> float:
    """Seconds to read and parse the same files, and to write as many bytes."""

    def work() -> None:
        for path in paths:
            json.loads(path.read_bytes())
        for file in folder.iterdir():
            (folder.parent / "floor").write_bytes(file.read_bytes())

    return used(work, resource.RUSAGE_SELF)[0]


def main() -> int:
    """Print the figures; exit status 1 when an aim is missed."""
    parser = argparse.ArgumentParser(description="Time data of many sessions.")
    parser.add_argument("--sessions", type=int, default=SESSIONS)
    count = parser.parse_args().sessions
    figures = []
    with tempfile.TemporaryDirectory(prefix="holdspace-bench-") as place:
        os.environ["HOLDSPACE_HOME"] = place
        kinds = samples()
        for many in (count // 10, count):
            for old in locations.sessions_folder().glob("*.json"):
                old.unlink()
            paths = make_sessions(kinds, many)
            catalogue.entries()
            folder = Path(place) / f"data{many}"
            processor, clock = exported(folder)
            least = floor_of(paths, folder)
            rows = sum(file.read_bytes().count(b"\n") for file in folder.glob("*.csv"))
            megabytes = sum(file.stat().st_size for file in folder.iterdir()) / 1e6
            print(
                f"{many:,} sessions, {rows:,} rows, {megabytes:.0f} MB: {processor:.1f} s of the processor, "
                f"{clock:.1f} s by the clock, {processor / least:.0f}x reading the same files ({least:.2f} s)",
                flush=True,
            )
            figures.append(processor)
    growth = figures[1] / figures[0]
    print(f"from a tenth of them: {growth:.1f} times (aim {GROWTH_AIM:.0f}), aim {AIM:.0f} s for {SESSIONS:,}")
    return 0 if growth <= GROWTH_AIM and (count < SESSIONS or figures[1] <= AIM) else 1


if __name__ == "__main__":
    sys.exit(main())
