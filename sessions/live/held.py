"""A room that is held: which of people's words stand in its picture, and what it loses of them.

The picture stays as it is while the group goes on, and nothing is ever added to it. But words stay in it only as long
as the same view, drawn now, still has them: whatever was taken back, reworded, hidden or unnamed is gone at once, in
every shape alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from exercises.frame.room import corners
from exercises.kernel.expression import expression
from exercises.kernel.p_numbers import shown
from exercises.kernel.record import Record, replace
from exercises.kernel.shape import ExerciseError, Shape
from exercises.kernel.shelf import Shelf
from exercises.kernel.template import Template
from exercises.kernel.text import folded
from exercises.leaving.room_view import QUIET, Bar, Big, Block, Gap, Line, RoomView, Tag, Tags, Ties, pages_of

if TYPE_CHECKING:
    from sessions.live.state import SessionState

_FEW = 3
"""So many words in a row are somebody's, also when the rest of what they said stands elsewhere or was cut."""
_WORD = expression(r"[^\W_]+")
_NO_WORDS = (int, float, bool, type(None))
Words = frozenset[str]
"""People's words that stand in a picture, each as words with a space between."""


# -- texts ------------------------------------------------------------------------------------------------------------


@lru_cache(4096)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(folded(shown(text))))


def flat(text: str) -> str:
    """A text as it is compared: its words with a space around each."""
    return f" {' '.join(_tokens(text))} "


def _has(words: str, text: str) -> bool:
    return f" {words} " in flat(text)


def _texts(block: Block) -> tuple[str, ...]:
    match block:
        case Big():
            return block.text, block.after
        case Line():
            return block.texts
        case Bar():
            return block.text, block.said
        case Tags():
            return block.label, *(tag.text for tag in block.tags)
        case Ties():
            return block.text, block.centre
    return ()


def texts_of(blocks: Iterable[Block]) -> list[str]:
    """Every text in the blocks, in order."""
    return [text for block in blocks for text in _texts(block) if text]


def _strings(value: Any) -> set[str]:
    """Every string in a state, but for its template's."""
    found: set[str] = set()
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            found.add(part)
        elif isinstance(part, Shelf):
            waiting.extend(part.every())
        elif isinstance(part, Record):
            if not isinstance(part, Template):
                waiting.extend(one for one in vars(part).values() if one and type(one) not in _NO_WORDS)
        elif isinstance(part, Mapping):
            waiting.extend(part.values())
        elif isinstance(part, tuple | list | frozenset):
            waiting.extend(part)
    return found


def words_in(shape: Shape, state: Any, texts: Sequence[str]) -> Words:
    """What people said or wrote in the exercise, as far as it stands in the texts."""
    own, said = _of_itself(shape, state.template)
    # A row of words that the exercise says by itself is nobody's, whoever used some of them.
    split = [() if _is_said(_unnumbered(text), said) else _tokens(text) for text in texts]
    where: dict[str, list[tuple[int, int]]] = {}
    for at, tokens in enumerate(split):
        for place, token in enumerate(tokens):
            where.setdefault(token, []).append((at, place))
    found: set[str] = set()
    for text in _strings(state) - own:
        tokens = tuple(_WORD.findall(folded(shown(text))))
        if where.keys().isdisjoint(tokens):
            continue
        for start, token in enumerate(tokens):
            for at, place in where.get(token, ()):
                if start and place and split[at][place - 1] == tokens[start - 1]:
                    continue  # part of a longer row of words, which was found where it begins
                end = 1
                while tokens[start + end : start + end + 1] == split[at][place + end : place + end + 1] != ():
                    end += 1
                row = " ".join(tokens[start : start + end])
                rest = split[at][:place] + split[at][place + end :]
                whole = end == len(tokens) or not any(map(str.isalpha, rest))
                if any(map(str.isalpha, row)) and (whole or end >= _FEW) and not _is_said(row, said):
                    found.add(row)
    return frozenset(found)


_ITSELF: dict[int, tuple[Template, set[str], str]] = {}
_MOST_KNOWN = 16


def _of_itself(shape: Shape, template: Template) -> tuple[set[str], str]:
    """What an exercise says in which nothing was said or written yet: its strings, and its views in every phase."""
    known = _ITSELF.get(id(template))
    if known is None or known[0] is not template:
        start = shape.start(template)
        own: set[str] = set()
        said: dict[str, None] = {}
        for state in (start, *(replace(start, phase=phase.key) for phase in template.phases)):
            own |= _strings(state)
            said.update(dict.fromkeys(map(_unnumbered, everything(shape, state))))
        if len(_ITSELF) >= _MOST_KNOWN:
            _ITSELF.clear()
        known = _ITSELF[id(template)] = (template, own, "".join(f" {text} " for text in said))
    return known[1], known[2]


def everything(shape: Shape, state: Any) -> list[str]:
    """Every text in the views there are."""
    views = (_drawn(shape, state, key) for key, _ in shape.room_views(state))
    return [text for view in views if view is not None for text in _said(_pages(shape, state, view))]


def _is_said(row: str, said: str) -> bool:
    return row.count(" ") >= _FEW - 1 and f" {row} " in said


# -- what the same view is now ----------------------------------------------------------------------------------------


def _drawn(shape: Shape, state: Any, key: str) -> RoomView | None:
    try:
        return shape.room_view(state, key)
    except ExerciseError:
        return None


def _now(shape: Shape, state: Any, view: RoomView) -> list[RoomView]:
    """That view as it is now: its page where the things on it are known by number, for each can be asked after by
    itself; else every page. None when there is no such view any more."""
    found = _drawn(shape, state, view.key)
    if found is None:
        return []
    return [found] if view.shows else _pages(shape, state, found)


def _pages(shape: Shape, state: Any, first: RoomView) -> list[RoomView]:
    """Every page by itself: what a larger screen shows with one of them is counted once."""
    key = first.key
    first = _alone(first)
    found = {first.blocks: first}
    base, _, last = key.rpartition(" ")
    for stem in (key, base) if last.isdecimal() and first.pages > 1 else (key,):
        for page in range(1, first.pages + 1) if first.pages > 1 else ():
            view = _drawn(shape, state, f"{stem} {page}")
            if view is not None and view.pages == first.pages:
                found.setdefault(_alone(view).blocks, _alone(view))
    return list(found.values())


def _alone(view: RoomView) -> RoomView:
    return replace(view, blocks=pages_of(view.blocks)[0]) if view.pages > 1 else view


def thing_of(block: Block, view: RoomView) -> int | None:
    """The number of the thing whose words a block has, where the shape told which things the view shows."""
    if len(view.shows) == 1:
        return view.shows[0]
    found = next((tokens[0] for text in _texts(block) if (tokens := _tokens(text))), "")
    return int(found) if found.isdecimal() and int(found) in view.shows else None


def still_shows(shape: Shape, before: Any, after: Any, view: RoomView) -> RoomView:
    """The picture without people's words that the same view, drawn now, does not have; itself when it has them all.

    `before` is the exercise before the move that may have taken them back. A thing that only moved, such as a note into
    another theme, stays as long as it may be shown by itself. Where there is no such view any more, the group's own
    view is shown if nobody's words are in it, and else nothing.
    """
    now = _now(shape, after, view)
    if not now:
        return _own_view(shape, after)
    lost = _lost(texts_of(view.blocks), _said(now))
    words = words_in(shape, before, lost) if lost else frozenset()
    gone = {one for one in words if _times(one, _said(now)) < _times(one, texts_of(view.blocks))}
    return _without(shape, after, view, now, gone) if gone else view


def _lost(texts: Iterable[str], known: Iterable[str]) -> list[str]:
    """The texts that are not among those known as often, whatever their counts: those go on while a room is held."""
    left = Counter(map(_unnumbered, known))
    left.subtract(Counter(map(_unnumbered, texts := list(texts))))
    return [text for text in texts if left[_unnumbered(text)] < 0]


def _times(words: str, texts: Iterable[str]) -> int:
    return sum(_has(words, text) for text in texts)


def _without(shape: Shape, state: Any, view: RoomView, now: Sequence[RoomView], gone: set[str]) -> RoomView:
    kept = _Kept(shape, state, view, now, gone)
    blocks = kept.blocks()
    if blocks == view.blocks:
        return view
    if not words_in(shape, state, texts_of(blocks)):
        return replace(view, blocks=(), shows=())
    return replace(view, blocks=blocks, shows=tuple(number for number in view.shows if number in kept.numbers))


def shown_last(events: Sequence[Any], run: str, view: str) -> bool:
    """Whether that view of the exercise was shown last, of all whose keys begin like its key."""
    shown = (event.data for event in reversed(events) if event.kind == "show" and event.data.get("run") == run)
    alike = (str(data.get("view")) for data in shown)
    return next((one for one in alike if one == view or one.startswith(f"{view} ")), "") == view


def _own_view(shape: Shape, state: Any) -> RoomView:
    found = _drawn(shape, state, shape.phase_view(state))
    return QUIET if found is None or words_in(shape, state, texts_of(found.blocks)) else found


class _Kept:
    """Goes through a picture's blocks and says which stay once some words are gone."""

    def __init__(self, shape: Shape, state: Any, view: RoomView, now: Sequence[RoomView], gone: set[str]) -> None:
        self.shape, self.state, self.view, self.gone = shape, state, view, gone
        self.seen = {block for page in now for block in page.blocks}
        self.alike = {_unnumbered(text) for text in texts_of(self.seen)}
        self.tags = {(tag.number, tag.text) for block in self.seen if isinstance(block, Tags) for tag in block.tags}
        self.numbers = {number for page in now for number in page.shows}

    def blocks(self) -> tuple[Block, ...]:
        """What stays, without two gaps in a row."""
        found: list[Block] = []
        for block in self.view.blocks:
            if isinstance(block, Tags):
                tags = tuple(tag for tag in block.tags if self._tag(tag))
                if tags:
                    found.append(replace(block, tags=tags))
            elif isinstance(block, Gap):
                if not found or not isinstance(found[-1], Gap):
                    found.append(block)
            elif self._stays(block):
                found.append(block)
        while found and isinstance(found[-1], Gap):
            found.pop()
        if any(isinstance(block, Ties) for block in self.view.blocks) and not any(isinstance(b, Ties) for b in found):
            return ()  # nobody is drawn around somebody without whose view it is
        return tuple(found)

    def _tag(self, tag: Tag) -> bool:
        return (tag.number, tag.text) in self.tags

    def _stays(self, block: Block) -> bool:
        if block in self.seen:
            return True
        texts = [text for text in _texts(block) if text]
        lost = {words for words in self.gone if any(_has(words, text) for text in texts)}
        # A label has nobody's words in it, and goes with what it was over.
        return self._moved(block, lost) if lost else all(_unnumbered(text) in self.alike for text in texts)

    def _moved(self, block: Block, lost: set[str]) -> bool:
        number = thing_of(block, self.view)
        texts = by_itself(self.shape, self.state, number) if number is not None else []
        if not texts or not all(any(_has(words, text) for text in texts) for words in lost):
            return False
        self.numbers |= {number} if number is not None else set()
        return True


def by_itself(shape: Shape, state: Any, number: int) -> list[str]:
    """What a thing's own view says, on all its pages."""
    view = _drawn(shape, state, f"{shape.thing} {number}")
    return _said(_pages(shape, state, view)) if view is not None else []


def _said(views: Iterable[RoomView]) -> list[str]:
    return [text for view in views for text in texts_of(view.blocks)]


def _unnumbered(text: str) -> str:
    """A text without its counts, which go on while the room is held."""
    return " ".join(token for token in _tokens(text) if not token.isdecimal())


# -- the session's display --------------------------------------------------------------------------------------------


def seen(state: SessionState) -> RoomView:
    """What the room sees, or would if it were not dark."""
    return state.display.held or state.room_now()


def picture(state: SessionState) -> dict[str, Any]:
    """What the room sees or would, as an entry keeps it, with the places of people's words in it: it may be read back
    when those were taken back meanwhile."""
    view, key = seen(state), state.display.held_run if state.display.held is not None else state.display.run
    run = state.runs.get(key)
    words = words_in(run.shape, run.state, texts_of(view.blocks)) if run is not None and view.blocks else frozenset()
    marks = [at for at, block in enumerate(view.blocks) if any(_times(one, _texts(block)) for one in words)]
    return {"view": view.document(), "shown": key, "words": marks}


def pictured(run: str, data: Mapping[str, Any]) -> bool:
    """Whether an entry of the session keeps a picture of the room."""
    return not run and isinstance(data.get("view"), Mapping)


def hold(state: SessionState, view: RoomView, key: str, marks: Sequence[int] | None) -> SessionState:
    """The room held with that picture, less what was taken back since it was one: the blocks of people's words, by
    their places, which the view does not have; every block where nobody noted the places."""
    run = state.runs.get(key)
    if run is not None and view.blocks:
        now = _now(run.shape, run.state, view)
        marked = [block for at, block in enumerate(view.blocks) if marks is None or at in marks]
        lost = _lost(texts_of(marked), _said(now)) if now or marked else []
        gone = {" ".join(_tokens(text)) for text in lost}
        view = _without(run.shape, run.state, view, now, gone) if gone else view
    view = _framed(state, view)
    return replace(state, display=replace(state.display, held=view, held_run=key))


def after_a_move(before: SessionState, state: SessionState, key: str, view: RoomView) -> SessionState:
    """The session after a move of that exercise: the held picture loses what may not be seen of it any more."""
    display, run = state.display, state.runs[key]
    if key == display.held_run:
        view = still_shows(run.shape, before.runs[key].state, run.state, view)
    view = _framed(state, view)
    return state if view is display.held else replace(state, display=replace(display, held=view))


def _framed(state: SessionState, view: RoomView) -> RoomView:
    """The picture with its corner, if the room may still see what stands there."""
    return replace(view, corner="") if _not_in([view.corner], _corners(state)) else view


def _corners(state: SessionState) -> list[str]:
    """Whatever may stand in the corner now."""
    return [*(corners(state.frame.state) if state.frame is not None else ()), state.task, state.room_now().corner]


def given_back(before: SessionState, after: SessionState) -> bool:
    """Whether the room, as it would be after an entry, has words of people that it could not have seen before it."""
    view, was = seen(after), seen(before)
    if _not_in([view.corner], [was.corner, *_corners(before)]):
        return True
    key = after.display.held_run if after.display.held is not None else after.display.run
    run, earlier = after.runs.get(key), before.runs.get(key)
    new = _not_in(texts_of(view.blocks), texts_of(was.blocks))
    known = texts_of(was.blocks)
    if new and earlier is not None:
        known += _said(_now(earlier.shape, earlier.state, view))
        cut = [flat(text) for text in known if text.endswith("…")]
        new = [text for text in _not_in(new, known) if not flat(text).startswith(tuple(cut))]
        known += [text for number in view.shows for text in by_itself(earlier.shape, earlier.state, number)]
        new = _not_in(new, known)
    if not new or run is None:
        return False
    # Words that were seen are not given back by what is ours beside them, such as that a page is a draft again.
    return any(not _times(one, known) for one in words_in(run.shape, run.state, new))


def _not_in(texts: Iterable[str], known: Iterable[str]) -> list[str]:
    """The texts that are not among those known, whatever their counts."""
    alike = set(map(_unnumbered, known))
    return [text for text in texts if text and _unnumbered(text) not in alike]
