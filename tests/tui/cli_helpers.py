"""What the tests of the command line share: a data folder of their own, and a way to run a command."""

from __future__ import annotations

import errno
import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sessions.store import locations
from tui.cli.main import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder, which is not there yet."""
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOLDSPACE_WRITER", "F2")
    return tmp_path / "data"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in this process: its status, and what it said on standard output and error."""

    def go(*argv: str, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        status = main(list(argv))
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return status, said.out, said.err

    return go


def installed(*argv: str | bytes, **options: object) -> subprocess.CompletedProcess[bytes]:
    """The installed command in its own process."""
    command = Path(sys.executable).with_name("holdspace")
    return subprocess.run([command, *argv], capture_output=True, timeout=60, **options)  # type: ignore[call-overload, no-any-return]


def session_names() -> list[str]:
    """The session files there are."""
    return [path.stem for path in locations.sessions_folder().glob("*.json")]


def full_disk(descriptor: int, data: bytes, position: int) -> int:
    """A disk that takes nothing, in place of private_files.pwrite."""
    raise OSError(errno.ENOSPC, "No space left on device")
