"""The moves about what the group finds: differences, reversals, wants, learning, marks. Pure; reads no clock.

Differences are material, never faults; nothing said in sharing is kept but a count.
"""

from __future__ import annotations

from typing import Any

from exercises.kernel.checks import kept, may, numbered, open_still, taken_out, thing_of, within
from exercises.kernel.consent import TAKEN_BACK, WITHDRAWN, no_nod, withdraws
from exercises.kernel.moves import also, hidden, move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import listed
from exercises.network.checks import (
    chair_of,
    for_chairs,
    known_difference,
    open_between,
    pair_of,
    question_key,
    with_chair,
)
from exercises.network.saying import in_a_room, marked_down, on_paper, paired, swaps, which_difference
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

_NOTHING = "nothing is recorded"
_NOT_SEEN = "the room may not see the thought kept from {chair}"


@move(
    "<chair> vs <other> <question>: <about>",
    "7 vs 8 do: standing first or seating first",
    "a difference on one of the three questions",
    "a difference between {chair} and {other} on {question}: {about}",
    called="a difference",
    makes="d",
    given=known_difference,
    words=("about",),
    data=paired,
    ask=which_difference,
)
def difference(state: Network, *, between: list[int], question: str, about: str, number: int = 0) -> Network:
    """Two chairs differ on one question, said in words. Said again of the same two, the words are replaced."""
    open_still(state)
    pair = pair_of(state, *between)
    within(state.template, about, "difference", "the difference")
    for difference in state.differences.values():
        if set(difference.between) == set(pair) and difference.question == question_key(question):
            changed = replace(difference, about=about)
            return replace(state, differences=kept(state.differences, changed))
    state, number = numbered(state, "d", number)
    found = Difference(number, pair, question_key(question), about)
    return replace(state, differences=kept(state.differences, found))


@move(
    "<difference>: <about>",
    "d1: other words",
    "other words for a difference",
    "{difference}: {about}",
    called="other words for a difference",
    words=("about",),
    shown=hidden,
)
def reword_difference(state: Network, *, difference: int, about: str) -> Network:
    """Other words for a difference."""
    open_still(state)
    this_difference: Difference = thing_of(state.differences, difference, "d", "difference")
    changed = replace(this_difference, about=within(state.template, about, "difference", "the difference"))
    return replace(state, differences=kept(state.differences, changed))


@move(
    "<difference> remove",
    "d1 remove",
    "takes a difference out; d1: other words changes it",
    "{difference} is taken out",
    called="taking out a difference",
    away=True,
)
def remove_difference(state: Network, *, difference: int) -> Network:
    """A difference that turned out not to be one."""
    open_still(state)
    return replace(state, differences=taken_out(state.differences, difference, "d", "difference"))


@move(
    "<chair> swaps <other>",
    "7 swaps 8",
    "role reversal; the same again when they are back",
    swaps,
    called="a change of places",
    makes="r",
    given=open_between,
    data=paired,
    shown=in_a_room,
)
def reverse(state: Network, *, between: list[int], number: int = 0) -> Network:
    """Two role holders change places; said again, they are back."""
    open_still(state)
    for_chairs(state, "role reversals")
    pair = pair_of(state, *between)
    for reversal in state.reversals.values():
        if set(reversal.between) == set(pair) and not reversal.back:
            return replace(state, reversals=kept(state.reversals, replace(reversal, back=True)))
    state, number = numbered(state, "r", number)
    return replace(state, reversals=kept(state.reversals, Reversal(number, pair)))


@move(
    "<chair> double [:] <words>",
    "7 double: I am tired of being brave",
    "a thought the role holder kept",
    "a thought kept from {chair}",
    called="a thought kept",
    makes="b",
    words=("words",),
    private=True,
    shown=in_a_room,
)
@also("<chair> double [:] no|none|nothing|refused|pass|-", "7 double no", "", _NOTHING, action="none")
@also(
    "pass [:] [<words>]",
    "pass",
    "nothing at all is recorded",
    "nothing is recorded; passing is a move",
    action="none",
    shown=in_a_room,
)
def double(state: Network, *, chair: int, words: str, number: int = 0) -> Network:
    """An unspoken thought that the role holder kept. The room sees it only after their nod."""
    open_still(state)
    for_chairs(state, "doubles")
    chair_of(state, chair)
    within(state.template, words, "answer", "the kept thought")
    state, number = numbered(state, "b", number)
    return replace(state, doubles=kept(state.doubles, Double(number, chair, words)))


@move(
    "<chair> double [:] nod",
    "7 double nod",
    "the role holder agrees the room may see it",
    "the room may see the thought kept from {chair}",
    called="whether the room may see it",
    wordless=True,
    takes_back=no_nod,
    sets={"yes": True},
    group=True,
    shown=in_a_room,
)
@also(
    "<chair> nod [yes]", "7 nod", "", "the room may see the thought kept from {chair}", sets={"yes": True}, group=True
)
@also("<chair> nod no|off", "7 nod no", "", _NOT_SEEN, sets={"yes": False}, group=True)
@also("<chair:nodded> double nod no|off", "7 double nod no", "", _NOT_SEEN, sets={"yes": False}, group=True)
@also("<chair:nodded> double no nod", "7 double no nod", "", _NOT_SEEN, sets={"yes": False}, group=True)
@also("<chair> double nod no|off", "7 double nod no", "", _NOTHING, action="none")
@also("<chair> double no nod", "7 double no nod", "", _NOTHING, action="none")
def nod(state: Network, *, chair: int, yes: bool = True) -> Network:
    """The role holder agrees, or no longer agrees, that the room may see the thought kept last from their chair."""
    open_still(state)
    kept_here = [double for double in state.doubles.values() if double.chair == chair]
    if not kept_here:
        raise ExerciseError(f"No thought was kept from chair {chair} yet: {chair} double: I am tired of being brave")
    return replace(state, doubles=kept(state.doubles, replace(kept_here[-1], nod=bool(yes))))


@move(
    "asked [:] <chairs:first>",
    "asked 2",
    "a whānau chair was asked what it wants",
    "asked first: {chairs}",
    called="asked first",
    shown=in_a_room,
)
@also("<chairs:firsts> asked", "2 asked", "", "asked first: {chairs}")
def asked(state: Network, *, chairs: list[int]) -> Network:
    """Whānau chairs that were asked what they want, before any service settled anything."""
    open_still(state)
    for number in chairs:
        state = with_chair(state, replace(chair_of(state, number), asked=True))
    return state


@move(
    "wants <chair>: <words>",
    "wants 2: one ordinary day a week",
    "what the whānau chairs want first",
    "{chair} wants: {words}",
    called="what it wants",
    words=("words",),
    shown=in_a_room,
)
@also("<chair> wants [:] <words>", "2 wants: one ordinary day a week", "", "{chair} wants: {words}")
def wants(state: Network, *, chair: int, words: str) -> Network:
    """What a chair wants, in its own words."""
    open_still(state)
    seat = chair_of(state, chair)
    return with_chair(
        state, replace(seat, asked=True, wants=within(state.template, words, "answer", "what the chair wants"))
    )


@move(
    "idea [:] <text>",
    "idea: find one more person who could get in",
    "the first idea",
    "the first idea: {text}",
    called="surplus reality",
    words=("text",),
    sets={"field": "first_idea"},
    colon=True,
)
@also(
    "turning [:] <text>",
    "turning: what would you want if nobody came in?",
    "the question that turned it",
    "the turning question: {text}",
    sets={"field": "turning_question"},
    colon=True,
)
@also(
    "shift [:] <text>",
    "shift: from getting in to standing behind",
    "the shift",
    "the shift: {text}",
    sets={"field": "shift"},
    colon=True,
)
def surplus(state: Network, *, field: str, text: str) -> Network:
    """The first idea, the question that turned it, or the shift."""
    open_still(state)
    if field not in ("first_idea", "turning_question", "shift"):
        raise ExerciseError("Surplus reality keeps the first idea, the turning question and the shift: shift: …")
    changed: dict[str, Any] = {field: within(state.template, text, "note", field.replace("_", " "))}
    return replace(state, **changed)


@move(
    "learned <area> [:] <text>",
    "learned team: ask before I plan",
    "one thing to do differently: me, whānau, team or network",
    lambda got, state: (
        f"learned, {got['area']}: {got['text']}; with their yes the room reads it: "
        f"l{state.numbers.get('l', 0) + 1} consent in this room only"
    ),
    called="something to take away",
    makes="l",
    undated=True,
    private=True,
    words=("text",),
)
def learned(state: Network, *, area: str, text: str, number: int = 0) -> Network:
    """One thing somebody will do differently, in one of the four areas."""
    open_still(state)
    if area not in AREAS:
        raise ExerciseError("Learning is about me, whānau, team or network: learned team: ask before I plan")
    within(state.template, text, "learning", "the learning")
    state, number = numbered(state, "l", number)
    return replace(state, learnings=kept(state.learnings, Learning(number, area, text)))


@move(
    "<learning> consent [:] <consent>",
    "l1 consent without my number",
    "how somebody's words may be used; l1 consent withdrawn",
    "{learning}: {consent}",
    called="how words may be used",
    wordless=True,
    takes_back=withdraws,
    private=True,
)
def consent(state: Network, *, learning: int, consent: str) -> Network:
    """Whether and how somebody's words may be used; "withdrawn" takes them out of every page at once."""
    this_learning: Learning = thing_of(state.learnings, learning, "l", "learning")
    if this_learning.consent == WITHDRAWN != consent:
        raise ExerciseError(f"The words of l{learning} were taken back, and are not kept. With a yes, type them anew.")
    if consent not in CONSENTS:
        raise ExerciseError(f"Consent is one of: {listed(CONSENTS, joiner='or')}.")
    text = TAKEN_BACK if consent == WITHDRAWN else this_learning.text
    return replace(state, learnings=kept(state.learnings, replace(this_learning, consent=consent, text=text)))


@move(
    "mark <question> <mark>: [<text>]",
    "mark who nobody: nobody rings the family first",
    "what looking down a column showed; m1 remove",
    marked_down,
    called="a mark down a column",
    makes="m",
    words=("text",),
    sets={"text": ""},
    shown=on_paper,
)
def mark(state: Network, *, question: str, mark: str, text: str = "", number: int = 0) -> Network:
    """What looking down one column showed."""
    open_still(state)
    known = [item["key"] for item in state.template.words.get("marks", ())]
    if mark not in known:
        raise ExerciseError(
            f"Down a column answers are: {listed(known, joiner='or')}. For example mark who {known[0]}: …"
            if known
            else "This grid has no marks down the columns. Say a difference: 7 vs 8 do: standing first or seating first"
        )
    may(state.template, text, "difference", "the mark's words")
    state, number = numbered(state, "m", number)
    return replace(state, marks=kept(state.marks, ColumnMark(number, question_key(question), mark, text)))


@move("<mark:m> remove", "m1 remove", "", "{mark} is taken out", called="taking out a mark", away=True)
def remove_mark(state: Network, *, mark: int) -> Network:
    """A mark that does not hold."""
    open_still(state)
    return replace(state, marks=taken_out(state.marks, mark, "m", "mark"))


@move(
    "surprise [:] <text>",
    "surprise: two of us each thought the other did it",
    "one surprise to hear back",
    "a surprise: {text}",
    called="a surprise",
    words=("text",),
    shown=on_paper,
    colon=True,
)
def surprise(state: Network, *, text: str) -> Network:
    """One surprise to hear back, without case detail."""
    open_still(state)
    return replace(state, surprises=(*state.surprises, within(state.template, text, "learning", "the surprise")))
