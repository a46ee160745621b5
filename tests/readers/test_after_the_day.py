"""The files of the sample day in the programs people open them with: every word that may leave, and none that may not.

They are the very files of tests/test_after_the_day.py.
"""

from __future__ import annotations

import re
import shutil
import sys
import unicodedata
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest

from tests import shared
from tests.after_the_day import AUDIENCES, ELEPHANT, GIVEN, PRIVATE, Day, found, names_found, reactions
from tests.after_the_day import done_day as done_day
from tests.readers.programs import all_converted, browsed, printed, words_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs pseudo-terminals")


def checked(day: Day, audience: str, text: str, folder: Path) -> str:
    """The words a program shows, without spaces, after a look for what may not be among them."""
    shown = folder / "shown.txt"
    shown.write_text(text, encoding="utf-8")
    secrets = [day.withdrawn, *reactions(), *((*PRIVATE, ELEPHANT) if audience != "facilitators" else ())]
    assert found(secrets, shown) == [] and names_found(shown) == []
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


@pytest.mark.parametrize("audience", ["participants"])
def test_the_page_prints_from_a_browser(day: Day, audience: str, tmp_path: Path) -> None:
    page = day.file("html", audience)
    text = checked(day, audience, words_of(printed(page, tmp_path)), tmp_path)
    assert "Workingalongside" in text and "whānau" in text and "Connectfirst,planafter" in text
    assert ("ZQPRIVATE" in text) is (audience == "facilitators")
    assert ("[Tūī]" in text) is (audience != "public")
    assert "<h1>Working alongside</h1>" in browsed(page)


@pytest.fixture(scope="module")
def in_libreoffice(day: Day) -> dict[str, list[Path]]:
    """For each audience its report, its workbook and its tables of notes, as LibreOffice writes them again."""
    return shared.once_in_a_folder("in-libreoffice", lambda folder: _in_libreoffice(day, folder))


def _in_libreoffice(day: Day, folder: Path) -> dict[str, list[Path]]:
    tables: list[Path] = []
    for audience in AUDIENCES:
        theirs = sorted(day.file("csv", audience).glob("*notes.csv"))
        assert theirs
        tables += [Path(shutil.copy(path, folder / f"{audience}-{path.name}")) for path in theirs]
    made = [
        *all_converted([day.file("docx", audience) for audience in AUDIENCES], "pdf", folder),
        *all_converted([day.file("xlsx", audience) for audience in AUDIENCES], "xlsx", folder),
        *all_converted(tables, "xlsx", folder),
    ]
    return {audience: [path for path in made if path.name.startswith(audience)] for audience in AUDIENCES}


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_report_opens_in_libreoffice(
    day: Day, in_libreoffice: dict[str, list[Path]], audience: str, tmp_path: Path
) -> None:
    text = checked(day, audience, words_of(in_libreoffice[audience][0]), tmp_path)
    assert "Workingalongside" in text and "whānau" in text and "Connectfirst,planafter" in text
    assert ("ZQPRIVATE" in text) is (audience == "facilitators")


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_workbook_and_the_tables_open_in_libreoffice(
    day: Day, in_libreoffice: dict[str, list[Path]], audience: str, tmp_path: Path
) -> None:
    books = in_libreoffice[audience][1:]
    for book in books:
        pages = openpyxl.load_workbook(book)
        cells = [cell for page in pages for row in page.iter_rows() for cell in row if cell.value is not None]
        assert not [cell for cell in cells if cell.data_type == "f"]
        checked(day, audience, "\n".join(str(cell.value) for cell in cells), tmp_path)
    given = day.notes()[GIVEN - 1]["text"]
    pages = [page for book in books for page in openpyxl.load_workbook(book) if page.title.endswith("notes")]
    found_in = [page for page in pages if any(given in row for row in page.iter_rows(values_only=True))]
    assert len(found_in) == 2, "in the workbook and in the tables"
