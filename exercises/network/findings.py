"""The moves about what the group finds: differences, reversals, wants, learning, marks. Pure; reads no clock.

Differences are material, never faults; nothing said in sharing is kept but a count.
"""

from __future__ import annotations

from typing import Any

from exercises.kernel.checks import kept, may, numbered, open_still, thing_of, within, without
from exercises.kernel.consent import TAKEN_BACK, WITHDRAWN
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import listed
from exercises.network.checks import chair_of, for_chairs, pair_of, question_key, with_chair
from exercises.network.state import (
    AREAS,
    CONSENTS,
    ColumnMark,
    Difference,
    Double,
    Learning,
    Network,
    Reversal,
)


def difference(state: Network, *, between: list[int], question: str, about: str, number: int = 0) -> Network:
    """Two chairs differ on one question, said in words. Said again of the same two, the words are replaced."""
    open_still(state)
    pair = pair_of(state, *between)
    within(state.template, about, "difference", "the difference")
    for held in state.differences.values():
        if set(held.between) == set(pair) and held.question == question_key(question):
            changed = replace(held, about=about)
            return replace(state, differences=kept(state.differences, changed))
    state, number = numbered(state, "d", number)
    found = Difference(number, pair, question_key(question), about)
    return replace(state, differences=kept(state.differences, found))


def reword_difference(state: Network, *, difference: int, about: str) -> Network:
    """Other words for a difference."""
    open_still(state)
    held: Difference = thing_of(state.differences, difference, "d", "difference")
    changed = replace(held, about=within(state.template, about, "difference", "the difference"))
    return replace(state, differences=kept(state.differences, changed))


def remove_difference(state: Network, *, difference: int) -> Network:
    """A difference that turned out not to be one."""
    open_still(state)
    thing_of(state.differences, difference, "d", "difference")
    return replace(state, differences=without(state.differences, difference))


def reverse(state: Network, *, between: list[int], number: int = 0) -> Network:
    """Two role holders change places; said again, they are back."""
    open_still(state)
    for_chairs(state, "role reversals")
    pair = pair_of(state, *between)
    for held in state.reversals.values():
        if set(held.between) == set(pair) and not held.back:
            return replace(state, reversals=kept(state.reversals, replace(held, back=True)))
    state, number = numbered(state, "r", number)
    return replace(state, reversals=kept(state.reversals, Reversal(number, pair)))


def double(state: Network, *, chair: int, words: str, number: int = 0) -> Network:
    """An unspoken thought that the role holder kept. The room sees it only after their nod."""
    open_still(state)
    for_chairs(state, "doubles")
    chair_of(state, chair)
    within(state.template, words, "answer", "the kept thought")
    state, number = numbered(state, "b", number)
    return replace(state, doubles=kept(state.doubles, Double(number, chair, words)))


def nod(state: Network, *, chair: int, yes: bool = True) -> Network:
    """The role holder agrees, or no longer agrees, that the room may see the thought kept last from their chair."""
    open_still(state)
    held = [double for double in state.doubles.values() if double.chair == chair]
    if not held:
        raise ExerciseError(f"No thought was kept from chair {chair} yet: {chair} double: I am tired of being brave")
    return replace(state, doubles=kept(state.doubles, replace(held[-1], nod=bool(yes))))


def asked(state: Network, *, chairs: list[int]) -> Network:
    """Whānau chairs that were asked what they want, before any service settled anything."""
    open_still(state)
    for number in chairs:
        state = with_chair(state, replace(chair_of(state, number), asked=True))
    return state


def wants(state: Network, *, chair: int, words: str) -> Network:
    """What a chair wants, in its own words."""
    open_still(state)
    held = chair_of(state, chair)
    return with_chair(
        state, replace(held, asked=True, wants=within(state.template, words, "answer", "what the chair wants"))
    )


def surplus(state: Network, *, field: str, text: str) -> Network:
    """The first idea, the question that turned it, or the shift."""
    open_still(state)
    if field not in ("first_idea", "turning_question", "shift"):
        raise ExerciseError("Surplus reality keeps the first idea, the turning question and the shift: shift: …")
    changed: dict[str, Any] = {field: within(state.template, text, "note", field.replace("_", " "))}
    return replace(state, **changed)


def spoke(state: Network, *, count: int, passed: int | None = None) -> Network:
    """How many people spoke in sharing; the only thing ever kept of it."""
    for_chairs(state, "count of who spoke")
    for number in (count, passed):
        if number is not None and (isinstance(number, bool) or not isinstance(number, int) or not 0 <= number <= 200):
            raise ExerciseError("How many people spoke? A number: spoke 19")
    return replace(state, spoke=count, passed=passed if passed is not None else state.passed)


def learned(state: Network, *, area: str, text: str, number: int = 0) -> Network:
    """One thing somebody will do differently, in one of the four areas."""
    open_still(state)
    if area not in AREAS:
        raise ExerciseError("Learning is about me, whānau, team or network: learned team: ask before I plan")
    within(state.template, text, "learning", "the learning")
    state, number = numbered(state, "l", number)
    return replace(state, learnings=kept(state.learnings, Learning(number, area, text)))


def consent(state: Network, *, learning: int, consent: str) -> Network:
    """Whether and how somebody's words may be used; "withdrawn" takes them out of every page at once."""
    held: Learning = thing_of(state.learnings, learning, "l", "learning")
    if held.consent == WITHDRAWN != consent:
        raise ExerciseError(f"The words of l{learning} were taken back, and are not kept. With a yes, type them anew.")
    if consent not in CONSENTS:
        raise ExerciseError(f"Consent is one of: {listed(CONSENTS, joiner='or')}.")
    text = TAKEN_BACK if consent == WITHDRAWN else held.text
    return replace(state, learnings=kept(state.learnings, replace(held, consent=consent, text=text)))


def mark(state: Network, *, question: str, mark: str, text: str = "", number: int = 0) -> Network:
    """What looking down one column showed."""
    open_still(state)
    known = [item["key"] for item in state.template.words.get("marks", ())]
    if mark not in known:
        raise ExerciseError(
            f"Down a column answers are: {listed(known, joiner='or')}. For example mark who nobody: nobody rings first"
            if known
            else "This grid has no marks down the columns. Say a difference: 7 vs 8 do: standing first or seating first"
        )
    may(state.template, text, "difference", "the mark's words")
    state, number = numbered(state, "m", number)
    return replace(state, marks=kept(state.marks, ColumnMark(number, question_key(question), mark, text)))


def remove_mark(state: Network, *, mark: int) -> Network:
    """A mark that does not hold."""
    open_still(state)
    thing_of(state.marks, mark, "m", "mark")
    return replace(state, marks=without(state.marks, mark))


def surprise(state: Network, *, text: str) -> Network:
    """One surprise to hear back, without case detail."""
    open_still(state)
    return replace(state, surprises=(*state.surprises, within(state.template, text, "learning", "the surprise")))
