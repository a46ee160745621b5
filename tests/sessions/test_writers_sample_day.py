"""The sample's whole day in the formats people open: written for everybody, and nothing private in any byte."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest

from exercises.leaving.outline import AUDIENCES
from sessions.export import gather
from sessions.export.writers import docx_file, html_file, svg_files, xlsx_file
from sessions.live.session import Session
from tests.leaving import unpacked
from tests.sessions.leaving_samples import sample_day
from tests.sessions.test_workshop_day import leaked

WRITERS = {"html": html_file, "docx": docx_file, "xlsx": xlsx_file, "svg": svg_files}


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOLDSPACE_HOME", str(tmp_path_factory.mktemp("home")))
        held = sample_day()
        yield held
        held.close()


def everything(day: Session, format: str, audience: Any) -> str:
    files = WRITERS[format].write(gather([day], audience).leaving).files
    assert files
    text = "\n".join(f"{name}\n{unpacked(data)}" for name, data in files.items())
    # A workbook's cell P17 is nobody's number.
    return unescape(re.sub(r' r="[A-Z]+\d+"', "", text) if format == "xlsx" else text)


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("format", list(WRITERS))
def test_every_format_for_everybody_without_secrets(day: Session, format: str, audience: Any) -> None:
    text = everything(day, format, audience)
    assert "whānau" in text
    if audience != "facilitators":
        assert leaked(text) == []


def test_there_are_secrets_to_be_found(day: Session) -> None:
    for format in ("html", "docx"):
        assert leaked(everything(day, format, "facilitators")), format


def test_the_pictures_of_the_day(day: Session) -> None:
    names = {audience: list(svg_files.write(gather([day], audience).leaving).files) for audience in AUDIENCES}
    assert [name for name in names["facilitators"] if "map" in name and "themes" not in name]
    assert not [name for name in names["public"] if "map" in name or "grid.svg" in name]
    assert len(names["facilitators"]) > len(names["participants"]) > len(names["public"]) >= 2
