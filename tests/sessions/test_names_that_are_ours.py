"""A name of the roster that is a word of ours too stops no export: names are looked for in people's words only."""

from __future__ import annotations

import io
import zipfile
import zlib
from importlib.resources import files
from pathlib import Path

import pytest

from exercises.leaving.outline import AUDIENCES, Audience
from sessions.export.formats import FORMATS
from sessions.export.making import Wanted, make
from sessions.export.roster_names import names
from sessions.importing.cases import import_file
from sessions.importing.report import Wanted as Part
from sessions.leaving.problem import ExportError
from sessions.library import beginning, templates
from sessions.live.session import Session
from sessions.roster.finding import Finder
from sessions.roster.keeping import Known, Roster, changing
from sessions.roster.searching import searched

OURS = ("Day", "Page", "Theme", "Team", "Sheet", "Table", "Chair", "Voice", "Role", "Read", "Ng", "Jo")
SAMPLES = {
    "rating": ("case-rating", ()),
    "audit": ("team-audit", ()),
    "netgram": ("net-gram", ()),
    "canvas": ("canvas", ("harbour-steps",)),
}


@pytest.fixture
def known() -> None:
    with changing() as place:
        place[0] = place[0].with_known(*(Known(name, f"bird {at}") for at, name in enumerate(OURS)))


def _brought_in(name: str) -> Session:
    exercise, only = SAMPLES[name]
    session = beginning.new_session("Day one", [templates.template(exercise)], by="F1")
    import_file(session, Path(str(files("sessions").joinpath(f"samples/{name}.json"))), Part(only=only))
    return session


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("name", SAMPLES)
def test_every_format_is_written_where_names_are_words_of_ours(name: str, audience: Audience) -> None:
    session = _brought_in(name)
    for form in FORMATS:
        try:
            make([session], Wanted(form, audience, names("", audience)))
        except ExportError as problem:
            assert "roster" not in str(problem), form
    session.close()


def test_a_name_that_somebody_said_still_stops_it(monkeypatch: pytest.MonkeyPatch) -> None:
    with changing() as place:
        place[0] = place[0].with_known(Known("Quillabeth", "Kea"))
    session = beginning.new_session("Day one", [templates.template("post-its")], by="F1")
    session.record("note", {"question": "HELPS", "area": "me", "text": "Quillabeth rings", "number": 1}, run="post-its")
    wanted = names("", "participants")
    monkeypatch.setattr(type(wanted), "file_name", lambda self, name: name)
    wanted.words = str  # type: ignore[misc, method-assign, attr-defined]
    with pytest.raises(ExportError, match="Quillabeth"):
        make([session], Wanted("md", "participants", wanted))
    session.close()


def _picture(*chunks: tuple[bytes, bytes]) -> bytes:
    made = b"\x89PNG\r\n\x1a\n"
    for kind, data in chunks:
        made += len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")
    return made


def test_the_points_of_a_picture_are_no_letters_and_its_words_are() -> None:
    finder = Finder(Roster().with_known(Known("Ng", "Kea")))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("media/1.png", _picture((b"IHDR", b"\0\0"), (b"IDAT", b"\xff Ng \xff"), (b"IEND", b"")))
    assert searched({"after.docx": packed.getvalue()}, finder) == []
    told = searched({"a.png": _picture((b"IHDR", b"\0\0"), (b"tEXt", b"Title\0Ng rang"), (b"IEND", b""))}, finder)
    assert {one.real for one in told} == {"Ng"}
