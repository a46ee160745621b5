"""A question in the words in which the room was asked it, and the move that says them. Pure; its key stays."""

from __future__ import annotations

from typing import ClassVar

from exercises.kernel.checks import open_still
from exercises.kernel.moves import Got, move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import says_the_same
from exercises.kernel.things import ROOM, Part, said
from exercises.wall.checks import question_key, within
from exercises.wall.limits import LIMITS
from exercises.wall.state import Question, Wall


class Worded(Question, Part):
    """One that was worded in this session, by people; a template's words are nobody's."""

    also_words: ClassVar[tuple[str, ...]] = ("title",)
    ask: str = said(LIMITS["question"], ROOM, label="-", needed=True)

    @property
    def goes(self) -> str:
        """What to type to get there."""
        return f"question {self.key.lower()}"

    def called(self, key: object) -> str:
        """What its words are called where they are found."""
        return f"the question {self.key.lower()}"


def worded(question: Question, words: str) -> Question:
    """The same question in other words, as a room was asked it; they stand wherever its title would."""
    return Worded(question.key, words.rstrip(" ?.!:") or words, words)


def _worded(got: Got, state: Wall) -> str:
    return f"{got['question']} is asked as: {got['text']}"


def _already(got: Got, state: Wall) -> str:
    asked = state.question_of(got["question"]).ask
    return f"{got['question']} is asked like that already; nothing is recorded" if asked == got["text"] else ""


@move(
    "question <question>: <text:wording>",
    "question helps: What HELPS you to work as partners?",
    "the words in which this room is asked; every view and page has them",
    _worded,
    called="a question's words",
    logged="a question's words: {question}",
    words=("text",),
    printed=("text",),
    already=_already,
    group=True,
)
def word(state: Wall, *, question: str, text: str) -> Wall:
    """The question in other words, in this session. Raises ExerciseError when another question is asked like that."""
    open_still(state)
    key = question_key(state, question)
    words = within(state, text, "question", "a question")
    same = [one.key for one in state.questions if one.key != key and says_the_same(one.ask, words)]
    if same:
        raise ExerciseError(f"{same[0]} is asked like that already, and the questions are never put on one scale.")
    asked = (worded(one, words) if one.key == key else one for one in state.questions)
    return replace(state, questions=tuple(asked))
