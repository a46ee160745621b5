"""The state of a talk. Nobody can say from it whose talk it is, who helps and who passes: no field has a person."""

from __future__ import annotations

from collections.abc import Mapping

from exercises.kernel.record import Record, field
from exercises.kernel.template import Template
from exercises.kernel.things import CONSOLE, NOD, Thing, said
from exercises.talk.steps import TASK, Step, steps_of

CARD, NOTHING = "card", "nothing"
"""What whose talk it is decided to keep; "" before anybody decided."""
USEFUL = ("yes", "partly", "no")


class Offer(Thing):
    """One thing somebody might try. It has no author."""

    one = "offer"

    text: str = said(100)
    question: bool = False
    """Whether it is really a question, set apart and not to be picked."""
    when: str = said(40, label="when")
    """When it will be done, once it is chosen."""


class Talk(Record):
    """The whole talk."""

    template: Template
    steps: tuple[Step, ...]
    phase: str
    phase_since: str = ""
    paused_since: str = ""
    paused_seconds: int = 0
    """Seconds paused within this step, before the present pause."""
    reached: frozenset[str] = frozenset()
    """Keys of the steps the talk has been at."""
    agreed: int = 0
    """Minutes agreed for the whole talk; 0 when none were said."""
    extended: int = 0
    """Minutes added, once, by agreement; 0 before."""
    extended_in: str = ""
    """The step they were added in."""
    task_marked: bool = False
    task: str = said(140, label="the task")
    """In its owner's words; "" when it was marked aloud only."""
    seats: int = 0
    """How many speak in a round; 0 when nobody said."""
    turn: int = 0
    """Whose turn it is, by seat; 0 before a round, one more than the seats after it."""
    fitted: str = said(100, NOD, label="what fitted")
    fitted_nod: bool = False
    """Whether the presenter agreed that the room may see what fitted."""
    thought: tuple[str, ...] = said(40, label="thought about", default=())
    """Who was thought about: roles only."""
    offers: Mapping[int, Offer] = field(default_factory=dict)
    next_offer: int = 1
    chosen: tuple[int, ...] = ()
    outcomes: tuple[str, ...] = said(100, CONSOLE, label="outcome", goes="outcome", each=True, default=())
    next_steps: tuple[str, ...] = said(120, label="next step", goes="next step", each=True, default=())
    useful: str = ""
    done: tuple[str, ...] = ()
    """Steps the helper ticked as done."""
    observer: bool = False
    ticks: tuple[str, ...] = ()
    """Steps the observer saw."""
    helped: str = said(120, CONSOLE, label="one thing that helped")
    """The observer's one thing that helped."""
    keeps: str = ""
    """"", "card" or "nothing"."""
    closed: bool = False

    @property
    def since(self) -> str:
        """When the step began (ISO 8601); "" before the first."""
        return self.phase_since

    @property
    def place(self) -> int:
        """The number of the step the talk is at, from 0."""
        return self.template.phase_number(self.phase)

    @property
    def step(self) -> Step:
        """The step the talk is at."""
        return self.steps[self.place]

    @property
    def owner(self) -> str:
        """The word for whose talk it is: "asker", "presenter"."""
        return str(self.template.words.get("owner", "asker"))

    @property
    def in_rounds(self) -> bool:
        """Whether people speak in turn in any of its steps."""
        return any(step.round for step in self.steps)

    @property
    def most_chosen(self) -> int:
        """How many offers may be picked."""
        return int(self.template.words.get("most_chosen", 3))

    def takes(self, what: str) -> bool:
        """Whether any step takes that."""
        return any(what in step.takes for step in self.steps)

    def shows(self, what: str) -> bool:
        """Whether the room may see that."""
        return what in self.template.words.get("shown", ())

    def first_with(self, what: str) -> int | None:
        """The number of the first step that takes that; None when none does."""
        return next((place for place, step in enumerate(self.steps) if what in step.takes), None)

    def missing(self, place: int) -> str:
        """The first thing that step needs and that has not been yet: "task" or a step's key; "" when none."""
        for need in self.steps[place].needs:
            if need == TASK and not self.task_marked:
                return need
            if need != TASK and need not in self.reached:
                return need
        return ""


def start(template: Template) -> Talk:
    """A new talk from its template. Raises TemplateError naming the places that cannot be used."""
    steps = steps_of(template)
    return Talk(template, steps, phase=steps[0].key, reached=frozenset({steps[0].key}))
