"""An exercise of pages on the short page: what was chosen and why, how the group was rated, or each page in a line.

Nobody's own is on it.
"""

from __future__ import annotations

from collections.abc import Iterator

from exercises.leaving.outline import Audience, Bullets, Heading, Leaf, Paragraph, Part
from exercises.pages import rated_outputs
from exercises.pages.fields import DIAL, PageKind
from exercises.pages.outputs import outline
from exercises.pages.reading import in_words
from exercises.pages.repeating import reasons
from exercises.pages.state import Page, Pages


def short(state: Pages, audience: Audience) -> tuple[Part, ...]:
    """What the short page for that audience has; nothing where the whole page has nothing."""
    if not outline(state, audience):
        return ()
    return (Heading(state.template.title, 2), Paragraph(state.template.purpose), *_page(state, audience))


def _page(state: Pages, audience: Audience) -> Iterator[Part]:
    why = reasons(state, lambda page: state.may_leave(page, audience))
    for kind in state.kinds:
        if kind.rated:
            yield from rated_outputs.parts(state, kind, audience)
            continue
        pages = [page for page in state.every(kind) if state.may_leave(page, audience)]
        if not pages or (audience == "public" and not kind.consent) or not kind.for_itself:
            continue
        yield Heading(kind.many.capitalize(), 3)
        if kind.picks:
            yield Bullets(tuple(_picked(page, why(page)) for page in pages))
        else:
            yield Bullets(tuple(_line(state, kind, page, audience) for page in pages))
        drafts = sorted({draft for page in pages if (draft := state.draft(page))})
        if drafts:
            yield Paragraph(f"These are a {' and a '.join(drafts)}.")
    yield from (part for hands in state.hands() for part in hands.parts(audience) if not isinstance(part, Leaf))


def _picked(page: Page, why: str) -> str:
    """A page that could be chosen, and why it was or was not, as far as that audience may read it."""
    if page.picked is None:
        return page.title
    chosen = "chosen" if page.picked else "not chosen this time"
    return f"{page.title}: {chosen}{f', because {why}' if why else ''}"


def _line(state: Pages, kind: PageKind, page: Page, audience: Audience) -> str:
    """What that audience may read of a page, in one line."""
    said = "; ".join(in_words(state, page, [one for one in state.leaving(page, audience) if one.kind != DIAL]))
    return f"{page.title}{f'. {said}' if said else ''}"
