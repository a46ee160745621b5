"""The moves of the member check: what the group says of each theme, and what came of it. Pure; counts are anonymous.

"A Good Start in Life", post-it theming: each theme is brought back to those who wrote the notes.
"""

from __future__ import annotations

from typing import Any

from exercises.kernel.checks import open_still, shown
from exercises.kernel.clock import moment
from exercises.kernel.moves import also, move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.wall.changes import Changes
from exercises.wall.checks import decided_by, decided_when, reason, theme_of, within
from exercises.wall.saying_themes import answered, more_than_people, too_few, who_takes_part
from exercises.wall.state import ANSWERS, DECISIONS, Check, LoneCheck, Wall

_MOST_PEOPLE = 9_999


@move(
    "people <count>",
    "people 24",
    "how many take part in the member check",
    who_takes_part,
    called="how many took part",
    logged="how many were asked: {count}",
    warn=too_few,
)
def people(state: Wall, *, count: int) -> Wall:
    """How many took part, so that no share stands without its number; 0 while nobody said."""
    open_still(state)
    return replace(state, people=_counted(count, "people 24"))


def _counted(count: object, example: str) -> int:
    if type(count) is not int or not 0 <= count <= _MOST_PEOPLE:
        raise ExerciseError(
            f"{shown(count).capitalize()} is not a count from 0 to {_MOST_PEOPLE:,}. For example: {example}"
        )
    return count


@move(
    "check <theme:checked> <counts>: [<said>]",
    "check 3 yes 15 change 6 no 3 not us 0: say it softer",
    "what the group answered, in counts, and one thing said",
    answered,
    called="a member check",
    logged="brought back to the group: {theme|the lone voices}, yes {yes}, yes with a change {change}, no {no}, "
    "not for us {not_us}, passed {passed}",
    words=("said",),
    warn=more_than_people,
    more=(("check lone yes 20: they are heard", "the same for the lone voices"),),
)
def check(
    state: Wall,
    *,
    theme: int,
    at: str,
    yes: int | None = None,
    change: int | None = None,
    no: int | None = None,
    not_us: int | None = None,
    passed: int | None = None,
    said: list[str] | None = None,
) -> Wall:
    """Is this us? Counts replace those before, one left out stays; what was said is added. Theme 0: the lone voices."""
    open_still(state)
    held = _check_of(state, theme) or (Check() if theme else LoneCheck())
    called = theme or "lone"
    example = f"check {called} yes 15 change 6 no 3"
    given = {"yes": yes, "change": change, "no": no, "not_us": not_us, "passed": passed}
    counts: dict[str, Any] = {name: _counted(count, example) for name, count in given.items() if count is not None}
    if not (said is None or isinstance(said, list | tuple)):
        raise ExerciseError(f"What was said is a list of words: {example}: say conflict and politeness")
    words = tuple(within(state, text, "said", "what was said") for text in said or ())
    if not counts and not words:
        raise ExerciseError(f"How many said what? For example: {example}")
    told = replace(held, said=held.said + words, **counts)
    day = moment(at)[:10]
    if not theme:
        return replace(state, lone_check=told)
    changes = Changes(state)
    changes.keep_theme(replace(theme_of(state, theme), check=told))
    if counts:
        summed = ", ".join(f"{name} {getattr(told, key)}" for key, name in ANSWERS.items() if getattr(told, key))
        changes.step(theme, "checked", words=summed, by="group", when=day)
    for text in words:
        changes.step(theme, "said", words=text, by="group", when=day)
    return changes.wall()


def _check_of(state: Wall, theme: object) -> Check | None:
    if theme == 0 and type(theme) is int:
        return state.lone_check
    return theme_of(state, theme).check


@move(
    "said <theme:checked>: <text>",
    "said 3: it is too kind to us",
    "one more thing that was said",
    "said of {theme}: {text}",
    called="what was said in the member check",
    logged="what was said: {theme|the lone voices}",
    words=("text",),
)
@also("check <theme:checked>: <text>", "check 3: it is too kind to us", "", "said of {theme}: {text}")
def said(state: Wall, *, theme: int, text: str) -> Wall:
    """One more thing the group said of a theme, or of the lone voices (theme 0)."""
    open_still(state)
    held = _check_of(state, theme) or (Check() if theme else LoneCheck())
    words = within(state, text, "said", "what was said")
    told = replace(held, said=(*held.said, words))
    if not theme:
        return replace(state, lone_check=told)
    changes = Changes(state)
    changes.keep_theme(replace(theme_of(state, theme), check=told))
    changes.step(theme, "said", words=words, by="group")
    return changes.wall()


@move(
    "decide <theme:checked> <decision>: <why>",
    "decide 3 changed: the name now says who goes quiet",
    "what came of it: changed, kept or minority, and why",
    "{theme}: {decision}; why: {why}",
    called="a decision",
    logged="decided: {theme|the lone voices}, {decision}, because: {why}, by {who}",
    words=("why", "who", "when"),
)
def decide(
    state: Wall, *, theme: int, decision: str, at: str, why: str = "", who: str = "", when: str = "", by: str = ""
) -> Wall:
    """What came of it: changed, kept, or kept as minority view, with the reason that is shown to the group."""
    open_still(state)
    held = _check_of(state, theme)
    called = theme or "lone"
    if held is None:
        raise ExerciseError(f"{_name(theme)} not brought back to the group yet: check {called} yes 15 change 6 no 3")
    if not isinstance(decision, str) or decision not in DECISIONS:
        raise ExerciseError(f"It is changed, kept, or kept as minority view: decide {called} changed: why")
    if not why:
        raise ExerciseError(f"The group is shown why. Say it: decide {called} {decision}: they asked for it")
    told = replace(held, decision=decision, why=reason(state, why, f"decide {called} {decision}: why"))
    signed, day = decided_by(state, who, by), decided_when(state, when, at)
    if not theme:
        return replace(state, lone_check=told)
    changes = Changes(state)
    changes.keep_theme(replace(theme_of(state, theme), check=told))
    changes.step(theme, "decided", words=decision, why=told.why, by=signed, when=day)
    return changes.wall()


def _name(theme: int) -> str:
    return f"Theme {theme} was" if theme else "The lone voices were"
