"""The moves that take people into roles and out of them. Pure; refuses to know what is said from a chair.

From sociodrama practice: invite, pass, swap; empty chairs counted to the end; nobody left in role.
"""

from __future__ import annotations

from exercises.kernel.checks import may, open_still, p_number
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded, listed
from exercises.network.checks import chair_of, for_chairs, with_chair
from exercises.network.setting_out import known_reason
from exercises.network.state import Network


def empty_chair(state: Network, *, chair: int, reason: str = "") -> Network:
    """A chair left empty, and why; whatever was said from it stays."""
    open_still(state)
    held = chair_of(state, chair)
    return with_chair(state, replace(held, empty=True, empty_reason=known_reason(state, reason), held_by=""))


def hold_chair(state: Network, *, chair: int, by: str) -> Network:
    """Who takes the role, and is in it from now. Somebody who held another chair leaves it; all answers stay."""
    open_still(state)
    for_chairs(state, "holders")
    held = chair_of(state, chair)
    by = p_number(by, f"{chair} holds P14")
    chairs = dict(state.chairs)
    for other in state.chairs.values():
        if folded(other.held_by) == folded(by) and other.number != chair:
            chairs[other.number] = replace(other, held_by="")
    chairs[chair] = replace(
        held, held_by=by, empty=False, empty_reason="", released=False, released_late=False, needs_time=False
    )
    return replace(state, chairs=chairs, witnesses=_others(state.witnesses, by))


def _others(people: tuple[str, ...], by: str) -> tuple[str, ...]:
    return tuple(person for person in people if folded(person) != folded(by))


def leave_chair(state: Network, *, chair: int) -> Network:
    """Nobody in the chair for now; its answers stay. Nothing is kept of who left or why."""
    open_still(state)
    for_chairs(state, "holders")
    return with_chair(state, replace(chair_of(state, chair), held_by=""))


def trade_chairs(state: Network, *, chair: int, other: int) -> Network:
    """Two people exchange chairs; the answers stay where they are."""
    open_still(state)
    for_chairs(state, "holders")
    first, second = chair_of(state, chair), chair_of(state, other)
    if chair == other:
        raise ExerciseError("Two different chairs are needed: 7 trades 9")
    one = replace(first, held_by=second.held_by, empty=second.empty, empty_reason=second.empty_reason)
    two = replace(second, held_by=first.held_by, empty=first.empty, empty_reason=first.empty_reason)
    return with_chair(with_chair(state, one), two)


def witness(state: Network, *, by: str) -> Network:
    """Somebody in the room without a role. Told to the facilitators only."""
    open_still(state)
    for_chairs(state, "witnesses")
    by = p_number(by, "witness P30")
    chairs = {n: replace(c, held_by="") if folded(c.held_by) == folded(by) else c for n, c in state.chairs.items()}
    return replace(state, chairs=chairs, witnesses=(*_others(state.witnesses, by), by))


def release(
    state: Network, *, chairs: list[int], late: bool = False, needs_time: bool = False, note: str = ""
) -> Network:
    """Chairs whose people left the role, empty chairs thanked and turned."""
    for_chairs(state, "releases")
    if not chairs:
        raise ExerciseError("Say which chairs: released 1-5")
    may(state.template, note, "note", "the note")
    for number in chairs:
        held = chair_of(state, number)
        state = with_chair(
            state,
            replace(
                held,
                released=not needs_time,
                released_late=bool(late) or held.released_late or (held.needs_time and not needs_time),
                needs_time=bool(needs_time),
                release_note=note or held.release_note,
            ),
        )
    return state


def back_in_role(state: Network, *, chairs: list[int]) -> Network:
    """Chairs ticked as released by mistake."""
    open_still(state)
    for_chairs(state, "releases")
    for number in chairs:
        state = with_chair(state, replace(chair_of(state, number), released=False, released_late=False))
    return state


def close(state: Network, *, reason: str = "") -> Network:
    """The exercise is over. Refused while anybody, or any empty chair, is still in role, unless a reason is given."""
    open_still(state)
    waiting = state.in_role() if state.with_chairs else []
    if waiting and not reason:
        names = listed([f"{chair.number} {chair.name}" for chair in waiting[:5]])
        more = f" and {len(waiting) - 5} more" if len(waiting) > 5 else ""
        raise ExerciseError(
            f"Still in role: {names}{more}. Release them first: released {waiting[0].number}. "
            "Or close anyway, with a reason: close: they left together with F2"
        )
    may(state.template, reason, "note", "the reason")
    return replace(state, closed=True, close_reason=reason if waiting else "")


def reopen(state: Network) -> Network:
    """The exercise goes on after it was closed."""
    if not state.closed:
        raise ExerciseError("This exercise is open.")
    return replace(state, closed=False, close_reason="")
