"""What goes from one session to the next: the moves that take it in, and the moves an earlier session gives. Pure.

What is carried says from which session it comes. An agreement is asked again, never pasted; a wording goes along only
with the yes it was kept under; a word hidden from the room stays behind.
"""

from __future__ import annotations

from typing import Any

from exercises.frame.checks import count_of, one_of, origins_of
from exercises.frame.elephants import ASK_FIRST
from exercises.frame.feedback import REPLIED, replied
from exercises.frame.jargon import known_term, mean_jargon, on_the_list, same_jargon
from exercises.frame.keeping import opened
from exercises.frame.making import changed, made
from exercises.frame.parking import who_acts
from exercises.frame.state import Frame
from exercises.frame.things import DECISIONS, OVER, RAISED, RESULTS, Action, Elephant, Parked, Reply, Term
from exercises.frame.together import under
from exercises.kernel.checks import within
from exercises.kernel.followed import STOP_WORD
from exercises.kernel.moves import move
from exercises.kernel.record import Record
from exercises.kernel.shape import ExerciseError
from exercises.kernel.things import plain

Moves = list[tuple[str, dict[str, Any]]]
_FROM = ("from_session",)
_TERM = ("term", "stands_for", "plain", "differs", "meanings", "used_by", "hears", "instead", "reo")
_ELEPHANT = (
    *("raised", "agreed", "wording", "decision", "when", "when_on"),
    *("carries", "review", "review_on", "change"),
)
_PARKED = ("text", "carries", "back", "back_on")
_ACTION = ("text", "who", "by_when", "by_on", "role")
_CONVERSATION = ("from_whom", "to_whom", "on", "opening", "owner", "by_when", "by_on", "status")
_AGREEMENT = ("heading", "text")
_PLANNED = ("title", "minutes", "intensity", "practices", "exercise", "tool", "planned", "remarks")
"""What of each thing goes along."""


def _from(state: Frame, from_session: str, origins: Any = None) -> dict[str, Any]:
    """Where something comes from, as it is kept. Raises ExerciseError."""
    session = within(state.template, from_session, "session", "the session it comes from")
    return {"from_session": session, "origins": origins_of(origins)}


def _only(names: tuple[str, ...], data: dict[str, Any]) -> dict[str, Any]:
    """The data, when they are of those names. Raises TypeError as a call would."""
    if not data.keys() <= {*names}:
        raise TypeError(f"an unknown argument: {sorted(data.keys() - {*names})}")
    return data


@move(
    called="a word carried on", logged="a word from before: …", makes="j", given=on_the_list, words=(*_FROM, "same_as")
)
def carry_jargon(
    state: Frame,
    *,
    term: str,
    from_session: str,
    origins: list[str] | None = None,
    same_as: str = "",
    number: int = 0,
    **word: Any,
) -> Frame:
    """A word from an earlier session's glossary. One that is on the list already only gains what it lacks."""
    came, told = _from(state, from_session, origins), {"used_by": [], "meanings": [], **_only(_TERM, word)}
    known, meanings = known_term(state, term), told.pop("meanings") or []
    if known is None:
        marks = {name: told.pop(name, False) is True for name in ("differs", "reo")}
        state = made(state, Term, number, term=term, used_by=told.pop("used_by") or [], **came, **marks)
        known = state.terms[state.numbers["j"]]
    state = changed(
        state, Term, known.number, **{name: text for name, text in told.items() if text and not getattr(known, name)}
    )
    there = {service for service, _ in known.meanings}
    for service, meaning in meanings:
        if service not in there:
            state = mean_jargon(state, term=known.number, service=service, meaning=meaning)
    return same_jargon(state, term=known.number, name=same_as) if same_as else state


@move(called="an elephant carried on", logged="an elephant from before: from {from_session}", makes="e", words=_FROM)
def carry_elephant(
    state: Frame,
    *,
    from_session: str,
    from_number: int = 0,
    origins: list[str] | None = None,
    number: int = 0,
    **elephant: Any,
) -> Frame:
    """An elephant that was not finished with; `from_number` is its number in the session it comes from."""
    about = {"raised": "", "decision": "", **_only(_ELEPHANT, elephant)}
    about["agreed"] = about.get("agreed") is True
    one_of(about["raised"], (*RAISED, ""), "It was raised aloud, in private or in the box.")
    one_of(about["decision"], (*DECISIONS, ""), "Now, later, with those who have the power, or let it be.")
    if about.get("wording") and not about["agreed"]:
        raise ExerciseError(ASK_FIRST.format(f"e{number}"))
    there = count_of(from_number, "Its number there", "1")
    return made(state, Elephant, number, from_number=there, **_from(state, from_session, origins), **about)


@move(called="something parked, carried on", logged="parked before: …", makes="p", words=_FROM)
def carry_parked(
    state: Frame, *, from_session: str, origins: list[str] | None = None, number: int = 0, **parked: Any
) -> Frame:
    """A parked thing nobody has come back to yet."""
    return made(state, Parked, number, **_from(state, from_session, origins), **_only(_PARKED, parked))


@move(called="an action carried on", logged="an action from before: …", makes="q", words=_FROM)
def carry_action(
    state: Frame,
    *,
    from_session: str,
    origins: list[str] | None = None,
    who: str = "",
    result: str = "",
    number: int = 0,
    **action: Any,
) -> Frame:
    """An action to ask after."""
    one_of(result, (*RESULTS, ""), "An action happened: yes, partly or no.")
    about = {"who": who_acts(who, number), "result": result, **_only((*_ACTION, "found"), action)}
    return made(state, Action, number, **_from(state, from_session, origins), **about)


@move(
    called="a conversation carried on",
    logged="a conversation to ask after: from {from_session}",
    makes="c",
    words=_FROM,
)
def carry_conversation(
    state: Frame, *, from_session: str, origins: list[str] | None = None, number: int = 0, **conversation: Any
) -> Frame:
    """A connecting conversation that is still open, to ask after gently."""
    about = {"on": "", "owner": "", "status": "", **_only(_CONVERSATION, conversation)}
    return opened(state, number, **_from(state, from_session, origins), **about)


@move(called="a reply carried on", logged="a reply to say: …", makes=Reply.goes, words=(*_FROM, *REPLIED))
def carry_reply(
    state: Frame, *, said: str, changed: str, from_session: str, origins: list[str] | None = None, number: int = 0
) -> Frame:
    """What the last feedback is answered with, for this session's opening."""
    return replied(state, number, said=said, changed=changed, **_from(state, from_session, origins))


@move(called="a line carried on", logged="agreed before, to be asked again: …", makes="u", words=_FROM)
def carry_agreement(
    state: Frame, *, text: str, from_session: str, heading: str = "", origins: list[str] | None = None, number: int = 0
) -> Frame:
    """A line the group agreed on before; it is asked again."""
    return under(state, number, heading=heading, text=text, **_from(state, from_session, origins))


def carried_from(state: Frame, title: str, named: str) -> Moves:
    """The moves that bring an earlier session's open things into a new one: (kind, data).

    `title` is that session's, and `named` what its frame is remembered by in others: what becomes of a thing there
    finds it again by that.
    """
    moves: Moves = []

    def of(thing: Any, names: tuple[str, ...], goes: str = "") -> dict[str, Any]:
        return {**_of(thing, names), "origins": [f"{named} {goes or thing.goes}", *thing.origins]}

    for term in state.terms.values():
        if not term.hidden:
            group = state.group_of(term.number)
            same_as = (group.name or state.terms[group.terms[0]].term) if group else ""
            moves.append(("carry_jargon", {**of(term, _TERM), "same_as": same_as}))
    for elephant in state.elephants.values():
        if not elephant.done:
            change = elephant.change if elephant.may_stay else ""
            about = {**of(elephant, _ELEPHANT), "change": change, "from_number": elephant.number}
            moves.append(("carry_elephant", about))
    moves += [("carry_parked", of(parked, _PARKED)) for parked in state.parked.values() if not parked.done]
    moves += [("carry_action", of(action, _ACTION)) for action in state.actions.values() if action.result != "yes"]
    for conversation in state.conversations.values():
        if conversation.status not in OVER:
            status = "" if conversation.status in RESULTS else conversation.status
            moves.append(("carry_conversation", {**of(conversation, _CONVERSATION), "status": status}))
    own = (reply for reply in state.replies if not reply.from_session)
    moves += [("carry_reply", of(reply, REPLIED, reply.known_as)) for reply in own]
    moves += [("carry_agreement", of(line, _AGREEMENT)) for line in state.agreement.values() if not line.out]
    carried: Moves = [(kind, {**_told(data), "from_session": title}) for kind, data in moves]
    stops = {"text": state.stop_word, "origins": [f"{named} {STOP_WORD}", *state.stop_word_from]}
    return [*carried, *([("stop_word", stops)] if state.stop_word else [])]


def planned_like(state: Frame, named: str) -> Moves:
    """The moves that plan a new session's agenda like this one's, without its times and what was left out; `named` is
    what this frame is remembered by in others."""
    parts = [part for part in state.in_order() if not part.dropped and not part.repeats]
    return [
        ("plan_item", _told({**_of(part, _PLANNED), "origins": [f"{named} {part.goes}", *part.origins]}))
        for part in parts
    ]


def _of(thing: Record, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: plain(getattr(thing, name)) for name in names}


def _told(data: dict[str, Any]) -> dict[str, Any]:
    """Only what says something."""
    return {name: value for name, value in data.items() if value}
