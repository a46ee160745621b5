"""The sixth section: what was changed because of those who took part, as pairs: learned, tried, what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exercises.leaving.outline import FACILITATORS_ONLY, IN_THE_ROOM, Heading, LeftOut, Part, Table
from exercises.programme.reading import change_of
from exercises.programme.state import Learned
from sessions.report.cards import cards
from sessions.report.pointed import resting
from sessions.report.telling import Section, Telling, under

WAITS = "waits for a result"


def what_changed(told: Telling) -> Section:
    """What was learned and tried, and the replies to feedback; these are for those who took part."""
    carried = [one for one in told.programme.carried.values() if not one.mistake]
    closed, waiting = [one for one in carried if one.came], [one for one in carried if not one.came]
    parts = [
        *_lines(told, closed, "Learned, tried, and what came of it", "The change", "Where, and what came of it"),
        *_lines(told, waiting, "Learned, and still to be tried", "To be changed", "Where it is tried"),
    ]
    on = [resting(told, one.evidence) for one in carried]
    replies = list(pairs(told))
    if replies:
        rows = tuple((said, changed, where) for _, said, changed, where in replies)
        parts += [Heading("You said, and we", 3), Table(("You said", "We", "Where"), rows)]
    decks = cards(told)
    parts += decks.parts
    mistakes = len(told.programme.carried) - len(carried)
    left = [LeftOut(mistakes, "line typed by mistake", "lines typed by mistake", FACILITATORS_ONLY)] * bool(mistakes)
    left += [LeftOut(1, "set of replies", "sets of replies", IN_THE_ROOM)] * told.public
    return Section(
        under("What we changed because of you", parts, nothing="Nothing is noted yet of what was learned and changed."),
        quoted=tuple(quote for one in on for quote in one.quoted),
        used=frozenset((*(name for name, *_ in replies), *(name for one in on for name in one.used), *decks.used)),
        left_out=(*left, *decks.left_out),
    )


def _lines(told: Telling, lines: Iterable[Learned], title: str, change: str, where: str) -> Iterator[Part]:
    rows = tuple((_learned(told, one), change_of(told.programme, one), tried(told, one), one.next) for one in lines)
    if rows:
        yield Heading(title, 3)
        yield Table(("What we learned", change, where, "Then"), rows)


def tried(told: Telling, this: Learned) -> str:
    """Each trial with its result and what was seen; that it waits where nobody knows yet."""
    said = []
    for one in this.trials:
        where = f"{told.of((one.cohort,))}: " if one.cohort else ""
        said.append(f"{where}{one.result or WAITS}{f' ({one.seen})' if one.seen else ''}")
    return "; ".join(said) or f"not tried yet, {WAITS}"


def _learned(told: Telling, this: Learned) -> str:
    on = "; ".join(resting(told, this.evidence).says)
    rests = f" [{on}]" if on else ""
    where = f" ({told.of((this.cohort,))})" if this.cohort else ""
    return f"{this.text}{where}{rests}"


def pairs(told: Telling) -> Iterator[tuple[str, str, str, str]]:
    """Session, what was said, what was changed, and where it was; each once, though it be told in several sessions."""
    found = set()
    for member in told.members:
        for _, fact in member.facts("replies"):
            pair = str(fact.cells["said"]), str(fact.cells["changed"])
            if pair not in found:
                found.add(pair)
                yield member.leaving.name, *pair, ", ".join(filter(None, (told.of(member.cohorts), told.when(member))))
