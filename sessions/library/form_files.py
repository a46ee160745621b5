"""Finds the forms of journals: the two that come along, and a facilitator's own. Knows no entry."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from exercises.journal.form import Form, form_of
from exercises.kernel.template import TemplateError
from exercises.kernel.text import clean_data, folded
from sessions.library import templates

ALONE = "journal-alone"


@cache
def built_in() -> dict[str, Form]:
    """The forms that come with holdspace, by key."""
    folder = files("exercises").joinpath("journal", "forms")
    found = [
        form_of(clean_data(tomllib.loads(file.read_text(encoding="utf-8"))))
        for file in folder.iterdir()
        if file.name.endswith(".toml")
    ]
    return {form.key: form for form in sorted(found, key=lambda form: form.key)}


def forms() -> dict[str, Form]:
    """Every form that can be used, by key; a facilitator's own stands in place of one of the same key."""
    own = {form.key: form for _, form in templates.own_forms()}
    return {**built_in(), **own}


def _names(form: Form) -> tuple[str, ...]:
    return (form.key, form.title, *form.also_called)


def form_called(name: str) -> Form:
    """The form of that key, title or other name, by any beginning only one has. Raises TemplateError."""
    broken = templates.problems().get(f"{name}.toml")
    if broken is not None:
        raise broken
    known = forms()
    if name in known:
        return known[name]
    sought = folded(name)
    exact = [form for form in known.values() if sought in map(folded, form.also_called)]
    found = exact or [form for form in known.values() if any(folded(one).startswith(sought) for one in _names(form))]
    if sought and len(found) == 1:
        return found[0]
    raise TemplateError(f"There is no form called “{name[:40]}”. There is {', '.join(known)}.")
