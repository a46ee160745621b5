"""What a template calls by words of its own, typed once as the room would call it.

What is read as something else has to be called otherwise. The languages read it, so that no list of their words stands
beside them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from exercises.kernel.record import replace
from exercises.kernel.schema import Fault, quoted
from exercises.kernel.template import Template
from exercises.kernel.text import listed
from exercises.kernel.things import NOD
from exercises.pages.fields import (
    CHOICE,
    CHOICES,
    COUNTS,
    DAY,
    DIAL,
    EACH_ROLE,
    PAPER,
    SETTINGS,
    SIDE,
    SIDES,
    TICK,
    TURNS,
    VOICES,
    Field,
    PageKind,
)
from exercises.pages.state import Page, Pages
from exercises.shapes import SHAPES
from sessions.library.template_examples import Day
from sessions.library.template_named import SAID, Named, named

_MANY = 4
_MOST = 3
"""So many lines of one place are told."""


def misread(template: Template) -> Iterator[Fault]:
    """Each key and each word that is read as something else where it is typed for what it stands for."""
    day, state = Day(template), SHAPES[template.shape].start(template)
    yield from _phases(day, state)
    yield from _hands(day, state)
    last = replace(state, phase=template.phases[-1].key)
    failed: dict[str, list[str]] = {}
    for one in named(state):
        if not _does(day, last if one.shows else state, one):
            failed.setdefault(one.place, []).append(one.line)
    yield from (_otherwise(place, *lines) for place, lines in failed.items())
    if isinstance(state, Pages):
        yield from _pages(day, state)


def _otherwise(place: str, *lines: str) -> Fault:
    return Fault(
        place, f"{listed(list(map(quoted, lines[:_MOST])))} would be read as something else there: call it otherwise."
    )


def _does(day: Day, state: Any, one: Named) -> bool:
    """Whether its line is read for what it stands for."""
    for line in one.after:
        state = day.after(state, line)
        if state is None:
            return True  # what is wrong there is said of that line
    command = day.understood(state, one.line)
    if command is None or (one.shows and command.kind != one.shows):
        return False
    (said, *_) = command.data.get("items") or ({},)
    read = {**command.data, **said}
    return all(read.get(name) == value for name, value in one.does.items())


def _phases(day: Day, state: Any) -> Iterator[Fault]:
    for at, phase in enumerate(state.template.phases):
        # From where it leads to itself: as "the next one" it would lead elsewhere.
        command = day.understood(replace(state, phase=phase.key), line := f"go {phase.key}")
        if command is None or (command.kind, command.data) != ("phase", {"phase": phase.key}):
            yield _otherwise(f"phases[{at}].key", line)


def _hands(day: Day, state: Any) -> Iterator[Fault]:
    for at, one in enumerate(getattr(state, "groups", ())):
        lines = {f"{one['key']} {word} {_MANY}": {word: _MANY} for word in one["words"]}
        after = {line: day.after(state, line) for line in lines}
        failed = [line for line, it in after.items() if it is None or it.counts.get(one["key"]) != lines[line]]
        if failed:
            yield _otherwise(f"group[{at}].{_blamed(failed, lines)}", *failed)


def _blamed(failed: Any, tried: Any) -> str:
    return "words" if len(failed) < len(tried) else "key"


def _pages(day: Day, state: Pages) -> Iterator[Fault]:
    """A page of each kind is begun, and each of its fields, nods and states is typed."""
    keys = [phase.key for phase in state.template.phases]
    state = replace(state, phase=next((key for key in keys if key not in state.template.words.get("wordless", ())), ""))
    if not state.phase:
        return  # nothing is ever typed there
    made: dict[str, Page] = {}
    for at, kind in sorted(enumerate(state.kinds), key=lambda pair: bool(pair[1].after)):
        line = f"+ {kind.key}: {'… / …' if kind.sides else SAID}"
        begun = day.after(state, line)
        page = None if begun is None else next(begun.every(kind), None)
        if page is None:
            yield _otherwise(f"kinds[{at}].key", line)
        else:
            state, made[kind.key] = begun, page
    for at, kind in enumerate(state.kinds):
        if kind.key in made:
            yield from _fields(day, state, kind, made[kind.key], f"kinds[{at}]")
            yield from _states(day, state, kind, made[kind.key], f"kinds[{at}]")


def _fields(day: Day, state: Pages, kind: PageKind, page: Page, place: str) -> Iterator[Fault]:
    for at, one in enumerate(kind.fields):
        if one.sees == PAPER:
            # What stays on paper is refused as that, and stands nowhere else.
            said = {f"{one.key}: {SAID}", *(line for line, _ in _typed(one))}
            if taken := [
                line for line in sorted(f"{page.goes} {one}" for one in said) if _after(day, state, page, line)
            ]:
                yield _otherwise(f"{place}.fields[{at}].key", *taken)
            continue
        before = state
        if one.kind == TICK and one.each not in ("", SIDE):
            before = _with(state, page, one.each, (SAID,))
        lines = {f"{page.goes} {said}": value for said, value in _typed(one)}
        bare = _with(before, page, one.key, None)
        failed = [line for line, value in lines.items() if not _stands(_after(day, bare, page, line), bare, one, value)]
        if failed:
            yield _otherwise(f"{place}.fields[{at}].{_blamed(failed, lines) if one.words else 'key'}", *failed)
        elif one.sees == NOD:
            filled = _with(before, page, one.key, SAID)
            line = f"{page.goes} nod {one.key}"
            nodded = _after(day, filled, page, line)
            if nodded is None or nodded.nods != {one.key}:
                yield _otherwise(f"{place}.fields[{at}].key", line)


def _with(state: Pages, page: Page, field: str, value: Any) -> Pages:
    values = {**state.pages[page.number].values, field: value}
    kept = {key: said for key, said in values.items() if said is not None}
    return replace(state, pages=state.pages.with_({page.number: replace(page, values=kept)}))


def _after(day: Day, state: Pages, page: Page, line: str) -> Page | None:
    after = day.after(state, line)
    return None if after is None else after.pages.get(page.number)


def _typed(one: Field) -> Iterator[tuple[str, Any]]:
    """What is typed behind the page's number for each that the field takes, and what stands there then."""
    key = one.key
    if one.kind == COUNTS:
        yield from ((f"{key} {word} {_MANY}", {word: _MANY}) for word in one.words)
    elif one.kind == CHOICE:
        yield from ((f"{key} {word}", word) for word in one.words)
    elif one.kind == CHOICES:
        yield from ((f"{key} {word}", (word,)) for word in one.words)
        yield from [] if one.words else [(f"{key}: {SAID}", (SAID,))]
    elif one.kind == DIAL:
        yield from ((f"{key} {word}", {side: word}) for side, words in _SIDES for word in words)
    elif one.kind == DAY:
        yield f"{key} 12 May 2031", "2031-05-12"
    elif one.kind == TICK:
        each = [f"{side} {key}" for side in SIDES] if one.each == SIDE else [f"{key} {SAID}" if one.each else key]
        yield from ((line, ...) for line in each)
    elif one.kind == VOICES and one.each == EACH_ROLE:
        yield f"{key} {SAID}: {SAID}", {SAID: (SAID,)}
    elif one.kind == VOICES:
        yield from ((f"{side} {key}: {SAID}", {side: (SAID,)}) for side in SIDES)
    else:
        yield f"{key}: {SAID}", SAID


_SIDES = (("then", SETTINGS), ("next", tuple(TURNS)))


def _stands(page: Page | None, before: Pages, one: Field, value: Any) -> bool:
    if page is None:
        return False
    others = {key: said for key, said in page.values.items() if key != one.key}
    there = page.values.get(one.key)
    return others == before.pages[page.number].values and (bool(there) if value is ... else there == value)


def _states(day: Day, state: Pages, kind: PageKind, page: Page, place: str) -> Iterator[Fault]:
    for at, standing in enumerate(kind.states):
        come = {name: "" for name in kind.states if name != standing}
        before = replace(state, pages=state.pages.with_({page.number: replace(page, states=come)}))
        after = _after(day, before, page, line := f"{page.goes} {standing}")
        if after is None or after.standing != standing:
            yield _otherwise(f"{place}.states[{at}]", line)
