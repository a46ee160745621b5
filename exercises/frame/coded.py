"""What a session's frame holds in the group's words, as texts with the headings they were written under as codes.

Feedback stands by question and not by sheet, so that no row of answers is one person's. Others than the facilitators
get what their page has, and anybody only what its owner gave.
"""

from __future__ import annotations

from collections.abc import Iterator

from exercises.frame.reading import shuffled
from exercises.frame.room_words import shown
from exercises.frame.state import Frame
from exercises.kernel.consent import may_leave
from exercises.leaving.coded import Code, Coded, Piece, Text
from exercises.leaving.outline import Audience

_GROUP = "day"
_CODES = {
    "helped": "Feedback: what helped",
    "way": "Feedback: what got in the way",
    "next": "Feedback: next time",
    "together": "How we are together",
    "assumed": "What we assumed",
    "so": "So we will",
    "word": "Word of the trade",
    "learning": "Taken away",
}


def coded(state: Frame, audience: Audience) -> Coded:
    """The texts that hold anything, and the codes that are on them."""
    texts = [text for text in _texts(state, audience) if text.pieces]
    used = {code for text in texts for piece in text.pieces for code in piece.codes}
    if not used:
        return Coded()
    codes = [Code(key, name, within=_GROUP, shared=True) for key, name in _CODES.items() if key in used]
    return Coded((Code(_GROUP, "The day", codable=False, shared=True), *codes), tuple(texts))


def _texts(state: Frame, audience: Audience) -> Iterator[Text]:
    if audience == "facilitators":
        yield Text("feedback", "Feedback", tuple(_feedback(state)))
    if audience != "public":
        yield Text(
            "together",
            "How we are together",
            tuple(
                Piece(f"u{number}", line.text, ("together",))
                for number, line in state.agreement.items()
                if not line.out
            ),
        )
        yield Text("assumed", "What we assumed", tuple(_assumed(state)))
        yield Text(
            "words",
            "Words we explained to each other",
            tuple(
                Piece(f"j{term.number}", ": ".join(filter(None, (term.term, term.stands_for, term.plain))), ("word",))
                for term in shown(state)
            ),
        )
    yield Text(
        "away",
        "What people take away",
        tuple(
            # A program of analysis has no place for consent, and whoever quotes has to see it.
            Piece(
                f"w{number}",
                learning.text,
                ("learning",),
                f"Consent: {learning.consent}" if audience == "facilitators" else "",
            )
            for number, learning in state.learnings.items()
            if may_leave(learning.consent, audience)
        ),
    )


def _feedback(state: Frame) -> Iterator[Piece]:
    sheets = list(state.sheets.values())
    for key, answers in (
        ("helped", [sheet.helped for sheet in sheets]),
        ("way", [sheet.way for sheet in sheets]),
        ("next", [sheet.next for sheet in sheets]),
    ):
        for place, answer in enumerate(shuffled(answers), 1):
            yield Piece(f"{key}-{place}", answer, (key,))


def _assumed(state: Frame) -> Iterator[Piece]:
    for number, reflection in state.reflections.items():
        yield Piece(f"{number}-assumed", reflection.assumption, ("assumed",))
        if reflection.so_we_will:
            yield Piece(f"{number}-so", reflection.so_we_will, ("so",))
