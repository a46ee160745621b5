"""The moves that keep something for later: parked things, private notes, moments, actions. Pure; reads no clock."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from exercises.frame.checks import one_of
from exercises.frame.making import changed, made
from exercises.frame.saying import day_unread
from exercises.frame.state import Frame
from exercises.frame.things import RESULTS, Action, Moment, Note, Parked
from exercises.kernel.checks import p_number
from exercises.kernel.days import cannot_be, comes_back, said_day
from exercises.kernel.expression import expression
from exercises.kernel.moves import Form, Got, also, each, move
from exercises.kernel.p_numbers import whole
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded

_MOST_NOTE = 9_999
_BEHIND = expression(r"\b(?:from (?P<of>\d{1,4})|[pf]\d{1,3})$", re.IGNORECASE)
"""What somebody types behind the day of an action, and means something else by."""


def _acts(got: Got, state: Frame) -> str:
    who = f"{got['who']} " if "who" in got else f"{got['role']}: " if "role" in got else ""
    day = f", by {said_day(got['by_when'])}" if "by_when" in got else ""
    out_of = f" from note {got['of']}" if "of" in got else ""
    return f"action{out_of}: {who}{got['text']}{day}"


def _stays_as_words(got: Got, state: Frame) -> str:
    """What is said of a day there is none of, and of what follows a day and is read by nothing."""
    _, by, day = got["text"].rpartition(" by ")
    if "by_when" in got:
        return _behind_the_day(str(got["by_when"]))
    if not by or not cannot_be(day):
        return ""
    return f"There is no such day; all of it is kept as words. For a day: q{state.numbers.get('q', 0) + 1} by Friday"


def _behind_the_day(day: str) -> str:
    found = _BEHIND.search(day)
    if found is None:
        return ""
    first = f"{found[0].lower()} lead practitioner" if found["of"] else found[0].upper()
    whose = "Out of which note it comes" if found["of"] else "Whose it is"
    return f"“{found[0]}” stays in the words of the day. {whose} is typed first: action {first}: …"


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
    logged="parked",
    makes="p",
    timed=True,
)
def park(
    state: Frame, *, text: str, at: str, carries: str = "", back: str = "", item: int | None = None, number: int = 0
) -> Frame:
    """Something that waits, with who carries it and when it comes back, as far as that is known."""
    return made(state, Parked, number, at, item, text=text, carries=carries, back=back)


@move(
    "<parked>: <text:words>",
    "p2: other words",
    "",
    "{parked}: {text}",
    called="a change to what is parked",
    logged="what is parked changed: …",
    sets={"field": "text"},
    timed=True,
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
    one_of(
        field, ("text", "carries", "back"), f"p{parked} carries F1, p{parked} back 26 March, or p{parked}: other words"
    )
    again = {"done": False} if field == "back" else {}
    return changed(state, Parked, parked, at, **{field: text}, **again)


@move(
    "<parked> done",
    "p2 done",
    "it was come back to; p2: other words",
    "{parked} was come back to",
    called="whether what was parked is done",
    logged="parked, done: …",
    sets={"done": True},
)
@also("<parked> open", "p2 open", "", "{parked} is open again", sets={"done": False})
def parked_done(state: Frame, *, parked: int, done: bool = True) -> Frame:
    """It was come back to."""
    return changed(state, Parked, parked, done=done is True)


@move(
    "note: <text:words>",
    "note: watch the time after lunch",
    "a private note; n1: other words",
    "a private note: {text}",
    called="a note",
    logged="a note: {number}",
    makes="n",
    timed=True,
    signed=True,
    private=True,
    wordless=True,
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
@also(
    "follow up",
    "follow up",
    "the same while nothing is written; n1: … has the words later",
    "somebody to find afterwards; its words can wait",
    sets={"follow_up": True},
    private=True,
)
def note(
    state: Frame,
    *,
    at: str,
    text: str = "",
    by: str = "",
    follow_up: bool = False,
    item: int | None = None,
    number: int = 0,
) -> Frame:
    """A private note, or somebody to find afterwards, of whom nothing has to be written yet. For the facilitators
    only. Raises ExerciseError for a note without words."""
    if not text and follow_up is not True:
        raise ExerciseError("The words come after the colon. For example note: watch the time after lunch")
    return made(state, Note, number, at, item, text=text, by=str(by), follow_up=follow_up is True)


@move(
    "<note>: <text:words>",
    "n1: other words",
    "",
    "{note}: {text}",
    called="a private note's words",
    logged="a private note: n {note}",
    ask="What about {thing}? {thing}: other words, or {thing} done",
)
def change_note(state: Frame, *, note: int, text: str) -> Frame:
    """The note in other words."""
    return changed(state, Note, note, text=text)


@move(
    "<note> done",
    "n1 done",
    "",
    "{note} is done",
    called="whether a private note is done",
    logged="a private note, done: …",
    sets={"done": True},
)
@also("<note> open", "n1 open", "", "{note} is open again", sets={"done": False})
def note_done(state: Frame, *, note: int, done: bool = True) -> Frame:
    """The follow-up was done."""
    return changed(state, Note, note, done=done is True)


@move(
    "moment: [<words>]",
    "moment",
    "marks this minute for your journal; moment: words",
    _marked,
    called="a moment",
    logged="a moment",
    makes="m",
    timed=True,
    signed=True,
    private=lambda got, state: "words" in got,
    ask="The words come after the colon: moment: somebody stood up",
    wordless=True,
    words=("words",),
)
def mark_moment(
    state: Frame, *, at: str, words: str = "", by: str = "", item: int | None = None, number: int = 0
) -> Frame:
    """This minute, marked for the journal."""
    return made(state, Moment, number, at, item, words=words, by=str(by))


@move(
    "action <who:actor>: <text:deed>",
    "action P05: ring the ward by Friday",
    "an action: who, what, by when",
    _acts,
    called="an action",
    makes="q",
    timed=True,
    warn=_stays_as_words,
    ask="Who, what, by when? action P05: ring the ward by Friday, or action: ring the ward. A number, not a name: "
    "names stay out of the record.",
)
@also(
    "action from <of:of_note> <role>: <text:deed>",
    "action from 17 lead practitioner: huddle before tea by Friday",
    "a change that comes out of a note, and whose it is by role",
    _acts,
    warn=_stays_as_words,
)
@also("action: <text:deed>", "action: tidy the room", "an action that is nobody's yet", _acts, warn=_stays_as_words)
@also("action <who:actor> <text:deed>", "action P05 ring the ward", "", _acts, warn=_stays_as_words)
@also("action <text:dated_deed>", "action ring the ward by Friday", "", _acts, warn=_stays_as_words)
def act(
    state: Frame,
    *,
    text: str,
    at: str,
    who: str = "",
    by_when: str = "",
    item: int | None = None,
    number: int = 0,
    role: str = "",
    of: int = 0,
) -> Frame:
    """An agreed action: who, what, by when; out of a note with a role for who."""
    if type(of) is not int or not 0 <= of <= _MOST_NOTE:
        raise ExerciseError("Out of which note? action from 17 lead practitioner: huddle before tea by Friday")
    if whole(role):
        raise ExerciseError(f"A role here, not a number. With a number: action {role}: {text}")
    about = {"who": who_acts(who, number), "by_when": by_when, "role": role, "of": of}
    return made(state, Action, number, at, item, text=text, **about)


def roles(state: Frame, kind: str, data: Mapping[str, Any]) -> tuple[str, ...]:
    """The words of a move that are a role, and so nobody's name: whose a change out of a note is."""
    return tuple(filter(None, (data.get("role"),))) if kind == "act" else ()


def who_acts(who: str, number: int) -> str:
    """A P-number, or a facilitator; a name stays out of the record."""
    if folded(who) in ("f1", "f2", ""):
        return who.upper()
    return p_number(who, f"q{number} who P05")


@move(
    "<action>: <text:words>",
    "q2: other words",
    "",
    "{action}: {text}",
    called="a change to an action",
    logged="an action changed: …",
    sets={"field": "text"},
    timed=True,
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
    one_of(field, ("text", "who", "by"), f"q{action} who P05, q{action} by Friday, or q{action}: other words")
    value = who_acts(text, action) if field == "who" else text
    return changed(state, Action, action, at, **{"by_when" if field == "by" else field: value})


@move(
    "<action> done|yes [:] [<found:words>]",
    "q2 done",
    "did it happen: done, partly or no; q2 partly: words; q2 by Friday; q2 who P07",
    _happened,
    called="what came of an action",
    logged="asked after an action: …",
    sets={"result": "yes", "found": ""},
    private=_has_words,
)
@each(
    *(
        Form(
            f"<action> {word} [:] [<found:words>]",
            f"q2 {word}",
            "",
            _happened,
            sets={"result": result, "found": ""},
            private=_has_words,
        )
        for word, result in (("partly", "partly"), ("no", "no"), ("open", ""))
    )
)
def action_result(state: Frame, *, action: int, result: str, found: str = "") -> Frame:
    """Did it happen, and what came of it; "" is not asked yet."""
    one_of(result, (*RESULTS, ""), f"Did it happen? q{action} done, q{action} partly or q{action} no: words")
    return changed(state, Action, action, result=result, found=found)
