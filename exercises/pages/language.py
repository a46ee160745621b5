"""The slots of the lines of an exercise of pages, read off the kinds and fields its template declares. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from exercises.kernel import show_of_hands
from exercises.kernel.checks import shown
from exercises.kernel.consent import SAID
from exercises.kernel.counts import Counts
from exercises.kernel.days import SOME_DAY, cannot_be, day_in
from exercises.kernel.expression import expression
from exercises.kernel.language import Language
from exercises.kernel.moves import Form, Got, always, forms_of
from exercises.kernel.shape import ExerciseError
from exercises.kernel.show_of_hands import counted
from exercises.kernel.slots import Fields, Miss, Number, OneOf, PNumber, Slot, SomeOf, Words
from exercises.kernel.text import folded, listed, matches, without_stop
from exercises.kernel.things import NOD
from exercises.kernel.words import in_short, number_of, squeezed
from exercises.pages.coding import lists, read
from exercises.pages.concealing import booklet
from exercises.pages.fields import (
    CHOICE,
    CHOICES,
    COUNTS,
    DAY,
    DIAL,
    EACH_ROLE,
    ROLE,
    SIDES,
    TEXT,
    TICK,
    TURNS,
    Field,
    PageKind,
)
from exercises.pages.filling import sided
from exercises.pages.finding import (
    a_new_one,
    an_answer,
    astray,
    field_of,
    first_answer,
    kind_called,
    page_of,
    shown_for,
)
from exercises.pages.moves import MOVES
from exercises.pages.rated import pairs, the_rated
from exercises.pages.rating import rated
from exercises.pages.reading_slots import Code, Dimension, Relied, Score, Sentences, codes, dimensions, kind_in, scores
from exercises.pages.state import Page, Pages, handle, kept_under, typed, whose
from exercises.pages.template import LINES
from exercises.pages.values import several_in

_PAGE = expression(r"[a-z]?\d{1,4}")
_MOST = 12
"""So many are offered at most."""
_BEHIND = ("add", "none")
"""What may stand behind a field's name and is none of its words."""
_LAST_OF_A_LIST = expression(r",\s*(?:and|&)\s+")
"""What stands before the last of a list of choices."""


class _Page(Slot):
    """A page by its number, with its letter before it where its kind has one: 3, b1."""

    def __init__(self, *, whole: bool = True) -> None:
        """Not `whole`: one that was taken back, too."""
        self._whole = whole

    def begins(self, word: str) -> bool:
        return _PAGE.match(word) is not None

    def take(self, tokens: Sequence[str], got: Got, state: Pages) -> tuple[Any, int]:
        word = folded(tokens[0]).rstrip(",") if tokens else ""
        number = kept_under(word) if _PAGE.fullmatch(word) else None
        if number is None or (word[0].isalpha() and word[0] not in {kind.letter for kind in state.kinds}):
            coded = ">" in tokens and any(kind.codes for kind in state.kinds)
            raise Miss("Of which page? Its number comes first: 1 s3 > empathy" if coded else "Which page?", final=coded)
        try:
            page_of(state, number, whole=self._whole)
        except ExerciseError as problem:
            if number not in state.pages:
                raise
            raise Miss(str(problem), final=True) from None  # it is clear which was meant
        return number, 1

    def ways(self, begun: str, got: Got, state: Pages) -> Iterable[tuple[str, str]]:
        return islice(((page.goes, page.title) for page in self._like(folded(begun), state)), _MOST)

    def _like(self, begun: str, state: Pages) -> Iterator[Page]:
        """The pages whose number begins so, or whose title does; of a thousand pages not each is looked at."""
        if not _PAGE.match(begun):
            yield from (page for page in state.every() if not begun or (len(begun) > 2 and matches(begun, page.title)))
            return
        letter = begun[:1] if begun[:1].isalpha() else ""
        first = number_of(begun.removeprefix(letter)) or 0
        for more in (1, 10, 100, 1000):
            for number in range(first * more, (first + 1) * more) if first else ():
                if handle(letter, number) in state.pages:
                    yield state.pages[handle(letter, number)]

    def say(self, value: Any, state: Pages) -> str:
        return page_of(state, value, whole=False).called

    def typed(self, value: Any) -> str:
        return typed(value)


def _field(got: Got, state: Pages) -> Field:
    return field_of(kind_in(got, state), got.get("field"))


def _fields(fits: Callable[[Field], object]) -> Callable[[Got, Pages], dict[str, str]]:
    """What gives the fields of the page that it fits, in the group's words and by their keys."""

    def named(got: Got, state: Pages) -> dict[str, str]:
        known = [one for one in kind_in(got, state).fields if fits(one)]
        inside = {name: one.key for one in known if (name := _from_its_key(state.called(one), one.key))}
        return {state.called(one): one.key for one in known} | inside | {one.key: one.key for one in known}

    return named


def _from_its_key(title: str, key: str) -> str:
    """The end of a title that goes on behind the key in it: "changed in me" of "What changed in me"; "" for no such."""
    before, there, behind = f" {folded(title)} ".partition(f" {folded(key)} ")
    return f"{key} {behind.strip()}" if there and before.strip() and behind.strip() else ""


def _nodded(got: Got, state: Pages) -> dict[str, str]:
    return {one.key: one.key for one in kind_in(got, state).fields if one.sees == NOD}


def _said(got: Got, state: Pages) -> Mapping[str, str]:
    """What the field named before takes: one of its choices, how a dial was and is to be, or who it is that ticks."""
    one = kind_in(got, state).field(got.get("field"))
    if one is None:
        return {}
    if one.kind == TICK:
        page = state.pages.get(got.get("page", 0))
        if one.each and not one.sided and page is not None:
            return {who: who for who in whose(one, page)}
        return {"yes": "yes"}
    turns = {said: word for word, said in TURNS.items()}
    return {**{word: word for word in one.takes}, **({"mid": "middle", **turns} if one.kind == DIAL else {})}


class _Title(Words):
    """What a page is about."""

    def take(self, tokens: Sequence[str], got: Got, state: Pages) -> tuple[Any, int]:
        said, took = super().take(tokens, got, state)
        page = state.pages.get(got.get("page", 0))
        return _parted(said, state.kind_of(page) if page is not None else kind_called(state, got.get("kind", ""))), took


def _parted(said: str, kind: PageKind) -> str:
    """A title; of two positions also with a stroke between them that has no space beside it."""
    return " / ".join(map(str.strip, said.split("/"))) if kind.sides and said.count("/") == 1 else said


_BEGINNING = 3
"""Letters that the name of a kind of page is begun with at least, where it may be meant."""


def _is_said(kind: PageKind, word: str) -> bool:
    """Whether a word is that kind's, whole, of several or begun: asked, asks and ask."""
    said = folded(word)
    many = folded(kind.called or f"{kind.key}s")
    return said == many or (len(said) >= _BEGINNING and folded(kind.key).startswith(said))


class _BareTitle(Words):
    """What a page of the first kind is about, where no kind is said. Before a colon a single word would be one."""

    def take(self, tokens: Sequence[str], got: Got, state: Pages) -> tuple[Any, int]:
        said, took = super().take(tokens, got, state)
        word, sign, _ = said.partition(":")
        kinds = [kind.key for kind in state.kinds]
        if len(kinds) > 1 and said.rstrip(": ") in kinds:
            said = said.rstrip(": ")
            raise Miss(f"{self.ask} For example + {said}: in a few words", final=True)
        if len(kinds) > 1 and sign and word.isalpha():
            there = listed(kinds, joiner="or")
            meant = next((one.key for one in state.kinds if folded(word) == one.letter or _is_said(one, word)), "")
            line = f"{meant}: {said.partition(':')[2].strip() or 'in a few words'}" if meant else f"{kinds[0]}: {said}"
            raise Miss(f"There is no kind of page {shown(word)}. There is {there}. For example + {line}", final=True)
        word, _, rest = said.partition(" ")
        another = next((one.key for one in state.kinds[1:] if _is_said(one, word)), "")
        if another and rest:
            own = f"A {kinds[0]} that is called so: + {kinds[0]}: {in_short(said)}"
            raise Miss(f"{own}. Or was this meant? + {another}: {in_short(rest)}", final=True)
        return said if state.kinds[0].begun else _parted(without_stop(said), state.kinds[0]), took


class _Named(OneOf):
    """A field of the page by its name. Where pages have two sides, a side's letter alone is never the beginning of
    one: the room would read it in another place."""

    def take(self, tokens: Sequence[str], got: Got, state: Pages) -> tuple[Any, int]:
        said, kind = squeezed(tokens[0]) if tokens else "", kind_in(got, state)
        if said in SIDES and sided(state) and said not in map(squeezed, self.choices(state, got)):
            if kind.sides:
                raise Miss("Which field?")
            fits = an_answer(typed(got["page"]), first_answer(kind))
            raise Miss(f"A {kind.key} has no sides, a or b. For example {fits}", near=True)
        return super().take(tokens, got, state)


class _Field(_Named):
    """A field of the page; of two voices it asks whose."""

    def take(self, tokens: Sequence[str], got: Got, state: Pages) -> tuple[Any, int]:
        said = squeezed(tokens[0]) if tokens else ""
        fields = kind_in(got, state).fields if said else ()
        for one in fields:
            if one.sided and said in (squeezed(one.key), squeezed(one.title)):
                raise Miss(f"Whose voice, a or b? For example {an_answer(typed(got['page']), one)}", final=True)
        names = (squeezed(name) for one in fields for name in (one.key, one.title))
        if said in LINES and said not in SIDES and not any(name.startswith(said) for name in names):
            # "by" is who told it, and not the second word of "taught by".
            raise Miss(f"There is no field {shown(tokens[0])}.", near=True)
        return super().take(tokens, got, state)


class _Value(OneOf):
    """What a field takes: words, one of its choices, a day, counts."""

    loose = words = True
    _counts = Counts(
        (), "word", by=lambda got, state: counted(state.in_words_of(_field(got, state))), ask="Each has its count."
    )

    def take(self, tokens: Sequence[str], got: Got, state: Pages) -> tuple[Any, int]:
        one, said = _field(got, state), " ".join(tokens).strip()
        fits = f"For example {an_answer(typed(got['page']), one)}"
        if not said:
            listed_there = one.kind == TICK and one.each and not one.sided
            who = f" {next(iter(self.choices(state, got)), 'the trust')}" if listed_there else ""
            raise Miss(f"{one.ask} {fits}{who}", near=True)
        if nowhere := astray(state, one, said):
            raise Miss(nowhere, near=True)
        if one.kind == CHOICES:
            said = _LAST_OF_A_LIST.sub(", ", said)
        if said.endswith(":") and said.rstrip(": ") in _BEHIND:
            line = f"{typed(got['page'])} {one.key}"
            raise Miss(f"{line} add: and one more thing goes on in it. {line} none takes it out.", near=True)
        if one.kind == COUNTS:
            try:
                return self._counts.take(tokens, got, state)
            except Miss as problem:
                raise Miss(f"{problem} {fits}", near=True) from None
        if one.kind == DAY and not day_in(said, SOME_DAY):
            there = "There is no such day." if cannot_be(said) else "A day, such as 12 May."
            raise Miss(f"{one.ask} {there} {fits}", near=True)
        if one.kind == DAY and several_in(said, SOME_DAY):
            raise Miss(f"Of several days each behind a comma. {fits} am, 19 May pm", near=True)
        if one.each == EACH_ROLE and not got.get("who"):
            raise Miss(f"Whose is it? A role before the colon. {fits}", near=True)
        if one.kind in (CHOICE, DIAL, TICK):
            if one.kind == TICK and one.each and not self.choices(state, got):
                return said, len(tokens)  # the move says what has to be said first
            try:
                return super().take(tokens, got, state)
            except Miss as problem:
                first = next(iter(self.choices(state, got)), "")
                line = (
                    f"{typed(got['page'])} {one.key} {first}" if not one.sided else an_answer(typed(got["page"]), one)
                )
                raise Miss(f"{problem} For example {line}", near=True) from None
        return said, len(tokens)

    def day(self, value: Any, got: Got, state: Pages) -> str:
        return str(value) if _field(got, state).kind == DAY else ""

    def passed(self, got: Got, state: Pages) -> bool:
        return _field(got, state).passed

    def whole(self, tokens: Sequence[str], got: Got, state: Pages) -> bool:
        return _field(got, state).kind not in (CHOICE, DIAL, TICK) or super().whole(tokens, got, state)


class _Chosen(OneOf):
    """A choice by its word alone, where only one field has that word."""

    words = True
    gives = ("value",)

    def take(self, tokens: Sequence[str], got: Got, state: Pages) -> tuple[Any, int]:
        said = squeezed(" ".join(tokens))
        of = [one for one in kind_in(got, state).of(CHOICE) if said in map(squeezed, one.words)]
        if len(of) != 1:
            raise Miss("Which field is that?")
        word = next(word for word in of[0].words if squeezed(word) == said)
        return Fields(field=of[0].key, value=word), len(tokens)

    def whole(self, tokens: Sequence[str], got: Got, state: Pages) -> bool:
        return True


class _Role(Slot):
    """Whose words those are: everything up to the colon."""

    words = True

    def take(self, tokens: Sequence[str], got: Got, state: Pages) -> tuple[Any, int]:
        if not tokens:
            raise Miss("Whose is it? A role, such as site manager.", near=True)
        return " ".join(tokens), len(tokens)


def _pair(got: Got, state: Pages) -> str:
    kind, who = the_rated(state), got["person"]
    if kind is None:
        return ""
    of = [page for page in state.every(kind) if page.by.partition(",")[0] == who and not state.hidden(page)]
    there = ", ".join(f"{page.goes} {page.values.get(kind.twice, '')}".rstrip() for page in of)
    both = any(before in of for before, _ in pairs(state, kind))
    return f"{who}: {there or 'nothing that both raters are done with'}{', both times' if both else ''}"


_BOOKLET = Form(
    "booklet",
    "booklet",
    "what a booklet for anybody would have in it",
    booklet,
    action="none",
    private=True,
    when=lambda state: any(kind.consent and not kind.private for kind in state.kinds),
)
_SENTENCES = Form(
    "<page> sentences",
    shown_for("# sentences", lambda kind: bool(kind.codes)),
    "its sentences, each with the number it is marked by",
    lambda got, state: lists(state, str(got["page"]))[0],
    action="list",
    names="page",
    when=read,
    private=True,
)
_PAIR = Form(
    "pair <person>",
    "pair P19",
    "which pages of theirs both raters are done with, and whether they have both times",
    _pair,
    action="none",
    private=True,
    when=rated,
)
LANGUAGE = Language(
    (*forms_of(MOVES.values()), _BOOKLET, _SENTENCES, _PAIR),
    slots={
        "page": _Page(),
        "any_page": _Page(whole=False),
        "title": _Title(ask="What is it about?"),
        "bare_title": _BareTitle(ask="What is it about?"),
        "label": Words(ask="What do you call it?"),
        "kind": OneOf(lambda state: {one.key: one.key for one in state.kinds}, "kind of page", written=True),
        "field": _Field((), "field", by=_fields(lambda one: not one.sided)),
        "going_on": _Named((), "field", by=_fields(lambda one: one.kind in (TEXT, ROLE, CHOICES))),
        "any_field": _Named((), "field", by=_fields(always)),
        "explained": _Named((), "choice", by=_fields(lambda one: bool(one.why))),
        "ticked": _Named((), "tick", by=_fields(lambda one: one.kind == TICK and not one.each)),
        "sided": OneOf((), "field", by=_fields(lambda one: one.sided)),
        "side_ticked": OneOf((), "field", by=_fields(lambda one: one.sided and one.kind == TICK)),
        "of_roles": _Named((), "field", by=_fields(lambda one: one.each == EACH_ROLE)),
        "side": OneOf(SIDES, "side", written=True, ask="Whose voice, a or b?"),
        "role": _Role(),
        "chosen": _Chosen((), "choice", by=_said),
        "standing": OneOf((), "state", by=lambda got, state: {one: one for one in kind_in(got, state).states}),
        "fields": SomeOf((), "field that needs a nod", by=_nodded),
        "value": _Value((), "choice", by=_said),
        "consent": OneOf(SAID, "consent", loose=True),
        "person": PNumber(),
        "beside": Words(ask="A role and an organisation.", private=True),
        **show_of_hands.slots(),
        "place": Number("Which dial?", least=1, most=20),
        "sentences": Sentences(),
        "code": Code((), "code", by=codes),
        "why": Words(ask="Why? In the group's words."),
        "dimension": Dimension((), "dimension", by=dimensions, written=True),
        "score": Score(scores, "mark"),
        "relied": Relied(),
    },
    empty=lambda state: f"A line begins with a page's number, or + for a new one: {a_new_one(state)}",
    unknown=lambda state: f"For example {a_new_one(state)}",
)
