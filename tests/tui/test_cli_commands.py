"""The commands that record, show the room and write files: nothing claimed that is not so."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sessions.lines.carry_out import perform
from sessions.live.session import open_session
from sessions.store import locations, private_files
from sessions.store.event_store import EventStore
from tests.pseudo_terminal import Terminal
from tests.tui.cli_helpers import Run, full_disk, home, installed, run, session_names
from tui.cli.output import Refusal
from tui.cli.saving import must_be_saved, not_recorded

__all__ = ["home", "run"]


def test_do_says_what_happened_and_keeps_it(run: Run) -> None:
    name = run("new", "Day")[1].strip()
    status, out, err = run("do", "day", "+ child Tama: the child", "1 why: too many hands", "find hands")
    assert (status, err) == (0, "")
    assert "  1 why" in out or "too many hands" in out
    document = json.loads(run("show", "day", "--json")[1])
    assert document["session"] == name and document["title"] == "Day" and document["current"] == "live-grid"
    assert document["room"] == {"view": "welcome", "blanked": False, "held": False}
    assert "Tama" in json.dumps(document["exercises"]["live-grid"])
    assert "Tama" in run("show", "day")[1]


def test_do_stops_at_the_first_refusal_and_keeps_what_went_before(run: Run) -> None:
    run("new", "Day")
    status, out, err = run("do", "day", "+ child Tama: the child", "nonsense here", "+ parent Hine: mum")
    assert status == 1 and out.count("\n") == 1
    assert err.startswith("line 2: ")
    text = run("show", "day")[1]
    assert "Tama" in text and "Hine" not in text


def test_do_reads_lines_from_standard_input(run: Run) -> None:
    run("new", "Day")
    script = "\ufeff# a case\r\n\r\n+ child Tama: the child\r\n+ parent Hīne: mum\n  # more\nnonsense\n+ agency Jo: x"
    status, _, err = run("do", "day", "-", stdin=script.encode())
    assert status == 1 and err.startswith("line 6: ")
    text = run("show", "day")[1]
    assert "Hīne" in text and "Jo" not in text


def test_lines_typed_in_a_terminal_go_on_after_one_that_is_refused(run: Run) -> None:
    run("new", "Day")
    with Terminal([Path(sys.executable).with_name("holdspace"), "do", "day", "-"]) as terminal:
        terminal.wait_for("ctrl d ends")
        for line, answer in (("nonsense", "line 1: "), ("+ child Tama: the child", "the child")):
            terminal.send(f"{line}\n")
            terminal.wait_for(answer)
        terminal.send("1 zzz\nnote: only ours\n\x04")
        assert terminal.wait_exit() == 1
        assert "line 3: " in terminal.text() and "line 4: " not in terminal.text()
    text = run("show", "day")[1]
    assert "Tama" in text and "only ours" in text


def test_do_replaces_bytes_that_are_no_utf8(run: Run) -> None:
    run("new", "Day")
    assert run("do", "day", "-", stdin=b"+ child M\xe1ori: the child\n1 why: \x1b]0;x\x07 yes\n")[0] == 0
    assert "M\ufffdori" in run("show", "day")[1]


def test_do_with_nothing_to_do(run: Run) -> None:
    run("new", "Day")
    status, out, err = run("do", "day", "-", stdin=b"# only this\n\n")
    assert (status, out) == (2, "") and "nothing to do" in err


def test_do_claims_nothing_that_the_disk_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("new", "Day")
    run("do", "day", "+ child Tama: the child")

    monkeypatch.setattr(private_files, "pwrite", full_disk)
    status, out, err = run("do", "day", "1 why: too many hands", "1 do: less")
    assert (status, out) == (1, "")
    assert err.startswith("line 1: NOT SAVED") and "space" in err
    status, out, err = run("new", "Other")
    assert (status, out) == (1, "") and "space" in err
    monkeypatch.undo()


def test_what_the_disk_refused_is_dropped_and_the_next_line_is_recorded(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where somebody types on, at `do -` in a terminal and in line mode."""
    name = run("new", "Day")[1].strip()
    held = open_session(name)
    perform(held, "+ child Tama: the child")
    with monkeypatch.context() as disk:
        disk.setattr(private_files, "pwrite", full_disk)
        perform(held, "1 why: too many hands")
        with pytest.raises(Refusal, match="NOT SAVED: this line was not recorded"):
            must_be_saved(held, not_recorded(held, len(held.events) - 1))
    assert not held.unsaved and held.problem is None and held.events == open_session(name, read_only=True).events
    perform(held, "1 do: less")
    must_be_saved(held, "")
    held.close()
    chair = open_session(name, read_only=True).state.run.state.chairs[1]
    assert set(chair.answers) == {"intervention"}


@pytest.mark.parametrize("saved", [0, 1, 2])
def test_a_line_that_makes_two_entries_says_what_the_disk_took_of_it(
    run: Run, monkeypatch: pytest.MonkeyPatch, saved: int
) -> None:
    name = run("new", "Day")[1].strip()
    run("do", "day", "exercise compass", "+ The third visit", "1 me: tired of it")
    real, written = EventStore.append, []

    def one_less(store: EventStore, *about: Any) -> None:
        if len(written) >= saved:
            raise OSError(28, os.strerror(28))
        written.append(about)
        real(store, *about)

    with monkeypatch.context() as disk:
        disk.setattr(EventStore, "append", one_less)
        status, _, err = run("do", "day", "close")
    assert open_session(name, read_only=True).state.run.state.closed is (saved > 0)
    part = "line 1: NOT SAVED: a part of this line was recorded and the rest was not; look at what stands before you"
    assert status == (saved < 2) and ["this line was not recorded" in err, part in err, not err][saved]


def test_do_goes_on_recording_when_nobody_reads_what_it_says(run: Run) -> None:
    name = run("new", "Day")[1].strip()
    command = Path(sys.executable).with_name("holdspace")
    reader, writer = os.pipe()
    os.close(reader)
    lines = [f"+ agency P{number}: x" for number in range(5)]
    done = subprocess.run([command, "do", name, *lines], stdout=writer, stderr=subprocess.PIPE, timeout=60)
    os.close(writer)
    assert done.returncode == 0 and done.stderr == b""
    assert len(open_session(name, read_only=True).state.run.state.chairs) == 5


def test_the_room_command_never_opens_a_session(run: Run) -> None:
    run("new", "Day")
    code = (
        "import sys; from tui.cli.main import main; main(['room', 'day']);"
        "heavy = ('sessions.live.session', 'sessions.store.event_store', 'sessions.library.catalogue');"
        "print([m for m in heavy if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.splitlines()[-1] == "[]"
    locations.session_path(session_names()[0]).unlink()
    assert run("room", "day")[0] == 0


def test_a_dropped_line_does_not_stay_in_the_room(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("new", "Day")
    before = run("room", "day")[1]

    with monkeypatch.context() as disk:
        disk.setattr(private_files, "pwrite", full_disk)
        assert run("do", "day", "go close")[0] == 1
    assert run("room", "day")[1] == before


def test_export_by_ending_audience_and_never_over_a_file(run: Run, tmp_path: Path) -> None:
    run("new", "Day")
    run("do", "day", "+ child Tama: the child")
    page, kept = tmp_path / "after.md", tmp_path / "all.JSON"
    status, out, _ = run("export", "day", "--to", str(page))
    assert status == 0 and "participants" in out and page.read_text().startswith("# Day")
    status, out, _ = run("export", "day", "--to", str(kept))
    assert status == 0 and "facilitators" in out and json.loads(kept.read_text())
    page.write_text("mine")
    status, out, err = run("export", "day", "--to", str(page))
    assert (status, out) == (1, "") and "--replace" in err and page.read_text() == "mine"
    assert run("export", "day", "--to", str(page), "--replace")[0] == 0 and page.read_text() != "mine"
    assert run("export", "day", "--to", str(tmp_path / "x.odd"))[0] == 2
    assert run("export", "day", "--to", "-", "--format", "odd")[0] == 2


def test_export_to_standard_output(run: Run) -> None:
    run("new", "Whānau day")
    done = installed("export", "whanau", "--to", "-")
    assert done.returncode == 0 and done.stdout.decode().startswith("# Whānau day") and b"participants" in done.stderr


def test_restore_prints_the_new_name(run: Run, tmp_path: Path) -> None:
    name = run("new", "Day")[1].strip()
    run("export", "day", "--to", str(tmp_path / "all.json"))
    status, out, _ = run("restore", str(tmp_path / "all.json"))
    assert status == 0 and locations.is_name(out.strip()) and out.strip() != name
    status, out, err = run("restore", str(tmp_path / "nothing.json"))
    assert (status, out) == (1, "") and err.count("\n") == 1


def test_each_thing_wrong_in_a_file_is_a_line_of_its_own(run: Run, tmp_path: Path) -> None:
    name = run("new", "Day")[1].strip()
    (tmp_path / "case.json").write_text('{"chairs": [{"id": 1, "row": "agency", "person": "Jo"}]}')
    status, _, err = run("import", name, str(tmp_path / "case.json"))
    assert status == 1 and [line.partition(":")[0] for line in err.splitlines()] == ["title", "chairs[0].id"]
    assert err.endswith("not 1. Nothing was imported.\n")


def test_import_of_nothing_and_of_nonsense(run: Run, tmp_path: Path) -> None:
    run("new", "Day")
    (tmp_path / "case.json").write_text("[/]")
    for file in ("case.json", "nothing.json"):
        status, out, err = run("import", "day", str(tmp_path / file))
        assert (status, out) == (1, "") and err.count("\n") == 1


def test_demo_without_a_terminal_is_the_participants_page(run: Run) -> None:
    done = installed("demo")
    assert done.returncode == 0 and done.stderr == b"" and done.stdout.startswith(b"# ")
    assert len(session_names()) == 1
