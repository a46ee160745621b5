"""What the room may see of a net-gram: never without whose view and day, of a real family after their yes.

Nothing is counted here: how many ties somebody has is no measure of anything. Nobody missing is anybody's fault.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from exercises.kernel.shape import ExerciseError
from exercises.kernel.words import number_of
from exercises.leaving.room_view import QUIET, Big, Block, Gap, Line, RoomView, Tags, TiedTag, Ties
from exercises.netgram import words
from exercises.netgram.comparing import compared
from exercises.netgram.state import RING_WORDS, RINGS, Drawing, NetGram, Tie, pair
from exercises.network.room import heading, short_name
from exercises.network.state import Chair

_NAMES = {
    "rings": "the rings",
    "ties": "the ties in words",
    "missing": "who is missing",
    "seen": "what we see",
    "conversations": "the conversations",
    "question": "the question and the stop word",
    "welcome": "the welcome",
    "closing": "the closing",
    "quiet": "a quiet screen",
}
_LATER = {"before": "the drawing before", "changes": "new, gone, changed"}


def room_views(state: NetGram) -> tuple[tuple[str, str], ...]:
    """Every view there is now: key and what the console calls it."""
    later = _LATER if state.drawn else {}
    chairs = ((f"chair {chair.number}", f"{chair.number} {chair.name}") for chair in state.in_order())
    return (*_NAMES.items(), *later.items(), *chairs)


def phase_view(state: NetGram) -> str:
    """The view the room gets when the group moves to this phase."""
    view = state.template.phase(state.phase).room
    known = {*_NAMES, *(_LATER if state.drawn else {})}
    return view if view in known else "rings"


def room_view(state: NetGram, key: str) -> RoomView:
    """The view of that key ("rings", "chair 9"). Raises ExerciseError for none."""
    said = key.split(" ")
    if said[0] == "chair" and len(said) == 2:
        number = number_of(said[1])
        chair = state.chairs.get(number) if number is not None else None
        if chair is None:
            raise ExerciseError(f"There is nobody with the number {said[1][:40]} to show. show rings shows them all.")
        name = chair.called if state.has_view and state.may_be_shown else f"number {chair.number}"
        return RoomView(key, name, tuple(_drawn(state, lambda here: _chair(here, chair))))
    if key == "quiet":
        return QUIET
    make = _VIEWS.get(key) or (_AFTER.get(key) if state.drawn else None)
    if make is None:
        raise ExerciseError(f"There is no view called {key[:40]}. show rings shows who is around.")
    blocks = make(state) if key in _OPEN else _drawn(state, make)
    return RoomView(key, _NAMES.get(key) or _LATER[key], tuple(blocks))


def _drawn(state: NetGram, make: Callable[[NetGram], Iterator[Block]]) -> Iterator[Block]:
    """The view, once it may be drawn; else what it waits for."""
    waits = "" if state.may_be_shown else words.WAITS_FOR_YES
    waits = waits if state.has_view else words.WAITS_FOR_VIEW
    return iter((Gap(), Line(waits, "strong"))) if waits else make(state)


_MANY = 3
"""Somebody with more ties than that may take several pages, each with whose view it is."""


def _head(state: NetGram, called: str = "") -> Iterator[Block]:
    """What it is called and whose view it is, in one line, for a heading comes again on every page."""
    title = called or words.title(state)
    long, short = (f"{title} {words.stamp(state, short=brief)}" for brief in (False, True))
    yield Line(long, "strong", short=short)


def _rings(state: NetGram) -> Iterator[Block]:
    """Who is close, in the middle, further out, with the sign of their tie to the centre."""
    yield Line(words.title(state), "strong")
    rings = {ring: state.ring(ring) for ring in RINGS}
    yield from _circles(state, rings, state.centre, state.to_centre())
    if not any(rings.values()):
        yield Line("Those who are around come here, one by one.", "quiet")
    yield from (Line(f"Missing: {one.text}", "plain") for one in state.missing.values())


def _circles(
    drawn: words.Drawn, rings: dict[str, list[Chair]], centre: int, to_centre: dict[int, Tie]
) -> Iterator[Block]:
    for ring, chairs in rings.items():
        tags = (
            TiedTag(
                chair.number,
                short_name(chair),
                chair.empty,
                mark=words.mark(to_centre.get(chair.number)),
                way=words.arrow(to_centre.get(chair.number), centre),
            )
            for chair in chairs
        )
        yield Tags(RING_WORDS[ring].upper(), tuple(tags))
    there = {0 if one == centre else one for one in drawn.chairs}
    ties = [
        (one if one != centre else 0, other if other != centre else 0, words.mark(tie), words.arrow(tie, one))
        for (one, other), tie in drawn.ties.items()
    ]
    seat = drawn.chairs.get(centre)
    yield Ties(
        words.stamp(drawn),
        words.stamp(drawn, short=True),
        short_name(seat) if seat is not None else "",
        words.key(drawn.ties),
        tuple(tie for tie in ties if {tie[0], tie[1]} <= there),
    )


def _before(state: NetGram) -> Iterator[Block]:
    """The drawing before this one, as it stood."""
    drawn = state.drawn[-1]
    yield Line(f"{words.title(state)}, drawing {drawn.number}", "strong")
    rings = {ring: [c for c in drawn.chairs.values() if c.near == ring and c.number != drawn.centre] for ring in RINGS}
    to_centre = {tie.other(drawn.centre): tie for ends, tie in drawn.ties.items() if drawn.centre in ends}
    yield from _circles(drawn, rings, drawn.centre, to_centre)
    yield from (Line(f"Missing: {one.text}", "plain") for one in drawn.missing.values())


def _ties(state: NetGram) -> Iterator[Block]:
    yield from _head(state)
    for tie in words.in_order(state.ties, state.centre):
        yield Line(words.tie_line(state.chairs, tie))
    alone = words.joined_to_nobody(state)
    if alone:
        yield Line(f"Not joined yet: {alone}", "quiet")
    if not state.ties:
        yield Line("Who is joined to whom comes here.", "quiet")


def _missing(state: NetGram) -> Iterator[Block]:
    yield from _head(state)
    yield Line("Whom would you wish here?", "quiet")
    for said in words.missing_lines(state):
        yield Line(said, indent=1)


def _seen(state: NetGram) -> Iterator[Block]:
    yield from _head(state)
    yield Line("One thing we see", "quiet")
    for one in state.sights.values():
        yield Line(f"{one.goes} {one.text}")


def _conversations(state: NetGram) -> Iterator[Block]:
    yield from _head(state)
    yield Line("To understand each other, not to win", "quiet")
    for talk in state.conversations.values():
        pair_said = " to ".join(short_name(state.chairs[n]) for n in (talk.from_chair, talk.to_chair))
        about = heading(state, talk.question).rstrip("?").lower()
        yield Line(f"k{talk.number} {pair_said}, {about}", "quiet")
        yield Line(talk.opening, "plain", 1)


def _changes(state: NetGram) -> Iterator[Block]:
    before: Drawing = state.drawn[-1]
    first, now = (words.stamp(drawn, short=True) for drawn in (before, state))
    yield Line(f"{words.title(state)}: first {first}, now {now}", "strong")
    yield Line("What is new, gone, changed", "quiet")
    found = compared(before, state).lines()
    for said in found:
        yield Line(said)
    if not found:
        yield Line("Both drawings are the same.", "plain")


def _chair(state: NetGram, chair: Chair) -> Iterator[Block]:
    if len(list(state.ties_of(chair.number))) > _MANY:
        yield from _head(state, f"{chair.number} {chair.name}")
    else:
        yield Big(f"{chair.number} {chair.name}", "not in the room" if chair.empty else "")
        yield Line(words.stamp(state), "quiet", short=words.stamp(state, short=True))
    ring = RING_WORDS.get(chair.near, "")
    who = ", ".join(filter(None, (chair.role if chair.role != chair.name else "", ring)))
    if who:
        yield Line(who)
    tie = state.ties.get(pair(chair.number, state.centre)) if state.centre else None
    own = [tie] if tie is not None else []
    for one in (*own, *(other for other in state.ties_of(chair.number) if other is not tie)):
        yield Line(words.tie_line(state.chairs, one))


def _welcome(state: NetGram) -> Iterator[Block]:
    yield Gap()
    yield Line(state.template.reminders.get("welcome", "Welcome."), "strong")


def _closing(state: NetGram) -> Iterator[Block]:
    yield Gap()
    yield Line(state.template.reminders.get("closing", "Thank you."), "strong")


def _question(state: NetGram) -> Iterator[Block]:
    if state.question:
        yield from (Line("The question", "quiet"), Line(state.question, "strong"), Gap())
    if state.stop_word:
        yield from (Line("The word that stops everything", "quiet"), Big(state.stop_word), Gap())
    yield Line("Pass at any time. No reason needed.")


_VIEWS: dict[str, Callable[[NetGram], Iterator[Block]]] = {
    "rings": _rings,
    "ties": _ties,
    "missing": _missing,
    "seen": _seen,
    "conversations": _conversations,
    "question": _question,
    "welcome": _welcome,
    "closing": _closing,
}
_AFTER: dict[str, Callable[[NetGram], Iterator[Block]]] = {"before": _before, "changes": _changes}
_OPEN = ("question", "welcome", "closing")
"""Views in which nobody is drawn."""
