"""What a talk's template may hold, and the steps in it.

A talk is written by its facilitators: every rule about order stands in the template, none in the program.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from exercises.kernel.record import Record
from exercises.kernel.schema import Fault, one_of, several, truth, used, whole, words
from exercises.kernel.template import Template, check, template_kind

TASK = "task"
"""What a step needs that must not begin before the task is marked (AMBIT, marking the task)."""
TAKES = ("task", "offers", "fitted", "thought", "chosen", "outcomes", "next", "useful")
"""What a step may take down; a step without any takes nothing, on purpose."""
SHOWN = ("task", "offers", "thought", "chosen", "next")
"""What the room may be shown. What fitted is shown only after a nod; how useful it was and its outcomes never."""
VIEWS = (
    "step",
    "task",
    "turn",
    "offers",
    "chosen",
    "thought",
    "fitted",
    "steps",
    "not-yet",
    "closing",
    "welcome",
    "quiet",
)


class Step(Record):
    """What a talk adds to a phase of its template."""

    key: str
    title: str
    prompt: str
    """The one sentence that the room reads."""
    not_yet: str
    """What has to wait in this step, as it is said to whoever is too early; "" when nothing does."""
    needs: tuple[str, ...]
    """"task", or keys of earlier steps that the group must have been at."""
    takes: tuple[str, ...]
    round: bool
    """Whether people speak in turn here."""
    source: str
    """Where the step comes from, in a few words; "" when it is the facilitators' own."""


def _order(template: Mapping[str, Any]) -> Iterator[Fault]:
    """What the steps of a talk have to do with each other."""
    steps = _tables(template.get("phases"))
    before = [TASK]
    for index, item in steps:
        needs = _texts(item.get("needs"))
        if not set(needs) <= set(before):
            first = ", ".join(dict.fromkeys(before))
            yield Fault(f"phases[{index}].needs", f"a list of what comes first is needed here, out of {first}.")
        before.append(str(item.get("key", "")))
    taken = {name for _, item in steps for name in _texts(item.get("takes"))}
    if TASK not in taken and any(TASK in _texts(item.get("needs")) for _, item in steps):
        yield Fault("phases", 'one step has to take the task before another can need it: takes = ["task"]')
    if "chosen" in taken and "offers" not in taken:
        yield Fault("phases", 'one step has to take offers before any can be chosen: takes = ["offers"]')
    for index, item in _tables(template.get("remedies")):
        if not set(_texts(item.get("phases"))) <= set(before[1:]):
            yield Fault(f"remedies[{index}].phases", f"a list of keys of steps is needed here, such as {before[-1]}.")


def _tables(value: Any) -> list[tuple[int, Mapping[str, Any]]]:
    items = enumerate(value) if isinstance(value, list) else ()
    return [(index, item) for index, item in items if isinstance(item, Mapping)]


def _texts(value: Any) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _is_typed(key: str) -> bool:
    return not key.isdigit() and " " not in key


TALK_TEMPLATE = template_kind(
    {
        "owner": used(
            words(), lambda owner: len(owner.split()) == 1, "one word is needed here, for it is typed: asker keeps"
        ),
        "shown": several(one_of(SHOWN)),
        "most_chosen": whole(1, 9),
    },
    _order,
    phase={
        "key": words(
            needed=True, fits=_is_typed, says="one word is needed here, not a number, for it is typed: go close"
        ),
        "room": one_of(VIEWS, needed=True),
        "prompt": words(90, needed=True),
        "not_yet": words(blank=True),
        "needs": several(words()),
        "takes": several(one_of(TAKES)),
        "round": truth(),
        "source": words(blank=True),
    },
)


def steps_of(template: Template) -> tuple[Step, ...]:
    """The steps in order. Raises TemplateError naming the places that cannot be used."""
    check(TALK_TEMPLATE, template.words)
    return tuple(
        Step(
            item["key"],
            item["title"],
            item["prompt"],
            item.get("not_yet", ""),
            tuple(item.get("needs", ())),
            tuple(item.get("takes", ())),
            item.get("round", False),
            item.get("source", ""),
        )
        for item in template.words["phases"]
    )
