"""The slots of a network exercise's lines, and its language. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from exercises.kernel import amounts
from exercises.kernel.consent import SAID
from exercises.kernel.language import Language
from exercises.kernel.moves import Got, forms_of
from exercises.kernel.p_numbers import whole
from exercises.kernel.reading import LEAST_LETTERS
from exercises.kernel.shape import ExerciseError
from exercises.kernel.slots import (
    Answer,
    ByName,
    Fields,
    Lettered,
    Miss,
    Number,
    OneOf,
    PNumber,
    Slot,
    Thing,
    Things,
    Words,
)
from exercises.kernel.text import folded, listed, matches, without_stop
from exercises.kernel.word_slots import Amount, Day
from exercises.kernel.words import in_short, leading_numbers, nearest, pick_by_word
from exercises.network import saying
from exercises.network.checks import MOST_VISITS, chair_of
from exercises.network.examples import as_it_is_called
from exercises.network.moves import MOVES
from exercises.network.state import (
    AREAS,
    FIELD_WORDS,
    FIELDS,
    QUESTION_WORDS,
    Network,
)


def _chairs(state: Network) -> Iterable[int]:
    return (chair.number for chair in state.in_order())


class _Chair(Thing):
    """The chair that a line is about, said with what it is: a chair or a row."""

    def say(self, value: Any, state: Any) -> str:
        return saying.place(state, value)


def _wherever(state: Network, number: int) -> str:
    """The chair of that number, or the number where there is none: "to 99" is a slip, which the move refuses."""
    return state.chairs[number].called if number in state.chairs else str(number)


def _nodded(state: Network, number: int) -> None:
    """Raises Miss for a chair no thought of which the room may see."""
    if not any(double.chair == number and double.nod for double in state.doubles.values()):
        raise Miss("No thought kept from there is for the room.")


def _asked_first(state: Network, number: int) -> None:
    """Raises ExerciseError for a chair that is not asked before services settle anything."""
    whanau = [chair.number for chair in state.whanau_chairs()]
    if number not in whanau:
        first = f": {', '.join(map(str, whanau[:12]))}" if whanau else ""
        raise ExerciseError(
            f"Whānau chairs are asked first{first}. {saying.chair(state, number)} is not one of them. "
            f"To keep what an agency chair wants: wants {number}: time to think"
        )


class _CaseQuestion(Words):
    """The question for the group, unless an area's word stands before its colon: then it may be meant for a wall."""

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        said, took = super().take(tokens, got, state)
        first, colon, rest = said.partition(":")
        if not colon:
            raise Miss(self.ask)  # a sentence may well begin with that word
        if folded(first) in {*map(folded, AREAS), *_WALLS}:
            raise Miss(
                f"Is that a question of the post-its? It is worded there: exercise post-its, then question {first}: … "
                f"For the case, its words stand behind the colon: question: {rest.strip() or first}"[:300],
                final=True,
            )
        return said, took


_WALLS = ("helps", "difficult")
"""What the questions of the post-its are called."""


class _Booking(Answer):
    """How often a service comes, met like any question."""

    def take(self, tokens: Sequence[str], got: Got, state: Network) -> tuple[Any, int]:
        _booked(state, got["chair"])
        return super().take(tokens, got, state)

    def read(self, text: str, got: Got) -> dict[str, Any]:
        amount = amounts.monthly(text)
        if amount is None or amount > MOST_VISITS:
            raise Miss(
                f"“{text[:40]}” is not a number of visits a month: {got['chair']} visits: 2, or 1/4, once a week, "
                "every 3 months, none, or ? for we don't know",
                final=True,
            )
        return {"amount": amount}


def _booked(state: Network, number: int) -> None:
    """Raises Miss for a chair that is not asked how often it comes."""
    chair = chair_of(state, number)
    if state.with_chairs and state.row(chair.row).whanau:
        raise Miss(
            f"{chair.called} is not asked that: chairs of whānau are not booked. What matters to them: "
            f"{number} matters: safe swallowing",
            final=True,
        )


class NewChair(Slot):
    """Row, person, role and agency of a chair: child Tama: the child."""

    loose = True

    def take(self, tokens: Sequence[str], got: Got, state: Network) -> tuple[Any, int]:
        head, _, tail = " ".join(tokens).partition(":")
        words = head.split()
        empty = folded("".join(words[:1])) == "empty"
        if not words[empty:]:
            raise Miss("Which row, and who?")
        row, called, rest = self._row(words[empty:], tail, state)
        placed, rest = self.placed(rest)
        if not empty and rest and folded(rest[0]) == "empty":
            empty, rest = True, rest[1:]
        from exercises.network.people_said import left_empty

        left = left_empty(rest, bool(called))
        empty, rest = (True, left) if left is not None else (empty, rest)
        role, agency = tail.strip(), ""
        if not state.row(row).whanau and "," in role:
            role, _, agency = (part.strip() for part in role.rpartition(","))
        elif called and not state.row(row).whanau:
            role, agency = "", role
        role = ", ".join(filter(None, (called, role)))
        person = " ".join(rest) if tail else without_stop(" ".join(rest))
        return Fields(row=row, person=person, role=role, agency=agency, empty=empty, **placed), len(tokens)

    def placed(self, words: list[str]) -> tuple[dict[str, str], list[str]]:
        """What else may be said between the row and the person, and the words behind it; here nothing."""
        return {}, words

    def _row(self, words: list[str], tail: str, state: Network) -> tuple[str, str, list[str]]:
        """The row that the words begin with, by what it is called or by who stands in it, what that says of the role,
        and the words behind it."""
        heard = [folded(word) for word in words]
        for row in state.rows:
            for called in (row.title, row.title.partition(" (")[0], row.label):
                several = folded(called).split()
                if len(several) > 1 and heard[: len(several)] == several:
                    return row.key, "", words[len(several) :]
        try:
            return pick_by_word(words[0], rows_called(state), "row"), "", words[1:]
        except ExerciseError as problem:
            return _stands(words, tail, state, problem)

    def whole(self, tokens: Sequence[str], got: Got, state: Network) -> bool:
        first = folded(" ".join(tokens).partition(":")[0])
        if any(f"{first} ".startswith(f"{folded(called)} ") for called in rows_called(state)):
            return True
        from exercises.network.people_said import placed

        return placed(first.split(), [row.key for row in state.rows]) is not None

    def ways(self, begun: str, got: Got, state: Network) -> Iterable[tuple[str, str]]:
        return ((f"{row.typed} ", row.title) for row in state.rows if not begun or matches(begun, row.key))


def rows_called(state: Network) -> dict[str, str]:
    """The key of each row by everything it is called."""
    called = {row.typed: row.key for row in state.rows}
    for row in state.rows:
        called |= {row.label: row.key, row.title: row.key, row.title.partition(" (")[0]: row.key}
    return called


def _stands(words: list[str], tail: str, state: Network, problem: ExerciseError) -> tuple[str, str, list[str]]:
    """The row of somebody who is called by what they are, their role, and the words behind it. Raises Miss with the
    line that names a row, or the `problem` where the word is a slip for one."""
    from exercises.network.people_said import likely_row, placed

    keys = [row.key for row in state.rows]
    found = placed(words, keys)
    if found is not None:
        return found.row, found.role, words[found.took :]
    if nearest(words[0], rows_called(state)):
        raise problem
    who = " ".join(words) + (f":{tail}" if tail else "")
    likely = likely_row(words[0], keys, [row.key for row in state.rows if row.whanau])
    raise Miss(
        f"“{in_short(words[0])}” is no row. First {listed([row.typed for row in state.rows], joiner='or')}: "
        f"+ {state.row(likely).typed} {in_short(who)}",
        near=True,
    )


class _Key(Slot):
    """One short word for a new row."""

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        if len(tokens) != 1:
            raise Miss("One short word for it, then its name.", near=True)
        return folded(tokens[0]), 1


class _FromTo(Slot):
    """From one chair to another: 24 > 4."""

    def take(self, tokens: Sequence[str], got: Got, state: Network) -> tuple[Any, int]:
        numbers: list[int] = []
        by_their_names = False
        for took, token in enumerate(tokens, 1):
            words = [word for word in token.replace(">", " ").split() if folded(word) not in _BETWEEN]
            found, rest = leading_numbers(words)
            named = [number for word in rest if (number := _called(word, state))]
            by_their_names = by_their_names or bool(named)
            numbers += [*found, *named]
            if len(rest) > len(named) or len(numbers) > 2:
                break
            if len(numbers) == 2:
                for number in numbers:
                    saying.chair(state, number)
                return ByName(numbers) if by_their_names else numbers, took
        raise Miss("From which chair to which?", near=True)

    def say(self, value: Any, state: Network) -> str:
        return " to ".join(saying.chair(state, number) for number in value)


class _Coming(Slot):
    """Who comes in a week: chairs, words such as whānau choose, or nobody."""

    loose = words = True

    def take(self, tokens: Sequence[str], got: Got, state: Network) -> tuple[Any, int]:
        text = " ".join(tokens).strip()
        if folded(text) in ("nobody", "none", "free"):
            return Fields(nobody=True), len(tokens)
        if not text:
            week = got["week"]
            raise Miss(f"Who comes in week {week}? slot {week}: 7 11, or slot {week}: nobody", final=True)
        numbers, more = leading_numbers(text.split())
        for number in numbers:
            saying.chair(state, number)
        return Fields(chairs=numbers, note=" ".join(more) if numbers else text), len(tokens)


class _People(Slot):
    """Several people's numbers, with or without commas between them; a name is refused."""

    loose = private = True

    def take(self, tokens: Sequence[str], got: Got, state: Network) -> tuple[Any, int]:
        found: list[str] = []
        for word in " ".join(tokens).replace(",", " ").replace(";", " ").split():
            number = whole(word)
            if not number:
                raise Miss(
                    f"“{word[:20]}” is no number of somebody, so nobody was seated: roles P17 P4 P26", final=True
                )
            found.append(number)
        if not found:
            raise Miss("Who takes the roles, in the order of the chairs? roles P17 P4 P26", final=True)
        return found, len(tokens)


def _items(part: str) -> Any:
    """The items of a list of the template, by key and by label."""

    def choices(state: Network) -> Mapping[str, str]:
        items = state.template.words.get(part, ())
        return {called: item["key"] for item in items for called in (item["key"], item["label"])}

    return choices


_SOURCES = {
    "composite": "composite",
    "real, consent held": "real, consent held",
    "real consent": "real, consent held",
    "real with consent": "real, consent held",
    "real, no consent": "real, no consent",
    "real no consent": "real, no consent",
    "real without consent": "real, no consent",
}
_FIELDS = {**QUESTION_WORDS, **{field: field for field in FIELDS[3:]}, **dict.fromkeys(("feels", "feeling"), "felt")}
_NO_REASONS = "This grid keeps no reasons for an empty chair: 9 empty"
_NO_MARKS = "This grid has no marks. Say a difference: 7 vs 8 do: standing first or seating first"
_SOURCE = "Composite, or real? source composite, source real with consent, or source real without consent"


def by_name(word: str, state: Network) -> list[str]:
    """The chairs whose name has a word that begins so, each with its number first."""
    return [chair.called for chair in state.chairs.values() if matches(word, chair.name)]


class Other(Thing):
    """The second of two chairs: by its number, or by a name that no other chair has; "and" may stand before it."""

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        before = int(len(tokens) > 1 and folded(tokens[0]) in _BETWEEN)
        said = tokens[before].rstrip(",") if tokens else ""
        if self.number(said) is not None or len(said) < LEAST_LETTERS:
            number, took = super().take(tokens[before:], got, state)
            return number, took + before
        number = _called(said, state)
        if not number:
            raise Miss(self.ask)
        return ByName(number), before + 1


def _called(word: str, state: Network) -> int:
    """The chair whose name has that word, whole or else begun; 0 for none. Raises Miss where several have it."""
    named = by_name(word, state) if len(word) >= LEAST_LETTERS else []
    fits = [called for called in named if folded(word) in folded(called).split()] or named
    if len(fits) > 1:
        raise Miss(f"“{word[:40]}” could be {listed(fits[:6], joiner='or')}. Type the number.", final=True)
    return int(fits[0].partition(" ")[0]) if fits else 0


_BETWEEN = ("and", "to", "with", "&")
"""Words between two chairs."""


SLOTS: dict[str, Slot] = {
    "chair": _Chair(saying.chair, _chairs, ask="Which chair?"),
    "nodded": _Chair(saying.chair, lambda state: (), fits=_nodded),
    "elsewhere": Thing(_wherever, _chairs, ask="To which chair?"),
    "other": Other(saying.chair, _chairs, ask="Which other chair?"),
    "proposer": Thing(saying.chair, _chairs, ask="Which chair proposes it?"),
    "chairs": Things(saying.chair, _chairs, ask="Which chairs?"),
    "first": Things(saying.chair, _chairs, ask="Numbers are needed here.", whole=True, fits=_asked_first),
    "firsts": Things(saying.chair, _chairs, ask="Which chairs?", fits=_asked_first),
    "difference": Lettered("d", "differences", "difference"),
    "agreement": Lettered("a", "agreements", "agreement"),
    "conversation": Lettered("k", "conversations", "conversation"),
    "learning": Lettered("l", "learnings", "learning"),
    "m": Lettered("m", "marks", "mark"),
    "p": PNumber(),
    "sitters": _People(),
    "answer": Answer(),
    "booking": _Booking(),
    "booked": Thing(_wherever, _chairs, ask="To which chair?", fits=_booked),
    "new": NewChair(),
    "key": _Key(),
    "between": _FromTo(),
    "coming": _Coming(),
    "visits": Amount(MOST_VISITS, "How many contacts a month at most? limit 4, or limit once a week"),
    "field": OneOf(_FIELDS, "question", labels=FIELD_WORDS, loose=True),
    "question": OneOf(QUESTION_WORDS, "question", labels=FIELD_WORDS),
    "area": OneOf(AREAS, "area"),
    "row": OneOf(rows_called, "row", loose=True),
    "mark": OneOf(_items("marks"), "mark", loose=True, none=_NO_MARKS),
    "empty": OneOf(_items("empty_reasons"), "reason for an empty chair", loose=True, none=_NO_REASONS),
    "pace": OneOf(("full", "one line"), "pace", loose=True),
    "done": OneOf(("yes", "partly", "no", "overtaken"), "result"),
    "consent": OneOf(SAID, "consent", loose=True),
    "source": OneOf(_SOURCES, "source", loose=True, ask=_SOURCE),
    "concealed": OneOf({"yes": "yes", "no": "no", "off": "no", "not yet": "no"}, "word", loose=True),
    "week": Number("Which week?"),
    "people": Number("How many people spoke? A number and nothing else is kept."),
    **{name: Words() for name in ("text", "about", "words", "opening", "title", "when")},
    **{name: Words(private=True) for name in ("note", "reason", "found", "why")},
    "line": Words(),
    "case_question": _CaseQuestion(),
    "day": Day(ask="By which day?"),
}
"""The places of its lines, by name."""
LANGUAGE = Language(
    map(as_it_is_called, forms_of(MOVES.values())),
    slots=SLOTS,
    empty="A line begins with a chair's number or a word: 9 why: nobody asked her",
    unknown="A line begins with a chair's number or a word: 9 why: too many hands",
    by_name=by_name,
)
