"""Everything that a session can leave in a file or on paper, as texts to look for words in."""

from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Iterator

from exercises.leaving.outline import Audience
from sessions.export import FORMATS, NothingToWrite, Wanted, make
from sessions.export import brief as short_page
from sessions.export.naming import NamesAsTheyAre
from sessions.export.printing import papers, print_out
from sessions.live.session import Session
from sessions.live.state import FRAME


def unpacked(data: bytes) -> str:
    """The text of a written file; of a packed one what every file in it is called, and its text."""
    if not data.startswith(b"PK"):
        return data.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return "\n".join(f"{name}\n{unpacked(packed.read(name))}" for name in packed.namelist())


def every_file(held: Session, *audiences: Audience) -> Iterator[tuple[str, str]]:
    """Each file that every format makes for those, whole and short: what it is, and its name with its text. A format
    that has nothing to hold for somebody has no file."""
    for audience in audiences:
        for form in FORMATS:
            yield from _files(held, Wanted(form, audience))
            if form in short_page.FORMATS and audience in short_page.FOR:
                yield from _files(held, Wanted(form, audience, brief=True))


def everything(held: Session, *audiences: Audience) -> str:
    """All that every format makes for those, as one text."""
    return "\n".join(text for _, text in every_file(held, *audiences))


def _files(held: Session, wanted: Wanted) -> Iterator[tuple[str, str]]:
    with contextlib.suppress(NothingToWrite):
        for name, data in make([held], wanted).written.files.items():
            what = f"{wanted.format}{' in short' if wanted.brief else ''} for {wanted.audience} {name}".rstrip()
            yield what, f"{name}\n{unpacked(data)}"


def every_paper(held: Session) -> Iterator[tuple[str, str]]:
    """Each paper that can be printed of each exercise and of the day: what it is, and its text."""
    for key in (*held.state.exercises, FRAME):
        for paper in papers(held, key):
            for name, data in print_out(held, paper.what, NamesAsTheyAre(), exercise=key).written.files.items():
                yield f"{key} {paper.what} {name}".rstrip(), unpacked(data)
