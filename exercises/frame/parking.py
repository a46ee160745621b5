"""The moves that keep something for later: parked things, private notes, moments, actions. Pure; reads no clock."""

from __future__ import annotations

from typing import Any

from exercises.frame.checks import during, moment_of, one_of
from exercises.frame.saying import day_unread
from exercises.frame.schedule import day_of
from exercises.frame.state import RESULTS, Action, Frame, Moment, Note, Parked
from exercises.kernel.checks import kept, may, numbered, p_number, thing_of, within
from exercises.kernel.days import cannot_be, comes_back, said_day
from exercises.kernel.moves import Got, also, move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError


def _acts(got: Got, state: Frame) -> str:
    who = f"{got['who']} " if "who" in got else ""
    day = f", by {said_day(got['by_when'])}" if "by_when" in got else ""
    return f"action: {who}{got['text']}{day}"


def _no_such_day(got: Got, state: Frame) -> str:
    _, by, day = got["text"].rpartition(" by ")
    if "by_when" in got or not by or not cannot_be(day):
        return ""
    return f"There is no such day; all of it is kept as words. For a day: q{state.numbers.get('q', 0) + 1} by Friday"


def _happened(got: Got, state: Frame) -> str:
    says = {"yes": "done", "partly": "done in part", "no": "not done", "": "not asked after yet"}[got["result"]]
    return f"q{got['action']} is {says}{': ' + got['found'] if got['found'] else ''}"


def _marked(got: Got, state: Frame) -> str:
    return f"this minute is marked for your journal{': ' + got['words'] if 'words' in got else ''}"


def _has_words(got: Got, state: Frame) -> bool:
    return bool(got["found"])


@move(
    "park: <text:words>",
    "park: interpreters, how does this work through one?",
    "something that waits",
    "parked: {text}",
    called="parked",
    makes="p",
    timed=True,
    words=("text", "carries", "back"),
)
def park(
    state: Frame, *, text: str, at: str, carries: str = "", back: str = "", item: int | None = None, number: int = 0
) -> Frame:
    """Something that waits, with who carries it and when it comes back, as far as that is known."""
    moment_of(at)
    state, number = numbered(state, "p", number)
    back = may(state.template, back, "when", "when it comes back")
    made = Parked(
        number,
        within(state.template, text, "parked", "what is parked"),
        may(state.template, carries, "carries", "who carries it"),
        back,
        day_of(state, back, at),
        at=at,
        item=during(state, item),
    )
    return replace(state, parked=kept(state.parked, made))


@move(
    "<parked>: <text:words>",
    "p2: other words",
    "",
    "{parked}: {text}",
    called="a change to what is parked",
    sets={"field": "text"},
    timed=True,
    words=("text",),
    ask="What about {thing}? {thing}: other words, {thing} carries F1, {thing} back 26 March or {thing} done",
)
@also(
    "<parked> carries [:] <text:somebody>",
    "p2 carries F1",
    "who carries it",
    lambda got, state: f"p{got['parked']} is carried by {got['text'] or 'nobody yet'}",
    sets={"field": "carries"},
)
@also(
    "<parked> back [:] <text:day>",
    "p2 back 26 March",
    "when it comes back by itself",
    lambda got, state: f"p{got['parked']} {comes_back(got['text'])}",
    sets={"field": "back"},
    warn=day_unread,
)
def change_parked(state: Frame, *, parked: int, field: str, text: str, at: str) -> Frame:
    """Other words, who carries it, or when it comes back."""
    held: Parked = thing_of(state.parked, parked, "p", "parked item")
    moment_of(at)
    match field:
        case "text":
            changed = replace(held, text=within(state.template, text, "parked", "what is parked"))
        case "carries":
            changed = replace(held, carries=may(state.template, text, "carries", "who carries it"))
        case "back":
            back = may(state.template, text, "when", "when it comes back")
            changed = replace(held, back=back, back_on=day_of(state, back, at), done=False)
        case _:
            raise ExerciseError(f"p{parked} carries F1, p{parked} back 26 March, or p{parked}: other words")
    return replace(state, parked=kept(state.parked, changed))


@move(
    "<parked> done",
    "p2 done",
    "it was come back to; p2: other words",
    "{parked} was come back to",
    called="what was parked",
    sets={"done": True},
)
@also("<parked> open", "p2 open", "", "{parked} is open again", sets={"done": False})
def parked_done(state: Frame, *, parked: int, done: bool = True) -> Frame:
    """It was come back to."""
    held: Parked = thing_of(state.parked, parked, "p", "parked item")
    return replace(state, parked=kept(state.parked, replace(held, done=done is True)))


@move(
    "note: <text:words>",
    "note: watch the time after lunch",
    "a private note; n1: other words",
    "a private note: {text}",
    called="a note",
    makes="n",
    timed=True,
    signed=True,
    private=True,
    words=("text",),
)
@also(
    "follow [up]: <text:words>",
    "follow up: ring the one who left early",
    "somebody to find afterwards; n1 done",
    "to follow up: {text}",
    sets={"follow_up": True},
    private=True,
)
def note(
    state: Frame, *, text: str, at: str, by: str = "", follow_up: bool = False, item: int | None = None, number: int = 0
) -> Frame:
    """A private note, or somebody to find afterwards. For the facilitators only."""
    moment_of(at)
    state, number = numbered(state, "n", number)
    made = Note(
        number,
        within(state.template, text, "note", "the note"),
        str(by),
        follow_up is True,
        at=at,
        item=during(state, item),
    )
    return replace(state, notes=kept(state.notes, made))


@move(
    "<note>: <text:words>",
    "n1: other words",
    "",
    "{note}: {text}",
    called="a private note",
    words=("text",),
    ask="What about {thing}? {thing}: other words, or {thing} done",
)
def change_note(state: Frame, *, note: int, text: str) -> Frame:
    """The note in other words."""
    held: Note = thing_of(state.notes, note, "n", "private note")
    return replace(state, notes=kept(state.notes, replace(held, text=within(state.template, text, "note", "the note"))))


@move("<note> done", "n1 done", "", "{note} is done", called="a private note", sets={"done": True})
@also("<note> open", "n1 open", "", "{note} is open again", sets={"done": False})
def note_done(state: Frame, *, note: int, done: bool = True) -> Frame:
    """The follow-up was done."""
    held: Note = thing_of(state.notes, note, "n", "private note")
    return replace(state, notes=kept(state.notes, replace(held, done=done is True)))


@move(
    "moment: [<words>]",
    "moment",
    "marks this minute for your journal; moment: words",
    _marked,
    called="a moment",
    makes="m",
    timed=True,
    signed=True,
    private=lambda got, state: "words" in got,
    ask="The words come after the colon: moment: somebody stood up",
    words=("words",),
)
def mark_moment(
    state: Frame, *, at: str, words: str = "", by: str = "", item: int | None = None, number: int = 0
) -> Frame:
    """This minute, marked for the journal."""
    moment_of(at)
    state, number = numbered(state, "m", number)
    made = Moment(number, at, may(state.template, words, "note", "the moment"), str(by), during(state, item))
    return replace(state, moments=kept(state.moments, made))


@move(
    "action <who:actor>: <text:deed>",
    "action P05: ring the ward by Friday",
    "an action: who, what, by when",
    _acts,
    called="an action",
    makes="q",
    timed=True,
    words=("text", "who", "by_when"),
    warn=_no_such_day,
    ask="Who, what, by when? action P05: ring the ward by Friday, or action: ring the ward. A number, not a name: "
    "names stay out of the record.",
)
@also("action: <text:deed>", "action: tidy the room", "an action that is nobody's yet", _acts, warn=_no_such_day)
@also("action <who:actor> <text:deed>", "action P05 ring the ward", "", _acts, warn=_no_such_day)
@also("action <text:dated_deed>", "action ring the ward by Friday", "", _acts, warn=_no_such_day)
def act(
    state: Frame, *, text: str, at: str, who: str = "", by_when: str = "", item: int | None = None, number: int = 0
) -> Frame:
    """An agreed action: who, what, by when."""
    moment_of(at)
    state, number = numbered(state, "q", number)
    by_when = may(state.template, by_when, "when", "the day")
    made = Action(
        number,
        within(state.template, text, "action", "the action"),
        who_acts(who, number),
        by_when,
        day_of(state, by_when, at),
        at=at,
        item=during(state, item),
    )
    return replace(state, actions=kept(state.actions, made))


def who_acts(who: str, number: int) -> str:
    """A P-number, or a facilitator; a name stays out of the record."""
    if who in ("F1", "F2", ""):
        return who
    return p_number(who, f"q{number} who P05")


@move(
    "<action>: <text:words>",
    "q2: other words",
    "",
    "{action}: {text}",
    called="a change to an action",
    sets={"field": "text"},
    timed=True,
    words=("text",),
    ask="What about {thing}? {thing} done, {thing} partly: words, {thing} by Friday or {thing} who P07",
)
@also(
    "<action> by [:] <text:day>",
    "q2 by Friday",
    "",
    lambda got, state: f"q{got['action']} by {said_day(got['text'])}",
    sets={"field": "by"},
    warn=day_unread,
)
@also(
    "<action> who|owner [:] <text:actor_or_nobody>",
    "q2 who P07",
    "",
    lambda got, state: f"q{got['action']} is {got['text'] or 'nobody'}'s",
    sets={"field": "who"},
    private=True,
)
def change_action(state: Frame, *, action: int, field: str, text: str, at: str) -> Frame:
    """Who, what or by when."""
    held: Action = thing_of(state.actions, action, "q", "action")
    moment_of(at)
    changed: dict[str, Any]
    match field:
        case "text":
            changed = {"text": within(state.template, text, "action", "the action")}
        case "who":
            changed = {"who": who_acts(text, action)}
        case "by":
            by_when = may(state.template, text, "when", "the day")
            changed = {"by": by_when, "by_on": day_of(state, by_when, at)}
        case _:
            raise ExerciseError(f"q{action} who P05, q{action} by Friday, or q{action}: other words")
    return replace(state, actions=kept(state.actions, replace(held, **changed)))


@move(
    "<action> done|yes [:] [<found:words>]",
    "q2 done",
    "did it happen: done, partly or no; q2 partly: words; q2 by Friday; q2 who P07",
    _happened,
    called="what came of an action",
    sets={"result": "yes", "found": ""},
    private=_has_words,
    words=("found",),
)
@also(
    "<action> partly [:] [<found:words>]",
    "q2 partly",
    "",
    _happened,
    sets={"result": "partly", "found": ""},
    private=_has_words,
)
@also("<action> no [:] [<found:words>]", "q2 no", "", _happened, sets={"result": "no", "found": ""}, private=_has_words)
@also(
    "<action> open [:] [<found:words>]", "q2 open", "", _happened, sets={"result": "", "found": ""}, private=_has_words
)
def action_result(state: Frame, *, action: int, result: str, found: str = "") -> Frame:
    """Did it happen, and what came of it; "" is not asked yet."""
    held: Action = thing_of(state.actions, action, "q", "action")
    one_of(result, (*RESULTS, ""), f"Did it happen? q{action} done, q{action} partly or q{action} no: words")
    found = may(state.template, found, "note", "what came of it")
    return replace(state, actions=kept(state.actions, replace(held, result=result, found=found)))
