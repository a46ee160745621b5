"""A facilitator's own templates as files: begun, checked line by line, listed. Knows no shape's rules."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from exercises.journal import form as journal_form
from exercises.kernel import toml_text
from exercises.kernel.record import Record, replace
from exercises.kernel.schema import STRICT, TOML, Fault, Kind, all_in, faults, inside, nearest
from exercises.kernel.template import ANY, Template, TemplateError, template_of
from exercises.kernel.text import clean, folded
from exercises.pages.template import NAMES_FIELDS
from exercises.shapes import ALSO_CALLED, SHAPES, by_its_name
from exercises.wall.limits import LIMITS
from sessions.library import form_files, templates
from sessions.library.template_abouts import ABOUT
from sessions.library.template_counts import taken, views_of
from sessions.store import locations, private_files
from sessions.store.kinds_of_file import other_kind

MOST_BYTES = 1_000_000
_STARTERS = {
    "talk": "thinking-caps",
    "network": "live-grid",
    "wall": "post-its",
    "deck": "prompt-cards",
    "pages": "compass",
    journal_form.SHAPE: "journal-alone",
}
"""The built-in that a new template of a shape begins as; of any other shape, its first."""


class Listed(Record):
    """One template of the list."""

    key: str
    title: str
    shape: str
    own: bool
    file: str = ""
    """The name of an own one's file."""
    problem: str = ""
    """Why it cannot be used; "" when it can."""
    instead: bool = False
    """Whether it stands in place of a built-in one of the same key."""


def check(path: str | os.PathLike[str]) -> list[str]:
    """Everything that keeps the file from being used, each with its line; nothing when it can be used.

    Raises OSError when the file cannot be read at all.
    """
    with open(path, "rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        return ["line 1: this file is too large for a template; a megabyte is the most."]
    told = other_kind(data)
    if told:
        return [f"line 1: {told.partition('.')[0]}. A template is plain text: begin one with holdspace templates new."]
    try:
        return check_text(toml_text.decoded(data))
    except toml_text.NotToml as problem:
        return [str(problem)]


def check_text(text: str) -> list[str]:
    """The same for a template's text."""
    try:
        read = toml_text.read(text)
    except toml_text.NotToml as problem:
        return [str(problem)]
    return read.told(_faults(read.table))


def _faults(table: Mapping[str, Any]) -> list[Fault]:
    shape = by_its_name(table.get("shape"))
    if shape == journal_form.SHAPE:
        return faults(journal_form.JOURNAL_TEMPLATE, table, STRICT)
    if not isinstance(shape, str) or shape not in SHAPES:
        found = faults(ANY, table, TOML)
        if not any(fault.place == "shape" for fault in found):
            known = ", ".join((*SHAPES, *ALSO_CALLED, journal_form.SHAPE))
            found.append(Fault("shape", f"there is no shape {str(shape)[:40]}. There is {known}."))
        below = [] if "shape" in table else [Fault(place, _ABOVE) for place in _places_of("shape", table)]
        return [*below, *(fault for fault in found if not below or fault.place != "shape")]
    found = _above(faults(SHAPES[shape].template, table, STRICT), SHAPES[shape].template, table)
    wrong = {fault.place for fault in found}
    more = (*_unused(shape, table), *taken(shape, table, templates.built_in()[templates.FRAME]))
    found += [fault for fault in more if not any(place.startswith(fault.place) for place in wrong)]
    try:
        json.dumps(table, allow_nan=False)
    except (TypeError, ValueError):
        said = "something in this template cannot be carried by a session. A date goes in quotes."
        found += [] if found else [Fault("shape", said)]
    if not found:
        from sessions.library import template_examples, template_typed

        template = template_of({**table, "shape": shape})
        found += list(template_typed.misread(template)) or template_examples.misread(template)
    return found


_NEAR = "Did you mean"
_ABOVE = "here it belongs to the header above it, where nothing reads it. Move it above the first header."


def _above(found: list[Fault], kind: Kind, table: Mapping[str, Any]) -> list[Fault]:
    """The same; what is missing and stands under a header, where nothing reads it, is said once and there."""
    missing = {fault.place for fault in found} & set(kind.fields or ()) - set(table)
    # Where another word is near, that one was meant, and there.
    unread = {fault.place for fault in found if fault.says.startswith(STRICT.unknown) and _NEAR not in fault.says}
    moved = {
        place for place in unread if "." in place and place.rpartition(".")[2] in {*(kind.fields or ())} - set(table)
    }
    said = missing & {place.rpartition(".")[2] for place in moved}
    return [
        replace(fault, says=_ABOVE) if fault.place in moved else fault for fault in found if fault.place not in said
    ]


def _places_of(name: str, value: Any, place: str = "") -> Iterator[str]:
    """Every place of that name in a table and in what it holds."""
    if isinstance(value, Mapping):
        for key, one in value.items():
            here = inside(place, key)
            yield from [here] if key == name else _places_of(name, one, here)
    elif isinstance(value, list):
        for at, one in enumerate(value):
            yield from _places_of(name, one, f"{place}[{at}]")


def _unused(shape: str, table: Mapping[str, Any]) -> Iterator[Fault]:
    """What nothing would ever read: a limit or a view that no built-in of the shape has, a phase that is not there, a
    frame that is called otherwise. Built-ins are looked at, so that no list of names stands beside them."""
    alike = [one for one in templates.built_in().values() if one.shape == shape]
    for part, known in (
        ("limits", {name for one in templates.built_in().values() for name in one.limits} | set(LIMITS)),
        ("room", {name for one in alike for name in one.room_limits}),
    ):
        limits = table.get(part)
        for name in limits if isinstance(limits, Mapping) and known else ():
            if name not in known:
                yield Fault(f"{part}.{name}", f"nothing has a limit of that name.{_meant(name, known)}")
    phases = all_in(table, "phases")
    laid_out = [one for one in alike if one.words.get("layout") == table.get("layout")]
    views = {phase.room for one in laid_out for phase in one.phases} if shape != _STEPS else set()
    views |= {key.partition(" ")[0] for key in views_of(shape, table)}
    for at, phase in enumerate(phases):
        room = phase.get("room")
        if isinstance(room, str) and room.strip() and views and room not in views and shape not in _OWN_VIEWS:
            hint = (
                _meant(room, views)
                if shape != _STEPS
                else " shown = […] says what the room may see, round who speaks in turn."
            )
            yield Fault(f"phases[{at}].room", f"no view is called {clean(room)[:40]}.{hint}")
    keys = [str(phase.get("key")) for phase in phases]
    for name, items in table.items():
        for at, one in enumerate(items if isinstance(items, list) else ()):
            named = one.get("phases") if isinstance(one, Mapping) else None
            for key in named if isinstance(named, list) else ():
                if isinstance(key, str) and key not in keys:
                    yield Fault(f"{name}[{at}].phases", f"there is no phase {clean(key)[:40]}.{_meant(key, keys)}")
    fields = [str(field.get("key")) for kind in all_in(table, "kinds") for field in all_in(kind, "fields")]
    for name in NAMES_FIELDS if fields else ():
        for at, one in enumerate(all_in(table, name, str)):
            if one not in fields:
                yield Fault(f"{name}[{at}]", f"no field is called {clean(one)[:40]}.{_meant(one, fields)}")
    from difflib import get_close_matches

    said = {key for one in alike for key in one.reminders}
    for at, one in enumerate(all_in(table, "reminders")):
        # A shape may read more of them than its built-ins have; only what is nearly one of those is a slip.
        near = get_close_matches(str(one.get("key")), said, 1, _NEARLY)
        if near and one.get("key") not in said:
            yield Fault(f"reminders[{at}].key", f"nothing says a reminder of that name. Did you mean {near[0]}?")
    names: dict[str, int] = {}
    for at, one in enumerate(all_in(table, "tools")):
        first = names.setdefault(folded(str(one.get("name"))), at)
        if first != at:
            yield Fault(
                f"tools[{at}].name", f"tools[{first}] is called so too, and nobody could tell their bars apart."
            )
    key = table.get("key")
    if isinstance(key, str) and clean(key) and not locations.is_name(key):
        yield Fault("key", _no_key(key))
    only = templates.ONLY_KEYS.get(str(shape), "")
    if only and table.get("key") != only:
        yield Fault("key", f"of this shape only one called {only} is ever used.")


def _meant(word: str, known: Iterable[str]) -> str:
    """What may have been meant, or what there is where that is little."""
    hint = nearest(word, sorted(known))
    return f" {hint}" if len(hint) < 200 else ""


_NEARLY = 0.75
"""How much alike two names are of which one is the other with a slip."""
_OWN_VIEWS = frozenset({"pages", "review", "deck"})
"""Shapes whose templates say themselves which views there are."""
_STEPS = "talk"
"""The shape that has every view from the beginning on, as far as what is shown, and who speaks in turn, gives it."""


def starter(shape: str, key: str = "") -> str:
    """A template to begin with: a built-in one of that shape, or the one of that key, its key and title changed. Raises
    TemplateError."""
    like = _like(shape)
    shape = like.shape if like is not None else by_its_name(folded(shape))
    known = [template.key for template in templates.built_in().values() if template.shape == shape]
    folder: tuple[str, ...] = ("templates",)
    if shape == journal_form.SHAPE:
        known, folder = [_STARTERS[shape]], ("journal", "forms")
    if not known:
        shapes = sorted(
            {journal_form.SHAPE, *ALSO_CALLED, *(template.shape for template in templates.built_in().values())}
        )
        raise TemplateError(
            f"There is no shape {clean(shape)[:40]}. There is {', '.join(shapes)}, or any exercise to begin as: "
            f"{', '.join(templates.exercises())}."
        )
    chosen = like.key if like is not None else _STARTERS.get(shape, known[0])
    text = files("exercises").joinpath(*folder, f"{chosen}.toml").read_text(encoding="utf-8")
    key = key or f"my-{chosen}"
    text = re.sub(r'^key = ".*"$', lambda _: f'key = "{key}"', text, count=1, flags=re.MULTILINE)
    title = key.replace("-", " ").strip().capitalize()
    text = re.sub(r'^title = ".*"$', lambda _: f'title = "{title}"', text, count=1, flags=re.MULTILINE)
    text = re.sub(r"^also_called = \[.*?\]\n", "", text, count=1, flags=re.MULTILINE | re.DOTALL)  # the other one's
    text = text.replace("; keep the keys.", ".", 1)  # what happens to a key that is changed stands above
    head = f"# Begun from {chosen}. Make it yours, then: holdspace templates check {key}\n"
    return head + ABOUT.get(shape, "") + text


def _like(shape: str) -> Template | None:
    """The built-in one that is meant by other words than a shape's; None for a shape, or where there is none. Raises
    TemplateError for several."""
    if by_its_name(folded(shape)) in (*SHAPES, journal_form.SHAPE):
        return None
    return templates.built_in().get(shape) or templates.of_name(shape, templates.built_in())


def _no_key(key: str) -> str:
    fits = re.sub(r"[^a-z0-9]+", "-", folded(clean(key)[:60])).strip("-") or "our-talk"
    return f"“{clean(key)[:60]}” cannot be a key. Small letters, digits and dashes: {fits}"


def _told_by(key: str) -> str:
    """The shape or the exercise that a key ends with, as our-wall and our-cards do; a talk where it says none. Raises
    TemplateError where that could be several."""
    parts = key.split("-")
    for tail in ("-".join(parts[at:]) for at in range(len(parts))):
        like = templates.built_in().get(tail)
        shape = like.shape if like is not None else by_its_name(tail)
        if shape in (*SHAPES, journal_form.SHAPE) and templates.ONLY_KEYS.get(shape, key) == key:
            return tail
        alike = [one for one in templates.built_in() if one.endswith(f"-{tail}")]
        if len(alike) > 1:
            raise TemplateError(
                f"{key} could begin as {' or '.join(alike)}: holdspace templates new {key} --shape {alike[0]}"
            )
        if alike:
            return alike[0]
    return "talk"


def new(key: str, shape: str = "") -> Path:
    """Writes a starter of that shape into the folder of own templates; the file. Without one it begins as what its key
    ends with, a shape or an exercise, or else as a talk. Raises TemplateError or OSError."""
    if not locations.is_name(key):
        raise TemplateError(_no_key(key))
    shape = shape or _told_by(key)
    like = _like(shape)
    only = templates.ONLY_KEYS.get(by_its_name(folded(shape)) if like is None else like.shape, "")
    if only and key != only:
        raise TemplateError(
            f"Of that shape only one called {only} is ever used: holdspace templates new {only} --shape {shape}"
        )
    text = starter(shape, key)
    folder = locations.templates_folder()
    locations.make_private(folder)
    path = folder / f"{key}.toml"
    try:
        private_files.place_new(path, text.encode())
    except FileExistsError:
        left = "it was left as it is. Choose another key."
        raise TemplateError(f"There is a template {key}.toml already; {left}") from None
    return path


def listed() -> list[Listed]:
    """Built-in and own templates; one that cannot be used is listed with its problem, and hides no other."""
    built_in = templates.built_in()
    own = [_own(file, template, built_in) for file, template in templates.own()]

    own += [
        Listed(form.key, form.title, journal_form.SHAPE, True, file, instead=form.key in form_files.built_in())
        for file, form in templates.own_forms()
    ]
    replaced = {template.key for template in own if template.instead}
    return [
        *(
            Listed(template.key, template.title, template.shape, False)
            for template in built_in.values()
            if template.key not in replaced
        ),
        *(
            Listed(form.key, form.title, journal_form.SHAPE, False)
            for form in form_files.built_in().values()
            if form.key not in replaced
        ),
        *own,
    ]


def _own(file: str, template: Template | TemplateError, built_in: Mapping[str, Template]) -> Listed:
    if isinstance(template, TemplateError):
        return Listed(file.removesuffix(".toml"), "", "", True, file, str(template))
    return Listed(template.key, template.title, template.shape, True, file, instead=template.key in built_in)
