"""A journal's forms: the questions an entry answers, read from words. Refuses to know where their files are.

Source: "A Good Start in Life", the co-facilitators' journals: what was heard is kept apart from what one thinks.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel.record import Record
from exercises.kernel.template import TemplateError

SHAPE = "journal"
"""What a template says it is when it is a form of a journal, and no exercise."""
KINDS = ("text", "tick")
YES = "yes"
"""The answer of a prompt that is ticked; "" when it is not."""
LIMIT = 8000
"""Most characters of an answer, when its prompt says nothing else."""
_KNOWN = {"key", "shape", "title", "also_called", "purpose", "source", "together", "minutes", "prompts"}
_PROMPT = {"key", "title", "help", "kind", "locked", "limit"}


class Prompt(Record):
    """One question of a form. Every one may be skipped."""

    key: str
    title: str
    help: str = ""
    """A little help to answer it."""
    kind: str = "text"
    """"text", or "tick": a box, whose answer is YES or nothing."""
    locked: bool = False
    """Whether its answer is for its author alone, whatever is shared."""
    limit: int = LIMIT


class Form(Record):
    """The questions of one kind of entry."""

    key: str
    title: str
    purpose: str
    source: str
    prompts: tuple[Prompt, ...]
    together: bool = False
    """Whether facilitators write it together, so that each of them may read it from the beginning."""
    also_called: tuple[str, ...] = ()
    minutes: tuple[int, int] = (0, 0)

    def prompt(self, key: str) -> Prompt | None:
        """The prompt of that key."""
        return next((prompt for prompt in self.prompts if prompt.key == key), None)


def form_of(words: Mapping[str, Any]) -> Form:
    """The form in `words`, read from TOML. Raises TemplateError, whose `every` names all that is wrong."""
    found = problems(words)
    if found:
        raise _all(found)
    prompts = tuple(
        Prompt(
            item["key"],
            item["title"],
            item.get("help", ""),
            item.get("kind", "text"),
            item.get("locked", False),
            item.get("limit", LIMIT),
        )
        for item in words["prompts"]
    )
    least, most = words.get("minutes", (0, 0))
    return Form(
        words["key"],
        words["title"],
        words["purpose"],
        words["source"],
        prompts,
        words.get("together", False),
        tuple(words.get("also_called", ())),
        (least, most),
    )


def _all(found: list[str]) -> TemplateError:
    problem = TemplateError(found[0])
    problem.every = tuple(found)  # type: ignore[attr-defined]
    return problem


def problems(words: Mapping[str, Any]) -> list[str]:
    """Everything that keeps the words from being a form, each with its place; nothing when they are one."""
    found = _words(words, "", ("key", "title", "purpose", "source"))
    found += [
        f"{name}: nothing reads this; a form has {', '.join(sorted(_KNOWN - {'shape'}))}."
        for name in words
        if name not in _KNOWN
    ]
    if words.get("shape", SHAPE) != SHAPE:
        found.append(f'shape: a form of a journal says shape = "{SHAPE}"')
    found += _truth(words, "", "together")
    also = words.get("also_called", [])
    if not isinstance(also, list) or not all(isinstance(one, str) for one in also):
        found.append("also_called: a list of words in quotes is needed here.")
    minutes = words.get("minutes", [0, 0])
    if not (isinstance(minutes, list) and len(minutes) == 2 and all(type(one) is int and one >= 0 for one in minutes)):
        found.append("minutes: two whole numbers are needed here, least and most, as [10, 15].")
    prompts = words.get("prompts")
    if not isinstance(prompts, list) or not prompts:
        return [*found, "prompts: at least one is needed, under [[prompts]]."]
    for place, item in enumerate(prompts):
        found += _prompt(item, f"prompts[{place}].")
    keys = [item.get("key") for item in prompts if isinstance(item, Mapping)]
    for place, key in enumerate(keys):
        if isinstance(key, str) and key in keys[:place]:
            found.append(f"prompts[{place}].key: another prompt is called {key} already.")
    return found


def _prompt(item: Any, place: str) -> list[str]:
    if not isinstance(item, Mapping):
        return [f"{place.rstrip('.')}: words under their names are needed here."]
    found = _words(item, place, ("key", "title"))
    key = item.get("key")
    if isinstance(key, str) and key.strip() and not _plain(key):
        found.append(f"{place}key: one word of small letters, digits and dashes: what-happened")
    found += [
        f"{place}{name}: nothing reads this; a prompt has {', '.join(sorted(_PROMPT))}."
        for name in item
        if name not in _PROMPT
    ]
    if not isinstance(item.get("help", ""), str):
        found.append(f"{place}help: words in quotes are needed here.")
    if item.get("kind", "text") not in KINDS:
        found.append(f'{place}kind: it is "text" or "tick".')
    limit = item.get("limit", LIMIT)
    if type(limit) is not int or not 0 < limit <= LIMIT:
        found.append(f"{place}limit: a whole number up to {LIMIT} is needed here.")
    return [*found, *_truth(item, place, "locked")]


def _plain(key: str) -> bool:
    return key.replace("-", "").replace("_", "").isalnum() and key.isascii() and key == key.lower() and len(key) <= 40


def _words(held: Mapping[str, Any], place: str, names: tuple[str, ...]) -> list[str]:
    return [
        f"{place}{name}: some words are needed here."
        for name in names
        if not isinstance(held.get(name), str) or not held[name].strip()
    ]


def _truth(held: Mapping[str, Any], place: str, name: str) -> list[str]:
    return [] if isinstance(held.get(name, False), bool) else [f"{place}{name}: it is true or false, without quotes."]
