"""What leaves as one page of parts, for every format that is read from top to bottom."""

from __future__ import annotations

from exercises.kernel.record import replace
from exercises.leaving.outline import Heading, Paragraph, Part, in_words
from sessions.leaving.leaving import EntryLeaving, Leaving, SessionLeaving

RECORD = "The facilitators' record. It holds what only the two of you may see: keep it between you."
PUBLIC = "A summary that anybody may read."
NONE_HELD = "No exercise was held in this session yet."
MORE = "This is the short page. The whole page has the rest: notes, words that were given, and what stood beside them."
HELD_BACK = "What was done in this session stays with those who did it. Nothing of it is for this page."


def page_parts(leaving: Leaving) -> list[Part]:
    """The whole page: its title first, then each session, then journal entries."""
    one = leaving.sessions[0] if len(leaving.sessions) == 1 else None
    parts: list[Part] = [Heading(leaving.title or "A session", 1)]
    if one is not None:
        parts += where(one)
    parts += whose(leaving)
    if one is not None:
        parts += _exercises(one)
    else:
        for session in leaving.sessions:
            deeper = [_deeper(part) for part in _exercises(session)]
            parts += [Heading(session.title or "A session", 2), *where(session), *deeper]
    return [*parts, *last_parts(leaving)]


def last_parts(leaving: Leaving) -> list[Part]:
    """What every page ends with: that a short one is not all, and journal entries."""
    return [*([Paragraph(MORE)] if leaving.brief else []), *entries_parts(leaving.entries)]


def where(session: SessionLeaving) -> list[Paragraph]:
    """Where and when it was, as far as anybody said."""
    said = ", ".join(filter(None, (session.place, session.day)))
    return [Paragraph(said)] if said else []


def whose(leaving: Leaving) -> list[Paragraph]:
    """Who may read it."""
    said = leaving.whose or {"facilitators": RECORD, "public": PUBLIC}.get(leaving.audience, "")
    return [Paragraph(said)] if said else []


def _exercises(session: SessionLeaving) -> list[Part]:
    parts: list[Part] = [part for run in session.runs for part in in_words(run.outline.parts)]
    if not session.runs:
        parts.append(nothing_of(session))
    return [*parts, *session.record]


def nothing_of(session: SessionLeaving) -> Paragraph:
    """What stands in place of its exercises where the page has none."""
    return Paragraph(HELD_BACK if session.held_back else NONE_HELD)


def _deeper(part: Part) -> Part:
    return replace(part, level=min(part.level + 1, 6)) if isinstance(part, Heading) else part


def entries_parts(entries: tuple[EntryLeaving, ...]) -> list[Part]:
    """Journal entries as parts, under a heading of their own; nothing when there are none."""
    if not entries:
        return []
    parts: list[Part] = [Heading("From the journals, as far as their authors gave it", 2)]
    for entry in entries:
        parts.append(Heading(", ".join(filter(None, (entry.title, entry.author, entry.day))) or "An entry", 3))
        for prompt, words in entry.parts:
            parts += [Heading(prompt, 4), Paragraph(words)] if prompt else [Paragraph(words)]
    return parts
