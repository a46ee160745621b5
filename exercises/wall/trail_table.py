"""Every change of a theme, a name, a merge or a statement as one table: who, when, why. For facilitators only.

"A Good Start in Life", the co-facilitators' journals: what was decided about the analysis, by whom, when and why, can
be followed by somebody who was not there.
"""

from __future__ import annotations

from exercises.leaving.sheet import Sheet
from exercises.wall.state import Step, Wall

_HEADINGS = ("what", "called", "change", "notes", "theme", "words", "why", "by", "when")


def trail_sheet(state: Wall) -> Sheet:
    """The table."""
    rows: list[tuple[str, ...]] = []
    for theme in state.themes.every():
        rows += [_row(f"t{theme.number}", theme.name, step) for step in theme.trail]
    for note in state.notes.every():
        rows += [_row(str(note.number), "", step) for step in note.trail]
    for link in state.links.every():
        kind, both = "kept apart" if link.apart else "linked", " ".join(f"t{theme}" for theme in link.between)
        rows.append((f"l{link.number}", "", kind, "", both, "", link.why, link.by, link.when))
    about = (
        "One row for each change of a theme, and for what was done to a note by itself after the workshop: who, when "
        "and why. For facilitators."
    )
    return Sheet("trail", about, _HEADINGS, tuple(rows))


def _row(what: str, called: str, step: Step) -> tuple[str, ...]:
    theme = f"t{step.theme}" if step.theme else ""
    return (what, called, step.kind, " ".join(map(str, step.notes)), theme, step.words, step.why, step.by, step.when)


def against_sheet(state: Wall) -> Sheet:
    """The disconfirming cases, those that were taken back included."""
    rows = tuple(
        (
            f"a{held.number}",
            f"t{held.theme}" if held.theme else str(held.note),
            held.text,
            held.ref,
            held.by,
            held.when,
            "yes" if held.gone else "",
            held.why_gone,
        )
        for held in state.against.every()
    )
    about = "One row for each case that speaks against a theme (t3) or a statement (17). For facilitators."
    return Sheet(
        "against", about, ("number", "against", "text", "ref", "by", "when", "taken_back", "why"), rows, kept="text"
    )
