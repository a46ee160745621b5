"""What left is remembered: in the session to the day, apart from it where it lies; and nothing of it is ever undone."""

from __future__ import annotations

import json
import stat
from collections.abc import Sequence
from pathlib import Path

import pytest

from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from sessions.export import ExportError, Made, Wanted, export_bytes, make, put, restore, wording, write_export
from sessions.export.files import OWN
from sessions.export.noting import note, note_by_name
from sessions.export.previewing import account, preview
from sessions.leaving.leaving import Leaving, Written
from sessions.leaving.trail import export_places, forget, still_out, told
from sessions.lines.carry_out import perform
from sessions.live.export_notes import AS_THEY_ARE, CHANGED, exported_of
from sessions.live.session import Session, open_session
from sessions.store import locations, private_files
from tests.lines import SAMPLE, again, session
from tests.sessions.export_helpers import kept
from tests.tui.cli_helpers import full_disk


def exported(held: Session, path: Path, form: str = "md", audience: str = "participants") -> Made:
    made = make([held], Wanted(form, audience))  # type: ignore[arg-type]
    put(made, path)
    assert note([held], made, path) == ""
    return made


def given() -> Session:
    return session(*SAMPLE, "l1 consent without my number", "learned me: only here")


# -- in the session ---------------------------------------------------------------------------------------------------


def test_an_export_is_remembered_to_the_day_and_without_its_path(tmp_path: Path) -> None:
    held = given()
    made = exported(held, tmp_path / "after.md")
    event = held.events[-1]
    assert (event.kind, event.run, event.at) == ("exported", "", "2026-03-02T00:00:00+00:00")
    assert event.data == {
        "file": "after.md",
        "format": "md",
        "audience": "participants",
        "names": AS_THEY_ARE,
        "digest": made.digest,
        "quotes": {"live-grid": ["l1"]},
    }
    assert str(tmp_path) not in json.dumps(held.documents()) and len(made.digest) == 64
    (one,) = again(held).state.exports
    assert one == exported_of(event) and told(one) == "after.md (md for participants), 2 March 2026"
    assert told(replace(one, names=CHANGED)) == "after.md (md for participants, names changed), 2 March 2026"


def test_pages_are_the_same_before_and_after(tmp_path: Path) -> None:
    held = given()
    before = {audience: export_bytes(held, "md", audience) for audience in ("facilitators", "participants")}
    first = exported(held, tmp_path / "one.md", audience="facilitators")
    again_made = exported(held, tmp_path / "two.md", audience="facilitators")
    assert first.digest == again_made.digest
    assert {audience: export_bytes(held, "md", audience) for audience in before} == before  # type: ignore[arg-type]
    page = Wanted("html", "facilitators")
    assert make([held], page).digest == make([again(held)], page).digest


def test_nothing_takes_an_export_back(tmp_path: Path) -> None:
    held = session("+ child Tama: the child")
    exported(held, tmp_path / "after.md")
    assert perform(held, "undo").says.startswith("taken back: chair")
    assert held.state.exports and not held.state.run.state.chairs
    perform(held, "redo")
    assert len(held.state.exports) == 1
    with pytest.raises(ExerciseError, match="nothing"):
        perform(held, "undo") and perform(held, "undo")


def test_what_left_comes_back_with_the_session(tmp_path: Path) -> None:
    held = given()
    exported(held, tmp_path / "after.md")
    back = open_session(restore(kept(tmp_path, export_bytes(held, "json", "facilitators"))))
    assert back.state.exports == held.state.exports


@pytest.mark.parametrize(
    "change",
    [
        {"file": 5},
        {"quotes": []},
        {"quotes": {"live-grid": "l1"}},
        {"quotes": {"live-grid": [1]}},
        {"names": "hidden"},
        {"digest": None},
    ],
)
def test_a_mangled_export_in_a_file_is_refused_with_its_place(change: dict[str, object], tmp_path: Path) -> None:
    held = given()
    exported(held, tmp_path / "after.md")
    document = json.loads(export_bytes(held, "json", "facilitators"))
    document["events"][-1]["data"] |= change
    with pytest.raises(ExportError, match=rf"events\[{len(held.events) - 1}\]"):
        restore(kept(tmp_path, document))


def test_a_session_from_before_exports_were_remembered_opens() -> None:
    held = given()
    assert "exported" not in json.dumps(held.documents()) and again(held).state.exports == ()


# -- where it lies ----------------------------------------------------------------------------------------------------


def test_where_it_lies_is_kept_apart_and_only_for_this_person(tmp_path: Path) -> None:
    held, other = given(), session("+ child Tama: the child", title="Another")
    exported(held, tmp_path / "after.md")
    exported(held, tmp_path / "more.md")
    exported(other, tmp_path / "other.md")
    file = locations.home() / "exports.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [one.path for one in export_places(held.name)] == [str(tmp_path / "after.md"), str(tmp_path / "more.md")]
    assert len(export_places()) == 3 and all(one.there for one in export_places())
    (tmp_path / "more.md").unlink()
    assert [one.there for one in export_places(held.name)] == [True, False]
    forget(held.name)
    assert [one.session for one in export_places()] == [other.name]


@pytest.mark.parametrize("content", ["", "{", "[]", '{"exports": 5}', '{"exports": [1, {"path": 5}, {"odd": 1}]}'])
def test_a_list_that_cannot_be_read_is_no_list(content: str) -> None:
    (locations.home() / "exports.json").write_text(content)
    assert export_places() == ()


def test_a_second_export_to_the_same_place_takes_the_first_ones_line(tmp_path: Path) -> None:
    held = given()
    exported(held, tmp_path / "after.md")
    made = make([held], Wanted("md", "facilitators"))
    put(made, tmp_path / "after.md", replace=True)
    note([held], made, tmp_path / "after.md")
    assert [one.audience for one in export_places(held.name)] == ["facilitators"] and len(held.state.exports) == 2


# -- a session that cannot be written to ------------------------------------------------------------------------------


def test_the_export_is_written_while_the_session_cannot_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = given()
    made = make([held], Wanted("md", "participants"))
    put(made, tmp_path / "after.md")
    with monkeypatch.context() as disk:
        disk.setattr(private_files, "pwrite", full_disk)
        assert make([held], Wanted("md", "participants")).digest == made.digest
        assert "It was not noted in the session: " in note_by_name([held.name], made, tmp_path / "after.md")
        said = note([held], made, tmp_path / "after.md")
        assert "noted in the session as soon as" in said
    assert held.flush() and len(again(held).state.exports) == 1
    assert note_by_name(["nobody"], made, tmp_path / "after.md").startswith("It was not noted in the session: ")


# -- words that are taken back ----------------------------------------------------------------------------------------


def test_taking_words_back_says_which_exports_have_them(tmp_path: Path) -> None:
    held = given()
    exported(held, tmp_path / "page.md")
    exported(held, tmp_path / "record.md", audience="facilitators")
    perform(held, "l2 consent in this room only")
    said = perform(held, "l2 consent withdrawn").says
    assert "record.md (md for facilitators), 2 March 2026" in said and "page.md" not in said
    (tmp_path / "page.md").unlink()
    said = perform(held, "l1 consent withdrawn").says
    assert "Earlier ones still have them: record.md" in said and f"at {tmp_path}/record.md and page.md" in said
    assert f"at {tmp_path}/page.md" not in said
    assert "Earlier" not in perform(held, "l1 consent withdrawn").says, "they were taken back before"
    exported(held, tmp_path / "later.md")
    assert held.state.exports[-1].quotes == {}
    assert still_out(held.name, held.state, "live-grid", []) == ""


def test_a_session_nothing_left_of_says_nothing_of_exports() -> None:
    assert "export" not in perform(given(), "l1 consent withdrawn").says.lower()


# -- our own folders --------------------------------------------------------------------------------------------------


def test_every_folder_of_the_program_is_its_own() -> None:
    made = [getattr(locations, name)() for name in dir(locations) if name.endswith("_folder")]
    assert {folder.relative_to(locations.home()).parts[0] for folder in made} <= set(OWN) and len(made) >= 6


@pytest.mark.parametrize("own", OWN)
@pytest.mark.parametrize("inside", ["", "x.md", "deep/x.md"])
def test_nothing_is_written_among_our_own(own: str, inside: str) -> None:
    target = locations.home() / own / inside
    if inside:
        target.parent.mkdir(parents=True, exist_ok=True)
    with pytest.raises(ExportError, match="its own files"):
        write_export(target, b"x", replace=True)
    made = make([given()], Wanted("md", "participants"))
    with pytest.raises(ExportError, match="its own files"):
        put(made, target)


# -- names ------------------------------------------------------------------------------------------------------------


class Roster:
    """Changes Tama, and finds whoever is told."""

    how = CHANGED

    def __init__(self, *left: str) -> None:
        self._left = left

    def words(self, text: str) -> str:
        return text.replace("day", "[a day]")

    def file_name(self, name: str) -> str:
        return name

    def staying(self, text: str) -> str:
        return ""

    def is_somebody(self, text: str) -> bool:
        return False

    def left(self, files: dict[str, bytes], ours: object = None, texts: object = None) -> tuple[str, ...]:
        return tuple(
            name for name in self._left if any(name.encode() in data or name in key for key, data in files.items())
        )

    def told(self, said: Sequence[str], leaving: Leaving) -> tuple[str, ...]:
        return (f"{sum('day' in text for text in said)} changed in {leaving.title}",)


def test_names_are_changed_as_it_is_gathered_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held, gathered = session(title="A day"), []
    plain = wording.gather
    monkeypatch.setattr(wording, "gather", lambda *given, **asked: gathered.append(1) or plain(*given, **asked))
    made = make([held], Wanted("md", "participants", Roster()))  # type: ignore[arg-type]
    assert made.written.files[""].startswith(b"# A \\[a day\\]\n") and made.gathered.leaving.title == "A [a day]"
    assert len(gathered) == 1
    assert "  1 changed in A [a day]" in preview(made)
    put(made, tmp_path / "x.md")
    note([held], made, tmp_path / "x.md")
    assert held.state.exports[0].names == CHANGED


def test_a_name_that_is_left_stops_everything(tmp_path: Path) -> None:
    held = session("+ child Tama: the child")
    with pytest.raises(ExportError, match=r"name of the roster still in it \(Tama\).*nothing was written"):
        make([held], Wanted("md", "participants", Roster("Tama")))  # type: ignore[arg-type]
    made = make([held], Wanted("md", "participants", Roster("hemi")))  # type: ignore[arg-type]
    with pytest.raises(ExportError, match=r"own name .*hemi"):
        put(made, tmp_path / "hemi.md")
    assert not list(tmp_path.glob("*.md"))


# -- the preview ------------------------------------------------------------------------------------------------------


def test_the_preview_says_what_leaves_what_not_and_what_cannot(tmp_path: Path) -> None:
    held = given()
    exported(held, tmp_path / "before.md")
    lines = preview(make([held], Wanted("graphml", "participants")), [held])
    assert lines[0] == "A day together, as a network for those who took part."
    for heading in ("What leaves:", "Left out:", "What the format cannot carry:", "Names:", "Earlier exports:"):
        assert heading in lines
    assert "  1 network" in lines and "  Names leave as they are written." in lines
    assert "  before.md (md for participants), 2 March 2026" in lines
    assert not [line for line in lines if "Tama" in line or "only here" in line], "it counts, and tells no words"
    leaves, out = account(make([held], Wanted("md", "participants")))
    assert "1 quote: without my number" in leaves and "for the facilitators only" in out


def test_a_long_trail_is_shown_from_its_end(tmp_path: Path) -> None:
    held = session()
    for number in range(12):
        exported(held, tmp_path / f"page-{number}.md")
    lines = preview(make([held], Wanted("md", "participants")), [held])
    assert "  9 older ones: holdspace exports" in lines and any("page-11.md" in line for line in lines)
    assert not any("page-1.md" in line for line in lines)


# -- pictures ---------------------------------------------------------------------------------------------------------


def pictures(*names: str) -> Made:
    made = make([session("+ child Tama: the child")], Wanted("md", "participants"))
    from sessions.export import FORMATS

    files = {name: b"<svg/>" for name in names}
    return replace(made, format=FORMATS["svg"], wanted=replace(made.wanted, format="svg"), written=Written(files))


def test_several_pictures_need_a_folder_and_one_is_a_file_or_in_one(tmp_path: Path) -> None:
    several, one = pictures("map.svg", "grid.svg"), pictures("")
    assert several.goes_to(tmp_path / "maps.svg") == tmp_path / "maps" and one.goes_to(Path("one.svg")).suffix
    put(several, tmp_path / "maps.svg")
    assert {path.name for path in (tmp_path / "maps").iterdir()} == {"map.svg", "grid.svg", "README.txt"}
    put(several, tmp_path / "maps", replace=True)
    put(one, tmp_path / "one.svg")
    put(replace(one, written=replace(one.written, called="map")), tmp_path / "folder")
    assert (tmp_path / "one.svg").read_bytes() == b"<svg/>" == (tmp_path / "folder" / "map.svg").read_bytes()
