"""What goes from one session to the next: the moves that take it in, and the moves an earlier session gives. Pure.

What is carried says from which session it comes. An agreement is asked again, never pasted; a wording goes along only
with the yes it was kept under; a word hidden from the room stays behind.
"""

from __future__ import annotations

from typing import Any

from exercises.frame.checks import count_of, one_of
from exercises.frame.elephants import ASK_FIRST
from exercises.frame.jargon import explain_jargon, known_term, mean_jargon, on_the_list, same_jargon
from exercises.frame.keeping import OVER, STATUSES
from exercises.frame.parking import who_acts
from exercises.frame.state import (
    DECISIONS,
    RAISED,
    RESULTS,
    Action,
    Agreed,
    Conversation,
    Elephant,
    Frame,
    Parked,
    Reply,
    Term,
)
from exercises.frame.together import headings
from exercises.kernel.checks import kept, may, numbered, p_number, within
from exercises.kernel.days import iso_day
from exercises.kernel.moves import move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.network.state import QUESTIONS

Moves = list[tuple[str, dict[str, Any]]]
_ELEPHANT = (
    "raised",
    "agreed",
    "wording",
    "decision",
    "when",
    "when_on",
    "carries",
    "review",
    "review_on",
    "change",
)
_PARKED = ("text", "carries", "back", "back_on")


def _from(state: Frame, from_session: str) -> str:
    return within(state.template, from_session, "session", "the session it comes from")


def _on(words: str) -> str:
    return iso_day(words, "The day") if words else ""


@move(
    called="a word carried on",
    makes="j",
    given=on_the_list,
    words=("term", "plain", "stands_for", "used_by", "meanings", "hears", "instead", "same_as"),
)
def carry_jargon(
    state: Frame,
    *,
    term: str,
    from_session: str,
    stands_for: str = "",
    plain: str = "",
    meanings: list[list[str]] | None = None,
    used_by: list[str] | None = None,
    differs: bool = False,
    hears: str = "",
    instead: str = "",
    reo: bool = False,
    same_as: str = "",
    number: int = 0,
) -> Frame:
    """A word from an earlier session's glossary. One that is on the list already only gains what it lacks."""
    _from(state, from_session)
    fields = {"stands_for": stands_for, "plain": plain, "hears": hears, "instead": instead}
    held = known_term(state, term)
    if held is None:
        state, number = numbered(state, "j", number)
        services = tuple(within(state.template, name, "service", "a service") for name in used_by or [])
        held = Term(
            number,
            within(state.template, term, "term", "the word"),
            used_by=services,
            differs=differs is True,
            reo=reo is True,
            from_session=from_session,
        )
        state = replace(state, terms=kept(state.terms, held))
    for field, text in fields.items():
        if text and not getattr(held, field):
            state = explain_jargon(state, term=held.number, field=field, text=text)
    told = {service for service, _ in held.meanings}
    for service, meaning in meanings or []:
        if service not in told:
            state = mean_jargon(state, term=held.number, service=service, meaning=meaning)
    return same_jargon(state, term=held.number, name=same_as) if same_as else state


@move(called="an elephant carried on", makes="e", words=("wording", "decision", "when", "carries", "review", "change"))
def carry_elephant(
    state: Frame,
    *,
    from_session: str,
    raised: str = "",
    agreed: bool = False,
    wording: str = "",
    decision: str = "",
    when: str = "",
    when_on: str = "",
    carries: str = "",
    review: str = "",
    review_on: str = "",
    change: str = "",
    from_number: int = 0,
    number: int = 0,
) -> Frame:
    """An elephant that was not finished with; `from_number` is its number in the session it comes from."""
    one_of(raised, (*RAISED, ""), "It was raised aloud, in private or in the box.")
    one_of(decision, (*DECISIONS, ""), "Now, later, with those who have the power, or let it be.")
    state, number = numbered(state, "e", number)
    if wording and agreed is not True:
        raise ExerciseError(ASK_FIRST.format(f"e{number}"))
    made = Elephant(
        number,
        raised,
        agreed is True,
        may(state.template, wording, "elephant", "the wording"),
        decision,
        may(state.template, when, "when", "the day"),
        _on(when_on),
        may(state.template, carries, "carries", "who carries it"),
        may(state.template, review, "when", "the day"),
        _on(review_on),
        may(state.template, change, "change", "what changed"),
        from_session=_from(state, from_session),
        from_number=count_of(from_number, "Its number there", "1"),
    )
    return replace(state, elephants=kept(state.elephants, made))


@move(called="something parked, carried on", makes="p", words=("text", "carries", "back"))
def carry_parked(
    state: Frame, *, text: str, from_session: str, carries: str = "", back: str = "", back_on: str = "", number: int = 0
) -> Frame:
    """A parked thing nobody has come back to yet."""
    state, number = numbered(state, "p", number)
    made = Parked(
        number,
        within(state.template, text, "parked", "what is parked"),
        may(state.template, carries, "carries", "who carries it"),
        may(state.template, back, "when", "when it comes back"),
        _on(back_on),
        from_session=_from(state, from_session),
    )
    return replace(state, parked=kept(state.parked, made))


@move(called="an action carried on", makes="q", words=("text", "who", "by_when", "found"))
def carry_action(
    state: Frame,
    *,
    text: str,
    from_session: str,
    who: str = "",
    by_when: str = "",
    by_on: str = "",
    result: str = "",
    found: str = "",
    number: int = 0,
) -> Frame:
    """An action to ask after."""
    one_of(result, (*RESULTS, ""), "An action happened: yes, partly or no.")
    state, number = numbered(state, "q", number)
    made = Action(
        number,
        within(state.template, text, "action", "the action"),
        who_acts(who, number),
        may(state.template, by_when, "when", "the day"),
        _on(by_on),
        result,
        may(state.template, found, "note", "what came of it"),
        from_session=_from(state, from_session),
    )
    return replace(state, actions=kept(state.actions, made))


@move(called="a conversation carried on", makes="c", words=("from_whom", "to_whom", "opening", "owner", "by_when"))
def carry_conversation(
    state: Frame,
    *,
    from_whom: str,
    to_whom: str,
    on: str,
    opening: str,
    from_session: str,
    owner: str = "",
    by_when: str = "",
    by_on: str = "",
    status: str = "",
    number: int = 0,
) -> Frame:
    """A connecting conversation that is still open, to ask after gently."""
    one_of(on, QUESTIONS, "On which question: why, do or who?")
    one_of(status, (*STATUSES, ""), "A conversation is planned, or needs an owner or the whānau's yes first.")
    state, number = numbered(state, "c", number)
    made = Conversation(
        number,
        within(state.template, from_whom, "role", "who opens it"),
        within(state.template, to_whom, "role", "with whom"),
        on,
        within(state.template, opening, "opening", "the opening line"),
        p_number(owner, f"c{number} owner P05") if owner else "",
        may(state.template, by_when, "when", "the day"),
        _on(by_on),
        status,
        from_session=_from(state, from_session),
    )
    return replace(state, conversations=kept(state.conversations, made))


@move(called="a reply carried on", words=("said", "changed"))
def carry_reply(state: Frame, *, said: str, changed: str, from_session: str) -> Frame:
    """What the last feedback is answered with, for this session's opening."""
    made = Reply(
        within(state.template, said, "feedback", "what was said"),
        within(state.template, changed, "reply", "what we changed"),
        _from(state, from_session),
    )
    return replace(state, replies=(*state.replies, made))


@move(called="a line carried on", makes="u", words=("text",))
def carry_agreement(state: Frame, *, heading: str, text: str, from_session: str, number: int = 0) -> Frame:
    """A line the group agreed on before; it is asked again."""
    one_of(heading, headings(state), "Under which heading? together judgement: say what you mean")
    state, number = numbered(state, "u", number)
    made = Agreed(
        number,
        heading,
        within(state.template, text, "agreement", "the agreement"),
        from_session=_from(state, from_session),
    )
    return replace(state, agreement=kept(state.agreement, made))


def carried_from(state: Frame, title: str) -> Moves:
    """The moves that bring an earlier session's open things into a new one: (kind, data), `title` being its name."""
    moves: Moves = []
    for term in state.terms.values():
        if not term.hidden:
            group = state.group_of(term.number)
            fields = {
                "term": term.term,
                "stands_for": term.stands_for,
                "plain": term.plain,
                "differs": term.differs,
                "meanings": [list(pair) for pair in term.meanings],
                "used_by": list(term.used_by),
                "hears": term.hears,
                "instead": term.instead,
                "reo": term.reo,
                "same_as": (group.name or state.terms[group.terms[0]].term) if group else "",
            }
            moves.append(("carry_jargon", fields))
    for elephant in state.elephants.values():
        if not elephant.done:
            fields = {name: getattr(elephant, name) for name in _ELEPHANT}
            fields["change"] = elephant.change if elephant.agreed else ""
            moves.append(("carry_elephant", {**fields, "from_number": elephant.number}))
    for parked in state.parked.values():
        if not parked.done:
            moves.append(("carry_parked", {name: getattr(parked, name) for name in _PARKED}))
    for action in state.actions.values():
        if action.result != "yes":
            moves.append(
                ("carry_action", {"text": action.text, "who": action.who, "by_when": action.by, "by_on": action.by_on})
            )
    for talk in state.conversations.values():
        if talk.status not in OVER:
            moves.append(
                (
                    "carry_conversation",
                    {
                        "from_whom": talk.from_whom,
                        "to_whom": talk.to_whom,
                        "on": talk.on,
                        "opening": talk.opening,
                        "owner": talk.owner,
                        "by_when": talk.by,
                        "by_on": talk.by_on,
                        "status": "" if talk.status in RESULTS else talk.status,
                    },
                )
            )
    for reply in state.replies:
        if not reply.from_session:
            moves.append(("carry_reply", {"said": reply.said, "changed": reply.changed}))
    for agreed in state.agreement.values():
        if not agreed.out:
            moves.append(("carry_agreement", {"heading": agreed.heading, "text": agreed.text}))
    carried: Moves = [(kind, {**_told(data), "from_session": title}) for kind, data in moves]
    return [*carried, *([("stop_word", {"text": state.stop_word})] if state.stop_word else [])]


def planned_like(state: Frame) -> Moves:
    """The moves that plan a new session's agenda like this one's, without its times and what was left out."""
    return [
        (
            "plan_item",
            _told(
                {
                    "title": item.title,
                    "minutes": item.minutes,
                    "intensity": item.intensity,
                    "practices": list(item.practices),
                    "exercise": item.exercise,
                    "planned": item.planned,
                    "remarks": list(item.remarks),
                }
            ),
        )
        for item in state.in_order()
        if not item.dropped and not item.repeats
    ]


def _told(data: dict[str, Any]) -> dict[str, Any]:
    """Only what says something."""
    return {name: value for name, value in data.items() if value}
