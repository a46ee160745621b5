"""Documents, files and writing processes for the tests of the store; knows no exercise."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

from tinydb import TinyDB

from sessions.store.event_check import check_of
from sessions.store.event_lines import encode_file, encode_lines
from sessions.store.event_store import FORMAT, Document, EventStore

PROJECT = Path(__file__).resolve().parents[2]
AWKWARD = 'He said "go}}" \\ \u2028 Māori 🙂 {"9": {\n}}\n tab\t'


def document(number: int, text: str = "words") -> Document:
    kind, data = "note", {"text": text}
    if number == 1:
        kind, data = "session", {"format": FORMAT, "text": text}  # type: ignore[dict-item]
    return {"number": number, "run": "r1", "kind": kind, "data": data, "at": "2025-01-01T09:00:00Z", "by": "typist"}


def documents(count: int, text: str = "words") -> list[Document]:
    return [document(number, text) for number in range(1, count + 1)]


def make_file(path: Path, count: int, text: str = "words") -> bytes:
    """A session file of `count` documents; returns its bytes."""
    EventStore.create(path, documents(count, text)).close()
    return path.read_bytes()


def save(store: EventStore, text: str = "words") -> Document:
    """Append one document the way a session does."""
    with store.locked():
        store.refresh()
        one = document(len(store.documents()) + 1, text)
        store.append([one])
    return one


def read_with_stock_tinydb(path: Path) -> list[dict[str, Any]]:
    """What TinyDB without any of our classes finds; checks ids against numbers on the way."""
    with TinyDB(path, access_mode="r", encoding="utf-8") as database:
        assert database.tables() == {"events"}
        found = database.table("events").all()
    assert [one.doc_id for one in found] == [one["number"] for one in found] == list(range(1, len(found) + 1))
    read = [dict(one) for one in found]
    for one in read:
        check = one.pop("check")
        assert check.removeprefix("+") == check_of(one)
    return read


def check_whole(path: Path) -> list[dict[str, Any]]:
    """The documents of a properly closed file with one document a line."""
    content = path.read_bytes()
    found = read_with_stock_tinydb(path)
    assert content.count(b"\n") == len(found) + 2
    assert content.endswith(b"}\n}}\n")
    assert [{**one, "check": ""} for one in found] == [
        {**one, "check": ""} for one in json.loads(content)["events"].values()
    ]
    return found


def start_python(code: str, *arguments: object, **options: Any) -> subprocess.Popen[str]:
    """A process that runs `code` with this project importable."""
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, **options)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def lines_of(some: list[Document], *, checked: bool = True) -> list[bytes]:
    """A line each as the store writes it; without checks, as it was written before there were any."""
    if checked:
        return [line for one in some for line in encode_lines([one], one["number"])]
    return [b'"%d": %s' % (one["number"], json.dumps(one, ensure_ascii=False).encode()) for one in some]


def file_of(*lines: bytes) -> bytes:
    """A whole file of those lines."""
    return b'{"events": {\n' + b",\n".join(lines) + b"\n}}\n"


def said_otherwise(path: Path, old: str, new: str) -> None:
    """The file as if it had been written with other words in it, so that its checks are those of what it says."""
    value = json.loads(path.read_text(encoding="utf-8").replace(old, new))
    for one in value["events"].values():
        one.pop("check", None)
    path.write_bytes(encode_file(list(value["events"].values())))
