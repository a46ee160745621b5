"""Times what leaves: gathering, changing names, writing each format and searching its bytes, for walls of many notes.

Run `python bench/export.py` (under two minutes) or `--quick` (without the largest wall). Every figure stands against a
floor of the same run: the wall's words as JSON, written raw and fsynced; a write as fsyncing the format's own bytes.
Aims: names of a roster of 200 over 9,999 notes under 3 s in all; qdpx and xlsx of 9,999 notes under 5 s; and no
part grows much faster than its notes: from 3,000 to 9,999 at most 5 times.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import floor

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

SIZES = (300, 3_000, 9_999)
"""A wall takes no more than the last."""
THEMES = 22
NAMES = 200
NAMES_AIM, FILE_AIM, GROWTH_AIM = 3.0, 5.0, 5.0
_BEGIN = ("Mara", "Nga", "Wire", "Ho", "Te Ao", "Pri", "Ani", "Rā", "Tama", "Hine", "Wai", "Jo", "Mere", "Koro")
_END = ("ma", "ire", "mu", "hepa", "ya", "ta", "whiri", "hana", "moana", "anna", "mihi", "hina", "riki", "nui", "tia")


def real_name(number: int) -> str:
    """A name as people have them, no two alike."""
    return f"{_BEGIN[number % len(_BEGIN)]}{_END[number // len(_BEGIN) % len(_END)]}"


def words(number: int) -> str:
    """A note's words; one in ten has a name of the roster in it, no two are alike."""
    chosen = floor.words(number)
    if number % 10 == 0:
        chosen[4] = real_name(number // 10 % NAMES)
    return f"{' '.join(chosen)} {number}"


def wall_with(count: int) -> Any:
    """A session with so many notes in 22 themes, sorted and described; the disk is written once, at its end."""
    from sessions.library import beginning, templates

    held = beginning.new_session(f"Wall {count}", [templates.template("post-its")], by="bench")
    areas = ("me", "whanau", "team", "network")
    notes = [
        {"question": ("HELPS", "DIFFICULT")[at % 2], "area": areas[at // 2 % 4], "text": words(at)}
        for at in range(count)
    ]
    moves: list[list[object]] = [["notes", {"notes": notes}]]
    for place in range(THEMES):
        own = [at + 1 for at in range(count) if at % THEMES == place]
        question = ("HELPS", "DIFFICULT")[place % 2]
        moves.append(["new_theme", {"name": f"Theme about {words(place)}", "question": question, "notes": own}])
    held.record("batch", {"moves": moves}, run="post-its")
    return held


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds of work, and what came of it. Nothing of it waits for the disk, so what else the computer does counts
    for nothing."""
    began = time.process_time()
    made = work()
    return time.process_time() - began, made


def waited(work: Callable[[], None]) -> float:
    """Seconds by the clock, for what waits for the disk; the middle of five."""
    return statistics.median(floor.seconds(work) for _ in range(5))


def roster() -> Any:
    """200 people; made at once, as a file with them would be read."""
    from sessions.roster.keeping import Known, Roster

    return Roster(tuple(Known(real_name(number), f"person {number + 1}") for number in range(NAMES)))


def written_raw(folder: Path, data: bytes) -> float:
    """Seconds to put the bytes on the disk."""
    return waited(partial(floor.put, folder / "raw", data))


def floor_of(folder: Path, count: int) -> float:
    """Seconds to put the wall's words on the disk as JSON and nothing else."""

    def put() -> None:
        notes = [{"number": at, "text": words(at)} for at in range(count)]
        floor.put(folder / "floor.json", json.dumps(notes, ensure_ascii=False).encode())

    return waited(put)


def measured(folder: Path, count: int) -> dict[str, dict[str, float]]:
    """Seconds of each part, by format."""
    from sessions.export import FORMATS, NothingToWrite, gather
    from sessions.export.roster_names import names_of
    from sessions.export.wording import Wording
    from sessions.roster.finding import Finder
    from sessions.roster.leftover import left_over
    from sessions.roster.searching import searched

    held = wall_with(count)
    everybody = roster()
    least = floor_of(folder, count)
    print(f"{count:,} notes; their words as JSON, written raw: {least * 1000:.0f} ms")
    found: dict[str, dict[str, float]] = {}
    for key, known in FORMATS.items():
        parts: dict[str, float] = {}
        whole = key == "json"
        parts["gather"], _ = timed(partial(gather, [held], "facilitators", documents=whole, carries=known.carries))
        wording = Wording([held], "facilitators", documents=whole)
        gathering = parts["gather"]
        parts["names"], gathered = timed(partial(wording.gathered, names_of(everybody), apart=known.isolates))
        parts["names"] -= min(gathering, parts["names"])
        parts["capitals"], _ = timed(partial(left_over, gathered.leaving))
        try:
            parts["write"], written = timed(partial(known.write, gathered.leaving))
        except NothingToWrite:
            continue
        files: Mapping[str, bytes] = written.files
        parts["search"], left = timed(partial(searched, files, Finder(everybody)))
        if left:
            raise SystemExit(f"{key}: {left[0].real} still stands in it")
        own = written_raw(folder, b"".join(files.values()))
        slow = max(parts, key=lambda part: parts[part])
        told = "  ".join(f"{part} {seconds:6.2f} s ({seconds / least:5.0f}x)" for part, seconds in parts.items())
        size = sum(map(len, files.values())) / 1e6
        print(
            f"  {key:8} {told}  {size:5.1f} MB, write {parts['write'] / own:.0f}x its bytes raw; slowest: {slow}",
            flush=True,
        )
        found[key] = parts
    held.close()
    return found


def main() -> int:
    """Every size; exit status 1 when an aim is missed."""
    parser = argparse.ArgumentParser(description="Time exports of walls with many notes.")
    parser.add_argument("--quick", action="store_true", help="without the largest wall")
    sizes = SIZES[:2] if parser.parse_args().quick else SIZES
    missed: list[str] = []
    # Beside this file's project rather than in a temporary folder, which is often memory and has no fsync to pay.
    with tempfile.TemporaryDirectory(dir=Path(__file__).resolve().parent, prefix=".export-") as folder:
        os.environ["HOLDSPACE_HOME"] = str(Path(folder) / "home")
        measured(Path(folder), 30)  # imports every writer
        figures = {count: measured(Path(folder), count) for count in sizes}
    if len(sizes) == len(SIZES):
        few, many = figures[SIZES[1]], figures[SIZES[2]]
        for key, parts in many.items():
            named = parts["names"] + parts["capitals"] + parts["search"]
            if named > NAMES_AIM:
                missed.append(f"{key}: names {named:.1f} s (aim {NAMES_AIM:.0f})")
            if key in ("qdpx", "xlsx") and parts["gather"] + parts["write"] > FILE_AIM:
                missed.append(f"{key}: gather and write {parts['gather'] + parts['write']:.1f} s (aim {FILE_AIM:.0f})")
            for part, seconds in parts.items():
                if seconds > 0.2 and seconds / few[key][part] > GROWTH_AIM:
                    missed.append(f"{key}: {part} {seconds / few[key][part]:.1f} times 3,000 notes")
    print("\n".join(["missed:", *missed]) if missed else "every aim is met")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
