"""Unfinished entries: kept privately, given back, and gone when they are done."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from sessions.live import drafts
from tests.awkward import AWKWARD


def test_a_draft_comes_back_and_goes_when_empty(own_place: Path) -> None:
    assert drafts.kept("a-day", "F2") == {}
    drafts.keep("a-day", "F2", {"line": "9 why: nob", "chair": 9})
    assert drafts.kept("a-day", "F2") == {"line": "9 why: nob", "chair": 9}
    assert drafts.kept("a-day", "F1") == {} == drafts.kept("another", "F2")
    drafts.keep("a-day", "F2", {"line": ""})
    assert drafts.kept("a-day", "F2") == {} and not list((own_place / "drafts").iterdir())
    drafts.keep("a-day", "F2", {})


def test_only_this_person_can_read_it(own_place: Path) -> None:
    drafts.keep("a-day", "F2", {"line": "private"})
    (file,) = (own_place / "drafts").iterdir()
    assert file.stat().st_mode & 0o777 == 0o600 and file.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    ("one", "other"), [("ليلى", "مريم"), ("मीरा", "मारा"), ("Hīne", "Hēne"), ("李", "王"), ("\U0001f426", "\U0001f30a")]
)
def test_writers_in_other_scripts_have_drafts_of_their_own(own_place: Path, one: str, other: str) -> None:
    drafts.keep("a-day", one, {"line": "mine"})
    assert drafts.kept("a-day", other) == {}
    drafts.keep("a-day", other, {"line": "yours"})
    assert drafts.kept("a-day", one) == {"line": "mine"} and drafts.kept("a-day", other) == {"line": "yours"}
    assert drafts.writers("a-day", lambda text: "mine" in text) == [drafts.writer_of(one)]
    assert all(len(path.name.encode()) < 200 for path in (own_place / "drafts").iterdir())
    drafts.keep("a" * 80, one * 40, {"line": "the longest of both"})


def test_a_writers_name_is_one_however_its_letters_were_made() -> None:
    drafts.keep("a-day", "Hīne\u200b", {"line": "mine"})
    assert drafts.kept("a-day", "hi\u0304ne") == {"line": "mine"}


def test_a_draft_that_stands_under_the_plain_name_comes_back_once(own_place: Path) -> None:
    drafts.keep("a-day", "h-ne", {"line": "as 0.4 kept it"})
    assert drafts.kept("a-day", "Hīne") == {"line": "as 0.4 kept it"} == drafts.kept("a-day", "Hīne")
    drafts.keep("a-day", "Hīne", {})
    assert not list((own_place / "drafts").iterdir())


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_words_never_stop_it(text: str) -> None:
    drafts.keep("a-day", text, {"line": text})
    kept = drafts.kept("a-day", text)
    assert kept["line"] == text.encode("utf-8", "replace").decode("utf-8")


@pytest.mark.parametrize("by", ["", "../../x", "Mārama", "a/b", "x" * 500, "\x00"])
def test_a_writers_name_never_becomes_a_path(own_place: Path, by: str) -> None:
    drafts.keep("a-day", by, {"line": "x"})
    (file,) = (own_place / "drafts").iterdir()
    assert file.name.startswith("a-day.")


@pytest.mark.parametrize("found", [b"", b"{", b"[1]", b"\xff", b"[" * 100_000, b'"x"'])
def test_a_damaged_draft_is_no_draft(own_place: Path, found: bytes) -> None:
    drafts.keep("a-day", "F2", {"line": "x"})
    (file,) = (own_place / "drafts").iterdir()
    file.write_bytes(found)
    assert drafts.kept("a-day", "F2") == {}


def test_a_refusing_disk_leaves_nothing_half(own_place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drafts.keep("a-day", "F2", {"line": "first"})

    def refuse(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(OSError):
        drafts.keep("a-day", "F2", {"line": "second"})
    assert len(list((own_place / "drafts").iterdir())) == 1 and drafts.kept("a-day", "F2") == {"line": "first"}


def test_only_sessions_have_drafts() -> None:
    with pytest.raises(ValueError):
        drafts.keep("../x", "F2", {"line": "x"})


def test_nothing_is_kept_before_what_was_left_is_read() -> None:
    drafts.keep("a-day", "F2", {"unsent": ["half typed"]})
    keeper = drafts.Keeper("a-day", "F2")
    keeper.keep({"unsent": []}, 60)
    assert drafts.kept("a-day", "F2") == {"unsent": ["half typed"]} == keeper.left()
    keeper.keep({"unsent": []}, 60)
    assert drafts.kept("a-day", "F2") == {}
    keeper.end()


def test_the_last_words_are_kept_though_the_disk_is_still_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    goes_on, keep = threading.Event(), drafts.keep

    def slow(name: str, by: str, draft: dict[str, Any], window: int) -> None:
        goes_on.wait(60)
        keep(name, by, draft, window)

    monkeypatch.setattr(drafts, "keep", slow)
    keeper = drafts.Keeper("a-day", "F2")
    keeper.left()
    keeper.keep({"unsent": ["half"]}, 0)
    threading.Timer(0.1, goes_on.set).start()
    keeper.settle(60)
    keeper.keep({"unsent": ["half an answer"]}, 60)
    keeper.end()
    assert drafts.kept("a-day", "F2") == {"unsent": ["half an answer"]}
