"""Where a note goes and where it comes from, as they are typed in a wall's lines. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from exercises.kernel.anywhere import ANYWHERE
from exercises.kernel.moves import Got
from exercises.kernel.p_numbers import whole as whole_p_number
from exercises.kernel.shape import ExerciseError
from exercises.kernel.slots import ByName, Fields, Miss, Slot
from exercises.kernel.text import folded, listed, matches
from exercises.kernel.words import pick
from exercises.wall.places import LEAST_TITLE, is_place, place_name, places_called, places_of, places_ways
from exercises.wall.saying import numbered
from exercises.wall.slots_notes import notes_there
from exercises.wall.slots_themes import any_theme, number_first
from exercises.wall.state import POST_IT, SOURCES, Wall
from exercises.wall.works_or_not import question_of_side, side_called

_EXAMPLE = "helps team from story: She rang me first"
_ANYWHERE = tuple(dict.fromkeys(example.split()[0] for example, _ in ANYWHERE))
_TIMES = re.compile(r"(\d{1,3})x?")


class Where(Slot):
    """A question and an area in any order, where the note comes from, and who wrote it. `item` for what was folded in
    from elsewhere, and not typed off a post-it."""

    least = 2
    """So many letters of a place's name may begin a line."""

    def __init__(self, *, item: bool = False) -> None:
        self.item = item

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        fields, exact = self.read(tokens, state)
        source = fields.get("source", state.usual_source)
        if self.item != (source != POST_IT and "author" not in fields):
            raise Miss("It is not typed so.")
        return fields if exact else ByName(fields), len(tokens)

    def read(self, tokens: Sequence[str], state: Wall) -> tuple[Fields, bool]:
        """What the words say, and whether each place is written out. Raises ExerciseError."""
        first = "".join(tokens[:1])
        exact = is_place(first, state) or folded(first) in ("from", "by")
        if not exact and (len(first) < self.least or not places_called(first, state)):
            raise Miss("Which question or area?")
        fields, places, said = Fields(), [], [*tokens]
        while said:
            word = said.pop(0)
            if folded(word) not in ("from", "by") or is_place(word, state):
                places.append(word)
            elif not said:
                raise ExerciseError(f"From what, or by whom? {_EXAMPLE}")
            elif folded(word) == "from":
                fields["source"] = pick(said.pop(0), SOURCES, "source")
            else:
                fields["author"] = self._writer(said.pop(0), state)
        fields.update(places_of(places, state, _EXAMPLE))
        return fields, all(is_place(word, state) for word in places)

    def _writer(self, word: str, state: Wall) -> str:
        if not state.authors:
            raise ExerciseError(
                "This exercise keeps no writers, and that stays so. Without: helps team: They ring back"
            )
        found = whole_p_number(word)
        if not found:
            raise ExerciseError("A number, not a name: by P07: They ring back. Names stay out of the record.")
        return found

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        return ((f"{word} ", title) for word, title in places_ways(begun, state)) if begun else ()

    def more(self, before: Sequence[str], begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        if folded(before[-1]) == "from":
            return ((known, "where it comes from") for known in SOURCES if not begun or matches(begun, known))
        if not places_called(before[0], state):
            return ()
        return places_ways(begun, state, named=before)


class InForce(Where):
    """The question and the area from now on. What the room sees changes, so no two letters name them."""

    least = LEAST_TITLE

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        fields, exact = self.read(tokens, state)
        word = folded(tokens[0])
        others = [known for known in _ANYWHERE if known.startswith(word)]
        if len(tokens) == 1 and not exact and others:
            said = [place_name(state, kind, key) for kind, key in places_called(word, state)]
            raise ExerciseError(f"“{word}” could be {listed([*said, *others], joiner='or')}. Type one letter more.")
        if "source" in fields or "author" in fields:
            raise Miss(f"That goes with a note: {_EXAMPLE}", final=True)
        return fields if exact else ByName(fields), len(tokens)


class Places(Slot):
    """A question and an area in any order, one of them at least; `only` one of the two kinds."""

    def __init__(self, example: str, *, only: str = "", may_be_none: bool = False) -> None:
        self.example, self.only, self.may_be_none = example, only, may_be_none

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        if not tokens and self.may_be_none:
            return Fields(), 0
        if not tokens or (not self.only and not places_called(tokens[0], state)):
            raise Miss(f"Which {self.only or 'question or area'}?", near=True)
        found = places_of(tokens, state, self.example)
        if self.only and self.only not in found:
            raise Miss(f"Which {self.only}?", near=True)
        if self.only and len(found) > 1:
            raise ExerciseError(f"Which {self.only}, and nothing more? {self.example}")
        told = Fields(found)
        return told if all(is_place(word, state) for word in tokens) else ByName(told), len(tokens)

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        return places_ways(begun, state, only=self.only) if begun or self.only else ()

    def say(self, value: Any, state: Wall) -> str:
        return ", ".join(place_name(state, kind, key) for kind, key in value.items())


class Item(Slot):
    """Where something folded in belongs: its side or question, its area, how often it was seen, what it comes from."""

    def __init__(self, example: str) -> None:
        self.example = example

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        words, fields = _from(list(tokens))
        words = self._seen(words, fields)
        side, places = "", []
        for word in words:
            if is_place(word, state) or folded(word) not in ("best", "when", "work"):
                known = "" if side or is_place(word, state) else side_called(word)
                side = side or known
                places += [] if known else [word]
        fields.update(places_of(places, state, self.example))
        if side and "question" not in fields:
            fields["question"] = question_of_side(state, side)
        return fields, len(tokens)

    def _seen(self, words: list[str], fields: Fields) -> list[str]:
        """The words without "seen 3", which goes into the fields."""
        at = next((place for place, word in enumerate(words) if folded(word) == "seen"), -1)
        if at < 0:
            return words
        found = _TIMES.fullmatch(words[at + 1]) if at + 1 < len(words) else None
        if found is None or not int(found[1]):
            raise ExerciseError(f"How often was it seen? {self.example}")
        fields["seen"] = int(found[1])
        behind = at + 3 if words[at + 2 : at + 3] and folded(words[at + 2]) in ("times", "time") else at + 2
        return [*words[:at], *words[behind:]]

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        return self.more((), begun, got, state)

    def more(self, before: Sequence[str], begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        yield from places_ways(begun, state, named=before)
        if "from" not in before:
            forms = (("seen ", "how often it was seen"), ("from ", "what it comes from, in your words"))
            yield from (form for form in forms if form[0].startswith(begun))


def _from(words: list[str]) -> tuple[list[str], Fields]:
    """The words before "from", and what it comes from: all those after it, in the facilitators' own words."""
    at = next((place for place, word in enumerate(words) if folded(word) == "from"), len(words))
    ref = " ".join(words[at + 1 :])
    return words[:at], Fields(ref=ref) if ref else Fields()


class Times(Slot):
    """How often: 3, 3x, 3 times."""

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        found = _TIMES.fullmatch(tokens[0]) if tokens else None
        if found is None or not int(found[1]):
            raise Miss("How often was it seen?", near=True)
        return int(found[1]), 1 + (len(tokens) > 1 and folded(tokens[1]) in ("times", "time"))


class SpeaksAgainst(Slot):
    """The theme or the note that something speaks against, and what it comes from. A bare number is a statement before
    it is a theme."""

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        words, fields = _from(list(tokens))
        if len(words) != 1 or not number_first(words[0]):
            raise Miss("Against which theme or statement?", near=True)
        number, bare = int(words[0].lstrip("tT")), words[0].isdecimal()
        note = state.notes.get(number)
        if bare and (number not in state.themes or (note is not None and note.item)):
            notes_there([number], state)
            other = f"For the theme: against t{number}" if number in state.themes else ""
            return Fields({**fields, "note": number, "also_meant": other}), len(tokens)
        any_theme(number, state)
        other = f"For the note: {number} against" if bare and note is not None else ""
        return Fields({**fields, "theme": number, "also_meant": other}), len(tokens)

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        for theme in state.standing():
            number = str(theme.number)
            if not begun or begun in (number, f"t{number}") or (theme.name and matches(begun, theme.name)):
                yield f"t{number}", numbered(theme)


class Ref(Slot):
    """Words of one's own before the colon, all of them."""

    words = True

    def __init__(self, ask: str) -> None:
        self.ask = ask

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        if not tokens:
            raise Miss(self.ask, near=True)
        return " ".join(tokens), len(tokens)
