"""The moves that put people on the picture: in which ring, of which kind, and out again. Pure.

Friends, marae and neighbours count; a chair's number, row and ring are those of the network it may come from.
"""

from __future__ import annotations

from typing import Any

from exercises.kernel.checks import open_still
from exercises.kernel.moves import also, move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import listed
from exercises.netgram.saying import carded, put_on_prompt, ringed, set_out
from exercises.netgram.state import KINDS, RINGS, NetGram
from exercises.network import setting_out
from exercises.network.checks import chair_of, with_chair
from exercises.network.examples import FIRST


@move(
    "+ <new>",
    FIRST,
    "puts somebody on: row, ring, person, role; the first of the first row is the centre",
    set_out,
    called="somebody on the picture",
    makes="chair",
    words=("person", "role", "agency", "short"),
    warn=put_on_prompt,
)
@also("+ <new>", "+ whānau close Nana Mere: grandmother", "with the ring: close, middle or outer", set_out)
@also("+ <new>", "+ agency middle Jo: physiotherapist, hospital", "with the agency after the last comma", set_out)
@also("+ <new>", "+ agency outer empty: orthopaedic surgeon", "somebody who is not in the room", set_out)
def add_chair(
    state: NetGram,
    *,
    row: str,
    person: str = "",
    role: str = "",
    agency: str = "",
    short: str = "",
    near: str = "",
    kind: str = "",
    empty: bool = False,
    reason: str = "",
    number: int = 0,
) -> NetGram:
    """Somebody on the picture, in a row and, once it is said, in a ring."""
    told = {"row": row, "person": person, "role": role, "agency": agency, "short": short}
    made: NetGram = setting_out.add_chair(state, **told, empty=empty, reason=reason, number=number)  # type: ignore[assignment]
    chair = made.next_chair - 1
    made = place_chair(made, chair=chair, near=near) if near else made
    return has_kind(made, chair=chair, kind=kind) if kind else made


@move(
    "<chair> close|near",
    "2 close",
    "close, middle or outer",
    ringed,
    called="a ring",
    sets={"near": "close"},
)
@also("<chair> middle", "7 middle", "", ringed, sets={"near": "middle"})
@also("<chair> outer|far", "9 outer", "", ringed, sets={"near": "far"})
@also("<chair> off", "9 off", "off this drawing; what was said of them stays", ringed, sets={"near": ""}, away=True)
@also(
    "<chair>",
    "9",
    "everything known of somebody",
    carded,
    action="card",
    ask="What about {thing}? A ring or a tie: {thing} middle, or 1 7 strained",
)
def place_chair(state: NetGram, *, chair: int, near: str) -> NetGram:
    """The ring that somebody is in; "" takes them off this drawing, when no tie reaches them."""
    open_still(state)
    seat = chair_of(state, chair)
    if near not in (*RINGS, ""):
        raise ExerciseError(f"Somebody is close, middle or outer: {chair} middle")
    if chair == state.centre:
        raise ExerciseError(f"{seat.called} is in the centre, and the rings are around them.")
    if not near:
        _free(state, chair)
    return with_chair(state, replace(seat, near=near))  # type: ignore[return-value]


@move(
    "<chair> kind [:] <kind>",
    "24 kind community",
    "whānau, community or service, where it is not that of the row",
    "{chair}: {kind}",
    called="a kind",
)
def has_kind(state: NetGram, *, chair: int, kind: str) -> NetGram:
    """Whether somebody is whānau, of the community, or of a service."""
    open_still(state)
    chair_of(state, chair)
    if kind not in KINDS:
        raise ExerciseError(f"Somebody is {listed(KINDS, joiner='or')}: {chair} kind community")
    return replace(state, kinds={**state.kinds, chair: kind})


@move(
    "<chair> here",
    "9 here",
    "an empty place is filled; its ties stay",
    "{chair} is there",
    called="an empty place filled",
)
def fill_chair(state: NetGram, *, chair: int) -> NetGram:
    """Somebody whose place was empty is there; whatever ties there are stay."""
    open_still(state)
    return with_chair(state, replace(chair_of(state, chair), empty=False, empty_reason=""))  # type: ignore[return-value]


@move(
    "<chair> remove [:] [<reason>]",
    "9 remove",
    "takes somebody out whom no tie reaches",
    "{chair} is taken out",
    called="taking out",
    words=("reason",),
    sets={"reason": ""},
    away=True,
)
def remove_chair(state: NetGram, **data: Any) -> NetGram:
    """Somebody taken out again, when no tie and no talk speaks of them. The number is not given again."""
    _free(state, data.get("chair", 0))
    made: NetGram = setting_out.remove_chair(state, **data)  # type: ignore[assignment]
    return made


def _free(state: NetGram, number: int) -> None:
    """Raises ExerciseError for somebody whom a tie reaches."""
    tie = next(iter(state.ties_of(number)), None)
    if tie is not None:
        one, other = tie.between
        raise ExerciseError(f"{chair_of(state, number).called} is joined. Take the tie out first: {one} {other} none")
