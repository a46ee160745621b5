"""Words in every session: what each one's own find gives, less what is its owner's; kept, and forgotten at once."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from exercises.kernel.things import OWNER
from sessions.export import export_bytes, restore
from sessions.importing.merging import merge_file
from sessions.lines import everywhere
from sessions.lines.carry_out import perform
from sessions.lines.everywhere import HIDDEN, NAMED, PRINTED, Looked, Place, at_home, look
from sessions.live import program, whole_session
from sessions.live.session import Session, open_session
from sessions.removing import destroying
from sessions.store import leftovers, locations, private_files, words_file
from tests.lines import again, session
from tests.marked import EVERY, WORD, typed
from tests.sessions.find_helpers import BARE, SECRET, found, has, kept, kept_at_once, wall

__all__ = ["kept_at_once"]


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The sessions whose files were read."""
    names: list[str] = []
    read = whole_session.read

    def noted(name: str) -> whole_session.Whole | str:
        names.append(name)
        return read(name)

    monkeypatch.setattr(whole_session, "read", noted)
    yield names


# -- what is found -----------------------------------------------------------------------------------------------------


def test_it_is_said_in_which_session_where_and_with_which_consent() -> None:
    first = wall("helps team: The kids paddle the waka now", title="Day one")
    wall("helps team: nothing of it", title="Day two")
    third = wall("difficult me: no waka", "1 consent without my number", "park: the waka waits", title="Day three")
    looked = look("waka")
    assert [one.name for one in looked.sessions] == [third.name, first.name] and looked.places == 3
    one = looked.sessions[1]
    assert (one.title, one.is_damaged) == ("Day one", False)
    assert one.places == (
        Place("Post-it theming", "exercise post-its", "1", "not asked", PRINTED, "The kids paddle the waka now"),
    )
    assert looked.sessions[0].places[0].consent == "without my number"


@pytest.mark.parametrize("sought", ["whanau", "WHĀNAU", "whaanau", "ｗｈānau", "wha\u00adnau", "wha\u200bnau"])
def test_words_are_compared_as_a_session_compares_them(sought: str) -> None:
    wall("helps team: we ask the whānau first")
    assert found(sought) == [("1", "we ask the whānau first")]


@pytest.mark.parametrize("key", EVERY)
def test_what_is_found_is_what_the_session_finds_less_what_is_its_owners(key: str) -> None:
    held, there = typed(key)
    owners = {
        one.bare for run in held.state.runs.values() for one in run.shape.sought(run.state) if one.seen_by == OWNER
    }
    hits = 0
    for said in there:
        own = {(goes, around) for goes, around in _own_find(held, said)}
        hidden = any(said.lower() in bare for bare in owners)
        everywhere_found = {(place.goes, place.words) for one in look(said).sessions for place in one.places}
        if hidden:
            assert everywhere_found <= own, said
        else:
            assert everywhere_found == own, said
        hits += len(everywhere_found)
    assert hits > 3


def _own_find(held: Session, words: str) -> list[tuple[str, str]]:
    """What the session's own find says, as it is said in each exercise."""
    runs = [*held.state.exercises.values(), held.state.frame]
    every = [place for run in runs if run is not None for place in run.shape.find(run.state, words)]
    return [(goes, " ".join(around.split())) for goes, around in every]


def test_titles_and_places_are_found_too() -> None:
    held = wall(title="Paddling the waka")
    assert [(one.name, one.is_called, one.places) for one in look("WAKA").sessions] == [(held.name, True, ())]


@pytest.mark.parametrize("words", ["", "  ", "\u200b", "\t"])
def test_no_words_find_nothing_and_read_nothing(words: str, reads: list[str]) -> None:
    wall("helps team: words")
    assert look(words) == Looked((), ()) and not reads


@pytest.mark.parametrize(
    "text", [".*", "a(b", "[x]", "\\d+", 'say "no"', "שלום לכולם", "50% + 1", "tab and", "漢字", "'", "a; drop"]
)
def test_awkward_words_are_words(text: str) -> None:
    wall(f"helps team: before {text} after", title="one")
    wall("helps team: axb 12 abc", title="other")
    assert [around for _, around in found(text)] == [f"before {text} after"]


def test_only_in_the_sessions_that_are_meant(reads: list[str]) -> None:
    one, other = wall("helps me: waka", title="one"), wall("helps me: waka", title="other")
    assert [kept.name for kept in look("waka", {one.name}).sessions] == [one.name]
    assert reads == [one.name] and look("waka", {"gone"}).sessions == ()
    assert len(look("waka").sessions) == 2 and reads == [one.name, other.name]


# -- who may see what --------------------------------------------------------------------------------------------------

ELEPHANT = ("elephant box", "e1 agreed", f"e1: {SECRET}", f"e1 changed: {SECRET}, and more")
HIDES: dict[str, tuple[str, tuple[str, ...], str]] = {
    "an elephant without a yes": ("live-grid", ELEPHANT, "e1 not agreed"),
    "a withdrawn note": ("post-its", (f": {SECRET}",), "1 withdrawn"),
    "a withdrawn takeaway": ("live-grid", (f"learned team: {SECRET}",), "l1 consent withdrawn"),
    "a name taken out": ("post-its", (f": we met {SECRET} there",), f"unname all: {SECRET} / a bird"),
    "undone": ("post-its", (f": {SECRET}",), "undo"),
}


@pytest.mark.parametrize("what", HIDES)
def test_what_is_taken_back_is_forgotten_before_it_is_said_to_be_done(what: str) -> None:
    exercise, lines, line = HIDES[what]
    held = session(*lines, exercises=[exercise])
    assert found(SECRET) and has()
    perform(held, line)
    assert not has(), "at once, before anybody looks again"
    assert not found(SECRET) and not has()


@pytest.mark.parametrize("what", ["an elephant without a yes", "a withdrawn note"])
@pytest.mark.parametrize("beside", [False, True])
def test_also_what_another_process_kept_meanwhile(what: str, beside: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody looks just as the words are taken back: before it is in the file what is kept has them, after it not."""
    exercise, lines, line = HIDES[what]
    held = session(*lines, exercises=[exercise])
    if beside:
        held.save_beside()
    write = private_files.write_at

    def looking(descriptor: int, data: bytes, position: int) -> None:
        if b'"number"' in data:
            monkeypatch.setattr(private_files, "write_at", write)
            assert found(SECRET) and has()
        write(descriptor, data, position)

    monkeypatch.setattr(private_files, "write_at", looking)
    perform(held, line)
    assert held.flush(8.0) and not has()


def test_what_was_read_before_it_was_taken_back_is_not_kept_after(monkeypatch: pytest.MonkeyPatch) -> None:
    held = wall(f": {SECRET}")
    put = private_files.place_over

    def late(path: Path, data: bytes) -> None:
        if path.suffix == ".words":
            perform(held, "1 withdrawn")
        put(path, data)

    monkeypatch.setattr(private_files, "place_over", late)
    look(SECRET)
    assert not has()


def test_an_elephant_is_never_found_before_its_yes_nor_its_words_at_home_after() -> None:
    held = session("elephant box", "e1 agreed", f"e1: {SECRET}", "e1 later", "e1 not agreed")
    assert not found("later") and not found(SECRET)
    for line in ("undo", "undo"):
        perform(held, line)
    looked = look(SECRET)
    assert [place.at_home for place in looked.sessions[0].places] == [HIDDEN]
    assert at_home(looked).sessions == ()


def test_home_has_the_words_that_the_room_may_see_and_of_others_only_where_they_stand() -> None:
    session(
        "+ child Tama: the child",
        f"1 why: {SECRET} by P07",
        f"1 double: {SECRET} double",
        f"standing: {SECRET} standing",
        f"learned me: {SECRET} learned",
    )
    home = at_home(look(SECRET)).sessions[0].places
    assert {place.at_home for place in home} == {NAMED, PRINTED}
    printed = [place.words for place in home if place.words]
    assert len(printed) == 1 and "P07" not in printed[0] and "somebody" in printed[0]
    assert len(home) == 4


@pytest.mark.parametrize("key", ["compass", "relationship-review", "live-grid"])
def test_what_an_owner_alone_may_see_is_neither_found_nor_kept(key: str) -> None:
    held, there = typed(key)
    texts = [one for run in held.state.runs.values() for one in run.shape.sought(run.state)]
    own = {mark for mark in there for one in texts if one.seen_by == OWNER and mark.lower() in one.bare}
    secrets = own - {mark for mark in own for one in texts if one.seen_by != OWNER and mark.lower() in one.bare}
    assert look(WORD).places > 3 and len(kept()) > 100
    assert bool(secrets) == (key != "live-grid"), "there is something to be kept from it"
    for mark in secrets:
        assert not found(mark) and not has(mark) and not has(mark.lower())


def test_journals_are_no_sessions() -> None:
    from sessions.journal import Journal

    journal = Journal.open("F2")
    journal.save(journal.begin("alone"), {"event": SECRET})
    journal.close()
    wall(": something else")
    assert not found(SECRET) and not has()


# -- out of the file for good ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        ((f": {SECRET}", "1 withdrawn"), "withdrawn for good"),
        ((f": we met {SECRET} there", f"unname all: {SECRET} / a bird"), "unname for good"),
    ],
)
def test_for_good_takes_it_out_of_what_is_kept(lines: tuple[str, ...], line: str) -> None:
    held = wall(*lines[:-1])
    look(SECRET)
    assert has()
    perform(held, lines[-1])
    perform(held, f"{line} yes")
    assert not has() and not found(SECRET) and not has()


def test_a_destroyed_session_is_forgotten() -> None:
    held, other = wall(f": {SECRET}", title="one"), wall(": waka", title="other")
    look(SECRET)
    held.close()
    destroying.destroy(destroying.plan(held.name, "F2"))
    assert not has() and not has(held.name)
    assert [one.name for one in look("waka").sessions] == [other.name]


def test_a_session_whose_file_was_deleted_is_forgotten_when_anybody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    held = wall(f": {SECRET}")
    look(SECRET)
    held.close()
    locations.session_path(held.name).unlink()
    assert not found(SECRET) and not has()


def test_it_is_forgotten_when_holdspace_starts_too() -> None:
    held = wall(f": {SECRET}")
    look(SECRET)
    held.close()
    locations.session_path(held.name).unlink()
    leftovers.clear_leftovers()
    assert not has()


def test_what_a_killed_write_left_goes_with_the_next_entry() -> None:
    held = wall(f": {SECRET}")
    look(SECRET)
    (left,) = [file for file in locations.words_folder().iterdir() if SECRET.encode() in file.read_bytes()]
    shutil.copy(left, left.with_name(f".{left.name}.0123456789ab.tmp"))
    perform(held, "1 withdrawn")
    assert not has()


def test_words_that_come_in_and_go_out_by_a_merge_are_found_as_they_stand(tmp_path: Path) -> None:
    one = wall(": first")
    copy = tmp_path / "copy.json"
    shutil.copy(locations.session_path(one.name), copy)
    perform(one, f": {SECRET}")
    assert found(SECRET)
    perform(one, "2 withdrawn")
    merge_file(one, copy)
    assert not found(SECRET) and not has()


def test_a_session_that_is_restored_is_found_and_forgotten_as_the_one_it_came_from(tmp_path: Path) -> None:
    held = wall(f": {SECRET}", ": a waka", ": taken back", "undo")
    file = tmp_path / "day.json"
    file.write_bytes(export_bytes(held, "json", "facilitators"))
    assert found(SECRET) and has()
    back = restore(file)
    assert back != held.name and {one.name for one in look("waka").sessions} == {held.name, back}
    assert len(found(SECRET)) == 2 and not found("taken back")
    perform(held, "1 withdrawn")
    assert not has() and not found(SECRET) and not has(), "it is withdrawn in the one that was restored, too"
    perform(open_session(back, by="F1"), f": {BARE} once more")
    assert [one.name for one in look(BARE).sessions] == [back] and has(BARE)


@pytest.mark.parametrize(
    "called", ["{} (Jo's conflicted copy 2026-11-20).json", "{}.sync-conflict-20261120-1-ABC.json"]
)
def test_a_conflicted_copy_is_no_session(called: str) -> None:
    held = wall(f": {SECRET}")
    path = locations.session_path(held.name)
    shutil.copy(path, path.with_name(called.format(path.stem)))
    assert len(look(SECRET).sessions) == 1
    locations.session_path(held.name).write_bytes(path.read_bytes())
    perform(held, "1 withdrawn")
    assert not found(SECRET) and not has()


def test_a_session_reached_by_a_link_is_found_and_not_kept(tmp_path: Path) -> None:
    held = wall(f": {SECRET}")
    held.close()
    path = locations.session_path(held.name)
    path.rename(tmp_path / "elsewhere.json")
    path.symlink_to(tmp_path / "elsewhere.json")
    assert found(SECRET) and not has()


# -- what is kept ------------------------------------------------------------------------------------------------------


def test_g2_of_a_thousand_sessions_none_is_read_twice_and_their_words_stand_in_a_few_files(
    reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What makes finding as quick as a program that reads every file (`bench/find.py`)."""
    held = wall("helps team: The kids paddle the waka now")
    held.close()
    data = locations.session_path(held.name).read_bytes()
    for number in range(40):
        path = locations.session_path(f"2026-01-01-copy-{number}")
        path.write_bytes(data)
        path.chmod(0o600)
    assert len(look("waka").sessions) == 41 and len(reads) == 41
    reads.clear()
    files: list[Path] = []
    read_file = words_file._Kept.read.__func__
    monkeypatch.setattr(
        words_file._Kept, "read", classmethod(lambda cls, *of: (files.append(of[0]), read_file(cls, *of))[1])
    )
    for words in ("waka", "the kids", "nothing like it"):
        look(words)
    assert not reads and 1 < len(set(files)) <= 16 and len(files) <= 3 * 16
    changed = again(held)
    perform(changed, "helps team: another waka")
    assert len(look("another waka").sessions) == 1 and reads == [held.name]


def test_it_is_for_this_person_only_and_beside_no_session() -> None:
    wall(f": {SECRET}")
    look(SECRET)
    folder = locations.words_folder()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}
    assert (
        SECRET not in (locations.home() / "index.json").read_text()
        if (locations.home() / "index.json").exists()
        else True
    )


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _flipped(data: bytes) -> bytes:
    at = data.rindex(b"kereru")
    return data[:at] + b"x" + data[at + 1 :]


@pytest.mark.parametrize(
    "harm",
    [
        _cut,
        _flipped,
        lambda data: b"",
        lambda data: b"\0" * len(data),
        lambda data: data.replace(b"\t", b" "),
        lambda data: data.replace(b" words 2 ", b" words 9 "),
        lambda data: b"holdspace words 2 zzzzzzzz 99999999999\n" + data,
        lambda data: data[:-9] + b"\xff" * 9,
    ],
)
def test_lost_or_damaged_it_is_made_again(harm: Callable[[bytes], bytes], reads: list[str]) -> None:
    wall(f": {SECRET}")
    before = look(SECRET)
    for file in locations.words_folder().iterdir():
        file.write_bytes(harm(file.read_bytes()))
    assert look(SECRET) == before and len(reads) == 2
    assert look(SECRET) == before and len(reads) == 2, "and kept again"
    shutil.rmtree(locations.words_folder())
    assert look(SECRET) == before and len(reads) == 3


def test_in_what_is_kept_the_same_lines_are_found_as_in_what_was_just_read(reads: list[str]) -> None:
    for day in range(40):
        wall(*(f"helps me: {said} {day}" for said in ("waka first", "Waaka and waka", "trust", "waka last")), title="d")
    for words in ("waka", "waaka", "trust", "first 7", "last 3", "d", "no such"):
        kept, were_read = look(words), len(reads)
        assert look(words) == kept and len(reads) == were_read
        shutil.rmtree(locations.words_folder())
        assert look(words) == kept and len(reads) == were_read + 40


def test_another_version_of_the_program_reads_anew(reads: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    wall(f": {SECRET}")
    look(SECRET)
    monkeypatch.setattr(everywhere, "_version", lambda: 7)
    assert found(SECRET) and len(reads) == 2


@pytest.fixture
def version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """What tells apart versions of a program of three files."""
    for name in ("exercises/deck/moves.py", "sessions/live/state.py", "sessions/lines/everywhere.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("1")
    monkeypatch.setattr(program, "__file__", str(tmp_path / "sessions" / "live" / "program.py"))
    return partial(program.version.__wrapped__, *everywhere.PARTS)


def recorded(place: Path, words: str) -> None:
    (place / "holdspace-9.dist-info").mkdir(exist_ok=True)
    (place / "holdspace-9.dist-info" / "RECORD").write_text(words)


@pytest.mark.parametrize("is_built", [False, True])
def test_each_change_where_the_program_is_worked_on_is_another_version(
    version: Callable[[], int], tmp_path: Path, is_built: bool
) -> None:
    (tmp_path / "pyproject.toml").write_text("")
    if is_built:
        recorded(tmp_path, "exercises/deck/moves.py,sha256=1,1")
    file, told = tmp_path / "exercises" / "deck" / "moves.py", [version()]
    with file.open("r+") as there:
        there.write("2")
    os.utime(file, ns=(1, 1))
    told.append(version())
    (file.parent / "more.py").write_text("1")
    told.append(version())
    file.unlink()
    told.append(version())
    assert len(set(told)) == 4
    (file.parent / "__pycache__").mkdir()
    (file.parent / "__pycache__" / "more.cpython-311.py").write_text("1")
    assert version() == told[-1], "what Python keeps of a file is none"


def test_where_it_is_installed_a_version_is_what_was_installed(version: Callable[[], int], tmp_path: Path) -> None:
    recorded(tmp_path, "exercises/deck/moves.py,sha256=1,1")
    told = version()
    os.utime(tmp_path / "exercises" / "deck" / "moves.py", ns=(1, 1))
    assert version() == told
    recorded(tmp_path, "exercises/deck/moves.py,sha256=2,1")
    assert version() != told


def test_a_disk_that_takes_nothing_keeps_nothing_and_finds_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.tui.cli_helpers import full_disk

    wall(f": {SECRET}")
    monkeypatch.setattr(private_files, "pwrite", full_disk)
    assert found(SECRET) and not has()


def test_what_changed_just_now_is_found_and_kept_a_moment_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(everywhere, "_UNSETTLED", 10**18)
    wall(f": {SECRET}")
    assert found(SECRET) and not has()


def test_a_damaged_session_is_found_as_far_as_it_can_be_read_and_left_as_it_is() -> None:
    held = wall(": the first waka", ": the second waka", ": the third waka")
    held.close()
    path = locations.session_path(held.name)
    harmed = path.read_bytes().replace(b"the second waka", b"the sXcond waka")
    path.write_bytes(harmed)
    before = sorted(path.parent.iterdir())
    (one,) = look("waka").sessions
    assert one.is_damaged and [place.goes for place in one.places] == ["1", "3"]
    assert path.read_bytes() == harmed and sorted(path.parent.iterdir()) == before
    assert look("waka").sessions == (one,), "kept, and said again"


def test_a_file_that_cannot_be_read_is_said_and_hides_no_other() -> None:
    wall(f": {SECRET}")
    (locations.sessions_folder() / "strange.json").write_text("{}")
    looked = look(SECRET)
    assert len(looked.sessions) == 1 and len(looked.problems) == 1 and "strange.json" in looked.problems[0]


def test_two_processes_look_at_once() -> None:
    for number in range(6):
        wall(f": {SECRET} {number}", title=f"day {number}").close()
    code = (
        "from sessions.lines.everywhere import look\n"
        f"for _ in range(5): assert look({SECRET!r}).places == 6, look({SECRET!r})\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", code], env=dict(os.environ)) for _ in range(3)]
    assert [one.wait(60) for one in running] == [0, 0, 0]
    assert len(found(SECRET)) == 6


def test_an_entry_looks_into_what_is_kept_only_when_something_was_kept_since(monkeypatch: pytest.MonkeyPatch) -> None:
    held = wall(f": {SECRET}")
    forgotten: list[Path] = []
    forget = words_file.forget
    monkeypatch.setattr(words_file, "forget", lambda path: (forgotten.append(path), forget(path)))
    perform(held, ": one")
    assert not forgotten, "nobody ever looked"
    look(SECRET)
    for number in range(2):
        time.sleep(0.15)
        perform(held, f": more {number}")
    assert forgotten and not has()
    forgotten.clear()
    perform(held, ": still more")
    assert not forgotten
    look(SECRET)
    perform(held, "1 withdrawn")
    assert forgotten and not has()


def test_what_cannot_be_blanked_does_not_lose_an_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    held = wall(f": {SECRET}")
    look(SECRET)

    def refuses(path: Path) -> None:
        raise PermissionError(1, "no")

    monkeypatch.setattr(words_file, "forget", refuses)
    perform(held, "1 withdrawn")
    assert not held.unsaved and not found(SECRET) and not has()
