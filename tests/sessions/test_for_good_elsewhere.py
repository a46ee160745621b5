"""What goes out of a session's file for good goes out of the other files here that have it, once somebody says so."""

from __future__ import annotations

import os

import pytest

from exercises.kernel.shape import ExerciseError
from sessions.distil.together import bring_together, session_for
from sessions.lines.carry_out import perform, understand
from sessions.live.session import Session
from sessions.removing.for_good import Documents
from sessions.store import locations, private_files
from sessions.store.event_store import EventStore
from tests.lines import again, session
from tests.sessions.test_carried_on import NAMED, SECRET, like


def file_of(held: Session) -> str:
    return locations.session_path(held.name).read_text("utf-8")


def carried() -> tuple[Session, Session]:
    """An elephant whose number is another where it was carried on, agreed to no more."""
    one = session("elephant box", "e1 done", *(line.replace("e1", "e2") for line in NAMED), title="Day one")
    two = like("Day two", one)
    perform(one, "e2 not agreed")
    return one, two


def gathered() -> tuple[Session, Session]:
    one = session(f"helps me: {SECRET}", title="Day one", exercises=["post-its"])
    two = session_for("Hutt", [])
    bring_together(two, [one.name])
    perform(one, "1 withdrawn")
    return one, two


def unnamed() -> tuple[Session, Session]:
    one = session(f"park: ask {SECRET}", title="Day one")
    two = like("Day two", one)
    perform(one, f"unname all: {SECRET} / somebody")
    return one, two


CASES = [(carried, "e2 not agreed for good"), (gathered, "withdrawn for good"), (unnamed, "unname for good")]


@pytest.mark.parametrize(("made", "line"), CASES)
def test_it_is_offered_with_the_line_and_reaches_them(made: object, line: str) -> None:
    one, two = made()  # type: ignore[operator]
    asked = perform(one, line).says
    assert two.state.title in asked and f"type: {line} yes everywhere" in asked
    assert SECRET in file_of(one) and SECRET in file_of(two), "asking changes nothing"
    assert "cannot be undone" in understand(one, f"{line} yes everywhere").says
    said = perform(one, f"{line} yes everywhere").says
    assert f"Out of the file of {two.state.title} as well." in said
    assert SECRET not in file_of(one) and SECRET not in file_of(two)
    assert again(two).state.runs and "everywhere" not in said


@pytest.mark.parametrize(("made", "line"), CASES)
def test_yes_alone_says_where_it_is_still_and_what_is_typed_there(made: object, line: str) -> None:
    one, two = made()  # type: ignore[operator]
    said = perform(one, f"{line} yes").says
    assert SECRET not in file_of(one) and SECRET in file_of(two)
    there = line.replace("e2", "e1")
    assert (
        f'{two.state.title} has it in its file still. To take it out there: holdspace do {two.name} "{there} yes"'
        in said
    )
    perform(again(two), f"{there} yes")
    assert SECRET not in file_of(two)


def test_a_file_that_cannot_be_written_is_named_and_why(monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = gathered()
    real = private_files.open_private

    def refusing(path: object, *, exclusive: bool) -> int:
        if two.name in str(path) and exclusive:
            raise OSError(28, os.strerror(28))
        return real(path, exclusive=exclusive)  # type: ignore[arg-type]

    with monkeypatch.context() as disk:
        disk.setattr(private_files, "open_private", refusing)
        said = perform(one, "withdrawn for good yes everywhere").says
    assert f"NOT out of {two.state.title} (its file could not be written again: No space left on device)." in said
    assert said.endswith(f'To take it out there: holdspace do {two.name} "withdrawn for good yes"')
    assert SECRET not in file_of(one) and SECRET in file_of(two)


@pytest.mark.parametrize(("made", "line"), CASES)
def test_killed_on_the_way_it_is_asked_for_once_more_and_finishes(
    made: object, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = made()  # type: ignore[operator]
    rewritten: list[str] = []
    real = EventStore.rewrite

    def killed(store: EventStore, documents: Documents) -> None:
        if rewritten:
            raise KeyboardInterrupt
        rewritten.append(store.path.stem)
        real(store, documents)

    with monkeypatch.context() as process:
        process.setattr(EventStore, "rewrite", killed)
        with pytest.raises(KeyboardInterrupt):
            perform(one, f"{line} yes everywhere")
    assert rewritten == [two.name] and SECRET in file_of(one), "it knows what is to go while it has it"
    perform(again(one), f"{line} yes everywhere")
    assert SECRET not in file_of(one) and SECRET not in file_of(two)


def test_what_was_done_elsewhere_is_said_where_the_own_file_cannot_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = gathered()
    real = EventStore.rewrite

    def refusing(store: EventStore, documents: Documents) -> None:
        if store.path.stem == one.name:
            raise OSError(28, os.strerror(28))
        real(store, documents)

    with monkeypatch.context() as disk:
        disk.setattr(EventStore, "rewrite", refusing)
        with pytest.raises(
            ExerciseError, match=f"^Out of the file of {two.state.title} as well. The file could not be"
        ):
            perform(one, "withdrawn for good yes everywhere")
    assert SECRET in file_of(one) and SECRET not in file_of(two)


def test_nobody_else_has_it_and_nothing_is_said_of_others() -> None:
    one = session(f"helps me: {SECRET}", "1 withdrawn", exercises=["post-its"])
    session(f"helps me: {SECRET}", title="Another", exercises=["post-its"])
    assert "everywhere" not in perform(one, "withdrawn for good").says
    assert "Another" not in perform(one, "withdrawn for good yes everywhere").says
    assert SECRET not in file_of(one)
