"""What stays of a talk, who sees it, and how all of it goes when its owner wants nothing kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from exercises.kernel.anywhere import parse
from exercises.kernel.shape import ExerciseError, Redaction
from exercises.leaving.outline import Outline
from exercises.leaving.room_view import Line, pages_of
from sessions.export import export_bytes
from sessions.export import restore as restore_session
from sessions.lines.carry_out import perform
from sessions.live.session import open_session
from sessions.store import locations
from tests.exercises.talk_lines import ALONE, GROUP, KEYS, SAMPLES, filled, talk
from tests.lines import play, session, shape_of
from tui.room.layout import draw

SECRET = "S3CRET"
NUMBER = "P970"
CONSOLE_ONLY = {
    ALONE: (
        f"outcome: {SECRET}a",
        f"next step: {SECRET}b",
        f"helped: {SECRET}c",
        f"thought about: {SECRET}d",
        f"task: mine and {NUMBER}1",
    ),
    GROUP: (
        f"fitted: {SECRET}a",
        f"helped: {SECRET}b",
        f"thought about: child, {NUMBER}1",
        f"1: ask {NUMBER}2",
        f"next step: ring {NUMBER}3",
        f"when 1: with {NUMBER}4",
        f"task: mine and {NUMBER}5",
    ),
}
SIZES = ((48, 12), (57, 16), (85, 24))
WORDS = (
    "clear my head",
    "leave it until",
    "ring the ward",
    "waiting until",
    "ring her",
    "Nana",
    "blamed",
    "mother",
    "taxi",
    "the silence",
    "Friday",
)


def secretive(key: str) -> Any:
    lines = [line for line in CONSOLE_ONLY[key]]
    return play(filled(key), *(["outcome 1 remove"] if key == ALONE else []), *lines)


def views(state: Any) -> list[tuple[str, str]]:
    shape = shape_of(state)
    return [
        (key, json.dumps(shape.room_view(state, key).document(), ensure_ascii=False))
        for key, _ in shape.room_views(state)
    ]


def page(state: Any) -> str:
    outline = Outline("participants", shape_of(state).outline(state, "participants"))
    return json.dumps(outline.document(), ensure_ascii=False)


@pytest.mark.parametrize("key", KEYS)
def test_nothing_private_is_in_any_room_view_of_any_step(key: str) -> None:
    state = secretive(key)
    held = json.dumps(shape_of(state).document(state))
    assert held.count(SECRET) >= 2 and held.count(NUMBER) >= 1, "the secrets are there to be leaked"
    for step in state.steps:
        now = play(state, f"go {step.key}")
        for here in (now, play(now, "pause"), play(now, "close")):
            for view, drawn in views(here):
                assert SECRET not in drawn and NUMBER not in drawn, (step.key, view)
            assert all(SECRET not in name and NUMBER not in name for _, name in shape_of(here).room_views(here))


@pytest.mark.parametrize("key", KEYS)
def test_nothing_private_is_on_the_participants_page(key: str) -> None:
    own = {ALONE: (f"{SECRET}a", f"{SECRET}b"), GROUP: ()}[key]
    kept = play(secretive(key), "keep card")
    said = page(kept)
    for words in own:
        assert words in said, "what the asker keeps is theirs"
        said = said.replace(words, "")
    assert SECRET not in said and NUMBER not in said


@pytest.mark.parametrize("key", KEYS)
def test_the_page_has_no_words_until_their_owner_keeps_them(key: str) -> None:
    undecided = talk(key, *(line for line in SAMPLES[key] if "keep" not in line))
    assert undecided.keeps == ""
    assert not [words for words in WORDS if words in page(undecided)]
    assert "clear my head" in page(filled(key))


def test_what_fitted_is_seen_only_after_a_nod_for_these_words() -> None:
    state = play(filled(GROUP), "go answer", "fitted: being blamed")

    def seen(now: Any) -> bool:
        return "being blamed" in str(views(now)) or "being blamed" in page(now)

    assert not seen(state) and seen(play(state, "fitted nod"))
    assert not seen(play(state, "fitted nod", "fitted no nod"))
    again = play(state, "fitted nod", "fitted: quite other")
    assert "quite other" not in str(views(again)), "each wording is asked again"


@pytest.mark.parametrize("key", KEYS)
def test_lines_for_the_facilitators_only_say_that_they_are(key: str) -> None:
    state = filled(key)
    for line in (f"fitted: {SECRET}", f"outcome: {SECRET}", f"helped: {SECRET}", "useful no", "ticks 1"):
        try:
            command = parse(line, shape_of(state), state)
        except ExerciseError:
            continue
        assert command.private, line
    assert parse("next step: x", shape_of(state), state).private is (key == ALONE)


def is_drawn(text: str, lines: tuple[str, ...] | list[str]) -> bool:
    """Whether the words stand in the lines, in plain or in large letters; those are drawn last, under its label."""
    plain = " ".join(" ".join(lines).split())
    return text in plain or bool(set("▀▄█") & set(lines[-1]))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "task",
    [
        "clear my head",
        "I would like to find out how I can go into the next call on "
        "Thursday without my heart racing, and still ask for what Tama and Hine need now",
    ],
)
@pytest.mark.parametrize("key", KEYS)
def test_the_task_stands_at_the_foot_of_every_room_view(key: str, task: str, size: tuple[int, int]) -> None:
    state = play(filled(key), f"task: {task[: 100 if key == ALONE else 140].strip()}", "go return")
    if key == GROUP:
        long = "would ring Nana before the visit and ask her what she would like to be there for"
        state = play(state, *(f"offer: {n} {long}" for n in range(9)))
    shape = shape_of(state)
    seen = 0
    for step in state.steps:
        here = play(state, f"go {step.key}")
        for view_key, _ in shape.room_views(here):
            view = shape.room_view(here, view_key)
            if view_key == "quiet":
                assert not view.blocks
                continue
            drawn = draw(view, *size)
            assert drawn.pages == view.pages, (view_key, "no page is cut once more, away from its foot")
            foot = view.blocks[-1]
            assert {page[-1] for page in pages_of(view.blocks)} == {foot}, "each of several pages has it"
            assert isinstance(foot, Line) and foot.text, view_key
            begun = foot.text.removesuffix("…").strip()
            assert state.task.startswith(begun) and len(begun.split()) >= min(8, len(state.task.split())), view_key
            assert is_drawn(foot.text, drawn.lines), (view_key, drawn.lines)
            seen += 1
    assert seen > 40
    assert shape.room_view(state, "task").blocks[-1] == Line(state.task, "plain", 1), "its own view has all of it"


@pytest.mark.parametrize("key", KEYS)
def test_a_task_marked_aloud_has_a_foot_without_words(key: str) -> None:
    state = talk(key, "next", "task", "next")
    assert "as we marked it aloud" in " ".join(draw(shape_of(state).room_view(state, "step"), 57, 16).lines)
    unmarked = talk(key)
    assert "The task" not in str(views(unmarked))


@pytest.mark.parametrize("key", KEYS)
def test_every_offer_and_choice_is_on_some_page(key: str) -> None:
    state = filled(key)
    if key == GROUP:
        drawn = " ".join(
            " ".join(draw(shape_of(state).room_view(state, view), 48, 12).lines)
            for view, _ in shape_of(state).room_views(state)
            if view.startswith("offers")
        )
        assert all(f"{offer.number}  {offer.text}" in drawn for offer in state.offers.values())
        assert "Questions, set apart" in drawn
    with pytest.raises(ExerciseError):
        shape_of(state).room_view(state, "offer 99")


@pytest.mark.parametrize("key", KEYS)
def test_keep_nothing_clears_every_word(key: str) -> None:
    state = play(secretive(key), "keep nothing")
    shape = shape_of(state)
    everything = [
        json.dumps(shape.document(state), ensure_ascii=False),
        *shape.text(state),
        str(views(state)),
        page(state),
        str(shape.outline(state, "facilitators")),
    ]
    for text in everything:
        assert SECRET not in text and NUMBER not in text
        assert not [words for words in WORDS if words in text and words not in _template_words(state)]
    assert state.task_marked and not (state.offers or state.chosen or state.useful or state.done or state.ticks)
    for line in ("task: again", "outcome: x", "offer: x", "thought about: child", "helped: x", "done 1", "keep card"):
        with pytest.raises(ExerciseError, match=r"Nothing of this talk is kept|does not write"):
            play(state, line)
    assert play(state, "go mark", "go state", "task", "close").closed, "the talk itself goes on"
    assert shape.progress(state).wordless


def _template_words(state: Any) -> str:
    return json.dumps(state.template.words, ensure_ascii=False)


@pytest.mark.parametrize("key", KEYS)
def test_keep_nothing_reaches_every_export_and_the_export_still_comes_back(
    key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = session(*SAMPLES[key], exercises=[key])
    perform(held, f"task: {SECRET} as it was")
    perform(held, "undo")
    before = [export_bytes(held, form, "facilitators").decode() for form in ("json", "md")]
    assert all("clear my head" in text for text in before) and SECRET in before[0]
    perform(held, "keep nothing")
    for form in ("json", "md"):
        for audience in ("facilitators", "participants"):
            text = export_bytes(held, form, audience).decode()
            assert SECRET not in text
            own = "".join(_template_words(run.state) for run in held.state.runs.values())
            assert not [words for words in WORDS if words in text and words not in own], (form, audience)
    file = tmp_path / "talk.json"
    file.write_bytes(export_bytes(held, "json", "facilitators"))
    back = open_session(restore_session(file, by="F2"), read_only=True)
    assert back.state.run.state == held.state.run.state
    locations.session_path(back.name).unlink()  # a copy that is here would know better
    perform(held, "undo")
    assert "clear my head" in export_bytes(held, "json", "facilitators").decode(), "a slip of the key is taken back"


def test_a_name_comes_out_of_what_was_typed() -> None:
    shape = shape_of(talk(GROUP))
    assert shape.redact is not None
    everywhere = Redaction("Nana", "a grandmother", frozenset())
    assert shape.redact("offer", {"text": "ask nana, Nanaia", "number": 2}, everywhere)["text"] == (
        "ask [a grandmother], Nanaia"
    )
    assert shape.redact("thought", {"roles": ["Nana", "child"]}, everywhere)["roles"] == ["[a grandmother]", "child"]
    one = Redaction("Nana", "a grandmother", frozenset({2}))
    assert shape.redact("reword_offer", {"text": "Nana", "offer": 3}, one)["text"] == "Nana"
    assert shape.redact("reword_offer", {"text": "Nana", "offer": 2}, one)["text"] == "[a grandmother]"
    assert shape.redact("pick", {"offers": [1]}, everywhere) == {"offers": [1]}


def test_the_task_stays_in_the_room_while_it_sees_the_frame() -> None:
    held = session("next", "task: what to say to the ward", exercises=["thinking-caps"])
    for view in ("agenda", "agreement", "parked"):
        perform(held, f"show {view}")
        assert held.state.room_now().corner == "The task: what to say to the ward", view
    perform(held, "keep nothing")
    assert "ward" not in json.dumps(held.state.room_now().document())
