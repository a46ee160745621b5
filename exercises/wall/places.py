"""Questions and areas as they are typed and said, and which question asks what works and which what does not. Pure.

"A Good Start in Life": *Partnership works best when…* and what HELPS are asked of two groups of people; a statement
goes under the question that asks the same thing. The two are never put on one scale.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded, listed
from exercises.wall.state import Area, Question, Wall

LEAST_TITLE = 3
"""So many letters of a word of a title name its place."""


_Places = tuple[tuple[str, str, tuple[str, ...], str, tuple[str, ...]], ...]
_LAST: dict[str, tuple[tuple[Question, ...], tuple[Area, ...], _Places]] = {}

EVERY_AREA = "all"
"""What stands for an area: the wall of every one of them."""


def _named(state: Wall) -> _Places:
    """Each place: whether a question or an area, its key, its short names, its title, and what else people say for it,
    folded."""
    last = _LAST.get("")
    if last is None or last[0] is not state.questions or last[1] is not state.areas:
        said = {key: _SAID[side] for side, key in sides(state).items()}
        items = state.template.words.get("areas")
        also = {item["key"]: tuple(map(folded, item.get("also_called", ()))) for item in items or ()}
        asked = [
            ("question", one.key, (folded(one.key),), folded(one.title), said.get(one.key, ()))
            for one in state.questions
        ]
        under = [
            ("area", one.key, (folded(one.key), folded(one.short)), folded(one.title), also.get(one.key, ()))
            for one in state.areas
        ]
        last = _LAST[""] = (state.questions, state.areas, (*asked, *under))
    return last[2]


def places_called(word: str, state: Wall) -> list[tuple[str, str]]:
    """The questions and areas that `word` may name: the exact one, else each it begins, else by a word of the title."""
    sought = folded(word)
    every = _named(state)
    if not sought:
        return []
    exact = [(kind, key) for kind, key, names, _, _ in every if sought in names]
    exact = exact or [(kind, key) for kind, key, _, _, also in every if sought in also]
    begun = exact or [(kind, key) for kind, key, names, _, _ in every if any(name.startswith(sought) for name in names)]
    if begun:
        return begun
    whole = f" {sought}" if len(sought) >= LEAST_TITLE else f" {sought} "
    return [(kind, key) for kind, key, _, title, _ in every if whole in f" {title} "]


def is_place(word: str, state: Wall) -> bool:
    """Whether the word is a question's or an area's own name, whole, or what else is said for it."""
    sought = folded(word)
    return any(sought in names or sought in also for _, _, names, _, also in _named(state))


def place_words(state: Wall) -> list[str]:
    """What may be typed for the questions and areas, in order."""
    return [*(folded(question.key) for question in state.questions), *(area.short for area in state.areas)]


def as_a_note_begins(state: Wall) -> str:
    """What is said of a line that is none of this wall's."""
    places = listed(place_words(state), joiner="or")
    first = folded(state.questions[0].key)
    typed = state.areas[0].short if state.boxes else f"{first} {state.areas[0].short}"
    return f"A note begins with a colon, or with where it goes, {places}. For example {typed}: Knowing who to ring"


PLACES_IN_EXAMPLES = {"helps", "difficult", "team", "network", "whānau"}
"""The questions and areas that examples name."""


def of_this_wall(example: str, state: Wall | None) -> str:
    """The example with this wall's questions where it names some, and on a wall in boxes with two of its boxes."""
    if state is None:
        return example
    asked = [folded(question.key) for question in state.questions]
    there = [area.short for area in state.areas]
    instead = {"helps": asked[0], "difficult": asked[-1]} if not {"helps", "difficult"} <= {*asked} else {}
    if not {"team", "network", "whānau"} <= {*there}:
        instead |= {"team": there[0], "network": there[1 % len(there)], "whānau": there[-1]}
    head, colon, tail = example.partition(":")
    return f"{' '.join(instead.get(word, word) for word in head.split(' '))}{colon}{tail}"


def places_of(words: Sequence[str], state: Wall, example: str) -> dict[str, str]:
    """The keys of the question and the area that the words name, in any order. Raises ExerciseError."""
    question, rest = _in_its_words(words, state)
    found: dict[str, str] = {"question": question} if question else {}
    unsure: list[tuple[str, list[tuple[str, str]]]] = []
    for word in rest:
        named = places_called(word, state)
        if not named:
            there = listed(place_words(state)[:12], joiner="or")
            raise ExerciseError(f"There is no question or area “{word[:60]}”. There is {there}: {example}")
        if len(named) > 1:
            unsure.append((word, named))
            continue
        kind, key = named[0]
        if found.setdefault(kind, key) != key:
            raise ExerciseError(f"One {kind} at a time, for each note has its own: {example}")
    for word, named in unsure:  # a word of several titles says nothing more where another word named one of them
        if not any(found.get(kind) == key for kind, key in named):
            told = listed([place_name(state, kind, key) for kind, key in named[:6]], joiner="or")
            raise ExerciseError(f"“{word}” could be {told}. Type one letter more: {example}")
    return found


def _in_its_words(words: Sequence[str], state: Wall) -> tuple[str, Sequence[str]]:
    """The question of which several words in a row stand there as it is asked, and the other words; "" where none does
    more than another."""
    said = [folded(word).strip(_ENDS) for word in words]
    longest: dict[str, tuple[int, int]] = {}
    for question in state.questions if 1 < len(said) <= _MOST_WORDS else ():
        for asked in {question.title, question.ask}:
            known = " ".join(word.strip(_ENDS) for word in folded(asked).split())
            rows = ((at, end) for at in range(len(said)) for end in range(at + 2, len(said) + 1))
            fit = [(end - at, at) for at, end in rows if f" {' '.join(said[at:end])} " in f" {known} "]
            longest[question.key] = max([*fit, longest.get(question.key, (0, 0))])
    most = max((length for length, _ in longest.values()), default=0)
    keys = [key for key, (length, _) in longest.items() if length == most]
    if not most or len(keys) > 1:
        return "", words
    at = longest[keys[0]][1]
    return keys[0], [*words[:at], *words[at + most :]]


_MOST_WORDS = 20
"""Words that stand before the colon of a note at most."""
_ENDS = "….?!,"
"""What may stand at the end of a word of a question."""


def place_name(state: Wall, kind: str, key: str) -> str:
    """A question's title, or an area's short name."""
    return state.question_of(key).title if kind == "question" else state.area_of(key).short


def place(state: Wall, question: str, area: str) -> str:
    """A question and an area as they are said: "What HELPS, whānau"."""
    return f"{state.question_of(question).title}, {state.area_of(area).short}"


def places_ways(begun: str, state: Wall, *, only: str = "", named: Sequence[str] = ()) -> list[tuple[str, str]]:
    """The words for places that go on with what was begun, each with its title; one of a kind that was `named`
    already is none."""
    sought = folded(begun)
    taken = {kind for word in named for kind, _ in places_called(word, state)}
    found: list[tuple[str, str]] = []
    for kind, key, names, whole, _ in _named(state):
        fits = not sought or any(f" {sought}" in f" {name}" for name in (*names, whole))
        if fits and kind not in taken and only in ("", kind):
            short = key.lower() if kind == "question" else state.area_of(key).short
            found.append((short, state.question_of(key).title if kind == "question" else state.area_of(key).title))
    return found


# -- what works, and what does not ------------------------------------------------------------------------------------

WORKS, NOT = "works", "not"
_SAID = {
    WORKS: ("works", "worked", "helps", "helped", "good"),
    NOT: ("difficult", "difficulty", "hinders", "hindered", "hinder", "hindering", "hard", "barrier", "barriers"),
}
"""What is said for the question of each side."""
_CALLED = {
    **{word: side for side, words in _SAID.items() for word in words},
    **dict.fromkeys(("not", "doesn't", "doesnt", "don't"), NOT),
    "does": "",
}


def side_called(word: str) -> str:
    """The side that a word means; "" for none."""
    return _CALLED.get(folded(word), "")


def sides(state: Wall) -> Mapping[str, str]:
    """The key of the question of each side; empty where the template's questions are neither."""
    told: dict[str, str] = {}
    asked = state.template.words.get("questions")
    for question, words in zip(state.questions, asked if isinstance(asked, list) else [], strict=False):
        side = words.get("side") if isinstance(words, Mapping) else None
        if side in (WORKS, NOT):
            told.setdefault(side, question.key)
    for question in () if told else state.questions:
        side = side_called(question.key)
        if side:
            told.setdefault(side, question.key)
    return told


def question_of_side(state: Wall, side: str) -> str:
    """The key of the question of that side. Raises ExerciseError when this wall asks no such thing."""
    found = sides(state).get(side)
    if found is None:
        raise ExerciseError(
            f"This wall does not ask what {'works' if side == WORKS else 'does not'}. Name one of its questions: "
            f"statement {folded(state.questions[0].key)}: text"
        )
    return found
