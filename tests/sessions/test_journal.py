"""Journals on disk: drafts, two windows, two authors, the bin, what others read, damage, what never leaves."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.journal import (
    Journal,
    JournalError,
    NotSure,
    authors_with_entries,
    entries_leaving,
    form_called,
    forms,
    not_readable,
    number_of,
    read_shared,
    set_passphrase,
    take_in,
    waiting_for_an_entry,
)
from sessions.library import catalogue
from sessions.library.beginning import new_session
from sessions.library.templates import built_in
from sessions.lines.carry_out import perform
from sessions.live.session import open_session
from sessions.store import locations, private_files
from tests.awkward import AWKWARD, HUGE

PROJECT = Path(__file__).resolve().parents[2]
SECRET = "kererukereru"


def folder() -> Path:
    return locations.home() / "journals"


def contents() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder().iterdir()) if not path.name.startswith(".")}


def write(author: str, form: str = "alone", session: str = "", **answers: str) -> int:
    journal = Journal.open(author)
    entry = journal.save(journal.begin(form, session=session), answers or {"event": "Four answered at once"})
    journal.close()
    assert entry is not None
    return entry.number


# -- drafts -----------------------------------------------------------------------------------------------------------


def test_looking_at_a_journal_writes_nothing() -> None:
    journal = Journal.open("F2")
    assert journal.entries() == () and journal.drafts() == [] and journal.problem == ""
    draft = journal.keep_draft(journal.begin("alone", session="x"), {"event": "  \n "})
    assert journal.save(draft) is None
    assert not folder().exists() or contents() == {}


def test_a_draft_is_on_disk_as_it_is_typed_and_gone_when_it_is_saved() -> None:
    journal = Journal.open("F2")
    draft = journal.begin("alone", session="a-day")
    for end in range(1, 9):
        draft = journal.keep_draft(draft, {"event": "Māori kō"[:end]})
    left = Journal.open("F2").drafts()
    assert [held.answers for held in left] == [{"event": "Māori kō"}] and left[0].session == "a-day"
    entry = journal.save(draft)
    assert entry is not None and entry.answers == {"event": "Māori kō"}
    assert journal.drafts() == [] and list(contents()) == ["f2.json"]


def test_keeping_the_same_draft_again_touches_no_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    journal = Journal.open("F2")
    draft = journal.keep_draft(journal.begin("alone"), {"event": "words"})

    def refuse(*arguments: object) -> None:
        raise AssertionError("the disk was written")

    monkeypatch.setattr(private_files, "place_over", refuse)
    assert journal.keep_draft(draft, {"event": "words"}) == draft


def test_closing_an_entry_unchanged_changes_nothing_byte_for_byte() -> None:
    number = write("F2", event="One", reaction="Two")
    before = contents()
    stamp = (folder() / "f2.json").stat().st_mtime_ns
    journal = Journal.open("F2")
    draft = journal.keep_draft(journal.edit(number), {"event": "One", "reaction": "Two"})
    assert contents() == before
    assert journal.save(draft) == journal.entry(number)
    assert contents() == before and (folder() / "f2.json").stat().st_mtime_ns == stamp


def test_an_entry_changed_and_changed_back_leaves_no_draft() -> None:
    number = write("F2")
    before = contents()
    journal = Journal.open("F2")
    draft = journal.keep_draft(journal.edit(number), {"event": "Four answered at on"})
    assert contents() != before
    journal.keep_draft(draft, {"event": "Four answered at once"})
    assert contents() == before


_KILLED = """
import sys
from sessions.journal import Journal
journal = Journal.open("F2")
draft = journal.begin("alone", session="a-day")
number = 0
while True:
    number += 1
    draft = journal.keep_draft(draft, {"event": f"{number} " + "whānau " * 300, "reaction": str(number)})
    print(number, flush=True)
    if number % 7 == 0:
        journal.save(draft)
        draft = journal.begin("alone", session="a-day")
"""


@pytest.mark.parametrize("after", [0.05, 0.11, 0.23, 0.31])
def test_a_kill_at_any_moment_loses_nothing_that_was_kept(after: float) -> None:
    with subprocess.Popen([sys.executable, "-c", _KILLED], cwd=PROJECT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        kept = [int(process.stdout.readline())]
        time.sleep(after)
        os.kill(process.pid, signal.SIGKILL)
        kept += [int(line) for line in process.stdout.read().splitlines()]
    journal = Journal.open("F2")
    assert journal.problem == "" and journal.draft_problem() == ""
    said = {entry.answers["reaction"] for entry in journal.entries()}
    said |= {draft.answers["reaction"] for draft in journal.drafts()}
    for number in kept:
        if number % 7 == 0 or number == kept[-1]:
            # A later word may have replaced the last one told of; none before it is missing.
            assert str(number) in said or str(number + 1) in said
    assert len(journal.drafts()) <= 1
    for entry in journal.entries():
        assert entry.answers["event"].startswith(entry.answers["reaction"])


def test_a_stop_between_saving_and_taking_the_draft_away_makes_no_second_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    from sessions.journal import drafts

    journal = Journal.open("F2")
    draft = journal.keep_draft(journal.begin("alone"), {"event": "Once"})
    with monkeypatch.context() as patched:
        patched.setattr(drafts, "forget", lambda *arguments: None)
        journal.save(draft)
    again = Journal.open("F2")
    assert len(contents()) == 2 and again.drafts() == []
    again.save(draft)
    assert [entry.answers for entry in again.entries()] == [{"event": "Once"}]


def test_a_full_disk_keeps_the_draft_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    journal = Journal.open("F2")
    draft = journal.keep_draft(journal.begin("alone"), {"event": "words"})
    before = contents()

    def full(*arguments: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(private_files, "pwrite", full)
        with pytest.raises(JournalError, match="No space left"):
            journal.save(draft, {"event": "words and more"})
    assert contents() == before
    entry = journal.save(draft, {"event": "words and more"})
    assert entry is not None and entry.answers == {"event": "words and more"}


@pytest.mark.parametrize("text", HUGE)
def test_a_text_too_long_for_its_question_stays_a_draft(text: str) -> None:
    journal = Journal.open("F2")
    long = (text * 5)[:20000]
    draft = journal.keep_draft(journal.begin("alone"), {"event": long})
    if len(draft.answers.get("event", "")) > 8000:
        with pytest.raises(JournalError, match="are the most"):
            journal.save(draft)
        assert Journal.open("F2").drafts()[0].answers == draft.answers


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_words_survive_the_disk_in_every_field(text: str) -> None:
    journal = Journal.open("F2")
    draft = journal.begin("alone", session="a-day", session_title=text)
    said = {"event": text, "reaction": f"x {text}"}
    draft = journal.keep_draft(draft, said, tags=[text], together=[text], links=[text])
    left = Journal.open("F2").drafts()[0]
    assert left.answers == draft.answers and left.tags == draft.tags
    entry = journal.save(draft)
    assert entry is not None and Journal.open("F2").entry(entry.number) == entry
    assert json.loads((folder() / "f2.json").read_bytes())["entries"][0]["answers"] == dict(entry.answers)


@pytest.mark.parametrize("author", [text for text in AWKWARD if text.strip()])
def test_awkward_author_names_never_become_paths(author: str) -> None:
    try:
        journal = Journal.open(author)
    except JournalError:
        return
    journal.save(journal.begin("alone"), {"event": "words"})
    assert [path.parent for path in folder().rglob("*.json")] == [folder()]
    assert [entry.answers for entry in Journal.open(author).entries()] == [{"event": "words"}]


# -- two windows, two authors -----------------------------------------------------------------------------------------


def test_two_windows_of_one_author_lose_nothing() -> None:
    def window(name: str) -> None:
        journal = Journal.open("F2")
        for number in range(12):
            journal.save(journal.keep_draft(journal.begin("alone"), {"event": f"{name}{number}"}))
        journal.close()

    windows = [threading.Thread(target=window, args=(name,)) for name in "abc"]
    for one in windows:
        one.start()
    for one in windows:
        one.join()
    entries = Journal.open("F2").entries()
    assert {entry.answers["event"] for entry in entries} == {f"{name}{n}" for name in "abc" for n in range(12)}
    assert len({entry.number for entry in entries}) == 36


_WRITES = """
import sys
from sessions.journal import Journal
journal = Journal.open("F2")
for number in range(15):
    draft = journal.keep_draft(journal.begin("alone"), {"event": f"{sys.argv[1]}{number}"})
    journal.save(draft)
"""


def test_two_terminals_of_one_author_lose_nothing() -> None:
    terminals = [subprocess.Popen([sys.executable, "-c", _WRITES, name], cwd=PROJECT) for name in "ab"]
    assert [terminal.wait(timeout=60) for terminal in terminals] == [0, 0]
    journal = Journal.open("F2")
    assert {entry.answers["event"] for entry in journal.entries()} == {f"{name}{n}" for name in "ab" for n in range(15)}
    assert sorted(entry.number for entry in journal.entries()) == list(range(1, 31)) and journal.drafts() == []


def test_two_authors_who_begin_at_once_under_one_file_name_get_a_journal_each() -> None:
    def begin(name: str) -> None:
        for number in range(5):
            write(name, event=f"{name} {number}")

    names = ["F 2", "F-2", "F.2", "f_2"]
    authors = [threading.Thread(target=begin, args=(name,)) for name in names]
    for one in authors:
        one.start()
    for one in authors:
        one.join()
    for name in names:
        held = {entry.answers["event"] for entry in Journal.open(name).entries()}
        assert held == {f"{name} {number}" for number in range(5)}


def test_one_entry_changed_in_two_windows_keeps_both_texts() -> None:
    number = write("F2", event="Was", evidence="Seen")
    first, second = Journal.open("F2"), Journal.open("F2")
    one, two = first.edit(number), second.edit(number)
    first.save(one, {"event": "Mine", "evidence": "Seen"})
    held = second.save(two, {"event": "Yours", "evidence": "Seen and heard"})
    assert held is not None and "Mine" in held.answers["event"] and "Yours" in held.answers["event"]
    assert held.answers["evidence"] == "Seen and heard"


def test_a_draft_taken_up_in_two_windows_is_two_drafts() -> None:
    first = Journal.open("F2")
    draft = first.keep_draft(first.begin("alone"), {"event": "begun"})
    second = Journal.open("F2")
    taken = second.take_up(second.drafts()[0])
    second.keep_draft(taken, {"event": "begun, second"})
    first.keep_draft(draft, {"event": "begun, first"})
    assert {held.answers["event"] for held in Journal.open("F2").drafts()} == {"begun, first", "begun, second"}


@pytest.mark.parametrize("names", [("F 2", "F-2"), ("Ana", "ana"), ("Māra", "M-ra", "m.ra"), ("漢字", "한국어")])
def test_names_that_give_one_file_name_share_no_journal(names: tuple[str, ...]) -> None:
    for name in names:
        write(name, event=f"of {name}")
    for name in names:
        assert [entry.answers["event"] for entry in Journal.open(name).entries()] == [f"of {name}"]
        assert {shared.entry.author for shared in read_shared(name)} == set()
    assert len([name for name in contents() if name.endswith(".json")]) == len(names)


def test_everything_is_for_this_person_only_on_disk() -> None:
    journal = Journal.open("F2")
    write("F2")
    journal.keep_draft(journal.begin("alone"), {"event": "x"})
    assert folder().stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder().iterdir()} == {0o600}


# -- bin, shared, moved out -------------------------------------------------------------------------------------------


def test_the_bin_gives_back_and_is_emptied_only_when_sure() -> None:
    number, other = write("F2", event="One"), write("F2", event="Two")
    journal = Journal.open("F2")
    before = journal.entry(number)
    journal.delete(number)
    assert [entry.number for entry in journal.entries()] == [other]
    assert [entry.number for entry in journal.entries(bin=True)] == [number]
    assert journal.restore(number) == before
    journal.delete(number)
    with pytest.raises(NotSure, match="for good"):
        journal.empty_bin(sure=False)
    assert len(journal.entries(bin=True)) == 1
    assert journal.empty_bin(sure=True) == 1 and journal.entries(bin=True) == ()
    assert write("F2", event="Three") == other + 1, "a number is never given twice"


_STEPS = st.lists(
    st.tuples(st.sampled_from(["write", "edit", "delete", "restore", "empty"]), st.integers(1, 5)), max_size=14
)


@given(_STEPS)
def test_whatever_is_done_only_an_emptied_bin_loses_an_entry(steps: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as place, pytest.MonkeyPatch.context() as patched:
        patched.setenv("HOLDSPACE_HOME", place)
        journal = Journal.open("F2")
        here: dict[int, str] = {}
        binned: dict[int, str] = {}
        for place_of_step, (step, number) in enumerate(steps):
            if step == "write":
                entry = journal.save(journal.begin("alone"), {"event": f"whānau {place_of_step}"})
                assert entry is not None and entry.number not in here and entry.number not in binned
                here[entry.number] = f"whānau {place_of_step}"
            elif step == "empty":
                assert journal.empty_bin(sure=True) == len(binned)
                binned = {}
            elif number not in here and number not in binned:
                with pytest.raises(JournalError, match="There is no entry"):
                    journal.delete(number)
            elif step == "edit":
                journal.save(journal.edit(number), {"event": f"edited {place_of_step}"})
                binned.pop(number, None)
                here[number] = f"edited {place_of_step}"
            elif step == "delete":
                journal.delete(number)
                binned.update({number: here.pop(number)} if number in here else {})
            else:
                journal.restore(number)
                here.update({number: binned.pop(number)} if number in binned else {})
        again = Journal.open("F2")
        assert {entry.number: entry.answers["event"] for entry in again.entries()} == here
        assert {entry.number: entry.answers["event"] for entry in again.entries(bin=True)} == binned


def test_saving_what_was_deleted_meanwhile_brings_it_back() -> None:
    number = write("F2")
    journal = Journal.open("F2")
    draft = journal.keep_draft(journal.edit(number), {"event": "More"})
    Journal.open("F2").delete(number)
    entry = journal.save(draft)
    assert entry is not None and not entry.binned and "More" in entry.answers["event"]
    draft = journal.keep_draft(journal.edit(number), {"event": "Even more"})
    journal.delete(number)
    journal.empty_bin(sure=True)
    entry = journal.save(draft)
    assert entry is not None and entry.answers["event"] == "Even more"


def test_a_debrief_is_read_by_the_others_and_an_entry_alone_when_shared() -> None:
    together = write("F1", "debrief", "a-day", **{"what-happened": "We began late"})
    alone = write("F1", "alone", "a-day", event="Four answered", reaction=SECRET)
    assert [shared.entry.number for shared in read_shared("F2")] == [together]
    assert read_shared("F1") == []
    Journal.open("F1").share(alone)
    shared = {one.entry.number: one for one in read_shared("F2")}
    assert shared[alone].entry.answers == {"event": "Four answered"} and shared[alone].write_first
    assert not shared[together].write_first
    assert Journal.open("F2").find(SECRET) == [] and len(Journal.open("F1").find(SECRET)) == 1
    assert [found.entry.author for found in Journal.open("F2").find("four")] == ["F1"]
    write("F2", "alone", "a-day", event="Mine")
    assert not any(one.write_first for one in read_shared("F2"))
    Journal.open("F1").unshare(alone)
    assert [one.entry.number for one in read_shared("F2")] == [together]
    with pytest.raises(JournalError, match="together"):
        Journal.open("F1").unshare(together)


def test_only_what_was_moved_out_leaves_and_it_can_be_taken_back() -> None:
    number = write("F1", "alone", "a-day", event="Four answered", reaction=SECRET, evidence="heads turned")
    journal = Journal.open("F1")
    journal.share(number)
    assert entries_leaving(["a-day"]) == ()
    journal.move_out(number, ["event"])
    with pytest.raises(JournalError, match="once more"):
        journal.move_out(number, ["reaction"])
    (leaving,) = entries_leaving(["a-day", "other"])
    assert leaving.parts == (("One event", "Four answered"),)
    assert (leaving.key, leaving.author, leaving.session) == (f"f1-{number}", "F1", "a-day")
    assert entries_leaving(["other"]) == ()
    journal.move_out(number, ["reaction"], sure=True)
    assert SECRET in str(entries_leaving(["a-day"]))
    journal.keep_in(number, ["reaction"])
    assert SECRET not in str(entries_leaving(["a-day"]))
    journal.delete(number)
    assert entries_leaving(["a-day"]) == () and not_readable(["a-day"]) == ()


# -- damage -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"not a journal",
        b'{"holdspace_journal": 1, "author": "F2",\n"last": "x"}',
        b'{"holdspace_journal": 1, "author": "F2",\n"last": 1, "entries": [{"number": 1}]}',
        b"[" * 100_000,
        b"\xff\xfe",
    ],
)
def test_a_damaged_journal_is_named_and_left_and_writing_goes_on_as_a_draft(damage: bytes) -> None:
    write("F2")
    path = folder() / "f2.json"
    whole = path.read_bytes()
    path.write_bytes(damage)
    journal = Journal.open("F2")
    assert "f2.json" in journal.problem and "left exactly as it is" in journal.problem
    assert journal.entries() == ()
    draft = journal.keep_draft(journal.begin("alone"), {"event": "Meanwhile"})
    with pytest.raises(JournalError, match=r"f2\.json"):
        journal.save(draft)
    assert path.read_bytes() == damage
    assert [held.answers for held in Journal.open("F2").drafts()] == [{"event": "Meanwhile"}]
    path.write_bytes(whole)
    again = Journal.open("F2")
    assert again.problem == "" and again.save(again.drafts()[0]) is not None
    assert len(again.entries()) == 2


def test_cut_at_any_byte_a_journal_is_whole_or_reported() -> None:
    write("F2", event="Māori kōrero")
    path = folder() / "f2.json"
    whole = path.read_bytes()
    for cut in range(0, len(whole) - 1, 7):
        path.write_bytes(whole[:cut])
        journal = Journal.open("F2")
        assert journal.problem and journal.entries() == ()
        assert path.read_bytes() == whole[:cut]


def test_a_newer_journal_is_left_alone() -> None:
    write("F2")
    path = folder() / "f2.json"
    path.write_bytes(path.read_bytes().replace(b'"holdspace_journal": 1', b'"holdspace_journal": 2'))
    before = path.read_bytes()
    with pytest.raises(JournalError, match="newer"):
        write("F2")
    assert path.read_bytes() == before


# -- reminders, taking in, forms --------------------------------------------------------------------------------------


def test_a_session_a_day_old_without_an_entry_waits_for_one() -> None:
    from datetime import UTC, datetime

    begun = datetime(2026, 3, 12, 2, 0, tzinfo=UTC)
    held = new_session("Day two", [built_in()["live-grid"]], by="F1", clock=lambda: begun)
    idle = new_session("Next month", [built_in()["live-grid"]], by="F1", clock=lambda: begun)
    perform(held, "go 1")
    listed = catalogue.entries()

    def waiting(author: str, day: int) -> list[str]:
        now = datetime(2026, 3, day, 2, 0, tzinfo=UTC)
        return [one.name for one in waiting_for_an_entry(author, listed, now=now)]

    assert waiting("F1", 12) == [] and waiting("F1", 13) == [held.name] == waiting("F2", 20)
    assert idle.name not in waiting("F1", 20)
    number = write("F1", "alone", held.name)
    assert waiting("F1", 20) == [] and waiting("F2", 20) == [held.name]
    assert authors_with_entries(held.name) == {"F1": 1}
    Journal.open("F1").delete(number)
    assert waiting("F1", 20) == [held.name] and authors_with_entries(held.name) == {}


def test_what_comes_from_a_file_comes_once_and_its_reaction_is_locked() -> None:
    def taken() -> tuple[int | None, bool]:
        got = take_in(
            "F1",
            session="a-day",
            source="j1",
            day="2026-03-12",
            at="2026-03-12T06:40:00+00:00",
            event="Four answered",
            reaction=SECRET,
            fair=True,
            fair_account="Amended.",
        )
        return (got.entry.number if got.entry else None), got.new

    assert taken() == (1, True)
    before = contents()
    assert taken() == (1, False) and contents() == before
    journal = Journal.open("F1")
    entry = journal.entry(1)
    assert entry.answers["fair"] == "yes" and entry.made.startswith("2026-03-12T06:40")
    assert [prompt.key for prompt in entry.prompts if prompt.locked] == ["reaction"]
    assert number_of(journal, "a-day", "j1") == 1 and number_of(journal, "b", "j1") is None
    journal.delete(1)
    journal.empty_bin(sure=True)
    assert taken() == (None, False)


def test_a_facilitators_own_form_is_found_and_an_entry_outlives_it() -> None:
    folder_of_forms = locations.templates_folder()
    folder_of_forms.mkdir(parents=True)
    file = folder_of_forms / "short.toml"
    file.write_text(
        'key = "short"\nshape = "journal"\ntitle = "Te poto"\npurpose = "p"\nsource = "ours"\n'
        '[[prompts]]\nkey = "one"\ntitle = "Kotahi"\n',
        encoding="utf-8",
    )
    assert form_called("te poto").key == "short" and "short" in forms()
    number = write("F2", "short", one="Āe")
    file.unlink()
    journal = Journal.open("F2")
    assert journal.entry(number).answered[0][0].title == "Kotahi"
    changed = journal.save(journal.edit(number), {"one": "Kāo"})
    assert changed is not None and changed.answers == {"one": "Kāo"}


# -- nothing of it anywhere else --------------------------------------------------------------------------------------


def test_nothing_of_a_journal_is_anywhere_but_in_the_journals_folder() -> None:
    author = "Tuirangi"
    held = new_session("Day two", [built_in()["live-grid"]], by="F1")
    perform(held, "moment: it went quiet")
    journal = Journal.open(author)
    for form in forms().values():
        said = {prompt.key: f"{SECRET} {prompt.key}" for prompt in form.prompts}
        draft = journal.begin(form, session=held.name, session_title=held.state.title)
        journal.keep_draft(draft, said, tags=[SECRET], links=["m1"])
        journal.keep_draft(journal.begin(form, session=held.name), said)
        entry = journal.save(draft, said, tags=[SECRET], links=["m1"])
        assert entry is not None
        if not entry.written_together:
            journal.share(entry.number)
    perform(held, "show map")
    perform(held, "moment: another")
    held.close()
    open_session(held.name).publish()
    catalogue.entries()
    read_shared("F1")
    waiting_for_an_entry("F1")
    seen = 0
    for path in locations.home().rglob("*"):
        if path.is_file() and path.parent != folder():
            seen += 1
            text = path.read_bytes().lower()
            assert SECRET.encode() not in text and author.lower().encode() not in text, path
            assert author.lower() not in path.name
    assert seen >= 2
    assert any(SECRET.encode() in data for data in contents().values())


COPIED = [
    "f2 (Sam's conflicted copy 2026-12-01)",
    "f2-DESKTOP-A1",
    "f2 (1)",
    "f2.sync-conflict-20261201-101010-ABCDEFG",
]


@pytest.mark.parametrize("name", [f"{stem}.json" for stem in COPIED])
def test_a_conflicted_copy_of_a_journal_is_named_to_its_author_alone(name: str) -> None:
    write("F2")
    write("F1")
    (folder() / name).write_bytes((folder() / "f2.json").read_bytes())
    for author, said in (("F2", True), ("F1", False)):
        journal = Journal.open(author)
        assert (f"“{name}” is a conflicted copy of the journal" in journal.said_of_copies()) is said
        assert len(journal.entries()) == 1 and not journal.problem
        journal.close()
    becomes = set_passphrase("F2", "correct horse battery", understood=True)
    assert name in becomes and "no passphrase locks it" in becomes
    assert set_passphrase("F1", "correct horse battery", understood=True) == ""


@pytest.mark.parametrize("name", [f"{stem}.age" for stem in COPIED])
def test_a_conflicted_copy_of_a_locked_journal_is_named_and_can_be_read(name: str) -> None:
    write("F2")
    write("F1")
    Journal.open("F2-1").keep_draft(Journal.open("F2-1").begin("alone"), {"event": "somebody else"})
    set_passphrase("F2", "correct horse battery", understood=True)
    before = (folder() / "f2.age").read_bytes()
    journal = Journal.open("F2", "correct horse battery")
    journal.save(journal.begin("alone"), {"event": "Only in this one"})
    assert journal.said_of_copies() == ""
    (folder() / name).write_bytes(before)
    for own in ("f2.key.age", "f2.card.json"):  # nothing is written in those
        stem, _, ending = own.rpartition(".")
        (folder() / f"{stem}{name[2:-4]}.{ending}").write_bytes((folder() / own).read_bytes())
    assert journal.said_of_copies().startswith(f"“{name}” is a conflicted copy of the journal")
    assert journal.said_of_copies().count("conflicted copy of") == 1
    assert Journal.open("F1").said_of_copies() == Journal.open("F2-1").said_of_copies() == ""
    journal.close()
    own, copy = folder() / "f2.age", folder() / name
    own.rename(folder() / "aside"), copy.rename(own), (folder() / "aside").rename(copy)
    assert len(Journal.open("F2", "correct horse battery").entries()) == 1
