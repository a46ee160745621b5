"""The facilitators' record of a session's frame: everything that was kept.

Left out everywhere: words their owner has withdrawn, and an elephant's wording without the yes it needs. Feedback
stands by question and not by sheet, so that no row of answers is one person's.
"""

from __future__ import annotations

from exercises.frame import reading
from exercises.frame.due import comes_back, until
from exercises.frame.schedule import local_day, minutes_taken, on_the_wall, told_of
from exercises.frame.state import Frame
from exercises.frame.things import PRACTICES, AgreementLine
from exercises.frame.together import headings
from exercises.frame.tools import minutes_learned, never_practised
from exercises.kernel.days import on_day
from exercises.leaving.outline import Bullets, Heading, Paragraph, Part, Table, section

HEADING = "What held the day together"
"""What stands over either page. The title of the template is the facilitators' own word for it."""


def record(state: Frame) -> list[Part]:
    """The page for the facilitators."""
    parts: list[Part] = [Heading(HEADING, 2), *_day(state), *_agenda(state)]
    sections: tuple[tuple[str, list[str]], ...] = (
        ("Agreement", [_agreed(state, line) for line in state.agreement.values()]),
        (
            "Elephants",
            [f"e{elephant.number} {reading.elephant_words(elephant)}" for elephant in state.elephants.values()],
        ),
        ("Jargon", [f"j{term.number} {reading.term_words(state, term)}" for term in state.terms.values()]),
        ("Looking back at the words", [f"{looked.kind}: {looked.text}" for looked in state.looked_back]),
        (
            "Parked",
            [
                reading.noted(
                    f"p{parked.number} {parked.text}",
                    parked.carries and f"carried by {parked.carries}",
                    comes_back(parked),
                    "done" if parked.done else "",
                    reading.origin(parked.from_session),
                )
                for parked in state.parked.values()
            ],
        ),
        (
            "Actions",
            [
                reading.noted(
                    f"q{action.number} {action.text}",
                    action.whose or "nobody yet",
                    until(action),
                    action.result and f"happened: {action.result}",
                    action.found,
                    reading.origin(action.from_session),
                )
                for action in state.actions.values()
            ],
        ),
        (
            "Connecting conversations",
            [
                reading.noted(
                    f"c{talk.number} {talk.from_whom} to {talk.to_whom}: {talk.opening}",
                    talk.on,
                    talk.owner or "needs an owner",
                    until(talk),
                    talk.status,
                    reading.origin(talk.from_session),
                )
                for talk in state.conversations.values()
            ],
        ),
        (
            "What people take away",
            [
                reading.noted(
                    "the words were taken back by their owner" if takeaway.consent == "withdrawn" else takeaway.text,
                    takeaway.area,
                    f"consent: {takeaway.consent}",
                )
                for takeaway in state.learnings.values()
            ],
        ),
        (
            "Critical reflection",
            [
                reading.noted(reflection.assumption, reflection.so_we_will and f"so we will: {reflection.so_we_will}")
                for reflection in state.reflections.values()
            ],
        ),
        (
            "Rounds",
            [
                *(reading.round_words(state, went) for went in state.rounds),
                *(f"back after a break: {count}" for _, count in state.returned),
            ],
        ),
        ("Told to the room", [spoken.text or "what is coming, how long, and how to sit out" for spoken in state.told]),
        ("Tikanga", [spoken.text for spoken in state.tikanga]),
        (
            "Private notes and follow-ups",
            [
                reading.noted(
                    f"n{note.number} {reading.words_of(note)}",
                    "follow up" if note.follow_up else "",
                    "done" if note.done else "",
                    note.by,
                )
                for note in state.notes.values()
            ],
        ),
        (
            "Moments",
            [
                reading.noted(on_the_wall(state, moment.at) or moment.at, moment.words, moment.by)
                for moment in state.moments.values()
            ],
        ),
        ("Lines of the day", [reading.line_words(spoken) for spoken in state.lines]),
    )
    for title, items in sections:
        parts += section(title, items)
    return [*parts, *_feedback(state)]


def _day(state: Frame) -> list[Part]:
    facts = state.facts
    items = [
        f"{label}: {told}"
        for label, told in (
            ("Day", facts.date),
            ("Kind of meeting", state.meeting),
            ("Facilitators", ", ".join(facts.facilitators)),
            ("In the room", "" if facts.people is None else str(facts.people)),
            ("Left early", "" if facts.left_early is None else str(facts.left_early)),
            ("Stop word", state.stop_word),
        )
        if told
    ]
    return [Bullets(tuple(items))] if items else []


def _agenda(state: Frame) -> list[Part]:
    if not state.items:
        return []
    rows = []
    for item in state.in_order():
        taken = minutes_taken(item)
        begun = on_the_wall(state, item.stretches[0].begun) if item.stretches else ""
        planned = str(item.minutes) if item.minutes else ""
        about = ", ".join(filter(None, (item.intensity, item.learned)))
        rows.append(
            (
                f"g{item.number} {item.title}",
                about,
                "" if item.dropped else item.planned,
                planned,
                begun,
                "" if taken is None else str(taken),
                "" if item.stretches else told_of(state, item) if item.dropped else "not begun",
            )
        )
    headings_of = ("Part of the day", "Marked", "Planned at", "Minutes", "Begun", "Took", "")
    return [Heading("Running order", 3), Table(headings_of, tuple(rows)), *_tools(state)]


def _tools(state: Frame) -> list[Part]:
    """How long each tool was explored, demonstrated, imitated and practised: what was on, else as planned."""
    minutes = minutes_learned(state)
    if not minutes:
        return []
    rows = tuple(
        (tool, *(f"{learned[practice]} min" if practice in learned else "never" for practice in PRACTICES))
        for tool, learned in minutes.items()
    )
    said = [Paragraph(shown)] if (shown := never_practised(state)) else []
    return [Heading("How the tools were learned", 3), Table(("Tool", *map(str.capitalize, PRACTICES)), rows), *said]


def _agreed(state: Frame, line: AgreementLine) -> str:
    changes = [
        reading.noted(
            f"{change.what} {on_day(local_day(state, change.at), state.facts.date)}, was “{change.was}”", change.why
        )
        for change in line.history
    ]
    return reading.noted(
        f"u{line.number} {line.text}",
        headings(state).get(line.heading, line.heading),
        line.agreed,
        *changes,
        reading.origin(line.from_session),
    )


def _feedback(state: Frame) -> list[Part]:
    sheets = list(state.sheets.values())
    if not sheets and not state.theme and not state.replies:
        return []
    parts: list[Part] = [Heading("Feedback", 3)]
    counted = reading.myself_counts(state)
    parts += [Paragraph(f"Could be themselves: {counted}.")] if counted else []
    for title, answers in (
        ("Helped", [sheet.helped for sheet in sheets]),
        ("In the way", [sheet.way for sheet in sheets]),
        ("Next time", [sheet.next for sheet in sheets]),
    ):
        parts += section(title, reading.shuffled(answers), 4)
    parts += [Paragraph(f"Read together: {state.theme}")] if state.theme else []
    if state.replies:
        rows = tuple((reply.said, reply.changed, reply.from_session) for reply in state.replies)
        parts.append(Table(("You said", "We", "From"), rows))
    return parts
