"""What every built-in exercise has to do: start, take each move and each of its example lines, be undone, be read."""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import pytest

from exercises.kernel.anywhere import ANYWHERE, complete, parse
from exercises.kernel.shape import ExerciseError
from exercises.kernel.template import Template, TemplateError, template_of
from exercises.kernel.views import show_line, view_and_page
from exercises.leaving.outline import AUDIENCES, Part
from exercises.leaving.room_view import Block, room_view_of
from sessions.library import templates
from sessions.lines.carry_out import perform, understand
from tests.awkward import AWKWARD, HUGE, is_clean
from tests.exercises.pages_lines import THREE_FIELDS
from tests.lines import again, apply, play, session, shape_of, started
from tests.samples import sample_of
from tui.room.layout import draw

TEMPLATES = {**templates.built_in(), THREE_FIELDS.stem: template_of(tomllib.loads(THREE_FIELDS.read_text("utf-8")))}
"""Every built-in one, and one of a facilitator's own that no code knows."""
EVERY = pytest.mark.parametrize("template", TEMPLATES.values(), ids=list(TEMPLATES))
SHOWN = 8
"""The awkward text that every field takes and that is looked for in every view: it would move a terminal's cursor."""


@pytest.fixture(autouse=True)
def ones_own(own_place: Path) -> None:
    """The facilitator's own template, where their templates are."""
    folder = own_place / "templates"
    folder.mkdir()
    shutil.copy(THREE_FIELDS, folder)


def filled(template: Template) -> Any:
    """The exercise with something of everything in it."""
    return started(template, *sample_of(template).lines)


def examples(template: Template, state: Any) -> Iterator[tuple[str, str]]:
    """Every line the exercise shows, with the phase it is shown in ("" for any)."""
    for phase in template.phases:
        for line in phase.record:
            yield phase.key, line
    for line, _ in (*shape_of(state).examples(state), *ANYWHERE):
        yield "", line


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from strings(key)
            yield from strings(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from strings(item)


GAP = re.compile(r"^ | $|  | [.,;)]|\( |: *$")
"""Where a sentence has a place for something that is not there."""


@EVERY
def test_no_refusal_leads_to_what_takes_away(template: Template) -> None:
    state = filled(template)
    shape = shape_of(state)
    assert shape.language is not None
    forms = [read.form for read in shape.language().forms]
    away = [form.example_in(state) for form in forms if form.away and form.example]
    # Whoever writes out the word that takes away is told how it goes; a thing's number alone never is.
    heads = [head for line in away if not (head := line.partition(":")[0].split())[0].isalpha()]
    for line in sorted({" ".join(head[:count]) for head in heads for count in range(1, len(head))}):
        try:
            parse(line, shape, state)
        except ExerciseError as problem:
            assert not any(one in f" {problem} " for one in (f" {whole} " for whole in away)), (line, str(problem))


@EVERY
def test_each_line_it_shows_fits_where_it_is_shown(template: Template) -> None:
    state = filled(template)
    ways = ("next", "back", "go") if len(template.phases) == 1 else ()
    frame = session("park: look at it again", exercises=[template.key]).state.frame
    assert frame is not None
    for phase, line in examples(template, state):
        if line.split()[0] in ways:
            continue  # there is no other phase
        here = play(state, f"go {phase}") if phase else state
        here = play(here, *sample_of(template).before.get(line, ()))
        if phase and line.split()[0] in ("action", "park:", "p1", "jargon"):
            assert frame.shape.parse(line, frame.state).says, line
            continue  # it is the frame's
        command = parse(line, shape_of(state), here)
        assert command.says, line
        assert not GAP.search(command.says), (line, command.says)
        if command.action == "move":
            after = play(here, line)
            assert isinstance(after, type(here)), line


def _said_to_type(template: Template, phase: str) -> Iterator[str]:
    """What may be a line in the sentences of a phase, and of what helps in it when it goes wrong."""
    here = template.phase(phase)
    helps = [one["do"] for one in template.words.get("remedies", ()) if not one["phases"] or phase in one["phases"]]
    for sentence in re.split(r"(?<=[.?!;]) |, then |, or ", " ".join((*here.do, *here.watch, *helps))):
        parts = sentence.rstrip(".;").split(": ")
        for first in range(len(parts)):
            yield from (": ".join(parts[first:last]) for last in range(first + 1, len(parts) + 1))


@EVERY
def test_no_line_that_a_phase_tells_is_refused_in_it_alone(template: Template) -> None:
    state, fits, refused = filled(template), set[str](), dict[str, str]()
    for phase in template.phases:
        here = play(state, f"go {phase.key}") if len(template.phases) > 1 else state
        for line in _said_to_type(template, phase.key):
            try:
                play(here, line)
                fits.add(line)
            except ExerciseError as problem:
                refused[line] = f"{phase.key}: {problem}"
    assert not {line: why for line, why in refused.items() if line in fits}


@EVERY
def test_every_beginning_of_a_line_can_be_gone_on_with(template: Template) -> None:
    state = filled(template)
    shape = shape_of(state)
    begun = {" ".join(line.split(" ")[:words]) for line in sample_of(template).lines for words in range(1, 5)}
    for line in sorted(begun)[::2]:
        for typed in (line, f"{line} ", line[:-1]):
            assert all(one.line for one in complete(typed, shape, state)), typed


@EVERY
def test_each_line_can_be_taken_back_and_put_back(template: Template) -> None:
    held = session(exercises=[template.key])
    start = held.state
    states = [start]
    for line in sample_of(template).lines:
        if perform(held, line).event is not None:
            states.append(held.state)
    for before in reversed(states[:-1]):
        perform(held, "undo")
        if held.state.display.held is not None:
            perform(held, "hold off")  # an undo that brings words back holds the room until they are shown again
        assert held.state == before
    with pytest.raises(ExerciseError):
        perform(held, "undo")
    assert held.state == start
    for after in states[1:]:
        perform(held, "redo")
        assert held.state == after
    with pytest.raises(ExerciseError):
        perform(held, "redo")
    assert again(held).state == states[-1]


@EVERY
def test_every_room_view_draws_and_survives_the_room_file(template: Template) -> None:
    shape = shape_of(started(template))
    for state in (started(template), filled(template)):
        views = shape.room_views(state)
        assert len({key for key, _ in views}) == len(views)
        for key, name in views:
            view = shape.room_view(state, key)
            assert view.key == key and name and all(isinstance(block, get_args(Block)) for block in view.blocks)
            assert room_view_of(json.loads(json.dumps(view.document()))) == view
        for phase in template.phases:
            there = play(state, *sample_of(template).started, f"go {phase.key}")
            assert shape.phase_view(there) in {key for key, _ in shape.room_views(there)}
        for key in sample_of(template).no_views:
            with pytest.raises(ExerciseError):
                shape.room_view(state, key)


@EVERY
@pytest.mark.parametrize("size", [(57, 16), (40, 10)])
def test_every_page_that_a_screen_cuts_a_view_into_can_be_shown(template: Template, size: tuple[int, int]) -> None:
    """`.` and `,` show the room the next page and the one before, of whatever it sees."""
    state = filled(template)
    shape = shape_of(state)
    firsts = [view for key, _ in shape.room_views(state) if (view := shape.room_view(state, key)).page == 1]
    for first in firsts:
        for page in range(2, draw(first, *size).pages + 1):
            key = parse(show_line(first.key, page, shape.thing), shape, state).kind
            view = shape.room_view(state, key)
            assert view_and_page(key, shape.thing) == (first.key, page) and view.key == key
            assert draw(view, *size).page == page and view.name != first.name and view.blocks
            assert room_view_of(json.loads(json.dumps(view.document()))) == view


@EVERY
def test_its_pages_and_texts_can_be_read(template: Template) -> None:
    shape = shape_of(started(template))
    for state in (started(template), filled(template)):
        for audience in AUDIENCES:
            assert all(isinstance(part, get_args(Part)) for part in shape.outline(state, audience))
        assert shape.text(state) and all("\n" not in line for line in shape.text(state))
        assert json.loads(json.dumps(shape.document(state), allow_nan=False)) == shape.document(state)
        assert shape.progress(state).phase
        assert shape.examples(state) and complete("", shape, state) is not None


@EVERY
def test_awkward_text_in_every_field_is_cleaned_or_refused_in_words(template: Template) -> None:
    """Each text in every third field, and each field with every third text: cleaning is decided in one place."""
    start = filled(template)
    shape = shape_of(start)
    kept = 0
    for place, form in enumerate(sample_of(template).fields):
        for at, text in enumerate((*AWKWARD, *HUGE)):
            if (place + at) % 3 and at != SHOWN:
                continue
            line = form.format(text) if "{}" in form else form
            try:
                command = parse(line, shape, start)
                state = apply(start, command)
            except ExerciseError as problem:
                assert len(str(problem)) < 12_000
                continue
            kept += 1
            assert all(map(is_clean, (command.says, command.warning, *strings(command.data)))), line
            if at == SHOWN:
                assert all(map(is_clean, (*strings(shape.document(state)), *shape.text(state)))), line
                for view, _ in shape.room_views(state):
                    drawn = shape.room_view(state, view)
                    assert room_view_of(drawn.document()) == drawn and all(map(is_clean, strings(drawn.document())))
                for audience in AUDIENCES:
                    assert "\\x1b" not in repr(shape.outline(state, audience)), line
    assert kept > 150


@EVERY
def test_awkward_text_reaches_the_file_and_the_room_clean(template: Template) -> None:
    sample = sample_of(template)
    held = session(*sample.first, exercises=[template.key])
    for text in AWKWARD:
        for line in (form.format(text) for form in sample.kept):
            try:
                understand(held, line)
            except ExerciseError:
                continue
            perform(held, line)
            room = held.state.room()
            assert room is not None
            assert all(map(is_clean, strings(room.document())))
    assert all(is_clean(words) for event in held.events for words in strings(event.document()))
    assert again(held).state == held.state


@EVERY
def test_a_template_can_be_carried_by_a_session(template: Template) -> None:
    assert template_of(json.loads(json.dumps(template.words))) == template


WRONG: tuple[Any, ...] = (None, 5, True, "words", [], {}, [5], [[]], {"a": 1}, [{}], -1, 1.5, "")


@EVERY
def test_a_wrong_template_is_refused_with_its_place(template: Template) -> None:
    """Any part of a template replaced by something of the wrong kind is refused, or an exercise starts all the same."""
    shape = shape_of(started(template))
    refused = 0
    for part in template.words:
        for wrong in WRONG:
            words = {**template.words, part: wrong}
            try:
                state = shape.start(template_of(words))
                shape.room_view(state, shape.room_views(state)[0][0])
                shape.text(state)
            except TemplateError as problem:
                refused += 1
                assert str(problem).startswith((part, "rows", "shape")) or part in str(problem)
        for index, item in enumerate(template.words[part] if isinstance(template.words[part], list) else []):
            for wrong in WRONG if isinstance(item, dict) else ():
                for name in item:
                    items = list(template.words[part])
                    items[index] = {**item, name: wrong}
                    try:
                        state = shape.start(template_of({**template.words, part: items}))
                        shape.room_view(state, shape.room_views(state)[0][0])
                    except TemplateError as problem:
                        refused += 1
                        assert f"{part}" in str(problem)
            break
    assert refused > 100
