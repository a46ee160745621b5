"""Letters as keys on the pages' board: a dial set in one key, a sentence marked with a code in one or two. Pure."""

from __future__ import annotations

from collections.abc import Callable

from exercises.kernel.record import replace
from exercises.kernel.things import NOD
from exercises.pages.coding import numbered
from exercises.pages.fields import DIAL, SETTINGS, Field, PageKind
from exercises.pages.state import Page, Pages
from tui.app.actions import Action
from tui.boards.board import Pointing, Wish
from tui.boards.list_board import stepped


def _any(has: Callable[[PageKind], bool]) -> Callable[[Pages], bool]:
    """Whether any kind of page of an exercise has that."""
    return lambda state: any(map(has, state.kinds))


def _nods(kind: PageKind) -> bool:
    return any(one.sees == NOD for one in kind.fields)


def _next_states(kind: PageKind, standing: str = "") -> tuple[str, ...]:
    """How far a page that stands so may be next."""
    return kind.states[kind.states.index(standing) + 1 :][:1] if standing in kind.states else kind.states[1:2]


OWN: tuple[Action, ...] = (
    Action(
        "mark",
        "Mark by keys",
        "Dials and sentences, one key each, until escape: no enter is needed.",
        "mark",
        where=_any(lambda kind: bool(kind.of(DIAL) or kind.codes)),
    ),
    Action("add", "Another page", "Opens the line: + and what it is about.", "a"),
    Action(
        "nod",
        "The room may see it",
        "Opens the line: its owner lets the room see some of it, or all.",
        "o",
        where=_any(_nods),
    ),
    Action(
        "how_far",
        "How far it is",
        "Opens the line with what comes next: read back, agreed, changed.",
        "k",
        where=_any(lambda kind: bool(_next_states(kind))),
    ),
    Action(
        "withdrawn",
        "Taken back",
        "Opens the line: whoever told it takes it out; enter does it.",
        "d",
        where=_any(lambda kind: kind.consent),
    ),
    Action(
        "swap",
        "Sides change places",
        "The room sees both positions the other way round.",
        "swap",
        where=_any(lambda kind: kind.sides),
    ),
)
LINES = tuple(action.name for action in OWN)
"""None of them is a key where letters are keys."""
SET = dict(zip("1234", SETTINGS, strict=True))
TURN = {"-": "down", "+": "up", "=": "leave"}


def letters(kind: PageKind) -> dict[str, str]:
    """The codes of a kind of page by the letter that is their key: the first of each that is free."""
    found: dict[str, str] = {}
    for one in kind.codes:
        letter = next((letter for letter in one.key if letter.isalpha() and letter not in (*found, "u")), "")
        if letter:
            found[letter] = one.key
    return found


def begun(state: Pages, pointing: Pointing) -> Wish:
    """Letters are keys from now on, where there is something to mark."""
    page = state.pages.get(pointing.focus)
    if page is None or not places(state.kind_of(page), page):
        return Wish(pointing, says="There is no dial here to set, and no sentence to read for codes.")
    there = replace(pointing, inside=_first(state, page, pointing), showing="", choosing=False, digits="")
    return Wish(there, says=_now(state, page, there), then="keys")


def opened(state: Pages, pointing: Pointing, name: str) -> Wish:
    """What one of the other actions comes to at the page pointed at: the line of it, with enter still to come."""
    if name == "add":
        return Wish(pointing, opens=f"+ {state.kinds[0].letter and state.kinds[0].key + ': '}")
    page = state.pages.get(pointing.focus)
    if page is None:
        return Wish(pointing, says="No page is pointed at. Up and down go through them.")
    kind = state.kind_of(page)
    if name == "nod" and _nods(kind):
        return Wish(pointing, opens=f"{page.goes} nod ")
    after = _next_states(kind, page.standing)
    if name == "how_far" and after:
        return Wish(pointing, opens=f"{page.goes} {after[0]}")
    if name == "withdrawn" and kind.consent:
        return Wish(pointing, opens=f"{page.goes} withdrawn")
    if name == "swap" and kind.sides:
        return Wish(pointing, line=f"show page {page.goes}")
    return Wish(pointing, says=_NONE_HERE[name].format(kind.key))


_NONE_HERE = {
    "nod": "Nobody's nod is needed for anything of a {}.",
    "how_far": "There is nothing further that a {} could be.",
    "withdrawn": "A {} is nobody's own: nobody takes it back.",
    "swap": "A {} has no two sides.",
}


def _first(state: Pages, page: Page, pointing: Pointing) -> int:
    """Where marking begins: the first dial that is not said, else the first; among sentences where it was left."""
    dials = state.kind_of(page).of(DIAL)
    open_ones = (at for at, one in enumerate(dials, 1) if not (page.values.get(one.key) or {}).get("then"))
    return next(open_ones, 1) if dials else pointing.inside or 1


def letters_there(kind: PageKind) -> str:
    """Every key that does something at a page of that kind."""
    if kind.rated:
        return "up down the sentence relied on   your mark by its sign   u takes it off   left right another dimension"
    dials = ["1 2 3 4 off low middle high", "+ - = turned up, down, left"] if kind.of(DIAL) else []
    codes = [
        *(f"{letter} {code}" for letter, code in letters(kind).items()),
        *(["u takes yours off"] * bool(kind.codes)),
    ]
    return "   ".join(("up down from one to the next", *dials, *codes, "left right another page"))


def choose(state: Pages, pointing: Pointing, key: str, character: str) -> Wish | None:
    """What a key comes to at the dial or the sentence pointed at; None where it has its usual meaning."""
    page = state.pages.get(pointing.focus)
    if page is None:
        return None
    kind = state.kind_of(page)
    there_are = places(kind, page)
    if key in ("left", "right"):
        focus = stepped([one.number for one in state.every()], pointing.focus, "up" if key == "left" else "down")
        there = replace(pointing, focus=focus, inside=1, showing="", choosing=False, digits="")
        return Wish(there, says=_now(state, state.pages[focus], there))
    if key in ("up", "down", "home", "end"):
        inside = stepped(range(1, len(there_are) + 1), pointing.inside, key)
        there = replace(pointing, inside=inside, showing="", choosing=False, digits="")
        return Wish(there, says=_now(state, page, there))
    at = there_are[pointing.inside - 1] if 0 < pointing.inside <= len(there_are) else ""
    if at and character and pointing.inside <= len(kind.of(DIAL)):
        return _dial(page, pointing, at, character, len(there_are))
    return _code(kind, page, pointing, at, character) if at and character else None


def dial_at(state: Pages, page: Page, pointing: Pointing) -> Field | None:
    """The dial pointed at; None for none."""
    dials = state.kind_of(page).of(DIAL)
    return dials[pointing.inside - 1] if 0 < pointing.inside <= len(dials) else None


def places(kind: PageKind, page: Page) -> list[str]:
    """What may be pointed at inside a page: its dials, and its sentences as they are typed."""
    dials = [one.key for one in kind.of(DIAL)]
    return [*dials, *(f"s{number}" for number, _ in enumerate(numbered(kind, page), 1) if kind.codes)]


def _dial(page: Page, pointing: Pointing, at: str, character: str, last: int) -> Wish | None:
    word = SET.get(character) or TURN.get(character, "")
    there = replace(pointing, inside=min(pointing.inside + 1, last), showing="")
    return Wish(there, line=f"{page.goes} {at} {word}") if word else None


def _code(kind: PageKind, page: Page, pointing: Pointing, at: str, character: str) -> Wish | None:
    done = replace(pointing, choosing=False, digits="")
    if pointing.choosing:
        of = next((one for one in kind.codes if one.key == pointing.digits), None)
        says = next((said for said in of.says if said.startswith(character)), "") if of is not None else ""
        line = f"{page.goes} {at} > {pointing.digits} {says}" if says else ""
        return Wish(done, line=line, says="" if says else "Nobody of those. The code was not marked.")
    if character == "u":
        return Wish(done, line=f"{page.goes} {at} > none")
    code = next((one for one in kind.codes if one.key == letters(kind).get(character)), None)
    if code is None:
        return None
    if code.says:
        who = ", ".join(f"{said[0]} {said}" for said in code.says)
        return Wish(replace(pointing, choosing=True, digits=code.key), says=f"{code.key}, and who says so: {who}")
    return Wish(done, line=f"{page.goes} {at} > {code.key}")


def _now(state: Pages, page: Page, pointing: Pointing) -> str:
    """What is pointed at, for a window in which the page does not stand beside the list."""
    kind = state.kind_of(page)
    dials = kind.of(DIAL)
    if 0 < pointing.inside <= len(dials):
        return state.called(dials[pointing.inside - 1])
    texts = [text for _, _, text in numbered(kind, page)]
    place = pointing.inside - len(dials)
    return f"s{place} {texts[place - 1]}" if 0 < place <= len(texts) else ""
