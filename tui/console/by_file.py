"""Lines that take or make a file: each is looked at on a page of its own before anything is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded

if TYPE_CHECKING:
    from tui.console.app import ConsoleApp


_BRIEF = "brief"


def is_export(line: str) -> bool:
    """Whether a typed line asks for an export, or for a programme's brief."""
    first = folded(line).split(" ")[0]
    if first != _BRIEF:
        return first == "export"
    from tui.console.exporting import is_brief

    return is_brief(line)


def is_print(line: str) -> bool:
    """Whether a typed line asks for paper."""
    return folded(line).split(" ")[0] == "print"


def is_of_a_file(line: str) -> bool:
    """Whether a typed line asks for a file to be written or brought in."""
    from tui.console.importing import is_import

    return is_export(line) or is_print(line) or is_import(line)


def says(line: str) -> str:
    """What such a line does."""
    if is_print(line):
        return "writes it into a file, for a browser to print"
    if is_export(line):
        return "shows what would leave, and asks before it is written"
    return "shows its first rows, and asks before anything comes in"


def review(app: ConsoleApp, line: str) -> None:
    """Opens the line's page; a line that was not meant waits in the bar again. Raises ExerciseError.

    What is printed may hang on a wall, and is written at once."""
    if is_print(line):
        from tui.console.printing import written

        app.console_screen.bar.say(written(app.session, line), private=False)
        return
    _review_export(app, line) if is_export(line) else _review_import(app, line)


def _review_export(app: ConsoleApp, line: str) -> None:
    from tui.console.export_dialog import ExportReview
    from tui.console.exporting import asked_for

    asked, screen = asked_for(line, of_programme=app.session.is_programme), app.console_screen

    def done(said: str | None) -> None:
        if said is None:
            screen.bar.refused(line, "Nothing was written.")
        else:
            screen.bar.say(said, private=False)
        screen.refresh_all()

    app.push_screen(ExportReview(app.session, asked, hidden=screen.private_hidden), done)


def _review_import(app: ConsoleApp, line: str) -> None:
    from sessions.importing.case_form import CaseError
    from sessions.importing.choosing import look
    from tui.console.import_page import ImportPage
    from tui.console.importing import asked_for

    asked, screen = asked_for(line), app.console_screen
    if screen.wordless:
        raise ExerciseError(screen.wordless_sentence)
    try:
        found = look(app.session, asked.path, asked.wanted)
    except CaseError as problem:
        raise ExerciseError(str(problem)) from problem

    def done(said: str | None) -> None:
        if said is None:
            screen.bar.refused(line, "Nothing came in. Everything is as it was.")
        else:
            screen.bar.say(said, entry=True)
        screen.refresh_all()

    app.push_screen(ImportPage(app.session, asked, found, hidden=screen.private_hidden), done)
