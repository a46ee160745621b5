"""The moves that settle: agreements, the limit, the slot, connecting conversations. Pure; reads no clock.

From "A Good Start in Life", live Net-'works' grid: the whānau set the limit first; settled in role is rehearsed only.
"""

from __future__ import annotations

from typing import Any

from exercises.kernel.checks import kept, may, numbered, open_still, p_number, taken_out, thing_of, within
from exercises.kernel.days import dated_again, day_in, full_day
from exercises.kernel.moves import also, hidden, move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import listed
from exercises.network.checks import chair_of, pair_of, question_key, visits_number
from exercises.network.examples import FIRST, of_this_grid
from exercises.network.saying import at_most, coming, full, limit_used, long, more_than_now, plenty, sides, slot_used
from exercises.network.state import Agreement, Conversation, Network, Week


@move(
    "whānau first off: <off:why>",
    "whānau first off: the stop word was used",
    "lets agencies agree early, with a reason; whānau first on",
    "agencies may agree before every whānau chair was asked: {off}",
    called="the whānau-first rule",
    words=("off",),
    ask="Whānau chairs are asked first. To set that aside: whānau first off: the stop word was used",
)
@also("whānau first on", "whānau first on", "", "whānau chairs are asked first again", sets={"off": ""})
def whanau_first(state: Network, *, off: str = "") -> Network:
    """Lets agencies agree before every whānau chair was asked, with a reason; or puts the rule back with none."""
    open_still(state)
    return replace(state, whanau_first_off=may(state.template, off, "note", "the reason"))


def _whanau_were_asked(state: Network, numbers: list[int]) -> str:
    """The override's reason, when agencies in `numbers` agree before every whānau chair was asked."""
    agencies = [n for n in numbers if not state.row(chair_of(state, n).row).whanau]
    waiting = state.not_asked()
    if not agencies or (not waiting and state.whanau_chairs()) or not any(row.whanau for row in state.rows):
        return ""
    if not state.whanau_first_off and not waiting:
        raise ExerciseError(
            f"No whānau chair is set out yet, and whānau chairs come first: {of_this_grid(FIRST, state)}. "
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


@move(
    "agree <proposed_by:proposer> [<question>]: <text>",
    "agree 2: once a week at most, Tuesday",
    "an agreement proposed by chair 2; agree 2 do: … names the question",
    "an agreement proposed by {proposed_by}: {text}",
    called="an agreement",
    makes="a",
    words=("text",),
    sets={"question": ""},
    warn=long("agreement", "text", 160),
)
def agree(state: Network, *, proposed_by: int, text: str, question: str = "", number: int = 0) -> Network:
    """An agreement made in role. An agency's waits until every whānau chair was asked."""
    open_still(state)
    chair_of(state, proposed_by)
    within(state.template, text, "agreement", "the agreement")
    reason = _whanau_were_asked(state, [proposed_by])
    state, number = numbered(state, "a", number)
    made = Agreement(number, text, proposed_by, question_key(question) if question else "", override=reason)
    return replace(state, agreements=kept(state.agreements, made))


@move(
    "<agreement> yes <yes:chairs> [no <no:chairs>]",
    "a1 yes 7 8 no 26",
    "who agrees and who does not",
    sides,
    called="who agrees",
    sets={"yes": [], "no": []},
)
@also("<agreement> no <no:chairs> [yes <yes:chairs>]", "a1 no 26", "", sides, sets={"yes": [], "no": []})
def say(state: Network, *, agreement: int, yes: list[int] | None = None, no: list[int] | None = None) -> Network:
    """Who agrees and who does not; a chair said again changes its mind."""
    open_still(state)
    this_agreement: Agreement = thing_of(state.agreements, agreement, "a", "agreement")
    agreed, refused = yes or [], no or []
    for number in (*agreed, *refused):
        chair_of(state, number)
    both = sorted(set(agreed) & set(refused))
    if both:
        raise ExerciseError(f"Chair {both[0]} cannot both agree and not agree. Say it once: a{agreement} no {both[0]}")
    reason = _whanau_were_asked(state, agreed) or this_agreement.override
    changed = replace(
        this_agreement,
        agreed=(*(n for n in this_agreement.agreed if n not in agreed and n not in refused), *dict.fromkeys(agreed)),
        not_agreed=(
            *(n for n in this_agreement.not_agreed if n not in agreed and n not in refused),
            *dict.fromkeys(refused),
        ),
        override=reason,
    )
    return replace(state, agreements=kept(state.agreements, changed))


@move(
    "<agreement>: <text>",
    "a1: other words",
    "rewords an agreement and asks again; a1 remove takes it out",
    "{agreement}: {text}; who agrees is asked again",
    called="other words for an agreement",
    words=("text",),
)
def reword_agreement(state: Network, *, agreement: int, text: str) -> Network:
    """Other words for an agreement. Who agreed was asked about the old words, so that starts again."""
    open_still(state)
    this_agreement: Agreement = thing_of(state.agreements, agreement, "a", "agreement")
    changed = replace(
        this_agreement, text=within(state.template, text, "agreement", "the agreement"), agreed=(), not_agreed=()
    )
    return replace(state, agreements=kept(state.agreements, changed))


@move(
    "<agreement> remove",
    "a1 remove",
    "",
    "{agreement} is taken out",
    called="taking out an agreement",
    away=True,
)
def remove_agreement(state: Network, *, agreement: int) -> Network:
    """An agreement that no longer stands."""
    open_still(state)
    return replace(state, agreements=taken_out(state.agreements, agreement, "a", "agreement"))


@move(
    "limit [:] <visits>",
    "limit 4",
    "contacts a month at most, set by the whānau; limit none takes it back",
    at_most,
    called="contacts a month at most",
    shown=limit_used,
    warn=more_than_now,
)
@also("limit [:] none|off", "limit none", "", "no limit is set", sets={"visits": None})
def limit(state: Network, *, visits: float | None) -> Network:
    """Contacts a month at most, set by the whānau chairs; None takes it back."""
    open_still(state)
    return replace(state, limit=None if visits is None else visits_number(visits, "limit 4"))


@move(
    "slot <week> [:] <coming>",
    "slot 1: 7 11",
    "who comes in week 1; slot 4: whānau choose; slot 5: nobody",
    coming,
    called="a week of the slot",
    words=("note",),
    warn=full,
    shown=slot_used,
)
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
    may(state.template, note, "difference", "the week's words")
    changed = Week(week, tuple(dict.fromkeys(chairs or [])), note, bool(nobody))
    return replace(state, weeks=dict(sorted({**state.weeks, week: changed}.items())))


@move(
    "slot when|on [:] <when>",
    "slot when: Tuesday 10:00-11:30",
    "day and time of the shared slot",
    "the shared slot is {when}",
    called="day and time of the slot",
    words=("when",),
    shown=slot_used,
)
def slot_when(state: Network, *, when: str) -> Network:
    """Day and time of the shared slot."""
    open_still(state)
    return replace(state, slot_when=within(state.template, when, "person", "the day and time"))


@move(
    "slot note [:] <note:line>",
    "slot note: week 5 stays free",
    "a line under the slot",
    "under the slot: {note}",
    called="a line under the slot",
    words=("note",),
    shown=slot_used,
)
@also("slot note", "slot note", "", "no line under the slot", sets={"note": ""}, away=True)
def slot_note(state: Network, *, note: str) -> Network:
    """A line under the rota, such as what happens in a month of five weeks."""
    open_still(state)
    return replace(state, slot_note=may(state.template, note, "note", "the note"))


@move(
    "talk <between> <question>: <opening>",
    "talk 24 > 4 who: would Aroha like to be the first call?",
    "a connecting conversation",
    "a talk from {between} on {question}",
    called="a conversation",
    makes="k",
    words=("opening",),
    warn=plenty,
)
def talk(state: Network, *, between: list[int], question: str, opening: str, number: int = 0) -> Network:
    """A connecting conversation: from one chair to another, on one question, with its opening line."""
    open_still(state)
    first, second = pair_of(state, *between)
    within(state.template, opening, "opening", "the opening line")
    state, number = numbered(state, "k", number)
    made = Conversation(number, first, second, question_key(question), opening)
    return replace(state, conversations=kept(state.conversations, made))


@move(
    "<conversation> owner [:] <text:p>",
    "k1 owner P19",
    "who brings it about, as themselves; k1 owner none needs an owner",
    "{text} brings {conversation} about",
    called="a conversation changed",
    words=("text",),
    sets={"field": "owner"},
    ask="Who brings it about? A number, not a name: {thing} owner P19. Names stay out of the record. "
    "Nobody yet: {thing} owner none",
)
@also(
    "<conversation> owner [:] none|nobody|-",
    "k1 owner none",
    "",
    "{conversation} needs an owner",
    sets={"field": "owner", "text": ""},
)
@also(
    "<conversation> by [:] <text:day>",
    "k1 by Friday",
    "by when; k1: other words changes the opening line; k1 remove",
    "{conversation} by {text}",
    sets={"field": "by"},
)
@also("<conversation>: <text>", "k1: other words", "", "{conversation} opens with: {text}", sets={"field": "opening"})
@also(
    "<conversation> opening [:] <text>",
    "k1 opening: other words",
    "another opening line",
    "{conversation} opens with: {text}",
    sets={"field": "opening"},
    shown=hidden,
)
def change_talk(state: Network, *, conversation: int, field: str, text: str, today: str = "") -> Network:
    """Owner, date or opening line of a conversation; an empty owner means it needs one. `today` is the day on the wall,
    from which "Friday" is reckoned; without it only a day with its year is one."""
    open_still(state)
    this_conversation: Conversation = thing_of(state.conversations, conversation, "k", "conversation")
    if field not in ("owner", "by", "opening"):
        raise ExerciseError("A conversation has an owner, a date and an opening line: k1 by Friday")
    if field == "opening":
        within(state.template, text, "opening", "the opening line")
    if field == "owner" and text:
        text = p_number(text, f"k{conversation} owner P19")
    changed: dict[str, Any] = {field: may(state.template, text, "opening" if field == "opening" else "person", field)}
    if field == "by":
        changed |= dated_again(this_conversation, by_on=day_in(text, today) if today else full_day(text))
    return replace(state, conversations=kept(state.conversations, replace(this_conversation, **changed)))


@move(
    "<conversation> done <done> [:] [<found>]",
    "k1 done partly: they had talked already",
    "next time: yes, partly, no or overtaken",
    "{conversation} happened: {done}",
    called="what came of a conversation",
    words=("found",),
    sets={"found": ""},
)
def talk_done(state: Network, *, conversation: int, done: str, found: str = "") -> Network:
    """Next time: did it happen, and what we found."""
    this_conversation: Conversation = thing_of(state.conversations, conversation, "k", "conversation")
    if done not in ("yes", "partly", "no", "overtaken"):
        raise ExerciseError("Did it happen? k1 done yes, partly, no or overtaken")
    changed = replace(this_conversation, done=done, found=may(state.template, found, "note", "what we found"))
    return replace(state, conversations=kept(state.conversations, changed))


@move(
    "<conversation> remove",
    "k1 remove",
    "",
    "{conversation} is taken out",
    called="taking out a conversation",
    away=True,
)
def remove_talk(state: Network, *, conversation: int) -> Network:
    """A conversation nobody plans any more."""
    open_still(state)
    return replace(state, conversations=taken_out(state.conversations, conversation, "k", "conversation"))
