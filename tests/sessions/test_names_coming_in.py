"""A name that was taken out here does not come in again: by no merge, gathering or file, and by no newer reply."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sessions.distil.together import bring_together, session_for
from sessions.export import export_bytes
from sessions.importing.cases import import_file
from sessions.importing.merging import merge_file
from sessions.library.new_like import bring_newer_replies, new_like
from sessions.lines.carry_out import perform
from sessions.live.session import Session
from sessions.store import locations
from tests.lines import Watch, again, session

OUT = "unname all: Priya / a colleague"


def file_of(held: Session) -> str:
    """What the file has but for the entry that took the name out."""
    documents = [event.document() for event in again(held).events if "unname" not in json.dumps(event.document())]
    return json.dumps(documents, ensure_ascii=False)


def elsewhere(*lines: str, title: str = "The second laptop") -> Session:
    return session(*lines, title=title, exercises=["post-its"])


@pytest.mark.parametrize("out", [OUT, "unname 1: Priya / a colleague"])
def test_a_merge_comes_in_without_a_name_that_was_taken_out_here(out: str, tmp_path: Path) -> None:
    held = elsewhere("helps me: Priya cried", out, title="Here")
    other = elsewhere("go cluster", "helps team: Priya laughed", "1 > new Priyā is asked", "about 1: so PRIYA said")
    path = tmp_path / "there.json"
    path.write_bytes(export_bytes(other, "json", "facilitators"))
    before = file_of(held)
    assert "Priya" in before
    report = merge_file(held, path)
    assert "riya" not in file_of(held).replace(before[:-1], "").casefold()
    assert "[a colleague] laughed" in file_of(held)
    assert "A name that was taken out here is out of 3 texts of it as well." in report.says
    assert again(held).state == held.state
    perform(held, "undo")
    assert json.loads(before) == json.loads(file_of(held))[: len(json.loads(before))]


def test_a_name_that_stands_here_all_the_same_may_come_in(tmp_path: Path) -> None:
    held = elsewhere("helps me: Priya cried", "helps me: Priya laughed", "unname 1: Priya / a colleague", title="Here")
    path = tmp_path / "there.json"
    path.write_bytes(export_bytes(elsewhere("helps team: Priya sang"), "json", "facilitators"))
    assert "taken out" not in merge_file(held, path).says
    assert "Priya sang" in file_of(held)


def test_gathering_folding_in_and_files_of_notes_come_in_without_it(tmp_path: Path) -> None:
    other = elsewhere("helps team: Priya laughed", "feedback helped: Priya was kind; way: cold")
    together = session_for("Hutt", [])
    perform(together, "exercise distil")
    perform(together, "statement works me: Priya cried")
    perform(together, OUT)
    report = bring_together(together, [other.name])
    perform(together, f"fold in feedback 1-2 from {other.name}")
    assert "is out of 1 text of it as well" in report.says
    rows = tmp_path / "notes.csv"
    rows.write_text("question,area,text\nHELPS,me,Priya sang\n", encoding="utf-8")
    here = elsewhere("helps me: Priya cried", OUT)
    assert "1 text of it" in import_file(here, rows).says
    walls = repr([again(one).state.exercises for one in (together, here)])
    assert "Priya" not in walls
    for said in ("[a colleague] laughed", "[a colleague] was kind", "[a colleague] sang"):
        assert said in walls


def test_a_newer_reply_comes_without_it() -> None:
    one = session("park: x", title="Day one")
    two, _ = new_like("Day two", one, clock=Watch())
    perform(two, "park: ask Priya")
    perform(two, OUT)
    perform(one, "reply: more of Priya / she stays")
    assert bring_newer_replies(two)
    assert two.state.frame is not None
    assert [reply.said for reply in two.state.frame.state.replies] == ["more of [a colleague]"]
    assert bring_newer_replies(two) == "", "and once"


def test_once_it_is_out_for_good_nobody_here_knows_it_and_that_is_said() -> None:
    held = elsewhere("helps me: Priya cried", OUT)
    assert "nothing here knows it any more" in perform(held, "unname for good yes").says
    assert "Priya" not in locations.session_path(held.name).read_text("utf-8")
