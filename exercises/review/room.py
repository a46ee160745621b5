"""What the room may see of a review. Nothing else of it ever reaches a projector.

Never here: a single sheet, a matching word or that there is one, why a tool was dropped, who decided or does something,
whom a version is thanked to. A version is read only after its owner allowed it. Charts are cut into pages here, because
day, moment, invited and answered stand at the top of each ("A Good Start in Life", five months on).
"""

from __future__ import annotations

from collections.abc import Callable

from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.words import number_of
from exercises.leaving.room_view import MOST_TOGETHER, QUIET, Big, Block, Gap, Line, RoomView, together
from exercises.review.counting import dated, invited_words
from exercises.review.room_charts import Item, Page, chart_pages, packed, picture_pages, same_pages
from exercises.review.state import Review

DECISIONS = "decisions"
_NAMES = {
    "welcome": "the welcome",
    "tools": "the tools, with one line each",
    "asked": "how many were asked, and when",
    "same": "two rounds by the same people",
    "versions": "how tools were adapted",
    "easy": "what made it easy to keep",
    DECISIONS: "what was decided: {}",
    "closing": "the closing",
    "quiet": "a quiet screen",
}
_BEFORE_CHARTS = 3
PICTURE = "picture"
"""The view with every tool of a round at once, by the template's first question."""


def _charts(state: Review) -> dict[str, str]:
    """By view: the question whose bars it has. The first question's is "chart", another's its own key."""
    first, *others = state.scales
    return {"chart": first, **{layer: layer for layer in others}}


def chart_of(state: Review, layer: str) -> str:
    """The view with the bars of that question."""
    return next(view for view, asked in _charts(state).items() if asked == layer)


def _names(state: Review) -> dict[str, str]:
    """What the console calls each view."""
    charts = {view: state.scales[layer].title for view, layer in _charts(state).items()}
    first = next(iter(state.scales.values()))
    charts[PICTURE] = f"{first.title}, in one picture"
    lowered = {view: _lowered(title) for view, title in charts.items()}
    names = [(view, name.format(_lowered(state.decided))) for view, name in _NAMES.items()]
    return dict((*names[:_BEFORE_CHARTS], *lowered.items(), *names[_BEFORE_CHARTS:]))


def _lowered(title: str) -> str:
    return title[:1].lower() + title[1:]


def room_views(state: Review) -> tuple[tuple[str, str], ...]:
    """Every view there is now: key and what the console calls it."""
    found: list[tuple[str, str]] = []
    names, charts = _names(state), _charts(state)
    dated_views = (*charts, PICTURE)
    of_rounds = [
        (f"{key} r{number}", f"{names[key]}, round {number}") for key in dated_views for number in state.rounds
    ]
    for key, name in (*names.items(), *of_rounds):
        found.append((key, name))
        found += [(f"{key} {page}", f"{name}, page {page}") for page in range(2, len(_pages(state, key)) + 1)]
    return (*found, *((f"tool {number}", f"tool {number}") for number in state.tools))


def phase_view(state: Review) -> str:
    """The view the room gets when the group moves to this phase."""
    return state.template.phase(state.phase).room


def room_view(state: Review, key: str) -> RoomView:
    """The view of that key ("chart", "chart r1 2" for the second page of round 1, "tool 3").

    Raises ExerciseError when there is no such view, tool or round.
    """
    name, _, rest = key.partition(" ")
    if name == "tool" and rest:
        return _tool(state, key, rest)
    words = rest.split(" ") if rest else []
    if words and name in (*_charts(state), PICTURE) and words[0].startswith("r"):
        name, words = f"{name} {words[0]}", words[1:]
    page = number_of(words[0]) if len(words) == 1 else 1 if not words else None
    if page is None or not _is_there(state, name):
        raise ExerciseError(f"There is no view called {key[:40]}. show chart shows the bars.")
    if name == "quiet":
        return QUIET if page == 1 else replace(QUIET, key=key)
    pages = _pages(state, name)
    at = min(max(1, page), len(pages))
    kind = name.partition(" ")[0]
    called = _names(state)[kind] + (f", round {name.partition(' ')[2].removeprefix('r')}" if " " in name else "")
    called = called if at == 1 else f"{called}, page {at}"
    shown = pages[at - 1 : at - 1 + MOST_TOGETHER]
    blocks = together([page.blocks for page in pages], at)
    shows = tuple(number for page in shown for number in page.shows)
    return RoomView(key, called, blocks, at, len(pages), whole=True, shows=shows)


def _is_there(state: Review, name: str) -> bool:
    kind, _, of_round = name.partition(" ")
    if not of_round:
        return kind in _names(state)
    return kind in (*_charts(state), PICTURE) and number_of(of_round.removeprefix("r")) in state.rounds


def _tool(state: Review, key: str, rest: str) -> RoomView:
    number = number_of(rest)
    tool = state.tools.get(number) if number is not None else None
    if tool is None:
        raise ExerciseError(f"There is no tool {rest[:12]} to show. show tools shows them all.")
    blocks: tuple[Block, ...] = (Gap(), Big(tool.name), Gap(), Line(tool.line))
    return RoomView(key, f"tool {tool.number}", blocks, whole=True)


def _pages(state: Review, key: str) -> list[Page]:
    kind, _, of_round = key.partition(" ")
    this_round = state.rounds[int(of_round[1:])] if of_round else state.now
    if kind == PICTURE:
        return picture_pages(state, this_round, next(iter(state.scales)))
    if kind in (charts := _charts(state)):
        return chart_pages(state, this_round, charts[kind])
    if kind == "same":
        return same_pages(state)
    return _LISTS[kind](state)


def _welcome(state: Review) -> list[Page]:
    return [_middle(state.template.reminders.get("welcome", "Welcome."))]


def _closing(state: Review) -> list[Page]:
    return [_middle(state.template.reminders.get("closing", "Thank you."))]


def _middle(text: str) -> Page:
    return Page((Gap(), Line(text, "strong")))


def _tools(state: Review) -> list[Page]:
    items: list[Item] = [
        ((Line(f"{tool.number}  {tool.name}"), Line(tool.line, "quiet", 1)), ()) for tool in state.tools.values()
    ]
    return packed([Line("The tools", "strong")], items or [((Line("Which tools are asked about?"),), ())])


def _asked(state: Review) -> list[Page]:
    this_round = state.now
    if this_round is None:
        return [_middle("Marked alone, on paper, without a name.")]
    how = state.template.reminders.get("alone", "Marked alone, on paper, without a name.")
    return packed(
        [Line(dated(this_round), "strong")], [((Line(invited_words(state, this_round)),), ()), ((Line(how),), ())]
    )


def _versions(state: Review) -> list[Page]:
    items: list[Item] = [
        ((Line(state.tools[version.tool].name, "quiet"), Line(version.text, "plain", 1)), (version.number,))
        for version in sorted(state.versions.values(), key=lambda version: (version.tool, version.number))
        if version.for_room
    ]
    return packed([Line("Made our own", "strong")], items or [((Line("Show us your version, if you like."),), ())])


def _easy(state: Review) -> list[Page]:
    items: list[Item] = [
        ((Line(state.tools[easy.tool].name, "quiet"), Line(easy.text, "plain", 1)), ())
        for easy in sorted(state.eased.values(), key=lambda easy: (easy.tool, easy.number))
    ]
    return packed([Line("Easy to keep", "strong")], items or [((Line("What made it easy to keep?"),), ())])


def _decisions(state: Review) -> list[Page]:
    items: list[Item] = [
        (
            (
                Line(state.tools[decision.tool].name if decision.tool else "For all of it", "quiet"),
                Line(decision.text, "plain", 1),
            ),
            (),
        )
        for decision in sorted(state.decisions.values(), key=lambda decision: (decision.tool, decision.number))
    ]
    asks = next((phase.say[0] for phase in state.template.phases if phase.room == DECISIONS and phase.say), "")
    return packed([Line(state.decided, "strong")], items or [((Line(asks or "Nothing is decided yet."),), ())])


_LISTS: dict[str, Callable[[Review], list[Page]]] = {
    "welcome": _welcome,
    "closing": _closing,
    "tools": _tools,
    "asked": _asked,
    "versions": _versions,
    "easy": _easy,
    DECISIONS: _decisions,
    "quiet": lambda state: [Page(())],
}
