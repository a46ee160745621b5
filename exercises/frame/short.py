"""What held a day together, on the short page that everybody gets within days.

"A Good Start in Life", after the day: what was agreed, the words that were explained, what was decided about what is
hard to say, who will do what by when, and what the facilitators changed because of what they were told.
"""

from __future__ import annotations

from collections.abc import Iterator

from exercises.frame.leaving_out import public_page
from exercises.frame.outline import actions, agreement, decisions, meaning
from exercises.frame.outline_record import HEADING
from exercises.frame.room_words import shown
from exercises.frame.state import Frame
from exercises.frame.things import Term
from exercises.kernel.text import capital, folded, sentence
from exercises.leaving.outline import Audience, Bullets, Heading, Paragraph, Part, section

MOST_WORDS, FEWER_WORDS = 6, 4
"""Explained words that stand on it, and on a full one."""


def short(state: Frame, audience: Audience) -> tuple[Part, ...]:
    """What the short page for that audience has."""
    page = tuple(public_page(state) if audience == "public" else _page(state))
    return page if len(page) > 1 else ()


def _page(state: Frame) -> Iterator[Part]:
    yield Heading(HEADING, 2)
    agreed = agreement(state)
    lines = [item for part in agreed if isinstance(part, Bullets) for item in part.items]
    yield from section("How we are together", lines)
    yield from (part for part in agreed if isinstance(part, Paragraph))
    yield from _words(state)
    yield from decisions(state)
    yield from actions(state)
    replies = (f"You said: {sentence(reply.said)} We: {sentence(reply.changed)}" for reply in state.replies)
    yield from section("You said, and we", replies)


def _words(state: Frame) -> Iterator[Part]:
    """The words that were explained, each with what it stands for or, where it stands for nothing, what it means."""
    words = sorted(shown(state), key=lambda term: folded(term.term))
    items = [told for term in words if (told := _in_words(term))]
    yield from section("Words we explained to each other", items, most=MOST_WORDS, least=FEWER_WORDS)


def _in_words(term: Term) -> str:
    if term.stands_for:
        return f"{term.term} stands for {sentence(term.stands_for)}"
    return f"{capital(term.term)} means: {sentence(meaning(term))}" if meaning(term) else ""
