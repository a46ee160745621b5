"""A line that was understood while it was typed is not read again when it is entered, unless something changed."""

from __future__ import annotations

import re
from typing import Any

import pytest

from exercises.kernel.shape import Command, ExerciseError
from exercises.kernel.template import Template
from exercises.kernel.text import clean
from sessions.library import templates
from sessions.lines import frame
from sessions.lines.carry_out import perform, understand
from sessions.live.session import Session
from tests.lines import PEOPLE, again, session
from tests.samples import sample_of

LINE = "9 why: nobody asked her"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The lines that were read by an exercise."""
    lines: list[str] = []
    plain = frame.read

    def counted(session: Any, line: str) -> Any:
        lines.append(line)
        return plain(session, line)

    monkeypatch.setattr(frame, "read", counted)
    return lines


def test_enter_does_not_read_again_what_the_preview_read(read: list[str]) -> None:
    held = session(*PEOPLE)
    read.clear()
    previewed = understand(held, LINE)
    assert perform(held, LINE).command == previewed and read == [LINE]


def test_another_line_is_read(read: list[str]) -> None:
    held = session(*PEOPLE)
    understand(held, LINE)
    read.clear()
    perform(held, f"{LINE} yet")
    perform(held, LINE)
    assert read == [f"{LINE} yet", LINE]


def test_a_line_is_read_again_once_somebody_wrote(read: list[str]) -> None:
    held = session(*PEOPLE)
    other = again(held, by="F1")
    understand(held, LINE)
    other.record("remove_chair", {"chair": 9, "reason": "typed twice"}, run=other.state.current)
    held.refresh()
    with pytest.raises(ExerciseError, match="There is no chair 9"):
        perform(held, LINE)


def test_what_was_entered_is_not_kept(read: list[str]) -> None:
    held = session(*PEOPLE)
    understand(held, LINE)
    perform(held, LINE)
    assert held.understood is None


# -- the same line with other words behind its colon ------------------------------------------------------------------

TAILS = (
    "nobody asked her",
    "n",
    "?",
    "-",
    "~ maybe",
    "to 11",
    "none",
    "0.5",
    "yes 7 8",
    "nobody",
    "team",
    "P14 is tired",
    "10:30 with a colon: too",
    "Knowing // because of the door",
    "one / a colleague",
    "withdrawn for good",
    "when next session",
    "kōrero ",
    "",
    "x" * 3_000,
)
"""Words that are more than words to some line: a sign, a number, a choice, a name, too long."""


def meaning(session: Session, line: str) -> Command | str:
    try:
        return understand(session, line)
    except ExerciseError as problem:
        return str(problem)


ONE_A_SHAPE = {template.shape: template for template in templates.exercises().values()}


@pytest.mark.parametrize("template", templates.exercises().values(), ids=lambda template: template.key)
def test_a_line_is_tried_as_whoever_types_it(template: Template) -> None:
    held, carried_out = session(exercises=[template.key]), 0
    assert held.by == "F2"
    for line in sample_of(template).lines:
        held.understood = None
        meant = meaning(held, line)
        try:
            perform(held, line)
        except ExerciseError as problem:
            assert isinstance(meant, str), f"{line}: shown as what it would do, and refused: {problem}"
        else:
            carried_out += 1
            assert isinstance(meant, Command), f"{line}: carried out, and shown as refused: {meant}"
    assert carried_out


@pytest.mark.parametrize("template", ONE_A_SHAPE.values(), ids=list(ONE_A_SHAPE))
def test_the_next_letter_of_the_words_means_what_the_whole_line_means(template: Template) -> None:
    sample = sample_of(template)
    held = session(*sample.lines, exercises=[template.key])
    typed = (*sample.fields, *(f"{line.rpartition(':')[0]}: {{}}" for line in sample.lines if ":" in line))
    gone_on = 0
    for form in {re.sub("[0-9]+", "#", form): form for form in typed}.values():
        lines = [form.format(tail) for tail in TAILS]
        meant = []
        for line in lines:
            held.understood = None
            meant.append(meaning(held, line))
        held.understood = None
        meaning(held, lines[0])
        lead = held.understood.lead if held.understood is not None else None
        for line, whole in zip(lines, meant, strict=True):
            gone_on += lead is not None and lead.command(clean(line)) is not None
            assert meaning(held, line) == whole, line
    assert gone_on > len(TAILS)


def test_no_more_than_the_words_is_read_while_they_are_typed(read: list[str]) -> None:
    held = session(*PEOPLE)
    understand(held, "9 why: n")
    read.clear()
    for at in range(len("9 why: n"), len(LINE) + 1):
        assert understand(held, LINE[:at]).data["words"] == LINE[len("9 why: ") : at].strip()
    perform(held, LINE)
    assert read == [] and held.state.run.state.chairs[9].answers["explanation"].words == "nobody asked her"


def test_words_that_stand_before_the_colon_are_read(read: list[str]) -> None:
    held = session(*PEOPLE)
    understand(held, LINE)
    read.clear()
    assert understand(held, "8 why: nobody asked her").data["chair"] == 8
    assert understand(held, "8 why 1:1 time").data["words"] == "1:1 time"
    assert read == ["8 why: nobody asked her", "8 why 1:1 time"]


def test_a_number_among_the_words_is_warned_of_at_its_letter() -> None:
    held = session(*PEOPLE)
    assert not understand(held, "9 why: P").warning
    assert "somebody" in understand(held, "9 why: P1").warning
    assert not understand(held, "9 why: P").warning


def test_words_of_another_state_are_read_again(read: list[str]) -> None:
    held = session(*PEOPLE)
    understand(held, LINE)
    perform(held, "+ agency Ani: kaiako")
    read.clear()
    understand(held, f"{LINE} yet")
    assert read == [f"{LINE} yet"]
