"""Begins a session like an earlier one: its running order, its exercises, and what was left open.

Changes no earlier session, and carries no words whose owner has not agreed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from exercises.log.carrying import carried_from, planned_like
from exercises.log.checks import plural
from exercises.template import Template, template_of
from exercises.text import listed
from sessions.fold import BATCH
from sessions.session import Clock, Session, new_session, open_at_first, utc_now

_CARRIED = {
    "plan_item": ("part of the day", "parts of the day"), "carry_jargon": ("jargon word", "jargon words"),
    "carry_elephant": ("elephant", "elephants"), "carry_parked": ("parked thing", "parked things"),
    "carry_action": ("action to ask after", "actions to ask after"),
    "carry_conversation": ("conversation to ask after gently", "conversations to ask after gently"),
    "carry_reply": ("reply to say", "replies to say"),
    "carry_agreement": ("line of the agreement to ask again", "lines of the agreement to ask again"),
}  # fmt: skip


def new_like(
    title: str, earlier: Session, exercises: Sequence[Template] = (), *, place: str = "", by: str = "",
    clock: Clock = utc_now,
) -> tuple[Session, str]:  # fmt: skip
    """A new session like the earlier one, saved, and a sentence that says what went along.

    Its exercises are the earlier one's, empty, unless others are given; its place too. Raises as `new_session` does.
    """
    before = earlier.state
    chosen = list(exercises) or [_as_it_was(run.template) for run in before.exercises.values()]
    frame = [run.template for run in (before.frame,) if run is not None]
    session = new_session(title, [*frame, *chosen], place=place or before.place, by=by, clock=clock)
    if chosen:
        open_at_first(session)
    moves = []
    if before.frame is not None:
        state = before.frame.state
        moves = [*planned_like(state), *carried_from(state, before.title)]
        if state.facts.starts:
            moves.append(("day", {"starts": state.facts.starts}))
        if state.meeting:
            moves.append(("meeting", {"kind": state.meeting}))
    if moves:
        session.record(BATCH, {"moves": [[kind, data] for kind, data in moves]}, run=session.frame().key)
    counts = Counter(kind for kind, _ in moves)
    told = [f"{plural(counts[kind], *named)}" for kind, named in _CARRIED.items() if counts[kind]]
    exercises_told = [template.title for template in chosen if template.shape != "log"]
    held = f" It holds {listed(exercises_told)}." if exercises_told else ""
    told += ["the word that stops everything, to be asked again"] if counts["stop_word"] else []
    if not told:
        return session, f"Nothing was left open in {before.title}, so nothing is carried over.{held}"
    return session, f"Carried over from {before.title}: {listed(told)}.{held}"


def _as_it_was(template: Template) -> Template:
    """The exercise in the words the earlier session had it in."""
    return template_of(dict(template.words))
