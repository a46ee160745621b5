"""Journals with a passphrase: asked for before writing, opened by any age program, and nothing left in the open."""

from __future__ import annotations

import importlib
import json
import signal
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from sessions.journal import (
    WHAT_A_LOST_PASSPHRASE_MEANS,
    DamagedJournal,
    Journal,
    JournalError,
    NeedsPassphrase,
    NoLibrary,
    NotSure,
    WrongPassphrase,
    authors_with_entries,
    change_passphrase,
    entries_leaving,
    has_passphrase,
    not_readable,
    read_shared,
    remove_passphrase,
    sealing,
    set_passphrase,
    waiting_for_an_entry,
)
from sessions.journal.changing import Changing
from sessions.store import locations
from tests.quick_passphrases import PASSPHRASE, light_file, light_pair
from tests.shared import once

pyrage = pytest.importorskip("pyrage")
WORDS = PASSPHRASE
SECRET = "kererukereru"
PROJECT = Path(__file__).resolve().parents[2]
LIBRARY, NEW_KEY, LOCK_AWAY, UNLOCK = sealing._library, sealing.new_key, sealing.locked_away, sealing.unlocked


def _mark(*parts: bytes) -> str:
    return sha256(b"\0".join(parts)).hexdigest()


def key_file(secret: str, passphrase: str) -> bytes:
    if (secret, passphrase) == (light_pair()[0], WORDS):
        return light_file(secret, passphrase)
    made = once(f"locked-{_mark(secret.encode(), passphrase.encode())}", lambda: LOCK_AWAY(secret, passphrase).hex())
    return bytes.fromhex(made)


def opened(data: bytes, passphrase: str) -> str:
    def tried() -> list[str]:
        try:
            return ["opens", UNLOCK(data, passphrase)]
        except WrongPassphrase as problem:
            return ["wrong", str(problem)]

    how, said = once(f"opened-{_mark(data, passphrase.encode())}", tried)
    if how == "wrong":
        raise WrongPassphrase(said)
    return str(said)


@pytest.fixture(autouse=True)
def one_key(quick_passphrases: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "new_key", light_pair)


@pytest.fixture
def real_passphrases(one_key: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """With age's own passphrases, which take seconds on purpose: here each does that once in a run of the tests."""
    monkeypatch.setattr(sealing, "_library", LIBRARY)
    monkeypatch.setattr(sealing, "locked_away", key_file)
    monkeypatch.setattr(sealing, "unlocked", opened)


def folder() -> Path:
    return locations.home() / "journals"


def contents() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder().iterdir()) if not path.name.startswith(".")}


def written(*events: str) -> Journal:
    journal = Journal.open("F2")
    for event in events:
        journal.save(journal.begin("alone", session="a-day"), {"event": event, "reaction": SECRET})
    return journal


def locked(*events: str) -> Journal:
    written(*events).close()
    set_passphrase("F2", WORDS, understood=True)
    return Journal.open("F2", WORDS)


def test_a_passphrase_is_set_only_when_what_losing_it_means_is_understood() -> None:
    written("One")
    before = contents()
    with pytest.raises(NotSure) as problem:
        set_passphrase("F2", WORDS, understood=False)
    assert str(problem.value) == WHAT_A_LOST_PASSPHRASE_MEANS
    with pytest.raises(JournalError, match="at least"):
        set_passphrase("F2", "short", understood=True)
    assert contents() == before and not has_passphrase("F2")


def test_what_is_said_before_it_is_changed_is_true_of_a_locked_journal() -> None:
    locked("One").close()
    old = (folder() / "f2.key.age").read_bytes()
    said = Changing("F2", "change").meaning
    assert "in the open until now" not in said and "cannot be found again" in said
    change_passphrase("F2", WORDS, "four other words")
    journal = Journal.open("F2", "four other words")
    journal.save(journal.begin("alone"), {"event": "Two"})
    with pytest.raises(WrongPassphrase, match="If it is lost"):
        Journal.open("F2", WORDS)
    (folder() / "f2.key.age").write_bytes(old)
    assert len(Journal.open("F2", WORDS).entries()) == 2, "as is said: the old key opens what was written since, too"
    assert "still opens with the old one" in said and "what you write from now on as well" in said


def test_what_another_computer_wrote_in_the_open_meanwhile_is_taken_in_and_nothing_is_lost() -> None:
    journal = written("One", "Two", "Three")
    draft = journal.keep_draft(journal.begin("alone"), {"event": "begun"})
    journal.close()
    before = contents()
    journal = Journal.open("F2")
    journal.save(journal.edit(2), {"event": "Two, there"})
    journal.save(journal.edit(3), {"event": "Three, there"})
    journal.save(journal.begin("alone"), {"event": f"Only there {SECRET}"})
    journal.keep_draft(journal.take_up(draft), {"event": "begun, there"})
    there = {name: data for name, data in contents().items() if name == "f2.json"}
    for name in contents():
        (folder() / name).unlink()
    for name, data in before.items():
        (folder() / name).write_bytes(data)

    set_passphrase("F2", WORDS, understood=True)
    here = Journal.open("F2", WORDS)
    here.save(here.edit(3), {"event": "Three, here"})
    here.close()
    (folder() / "f2.json").write_bytes(there["f2.json"])
    (token,) = [name for name in before if "draft" in name]
    (folder() / token).write_bytes(before[token].replace(b"begun", b"begun, there"))
    with pytest.raises(WrongPassphrase):
        Journal.open("F2", "something else")
    assert (folder() / "f2.json").exists(), "nothing goes before it was read"

    here = Journal.open("F2", WORDS)
    said = sorted(entry.answers["event"] for entry in here.entries())
    assert said == ["One", f"Only there {SECRET}", "Three, here", "Three, there", "Two, there"]
    assert sorted(one.answers["event"] for one in here.drafts()) == ["begun", "begun, there"]
    assert not any(b"there" in data for data in contents().values()), "and nothing of it is in the open"
    again = contents().keys()
    assert len(Journal.open("F2", WORDS).entries()) == 5 and contents().keys() == again


def test_what_cannot_be_read_beside_a_locked_journal_stays() -> None:
    locked("One").close()
    (folder() / "f2.json").write_bytes(b"{")
    assert len(Journal.open("F2", WORDS).entries()) == 1 and (folder() / "f2.json").read_bytes() == b"{"


def test_once_set_nothing_is_left_in_the_open_and_reading_needs_it() -> None:
    journal = written("One")
    journal.keep_draft(journal.begin("alone"), {"event": f"draft {SECRET}"})
    set_passphrase("F2", WORDS, understood=True)
    files = contents()
    assert not any(SECRET.encode() in data or WORDS.encode() in data for data in files.values())
    assert sorted(name.partition(".")[2].split("-")[0] for name in files) == ["age", "card.json", "draft", "key.age"]
    with pytest.raises(NeedsPassphrase):
        Journal.open("F2")
    with pytest.raises(WrongPassphrase, match="Nothing was lost"):
        Journal.open("F2", "something else")
    assert contents() == files
    held = Journal.open("F2", "kereru\u0304 at dusk")
    assert held.entries()[0].answers == {"event": "One", "reaction": SECRET}
    assert held.drafts()[0].answers == {"event": f"draft {SECRET}"}
    assert {path.stat().st_mode & 0o777 for path in folder().iterdir()} == {0o600}


def test_writing_stays_locked_and_asks_for_nothing_more() -> None:
    journal = locked("One")
    draft = journal.keep_draft(journal.begin("alone"), {"event": f"Two {SECRET}"})
    assert not any(SECRET.encode() in data for data in contents().values())
    journal.save(draft)
    assert not any(SECRET.encode() in data for data in contents().values())
    assert len(Journal.open("F2", WORDS).entries()) == 2


@pytest.mark.long
@pytest.mark.usefixtures("real_passphrases")
def test_any_age_program_opens_the_files() -> None:
    locked("Māori kōrero").close()
    (folder() / "f2.key.age").write_bytes(LOCK_AWAY(light_pair()[0], WORDS))  # with all the work it asks for
    key = pyrage.passphrase.decrypt((folder() / "f2.key.age").read_bytes(), WORDS).decode()
    secret = next(line for line in key.splitlines() if line.startswith("AGE-SECRET-KEY-"))
    identity = pyrage.x25519.Identity.from_str(secret)
    assert "Māori kōrero" in pyrage.decrypt((folder() / "f2.age").read_bytes(), [identity]).decode()


def test_another_passphrase_opens_it_and_the_old_one_no_longer() -> None:
    locked("One").close()
    before = contents()
    with pytest.raises(WrongPassphrase):
        change_passphrase("F2", "wrong words", "four new words here")
    with pytest.raises(JournalError, match="at least"):
        change_passphrase("F2", WORDS, "x")
    assert contents() == before
    change_passphrase("F2", WORDS, "four new words here")
    assert contents()["f2.age"] == before["f2.age"]
    with pytest.raises(WrongPassphrase):
        Journal.open("F2", WORDS)
    assert len(Journal.open("F2", "four new words here").entries()) == 1


def test_taken_away_it_is_in_the_open_again_drafts_too() -> None:
    journal = locked("One")
    journal.keep_draft(journal.begin("alone"), {"event": "half"})
    with pytest.raises(WrongPassphrase):
        remove_passphrase("F2", "wrong words")
    assert has_passphrase("F2")
    remove_passphrase("F2", WORDS)
    again = Journal.open("F2")
    assert [entry.answers["event"] for entry in again.entries()] == ["One"]
    assert [draft.answers for draft in again.drafts()] == [{"event": "half"}]
    assert not any(name.endswith(".age") or "card" in name for name in contents())


def test_a_window_open_while_it_is_set_elsewhere_loses_nothing_and_leaks_nothing() -> None:
    journal = written("One")
    draft = journal.keep_draft(journal.begin("alone"), {"event": "hal"})
    set_passphrase("F2", WORDS, understood=True)
    draft = journal.keep_draft(draft, {"event": f"half {SECRET}"})
    with pytest.raises(NeedsPassphrase):
        journal.save(draft)
    assert not any(SECRET.encode() in data for data in contents().values())
    journal.unlock(WORDS)
    entry = journal.save(draft)
    assert entry is not None and entry.answers["event"] == f"half {SECRET}" and journal.drafts() == []


def test_a_window_open_while_it_is_taken_away_elsewhere_goes_on() -> None:
    journal = locked("One")
    remove_passphrase("F2", WORDS)
    journal.save(journal.begin("alone"), {"event": "Two"})
    assert len(Journal.open("F2").entries()) == 2


_STOPPED = """
import os, signal, sys
from sessions.store import private_files
from sessions.journal import passphrases, places, sealing
what, stop, secret, public, key = sys.argv[1:]
steps = 0
def counted(real):
    def step(*arguments):
        global steps
        steps += 1
        if steps == int(stop):
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments)
    return step
private_files.place_over = counted(private_files.place_over)
places.remove = counted(places.remove)
sealing.new_key = lambda: (secret, public)
sealing.locked_away = lambda secret, passphrase: bytes.fromhex(key)
sealing.unlocked = lambda data, passphrase: secret
sure = {"understood": True} if what == "set_passphrase" else {}
getattr(passphrases, what)("F2", "kererū at dusk", **sure)
"""


@pytest.mark.usefixtures("real_passphrases")
@pytest.mark.parametrize("what", ["set_passphrase", "remove_passphrase"])
@pytest.mark.parametrize("stop", [1, 2, 3, 4, 5, 6])
def test_a_kill_while_it_is_set_or_taken_away_loses_no_word(what: str, stop: int) -> None:
    journal = written("One")
    journal.keep_draft(journal.begin("alone"), {"event": "half"})
    if what == "remove_passphrase":
        set_passphrase("F2", WORDS, understood=True)
    given = [what, str(stop), *light_pair(), key_file(light_pair()[0], WORDS).hex()]
    done = subprocess.run([sys.executable, "-c", _STOPPED, *given], cwd=PROJECT, capture_output=True, timeout=60)
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    again = Journal.open("F2", WORDS if has_passphrase("F2") else None)
    assert again.problem == ""
    assert [entry.answers["event"] for entry in again.entries()] == ["One"]
    assert [draft.answers["event"] for draft in again.drafts()] == ["half"] and again.draft_problem() == ""
    if has_passphrase("F2"):
        assert not [name for name in contents() if name.endswith(".json") and "card" not in name], "nothing in the open"


def test_others_read_nothing_of_it_and_are_told_so() -> None:
    written("One").share(1)
    journal = Journal.open("F2")
    journal.move_out(1, ["event"])
    assert len(read_shared("F1")) == 1 and len(entries_leaving(["a-day"])) == 1
    set_passphrase("F2", WORDS, understood=True)
    assert read_shared("F1") == [] and entries_leaving(["a-day"]) == ()
    (told,) = not_readable(["a-day"])
    assert "passphrase" in told and "F2" in told
    assert not_readable(["another-day"]) == ()
    mine = Journal.open("F2", WORDS)
    assert len(entries_leaving(["a-day"], [mine])) == 1 and not_readable(["a-day"], [mine]) == ()
    with pytest.raises(JournalError, match="nobody else can read"):
        mine.share(1)


def test_the_reminder_needs_no_passphrase() -> None:
    from sessions.library.catalogue import Entry

    begun = "2026-03-12T00:00:00+00:00"
    listed = [Entry(name, name, "", begun, (), (), "3 Naming", 0.0) for name in ("a-day", "b-day")]
    journal = locked("One")
    assert [one.name for one in waiting_for_an_entry("F2", listed)] == ["b-day"]
    assert authors_with_entries("a-day") == {"F2": 1}
    journal.save(journal.begin("alone", session="b-day"), {"event": "x"})
    assert waiting_for_an_entry("F2", listed) == []


@pytest.mark.parametrize(("name", "damage"), [("f2.age", b"torn"), ("f2.age", None), ("f2.card.json", b"torn")])
def test_a_damaged_locked_journal_is_named_left_and_a_draft_is_still_kept(name: str, damage: bytes | None) -> None:
    locked("One").close()
    path = folder() / name
    path.unlink() if damage is None else path.write_bytes(damage)
    journal = Journal.open("F2", WORDS)
    assert name in journal.problem
    draft = journal.keep_draft(journal.begin("alone"), {"event": SECRET})
    with pytest.raises(DamagedJournal):
        journal.save(draft)
    assert not any(SECRET.encode() in data for data in contents().values())
    assert journal.drafts()[0].answers == {"event": SECRET}
    assert (path.read_bytes() if path.exists() else None) == damage


def _changed(data: bytes, after: bytes, by: int) -> bytes:
    at = data.index(after) + len(after) + by
    return data[:at] + (b"A" if data[at : at + 1] != b"A" else b"B") + data[at + 1 :]


@pytest.mark.usefixtures("real_passphrases")
@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-3],
        lambda data: data[:50],
        lambda data: b"",
        lambda data: b"torn",
        lambda data: _changed(data, b"-> scrypt ", 4),
        lambda data: _changed(data, b"\n--- ", 4),
        lambda data: _changed(data, b"\n--- ", -30),
        lambda data: data[:-1] + bytes([data[-1] ^ 1]),
    ],
)
def test_a_damaged_key_is_no_wrong_passphrase(damage: Callable[[bytes], bytes]) -> None:
    locked("One").close()
    key = folder() / "f2.key.age"
    whole = key.read_bytes()
    key.write_bytes(damage(whole))
    with pytest.raises(DamagedJournal, match="not your passphrase"):
        Journal.open("F2", WORDS)
    key.write_bytes(whole)
    assert len(Journal.open("F2", WORDS).entries()) == 1, "a copy from a backup opens it again"


def test_a_key_of_0_4_is_known_as_whole_once_it_opened() -> None:
    locked("One").close()
    card = folder() / "f2.card.json"
    told = json.loads(card.read_bytes())
    del told["key"]
    card.write_text(json.dumps(told))
    with pytest.raises(WrongPassphrase):
        Journal.open("F2", "something else")
    Journal.open("F2", WORDS).close()
    key = folder() / "f2.key.age"
    key.write_bytes(_changed(key.read_bytes(), b"-> scrypt ", 4))
    with pytest.raises(DamagedJournal, match="not as it was made"):
        Journal.open("F2", WORDS)


def debriefs(author: str, passphrase: str | None = None) -> list[str]:
    held = Journal.open(author, passphrase)
    try:
        return [one.entry.answers["what-happened"] for one in held.shared() if one.entry.written_together]
    finally:
        held.close()


def debriefed(author: str, words: str, *together: str) -> None:
    held = Journal.open(author)
    held.save(held.begin("debrief", session="a-day"), {"what-happened": words}, together=together)
    held.close()


@pytest.fixture
def keys_of_their_own(one_key: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "new_key", NEW_KEY)


@pytest.mark.usefixtures("keys_of_their_own")
def test_a_debrief_stays_with_the_other_author_when_one_has_a_passphrase() -> None:
    debriefed("F2", f"We both {SECRET}", "F1")
    written("Mine alone").close()
    told = set_passphrase("F2", WORDS, understood=True)
    assert debriefs("F1") == [f"We both {SECRET}"]
    assert "F1" in told and "no passphrase yet" in told and "in the open" in told
    assert b"Mine alone" not in b"".join(contents().values())
    (beside,) = [name for name in contents() if ".together-" in name]
    assert beside.endswith(".json"), "nobody loses words that are theirs too"

    assert "no passphrase" not in set_passphrase("F1", "four other words", understood=True)
    Journal.open("F2", WORDS).close()
    assert not any(SECRET.encode() in data for data in contents().values()), "now both have one, and it is locked"
    assert debriefs("F1", "four other words") == [f"We both {SECRET}"]

    held = Journal.open("F2", WORDS)
    held.save(held.edit(1), {"what-happened": "We both, again"})
    assert debriefs("F1", "four other words") == ["We both, again"], "a change reaches both"
    held.delete(1)
    assert debriefs("F1", "four other words") == [] and not any(".together-" in name for name in contents())
    held.restore(1)

    assert remove_passphrase("F1", "four other words") == "What F2 wrote together with you is in the open as well."
    assert debriefs("F1") == ["We both, again"], "the key is gone, the words are not"
    remove_passphrase("F2", WORDS)
    assert debriefs("F1") == ["We both, again"] and not any(".together-" in name for name in contents())


@pytest.mark.usefixtures("keys_of_their_own")
def test_a_debrief_that_names_nobody_belongs_to_all_who_keep_a_journal_here() -> None:
    debriefed("F1", "Ours")
    written("x").close()
    set_passphrase("F2", WORDS, understood=True)
    assert "F2 too" in set_passphrase("F1", "four other words", understood=True)
    assert debriefs("F2", WORDS) == ["Ours"] and not any(b"Ours" in data for data in contents().values())


@pytest.mark.parametrize("names", [("F2",), ("f2", "F1"), ("F2", "Somebody who keeps none")])
def test_a_debrief_is_for_those_it_names_locked_or_not(names: tuple[str, ...]) -> None:
    for author in ("F2", "F3"):
        held = Journal.open(author)
        held.save(held.begin("alone"), {"event": "x"})
    debriefed("F1", "Between us two", *names)
    assert (debriefs("F2"), debriefs("F3")) == (["Between us two"], [])
    set_passphrase("F1", "four other words", understood=True)
    assert (debriefs("F2"), debriefs("F3")) == (["Between us two"], [])


def test_a_debrief_whose_names_nobody_here_writes_under_is_lost_to_nobody() -> None:
    for author in ("F2", "F3"):
        held = Journal.open(author)
        held.save(held.begin("alone"), {"event": "x"})
    debriefed("F1", "Ours", "Mere")
    assert debriefs("F2") == debriefs("F3") == debriefs("Mere") == ["Ours"]


@pytest.mark.usefixtures("keys_of_their_own")
def test_a_debrief_locked_away_by_0_4_comes_back_when_its_journal_is_opened() -> None:
    debriefed("F2", "Ours", "F1")
    set_passphrase("F2", WORDS, understood=True)
    card = folder() / "f2.card.json"
    card.write_text(json.dumps({**json.loads(card.read_bytes()), "together": {}}))
    for path in folder().glob("*.together-*"):
        path.unlink()
    assert debriefs("F1") == []
    Journal.open("F2", WORDS).close()
    assert debriefs("F1") == ["Ours"]


@pytest.mark.usefixtures("real_passphrases")
def test_a_foreign_key_that_asks_for_too_much_work_is_refused_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    locked("One").close()
    key = folder() / "f2.key.age"
    work = sealing.work_of(key.read_bytes())
    key.write_bytes(key.read_bytes().replace(b" %d\n" % work, b" 23\n", 1))
    tried: list[bytes] = []
    monkeypatch.setattr(pyrage.passphrase, "decrypt", lambda data, words: tried.append(data))
    with pytest.raises(DamagedJournal, match="more work"):
        Journal.open("F2", WORDS)
    assert not tried


@pytest.mark.usefixtures("real_passphrases")
def test_our_own_key_opens_however_busy_the_computer_is(monkeypatch: pytest.MonkeyPatch) -> None:
    key = key_file(light_pair()[0], WORDS)
    looks = iter([1000] * 40)
    real = pyrage.passphrase.decrypt

    def busy(data: bytes, words: str) -> bytes:
        if seconds := next(looks, 0):
            raise pyrage.DecryptError(f"Excessive work parameter for passphrase.\nIt would take {seconds} seconds.")
        return bytes(real(data, words))

    monkeypatch.setattr(pyrage.passphrase, "decrypt", busy)
    assert UNLOCK(key, WORDS) == light_pair()[0]
    looks = iter([1000] * 10_000)
    with pytest.raises(JournalError, match="too much to do") as problem:
        UNLOCK(key, WORDS)
    assert not isinstance(problem.value, DamagedJournal | WrongPassphrase)


@pytest.mark.usefixtures("real_passphrases")
def test_a_key_made_while_the_computer_is_busy_is_as_hard_to_guess(monkeypatch: pytest.MonkeyPatch) -> None:
    made = iter([11, 12, 17])
    key = b"age-encryption.org/v1\n-> scrypt DoLVeggJctEjvKg1iigt1w %d\n"
    monkeypatch.setattr(pyrage.passphrase, "encrypt", lambda data, words: key % next(made))
    assert sealing.work_of(LOCK_AWAY(light_pair()[0], "one more passphrase")) == 17


@pytest.mark.usefixtures("real_passphrases")
def test_without_the_library_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    locked("One").close()
    before = contents()
    real = importlib.import_module

    def none(name: str, *more: str) -> object:
        if name == "pyrage":
            raise ImportError(name)
        return real(name, *more)

    monkeypatch.setattr(importlib, "import_module", none)
    monkeypatch.setattr(sealing, "unlocked", UNLOCK)
    monkeypatch.setattr(sealing, "new_key", NEW_KEY)
    with pytest.raises(NoLibrary, match="pip install pyrage"):
        Journal.open("F2", WORDS)
    with pytest.raises(NoLibrary):
        set_passphrase("F1", WORDS, understood=True)
    other = Journal.open("F1")
    assert other.save(other.begin("alone"), {"event": "no passphrase, no library"}) is not None
    assert {name: data for name, data in contents().items() if name.startswith("f2")} == before


def test_importing_journals_imports_no_library() -> None:
    code = "import sys, sessions.journal; sys.exit('pyrage' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=PROJECT, timeout=60).returncode == 0
