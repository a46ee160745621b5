"""Times finding words in 1,000 sessions against ripgrep over their files, or against reading them without ripgrep.

Run `python bench/find.py` (about a minute). All take turns in one run, so a busy machine slows all; medians are shown.
Of the sessions 30 have a wall of 340 notes and 970 one of 25. Finding is timed inside a program that runs, as home is,
and as a whole process, of which `python -c pass` is what no find can do without.
"""

from __future__ import annotations

import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.floor import as_installed, processor, seconds, words
from sessions.library import templates
from sessions.lines.everywhere import look
from sessions.live.session import open_session
from sessions.store import locations
from sessions.store.event_lines import FORMAT, encode_file

SESSIONS = 1_000
LARGE = 33
"""Every so many-th session has a large wall."""
ROUNDS = 15
LIMIT = 1.0
SOUGHT = {"in one note": "nobody paddled the waka", "in no note": "zqx nothing", "in many notes": "whanau trust"}


def make_sessions(count: int) -> None:
    """Session files as a workshop leaves them, without waiting for the disk each time."""
    template = dict(templates.template("post-its").words)
    areas = [area["key"] for area in template["areas"]]
    asked = [one["key"] for one in template["questions"]]
    folder = locations.sessions_folder()
    locations.make_private(folder)
    for number in range(1, count + 1):
        at = f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}T09:00:00+00:00"
        title = f"Working alongside whānau, day {number}"
        moves = [
            ("", "session", {"format": FORMAT, "title": title, "place": "Hutt Valley"}),
            ("", "exercise", {"key": "post-its", "template": template}),
        ]
        random.seed(number)
        for note in range(1, (340 if number % LARGE == 0 else 25) + 1):
            text = " ".join(words(number * 1_000 + note))
            text = SOUGHT["in one note"] if (number, note) == (500, 7) else text
            place = {"question": random.choice(asked), "area": random.choice(areas)}
            moves.append(("post-its", "note", {"number": note, "text": text, **place}))
        documents = [
            {"number": place, "run": run, "kind": kind, "data": data, "at": at, "by": "typist"}
            for place, (run, kind, data) in enumerate(moves, 1)
        ]
        path = folder / f"{at[:10]}-{locations.slug(title)}.json"
        path.write_bytes(encode_file(documents))
        os.utime(path, (1_700_000_000 + number, 1_700_000_000 + number))


def floor_of(sought: str) -> tuple[str, Callable[[], object]]:
    """What it is measured against: its name and one run of it."""
    folder = locations.sessions_folder()
    if (rg := shutil.which("rg")) is not None:
        return "ripgrep", lambda: subprocess.run([rg, "-i", sought, str(folder)], stdout=subprocess.DEVNULL)
    return "reading the files", lambda: [sought.encode() in path.read_bytes() for path in folder.glob("*.json")]


def process(*arguments: str) -> Callable[[], object]:
    """One whole Python process."""
    around, nowhere = as_installed(), subprocess.DEVNULL
    return lambda: subprocess.run([sys.executable, *arguments], stdout=nowhere, stderr=nowhere, env=around)


def one_changed() -> None:
    """A note more in one session of 25."""
    session = open_session(next(path.stem for path in locations.sessions_folder().glob("*-day-500.json")))
    session.record("note", {"text": "one more", "question": "HELPS", "area": "me"}, run="post-its")
    session.close()


def together(*work: Callable[[], object], before: Callable[[], object] | None = None) -> list[float]:
    """The median of each in milliseconds, taking turns."""
    times: list[list[float]] = [[] for _ in work]
    for _ in range(ROUNDS):
        for taken, one in zip(times, work, strict=True):
            if before is not None:
                before()
            taken.append(seconds(one))
    return [statistics.median(taken) * 1e3 for taken in times]


def main() -> int:
    """Print the figures; exit status 1 when finding in a running program takes longer than the floor."""
    worst = 0.0
    with tempfile.TemporaryDirectory(prefix="holdspace-bench-") as home:
        os.environ["HOLDSPACE_HOME"], os.environ["HOLDSPACE_WRITER"] = home, "typist"
        make_sessions(SESSIONS)
        size = sum(path.stat().st_size for path in locations.sessions_folder().iterdir()) / 1e6
        cold = processor(lambda: look(SOUGHT["in one note"]))
        kept = sum(path.stat().st_size for path in locations.words_folder().iterdir()) / 1e6
        name, _ = floor_of("")
        print(f"{SESSIONS:,} sessions of {size:.0f} MB; {name} is 1.00; what is kept is {kept:.1f} MB")
        for where, sought in SOUGHT.items():
            places = look(sought).places
            inside, floor = together(lambda sought=sought: look(sought), floor_of(sought)[1])
            worst = max(worst, inside / floor)
            print(f"{where} ({places:,} places): {inside:.1f} ms, {name} {floor:.1f} ms, ratio {inside / floor:.2f}")
        sought = SOUGHT["in one note"]
        (changed,) = together(lambda: look(sought), before=one_changed)
        print(f"after one session changed: {changed:.1f} ms, ratio {changed / floor:.2f}")
        whole, bare, listed, rg = together(
            process("-m", "tui", "find", *sought.split()),
            process("-c", "pass"),
            process("-m", "tui", "list"),
            floor_of(sought)[1],
        )
        print(f"whole process {whole:.0f} ms, python -c pass {bare:.0f}, holdspace list {listed:.0f}, {name} {rg:.0f}")
        print(f"whole process less python -c pass: ratio {(whole - bare) / rg:.2f}; with it {whole / rg:.2f}")
        (again,) = together(process("-m", "tui", "find", *sought.split()), before=one_changed)
        print(f"whole process after one session changed {again:.0f} ms")
        print(f"the first find ever, every file read: {cold:.1f} s of the processor")
    return 0 if worst <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
