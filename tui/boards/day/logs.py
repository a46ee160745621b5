"""The open logs of a session as rows and lists, and what comes back today. Pure drawing, for the facilitators only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta, timezone

from exercises.frame.checks import plural
from exercises.frame.due import Due, comes_back, due, to_ask_after, until
from exercises.frame.reading import elephant_words, term_words, words_of
from exercises.frame.schedule import on_the_wall
from exercises.frame.state import Frame
from exercises.kernel.days import in_zone
from exercises.kernel.record import Record
from tui.app.text import fit, pad, width, wrap
from tui.boards.board import Drawing, Drawn

Thing = tuple[int, str, bool]
"""Its number, its words for the facilitators, and whether it is done with."""


def _with(text: str, *about: str) -> str:
    told = "; ".join(filter(None, about))
    return f"{text} ({told})" if told else text


def _elephants(state: Frame) -> Iterator[Thing]:
    for elephant in state.elephants.values():
        yield elephant.number, elephant_words(elephant), elephant.done


def _jargon(state: Frame) -> Iterator[Thing]:
    for term in state.terms.values():
        yield term.number, term_words(state, term), False


def _parked(state: Frame) -> Iterator[Thing]:
    for parked in state.parked.values():
        back = comes_back(parked)
        yield (
            parked.number,
            _with(parked.text, parked.carries, back, "come back to" if parked.done else ""),
            parked.done,
        )


def _actions(state: Frame) -> Iterator[Thing]:
    said = {"yes": "done", "partly": "done in part", "no": "not done"}
    for action in state.actions.values():
        by = until(action)
        words = _with(action.text, action.whose, by, said.get(action.result, ""), action.found)
        yield action.number, words, bool(action.result)


def _agreement(state: Frame) -> Iterator[Thing]:
    for line in state.agreement.values():
        again = "to be asked again" if line.from_session and not line.agreed else ""
        was = f"was “{line.history[-1].was}”" if line.history and not line.out else ""
        out = "no longer stands" if line.out else ""
        yield line.number, _with(line.text, line.heading, line.agreed, again, was, out), line.out


def _notes(state: Frame) -> Iterator[Thing]:
    for note in state.notes.values():
        follow_up = "follow up" if note.follow_up else ""
        yield note.number, _with(words_of(note), follow_up, note.by, "done" if note.done else ""), note.done


def _moments(state: Frame) -> Iterator[Thing]:
    for moment in state.moments.values():
        yield moment.number, _with(on_the_wall(state, moment.at) or "a minute marked", moment.words, moment.by), False


class Log(Record):
    """One of the standing logs, as the day lists it."""

    letter: str
    title: str
    add: str
    """The beginning of the line that adds to it."""
    view: str
    """The room view that shows it; "" when the room never sees it."""
    each: Callable[[Frame], Iterable[Thing]]
    lettered: bool = True
    """Whether a line may begin with a thing's letter and number."""

    def things(self, state: Frame) -> list[Thing]:
        """What it lists, what is done with last."""
        return sorted(self.each(state), key=lambda thing: thing[2])


LOGS: tuple[Log, ...] = (
    Log("e", "elephants", "elephant ", "elephants", _elephants),
    Log("j", "jargon", "jargon ", "jargon", _jargon),
    Log("p", "parked", "park: ", "parked", _parked),
    Log("q", "actions", "action ", "actions", _actions),
    Log("u", "agreement", "together ", "agreement", _agreement),
    Log("n", "private notes", "note: ", "", _notes),
    Log("m", "moments", "moment: ", "", _moments, lettered=False),
)
"""Every log there is, in the order in which they are listed."""
BY_LETTER = {log.letter: log for log in LOGS}


def today_of(state: Frame, now: datetime) -> str:
    """The day on the wall, ISO; by this computer's clock where the session does not know its own."""
    offset = state.facts.offset
    here = in_zone(now, timezone(timedelta(minutes=offset)) if offset is not None else None)
    return here.date().isoformat()


def coming_back(state: Frame, now: datetime, title: str) -> tuple[list[Due], list[Due]]:
    """What comes back today, and the actions to ask after."""
    today = today_of(state, now)
    return due(state, today, title), to_ask_after(state, today, title)


def due_sentence(
    back: Sequence[Due], asked: Sequence[Due], replies: int = 0, to_try: int = 0, *, words: bool = True
) -> str:
    """What comes back and is carried on, in one sentence; "" when nothing does. Without words only how many."""
    elephants = sum(1 for one in back if one.name.startswith("e"))
    counts = [
        plural(elephants, "elephant") if elephants else "",
        plural(len(back) - elephants, "parked thing") if len(back) > elephants else "",
    ]
    said = " and ".join(filter(None, counts))
    parts = [f"{said} come{'s' if len(back) == 1 else ''} back today"] if said else []
    if words and len(back) == 1:
        parts = [f"{parts[0]}: {back[0].name} {back[0].text}"]
    if replies:
        parts.insert(0, f"{plural(replies, 'reply', 'replies')} to say (show replies)")
    if asked:
        parts.append(f"{plural(len(asked), 'action')} to ask after")
    if to_try:
        parts.append("a learning to try" if to_try == 1 else "learnings to try")
    return f"{'; '.join(parts)}." if parts else ""


def row_words(state: Frame, log: Log, back: Sequence[Due], asked: Sequence[Due]) -> tuple[str, str]:
    """How many are open, and the one thing that matters now."""
    things = log.things(state)
    still = sum(1 for *_, done in things if not done)
    today = sum(1 for one in (*back, *asked) if one.name.startswith(log.letter))
    about = ""
    if today:
        about = f"{today} to ask after" if log.letter == "q" else f"{today} back today"
    elif log.letter == "j" and state.terms:
        about = f"the latest: {list(state.terms.values())[-1].term}"
    elif log.letter == "u" and state.stop_word:
        about = f"the word that stops everything: {state.stop_word}"
    elif things and still < len(things):
        about = f"of {len(things)}"
    return str(still), about


def log_rows(state: Frame, room: int, pointed: str, back: Sequence[Due], asked: Sequence[Due]) -> list[Drawn]:
    """One row a log: its letter, what it is, how many are open."""
    rows: list[Drawn] = []
    for log in LOGS:
        count, about = row_words(state, log, back, asked)
        here = log.letter == pointed
        lead = f"{'▌' if here else ' '}  {log.letter}  {pad(log.title, 14)}{count:>4}  "
        style = "chosen" if here else "text" if count != "0" or about else "quiet"
        rows.append(((fit(lead, room), style), (fit(about, max(0, room - width(lead))), style if here else "quiet")))
    return rows


def full_list(state: Frame, log: Log, room: int, number: int) -> Drawing:
    """One log in full, what is done with last and quieter."""
    things = log.things(state)
    title = f" {log.title.upper()}  {len(things)}"
    lines: list[Drawn] = [
        ((fit(title, room), "heading"), (fit("   escape: the day", max(0, room - width(title))), "quiet"))
    ]
    here = (0, 0)
    for of, words, done in things:
        chosen = of == number
        lead = f"{'▌' if chosen else ' '} {pad(f'{log.letter}{of}', 5)}"
        style = "chosen" if chosen else "quiet" if done else "text"
        parts = wrap(words, max(8, room - width(lead))) or [""]
        if chosen:
            here = (len(lines), len(lines) + len(parts) - 1)
        for place, part in enumerate(parts):
            start = lead if not place else ("▌" if chosen else " ") + " " * (width(lead) - 1)
            lines.append(((start, style), (part, style)))
    if not things:
        lines.append(((fit(f" Nothing yet. a adds: {log.add.strip()} …", room), "quiet"),))
    return Drawing(lines, *here)


def numbers_in(state: Frame, log: Log) -> list[int]:
    """The numbers in the order of `full_list`."""
    return [number for number, *_ in log.things(state)]
