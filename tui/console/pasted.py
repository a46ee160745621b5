"""What becomes of many lines or notes that were pasted: they are shown before anything is done with them."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from exercises.kernel.p_numbers import whole
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import clean
from tui.app.entry import PASTE_LIMIT
from tui.boards.capture import Capture
from tui.console.dialogs import PasteReview
from tui.console.note_dialogs import NotesReview

if TYPE_CHECKING:
    from tui.console.app import ConsoleApp

_LOOKED_AT = 40
"""How many pasted lines are tried to see whether they are lines rather than notes or an answer."""


def review_lines(app: ConsoleApp, pasted: list[str]) -> None:
    """Shows many pasted lines before anything is done with them."""
    if app.console_screen.wordless:
        said = app.console_screen.wordless_sentence
        app.console_screen.bar.say(f"{said} What was pasted is gone.", private=False)
        return
    pasted = as_roles(pasted)

    def done(rest: list[str] | None) -> None:
        app.pasted_aside = pasted if rest is None else rest
        app.keep_draft()
        bar = app.console_screen.bar
        if review.is_answer:
            bar.entry.paste(together)
        elif rest is None:
            bar.say("Nothing was recorded. The lines wait in the command palette, ctrl p.", private=False)
        elif capture is not None and review.notes:
            capture.recorded(app.now(), review.notes)
            bar.say(f"{review.notes:,} notes are recorded. ctrl z takes them back at once.", private=False, entry=True)
        elif rest:
            done = f"{review.recorded:,} {'line is' if review.recorded == 1 else 'lines are'} recorded"
            left = "1 is left; it waits" if len(rest) == 1 else f"{len(rest):,} are left; they wait"
            bar.say(f"{done}, {left} in the command palette, ctrl p.", private=False, entry=True)
        else:
            bar.say("All pasted lines are recorded.", private=False, entry=True)
        app.console_screen.refresh_all()

    together = " ".join(text for line in pasted if (text := clean(line)))
    are_lines = _are_lines(app, pasted)
    capture = None if are_lines else app.console_screen.bar.notes.now()
    field = "" if are_lines or len(together) > PASTE_LIMIT else _field(app)
    hidden = app.console_screen.private_hidden
    review = PasteReview(app.session, pasted, hidden=hidden, capture=capture, field=field)
    app.pasted_aside = review.rest  # also when the console ends in the middle, what is recorded is not offered again
    app.keep_draft()
    app.push_screen(review, done)


def as_roles(pasted: list[str]) -> list[str]:
    """A list of people's numbers, alone or behind `roles`, is one line that seats them in their order."""
    people = [line.strip().removeprefix("roles ").strip(" ,;") for line in pasted if line.strip()]
    return [f"roles {' '.join(people)}"] if len(people) > 1 and all(map(whole, people)) else pasted


def _are_lines(app: ConsoleApp, pasted: list[str]) -> bool:
    """Whether at least half of what was pasted are lines that the exercise knows."""
    looked_at = [line for line in pasted if line.strip()][:_LOOKED_AT]
    known = 0
    for line in looked_at:
        with contextlib.suppress(ExerciseError):
            known += app.console_screen.tried(line).action != "card"
    return known * 2 >= len(looked_at)


def _field(app: ConsoleApp) -> str:
    """The field of a card that is open, or the words before the colon of the line that is typed; "" for neither."""
    bar = app.console_screen.bar
    if bar.card:
        return bar.card[0].lead if app.console_screen.private_hidden else bar.card[0].label
    lead, colon, _ = bar.entry.value.partition(":")
    return lead.strip() if colon and bar.is_on_board and not app.console_screen.private_hidden else ""


def review_notes(app: ConsoleApp, pasted: list[str], capture: Capture) -> None:
    """Shows many pasted notes before they are recorded, all at once."""
    screen, bar = app.console_screen, app.console_screen.bar
    texts = [text for line in pasted if (text := clean(line))]
    if not texts:
        bar.say("Nothing but empty lines was pasted.", private=False)
        return
    waiting = [f"{capture.lead}: {text}" for text in texts]
    app.pasted_aside = [*app.pasted_aside, *waiting]
    app.keep_draft()

    def record(texts: list[str]) -> str:
        command = capture.notes(texts)
        assert command is not None
        try:
            screen.carry_out(command)
        except ExerciseError as problem:
            return str(problem)
        capture.recorded(app.now(), len(texts))
        return ""

    def done(recorded: bool | None) -> None:
        if recorded:
            app.pasted_aside = [line for line in app.pasted_aside if line not in set(waiting)]
            bar.say(f"{len(texts):,} notes are recorded. ctrl z takes them back at once.", private=False, entry=True)
        else:
            bar.say("Nothing was recorded. The notes wait in the command palette, ctrl p.", private=False)
        app.keep_draft()
        screen.refresh_all()

    app.push_screen(NotesReview(texts, capture.name, record, hidden=screen.private_hidden), done)
