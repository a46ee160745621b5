"""A facilitator's own templates as files: begun, checked line by line, listed. Knows no shape's rules.

A little long: finding a place's line and naming every problem belong side by side.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from exercises.journal import form as journal_form
from exercises.kernel.record import Record
from exercises.kernel.template import Template, TemplateError, template_of
from exercises.kernel.text import clean, clean_data
from exercises.shapes import SHAPES
from sessions.library import form_files, templates
from sessions.store import locations

MOST_BYTES = 1_000_000
_AT = re.compile(r" ?\(at line (\d+), column (\d+)\)")
_AT_END = re.compile(r" ?\(at end of document\)")
_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(r"\s*([A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')\s*=")
_PLACE = re.compile(r"[^:\s]+")
_STARTERS = {"talk": "thinking-caps", "network": "live-grid", journal_form.SHAPE: "journal-alone"}
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
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        return [f"line {line}: this is not UTF-8 text. Save the file as UTF-8, so that macrons stay."]
    return check_text(text)


def check_text(text: str) -> list[str]:
    """The same for a template's text."""
    try:
        words = clean_data(tomllib.loads(text))
    except tomllib.TOMLDecodeError as problem:
        return [_not_toml(str(problem), text)]
    except RecursionError:
        return ["line 1: this goes too deep for a template."]
    lines = places(text)
    found = sorted({(_line_of(problem, lines), problem) for problem in _problems(words)})
    return [f"line {line}: {clean(problem)}" for line, problem in found]


def _not_toml(problem: str, text: str) -> str:
    at = _AT.search(problem)
    line = int(at[1]) if at else text.count("\n") + 1
    said = _AT_END.sub("", _AT.sub("", problem)).strip()
    where = f", near column {at[2]}" if at else ", at the end"
    return (
        f"line {line}: this cannot be read as TOML{where} ({clean(said)}). "
        'Words stand in quotes: title = "Our talk"; a list in brackets: say = ["One.", "Two."]'
    )


def _problems(words: Mapping[str, Any]) -> list[str]:
    """Every problem of a template, not only the first: each phase and reminder is tried on its own too."""
    shape = words.get("shape")
    if shape == journal_form.SHAPE:
        return journal_form.problems(words)
    if isinstance(shape, str) and shape.strip() and shape not in SHAPES:
        known = ", ".join((*SHAPES, journal_form.SHAPE))
        return [f"shape: there is no shape {shape[:40]}. There is {known}.", *_general(words)]
    found = _general(words)
    if found:
        return [*found, *_unread(words)]
    try:
        SHAPES[str(shape)].start(template_of(words))
    except TemplateError as problem:
        found += getattr(problem, "every", (str(problem),))
    except (TypeError, ValueError, KeyError, AttributeError):
        found.append("shape: this template has something in it that its shape cannot read. A date goes in quotes.")
    return [*found, *_unread(words)]


def _general(words: Mapping[str, Any]) -> list[str]:
    found = list(_first(words))
    for name in ("phases", "reminders"):
        items = words.get(name)
        for index, item in enumerate(items if isinstance(items, list) else ()):
            alone = {**_SOUND, name: [item]}
            found += [problem.replace(f"{name}[0]", f"{name}[{index}]", 1) for problem in _first(alone)]
    for name in ("key", "shape", "title", "purpose", "source", "minutes", "also_called", "limits", "room"):
        found += _first({key: value for key, value in {**_SOUND, name: words.get(name)}.items() if value is not None})
    return list(dict.fromkeys(found))


_SOUND: Mapping[str, Any] = {
    "key": "k",
    "shape": "s",
    "title": "t",
    "purpose": "p",
    "source": "s",
    "phases": [{"key": "k", "title": "t", "room": "r", "purpose": "p"}],
}
"""A template with nothing wrong, in which one part at a time is tried."""


def _first(words: Mapping[str, Any]) -> list[str]:
    try:
        template_of(words)
    except TemplateError as problem:
        return [str(problem)]
    return []


def _unread(words: Mapping[str, Any]) -> list[str]:
    if words.get("shape") != "talk":
        return []
    from exercises.talk.steps import unread

    return unread(words)


def places(text: str) -> dict[str, int]:
    """The line of every place in a TOML text: "title", "phases[2]", "phases[2].minutes"; the first line is 1."""
    found: dict[str, int] = {}
    counts: dict[str, int] = {}
    prefix = ""
    open_until = ""
    depth = 0
    for number, line in enumerate(text.split("\n"), 1):
        if open_until or depth:
            open_until, depth = _after(line, open_until, depth)
            continue
        header = _HEADER.match(line)
        if header:
            name = header[2].replace(" ", "")
            if header[1] == "[[":
                name = f"{name}[{counts.get(name, 0)}]"
                counts[header[2].replace(" ", "")] = counts.get(header[2].replace(" ", ""), 0) + 1
            prefix = f"{name}."
            found.setdefault(name, number)
            found.setdefault(name.partition("[")[0], number)
            continue
        key = _KEY.match(line)
        if key:
            found.setdefault(f"{prefix}{key[1].strip(chr(34) + chr(39))}", number)
            open_until, depth = _after(line[key.end() :], "", 0)
    return found


def _after(line: str, open_until: str, depth: int) -> tuple[str, int]:
    """What is still open at the end of a line: the quotes of a long text, and how many brackets."""
    at = 0
    while at < len(line):
        if open_until:
            if line[at] == "\\" and open_until == '"""':
                at += 2
            elif line.startswith(open_until, at):
                at += 3
                open_until = ""
            else:
                at += 1
            continue
        character = line[at]
        if character == "#":
            break
        if line.startswith(('"""', "'''"), at):
            open_until = line[at : at + 3]
            at += 3
            continue
        if character in "\"'":
            at = _end_of_words(line, at)
            continue
        depth += (character in "[{") - (character in "]}")
        at += 1
    return open_until, max(0, depth)


def _end_of_words(line: str, start: int) -> int:
    quote, at = line[start], start + 1
    while at < len(line) and line[at] != quote:
        at += 2 if line[at] == "\\" and quote == '"' else 1
    return at + 1


def _line_of(problem: str, lines: Mapping[str, int]) -> int:
    """The line a problem begins with the place of; of something that is missing, where it should stand."""
    found = _PLACE.match(problem.split(",")[0] if "," in problem.split(":")[0] else problem)
    place = found[0] if found else ""
    while place:
        if place in lines:
            return lines[place]
        cut = max(place.rfind("."), place.rfind("["))
        place = place[:cut] if cut > 0 else ""
    return 1


def starter(shape: str, key: str = "") -> str:
    """A template to begin with: a built-in one of that shape, its key and title changed. Raises TemplateError."""
    known = [held.key for held in templates.built_in().values() if held.shape == shape]
    folder: tuple[str, ...] = ("templates",)
    if shape == journal_form.SHAPE:
        known, folder = [_STARTERS[shape]], ("journal", "forms")
    if not known:
        shapes = sorted({journal_form.SHAPE, *(held.shape for held in templates.built_in().values())})
        raise TemplateError(f"There is no shape {clean(shape)[:40]}. There is {', '.join(shapes)}.")
    chosen = _STARTERS.get(shape, known[0])
    text = files("exercises").joinpath(*folder, f"{chosen}.toml").read_text(encoding="utf-8")
    key = key or f"my-{chosen}"
    text = re.sub(r'^key = ".*"$', lambda _: f'key = "{key}"', text, count=1, flags=re.MULTILINE)
    title = key.replace("-", " ").strip().capitalize()
    text = re.sub(r'^title = ".*"$', lambda _: f'title = "{title}"', text, count=1, flags=re.MULTILINE)
    head = f"# Begun from {chosen}. Make it yours, then: holdspace templates check {key}.toml\n"
    about = {"talk": _ABOUT_TALKS, journal_form.SHAPE: _ABOUT_FORMS}
    return head + about.get(shape, "") + text


_ABOUT_FORMS = """#
# Each [[prompts]] is one question of a journal, in order; every one may be skipped when it is answered:
#   key      one word, typed as: WORD=…         title    the question as it stands on the screen
#   help     a sentence that helps to answer it  limit   most characters of an answer
#   kind     "tick" for a box to tick            locked  true keeps the answer for its author alone
# together = true is a form that facilitators write together: each of them may read it.

"""


_ABOUT_TALKS = """#
# Each [[phases]] is one step, in order:
#   key      one word, typed as: go WORD       title    what the step is called, 30 letters at most
#   minutes  least and most, such as [2, 3]     prompt   the one sentence that the room reads
#   room     the view it begins with: step, turn, offers, chosen, thought, fitted, steps, closing
#   say, do, watch                              lists of short sentences for the console
#   record   lines for the typist, as examples
#   needs    what comes first: "task", or keys of earlier steps
#   not_yet  what is said to whoever is too early with something
#   takes    what may be written: task, offers, fitted, thought, chosen, outcomes, next, useful; [] is nothing
#   round    true where people speak in turn    source   where the step comes from; leave it out for your own
# owner is the word for whose talk it is; shown is what the room may see of what is written.

"""


def new(key: str, shape: str) -> Path:
    """Writes a starter of that shape into the folder of own templates; the file. Raises TemplateError or OSError."""
    if not locations.is_name(key):
        raise TemplateError(f"“{clean(key)[:60]}” cannot be a key. Small letters, digits and dashes: our-talk")
    text = starter(shape, key)
    folder = locations.templates_folder()
    locations.make_private(folder)
    path = folder / f"{key}.toml"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        left = "it was left as it is. Choose another key."
        raise TemplateError(f"There is a template {key}.toml already; {left}") from None
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path


def listed() -> list[Listed]:
    """Built-in and own templates; one that cannot be used is listed with its problem, and hides no other."""
    built_in = templates.built_in()
    own = [_own(file, held, built_in) for file, held in templates.own()]

    own += [
        Listed(held.key, held.title, journal_form.SHAPE, True, file, instead=held.key in form_files.built_in())
        for file, held in templates.own_forms()
    ]
    replaced = {held.key for held in own if held.instead}
    return [
        *(Listed(held.key, held.title, held.shape, False) for held in built_in.values() if held.key not in replaced),
        *(
            Listed(held.key, held.title, journal_form.SHAPE, False)
            for held in form_files.built_in().values()
            if held.key not in replaced
        ),
        *own,
    ]


def _own(file: str, held: Template | TemplateError, built_in: Mapping[str, Template]) -> Listed:
    if isinstance(held, TemplateError):
        return Listed(file.removesuffix(".toml"), "", "", True, file, str(held))
    return Listed(held.key, held.title, held.shape, True, file, instead=held.key in built_in)
