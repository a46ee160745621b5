"""The moves about an elephant: holding, and the little that may be kept afterwards. Pure; reads no clock.

Person-centred partnership, naming the elephant: nothing of the holding is kept but how long clocks waited, never when;
a file from before that may have the times. Who named it is never kept; its wording only with the yes of the one who
named it, and gone again when that is taken back.
"""

from __future__ import annotations

from typing import Any

from exercises.frame.checks import gone, one_of, told_time
from exercises.frame.making import changed, made
from exercises.frame.saying import day_unread
from exercises.frame.state import Frame
from exercises.frame.things import DECISIONS, RAISED, Elephant
from exercises.kernel.days import comes_back, on_day
from exercises.kernel.making import the
from exercises.kernel.moves import Form, Got, also, each, move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError

ASK_FIRST = "No wording is kept until the one who named it agrees. Ask them; if they say yes: {0} agreed, then {0}: …"
FOR_GOOD = "not agreed for good"
_OWN_LINES = "The day and who carries it have lines of their own: {thing} when next session"


def _without_a_yes(got: Got, state: Frame) -> str:
    name = f"e{got['elephant']}"
    if not the(state, Elephant, got["elephant"]).wording:
        return f"{name}: no words of it are kept"
    return f"{name}: its words are off every screen and export, but still in the file; that too: {name} {FOR_GOOD}"


@move(
    "elephant",
    "elephant",
    "slow everything down: the room is dark and the clocks wait; elephant over goes on",
    "slow down: the room goes dark and the clocks wait",
    called="holding an elephant",
    logged="everything waited",
    group=True,
    timed=False,
    undated=True,
    wordless=True,
)
def hold_elephant(state: Frame, *, at: str = "") -> Frame:
    """Everything waits at once: the group's time, and the timer. `at` is never recorded: without it the clocks stand
    at their beginning meanwhile, and go on rightly by how long they waited."""
    told_time(at)
    if state.elephant_held:
        raise ExerciseError("An elephant is being held. When the group goes on: elephant over")
    waits = state.timer is not None and not state.timer.paused
    timer = replace(state.timer, paused=at or state.timer.started) if state.timer and waits else state.timer
    return replace(
        state,
        elephant_held=True,
        timer=timer,
        timer_waits=waits,
        phase_waits=not state.paused_since,
        paused_since=state.paused_since or at or state.phase_since,
    )


@move(
    "elephant over|off",
    "elephant over",
    "",
    "the group goes on; nothing of it is written",
    called="going on after an elephant",
    logged="the group went on",
    group=True,
    timed=False,
    undated=True,
    wordless=True,
)
def elephant_over(state: Frame, *, waited: int = 0, at: str = "") -> Frame:
    """The group goes on; only how many seconds the clocks waited is kept. `at` is in files from before that."""
    if not state.elephant_held:
        raise ExerciseError("No elephant is being held. To slow everything down: elephant")
    if type(waited) is not int or waited < 0:
        raise ExerciseError("How long the clocks waited is a number of seconds.")
    seconds = gone(state.paused_since or state.phase_since or at, at) if told_time(at) else waited
    timer = state.timer
    if timer and timer.paused and state.timer_waits:
        more = gone(timer.paused, at) if at else waited
        timer = replace(timer, paused="", paused_seconds=timer.paused_seconds + more)
    over = replace(state, elephant_held=False, timer=timer, timer_waits=False, phase_waits=False)
    # A phase that began meanwhile, or was paused before, did not wait for this.
    if not at and not state.phase_waits:
        return over
    return replace(over, paused_since="", paused_seconds=state.paused_seconds + seconds)


@move(
    "elephant <raised>",
    "elephant box",
    "one was named: aloud, private or box; never by whom",
    lambda got, state: f"e{state.numbers.get('e', 0) + 1} was raised {got['raised']}; never by whom",
    called="an elephant",
    logged="an elephant was noted: e {number}",
    makes="e",
    timed=False,
    undated=True,
    private=True,
    ask="To slow everything down: elephant. Afterwards, how it was raised: elephant aloud",
)
@also(
    "<number:coming_elephant> <raised>",
    "e1 aloud",
    "",
    "e{number} was raised {raised}; never by whom",
    private=True,
)
def name_elephant(state: Frame, *, raised: str, at: str = "", item: int = 0, number: int = 0) -> Frame:
    """An elephant was named: how it was raised, never by whom. Of when, at most the day, where one is brought along."""
    one_of(raised, (*RAISED, ""), "It was raised aloud, in private or in the box: elephant aloud")
    return made(state, Elephant, number, at, item, raised=raised)


@move(
    "<elephant> <raised>",
    "e1 aloud",
    "how it was raised: aloud, private or box",
    "{elephant} was raised {raised}",
    called="how an elephant was raised",
    logged="how an elephant was raised: e {elephant}",
    undated=True,
    ask="What about {thing}? aloud, private, box · agreed · now, later, power, be · when, review, back · carries · "
    "changed · done. For example {thing} review 26 March",
)
def raise_elephant(state: Frame, *, elephant: int, raised: str) -> Frame:
    """How it was raised, set right."""
    one_of(raised, RAISED, f"It was raised aloud, in private or in the box: e{elephant} aloud")
    return changed(state, Elephant, elephant, raised=raised)


@move(
    "<elephant> agreed",
    "e1 agreed",
    "the one who named it agrees to its words being kept; e1 not agreed takes them off every page",
    "{elephant}: its words may be kept and seen",
    called="whether an elephant's words are kept",
    logged="asked about an elephant's words: e {elephant}",
    sets={"agreed": True},
    undated=True,
    takes_back=lambda data: data.get("agreed") is not True,
    ask="First that they agree, then the words: {thing} agreed, then {thing}: …",
)
@also("<elephant> not agreed", "e1 not agreed", "", _without_a_yes, sets={"agreed": False}, away=True)
@also("<elephant> agreed no", "e1 agreed no", "", _without_a_yes, sets={"agreed": False}, away=True)
def agree_wording(state: Frame, *, elephant: int, agreed: bool) -> Frame:
    """Whether the one who named it agrees to a wording being kept. Without, its words go at once."""
    before = the(state, Elephant, elephant)
    if agreed is True:
        # Words of a new yes come from here, whatever becomes of those that were carried on.
        anew: dict[str, Any] = {"origins": (), "from_number": 0} if before.refused else {}
        return changed(state, Elephant, elephant, agreed=True, refused=False, **anew)
    # What changed may name the matter as clearly as the wording does.
    refused = before.agreed or before.refused
    return changed(state, Elephant, elephant, agreed=False, refused=refused, wording="", change="")


@move(
    "<elephant>: <text:private_words>",
    "e1: we are polite because we were sent",
    "the wording, once they agreed",
    "{elephant}, with the yes of the one who named it: {text}",
    called="an elephant's words",
    logged="an elephant's words: e {elephant}",
    undated=True,
    fills="wording",
)
def word_elephant(state: Frame, *, elephant: int, text: str) -> Frame:
    """The wording, as the one who named it wants it. Refused without their yes."""
    if not the(state, Elephant, elephant).agreed:
        raise ExerciseError(ASK_FIRST.format(f"e{elephant}"))
    return changed(state, Elephant, elephant, wording=text)


@move(
    "<elephant> now",
    "e1 now",
    "decided: now, later, power (with those who have it) or be (let it be, knowingly)",
    "{elephant}: work on it now",
    called="what was decided about an elephant",
    logged="decided about an elephant: e {elephant}, {decision}",
    sets={"decision": DECISIONS[0]},
    undated=True,
    ask=_OWN_LINES,
)
@each(
    *(
        Form(
            f"<elephant> {word}",
            f"e1 {word}",
            "",
            f"{{elephant}}: {decision}",
            sets={"decision": decision},
            ask=_OWN_LINES,
        )
        for word, decision in zip(("later", "power", "be"), DECISIONS[1:], strict=True)
    )
)
def decide_elephant(state: Frame, *, elephant: int, decision: str) -> Frame:
    """What the group decided: one of four, and letting it be is one of them."""
    one_of(decision, DECISIONS, f"Now, later, with those who have the power, or let it be: e{elephant} later")
    return changed(state, Elephant, elephant, decision=decision)


@move(
    "<elephant> when [:] <text:day>",
    "e1 when next session, first hour",
    "when",
    lambda got, state: f"e{got['elephant']}, worked on {on_day(got['text'])}",
    called="an elephant's day",
    logged="an elephant's day: e {elephant}, {field}",
    sets={"field": "when"},
    timed=True,
    undated=True,
    warn=day_unread,
)
@also(
    "<elephant> review [:] <text:day>",
    "e1 review 26 March",
    "the day it comes back by itself",
    lambda got, state: f"e{got['elephant']}, looked at again {on_day(got['text'])}",
    sets={"field": "review"},
    warn=day_unread,
)
@also(
    "<elephant> back [:] [<text:day>]",
    "e1 back",
    "it comes back today; e1 done needs no coming back",
    lambda got, state: f"e{got['elephant']} {comes_back(got['text'])}",
    sets={"field": "review", "text": "today"},
    warn=day_unread,
)
def date_elephant(state: Frame, *, elephant: int, field: str, text: str, at: str) -> Frame:
    """When it is worked on, or looked at again; the words stay as they were said, with the day they name."""
    one_of(field, ("when", "review"), f"e{elephant} when next session, or e{elephant} review 26 March")
    return changed(state, Elephant, elephant, at, **{field: text}, done=False)


@move(
    "<elephant> carries [:] <who:carrier>",
    "e1 carries F1",
    "who carries it: a number, F1, or a convenor; never a name",
    lambda got, state: f"e{got['elephant']} is carried by {got['who'] or 'nobody yet'}",
    called="who carries an elephant",
    logged="an elephant is carried on: e {elephant}",
    undated=True,
)
def carry_by(state: Frame, *, elephant: int, who: str) -> Frame:
    """Who carries it on."""
    return changed(state, Elephant, elephant, carries=who)


@move(
    "<elephant> changed|change [:] <text:words>",
    "e1 changed: the second half became choose-your-own",
    "what was changed because of it",
    "{elephant}, changed because of it: {text}",
    called="what changed",
    logged="what changed: e {elephant}",
    undated=True,
    fills="change",
)
def change_elephant(state: Frame, *, elephant: int, text: str) -> Frame:
    """What was changed because of it."""
    return changed(state, Elephant, elephant, change=text)


@move(
    "<elephant> done",
    "e1 done",
    "",
    "{elephant} needs no coming back",
    called="whether an elephant is done with",
    sets={"done": True},
    undated=True,
)
@also("<elephant> open", "e1 open", "", "{elephant} is open again", sets={"done": False})
def elephant_done(state: Frame, *, elephant: int, done: bool = True) -> Frame:
    """It needs no coming back to."""
    return changed(state, Elephant, elephant, done=done is True)
