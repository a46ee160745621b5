"""Brings a whole theming from a file onto the wall, or refuses naming the place.

The file is one JSON object. Rows are those of `source_file`, counted from 1 without its heading.

- `source_file`: the name of the notes file that came in before. `row_numbers`, `schema_note`: remarks for people.
- `prompts`: the questions by key, and under `areas` the areas by key; the keys have to be the wall's.
- `themes`: `id`, `question`, `name`, `description`, `includes`, `excludes`, `notes` (rows, as they are in the end).
- `copied`: `row`, `themes` (its own first, then those it was copied into), `why`. Only these are in several themes.
- `lone`: rows. `lone_said`: what was said of them when they were read out.
- `contested`: `row`, `reading_1`, `reading_2`. `parked`: `row`, `why`, `until`.
- `distil`: steps in order, each with `kind`, `why`, `by`, `when`:
  `merge` (`from`: heaps with `name` and `notes`, `to`: a theme), `move` (`rows`, `from` and `to`: themes),
  `rename` (`from`: the name before, `to`: a theme, `name_after`), `link` and `keep_apart` (`from`: two themes).
- `member_check`: `people`, `asked`, and `responses`: `theme`, `yes`, `yes_with_change`, `no`, `not_for_us`, `pass`,
  `said` (a list), `decision` (changed, kept, kept as minority view), `why`.

After it every theme holds just the rows its list names; that is checked before anything is recorded.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from exercises.kernel.checked_table import Place
from exercises.kernel.schema import quoted
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import listed
from exercises.wall.state import Wall
from sessions.importing.case_form import CaseError, checked
from sessions.importing.case_plan import CaseMove
from sessions.importing.notes_import import wall_of
from sessions.importing.report import Report, Wanted, what_else
from sessions.importing.theming_form import THEMING, Theming, bare_name
from sessions.importing.theming_plan import planned
from sessions.live.rehearsal import Rehearsal
from sessions.live.session import Session
from sessions.live.state import BATCH, BatchError, Run
from sessions.store import strict_json

_TRIES = 3


def import_theming(session: Session, data: bytes, wanted: Wanted) -> Report:
    """Applies the theming in those bytes to the wall that holds its notes, as one entry; says what came in.

    Raises CaseError naming the place, and then nothing was recorded.
    """
    try:
        top = checked(THEMING, strict_json.read(data))
    except strict_json.JsonError as problem:
        raise CaseError(str(problem)) from None
    for _ in range(_TRIES):
        report = _apply(session, top, wanted)
        if report is not None:
            return report
    raise CaseError("Somebody else is working on this wall just now. Try again in a moment.")


def _apply(session: Session, top: Place, wanted: Wanted) -> Report | None:
    """Applies it once; None when somebody wrote between the plan and the lock, and then nothing was recorded."""
    name = top.text("source_file")
    run = _wall(session, name, wanted.exercise)
    theming = Theming(top, run.state, name)
    moves = planned(theming)
    rehearsal = Rehearsal(run.shape, run.state)
    for move in moves:
        try:
            rehearsal.do(move.kind, move.data)
        except ExerciseError as problem:
            raise CaseError(f"{move.place}: {problem}") from None
    theming.check(rehearsal.state)
    try:
        coming = session.coming_in([[move.kind, move.data] for move in moves], run=run.key)
        event = session.record(BATCH, {"moves": coming}, run=run.key)
    except BatchError:
        return None  # what was just tried can only be refused because the wall is another one by now
    except ExerciseError as problem:
        raise CaseError(str(problem)) from None
    if [data.get("number") for _, data in event.data["moves"]] != rehearsal.numbers:
        session.undo()
        return None
    return _report(theming, moves, run, what_else(session))


def _wall(session: Session, name: str, wanted: str) -> Run:
    """The wall that holds the notes of that file. Raises CaseError."""
    runs = [wall_of(session, wanted)] if wanted else list(session.state.runs.values())
    walls = [run for run in runs if run is not None and isinstance(run.state, Wall)]
    bare = bare_name(name)
    walls.sort(key=lambda run: run.key != session.state.current)
    for run in walls:
        if any(arrival.name == bare for arrival in run.state.arrivals):
            return run
    came = sorted({arrival.name for run in walls for arrival in run.state.arrivals})
    there = f"Notes came in from {listed([quoted(file) for file in came[:5]])}." if came else "No notes came in yet."
    raise CaseError(f"source_file: no wall here holds the notes of {quoted(name)}. {there} Import that file first.")


@dataclass
class _Counted:
    moves: list[CaseMove]
    kinds: dict[str, int] = field(default_factory=dict)

    def of(self, kind: str, one: str, many: str = "") -> str:
        """How many moves of a kind there are, in words; "" for none."""
        number = sum(1 for move in self.moves if move.kind == kind)
        return f"{number} {one if number == 1 else many or one + 's'}" if number else ""


def _report(theming: Theming, moves: list[CaseMove], run: Run, problem: str) -> Report:
    counted = _Counted(moves)
    lone = sum(len(move.data["notes"]) for move in moves if move.kind == "lone")
    placed = len({row for theme in theming.themes.values() for row in theme.rows})
    parts = [
        f"{placed} notes in {len(theming.themes)} themes",
        counted.of("copy", "copied note"),
        f"{lone} lone voice{'' if lone == 1 else 's'}" if lone else "",
        counted.of("contested", "contested", "contested"),
        counted.of("park", "parked", "parked"),
    ]
    way = [
        counted.of("merge", "merge"),
        counted.of("name_theme", "new name"),
        counted.of("assign", "move"),
        counted.of("link", "link"),
        counted.of("decide", "decision"),
    ]
    lines = [f"On their way: {listed([part for part in way if part])}."] if any(way) else []
    worded = [move.data["question"] for move in moves if move.kind == "word"]
    if worded:
        lines.append(f"Worded as in the file, on every view and page: {listed(worded)}.")
    remarks = [key for key in ("schema_note", "row_numbers") if key in theming.top.table]
    remarks += ["prompts.areas"] if "areas" in (theming.top.value("prompts") or {}) else []
    remarks += ["member_check.asked"] if "asked" in (theming.top.table.get("member_check") or {}) else []
    if remarks:
        lines.append(f"Read and not kept, for the exercise has its own words: {listed(remarks)}.")
    ids = [f"{key} is {theme.number}" for key, theme in theming.themes.items()]
    lines.append(f"The file's ids and the themes here: {', '.join(ids)}.")
    says = f"Imported a theming of {theming.file} into {run.key}: {listed([part for part in parts if part])}."
    return Report(f"{says} One undo takes it all back.{problem}", tuple(lines))
