"""The state of an exercise of pages. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from exercises.kernel.consent import NOT_ASKED, TAKEN_BACK, WITHDRAWN, in_room, may_leave
from exercises.kernel.record import Record, field, replace
from exercises.kernel.scales import Scale
from exercises.kernel.shelf import Shelf
from exercises.kernel.show_of_hands import PASS
from exercises.kernel.template import Template
from exercises.kernel.things import ANONYMOUS, CONSOLE, NOD, OWNER, ROOM, Part, Thing, said, told
from exercises.kernel.words import number_of
from exercises.leaving.hands import Hands
from exercises.leaving.outline import Audience
from exercises.pages.fields import COUNTS, DIAL, EACH_ROLE, SIDES, TICK, Field, PageKind

_LETTER = 10_000
READERS = 2
"""Who reads a page for codes, each alone."""


def handle(letter: str, number: int) -> int:
    """The number a page is kept under: its own, with its letter in it where it has one."""
    return number + (ord(letter) * _LETTER if letter else 0)


def typed(number: int) -> str:
    """What is typed to get to the page that is kept under that number: 3, b1."""
    return f"{chr(number // _LETTER) if number >= _LETTER else ''}{number % _LETTER}"


def kept_under(word: str) -> int | None:
    """The number that a page is kept under, by what is typed to get to it; None for what is no number."""
    letter = word[:1] if word[:1].isalpha() else ""
    number = number_of(word.removeprefix(letter))
    return None if number is None else handle(letter, number)


class Mark(Record):
    """A code on a sentence, as one reader read it."""

    field: str
    sentence: int
    """Counted from 1 in its field; 0 for a mark on the whole of it."""
    code: str
    says: str = ""


class Settled(Part):
    """What two raters who had marked apart came to."""

    code: str
    says: str
    """The word they settled on; "" where they stay apart."""
    why: str = said(160, CONSOLE, what="the reason")


class Page(Thing):
    """One page: a moment, a story. `values` is by field key."""

    also_words: ClassVar[tuple[str, ...]] = ("values", "before", "by")
    keyed_by_words: ClassVar[tuple[str, ...]] = ("values",)
    """What somebody said in a role stands under that role, in people's own words."""
    own_keys: ClassVar[tuple[str, ...]] = ("a", "b", "then", "next")

    one = "page"

    title: str = said(130)
    kind: str = ""
    """Its kind's key."""
    values: Mapping[str, Any] = told("fields", {})
    before: Mapping[str, tuple[str, ...]] = told("said_before", {})
    """Earlier words of its fields, oldest first."""
    nods: frozenset[str] = told("room_may_see", frozenset())
    """The fields that its owner lets the room see."""
    kept: bool = False
    """Whether its owner asked for their own words to be kept when the exercise closes."""
    states: Mapping[str, str] = told("", {})
    """The states it came to, each with the day."""
    consent: str = NOT_ASKED
    by: str = told("told_by", "")
    """Whose P-number it is, and what else is known of them; for the facilitators only."""
    cut: frozenset[str] = told("taken_out", frozenset())
    """The fields that its owner took out."""
    marks: Mapping[str, tuple[Mark, ...]] = told("-", {})
    """By reader: what they read in it."""
    done: Mapping[str, str] = told("read_by", {})
    """The readers who are done with it, each with the day."""
    settled: tuple[Settled, ...] = told("-", ())
    picked: bool | None = None
    why: str = said(160, NOD, key="picked_why")

    @property
    def goes(self) -> str:
        """What is typed to get there."""
        return typed(self.number)

    @property
    def own_number(self) -> int:
        """Its number among those of its kind."""
        return self.number % _LETTER

    @property
    def called(self) -> str:
        """What it is called where its words are found."""
        return f"{self.kind or 'page'} {self.goes}"

    @property
    def withdrawn(self) -> bool:
        """Whether its owner took it back."""
        return self.consent == WITHDRAWN

    @property
    def standing(self) -> str:
        """The state it came to last; "" for none."""
        return tuple(self.states)[-1] if self.states else ""

    @property
    def open_marks(self) -> Mapping[str, tuple[Mark, ...]]:
        """What everybody may see of what was read: nothing, until each reader is done."""
        readers = {*self.marks, *self.done}
        return self.marks if len(self.done) >= READERS and readers <= self.done.keys() else {}

    @property
    def poles(self) -> tuple[str, str]:
        """The two positions of its title."""
        one, _, other = self.title.partition(" / ")
        return one.strip(), other.strip()

    def taken_back(self) -> Page:
        """It without a word of it."""
        gone: dict[str, Any] = {"values": {}, "before": {}, "marks": {}, "done": {}, "nods": frozenset(), "why": ""}
        return replace(self, title=TAKEN_BACK, consent=WITHDRAWN, by="", picked=None, settled=(), **gone)

    def without(self, *fields: str) -> Page:
        """It without those fields, and whatever was said there before or read in them."""
        here = (self.values, self.before)
        values, before = ({key: one for key, one in told.items() if key not in fields} for told in here)
        marks = {who: tuple(one for one in made if one.field not in fields) for who, made in self.marks.items()}
        return replace(self, values=values, before=before, marks=marks, nods=self.nods - set(fields))


def _by_kind(pages: Shelf[Page]) -> dict[str, tuple[Page, ...]]:
    found: dict[str, list[Page]] = {}
    for page in pages.every():
        found.setdefault(page.kind, []).append(page)
    return {kind: tuple(of) for kind, of in found.items()}


class Pages(Record):
    """The whole exercise."""

    also_words: ClassVar[tuple[str, ...]] = ("labels",)

    template: Template
    kinds: tuple[PageKind, ...]
    group_fields: tuple[Field, ...]
    phase: str
    phase_since: str = ""
    paused_since: str = ""
    paused_seconds: int = 0
    pages: Shelf[Page] = field(default_factory=Shelf)
    numbers: Mapping[str, int] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    """By the key of a dial, or of what is rated: what this group calls it."""
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """By a group field's key: how many said each; "pass" is never in n."""
    scales: Mapping[str, Scale] = field(default_factory=dict)
    """The scales that pages are rated on, by their keys."""
    orders: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """By rater: the order in which they read the pages, drawn by lot."""
    closed: bool = False

    @property
    def thing(self) -> str:
        """What one page of the first kind is called: "moment"."""
        return self.kinds[0].key

    @property
    def wordless(self) -> bool:
        """Whether nothing may be typed about what is said now."""
        return self.phase in self.template.words.get("wordless", ())

    def kind_of(self, page: Page) -> PageKind:
        """The page's kind."""
        for one in self.kinds:
            if one.key == page.kind:
                return one
        return self.kinds[0]

    def every(self, kind: PageKind | None = None) -> Iterator[Page]:
        """The pages, kind by kind, in the order they were made; those of one kind alone."""
        found = self.pages.once(_by_kind)
        for one in self.kinds if kind is None else (kind,):
            yield from found.get(one.key, ())

    def many(self, kind: PageKind) -> int:
        """How many pages of a kind there are."""
        return len(self.pages.once(_by_kind).get(kind.key, ()))

    def dials(self) -> tuple[Field, ...]:
        """The dials of a page of the first kind."""
        return self.kinds[0].of(DIAL)

    def called(self, one: Field) -> str:
        """The field's name, in the group's own words where it has any."""
        return self.labels.get(one.key, one.title)

    def hidden(self, page: Page) -> str:
        """The field that nobody sees before both raters are done with the page; "" for none."""
        return "" if page.open_marks else self.kind_of(page).twice

    def whose(self, page: Page) -> str:
        """Whose page it is, as far as anybody may know that now."""
        return "" if self.hidden(page) else page.by

    @property
    def groups(self) -> tuple[Mapping[str, Any], ...]:
        """What is counted by hands, in the group's own words."""
        return tuple({"key": one.key, "words": self.in_words_of(one)} for one in self.group_fields)

    def in_words_of(self, one: Field) -> dict[str, str]:
        """What may be counted there, each in the group's own words."""
        return {word: self.labels.get(word, said) for word, said in one.words.items()}

    def hands(self) -> tuple[Hands, ...]:
        """What was counted of the group, in its own words."""
        counted = ((one, self.counts.get(one.key, {}), one.sees not in (ROOM, ANONYMOUS)) for one in self.group_fields)
        return tuple(self._counted(one, counts, one.title, private) for one, counts, private in counted)

    def counted_on(self, page: Page, one: Field) -> Hands:
        """What was counted in a field of the page."""
        title = f"{one.title}, {page.called}"
        return self._counted(one, page.values[one.key], title, not self.counts_seen(page, one), f"_{page.goes}")

    def _counted(self, one: Field, counts: Mapping[str, int], title: str, private: bool, of: str = "") -> Hands:
        rows = tuple((said, counts.get(word, 0)) for word, said in self.in_words_of(one).items())
        key = f"{self.template.key}_{one.key}{of}".replace("-", "_")
        return Hands(key, title, rows, counts.get(PASS, 0), one.called or "word", private)

    def page_hands(self, audience: Audience) -> Iterator[tuple[Page, Hands]]:
        """What was counted on each page that leaves for that audience."""
        for page in self.every():
            for one in self.kind_of(page).of(COUNTS) if self.may_leave(page, audience) else ():
                if one.key in page.values and (one.sees != OWNER or page.kept):
                    yield page, self.counted_on(page, one)

    def draft(self, page: Page) -> str:
        """What stands on the page until each who has to sign it did; "" from then on."""
        kind = self.kind_of(page)
        return "" if not kind.draft or not unsigned(kind, page) else kind.draft["says"]

    def may_be_seen(self, page: Page, one: Field) -> bool:
        """Whether the room may see that field of the page, as it stands; what was counted it sees as counts."""
        return one.kind != COUNTS and self._seen(page, one)

    def counts_seen(self, page: Page, one: Field) -> bool:
        """Whether the room may see what was counted in that field of the page, of five and more."""
        of_nobody = one.sees == ANONYMOUS and not page.withdrawn and self.kind_of(page).for_itself
        return of_nobody or self._seen(page, one)

    def _seen(self, page: Page, one: Field) -> bool:
        kind = self.kind_of(page)
        if page.withdrawn or not kind.for_itself:
            return False
        if one.sees == ROOM:
            return not kind.consent or self.said_yes(kind, page)
        return one.sees == NOD and (one.key in page.nods or (kind.consent and self.said_yes(kind, page)))

    def silence(self, page: Page, one: Field) -> str:
        """What is said where nothing is in the field; "" once the page is as far as its words would have brought it."""
        states = self.kind_of(page).states
        far = one.state in states and page.standing in states[states.index(one.state) :]
        return "" if far or one.key in page.values else one.none

    def said_yes(self, kind: PageKind, page: Page) -> bool:
        """Whether its owner heard it as it is, and lets the room have it."""
        return in_room(page.consent) and (not kind.leaves or kind.leaves in page.states)

    def may_leave(self, page: Page, audience: Audience) -> bool:
        """Whether the page leaves for that audience at all, whichever of its fields."""
        kind = self.kind_of(page)
        if page.withdrawn:
            return False
        if audience == "facilitators":
            return True
        if kind.consent:
            return may_leave(page.consent, audience) and (not kind.leaves or kind.leaves in page.states)
        return audience == "participants"

    def leaving(self, page: Page, audience: Audience) -> list[Field]:
        """The fields of a page that leave for that audience and hold something; an owner's own only when asked for."""
        if not self.may_leave(page, audience):
            return []
        filled = [one for one in self.kind_of(page).fields if one.key in page.values and not self._for_nobody(one)]
        return [one for one in filled if one.key != self.hidden(page) and self.is_open(page, one, audience)]

    def is_open(self, page: Page, one: Field, audience: Audience) -> bool:
        """Whether that audience may read that field of the page, filled or not."""
        if not self.may_leave(page, audience):
            return False
        if audience == "facilitators":
            return one.sees != OWNER or page.kept
        return self._leaves(self.kind_of(page), page, one)

    def _for_nobody(self, one: Field) -> bool:
        """Whether it is never beside its page, not even for the facilitators: counts, and words of nobody's."""
        return one.kind == COUNTS or (one.sees == ANONYMOUS and not one.chosen)

    def _leaves(self, kind: PageKind, page: Page, one: Field) -> bool:
        return one.sees in (ROOM, NOD) if kind.consent else self.may_be_seen(page, one)


def whose(one: Field, page: Page) -> tuple[str, ...]:
    """Each that a field has a value of its own for, as far as that is known."""
    if one.sided:
        return SIDES
    listed = page.values.get(one.each) if one.each not in ("", EACH_ROLE) else ()
    return tuple(listed or ())


def unsigned(kind: PageKind, page: Page) -> bool:
    """Whether somebody has not signed yet who has to, or nobody said who has to."""
    one = kind.field(kind.draft.get("until"))
    if one is None or one.kind != TICK:
        return True
    each = whose(one, page)
    return not each or not set(each) <= set(page.values.get(one.key) or ())


def spoken_of(state: Pages, data: Mapping[str, Any]) -> str:
    """The page that a move's data speak of, and its field, without a word of it; "" for none that is there."""
    page = state.pages.get(data.get("page", 0))
    if page is None:
        return ""
    one = state.kind_of(page).field(data.get("field"))
    return f"{page.called}, {one.title}" if one is not None else page.called
