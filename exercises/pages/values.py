"""What each kind of field takes, and what is kept of it. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from exercises.kernel import checks
from exercises.kernel.days import day_in, day_passed
from exercises.kernel.p_numbers import P_NUMBER
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.show_of_hands import as_counts
from exercises.kernel.template import Template
from exercises.kernel.text import folded, listed
from exercises.kernel.things import OWNER
from exercises.pages.fields import (
    CHOICE,
    CHOICES,
    COUNTS,
    DAY,
    DIAL,
    EACH_ROLE,
    HALVES,
    ROLE,
    SETTINGS,
    SIDE,
    TEXT,
    TICK,
    VOICES,
    Field,
    PageKind,
)
from exercises.pages.state import Page, whose

_MOST_ROLES = 24


def filled(template: Template, page: Page, one: Field, value: Any, who: str, more: bool, day: str) -> Page:
    """The page with that in its field; no value takes it out. Raises ExerciseError for what the field does not take."""
    was = page.values.get(one.key)
    others = {key: said for key, said in was.items() if key != who} if who and isinstance(was, Mapping) else {}
    if not value and not others:
        left = {key: known for key, known in page.values.items() if key != one.key}
        return replace(page, values=left, before=_before(page, one, None), nods=page.nods - {one.key})
    kept = others if not value else _kept(template, page, one, value, who, more, day)
    values = {**page.values, one.key: kept}
    return replace(page, values=values, before=_before(page, one, kept), nods=page.nods - {one.key})


def unheard(kind: PageKind, page: Page) -> Page:
    """The page after other words in it, where it leaves as it was read back: it was read back in other words."""
    first = {key: day for key, day in page.states.items() if key == kind.states[0]} if kind.leaves else page.states
    return replace(page, states=first)


def unsigned(kind: PageKind, page: Page) -> Page:
    """The page after other words in it, without who signed it: they signed other words."""
    return replace(page, values={key: said for key, said in page.values.items() if key != kind.draft.get("until")})


def _before(page: Page, one: Field, kept: Any) -> Mapping[str, tuple[str, ...]]:
    """Earlier words, with those that stand there now among them unless they go on; of an owner's own none stay."""
    was = page.values.get(one.key)
    if one.sees == OWNER or not was or one.kind not in (TEXT, ROLE, VOICES, DAY):
        return page.before
    if one.kind == VOICES:
        now = kept if isinstance(kept, Mapping) else {}
        gone = tuple(f"{who}: {text}" for who, said in was.items() for text in said if text not in now.get(who, ()))
    else:
        gone = () if isinstance(kept, str) and kept.startswith(was) else (was,)
    return {**page.before, one.key: (*page.before.get(one.key, ()), *gone)} if gone else page.before


def _kept(template: Template, page: Page, one: Field, value: Any, who: str, more: bool, day: str) -> Any:
    was = page.values.get(one.key)
    if one.kind == COUNTS:
        return counted(one, value)
    if not isinstance(value, str):
        raise ExerciseError(f"{one.title} takes words, not {checks.shown(value)}.")
    if one.kind == DIAL:
        _one_of(page, one, value)
        return {**(was or {}), "then" if value in SETTINGS else "next": value}
    if one.kind == CHOICE:
        return _one_of(page, one, value)
    if one.kind == CHOICES:
        return (*(was if more and was else ()), *_several(template, page, one, value))
    if one.kind == DAY:
        return _days(page, one, value, day)
    if one.kind == TICK:
        return _ticked(page, one, value, who, day)
    if one.kind == VOICES:
        return _voiced(template, page, one, value, who)
    said = f"{was} {value}" if more and was else value
    checks.within(template, said, one.key, one.title, one.limit)
    return a_role(said, one) if one.kind == ROLE else said


def _one_of(page: Page, one: Field, value: str) -> str:
    if value not in one.takes:
        choices = listed(list(one.takes), joiner="or")
        raise ExerciseError(f"{one.title} takes {choices}. For example {page.goes} {one.key} {one.takes[0]}")
    return value


def _several(template: Template, page: Page, one: Field, value: str) -> tuple[str, ...]:
    """Words with commas between, each once; out of those there are where the template has any."""
    said = tuple(dict.fromkeys(part.strip() for part in _parts(one, value) if part.strip()))
    if not said or len(said) > _MOST_ROLES:
        raise ExerciseError(f"{one.title} takes up to {_MOST_ROLES}, with commas between.")
    for part in said:
        _one_of(page, one, part) if one.words else checks.within(template, part, one.key, one.title, one.limit)
        if P_NUMBER.search(part):
            raise ExerciseError(f"{one.title} takes words, and nobody's number.")
    return said


def _parts(one: Field, value: str) -> list[str]:
    """The parts between commas; a choice that has a comma itself stays whole."""
    whole = next((word for word in one.words if folded(word) == folded(value)), "")
    return [whole] if whole else value.split(",")


def _days(page: Page, one: Field, value: str, today: str) -> str:
    """The day that the words name, with the half they say of it; of several, with commas between, each once."""
    reads = day_passed if one.passed else day_in
    parts = [_day(part, today, reads) if any(map(str.isdigit, part)) else "" for part in value.split(",")]
    found = parts if all(parts) else [_day(value, today, reads)]
    if not all(found):
        raise ExerciseError(f"Which day? For example {page.goes} {one.key} 12 May, or 12 May am")
    return ", ".join(sorted(dict.fromkeys(found)))


def several_in(words: str, today: str) -> bool:
    """Whether more days than one are named between commas, of which but the first would be read."""
    return any(_two_in(part.split(), today) for part in words.split(","))


def _two_in(words: list[str], today: str) -> bool:
    first = day_in(" ".join(words), today)
    parted = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words)))
    return any(
        _is_written_out(one) and _is_written_out(other) and day_in(one, today) == first and bool(day_in(other, today))
        for one, other in parted
    )


def _is_written_out(words: str) -> bool:
    return any(map(str.isdigit, words)) and any(sign in words for sign in " /.-")


def _day(words: str, today: str, reads: Callable[[str, str], str]) -> str:
    found, last = reads(words, today), folded(words).rpartition(" ")[2]
    return f"{found} {HALVES[last]}" if found and last in HALVES else found


def _ticked(page: Page, one: Field, value: str, who: str, day: str) -> Any:
    """The day it was ticked; for each who ticks it, where it is one for each."""
    if not one.each:
        return day
    each = whose(one, page)
    of = who if one.each == SIDE else value
    known = next((name for name in each if folded(name) == folded(of)), "")
    if not known:
        there = listed(list(each), joiner="or")
        if not there:
            raise ExerciseError(f"Say first who has to: {page.goes} {one.each}: harbour trust, the school")
        raise ExerciseError(f"{one.title} is for {there}. For example {page.goes} {_example(one, each[0])}")
    return {**(page.values.get(one.key) or {}), known: day}


def _example(one: Field, each: str) -> str:
    return f"{each} {one.key}" if one.each == SIDE else f"{one.key} {each}"


def _voiced(template: Template, page: Page, one: Field, value: str, who: str) -> Any:
    """One more voice on a side; for a role its words, over those it had."""
    checks.within(template, value, one.key, one.title, one.limit)
    was: Mapping[str, tuple[str, ...]] = page.values.get(one.key) or {}
    if one.each == EACH_ROLE:
        checks.within(template, who, "role", "a role", 60)
        a_role(who, one)
        return {**was, who: (value,)}
    if who not in whose(one, page):
        raise ExerciseError(f"Whose voice, a or b? For example {page.goes} a {one.key}: …")
    return {**was, who: (*was.get(who, ()), value)}


def a_role(text: str, one: Field) -> str:
    """The text, when it is nobody's number. Raises ExerciseError."""
    if P_NUMBER.search(text):
        raise ExerciseError(f"{one.title} is a role, such as site manager: nobody's number and nobody's name.")
    return text


def counted(one: Field, value: Any) -> dict[str, int]:
    """How many said each. Raises ExerciseError for anything but counts of words there are."""
    return as_counts(value, one.words, f"{one.key} {next(iter(one.words), 'yes')} 7 pass 3")
