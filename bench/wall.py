"""Times the wall of notes in a real terminal: keys, placing, finding, importing, memory, undo. Ratios in one run.

Run `python bench/wall.py` (about three minutes) or `--quick`. Every figure stands against a floor of the same run: the
wall with 30 notes, a minimal Textual app, or the same bytes written raw.
Aims: a key with 3,000 notes at most 1.5 times a key with 30; arrow, placing and undo with 9,900 notes at most 1.3 times
those with 300; of scrolling keys 95 in 100 within twice the median; an import of 5,000 notes at most 3 times writing
them raw; memory at most 1.3 (5,000 notes) and 1.4 times (9,900) a minimal app's; a line of one sitting costs the same
at the 10,000th entry, under 30 ms of processor and 70 MB. A little long: one function a measurement.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

import floor
from terminal import CONSOLE, MINIMAL, Terminal, median_ms, p95_ms

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

AT = "2026-03-02T00:00:00+00:00"
SIZES = (30, 300, 3000, 5000)
THEMES = ("We go quiet when we disagree", "Time to meet before any form", "Somebody I can ring", "Nobody leads")


def words(number: int) -> str:
    """A note's words, about as long as people write them, no two alike."""
    return f"{' '.join(floor.words(number))} {number}"


def rows(count: int) -> list[dict[str, str]]:
    """So many notes over both questions and all areas."""
    areas = ("me", "whanau", "team", "network")
    return [
        {"question": ("HELPS", "DIFFICULT")[at % 2], "area": areas[at // 2 % 4], "text": words(at)}
        for at in range(count)
    ]


def wall_with(count: int, placed: int = 0) -> str:
    """A session with so many notes, some placed, in the phase in which they are clustered; projected by nobody."""
    from sessions.library import beginning, templates

    held = beginning.new_session(f"Wall {count}", [templates.template("post-its")], by="bench")
    moves: list[list[object]] = [["notes", {"notes": rows(count)}]]
    moves += [["new_theme", {"name": name, "question": "HELPS", "notes": []}] for name in THEMES]
    if placed:
        moves.append(["assign", {"notes": list(range(1, 2 * placed, 2)), "theme": 1}])
    moves.append(["phase", {"phase": "cluster"}])
    held.record("batch", {"moves": moves}, run="post-its")
    held.record("projected", {"projected": False})
    held.close()
    return held.name


def opened(name: str, home: Path, columns: int = 80, rows_: int = 24) -> Terminal:
    """Its console, drawn and quiet."""
    console = Terminal(CONSOLE, name, home=home, columns=columns, rows=rows_)
    console.first_frame()
    console.quiet(0.5)
    return console


def keys(home: Path, rounds: int) -> None:
    """Down and page down through the notes not placed, and a letter in a minimal app's field."""
    consoles = {count: opened(wall_with(count), home) for count in SIZES}
    minimal = Terminal(MINIMAL, home=home)
    minimal.until(b"THE-END-OF-THE-FRAME")
    times: dict[int, list[float]] = {count: [] for count in (0, *SIZES)}
    scrolls: dict[int, list[float]] = {count: [] for count in SIZES}
    for place in range(rounds):
        minimal.quiet(0.05)
        times[0].append(minimal.key(b"x"))
        for count, console in consoles.items():
            console.quiet(0.12)
            times[count].append(console.key(b"\x1b[B" if place % 16 < 8 else b"\x1b[A"))
    for place in range(rounds):
        for count, console in consoles.items():
            console.quiet(0.12)
            scrolls[count].append(console.key(b"\x1b[6~" if place % 4 < 2 else b"\x1b[5~"))
    for terminal in (minimal, *consoles.values()):
        terminal.close()
    few = median_ms(times[30])
    print(f"key to repaint: minimal app {median_ms(times[0]):.1f} ms")
    for count in SIZES:
        median, high = median_ms(times[count]), p95_ms(times[count])
        scroll, scroll_high = median_ms(scrolls[count]), p95_ms(scrolls[count])
        aim = " (aim 1.5)" if count == 3000 else ""
        print(
            f"  {count:5} notes: {median:.1f} ms (p95 {high:.1f}), {median / few:.2f} times 30 notes{aim}; "
            f"page keys {scroll:.1f} ms, p95 {scroll_high / scroll:.2f} times the median (aim 2)"
        )


def one_key(home: Path, rounds: int) -> None:
    """One key that is recorded, on disk and drawn, in turns with 300 and 9,900 notes; and one that only moves."""
    consoles = {count: opened(wall_with(count), home) for count in (300, 9900)}
    times: dict[str, dict[int, list[float]]] = {}

    def pressed(what: str, key: bytes, many: int) -> None:
        held = times.setdefault(what, {count: [] for count in consoles})
        for place in range(many):
            for count, console in consoles.items():
                console.quiet(0.15)
                held[count].append(console.key(b"\x1b[A" if what == "arrow" and place % 16 > 7 else key))

    pressed("arrow", b"\x1b[B", rounds)
    for console in consoles.values():
        os.write(console.master, b"sort\r")
        console.quiet(0.5)
        console.key(b">")
        console.quiet(0.2)
        console.key(b"a")
    pressed("placing", b"a", rounds)
    pressed("undo", b"\x1a", rounds // 2)
    for console in consoles.values():
        console.close()
    for what, held in times.items():
        few, many = median_ms(held[300]), median_ms(held[9900])
        print(
            f"{what} with one key: 300 notes {few:.1f} ms, 9,900 notes {many:.1f} ms (p95 {p95_ms(held[9900]):.1f}), "
            f"ratio {many / few:.2f} (aim 1.3)"
        )


def finding(home: Path, rounds: int) -> None:
    """Letters typed into find over 5,000 notes, against the same letters over 30."""
    times: dict[int, list[float]] = {}
    for count in (30, 5000):
        console = opened(wall_with(count), home)
        held: list[float] = []
        for place in range(max(2, rounds // 6)):
            os.write(console.master, b"/\r")
            console.quiet(0.4)
            for letter in ("whanau", "korero", "listen")[place % 3]:
                console.quiet(0.12)
                held.append(console.key(letter.encode()))
            for _ in range(2):
                os.write(console.master, b"\x1b")
                console.quiet(0.4)
        times[count] = held
        console.close()
    few, many = median_ms(times[30]), median_ms(times[5000])
    print(
        f"find as you type: 30 notes {few:.1f} ms, 5,000 notes {many:.1f} ms (p95 {p95_ms(times[5000]):.1f}), "
        f"ratio {many / few:.2f}"
    )


def importing(folder: Path, rounds: int) -> None:
    """5,000 notes out of a CSV file, against reading it and writing the same notes raw, fsynced."""
    import csv

    from sessions.importing.cases import import_file
    from sessions.library import beginning, templates

    source = folder / "notes.csv"
    with source.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, ["question", "area", "text"])
        writer.writeheader()
        writer.writerows(rows(5000))
    ours, raw = [], []
    for place in range(rounds + 1):
        held = beginning.new_session(f"Import {place}", [templates.template("post-its")], by="bench")
        began = time.perf_counter()
        import_file(held, source)
        middle = time.perf_counter()
        assert len(held.state.run.state.notes) == 5000
        held.close()
        floor_began = time.perf_counter()
        with source.open(newline="", encoding="utf-8") as stream:
            notes = list(csv.DictReader(stream))
        lines = []
        for number, note in enumerate(notes, 1):
            event = {"number": number, "run": "post-its", "kind": "note", "data": note, "at": AT, "by": "bench"}
            lines.append(json.dumps(event, ensure_ascii=False) + "\n")
        floor.put(folder / f"raw{place}.json", "".join(lines).encode())
        if place:
            ours.append(middle - began)
            raw.append(time.perf_counter() - floor_began)
    ratio = statistics.median(a / b for a, b in zip(ours, raw, strict=True))
    print(
        f"import of 5,000 notes: {median_ms(ours):.0f} ms, read and written raw {median_ms(raw):.0f} ms, "
        f"ratio {ratio:.2f} (aim 3)"
    )


def resident(terminal: Terminal) -> int:
    """Resident memory of the command, in kB."""
    with open(f"/proc/{terminal.process.pid}/status", encoding="ascii") as status:
        for line in status:
            if line.startswith("VmRSS:"):
                return int(line.split()[1])
    raise SystemExit("no memory figure")


def memory(home: Path) -> None:
    """The console on a full wall, a third of it placed one by one, and on 30 notes, against a minimal app.

    Each is started once before it is looked at: what compiles its modules takes some megabytes more.
    """
    opened(wall_with(31), home).close()
    for _ in range(2):
        minimal = Terminal(MINIMAL, home=home)
        minimal.until(b"THE-END-OF-THE-FRAME")
        minimal.quiet(0.5)
        least = resident(minimal)
        minimal.close()
    for count, aim in ((30, ""), (5000, " (aim 1.3)"), (9900, " (aim 1.4)")):
        console = opened(wall_with(count, placed=count // 3), home)
        for key in (b"\x1b[6~", b"\x1b[B", b"\x1b[5~"):
            console.key(key)
            console.quiet(0.2)
        ours = resident(console)
        console.close()
        print(
            f"memory with {count:,} notes: {ours / 1024:.0f} MB, minimal app {least / 1024:.0f} MB, "
            f"ratio {ours / least:.2f}{aim}"
        )


def sitting(home: Path, lines: int) -> None:
    """Lines typed into one console, notes and their places in turn: what each costs as the session grows."""
    name = wall_with(30)
    console = opened(name, home)
    path, ticks = home / "sessions" / f"{name}.json", os.sysconf("SC_CLK_TCK")

    def used() -> float:
        with open(f"/proc/{console.process.pid}/stat", encoding="ascii") as held:
            told = held.read().rpartition(")")[2].split()
        return (int(told[11]) + int(told[12])) / ticks

    step, costs = lines // 5, []
    for part in range(5):
        began = used()
        for place in range(part * step, (part + 1) * step):
            number = place // 2 + 31
            line = f"helps team: {words(number)}" if place % 2 == 0 else f"{number} > t1"
            size = path.stat().st_size
            os.write(console.master, f"{line}\r".encode())
            while path.stat().st_size == size:  # a line typed before the last was recorded would only wait
                console.quiet(0.002)
        console.quiet(0.5)
        costs.append((used() - began) / step * 1000)
    print(
        f"one line of a sitting of {lines:,}: CPU {', '.join(f'{one:.1f}' for one in costs)} ms (aim flat, under 30), "
        f"{resident(console) / 1024:.0f} MB (aim 70)"
    )
    console.close()


def undoing(home: Path, rounds: int) -> None:
    """Undo and redo by key in a session of 10,000 entries: 5,000 notes typed one by one, 5,000 placed."""
    from sessions.library import beginning, templates

    held = beginning.new_session("Ten thousand", [templates.template("post-its")], by="bench")
    held.record("phase", {"phase": "cluster"}, run="post-its")
    held.record("new_theme", {"name": THEMES[0], "question": "HELPS", "notes": []}, run="post-its")
    held.record("new_theme", {"name": THEMES[1], "question": "DIFFICULT", "notes": []}, run="post-its")
    store_append = held._store.append
    held._store.append = lambda documents, _=None: None  # type: ignore[method-assign]
    first = len(held.events)
    for note in rows(5000):
        held.record("note", note, run="post-its")
    for number in range(1, 5001):
        held.record("assign", {"notes": [number], "theme": 1 if number % 2 else 2}, run="post-its")
    store_append([event.document() for event in held.events[first:]])
    held._store.append = store_append  # type: ignore[method-assign]
    held.record("projected", {"projected": False})
    held.close()
    os.environ["HOLDSPACE_WRITER"] = "bench"
    began = time.perf_counter()
    console = opened(held.name, home)
    start = time.perf_counter() - began
    times: list[float] = []
    for place in range(rounds):
        console.quiet(0.2)
        times.append(console.key(b"\x1a" if place % 8 < 4 else b"\x19"))
    ours = resident(console)
    console.close()
    print(
        f"undo and redo at 10,000 entries: p50 {median_ms(times):.1f} ms, longest {max(times) * 1000:.1f} ms "
        f"(aim 100); opened in {start:.1f} s, {ours / 1024:.0f} MB"
    )


def main() -> None:
    """Every measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    quick = parser.parse_args().quick
    rounds = 20 if quick else 80
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        os.environ["HOLDSPACE_HOME"] = str(home)
        keys(home, rounds)
        one_key(home, rounds)
        finding(home, rounds)
        importing(Path(folder), 3 if quick else 7)
        memory(home)
        sitting(home, 1_000 if quick else 10_000)
        undoing(home, 16 if quick else 48)


if __name__ == "__main__":
    main()
