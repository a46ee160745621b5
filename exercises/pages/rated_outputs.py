"""What leaves of pages that were rated: the group for everybody, what was settled for the facilitators; nobody's mark.

No page sets a number of a person beside a mark or a difference, and nothing is counted by rater.
"""

from __future__ import annotations

from collections.abc import Iterator

from exercises.kernel.consent import may_leave
from exercises.leaving.drawing import Bar, BarsPicture
from exercises.leaving.outline import Audience, Heading, Leaf, Paragraph, Part, Table
from exercises.leaving.sheet import Chart, Sheet
from exercises.pages.coding import numbers_of
from exercises.pages.fields import PageKind
from exercises.pages.rated import (
    OPEN,
    SAME,
    Compared,
    at_time,
    compared,
    counted,
    dimension,
    hows,
    marked,
    pairs,
    scale_of,
    the_rated,
    verdict,
)
from exercises.pages.rated_room import FEW
from exercises.pages.state import Page, Pages

_TIMES = ("first", "later")


def parts(state: Pages, kind: PageKind, audience: Audience) -> Iterator[Part]:
    """The part of a page that the ratings are."""
    scale, shown = scale_of(state, kind), _shown(state, audience)
    headings = ("Dimension", "Written", "n", *(word.capitalize() for word in scale.words))
    if audience == "public" and not shown:
        return
    yield Heading(scale.title, 3)
    if shown:
        people = len(pairs(state, kind))
        yield Paragraph(f"{people} people wrote twice. n is those of them who have a word for it both times.")
        yield Table(headings, tuple(row for one in shown for row in _rows(one)))
    else:
        yield Paragraph(FEW)
    foot = state.template.reminders.get("foot", "")
    yield from [Paragraph(foot)] if foot else []
    if audience == "facilitators":
        yield from _for_facilitators(state, kind)


def _shown(state: Pages, audience: Audience) -> list[Compared]:
    """What may be told to them: fewer than five to nobody but the facilitators."""
    return [one for one in compared(state) if one.n and (audience == "facilitators" or not one.hidden)]


def _rows(one: Compared) -> Iterator[tuple[str, ...]]:
    for time, counts in zip(_TIMES, (one.first, one.later), strict=True):
        yield (one.title, time, str(one.n), *map(str, counts))


def _for_facilitators(state: Pages, kind: PageKind) -> Iterator[Part]:
    pages = list(state.every(kind))
    read = [page for page in pages if page.open_marks]
    counts = hows(state, kind)
    how = ", ".join(f"{said} {count}" for said, count in counts.items()) or "none yet"
    yield Paragraph(f"{len(read)} of {len(pages)} {kind.many} read by both. Marks: {how}.")
    yield from _by_time(state, kind)
    moved = [one for one in compared(state) if one.n]
    if moved:
        yield Heading("Later less first, over those who have both", 4)
        yield Table(("Dimension", "n", *_steps(moved[0])), tuple(map(_moved, moved)))
    rows = tuple(_talked(state, kind, read))
    if rows:
        yield Heading("What the two marked apart, and what they came to", 4)
        yield Table(("Case", "Dimension", "Each alone", "Came to", "Why"), rows)
    examples = [page for page in pages if may_leave(page.consent, "public") and page.values.get(kind.begun)]
    if examples:
        yield Heading("Examples, as their writers allow", 4)
        for page in examples:
            yield Leaf(page.called.capitalize(), 4)
            yield Paragraph(page.values[kind.begun])


def _by_time(state: Pages, kind: PageKind) -> Iterator[Part]:
    """Every case that both read, by when it was written; those who wrote once among them."""
    scale, rows = scale_of(state, kind), []
    for code in kind.codes:
        for at, time in enumerate(_TIMES):
            of = list(at_time(state, kind, at).values())
            counts = counted(state, kind, of, code)
            if of:
                left = len(of) - sum(counts)
                row = (dimension(state, code), time, str(sum(counts)), *map(str, counts), str(left))
                rows.append(row)
    if rows:
        yield Heading("Everybody, also who wrote once", 4)
        words = (word.capitalize() for word in scale.words)
        yield Table(("Dimension", "Written", "n", *words, "Cannot tell, or apart"), tuple(rows))


def _steps(one: Compared) -> tuple[str, ...]:
    most = len(one.scale.words) - 1
    return tuple(f"{step:+d}" if step else "0" for step in range(-most, most + 1))


def _moved(one: Compared) -> tuple[str, ...]:
    most, moved = len(one.scale.words) - 1, dict(one.moved)
    return (one.title, str(one.n), *(str(moved.get(step, 0)) for step in range(-most, most + 1)))


def _talked(state: Pages, kind: PageKind, read: list[Page]) -> Iterator[tuple[str, ...]]:
    for page in read:
        numbers = numbers_of(kind, page)
        for code in kind.codes:
            came = verdict(page, code.key)
            if came.how == SAME:
                continue
            alone = []
            for who in page.open_marks:
                one = marked(page, who, code.key)
                at = numbers.get((one.field, one.sentence)) if one is not None else None
                alone.append(f"{who}: {one.says if one is not None else ''}{f' (s{at})' if at else ''}")
            yield page.goes, dimension(state, code), "; ".join(alone), came.says or came.how, came.why


def tables(state: Pages, audience: Audience) -> Iterator[Sheet]:
    """The group both times; for the facilitators also by how much, and what each mark came to."""
    kind = the_rated(state)
    shown = _shown(state, audience)
    if kind is None or not shown:
        return
    scale = scale_of(state, kind)
    about = "Each row is a dimension at one time, over those who wrote twice and have a word for it both times."
    rows = tuple(row for one in shown for row in _rows(one))
    times = tuple(dict.fromkeys(row[1] for row in rows))
    chart = Chart("dimension", tuple(scale.words), ("written",), tuple((one, f"{scale.title}, {one}") for one in times))
    yield Sheet("ratings", about, ("dimension", "written", "n", *scale.words), rows, ("n", *scale.words), chart=chart)
    if audience == "facilitators":
        about = "Each row is a dimension: how many people came so many steps further."
        steps = ("n", *_steps(shown[0]))
        yield Sheet("ratings_moved", about, ("dimension", *steps), tuple(map(_moved, shown)), steps)
        came = ((page.goes, code.key, verdict(page, code.key)) for page in state.every(kind) for code in kind.codes)
        told = tuple((goes, code, one.how, one.says, one.why) for goes, code, one in came if one.how != OPEN)
        headings = ("case", "dimension", "how", "word", "why")
        yield Sheet("ratings_settled", "Each row is what both raters' marks came to.", headings, told)


def pictures(state: Pages, audience: Audience) -> tuple[BarsPicture, ...]:
    """The group both times, as bars."""
    kind = the_rated(state)
    shown = _shown(state, audience)
    if kind is None or not shown:
        return ()
    scale, foot = scale_of(state, kind), state.template.reminders.get("foot", "")
    bars = tuple(
        Bar(f"{one.title}, {time}", counts, "", one.hidden)
        for one in shown
        for time, counts in zip(_TIMES, (one.first, one.later), strict=True)
    )
    above = (f"{len(pairs(state, kind))} people wrote twice.",)
    below = (foot,) if foot else ()
    return (BarsPicture(f"{state.template.key}-ratings", scale.title, above, scale.words, bars, below),)
