"""Everything that leaves, pages and pictures, as one document from top to bottom.

The same words in the same order as `pages.page_parts`, with each picture where it has its place, and headings that
skip no level: a screen reader and a word processor find their way by them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exercises.kernel.record import replace
from exercises.leaving.drawing import BarsPicture, MapPicture, Picture
from exercises.leaving.outline import Figure, Heading, Paragraph, Words, in_words
from sessions.export.writers.pages import HELD_BACK, NONE_HELD, last_parts, nothing_of, page_parts
from sessions.leaving.leaving import Leaving, RunLeaving, SessionLeaving

Flowing = Words | Picture
DEEPEST = 6
"""As deep as headings go in every format."""
LONG = 6
"""A page with more headings than this under its title begins with a list of them."""
LISTED = 3
"""How deep the headings go that are in that list."""
MOST_LISTED = 60
"""A longer list than a page holds goes less deep: twenty stories, and not the parts of each."""


def flow(leaving: Leaving) -> tuple[Flowing, ...]:
    """The parts and pictures in order; only the first heading is level 1."""
    one = len(leaving.sessions) == 1
    # The top of the page, and each session's part of it, are what a page without the rest has.
    bare = tuple(map(_bare, leaving.sessions[:1])) if one else ()
    top = page_parts(replace(leaving, sessions=bare, entries=(), brief=False))
    parts: list[Flowing] = [part for part in in_words(top) if part not in (Paragraph(NONE_HELD), Paragraph(HELD_BACK))]
    for session in leaving.sessions:
        own = _session(session)
        parts += own if one else [*_opening(session), *(_deeper(part) for part in own)]
    return tuple(_nested([*parts, *in_words(last_parts(leaving))]))


def contents_of(parts: Iterable[Flowing], *, brief: bool = False) -> list[tuple[int, Heading]]:
    """The headings that stand in the list a long page begins with, each with its number among all under the title; none
    on a page that is not long, or short on purpose."""
    headings = [part for part in parts if isinstance(part, Heading)][1:]
    long = len(headings) > LONG and not brief
    found = [(number, one) for number, one in enumerate(headings, 1) if one.level <= LISTED] if long else []
    return found if len(found) <= MOST_LISTED else [(number, one) for number, one in found if one.level < LISTED]


def _bare(session: SessionLeaving) -> SessionLeaving:
    return replace(session, runs=(), record=())


def _opening(session: SessionLeaving) -> Iterator[Flowing]:
    yield Heading(session.title or "A session", 2)
    where = ", ".join(filter(None, (session.place, session.day)))
    if where:
        yield Paragraph(where)


def _session(session: SessionLeaving) -> list[Flowing]:
    parts: list[Flowing] = []
    for run in session.runs:
        parts += _with_pictures(run)
    return [*(parts if session.runs else [nothing_of(session)]), *in_words(session.record)]


def _with_pictures(run: RunLeaving) -> Iterator[Flowing]:
    """An exercise's parts with each picture where it has its place, and the others after them."""
    named = {picture.name: picture for picture in run.on_page}
    for part in run.outline.parts:
        if not isinstance(part, Figure):
            yield part
        elif part.name in named:
            yield _said_once(named.pop(part.name), run)
        else:
            yield from part.instead
    yield from named.values()


def _said_once(picture: Picture, run: RunLeaving) -> Picture:
    """A map or a chart without the sentences around it that the page has as well."""
    told = " ".join(part.text for part in run.outline.parts if isinstance(part, Paragraph | Heading))

    def only_here(sentences: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(one for one in sentences if one.rstrip(".") not in told)

    match picture:
        case MapPicture():
            return replace(picture, below=only_here(picture.below))
        case BarsPicture():
            return replace(picture, above=only_here(picture.above), below=only_here(picture.below))
    return picture


def _deeper(part: Flowing) -> Flowing:
    return replace(part, level=part.level + 1) if isinstance(part, Heading) else part


def _nested(parts: Iterable[Flowing]) -> Iterator[Flowing]:
    above: list[int] = []
    for part in parts:
        if not isinstance(part, Heading):
            yield part
            continue
        while above and above[-1] >= part.level:
            above.pop()
        above.append(part.level)
        yield replace(part, level=min(len(above), DEEPEST))
