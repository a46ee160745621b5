"""Contacts booked before, and at most after; each sum with how many it is of. Pure.

Chairs of whānau are not booked: what an older file has of theirs is kept, not counted, and said to be so.
"""

from __future__ import annotations

from collections.abc import Callable

from exercises.kernel.amounts import rounded
from exercises.kernel.record import Record
from exercises.kernel.text import plural
from exercises.network.state import GUESS, Chair, Network, Week

USUAL_WEEKS = 4
"""The weeks of a month; a fifth is shown where something was said of it."""
NOT_SAID = "not said yet"
MORE = "This is more than is booked now{heard}. Is it what the whānau want?"
"""Said where after is more than before; `heard` is as far as was heard."""


class Booked(Record):
    """Contacts booked each month, as things are."""

    amount: float
    heard: int
    """How many service chairs said how many; `of` so many."""
    of: int
    guesses: int
    """How many of those heard are guesses."""

    @property
    def source(self) -> str:
        """Of how many chairs the sum is, as a sentence goes on."""
        chairs = plural(self.of, "service chair")
        if self.heard < self.of or not self.of:
            said = f"from {self.heard} of {chairs} heard so far"
        else:
            said = {1: "from the one service chair", 2: "from both service chairs"}.get(self.of, f"from all {chairs}")
        guesses = plural(self.guesses, "a guess", "guesses").removeprefix("1 ")
        return f"{said}, {f'{self.guesses} of them ' if self.heard > 1 else ''}{guesses}" if self.guesses else said

    @property
    def heard_words(self) -> str:
        """How many were heard, where there is no sum yet."""
        return f"{self.heard} of {plural(self.of, 'service chair')} heard so far"


class Limit(Record):
    """Contacts a month at most, as was rehearsed."""

    amount: float
    weeks: int = 0
    """Of how many weeks something was said; `of` so many. 0 of 0 where a limit was set."""
    of: int = 0

    @property
    def source(self) -> str:
        """Of how many weeks the sum is; "" where it is of all, or a limit was set."""
        return f"from {self.weeks} of {plural(self.of, 'week')} said so far" if self.weeks < self.of else ""


def booked(state: Network) -> Booked:
    """The contacts booked by service chairs, and how many of them were heard."""
    services = service_chairs(state)
    said = [chair.answers["visits"] for chair in services if has_visits(chair)]
    amount = round(sum(answer.amount or 0 for answer in said), 3)
    return Booked(amount, len(said), len(services), sum(answer.kind == GUESS for answer in said))


def service_chairs(state: Network) -> list[Chair]:
    """The chairs whose visits are booked, in order: all but those of whānau."""
    return [chair for chair in state.in_order() if is_booked(state, chair)]


def is_booked(state: Network, chair: Chair) -> bool:
    """Whether the chair is asked how often it comes."""
    return state.with_chairs and not state.row(chair.row).whanau


def has_visits(chair: Chair) -> bool:
    """Whether the chair has a number of visits, of whatever row it is."""
    return "visits" in chair.answers and chair.answers["visits"].amount is not None


def not_counted(state: Network) -> list[Chair]:
    """Chairs of whānau with a number of visits from an older file."""
    return [chair for chair in state.in_order() if has_visits(chair) and not is_booked(state, chair)]


def not_counted_words(state: Network) -> str:
    """Which numbers are not counted, for the facilitators; "" for none."""
    found = [f"{chair.called} {rounded(chair.answers['visits'].amount or 0)}" for chair in not_counted(state)]
    return f"Not counted, for chairs of whānau are not booked: {', '.join(found)}" if found else ""


def not_coming(state: Network) -> list[Chair]:
    """The service chairs that are booked now and come in no week of the slot."""
    coming = {number for week in state.weeks.values() for number in week.chairs}
    booked_now = (chair for chair in service_chairs(state) if has_visits(chair) and chair.answers["visits"].amount)
    return [chair for chair in booked_now if chair.number not in coming]


def after(state: Network) -> Limit | None:
    """Contacts a month at most, by the limit or else by the weeks of the slot; None before either is set."""
    if state.limit is not None:
        return Limit(state.limit)
    if not state.weeks:
        return None
    return Limit(sum(not week.nobody for week in state.weeks.values()), len(state.weeks), len(weeks(state)))


def weeks(state: Network) -> dict[int, Week | None]:
    """Every week of the slot, also those that nobody said anything of; none before anything was said of any."""
    last = max(USUAL_WEEKS, *state.weeks) if state.weeks else 0
    return {number: state.weeks.get(number) for number in range(1, last + 1)}


def coming(week: Week | None, named: Callable[[tuple[int, ...]], str]) -> str:
    """Who comes in a week of the slot; `named` names chairs."""
    if week is None:
        return NOT_SAID
    return "nobody" if week.nobody else ", ".join(filter(None, (named(week.chairs), week.note)))


def more(state: Network) -> str:
    """A kind sentence where after is more than before, as far as that is known; "" otherwise."""
    before, most = booked(state), after(state)
    if most is None or not before.heard or most.amount <= before.amount:
        return ""
    return MORE.format(heard="" if before.heard == before.of else ", as far as was heard")
