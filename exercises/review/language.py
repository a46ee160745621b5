"""The slots of a review's lines, and its language. Pure.

Sheets are letters in a row (exercises/review/marks.py), so that nine tools take nine keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from exercises.kernel.consent import SAID
from exercises.kernel.days import SOME_DAY, day_in, full_day, said_whole
from exercises.kernel.expression import expression
from exercises.kernel.language import Language, of_now
from exercises.kernel.moves import Got, forms_of
from exercises.kernel.shape import ExerciseError
from exercises.kernel.slots import Fields, Lettered, Miss, Number, OneOf, Slot, Thing, Words
from exercises.kernel.text import folded
from exercises.kernel.words import number_of, pick
from exercises.review import reading_sheets, saying
from exercises.review.checks import MOST_PEOPLE, asked_of, round_of, tool_of
from exercises.review.marks import fingerprint
from exercises.review.moves import MOVES
from exercises.review.scales import ADAPTED, DROPPED
from exercises.review.setting_up import moments_of
from exercises.review.state import BOTH, WHYS, Review, Round

_COUNT = expression(r"([^\d]+?)[\s:=]*(\d{1,4})(?!\w)[\s,;]*")


def _counted(state: Review) -> dict[str, str]:
    """What may stand before a count: every word, and the letters of the first question."""
    scales = [*state.scales.values()]
    return {**scales[0].by_letter, **{word: word for scale in scales for word in scale.marks}}


class _Tool(Thing):
    """A tool by its number, completed by its name."""

    def __init__(self) -> None:
        super().__init__(self._called, lambda state: state.tools, ask="Which tool?")

    def _called(self, state: Review, number: int) -> str:
        return f"{number} {tool_of(state, number).name}"

    def say(self, value: Any, state: Any) -> str:
        return str(value)


class _Asked(_Tool):
    """A tool that the round of the sheet asks about."""

    def take(self, tokens: Sequence[str], got: Got, state: Review) -> tuple[Any, int]:
        number, took = super().take(tokens, got, state)
        return asked_of(state, state.rounds[state.sheets[got["sheet"]].round], number).number, took


class _Round(Thing):
    """A round by its letter and number."""

    def __init__(self) -> None:
        super().__init__(lambda state, number: f"r{round_of(state, number).number}", lambda state: state.rounds, "r")

    def say(self, value: Any, state: Any) -> str:
        return str(value)


_WORDS_OF_A_DAY = 3
"""How many words a day has at most that is not written in full: *Friday 6 March*."""


class _Day(Slot):
    """The day of a round, and often one that has passed: without its year it is the last there was."""

    loose = True

    def take(self, tokens: Sequence[str], got: Got, state: Review) -> tuple[Any, int]:
        said = " ".join(tokens)
        day = full_day(said)
        if day < "1900" and (day or len(tokens) > _WORDS_OF_A_DAY or not day_in(said, SOME_DAY)):
            raise Miss("Which day?", near=True)
        return said_whole(said) or said, len(tokens)

    def day(self, value: Any, got: Got, state: Any) -> str:
        return "" if said_whole(value) else str(value)

    def passed(self, got: Got, state: Any) -> bool:
        return True


class _Moment(Words):
    """What moment a round is asked at; the template's are offered."""

    def ways(self, begun: str, got: Got, state: Review) -> Iterable[tuple[str, str]]:
        return ((moment, "the moment") for moment in moments_of(state.template.words) if not begun)


class _Rounds(Slot):
    """Two rounds."""

    loose = True

    def take(self, tokens: Sequence[str], got: Got, state: Review) -> tuple[Any, int]:
        said = [word for word in folded(" ".join(tokens)).replace(",", " ").split() if word != "and"]
        numbers = [number_of(word.removeprefix("r")) for word in said]
        if len(numbers) != 2 or None in numbers:
            raise Miss("Two rounds are compared, by the same people: compare r1 r2", near=True)
        return [round_of(state, number).number for number in numbers], len(tokens)


class _Sheet(Slot):
    """The letters of a sheet, and the fingerprint of the word on it."""

    loose = True

    def _round(self, got: Got, state: Review) -> Round:
        return round_of(state, got.get("round", 0))

    def take(self, tokens: Sequence[str], got: Got, state: Review) -> tuple[Any, int]:
        this_round, text = self._round(got, state), " ".join(tokens)
        if reading_sheets.is_beside(text):
            raise Miss("Letters in a row are a sheet.")
        typed, match = reading_sheets.layers(text, this_round, state)
        reading_sheets.fits(typed, this_round, state)
        return Fields(**reading_sheets.kept(typed), **({"match": match} if match else {})), len(tokens)


class _Again(_Sheet):
    """The letters of a sheet that is typed anew; its word has a line of its own."""

    def _round(self, got: Got, state: Review) -> Round:
        return state.rounds[state.sheets[got["sheet"]].round]

    def take(self, tokens: Sequence[str], got: Got, state: Review) -> tuple[Any, int]:
        number = got["sheet"]
        if not tokens:
            raise ExerciseError(f"Which marks? s{number}: {state.fitting_marks}")
        fields, took = super().take(tokens, got, state)
        if fields.get("match"):
            raise ExerciseError(f"The word has a line of its own: s{number} word: kauri")
        if not any(fields.values()):
            raise ExerciseError(f"Which marks? s{number}: {state.fitting_marks}")
        return fields, took


class _Letters(_Again):
    """The same without its colon: nothing but letters of marks."""

    def take(self, tokens: Sequence[str], got: Got, state: Review) -> tuple[Any, int]:
        said = folded(" ".join(tokens))
        if len(said) < 2 or number_of(tokens[0]) is not None or not set(said) <= _letters(state):
            raise Miss("Letters in a row are a sheet.")
        return super().take(tokens, got, state)


def _letters(state: Review) -> set[str]:
    return {*"/ ", *(sign for scale in state.scales.values() for sign in scale.letters + scale.digits)}


class _Beside(Slot):
    """Words beside a mark of the last sheet: "3: in the car", "4 no time". They go with their tool, never with it."""

    loose = words = True

    def __init__(self, mark: str) -> None:
        self.mark = mark

    def take(self, tokens: Sequence[str], got: Got, state: Review) -> tuple[Any, int]:
        text, this_round = " ".join(tokens), round_of(state, got.get("round", 0))
        if not reading_sheets.is_beside(text):
            raise Miss("Letters in a row are a sheet.")
        sheets = state.sheets_of(this_round.number)

        def mark_of(tool: int) -> str:
            return sheets[-1].mark(next(iter(state.scales.values())), tool) if sheets else ""

        mark, data = reading_sheets.beside(
            text, state.fitting_marks, [tool.number for tool in state.asked(this_round.number)], mark_of
        )
        if mark != self.mark:
            raise Miss("Letters in a row are a sheet.")
        return Fields(data), len(tokens)


class _Mark(Slot):
    """One mark, by its letter or its word."""

    loose = True

    def take(self, tokens: Sequence[str], got: Got, state: Review) -> tuple[Any, int]:
        asked = state.rounds[state.sheets[got["sheet"]].round].layers
        said = folded(" ".join(tokens))
        if not said:
            raise Miss(f"Which mark? {state.scales[asked[0]].in_words}.", near=True)
        for layer in asked:
            letters = state.scales[layer].by_letter
            begun = (word for word in letters.values() if len(said) > 1 and folded(word).startswith(said))
            mark = letters.get(said) or next(begun, "")
            if mark:
                return Fields(layer=layer, mark=mark), len(tokens)
        known = "; ".join(state.scales[layer].in_words for layer in asked)
        raise Miss(f"“{' '.join(tokens)[:40]}” is no mark. {known}.", near=True)

    def say(self, value: Any, state: Any) -> str:
        return str(value["mark"])


class _Match(Slot):
    """A word that somebody chose; its fingerprint is all that is kept."""

    loose = private = True

    def take(self, tokens: Sequence[str], got: Got, state: Review) -> tuple[Any, int]:
        match = fingerprint(" ".join(tokens))
        if not match:
            raise Miss("Which word did they choose? Not a name.", near=True)
        return match, len(tokens)


class _Totals(Slot):
    """Words with their counts: adopted 7 adapted 4 dropped 2."""

    loose = True

    def take(self, tokens: Sequence[str], got: Got, state: Review) -> tuple[Any, int]:
        text, counts, end, known = " ".join(tokens), dict[str, int](), 0, _counted(state)
        while (found := _COUNT.match(text, end)) is not None:
            said = found[1].strip(" ,;:=")
            word = known.get(said) or pick(said, known, "mark")
            if word in counts:
                raise Miss(f"{word} stands twice. Each word has its count.", final=True)
            if len(said) > 1 and said.endswith("-"):
                raise Miss("Nobody is fewer than none. Totals are words with their counts.", final=True)
            counts[word] = int(found[2])
            end = found.end()
        if not counts or end != len(text):
            raise Miss("Totals are words with their counts.", near=True)
        round_of(state, 0)
        return counts, len(tokens)


class _Name(Words):
    """What a tool is called, which is no number of one that is there."""

    def take(self, tokens: Sequence[str], got: Got, state: Review) -> tuple[Any, int]:
        text, took = super().take(tokens, got, state)
        number = number_of(text)
        if number in state.tools:
            raise Miss(f"Tool {number} is there. Other words for it: {number} line: …", final=True)
        return text, took


_SHEET = Lettered("s", "sheets", "sheet", saying.a_sheet)
LANGUAGE = Language(
    forms_of(MOVES.values()),
    slots={
        "words": Words(),
        "name": _Name(),
        "tool": _Tool(),
        "asked": _Asked(),
        "round": _Round(),
        "sheet": _SHEET,
        "version": Lettered("v", "versions", "version", "version 3: in the car, in two minutes"),
        "why": Lettered("y", "whys", "reason", "why 4 no time"),
        "easy": Lettered("k", "eased", "line", "easy 3: one page, always on the wall"),
        "decision": Lettered("d", "decisions", "decision", "decide 3: cards instead of a sheet"),
        "day": _Day(),
        "moment": _Moment(),
        "people": Number("How many people?", most=MOST_PEOPLE),
        "asks": OneOf(lambda state: {one: one for one in (*state.scales, BOTH)}, "thing to ask", loose=True),
        "rounds": _Rounds(),
        "marks": _Sheet(),
        "again": _Again(),
        "letters": _Letters(),
        "adapted": _Beside(ADAPTED),
        "dropped": _Beside(DROPPED),
        "mark": _Mark(),
        "match": _Match(),
        "counts": _Totals(),
        "consent": OneOf(SAID, "consent", loose=True),
        "reason": OneOf(WHYS, "reason", loose=True),
    },
    empty=lambda state: f"A line begins with a word or a tool's number: {saying.a_sheet(state)}",
    unknown=of_now("tool Whānau map: who is around this child"),
    says="There is no “{word}” in this review.",
)
