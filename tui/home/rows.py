"""The lines of the home screen as text: headings, rows, details, search."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from operator import itemgetter

from exercises.kernel.days import MONTHS, in_zone
from exercises.kernel.record import Record, field
from exercises.kernel.text import folded, listed, spellings
from sessions.library.catalogue import CLEARS, DAMAGED, Entry
from sessions.library.held_days import by_day, days, held_day
from tui.app.text import fit, pad, widths, wrap
from tui.app.text import width as cells

_DUE = {
    "e": ("elephant", "elephants"),
    "p": ("parked thing", "parked things"),
    "q": ("action to ask after", "actions to ask after"),
}
NO_JOURNAL = "no journal yet"
_KEPT = 5
"""Cells by which the others are cut shorter than whose a session is, before that is cut."""
_LEAST = 6
"""Cells under which the beginning of a part says nothing."""
_BEGINNING = 14
"""Letters of cut titles that make them look alike."""
_PLACE = dict(zip(Entry._fields, map(itemgetter, range(len(Entry._fields))), strict=True))
"""What gets each part out of an entry: by its place, for a list may be of thousands."""
_SAID_OF: dict[str, Callable[[Entry], object]] = {
    "place": _PLACE["place"],
    "exercise": _PLACE["exercises"],
    "state": itemgetter(*map(Entry._fields.index, ("problem", "damaged", "state"))),
    "cohorts": _PLACE["belongs"],
}
"""What of a session the words of a part are made of, where many sessions have the same."""
Row = str | Entry
"""A heading's words, or a session."""


def rows(entries: Sequence[Entry], today: date) -> list[Row]:
    """The sessions under COMING, the next first, then TODAY and EARLIER, the latest first. A session of which nobody
    said when it is held stands at the day it was made."""
    told: list[Row] = []
    for head, found in zip(("COMING", "TODAY", "EARLIER"), by_day(entries, today), strict=True):
        told += [head, *found] if found else []
    return told


def day_in_words(day: date) -> str:
    """22 November 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


class Searched:
    """Sessions that words are sought in: each is made plain for it once, however many letters are typed."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._plain: list[str] = []

    def found(self, words: str) -> list[Entry]:
        """The sessions with every one of the words in title, place or any name of an exercise."""
        if not words.split():
            return list(self._entries)
        if not self._plain:
            self._plain = [folded(" ".join((one.title, one.place, *one.called))) for one in self._entries]
        left = list(zip(self._entries, self._plain, strict=True))
        for ways in map(spellings, words.split()):
            left = [one for one in left if any(map(one[1].__contains__, ways))]
        return [entry for entry, _ in left]


class Columns(Record):
    """How wide each part of a row is, alike for every row of a list."""

    title: int
    others: tuple[tuple[str, int], ...] = ()
    """Names of the other parts and their cells, from the left."""
    marks: Mapping[str, str] = field(default_factory=dict)
    """By session name: what tells it from another with the same title made on the same day."""
    without: Collection[str] = ()
    """The names of the sessions that wait for a journal entry."""
    alike: Collection[str] = ()
    """The titles that would be cut to the same words."""


def columns_of(rows: Sequence[object], width: int, without: Collection[str] = ()) -> Columns:
    """The columns for these rows: each as wide as its words, the title about half at most, less beside what waits."""
    entries = [row for row in rows if isinstance(row, Entry)]
    names, titles = list(map(_PLACE["name"], entries)), list(map(_PLACE["title"], entries))
    marks = _marks(entries, titles)
    parts = ["state"] if width < 50 else ["place", "state"] if width < 70 else ["place", "exercise", "state"]
    if width >= 110:
        parts.insert(0, "day")
    if width >= 70 and any(map(itemgetter(0), map(_PLACE["belongs"], entries))):
        parts.insert(parts.index("place") + 1, "cohorts")
    natural = {part: _natural(entries, part) for part in parts}
    clears = any(map(_PLACE["clears"], entries))
    if width >= 70 and (clears or not frozenset(without).isdisjoint(names)):
        parts.append("mark")
        natural["mark"] = len(CLEARS if clears else NO_JOURNAL)
    shown = [f"{title}{marks.get(name, '')}" for name, title in zip(names, titles, strict=True)] if marks else titles
    title = max(widths(shown), default=0) + 2
    beside = {"cohorts", "mark"} & {*parts}
    most = width // 3 if len(beside) == 2 else width * 2 // 5 if width >= 110 or "mark" in beside else width // 2
    wide = _fitting(parts, natural, width - max(8, min(title, most)))
    others = tuple((part, wide[part]) for part in parts if wide[part])
    room = width - sum(size + 2 for _, size in others)
    return Columns(room, others, marks, without, _alike({*titles}, room) if title - 2 * (not marks) > room else ())


def _natural(entries: Sequence[Entry], part: str) -> int:
    """How wide the widest of them is; what of thousands is said of is a few things, and only those are put in words."""
    if part == "day":
        return max(map(cells, map(day_in_words, {*days(entries)})), default=0)
    of = dict(zip(map(_SAID_OF[part], entries), entries, strict=True)).values()
    return max(widths({_words(entry, part) for entry in of}), default=0)


def _fitting(parts: list[str], natural: Mapping[str, int], room: int) -> dict[str, int]:
    """How wide each of the parts is in so many cells; those of which next to nothing could be read are left out of
    `parts`, the exercise first."""
    while True:
        wide = {part: natural[part] for part in parts}
        # Half a date would be no date.
        shrinks = [part for part in parts if part not in ("day", "mark")]
        while sum(wide.values()) > max(0, room - 2 * len(parts)):
            widest = max(shrinks, key=lambda part: wide[part] - _KEPT * (part == "cohorts"))
            wide[widest] -= 1
        small = [part for part in shrinks if wide[part] < min(natural[part], _LEAST)]
        if {"cohorts", "place"} <= {*shrinks} and wide["state"] < natural["state"]:
            small.append("place")  # whose it is and how far says more than where
        if not small or len(shrinks) == 1:
            return wide
        parts.remove(next((part for part in ("exercise", "place") if part in shrinks), small[0]))


def _alike(titles: Collection[str], room: int) -> set[str]:
    """Those that begin with the same letters, as far as they show; where each takes a cell, none is cut for it."""
    letters, sizes = min(_BEGINNING, room - 1), zip(titles, widths(titles), strict=True)
    begun = {
        title: title[:letters] if wide == len(title) else fit(title, room).rstrip("…")[:_BEGINNING]
        for title, wide in sizes
    }
    several = Counter(begun.values())
    return {title for title in titles if several[begun[title]] > 1}


def _both_ends(title: str, room: int) -> str:
    """The title with its middle cut out, for it is the end that tells it from another."""
    words, tail = title.split(), ""
    while words and cells(f"{words[-1]} {tail}") <= room // 2:
        tail = f"{words.pop()} {tail}".rstrip()
    if cells(title) <= room or not tail or not words:
        return fit(title, room)
    return f"{fit(title, room - cells(tail) - 1)} {tail}"


def _marks(entries: Sequence[Entry], titles: Sequence[str]) -> dict[str, str]:
    """The time of making for sessions alike in title and day, or the end of the file's name where that is alike too."""
    titled = Counter(titles) if len({*titles}) < len(titles) else {}
    groups: dict[tuple[str, date], list[Entry]] = {}
    for entry in entries if titled else ():
        if titled[entry.title] == 1:
            continue
        groups.setdefault((entry.title, held_day(entry)), []).append(entry)
    found: dict[str, str] = {}
    for alike in groups.values():
        if len(alike) > 1:
            times = {entry.name: _time_of(entry) for entry in alike}
            distinct = len(set(times.values())) == len(alike)
            found |= times if distinct else _numbers(list(times))
    return found


def _numbers(names: Sequence[str]) -> dict[str, str]:
    """The number at the end of each file's name; 1 for the one that was there first and has none."""
    first = min(names, key=len)
    after = {name: name.removeprefix(f"{first}-") for name in names}
    return {
        name: rest if rest.isdecimal() else "1" if name == first else name.rpartition("-")[2]
        for name, rest in after.items()
    }


def _time_of(entry: Entry) -> str:
    try:
        return in_zone(datetime.fromisoformat(entry.created)).strftime("%H:%M")
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(entry.changed).astimezone().strftime("%H:%M")


def _words(entry: Entry, part: str, without: Collection[str] = ()) -> str:
    match part:
        case "mark":
            return CLEARS if entry.clears else NO_JOURNAL if entry.name in without else ""
        case "day":
            return day_in_words(held_day(entry))
        case "place":
            return entry.place
        case "cohorts":
            return belonging(entry)
        case "exercise":
            return (entry.exercises[0] if entry.exercises else "") + _more(entry)
        case _:
            return "cannot be opened" if entry.problem else DAMAGED if entry.damaged else entry.state


def belonging(entry: Entry) -> str:
    """Of which cohorts of its programme a session is, and what kind of event: "C1+C2 shared"; "" for none."""
    _, cohorts, kind, _ = entry.belongs
    said = "+".join(f"C{number}" for number in cohorts)
    return f"{said} {kind.partition(' ')[0]}".strip() if said else ""


def _more(entry: Entry) -> str:
    return f" +{len(entry.exercises) - 1}" if len(entry.exercises) > 1 else ""


def row_line(entry: Entry, width: int, columns: Columns | None = None) -> str:
    """One session in one line of exactly `width` cells: the title first, more beside it where there is room."""
    columns = columns or columns_of([entry], width)
    mark = columns.marks.get(entry.name, "")
    mark = f"  {mark}" if mark else ""
    room = columns.title - cells(mark)
    title = _both_ends(entry.title, room) if entry.title in columns.alike else fit(entry.title, room)
    line = pad(title + mark, columns.title)
    for part, wide in columns.others:
        words = _words(entry, part, columns.without)
        if part == "exercise" and cells(words) > wide and (more := _more(entry)):
            words = fit(entry.exercises[0], wide - cells(more)) + more
        line += f"  {pad(words, wide)}"
    return line


def detail_lines(
    entry: Entry | None,
    width: int,
    height: int,
    due: Sequence[str] = (),
    *,
    no_journal: bool = False,
    let_go: bool = False,
) -> list[str]:
    """The chosen session in full, in at most `height` lines."""
    if entry is None:
        return []
    if entry.problem:
        lines = wrap(entry.problem, width)
    else:
        back = f"back today: {due_words(due)}" if due else ""
        clears = CLEARS if entry.clears else ""
        marks = [back, _kept_until(entry) if let_go else "", clears, NO_JOURNAL if no_journal else ""]
        marks += [f"{DAMAGED}: holdspace rescue {entry.name}"] if entry.damaged else []
        about = [*marks, entry.place, belonging(entry), *entry.exercises, day_in_words(held_day(entry)), entry.state]
        lines = [fit(entry.title, width), *wrap(" · ".join(part for part in about if part), width)]
    if len(lines) > height:
        lines = [*lines[: height - 1], fit(" ".join(lines[height - 1 :]), width)]
    return lines


def _kept_until(entry: Entry) -> str:
    if not entry.keep_until:
        return ""
    try:
        return f"kept until {day_in_words(date.fromisoformat(entry.keep_until))}"
    except ValueError:
        return ""


def due_words(names: Iterable[str]) -> str:
    """What comes back, counted by its letters: "1 elephant and 2 parked things"."""
    counts = Counter(name[:1] for name in names)
    told = [
        f"{counts[letter]} {one if counts[letter] == 1 else many}"
        for letter, (one, many) in _DUE.items()
        if counts[letter]
    ]
    return listed(told)


def due_line(due: Mapping[str, Sequence[str]], entries: Iterable[Entry]) -> str:
    """What comes back today and in which session, in one sentence without anybody's words; "" when nothing does."""
    titles = [entry.title for entry in entries if entry.name in due] if due else []
    said = due_words(name for names in due.values() for name in names)
    if not said or not titles:
        return ""
    where = titles[0] if len(titles) == 1 else f"{len(titles)} sessions"
    return f"Back today: {said}, in {where}."


def let_go_line(entries: Sequence[Entry]) -> str:
    """The sessions that were to be kept until now, in one sentence; "" for none. Nothing goes by itself."""
    if not entries:
        return ""
    first = f"Kept long enough: {entries[0].title}"
    more = f" and {len(entries) - 1} more" if len(entries) > 1 else ""
    return f"{first}{more}. To let it go: holdspace destroy {entries[0].name}"


def journal_line(count: int) -> str:
    """How many sessions of yesterday or before have no journal entry of one's own; "" for none."""
    if not count:
        return ""
    sessions = "1 session is" if count == 1 else f"{count} sessions are"
    return f"{sessions} a day old or more without your journal entry."


def keys_line(keys: Sequence[tuple[str, str]], width: int) -> str:
    """As many keys as fit, the last one always."""
    said = [f"{key} {does}" for key, does in keys]
    while len(said) > 1 and len("   ".join(said)) > width - 2:
        del said[-2]
    return fit(" " + "   ".join(said), width)
