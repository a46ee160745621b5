"""What is kept of a long session so that it opens sooner is never the truth, and forgets what the session forgets."""

from __future__ import annotations

import contextlib
import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from exercises.kernel.shape import ExerciseError
from exercises.kernel.template import Template
from sessions.importing.merging import merge_file
from sessions.library import templates
from sessions.library.beginning import new_session
from sessions.lines.carry_out import perform
from sessions.live import history, kept_fold
from sessions.live.plain_state import made, plain
from sessions.live.session import Session, open_session
from sessions.removing import destroying
from sessions.store import fold_file, leftovers, locations
from sessions.store.event_store import EventStore
from tests.lines import Watch, session
from tests.samples import sample_of
from tests.sessions.store_helpers import file_of, lines_of, mode, said_otherwise
from tests.walks import Walk

SECRET = "Zqxabc"
SIX = tuple(f"park: thing {place}" for place in range(6))


@pytest.fixture(autouse=True)
def every_session_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """A session of a few lines is kept as one of thousands is."""
    for where, name, number in (
        (kept_fold, "LEAST", 2),
        (kept_fold, "_NEW", 1),
        (kept_fold, "_BEHIND", 3),
        (fold_file, "SMALLEST", 0),
        (history, "_CHECKPOINT_EVERY", 2),
    ):
        monkeypatch.setattr(where, name, number)


def whole(name: str) -> Session:
    """The session folded from its first entry."""
    return Session(name, EventStore.open(locations.session_path(name)), clock=Watch())


def opened(name: str) -> Session:
    return open_session(name, clock=Watch())


def kept(held: Session) -> Path:
    return locations.folds_folder() / f"{held.name}.json"


def goes_on(held: Session) -> bool:
    """Whether it was opened with what was kept of it."""
    return held._store.goes_on and len(held._history.along()) < len(held.events) and held._kept > 0


def same(name: str) -> Session:
    """The session opened both ways, the same in everything."""
    one, other = opened(name), whole(name)
    assert one.state == other.state and plain(one.state) == plain(other.state)
    assert list(one.events) == list(other.events) and one.documents() == other.documents()
    assert one.standing() == other.standing() and one.damage == other.damage
    other._store.close()
    return one


def again(held: Session) -> Session:
    """Closed, so that it is kept, and opened both ways."""
    held.close()
    return same(held.name)


def undone_all(held: Session) -> int:
    count = 0
    with contextlib.suppress(ExerciseError):
        while True:
            held.undo()
            count += 1
    return count


@pytest.mark.parametrize("template", templates.exercises().values(), ids=lambda one: one.key)
def test_every_exercise_opens_the_same(template: Template) -> None:
    held = new_session("A day", [template], clock=Watch())
    for line in sample_of(template).lines:
        with contextlib.suppress(ExerciseError):
            perform(held, line)
    for _ in range(2):
        held = again(held)
        assert goes_on(held) and mode(kept(held)) == 0o600 and stat.S_IMODE(kept(held).parent.stat().st_mode) == 0o700
        perform(held, "park: one more")
    assert undone_all(held) > 1 and same(held.name).state == held.state


@pytest.mark.parametrize("seed", [1, 2])
def test_random_days_open_the_same_after_every_few_steps(seed: int, tmp_path: Path) -> None:
    walk = Walk(seed, tmp_path)
    for _ in range(4):
        walk.go(8)
        for place, held in enumerate(walk.sessions):
            held.close()
            one = walk.sessions[place] = same(held.name)
            path = kept(one)
            told = path.read_text("utf-8") if path.exists() else ""
            for word, (name, _) in walk.gone.items():
                assert name != one.name or word not in told or word in repr(one.state)


@pytest.mark.parametrize("seed", range(4))
def test_undo_and_redo_reach_behind_what_was_kept(seed: int) -> None:
    chance = Random(seed)
    held = session(": first", exercises=["live-grid", "post-its"])
    turns = ("undo", "undo", "redo", "exercise post-its", "exercise live-grid")
    for step in range(60):
        line = chance.choice([*turns, f": note {step}", f"1 why: words {step}"])
        with contextlib.suppress(ExerciseError):
            perform(held, line)
        if chance.random() < 0.2:
            held = again(held)
    assert same(held.name).state == held.state


def noted(*more: str) -> Session:
    held = session(f": {SECRET} cried", *(f": note {place}" for place in range(20)), *more, exercises=["post-its"])
    held.close()
    assert SECRET in kept(held).read_text("utf-8")
    return opened(held.name)


@pytest.mark.parametrize("line", ["1 withdrawn", f"unname all: {SECRET} / somebody", "1 consent withdrawn"])
def test_what_is_taken_back_is_forgotten_at_once_and_not_kept_again(line: str) -> None:
    held = noted()
    assert goes_on(held)
    perform(held, line)
    assert not kept(held).exists()
    for _ in range(2):
        held.close()
        assert SECRET not in kept(held).read_text("utf-8")
        held = same(held.name)
        assert SECRET not in repr(held.state)


@pytest.mark.parametrize(
    ("lines", "last", "gone"),
    [
        (["1 withdrawn"], "withdrawn for good yes", SECRET),
        ([f"unname all: {SECRET} / somebody"], "unname for good yes", SECRET),
        (["undo"], "undone for good yes", "note 19"),
    ],
)
def test_what_goes_for_good_is_not_kept(lines: list[str], last: str, gone: str) -> None:
    held = noted()
    for line in lines:
        perform(held, line)
    if not kept(held).exists():
        fold_file.put(locations.session_path(held.name), gone)
    perform(held, last)
    assert not kept(held).exists()
    held = again(held)
    assert goes_on(held) and gone not in kept(held).read_text("utf-8")


def test_another_console_that_knew_the_words_does_not_keep_them() -> None:
    held, other = noted(), opened(sorted(locations.sessions_folder().glob("*.json"))[0].stem)
    perform(held, "1 withdrawn")
    perform(held, "withdrawn for good yes")
    other.close()
    assert not kept(held).exists()
    held.close()
    assert SECRET not in kept(held).read_text("utf-8")


def test_a_killed_withdrawal_is_forgotten_by_the_next_open() -> None:
    held = noted()
    path, before = kept(held), kept(held).read_bytes()
    perform(held, "1 withdrawn")
    held._store.close()
    path.write_bytes(before)
    assert SECRET not in repr(same(held.name).state) and not path.exists()


def test_what_is_destroyed_or_moved_away_is_forgotten() -> None:
    held, other = noted(), session(": another", ": and more", title="Another", exercises=["post-its"])
    other.close()
    held.close()
    (kept(held).parent / f".{kept(held).name}.0123456789ab.tmp").write_text(SECRET)
    destroying.destroy(destroying.plan(held.name, "F2"))
    assert [path.name for path in kept(held).parent.iterdir()] == [kept(other).name]
    locations.session_path(other.name).unlink()
    leftovers.clear_leftovers()
    assert not any(kept(held).parent.iterdir())


def test_own_words_that_are_cleared_are_not_kept() -> None:
    held = session("+ The third visit", f"1 me: {SECRET}", "1 purpose: signed", *SIX, exercises=["compass"])
    held = again(held)
    assert SECRET in kept(held).read_text("utf-8")
    perform(held, "close")
    assert not kept(held).exists()
    assert SECRET not in kept(again(held)).read_text("utf-8")


def test_the_minute_of_an_elephant_is_not_kept() -> None:
    held = session(*(f": note {place}" for place in range(20)), *SIX, exercises=["post-its"])
    perform(held, "elephant")
    for line in SIX[:3]:
        held.record("park", {"text": line}, run="frame")
    held = again(held)
    assert held.state.elephant_held and goes_on(held)
    assert not made(fold_file.read(locations.session_path(held.name))["state"]).elephant_held
    perform(held, "elephant over")
    for line in SIX:
        perform(held, line)
    held = again(held)
    assert not held.state.elephant_held and goes_on(held)


def test_two_writers_and_a_merge(tmp_path: Path) -> None:
    held = noted()
    other = opened(held.name)
    for place in range(6):
        perform(held, f": mine {place}")
        perform(other, f": theirs {place}")
    other.close()
    held.close()
    one = same(held.name)
    copy = tmp_path / "copy.json"
    copy.write_bytes(locations.session_path(held.name).read_bytes())
    perform(one, ": behind")
    merge_file(one, copy)
    assert again(one).state == one.state


HARM: dict[str, Callable[[Path, Path], object]] = {
    "cut off": lambda file, fold: os.truncate(fold, fold.stat().st_size // 2),
    "empty": lambda file, fold: fold.write_bytes(b""),
    "zeros": lambda file, fold: fold.write_bytes(bytes(fold.stat().st_size)),
    "another's": lambda file, fold: put(file, lambda told: told.update(beginning=[10, "0" * 40, 3, True])),
    "another version's": lambda file, fold: put(file, lambda told: told.update(version="0")),
    "a class of others": lambda file, fold: put(
        file, lambda told: told["state"]["layouts"].__setitem__(0, ["subprocess", "Popen", "args"])
    ),
    "no class": lambda file, fold: put(
        file, lambda told: told["state"]["layouts"].__setitem__(0, ["exercises.kernel.record", "replace"])
    ),
    "no state": lambda file, fold: put(file, lambda told: told["state"].update(value=7)),
    "no undos": lambda file, fold: put(file, lambda told: told.pop("undos")),
    "an escape": lambda file, fold: put(file, lambda told: told.update(more="\x1b[2J")),
    "a lone half": lambda file, fold: put(file, lambda told: told.update(more="\ud800")),
    "a tail that was undone": lambda file, fold: perform(opened(file.stem), "undo"),
    "the session cut short": lambda file, fold: os.truncate(file, file.stat().st_size - 30),
    "the session cut far": lambda file, fold: os.truncate(file, file.stat().st_size // 2),
    "its first entry changed": lambda file, fold: said_otherwise(file, "A day", "B day"),
    "its last entry changed": lambda file, fold: said_otherwise(file, "note 19", "note 91"),
    "laid anew": lambda file, fold: file.write_text(json.dumps(json.loads(file.read_text("utf-8")), indent=2)),
}


def put(file: Path, change: Callable[[dict[str, object]], object]) -> None:
    told = fold_file.read(file)
    change(told)
    with contextlib.suppress(ValueError):
        fold_file.put(file, told)


@pytest.mark.parametrize("harm", HARM.values(), ids=HARM)
def test_what_does_not_match_is_not_used(harm: Callable[[Path, Path], object]) -> None:
    held = noted()
    held.close()
    file, fold = locations.session_path(held.name), kept(held)
    harm(file, fold)
    found = file.read_bytes()
    one, other = opened(held.name), whole(held.name)
    assert one.state == other.state and list(one.events) == list(other.events) and one.damage == other.damage
    assert one.damage == "" or file.read_bytes() == found


def test_an_older_file_that_gets_its_first_checks_opens_the_same() -> None:
    held = noted()
    held.close()
    file = locations.session_path(held.name)
    older = held.documents()
    older[0]["data"]["format"] = 1
    file.write_bytes(file_of(*lines_of(older, checked=False)))
    held = again(opened(held.name))
    assert goes_on(held)
    perform(held, ": behind")
    assert again(held).state == held.state


def test_a_disk_that_refuses_keeps_nothing_and_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    held = noted(": more")
    fold_file.drop(locations.session_path(held.name))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr("sessions.store.private_files.write_private", full)
        held.close()
    assert not kept(held).exists()
    same(held.name)


def test_a_short_session_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_fold, "LEAST", 3_000)
    held = session(*(f": note {place}" for place in range(20)), exercises=["post-its"])
    held.close()
    assert not locations.folds_folder().exists()
