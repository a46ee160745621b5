"""No codebook prints the name of a theme that was merged away, dropped, or renamed because of what it said."""

from __future__ import annotations

import pytest

from exercises.leaving.outline import AUDIENCES, Audience
from sessions.export import export_bytes, export_files
from sessions.lines.carry_out import perform
from tests.lines import session

OLD, GONE, DROPPED = "Zqold Priya shouts", "Zqgone Priya never answers", "Zqdropped words"
LINES = (
    "go cluster",
    "helps me: one",
    "helps me: two",
    "helps me: three",
    f"1 > new {OLD}",
    f"2 > new {GONE}",
    f"3 > new {DROPPED}",
    "people 24",
    "check 1 yes 15 change 6 no 3 not us 0",
    "check 2 yes 16 change 6 no 2 not us 0",
    "link 1 2: both on answering",
    "against t2: not on Tuesdays",
    "name 1: Somebody rings back // it named somebody",
    "merge 1 2: one and the same",
    "out 3",
    "drop 3: nothing came",
)


def told(audience: Audience) -> dict[str, str]:
    held = session(exercises=["post-its"])
    for line in LINES:
        perform(held, line)
    files = {kind: export_bytes(held, kind, audience).decode() for kind in ("md", "html")}
    files |= {name: data.decode("utf-8", "replace") for name, data in export_files(held, "csv", audience).items()}
    return files


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_name_of_what_is_no_theme_any_more_is_in_the_trail_alone(audience: Audience) -> None:
    whole = audience == "facilitators"
    for name, text in told(audience).items():
        if whole and "trail" in name:
            assert OLD in text and GONE in text
            continue
        if whole and name in ("md", "html"):
            text, found, trail = text.partition("The trail")
            assert found and OLD in trail and GONE in trail and DROPPED in trail
        for words in (OLD, GONE, DROPPED):
            assert words not in text, (name, text[max(0, text.find(words) - 200) : text.find(words) + 50])


def test_what_became_of_it_is_told_by_number() -> None:
    text = told("participants")["md"]
    assert "Merged into it: 2" in text and "2 (part of 1 now)" in text and "It has another name now" in text
