"""Times listing 1,000 sessions against reading and parsing one index of the same content. Knows no screen.

A second figure is home's own: the same sessions with 100 of them in a programme, read and made into home's rows,
against the plain list of them; and the programme's board, opened and drawn, against it too.

Run `python bench/list.py` (a few seconds). Both take turns in one run, by the processor's time: by the clock a busy
machine stops the longer one more often. Medians are shown.
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
from datetime import UTC, date, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.floor import as_installed, processor, seconds
from sessions.library import catalogue, programme_rows, programmes, templates
from sessions.lines.carry_out import perform
from sessions.live.session import open_session
from sessions.live.state import BATCH, BELONGS
from sessions.store import locations
from sessions.store.event_lines import FORMAT, encode_file
from tui.boards.board import Pointing
from tui.boards.programme import ProgrammeBoard
from tui.home.programmes import programmes_at_home, rows_under_heading
from tui.home.rows import rows

SESSIONS = 1_000
LIMIT = 5.0
ROUNDS = 41
BELONG = 100
PROGRAMME = "working-alongside"
HOME_LIMIT = 1.5


def make_sessions(count: int, belong: int = 0) -> None:
    """Session files as `holdspace new` makes them, without waiting for the disk each time; so many of a programme."""
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
        if number <= belong:
            told = {"programme": PROGRAMME, "cohort": number % 3 + 1, "also": [], "kind": "workshop", "block": ""}
            documents.append({"number": 3, "run": "", "kind": BELONGS, "data": told, "at": at, "by": "typist"})
        path = folder / f"{at[:10]}-{locations.slug(title)}.json"
        path.write_bytes(encode_file(documents))
        os.utime(path, (1_700_000_000 + number, 1_700_000_000 + number))


def make_programme() -> None:
    """The programme, with an event for each session of it."""
    held = programmes.new_programme("Working alongside", by="typist")
    for line in (
        "cohort + One: Auckland",
        "cohort + Two: Auckland",
        "cohort + Three: Hutt Valley",
        "learned c1: cards",
    ):
        perform(held, line)
    names = catalogue.names()[:BELONG]
    moves = [["member", {"session": name, "cohorts": [1], "day": name[:10], "text": name}] for name in names]
    held.record(BATCH, {"moves": moves}, run=held.state.run.key)
    held.close()
    settled = time.time() - 60
    for file in locations.programmes_folder().glob("*.json"):
        os.utime(file, (settled, settled))


def home_rows(today: date) -> list[object]:
    """What home reads and lists."""
    entries, listed = catalogue.entries(), programme_rows.rows()
    return [*rows_under_heading(programmes_at_home(listed, entries, today, "")), *rows(entries, today)]


def at_home() -> bool:
    """Prints how long home and the board of a programme take beside the plain list; whether home is light enough."""
    with tempfile.TemporaryDirectory(prefix="holdspace-bench-") as folder:
        os.environ["HOLDSPACE_HOME"] = folder
        make_sessions(SESSIONS, BELONG)
        make_programme()
        today = date(2026, 3, 1)
        board, name = ProgrammeBoard(datetime(2026, 3, 1, tzinfo=UTC)), programmes.resolve("working")
        home_rows(today)

        def plain() -> object:
            return rows(catalogue.entries(), today)

        def drawn() -> object:
            held = open_session(name, read_only=True)
            state = programmes.state_of(held)
            held.close()
            return board.overview(state, 79, 13, board.settle(state, 79, 13, Pointing()))

        lists, homes, boards = [], [], []
        for _ in range(ROUNDS):
            lists.append(seconds(plain))
            homes.append(seconds(lambda: home_rows(today)))
            boards.append(seconds(drawn))
    listed, home, board_ms = (statistics.median(took) * 1e3 for took in (lists, homes, boards))
    print(f"home, {BELONG} of {SESSIONS:,} in a programme: {home:.2f} ms, the plain list {listed:.2f} ms")
    print(f"ratio {home / listed:.2f}, limit {HOME_LIMIT}")
    print(f"its board, opened and drawn: {board_ms:.2f} ms, {board_ms / listed:.2f} of the list, limit {HOME_LIMIT}")
    return max(home, board_ms) / listed <= HOME_LIMIT


def process(*arguments: str) -> float:
    """How long a whole Python process takes."""
    command, around, nowhere = [sys.executable, *arguments], as_installed(), subprocess.DEVNULL
    return seconds(lambda: subprocess.run(command, stdout=nowhere, check=True, env=around))


def main() -> int:
    """Print the figures; exit status 1 when the ratio is above the limit."""
    with tempfile.TemporaryDirectory(prefix="holdspace-bench-") as folder:
        os.environ["HOLDSPACE_HOME"] = folder
        make_sessions(SESSIONS)
        first = processor(catalogue.entries)
        index = locations.home() / "index.json"
        lists, floors = [], []
        for _ in range(ROUNDS):
            lists.append(processor(catalogue.entries))
            floors.append(processor(lambda: json.loads(index.read_bytes())))
        whole = statistics.median(process("-m", "tui", "list") for _ in range(7))
        bare = statistics.median(process("-c", "pass") for _ in range(7))
    listed, floor = statistics.median(lists) * 1e3, statistics.median(floors) * 1e3
    print(f"{SESSIONS:,} sessions: list {listed:.2f} ms, reading and parsing the index {floor:.2f} ms")
    print(f"ratio {listed / floor:.2f}, limit {LIMIT:.0f}")
    print(f"first list, every file read: {first * 1e3:.0f} ms of the processor")
    print(f"whole process {whole * 1e3:.0f} ms, python -c pass {bare * 1e3:.0f} ms")
    light = at_home()
    return 0 if listed / floor <= LIMIT and light else 1


if __name__ == "__main__":
    sys.exit(main())
