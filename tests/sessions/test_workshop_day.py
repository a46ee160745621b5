"""The sample's whole day in one session: its frame, its grid and its wall; nothing private leaves, all can go back."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from exercises.frame.state import Frame
from exercises.kernel.shape import ExerciseError
from exercises.leaving.outline import Audience
from exercises.network.state import Network
from exercises.wall.state import Wall
from sessions.export import FORMATS, export_bytes, export_files
from sessions.importing.cases import import_file
from sessions.lines.carry_out import perform
from sessions.live.session import Session
from sessions.store import locations
from tests.lines import again, session

TEXTS = ("csv", "html", "ics", "json", "md")
"""The formats whose bytes are words; the others are read back in the tests of their writers."""
SAMPLES = Path(__file__).resolve().parents[2] / "sessions" / "samples"
DAY: dict[str, Any] = json.loads((SAMPLES / "workshop.json").read_text(encoding="utf-8"))
FILES = ("workshop.json", "tama.json", "notes.csv", "theming.json")
TYPED = (
    "note: S3CRET one, she looked tired",
    "follow up: S3CRET two",
    "moment: S3CRET three",
    "tikanga: S3CRET four",
    "action P0971: ring the ward",
    "p7 carries P0972",
    "park: P0973 asks about the lift",
    "j1 hide",
    "feedback helped: S3CRET five; myself little",
    "jargon S3CRETWORD",
    "j19 hide",
)


def entries(what: str) -> Iterator[dict[str, Any]]:
    return (entry for entry in DAY["entries"] if entry["what"] == what)


def secrets() -> list[str]:
    """Words of the day that are for the facilitators only, or not even for them."""
    found = ["S3CRET", "P0971", "P0972", "P0973"]
    found += [entry["owner"] for entry in entries("connecting conversation") if entry["owner"]]
    found += [entry["text"] for kind in ("tikanga note", "facilitator says") for entry in entries(kind)]
    found += [entry["reason"] for entry in entries("paused")]
    found += [entry["theme"] for entry in entries("feedback read together")]
    found += [entry[key] for entry in entries("elephant named") if not entry["wording"] for key in ("change", "when")]
    replied = {reply["you_said"] for entry in entries("feedback read together") for reply in entry["reply"]}
    told = [entry[key] for entry in entries("feedback sheet") for key in ("helped", "in_the_way", "next_time")]
    # Shorter answers ("no", "kai") are words that stand elsewhere too.
    found += [words for words in told if words and len(words) > 14 and words not in replied]
    for entry in entries("journal entry"):
        found += [entry["event"], entry["my_reaction"]["text"], entry["evidence_i_saw"]]
    found += [entry["text"] for kind in ("statement drawn", "disconfirming case listed") for entry in entries(kind)]
    return found


SECRETS = secrets()


def leaked(text: str) -> list[str]:
    """The secrets in a text, also as JSON and HTML would write them."""
    plain = text.replace("\\'", "'").replace("&#39;", "'").replace("\\", "")
    return [secret for secret in SECRETS if secret in plain or json.dumps(secret)[1:-1] in text]


@pytest.fixture
def day(monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    monkeypatch.setenv("TZ", "NZST-12NZDT,M9.5.0,M4.1.0/3")
    time.tzset()
    held = session(title="Working alongside", exercises=("live-grid",))
    for file in FILES:
        import_file(held, SAMPLES / file)
    yield held
    held.close()
    monkeypatch.undo()
    time.tzset()


def frame(held: Session) -> Frame:
    found = held.state.frame
    assert found is not None and isinstance(found.state, Frame)
    return found.state


def exported(held: Session, form: str, audience: Audience) -> str:
    """Everything an export writes, names of files too."""
    if not FORMATS[form].folder:
        return export_bytes(held, form, audience).decode("utf-8")
    return "\n".join(f"{name}\n{data.decode('utf-8')}" for name, data in export_files(held, form, audience).items())


def test_the_whole_day_stands_in_one_session(day: Session) -> None:
    state = day.state
    grid, _, wall = (run.state for run in state.exercises.values())
    assert isinstance(grid, Network) and isinstance(wall, Wall)
    assert len(grid.chairs) == 32 and len(wall.standing()) == 22 and len(frame(day).terms) == 18
    assert state.current == "post-its" and len(frame(day).items) == 19
    reopened = again(day)
    assert reopened.state == state
    reopened.close()


def test_the_secrets_are_there_to_be_leaked(day: Session) -> None:
    for line in TYPED:
        perform(day, line)
    assert len(SECRETS) > 60
    kept = locations.session_path(day.name).read_text(encoding="utf-8")
    page = exported(day, "md", "facilitators")
    assert kept.count("S3CRET") >= 5 and "P0971" in page and "P17" in page and "Karakia offered" in page


def test_no_secret_in_any_room_view_nor_in_the_room_file(day: Session, own_place: Path) -> None:
    for line in (*TYPED, "jargon corner on", "timer 10: Thinking Caps", "elephant", "elephant over", "blank off"):
        perform(day, line)
    room = own_place / "room" / f"{day.name}.json"
    shown = 0
    for key, run in day.state.runs.items():
        for view, name in run.shape.room_views(run.state):
            day.record("show", {"run": key, "view": view})
            text = json.dumps(json.loads(room.read_text(encoding="utf-8")), ensure_ascii=False)
            assert not leaked(text) and not leaked(name), (key, view)
            shown += text.count('"blocks"')
    assert shown > 60, "most views have something on them"


@pytest.mark.parametrize("form", TEXTS)
def test_no_secret_in_what_participants_take_home(day: Session, form: str) -> None:
    for line in TYPED:
        perform(day, line)
    text = exported(day, form, "participants")
    assert not leaked(text)
    (in_the_room,) = [entry["text"] for entry in entries("learning kept") if "room only" in entry["ok_to_keep"]]
    assert in_the_room not in text.replace("\\", "")
    if form in ("html", "json", "md"):
        assert "co-ordinated care plan" in text and "one plan" in text, "the words of the trade are a glossary"
        assert "When the funder is in the room we say different things." in text, "a wording that was agreed to"


def test_the_wording_goes_when_the_yes_is_taken_back(day: Session) -> None:
    wording = next(entries("elephant named"))["wording"]
    perform(day, "e1 agreed no")
    assert frame(day).elephants[1].wording == ""
    for audience in ("participants", "facilitators"):
        for form in TEXTS:
            assert wording not in exported(day, form, audience), (form, audience)


def test_all_of_it_can_be_taken_back_and_put_back(day: Session) -> None:
    before = again(session(title="Working alongside", exercises=("live-grid",))).state
    full, undone = day.state, 0
    while True:
        try:
            day.undo()
        except ExerciseError:
            break
        undone += 1
    assert undone == len(FILES) + 3, "one for each file, one for the wall that the notes needed, two for distilling"
    assert list(day.state.exercises) == ["live-grid"]
    for key, run in day.state.runs.items():
        assert run.state == before.runs[key].state
    for _ in range(undone):
        day.redo()
    assert day.state == full
