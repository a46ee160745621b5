"""A facilitator's own template that cannot be used matters to whoever asks for it, and to nobody else."""

from __future__ import annotations

import re

import pytest

from sessions.library import template_files, templates
from sessions.store import locations


def test_a_broken_one_is_only_the_matter_of_its_own_name() -> None:
    folder = locations.templates_folder()
    locations.make_private(folder)
    (folder / "our-talk.toml").write_text("key = ", encoding="utf-8")
    assert templates.problem_for("our-talk") is not None and templates.problem_for("our") is not None
    assert templates.problem_for("post-its") is None and templates.problem_for("") is None
    assert list(templates.problems()) == ["our-talk.toml"]


@pytest.mark.parametrize("copy", ["{} (Sam's conflicted copy).toml", "{}-DESKTOP-1.toml", "{}~.toml"])
@pytest.mark.parametrize("key", ["our-wall", "frame"])
def test_of_two_of_one_key_the_one_whose_file_is_called_so_is_used(key: str, copy: str) -> None:
    own = template_files.new(key, "log" if key == "frame" else "wall")
    own.with_name(copy.format(key)).write_text(
        re.sub('(?m)^title = ".*"$', 'title = "Another"', own.read_text("utf-8"), count=1), encoding="utf-8"
    )
    used = templates.frame() if key == "frame" else templates.template(key)
    assert used.title != "Another"
    (other,) = (one for one in template_files.listed() if one.problem)
    assert other.file == copy.format(key) and f"{key}.toml is called {key} too" in other.problem
