"""The sample workshop day and what two facilitators do after it, by the commands people type; and its files, opened.

Two journals written at once in two terminals, statements drawn, everything folded in with the themed notes, words given
and taken back, a roster, and every format for every audience it makes sense for.
"""

from __future__ import annotations

import contextlib
import html
import io
import json
import re
import sys
import time
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests import shared
from tests.pseudo_terminal import Terminal
from tui.app.line_entry import HABIT
from tui.cli.main import main

SAMPLES = Path(__file__).resolve().parents[1] / "sessions" / "samples"
COMMAND = Path(sys.executable).with_name("holdspace")
AUDIENCES = ("facilitators", "participants", "public")
ENDINGS = {
    "md": ".md",
    "html": ".html",
    "csv": "",
    "json": ".json",
    "docx": ".docx",
    "xlsx": ".xlsx",
    "qdpx": ".qdpx",
    "svg": "",
    "graphml": ".graphml",
    "ics": ".ics",
}
NOT_FOR_ANYBODY = ("graphml", "ics")
"""Chairs and agreed days are for those who took part: for the public there is no such file."""

ROSTER = (
    ("Aroha", "Kea", "--as-written"),
    ("Hōhepa", "Tūī"),
    ("Priya", "Kererū"),
    ("Zarāphine Quill", "P4117"),
    ("Ngā Awa Hall", "the hall", "--organisation"),
)
"""Three stand in the day's words, one is where it was held, one nowhere; one of them was given a number."""
IN_THE_DAY = ("Aroha", "Hōhepa", "Priya", "Ngā Awa Hall")
TYPED = {
    "F1": ("Two chairs were put back crooked", "ZQREACT one, I was cross with the tall one"),
    "F2": ("Somebody washed every cup", "ZQREACT two, I nearly wept at the sink"),
}
BY_HAND = "one of us washes up with them"
PRIVATE = ("ZQPRIVATE she looked tired", "ZQFOLLOW ring her")
ELEPHANT = "ZQELEPHANT we are afraid of the contract"
"""Written of one that nobody said yes to words for."""
WITHDRAWN = 11
GIVEN, NUMBERED, ROOM_ONLY = 39, 56, 73


@dataclass
class Day:
    """One done day: what was said on the way, and every file."""

    folder: Path
    name: str = ""
    said: dict[str, str] = field(default_factory=dict)
    """What a step printed, by its name."""
    screens: dict[str, str] = field(default_factory=dict)
    """The last screen of each journal."""
    refused: dict[tuple[str, str], str] = field(default_factory=dict)

    def file(self, format: str, audience: str) -> Path:
        """Where that export lies."""
        return self.folder / f"{audience}{ENDINGS[format] or f'-{format}'}"

    def files(self, audience: str) -> Iterator[Path]:
        """Every file that left for that audience."""
        for format in ENDINGS:
            path = self.file(format, audience)
            if path.is_dir():
                yield from sorted(path.iterdir())
            elif path.exists():
                yield path

    def notes(self) -> list[dict[str, Any]]:
        """The notes of the file that was imported, in order."""
        import csv

        with (SAMPLES / "notes.csv").open(encoding="utf-8", newline="") as rows:
            return list(csv.DictReader(rows))

    @property
    def withdrawn(self) -> str:
        """The words that were taken back."""
        return str(self.notes()[WITHDRAWN - 1]["text"])


def run(*words: str) -> tuple[int, str, str]:
    """A command as people type it: its status and what it said."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(list(words))
    return status, out.getvalue(), err.getvalue()


def told(*words: str) -> str:
    """What a command said that went well."""
    status, out, err = run(*words)
    assert status == 0, f"{words}: {err}"
    return out + err


def reactions() -> list[str]:
    """Every private reaction there is, of the day's file and typed since."""
    day = json.loads((SAMPLES / "workshop.json").read_text(encoding="utf-8"))
    imported = [entry["my_reaction"]["text"] for entry in day["entries"] if entry["what"] == "journal entry"]
    return [*imported, *(reaction for _, reaction in TYPED.values())]


@pytest.fixture(scope="module", name="day")
def done_day() -> Day:
    """The day as it was done once for every test of its files; none of them changes what lies there."""
    return shared.once_in_a_folder("day", _done_day)


def _done_day(place: Path) -> Day:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOLDSPACE_HOME", str(place / "home"))
        patch.setenv("TEXTUAL_ANIMATIONS", "none")
        patch.delenv("NO_COLOR", raising=False)
        return _everything(place / "out")


def _everything(folder: Path) -> Day:
    day = Day(folder)
    folder.mkdir(parents=True, exist_ok=True)
    new = ("new", "Working alongside", "--exercise", "live-grid", "--place", "Ngā Awa Hall", "--as", "F2")
    day.name = told(*new).strip()
    for file in ("workshop.json", "tama.json", "notes.csv", "theming.json"):
        day.said[file] = told("import", day.name, str(SAMPLES / file), "--as", "F2")
    for known in ROSTER:
        told("roster", "add", *known)
    _journals(day)
    _distilled(day)
    _given(day)
    first = folder / "first.md"
    told("export", day.name, "--to", str(first), "--for", "participants", "--as", "F2")
    day.said["first"] = first.read_text(encoding="utf-8")
    day.said["withdrawn"] = told("do", day.name, f"{WITHDRAWN} withdrawn", "--as", "F2")
    day.said["preview"] = told("export", day.name, "--preview", "--for", "participants")
    day.said["F1 reads F2"] = told("journal", day.name, "--as", "F1", "--by", "F2")
    for writer in TYPED:
        day.said[f"{writer} reads"] = told("journal", day.name, "--as", writer, "--read", "4")
    for audience in AUDIENCES:
        for format in ENDINGS:
            words = ("export", day.name, "--format", format, "--for", audience, "--to", str(day.file(format, audience)))
            status, out, err = run(*words, "--as", "F1")
            day.said[f"{format} {audience}"] = out + err
            if status:
                day.refused[(format, audience)] = err
    day.said["exports"] = told("exports", day.name)
    return day


def _journals(day: Day) -> None:
    """Both write at once, each in a terminal; what is the author's alone is locked by the form."""
    windows = {writer: Terminal([COMMAND, "journal", day.name, "--as", writer]) for writer in TYPED}
    try:
        for step, ready in (
            ("", "? help"),
            ("n\r", "What do you write?"),
            ("\r", "1 of 6"),
            ("event", ""),
            ("\t", ""),
            ("reaction", ""),
            ("\x13", "Saved as entry 4"),
        ):
            for writer, window in windows.items():
                event, reaction = TYPED[writer]
                words = {"event": event, "reaction": reaction}.get(step, step)
                if step == "\r":
                    time.sleep(2 * HABIT)  # two enters in one go are one: the second would be nothing
                window.send(words)
                # What is typed is drawn over several lines: its last word has to be there before the next key.
                waited = ready or words.split()[-1] if words.strip() else ready
                if waited:
                    window.wait_for(waited)
        for writer, window in windows.items():
            day.screens[writer] = window.text()
            window.send("\x11")
            assert window.wait_exit() == 0 and window.sane() == []
    finally:
        for window in windows.values():
            window.close()


def _distilled(day: Day) -> None:
    lines = (
        "exercise distil",
        f"statement works team from F2, entry 4: {BY_HAND}",
        "exercise post-its",
        "fold in all",
        "fold in feedback 1-4",
    )
    day.said["folded"] = told("do", day.name, *lines, "--as", "F1")


def _given(day: Day) -> None:
    lines = (
        f"note: {PRIVATE[0]}",
        f"follow up: {PRIVATE[1]}",
        "elephant box",
        f"e5 changed: {ELEPHANT}",
        f"{GIVEN} consent without my number",
        f"{NUMBERED} consent with my number",
        f"{ROOM_ONLY} consent room only",
        f"{WITHDRAWN} consent without my number",
    )
    day.said["given"] = told("do", day.name, *lines, "--as", "F2")


# -- what lies in the files -------------------------------------------------------------------------------------------


_PNG = b"\x89PNG\r\n\x1a\n"


@cache
def texts(path: Path) -> tuple[str, ...]:
    """The file's name and its bytes as text in each way a reader may put them together: unzipped, unescaped, unfolded,
    without tags, each once."""
    return tuple(dict.fromkeys([path.name, *_texts(path.read_bytes())]))


def _texts(data: bytes) -> Iterator[str]:
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as held:
            for inside in held.namelist():
                yield inside
                yield from _texts(held.read(inside))
        return
    text = _without_pixels(data).decode("utf-8", "replace")
    plain = re.sub(r"\\u([0-9a-fA-F]{4})", lambda one: chr(int(one[1], 16)), text)
    for form in dict.fromkeys([text, re.sub(r"\r?\n[ \t]", "", text), re.sub(r"\\(.)", r"\1", plain)]):
        unescaped = html.unescape(form)
        yield form
        yield unescaped
        if "<" in form:
            yield re.sub(r"<[^<>]*>", "", unescaped)
            yield re.sub(r"<[^<>]*>", " ", unescaped)


def _without_pixels(data: bytes) -> bytes:
    """The file; of an image all but its packed pixels, in which any two signs and digits may stand by chance."""
    if not data.startswith(_PNG):
        return data
    kept, at = b"", len(_PNG)
    while at < len(data):
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        kept += b"" if kind == b"IDAT" else data[at + 4 : at + 8 + length] + b"\n"
        at += 12 + length
    return kept


def letters(text: str) -> str:
    """The text as it is compared: no accents, case, spaces, or shapes of quotes."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[\s'’‘\"“”\\\u0300-\u036f]+", "", plain)


@cache
def _letters_of(path: Path) -> str:
    return "\n".join(dict.fromkeys(map(letters, texts(path))))


def found(words: Iterable[str], path: Path) -> list[str]:
    """Which of the words stand anywhere in the file, or in what it is called."""
    return [word for word in words if letters(word) in _letters_of(path)]


def _bare(text: str) -> str:
    return re.sub(r"[\u0300-\u036f]", "", unicodedata.normalize("NFKD", text))


def names_found(path: Path) -> list[str]:
    """Which names of the roster stand in the file as words of their own, with or without their macrons."""
    plain = [_bare(text) for text in texts(path)]
    if path.suffix == ".json":
        # A built-in template's own examples have names that are nobody's here.
        whole = json.loads(path.read_text(encoding="utf-8"))
        events = [{**event, "data": {**event["data"], "template": {}}} for event in whole.get("events", ())]
        plain = [_bare(json.dumps({**whole, "events": events}, ensure_ascii=False))]
    hits = []
    for real, _, *more in ROSTER:
        looked = re.compile(
            rf"(?<![^\W_]){re.escape(_bare(real))}(?![^\W_])", 0 if "--as-written" in more else re.IGNORECASE
        )
        hits += [real] if any(looked.search(text) for text in plain) else []
    return hits


def numbers_found(path: Path) -> list[str]:
    """P-numbers; what a workbook calls its cells is none."""
    cells = r' (?:r|ref|sqref|activeCell)="[A-Z]+\d+(?::[A-Z]+\d+)?"'
    every = (re.sub(cells, "", text) for text in texts(path))
    return sorted({hit for text in every for hit in re.findall(r"(?<![\w#])[Pp]\d{2,4}(?!\w)", text)})
