"""Every quotation of a programme with how far it may be used, and why it is not in a report. For the facilitators."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from exercises.kernel.consent import NOT_ASKED, ROOM_ONLY, WITH_NUMBER, WITHDRAWN
from exercises.kernel.p_numbers import P_NUMBER
from exercises.kernel.record import Record
from exercises.kernel.text import contains, cut, folded, listed
from sessions.report.telling import GIVEN, Member, Source, Telling

_WHY: Mapping[str, str] = {
    NOT_ASKED: "nobody was asked yet",
    ROOM_ONLY: "for this room only",
    WITHDRAWN: "taken back",
}
_GIVEN = "given, and not among those that stand there"
_SHORT = 60
_MANY = 2
"""A role and an organisation beside a number tell who it is."""
GONE = "(taken back)"


class Quoted(Record):
    """One quotation of the bank."""

    source: Source
    whose: str
    """Its cohorts and day."""
    what: str
    """Where it comes from: a post-it, a story, a conversation, or the exercise's title."""
    number: str = ""
    """The P-number, only where its owner allowed it."""

    def data(self) -> dict[str, str]:
        """It as plain data."""
        one = self.source
        told = {"text": one.text, "session": one.session, "exercise": one.run, "key": one.key, "consent": one.consent}
        return {**told, "from": self.what, "whose": self.whose, "number": self.number}

    def line(self, report: Mapping[str, Mapping[str, Sequence[str]]] | None = None) -> str:
        """Text, source, cohort and consent; with what a report has, whether it stands there, and why not."""
        one = self.source
        words = f"“{one.text}”" if one.text else GONE
        said = [words, self.what, self.whose, one.consent, *filter(None, [self.number])]
        why = _WHY.get(one.consent, "")
        if report is not None:
            stands = one.key in report.get(one.session, {}).get(one.run, ())
            why = "stands in the report" if stands else f"not in the report: {why or _GIVEN}"
        return " · ".join(filter(None, (*said, why if report is not None or one.consent not in GIVEN else "")))


def bank(told: Telling, words: str = "") -> tuple[Quoted, ...]:
    """Every one, or those in which the words stand, oldest session first."""
    every = (quote for member in told.members for quote in _of(told, member))
    return tuple(quote for quote in every if not words or contains(words, quote.source.text))


def _of(told: Telling, member: Member) -> Iterator[Quoted]:
    whose = f"{told.of(member.cohorts)}, {told.when(member)}"
    for one in member.sources:
        found = P_NUMBER.search(one.who)
        number = found[0] if found is not None and one.consent == WITH_NUMBER else ""
        yield Quoted(one, whose, one.what, number)


def warnings(quotes: Sequence[Quoted]) -> Iterator[str]:
    """One text under two numbers; a number beside a role and an organisation."""
    numbers: dict[str, dict[str, str]] = {}
    for quote in quotes:
        found = P_NUMBER.search(quote.source.who)
        if found is not None and quote.source.text:
            numbers.setdefault(folded(quote.source.text), {})[folded(found[0])] = found[0]
    for text, under in numbers.items():
        if len(under) > 1:
            first = next(one.source.text for one in quotes if folded(one.source.text) == text)
            there = listed(sorted(under.values(), key=lambda one: (len(one), one)))
            yield f"“{cut(first, 1, _SHORT)}” stands under {there}: look whose it is."
    known: dict[str, None] = {}
    for quote in quotes:
        beside = [one for one in quote.source.who.split(",") if one.strip() and not P_NUMBER.search(one)]
        if len(beside) >= _MANY and P_NUMBER.search(quote.source.who):
            known[quote.source.who] = None
    for who in known:
        yield f"{who}: number, role and organisation together say who it is. Only one of the two may stand beside it."
