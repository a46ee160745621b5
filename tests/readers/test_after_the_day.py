"""The files of the sample day in the programs people open them with: every word that may leave, and none that may not.

They are the very files of tests/test_after_the_day.py.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest

from tests.after_the_day import AUDIENCES, ELEPHANT, GIVEN, PRIVATE, Day, done_day, found, names_found, reactions
from tests.readers.programs import browsed, converted, printed, words_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs pseudo-terminals")


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOLDSPACE_HOME", str(tmp_path_factory.mktemp("home")))
        patch.setenv("TEXTUAL_ANIMATIONS", "none")
        patch.delenv("NO_COLOR", raising=False)
        made = done_day(tmp_path_factory.mktemp("out"))
    yield made


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


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_report_opens_in_libreoffice(day: Day, audience: str, tmp_path: Path) -> None:
    pdf = converted(day.file("docx", audience), "pdf", tmp_path)
    text = checked(day, audience, words_of(pdf), tmp_path)
    assert "Workingalongside" in text and "whānau" in text and "Connectfirst,planafter" in text
    assert ("ZQPRIVATE" in text) is (audience == "facilitators")


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_workbook_and_the_tables_open_in_libreoffice(day: Day, audience: str, tmp_path: Path) -> None:
    books = [converted(day.file("xlsx", audience), "xlsx", tmp_path)]
    tables = sorted(day.file("csv", audience).glob("*notes.csv"))
    assert tables
    books += [converted(path, "xlsx", tmp_path / path.stem) for path in tables]
    for book in books:
        pages = openpyxl.load_workbook(book)
        cells = [cell for page in pages for row in page.iter_rows() for cell in row if cell.value is not None]
        assert not [cell for cell in cells if cell.data_type == "f"]
        checked(day, audience, "\n".join(str(cell.value) for cell in cells), tmp_path)
    given = day.notes()[GIVEN - 1]["text"]
    pages = [page for book in books for page in openpyxl.load_workbook(book) if page.title.endswith("notes")]
    found_in = [page for page in pages if any(given in row for row in page.iter_rows(values_only=True))]
    assert len(found_in) == 2, "in the workbook and in the tables"
