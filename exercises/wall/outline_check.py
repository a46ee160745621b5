"""The member check and what was decided after it as parts of a page. Refuses to know any format.

Source: "A Good Start in Life", post-it theming: what was said of a theme is shown with what was decided and why, and
never who said it.
"""

from __future__ import annotations

from exercises.kernel.p_numbers import FEWEST
from exercises.leaving.outline import Bullets, Heading, Paragraph, Part
from exercises.wall.matrix import title
from exercises.wall.outline_parts import Page, called, signed
from exercises.wall.state import DECISIONS, Check, Step, Theme, Wall

_CHANGES = ("named", "description", "includes", "excludes", "merged in", "split off")


def checked(state: Wall) -> list[tuple[str, Check, Theme | None]]:
    """Everything that was brought back to the group: what it is called, what was said, and the theme."""
    found = [(title(theme), theme.check, theme) for theme in state.themes.every() if theme.check is not None]
    return [*found, *([("The lone voices", state.lone_check, None)] if state.lone_check else [])]


def member_check(page: Page) -> list[Part]:
    """What the group said of each theme: counts in words, never anybody's name."""
    found = checked(page.state)
    if not found and not page.state.people:
        return []
    parts: list[Part] = [Heading("Brought back to the group", 3)]
    if page.state.people >= FEWEST or (page.whole and page.state.people):
        parts.append(Paragraph(f"{page.state.people} {'person' if page.state.people == 1 else 'people'} took part."))
    for name, check, _ in found:
        parts += [Heading(name, 4), Paragraph(_answers(check, page.whole))]
        parts += [Paragraph("They said:"), Bullets(check.said)] if check.said else []
    return parts


def _answers(check: Check, whole: bool) -> str:
    if not check.answered and not check.passed:
        return "Nobody was counted."
    passed = f"; passed {check.passed}" if check.passed else ""
    if not whole and check.untold:
        return check.untold if check.answered < FEWEST else f"{check.untold} n = {check.answered}{passed}."
    said = f"Yes {check.yes}, yes with a change {check.change}, no {check.no}, not for us {check.not_us}"
    return f"{said} (n = {check.answered}){passed}."


def decided(page: Page) -> list[Part]:
    """What was decided after the check, and what was changed since."""
    items = []
    for name, check, theme in checked(page.state):
        said = DECISIONS.get(check.decision, check.decision)
        because = f", because: {check.why}" if check.why and said else ""
        changes = "; ".join(_changes(page, theme)) if theme is not None else ""
        if said or changes:
            items.append(". ".join(filter(None, (f"{name}: {said or 'not decided yet'}{because}", changes))))
    return [Heading("Decisions and changes", 3), Bullets(tuple(items))] if items else []


def _changes(page: Page, theme: Theme) -> list[str]:
    """What became of a theme since it was first brought back, one sentence part for each kind of change."""
    kinds = [step.kind for step in theme.trail]
    since = theme.trail[kinds.index("checked") + 1 :] if "checked" in kinds else ()
    merged = theme.merged_into
    found = [_change(page, step) for step in since if step.kind in _CHANGES]
    return [*dict.fromkeys(found), *([f"It is part of {called(page.state, merged)} now"] if merged else [])]


def _change(page: Page, step: Step) -> str:
    other = called(page.state, step.theme)
    match step.kind:
        case "named":
            said = f"Its name was “{step.words}” before" if step.words else "It has a name now"
        case "merged in":
            said = f"Theme {other} is part of it now"
        case "split off":
            said = f"Theme {other} was split off"
        case _:
            said = f"Its {step.kind} was written anew"
    because = f", because: {step.why}" if step.why and page.whole else ""
    return f"{said}{because}{signed(page, step.by, step.when)}"
