"""An exercise of pages on the short page: what was chosen and why, how the group was rated, or each page in a line.

Nobody's own is on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from exercises.kernel.text import plural, sentence
from exercises.leaving.outline import Audience, Bullets, Heading, Leaf, Paragraph, Part
from exercises.pages import nobodys, rated_outputs
from exercises.pages.fields import DIAL, PageKind
from exercises.pages.outputs import outline
from exercises.pages.reading import in_words
from exercises.pages.repeating import reasons
from exercises.pages.state import Page, Pages

MOST_TITLES = 8
"""Titles that stand on it while none was chosen."""


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
            yield from _chosen(pages, why)
        else:
            yield Bullets(tuple(_line(state, kind, page, audience) for page in pages))
        drafts = sorted({draft for page in pages if (draft := state.draft(page))})
        if drafts:
            yield Paragraph(f"These are a {' and a '.join(drafts)}.")
    for hands in nobodys.hands(state, audience):
        yield from (part for part in hands.parts(audience) if not isinstance(part, Leaf))


def _chosen(pages: Sequence[Page], why: Callable[[Page], str]) -> Iterator[Part]:
    """Those that were chosen, each with why as far as that audience may read it, and how many others there are; all of
    them while none is."""
    chosen = [page for page in pages if page.picked]
    if not chosen:
        told = (f"“{page.title}”" for page in pages[:MOST_TITLES])
        more = len(pages) - MOST_TITLES
        yield Bullets((*told, *([f"and {more} more on the whole page"] if more > 0 else [])))
        return
    reasons = ((page, why(page)) for page in chosen)
    yield Bullets(
        tuple(f"“{page.title}” was chosen.{f' Why: {sentence(said)}' if said else ''}" for page, said in reasons)
    )
    if others := len(pages) - len(chosen):
        yield Paragraph(f"{plural(others, 'other')} {'was' if others == 1 else 'were'} told; the whole page has them.")


def _line(state: Pages, kind: PageKind, page: Page, audience: Audience) -> str:
    """What that audience may read of a page, in one line."""
    said = "; ".join(in_words(state, page, [one for one in state.leaving(page, audience) if one.kind != DIAL]))
    return sentence(f"{page.title}{f'. {said}' if said else ''}")
