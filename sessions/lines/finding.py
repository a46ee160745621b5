"""Where words stand in a session, and the things that a line lists: each with what to type to get there."""

from __future__ import annotations

from exercises.kernel.shape import Command, ExerciseError
from exercises.kernel.text import matches
from sessions.lines import everywhere
from sessions.live.session import Session

Places = tuple[tuple[str, str], ...]
"""What to type to get there, and the words around."""


def places(session: Session, command: Command) -> tuple[str, Places]:
    """What a line that finds or lists comes to, in a sentence, and each place. Raises ExerciseError for words that are
    too long to be sought."""
    if command.action == "list":
        run = session.state.run
        return run.shape.lists(run.state, command.kind)
    if problem := everywhere.too_long(command.kind):
        raise ExerciseError(problem)
    found = _found(session, command.kind)
    count = f"{len(found)} found" if found else "nothing found"
    called = "" if found else _exercises_called(session, command.kind)
    return called or f"{count} for “{command.kind}”.", found


def _found(session: Session, words: str) -> Places:
    """In the exercise the facilitators are in, in the frame, and then in every other exercise with its title, for to
    get there they turn to it first."""
    here = (session.state.run, session.state.frame)
    found = [place for run in here if run is not None for place in run.shape.find(run.state, words)]
    for run in session.state.exercises.values():
        if run.key != session.state.current:
            there = run.shape.find(run.state, words)
            found += [(f"exercise {run.key}", f"{run.template.title}, {goes}: {around}") for goes, around in there]
    return tuple(dict.fromkeys(found))


def _exercises_called(session: Session, words: str) -> str:
    """Where to go when the words are an exercise's own name and stand nowhere in what was written."""
    from sessions.library import templates

    here = session.state.run.template
    every = {here.key: here, **{key: known for key, known in templates.built_in().items() if key != here.key}}
    lines = []
    for key, known in every.items():
        if any(matches(words, name) for name in (known.title, known.key, *known.also_called)):
            lines.append("That is this exercise." if known is here else f"For {known.title}, type exercise {key}.")
    return " ".join(lines)
