"""What came of bringing the themes back to the group, and the trail of every theme to every note, as parts of a page.

Source: "A Good Start in Life", post-it theming: what was said of a theme is shown with what was decided and why, and
never who said it; nothing is deleted, and a theme can be followed back to every note; a theme that was merged away
stands under what it became. The trail is for facilitators only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from exercises.kernel.p_numbers import FEWEST
from exercises.kernel.text import listed, plural
from exercises.kernel.words import spans
from exercises.leaving.outline import Bullets, Heading, Paragraph, Part
from exercises.wall.alike import as_one, notes_alike
from exercises.wall.leaving_out import Page
from exercises.wall.matrix import OUTSIDE, in_the_trail, kept_as, title
from exercises.wall.member_check import DECISIONS, Check
from exercises.wall.state import Note, Step, Theme

_DEEPEST = 6
_CHANGES = ("named", "description", "includes", "excludes", "merged in", "split off")
_STEPS = {
    "placed": "put in",
    "moved in": "moved in from",
    "moved out": "moved out to",
    "copied": "also put in here",
    "out": "taken out",
    "merged in": "merged into it",
    "merged into": "merged into",
    "split off": "split off into",
    "split from": "split off from",
    "unmerged": "taken apart again from",
    "checked": "brought back to the group",
    "dropped": "dropped while it was empty",
    "linked": "linked with",
    "no longer linked": "no longer linked with",
    "kept apart": "kept apart from",
    "no longer kept apart": "no longer kept apart from",
}


_KEPT, _AS_IT_WAS = "kept", ("", "changed", "kept")


def numbers(found: Iterable[int]) -> str:
    """Note numbers in a row: "4, 9, 12"."""
    return ", ".join(map(str, found))


# -- brought back to the group ----------------------------------------------------------------------------------------


def _checked(page: Page) -> list[tuple[str, Check, Theme | None]]:
    """Everything that was brought back to the group: what it is called, what was said, and the theme."""
    lone = page.state.lone_check
    found = [(title(theme), theme.check, theme) for theme in page.state.themes.every() if theme.check is not None]
    return [*found, *([("The lone voices", lone, None)] if lone else [])]


def member_check(page: Page) -> list[Part]:
    """What the group said of each theme: counts in words, never anybody's name."""
    found, people = _checked(page), page.state.people
    if not found and not people:
        return []
    parts: list[Part] = [Heading("Brought back to the group", 3)]
    if people >= FEWEST or (page.whole and people):
        parts.append(Paragraph(f"{people} {'person' if people == 1 else 'people'} took part."))
    for name, check, _ in found:
        parts += [Heading(name, 4), Paragraph(_answers(check, page.whole))]
        parts += [Paragraph("They said:"), Bullets(check.said)] if check.said else []
    return parts


def _answers(check: Check, whole: bool) -> str:
    if not check.asked:
        return "Nobody was counted."
    passed = f"; passed {check.passed}" if check.passed else ""
    if not whole and check.untold:
        return check.untold if check.answered < FEWEST else f"{check.untold} n = {check.answered}{passed}."
    said = f"Yes {check.yes}, yes with a change {check.change}, no {check.no}, not for us {check.not_us}"
    return f"{said} (n = {check.answered}){passed}."


def decided(page: Page) -> list[Part]:
    """What was decided after the check, and what was changed since."""
    items = decisions(page)
    return [Heading("Decisions and changes", 3), Bullets(tuple(items))] if items else []


def changed(page: Page) -> list[str]:
    """What bringing them back changed, a line for each theme that is not as it was; first what was decided of one, such
    as that it is a minority view: a short list has that whatever else it leaves out."""
    decided, items = list[str](), list[str]()
    for name, check, theme in _checked(page):
        said = "" if check.decision in _AS_IT_WAS else f", {DECISIONS.get(check.decision, check.decision)}"
        since = _changes(page, theme) if theme is not None else []
        if since or check.decision not in ("", _KEPT):
            told = "; ".join(filter(None, (check.why, *since))) or DECISIONS.get(check.decision, "")
            line = f"{f'Theme {theme.number}' if theme is not None else name}{said}: {told}"
            (decided if said else items).append(line)
    return decided + items


def decisions(page: Page) -> list[str]:
    """What was decided after the check, and what was changed since, in a line each."""
    items = []
    for name, check, theme in _checked(page):
        said = DECISIONS.get(check.decision, check.decision)
        because = f", because: {check.why}" if check.why and said else ""
        changes = "; ".join(_changes(page, theme)) if theme is not None else ""
        if said or changes:
            items.append(". ".join(filter(None, (f"{name}: {said or 'not decided yet'}{because}", changes))))
    return items


def _changes(page: Page, theme: Theme) -> list[str]:
    """What became of a theme since it was first brought back, one sentence part for each kind of change."""
    kinds = [step.kind for step in theme.trail]
    since = theme.trail[kinds.index("checked") + 1 :] if "checked" in kinds else ()
    found = [_change(page, step) for step in since if step.kind in _CHANGES]
    now = [f"It is part of {page.called(theme.merged_into)} now"] if theme.merged_into else []
    return [*dict.fromkeys(found), *now]


def _change(page: Page, step: Step) -> str:
    match step.kind:
        case "named":
            said = "It has another name now" if step.words else "It has a name now"
        case "merged in":
            said = f"Theme {page.called(step.theme)} is part of it now"
        case "split off":
            said = f"Theme {page.called(step.theme)} was split off"
        case _:
            said = f"Its {step.kind} was written anew"
    because = f", because: {step.why}" if step.why and page.whole else ""
    return f"{said}{because}{page.signed(step.by, step.when)}"


# -- the trail --------------------------------------------------------------------------------------------------------


def trail(page: Page) -> list[Part]:
    """The trail of every theme there ever was, then what happened to the notes outside them."""
    state = page.state
    parts: list[Part] = [Heading("The trail", 3)]
    if not len(state.themes):
        parts.append(Paragraph("No themes yet."))
    for question in state.questions:
        for theme in state.themes.every():
            if theme.question == question.key and not theme.merged_into:
                parts += _way(page, theme, 4)
    own = [
        f"{_notes(alike)}: {'; '.join(_own(page, step) for step in alike[0].trail)}"
        for alike in notes_alike(state.notes.every())
    ]
    for heading, items in (("Outside the themes", _outside(page)), ("Notes by themselves", own)):
        parts += [Heading(heading, 4), Bullets(tuple(items))] if items else []
    return parts


def _way(page: Page, theme: Theme, level: int) -> list[Part]:
    """A theme's steps, and under it those of the themes that became part of it."""
    gone = f", merged into {theme.merged_into}" if theme.merged_into else ", dropped" if theme.dropped else ""
    items = [f"{step_in_words(page, step)}{times(step, many)}" for step, many in as_one(theme.trail)]
    if theme.stands:
        items.append(f"Its notes now: {numbers(theme.notes) or 'none'}")
    parts: list[Part] = [Heading(f"{in_the_trail(theme)}{gone}", min(level, _DEEPEST)), Bullets(tuple(items))]
    for other in page.state.themes.every():
        if other.merged_into == theme.number:
            parts += _way(page, other, level + 1)
    return parts


def times(step: Step, many: int) -> str:
    """How many steps it was, where that is not one."""
    return f" ({plural(len(step.notes), 'note') if step.notes else plural(many, 'time')})" if many > 1 else ""


def _notes(alike: Sequence[Note]) -> str:
    """Notes to which the same was done, and how many."""
    said = spans(note.number for note in alike)
    return f"{said} ({plural(len(alike), 'note')})" if len(alike) > 1 else said


def step_in_words(page: Page, step: Step) -> str:
    """A step on a theme's way, with why, who and when."""
    match step.kind:
        case "named":
            said = f"named; before that “{step.words}”" if step.words else "named"
        case "description" | "includes" | "excludes":
            said = f"its {step.kind} written: “{step.words}”" if step.words else f"its {step.kind} taken away"
        case "said":
            said = f"said of it: “{step.words}”"
        case "not said":
            said = f"not said after all: “{step.words}”"
        case "against":
            said = f"speaks against it: “{step.words}”"
        case "not against":
            said = f"does not speak against it after all: “{step.words}”"
        case "decided":
            said = f"decided: {DECISIONS.get(step.words, step.words)}"
        case kind:
            other = page.called_in_the_trail(step.theme) if step.theme else ""
            said = " ".join(filter(None, (_STEPS.get(kind, kind), other)))
            said += f" (“{step.words}”)" if step.words else ""
    notes = f": {numbers(step.notes)}" if step.notes else ""
    return f"{said}{notes}{_because(page, step)}"


def _because(page: Page, step: Step) -> str:
    return f"{f', because: {step.why}' if step.why else ''}{page.signed(step.by, step.when)}"


def _own(page: Page, step: Step) -> str:
    """What was done to a note by itself after the workshop."""
    if step.kind in ("against", "not against"):
        return step_in_words(page, step)
    return f"{step.kind}{f' {step.words}' if step.words else ''}{_because(page, step)}"


def _outside(page: Page) -> list[str]:
    """Where the notes are that are in no theme, so that none is missing from the trail."""
    apart = [note for note in page.state.on_wall() if not note.themes]
    items = []
    for key, label in OUTSIDE:
        found = [note.number for note in apart if kept_as(note) == key]
        items += [f"{label}: {numbers(found)}"] if found else []
    for note in page.state.notes.every():
        if note.halves:
            items.append(f"{note.number} was split into {listed([str(bite) for bite in note.halves])}")
        elif note.same_as:
            items.append(f"{note.number} is the same paper as {note.same_as}, and not counted")
        elif note.struck:
            items.append(f"{note.number} was struck, and is not counted")
    return items
