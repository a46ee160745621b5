"""A journal's entry and the unfinished one, as data; reads and writes them as plain documents. Knows no file or clock.

An entry carries the questions it answered, so that it stays readable when its form is changed or gone.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from exercises.journal.form import LIMIT, Form, Prompt
from exercises.kernel.record import Record, field, names_of
from exercises.kernel.text import clean
from exercises.network.asked import AREAS

MOST = {"tag": 60, "name": 40, "title": 300, "key": 80}
_NOTHING: Mapping[str, str] = {}


class Entry(Record):
    """One entry of one author's journal."""

    number: int
    """Its number in that journal; never given twice."""
    author: str
    form: str
    """The form's key."""
    form_title: str
    prompts: tuple[Prompt, ...]
    """The questions as they were asked."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """By the prompt's key; one that was skipped is not there."""
    together: tuple[str, ...] = ()
    """Who wrote it with its author, by name."""
    written_together: bool = False
    """Whether its form is written together, so that the others may read it."""
    session: str = ""
    """The session's name; "" for none."""
    session_title: str = ""
    day: str = ""
    """The day it is about: 2026-03-12."""
    area: str = ""
    """me, whānau, team, network or ""."""
    tags: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    """The moments it points at, by their keys in the session's timeline: m3, j5."""
    made: str = ""
    """When it was written first, ISO 8601, UTC; so too the other times."""
    changed: str = ""
    version: int = 1
    """Goes up with every change of what is written in it."""
    binned: str = ""
    """Since when it is in the bin; "" when it is not."""
    shared: str = ""
    """Since when its author lets the others read it; "" when they may not."""
    moved_out: Mapping[str, str] = field(default_factory=dict)
    """The prompts whose answers may leave in facilitators' exports, and since when."""
    drafted: str = ""
    """The unfinished text it was saved from last."""
    source: str = ""
    """What it is called in the file it came from; "" for one that was written here."""

    def prompt(self, key: str) -> Prompt | None:
        """The prompt of that key."""
        return next((prompt for prompt in self.prompts if prompt.key == key), None)

    def prompt_titled(self, title: str) -> Prompt | None:
        """The prompt of that title."""
        return next((prompt for prompt in self.prompts if title and prompt.title == title), None)

    @property
    def answered(self) -> tuple[tuple[Prompt, str], ...]:
        """The prompts that were not skipped, in the form's order, with what was written."""
        return tuple((prompt, self.answers[prompt.key]) for prompt in self.prompts if self.answers.get(prompt.key))

    @property
    def first_words(self) -> str:
        """What it begins with, for lists; nothing that is locked."""
        open_ones = (text for prompt, text in self.answered if prompt.kind == "text" and not prompt.locked)
        return " ".join(next(open_ones, "").split())


class Draft(Record):
    """An entry that is being written. What is in it is on disk as soon as it was kept."""

    token: str
    """What it is called on disk."""
    author: str
    form: Form
    entry: int = 0
    """The entry it changes; 0 for a new one."""
    version: int = 0
    """That entry's version when the writing began."""
    begun_with: Mapping[str, str] = field(default_factory=dict)
    """The answers when the writing began."""
    answers: Mapping[str, str] = field(default_factory=dict)
    together: tuple[str, ...] = ()
    session: str = ""
    session_title: str = ""
    day: str = ""
    area: str = ""
    tags: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    at: str = ""
    """The prompt's key at which it was left; "" where nothing says so, as in drafts of 0.4."""
    kept: str = ""
    """When it was put on disk last."""


ABOUT = ("together", "session", "session_title", "day", "area", "tags", "links")
"""What an entry and a draft both say beside the answers."""


def cleaned_answers(form: Form, answers: Mapping[str, str]) -> dict[str, str]:
    """The answers as they are kept: nothing a terminal would obey, nothing empty. A long one stays whole."""
    known = {prompt.key for prompt in form.prompts}
    found = {key: clean(str(text), lines=True) for key, text in answers.items() if key in known}
    return {prompt.key: found[prompt.key] for prompt in form.prompts if found.get(prompt.key)}


def short(values: Any, most: int) -> tuple[str, ...]:
    """A list of names or tags as it is kept: cleaned, none empty, none twice."""
    items = values if isinstance(values, list | tuple) else ()
    found = (clean(str(item))[:most].strip() for item in items)
    return tuple(dict.fromkeys(item for item in found if item))


def prompt_document(prompt: Prompt) -> dict[str, Any]:
    """A prompt as plain data."""
    return {item: getattr(prompt, item) for item in names_of(Prompt)}


def prompt_from(written: Mapping[str, Any]) -> Prompt:
    """The prompt in plain data. Raises ValueError."""
    try:
        return _prompt(tuple(written.items()))
    except TypeError as problem:
        raise ValueError("a question is not words under their names") from problem


@lru_cache(maxsize=256)
def _prompt(items: tuple[tuple[str, Any], ...]) -> Prompt:
    # Hundreds of entries ask the same few questions.
    written = dict(items)
    key, title = _text(written, "key"), _text(written, "title")
    limit = written.get("limit", LIMIT)
    # Anything but a plain "false" keeps it locked: a doubt never lets the others read it.
    locked = written.get("locked", False) is not False
    return Prompt(
        key,
        title,
        _text(written, "help"),
        _text(written, "kind") or "text",
        locked,
        limit if type(limit) is int else LIMIT,
    )


def document(entry: Entry) -> dict[str, Any]:
    """An entry as plain data."""
    written = {item: getattr(entry, item) for item in names_of(Entry)}
    written["prompts"] = [prompt_document(prompt) for prompt in entry.prompts]
    return {
        name: list(value) if isinstance(value, tuple) else dict(value) if isinstance(value, Mapping) else value
        for name, value in written.items()
    }


def entry_from(written: Any, author: str) -> Entry:
    """The entry in plain data, which may come from anywhere. Raises ValueError."""
    if not isinstance(written, Mapping):
        raise ValueError("an entry is not words under their names")
    number, version = written.get("number"), written.get("version", 1)
    if type(number) is not int or number < 1 or type(version) is not int:
        raise ValueError("an entry has no number")
    prompts = written.get("prompts")
    if not isinstance(prompts, list) or not all(isinstance(prompt, Mapping) for prompt in prompts):
        raise ValueError(f"entry {number} has no questions")
    return Entry(
        number=number,
        author=author,
        form=_text(written, "form"),
        form_title=_text(written, "form_title"),
        prompts=tuple(prompt_from(prompt) for prompt in prompts),
        answers=_texts(written, "answers"),
        written_together=written.get("written_together") is True,
        version=version,
        moved_out=_texts(written, "moved_out"),
        made=_text(written, "made"),
        changed=_text(written, "changed"),
        binned=_text(written, "binned"),
        shared=_text(written, "shared"),
        drafted=_text(written, "drafted"),
        source=_text(written, "source"),
        **_about(written),
    )


def _about(written: Mapping[str, Any]) -> dict[str, Any]:
    area = _text(written, "area")
    return {
        "session": _text(written, "session"),
        "session_title": _text(written, "session_title"),
        "day": _text(written, "day"),
        "area": area if area in AREAS else "",
        "together": short(written.get("together"), MOST["name"]),
        "tags": short(written.get("tags"), MOST["tag"]),
        "links": short(written.get("links"), MOST["key"]),
    }


def draft_document(draft: Draft) -> dict[str, Any]:
    """A draft as plain data, with its form's questions."""
    form = draft.form
    asked = {
        "key": form.key,
        "title": form.title,
        "together": form.together,
        "prompts": [prompt_document(prompt) for prompt in form.prompts],
    }
    plain = ("entry", "version", "session", "session_title", "day", "area", "at", "kept")
    told = {name: getattr(draft, name) for name in plain}
    lists = {name: list(getattr(draft, name)) for name in ("together", "tags", "links")}
    return {**told, **lists, "form": asked, "begun_with": dict(draft.begun_with), "answers": dict(draft.answers)}


def draft_from(written: Any, token: str, author: str) -> Draft:
    """The draft in plain data. Raises ValueError."""
    asked = written.get("form") if isinstance(written, Mapping) else None
    if not isinstance(asked, Mapping) or not isinstance(asked.get("prompts"), list):
        raise ValueError("a draft has no questions")
    prompts = tuple(prompt_from(prompt) for prompt in asked["prompts"])
    form = Form(_text(asked, "key"), _text(asked, "title"), "", "", prompts, asked.get("together") is True)
    entry, version = written.get("entry", 0), written.get("version", 0)
    if type(entry) is not int or type(version) is not int:
        raise ValueError("a draft has no number")
    return Draft(
        token=token,
        author=author,
        form=form,
        entry=entry,
        version=version,
        at=_text(written, "at"),
        kept=_text(written, "kept"),
        begun_with=_texts(written, "begun_with"),
        answers=_texts(written, "answers"),
        **_about(written),
    )


def _text(written: Mapping[str, Any], name: str) -> str:
    value = written.get(name, "")
    if not isinstance(value, str):
        raise ValueError(f"{name} is not words")
    return clean(value, lines=True)


def _texts(written: Mapping[str, Any], name: str) -> dict[str, str]:
    value = written.get(name, _NOTHING)
    if not isinstance(value, Mapping):
        raise ValueError(f"{name} is not words under their names")
    return {clean(str(key)): _text(value, key) for key in value}
