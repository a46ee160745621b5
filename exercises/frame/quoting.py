"""Which words of a session's frame may be quoted: what people take away, and feedback. Pure; knows no export.

"A Good Start in Life", data collection: consent for each quote. A feedback sheet has no name and nobody to ask, so that
what stands on it stays as it is when nobody was asked.
"""

from __future__ import annotations

from exercises.frame import leaving_out
from exercises.frame.feedback import in_no_order
from exercises.frame.state import Frame
from exercises.kernel.consent import NOT_ASKED
from exercises.kernel.shape import Quotable


def quotes(state: Frame) -> tuple[Quotable, ...]:
    """What people take away (w1) and what stands on the sheets (f1 helped); of withdrawn words none are left."""
    sheets = [
        Quotable(f"f{sheet.number} {field}", text, NOT_ASKED)
        for sheet in in_no_order(state)
        for field, text in (("helped", sheet.helped), ("way", sheet.way), ("next", sheet.next))
        if text
    ]
    return (*leaving_out.quotes(state), *sheets)
