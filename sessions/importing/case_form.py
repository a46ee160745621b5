"""What a case may hold. The form is written down in docs/case-format.md."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from exercises.kernel.amounts import monthly
from exercises.kernel.checked_table import Place
from exercises.kernel.schema import (
    JSON,
    Kind,
    faults,
    fitting,
    nearest,
    number,
    one_of,
    quoted,
    several,
    table,
    told,
    truth,
    whole,
    words,
)
from exercises.kernel.text import sentence
from exercises.network.state import QUESTIONS


class CaseError(Exception):
    """A case that cannot be imported. The message names the place in the file, as in chairs[7].role."""


def nothing_came(problem: CaseError) -> CaseError:
    """The problem, and that nothing was imported; what ends with a line to type has a full stop behind it."""
    return CaseError(f"{sentence(str(problem))} Nothing was imported.")


def checked(kind: Kind, value: Any) -> Place:
    """The whole of a file, when it is of that kind. Raises CaseError naming the places that are not."""
    found = faults(kind, value, JSON)
    if found:
        raise CaseError(told([str(fault) for fault in found]))
    return Place("", value)


def must_be_known(where: str, word: str, known: Iterable[str]) -> str:
    """The word, when it is one of those; "" passes. Raises CaseError."""
    if word and word not in known:
        raise CaseError(f"{where}: {quoted(word)} is not known here. {nearest(word, known)}")
    return word


ANSWERS = {
    "explanation": "explanation",
    "intervention": "intervention",
    "responsibility": "responsibility",
    "priority": "matters",
    "visits_per_month_before": "visits",
    "felt_line": "felt",
}
"""The case's word for each thing a chair is asked, and the exercise's."""
SURPLUS = {"first_idea_from_services": "first_idea", "turning_question": "turning_question", "shift": "shift"}
NO_DATE = "unassigned"
NEEDS_OWNER = "needs an owner"

_WORDS = words()
_VISITS = fitting(
    lambda value: monthly(value) is not None if isinstance(value, str) else type(value) in (int, float),
    'a number of visits a month is needed here, such as 2, 0.25 or "once a week"',
)
_NEEDED = words(needed=True)
_QUESTION = one_of(QUESTIONS, needed=True)
_COUNT = whole(0, 400)
_CHAIRS = several(fitting(lambda value: isinstance(value, str), "the id of a chair in quotes is needed here"))
_CHAIR = table(
    {
        "id": _NEEDED,
        "person": _NEEDED,
        "row": _NEEDED,
        "empty": truth(),
        **{name: _WORDS for name in ("empty_reason", "held_by", "short", "role", "agency")},
        **{key: _VISITS if name == "visits" else _WORDS for key, name in ANSWERS.items()},
        "we_dont_know": several(one_of(ANSWERS)),
    }
)
_WEEK = table({"week": whole(0, 10, needed=True), "chairs": _CHAIRS, "note": _WORDS})
CASE = table(
    {
        **{name: _WORDS for name in ("schema_note", "question", "contact_state_now", "visits_note")},
        "title": _NEEDED,
        "case_source": table(
            {
                "kind": one_of(("composite", "real, consent held", "real, no consent"), needed=True),
                "consent": _WORDS,
                "identifying_details": _WORDS,
            }
        ),
        "people_in_room": _COUNT,
        "facilitators": several(words(blank=True)),
        "chairs_in_roles": number(),
        "empty_chairs": number(),
        "visits_per_month_before_total": number(),
        "chairs": several(_CHAIR, least=1, once="id"),
        "differences": several(
            table({"id": _WORDS, "between": _CHAIRS, "on": _QUESTION, "about": _NEEDED}),
            once="id",
        ),
        "surplus_reality": table({name: _WORDS for name in SURPLUS}),
        "agreements": several(
            table(
                {
                    "text": _NEEDED,
                    "proposed_by": _NEEDED,
                    "agreed_by": _CHAIRS,
                    "not_agreed_by": _CHAIRS,
                    "on": one_of(QUESTIONS),
                    **{name: _WORDS for name in ("id", "made_in", "status")},
                }
            ),
            once="id",
        ),
        "weekly_slot": table(
            {
                "visits_per_month_after_max": number(),
                "rota": several(_WEEK),
                **{name: _WORDS for name in ("day", "time", "five_week_month")},
            }
        ),
        "connecting_conversations": several(
            table(
                {
                    "on": _QUESTION,
                    **{name: _NEEDED for name in ("from_chair", "to_chair", "opening")},
                    "status": one_of(("planned", NEEDS_OWNER)),
                    **{name: _WORDS for name in ("id", "owner_out_of_role", "due")},
                }
            ),
            once="id",
        ),
        "deroling": table(
            {
                "chairs_released": _COUNT,
                "released": _CHAIRS,
                "late_release": _CHAIRS,
                "checked_by": _WORDS,
                "note": _WORDS,
            }
        ),
        "sharing": table({"spoke": whole(0, 200), "passed": whole(0, 200), "recorded": _WORDS}),
    }
)
