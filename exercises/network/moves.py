"""The moves of the network shape that set out, seat, ask and release chairs. Pure; refuses to read a clock.

Rules from "A Good Start in Life", live Net-'works' grid, and from sociodrama practice: people before services, the
right to pass, empty chairs counted to the end, nobody left in role.

Long, because the moves are one flat list, each short and each alone.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from exercises.exercise import ExerciseError
from exercises.network.state import (
    ANSWER_KINDS,
    ANSWERED,
    FIELDS,
    GUESS,
    NEARNESS,
    Answer,
    Chair,
    Network,
    Row,
)
from exercises.text import count, folded, listed

MOST_CHAIRS = 400
MOST_VISITS = 400
FIELD_WORDS = {
    "explanation": "why",
    "intervention": "what to do",
    "responsibility": "who does what",
    "matters": "what matters most",
    "visits": "visits a month",
    "felt": "what it is like to sit here",
}
_TEXT_FIELDS = {"person": "person", "role": "role", "agency": "agency", "short": "person", "row": "person"}


def within(state: Network, text: str, limit: str, what: str) -> str:
    """The text, when it fits its limit and is not empty. Raises ExerciseError saying how long is too long."""
    if not isinstance(text, str) or not text:
        raise ExerciseError(f"There are no words for {what} yet. Type them after the colon.")
    most = state.template.limits.get(limit, 200)
    if len(text) > most:
        raise ExerciseError(
            f"That is {len(text):,} characters; {what} takes {most}. Nothing is lost: shorten it, then enter."
        )
    if "\n" in text:
        raise ExerciseError(f"{what.capitalize()} is one line. Take the line ends out, then enter.")
    return text


def may(state: Network, text: str, limit: str, what: str) -> str:
    """Like `within`, but empty words are fine."""
    return within(state, text, limit, what) if text else ""


def chair_of(state: Network, number: int) -> Chair:
    """The chair of that number. Raises ExerciseError naming the numbers there are."""
    chair = state.chairs.get(number) if isinstance(number, int) and not isinstance(number, bool) else None
    if chair is None:
        if not state.chairs:
            raise ExerciseError(f"There is no chair {number} yet. Add one first: + child Tama: the child")
        raise ExerciseError(f"There is no chair {number}. Chairs run from {min(state.chairs)} to {max(state.chairs)}.")
    return chair


def with_chair(state: Network, chair: Chair) -> Network:
    """The state with that chair as given."""
    return replace(state, chairs={**state.chairs, chair.number: chair})


def numbered(state: Network, letter: str, number: int = 0) -> tuple[Network, int]:
    """The state after giving a number of that letter, and the number: the one the event carries, else the next.

    Numbers are never given twice, and a thing keeps its own whatever is taken back before it.
    """
    number = _free(number, state.numbers.get(letter, 0) + 1)
    return replace(state, numbers={**state.numbers, letter: number}), number


def _free(number: int, following: int) -> int:
    if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number <= 9999:
        raise ExerciseError("A number on the board is from 1 to 9999.")
    if 0 < number < following:
        raise ExerciseError(f"Number {number} was given to something else meanwhile.")
    return number or following


def open_still(state: Network) -> None:
    """Raises ExerciseError once the exercise is closed."""
    if state.closed:
        raise ExerciseError("This exercise is closed. Type reopen to go on; nothing in it is lost.")


# -- setting out ------------------------------------------------------------------------------------------------------


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
    if row not in {known.key for known in state.rows}:
        raise ExerciseError(f"There is no row called {row}. Rows: {listed([known.key for known in state.rows])}.")
    if not person and not role:
        raise ExerciseError("Say who it is: + child Tama: the child")
    if len(state.chairs) >= MOST_CHAIRS:
        raise ExerciseError(f"{MOST_CHAIRS} chairs are as many as holdspace sets out.")
    chair = Chair(
        number=_free(number, state.next_chair),
        row=row,
        person=may(state, person, "person", "the person"),
        role=may(state, role, "role", "the role"),
        agency=may(state, agency, "agency", "the agency"),
        short=may(state, short, "person", "the short name"),
        empty=bool(empty),
        empty_reason=_reason(state, reason) if empty else "",
    )
    return replace(with_chair(state, chair), next_chair=chair.number + 1)


def _reason(state: Network, reason: str) -> str:
    known = [item["key"] for item in state.template.words.get("empty_reasons", ())]
    if reason and reason not in known:
        raise ExerciseError(f"Why is it empty? One of: {listed(known, joiner='or')}.")
    return reason


def change_chair(state: Network, *, chair: int, field: str, text: str) -> Network:
    """Another person, role, agency, short name or row for a chair; its answers stay."""
    open_still(state)
    held = chair_of(state, chair)
    if field not in _TEXT_FIELDS:
        raise ExerciseError("A chair has a person, a role, an agency, a short name and a row.")
    if field == "row" and text not in {row.key for row in state.rows}:
        raise ExerciseError(f"There is no row called {text}. Rows: {listed([row.key for row in state.rows])}.")
    if field in ("person", "row"):
        within(state, text, _TEXT_FIELDS[field], f"the {field}")
    changed: dict[str, Any] = {field: may(state, text, field if field in state.template.limits else "person", field)}
    named = replace(held, **changed)
    if not named.name:
        raise ExerciseError(f"A chair needs a person or a role: {chair} person: Jo")
    return with_chair(state, named)


def place_chair(state: Network, *, chair: int, near: str = "", facing: str = "") -> Network:
    """Nearer or further, turned toward or away."""
    open_still(state)
    held = chair_of(state, chair)
    if near and near not in NEARNESS:
        raise ExerciseError(f"A chair is {listed(NEARNESS, joiner='or')}: 9 near")
    if facing and facing not in ("toward", "away"):
        raise ExerciseError("A chair is turned toward or away: 9 away")
    return with_chair(state, replace(held, near=near or held.near, facing=facing or held.facing))


def remove_chair(state: Network, *, chair: int, reason: str = "") -> Network:
    """A chair taken out again, when nothing else speaks of it. Its number is not given again."""
    open_still(state)
    held = chair_of(state, chair)
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
    if held.held_by:
        raise ExerciseError(f"Somebody sits in chair {chair}. First they leave it: {chair} leaves")
    if state.row(held.row).whanau and not reason:
        raise ExerciseError(f"That is a whānau chair. Say why it goes: {chair} remove: set out twice")
    may(state, reason, "note", "the reason")
    return replace(state, chairs={number: other for number, other in state.chairs.items() if number != chair})


def rename_row(state: Network, *, row: str, title: str) -> Network:
    """Another name for a row, in this session only."""
    open_still(state)
    within(state, title, "person", "a row's name")
    if row not in {known.key for known in state.rows}:
        raise ExerciseError(f"There is no row called {row}. Rows: {listed([known.key for known in state.rows])}.")
    changed = replace(state.row(row), title=title, label=title.upper())
    return replace(state, rows=tuple(changed if known.key == row else known for known in state.rows))


def add_row(state: Network, *, row: str, title: str, whanau: bool = False) -> Network:
    """One more row, in this session only."""
    open_still(state)
    within(state, title, "person", "a row's name")
    within(state, row, "person", "the row's short word")
    if row in {known.key for known in state.rows}:
        raise ExerciseError(f"There is a row called {row} already. Rename it: row {row}: another name")
    if len(state.rows) >= 12:
        raise ExerciseError("Twelve rows are as many as the room can read.")
    return replace(state, rows=(*state.rows, Row(row, title, title.upper(), bool(whanau))))


# -- roles ------------------------------------------------------------------------------------------------------------


def empty_chair(state: Network, *, chair: int, reason: str = "") -> Network:
    """A chair left empty, and why; whatever was said from it stays."""
    open_still(state)
    held = chair_of(state, chair)
    return with_chair(state, replace(held, empty=True, empty_reason=_reason(state, reason), held_by=""))


def hold_chair(state: Network, *, chair: int, by: str) -> Network:
    """Who takes the role, and is in it from now. Somebody who held another chair leaves it; all answers stay."""
    open_still(state)
    held = chair_of(state, chair)
    within(state, by, "person", "the P-number")
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
    return with_chair(state, replace(chair_of(state, chair), held_by=""))


def trade_chairs(state: Network, *, chair: int, other: int) -> Network:
    """Two people exchange chairs; the answers stay where they are."""
    open_still(state)
    first, second = chair_of(state, chair), chair_of(state, other)
    if chair == other:
        raise ExerciseError("Two different chairs are needed: 7 trades 9")
    one = replace(first, held_by=second.held_by, empty=second.empty, empty_reason=second.empty_reason)
    two = replace(second, held_by=first.held_by, empty=first.empty, empty_reason=first.empty_reason)
    return with_chair(with_chair(state, one), two)


def witness(state: Network, *, by: str) -> Network:
    """Somebody in the room without a role. Told to the facilitators only."""
    open_still(state)
    within(state, by, "person", "the P-number")
    chairs = {n: replace(c, held_by="") if folded(c.held_by) == folded(by) else c for n, c in state.chairs.items()}
    return replace(state, chairs=chairs, witnesses=(*_others(state.witnesses, by), by))


# -- interview --------------------------------------------------------------------------------------------------------


def answer(
    state: Network, *, chair: int, field: str, kind: str, words: str = "", amount: float | None = None
) -> Network:
    """How one question was met from one chair."""
    open_still(state)
    held = chair_of(state, chair)
    if field not in FIELDS:
        raise ExerciseError("A chair is asked: why, do, who, matters, visits, felt. For example 9 why: too many hands")
    if kind not in ANSWER_KINDS:
        raise ExerciseError("An answer is words, ? (we don't know), - (said nothing) or ~ words (a guess).")
    what = FIELD_WORDS[field]
    if field == "visits":
        if kind in (ANSWERED, GUESS):
            amount = _visits(amount)
        else:
            amount = None
        if words:
            raise ExerciseError("Visits a month is a number: 9 visits: 2")
    else:
        amount = None
        if kind in (ANSWERED, GUESS):
            words = within(state, words, field if field in ("matters", "felt") else "answer", what)
        elif words:
            raise ExerciseError(f"Words or no words, not both, for {what}.")
    return with_chair(state, replace(held, answers={**held.answers, field: Answer(kind, words, amount)}))


def _visits(amount: float | None) -> float:
    if isinstance(amount, bool) or not isinstance(amount, int | float) or not 0 <= amount <= MOST_VISITS:
        raise ExerciseError(f"Visits a month is a number from 0 to {MOST_VISITS}: 9 visits: 2")
    if amount * 2 != int(amount * 2):
        raise ExerciseError(f"Visits a month is a whole or half number; {count(amount)} is neither: 9 visits: 0.5")
    return int(amount) if float(amount).is_integer() else float(amount)


def unask(state: Network, *, chair: int, field: str) -> Network:
    """A question back to "not asked yet"."""
    open_still(state)
    held = chair_of(state, chair)
    if field not in held.answers:
        raise ExerciseError(f"{FIELD_WORDS.get(field, field).capitalize()} was not asked of chair {chair} yet.")
    return with_chair(state, replace(held, answers={key: a for key, a in held.answers.items() if key != field}))


def pace(state: Network, *, pace: str) -> Network:
    """Full interviews, or one line from each chair when time is short."""
    open_still(state)
    if pace not in ("full", "one line"):
        raise ExerciseError("The pace is full or one line: pace one line")
    return replace(state, pace=pace)


# -- leaving the roles ------------------------------------------------------------------------------------------------


def release(
    state: Network, *, chairs: list[int], late: bool = False, needs_time: bool = False, note: str = ""
) -> Network:
    """Chairs whose people left the role, empty chairs thanked and turned."""
    if not chairs:
        raise ExerciseError("Say which chairs: released 1-5")
    may(state, note, "note", "the note")
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
    may(state, reason, "note", "the reason")
    return replace(state, closed=True, close_reason=reason if waiting else "")


def reopen(state: Network) -> Network:
    """The exercise goes on after it was closed."""
    if not state.closed:
        raise ExerciseError("This exercise is open.")
    return replace(state, closed=False, close_reason="")


# -- the exercise itself ----------------------------------------------------------------------------------------------


def phase(state: Network, *, phase: str, at: str) -> Network:
    """The group moves to a phase; any phase, forward or back."""
    if phase not in {known.key for known in state.template.phases}:
        raise ExerciseError(f"There is no phase called {phase}.")
    return replace(state, phase=phase, phase_since=_moment(at), paused_since="", paused_seconds=0)


def _moment(at: str) -> str:
    """The time, when it is one. Raises ExerciseError."""
    try:
        told = datetime.fromisoformat(at).tzinfo is not None
    except (TypeError, ValueError):
        told = False
    if not told:
        raise ExerciseError("The time of that step cannot be read.")
    return at


def pause(state: Network, *, at: str) -> Network:
    """The exercise waits; the time does not count."""
    if state.paused_since:
        raise ExerciseError("It is paused already. Type resume to go on.")
    return replace(state, paused_since=_moment(at))


def resume(state: Network, *, at: str) -> Network:
    """The exercise goes on."""
    if not state.paused_since:
        raise ExerciseError("It is not paused.")
    waited = (datetime.fromisoformat(_moment(at)) - datetime.fromisoformat(state.paused_since)).total_seconds()
    return replace(state, paused_since="", paused_seconds=state.paused_seconds + max(0, int(waited)))


def case(state: Network, *, field: str, text: str) -> Network:
    """The case's title, its source, the question for the group, the stop word, how contact stands."""
    open_still(state)
    if field == "source":
        if text == "real, no consent":
            raise ExerciseError("A real case without consent is not played. Use a composite: source composite")
        if text not in ("composite", "real, consent held"):
            raise ExerciseError("The case is a composite, or real with consent held: source composite")
        return replace(state, case_source=text)
    if field == "concealed":
        return replace(state, concealed=text == "yes")
    limits = {"case_title": "case_title", "question": "question", "stop_word": "stop_word", "standing": "note"}
    if field not in limits:
        raise ExerciseError("A case has a title, a source, a question, a stop word and how contact stands.")
    changed: dict[str, Any] = {field: within(state, text, limits[field], field.replace("_", " "))}
    return replace(state, **changed)
