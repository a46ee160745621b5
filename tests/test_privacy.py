"""Nothing of the facilitators' own reaches the room or a participants' page: marked secrets, pushed in everywhere."""

from __future__ import annotations

import contextlib
import json
import re
from typing import Any

import pytest

from exercises.kernel.shape import ExerciseError
from exercises.leaving.outline import Audience, Outline
from sessions.library import templates
from sessions.lines.carry_out import perform
from tests.exercises.test_log_privacy import PRIVATE as FRAME_PRIVATE
from tests.exercises.test_log_privacy import SECRET as FRAME_SECRET
from tests.leaving import every_file, every_paper
from tests.lines import CHAIRS, SETTLED, again, grid, on_paper, play, session, shape_of
from tests.marked import EVERY, in_every_phase, marked_with

SECRET = "S3CRET"
NETWORKS = [key for key, template in templates.built_in().items() if template.shape == "network"]
NUMBER = "P970"
"""How the P-numbers begin that lead back to people here."""
CONSOLE_ONLY = (
    f"7 holds {NUMBER}1",
    f"8 holds {NUMBER}2",
    f"witness {NUMBER}3",
    f"standing: {SECRET}d",
    f"7 double: {SECRET}e",
    f"9 double: {SECRET}f",
    "9 double nod",
    "9 nod no",
    f"12 remove: {SECRET}g",
    f"+ whānau Extra: {SECRET}h",
    f"33 remove: {SECRET}i",
    f"whānau first off: {SECRET}j",
    "agree 9: we come on Mondays",
    "whānau first on",
    f"k1 owner {NUMBER}4",
    f"k1 done yes: {SECRET}l",
    f"learned me: {SECRET}m",
    "l2 consent withdrawn",
    f"released 5 late: {SECRET}n",
    f"6 needs time: {SECRET}o",
    f"released 9: {SECRET}p",
    "source real with consent",
)
"""Lines whose marked words are for the facilitators only, on a grid with SETTLED done."""


def secret_grid(key: str) -> Any:
    lines = (*CHAIRS, *(line for line in SETTLED if not line.startswith("k1 owner")), *CONSOLE_ONLY)
    return grid(*(lines if key == "live-grid" else on_paper(lines)), key=key)


def held_somewhere(state: Any) -> str:
    return json.dumps(shape_of(state).document(state), ensure_ascii=False)


@pytest.mark.parametrize("key", NETWORKS)
def test_no_secret_in_any_room_view_of_any_phase(key: str) -> None:
    state = secret_grid(key)
    held = held_somewhere(state)
    there = held.count(SECRET) + held.count(NUMBER)
    # What l2 said was taken back, and is not even there any more.
    assert there >= (11 if state.with_chairs else 3) and f"{SECRET}m" not in held, "the secrets are there to be leaked"
    shape = shape_of(state)
    for phase in state.template.phases:
        now = play(state, f"go {phase.key}")
        for closed in (now, play(now, "next" if phase.key == "sharing" else "pause")):
            for view, name in shape.room_views(closed):
                drawn = json.dumps(shape.room_view(closed, view).document(), ensure_ascii=False)
                assert SECRET not in drawn and NUMBER not in drawn, (phase.key, view)
                assert "real" not in drawn.replace("already", ""), "where a case comes from is no business of the room"
                assert SECRET not in name
    ended = play(state, f"close: {SECRET}q")
    for view, _ in shape.room_views(ended):
        assert SECRET not in json.dumps(shape.room_view(ended, view).document())


@pytest.mark.parametrize("key", NETWORKS)
def test_no_secret_on_the_participants_page(key: str) -> None:
    state = secret_grid(key)
    shape = shape_of(state)
    state = play(state, "k1 done yes")  # what came of a conversation is a page's own business
    shared = play(state, "go 1", *(["spoke 19 passed 3"] if state.with_chairs else []))
    for now in (state, play(state, f"close: {SECRET}q"), shared):
        page = json.dumps(Outline("participants", shape.outline(now, "participants")).document(), ensure_ascii=False)
        assert SECRET not in page and NUMBER not in page


def test_a_kept_thought_is_seen_only_while_its_owner_nods() -> None:
    state = grid("+ child Tama: the child", "1 double: I am tired of being brave")
    shape = shape_of(state)

    def seen(now: Any) -> bool:
        return "tired of being brave" in json.dumps(shape.room_view(now, "chair 1").document())

    assert not seen(state)
    assert seen(play(state, "1 double nod"))
    assert not seen(play(state, "1 double nod", "1 nod no"))
    assert not seen(play(state, "1 double nod", "1 nod no", "1 double: another"))


def test_what_somebody_learned_is_the_rooms_only_with_their_yes() -> None:
    state = grid("learned team: ask before I plan")
    shape = shape_of(state)

    def seen(now: Any) -> str:
        return "".join(json.dumps(shape.room_view(now, key).document()) for key, _ in shape.room_views(now))

    assert "ask before I plan" not in seen(state)
    for consent, shown in (("in this room only", True), ("not asked", False), ("with my number", True)):
        state = play(state, f"l1 consent {consent}")
        assert ("ask before I plan" in seen(state)) is shown, consent


def test_words_withdrawn_leave_the_room_and_the_page() -> None:
    state = grid("learned team: ask before I plan")
    shape = shape_of(state)
    gone = play(state, "l1 consent withdrawn")
    for key, _ in shape.room_views(gone):
        assert "ask before I plan" not in json.dumps(shape.room_view(gone, key).document())
    page = Outline("participants", shape.outline(gone, "participants")).document()
    assert "ask before I plan" not in json.dumps(page)


def test_sharing_shows_a_quiet_line_and_no_count() -> None:
    state = grid(*CHAIRS, "go sharing", "spoke 19 passed 3")
    view = shape_of(state).room_view(state, "sharing")
    assert "19" not in json.dumps(view.document())


def test_lines_with_words_for_the_facilitators_only_say_that_they_are() -> None:
    from exercises.kernel.anywhere import parse

    state = grid(*CHAIRS, *SETTLED)
    for line in (*CONSOLE_ONLY, f"close: {SECRET}q"):
        if (SECRET in line or NUMBER in line) and not line.startswith(("+", "33")):
            assert parse(line, shape_of(state), state).private, line


def test_what_reaches_the_room_file_is_the_room_view_and_nothing_else(tmp_path: Any) -> None:
    held = session(*CHAIRS, *[line for line in SETTLED if not line.startswith("k1 owner")], *CONSOLE_ONLY)
    room = tmp_path / "room" / f"{held.name}.json"
    for key, _ in shape_of(held.state.run.state).room_views(held.state.run.state):
        perform(held, f"show {key}")
        shown = room.read_text(encoding="utf-8")
        assert SECRET not in shown and NUMBER not in shown, key
    perform(held, "blank")
    assert json.loads(room.read_text(encoding="utf-8"))["view"] is None
    assert room.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("key", ["live-grid", "post-its", "thinking-caps"])
def test_no_secret_of_the_frame_reaches_the_room_from_inside_an_exercise(key: str, tmp_path: Any) -> None:
    held = session("timer 10: P793 speaks", "jargon corner on", exercises=[key])
    room = tmp_path / "room" / f"{held.name}.json"
    for line in (*FRAME_PRIVATE, "jargon P794 said = x"):
        perform(held, line)
        for view in ("agenda", "elephants", "parked", "actions", "jargon", "agreement", "replies", "quiet", "welcome"):
            perform(held, f"show {view}")
            shown = room.read_text(encoding="utf-8")
            assert FRAME_SECRET not in shown and "pukeko" not in shown, (line, view)
            assert not re.search(r"P\d\d", shown), (line, view)
    perform(held, "show agenda")
    seen = json.loads(room.read_text(encoding="utf-8"))["view"]
    assert seen["corner"] and seen["clock"]["label"] == "somebody", "there is something to be read"
    perform(held, "elephant")
    assert json.loads(room.read_text(encoding="utf-8"))["view"] is None


def test_a_second_console_goes_dark_whatever_the_first_did(tmp_path: Any) -> None:
    """Each console remembers what it put in the room; another may have lit the room since."""
    first = session(*CHAIRS)
    second = again(first, by="F1")
    room = tmp_path / "room" / f"{first.name}.json"

    def lit() -> bool:
        return json.loads(room.read_text(encoding="utf-8"))["view"] is not None

    perform(first, "blank")
    perform(second, "blank off")
    assert lit()
    perform(first, "blank")
    assert not lit()
    perform(second, "show map")
    assert not lit(), "choosing a view lights nothing"
    perform(second, "blank off")
    perform(first, "9 near")
    assert lit()
    perform(second, "show differences")
    perform(first, "show map")
    assert json.loads(room.read_text(encoding="utf-8"))["view"]["key"] == "map"


def test_what_is_shown_stands_in_the_room_though_another_console_showed_something_just_before(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = session(*CHAIRS)
    second = again(first, by="F1")
    room = tmp_path / "room" / f"{first.name}.json"
    first.save_beside()
    perform(first, "show map")
    perform(second, "show differences")
    assert json.loads(room.read_text(encoding="utf-8"))["view"]["key"] == "differences"
    with monkeypatch.context() as late:
        late.setattr(first, "refresh", lambda: False)
        perform(first, "show map")
    assert first.flush(8.0)
    assert json.loads(room.read_text(encoding="utf-8"))["view"]["key"] == "map"
    perform(second, "blank")
    with monkeypatch.context() as late:
        late.setattr(first, "refresh", lambda: False)
        perform(first, "show differences")
    assert first.flush(8.0)
    assert json.loads(room.read_text(encoding="utf-8"))["view"] is None, "dark wins"


@pytest.mark.parametrize("audience", ["participants", "public"])
def test_no_secret_is_in_any_byte_that_leaves_for_others(audience: Audience) -> None:
    held = session(*CHAIRS, *[line for line in SETTLED if not line.startswith("k1 owner")], *CONSOLE_ONLY)
    for line in FRAME_PRIVATE:
        perform(held, line)
    written = [*every_file(held, audience), *every_paper(held)]
    for what, text in written:
        text = text.replace("\r\n ", "")
        assert SECRET not in text and NUMBER not in text, what
        # A workbook's cell P97 is nobody's number.
        assert FRAME_SECRET not in text and not re.search(r"P[789]\d\b(?!\" )", text), what
    assert len(written) > 9


@pytest.mark.parametrize("key", EVERY)
def test_what_is_typed_masked_for_good_is_never_in_a_name_of_a_view(key: str) -> None:
    """A view's name goes into the room's file beside what is drawn."""
    for state, lines in marked_with(key, SECRET):
        shape = shape_of(state)
        for now in in_every_phase(state):
            named = "".join(shape.room_view(now, view).name for view, _ in shape.room_views(now))
            hidden = [said for said, line in lines.items() if said in named and _is_private(now, line)]
            assert not hidden


def _is_private(state: Any, line: str) -> bool:
    from exercises.kernel.anywhere import parse

    with contextlib.suppress(ExerciseError):
        return parse(line, shape_of(state), state).private
    return False
