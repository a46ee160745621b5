"""The moves that set out chairs and rows. Pure.

Rules from "A Good Start in Life", live Net-'works' grid: people before services, the whānau rows first.
"""

from __future__ import annotations

from typing import Any

from exercises.kernel.checks import free_number, may, open_still, within
from exercises.kernel.moves import Form, also, each, hidden, move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import listed
from exercises.network.checks import chair_of, row_of, with_chair
from exercises.network.examples import FIRST, of_this_grid
from exercises.network.saying import changed, in_a_room, moved, person_prompt, set_out
from exercises.network.state import NEARNESS, Chair, Network, Row

MOST_CHAIRS = 400
_TURNED = "{chair} is turned {facing}"
_TEXT_FIELDS = {"person": "person", "role": "role", "agency": "agency", "short": "person", "row": "person"}


@move(
    "+ <new>",
    FIRST,
    "sets out a chair: row, actual person, role",
    set_out,
    called="a chair",
    makes="chair",
    words=("person", "role", "agency", "short"),
    warn=person_prompt,
)
@also("+ <new>", "+ mum Sela", "the same, in the row of who it is", set_out, warn=person_prompt)
@also(
    "+ <new>",
    "+ agency Jo: physiotherapist, child development service",
    "the same, with the agency after the last comma",
    set_out,
    warn=person_prompt,
)
@also(
    "+ <new>",
    "+ agency empty: orthopaedic surgeon, regional hospital",
    "sets out an empty chair",
    set_out,
    warn=person_prompt,
    shown=in_a_room,
)
def add_chair(
    state: Network,
    *,
    row: str,
    person: str = "",
    role: str = "",
    agency: str = "",
    short: str = "",
    empty: bool = False,
    reason: str = "",
    number: int = 0,
) -> Network:
    """A chair set out in a row."""
    open_still(state)
    row_of(state, row)
    if not person and not role:
        raise ExerciseError(f"Say who it is: {of_this_grid(FIRST, state)}")
    if len(state.chairs) >= MOST_CHAIRS:
        raise ExerciseError(f"{MOST_CHAIRS} chairs are as many as holdspace sets out.")
    chair = Chair(
        number=free_number(number, state.next_chair),
        row=row,
        person=may(state.template, person, "person", "the person"),
        role=may(state.template, role, "role", "the role"),
        agency=may(state.template, agency, "agency", "the agency"),
        short=may(state.template, short, "person", "the short name"),
        empty=bool(empty),
        empty_reason=known_reason(state, reason) if empty else "",
    )
    return replace(with_chair(state, chair), next_chair=chair.number + 1)


def known_reason(state: Network, reason: str) -> str:
    """Why a chair is empty, when the template knows the reason. Raises ExerciseError otherwise."""
    known = [item["key"] for item in state.template.words.get("empty_reasons", ())]
    if reason and reason not in known:
        raise ExerciseError(f"Why is it empty? One of: {listed(known, joiner='or')}.")
    return reason or ""


def _other(word: str) -> Form:
    """Another role, agency or short name."""
    sets = {"field": word, "text": ""}
    return Form(
        f"<chair> {word} [:] [<text>]", f"9 {word}: other words", f"another {word}", changed, sets=sets, shown=hidden
    )


@move(
    "<chair> person [:] [<text>]",
    "9 person: Jo",
    "another person, role, agency or short name; the answers stay",
    changed,
    called="a change",
    words=("text",),
    sets={"field": "person", "text": ""},
    warn=person_prompt,
)
@each(*(_other(word) for word in ("role", "agency", "short")))
@also("<chair> name [:] [<text>]", "9 name: Jo", "", changed, sets={"field": "person", "text": ""}, shown=hidden)
@also("<chair> row [:] <text:row>", "9 row parent", "moves a chair to another row", moved, sets={"field": "row"})
def change_chair(state: Network, *, chair: int, field: str, text: str) -> Network:
    """Another person, role, agency, short name or row for a chair; its answers stay."""
    open_still(state)
    seat = chair_of(state, chair)
    if field not in _TEXT_FIELDS:
        raise ExerciseError("A chair has a person, a role, an agency, a short name and a row.")
    if field == "row":
        row_of(state, text)
    if field in ("person", "row"):
        within(state.template, text, _TEXT_FIELDS[field], f"the {field}")
    more: dict[str, Any] = {
        field: may(state.template, text, field if field in state.template.limits else "person", field)
    }
    named = replace(seat, **more)
    if not named.name:
        raise ExerciseError(f"A chair needs a person or a role: {chair} person: Jo")
    return with_chair(state, named)


@move(
    "<chair> near|close|nearer|closer",
    "9 near",
    "close, middle or far",
    "{chair} stands close",
    called="near or far",
    sets={"near": "close"},
    shown=in_a_room,
)
@also("<chair> middle", "9 middle", "", "{chair} stands middle", sets={"near": "middle"})
@also("<chair> far|further|farther", "9 far", "", "{chair} stands far", sets={"near": "far"})
@also("<chair> away", "9 away", "turned toward or away", _TURNED, sets={"facing": "away"}, shown=in_a_room)
@also("<chair> toward", "9 toward", "", _TURNED, sets={"facing": "toward"})
def place_chair(state: Network, *, chair: int, near: str = "", facing: str = "") -> Network:
    """Nearer or further, turned toward or away."""
    open_still(state)
    seat = chair_of(state, chair)
    if near and near not in NEARNESS:
        raise ExerciseError(f"A chair is {listed(NEARNESS, joiner='or')}: 9 near")
    if facing and facing not in ("toward", "away"):
        raise ExerciseError("A chair is turned toward or away: 9 away")
    return with_chair(state, replace(seat, near=near or seat.near, facing=facing or seat.facing))


@move(
    "<chair> remove [:] [<reason>]",
    "9 remove",
    "takes a chair out that nothing speaks of",
    "{chair} is taken out",
    called="taking out",
    words=("reason",),
    sets={"reason": ""},
    away=True,
)
def remove_chair(state: Network, *, chair: int, reason: str = "") -> Network:
    """A chair taken out again, when nothing else speaks of it. Its number is not given again."""
    open_still(state)
    seat = chair_of(state, chair)
    spoken_of = (
        any(chair in d.between for d in state.differences.values())
        or any(chair in r.between for r in state.reversals.values())
        or any(chair == d.chair for d in state.doubles.values())
        or any(chair in (a.proposed_by, *a.agreed, *a.not_agreed) for a in state.agreements.values())
        or any(chair in (k.from_chair, k.to_chair) for k in state.conversations.values())
        or any(chair in week.chairs for week in state.weeks.values())
    )
    if spoken_of:
        raise ExerciseError(
            f"Chair {chair} is spoken of in a difference, an agreement, a conversation or the slot. "
            "Take it out there first, or leave the chair empty: "
            f"{chair} empty nobody"
        )
    if seat.held_by:
        raise ExerciseError(f"Somebody sits in chair {chair}. First they leave it: {chair} leaves")
    if state.row(seat.row).whanau and not reason:
        raise ExerciseError(f"That is a whānau chair. Say why it goes: {chair} remove: set out twice")
    may(state.template, reason, "note", "the reason")
    return replace(state, chairs={number: other for number, other in state.chairs.items() if number != chair})


@move(
    "row <row>: <title>",
    "row agency: Services",
    "renames a row in this session",
    "the row is called {title}",
    called="another name for a row",
    words=("title",),
)
def rename_row(state: Network, *, row: str, title: str) -> Network:
    """Another name for a row, in this session only."""
    open_still(state)
    within(state.template, title, "person", "a row's name")
    renamed = replace(row_of(state, row), title=title, label=title.upper())
    return replace(state, rows=tuple(renamed if known.key == row else known for known in state.rows))


@move(
    "row + <row:key>: <title>",
    "row + faith: Faith community",
    "adds a row in this session",
    "one more row: {title}",
    called="one more row",
    words=("title",),
    printed=("row", "title"),
)
def add_row(state: Network, *, row: str, title: str, whanau: bool = False) -> Network:
    """One more row, in this session only."""
    open_still(state)
    within(state.template, title, "person", "a row's name")
    within(state.template, row, "person", "the row's short word")
    if row in {known.key for known in state.rows}:
        raise ExerciseError(f"There is a row called {row} already. Rename it: row {row}: another name")
    if len(state.rows) >= 12:
        raise ExerciseError("Twelve rows are as many as the room can read.")
    return replace(state, rows=(*state.rows, Row(row, title, title.upper(), bool(whanau))))
