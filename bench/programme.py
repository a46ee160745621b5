"""Times a programme's report: 100 sessions of 1,000 belong to it, 30 of them a wall of 340 notes, themed.

Run `python bench/programme.py` (a minute or two). Cold is the first report in a folder that nobody ever opened, warm is
the one after it; each is a whole process, with the list of the same folder as a floor in the same run. `--keep FOLDER`
leaves the folder there.

That gathering and distilling grow with the words is shown by what each wall more costs, from 7 to 14 and from 14 to 28,
by the processor's time, the three in turns and the quickest of each: in proportion the second is as much as the first.
`--grown` shows that alone. No time is taken from another: what a process takes to begin is the same in all three, and
one slow floor would make a short time look like nothing and the growth endless. How many functions were called is shown
beside it, for on a busy machine that alone is the same each time.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import pstats
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.floor import PROJECT, as_installed
from sessions.library import programmes, templates
from sessions.library.beginning import new_session
from sessions.lines.carry_out import perform
from sessions.live.session import open_session
from sessions.store import locations
from sessions.store.event_lines import encode_file
from tui.cli.main import main as holdspace

SESSIONS, BELONG, WALLS = 1_000, 100, 30
SAMPLES = PROJECT / "sessions" / "samples"
OTHERS = (("stories", "stories.json"), ("team-audit", "audit.json"), ("case-rating", "rating.json"), ("live-grid", ""))
COLD, WARM = 10.0, 3.0
GROWN, TURNS = (7, 14, 28), 4
"""Walls, each twice as many as before and still fewer notes than one wall takes; three sessions to a wall, as above."""
NAME = "working-alongside"


def made(exercise: str, *files: str, lines: Sequence[str] = ()) -> list[dict[str, Any]]:
    """The entries of a session with those samples in it, and those lines typed."""
    session = new_session(f"Model {exercise}", [templates.built_in()[exercise]], by="typist")
    name = session.name
    session.close()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        for file in filter(None, files):
            if holdspace(["import", name, str(SAMPLES / file)]) != 0:
                raise RuntimeError(file)
    session = open_session(name, by="typist")
    for line in lines:
        perform(session, line)
    documents = session.documents()
    session.close()
    locations.session_path(name).unlink()
    return documents


GIVEN = tuple(f"{number} consent without number" for number in range(1, 340, 3))


def copied(documents: Sequence[dict[str, Any]], number: int, cohorts: Sequence[int]) -> None:
    """A session of those entries, begun on a day of its own, that belongs to those cohorts; to none without any."""
    at = f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}T{number // 60 % 24:02}:{number % 60:02}:00+00:00"
    title = f"Working alongside, day {number}"
    told = [{**one, "at": one["at"] and at} for one in documents]
    told[0] = {**told[0], "data": {**told[0]["data"], "title": title}}
    if cohorts:
        first, *also = cohorts
        where = {"programme": NAME, "cohort": first, "also": also, "kind": "workshop", "block": "theory"}
        told.append({"number": len(told) + 1, "run": "", "kind": "belongs", "data": where, "at": at, "by": "typist"})
    path = locations.sessions_folder() / f"{at[:10]}-{locations.slug(title)}.json"
    path.write_bytes(encode_file(told))
    path.chmod(0o600)


def make(walls: int, belong: int = BELONG, sessions: int = SESSIONS) -> None:
    """The programme and its folder."""
    locations.make_private(locations.sessions_folder())
    programme = programmes.new_programme("Working alongside", by="typist")
    for number, name in enumerate(("One: Awakōwhai", "Two: Ōkōtare", "Three: Hutt Valley"), 1):
        perform(programme, f"cohort + {name}")
        perform(programme, f"c{number} people 24 of 27")
    for month in range(1, 13):
        perform(programme, f"e + workshop c{month % 3 + 1} 2026-{month:02}: day {month}")
    programme.close()
    wall = made("post-its", "notes.csv", "theming.json", lines=GIVEN)
    others = [made(*one) for one in OTHERS]
    small = made("live-grid")
    for number in range(sessions):
        documents = wall if number < walls else others[number % len(others)] if number < belong else small
        cohorts = () if number >= belong else (1, 2) if number % 10 == 0 else (number % 3 + 1,)
        copied(documents, number, cohorts)


def process(*arguments: str, processor: list[float] | None = None) -> float:
    """How long a whole process of ours takes, nothing shown; `processor` gets how long it had one."""
    command, around = [sys.executable, "-m", "tui", *arguments], as_installed()
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, env=around)
    taken = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if processor is not None:
        processor.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return taken


def reporting(folder: str) -> tuple[str, ...]:
    """What is asked for the report, for the facilitators as a web page."""
    to = str(Path(folder) / "report.html")
    return "programme", NAME, "report", "--to", to, "--for", "facilitators", "--replace", "--yes"


@contextlib.contextmanager
def home(keep: str) -> Iterator[str]:
    """A folder of its own, taken away in the end unless it is to be kept."""
    with contextlib.ExitStack() as stack:
        folder = keep or stack.enter_context(tempfile.TemporaryDirectory(prefix="holdspace-bench-"))
        os.environ["HOLDSPACE_HOME"] = folder
        yield folder


def grown() -> None:
    """Prints what gathering and distilling take for three sizes, and what each wall more costs."""
    with contextlib.ExitStack() as stack:
        folders = {walls: Path(stack.enter_context(home(""))) for walls in GROWN}
        for walls, folder in folders.items():
            os.environ["HOLDSPACE_HOME"] = str(folder)
            make(walls, 3 * walls, 3 * walls)
            time.sleep(0.2)  # the list remembers no file that changed just now
            process("list")
        took: dict[str, dict[int, float]] = {what: {} for what in ("gathered cold", "gathered again", "distilled")}
        for _ in range(TURNS):
            for walls, folder in folders.items():
                for what, used in one_turn(folder, seconds_of).items():
                    took[what][walls] = min(used, took[what].get(walls, used))
        calls = {walls: one_turn(folder, calls_of) for walls, folder in folders.items()}
    print(f"of a processor, with {', '.join(map(str, GROWN))} walls of 340 notes in three times as many sessions:")
    for what, each in took.items():
        first, then = a_wall_more(each)
        said = ", ".join(f"{one:.2f} s" for one in each.values())
        print(f"{what} {said}; a wall more {first * 1e3:.0f} ms, then {then * 1e3:.0f} ms: {then / first:.2f} of it")
        first, then = a_wall_more({walls: turn[what] for walls, turn in calls.items()})
        print(f"  in calls: a wall more {first:,.0f}, then {then:,.0f}: {then / first:.2f} of it")


def a_wall_more(each: Mapping[int, float]) -> tuple[float, float]:
    """What a wall more costs from the first size to the second, and from there to the third."""
    few, some, many = GROWN
    return (each[some] - each[few]) / (some - few), (each[many] - each[some]) / (many - some)


def seconds_of(*arguments: str) -> float:
    """What a whole process of ours takes of a processor."""
    used = list[float]()
    process(*arguments, processor=used)
    return used[0]


def calls_of(*arguments: str) -> float:
    """How many functions a whole process of ours calls."""
    with tempfile.TemporaryDirectory() as folder:
        told = str(Path(folder) / "calls")
        command = [sys.executable, "-m", "cProfile", "-o", told, "-m", "tui", *arguments]
        subprocess.run(command, cwd=PROJECT, capture_output=True, env=as_installed(), check=True)
        return sum(calls for _, calls, *_ in pstats.Stats(told).stats.values())  # type: ignore[attr-defined]


def one_turn(folder: Path, cost: Callable[..., float]) -> dict[str, float]:
    """What each costs, in a folder that is as it was made."""
    with tempfile.TemporaryDirectory(prefix="holdspace-bench-") as beside:
        there = Path(beside) / "data"
        shutil.copytree(folder, there)
        os.environ["HOLDSPACE_HOME"] = str(there)
        asked = reporting(str(there))
        return {
            "gathered cold": cost(*asked),
            "gathered again": cost(*asked),
            "distilled": cost("distil", "--programme", NAME),
        }


def main() -> int:
    """Print the figures; exit status 1 when one is above its limit."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--keep", default="", metavar="FOLDER")
    parser.add_argument("--grown", action="store_true", help="only how the times grow with the words")
    asked = parser.parse_args()
    if asked.grown:
        grown()
        return 0
    with home(asked.keep) as folder:
        make(WALLS)
        used: list[float] = []
        cold = process(*reporting(folder), processor=used)
        warm = min(process(*reporting(folder), processor=used) for _ in range(3))
        floor = min(process("list") for _ in range(3))
    print(f"{BELONG} sessions of {SESSIONS:,}, {WALLS} of them a wall of 340 notes")
    print(f"report cold {cold:.1f} s, limit {COLD:.0f}; warm {warm:.1f} s, limit {WARM:.0f}; the list {floor:.2f} s")
    print(f"of a processor to itself: cold {used[0]:.1f} s, warm {min(used[1:]):.1f} s")
    grown()
    return 0 if cold <= COLD and warm <= WARM else 1


if __name__ == "__main__":
    sys.exit(main())
