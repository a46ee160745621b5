"""Reads the steps of a talk from its template and names what cannot be used. Refuses to know where the file is.

A talk is written by its facilitators: every rule about order stands in the template, none in the program.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Any

from exercises.kernel.record import Record
from exercises.kernel.template import Template, TemplateError

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
LONGEST_PROMPT = 90
_STEP_KEYS = (
    "key",
    "title",
    "minutes",
    "room",
    "purpose",
    "say",
    "do",
    "watch",
    "record",
    "prompt",
    "not_yet",
    "needs",
    "takes",
    "round",
    "source",
)
_TOP_KEYS = (
    "key",
    "shape",
    "title",
    "also_called",
    "purpose",
    "source",
    "minutes",
    "people",
    "owner",
    "shown",
    "most_chosen",
    "limits",
    "room",
    "phases",
    "remedies",
    "reminders",
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


class TalkError(TemplateError):
    """A talk's template that cannot be used; the message is the first problem, `every` all of them."""

    def __init__(self, every: list[str]) -> None:
        super().__init__(every[0])
        self.every = tuple(every)


def steps_of(template: Template) -> tuple[Step, ...]:
    """The steps in order. Raises TalkError naming every place that cannot be used."""
    found = _problems(template.words)
    if found:
        raise TalkError(found)
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


def unread(words: Mapping[str, Any]) -> list[str]:
    """Keys that no talk reads, each with its place and the key that was likely meant; for checking a file."""
    found = [_unknown("", key, _TOP_KEYS) for key in words if key not in _TOP_KEYS]
    phases = words.get("phases")
    for index, item in enumerate(phases if isinstance(phases, list) else ()):
        if isinstance(item, Mapping):
            found += [_unknown(f"phases[{index}].", key, _STEP_KEYS) for key in item if key not in _STEP_KEYS]
    return found


def _unknown(place: str, key: str, known: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(key[:60], known, n=1)
    hint = f" Did you mean {near[0]}?" if near else ""
    return f"{place}{key[:60]}: a talk does not read this.{hint}"


def _problems(words: Mapping[str, Any]) -> list[str]:
    found = _top(words)
    keys: list[str] = []
    for index, item in enumerate(words["phases"]):
        found += [f"phases[{index}].{problem}" for problem in _step(item, keys)]
        keys.append(item["key"])
    taken = {name for item in words["phases"] if _is_words(item.get("takes", [])) for name in item.get("takes", [])}
    if any(TASK in item.get("needs", []) for item in words["phases"] if _is_words(item.get("needs", []))) and (
        TASK not in taken
    ):
        found.append('phases: one step has to take the task before another can need it: takes = ["task"]')
    if "chosen" in taken and "offers" not in taken:
        found.append('phases: one step has to take offers before any can be chosen: takes = ["offers"]')
    return found


def _top(words: Mapping[str, Any]) -> list[str]:
    found = []
    if not _is_text(words.get("owner", "asker")):
        found.append('owner: a word for whose talk it is is needed here, such as "asker".')
    shown = words.get("shown", [])
    if not _is_words(shown) or not set(shown) <= set(SHOWN):
        found.append(f"shown: a list of what the room may see is needed here, out of {', '.join(SHOWN)}.")
    most = words.get("most_chosen", 3)
    if type(most) is not int or not 1 <= most <= 9:
        found.append("most_chosen: a whole number from 1 to 9 is needed here.")
    remedies = words.get("remedies", [])
    if not isinstance(remedies, list):
        return [*found, "remedies: a list is needed here, each item under [[remedies]]."]
    for index, item in enumerate(remedies):
        if not isinstance(item, Mapping):
            found.append(f"remedies[{index}]: words under their names are needed here.")
            continue
        found += [
            f"remedies[{index}].{name}: some words are needed here."
            for name in ("when", "do")
            if not _is_text(item.get(name))
        ]
        known = [phase["key"] for phase in words["phases"]]
        named = item.get("phases", [])
        if not _is_words(named) or not set(named) <= set(known):
            found.append(f"remedies[{index}].phases: a list of keys of steps is needed here, such as {known[0]}.")
    return found


def _step(item: Mapping[str, Any], before: list[str]) -> list[str]:
    found = []
    if item["key"].isdigit() or " " in item["key"].strip():
        found.append("key: one word is needed here, not a number, for it is typed: go close")
    prompt = item.get("prompt")
    if not _is_text(prompt):
        found.append("prompt: one sentence for the room is needed here.")
    elif len(str(prompt)) > LONGEST_PROMPT:
        found.append(f"prompt: {len(str(prompt))} characters; the room reads {LONGEST_PROMPT} at a glance.")
    found += [
        f"{name}: words in quotes are needed here."
        for name in ("not_yet", "source")
        if not isinstance(item.get(name, ""), str)
    ]
    if item["room"] not in VIEWS:
        found.append(f"room: there is no view called {item['room'][:40]}. It is one of {', '.join(VIEWS)}.")
    takes = item.get("takes", [])
    if not _is_words(takes) or not set(takes) <= set(TAKES):
        found.append(f"takes: a list is needed here, out of {', '.join(TAKES)}.")
    needs = item.get("needs", [])
    if not _is_words(needs) or not set(needs) <= {TASK, *before}:
        earlier = ", ".join(dict.fromkeys((TASK, *before)))
        found.append(f"needs: a list of what comes first is needed here, out of {earlier}.")
    if not isinstance(item.get("round", False), bool):
        found.append("round: true or false is needed here.")
    return found


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
