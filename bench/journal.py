"""Times an author's journal: keeping a draft, saving an entry, finding among many, and what home asks of journals.

Run `python bench/journal.py` (under a minute) or `--quick`. A draft and an entry stand against a raw write and fsync of
the same bytes, in turns in one run; medians are shown.
Aims: keeping a draft, plain and locked, at most 3 times the raw write, or at most 2.5 times the least that leaves a
whole file at any moment (a write, a rename and two fsyncs), which is most of it where a disk is fast; finding among
1,000 entries under 100 ms; which of 500 sessions wait for an entry, three authors of 300 entries each, under 20 ms.
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

RAW_AIM, WHOLE_AIM, FIND_AIM, WAITING_AIM = 3.0, 2.5, 100.0, 20.0
ENTRIES, SESSIONS, AUTHORS, EACH = 1_000, 500, 3, 300
FORM = "journal-alone"
PASSPHRASE = "three kererū at dusk"


def words(number: int, length: int = 60) -> str:
    """What somebody writes under one question, no two alike."""
    return f"{' '.join(floor.words(number, length))} {number}"


def session_of(number: int) -> str:
    """A session's name."""
    return f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}-day-{number}"


def fill(author: str, count: int) -> Any:
    """A journal with so many entries, written once."""
    from sessions.journal import Entry, Journal, form_called

    form = form_called(FORM)
    entries = tuple(
        Entry(
            number,
            author,
            form.key,
            form.title,
            form.prompts,
            {prompt.key: words(number * 100 + at, 40) for at, prompt in enumerate(form.prompts)},
            day=session_of(number)[:10],
            session=session_of(number),
            made="2025-06-01T00:00:00+00:00",
            changed="2025-06-01T00:00:00+00:00",
        )
        for number in range(1, count + 1)
    )
    journal = Journal.open(author)
    journal.change(lambda kept: _with(kept, entries))
    return journal


def _with(kept: Any, entries: tuple[Any, ...]) -> Any:
    from exercises.kernel.record import replace

    return replace(kept, last=len(entries), entries=entries)


def keeping(journal: Any, folder: Path, rounds: int, name: str) -> bool:
    """A draft kept once a second, a word longer each time, and saved at its end; whether its aim is met."""
    from sessions.store import locations

    draft = journal.begin(FORM)
    first = draft.form.prompts[0].key
    ours, raw, whole = [], [], []
    written = words(1, 200)
    for place in range(rounds + 5):
        written += f" word {place}"
        began = time.perf_counter()
        draft = journal.keep_draft(draft, {first: written})
        took = time.perf_counter() - began
        (path,) = locations.home().rglob("*.draft-*")
        data = path.read_bytes()
        least = floor.seconds(partial(floor.put, folder / "raw", data))
        if place >= 5:
            ours.append(took)
            raw.append(least)
            whole.append(floor.seconds(partial(floor.put_whole, folder / "whole", data)))
    ratio = statistics.median(ours) / statistics.median(raw)
    ratio_whole = statistics.median(ours) / statistics.median(whole)
    saved = floor.seconds(lambda: journal.save(draft))
    kept = [locations.home() / "journals" / f"{journal.stem}{ending}" for ending in (".json", ".age")]
    (file,) = [path for path in kept if path.exists()]
    put = partial(floor.put, folder / "raw", file.read_bytes())
    least = statistics.median(floor.seconds(put) for _ in range(7))
    high = sorted(ours)[int(rounds * 0.95)]
    print(
        f"{name}: keep_draft {statistics.median(ours) * 1e3:.2f} ms (p95 {high * 1e3:.2f}), "
        f"raw {statistics.median(raw) * 1e3:.2f} ms, ratio {ratio:.2f} (aim {RAW_AIM:.0f}), "
        f"replaced whole {statistics.median(whole) * 1e3:.2f} ms, ratio {ratio_whole:.2f} (aim {WHOLE_AIM}); "
        f"save {saved * 1e3:.1f} ms, its file raw {least * 1e3:.1f} ms, ratio {saved / least:.1f}"
    )
    return ratio <= RAW_AIM or ratio_whole <= WHOLE_AIM


def finding(journal: Any, rounds: int) -> float:
    """Words found among an author's entries and those of the others."""
    journal.find("whanau")
    sought = ("whanau", "korero", "listen", "nobody")
    times = [floor.seconds(partial(journal.find, sought[place % 4])) for place in range(rounds)]
    milliseconds = statistics.median(times) * 1e3
    print(f"find among {ENTRIES:,} entries: {milliseconds:.1f} ms (aim {FIND_AIM:.0f})")
    return milliseconds


def waiting(rounds: int) -> float:
    """What home asks of an author's journal, with the list of sessions it has read already."""
    from sessions.journal import waiting_for_an_entry
    from sessions.library import catalogue

    listed = [
        catalogue.Entry(
            session_of(number), f"Day {number}", "", f"{session_of(number)[:10]}T00:00:00+00:00", (), (), "phase 3", 0.0
        )
        for number in range(1, SESSIONS + 1)
    ]
    assert len(waiting_for_an_entry("Hine", listed)) == SESSIONS - EACH
    times = [floor.seconds(lambda: waiting_for_an_entry("Hine", listed)) for _ in range(rounds)]
    milliseconds = statistics.median(times) * 1e3
    print(
        f"which of {SESSIONS} sessions wait for an entry, {AUTHORS} authors of {EACH} entries: "
        f"{milliseconds:.1f} ms (aim {WAITING_AIM:.0f})"
    )
    return milliseconds


def main() -> int:
    """Every measurement; exit status 1 when an aim is missed."""
    parser = argparse.ArgumentParser(description="Time an author's journal.")
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    rounds = 40 if parser.parse_args().quick else 200
    # Beside this file's project rather than in a temporary folder, which is often memory and has no fsync to pay.
    with tempfile.TemporaryDirectory(dir=Path(__file__).resolve().parent, prefix=".journal-") as place:
        folder = Path(place)
        os.environ["HOLDSPACE_HOME"] = str(folder / "home")
        from sessions.journal import Journal, set_passphrase

        for author in ("Hine", "Rua", "Toru")[:AUTHORS]:
            fill(author, EACH).close()
        waits = waiting(max(20, rounds // 5))
        many = fill("Whā", ENTRIES)
        found = finding(many, 20)
        plain = keeping(many, folder, rounds, "plain")
        many.close()
        set_passphrase("Whā", PASSPHRASE, understood=True)
        locked = keeping(Journal.open("Whā", PASSPHRASE), folder, rounds, "with a passphrase")
    met = plain and locked and found <= FIND_AIM and waits <= WAITING_AIM
    print("every aim is met" if met else "an aim is missed")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
