"""What the room may see of a session's frame. Nothing else of it ever reaches a projector.

Never here: private notes, moments, tikanga notes, follow-ups, lines of the day, feedback sheets and their theme, how an
elephant was raised or that one was named at all without an agreed wording, P-numbers, counts of a round, who caught or
said a word, a hidden word, why an agreement line changed, what came of an action, words withdrawn.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from exercises.frame import room_words
from exercises.frame.checks import plural
from exercises.frame.paging import Entry, pages
from exercises.frame.schedule import begins
from exercises.frame.state import Frame
from exercises.frame.things import BREAK, Action, Item
from exercises.frame.together import by_heading, headings
from exercises.kernel.consent import in_room
from exercises.kernel.days import by_day, on_day, said_day
from exercises.kernel.shape import ExerciseError
from exercises.kernel.words import number_of
from exercises.leaving.room_view import QUIET, Big, Block, Gap, Line, RoomView, together

_NAMES = {
    "together": "the welcome",
    "agenda": "what is coming",
    "agenda all": "the whole day",
    "agreement": "the agreement",
    "jargon": "the jargon",
    "jargon latest": "the latest jargon",
    "jargon groups": "one thing, many names",
    "kupu": "words of te reo Māori, with a meaning",
    "elephants": "what was decided about elephants",
    "parked": "what is parked",
    "actions": "the actions",
    "reflection": "critical reflection",
    "conversations": "the conversations",
    "takeaways": "what people take away",
    "replies": "you said, we changed",
    "closing": "the closing",
    "quiet": "a quiet screen",
}


def room_views(state: Frame) -> tuple[tuple[str, str], ...]:
    """Every view there is: key and what the console calls it. A page has its number behind: "jargon 2"."""
    return tuple(_NAMES.items())


def phase_view(state: Frame) -> str:
    """The view the room gets when the session moves to this phase of its frame."""
    view = state.template.phase(state.phase).room
    return view if view in _NAMES else "together"


def room_view(state: Frame, key: str) -> RoomView:
    """The view of that key, or one page of it. Raises ExerciseError when there is no such view."""
    name, _, last = key.rpartition(" ")
    page = number_of(last) if name in _NAMES else None
    name = name if page is not None else key
    if name not in _NAMES:
        raise ExerciseError(f"There is no view called {key[:40]}. show agenda shows what is coming.")
    if name == "quiet":
        return QUIET
    every = _VIEWS[name](state)
    page = max(1, min(page or 1, len(every)))
    called = f"{_NAMES[name]}, page {page} of {len(every)}" if len(every) > 1 else _NAMES[name]
    is_list = not isinstance(every[page - 1][0], Gap)
    return RoomView(key, called, together(every, page), page, len(every), whole=is_list)


def corner(state: Frame) -> str:
    """What stands in the corner of the room: the count of words and the latest; "" when it is off or empty."""
    found = room_words.shown(state) if state.corner else ()
    return _corner(len(found), found[-1].term) if found else ""


def corners(state: Frame) -> list[str]:
    """What may stand in the corner of a room that was held: any word that is on the list now, whatever the count."""
    return [_corner(many, term.term) for term in room_words.shown(state) for many in (1, 2)]


def _corner(many: int, latest: str) -> str:
    return f"{plural(many, 'word')}; the latest: {latest}"


def _together(state: Frame) -> list[tuple[Block, ...]]:
    blocks: list[Block] = [Gap(), Line(state.template.reminders.get("welcome", "Welcome."), "strong"), Gap()]
    if state.stop_word:
        blocks += [Line("The word that stops everything", "quiet"), Big(state.stop_word), Gap()]
    return [(*blocks, Line(state.template.reminders.get("pass", "You may pass, or step out, at any time.")))]


def _closing(state: Frame) -> list[tuple[Block, ...]]:
    return [(Gap(), Line(state.template.reminders.get("closing", "Thank you."), "strong"))]


def _agenda(whole: bool) -> Callable[[Frame], list[tuple[Block, ...]]]:
    def view(state: Frame) -> list[tuple[Block, ...]]:
        items = [item for item in state.in_order() if not item.dropped]
        if not whole:
            items = [item for item in items if item.running or not item.stretches]
        title = "Today" if whole else "What is coming"
        if not items:
            words = "Nothing more is planned." if state.items else "What is coming will stand here."
            return [(Line(title, "strong"), Line(words, "quiet"))]
        times = begins(state)
        return pages((Entry((_item(item, times.get(item.number)), *_learned(item))) for item in items), title)

    return view


def _learned(item: Item) -> tuple[Line, ...]:
    """The tool that is learned, and how, under its part of the day."""
    return (Line(item.learned, "quiet", 1),) if item.tool else ()


def _item(item: Item, begins_at: datetime | None) -> Line:
    about = ["now" if item.running else "", f"{item.minutes} min" if item.minutes else "", item.intensity]
    told = ", ".join(filter(None, about))
    weight = "strong" if item.running else "quiet" if item.intensity == BREAK or item.stretches else "plain"
    clock = f"{begins_at:%H:%M}  " if begins_at is not None else ""
    return Line(f"{clock}{item.title}{f'  ({told})' if told else ''}", weight)


def _agreement(state: Frame) -> list[tuple[Block, ...]]:
    entries: list[Entry] = []
    if state.stop_word:
        entries.append(Entry((Line(f"The word that stops everything: {state.stop_word}"),)))
    for title, lines in by_heading(state):
        for line in lines:
            if not line.out:
                asked = "to be asked again" if line.from_session and not line.agreed else ""
                mark = line.agreed if line.agreed == "with reservations" else asked
                entries.append(Entry((Line(f"{line.text}{f'  ({mark})' if mark else ''}", "plain", 1),), title))
    if not entries:
        entries = [Entry((Line(title),)) for title in headings(state).values()]
    return pages(entries, "How we are together")


def _elephants(state: Frame) -> list[tuple[Block, ...]]:
    entries: list[Entry] = []
    for elephant in state.elephants.values():
        if elephant.agreed and elephant.wording and elephant.decision:
            told = ", ".join(filter(None, (elephant.decision, said_day(elephant.when))))
            blocks: list[Block] = [Line(elephant.wording), Line(told, "quiet", 1)]
            blocks += [Line(elephant.change, "plain", 1)] if elephant.change else []
            entries.append(Entry(tuple(blocks)))
    return pages(entries, "What we decided")


def _parked(state: Frame) -> list[tuple[Block, ...]]:
    entries = [
        Entry((Line(f"{parked.text}{f'  ({_back(parked.back)})' if parked.back else ''}"),))
        for parked in state.parked.values()
        if not parked.done
    ]
    return pages(entries, "Parked") if entries else [(Line("Parked", "strong"), Line("Nothing waits.", "quiet"))]


def _back(words: str) -> str:
    """When it comes back, under what is parked: "back on 26 March", "back today after lunch"."""
    return f"back {on_day(words)}"


def _act(action: Action) -> str:
    role = f", {action.role}" if action.role else ""
    return f"{action.text}{role}{f'  ({by_day(action.by_when)})' if action.by_when else ''}"


def _actions(state: Frame) -> list[tuple[Block, ...]]:
    entries = [Entry((Line(_act(action)),)) for action in state.actions.values() if action.result != "yes"]
    return pages(entries, "What we said we would do")


def _reflection(state: Frame) -> list[tuple[Block, ...]]:
    entries = []
    for reflection in state.reflections.values():
        will = (Line(f"So we will: {reflection.so_we_will}", "plain", 1),) if reflection.so_we_will else ()
        entries.append(Entry((Line(reflection.assumption), *will)))
    if entries:
        return pages(entries, "What we assumed")
    asked = state.template.words.get("reflection_questions", ())
    return pages([Entry((Line(str(question)),)) for question in asked], "Looking at ourselves")


def _conversations(state: Frame) -> list[tuple[Block, ...]]:
    entries = [
        Entry(
            (
                Line(f"{talk.from_whom} to {talk.to_whom}", "quiet"),
                Line(talk.opening, "plain", 1),
            )
        )
        for talk in state.conversations.values()
    ]
    return pages(entries, "To understand each other, not to win")


def _takeaways(state: Frame) -> list[tuple[Block, ...]]:
    told = [takeaway for takeaway in state.learnings.values() if in_room(takeaway.consent)]
    return pages([Entry((Line(takeaway.text),)) for takeaway in told], "What we take with us")


def _replies(state: Frame) -> list[tuple[Block, ...]]:
    carried = [reply for reply in state.replies if reply.from_session]
    # Last time's feedback opens this session; its own replies are for the next.
    entries = [
        Entry((Line(f"You said: {reply.said}", "quiet"), Line(reply.changed, "plain", 1)))
        for reply in carried or state.replies
    ]
    return pages(entries, "You said, and we")


_VIEWS: dict[str, Callable[[Frame], list[tuple[Block, ...]]]] = {
    "together": _together,
    "agenda": _agenda(False),
    "agenda all": _agenda(True),
    "agreement": _agreement,
    "jargon": room_words.jargon,
    "jargon latest": room_words.latest,
    "jargon groups": room_words.groups,
    "kupu": room_words.kupu,
    "elephants": _elephants,
    "parked": _parked,
    "actions": _actions,
    "reflection": _reflection,
    "conversations": _conversations,
    "takeaways": _takeaways,
    "replies": _replies,
    "closing": _closing,
}
