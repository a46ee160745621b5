"""What a teller wants concealed, and where it still stands: in their own page, and in others read beside it.

Two stories together may tell whose they are, though neither does alone. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator

from exercises.kernel.moves import Got
from exercises.kernel.names_in_text import stands
from exercises.kernel.rewording import texts_in
from exercises.kernel.text import folded, listed, plural
from exercises.leaving.outline import Audience
from exercises.pages.fields import TEXT, VOICES
from exercises.pages.finding import page_of
from exercises.pages.state import Page, Pages

_MOST = 6
"""So many are named in a sentence."""


def _concealed(state: Pages, page: Page) -> Iterator[str]:
    for one in state.kind_of(page).fields if not page.withdrawn else ():
        if one.conceals:
            yield from page.values.get(one.key, ())  # short ones too: Jo, or an age of 5


def still_there(state: Pages, page: Page) -> tuple[list[str], list[str]]:
    """What the page's own teller wants concealed and stands in it, and what others' tellers do, with whose page that
    is."""
    texts = _told(state, page)
    plain = folded(texts)
    own, others = list[str](), list[str]()
    for other in state.pages.every():
        for word in _concealed(state, other):
            if folded(word) in plain and stands(word, texts):
                own.append(word) if other is page else others.append(f"{word} ({other.called})")
    return own, others


def concealed(got: Got, state: Pages) -> str:
    """A gentle sentence on it, of the page that the line speaks of; "" where nothing of it stands there."""
    own, others = still_there(state, page_of(state, got["page"], whole=False))
    said = [f"Still in it, and to be concealed: {listed(own[:_MOST])}." if own else ""]
    said += [f"Concealed elsewhere, and in it: {listed(others[:_MOST])}." if others else ""]
    return " ".join(filter(None, said))


def leaving_warning(state: Pages, audience: Audience) -> str:
    """Which of the pages that leave for others have words that their own tellers want concealed; none of the words."""
    if audience == "facilitators":
        return ""
    pages = (page for page in state.pages.every() if state.may_leave(page, audience))
    known = [page.called for page in pages if any(stands(word, _told(state, page)) for word in _concealed(state, page))]
    more = [f"{len(known) - _MOST} more"] if len(known) > _MOST else []
    said = listed([*known[:_MOST], *more])
    return f"Words that are to be concealed stand in {said} still: booklet names them." if known else ""


def _told(state: Pages, page: Page) -> str:
    told = (text for one in state.kind_of(page).of(TEXT, VOICES) for text in texts_in(page.values.get(one.key)))
    return " \n ".join((page.title, *told))


def booklet(got: Got, state: Pages) -> str:
    """How many pages would leave for anybody, what keeps the others, and what in them is to be concealed."""
    kind = next(one for one in state.kinds if one.consent)
    pages = list(state.every(kind))
    leave = [page for page in pages if state.may_leave(page, "public")]
    gone = sum(page.withdrawn for page in pages)
    left = len(pages) - len(leave) - gone
    rest = [f"{left} not agreed, or for this room only" if left else "", f"{gone} taken back" if gone else ""]
    said = f"{len(leave)} of {plural(len(pages), kind.key, kind.many)} would be in it for anybody"
    known = [f"{word} ({page.called})" for page in leave for word in still_there(state, page)[0]]
    more = len(known) - _MOST
    named = listed([*known[:_MOST], *([f"{more} more"] if more > 0 else [])])
    look = f" Still in them, and to be concealed: {named}." if known else ""
    return f"{', '.join(filter(None, (said, *rest)))}.{look} To make it: e, for anybody, as html"
