"""An export in words before it is written: what leaves, what is left out and why, what the format cannot carry.

It writes nothing, and says how many and never which: a preview may stand on a screen that others see.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from exercises.kernel.consent import NOT_ASKED
from exercises.leaving.coded import Coded
from sessions.export.making import Made
from sessions.leaving.leaving import RunLeaving
from sessions.leaving.trail import told
from sessions.live.export_notes import CHANGED
from sessions.live.session import Session

_MOST_NAMED = 20
"""Sessions that are named one by one; of more only how many they are."""
_FOR = {
    "facilitators": "for the facilitators",
    "participants": "for those who took part",
    "public": "for anybody",
}
MOST_EARLIER = 3
"""As many as leave what goes now in sight on a small screen."""


def preview(made: Made, sessions: Sequence[Session] = ()) -> list[str]:
    """The whole of it in lines; a line that begins with two spaces belongs to the one above."""
    gathered = made.gathered
    leaving = gathered.leaving
    lines = [f"{leaving.title}, as {made.format.name} {_FOR[leaving.audience]}."]
    lines += _under("What leaves", [*_what_leaves(made), *_quotes(made), *_files(made)])
    out = [str(kind) for kind in (*gathered.left_out, *made.written.left_out)]
    lines += _under("Left out", out or ["nothing that is kept in the session"])
    cannot = [made.format.cannot] if made.format.cannot else []
    lines += _under("What the format cannot carry", cannot)
    lines += _under("Names", made.of_names)
    lines += _under("To think of", [*gathered.warnings, *made.written.notes])
    earlier = [
        f"{told(one)}{f' of {session.name}' if len(sessions) > 1 else ''}"
        for session in sessions
        for one in session.state.exports
    ]
    more = len(earlier) - MOST_EARLIER
    shown = [*([f"{more} older ones: holdspace exports"] if more > 0 else []), *earlier[-MOST_EARLIER:]]
    return [*lines, *_under("Earlier exports", shown)]


def account(made: Made) -> tuple[str, ...]:
    """The same in two lines, for a script that asks nothing; a third where names were changed, or may be in it."""
    leaving = made.gathered.leaving
    leaves = "; ".join([*_what_leaves(made), *_quotes(made)])
    out = "; ".join(str(kind) for kind in (*made.gathered.left_out, *made.written.left_out)) or "nothing"
    warned = "".join(f" {warning}" for warning in made.gathered.warnings)
    # Of names that leave as they are there is more to say where some words may be names.
    says = made.wanted.names.how == CHANGED or len(made.of_names) > 1
    told_of_names = (f"Names: {' '.join(made.of_names)}",) if says else ()
    return (f"What leaves {_FOR[leaving.audience]}: {leaves}.", f"Left out: {out}.{warned}", *told_of_names)


def _under(heading: str, lines: Iterable[str]) -> list[str]:
    kept = [line for line in lines if line]
    return [f"{heading}:", *(f"  {line}" for line in kept)] if kept else []


def _many(count: int, one: str, many: str = "") -> str:
    return f"{count} {one if count == 1 else many or f'{one}s'}"


def _what_leaves(made: Made) -> list[str]:
    """As far as the format has it."""
    leaving, carries = made.gathered.leaving, made.format.holds - made.written.lacks
    documents = sum(len(session.documents) for session in leaving.sessions)
    lines = [f"{len(leaving.sessions)} sessions"] if len(leaving.sessions) > _MOST_NAMED else []
    for session in leaving.sessions if not lines else ():
        runs = [run.title for run in session.runs]
        none = "nothing of its exercises, which are not for them" if session.held_back else "no exercise yet"
        named = f"{session.title or session.name}: " if len(leaving.sessions) > 1 else ""
        lines.append(f"{named}{', '.join(runs) if runs else none}")
    every = [run for session in leaving.sessions for run in session.runs]
    if documents:
        lines.append(f"every entry of the session, {documents} in all")
    elif "outline" in carries:
        parts = sum(len(run.outline.parts) for run in every)
        lines.append(f"a page of {_many(parts, 'heading or paragraph', 'headings, paragraphs and tables')}")
        record = sum(1 for session in leaving.sessions if session.record)
        lines += [_many(record, "log of what happened", "logs of what happened")] if record else []
    lines += _tables(every, carries)
    lines += made.written.holds
    entries = len(leaving.entries)
    return [*lines, *([_many(entries, "journal entry", "journal entries")] if entries else [])]


def _tables(runs: Sequence[RunLeaving], carries: frozenset[str]) -> list[str]:
    rows: Counter[str] = Counter()
    for run in runs:
        for sheet in run.sheets:
            rows[sheet.name] += len(sheet.rows)
    lines = [f"{_many(count, 'row')} of {name}" for name, count in rows.items() if count and "sheets" in carries]
    counts = (
        ("codes", sum(code.codable for run in runs if run.coded is not None for code in run.coded.codes), "code"),
        ("coded", sum(_passages(run.coded) for run in runs if run.coded is not None), "coded passage"),
        ("pictures", sum(len(run.on_page if "outline" in carries else run.pictures) for run in runs), "picture"),
        ("linked", sum(len(run.linked) for run in runs), "network"),
        ("dates", sum(bool(one.day) for run in runs for one in run.dates), "agreed day"),
        ("data", sum(len(run.data) for run in runs), "fact"),
    )
    return [*lines, *(_many(count, what) for field, count, what in counts if count and field in carries)]


def _passages(coded: Coded) -> int:
    """Those that somebody put a code on; a note in no theme is words of a text."""
    pieces = (piece for text in coded.texts for piece in text.pieces)
    return sum(1 for piece in pieces if piece.codes or any(other.codes for other in piece.others))


def _quotes(made: Made) -> list[str]:
    said = {NOT_ASKED: "nobody was asked about them yet"}
    return [f"{_many(count, 'quote')}: {said.get(key, key)}" for key, count in made.gathered.consents.items()]


def _files(made: Made) -> list[str]:
    size = sum(len(data) for data in made.written.files.values())
    much = f"{size:,} bytes" if size < 10_000 else f"{size // 1000:,} kB"
    many = f"a folder of {_many(len(made.written.files), 'file')}" if made.folder else "one file"
    return [f"{many}, {much}"]
