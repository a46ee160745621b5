"""Finds templates: the built-in ones and a facilitator's own, read by the same code."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from exercises.journal.form import SHAPE as FORM_SHAPE
from exercises.journal.form import Form, form_of
from exercises.kernel.schema import NEW, Fault, faults
from exercises.kernel.template import Template, TemplateError, template_of
from exercises.kernel.text import clean, clean_data, folded, listed, matches
from exercises.kernel.words import nearest
from exercises.shapes import FRAME_SHAPE, NO_EXERCISES, PROGRAMME_SHAPE, SHAPES, by_its_name
from sessions.library.template_counts import taken
from sessions.store import locations
from sessions.store.errors import told

FRAME = "frame"
"""The key of the template that frames a session."""
ONLY_KEYS = {FRAME_SHAPE: FRAME, PROGRAMME_SHAPE: PROGRAMME_SHAPE}
"""By shape of which there is one alone, what that one is called; of another key it is never used."""
DISTIL = "distil"
"""The key of the template in which a programme is distilled."""


def _read(file: Traversable, *, own: bool = False) -> Template | Form:
    try:
        text = file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        data = clean_data(tomllib.loads(text))
        if "shape" in data:
            data["shape"] = by_its_name(data["shape"])
        if data.get("shape") == FORM_SHAPE:
            return form_of(data)
        template = template_of(data)
        json.dumps(data, allow_nan=False)
        if template.shape not in SHAPES:
            raise TemplateError(Fault("shape", f"there is no shape {template.shape}."))
        SHAPES[template.shape].start(template)
        found = (
            [*taken(template.shape, data, built_in()[FRAME])] if own and ("group" in data or "areas" in data) else []
        )
        found += faults(SHAPES[template.shape].template, data, NEW) if own else []
        if found:
            raise TemplateError(*found)
    except TypeError as problem:
        raise TemplateError(f"The template {clean(file.name)} cannot be used. A date goes in quotes.") from problem
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, TemplateError, RecursionError, OSError, ValueError) as problem:
        raise TemplateError(f"The template {clean(file.name)} cannot be used. {told(problem)}") from problem
    return template


class BuiltIn(Mapping[str, Template]):
    """What comes with holdspace, by key. A file is called after its key and read when it is first asked for."""

    def __init__(self) -> None:
        self._read_already: dict[str, Template] = {}
        self._folder = files("exercises").joinpath("templates")
        self._keys = sorted(file.name[:-5] for file in self._folder.iterdir() if file.name.endswith(".toml"))

    def __getitem__(self, key: str) -> Template:
        if key not in self._read_already:
            if key not in self._keys:
                raise KeyError(key)
            template = _read(self._folder.joinpath(f"{key}.toml"))
            assert isinstance(template, Template) and template.key == key
            self._read_already[key] = template
        return self._read_already[key]

    def where(self, says: Callable[[str], bool]) -> Iterator[Template]:
        """Those whose file says that; no other is read, and none of their shapes loaded."""
        for key in self._keys:
            if says(self._folder.joinpath(f"{key}.toml").read_text("utf-8")):
                yield self[key]

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


OF_ITS_OWN = (
    'A programme is no exercise: it has a file of its own. Begin one: holdspace programme new "Working alongside"'
)
"""What is said where a session is to hold a programme."""


@cache
def built_in() -> BuiltIn:
    """The exercises that come with holdspace, by key."""
    return BuiltIn()


def own() -> Iterator[tuple[str, Template | TemplateError]]:
    """A facilitator's own templates, each with its file's name; for one that cannot be used, the reason."""
    for file, template in _each_once():
        if not isinstance(template, Form):
            yield file, template


def own_forms() -> Iterator[tuple[str, Form]]:
    """A facilitator's own forms of journals, which are no exercises, each with its file's name."""
    for file, form in _each_once():
        if isinstance(form, Form):
            yield file, form


def _each_once() -> Iterator[tuple[str, Template | Form | TemplateError]]:
    """A facilitator's own, of several of one key the one whose file is called so, or the last; for another the reason:
    a program that keeps folders in step leaves a copy where two changed theirs."""
    files = list(_own_files())
    used = {one.key: file for file, one in files if not isinstance(one, TemplateError)}
    used |= {one.key: file for file, one in files if not isinstance(one, TemplateError) and file == f"{one.key}.toml"}
    for file, one in files:
        if isinstance(one, TemplateError) or used[one.key] == file:
            yield file, one
        else:
            said = f"{clean(used[one.key])} is called {one.key} too, and is the one that is used."
            yield file, TemplateError(f"{said} Take over what is missing, then delete this one.")


_SAVED_AS = (".toml.txt", ".toml.rtf", ".toml.docx", ".toml.doc", ".toml.odt")
"""How a file's name ends where a program that writes text put its own ending behind it."""
_ENDS = "Its name has to end in .toml, in small letters and with nothing behind: save it as plain text called {}.toml."


def _own_files() -> Iterator[tuple[str, Template | Form | TemplateError]]:
    folder = locations.templates_folder()
    try:
        found = sorted(file for file in folder.iterdir() if ".toml" in file.name.casefold())
    except OSError:
        found = []
    for file in found:
        try:
            if file.suffix == ".toml":
                yield file.name, _read(file, own=True)
            elif file.name.casefold().endswith((".toml", *_SAVED_AS)):
                stem = file.name[: file.name.casefold().rindex(".toml")]
                yield (
                    file.name,
                    TemplateError(f"The template {clean(file.name)} cannot be used. {_ENDS.format(clean(stem))}"),
                )
        except TemplateError as problem:
            yield file.name, problem


def available() -> dict[str, Template]:
    """Every template that can be used; a facilitator's own replaces a built-in one of the same key.

    One of their own that cannot be used hides no other: `problems` says what is wrong with it.
    """
    return {**built_in(), **_own_by_key()}


def _own_by_key() -> dict[str, Template]:
    return {template.key: template for _, template in own() if isinstance(template, Template)}


def exercises() -> dict[str, Template]:
    """Those of them that are exercises: every one but what frames a session, and a programme."""
    return {key: template for key, template in available().items() if template.shape not in NO_EXERCISES}


def frame() -> Template:
    """What frames a new session: a facilitator's own of that key, or the built-in one."""
    return next(
        (template for _, template in own() if isinstance(template, Template) and _is_frame(template)), built_in()[FRAME]
    )


def programme() -> Template:
    """What a new programme begins with: a facilitator's own of that key, or the built-in one."""
    mine = _own_by_key().get(PROGRAMME_SHAPE)
    return mine if mine is not None and mine.shape == PROGRAMME_SHAPE else built_in()[PROGRAMME_SHAPE]


def _is_frame(template: Template) -> bool:
    return template.key == FRAME and template.shape == FRAME_SHAPE


def problems() -> dict[str, TemplateError]:
    """What is wrong with each of a facilitator's own templates that cannot be used, by the name of its file."""
    return {file: problem for file, problem in own() if isinstance(problem, TemplateError)}


def problem_for(name: str) -> TemplateError | None:
    """Why a facilitator's own template that goes by that name cannot be used; a broken one of another name is no
    matter of somebody who asks for this one."""
    sought = folded(name)
    found = [problem for file, problem in problems().items() if sought and folded(file).startswith(sought)]
    return found[0] if found else None


def template(name: str) -> Template:
    """What a session may hold by that key, title or other name, by any unambiguous beginning. Raises TemplateError."""
    found = _called(name)
    if found.shape == PROGRAMME_SHAPE:
        raise TemplateError(OF_ITS_OWN)
    return found


def of_name(name: str, those: Mapping[str, Template]) -> Template | None:
    """The one of those that is called so, whose name begins so, or has a word that does; None where none has. Raises
    TemplateError for several."""
    sought = folded(name)
    for fits in (str.__eq__, str.startswith, lambda called, word: matches(word, called)) if sought else ():
        found = {one.key: one for one in those.values() if any(fits(called, sought) for called in one.names)}
        if len(found) > 1:
            raise TemplateError(f"“{name[:40]}” could be {listed(list(found), joiner='or')}.")
        if found:
            return found.popitem()[1]
    return None


def _called(name: str) -> Template:
    broken = problems().get(f"{name}.toml")
    if broken is not None:
        raise broken
    for held_by_key in (_own_by_key(), built_in()):
        if name in held_by_key:
            return held_by_key[name]
    meant = of_name(name, available())
    if meant is not None:
        return meant
    near = nearest(name, exercises())
    if near:
        raise TemplateError(f"There is no exercise called “{name[:40]}”. Did you mean {near}?")
    raise TemplateError(f"There is no exercise called “{name[:40]}”. There is {', '.join(exercises())}.")
