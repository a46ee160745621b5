"""The moves that take people into roles and out of them. Pure.

From sociodrama practice: invite, pass, swap; empty chairs counted to the end; nobody left in role.
"""

from __future__ import annotations

from exercises.kernel.checks import may, open_still, p_number
from exercises.kernel.moves import also, move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded
from exercises.network.checks import chair_of, for_chairs, with_chair
from exercises.network.saying import holds, in_a_room, released, seated, takes
from exercises.network.setting_out import known_reason
from exercises.network.state import Network

_NOW = {"late": False, "needs_time": False, "note": ""}
_LATE, _SLOWLY = {**_NOW, "late": True}, {**_NOW, "needs_time": True}
_WHO = (
    "Which chairs? released 1-5. Late, with a note or without: released 5 late: asked for a minute outside. "
    "Each one counts, so each is named."
)


@move(
    "<chair> empty [:] [<reason:empty>]",
    "9 empty absent",
    "leaves a chair empty, and why",
    "{chair} is left empty",
    called="left empty",
    sets={"reason": ""},
    shown=in_a_room,
)
def empty_chair(state: Network, *, chair: int, reason: str = "") -> Network:
    """A chair left empty, and why; whatever was said from it stays."""
    open_still(state)
    seat = chair_of(state, chair)
    return with_chair(state, replace(seat, empty=True, empty_reason=known_reason(state, reason), held_by=""))


@move(
    "<chair> holds [:] <by:p>",
    "9 holds P14",
    "who takes the role; for the facilitators only",
    holds,
    called="who holds a chair",
    shown=in_a_room,
    ask="Who holds it? A number, not a name: {thing} holds P14. Names stay out of the record.",
)
def hold_chair(state: Network, *, chair: int, by: str) -> Network:
    """Who takes the role, and is in it from now. Somebody who held another chair leaves it; all answers stay."""
    open_still(state)
    for_chairs(state, "holders")
    seat = chair_of(state, chair)
    by = p_number(by, f"{chair} holds P14")
    chairs = dict(state.chairs)
    me = folded(by)
    for other in state.chairs.values():
        if other.held_by and folded(other.held_by) == me and other.number != chair:
            chairs[other.number] = replace(other, held_by="")
    chairs[chair] = replace(
        seat, held_by=by, empty=False, empty_reason="", released=False, released_late=False, needs_time=False
    )
    return replace(state, chairs=chairs, witnesses=_others(state.witnesses, by))


@move(
    "roles [:] <people:sitters>",
    "roles P17 P4 P26",
    "who takes which role, in the order of the chairs nobody holds yet",
    takes,
    called="who holds the chairs",
    shown=in_a_room,
    data=lambda got, state: {"chairs": seated(state, got["people"]), "people": got["people"]},
    ask="Who takes the roles, in the order of the chairs? Numbers, not names: roles P17 P4 P26. Names stay out of the "
    "record.",
)
def take_roles(state: Network, *, chairs: list[int], people: list[str]) -> Network:
    """Several people in the roles nobody holds yet, all or none; nobody who sits already is moved."""
    open_still(state)
    for_chairs(state, "holders")
    if not people or len(chairs) != len(people):
        raise ExerciseError("Who takes the roles, in the order of the chairs? roles P17 P4 P26")
    for chair, by in zip(chairs, people, strict=True):
        state = hold_chair(state, chair=chair, by=by)
    return state


def _others(people: tuple[str, ...], by: str) -> tuple[str, ...]:
    return tuple(person for person in people if folded(person) != folded(by))


@move(
    "<chair> leaves",
    "9 leaves",
    "nobody holds the chair for now; the answers stay",
    "nobody holds {chair} for now",
    called="nobody in it",
    undated=True,
    wordless=True,
    private=True,
    shown=in_a_room,
)
def leave_chair(state: Network, *, chair: int) -> Network:
    """Nobody in the chair for now; its answers stay. Nothing is kept of who left or why."""
    open_still(state)
    for_chairs(state, "holders")
    return with_chair(state, replace(chair_of(state, chair), held_by=""))


@move(
    "<chair> trades <other>",
    "7 trades 9",
    "two people exchange chairs; the answers stay",
    "{chair} and {other}: the people exchange chairs",
    called="two people's exchange of chairs",
    private=True,
    shown=in_a_room,
)
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


@move(
    "witness [:] <by:p>",
    "witness P30",
    "somebody in the room without a role",
    "{by} is a witness",
    called="a witness",
    shown=in_a_room,
    ask="Who is a witness? A number, not a name: witness P30. Names stay out of the record.",
)
def witness(state: Network, *, by: str) -> Network:
    """Somebody in the room without a role. Told to the facilitators only."""
    open_still(state)
    for_chairs(state, "witnesses")
    by = p_number(by, "witness P30")
    chairs = {n: replace(c, held_by="") if folded(c.held_by) == folded(by) else c for n, c in state.chairs.items()}
    return replace(state, chairs=chairs, witnesses=(*_others(state.witnesses, by), by))


@move(
    "released <chairs> [now]: [<note>]",
    "released 1-5",
    "leaving the roles, empty chairs too",
    released,
    called="a release",
    logged="left the role: chairs {chairs}",
    undated=True,
    wordless=True,
    words=("note",),
    sets=_NOW,
    shown=in_a_room,
    ask=_WHO,
)
@also(
    "released <chairs> late: [<note>]",
    "released 5 late: asked for a minute outside",
    "released late",
    released,
    sets=_LATE,
    shown=in_a_room,
    ask=_WHO,
)
@also("released <chairs> needs time: [<note>]", "released 5 needs time", "", released, sets=_SLOWLY)
@also("<chairs> released [now]: [<note>]", "5 released", "", released, sets=_NOW, ask=_WHO)
@also("<chairs> released late: [<note>]", "5 released late", "", released, sets=_LATE, ask=_WHO)
@also("<chairs> released needs time: [<note>]", "5 released needs time", "", released, sets=_SLOWLY)
@also(
    "<chair> needs [time]: [<note>]",
    "5 needs time",
    "still in role for a little while",
    "{chair} needs a little time",
    sets={"needs_time": True, "note": ""},
    data=lambda got, state: {"chairs": [got["chair"]], "needs_time": True, "note": got["note"]},
    shown=in_a_room,
    ask="Who needs a little time before they leave the role? {thing} needs time",
)
def release(
    state: Network, *, chairs: list[int], late: bool = False, needs_time: bool = False, note: str = ""
) -> Network:
    """Chairs whose people left the role, empty chairs thanked and turned."""
    for_chairs(state, "releases")
    if not chairs:
        raise ExerciseError("Say which chairs: released 1-5")
    may(state.template, note, "note", "the note")
    for number in chairs:
        seat = chair_of(state, number)
        state = with_chair(
            state,
            replace(
                seat,
                released=not needs_time,
                released_late=bool(late) or seat.released_late or (seat.needs_time and not needs_time),
                needs_time=bool(needs_time),
                release_note=note or seat.release_note,
            ),
        )
    return state


@move(
    "released <chairs> no|undo",
    "released 5 no",
    "",
    "back in role: {chairs}",
    called="somebody back in role",
    wordless=True,
    ask=_WHO,
)
@also("released <chairs> not yet", "released 5 not yet", "", "back in role: {chairs}")
@also("<chairs> released no|undo", "5 released no", "", "back in role: {chairs}")
@also("<chairs> released not yet", "5 released not yet", "", "back in role: {chairs}")
def back_in_role(state: Network, *, chairs: list[int]) -> Network:
    """Chairs ticked as released by mistake."""
    open_still(state)
    for_chairs(state, "releases")
    for number in chairs:
        state = with_chair(state, replace(chair_of(state, number), released=False, released_late=False))
    return state
