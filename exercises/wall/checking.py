"""The moves of the member check: what the group says of each theme, and what came of it. Pure; counts are anonymous.

"A Good Start in Life", post-it theming: each theme is brought back to those who wrote the notes.
"""

from __future__ import annotations

from typing import Any

from exercises.kernel.checks import open_still, shown
from exercises.kernel.clock import moment
from exercises.kernel.moves import Got, also, move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.wall.boxes import clustered, in_boxes
from exercises.wall.changes import Changes
from exercises.wall.checks import decided, in_words, theme_of, within
from exercises.wall.member_check import ANSWERS, DECISIONS, Check, LoneCheck
from exercises.wall.state import Wall

_MOST_PEOPLE = 9_999


def _too_few(got: Got, state: Wall) -> str:
    """The gentle word on fewer people than have answered already; else ""."""
    checks = [(f"for theme {theme.number}", theme.check) for theme in state.standing()]
    for who, check in (*checks, ("for the lone voices", state.lone_check)):
        answers = check.asked if check else 0
        if answers > got["count"]:
            return f"There are {answers} answers {who} already; it is taken as typed all the same."
    return ""


def _counts_after(got: Got, state: Wall) -> dict[str, int]:
    before = state.themes[got["theme"]].check if got["theme"] else state.lone_check
    return {name: got.get(name, getattr(before, name, 0)) for name in ANSWERS}


def _answered(got: Got, state: Wall) -> str:
    """What the group answered, with the counts that stay."""
    who = in_words(state.themes[got["theme"]]) if got["theme"] else "the lone voices"
    after = _counts_after(got, state)
    shown = ", ".join(f"{ANSWERS[name]} {count}" for name, count in after.items() if name in got or count)
    said = f"; said: {got['said'][0]}" if "said" in got else ""
    return f"{who}: {shown}{said}"


def _more_than_people(got: Got, state: Wall) -> str:
    """The gentle word on more answers than people; else ""."""
    total = sum(_counts_after(got, state).values())
    return f"That is {total} answers, and {state.people} take part." if 0 < state.people < total else ""


@move(
    "people <count>",
    "people 24",
    "how many take part in the member check",
    "{count} took part in the member check",
    called="how many took part",
    logged="how many were asked: {count}",
    warn=_too_few,
    when=clustered,
)
@also("people <count>", "people 7", "how many are at this canvas", "{count} are at this canvas", when=in_boxes)
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
    _answered,
    called="a member check",
    logged="brought back to the group: {theme|the lone voices}, yes {yes}, yes with a change {change}, no {no}, "
    "not for us {not_us}, passed {passed}",
    warn=_more_than_people,
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
    example = f"check {theme if type(theme) is int and theme in state.themes else 'lone'} yes 15 change 6 no 3"
    given = {"yes": yes, "change": change, "no": no, "not_us": not_us, "passed": passed}
    counts: dict[str, Any] = {name: _counted(count, example) for name, count in given.items() if count is not None}
    if not (said is None or isinstance(said, list | tuple)):
        raise ExerciseError(f"What was said is a list of words: {example}: say conflict and politeness")
    words = tuple(within(state, text, "said", "what was said") for text in said or ())
    if not counts and not words:
        raise ExerciseError(f"How many said what? For example: {example}")
    before = _begun(state, theme)
    now = replace(before, said=before.said + words, **counts)
    told = {"by": "group", "when": moment(at)[:10]}
    summed = ", ".join(f"{name} {getattr(now, key)}" for key, name in ANSWERS.items() if getattr(now, key))
    steps = [("checked", summed)] if counts else []
    return kept(state, theme, now, [*steps, *(("said", text) for text in words)], **told)


def check_of(state: Wall, theme: object) -> Check | None:
    """What the group said of a theme, or of the lone voices (0); None before it was asked."""
    if theme == 0 and type(theme) is int:
        return state.lone_check
    return theme_of(state, theme).check


def _begun(state: Wall, theme: object) -> Check:
    return check_of(state, theme) or (Check() if theme else LoneCheck())


def kept(state: Wall, theme: int, check: Check, steps: list[tuple[str, str]], **told: str) -> Wall:
    """The wall with what the group said; of a theme its trail has each step and its words, too."""
    if not theme:
        return replace(state, lone_check=check)
    changes = Changes(state)
    changes.keep_theme(replace(theme_of(state, theme), check=check))
    for kind, words in steps:
        changes.step(theme, kind, words=words, **told)
    return changes.wall()


@move(
    "said <theme:checked>: <text>",
    "said 3: it is too kind to us",
    "one more thing that was said",
    "said of {theme}: {text}",
    called="what was said in the member check",
    logged="what was said: {theme|the lone voices}",
)
@also("check <theme:checked>: <text>", "check 3: it is too kind to us", "", "said of {theme}: {text}")
def said(state: Wall, *, theme: int, text: str, at: str = "") -> Wall:
    """One more thing the group said of a theme, or of the lone voices (theme 0)."""
    open_still(state)
    before = _begun(state, theme)
    words = within(state, text, "said", "what was said")
    told = {"by": "group", "when": moment(at)[:10] if at else ""}
    return kept(state, theme, replace(before, said=(*before.said, words)), [("said", words)], **told)


@move(
    "decide <theme:checked> <decision>: <why>",
    "decide 3 changed: the name now says who goes quiet",
    "what came of it: changed, kept or minority, and why",
    "{theme}: {decision}; why: {why}",
    called="a decision",
    logged="decided: {theme|the lone voices}, {decision}, because: {why}, by {who}",
    words=("who", "when"),
)
def decide(
    state: Wall, *, theme: int, decision: str, at: str, why: str = "", who: str = "", when: str = "", by: str = ""
) -> Wall:
    """What came of it: changed, kept, or kept as minority view, with the reason that is shown to the group."""
    open_still(state)
    before, called = check_of(state, theme), theme or "lone"
    if before is None:
        what = f"Theme {theme} was" if theme else "The lone voices were"
        raise ExerciseError(f"{what} not brought back to the group yet: check {called} yes 15 change 6 no 3")
    if not isinstance(decision, str) or decision not in DECISIONS:
        raise ExerciseError(f"It is changed, kept, or kept as minority view: decide {called} changed: why")
    if not why:
        raise ExerciseError(f"The group is shown why. Say it: decide {called} {decision}: they asked for it")
    told = decided(state, why, f"decide {called} {decision}: why", who, when, at, by)
    return kept(state, theme, replace(before, decision=decision, why=told["why"]), [("decided", decision)], **told)
