"""What leaves of a programme: its page for an audience, without anybody's number and without small counts."""

from __future__ import annotations

from exercises.leaving.outline import FACILITATORS_ONLY, Audience, Bullets, Heading, LeftOut, Paragraph, Part
from exercises.programme import reading
from exercises.programme.room import CHANGED, changed_because
from exercises.programme.state import Programme


def outline(state: Programme, audience: Audience) -> tuple[Part, ...]:
    """The page for that audience: all of it for the facilitators, what was changed for everybody."""
    parts: list[Part] = [Heading(state.template.title, 2), Paragraph(state.template.purpose)]
    if state.question:
        parts.append(Paragraph(state.question))
    changed = tuple(one.change or one.text for one in changed_because(state))
    parts += [Heading(CHANGED, 3), Bullets(changed)] if changed else []
    if audience == "facilitators":
        lines = (line.strip() for line in reading.text(state) if line.strip())
        parts += [Heading("The programme as it stands", 3), Bullets(tuple(lines))]
    return tuple(parts)


def short(state: Programme, audience: Audience) -> tuple[Part, ...]:
    """What was changed, for the short page."""
    changed = tuple(one.change or one.text for one in changed_because(state))
    return (Heading(CHANGED, 3), Bullets(changed)) if changed else ()


def left_out(state: Programme, audience: Audience) -> tuple[LeftOut, ...]:
    """What the pages for that audience do not have."""
    if audience == "facilitators":
        return ()
    why = sum(bool(one.why) for one in state.events.values()) + sum(bool(one.why) for one in state.collected.values())
    return (LeftOut(why, "reason", "reasons", FACILITATORS_ONLY),) if why else ()
