"""Asks for a new session's title, place and exercise, or which session it is like. The session is made afterwards.

One bar for all three keeps fast typing in order: what is typed after enter is the next answer, whatever the screen
has drawn by then.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget
from textual.widgets import Static

from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.template import Template, TemplateError
from exercises.kernel.text import folded, matches
from exercises.kernel.words import pick_by_word
from exercises.programme.state import KINDS, SHARED_INTEGRATION, WORKSHOP, Programme
from sessions.library import templates
from sessions.library.beginning import MOST
from sessions.library.catalogue import Entry
from sessions.library.held_days import held_day
from sessions.store.errors import told
from tui.app.text import fit, plain, wrap
from tui.home.chosen import Chosen
from tui.home.programmes import AtHome
from tui.home.rows import Searched, day_in_words
from tui.home.typed import BACK, TypedFrame

_FIRST = "live-grid"
_MOST_EARLIER = 9
"""Earlier sessions that are offered; any other is found by its words."""
_LEAST_ROWS = 5
"""From so many rows on the first and the last say what is above and below; in fewer the marked one would go."""
_ABOUT = 3
"""Rows that say what the marked exercise is for, with the one between, where there is room for both."""
_LIMITS = (*MOST.values(), 120, 40, 40)
_LABELS = ("Title", "Place", "Exercise", "Cohort", "Kind")
_EXERCISE, _COHORT, _KIND = 2, 3, 4
"""The questions after title and place; the last two are a programme's."""
_ASKED = (
    "What is the session called?",
    "Where is it held? It may stay empty.",
    "Enter, or another's number or name, or like and an earlier session",
    "By its number; 1 2 for a session of both",
    "Enter, or another's number or first letters",
)


def _in_view(choices: list[str], marked: int, high: int) -> list[str]:
    """As many of the choices as there is room for, the marked one among them, and how many are above and below."""
    first = max(0, min(marked - high // 2, len(choices) - high))
    shown = choices[first : first + max(1, high)]
    below = len(choices) - first - len(shown)
    if high >= _LEAST_ROWS and first:
        shown[0] = f"   {first + 1} more above"
    if high >= _LEAST_ROWS and below:
        shown[-1] = f"   {below + 1} more below"
    return shown


class NewScreen(TypedFrame):
    """Three questions, in a programme five; escape goes back one, and out of the first."""

    HEADING = "New session"
    ANSWERS = "the answer"
    LIMIT = _LIMITS[0]
    OWN = (replace(BACK, line="back", also=""),)
    DEFAULT_CSS = """
    NewScreen #answers { height: auto; padding: 0 1; }
    NewScreen #choices { height: 1fr; padding: 0 1; }
    """

    def __init__(self, earlier: Sequence[Entry], begun: list[str], programme: AtHome | None = None) -> None:
        super().__init__()
        self._earlier = [entry for entry in earlier if not entry.problem]
        self._answers = begun
        self._programme = programme
        """The programme it belongs to at once, if any."""
        self._made: Chosen | None = None
        """What is made once its cohort and its kind are known."""
        self._answers[:] = [*begun, *([""] * len(_LABELS))][: len(_LABELS)]
        self._step = 0
        self._trouble = ""
        self._choices = self._exercises()
        self._marked = 0

    def _exercises(self) -> list[Template]:
        known = templates.exercises()
        self._trouble = " ".join(map(str, templates.problems().values()))
        # The live grid is what most sessions hold, so it stands first and is marked.
        return sorted(known.values(), key=lambda template: (template.key != _FIRST, template.title))

    def inside(self) -> Iterable[Widget]:
        """The answers so far and the exercises there are."""
        yield Static(id="answers", markup=False)
        yield Static(id="choices", markup=False)

    def now(self) -> Sequence[tuple[str, str]]:
        """How to go on."""
        return (("enter", "next"), ("escape", "back"))

    def lead(self) -> str:
        """What is asked."""
        return f"{_LABELS[self._step]}:"

    def on_mount(self) -> None:
        """Ready for the title."""
        self.say(self._trouble)
        self._ask()

    def _ask(self) -> None:
        self.bar.limit = _LIMITS[self._step]
        self.bar.placeholder = _ASKED[self._step]
        self.bar.fill(self._answers[self._step])
        self.bar.mark()
        self.draw_bar()
        self.draw()

    def draw(self) -> None:
        """The answers, and the exercises once they are asked for."""
        wide = max(1, self.size.width - 2)
        lines = []
        for place, label in enumerate(_LABELS if self._programme is not None else _LABELS[:_COHORT]):
            mark = "▌" if place == self._step else " "
            lines.append(fit(f"{mark}{label:9} {self._answers[place]}", wide))
        self.query_one("#answers", Static).update(plain("\n".join(lines)))
        choices = self._cohorts() if self._step == _COHORT else []
        if self._step in (_EXERCISE, _KIND):
            offered, fitting = self._offered(), self._fitting(self.bar.value)
            marked = fitting.index(self._marked) if self._marked in fitting else 0
            for place in fitting:
                mark = "▌" if place == fitting[marked] else " "
                choices.append(fit(f"{mark}{place + 1:>2}  {offered[place]}", wide))
            high = self.query_one("#choices", Static).size.height
            about = self._about(fitting[marked], wide) if high >= _LEAST_ROWS + _ABOUT else []
            choices = [*_in_view(choices, marked, high - len(about)), *about]
        self.query_one("#choices", Static).update(plain("\n".join(choices)))

    def _about(self, place: int, wide: int) -> list[str]:
        """What the exercise of that place is for, in the last rows; nothing where a kind is asked for."""
        if self._step == _KIND:
            return []
        purpose = self._choices[place].purpose if place < len(self._choices) else ""
        first, *more = wrap(purpose, wide - 1) or [""]
        return ["", f" {first}", f" {fit(' '.join(more), wide - 1)}"]

    async def typed(self, words: str) -> None:
        """Only what has these words is offered."""
        if self._step in (_EXERCISE, _KIND):
            self.draw()

    def _fitting(self, words: str) -> list[int]:
        """The places of those offered with a word that begins so; all of them where none has one, and for a number."""
        every = range(len(self._offered()))
        sought = folded(words)
        if not sought or sought.isdecimal():
            return list(every)
        return [place for place in every if matches(sought, self._called(place))] or list(every)

    def _called(self, place: int) -> str:
        """All that one of those offered is called."""
        title = self._offered()[place]
        if self._step == _KIND or place >= len(self._choices):
            return title
        return " ".join(self._choices[place].names)

    async def answered(self, text: str) -> None:
        """One answer: the next question, or done."""
        self.say("")
        if self._step == 0 and not text:
            self.say("A session needs a title, for example Working alongside: day two.")
        elif self._step < 2:
            from sessions.roster.roles import somebody_in

            self._answers[self._step] = text
            self._step += 1
            self._ask()
            if warning := somebody_in([text]):
                self.say(f"{warning} Escape goes back to it.")
        elif self._step == _COHORT:
            self._of_cohorts(text)
        elif self._step == _KIND:
            self._of_kind(text)
        elif (chosen := self._chosen(text)) is None:
            self.bar.give_back(text)
        elif self._programme is not None:
            self._made, self._answers[_EXERCISE], self._step = chosen, text, _COHORT
            self._ask()
        else:
            self._done(chosen)

    def _cohorts(self) -> list[str]:
        """The programme's cohorts by their numbers; none where its file cannot be read just now."""
        from sessions.live.whole_session import read

        assert self._programme is not None
        whole = read(self._programme.name)
        runs = () if isinstance(whole, str) else whole.state.runs.values()
        cohorts = [item for run in runs if isinstance(run.state, Programme) for item in run.state.cohorts.items()]
        return [fit(f" {number}  {one.name}", max(1, self.size.width - 2)) for number, one in cohorts]

    def _of_cohorts(self, text: str) -> None:
        """The cohorts it belongs to; the first where nothing is typed."""
        assert self._programme is not None and self._made is not None
        typed = text.replace(",", " ").lower().replace("c", " ").split() or ["1"]
        many = self._programme.listed.cohorts
        cohorts = tuple(int(one) for one in typed if one.isdecimal() and len(one) < 5)
        if len(cohorts) != len(typed) or not all(1 <= number <= many for number in cohorts):
            known = f"It has 1 to {many}." if many else "It has none yet: in its board, cohort + One: Auckland"
            self.say(f"A cohort is its number. {known}")
            self.bar.give_back(text)
        else:
            theirs = tuple(dict.fromkeys(cohorts))
            self._made = replace(self._made, programme=self._programme.name, cohorts=theirs)
            self._answers[_COHORT], self._step = text, _KIND
            self._marked = KINDS.index(SHARED_INTEGRATION if len(theirs) > 1 else WORKSHOP)
            self._ask()

    def _of_kind(self, text: str) -> None:
        """The kind of event that it is; the marked one where nothing is typed."""
        assert self._made is not None
        place = self._place_of(text)
        try:
            kind = (
                KINDS[place] if place is not None else pick_by_word(text, {one: one for one in KINDS}, "kind of event")
            )
        except ExerciseError as problem:
            self.say(str(problem))
            self.bar.give_back(text)
        else:
            self._done(replace(self._made, kind=kind))

    def _done(self, chosen: Chosen) -> None:
        self._answers[:] = [""] * len(_LABELS)
        self.dismiss(chosen)

    def _offered(self) -> list[str]:
        """The exercises, then the earlier sessions it could be like, newest first; or the kinds of event."""
        if self._step == _KIND:
            return list(KINDS)
        likes = [f"like {entry.title}, {day_in_words(held_day(entry))}" for entry in self._earlier[:_MOST_EARLIER]]
        return [*(template.title for template in self._choices), *likes]

    def _chosen(self, typed: str) -> Chosen | None:
        place = self._place_of(typed)
        title, where = self._answers[0], self._answers[1]
        if place is not None and place >= len(self._choices):
            return Chosen("new", title=title, place=where, like=self._earlier[place - len(self._choices)].name)
        word, _, rest = typed.partition(" ")
        if word.lower() == "like":
            entry = self._like(rest)
            return Chosen("new", title=title, place=where, like=entry.name) if entry is not None else None
        key = self._exercise(typed)
        return Chosen("new", title=title, place=where, exercise=key) if key is not None else None

    def _place_of(self, typed: str) -> int | None:
        """Which of those offered was marked, or typed as its number."""
        if not typed:
            return self._marked
        number = int(typed) if typed.isdecimal() and len(typed) < 4 else 0
        return number - 1 if 1 <= number <= len(self._offered()) else None

    def _like(self, words: str) -> Entry | None:
        """The newest earlier session with those words in its title, place or name."""
        entry = next(iter(Searched(self._earlier).found(words)), None) or next(
            (entry for entry in self._earlier if entry.name.startswith(words.strip())), None
        )
        if entry is None:
            self.say(f"No session has “{fit(words, 40)}” in its title or place. Up and down choose one.")
        return entry

    def _exercise(self, typed: str) -> str | None:
        place = self._place_of(typed)
        if place is not None:
            return self._choices[place].key
        try:
            return templates.template(typed).key
        except (TemplateError, OSError) as problem:
            self.say(told(problem))
            return None

    async def point(self, key: str) -> None:
        """Moves the mark among what is offered; enter takes it."""
        by = {"up": -1, "down": 1, "home": -99, "end": 99, "pageup": -9, "pagedown": 9}.get(key)
        if by is None:
            await super().point(key)
        elif self._step in (_EXERCISE, _KIND):
            self._marked = max(0, min(len(self._offered()) - 1, self._marked + by))
            self.draw()

    async def action_back(self) -> None:
        """The question before, with its answer to change; from the first one, home. What was begun stays."""
        if self._step not in (_EXERCISE, _KIND):
            self._answers[self._step] = self.bar.value
        self.say("")
        if self._step == 0:
            self.dismiss(None)
            return
        self._step -= 1
        self._marked = 0 if self._step == _COHORT else self._marked
        self._ask()
