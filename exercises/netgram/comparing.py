"""What is new, gone and changed between two drawings. Pure; nothing is counted or weighed."""

from __future__ import annotations

from collections.abc import Iterator

from exercises.kernel.amounts import told
from exercises.kernel.record import Record
from exercises.netgram import words
from exercises.netgram.saying import sign_words
from exercises.netgram.state import RING_WORDS, Drawing, NetGram, Pair, Tie
from exercises.netgram.words import Drawn
from exercises.network.state import Chair


class Compared(Record):
    """The differences between two drawings, by what they are."""

    new: tuple[int, ...]
    """Numbers of those who are on the second drawing only."""
    gone: tuple[int, ...]
    moved: tuple[tuple[int, str, str], ...]
    """A number, the ring before and the ring now."""
    renamed: tuple[tuple[int, str, str], ...]
    new_ties: tuple[Pair, ...]
    gone_ties: tuple[Pair, ...]
    changed_ties: tuple[Pair, ...]
    before: Drawing
    now: Drawn

    def lines(self) -> list[str]:
        """Each of them in a sentence."""
        return list(self._lines())

    def _lines(self) -> Iterator[str]:
        was, is_now = _named(self.before), _named(self.now)
        for number in self.new:
            yield f"new: {is_now[number]}, {RING_WORDS[self.now.chairs[number].near]}"
        for number in self.gone:
            yield f"gone: {was[number]}"
        for number, one, other in self.moved:
            yield f"moved: {is_now[number]}, {RING_WORDS[one]} to {RING_WORDS[other]}"
        for _, one, other in self.renamed:
            yield f"renamed: {one} is now {other}"
        for ends in self.new_ties:
            yield f"new tie: {words.tie_line(self.now.chairs, self.now.ties[ends])}"
        for ends in self.gone_ties:
            yield f"tie gone: {words.tie_line(self.before.chairs, self.before.ties[ends])}"
        for ends in self.changed_ties:
            then, now = self.before.ties[ends], self.now.ties[ends]
            yield f"changed: {_pair(is_now, ends)}: {_told(was, then)} to {_told(is_now, now)}"


def compared(before: Drawing, now: Drawn) -> Compared:
    """What the second drawing has otherwise than the first."""
    first, second = _on_it(before), _on_it(now)
    both = [number for number in first if number in second]
    ties = [ends for ends in before.ties if ends in now.ties]
    return Compared(
        new=tuple(number for number in second if number not in first and number not in _joined(before)),
        gone=tuple(number for number in first if number not in second and number not in _joined(now)),
        moved=tuple((n, first[n].near, second[n].near) for n in both if first[n].near != second[n].near),
        renamed=tuple((n, first[n].name, second[n].name) for n in both if first[n].name != second[n].name),
        new_ties=tuple(ends for ends in now.ties if ends not in before.ties),
        gone_ties=tuple(ends for ends in before.ties if ends not in now.ties),
        changed_ties=tuple(ends for ends in ties if _changed(before.ties[ends], now.ties[ends])),
        before=before,
        now=now,
    )


def _on_it(drawn: Drawn) -> dict[int, Chair]:
    """Those who are in a ring."""
    centre = drawn.centre
    return {number: c for number, c in drawn.chairs.items() if c.near and number != centre}


def _joined(drawn: Drawn) -> set[int]:
    """Those who are joined to somebody, and so on the drawing, wherever they stand."""
    return {number for ends in drawn.ties for number in ends}


def _changed(then: Tie, now: Tie) -> bool:
    """Whether a tie is another, whichever of the two was named first. Contacts that were asked of one drawing only are
    no change."""
    first = min(then.between)
    if (then.sign, then.seen_from(first)) != (now.sign, now.seen_from(first)):
        return True
    return None not in (then.contacts, now.contacts) and then.contacts != now.contacts


def _named(drawn: Drawn) -> dict[int, str]:
    return {number: words.name_of(drawn.chairs, number) for number in drawn.chairs}


def _pair(named: dict[int, str], ends: Pair) -> str:
    return " and ".join(named.get(number, str(number)) for number in ends)


def _told(named: dict[int, str], tie: Tie) -> str:
    one, other = tie.between if tie.way != "from" else tie.between[::-1]
    way = "" if tie.way == "both" else f" from {named.get(one, one)} to {named.get(other, other)}"
    contacts = "" if tie.contacts is None else f", contacts {told(tie.contacts)}"
    return f"{sign_words(tie)}{way}{contacts}"


def of_state(state: NetGram) -> Compared | None:
    """The present drawing beside the one before it; None before there is a second."""
    return compared(state.drawn[-1], state) if state.drawn else None
