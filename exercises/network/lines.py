"""What the network's grammar is made of: its words, its examples, and small readers. Pure."""

from __future__ import annotations

from typing import Any

from exercises.kernel.shape import Command, ExerciseError
from exercises.kernel.words import pick
from exercises.network.checks import chair_of
from exercises.network.state import Network

QUESTION_WORDS = {
    "why": "explanation",
    "do": "intervention",
    "who": "responsibility",
    "explanation": "explanation",
    "intervention": "intervention",
    "responsibility": "responsibility",
}
FIELD_OF = {**QUESTION_WORDS, "matters": "matters", "visits": "visits", "felt": "felt"}

CHAIR_EXAMPLES: tuple[tuple[str, str], ...] = (
    ("+ child Tama: the child", "sets out a chair: row, actual person, role"),
    ("+ agency Jo: physiotherapist, child development service", "the same, with the agency after the last comma"),
    ("+ agency empty: orthopaedic surgeon, regional hospital", "sets out an empty chair"),
    ("9 empty absent", "leaves a chair empty, and why"),
    ("9 near", "close, middle or far"),
    ("9 away", "turned toward or away"),
    ("9 person: Jo", "another person, role, agency or short name; the answers stay"),
    ("9 row parent", "moves a chair to another row"),
    ("9 remove", "takes a chair out that nothing speaks of"),
    ("row agency: Services", "renames a row in this session"),
    ("row + faith: Faith community", "adds a row in this session"),
)
SEAT_EXAMPLES: tuple[tuple[str, str], ...] = (
    ("9 holds P14", "who takes the role; for the facilitators only"),
    ("9 leaves", "nobody holds the chair for now; the answers stay"),
    ("7 trades 9", "two people exchange chairs; the answers stay"),
    ("witness P30", "somebody in the room without a role"),
    ("pass", "nothing at all is recorded"),
    ("pace one line", "one line from each chair; pace full goes back"),
    ("7 swaps 8", "role reversal; the same again when they are back"),
    ("7 double: I am tired of being brave", "a thought the role holder kept"),
    ("7 double nod", "the role holder agrees the room may see it"),
    ("asked 2", "a whānau chair was asked what it wants"),
    ("wants 2: one ordinary day a week", "what the whānau chairs want first"),
    ("whānau first off: the stop word was used", "lets agencies agree early, with a reason; whānau first on"),
    ("released 1-5", "leaving the roles, empty chairs too"),
    ("released 5 late: asked for a minute outside", "released late"),
    ("5 needs time", "still in role for a little while"),
    ("spoke 19", "how many spoke in sharing; nothing else of it"),
)
ANSWER_EXAMPLES: tuple[tuple[str, str], ...] = (
    ("9", "opens the chair's card: the fields in order, enter to the next"),
    ("9 why: nobody asked her", "why is it so?"),
    ("9 do: stop tastes by mouth", "what to do?"),
    ("9 who: I decide on safety", "who does what?"),
    ("9 matters: safe swallowing", "what matters most"),
    ("9 visits: 2", "visits a month: none, halves and whole numbers"),
    ("9 felt: I get told off by the scales", "one line on how it is to sit here"),
    ("9 why ?", "we don't know; - is said nothing; ~ words is a guess"),
    ("9 unask why", "back to not asked yet"),
)
FINDING_EXAMPLES: tuple[tuple[str, str], ...] = (
    ("7 vs 8 do: standing first or seating first", "a difference on one of the three questions"),
    ("d1 remove", "takes a difference out; d1: other words changes it"),
    ("idea: find one more person who could get in", "the first idea"),
    ("turning: what would you want if nobody came in?", "the question that turned it"),
    ("shift: from getting in to standing behind", "the shift"),
    ("limit 4", "contacts a month at most, set by the whānau; limit none takes it back"),
    ("agree 2: once a week at most, Tuesday", "an agreement proposed by chair 2; agree 2 do: … names the question"),
    ("a1 yes 7 8 no 26", "who agrees and who does not"),
    ("a1: other words", "rewords an agreement and asks again; a1 remove takes it out"),
    ("slot when: Tuesday 10:00-11:30", "day and time of the shared slot"),
    ("slot 1: 7 11", "who comes in week 1; slot 4: whānau choose; slot 5: nobody"),
    ("slot note: week 5 stays free", "a line under the slot"),
    ("talk 24 > 4 who: would Aroha like to be the first call?", "a connecting conversation"),
    ("k1 owner P19", "who brings it about, as themselves; k1 owner none needs an owner"),
    ("k1 by Friday", "by when; k1: other words changes the opening line; k1 remove"),
    ("k1 done partly: they had talked already", "next time: yes, partly, no or overtaken"),
    ("learned team: ask before I plan", "one thing to do differently: me, whānau, team or network"),
    ("l1 consent without my number", "how somebody's words may be used; l1 consent withdrawn"),
)
CASE_EXAMPLES: tuple[tuple[str, str], ...] = (
    ("case: Tama and the busy front door", "the case's title"),
    ("source composite", "composite, or real with consent held"),
    ("concealed", "identifying details are out; concealed no"),
    ("question: what is it like in this network?", "the question for the group"),
    ("stop word: kāti", "the word that stops everything"),
    ("standing: every visit declined for five weeks", "how contact stands now"),
    ("pause", "the time does not count; resume goes on"),
    ("close", "ends the exercise, when everyone is released; close: reason otherwise; reopen goes on"),
)
PAPER_EXAMPLES: tuple[tuple[str, str], ...] = (
    ("mark who nobody: nobody rings the family first", "what looking down a column showed; m1 remove"),
    ("surprise: two of us each thought the other did it", "one surprise to hear back"),
)
_ONLY_IN_A_ROOM = frozenset(
    {"9 empty absent", "9 near", "9 away", "9 visits: 2", "+ agency empty: orthopaedic surgeon, regional hospital"}
)
EXAMPLES = (
    *ANSWER_EXAMPLES,
    *CHAIR_EXAMPLES,
    *SEAT_EXAMPLES,
    *FINDING_EXAMPLES,
    *CASE_EXAMPLES,
    *PAPER_EXAMPLES,
)


def examples(state: Network) -> tuple[tuple[str, str], ...]:
    """Every form a line may have on this board."""
    if state.with_chairs:
        return (*ANSWER_EXAMPLES, *CHAIR_EXAMPLES, *SEAT_EXAMPLES, *FINDING_EXAMPLES, *CASE_EXAMPLES)
    every = (*ANSWER_EXAMPLES, *CHAIR_EXAMPLES, *FINDING_EXAMPLES, *CASE_EXAMPLES, *PAPER_EXAMPLES)
    used = {"limit" if state.limit is not None else "", "slot" if state.slot_when or state.weeks else ""}
    return tuple((line, means) for line, means in every if _on_paper(line, used))


def _on_paper(line: str, used: set[str]) -> bool:
    """Whether a line fits the paper grid, where nobody sits, and visits and a slot are rare."""
    word = line.split()[0]
    return line not in _ONLY_IN_A_ROOM and (word not in ("limit", "slot") or word in used)


def example_for(verb: str, number: int) -> str:
    """A line of that verb that would fit, for that chair."""
    for example, _ in EXAMPLES:
        first, _, rest = example.partition(" ")
        if first.isdecimal() and rest and rest.split()[0].rstrip(":") == verb:
            return f"{number} {rest}"
    return f"{number} {verb}: other words" if verb in ("role", "agency", "short", "wants") else f"{number} {verb}"


def joined(before: list[str], tail: str) -> str:
    """All the words of a line's end, whether or not a colon stands among them: none is ever dropped."""
    head = " ".join(before)
    return f"{head}: {tail}" if head and tail else head or tail


def nothing_more(words: list[str], tail: str, example: str) -> None:
    """Raises ExerciseError when a line goes on where nothing of it would be kept."""
    if words or tail:
        raise ExerciseError(f"Nothing more goes with that: {example}")


def move(says: str, kind: str, /, *, warning: str = "", private: bool = False, **data: Any) -> Command:
    """A command that is recorded."""
    return Command("move", says, kind, data, warning, private)


def chair_name(state: Network, number: int) -> str:
    """The chair's number and name. Raises ExerciseError when there is no such chair."""
    return f"{number} {chair_of(state, number).name}"


def question_of(words: list[str], example: str) -> str:
    """The question the first word names. Raises ExerciseError with the example."""
    if not words:
        raise ExerciseError(f"On which question: why, do or who? For example {example}")
    if len(words) > 1:
        raise ExerciseError(f"The words come after the colon. For example {example}")
    return pick(words[0], QUESTION_WORDS, "question")


def words_of(tail: str, example: str) -> str:
    """The words after the colon. Raises ExerciseError with the example when there are none."""
    if not tail:
        raise ExerciseError(f"The words come after the colon. For example {example}")
    return tail
