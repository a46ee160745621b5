"""The moves of session feedback: sheets without names, their theme, and the reply. Pure; reads no clock.

Nothing here counts stars or averages; what matters is that the next session begins with a reply.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.frame.checks import one_of
from exercises.frame.making import changed, made
from exercises.frame.state import Frame
from exercises.frame.things import MYSELF, Reply, Sheet
from exercises.kernel.checks import numbered
from exercises.kernel.making import fitting
from exercises.kernel.moves import Got, also, always, move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError

ANSWERS = ("helped", "way", "next")
FIELDS = (*ANSWERS, "myself")
REPLIED = ("said", "changed")


def _filled_in(got: Got, state: Frame) -> str:
    return f"f{got['sheet']} {got['field']}: {got['text'] or 'left blank'}"


@move(
    "feedback [:] <answers>",
    "feedback helped: the chairs; way: cold; next: heater; myself some",
    "one sheet, any part blank",
    lambda got, state: f"feedback sheet f{state.numbers.get('f', 0) + 1}",
    called="a feedback sheet",
    logged="a feedback sheet",
    makes="f",
    undated=True,
    private=True,
)
@also(
    "feedback blank",
    "feedback blank",
    "a sheet left blank; feedback returned 20 counts what was handed in",
    "a feedback sheet left blank",
    private=True,
)
def sheet(state: Frame, *, helped: str = "", way: str = "", next: str = "", myself: str = "", number: int = 0) -> Frame:
    """One sheet as it was written; every field may be blank."""
    words = {"helped": helped, "way": way, "next": next}
    return made(state, Sheet, number, myself=_myself(myself, number), **words)


def _myself(said: str, number: int) -> str:
    return one_of(said, (*MYSELF, ""), f"A lot, some, little or pass: f{number} myself some")


def _field(field: str, pattern: str, example: str, means: str = "") -> dict[str, Any]:
    """The form of one field of a sheet."""
    return {
        "pattern": f"<sheet> {pattern} [:] [<text:{'myself' if field == 'myself' else 'words'}>]",
        "example": f"f3 {example}",
        "means": means,
        "says": _filled_in,
        "sets": {"field": field, "text": ""},
        "away": True,
    }


@move(
    **_field("helped", "helped", "helped: the chairs"),
    called="a feedback sheet",
    logged="a feedback sheet changed: {field}",
    undated=True,
    takes_back=lambda data: not data.get("text"),
    ask="Which part of the sheet? {thing} helped: …, way: …, next: … or myself some",
)
@also(**_field("way", "[in] [the] way", "way: the acronyms", "one field of a sheet: helped, way, next, myself"))
@also(**_field("next", "next [time]", "next: a heater"))
@also(**_field("myself", "myself", "myself some"))
def change_sheet(state: Frame, *, sheet: int, field: str, text: str) -> Frame:
    """One field of a sheet, typed later or set right."""
    if field not in FIELDS:
        raise ExerciseError(f"A sheet has helped, way, next and myself: f{sheet} helped: the chairs")
    return changed(state, Sheet, sheet, **{field: _myself(text, sheet) if field == "myself" else text})


def in_no_order(state: Frame) -> list[Sheet]:
    """The sheets in an order that tells nothing of who handed one in when: the same each time, and not that of typing.

    Session feedback is read shuffled (script 2.20, phase 3).
    """

    import hashlib

    def place(sheet: Sheet) -> str:
        # Of its own words too, so that the order cannot be worked out from the numbers alone.
        said = f"{state.facts.date} {sheet.number} {sheet.helped} {sheet.way} {sheet.next}"
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()

    return sorted(state.sheets.values(), key=place)


@move(
    "feedback theme: <text:words>",
    "feedback theme: the day was tight around the chairs",
    "what you read in the sheets together",
    "read together: {text}",
    called="what was read in the sheets",
    logged="read in the sheets",
    private=True,
)
def feedback_theme(state: Frame, *, text: str) -> Frame:
    """What the facilitators read in the sheets together."""
    return replace(state, **fitting(state.template, Frame, theme=text))


@move(
    "reply [:] <reply>",
    "reply: bigger letters / larger letters and fewer lines",
    "you said / we changed; reply 1 out",
    lambda got, state: f"you said: {got['said']}; and we: {got['changed']}",
    called="a reply",
    logged="a reply: {said}, {changed}",
    makes=Reply.goes,
)
def reply(state: Frame, *, said: str, changed: str, number: int = 0) -> Frame:
    """You said / we changed; or we did not, because."""
    return replied(state, number, said=said, changed=changed)


def replied(state: Frame, number: int, /, **fields: Any) -> Frame:
    """The frame with one more reply. Raises ExerciseError."""
    state, number = numbered(state, Reply.goes, number)
    return replace(state, replies=(*state.replies, Reply(number=number, **fitting(state.template, Reply, **fields))))


def _meant(state: Frame, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The number of the reply in that place, which in a copy of the session may have another place."""
    place = data.get("place")
    if data.get("reply") or not isinstance(place, int) or not 1 <= place <= len(state.replies):
        return {}
    return {"reply": state.replies[place - 1].number}


@move(
    "reply <place> out",
    "reply 1 out",
    "",
    "reply {place} is taken out",
    called="a reply taken out",
    logged="a reply taken out: {place}",
    takes_back=always,
    given=_meant,
    away=True,
)
def drop_reply(state: Frame, *, place: int = 0, reply: int = 0) -> Frame:
    """A reply taken out, by its number, or in older files by its place in the list (1 is the first)."""
    numbers = [known.number for known in state.replies]
    at = numbers.index(reply) + 1 if reply in numbers else 0 if reply else place
    if type(at) is not int or not 1 <= at <= len(state.replies):
        raise ExerciseError(f"There are {len(state.replies)} replies: reply 1 out")
    return replace(state, replies=(*state.replies[: at - 1], *state.replies[at:]))
