"""The moves that keep words of people: how they adapted a tool, why it was dropped, what changes next. Pure.

None of these words stands with a sheet. A version is read by others only after its owner allowed it, and somebody is
thanked only where that was wanted; why a tool was dropped is for the facilitators, but for counts.
"""

from __future__ import annotations

from exercises.kernel.checks import open_still, taken_out, thing_of, without
from exercises.kernel.consent import CONSENTS, TAKEN_BACK, WITHDRAWN, withdraws
from exercises.kernel.moves import also, always, move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.review import saying
from exercises.review.checks import asked_of, in_a_round, numbered, round_of, tool_of, words
from exercises.review.state import WHYS, Decision, Eased, Review, Version, Why


@move(
    "version <tool> [:] <text:words>",
    "version 3: in the car, in two minutes",
    "how somebody adapted a tool; nobody's name",
    saying.version,
    called="how a tool was adapted",
    given=in_a_round,
    makes="version",
    undated=True,
    private=True,
    data=saying.in_force,
    shown=saying.has_four,
)
@also("sheet [:] <beside:adapted>", "", "", "tool {tool} adapted: {text}", private=True, data=saying.in_force)
@also("<round> sheet [:] <beside:adapted>", "", "", "tool {tool} adapted: {text}", private=True)
def version(state: Review, *, tool: int, text: str, round: int = 0, number: int = 0) -> Review:
    """How somebody made a tool their own: a success, and something others can learn from."""
    open_still(state, "review")
    this_round = round_of(state, round)
    tool = asked_of(state, this_round, tool).number
    words(state, text, "version", "how it was adapted")
    state, number = numbered(state, "version", number)
    return replace(state, versions={**state.versions, number: Version(number, tool, this_round.number, text)})


@move(
    "<version> consent [:] <consent>",
    "v1 consent without my number",
    "whether others may read it: in this room only, without my number, withdrawn",
    "{version}: {consent}",
    called="how words may be used",
    shown=saying.has_version,
    takes_back=withdraws,
)
@also("<version> withdrawn", "v1 withdrawn", "", "{version}: withdrawn", sets={"consent": WITHDRAWN}, away=True)
@also(
    "<version> credit [:] <credit:words>",
    "v1 credit: the Hutt Valley team",
    "whom to thank, if they want it; v1 credit none",
    "{version}: thanks to {credit}",
    private=True,
    warn=saying.not_read_yet,
    shown=saying.has_version,
)
@also(
    "<version> credit [:] none", "v1 credit none", "", "{version}: nobody is named", private=True, sets={"credit": ""}
)
@also(
    "<version>: <text:words>",
    "v1: other words",
    "a version in other words; v1 remove takes it out",
    "{version}: {text}",
    private=True,
    shown=saying.has_version,
)
def change_version(
    state: Review, *, version: int, text: str = "", consent: str = "", credit: str | None = None
) -> Review:
    """A version in other words, with another consent, or with somebody to thank; nobody is thanked for words that were
    taken back."""
    open_still(state, "review")
    this_version = _version(state, version)
    if text:
        this_version = replace(this_version, text=words(state, text, "version", "how it was adapted"))
    if consent:
        if consent not in CONSENTS:
            raise ExerciseError(f"A consent is one of: {'; '.join(CONSENTS)}.")
        this_version = replace(this_version, consent=consent)
    if credit is not None:
        this_version = replace(this_version, credit=words(state, credit, "credit", "whom to thank") if credit else "")
    if this_version.withdrawn:
        this_version = replace(this_version, text=TAKEN_BACK, credit="")
    return replace(state, versions={**state.versions, version: this_version})


def _version(state: Review, number: int) -> Version:
    return thing_of(state.versions, number, "v", "version", "version 3: in the car, in two minutes")


@move(
    "<version> remove",
    "v1 remove",
    "",
    "{version} is taken out",
    called="a version taken out",
    takes_back=always,
    away=True,
)
def remove_version(state: Review, *, version: int) -> Review:
    """A version taken out."""
    open_still(state, "review")
    _version(state, version)
    return replace(state, versions=without(state.versions, version))


@move(
    "why <tool> <why:reason>: [<text:words>]",
    "why 4 no time",
    "why a tool was dropped; why 4 other: the cards were lost",
    saying.why,
    called="why a tool was dropped",
    given=in_a_round,
    makes="why",
    undated=True,
    private=True,
    sets={"text": ""},
    data=saying.in_force,
    shown=saying.has_four,
    ask=saying.which_reason,
)
@also("sheet [:] <beside:dropped>", "", "", saying.dropped, private=True, data=saying.in_force)
@also("<round> sheet [:] <beside:dropped>", "", "", saying.dropped, private=True)
def why_dropped(state: Review, *, tool: int, why: str, text: str = "", round: int = 0, number: int = 0) -> Review:
    """Why somebody dropped a tool: one of a few reasons, and words if there are any."""
    open_still(state, "review")
    this_round = round_of(state, round)
    tool = asked_of(state, this_round, tool).number
    if why not in WHYS:
        raise ExerciseError(f"Why was it dropped? One of: {', '.join(WHYS)}. For example why 4 no time")
    if text:
        words(state, text, "why", "why it was dropped")
    state, number = numbered(state, "why", number)
    return replace(state, whys={**state.whys, number: Why(number, tool, this_round.number, why, text)})


@move("<why> remove", "y1 remove", "", "{why} is taken out", called="a reason taken out", takes_back=always, away=True)
def remove_why(state: Review, *, why: int) -> Review:
    """A reason taken out."""
    open_still(state, "review")
    return replace(state, whys=taken_out(state.whys, why, "y", "reason", "why 4 no time"))


@move(
    "easy <tool> [:] <text:words>",
    "easy 3: one page, always on the wall",
    "what made it easy to keep, said aloud",
    saying.easy,
    called="what made a tool easy to keep",
    given=in_a_round,
    makes="easy",
    undated=True,
    data=saying.in_force,
    shown=saying.has_four,
)
def easy(state: Review, *, tool: int, text: str, round: int = 0, number: int = 0) -> Review:
    """What made a tool easy to keep, as it was said aloud in the group; nobody's name goes with it."""
    open_still(state, "review")
    this_round = round_of(state, round)
    tool = asked_of(state, this_round, tool).number
    words(state, text, "easy", "what made it easy")
    state, number = numbered(state, "easy", number)
    return replace(state, eased={**state.eased, number: Eased(number, tool, this_round.number, text)})


@move(
    "<easy> remove",
    "k1 remove",
    "",
    "{easy} is taken out",
    called="what was easy taken out",
    takes_back=always,
    away=True,
)
def remove_easy(state: Review, *, easy: int) -> Review:
    """What was said taken out."""
    open_still(state, "review")
    return replace(state, eased=taken_out(state.eased, easy, "k", "line", "easy 3: one page, always on the wall"))


def _tries(state: Review) -> bool:
    """Whether one thing to try is all that comes of it, as of an audit."""
    return not state.asks_of_adapting


@move(
    "decide <tool> [:] <text:words>",
    "decide 3: cards instead of a sheet",
    "what changes at a tool for the next cohort",
    saying.decision,
    called="a decision",
    makes="decision",
    shown=saying.has_three,
)
@also(
    "decide [:] <text:words>",
    "decide: begin with the compass",
    "what changes for the next cohort at all of it",
    saying.decision,
    sets={"tool": 0},
    warn=saying.of_no_tool,
)
@also(
    "try <tool> [:] <text:words>",
    "try 4: standing, by the board",
    "the one thing to try, of a tool",
    saying.decision,
    when=_tries,
)
@also(
    "try [:] <text:words>",
    "try: read one card before tea",
    "the one thing to try",
    saying.decision,
    sets={"tool": 0},
    when=_tries,
    warn=saying.of_no_tool,
)
def decide_tool(state: Review, *, text: str, tool: int = 0, number: int = 0) -> Review:
    """What changes for the next cohort, at one tool or at all of it."""
    open_still(state, "review")
    tool = tool_of(state, tool).number if tool else 0
    if not tool and text.rstrip(": ").isdecimal():
        raise ExerciseError(
            f"What of tool {text.rstrip(': ')}? Its words come behind the colon: decide 3: cards instead"
        )
    words(state, text, "decision", "a decision")
    state, number = numbered(state, "decision", number)
    return replace(state, decisions={**state.decisions, number: Decision(number, tool, text)})


@move(
    "<decision> owner [:] <owner:words>",
    "d1 owner F1",
    "who does it, for the facilitators only; d1: other words; d1 remove",
    "{decision}: {owner} does it",
    called="a decision's words",
    private=True,
    shown=saying.has_decision,
)
@also("<decision> owner [:] none", "d1 owner none", "", "{decision}: nobody is named", private=True, sets={"owner": ""})
@also("<decision>: <text:words>", "d1: other words", "", "{decision}: {text}")
def change_decision(state: Review, *, decision: int, text: str = "", owner: str | None = None) -> Review:
    """A decision in other words, or who does it."""
    open_still(state, "review")
    this_decision = thing_of(state.decisions, decision, "d", "decision", "decide 3: cards instead of a sheet")
    if text:
        this_decision = replace(this_decision, text=words(state, text, "decision", "a decision"))
    if owner is not None:
        this_decision = replace(this_decision, owner=words(state, owner, "owner", "who does it") if owner else "")
    return replace(state, decisions={**state.decisions, decision: this_decision})


@move("<decision> remove", "d1 remove", "", "{decision} is taken out", called="a decision taken out", away=True)
def remove_decision(state: Review, *, decision: int) -> Review:
    """A decision taken out."""
    open_still(state, "review")
    return replace(
        state, decisions=taken_out(state.decisions, decision, "d", "decision", "decide 3: cards instead of a sheet")
    )
