"""The moves that keep a line of the day, a connecting conversation, something to take away. Pure; reads no clock."""

from __future__ import annotations

from typing import Any

from exercises.frame.checks import count_of, during, moment_of, one_of
from exercises.frame.saying import day_unread
from exercises.frame.schedule import day_of
from exercises.frame.state import LINE_KINDS, Conversation, Frame, Learning, Spoken
from exercises.kernel.checks import kept, may, numbered, p_number, thing_of, within
from exercises.kernel.consent import TAKEN_BACK, WITHDRAWN
from exercises.kernel.days import said_day
from exercises.kernel.moves import also, move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.network.state import AREAS, CONSENTS, QUESTIONS

STATUSES = ("planned", "needs an owner", "needs the whānau's yes first", "yes", "partly", "no", "overtaken")
OVER = ("yes", "overtaken")
"""Nothing of such a conversation is left to ask after."""


@move(
    "said: <text:words>",
    "said: F1 answered the parked question",
    "a line of the day, for the facilitators",
    "in the day's lines: {text}",
    called="a line of the day",
    sets={"kind": "facilitator says"},
    timed=True,
    private=True,
    words=("text",),
)
def line(
    state: Frame,
    *,
    kind: str,
    at: str,
    text: str = "",
    item: int | None = None,
    minutes: int = 0,
    counts: dict[str, int] | None = None,
) -> Frame:
    """A line of the day for the facilitators: what one of them said, a phase, a pause; counts, never names."""
    one_of(kind, LINE_KINDS, "A line of the day is: facilitator says, phase or paused.")
    moment_of(at)
    if not isinstance(counts or {}, dict):
        raise ExerciseError("Counts are numbers under their names.")
    for name, number in (counts or {}).items():
        within(state.template, name, "service", "a count's name")
        count_of(number, name, "spoke 19")
    if not text and not minutes and not counts:
        raise ExerciseError("What happened? said: F1 answered the parked question")
    made = Spoken(
        kind,
        may(state.template, text, "line", "the line"),
        at,
        during(state, item),
        count_of(minutes, "Minutes", "2"),
        dict(counts or {}),
    )
    return replace(state, lines=(*state.lines, made))


@move(
    "conversation <whom>: <opening:words>",
    "conversation nurse > teacher do: what would you drop?",
    "a connecting conversation for our own work",
    lambda got, state: f"a conversation from {got['from_whom']} to {got['to_whom']}: {got['opening']}",
    called="a connecting conversation",
    makes="c",
    timed=True,
    words=("from_whom", "to_whom", "opening", "owner", "by_when"),
)
def conversation(
    state: Frame,
    *,
    from_whom: str,
    to_whom: str,
    on: str,
    opening: str,
    at: str,
    owner: str = "",
    by_when: str = "",
    status: str = "",
    item: int | None = None,
    number: int = 0,
) -> Frame:
    """A connecting conversation for people's own work: so that two understand each other better."""
    moment_of(at)
    one_of(on, QUESTIONS, "On which question: why, do or who? conversation nurse > teacher do: what would you drop?")
    one_of(status, (*STATUSES, ""), "A conversation is planned, or needs an owner or the whānau's yes first.")
    state, number = numbered(state, "c", number)
    by_when = may(state.template, by_when, "when", "the day")
    made = Conversation(
        number,
        within(state.template, from_whom, "role", "who opens it"),
        within(state.template, to_whom, "role", "with whom"),
        on,
        within(state.template, opening, "opening", "the opening line"),
        p_number(owner, f"c{number} owner P05") if owner else "",
        by_when,
        day_of(state, by_when, at),
        status,
        at,
        during(state, item),
    )
    return replace(state, conversations=kept(state.conversations, made))


@move(
    "<conversation>: <text:words>",
    "c1: other words",
    "",
    "{conversation} opens with: {text}",
    called="a conversation changed",
    sets={"field": "opening"},
    timed=True,
    words=("text",),
    ask="What about {thing}? {thing} owner P05, {thing} by 19 March, {thing} done partly or {thing}: other words",
)
@also(
    "<conversation> owner [:] <text:p_or_nobody>",
    "c1 owner P05",
    "who brings it about; c1 by 19 March; c1 done partly; c1: other words",
    lambda got, state: f"c{got['conversation']} is {got['text'] or 'nobody'}'s",
    sets={"field": "owner"},
    private=True,
)
@also(
    "<conversation> by [:] <text:day>",
    "c1 by Friday",
    "",
    lambda got, state: f"c{got['conversation']} by {said_day(got['text'])}",
    sets={"field": "by"},
    warn=day_unread,
)
@also(
    "<conversation> done [:] <text:result>",
    "c1 done partly",
    "",
    "{conversation} happened: {text}",
    sets={"field": "status"},
)
@also("<conversation> needs [:] <text:need>", "c1 needs owner", "", "{conversation} {text}", sets={"field": "status"})
def change_conversation(state: Frame, *, conversation: int, field: str, text: str, at: str) -> Frame:
    """Owner, day, opening line or how it stands."""
    held: Conversation = thing_of(state.conversations, conversation, "c", "conversation")
    moment_of(at)
    changed: dict[str, Any]
    match field:
        case "owner":
            changed = {"owner": p_number(text, f"c{conversation} owner P05") if text else ""}
        case "by":
            by_when = may(state.template, text, "when", "the day")
            changed = {"by": by_when, "by_on": day_of(state, by_when, at)}
        case "opening":
            changed = {"opening": within(state.template, text, "opening", "the opening line")}
        case "status":
            changed = {"status": one_of(text, (*STATUSES, ""), f"c{conversation} done yes, partly, no or overtaken")}
        case _:
            name = f"c{conversation}"
            raise ExerciseError(f"{name} owner P05, {name} by Friday, or {name}: other words")
    return replace(state, conversations=kept(state.conversations, replace(held, **changed)))


@move(
    "takeaway <area>: <text:words>",
    "takeaway team: count our visits before I add one",
    "one thing to do differently",
    "to take away, {area}: {text}",
    called="something to take away",
    makes="w",
    undated=True,
    private=True,
    words=("text",),
    ask="About which area? For example takeaway team: count our visits before I add one",
)
def learning(
    state: Frame, *, area: str, text: str, consent: str = CONSENTS[0], item: int | None = None, number: int = 0
) -> Frame:
    """One thing somebody will do differently, kept only as far as they allow."""
    one_of(area, AREAS, "About me, whānau, team or network: takeaway team: ask before I plan")
    one_of(consent, CONSENTS, "How may the words be used? w1 consent without my number")
    state, number = numbered(state, "w", number)
    made = Learning(
        number, area, within(state.template, text, "learning", "what is taken away"), consent, during(state, item)
    )
    return replace(state, learnings=kept(state.learnings, made))


@move(
    "<learning> consent [:] <consent>",
    "w1 consent without my number",
    "how somebody's words may be used; w1 consent withdrawn",
    "{learning}: {consent}",
    called="a consent",
    undated=True,
    takes_back=lambda data: data.get("consent") == WITHDRAWN,
    ask="How may the words be used? {thing} consent without my number, or withdrawn",
)
@also(
    "<learning> [consent] [:] withdrawn",
    "w1 consent withdrawn",
    "",
    "{learning}: withdrawn",
    sets={"consent": WITHDRAWN},
    away=True,
)
def learning_consent(state: Frame, *, learning: int, consent: str) -> Frame:
    """How somebody's words may be used now."""
    held: Learning = thing_of(state.learnings, learning, "w", "takeaway")
    one_of(consent, CONSENTS, f"How may the words be used? w{learning} consent without my number")
    if held.consent == WITHDRAWN != consent:
        raise ExerciseError(f"The words of w{learning} were taken back, and are not kept. With a yes, type them anew.")
    text = TAKEN_BACK if consent == WITHDRAWN else held.text
    return replace(state, learnings=kept(state.learnings, replace(held, consent=consent, text=text)))
