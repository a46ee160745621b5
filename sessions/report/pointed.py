"""What the lines of a programme rest on, read in the sessions that they lead to.

It is never kept, so that words which were taken back are in none of it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from exercises.kernel.consent import WITHDRAWN
from exercises.kernel.record import Record
from exercises.kernel.text import folded, matches
from exercises.programme.naming import event_called
from exercises.programme.pointing import pointer_of, said
from exercises.programme.state import Programme
from sessions.report.telling import GIVEN, Member, Point, Source, Telling

_STEPS = 20
"""So often something may have become something else."""


class There(Record):
    """A thing in a session, as it stands now."""

    run: str
    goes: str
    point: Point
    source: Source | None = None
    """The quotation that its words are."""


class Resting(Record):
    """What a line rests on, for an audience."""

    says: tuple[str, ...] = ()
    quoted: tuple[Source, ...] = ()
    used: frozenset[str] = frozenset()
    lost: bool = False
    """Whether all of it was taken back."""


def there(member: Member, run: str, goes: str) -> list[There]:
    """What is called so in a session, in each exercise that has it; `run` is an exercise's key, a word of its title, or
    what such a thing is called."""
    titles = {one.key: one.title for one in member.leaving.runs}
    keys = dict.fromkeys((*titles, *member.points, *(one.run for one in member.sources)))
    found = []
    for key in keys:
        one = _at(member, key, goes)
        if one is None or (run and key != run and not _is_called(run, titles.get(key, key), one.point.called)):
            continue
        for _ in range(_STEPS if one.point.became else 0):
            one = _at(member, key, one.point.became) or one
        found.append(one)
    exact = [one for one in found if one.run == run]
    return exact or found


def _at(member: Member, run: str, goes: str) -> There | None:
    source = next((one for one in member.sources if one.run == run and one.key == goes), None)
    point = member.points.get(run, {}).get(goes)
    if point is None and source is not None:
        point = Point(f"{member.things.get(run, 'words')} {goes}", source.text, "", source.consent)
    return There(run, goes, point, source) if point is not None else None


def _is_called(word: str, title: str, called: str) -> bool:
    return folded(word) in (folded(called.split()[0]), folded(title)) or matches(word, title)


def resting(told: Telling, evidence: Sequence[str]) -> Resting:
    """What a line rests on, as the report's audience may read it."""
    by_name = {one.leaving.name: one for one in told.members}
    found = [pointed(told.programme, by_name, one, told.gone if told.whole else (), given=True) for one in evidence]
    lost = [one is not None and one.point.consent == WITHDRAWN for _, one, _ in found]
    return Resting(
        # That something was taken back is nothing for others.
        tuple(says for (says, _, _), gone in zip(found, lost, strict=True) if told.whole or not gone),
        tuple(one.source for _, one, _ in found if one is not None and one.source is not None),
        frozenset(name for _, one, name in found if one is not None and name),
        bool(found) and all(lost),
    )


Pointed = tuple[str, There | None, str]
"""What is said of a pointer, the thing whose words stand in that, if any, and the session that has it."""


def pointed(
    state: Programme, by_name: Mapping[str, Member], words: str, gone: Collection[int] = (), *, given: bool
) -> Pointed:
    """`given` is whether quotations need a yes."""
    this = pointer_of(words)
    event = state.events.get(this.number) if this.letter == "e" else None
    if event is None or not this.goes:
        return said(state, words), None, ""
    away = " (its session is gone from this computer)" if event.number in gone else ""
    member = by_name.get(event.session)
    found = there(member, this.run, this.goes) if member is not None else []
    if len(found) != 1:
        return said(state, words) + away, None, ""
    (one,) = found
    where = event_called(event)
    if one.point.consent == WITHDRAWN:
        return f"{one.point.called} of {where}, which was taken back", There(one.run, one.goes, one.point), ""
    if not one.point.words or (given and one.point.consent not in ("", *GIVEN)):
        return f"{one.point.called} of {where}", None, ""
    return f"“{one.point.words}” ({one.point.called} of {where})", one, event.session
