"""The moves about words of the trade. Pure; reads no clock, and has nowhere to keep who said or caught a word.

Person-centred partnership, name the jargon: no one is left in the dark, nothing is banned, nobody is counted.
"""

from __future__ import annotations

from typing import Any

from exercises.frame.checks import during, held_thing, kept, may, moment_of, numbered, one_of, told_time, within
from exercises.frame.state import LOOKED_BACK, Frame, Group, LookBack, Term
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.te_reo import spelling
from exercises.kernel.text import folded

_FIELDS = {"term": "term", "stands_for": "stands_for", "plain": "plain", "hears": "hears", "instead": "instead"}
_CALLED = {
    "term": "the word",
    "stands_for": "what it stands for",
    "plain": "the plain meaning",
    "hears": "what the person hears",
    "instead": "what we could say",
}


def known_term(state: Frame, term: str) -> Term | None:
    """The word that is on the list already, whatever its case and macrons; te reo with doubled vowels for them, too."""
    sought = _called(term)
    return next((held for held in state.terms.values() if _called(held.term) == sought), None)


def _called(term: str) -> str:
    return folded(spelling(term) or term)


def _term(state: Frame, number: int) -> Term:
    found: Term = held_thing(state.terms, number, "j", "jargon word")
    return found


def _changed(state: Frame, number: int, /, **fields: Any) -> Frame:
    return replace(state, terms=kept(state.terms, replace(_term(state, number), **fields)))


def catch_jargon(
    state: Frame,
    *,
    term: str,
    at: str,
    plain: str = "",
    stands_for: str = "",
    used_by: list[str] | None = None,
    reo: bool = False,
    hidden: bool = False,
    item: int | None = None,
    number: int = 0,
) -> Frame:
    """A word was caught. One that is on the list already only gains what is new."""
    within(state, term, "term", "the word")
    fields: dict[str, Any] = {
        name: may(state, text, name, _CALLED[name]) for name, text in (("plain", plain), ("stands_for", stands_for))
    }
    fields["used_by"] = _services(state, used_by or [])
    held = known_term(state, term)
    if held is not None:
        return _changed(state, held.number, **{name: value for name, value in fields.items() if value})
    state, number = numbered(state, "j", number)
    made = Term(
        number, term, reo=reo is True, hidden=hidden is True, at=told_time(at), item=during(state, item), **fields
    )
    return replace(state, terms=kept(state.terms, made))


def _services(state: Frame, names: list[str]) -> tuple[str, ...]:
    if not isinstance(names, list | tuple):
        raise ExerciseError("Who uses it? j5 used by health, school")
    return tuple(dict.fromkeys(within(state, name, "service", "a service") for name in names))


def explain_jargon(state: Frame, *, term: int, field: str, text: str, reo: bool = False) -> Frame:
    """What it stands for, its plain meaning, what the person hears, what we could say; or the word, set right, which
    may make it te reo Māori."""
    if field not in _FIELDS:
        raise ExerciseError(f"A word stands for, means, hears or instead: j{term} means: the ones who decide")
    check = within if field == "term" else may
    text = check(state, text, _FIELDS[field], _CALLED[field])
    other = known_term(state, text) if field == "term" else None
    if other is not None and other.number != term:
        raise ExerciseError(f"{other.term} is on the list already, as j{other.number}.")
    marked = {"reo": True} if field == "term" and reo is True else {}
    return _changed(state, term, **{field: text}, **marked)


def mean_jargon(state: Frame, *, term: int, service: str, meaning: str) -> Frame:
    """What it means in one service; empty words take that meaning away."""
    held = _term(state, term)
    service = within(state, service, "service", "the service")
    meaning = may(state, meaning, "plain", "the meaning")
    others = [pair for pair in held.meanings if folded(pair[0]) != folded(service)]
    return _changed(state, term, meanings=(*others, *([(service, meaning)] if meaning else [])))


def use_jargon(state: Frame, *, term: int, used_by: list[str]) -> Frame:
    """Which services use it. Services, never people."""
    return _changed(state, term, used_by=_services(state, used_by))


def mark_jargon(state: Frame, *, term: int, mark: str, on: bool = True) -> Frame:
    """Marks a word: it differs between services; it is te reo Māori; it stays off the room's list."""
    one_of(mark, ("differs", "reo", "hidden"), f"j{term} differs, j{term} reo or j{term} hide")
    return _changed(state, term, **{mark: on is True})


def same_jargon(state: Frame, *, term: int, other: int = 0, name: str = "") -> Frame:
    """One thing with many names: the word belongs with another word, or to the thing of that name."""
    _term(state, term)
    name = may(state, name, "term", "the thing's name")
    if other:
        _term(state, other)
        if other == term:
            raise ExerciseError(f"Two different words are needed: j{term} same j{term + 1}")
    elif not name:
        raise ExerciseError(f"The same as which word? j{term} same j7")
    if name and not other:
        alone = state.group_of(term)
        # Naming a thing that has no name yet keeps its words together; one that goes elsewhere by name goes alone.
        if alone is not None and alone.name and folded(alone.name) != folded(name):
            state = apart_jargon(state, term=term)
    joined = [group for group in state.groups if _joins(group, term, other, name)]
    called = name or next((group.name for group in joined if group.name), "")
    members = {number for group in joined for number in group.terms} | {term, *([other] if other else [])}
    group = Group(called, tuple(sorted(members)))
    place = state.groups.index(joined[0]) if joined else len(state.groups)
    others = [held for held in state.groups if held not in joined]
    return replace(state, groups=(*others[:place], group, *others[place:]))


def _joins(group: Group, term: int, other: int, name: str) -> bool:
    if name and folded(group.name) == folded(name):
        return True
    return term in group.terms or other in group.terms


def apart_jargon(state: Frame, *, term: int) -> Frame:
    """The word is a thing of its own after all."""
    _term(state, term)
    groups = [replace(group, terms=tuple(n for n in group.terms if n != term)) for group in state.groups]
    return replace(
        state, groups=tuple(group for group in groups if len(group.terms) > 1 or (group.terms and group.name))
    )


def corner(state: Frame, *, on: bool) -> Frame:
    """Whether the room has the count and the latest word in a corner."""
    return replace(state, corner=on is True)


def look_back(state: Frame, *, kind: str, text: str, at: str) -> Frame:
    """What came of looking back at the words together."""
    one_of(kind, LOOKED_BACK, "jargon learned: we caught the others' words first")
    moment_of(at)
    limit = {"hears": "hears", "instead": "instead", "learned": "learning"}[kind]
    made = LookBack(kind, within(state, text, limit, "what came of it"), at)
    return replace(state, looked_back=(*state.looked_back, made))
