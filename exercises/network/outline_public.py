"""A network exercise's page for anybody at all: what it is, never what was played in it. Refuses to know any format.

Not on it: the case, its title and its people, differences, agreements, conversations, and every word without consent.
What was rehearsed goes back to the whānau as a question first ("A Good Start in Life"), and to nobody past them.
"""

from __future__ import annotations

from exercises.kernel.consent import may_leave
from exercises.leaving.outline import Heading, Paragraph, Part, Quote
from exercises.network.state import Network


def public_page(state: Network) -> list[Part]:
    """The page."""
    parts: list[Part] = [Heading(state.template.title, 2)]
    parts += [Paragraph(state.template.purpose)] if state.template.purpose else []
    if not state.chairs:
        return [*parts, Paragraph("It was not begun yet.")]
    told = "The case was worked with in role." if state.with_chairs else "A case was worked with on paper."
    parts.append(Paragraph(f"{told} Nothing of it is told here: it belongs to those who were there."))
    given = [held.text for held in state.learnings.values() if may_leave(held.consent, "public")]
    if given:
        parts += [Heading("What some of us take with us", 3), *(Quote(text) for text in given)]
    return parts
