"""What stands on pages and is seen of nobody by name: words in an order that says nothing, choices as counts. Pure.

Words of fewer than three pages are not shown together, and what fewer than five chose is not shown at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from exercises.kernel.record import Record
from exercises.kernel.text import folded
from exercises.kernel.things import ANONYMOUS
from exercises.leaving.hands import Hands
from exercises.leaving.outline import Audience
from exercises.leaving.room_view import Block, Gap, Line
from exercises.pages.fields import CHOICE, CHOICES, COUNTS, DIAL, SETTINGS, TEXT, TICK, TURNS, VOICES, Field, PageKind
from exercises.pages.state import Page, Pages

_TOGETHER = 3
"""Fewer texts of nobody's are not shown together: one could be told by who was there."""
FEW = "Fewer than three were written, so nothing is shown."


class Nobodys(Record):
    """One field of a kind of page that is seen so."""

    key: str
    """What its view is called: the field's key, with its kind's before it where another kind has one of that key."""
    kind: PageKind
    field: Field

    def there(self, state: Pages, audience: Audience | None = None) -> list[Page]:
        """The pages that have something in it: for an audience, and without one for the room."""
        filled = (page for page in state.every(self.kind) if self.field.key in page.values)
        if audience is not None:
            return [page for page in filled if state.may_leave(page, audience)]
        return [page for page in filled if not self.kind.consent or state.said_yes(self.kind, page)]


def nobodys(state: Pages) -> tuple[Nobodys, ...]:
    """Every field that is seen so, but for what the list of its kind counts already."""
    found: dict[str, Nobodys] = {}
    for kind in state.kinds:
        for one in kind.fields:
            if one.sees == ANONYMOUS and one.kind != COUNTS and one.key != kind.counted:
                key = one.key if one.key not in found else f"{kind.key} {one.key}"
                found[key] = Nobodys(key, kind, one)
    return tuple(found.values())


def texts(of: Nobodys, pages: Iterable[Page]) -> tuple[str, ...]:
    """What was written there, in an order that says nothing; nothing of fewer than three pages."""
    written = [list(_words(of.field, page)) for page in pages]
    return tuple(sorted((text for each in written for text in each), key=folded)) if len(written) >= _TOGETHER else ()


def _words(one: Field, page: Page) -> Iterator[str]:
    value = page.values[one.key]
    if one.kind == VOICES:
        yield from (text for said in value.values() for text in said)
    elif one.kind in (CHOICES, TICK):
        yield from value
    else:
        yield value if one.kind == TEXT else one.in_words(value)


def counts(state: Pages, of: Nobodys, pages: Iterable[Page]) -> Iterator[Hands]:
    """How many chose what: of a dial how it was, and how it is to be."""
    one, values = of.field, [page.values[of.field.key] for page in pages]
    key = f"{state.template.key}_{of.key}".replace("-", "_").replace(" ", "_")
    if one.kind == DIAL:
        sides = (("then", "then", {word: word for word in SETTINGS}), ("next", "next time", TURNS))
        for side, name, words in sides:
            set_so = [value[side] for value in values if value.get(side)]
            if set_so or side == "then":
                yield _hands(f"{key}_{side}", f"{state.called(one)}, {name}", "setting", words, [[it] for it in set_so])
        return
    if one.kind == TICK:
        yield _hands(key, one.title, "answer", {"yes": "yes"}, [["yes"] for _ in values])
    else:
        each = [[value] if one.kind == CHOICE else list(value) for value in values]
        yield _hands(key, one.title, one.called or "word", {word: word for word in one.words}, each)


def _hands(key: str, title: str, called: str, words: Mapping[str, str], each: list[list[str]]) -> Hands:
    many = Counter(word for picked in each for word in picked)
    return Hands(key, title, tuple((said, many[word]) for word, said in words.items()), 0, called, people=len(each))


def blocks(state: Pages, of: Nobodys) -> tuple[Block, ...]:
    """What the room sees of it: what is asked, before anybody said anything."""
    pages, head = of.there(state), Line(of.field.title, "strong")
    if of.field.chosen:
        found: list[Block] = []
        for hands in counts(state, of, pages):
            found += [*([Gap(turn=True)] if found else []), *hands.blocks(of.field.ask)]
        return tuple(found)
    said = texts(of, pages)
    if not said:
        return (head, Gap(), Line(FEW if pages else of.field.ask))
    return (head, *(block for text in said for block in (Gap(), Line(text))))


def leaving(state: Pages, audience: Audience) -> Iterator[tuple[Nobodys, list[Page]]]:
    """Each that audience may read something of, with its pages; the public reads none."""
    if audience != "public":
        yield from ((of, of.there(state, audience)) for of in nobodys(state))


def hands(state: Pages, audience: Audience) -> Iterator[Hands]:
    """What was counted of the group, and what was chosen on pages of nobody by name, for that audience."""
    yield from state.hands()
    for of, pages in leaving(state, audience):
        if of.field.chosen and pages:
            yield from counts(state, of, pages)
