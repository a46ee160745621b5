"""The forms a line on a wall may have, each with an example, and the small parts its readers share. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from exercises.kernel.shape import Command, ExerciseError
from exercises.kernel.text import folded
from exercises.wall.state import Wall

Reader = Callable[[list[str], str, Wall], Command]
"""Reads what stands behind a first word: the words before the colon, those after it, and the wall."""

NOTE_EXAMPLES: tuple[tuple[str, str], ...] = (
    (": Knowing who to ring", "a note, verbatim, under the question and area in force"),
    ("helps team: They ring back", "a note under another question or area; either word, any order, any beginning"),
    ("difficult whānau", "sets the question and area in force; the room sees the question"),
    ("helps team from story: She rang me first", "where it comes from: journal, story, conversation or survey"),
    ("17", "opens the note's card"),
    ("retype 17: Priya and I say it once", "as the paper has it; the earlier typing is kept"),
    ("17 area network", "puts notes under another area; 17 question helps under the other question"),
    ("halve 17: We say it once / then we go quiet", "two thoughts become two notes; the paper's wording is kept"),
    ("whole 12", "the halves leave the wall again, and the note is back"),
    ("same 40 17", "the same paper typed twice: 40 is kept and not counted; same 40 off brings it back"),
    ("unname 17: Priya / a colleague", "takes a name out of every view and page at once"),
    ("unname all: Priya / a colleague", "takes it out wherever it stands"),
)
_AUTHOR_EXAMPLE = ("by P07: They ring back", "a note with its writer's number, for the facilitators only")
SORTING_EXAMPLES: tuple[tuple[str, str], ...] = (
    ("17 21 40 > 3", "moves notes into theme 3"),
    ("17 > shared words", "the same, by any word of the theme's name"),
    ("17 > 3: the room read it twice", "the same, with why"),
    ("17-23 > new We cannot be in partnership when we disagree", "begins a theme of them; > new alone names it later"),
    ("also 24 > 5", "copies a note into a second theme"),
    ("out 24", "takes a note out of its themes; out 24 3 out of theme 3 only"),
    ("lone 17: nobody else says it", "a lone voice: it stays visible, outside the themes"),
    ("contested 17: we choose silence / we are silenced", "both readings are kept"),
    ("park 17 until next session: ask the whānau advisers", "set aside for now, for the facilitators' eyes"),
)
THEME_EXAMPLES: tuple[tuple[str, str], ...] = (
    ("t3", "opens the theme's card"),
    ("theme: We are asked too late", "begins a theme without notes"),
    ("name 3: We go quiet when it matters // the group's own words", "its name, a sentence; after // why"),
    ("about 3: Silence in meetings, and what follows", "what the theme is about"),
    ("includes 3: nods, side talks", "what belongs in it"),
    ("excludes 3: shouting", "what does not"),
    ("merge 3 5: one is how the other looks", "5, and any others, go into the first named"),
    ("unmerge 7: they were two after all", "a merged theme comes back with its notes"),
    ("split 3: 24 25 > We nod and leave // two heaps", "a new theme out of some of its notes"),
    ("drop 6: nothing came", "takes away an empty theme; undrop 6 brings it back"),
    ("link 3 8: one feeds the other", "two themes looked at together, across areas and questions too"),
    ("apart 3 8: different people wrote them", "two themes kept apart on purpose"),
    ("l1 remove", "takes a link out"),
)
CHECK_EXAMPLES: tuple[tuple[str, str], ...] = (
    ("people 24", "how many take part in the member check"),
    ("check 3 yes 15 change 6 no 3 not us 0: say it softer", "what the group answered, in counts, and one thing said"),
    ("check lone: they are heard", "the same for the lone voices"),
    ("said 3: it is too kind to us", "one more thing that was said"),
    ("decide 3 changed: the name now says who goes quiet", "what came of it: changed, kept or minority, and why"),
    ("pass", "nothing at all is recorded"),
    ("pause", "the time does not count; resume goes on"),
    ("close", "ends the exercise; close: a last word; reopen goes on"),
)
ITEM_EXAMPLES: tuple[tuple[str, str], ...] = (
    ("statement works whānau: they are asked before we answer", "a statement out of a journal; works, or not"),
    ("statement not team seen 3 from F1, 12 March, entry 3: people were sent", "how often it was seen, and from where"),
    ("story helps team: She rang me first", "from a story somebody told; heard … is from a conversation"),
    ("heard difficult network: Nobody told the ward", "from a conversation"),
    ("against t3: one pair met without it", "what speaks against a theme; against 17, against a statement"),
    ("a1 remove: it was about another team", "it does not speak against it after all; the trail keeps it"),
    ("17 seen 3", "how often a statement was seen"),
    ("17 consent without number", "how its words may be used: room only, without or with number"),
    ("17 withdrawn", "taken back by whoever said it; the file itself: withdrawn for good"),
    ("fold in", "says what there is: statements, feedback, stories, conversations; fold in all takes it"),
)
EXAMPLES = (*NOTE_EXAMPLES, *SORTING_EXAMPLES, *THEME_EXAMPLES, *CHECK_EXAMPLES, *ITEM_EXAMPLES)


def examples(state: Wall) -> tuple[tuple[str, str], ...]:
    """Every form a line may have on this board, in words of its own questions; the one with a writer only where
    writers are kept."""
    every = (*EXAMPLES, _AUTHOR_EXAMPLE) if state.authors else EXAMPLES
    asked = {held.key.lower() for held in state.questions}
    if {"helps", "difficult"} <= asked:
        return every
    first, last = folded(state.questions[0].key), folded(state.questions[-1].key)
    return tuple((_asked(example, first, last), means) for example, means in every)


def _asked(example: str, first: str, last: str) -> str:
    """The example with this wall's questions where it names some."""
    head, colon, tail = example.partition(":")
    words = [{"helps": first, "difficult": last}.get(word, word) for word in head.split(" ")]
    return f"{' '.join(words)}{colon}{tail}"


def move(says: str, kind: str, /, *, warning: str = "", private: bool = False, **data: Any) -> Command:
    """A command that is recorded. What was not said ("" or None) is left out: the move knows what holds then."""
    told = {key: value for key, value in data.items() if value not in ("", None)}
    return Command("move", says, kind, told, warning, private)


def words_of(tail: str, example: str) -> str:
    """The words after the colon. Raises ExerciseError with the example when there are none."""
    if not tail:
        raise ExerciseError(f"The words come after the colon. For example {example}")
    return tail


def nothing_more(rest: list[str], tail: str, example: str) -> None:
    """Raises ExerciseError when a line goes on where nothing of it would be kept."""
    if rest:
        raise ExerciseError(f"“{' '.join(rest)[:60]}” does not go there. For example {example}")
    if tail:
        raise ExerciseError(f"No words go with that. For example {example}")


def parts_of(tail: str, example: str, *, exactly: int = 0) -> list[str]:
    """The words between slashes that stand alone, so that families/whānau stays whole. Raises ExerciseError."""
    parts = [part.strip() for part in f" {tail} ".split(" / ")]
    if len(parts) < 2 or not all(parts) or (exactly and len(parts) != exactly):
        amount = "Two, with / between them and a space on each side" if exactly else "With / between, and spaces"
        raise ExerciseError(f"{amount}: {example}")
    return parts


def reasoned(tail: str) -> tuple[str, str]:
    """A name and, after the last // that stands alone, why."""
    name, mark, why = f" {tail} ".rpartition(" // ")
    return (name.strip(), why.strip()) if mark else (tail, "")
