"""The moves of the network shape about what the group finds and settles. Pure; refuses to read a clock.

Rules from "A Good Start in Life", live Net-'works' grid: whānau set the limit first, differences are material, what is
settled in role is rehearsed only.

Long, because the moves are one flat list, each short and each alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from exercises.exercise import ExerciseError
from exercises.network import moves
from exercises.network.moves import chair_of, may, numbered, open_still, with_chair, within
from exercises.network.sharing import wordless_in_sharing
from exercises.network.state import (
    AREAS,
    CONSENTS,
    QUESTIONS,
    Agreement,
    ColumnMark,
    Conversation,
    Difference,
    Double,
    Learning,
    Network,
    Reversal,
    Week,
)
from exercises.text import listed


def _question(question: str) -> str:
    if question not in QUESTIONS:
        raise ExerciseError("Which question: why, do or who? For example 7 vs 8 do: standing first or seating first")
    return question


def _pair(state: Network, first: int, second: int) -> tuple[int, int]:
    chair_of(state, first)
    chair_of(state, second)
    if first == second:
        raise ExerciseError("Two different chairs are needed: 7 vs 8 do: standing first or seating first")
    return first, second


def _held(things: Mapping[int, Any], number: int, letter: str, what: str) -> Any:
    if number not in things:
        there = listed([f"{letter}{known}" for known in things], joiner="or")
        raise ExerciseError(f"There is no {what} {letter}{number}." + (f" There is {there}." if there else ""))
    return things[number]


def _kept(things: Mapping[int, Any], thing: Any) -> dict[int, Any]:
    return {**things, thing.number: thing}


def _without(things: Mapping[int, Any], number: int) -> dict[int, Any]:
    return {known: thing for known, thing in things.items() if known != number}


# -- the system as it is ----------------------------------------------------------------------------------------------


def difference(state: Network, *, between: list[int], question: str, about: str, number: int = 0) -> Network:
    """Two chairs differ on one question, said in words. Said again of the same two, the words are replaced."""
    open_still(state)
    pair = _pair(state, *between)
    within(state, about, "difference", "the difference")
    for held in state.differences.values():
        if set(held.between) == set(pair) and held.question == _question(question):
            changed = replace(held, about=about)
            return replace(state, differences=_kept(state.differences, changed))
    state, number = numbered(state, "d", number)
    found = Difference(number, pair, _question(question), about)
    return replace(state, differences=_kept(state.differences, found))


def reword_difference(state: Network, *, difference: int, about: str) -> Network:
    """Other words for a difference."""
    open_still(state)
    held: Difference = _held(state.differences, difference, "d", "difference")
    changed = replace(held, about=within(state, about, "difference", "the difference"))
    return replace(state, differences=_kept(state.differences, changed))


def remove_difference(state: Network, *, difference: int) -> Network:
    """A difference that turned out not to be one."""
    open_still(state)
    _held(state.differences, difference, "d", "difference")
    return replace(state, differences=_without(state.differences, difference))


# -- deepen and surplus reality ---------------------------------------------------------------------------------------


def reverse(state: Network, *, between: list[int], number: int = 0) -> Network:
    """Two role holders change places; said again, they are back."""
    open_still(state)
    pair = _pair(state, *between)
    for held in state.reversals.values():
        if set(held.between) == set(pair) and not held.back:
            return replace(state, reversals=_kept(state.reversals, replace(held, back=True)))
    state, number = numbered(state, "r", number)
    return replace(state, reversals=_kept(state.reversals, Reversal(number, pair)))


def double(state: Network, *, chair: int, words: str, number: int = 0) -> Network:
    """An unspoken thought that the role holder kept. The room sees it only after their nod."""
    open_still(state)
    chair_of(state, chair)
    within(state, words, "answer", "the kept thought")
    state, number = numbered(state, "b", number)
    return replace(state, doubles=_kept(state.doubles, Double(number, chair, words)))


def nod(state: Network, *, chair: int, yes: bool = True) -> Network:
    """The role holder agrees, or no longer agrees, that the room may see the thought kept last from their chair."""
    open_still(state)
    held = [double for double in state.doubles.values() if double.chair == chair]
    if not held:
        raise ExerciseError(f"No thought was kept from chair {chair} yet: {chair} double: I am tired of being brave")
    return replace(state, doubles=_kept(state.doubles, replace(held[-1], nod=bool(yes))))


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
    return with_chair(state, replace(held, asked=True, wants=within(state, words, "answer", "what the chair wants")))


def surplus(state: Network, *, field: str, text: str) -> Network:
    """The first idea, the question that turned it, or the shift."""
    open_still(state)
    if field not in ("first_idea", "turning_question", "shift"):
        raise ExerciseError("Surplus reality keeps the first idea, the turning question and the shift: shift: …")
    changed: dict[str, Any] = {field: within(state, text, "note", field.replace("_", " "))}
    return replace(state, **changed)


# -- negotiate --------------------------------------------------------------------------------------------------------


def whanau_first(state: Network, *, off: str = "") -> Network:
    """Lets agencies agree before every whānau chair was asked, with a reason; or puts the rule back with none."""
    open_still(state)
    return replace(state, whanau_first_off=may(state, off, "note", "the reason"))


def _whanau_were_asked(state: Network, numbers: list[int]) -> str:
    """The override's reason, when agencies in `numbers` agree before every whānau chair was asked."""
    agencies = [n for n in numbers if not state.row(chair_of(state, n).row).whanau]
    waiting = state.not_asked()
    if not agencies or (not waiting and state.whanau_chairs()):
        return ""
    if not state.whanau_first_off and not waiting:
        raise ExerciseError(
            "No whānau chair is set out yet, and whānau chairs come first: + child Tama: the child. "
            "Or say why not: whānau first off: the stop word was used"
        )
    if not state.whanau_first_off:
        names = listed([f"{chair.number} {chair.name}" for chair in waiting[:5]])
        more = f" and {len(waiting) - 5} more" if len(waiting) > 5 else ""
        raise ExerciseError(
            f"Whānau chairs come first. Not asked yet: {names}{more}. Ask, then: asked {waiting[0].number}. "
            "Or say why not: whānau first off: the stop word was used"
        )
    return state.whanau_first_off


def agree(state: Network, *, proposed_by: int, text: str, question: str = "", number: int = 0) -> Network:
    """An agreement made in role. An agency's waits until every whānau chair was asked."""
    open_still(state)
    chair_of(state, proposed_by)
    within(state, text, "agreement", "the agreement")
    reason = _whanau_were_asked(state, [proposed_by])
    state, number = numbered(state, "a", number)
    made = Agreement(number, text, proposed_by, _question(question) if question else "", override=reason)
    return replace(state, agreements=_kept(state.agreements, made))


def say(state: Network, *, agreement: int, yes: list[int] | None = None, no: list[int] | None = None) -> Network:
    """Who agrees and who does not; a chair said again changes its mind."""
    open_still(state)
    held: Agreement = _held(state.agreements, agreement, "a", "agreement")
    agreed, refused = yes or [], no or []
    for number in (*agreed, *refused):
        chair_of(state, number)
    both = sorted(set(agreed) & set(refused))
    if both:
        raise ExerciseError(f"Chair {both[0]} cannot both agree and not agree. Say it once: a{agreement} no {both[0]}")
    reason = _whanau_were_asked(state, agreed) or held.override
    changed = replace(
        held,
        agreed=(*(n for n in held.agreed if n not in agreed and n not in refused), *dict.fromkeys(agreed)),
        not_agreed=(*(n for n in held.not_agreed if n not in agreed and n not in refused), *dict.fromkeys(refused)),
        override=reason,
    )
    return replace(state, agreements=_kept(state.agreements, changed))


def reword_agreement(state: Network, *, agreement: int, text: str) -> Network:
    """Other words for an agreement. Who agreed was asked about the old words, so that starts again."""
    open_still(state)
    held: Agreement = _held(state.agreements, agreement, "a", "agreement")
    changed = replace(held, text=within(state, text, "agreement", "the agreement"), agreed=(), not_agreed=())
    return replace(state, agreements=_kept(state.agreements, changed))


def remove_agreement(state: Network, *, agreement: int) -> Network:
    """An agreement that no longer stands."""
    open_still(state)
    _held(state.agreements, agreement, "a", "agreement")
    return replace(state, agreements=_without(state.agreements, agreement))


def limit(state: Network, *, visits: float | None) -> Network:
    """Contacts a month at most, set by the whānau chairs; None takes it back."""
    open_still(state)
    return replace(state, limit=None if visits is None else moves._visits(visits))


def slot_when(state: Network, *, when: str) -> Network:
    """Day and time of the shared slot."""
    open_still(state)
    return replace(state, slot_when=within(state, when, "person", "the day and time"))


def slot_note(state: Network, *, note: str) -> Network:
    """A line under the rota, such as what happens in a month of five weeks."""
    open_still(state)
    return replace(state, slot_note=may(state, note, "note", "the note"))


def slot(
    state: Network, *, week: int, chairs: list[int] | None = None, note: str = "", nobody: bool = False
) -> Network:
    """Who comes in one week of the slot: chairs, words such as "whānau choose", or nobody."""
    open_still(state)
    if isinstance(week, bool) or not isinstance(week, int) or not 1 <= week <= 10:
        raise ExerciseError("Weeks of the slot are numbered 1 to 10: slot 1: 7 11")
    for number in chairs or []:
        chair_of(state, number)
    if not chairs and not note and not nobody:
        raise ExerciseError(f"Who comes in week {week}? slot {week}: 7 11, or slot {week}: nobody")
    may(state, note, "difference", "the week's words")
    changed = Week(tuple(dict.fromkeys(chairs or [])), note, bool(nobody))
    return replace(state, weeks=dict(sorted({**state.weeks, week: changed}.items())))


# -- connecting conversations -----------------------------------------------------------------------------------------


def talk(state: Network, *, between: list[int], question: str, opening: str, number: int = 0) -> Network:
    """A connecting conversation: from one chair to another, on one question, with its opening line."""
    open_still(state)
    first, second = _pair(state, *between)
    within(state, opening, "opening", "the opening line")
    state, number = numbered(state, "k", number)
    made = Conversation(number, first, second, _question(question), opening)
    return replace(state, conversations=_kept(state.conversations, made))


def change_talk(state: Network, *, conversation: int, field: str, text: str) -> Network:
    """Owner, date or opening line of a conversation; an empty owner means it needs one."""
    open_still(state)
    held: Conversation = _held(state.conversations, conversation, "k", "conversation")
    if field not in ("owner", "by", "opening"):
        raise ExerciseError("A conversation has an owner, a date and an opening line: k1 by Friday")
    if field == "opening":
        within(state, text, "opening", "the opening line")
    changed: dict[str, Any] = {field: may(state, text, "opening" if field == "opening" else "person", field)}
    return replace(state, conversations=_kept(state.conversations, replace(held, **changed)))


def talk_done(state: Network, *, conversation: int, done: str, found: str = "") -> Network:
    """Next time: did it happen, and what we found."""
    held: Conversation = _held(state.conversations, conversation, "k", "conversation")
    if done not in ("yes", "partly", "no", "overtaken"):
        raise ExerciseError("Did it happen? k1 done yes, partly, no or overtaken")
    changed = replace(held, done=done, found=may(state, found, "note", "what we found"))
    return replace(state, conversations=_kept(state.conversations, changed))


def remove_talk(state: Network, *, conversation: int) -> Network:
    """A conversation nobody plans any more."""
    open_still(state)
    _held(state.conversations, conversation, "k", "conversation")
    return replace(state, conversations=_without(state.conversations, conversation))


# -- sharing and learning ---------------------------------------------------------------------------------------------


def spoke(state: Network, *, count: int, passed: int | None = None) -> Network:
    """How many people spoke in sharing; the only thing ever kept of it."""
    for number in (count, passed):
        if number is not None and (isinstance(number, bool) or not isinstance(number, int) or not 0 <= number <= 200):
            raise ExerciseError("How many people spoke? A number: spoke 19")
    return replace(state, spoke=count, passed=passed if passed is not None else state.passed)


def learned(state: Network, *, area: str, text: str, number: int = 0) -> Network:
    """One thing somebody will do differently, in one of the four areas."""
    open_still(state)
    if area not in AREAS:
        raise ExerciseError("Learning is about me, whānau, team or network: learned team: ask before I plan")
    within(state, text, "learning", "the learning")
    state, number = numbered(state, "l", number)
    return replace(state, learnings=_kept(state.learnings, Learning(number, area, text)))


def consent(state: Network, *, learning: int, consent: str) -> Network:
    """Whether and how somebody's words may be used; "withdrawn" takes them out of every page at once."""
    held: Learning = _held(state.learnings, learning, "l", "learning")
    if consent not in CONSENTS:
        raise ExerciseError(f"Consent is one of: {listed(CONSENTS, joiner='or')}.")
    return replace(state, learnings=_kept(state.learnings, replace(held, consent=consent)))


# -- the paper grid ---------------------------------------------------------------------------------------------------


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
    may(state, text, "difference", "the mark's words")
    state, number = numbered(state, "m", number)
    return replace(state, marks=_kept(state.marks, ColumnMark(number, _question(question), mark, text)))


def remove_mark(state: Network, *, mark: int) -> Network:
    """A mark that does not hold."""
    open_still(state)
    _held(state.marks, mark, "m", "mark")
    return replace(state, marks=_without(state.marks, mark))


def surprise(state: Network, *, text: str) -> Network:
    """One surprise to hear back, without case detail."""
    open_still(state)
    return replace(state, surprises=(*state.surprises, within(state, text, "learning", "the surprise")))


_LETTERS = {
    "difference": "d", "reverse": "r", "double": "b", "agree": "a", "talk": "k", "learned": "l", "mark": "m",
}  # fmt: skip


def with_number(state: Network, kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """The data with the number that the thing this move makes will have; of other moves, as they are."""
    if kind == "add_chair":
        return {**data, "number": state.next_chair}
    if kind not in _LETTERS:
        return dict(data)
    number = state.numbers.get(_LETTERS[kind], 0) + 1
    if kind in ("difference", "reverse"):
        between = data.get("between")
        pair = list(between) if isinstance(between, list | tuple) else []
        said = {repr(pair), repr(pair[::-1])}
        for held in (state.differences if kind == "difference" else state.reversals).values():
            same = held.question == data.get("question") if isinstance(held, Difference) else not held.back
            if same and repr(list(held.between)) in said:
                number = held.number
    return {**data, "number": number}


MOVES: Mapping[str, Callable[..., Network]] = {
    move.__name__: wordless_in_sharing(move)
    for move in (
        moves.add_chair, moves.change_chair, moves.place_chair, moves.remove_chair, moves.rename_row, moves.add_row,
        moves.empty_chair, moves.hold_chair, moves.leave_chair, moves.trade_chairs, moves.witness,
        moves.answer, moves.unask, moves.pace, moves.release, moves.back_in_role, moves.close, moves.reopen,
        moves.phase, moves.pause, moves.resume, moves.case,
        difference, reword_difference, remove_difference, reverse, double, nod, asked, wants, surplus, whanau_first,
        agree, say, reword_agreement, remove_agreement, limit, slot_when, slot_note, slot,
        talk, change_talk, talk_done, remove_talk, spoke, learned, consent, mark, remove_mark, surprise,
    )
}  # fmt: skip
"""Every move by its kind."""
TIMED = frozenset({"phase", "pause", "resume"})
