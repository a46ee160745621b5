"""Brings the walls of several sessions together in one session for distilling. Changes none of those sessions.

Notes come with their themes, names and codings, each remembered with where it comes from. Themes of the same name stay
two until somebody says they are one (A Good Start in Life, post-it theming: merged with a reason, nothing deleted).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from exercises.kernel.event import Event, event_of
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import clean, folded, listed, plural
from exercises.wall.limits import MOST_NOTES
from exercises.wall.places import sides
from exercises.wall.state import Wall
from sessions.distil.candidates import candidates
from sessions.distil.folding import fold_in, of_its_own, planned
from sessions.importing.merging_plan import Bringing
from sessions.importing.report import Report, what_else
from sessions.leaving.days import day_of
from sessions.library import templates
from sessions.library.beginning import new_session
from sessions.library.catalogue import Entry
from sessions.live.days import held_on
from sessions.live.identity import identity
from sessions.live.rehearsal import Rehearsal
from sessions.live.session import Session, open_session
from sessions.live.state import BATCH, Run
from sessions.store import locations, whole_file
from sessions.store.errors import StoreError, told

_MOST_CALLED = 100
_OFFERED = 10
_NO_ROOM = (
    f"stayed there, for one wall takes {MOST_NOTES:,}. Each cohort of a programme can have a wall of its own: "
    'holdspace distil --programme "Working alongside c1"'
)


def distil_run(session: Session, *, add: bool = True) -> Run | None:
    """The exercise of this session in which it is distilled; a new one where there is none and `add` says so."""
    for run in session.state.exercises.values():
        if isinstance(run.state, Wall) and not run.state.shown:
            return run
    if not add:
        return None
    key = session.add_exercise(templates.built_in()[templates.DISTIL])
    return session.state.runs[key]


def title_of(words: str) -> str:
    """What the session is called in which a programme is distilled."""
    return f"Distil: {clean(words)}"[:120]


def session_for(words: str, entries: Sequence[Entry], *, by: str = "", place: str = "") -> Session:
    """The session in which that programme is distilled: the one there is, or a new one. Raises StoreError, OSError."""
    found = [entry for entry in entries if entry.title == title_of(words) and entry.problem is None]
    newest = [entry for entry in found if entry.created == max(entry.created for entry in found)]
    # Of two that began together the longer name is a copy, restored from an export of the other.
    known = min(newest, key=lambda entry: (len(entry.name), entry.name), default=None)
    if known is not None:
        return open_session(known.name, by=by)
    return new_session(title_of(words), [templates.built_in()[templates.DISTIL]], place=place, by=by)


def bring_together(session: Session, names: Sequence[str]) -> Report:
    """Brings the walls, statements, feedback and talks of those sessions in; what came before stays as it is.

    Raises ExerciseError; what came in before that stays, each wall being an entry of its own.
    """
    said: list[str] = []
    entries = 0
    chosen, copies = _each_once(session, names, said)
    for name in chosen:
        try:
            other = open_session(name, read_only=True)
        except (StoreError, OSError) as problem:
            said.append(told(problem))
            continue
        try:
            done, lines = _from(session, other)
        finally:
            other.close()
        entries += done
        said += lines
    said += copies
    run = distil_run(session)
    assert run is not None
    said += _same_names(run.state)
    back = "One undo takes it back." if entries == 1 else f"{entries} undos take it all back, one for each part."
    says = f"Brought together in {session.name}. {back}" if entries else f"Nothing new came into {session.name}."
    return Report(f"{says}{what_else(session)}", tuple(said))


def _each_once(session: Session, names: Sequence[str], problems: list[str]) -> tuple[list[str], list[str]]:
    """The sessions to bring in, one of those that were copied from each other, and what to say of the copies.

    Of copies the one with the most entries: it was gone on with.
    """
    first = session.events[0]
    alike: dict[tuple[str, str, str], list[tuple[int, str]]] = defaultdict(list)
    for name in dict.fromkeys(names):
        if name == session.name:
            continue
        path = locations.session_path(name)
        try:
            documents = whole_file.read(path.read_bytes(), path).documents
        except (StoreError, OSError) as problem:
            problems.append(told(problem))
            continue
        alike[_beginning(event_of(documents[0]))].append((len(documents), name))
    own = [name for _, name in alike.pop(_beginning(first), [])]
    said = [f"{name} is a copy of {session.name} itself, and is not gathered." for name in own]
    chosen = {key: max(copies, key=lambda one: (one[0], -len(one[1])))[1] for key, copies in alike.items()}
    for key, copies in alike.items():
        said += [
            f"{name} is a copy of {chosen[key]}, and is not gathered twice. What was written only there: "
            f"holdspace merge {chosen[key]} FILE, with the file of that copy"
            for _, name in copies
            if name != chosen[key]
        ]
    return list(chosen.values()), said


def _beginning(first: Event) -> tuple[str, str, str]:
    """What copies of a session have in common: when it began, who began it and what it was called then."""
    return first.at, first.by, str(first.data.get("title", ""))


def _from(session: Session, other: Session) -> tuple[int, list[str]]:
    """Everything of one session; how many entries that took, and what to say of it."""
    called = ", ".join(filter(None, (clean(other.state.title)[:_MOST_CALLED], day_of(held_on(other.state)))))
    said, entries = [], 0
    walls = [run for run in other.state.exercises.values() if isinstance(run.state, Wall)]
    # What was distilled there comes first: the same statement may have been folded in to a wall from there.
    for run in sorted(walls, key=lambda run: run.state.shown):
        done, line = _wall(session, other, run, called)
        entries += done
        said += [line] if line else []
    target = distil_run(session)
    assert target is not None
    folding = planned(target, candidates(other.state, other.events[0].by))
    if folding.new:
        said.append(f"{called}: {folding.told}.")
        fold_in(session, folding)
        entries += 1
    waiting = of_its_own(folding, other.name)
    said += [f"{called}: {sentence}" for sentence in (*folding.left, *([waiting] if waiting else []))]
    return entries, said


def _wall(session: Session, other: Session, run: Run, called: str) -> tuple[int, str]:
    """One wall with its themes; whether an entry was made, and what to say of it."""
    target = distil_run(session)
    assert target is not None
    here, there = target.state, run.state
    asked, mine = sides(there), sides(here)
    questions = {key: mine[side] for side, key in asked.items() if side in mine}
    areas = {area.key for area in here.areas}
    odd = [question.title for question in there.questions if question.key not in questions]
    odd += [area.title for area in there.areas if area.key not in areas]
    if not there.notes and not there.themes:
        return 0, ""
    if odd:
        return 0, f"{called}: {run.template.title} stays there, for this does not ask about {listed(odd[:4])}."
    first = other.events[0]
    bringing = Bringing(
        there,
        here,
        Rehearsal(target.shape, here),
        identity(first.at, first.by, run),
        None,
        leave_duplicates=False,
        called=called,
        questions=questions,
        out=session.names_out(),
    )
    try:
        bringing.plan()
    except ExerciseError as problem:
        if here.next_note + len(there.notes) > MOST_NOTES:
            return 0, f"{called}: its {plural(len(there.on_wall()), 'note')} {_NO_ROOM}"
        raise ExerciseError(f"{called}, {bringing.place}: {problem}") from None
    if not bringing.moves:
        return 0, " ".join([f"{called}:", *bringing.said]) if bringing.said else ""
    event = session.record(BATCH, {"moves": session.coming_in(bringing.moves, run=target.key)}, run=target.key)
    if [data.get("number") for _, data in event.data["moves"]] != bringing.rehearsal.numbers:
        session.undo()
        raise ExerciseError("Somebody else is working on this just now. Try again in a moment.")
    notes, themes = bringing.brought, bringing.themes_made
    many = f"{notes} note{'' if notes == 1 else 's'} and {themes} theme{'' if themes == 1 else 's'}"
    many = many if notes or themes else "what changed since"
    return 1, " ".join([f"{called}: {many} from {run.template.title}.", *bringing.said])


def _same_names(wall: Wall) -> list[str]:
    """Themes that are called the same: two all the same, until somebody says they are one."""
    named: dict[tuple[str, str], list[int]] = defaultdict(list)
    for theme in wall.standing():
        if theme.name:
            named[theme.question, folded(theme.name)].append(theme.number)
    found = [numbers for numbers in named.values() if len(numbers) > 1]
    lines = [f"merge {' '.join(map(str, numbers))}: the same name in two sessions" for numbers in found[:_OFFERED]]
    return ["Themes with the same name stay apart. Where they are one, type:", *lines] if lines else []
