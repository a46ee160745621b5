"""What a group is asked when themes are brought back to it, and what was decided, as the room reads it. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from exercises.kernel.text import plural
from exercises.leaving.room_view import Line, RoomView
from exercises.wall.examples import examples_of
from exercises.wall.member_check import DECISIONS, Check
from exercises.wall.room_notes import TALLEST, by_question, notes_in, pieces_of, seen_with
from exercises.wall.room_pages import Piece, Section, fits_one_page, labelled_pieces, nothing, paged
from exercises.wall.state import LONE, ON_PAPER, Theme, Wall

ASKED = "Is this us? What is missing? What is too strong?"


def check(state: Wall, key: str, theme: Theme, page: int) -> RoomView:
    """A theme brought back: what it says, three examples and the questions; once counted, the answers first."""
    about = labelled_pieces("What it holds", theme.description) if theme.description else []
    seen = {note.number for note in notes_in(state, theme)}
    unseen = [number for number in theme.notes if number not in seen]
    examples = [piece for note in examples_of(state, theme, unseen) for piece in pieces_of(note)]
    together = _together(examples)
    if examples and fits_one_page(theme.called, together):
        whole = _together([*about, *examples])
        # With everything on one page, else the notes first and what it holds on a page of its own.
        pieces = [whole] if fits_one_page(theme.called, whole, (ASKED,)) else [together, *about]
    else:
        pieces = [*(examples or nothing(_no_example(state, theme))), *about]
    brought = _brought_back(state, theme.called, theme.check, pieces)
    return paged(key, f"member check of theme {theme.number}", page, [brought])


def _no_example(state: Wall, theme: Theme) -> str:
    waiting = len(notes_in(state, theme))
    return f"{waiting} notes {ON_PAPER}, not typed yet." if waiting else "No notes in it now."


def _together(pieces: Sequence[Piece]) -> Piece:
    """The pieces as one, which no page's end comes between."""
    lines = tuple(line for piece in pieces for line in piece.lines)
    return Piece(lines, notes=tuple(number for piece in pieces for number in piece.notes))


def check_lone(state: Wall, key: str, page: int) -> RoomView:
    """The lone voices brought back, all of them."""
    pieces: list[Piece] = []
    for title, notes in by_question(state, seen_with(state, LONE)):
        first, *more = (piece for note in notes for piece in pieces_of(note))
        pieces += [Piece((Line(title, "quiet"), *first.lines), notes=first.notes), *more]
    brought = _brought_back(state, "Lone voices", state.lone_check, pieces or nothing("No note stands alone."))
    return paged(key, "member check of the lone voices", page, [brought])


def _brought_back(state: Wall, heading: str, check: Check | None, pieces: Sequence[Piece]) -> Section:
    """What the group is asked stands on every page until its answers are counted; then they come first."""
    said = [piece for words in check.said for piece in labelled_pieces("Somebody said", words)] if check else []
    if check is None or not check.asked:
        return Section(heading, [*said, *pieces], (ASKED,))
    return Section(heading, [Piece((Line(check.untold or counted(state, check)),)), *said, *pieces])


def counted(state: Wall, check: Check) -> str:
    """The answers in words, with how many people gave them."""
    number = check.answered
    people = f"{number} of {state.people} people" if state.people > number else plural(number, "person", "people")
    answers = [f"yes {check.yes}", f"yes with change {check.change}", f"no {check.no}", f"not for us {check.not_us}"]
    return f"{people}: {', '.join([*answers, *([f'passed {check.passed}'] if check.passed else [])])}"


def decisions(state: Wall, key: str, page: int) -> RoomView:
    """What was changed and what was kept, each with its reason, in the order of the themes' numbers."""
    pieces: list[Piece] = []
    for theme in state.themes.every():
        pieces += _decided(theme.called, theme.check)
    pieces += _decided("Lone voices", state.lone_check)
    pieces = pieces or nothing("Nothing is decided yet.")
    return paged(key, "what was decided", page, [Section("What we changed, what we kept", pieces)])


def _decided(title: str, check: Check | None) -> list[Piece]:
    if check is None or not check.decision:
        return []
    decision = DECISIONS.get(check.decision, check.decision)
    words = f"{decision}: {check.why}" if check.why else decision
    whole = Piece((Line(title), Line(words, "plain", 1)))
    return [whole] if whole.rows < TALLEST else [Piece((Line(title),)), *labelled_pieces(title.split()[0], words)]
