"""A facilitator's own template that cannot be used matters to whoever asks for it, and to nobody else."""

from __future__ import annotations

from sessions.library import templates
from sessions.store import locations


def test_a_broken_one_is_only_the_matter_of_its_own_name() -> None:
    folder = locations.templates_folder()
    locations.make_private(folder)
    (folder / "our-talk.toml").write_text("key = ", encoding="utf-8")
    assert templates.problem_for("our-talk") is not None and templates.problem_for("our") is not None
    assert templates.problem_for("post-its") is None and templates.problem_for("") is None
    assert list(templates.problems()) == ["our-talk.toml"]
