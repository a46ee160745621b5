"""The moves that carry the exercise along: the case, phases, the end of it. Pure; reads no clock."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel import clock
from exercises.kernel.checks import may, open_still, within
from exercises.kernel.moves import Form, also, each, move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import listed
from exercises.network.checks import for_chairs
from exercises.network.saying import in_a_room, spoken
from exercises.network.state import Network


def _told(word: str, field: str, example: str, means: str, says: str) -> Form:
    private, colon = field == "standing", ":" if field == "question" else " [:]"
    return Form(f"{word}{colon} <text>", example, means, says, sets={"field": field}, private=private, colon=True)


def _instead_of(state: Network, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The word that another stands in place of, which is out everywhere from then on."""
    return {"was": state.stop_word} if state.stop_word and data.get("field") == "stop_word" else {}


@move(called="the move to another phase", timed=True, wordless=True)
def phase(state: Network, *, phase: str, at: str) -> Network:
    """The group moves to a phase; any phase, forward or back."""
    if phase not in {known.key for known in state.template.phases}:
        raise ExerciseError(f"There is no phase called {str(phase)[:40]}.")
    return clock.begun(state, phase, at)


@move(
    "case [:] <text>",
    "case: Tama and the busy front door",
    "the case's title",
    "the case is called: {text}",
    called="the case",
    logged="the case: {field}, {text}",
    words=("text", "was"),
    takes_back=lambda data: bool(data.get("was")),
    given=_instead_of,
    was="was",
    sets={"field": "case_title"},
    colon=True,
)
@also(
    "source [:] <text:source>",
    "source composite",
    "composite, or real with consent held",
    "the case is {text}",
    sets={"field": "source"},
)
@also(
    "concealed [:] [<text:concealed>]",
    "concealed",
    "identifying details are out; concealed no",
    lambda got, state: f"identifying details are {'out' if got['text'] == 'yes' else 'not out yet'}",
    sets={"field": "concealed", "text": "yes"},
    ask="Are identifying details out? concealed, or concealed no",
)
@each(
    _told(
        "question",
        "question",
        "question: what is it like in this network?",
        "the question for the group",
        "the question is: {text}",
    ),
    Form(
        "question <text:case_question>",
        "question: what is it like in this network?",
        "",
        "the question is: {text}",
        sets={"field": "question"},
        colon=True,
    ),
    _told("stop [word]", "stop_word", "stop word: kāti", "the word that stops everything", "the stop word is {text}"),
    _told(
        "standing",
        "standing",
        "standing: every visit declined for five weeks",
        "how contact stands now",
        "contact now: {text}",
    ),
)
def case(state: Network, *, field: str, text: str, was: str = "") -> Network:
    """The case's title, its source, the question for the group, the stop word, how contact stands."""
    open_still(state)
    if field == "source":
        if text == "real, no consent":
            raise ExerciseError("A real case without consent is not played. Use a composite: source composite")
        if text not in ("composite", "real, consent held"):
            raise ExerciseError("The case is a composite, or real with consent held: source composite")
        return replace(state, case_source=text)
    if field == "concealed":
        return replace(state, concealed=text == "yes")
    limits = {"case_title": "case_title", "question": "question", "stop_word": "stop_word", "standing": "note"}
    if field not in limits:
        raise ExerciseError("A case has a title, a source, a question, a stop word and how contact stands.")
    changed: dict[str, Any] = {field: within(state.template, text, limits[field], field.replace("_", " "))}
    return replace(state, **changed)


@move(
    "spoke [:] <count:people>",
    "spoke 19",
    "how many spoke in sharing; nothing else of it",
    spoken,
    called="how many spoke in sharing",
    wordless=True,
    sets={"passed": None},
    shown=in_a_room,
)
@also(
    "spoke <count:people> passed <passed:people>",
    "spoke 19 passed 3",
    "",
    spoken,
    ask="How many people spoke? A number and nothing else is kept: spoke 19",
)
def spoke(state: Network, *, count: int, passed: int | None = None) -> Network:
    """How many people spoke in sharing; the only thing ever kept of it."""
    for_chairs(state, "count of who spoke")
    for number in (count, passed):
        if number is not None and (isinstance(number, bool) or not isinstance(number, int) or not 0 <= number <= 200):
            raise ExerciseError("How many people spoke? A number: spoke 19")
    return replace(state, spoke=count, passed=passed if passed is not None else state.passed)


@move(
    "close: [<reason>]",
    "close",
    "ends the exercise, when everyone is released; close: reason otherwise; reopen goes on",
    "the exercise is closed",
    called="the closing",
    wordless=True,
    words=("reason",),
    sets={"reason": ""},
    group=True,
    ask="To end the exercise: close. With people still in role: close: they left together with F2",
)
def close(state: Network, *, reason: str = "") -> Network:
    """The exercise is over. Refused while anybody, or any empty chair, is still in role, unless a reason is given."""
    open_still(state)
    waiting = state.in_role() if state.with_chairs else []
    if waiting and not reason:
        names = listed([f"{chair.number} {chair.name}" for chair in waiting[:5]])
        more = f" and {len(waiting) - 5} more" if len(waiting) > 5 else ""
        raise ExerciseError(
            f"Still in role: {names}{more}. Release them first: released {waiting[0].number}. "
            "Or close anyway, with a reason: close: they left together with F2"
        )
    may(state.template, reason, "note", "the reason")
    return replace(state, closed=True, close_reason=reason if waiting else "")


@move("reopen", "reopen", "", "the exercise is open again", called="opening it again", wordless=True, group=True)
def reopen(state: Network) -> Network:
    """The exercise goes on after it was closed."""
    if not state.closed:
        raise ExerciseError("This exercise is open.")
    return replace(state, closed=False, close_reason="")
