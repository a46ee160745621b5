"""The moves that keep a line of the day, a connecting conversation, something to take away. Pure; reads no clock."""

from __future__ import annotations

from typing import Any

from exercises.frame.checks import count_of, during, moment_of, one_of
from exercises.frame.making import changed, made
from exercises.frame.saying import day_unread
from exercises.frame.state import Frame
from exercises.frame.things import LINE_KINDS, STATUSES, Conversation, Learning, Spoken
from exercises.kernel.checks import p_number, within
from exercises.kernel.consent import CONSENTS, TAKEN_BACK, WITHDRAWN
from exercises.kernel.days import said_day
from exercises.kernel.making import fitting, the
from exercises.kernel.moves import also, move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.network.asked import AREAS, ASKED


@move(
    "said: <text:words>",
    "said: F1 answered the parked question",
    "a line of the day, for the facilitators",
    "in the day's lines: {text}",
    called="a line of the day",
    sets={"kind": "facilitator says"},
    timed=True,
    private=True,
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
    fields = fitting(state.template, Spoken, text=text)
    spoken = Spoken(
        kind,
        at=at,
        item=during(state, item),
        minutes=count_of(minutes, "Minutes", "2"),
        counts=dict(counts or {}),
        **fields,
    )
    return replace(state, lines=(*state.lines, spoken))


@move(
    "conversation <whom>: <opening:words>",
    "conversation nurse > teacher do: what would you drop?",
    "a connecting conversation for our own work",
    lambda got, state: f"a conversation from {got['from_whom']} to {got['to_whom']}: {got['opening']}",
    called="a connecting conversation",
    makes="c",
    timed=True,
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
    about = {"owner": owner, "by_when": by_when, "status": status}
    return opened(state, number, at, item, from_whom=from_whom, to_whom=to_whom, on=on, opening=opening, **about)


def opened(state: Frame, number: int, at: str = "", item: int | None = 0, /, **fields: Any) -> Frame:
    """The frame with one more conversation. Raises ExerciseError."""
    one_of(
        fields["on"], tuple(ASKED), "On which question: why, do or who? conversation nurse > teacher do: what is hard?"
    )
    one_of(fields["status"], (*STATUSES, ""), "It is planned, or needs an owner or the whānau's yes first.")
    return made(state, Conversation, number, at, item, **{**fields, "owner": owner_of(fields["owner"], number)})


def owner_of(owner: str, number: int) -> str:
    """Whose a conversation is: a P-number, or nobody's yet. Raises ExerciseError for a name."""
    return p_number(owner, f"c{number} owner P05") if owner else ""


@move(
    "<conversation>: <text:words>",
    "c1: other words",
    "",
    "{conversation} opens with: {text}",
    called="a conversation changed",
    sets={"field": "opening"},
    timed=True,
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
    name = f"c{conversation}"
    one_of(field, ("owner", "by", "opening", "status"), f"{name} owner P05, {name} by Friday, or {name}: other words")
    if field == "status":
        one_of(text, (*STATUSES, ""), f"{name} done yes, partly, no or overtaken")
    value = owner_of(text, conversation) if field == "owner" else text
    return changed(state, Conversation, conversation, at, **{"by_when" if field == "by" else field: value})


@move(
    "takeaway <area>: <text:words>",
    "takeaway team: count our visits before I add one",
    "one thing to do differently",
    "to take away, {area}: {text}",
    called="something to take away",
    logged="something to take away: {area}",
    makes="w",
    undated=True,
    private=True,
    ask="About which area? For example takeaway team: count our visits before I add one",
)
def learning(
    state: Frame, *, area: str, text: str, consent: str = CONSENTS[0], item: int | None = None, number: int = 0
) -> Frame:
    """One thing somebody will do differently, kept only as far as they allow."""
    one_of(area, AREAS, "About me, whānau, team or network: takeaway team: ask before I plan")
    one_of(consent, CONSENTS, "How may the words be used? w1 consent without my number")
    return made(state, Learning, number, "", item, area=area, text=text, consent=consent)


@move(
    "<learning> consent [:] <consent>",
    "w1 consent without my number",
    "how somebody's words may be used; w1 consent withdrawn",
    "{learning}: {consent}",
    called="how words may be used",
    logged="a consent",
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
    one_of(consent, CONSENTS, f"How may the words be used? w{learning} consent without my number")
    takeaway = the(state, Learning, learning)
    if not takeaway.may_stay and consent != WITHDRAWN:
        raise ExerciseError(f"The words of w{learning} were taken back, and are not kept. With a yes, type them anew.")
    gone = {"text": TAKEN_BACK} if consent == WITHDRAWN else {}
    return changed(state, Learning, learning, consent=consent, **gone)
