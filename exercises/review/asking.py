"""The moves that set a review up and carry it along: tools, rounds, phases. Pure; reads no clock.

"A Good Start in Life", what was kept of the tools: asked at the end of the workshops, near the end of integration, and
five months on. Each round keeps its day and its moment, so that none is compared with another without saying so.
"""

from __future__ import annotations

from typing import Any

from exercises.kernel.checks import open_still
from exercises.kernel.moves import also, hidden, move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import listed
from exercises.review import saying
from exercises.review.checks import day_of, numbered, people, round_of, tool_of, words
from exercises.review.setting_up import MOST_TOOLS, a_round
from exercises.review.state import BOTH, Review, Round, Tool, Worded

MOST_ROUNDS = 20


@move("close", "close", "ends the review; reopen goes on", "the exercise is closed", called="the closing")
def close(state: Review) -> Review:
    """The review is over."""
    open_still(state, "review")
    return replace(state, closed=True)


@move(
    "tool [+] <name>: <line:words>",
    "tool Whānau map: who is around this child",
    "one more tool, with its plain line",
    saying.new_tool,
    called="a tool",
    makes="tool",
    warn=saying.after_answers,
    ask="A tool has a name and one plain line: tool Whānau map: who is around this child",
)
@also("+ <name>: <line:words>", "+ Whānau map: who is around this child", "", saying.new_tool, shown=hidden)
def add_tool(state: Review, *, name: str, line: str, number: int = 0) -> Review:
    """One more tool; once a round has answers, only the rounds after it ask about the new one."""
    open_still(state, "review")
    words(state, name, "tool", "a tool's name")
    words(state, line, "line", "a tool's line")
    if len(state.tools) >= MOST_TOOLS:
        raise ExerciseError(f"{MOST_TOOLS} tools are more than anybody marks. Take one out first: 3 remove")
    state, number = numbered(state, "tool", number)
    answered = [known for known in state.rounds if state.is_answered(known)]
    tool = Tool(number, name, line, max(answered, default=0) + 1)
    return replace(state, tools={**state.tools, number: tool})


@move(
    "<tool> line [:] <line:words>",
    "3 line: other words",
    "a tool's plain line; 3 name: … its name",
    "tool {tool}, its line: {line}",
    called="a tool's words",
    shown=saying.has_three,
)
@also("<tool> name [:] <name>", "3 name: other words", "", "tool {tool}, its name: {name}", warn=saying.same_name)
@also("<tool>", "3", "", "opens the card of tool {tool}", action="card")
def change_tool(state: Review, *, tool: int, name: str = "", line: str = "") -> Review:
    """A tool under another name, or with another line."""
    open_still(state, "review")
    this_tool = _as_answered(state, tool_of(state, tool))
    if name:
        this_tool = replace(this_tool, name=words(state, name, "tool", "a tool's name"))
    if line:
        this_tool = replace(this_tool, line=words(state, line, "line", "a tool's line"))
    return replace(state, tools={**state.tools, tool: this_tool})


def _as_answered(state: Review, tool: Tool) -> Tool:
    """The tool, with the words that people answered under kept for their rounds where the template says so."""
    last = max((known for known in state.rounds if known >= tool.since and state.is_answered(known)), default=0)
    if not state.template.words.get("frozen") or not last or (tool.earlier and tool.earlier[-1].until >= last):
        return tool
    return replace(tool, earlier=(*tool.earlier, Worded(last, tool.name, tool.line)))


@move(
    "<tool> remove",
    "3 remove",
    "takes a tool off the list, while nobody answered about it",
    saying.tool_out,
    called="a tool taken out",
    away=True,
    shown=saying.unanswered_three,
)
def remove_tool(state: Review, *, tool: int) -> Review:
    """A tool off the list, as long as no round that asks about it has answers."""
    open_still(state, "review")
    this_tool = tool_of(state, tool)
    if any(state.is_answered(number) for number in state.rounds if number >= this_tool.since):
        raise ExerciseError(f"Tool {tool} was answered about, so it stays. Its words can change: {tool} name: …")
    told = {
        *(known.tool for known in state.versions.values()),
        *(known.tool for known in state.whys.values()),
        *(known.tool for known in state.eased.values()),
        *(known.tool for known in state.decisions.values()),
    }
    if tool in told:
        raise ExerciseError(f"Something is written about tool {tool}, so it stays. Take that out first.")
    return replace(state, tools={number: known for number, known in state.tools.items() if number != tool})


@move(
    "round <day>: <moment:words>",
    lambda state: a_round(state.template.words),
    "a round of asking: its day, and what moment it is",
    saying.new_round,
    called="a round",
    makes="round",
    warn=saying.same_day,
)
@also(
    "round <day>: <moment:words>",
    "round 2026-03-20: end of the workshops",
    "the same, of a day that has passed",
    saying.new_round,
    warn=saying.same_day,
)
@also("round: <moment:words>", "round: before", "", saying.new_round, sets={"day": "today"}, shown=hidden)
def begin_round(
    state: Review, *, day: str, moment: str, asks: str = "", invited: int = 0, number: int = 0, today: str = ""
) -> Review:
    """One more time of asking, on a day, at a moment; it is in force now."""
    open_still(state, "review")
    if len(state.rounds) >= MOST_ROUNDS:
        raise ExerciseError(f"{MOST_ROUNDS} rounds are the most one review holds.")
    asks = asks or state.begins_asking
    begun = Round(
        0,
        day_of(day, today),
        words(state, moment, "moment", "the moment"),
        _asks(asks, state),
        tuple(state.scales),
        people(invited, "r1 invited 31"),
    )
    state, number = numbered(state, "round", number)
    return replace(state, rounds={**state.rounds, number: replace(begun, number=number)}, round=number)


def _asks(asks: Any, state: Review) -> str:
    if asks != BOTH and asks not in state.scales:
        known = listed([f"r1 asks {one}" for one in (*state.scales, BOTH)], joiner="or")
        raise ExerciseError(f"What does the round ask? {known}")
    return str(asks)


@move(
    "invited [:] <invited:people>",
    "invited 31",
    "how many were asked in the round in force; r1 invited 31 in round 1",
    saying.were_invited,
    called="a round's words",
    data=saying.in_force,
    warn=saying.more_than_invited,
    shown=saying.has_round,
)
@also("asked [:] <invited:people>", "asked 31", "", saying.were_invited, data=saying.in_force, shown=hidden)
@also(
    "<round> invited [:] <invited:people>",
    "r1 invited 31",
    "",
    saying.were_invited,
    warn=saying.more_than_invited,
)
@also(
    "<round> asks [:] <asks>",
    lambda state: f"r1 asks {next(iter(state.scales))}",
    "what the round asks, one question or both; before any answer",
    "round {round} asks {asks}",
    shown=saying.unanswered_one,
)
@also(
    "asks [:] <asks>",
    lambda state: f"asks {next(iter(state.scales))}",
    "",
    "the round asks {asks}",
    data=saying.in_force,
)
@also(
    "<round> on <day>: [<why:words>]",
    "r1 on 2026-03-27: the roads were closed",
    "the round is on another day, and why",
    saying.moved,
    sets={"why": ""},
    shown=saying.has_one,
)
@also(
    "<round>: <moment:words>",
    "r1: five months on",
    "what moment it is, in other words",
    "round {round} is asked at: {moment}",
    shown=saying.has_one,
)
def change_round(
    state: Review,
    *,
    round: int,
    day: str = "",
    why: str = "",
    moment: str = "",
    asks: str = "",
    invited: int | None = None,
    today: str = "",
) -> Review:
    """A round on another day (and why), at another moment, with another number invited, or asking something else."""
    open_still(state, "review")
    this_round = round_of(state, round)
    if day and (on := day_of(day, today)) != this_round.day:
        reason = words(state, why, "moved", "why it was moved") if why else ""
        this_round = replace(this_round, day=on, moved=(*this_round.moved, (this_round.day, reason)))
    if moment:
        this_round = replace(this_round, moment=words(state, moment, "moment", "the moment"))
    if asks and _asks(asks, state) != this_round.asks:
        if state.is_answered(this_round.number):
            raise ExerciseError(
                f"Round {this_round.number} has answers to what it asks. Begin another round for the rest."
            )
        this_round = replace(this_round, asks=asks)
    if invited is not None:
        this_round = replace(this_round, invited=people(invited, f"r{this_round.number} invited 31"))
    return replace(state, rounds={**state.rounds, this_round.number: this_round})


@move(
    "<round>",
    "r1",
    "turns to that round: sheets go there, charts show it",
    saying.turned,
    called="another round in force",
    shown=saying.has_one,
)
@also("<round> here", "r1 here", "", saying.turned)
def turn_round(state: Review, *, round: int) -> Review:
    """That round is in force: sheets go there, and charts show it."""
    return replace(state, round=round_of(state, round).number)


def told_in(state: Review) -> set[int]:
    """The rounds that words were kept in."""
    return {
        *(version.round for version in state.versions.values()),
        *(why.round for why in state.whys.values()),
        *(easy.round for easy in state.eased.values()),
    }


@move("<round> remove", "r1 remove", "", "round {round} is taken out", called="a round taken out", away=True)
def remove_round(state: Review, *, round: int) -> Review:
    """A round that was never answered is taken out."""
    open_still(state, "review")
    this_round = round_of(state, round)
    if state.is_answered(this_round.number) or this_round.number in told_in(state):
        raise ExerciseError(f"Round {this_round.number} has answers, so it stays.")
    left = {number: known for number, known in state.rounds.items() if number != this_round.number}
    tools = {number: replace(tool, since=1) if not left else tool for number, tool in state.tools.items()}
    compared = None if state.compared and this_round.number in state.compared else state.compared
    now = state.round if state.round in left else max(left, default=0)
    return replace(state, rounds=left, tools=tools, compared=compared, round=now)


@move(
    "compare [:] <rounds>",
    "compare r1 r2",
    "two rounds by the same people only, with both dates; compare last",
    saying.compared,
    called="which rounds are compared",
    warn=saying.other_moments,
    shown=saying.has_two,
)
@also(
    "compare [:] none|last",
    "compare last",
    "",
    "the last two rounds with the same people are compared",
    sets={"rounds": []},
)
def compare_rounds(state: Review, *, rounds: list[int]) -> Review:
    """Two rounds to look at as the same people; an empty list goes back to the last two."""
    if rounds == []:
        return replace(state, compared=None)
    if not isinstance(rounds, list) or len(rounds) != 2 or rounds[0] == rounds[1]:
        raise ExerciseError("Two rounds are compared: compare r1 r2")
    first, second = (round_of(state, number).number for number in rounds)
    return replace(state, compared=(first, second))
