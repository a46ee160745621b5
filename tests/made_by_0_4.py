"""What a folder that version 0.4 made is told as: its sessions, journals and lists, and every export, as short text.

`python -m tests.made_by_0_4 --renew [NAME …]` prints what changed against what 0.4 told and makes it the expectation;
the reason belongs into the commit.
"""

from __future__ import annotations

import argparse
import contextlib
import difflib
import hashlib
import io
import json
import os
import re
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from exercises.leaving.outline import Audience
from sessions.export import Gathered, NothingToWrite, Wanted, make, making, put
from sessions.export.from_journals import with_journals
from sessions.export.naming import Names
from sessions.export.roster_names import names
from sessions.export.scope import opened
from sessions.export.wording import Wording
from sessions.export.writers import docx_pictures
from sessions.live.session import Session

FIXTURES = Path(__file__).parent / "fixtures"
FOLDER = FIXTURES / "made-by-0.4"
EXPECTED = FIXTURES / "told-by-0.4"
AUDIENCES: tuple[Audience, ...] = ("facilitators", "participants", "public")
ONE_FILE = ("md", "html", "json", "docx", "xlsx", "qdpx", "graphml", "ics")
FOLDERS = ("csv", "svg")
FOR_PUBLIC = ("md", "json", "ics", "csv")
"""What is told for the public as well. What others may see is decided before a writer begins, so one of each kind of
writer shows it."""
READ = {("md", "participants"), ("md", "public"), ("ics", "facilitators")}
"""The exports whose whole text is kept, to see what changed; of every other one its digest."""
_STYLE = re.compile(rb"<style>.*?</style>", re.DOTALL)
"""How a page looks, which is no word of it."""
PASSPHRASE = "three tall kererū"
"""Of the journal of F3; those of F1 and F2 have none."""
SHEETS = {
    "journals": (),
    "lists": (
        ("list",),
        ("roster",),
        ("elephants",),
        ("exports",),
        ("templates", "list"),
    ),
}
"""What is told of the folder apart from its sessions."""

Run = Callable[..., tuple[int, str, str]]
"""A command as people type it: its status, what it said, and what it said on the side."""


def sessions(folder: Path = FOLDER) -> list[str]:
    """The names of the sessions in it."""
    return sorted(path.stem for path in (folder / "sessions").glob("*.json"))


def told(name: str, run: Run) -> str:
    """What the folder tells of one session, or of its journals or lists."""
    if name in SHEETS:
        return "".join(_journals(run) if name == "journals" else _lists(run))
    return "".join(_session(name, run))


def _heading(words: str) -> str:
    return f"\n===== {words}\n"


def _said(run: Run, *words: str, stdin: str = "") -> str:
    status, out, err = run(*words, stdin=stdin)
    return f"{_heading(' '.join(words))}{out}{err}" + (f"(status {status})\n" if status else "")


def _lists(run: Run) -> Iterator[str]:
    for words in SHEETS["lists"]:
        # What comes with holdspace is no part of the folder.
        yield "".join(line for line in _said(run, *words).splitlines(True) if "comes with holdspace" not in line)


def _journals(run: Run) -> Iterator[str]:
    for writer in ("F1", "F2"):
        # Which sessions wait for an entry, and how long, depends on the day the test is run.
        yield _said(run, "journal", "--as", writer).partition("\nWithout an entry of yours")[0]
        for number in range(1, 8):
            yield _said(run, "journal", "--as", writer, "--read", str(number))
    yield _said(run, "journal", "--as", "F1", "--bin")
    yield _said(run, "journal", "--as", "F3")
    # A passphrase takes its library seconds, on purpose: asked once.
    yield _said(run, "journal", "--as", "F3", "--read", "2", "--passphrase-stdin", stdin=f"{PASSPHRASE}\n")


def _session(name: str, run: Run) -> Iterator[str]:
    yield _heading("document")
    document = run("show", name, "--json")[1]
    yield f"{_digest(document.encode())}\n"
    yield from _lines("", json.loads(document))
    yield f"as text: {_digest(run('show', name)[1].encode())}\n"
    # How old the picture is depends on the day the test is run.
    yield "".join(line for line in _said(run, "room", name).splitlines(True) if not line.startswith("as it was "))
    with tempfile.TemporaryDirectory() as there:
        told_of = {audience: dict(_exports(name, Path(there) / audience, audience)) for audience in AUDIENCES}
        for format in (*ONE_FILE, *FOLDERS):
            yield from (told_of[audience][format] for audience in AUDIENCES if format in told_of[audience])


def _lines(where: str, value: Any) -> Iterator[str]:
    """What stands in a document, a line for each thing with its place, without what is empty."""
    if not value:
        return
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    if where.count(" ") < 4 and any(isinstance(one, dict | list) and one for _, one in inside):
        for key, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _lines(f"{where}{key} ", one)
    else:
        yield f"{where}{json.dumps(_without_empty(value), ensure_ascii=False)}\n"


def _without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_empty(one) for key, one in value.items() if one not in (None, "", [], {}, False)}
    return [_without_empty(one) for one in value] if isinstance(value, list) else value


def _exports(name: str, there: Path, audience: Audience) -> Iterator[tuple[str, str]]:
    """For each format the digest of what leaves, and of pages the text. What formats have in common is gathered and
    reworded once for all of them."""
    worded: dict[bool, Wording] = {}

    def word_once(*given: Any, documents: bool, **more: Any) -> Wording:
        if documents not in worded:
            worded[documents] = _Once(*given, documents=documents, **more)
        return worded[documents]

    there.mkdir()
    how = names("", audience)
    with pytest.MonkeyPatch.context() as patched, opened([name]) as sessions:
        patched.setattr(making, "Wording", word_once)
        patched.setattr(docx_pictures, "_image", _blot)
        for format in (*ONE_FILE, *FOLDERS):
            if audience != "public" or format in FOR_PUBLIC:
                said = _export(sessions, Wanted(format, audience, how), there / format)
                yield format, f"{_heading(f'{format} for {audience}')}{said}"


class _Once(Wording):
    """Words on their way out that are changed once for all formats that want them alike."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self._made: dict[bool | None, Gathered] = {}

    def as_it_is(self) -> Gathered:
        if None not in self._made:
            self._made[None] = super().as_it_is()
        return self._made[None]

    def gathered(self, names: Names, *, apart: bool) -> Gathered:
        if apart not in self._made:
            self._made[apart] = super().gathered(names, apart=apart)
        return self._made[apart]


def _export(sessions: Sequence[Session], wanted: Wanted, target: Path) -> str:
    try:
        made = make(sessions, with_journals(wanted, sessions, asked=False))
    except NothingToWrite as nothing:
        return f"{nothing}\n(status 2)\n"
    if made.folder or wanted.format in FOLDERS:
        put(made, target)
        return "".join(f"{_digest(file.read_bytes())}  {file.name}\n" for file in sorted(target.iterdir()))
    (data,) = made.written.files.values()
    data = _without_images(data) if wanted.format == "docx" else _STYLE.sub(b"", data)
    return f"{_digest(data)}\n" + (data.decode("utf-8") if (wanted.format, wanted.audience) in READ else "")


def _blot(svg: str, image: Callable[[str], bytes] = docx_pictures._image) -> bytes:
    """An image of that size with nothing on it but a blot of its own: what is drawn is left out of what is compared."""
    return image(f'{svg.partition(">")[0]}><rect width="9" height="9" fill="#{_digest(svg.encode())[:6]}"/></svg>')


def _without_images(data: bytes) -> bytes:
    """What a Word document holds without its images, whose dots depend on the letters a computer has."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if not name.endswith(".png")]
        return b"".join(name.encode() + archive.read(name) for name in names)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def copied(home: Path) -> None:
    """Puts a copy of the folder there, private as 0.4 left it."""
    shutil.copytree(FOLDER, home, dirs_exist_ok=True)
    for path in (home, *home.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)


def differences(name: str, now: str) -> list[str]:
    """What is told otherwise than by 0.4, as lines of a diff."""
    before = (EXPECTED / f"{name}.txt").read_text(encoding="utf-8") if (EXPECTED / f"{name}.txt").exists() else ""
    return list(difflib.unified_diff(before.splitlines(), now.splitlines(), "expected", "told now", lineterm="", n=2))


def run_here(*words: str, stdin: str = "") -> tuple[int, str, str]:
    """The command of this version."""
    from tui.cli.main import main

    out, err = io.StringIO(), io.StringIO()
    before, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = main(list(words))
    finally:
        sys.stdin = before
    return status, out.getvalue(), err.getvalue()


def main(arguments: Sequence[str]) -> None:
    """Prints what changed, and with --renew makes it the expectation."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--renew", action="store_true", help="make what is told now the expectation")
    parser.add_argument("names", nargs="*", help="sessions, journals or lists; all of them without one")
    asked = parser.parse_args(arguments)
    os.environ["HOLDSPACE_WRITER"] = "F2"
    for name in asked.names or [*sessions(), *SHEETS]:
        with tempfile.TemporaryDirectory() as there:
            home = Path(there) / "home"
            copied(home)
            os.environ["HOLDSPACE_HOME"] = str(home)
            now = told(name, run_here)
        changed = differences(name, now)
        print(f"{name}: {f'{len(changed)} lines of difference' if changed else 'as before'}", *changed, sep="\n")
        if asked.renew and changed:
            (EXPECTED / f"{name}.txt").write_text(now, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
