"""Finds templates: the built-in ones and a facilitator's own, read by the same code. Refuses to know their words."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from exercises.shapes import SHAPES
from exercises.template import Template, TemplateError, template_of
from exercises.text import clean, clean_data, folded
from sessions import locations


def _read(file: Traversable) -> Template:
    try:
        data = clean_data(tomllib.loads(file.read_bytes().decode("utf-8-sig")))
        template = template_of(data)
        json.dumps(data, allow_nan=False)
        if template.shape not in SHAPES:
            raise TemplateError(f"shape: there is no shape {template.shape}.")
        SHAPES[template.shape].start(template)
    except TypeError as problem:
        raise TemplateError(f"The template {clean(file.name)} cannot be used. A date goes in quotes.") from problem
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, TemplateError, RecursionError, OSError, ValueError) as problem:
        raise TemplateError(f"The template {clean(file.name)} cannot be used. {problem}") from problem
    return template


@cache
def built_in() -> dict[str, Template]:
    """The exercises that come with holdspace, by key."""
    found = [_read(file) for file in files("exercises").joinpath("templates").iterdir() if file.name.endswith(".toml")]
    return {template.key: template for template in sorted(found, key=lambda template: template.key)}


def _own() -> Iterator[Template]:
    folder = locations.templates_folder()
    if folder.is_dir():
        for file in sorted(folder.glob("*.toml")):
            yield _read(file)


def available() -> dict[str, Template]:
    """Every template there is; a facilitator's own replaces a built-in one of the same key. Raises TemplateError."""
    return {**built_in(), **{template.key: template for template in _own()}}


def template(name: str) -> Template:
    """The template of that key, title or other name, by any unambiguous beginning. Raises TemplateError."""
    known = available()
    if name in known:
        return known[name]
    sought = folded(name)
    found = [
        held for held in known.values()
        if any(folded(called).startswith(sought) for called in (held.key, held.title, *held.also_called))
    ]  # fmt: skip
    if len(found) == 1 and sought:
        return found[0]
    raise TemplateError(f"There is no exercise called {name}. There is {', '.join(known)}.")
