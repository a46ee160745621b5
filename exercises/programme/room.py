"""What the room may see of a programme: its timeline, the cycle, and what was changed because of the people in it.

No counts of people, no ranking, nobody's number, and no length that was worked out of events: cohorts stand beside each
other as equals. What moved or was dropped is the facilitators' own.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from exercises.kernel.p_numbers import shown
from exercises.kernel.shape import ExerciseError
from exercises.kernel.words import number_of
from exercises.leaving.room_view import QUIET, Big, Block, Gap, Lane, Line, Months, RoomView, Step, together
from exercises.programme import months
from exercises.programme.months import AWAY, SHARED, Timeline
from exercises.programme.state import BOXES, HELPED, Learned, Programme

_VIEW_NAMES = {
    "timeline": "the timeline",
    "cycle": "the cycle",
    "changed": "what we changed because of you",
    "quiet": "a quiet screen",
}
CHANGED = "What we changed because of you"
_MOST_MONTHS, _MOST_LANES = 16, 5
"""What stands on one page of the smallest screen, 48 by 12, beside the lane that the cohorts share."""
_COLUMNS, _ROWS = 44, 11
_MOST_CHANGED = 3
_CYCLE_ROWS = 4
"""The rows of the cycle itself there, with the air over it."""


def room_views(state: Programme) -> tuple[tuple[str, str], ...]:
    """Every view there is now: key and what the console calls it."""
    found: list[tuple[str, str]] = []
    for key, name in _VIEW_NAMES.items():
        pages = len(_VIEWS[key](state)) if key in _VIEWS else 1
        found += [(key, name), *((f"{key} {page}", f"{name}, page {page}") for page in range(2, pages + 1))]
    return tuple(found)


def phase_view(state: Programme) -> str:
    """The view the room gets first."""
    return state.template.phase(state.phase).room


def room_view(state: Programme, key: str) -> RoomView:
    """The view of that key, "timeline 2" for its second page; without a page the timeline is where the programme is
    now. Raises ExerciseError when there is no such view."""
    name, _, after = key.partition(" ")
    number = number_of(after) if after else 0
    if key == "quiet":
        return QUIET
    if name not in _VIEWS or number is None:
        raise ExerciseError(f"There is no view called {key[:40]}. show timeline, show cycle or show changed.")
    pages = _VIEWS[name](state)
    page = min(max(1, number or (_present_page(state) if name == "timeline" else 1)), len(pages))
    called = _VIEW_NAMES[name] if page == 1 or not after else f"{_VIEW_NAMES[name]}, page {page}"
    return RoomView(key, called, together(pages, page), page, len(pages), whole=True)


def changed_because(state: Programme) -> tuple[Learned, ...]:
    """The learned lines that changed something and helped where they were tried last; a change is made by its result
    alone."""
    return tuple(line for line in state.carried.values() if line.changes and line.came == HELPED and not line.mistake)


# -- the timeline -----------------------------------------------------------------------------------------------------


def _chunks(line: Timeline) -> list[range]:
    every = line.months
    return [every[at : at + _MOST_MONTHS] for at in range(0, len(every), _MOST_MONTHS)] or [every]


def _present_page(state: Programme) -> int:
    here = months.present(state)
    return next((page for page, chunk in enumerate(_chunks(_seen(state)), 1) if here in chunk), 1)


def _seen(state: Programme) -> Timeline:
    """The timeline without what moved away or was dropped."""
    lanes = [_staying(lane) for lane in months.timeline(state).lanes]
    every = [month for lane in lanes for month in lane.marks]
    kept = tuple(lane for lane in lanes if lane.cohort != SHARED or lane.marks)
    return Timeline(kept, range(min(every), max(every) + 1) if every else range(0))


def _staying(lane: months.Lane) -> months.Lane:
    marks = {month: tuple(mark for mark in each if mark.letter != AWAY) for month, each in lane.marks.items()}
    return months.Lane(lane.cohort, {month: each for month, each in marks.items() if each})


def cohort_names(state: Programme) -> Mapping[int, str]:
    """What each cohort is called in the room: its place, and its number where another meets there too."""
    places = Counter(cohort.place for cohort in state.cohorts.values())
    return {
        number: f"{cohort.place}{f' {number}' if places[cohort.place] > 1 else ''}" if cohort.place else cohort.name
        for number, cohort in state.cohorts.items()
    }


def _timeline(state: Programme) -> list[tuple[Block, ...]]:
    title = Line(state.question or state.template.title, "strong")
    line = _seen(state)
    if not line.months:
        names = cohort_names(state).values()
        return [(title, Gap(), *(Line(name) for name in names))] if names else [(Big(state.template.title),)]
    lanes = [lane for lane in line.lanes if lane.cohort != SHARED]
    shared = [lane for lane in line.lanes if lane.cohort == SHARED]
    groups = [lanes[at : at + _MOST_LANES] for at in range(0, len(lanes), _MOST_LANES)]
    return [
        (title, *_lanes(state, line, [*group, *shared], chunk), *_foot(state))
        for group in groups
        for chunk in _chunks(line)
    ]


def _lanes(state: Programme, line: Timeline, lanes: Sequence[months.Lane], chunk: range) -> Iterator[Block]:
    heads = tuple(months.said_month(month) for month in chunk)
    key = tuple(f"{letter} {word}" for letter, word in line.key)
    yield Months(months.span(chunk.start, chunk.stop - 1), heads=heads, key=key)
    names = cohort_names(state)
    for lane in lanes:
        cells = tuple(months.letters(lane.marks.get(month, ()), 3) for month in chunk)
        comes = months.then(state, state.cohorts[lane.cohort]) if lane.cohort != SHARED else ""
        yield Lane(names.get(lane.cohort, "together"), cells=cells, beside=comes)


def _foot(state: Programme) -> list[Block]:
    """The last of what was changed, the newest first; all of it is a view of its own."""
    said = [one.change or one.text for one in changed_because(state)][: -_MOST_CHANGED - 1 : -1]
    return [Gap(foot=True), Line(f"{CHANGED}:", "quiet"), Line("; ".join(said))] if said else []


# -- the cycle --------------------------------------------------------------------------------------------------------


def _cycle(state: Programme) -> list[tuple[Block, ...]]:
    head = Line(state.question or state.template.title, "strong")
    said = {name: state.boxes[name].line if name in state.boxes else "" for name in BOXES}
    steps = [Step(f"{name}: {said[name]}" if said[name] else name, title=name, now=name == state.box) for name in BOXES]
    told: list[Line] = []
    if said.get(state.box):
        told.append(Line(f"Now: {said[state.box]}"))
    if said["adjust"] and state.box != "adjust":
        told.append(Line(said["adjust"], "quiet"))
    pages: list[tuple[Block, ...]] = []
    rest: list[Block] = []
    rows = _rows(head) + _CYCLE_ROWS
    for line in told:
        if rows + 1 + _rows(line) > _ROWS:
            pages.append((head, *(() if pages else steps), *rest))
            rest, rows = [], _rows(head)
        rest += [Gap(), line]
        rows += 1 + _rows(line)
    return [*pages, (head, *(() if pages else steps), *rest)]


def _rows(line: Line) -> int:
    return max(1, len(textwrap.wrap(shown(line.text), _COLUMNS)))


# -- what was changed -------------------------------------------------------------------------------------------------


def _changed(state: Programme) -> list[tuple[Block, ...]]:
    head = Line(CHANGED, "strong")
    pages: list[list[Block]] = [[]]
    rows = 2
    for one in changed_because(state):
        own = [Line(one.change or one.text)]
        own += [Line(f"for we learned: {one.text}", "quiet", 1)] if one.change else []
        more = 1 + sum(map(_rows, own))
        if pages[-1] and rows + more > _ROWS:
            pages.append([])
            rows = 2
        pages[-1] += [Gap(), *own]
        rows += more
    return [(head, *(page or [Gap(), Line("Nothing yet.", "quiet")])) for page in pages]


_VIEWS: Mapping[str, Callable[[Programme], list[tuple[Block, ...]]]] = {
    "timeline": _timeline,
    "cycle": _cycle,
    "changed": _changed,
}
"""The pages of each view."""
