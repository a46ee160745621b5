"""What is said of a net-gram wherever it is seen: its title, whose view it is and of which day, its ties. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from exercises.kernel.amounts import told
from exercises.kernel.days import said_day
from exercises.kernel.text import listed
from exercises.netgram.saying import sign_words, way_words
from exercises.netgram.state import BOTH, GUESSED, SIGNS, TO, VIEWS, Drawing, NetGram, Pair, Tie
from exercises.network.state import Chair

Drawn = NetGram | Drawing
"""A drawing: the present one, or one before it."""
WAITS_FOR_VIEW = "Whose picture is it? It is drawn once somebody says so."
WAITS_FOR_YES = "This picture waits for a yes from those on it."
NOT_A_MEASURE = "One person's view on one day. It is not a measure."


def title(state: NetGram) -> str:
    """What the picture is called."""
    seat = state.chairs.get(state.centre)
    return state.case_title or (f"Around {seat.name}" if seat is not None else state.template.title)


def stamp(drawn: Drawn, *, short: bool = False) -> str:
    """Whose view it is and of which day; a guess says so first."""
    whose = drawn.view.partition(",")[0] if short else drawn.view
    day = f"{said_day(drawn.day)} {drawn.day[:4]}"
    if drawn.view_kind == GUESSED:
        return f"GUESS by {whose}, {day}"
    kind = " (practitioner)" if drawn.view_kind == VIEWS[1] else ""
    comma = "," if "," in whose and not kind else ""
    return f"as {whose}{kind}{comma} sees it, {day}"


def name_of(chairs: Mapping[int, Chair], number: int) -> str:
    """What somebody is called; in brackets when the place is empty."""
    chair = chairs.get(number)
    if chair is None:
        return str(number)
    return f"({chair.name})" if chair.empty else chair.name


def mark(tie: Tie | None) -> str:
    """The sign of a tie."""
    return SIGNS[tie.sign] if tie is not None else ""


def arrow(tie: Tie | None, seen_from: int) -> str:
    """→ where it goes one way from there, ← where it comes one way to there."""
    if tie is None or tie.way == BOTH:
        return ""
    return "→" if tie.seen_from(seen_from) == TO else "←"


def tie_line(chairs: Mapping[int, Chair], tie: Tie) -> str:
    """ "Jo to Tama: strained, one way, contacts 4 a month"."""
    one, other = (name_of(chairs, number) for number in tie.between)
    said = "" if tie.contacts is None else f", contacts {told(tie.contacts)}"
    return f"{way_words(tie, one, other)}: {sign_words(tie)}{said}"


def in_order(ties: Mapping[Pair, Tie] | Iterable[Tie], centre: int) -> list[Tie]:
    """The ties to the centre first, then those between the others."""
    every = ties.values() if isinstance(ties, Mapping) else ties
    return sorted(every, key=lambda tie: (centre not in tie.between, sorted(tie.between)))


def key(ties: Mapping[Pair, Tie]) -> str:
    """What each sign that is used means, and the arrows where there are any."""
    used = {tie.sign for tie in ties.values()}
    said = [f"{sign} {name}" for name, sign in SIGNS.items() if name in used]
    if any(tie.way != BOTH for tie in ties.values()):
        said.append("→ one way")
    return "  ".join(said)


def missing_lines(drawn: Drawn) -> Iterator[str]:
    """Who is missing, and why one would wish them there."""
    for one in drawn.missing.values():
        yield f"{one.text} ({one.why})" if one.why else one.text


def joined_to_nobody(state: NetGram) -> str:
    """Those whom no tie reaches, by name; "" for none."""
    return listed([name_of(state.chairs, chair.number) for chair in state.not_joined()])
