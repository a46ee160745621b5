"""What was changed on the other wall since its notes came in: typings, places, names and merges.

What only one of the two changed holds on both. Where both changed the same, the later stands and the other is told in
words. A note is typed with its day only, so that which was later may not be known: then what comes in stands, for what
was here is kept as an earlier typing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from exercises.kernel.event import Event
from exercises.kernel.record import Record
from exercises.wall import state
from exercises.wall.state import FIELDS, Note, Theme
from sessions.live.batches import alive
from sessions.live.state import BATCH

if TYPE_CHECKING:
    from sessions.importing.merging_plan import Bringing

FROM = "from"
"""In an entry that brought another wall in: what that wall is remembered by."""
_TOLD = 10
"""More sentences than these are counted."""
_DAY_ONLY = "T00:00:00+00:00"
_BEFORE, _AFTER = timedelta(hours=14), timedelta(hours=38)
"""How far a day on some wall lies around its beginning in UTC."""
Between = tuple[datetime, datetime]
"""The first and the last moment in which something can have been done."""
Changed = Mapping[tuple[str, int], Between]
"""When what of which note or theme was changed last."""


def changed(events: Sequence[Event], run: str, came_from: Collection[str] = ()) -> Changed:
    """When each note's typing, question and place, and each theme's name and fields were changed last, but for what
    came in from there."""
    standing = alive(events)
    timed = [None if event.at.endswith(_DAY_ONLY) else datetime.fromisoformat(event.at) for event in events]
    found: dict[tuple[str, int], Between] = {}
    for at, event in enumerate(events):
        if event.run != run or event.number not in standing:
            continue
        moves = event.data["moves"] if event.kind == BATCH else [(event.kind, event.data)]
        if event.data.get(FROM) in came_from or any(data.get("file") in came_from for _, data in moves):
            continue
        about = [one for kind, data in moves for one in _about(kind, data)]
        if about:
            between = _between(event, at, timed)
            found.update(dict.fromkeys(about, between))
    return found


def _about(kind: str, data: Mapping[str, Any]) -> Iterable[tuple[str, int]]:
    match kind:
        case "retype" | "write_paper" | "choose_typing":
            return [("text", data["note"])]
        case "refile":
            return [("filed", number) for number in data["notes"]]
        case "assign" | "out" | "lone" | "park" | "new_theme":
            return [("place", number) for number in data["notes"]]
        case "contested":
            return [("place", data["note"])]
        case "name_theme":
            return [("name", data["theme"])]
        case "describe":
            return [(data["field"], data["theme"])]
    return ()


def _between(event: Event, at: int, timed: Sequence[datetime | None]) -> Between:
    own = timed[at]
    if own is not None:
        return own, own
    day = datetime.fromisoformat(event.at)
    before = max((moment for moment in timed[:at] if moment is not None), default=day - _BEFORE)
    after = min((moment for moment in timed[at:] if moment is not None), default=day + _AFTER)
    return max(before, day - _BEFORE), min(after, day + _AFTER)


class Pair(Record):
    """The last changes on both walls."""

    here: Changed
    there: Changed

    def there_is_later(self, what: str, there: int, here: int) -> bool:
        """Whether the change there may have been the later one."""
        other, own = self.there.get((what, there)), self.here.get((what, here))
        return other is not None and (own is None or not own[0] >= other[1] or own == other)

    def told(self, what: str, there: int, here: int) -> str:
        """Why one of the two stands, in words."""
        other, own = self.there.get((what, there)), self.here.get((what, here))
        if other is not None and own is not None and other[0] < own[1] and own[0] < other[1]:
            return "which was later is not known, and what came in stands"
        return f"the later stands, from {'there' if self.there_is_later(what, there, here) else 'here'}"


def catch_up(plan: Bringing, pair: Pair) -> None:
    """Works out the moves for everything that had come in before. Raises ExerciseError when the wall refuses one."""
    # A theme can only be dropped once its notes went where they are there.
    told = [*_themes(plan, pair), *_notes(plan, pair), *_dropped(plan)]
    plan.said += told[:_TOLD]
    if len(told) > _TOLD:
        plan.said.append(f"and {len(told) - _TOLD} more that were changed on both.")


def _both(said: str, why: str, later_there: bool, here: str, there: str) -> str:
    if later_there:
        return f"{said} on both; {why}: {there}. Here it was {here}."
    return f"{said} on both; {why}: {here}. There it is {there}."


# -- notes -------------------------------------------------------------------------------------------------------------


def _notes(plan: Bringing, pair: Pair) -> list[str]:
    told: list[str] = []
    left = _left(plan.other.themes.every(), plan.themes, plan)
    for number, mine in sorted(plan.known.items()):
        note, here = plan.other.notes[number], plan.now.notes.get(mine)
        if number in plan.fresh or here is None or here.withdrawn or note.withdrawn:
            continue
        plan.place = f"note {number} there"
        told += _typed(plan, pair, note, here)
        told += _filed(plan, pair, note, here)
        if number not in plan.placed and here.on_wall and note.on_wall:
            told += _placed(plan, pair, note, plan.now.notes[mine], left[number])
        elif note.on_wall and not here.on_wall:
            told += _no_paper(plan, note, here)
    return told


def _typed(plan: Bringing, pair: Pair, note: Note, here: Note) -> list[str]:
    text, before = plan.as_here(note.text), [plan.as_here(one) for one in note.typed_before]
    if text == here.text or note.unwritten:
        return []
    if here.unwritten:
        plan.write(note, here.number)
        return []
    if note.nameless or here.nameless:
        where = "here" if here.nameless else "there"
        return [f"A name was taken out of note {here.number} {where} alone, so each keeps its own words."]
    known_there, known_here = here.text in before, text in here.typed_before
    if known_here and not known_there:
        return []  # typed anew here alone
    if here.paper and not known_there:
        return _typed_twice(plan, note, here)
    later = known_there or pair.there_is_later("text", note.number, here.number)
    if later:
        typings = [*note.typed_before, note.text]
        for typing in typings[before.index(here.text) + 1 :] if known_there and not known_here else typings[-1:]:
            plan.change("retype", note=here.number, text=typing)
    if known_there != known_here:
        return []
    why = pair.told("text", note.number, here.number)
    return [_both(f"Note {here.number} was typed anew", why, later, f"“{here.text}”", f"“{text}”")]


def _typed_twice(plan: Bringing, note: Note, here: Note) -> list[str]:
    """Two typings of one paper, each made by itself: both are kept until somebody says which."""
    text = plan.as_here(note.text)
    if text == here.second or plan.as_here(note.second) == here.text:
        return []
    said = f"Paper {here.number} was typed twice: “{here.text}” here, “{text}” there."
    if here.second:
        return [f"{said} Two typings of it wait here already, so the one there stays there."]
    plan.change("write_paper", note=here.number, text=note.text)
    return [f"{said} Both are kept: {here.number} first, or {here.number} second."]


def _filed(plan: Bringing, pair: Pair, note: Note, here: Note) -> list[str]:
    there = plan.asked(note.question), note.area
    if there == (here.question, here.area) or ("filed", note.number) not in pair.there:
        return []
    both = ("filed", here.number) in pair.here
    later = pair.there_is_later("filed", note.number, here.number)
    if later:
        if here.theme and there[0] != here.question:
            plan.change("out", notes=[here.number])  # a theme is about one question
        plan.change("refile", notes=[here.number], question=there[0], area=there[1])
    what = f"Note {here.number} was put elsewhere"
    why = pair.told("filed", note.number, here.number)
    return [_both(what, why, later, f"{here.question} {here.area}", f"{there[0]} {there[1]}")] if both else []


def _placed(plan: Bringing, pair: Pair, note: Note, here: Note, left: set[int]) -> list[str]:
    target = plan.standing(plan.themes[note.theme]) if note.theme else 0
    if note.theme and not target:
        return [f"Note {here.number} is in {plan.other.themes[note.theme].called} there, which was dropped here."]
    if (target, note.status) == (here.theme, here.status) or target in here.also:
        return []
    own = _left_here(plan, here.number)
    changed_here = ("place", here.number) in pair.here
    moved_there = bool(left & (own | {here.theme}))
    moved_here = changed_here and bool(own & (left | {target}))
    if not moved_there and not moved_here:  # both began where no theme was
        moved_there, moved_here = ("place", note.number) in pair.there, changed_here
    if not moved_there:
        return []
    later = not moved_here or pair.there_is_later("place", note.number, here.number)
    now = _where(plan, here.theme, here.status)
    if later:
        _put(plan, note, here, target)
    if not moved_here:
        return []
    why = pair.told("place", note.number, here.number)
    return [_both(f"Note {here.number} was moved", why, later, now, _where(plan, target, note.status))]


def _no_paper(plan: Bringing, note: Note, here: Note) -> list[str]:
    """A note that went into a theme there, and here is split into bites or the same paper as another."""
    target = plan.standing(plan.themes[note.theme]) if note.theme else 0
    instead = [plan.now.notes[number] for number in (*here.halves, here.same_as) if number]
    if not target or target in here.was_in or any(target in one.themes for one in instead):
        return []
    what = "split into bites" if here.halves else f"the same as note {here.same_as}"
    return [f"Note {here.number} is {what} here; that it went into {plan.now.themes[target].called} there was left."]


def _put(plan: Bringing, note: Note, here: Note, target: int) -> None:
    if note.status == state.CONTESTED and target not in (0, here.theme):
        plan.change("assign", notes=[here.number], theme=target)  # it is in a theme all the same
    match note.status:
        case state.LONE:
            plan.change("lone", notes=[here.number], why=note.why)
        case state.CONTESTED:
            plan.change("contested", note=here.number, readings=list(note.readings))
        case state.PARKED:
            plan.change("park", notes=[here.number], why=note.why, until=note.until)
        case _ if target:
            plan.change("assign", notes=[here.number], theme=target)
        case _:
            plan.change("out", notes=[here.number])


def _where(plan: Bringing, theme: int, status: str) -> str:
    return status or (plan.now.themes[theme].called if theme else "in no theme")


def _left(themes: Iterable[Theme], known: Mapping[int, int], plan: Bringing) -> dict[int, set[int]]:
    """The themes here that stand for those each note there has been in and left."""
    found: dict[int, set[int]] = defaultdict(set)
    for theme in themes:
        for step in theme.trail:
            if step.kind in ("moved out", "out", "split off"):
                for number in step.notes:
                    found[number].add(plan.standing(known[theme.number]))
    return found


def _left_here(plan: Bringing, note: int) -> set[int]:
    return {
        plan.standing(theme.number)
        for theme in plan.here.themes.every()
        if any(step.kind in ("moved out", "out", "split off") and note in step.notes for step in theme.trail)
    }


# -- themes ------------------------------------------------------------------------------------------------------------


def _themes(plan: Bringing, pair: Pair) -> list[str]:
    told: list[str] = []
    for theme in sorted(plan.other.themes.every(), key=plan.depth, reverse=True):
        mine = plan.now.themes[plan.themes[theme.number]]
        if theme.number in plan.made:
            continue
        plan.place = f"theme {theme.number} there"
        for what in ("name", *FIELDS) if mine.stands else ():
            told += _said(plan, pair, theme, mine, what)
        if mine.stands and theme.merged_into:
            told += _gone(plan, theme, mine)
        elif theme.stands and mine.merged_into and _last(theme, ("unmerged", "merged into")) == "unmerged":
            told += _apart(plan, theme, mine)
    return told


def _said(plan: Bringing, pair: Pair, theme: Theme, mine: Theme, what: str) -> list[str]:
    words, here = getattr(theme, what), getattr(mine, what)
    there = plan.as_here(words)
    if there == here or not there:
        return []
    kind = "named" if what == "name" else what
    known_there = here in map(plan.as_here, _before(theme, kind))
    if there in _before(mine, kind) and not known_there:
        return []  # changed here alone
    later = known_there or pair.there_is_later(what, theme.number, mine.number)
    if later and what == "name":
        step = next((one for one in reversed(theme.trail) if one.kind == kind), None)
        why, who, when = (step.why, step.by, step.when) if step else ("", "", "")
        why = why or plan.origin(theme.number)
        plan.change("name_theme", theme=mine.number, name=words, why=why, who=who, when=when)
    elif later:
        plan.change("describe", theme=mine.number, field=what, text=words)
    if known_there:
        return []
    done = "named" if what == "name" else f"given another {what}"
    why = pair.told(what, theme.number, mine.number)
    return [_both(f"t{mine.number} was {done}", why, later, f"“{here}”", f"“{there}”")]


def _before(theme: Theme, kind: str) -> set[str]:
    """What it was called, or what was said of it, before."""
    found = {step.words for step in theme.trail if step.kind == kind}
    return found | {""} if kind != "named" else found


def _gone(plan: Bringing, theme: Theme, mine: Theme) -> list[str]:
    """Merged away there; where it came apart again here, it stays as here."""
    if any(step.kind == "unmerged" for step in mine.trail):
        return [f"t{mine.number} is merged there and was taken apart again here, and stays as here."]
    if plan.standing(plan.themes[theme.merged_into]) == mine.number:
        return [f"t{mine.number} is merged the other way round there, and stays as here."]
    plan.put_away(theme)
    return []


def _dropped(plan: Bringing) -> list[str]:
    told: list[str] = []
    for theme in plan.other.themes.every():
        mine = plan.now.themes[plan.themes[theme.number]]
        if not theme.dropped or not mine.stands or theme.number in plan.made:
            continue
        plan.place = f"theme {theme.number} there"
        if mine.notes:
            told.append(f"t{mine.number} was dropped there and has notes here, and stays.")
        else:
            plan.put_away(theme)
    return told


def _apart(plan: Bringing, theme: Theme, mine: Theme) -> list[str]:
    if plan.now.themes[mine.merged_into].merged_into:
        return [f"t{mine.number} was taken apart again there; here it went on into another theme, and stays there."]
    why = next((one.why for one in reversed(theme.trail) if one.kind == "unmerged"), "")
    plan.change("unmerge", theme=mine.number, why=why or plan.origin(theme.number))
    return []


def _last(theme: Theme, kinds: Sequence[str]) -> str:
    return next((step.kind for step in reversed(theme.trail) if step.kind in kinds), "")
