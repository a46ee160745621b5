"""What is printed of a day: its order, the agreement, slips for feedback and consent, what helps with an elephant.

Pure. All of it may hang on a wall: no remark, no P-number, no word of an elephant, no answer.
"""

from __future__ import annotations

from exercises.frame.feedback import ANSWERS
from exercises.frame.schedule import begins
from exercises.frame.state import Frame
from exercises.frame.things import DECISIONS, MYSELF, Item
from exercises.frame.together import by_heading, headings
from exercises.kernel.consent import IN_PLAIN_WORDS
from exercises.leaving.paper import Ask, Group, Paper, Poster, RunningOrder, Sheet

_TO_WRITE = 3
"""Empty lines under each heading of an agreement that is still to be made."""
_ASKED = dict(zip(ANSWERS, ("What helped?", "What was in the way?", "What next time?"), strict=True))
_MYSELF = "How much could you be yourself today?"
_FEEDBACK = "feedback"
_RAISE = (
    "Aloud, as soon as it is there",
    "In private: a word with one of the two who run the day",
    "On a slip in the paper box, without a name",
)


def agreement(state: Frame) -> Paper:
    """How we are together, in the group's words; before there are any, its headings with room to write."""
    groups = [
        Group(
            title,
            tuple((line.text, "with reservations" if line.agreed == "with reservations" else "") for line in stand),
        )
        for title, lines in by_heading(state)
        if (stand := [line for line in lines if not line.out])
    ]
    blank = [Group(title, blank=_TO_WRITE) for title in headings(state).values()]
    stop = Group(
        "The word that stops everything", ((state.stop_word, ""),) if state.stop_word else (), not state.stop_word
    )
    foot = state.template.reminders.get("pass", "")
    return Paper("How we are together", (Poster("How we are together", (*(groups or blank), stop), foot),))


def day(state: Frame) -> Paper | None:
    """The running order; None while nothing is planned."""
    times = begins(state)
    rows = tuple(
        (f"{times[item.number]:%H:%M}" if item.number in times else item.planned, item.title, _about(item))
        for item in state.in_order()
        if not item.dropped
    )
    foot = state.template.reminders.get("pass", "")
    return Paper("Today", (RunningOrder("Today", rows, foot),)) if rows else None


def _about(item: Item) -> str:
    minutes = f"{item.minutes} minutes" if item.minutes else ""
    return ", ".join(filter(None, (minutes, item.intensity, item.learned if item.tool else "")))


def sheet(state: Frame) -> Paper:
    """Feedback, alone and without a name, each question with the word its answer is typed by."""
    intro = next((phase.say for phase in state.template.phases if phase.key == _FEEDBACK), ())
    asks = [Ask(words, lines=2, typed=key) for key, words in _ASKED.items()]
    asks.append(Ask(_MYSELF, tuple((word, "") for word in MYSELF), typed="myself"))
    return Paper("Feedback", (Sheet("Feedback", intro[:1], None, tuple(asks), copies=2),))


def consent(state: Frame) -> Paper:
    """A slip for whoever is asked how their words may be used: the five states, in plain words."""
    asks = (
        Ask("Which words: the number of the note or page, or how they begin", lines=1),
        Ask("They may be used like this. Tick one; you may change it at any time.", tuple(IN_PLAIN_WORDS.items())),
    )
    return Paper("How may your words be used?", (Sheet("How may your words be used?", (), None, asks, copies=2),))


def elephants(state: Frame) -> Paper:
    """How something nobody says is raised, what helps then, and what may become of it; no word of any."""
    reminders = tuple((str(said), "") for said in state.template.words.get("hold_reminders", ()))
    groups = (
        Group("Naming it", tuple((said, "") for said in _RAISE)),
        Group("While it is in the room", reminders),
        Group("What may become of it", tuple((f"{said[:1].upper()}{said[1:]}", "") for said in DECISIONS)),
    )
    title = "Something nobody says is in the room"
    return Paper(title, (Poster(title, tuple(group for group in groups if group.lines)),))
