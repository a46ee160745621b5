"""What a session has that could be folded in to a wall: statements, feedback, stories, talks. Records nothing.

No name and no sheet goes along: feedback is read shuffled (script 2.20), and nothing tells whose it was. Withdrawn
words and words for the room only are no candidates.
"""

from __future__ import annotations

from collections.abc import Iterator

from exercises.frame.feedback import in_no_order
from exercises.frame.state import Frame
from exercises.kernel.consent import NOT_ASKED, ROOM_ONLY
from exercises.kernel.record import Record
from exercises.network.state import Network
from exercises.wall.places import NOT, WORKS, sides
from exercises.wall.state import FEEDBACK, Note, Wall
from sessions.leaving.days import day_of
from sessions.live.days import held_on
from sessions.live.identity import identity, row_of
from sessions.live.state import SessionState

STATEMENTS, FEEDBACK_KIND, STORIES, CONVERSATIONS = "statements", "feedback", "stories", "conversations"
KINDS = (STATEMENTS, FEEDBACK_KIND, STORIES, CONVERSATIONS)
"""What may be folded in, in the words of the line that asks for it."""
_KIND = {
    "journal": STATEMENTS,
    "survey": STATEMENTS,
    FEEDBACK: FEEDBACK_KIND,
    "story": STORIES,
    "conversation": CONVERSATIONS,
}
_ASKED_AFTER = ("yes", "partly", "no", "overtaken")


class Candidate(Record):
    """One thing that could be folded in."""

    kind: str
    """One of KINDS."""
    source: str
    text: str
    side: str
    """"works" or "not", or the key of a question that is neither."""
    area: str
    """The key of an area; "" where it has none."""
    file: str
    """Where it comes from, as a wall remembers it."""
    row: int
    """Which one there; the same each time."""
    seen: int = 0
    ref: str = ""
    consent: str = NOT_ASKED
    pile: int = 0
    """Its number among the feedback about the day, which is a pile of its own; 0 for everything else."""


def candidates(state: SessionState, by: str, *, leaving_out: str = "") -> list[Candidate]:
    """Everything in that session, but for the exercise of that key. `by` wrote the session's first entry."""
    found: list[Candidate] = []
    for run in state.runs.values():
        if run.key == leaving_out:
            continue
        name = identity(state.created, by, run)
        match run.state:
            case Wall():
                found += _of_wall(run.state, name)
            case Network():
                found += _of_grid(run.state, name, day_of(held_on(state)))
            case Frame():
                found += _of_frame(run.state, name, day_of(held_on(state)))
    return found


def _of_wall(wall: Wall, name: str) -> Iterator[Candidate]:
    called = {key: side for side, key in sides(wall).items()}
    # What came to that wall from elsewhere is known by where it began, so that it comes in once by any road.
    began = {
        number: (arrival.name, row)
        for arrival in wall.arrivals
        if arrival.name.startswith("session ")
        for row, number in arrival.notes.items()
    }
    for note in wall.on_wall():
        if note.item and not note.withdrawn and note.consent != ROOM_ONLY:
            file, row = began.get(note.number, (name, note.number))
            yield _note(note, called.get(note.question, note.question), file, row)


def _note(note: Note, side: str, file: str, row: int) -> Candidate:
    return Candidate(
        _KIND[note.source], note.source, note.text, side, note.area, file, row, note.seen, note.ref, note.consent
    )


def _of_frame(frame: Frame, name: str, day: str) -> Iterator[Candidate]:
    told = [
        (row_of(f"{name} {sheet.number} {field}"), side, text)
        for sheet in in_no_order(frame)
        for field, side, text in (("helped", WORKS, sheet.helped), ("way", NOT, sheet.way))
        if text
    ]
    # By the row, which tells nothing: else the two answers of one sheet would stand side by side.
    for place, (row, side, text) in enumerate(sorted(told), 1):
        yield Candidate(FEEDBACK_KIND, FEEDBACK, text, side, "", name, row, ref=f"feedback of {day}", pile=place)
    for talk in frame.conversations.values():
        if talk.status in _ASKED_AFTER or (talk.owner and not talk.status.startswith("needs")):
            side = NOT if talk.status == "no" else WORKS
            yield Candidate(
                CONVERSATIONS,
                "conversation",
                talk.opening,
                side,
                "network",
                name,
                row_of(f"{name} conversation {talk.number}"),
                ref=f"c{talk.number} of {day}",
            )


def _of_grid(grid: Network, name: str, day: str) -> Iterator[Candidate]:
    """The conversations that somebody took on or that were asked after: what came of one says more than its opening."""
    for talk in grid.conversations.values():
        if talk.owner or talk.done:
            text = f"{talk.opening} {talk.found}" if talk.found else talk.opening
            side = NOT if talk.done == "no" else WORKS
            yield Candidate(
                CONVERSATIONS, "conversation", text, side, "network", name, talk.number, ref=f"k{talk.number} of {day}"
            )
