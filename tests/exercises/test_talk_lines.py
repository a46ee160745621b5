"""Every line a talk shows fits and can be taken back, any text is taken, and a talk of one's own is read."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, get_args

import pytest

from exercises.kernel.anywhere import ANYWHERE, complete, parse
from exercises.kernel.shape import ExerciseError
from exercises.kernel.template import TemplateError, template_of
from exercises.leaving.outline import AUDIENCES, Part
from exercises.leaving.room_view import Block, room_view_of
from sessions.library.template_files import starter
from sessions.lines.carry_out import perform, understand
from sessions.live.state import BATCH, DISPLAY, UNDO
from tests.awkward import AWKWARD, is_clean
from tests.exercises.talk_lines import BEFORE, GROUP, KEYS, SAMPLES, filled, talk
from tests.lines import again, play, session, shape_of

FIELDS = (
    "task: {}",
    "offer: {}",
    "1: {}",
    "when 1: {}",
    "1 when: {}",
    "fitted: {}",
    "thought about: {}",
    "outcome: {}",
    "outcome 1: {}",
    "next step: {}",
    "next step 1: {}",
    "helped: {}",
    "useful {}",
    "pick {}",
    "turns {}",
    "ticks {}",
    "done {}",
    "minutes {}",
    "extend {}",
    "keep {}",
    "presenter {}",
    "observer {}",
    "{}",
    "find {}",
    "show {}",
    "go {}",
    "help {}",
    "1 {}",
    "turn {}",
    "pass {}",
    "close {}",
)
MINE = """
key = "three-questions"
shape = "talk"
title = "Three questions"
purpose = "A short one of our own."
source = "Our own."
owner = "speaker"
shown = ["task"]

[[phases]]
key = "why"
title = "Why now"
minutes = [1, 2]
room = "step"
purpose = "To begin."
prompt = "Why now?"
not_yet = "No answers yet."
takes = ["task"]

[[phases]]
key = "what"
title = "What then"
room = "offers"
purpose = "To end."
prompt = "What then?"
needs = ["task", "why"]
takes = ["offers"]
"""


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


@pytest.mark.parametrize("key", KEYS)
def test_each_line_it_shows_fits_where_it_is_shown(key: str) -> None:
    state = filled(key)
    shape = shape_of(state)
    shown = [(phase.key, line) for phase in state.template.phases for line in phase.record]
    network = {"go conversations", "show map", "show 9", "show differences 2", "help slot", "find floor play"}
    shown += [("", line) for line, _ in (*shape.examples(state), *ANYWHERE) if line not in network]
    fresh = talk(key, *(line for line in SAMPLES[key] if not line.startswith("extend")))
    for phase, line in shown:
        here = play(fresh, *([f"go {phase}"] if phase else []), *BEFORE.get(line, ()))
        command = parse(line, shape, here)
        assert command.says, line
        if command.action == "move":
            assert isinstance(play(here, line), type(here)), line


@pytest.mark.parametrize("key", KEYS)
def test_each_line_can_be_taken_back_and_put_back(key: str) -> None:
    held = session(exercises=[key])
    states = [held.state]
    for line in SAMPLES[key]:
        if perform(held, line).event is not None:
            states.append(held.state)
    for before in reversed(states[:-1]):
        perform(held, "undo")
        assert held.state == before
    for after in states[1:]:
        perform(held, "redo")
        assert held.state == after
    assert again(held).state == states[-1]


@pytest.mark.parametrize("key", KEYS)
def test_it_can_be_read_drawn_and_found(key: str) -> None:
    for state in (talk(key), filled(key), play(filled(key), "keep nothing")):
        shape = shape_of(state)
        views = shape.room_views(state)
        assert len({view for view, _ in views}) == len(views)
        for view_key, name in views:
            view = shape.room_view(state, view_key)
            assert view.key == view_key and name and all(isinstance(block, get_args(Block)) for block in view.blocks)
            assert room_view_of(json.loads(json.dumps(view.document()))) == view
        for phase in state.template.phases:
            if phase.key in state.reached:
                assert shape.phase_view(play(state, f"go {phase.key}")) in {view for view, _ in views}
        for audience in AUDIENCES:
            assert all(isinstance(part, get_args(Part)) for part in shape.outline(state, audience))
        assert all(line is not None and "\n" not in line for line in shape.text(state))
        assert json.loads(json.dumps(shape.document(state), allow_nan=False)) == shape.document(state)
        for wrong in ("nothing", "offer 999", "offer ²", "offer ", "step ²", "offers x", "offer " + "9" * 5000):
            with pytest.raises(ExerciseError):
                shape.room_view(state, wrong)
    state = filled(key)
    assert shape_of(state).find(state, "CLEAR my") == [("task", "the task: clear my head before the call")]
    for line in ("", "o", "ta", "pick ", "pick r", "when ", "1 ", "useful ", "keep ", "fitted ", "show ", "go "):
        for completion in complete(line, shape_of(state), state):
            assert completion.line.startswith(line.split(" ")[0] if " " in line else line), (line, completion)


def test_awkward_text_reaches_the_file_and_the_room_clean() -> None:
    held = session("turns 5", "next", "task", "next", "next", "next", "go others", "next", exercises=[GROUP])
    kept = 0
    for text in AWKWARD:
        for form in ("task: {}", "offer: {}"):
            try:
                understand(held, form.format(text))
            except ExerciseError:
                continue
            perform(held, form.format(text))
            kept += 1
            room = held.state.room()
            assert room is not None and all(map(is_clean, strings(room.document())))
    assert kept > 50 and again(held).state == held.state


@pytest.mark.parametrize("key", KEYS)
def test_wrong_data_of_any_kind_is_refused_and_never_a_crash(key: str) -> None:
    state = filled(key)
    shape = shape_of(state)
    wrongs: tuple[Any, ...] = (None, 5, -1, True, 1.5, "", "x", [], [None], ["x"], {}, {"a": 1}, "\n", "9" * 400)
    refused = 0
    for kind in shape.moves:
        names = ("text", "offer", "offers", "steps", "roles", "answer", "seats", "minutes", "phase", "what", "place")
        for name in names:
            for wrong in wrongs:
                data = {name: wrong, **({"at": "x"} if kind in shape.timed else {})}
                try:
                    after = shape.apply(state, kind, data)
                except ExerciseError:
                    refused += 1
                    continue
                except (TypeError, ValueError, AttributeError):
                    continue  # the fold says which step cannot be read
                shape.text(after), shape.outline(after, "participants")
    assert refused > 1000


@pytest.mark.parametrize("key", KEYS)
def test_ambits_four_steps_are_named_where_they_come_from_there(key: str) -> None:
    sources = {step.source.removeprefix("AMBIT: ") for step in talk(key).steps if step.source}
    assert sources == {"marking the task", "stating the case", "mentalizing the moment", "returning to purpose"}
    template = talk(key).template
    assert "A Good Start in Life" in template.source and "interpretation" in template.source
    assert any(not step.source for step in talk(key).steps)


@pytest.mark.parametrize("key", KEYS)
def test_what_is_said_aloud_is_short(key: str) -> None:
    template = talk(key).template
    for phase in template.phases:
        assert len(phase.title) <= 30 and len(phase.purpose) <= 100, phase.key
        assert 1 <= len(phase.say) <= 5 and len(phase.do) <= 5 and len(phase.watch) <= 4, phase.key
        for line in (*phase.say, *phase.do, *phase.watch):
            assert len(line) <= 90 and line[-1] in ".?!:'", line
        assert all(len(line) <= 60 for line in phase.record)
    for item in template.words["remedies"]:
        assert len(item["when"]) <= 70 and len(item["do"]) <= 180, item["when"]


def test_a_talk_of_ones_own_keeps_its_own_order() -> None:
    template = template_of(tomllib.loads(MINE))
    shape = shape_of(talk(GROUP))
    state = shape.start(template)
    with pytest.raises(ExerciseError, match="until the task is marked"):
        play(state, "next")
    with pytest.raises(ExerciseError, match=r"No answers yet\. Offers can be typed from step 1, What then"):
        play(state, "offer: x")
    state = play(state, "task: find out", "next", "offer: x", "speaker keeps")
    assert state.keeps == "card" and shape.phase_view(state) == "step", "what the room may not see is not its view"
    assert "offers" not in dict(shape.room_views(state))
    with pytest.raises(ExerciseError, match="no rounds"):
        play(state, "turns 5")
    assert template_of(json.loads(json.dumps(template.words))) == template


def test_a_wrong_talk_is_refused_with_its_place() -> None:
    words = tomllib.loads(starter("talk", "ours"))
    shape = shape_of(talk(GROUP))
    wrongs: tuple[Any, ...] = (None, 5, True, "words", [], {}, [5], [[]], {"a": 1}, [{}], -1, 1.5, "")
    refused = 0
    for part in words:
        for wrong in wrongs:
            try:
                state = shape.start(template_of({**words, part: wrong}))
                [shape.room_view(state, key) for key, _ in shape.room_views(state)]
                shape.text(state)
            except TemplateError as problem:
                refused += 1
                assert part in str(problem), (part, wrong, problem)
        for name in words[part][0] if isinstance(words[part], list) and isinstance(words[part][0], dict) else ():
            for wrong in wrongs:
                items = [{**words[part][0], name: wrong}, *words[part][1:]]
                try:
                    state = shape.start(template_of({**words, part: items}))
                    [shape.room_view(state, key) for key, _ in shape.room_views(state)]
                except TemplateError as problem:
                    refused += 1
                    assert part in str(problem)
    assert refused > 150
    with pytest.raises(TemplateError) as several:
        shape.start(template_of({**words, "owner": 5, "shown": 5, "most_chosen": 0}))
    assert len(several.value.every) == 3


def test_no_move_has_the_name_of_a_sessions_own_entry() -> None:
    own = {*DISPLAY, BATCH, UNDO, "session", "exercise", "title"}
    assert not own & set(shape_of(talk(GROUP)).moves), "it could not be taken back"


def test_nobody_is_named_as_presenter_and_the_form_that_fits_is_said() -> None:
    held = talk("group-thinking-caps")
    for line in ("presenter P05", "presenter: P05", "keep P5"):
        with pytest.raises(ExerciseError, match=r"nobody is named.*presenter keeps, or presenter nothing"):
            parse(line, shape_of(held), held)


def test_a_template_of_ones_own_is_called_by_its_key() -> None:
    assert tomllib.loads(starter("talk", "our-talk"))["title"] == "Our talk"
    assert tomllib.loads(starter("wall", "te-pa"))["title"] == "Te pa"
