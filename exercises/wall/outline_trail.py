"""The trail of every theme to every note and each step on the way, as parts of a page. For facilitators only.

Source: "A Good Start in Life", post-it theming: nothing is deleted, and a theme can be followed back to every note; a
theme that was merged away stands under what it became.
"""

from __future__ import annotations

from exercises.kernel.text import listed
from exercises.leaving.outline import Bullets, Heading, Paragraph, Part
from exercises.wall.matrix import title
from exercises.wall.outline_parts import Page, called, numbers, signed
from exercises.wall.state import CONTESTED, DECISIONS, LONE, PARKED, Step, Theme, Wall

_DEEPEST = 6
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
}


def trail(state: Wall) -> list[Part]:
    """The trail of every theme there ever was, then what happened to the notes outside them."""
    page = Page(state, True)
    parts: list[Part] = [Heading("The trail", 3)]
    if not len(state.themes):
        parts.append(Paragraph("No themes yet."))
    for question in state.questions:
        themes = [theme for theme in state.themes.every() if theme.question == question.key]
        for theme in themes:
            if theme.stands or theme.dropped:
                parts += _way(page, theme, 4)
    return [*parts, *_outside(state), *_by_themselves(page)]


def _way(page: Page, theme: Theme, level: int) -> list[Part]:
    """A theme's steps, and under it those of the themes that became part of it."""
    gone = f", merged into {theme.merged_into}" if theme.merged_into else ", dropped" if theme.dropped else ""
    items = [_step(page, step) for step in theme.trail]
    if theme.stands:
        items.append(f"Its notes now: {numbers(theme.notes) or 'none'}")
    parts: list[Part] = [Heading(f"{title(theme)}{gone}", min(level, _DEEPEST)), Bullets(tuple(items))]
    for held in page.state.themes.every():
        if held.merged_into == theme.number:
            parts += _way(page, held, level + 1)
    return parts


def _step(page: Page, step: Step) -> str:
    match step.kind:
        case "named":
            said = f"named; before that “{step.words}”" if step.words else "named"
        case "description" | "includes" | "excludes":
            said = f"its {step.kind} written: “{step.words}”" if step.words else f"its {step.kind} taken away"
        case "said":
            said = f"said of it: “{step.words}”"
        case "against":
            said = f"speaks against it: “{step.words}”"
        case "not against":
            said = f"does not speak against it after all: “{step.words}”"
        case "decided":
            said = f"decided: {DECISIONS.get(step.words, step.words)}"
        case kind:
            other = called(page.state, step.theme) if step.theme else ""
            said = " ".join(filter(None, (_STEPS.get(kind, kind), other)))
            said += f" (“{step.words}”)" if step.words else ""
    held = f"{said}: {numbers(step.notes)}" if step.notes else said
    because = f", because: {step.why}" if step.why else ""
    return f"{held}{because}{signed(page, step.by, step.when)}"


def _outside(state: Wall) -> list[Part]:
    """Where the notes are that are in no theme, so that none is missing from the trail."""
    loose = [note for note in state.on_wall() if not note.themes]
    kept = ((LONE, "Lone voices"), (CONTESTED, "Contested, in no theme"), (PARKED, "Parked"), ("", "Not placed yet"))
    items = []
    for status, label in kept:
        found = tuple(note.number for note in loose if note.status == status)
        items += [f"{label}: {numbers(found)}"] if found else []
    for note in state.notes.every():
        if note.halves:
            items.append(f"{note.number} was split into {listed([str(bite) for bite in note.halves])}")
        elif note.same_as:
            items.append(f"{note.number} is the same paper as {note.same_as}, and not counted")
    return [Heading("Outside the themes", 4), Bullets(tuple(items))] if items else []


def _by_themselves(page: Page) -> list[Part]:
    """What was done to notes by themselves after the workshop."""
    items = [
        f"{note.number}: {'; '.join(_own(page, step) for step in note.trail)}"
        for note in page.state.notes.every()
        if note.trail
    ]
    return [Heading("Notes by themselves", 4), Bullets(tuple(items))] if items else []


def _own(page: Page, step: Step) -> str:
    return (
        _step(page, step)
        if step.kind in ("against", "not against")
        else (
            f"{step.kind}{f' {step.words}' if step.words else ''}{f', because: {step.why}' if step.why else ''}"
            f"{signed(page, step.by, step.when)}"
        )
    )
