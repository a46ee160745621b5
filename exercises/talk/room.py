"""What the room may see of a talk. Nothing else of it ever reaches a projector.

Never here: whose talk it is, P-numbers, outcomes, how useful it was, ticks, the observer's card, what fitted before a
nod. The task as marked stands at the foot of every page, so that the talk can return to it (A Good Start in Life,
keeping to purpose). Long lists are cut into pages here, because the foot belongs to each.
A little long: every view is written out in one place, so that all the room can see is read at once.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from exercises.kernel.p_numbers import shown
from exercises.kernel.shape import ExerciseError
from exercises.kernel.words import number_of, number_written
from exercises.leaving.room_view import QUIET, Big, Block, Gap, Line, RoomView, together
from exercises.talk.state import Offer, Talk

_NAMES = {
    "step": "the step, with its prompt",
    "task": "the task",
    "turn": "whose turn it is, by seat",
    "offers": "the offers",
    "chosen": "what was chosen",
    "thought": "who we think about",
    "fitted": "what fitted",
    "steps": "the steps of the talk",
    "not-yet": "what has to wait",
    "closing": "the closing",
    "welcome": "the welcome",
    "quiet": "a quiet screen",
}
TASK = "task"
"""The view of the task alone, which is no foot of something else there."""
_MOST_WORDS, _MOST_ROWS, _MOST_ITEMS, _COLUMNS = 45, 11, 6, 44
"""What one page holds on the smallest screen that has to show it whole, 48 by 12."""
_LEAST_FOOT = 8
"""Words of the task that always stay."""
_MOST_FOOT = 22
"""Words that a list leaves free for the task."""
_MOST_ITEM = 28
Item = tuple[Line, ...]


def room_views(state: Talk) -> tuple[tuple[str, str], ...]:
    """Every view there is now: key and what the console calls it."""
    found: list[tuple[str, str]] = []
    for key, name in _NAMES.items():
        if _is_there(state, key):
            found.append((key, name))
            found += [(f"{key} {page}", f"{name}, page {page}") for page in range(2, _count(state, key) + 1)]
    offers = state.offers if state.shows("offers") else ()
    return (*found, *((f"offer {number}", f"offer {number}") for number in offers))


def _is_there(state: Talk, key: str) -> bool:
    match key:
        case "turn":
            return state.in_rounds
        case "task" | "offers" | "thought":
            return state.shows(key)
        case "chosen":
            return state.shows("chosen") or state.shows("next")
        case "fitted":
            return state.takes("fitted")
    return True


def phase_view(state: Talk) -> str:
    """The view the room gets when the talk moves to this step."""
    view = state.template.phase(state.phase).room
    if not _is_there(state, view) or (view == "turn" and not state.seats):
        return "step"
    return view


def room_view(state: Talk, key: str) -> RoomView:
    """The view of that key ("step", "offers 2" for its second page, "offer 3").

    Raises ExerciseError when there is no such view or no such offer.
    """
    name, _, after = key.partition(" ")
    number = number_of(after) if after else 1
    if name == "offer" and after:
        offer = state.offers.get(number) if number is not None and state.shows("offers") else None
        if offer is None:
            raise ExerciseError(f"There is no offer {after[:12]} to show. show offers shows them all.")
        return _made(state, key, f"offer {offer.number}", [], [_offer(offer)])
    if name not in _NAMES or number is None or not _is_there(state, name):
        raise ExerciseError(f"There is no view called {key[:40]}. show step shows the step.")
    if name == "quiet":
        return QUIET
    head, pages = _paged(state, name)
    page = min(max(1, number), len(pages))
    called = _NAMES[name] if page == 1 else f"{_NAMES[name]}, page {page}"
    if len(pages) == 1:
        return _made(state, key, called, head, pages[0])
    # The same of the task at the foot of each, so that several stand together on a larger screen.
    each = [_made(state, key, called, head, items, spoken=_MOST_WORDS - _MOST_FOOT).blocks for items in pages]
    return RoomView(key, called, together(each, page), page, len(pages), whole=True)


def _count(state: Talk, key: str) -> int:
    return 1 if key == "quiet" else len(_paged(state, key)[1])


def _made(state: Talk, key: str, name: str, head: Sequence[Line], items: Sequence[Item], spoken: int = 0) -> RoomView:
    """One page with the task at its foot, as far as that has room beside the words above it, or so many words."""
    lines = [*head, *(line for item in items for line in item)]
    blocks: list[Block] = [*head]
    for item in items:
        blocks += [Gap(), *item] if blocks else list(item)
    spoken = spoken or sum(map(_words, lines))
    if key == "turn" and state.seats and state.turn:
        turn = _turn(state)
        spoken += len(f"{turn.text} {turn.after}".split())
        blocks = [*head, Gap(), turn]
    foot = _foot(state, spoken)
    return RoomView(key, name, (*blocks, *([Gap(foot=key != TASK)] if blocks and foot else []), *foot))


def _foot(state: Talk, words: int) -> list[Line]:
    if not state.task_marked:
        return []
    label = state.template.reminders.get("foot", "The task")
    if not state.task or not state.shows("task"):
        aloud = "as we marked it aloud" if not state.task else "as it was marked"
        return [Line(f"{label}, {aloud}", "quiet")]
    left = max(_LEAST_FOOT, _MOST_WORDS - words - len(label.split()))
    return [Line(label, "quiet"), Line(_cut(state.task, left, 4), "plain", 1)]


def _cut(text: str, words: int, rows: int) -> str:
    """At most so many words and rows of the text, with … where it goes on; the task's own view has it whole."""
    every = shown(text).split(" ")
    beginning = " ".join(every[:words]) + (" …" if len(every) > words else "")
    lines = textwrap.wrap(beginning, _COLUMNS)
    return beginning if len(lines) <= rows else f"{' '.join(lines[:rows])} …"


def _words(line: Line) -> int:
    return len(line.text.split())


def _rows(line: Line) -> int:
    return max(1, len(textwrap.wrap(line.text, _COLUMNS - 2 * line.indent)))


def _paged(state: Talk, key: str) -> tuple[list[Line], list[list[Item]]]:
    """The view's heading, and its items shared out so that every page has room for the task."""
    head, items = _VIEWS[key](state)
    foot = _foot(state, 0)
    words = sum(map(_words, head)) + sum(min(_words(line), _MOST_FOOT) for line in foot)
    rows = sum(map(_rows, head)) + sum(map(_rows, foot))
    pages: list[list[Item]] = [[]]
    taken, height = words, rows
    for item in items:
        more, tall = sum(map(_words, item)), sum(map(_rows, item))
        page = pages[-1]
        if page and (taken + more > _MOST_WORDS or height + tall > _MOST_ROWS or len(page) >= _MOST_ITEMS):
            pages.append([])
            taken, height = words, rows
        pages[-1].append(item)
        taken += more
        height += tall
    return head, pages


def _step(state: Talk) -> tuple[list[Line], list[Item]]:
    least, most = state.template.phase(state.phase).minutes
    about = str(most) if least == most else f"{least}-{most}"
    items: list[Item] = [(Line(state.step.prompt),)]
    if state.step.round and state.seats and state.turn:
        turn = _turn(state)
        items.append((Line(f"{turn.text} {turn.after}".strip(), "quiet"),))
    elif most:
        items.append((Line(f"about {about} {'minute' if most == 1 else 'minutes'}", "quiet"),))
    return [Line(f"{state.place} {state.step.title}", "strong")], items


def _task(state: Talk) -> tuple[list[Line], list[Item]]:
    head = [Line(f"{state.place} {state.step.title}", "quiet")]
    return head, [] if state.task_marked else [(Line("What is this time for? We mark it before the story."),)]


def _turn(state: Talk) -> Big:
    if state.turn > state.seats:
        return Big("Everyone has had a turn.")
    return Big(f"{state.turn} of {state.seats}", "by seat; passing is fine")


def _turns(state: Talk) -> tuple[list[Line], list[Item]]:
    head = [Line(f"{state.place} {state.step.title}", "strong")]
    if state.seats and state.turn:
        return [*head, Line(state.step.prompt)], []
    return head, [(Line("One after the other, by seat. Passing is fine."),)]


def _offer(offer: Offer) -> Item:
    return (Line(f"{offer.number}  {_cut(offer.text, _MOST_ITEM, 5)}"),)


def _offers(state: Talk) -> tuple[list[Line], list[Item]]:
    offers = [offer for offer in state.offers.values() if not offer.question]
    apart = [offer for offer in state.offers.values() if offer.question]
    if not state.offers:
        return [Line("Offers", "strong")], [(Line("One thing I might try. No debate."),)]
    items = [_offer(offer) for offer in offers]
    for place, offer in enumerate(apart):
        items.append((Line("Questions, set apart", "quiet"), *_offer(offer)) if not place else _offer(offer))
    return [Line("Offers", "strong")], items


def _chosen(state: Talk) -> tuple[list[Line], list[Item]]:
    items: list[Item] = []
    for number in state.chosen if state.shows("chosen") else ():
        offer = state.offers[number]
        when = (Line(offer.when, "quiet", 1),) if offer.when else ()
        items.append((*_offer(offer), *when))
    if state.shows("next"):
        items += [(Line(_cut(step, _MOST_ITEM, 5)),) for step in state.next_steps]
    if not state.shows("chosen"):
        return [Line("The next step", "strong")], items or [(Line("What comes first, and when."),)]
    most = f"One to {number_written(state.most_chosen)}" if state.most_chosen > 1 else "One"
    return [Line("Chosen", "strong")], items or [(Line(f"{most}, and when."),)]


def _thought(state: Talk) -> tuple[list[Line], list[Item]]:
    items: list[Item] = [(Line(role),) for role in state.thought]
    return [Line("We think about", "strong")], items or [(Line("One person at a time, the child among them."),)]


def _fitted(state: Talk) -> tuple[list[Line], list[Item]]:
    head = [Line("What fitted", "strong")]
    if state.fitted and state.fitted_nod:
        return head, [(Line(_cut(state.fitted, _MOST_ITEM, 5)),)]
    return head, [(Line("Only what its owner wants to say."),)]


def _steps(state: Talk) -> tuple[list[Line], list[Item]]:
    def mark(place: int) -> Item:
        here = place == state.place
        return (Line(f"{place} {state.steps[place].title}{'  now' if here else ''}", "plain"),)

    return [Line("The steps", "strong")], [mark(place) for place in range(len(state.steps))]


def _not_yet(state: Talk) -> tuple[list[Line], list[Item]]:
    said = state.step.not_yet or "Nothing has to wait here."
    return [Line(f"{state.place} {state.step.title}", "strong")], [(Line(_cut(said, _MOST_ITEM, 5)),)]


def _welcome(state: Talk) -> tuple[list[Line], list[Item]]:
    return [], [(Line(state.template.reminders.get("welcome", "Welcome."), "strong"),)]


def _closing(state: Talk) -> tuple[list[Line], list[Item]]:
    return [], [(Line(state.template.reminders.get("closing", "Thank you."), "strong"),)]


_VIEWS = {
    "step": _step,
    "task": _task,
    "turn": _turns,
    "offers": _offers,
    "chosen": _chosen,
    "thought": _thought,
    "fitted": _fitted,
    "steps": _steps,
    "not-yet": _not_yet,
    "closing": _closing,
    "welcome": _welcome,
}


def in_words(state: Talk) -> str:
    """Where a round is: "turn 9 of 16"; "" outside a round."""
    if not (state.seats and state.turn):
        return ""
    return "everyone has had a turn" if state.turn > state.seats else f"turn {state.turn} of {state.seats}"


def kept_in_words(state: Talk) -> str:
    """What is kept, as the facilitators read it."""
    decided = {"card": f"the {state.owner} keeps the card", "nothing": "nothing of it is kept"}
    return decided.get(state.keeps, f"the {state.owner} has not said what is kept")
