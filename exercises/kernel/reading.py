"""One form tried on a line: what was read of it, what it asks for, and how it goes on while its words are typed.

Knows no exercise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from exercises.kernel.moves import Form, Got
from exercises.kernel.patterns import Place, Read
from exercises.kernel.record import Record
from exercises.kernel.shape import Action, Command, ExerciseError
from exercises.kernel.slots import ByName, Fields, Miss, Slot
from exercises.kernel.text import folded
from exercises.kernel.trying import SHOWN, No, Trying, begins, filled_in
from exercises.kernel.words import COLON, JOINING, split

LEAST_LETTERS = 2
"""A first word is known by so many of its letters, and a name too; what moves the group by GROUP_LETTERS."""
GROUP_LETTERS = 3
_MENDED = ":"
"""Where the line stands as it would fit, among what was read."""
_LEAST = 0.01
"""How far a form went that could not be meant: it is told of only where no other went at all."""
FAR = 1000.0
"""How far a form went that knows best what was meant."""
Last = Callable[[Any, Command], Command]
"""Gives each command back as the exercise as it is has it, or raises ExerciseError for what is not typed now."""


class Reading(Record):
    """What was read of a line."""

    read: Read
    got: Got
    said: Got
    """What was read, by field, in words."""
    short: int
    """How many of its words were shortened; 0 for a line that is written out."""
    named: int
    """How many of its words were typed: of two forms that fit, the one that says more is meant."""
    by_name: bool
    """Whether something was called by a beginning or a word of its name."""

    def better(self, other: Reading) -> bool:
        """Whether this is rather what was meant."""
        return (self.short, -self.named) < (other.short, -other.named)


class _Head(Record):
    """A form that fits a line as far as the words at its end."""

    read: Read
    got: Got
    said: Got
    at: int
    """How many tokens of the line it took."""
    short: int
    named: int


def best(reads: Iterable[Read], trying: Trying) -> Reading | None:
    """The form that is meant by the line; None when none of those fits."""
    found: Reading | None = None
    for read in reads:
        reading = _tried(read, trying) if read.form.when(trying.state) else None
        if reading is not None and (found is None or reading.better(found)):
            found = reading
    return found


def _tried(read: Read, trying: Trying) -> Reading | None:
    trying.by_name = False
    at, told = trying.at, trying.told
    try:
        reading = _finished(_begun(read, trying), trying)
    except No:
        if trying.is_talk and not _is_called(read, trying):
            trying.at, trying.told = at, told
        return None
    return None if reading.short and _is_a_sentence(read, trying, reading.said) else reading


def _is_called(read: Read, trying: Trying) -> bool:
    """Whether the line's first word is, whole, one that the form begins with."""
    slot = next((place.slot for place in read.places[:1]), None)
    return trying.word(0) in read.firsts or (slot is not None and slot.known(trying.word(0), trying.state))


def _begun(read: Read, trying: Trying) -> _Head:
    """The form, tried as far as its last words. Raises No."""
    got: Got = dict(read.form.sets)
    said: Got = {}
    at, short, named = _match(read, read.places, trying, 0, got, said)
    return _Head(read, got, said, at, short, named)


def _finished(head: _Head, trying: Trying) -> Reading:
    """The form with its last words read, too. Raises No."""
    got, said = dict(head.got), dict(head.said)
    more, words = _end(head.read, trying, head.at, got, said)
    return Reading(head.read, got, said, head.short + more, head.named + words, trying.by_name)


def _is_a_sentence(read: Read, trying: Trying, said: Got) -> bool:
    """Whether somebody's words follow a first word that is only begun: "of course not" is no offer."""
    holds_words = any(place.slot.words for place in read.slots() if place.slot is not None and place.field in said)
    begun = holds_words and not trying.written_out(read)
    return begun and (not trying.colon or len(trying.tokens[0]) < GROUP_LETTERS)


def _match(read: Read, places: Sequence[Place], trying: Trying, at: int, got: Got, said: Got) -> tuple[int, int, int]:
    short = named = 0
    tokens = trying.tokens
    for place in places:
        if place.optional and at == len(tokens) and not (trying.colon and read.last is None):
            continue
        if place.optional:
            before = (dict(got), dict(said))
            try:
                at, more, words = _match(read, place.optional, trying, at, got, said)
                short, named = short + more, named + words
            except No:
                got.clear()
                got.update(before[0])
                said.clear()
                said.update(before[1])
        elif place.slot is not None:
            loose = place.slot.loose and read.last is None
            rest = _parts(trying.rest(at), place.slot) if loose else tokens[at:]
            took = _take(read, place, rest, bool(rest), at, got, said, trying)
            if place.slot.shortens:
                short += not place.slot.whole(rest[: max(took, 1)], got, trying.state)
            at = len(tokens) if loose else at + min(took, len(tokens) - at)
        else:
            word = trying.words[at] if at in trying.words else trying.word(at)
            full = _word(read.form, place, word, at)
            if full and read.form.away and word not in place.words:
                trying.shortened.setdefault(at, {})[full] = None
                trying.miss(at + 0.25, lambda: f"What takes away is written out: {read.filled(got, trying.state)}")
                raise No
            if not full:
                for shown in place.shown:
                    trying.expected.setdefault(at, {}).setdefault(shown, (read, dict(got)))
                said_of = partial(_goes_on, read, dict(got), trying, at)
                trying.miss(at if word else at + (0.05 if read.form.away else 0.1), said_of)
                raise No
            if word not in place.words:
                trying.shortened.setdefault(at, {})[full] = None
                short += 1
            named, at = named + 1, at + 1
    return at, short, named


def _word(form: Form, place: Place, said: str, at: int) -> str:
    """The word of that place that was typed or shortened; "" for none. A small word of its own, "to", shortens none."""
    if said in place.words:
        return said
    least = GROUP_LETTERS if form.group else LEAST_LETTERS if at == 0 else 1
    if len(said) < least or (len(said) > 1 and said in JOINING):
        return ""
    return next((one for word, one in zip(place.words, place.shown, strict=True) if word.startswith(said)), "")


def _take(
    read: Read,
    place: Place,
    rest: Sequence[str],
    given: bool,
    at: float,
    got: Got,
    said: Got,
    trying: Trying,
) -> int:
    """How many tokens the slot took. `given` says whether anything was typed for it."""
    assert place.slot is not None
    try:
        loose = at or place.slot.loose
        value, took = place.slot.take(rest, got, trying.state) if loose else trying.taken(place.slot, rest, got)
    except ExerciseError as problem:
        fits, known = got, at or (isinstance(problem, Miss) and problem.instead is not None)
        far = 0.6
        if isinstance(problem, Miss):
            # Before anything else was read, what is no such thing at all says nothing of what was meant; and where
            # the line ends, one form is missing no more than another.
            if problem.instead is not None:
                fits, trying.fits = _fitting(read, place, int(at), got, problem, trying), True
            far = (0.1 if not given else 0.6 if problem.near else 0.3) if known else 0
            far = FAR if problem.final else far + 0.1 * (not at and read.goes_on(trying.tokens[1:]))
            if problem.nothing:
                at, far = 0, _LEAST  # what this form could never take says nothing of what was meant
        trying.miss(at + far, partial(_said, read, fits, trying.state, problem, given))
        raise No from None
    if isinstance(value, ByName):
        trying.by_name, value = True, value.value
    got.update(value) if isinstance(value, Fields) else got.__setitem__(place.field, value)
    said[place.field] = value
    return took


def _fitting(read: Read, place: Place, at: int, got: Got, problem: Miss, trying: Trying) -> Got:
    """What was read, with what would fit; where more is typed behind it, the whole line as it would fit."""
    assert place.slot is not None
    behind = trying.tokens[at + problem.took :]
    if not behind and place in read.places[:2]:
        return {**got, place.field: problem.instead}
    fits = place.slot.typed(problem.instead) or str(problem.instead)
    head = " ".join([*trying.tokens[:at], fits, *behind])
    words = trying.tail or split(read.form.example_in(trying.state))[1]
    return {**got, _MENDED: f"{head}: {words}" if words else head}


def _said(read: Read, got: Got, state: Any, problem: ExerciseError, given: bool) -> str:
    """What is said of a problem with a slot: its sentence, with the form's example where it has none."""
    sentence = str(problem)
    if not isinstance(problem, Miss) or problem.final:
        return sentence
    first = begins(read.form.example_in(state))
    whole = any(shown in f" {sentence}" for shown in ("For example", f" {first} ", f" {first}:"))
    return asks(read, got, state, sentence) if (read.form.ask and not given) or not whole else sentence


def _end(read: Read, trying: Trying, at: int, got: Got, said: Got) -> tuple[int, int]:
    """Reads what comes after the last word before the colon; how much of it was shortened, and how many words of
    the form it was."""
    more = at < len(trying.tokens)

    def no(far: float, question: str = "The words come after the colon.") -> No:
        if trying.written_out(read):
            trying.miss(at + far, lambda: asks(read, got, trying.state, question))
        return No()

    if read.last is None:
        loose = any(place.slot is not None and place.slot.loose for place in read.slots())
        if more and read.form.action == "card" and not read.form.ask:
            opened = " ".join(trying.tokens[:at])
            trying.miss(at + 0.2, lambda: f"{_astray(trying, at)} {opened} alone opens it.")
            raise No
        if more or (trying.colon and not loose):
            raise no(0.2, "Nothing more goes with that.")
        return 0, 0
    if read.colon == ":" and more:
        raise no(0 if not at or any(place.slot for place in read.places) else 0.25)
    text = trying.rest(at) if more else trying.tail
    if not text and read.may_end:
        return 0, 0
    if not trying.colon and (read.form.colon or (not text and read.colon == ":")):
        raise no(0.1, getattr(read.last.slot, "ask", "") or "The words come after the colon.")
    if read.last.words:
        if folded(text) not in read.last.words:
            raise No
        return 0, 1
    assert read.last.slot is not None
    parts = _parts(text, read.last.slot)
    given = bool(parts) or trying.colon
    if _take(read, read.last, parts, given, at or 0.5, got, said, trying) < len(parts):
        raise no(0.7, "Nothing more goes with that.")
    return int(read.last.slot.shortens and not read.last.slot.whole(parts, got, trying.state)), 0


def _astray(trying: Trying, at: int) -> str:
    """That a word has no place where it stands, or that one is missing."""
    if at >= len(trying.tokens):
        return f"{' '.join(trying.tokens)} alone changes nothing. Every line that fits here: help"
    return f"“{trying.tokens[at][:SHOWN]}” does not go with {' '.join(trying.tokens[:at])}."


def _goes_on(read: Read, got: Got, trying: Trying, at: int) -> str:
    """What a form asks of which the next word is not there; of one that takes away, or has nothing to say, that what
    was typed does not go there."""
    leads = read.form.ask or not read.form.away  # no refusal leads to what takes away
    return (asks(read, got, trying.state) if leads else "") or _astray(trying, at)


def asks(read: Read, got: Got, state: Any, question: str = "") -> str:
    """What a refusal of that form asks, with an example that would fit."""
    ask = read.form.ask(got, state) if callable(read.form.ask) else read.form.ask
    if ask:
        return filled_in(ask, {"thing": read.filled(got, state).partition(" ")[0].rstrip(":")})
    return f"{question} {example(read, got, state)}".strip()


def example(read: Read, got: Got, state: Any) -> str:
    """An example of that form, about what the line speaks of; "" for one that has none."""
    line = got.get(_MENDED) or read.filled(got, state)
    return f"For example {line}" if line else ""


def _parts(text: str, slot: Slot) -> list[str]:
    """The words of a text for that slot, with every space between them where they are somebody's words."""
    return (text.split(" ") if slot.words else text.split()) if text else []


# -- what comes of it -------------------------------------------------------------------------------------------------


def command_of(reading: Reading, state: Any, last: Last | None) -> Command:
    """The command that a reading stands for, as the exercise has it."""
    command = _command(reading, state)
    return last(state, command) if last is not None else command


def _command(reading: Reading, state: Any) -> Command:
    form, got = reading.read.form, reading.got
    says = form.says(got, state) if callable(form.says) else filled_in(form.says, _told(reading, state))
    warning = form.warn(got, state) if form.warn is not None else ""
    data = form.data(got, state) if form.data is not None else got
    data = {**{name: data[name] for name in form.order if name in data}, **data}
    whole = reading.short == 0 and not reading.by_name
    action: Action = form.action  # type: ignore[assignment]
    nothing = form.already(got, state) if form.already is not None else ""
    if nothing or (action == "none" and not form.kind):
        return Command("none", nothing or says, whole=whole)
    if action == "card":
        return Command("card", says, f"{form.kind}{next(iter(got.values()))}", whole=whole)
    if form.names:
        return Command(action, says, str(got[form.names]), whole=whole, run=str(got.get("run", "")))
    private = form.private(got, state) if callable(form.private) else form.private
    private = bool(private) or not reading.read.private.isdisjoint(reading.said)
    away = bool(form.away or form.group)
    day, passed = _day(reading, state)
    return Command(action, says, form.kind, data, warning, private, whole, day, passed, away=away)


def _day(reading: Reading, state: Any) -> tuple[str, bool]:
    """The words of what was read that name a day, and whether it has passed."""
    for place in reading.read.dated:
        value = reading.said.get(place.field)
        if place.slot is not None and value and (day := place.slot.day(value, reading.got, state)):
            return day, place.slot.passed(reading.got, state)
    return "", False


def _told(reading: Reading, state: Any) -> dict[str, str]:
    """What was read, by field, as a sentence says it."""
    places = {place.field: place.slot for place in reading.read.slots()}
    told = {key: str(value) for key, value in reading.got.items()}
    for field, value in reading.said.items():
        slot = places.get(field)
        told[field] = slot.say(value, state) if slot is not None else str(value)
    return told


class Lead:
    """A line as far as its colon: while words are typed behind it, nothing before them is read again."""

    def __init__(self, typed: str, heads: Sequence[_Head], trying: Trying, last: Last | None):
        self._typed, self._heads, self._trying, self._last = typed, heads, trying, last

    def command(self, line: str) -> Command | None:
        """What a line asks for that is this one with other words, and is written out; None for any other."""
        colon, trying = COLON.search(line), self._trying
        words = line[colon.end() :].strip() if colon is not None and line[: colon.end()] == self._typed else ""
        if not words:
            return None
        trying.tail, trying.by_name = words, False
        found: Reading | None = None
        for head in self._heads:
            try:
                reading = _finished(head, trying)
            except No:
                continue
            if found is None or reading.better(found):
                found = reading
        if found is None or found.short or trying.by_name:
            return None
        return command_of(found, trying.state, self._last)


def lead(line: str, reads: Iterable[Read], trying: Trying, last: Last | None) -> Lead | None:
    """The lead of a line that is written out, out of the forms that it could have so; None where what stands behind
    the colon could change what is read before it."""
    colon = COLON.search(line)
    if colon is None or trying.line != line:
        return None
    heads: list[_Head] = []
    for read in reads:
        if not read.form.when(trying.state):
            continue
        if read.last is None:
            if any(place.slot is not None and place.slot.loose for place in read.slots()):
                return None
            continue
        trying.by_name = False
        try:
            head = _begun(read, trying)
        except No:
            continue
        more = head.at < len(trying.tokens)
        if trying.by_name or read.form.action != "move" or (more and read.colon != ":"):
            return None
        if not more:
            heads.append(head)
    return Lead(line[: colon.end()], heads, trying, last) if heads else None
