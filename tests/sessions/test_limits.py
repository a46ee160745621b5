"""What is too long says so in a sentence, at once, and never comes back whole on the screen."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import pytest

from exercises.kernel.shape import ExerciseError
from sessions.importing import plan_file
from sessions.importing.plan_parts import PlanError
from sessions.library.templates import TemplateError
from sessions.lines.carry_out import perform, understand
from sessions.live.session import Session
from tests.counted import calls
from tests.filled_wall import wall_session
from tests.lines import session

LINES = (
    "find {}",
    "show {}",
    "show chair {}",
    "exercise {}",
    "go {}",
    "undo {}",
    "+ child {}",
    "9 {}",
    "p{}",
    "k1 by {}",
    "park: {}",
    "e1 {}",
    "g1 {}",
    "turn {}",
    "{}",
    "agenda + {}: 15",
    "agenda {}",
    "jargon {}",
    "timer {}",
    "{} > t1",
    "helps {}: words",
    "phase {}",
)


@pytest.mark.parametrize("length", [9_000, 1_000_000])
@pytest.mark.parametrize("filled", ["ā", "9 "])
def test_no_answer_brings_back_what_was_too_long(length: int, filled: str) -> None:
    for held in (session("+ child Tama: the child"), wall_session()):
        for line in LINES:
            typed = line.format((filled * length)[:length])
            began = time.process_time()
            try:
                understand(held, typed)
                outcome = perform(held, typed)
                said = outcome.says if not outcome.command.data.get("text") else ""
            except (ExerciseError, TemplateError) as problem:
                said = str(problem)
            assert len(said) < 1_200, (line, said[:200])
            # Not a measure of speed: what grows with the square of a line takes minutes here.
            assert time.process_time() - began < 20, line


def refused(held: Session, line: str) -> int:
    """How much work it is to refuse the line."""

    def work() -> None:
        with suppress(ExerciseError):
            understand(held, line)

    return calls(work)


@pytest.mark.parametrize("line", LINES)
def test_a_line_that_is_too_long_is_refused_before_it_is_read(line: str) -> None:
    held = session("+ child Tama: the child")
    with pytest.raises(ExerciseError, match="one line takes 20,000"):
        perform(held, line.format("ā " * 20_000))
    assert refused(held, line.format("ā " * 20_000)) < 20


def test_what_a_part_of_the_day_takes_is_read_near_its_end() -> None:
    held = session("+ child Tama: the child")
    refused(held, "agenda + 9: 15")
    assert refused(held, f"agenda + {'9 ' * 4_000}: 15") < 40 * 4_000


def test_find_says_how_much_it_takes() -> None:
    held = session("+ child Tama: the child")
    with pytest.raises(ExerciseError, match="find takes 200"):
        perform(held, f"find {'whānau ' * 100}")
    assert perform(held, "find Tama").found
    with pytest.raises(ExerciseError, match="300,005 characters; one line takes 20,000"):
        perform(held, f"find {'x' * 300_000}")


def test_a_plan_of_ten_thousand_parts_says_how_many_a_day_has(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text("".join(f"- Part {'abcdefg'[at % 7]} of it (15 min)\n" for at in range(10_000)), encoding="utf-8")
    with pytest.raises(PlanError, match="10,000 parts; a day has at most 500"):
        plan_file.read(path)
