"""Which words of a session's frame may be quoted: what people take away, and feedback. Pure; knows no export.

"A Good Start in Life", data collection: consent for each quote. A feedback sheet has no name and nobody to ask, so that
what stands on it stays as it is when nobody was asked.
"""

from __future__ import annotations

from exercises.consent import NOT_ASKED
from exercises.exercise import Quotable
from exercises.log import leaving_out
from exercises.log.feedback import in_no_order
from exercises.log.state import Frame


def quotes(state: Frame) -> tuple[Quotable, ...]:
    """What people take away (w1) and what stands on the sheets (f1 helped); of withdrawn words none are left."""
    sheets = [
        Quotable(f"f{sheet.number} {field}", text, NOT_ASKED)
        for sheet in in_no_order(state)
        for field, text in (("helped", sheet.helped), ("way", sheet.way), ("next", sheet.next))
        if text
    ]
    return (*leaving_out.quotes(state), *sheets)
