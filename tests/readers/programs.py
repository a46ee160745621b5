"""The programs people open our files with, run without a screen; in a folder of their own, with no way out.

Where HOLDSPACE_NEED_READERS is 1 a program that is missing fails the tests; elsewhere they are passed over.
"""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

NEEDED = "HOLDSPACE_NEED_READERS"
NAMES = {
    "LibreOffice": ("soffice", "libreoffice"),
    "Chromium": ("chromium", "chromium-browser", "google-chrome"),
    "poppler": ("pdftotext",),
    "poppler's pdfinfo": ("pdfinfo",),
}
_CHROMIUM = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)
_CSV = "--infilter=Text - txt - csv (StarCalc):44,34,76,1,,0,true,false"
"""Commas, double quotes, UTF-8: without it LibreOffice reads a CSV as Windows-1252 when nobody is asked."""
SECONDS = 240


def program(name: str) -> str:
    """Where the program is. Passes the test over, or fails it where the programs have to be there."""
    for called in NAMES[name]:
        if found := shutil.which(called):
            return found
    if os.environ.get(NEEDED) == "1":
        pytest.fail(f"{name} has to be here ({NEEDED}=1) and is not: {' or '.join(NAMES[name])}", pytrace=False)
    pytest.skip(f"{name} is not here")


def run(*command: str) -> str:
    """What the program says. Fails with its own words when it goes wrong."""
    done = subprocess.run(command, capture_output=True, timeout=SECONDS)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")[-2000:]
    return done.stdout.decode("utf-8")


@cache
def _own_place() -> Path:
    """A folder for what the programs keep of themselves: made once, since beginning one takes them seconds."""
    folder = Path(tempfile.mkdtemp(prefix="readers-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def converted(file: Path, to: str, folder: Path) -> Path:
    """The file as LibreOffice opens it and writes it in another format."""
    return all_converted([file], to, folder)[0]


def all_converted(files: Sequence[Path], to: str, folder: Path) -> list[Path]:
    """Files of one format, as LibreOffice opens them and writes them in another: begun once, since that takes it
    longest. What comes of them has their names, so each needs one of its own."""
    more = (_CSV,) if files[0].suffix == ".csv" else ()
    out = folder / "converted"
    run(
        program("LibreOffice"),
        f"-env:UserInstallation={(_own_place() / 'office').as_uri()}",
        "--headless",
        *more,
        "--convert-to",
        to,
        "--outdir",
        str(out),
        *map(str, files),
    )
    made = [out / f"{file.stem}.{to.partition(':')[0]}" for file in files]
    assert [file.name for file in made if not file.exists()] == [], "LibreOffice could not open it"
    return made


def printed(page: Path, folder: Path) -> Path:
    """The page as a browser prints it."""
    made = folder / "printed.pdf"
    run(
        program("Chromium"),
        *_CHROMIUM,
        f"--user-data-dir={_own_place() / 'browser'}",
        "--no-pdf-header-footer",
        f"--print-to-pdf={made}",
        page.as_uri(),
    )
    assert made.exists(), "Chromium could not print it"
    return made


def browsed(page: Path, *more: str) -> str:
    """The page as a browser has it once it is open."""
    own = f"--user-data-dir={_own_place() / 'browser'}"
    return run(program("Chromium"), *_CHROMIUM, *more, own, "--dump-dom", page.as_uri())


def words_of(pdf: Path, *, as_drawn: bool = False) -> str:
    """The words of a PDF, as poppler reads them; or in the order in which they were drawn, where a line with letters
    of two fonts is one line."""
    return run(program("poppler"), *(["-raw"] if as_drawn else []), "-enc", "UTF-8", str(pdf), "-")
