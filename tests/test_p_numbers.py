"""A P-number that somebody typed inside words leads back to a person: only the facilitators ever read it."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest

from exercises.kernel.p_numbers import shown, whole
from exercises.kernel.rewording import texts_in
from sessions.library import templates
from sessions.lines.carry_out import perform, understand
from sessions.live import room_file as roomfile
from tests.leaving import every_file, every_paper
from tests.lines import play, session, started
from tests.marked import EVERY, NARROWER, drawn, every_view, in_every_phase, leaves, marked
from tui.cli.main import main

WAYS = (
    "P14",
    "p14",
    "P 14",
    "P-14",
    "p.14",
    "P. 14",
    "P14s",
    "P14's",
    "P–14",
    "P_14",
    "P#14",
    "Ｐ１４",
    "ｐ 14",
    "P１４",
)


@pytest.mark.parametrize("way", WAYS)
def test_a_number_is_known_however_it_was_typed(way: str) -> None:
    for text in (
        f"{way} is tired",
        f"nobody asked {way}.",
        f"({way})",
        way,
        f"so–{way}, again",
        f"昨日{way}が",
        f"و{way} جاء",
    ):
        told = shown(text)
        assert not re.search(r"\d", unicodedata.normalize("NFKC", told)) and "somebody" in told, text
    assert shown("P14s mum, P14's dad and P14") == "somebody's mum, somebody's dad and somebody"
    assert shown("P14/15 and P3+P4") == "somebody and somebody"


def test_what_is_no_number_stays() -> None:
    for text in (
        "MP3 of 14 songs",
        "ward 14",
        "Step 14",
        "a stop 14 times",
        "P is first",
        "P. Smith",
        "room P",
        "14 p",
    ):
        assert shown(text) == text


def test_a_whole_number_is_kept_in_one_form() -> None:
    assert [whole(word) for word in ("p9", "14", "P05")] == ["P9", "P14", "P05"]
    assert not any(map(whole, ("P12345", "Priya", "", "P", "P 14", None, 14, "14 days", "²", "P１４")))


@pytest.mark.parametrize("key", EVERY)
@pytest.mark.parametrize("word", [lambda n: f"P{n}", lambda n: f"p. {n} P-{n}s Ｐ{n}"], ids=["whole", "in words"])
def test_no_number_in_any_field_is_seen_in_any_view_or_leaves(key: str, word: Callable[[int], str]) -> None:
    placed = 0
    for state, lines in marked(key, lambda number: word(9001 + number)):
        placed += len(lines)
        told = "".join(leaves(state, audience) for audience in NARROWER)
        told += "".join(drawn(view) for now in in_every_phase(state) for view in every_view(now))
        for said, line in lines.items():
            assert unicodedata.normalize("NFKC", said)[-4:] not in told, line
    assert placed >= 8


def test_the_room_keeps_the_sense() -> None:
    state = started(templates.built_in()["live-grid"], "+ child Tama: the child", "1 why: P14 is tired")
    assert "somebody is tired" in "".join(map(drawn, every_view(state)))
    wall = started(templates.built_in()["post-its"], "helps team: P14 shouted", "go cluster", "1 > new P14 shouts")
    assert "somebody shouted" in "".join(map(drawn, every_view(wall))), "the note"
    assert "somebody shouts" in "".join(map(drawn, every_view(wall))), "its theme"
    assert "P14 shouted" in leaves(wall, "facilitators")


def test_none_stands_in_a_file_or_a_paper_for_others(own_place: Any) -> None:
    held = session(
        "+ child Tama: the child", "+ parent Hine: mum", "1 why: P 9014 is tired", "case: P9014 and the door"
    )
    perform(held, "1 vs 2 why: p.9014 or not")
    perform(held, "park: ask P9014s nurse")
    theirs = list(every_file(held, "participants"))
    for what, text in (*theirs, *every_file(held, "public"), *every_paper(held)):
        assert "9014" not in text, what
    assert {what.split()[0] for what, text in theirs if "door" in text} >= {"md", "html", "docx", "qdpx", "graphml"}


def test_none_stands_in_what_a_session_is_called_or_where_it_was(own_place: Any) -> None:
    held = session("helps me: tea", "1 consent without number", exercises=["post-its"], title="A day with P9014")
    perform(held, "park: x")
    assert "p9014" in held.name
    theirs = dict(every_file(held, *NARROWER))
    assert theirs and not [what for what, text in theirs.items() if "9014" in text]
    assert any("A day with somebody" in text for text in theirs.values())
    assert any("A day with P9014" in text for _, text in every_file(held, "facilitators"))


@pytest.mark.parametrize("called", ["left.md", "left"])
def test_a_report_of_such_a_session_is_made_and_has_none(called: str, own_place: Any) -> None:
    held = session("helps me: tea", exercises=["post-its"], title="A day with P9014")
    assert main(["programme", "new", "Of P9015"]) == 0
    lines = ("cohort + One: Auckland", f"belongs {held.name} c1 workshop")
    assert [main(["do", "of-p9015", line]) for line in lines] == [0, 0]
    to = own_place / called
    data = () if "." in called else ("--format", "data")
    asked = ("--to", str(to), *data, "--for", "participants")
    assert main(["programme", "of-p9015", "report", *asked]) == 0
    files = [to] if to.is_file() else [path for path in to.iterdir() if path.suffix != ".xlsx"]
    for path in files:
        assert not re.search("901[45]", path.read_text("utf-8")), path.name
    assert any("A day with somebody" in path.read_text("utf-8") for path in files)


MADE_BY_THE_CLOCK = ("at", "started", "life", "version")
"""What stands under these is a moment or a mark, whose digits are anything."""


def test_none_stands_in_the_rooms_file_not_even_in_a_corner_a_clock_or_a_title() -> None:
    held = session(
        "+ child P9014: the child", "case: P9014 and the door", "timer 10: P9014 speaks", "jargon P9014 said = x"
    )
    perform(held, "jargon corner on")
    for line in ("show map", "show 1", "show jargon", "hold", "show agenda", "1 why: P9014"):
        perform(held, line)
        document = json.loads(roomfile.path_of(held.name).read_text(encoding="utf-8"))
        assert document["view"]["blocks"], line
        assert "9014" not in "\n".join(texts_in(document, MADE_BY_THE_CLOCK)), line


def test_the_facilitators_are_warned_as_they_type() -> None:
    held = session("+ child Tama: the child", "+ parent Hine: mum", "1 vs 2 why: late or not")
    seen = ("1 why: p.14 is tired", "case: P 14", "park: ask P14", "agree 1: P14s turn", "1 why: P14")
    for line in seen:
        assert "somebody" in understand(held, line).warning, line
    taken = ("1 holds P14", "witness P14", "action P05: ring the ward", "1 why: nobody asked", "note: P14 cried")
    for line in taken:
        assert "somebody" not in understand(held, line).warning, line
    assert "somebody" in perform(held, "1 why: P14 is tired").says


@pytest.mark.parametrize("key", ["post-its", "group-thinking-caps", "adoption-review"])
def test_the_warning_is_the_same_on_every_board(key: str) -> None:
    lines = {
        "post-its": (": P14 shouted",),
        "group-thinking-caps": ("offer: ring P14",),
        "adoption-review": ("tool Map: P14 draws it",),
    }
    held = session(exercises=[key])
    if key == "group-thinking-caps":
        for line in ("turns 4", "next", "task: x", *["next"] * 7):
            perform(held, line)
    for line in lines[key]:
        warning = understand(held, line).warning
        assert warning.count("somebody") == 1, (line, warning)


def test_words_that_the_room_never_reads_warn_of_nothing() -> None:
    state = play(started(templates.built_in()["frame"]), "note: P14 cried")
    assert "14" not in "".join(map(drawn, every_view(state)))
