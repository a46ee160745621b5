"""What leaves of a net-gram for other programs: tables, a network, coded text, pictures. Pure.

Whose view it is and its day stand in each of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from exercises.kernel.amounts import rounded
from exercises.leaving.coded import Code, Coded, Piece, Text
from exercises.leaving.drawing import Picture, Ring, Rings, RingsPicture, RingTie, Seat
from exercises.leaving.linked import Linked, Node
from exercises.leaving.linked import Tie as LinkedTie
from exercises.leaving.outline import Audience
from exercises.leaving.sheet import Sheet
from exercises.netgram import words
from exercises.netgram.comparing import of_state
from exercises.netgram.outputs import BEFORE_AND_AFTER, RINGS_PICTURE, leaves
from exercises.netgram.saying import way_words
from exercises.netgram.state import BOTH, FROM, RING_WORDS, RINGS, SIGNS, Drawing, NetGram, Tie
from exercises.network.state import Chair

_HEADINGS = ("drawing", "view", "view_kind", "day", "from", "to", "sign", "way", "contacts")


def number_of(drawn: words.Drawn) -> int:
    """Which drawing it is."""
    return drawn.number if isinstance(drawn, Drawing) else drawn.drawing


def _in(drawn: words.Drawn, ring: str) -> list[Chair]:
    return [chair for chair in drawn.chairs.values() if chair.near == ring and chair.number != drawn.centre]


def directed_ends(tie: Tie) -> tuple[int, int]:
    """The two that are tied; where it goes one way, from whom first."""
    return tie.between[::-1] if tie.way == FROM else tie.between


def _contacts(tie: Tie) -> str:
    return "" if tie.contacts is None else str(rounded(tie.contacts))


def tables(state: NetGram, audience: Audience) -> tuple[Sheet, ...]:
    """The ties of every drawing."""
    if not leaves(state, audience):
        return ()
    rows = tuple(
        (
            str(number_of(drawn)),
            drawn.view,
            drawn.view_kind,
            drawn.day,
            *(words.name_of(drawn.chairs, number) for number in directed_ends(tie)),
            tie.sign,
            "both ways" if tie.way == BOTH else "one way",
            _contacts(tie),
        )
        for drawn in state.drawings()
        for tie in words.in_order(drawn.ties, drawn.centre)
    )
    about = (
        "A row is one tie of one drawing, as that person saw it on that day; contacts are a month, empty for not asked."
    )
    return (Sheet("ties", about, _HEADINGS, rows, ("drawing", "contacts"), ("day",)),) if rows else ()


def linked(state: NetGram, audience: Audience) -> tuple[Linked, ...]:
    """A network for each drawing."""
    if not leaves(state, audience):
        return ()
    return tuple(_network(state, drawn) for drawn in state.drawings() if drawn.chairs)


def _network(state: NetGram, drawn: words.Drawn) -> Linked:
    title = words.title(state) + (f", drawing {number_of(drawn)}" if state.drawn else "")
    centre = drawn.chairs.get(drawn.centre)
    placed = [chair for ring in RINGS for chair in _in(drawn, ring)]
    nodes = tuple(
        Node(
            str(chair.number),
            chair.name,
            state.kind_of(chair),
            (
                ("ring", "centre" if chair is centre else RING_WORDS[chair.near]),
                ("role", chair.role),
                ("empty", "yes" if chair.empty else "no"),
            ),
        )
        for chair in ([centre] if centre is not None else []) + placed
    )
    ties = tuple(
        LinkedTie(
            f"{min(tie.between)}-{max(tie.between)}",
            (str(directed_ends(tie)[0]), str(directed_ends(tie)[1])),
            tie.sign,
            words.tie_line(drawn.chairs, tie),
            directed=tie.way != BOTH,
            facts=(
                ("sign", tie.sign),
                ("way", "both" if tie.way == BOTH else "one way"),
                ("contacts", _contacts(tie)),
            ),
        )
        for tie in words.in_order(drawn.ties, drawn.centre)
    )
    facts = (("view", drawn.view), ("view_kind", drawn.view_kind), ("day", drawn.day))
    return Linked(title, nodes, ties, facts)


def coded(state: NetGram, audience: Audience) -> Coded:
    """The list of ties as text, coded with their signs; who is missing and what was seen."""
    if not leaves(state, audience):
        return Coded()
    texts = tuple(_text(state, drawn) for drawn in state.drawings())
    used = {code for text in texts for piece in text.pieces for code in piece.codes}
    if not used:
        return Coded()
    codes = [Code("ties", "Ties of a net-gram", codable=False, shared=True)]
    codes += [Code(sign, sign.capitalize(), "How two are tied.", "ties", shared=True) for sign in SIGNS if sign in used]
    for key, name in (("missing", "Missing"), ("seen", "Seen in the picture")):
        codes += [Code(key, name, within="ties", shared=True)] if key in used else []
    return Coded(tuple(codes), texts)


def _text(state: NetGram, drawn: words.Drawn) -> Text:
    number = number_of(drawn)
    pieces = [Piece("", words.stamp(drawn))]
    for tie in words.in_order(drawn.ties, drawn.centre):
        key = f"{number}-{min(tie.between)}-{max(tie.between)}"
        pieces.append(Piece(key, words.tie_line(drawn.chairs, tie), (tie.sign,), day=drawn.day))
    for place, said in enumerate(words.missing_lines(drawn), 1):
        pieces.append(Piece(f"{number}-missing-{place}", said, ("missing",), day=drawn.day))
    for one in drawn.sights.values():
        pieces.append(Piece(f"{number}-{one.goes}", one.text, ("seen",), day=drawn.day))
    facts = (("view", drawn.view), ("view_kind", drawn.view_kind), ("day", drawn.day))
    return Text(f"drawing-{number}", f"{words.title(state)}, drawing {number}", tuple(pieces), facts)


def pictures(state: NetGram, audience: Audience) -> tuple[Picture, ...]:
    """The rings; with a drawing before this one both side by side, and what is new, gone, changed."""
    if not leaves(state, audience) or not state.chairs:
        return ()
    title = words.title(state)
    made = [RingsPicture(RINGS_PICTURE, title, (_rings(state),), tuple(_lines(state)))]
    found = of_state(state)
    if found is not None:
        both = (_rings(found.before), _rings(state))
        changed = tuple(found.lines()) or ("Both drawings are the same.",)
        made.append(RingsPicture(BEFORE_AND_AFTER, f"{title}: before and after", both, changed))
    return tuple(made)


def _lines(state: NetGram) -> Iterator[str]:
    for tie in words.in_order(state.ties, state.centre):
        yield words.tie_line(state.chairs, tie)
    for said in words.missing_lines(state):
        yield f"Missing: {said}"
    yield words.NOT_A_MEASURE


def _rings(drawn: words.Drawn) -> Rings:
    rings = tuple(
        Ring(
            RING_WORDS[ring],
            tuple(Seat(str(chair.number), chair.name, chair.role, chair.empty) for chair in _in(drawn, ring)),
        )
        for ring in RINGS
    )
    centre = drawn.chairs.get(drawn.centre)
    seat = Seat(str(centre.number), centre.name) if centre is not None else None
    ties = tuple(
        RingTie(
            (str(directed_ends(tie)[0]), str(directed_ends(tie)[1])),
            tie.sign,
            one_way=tie.way != BOTH,
            label=way_words(tie, *(words.name_of(drawn.chairs, number) for number in tie.between)),
        )
        for tie in words.in_order(drawn.ties, drawn.centre)
    )
    return Rings(words.stamp(drawn), seat, rings, ties)
