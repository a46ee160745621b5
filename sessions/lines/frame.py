"""Which language a line is read in: the exercise's, the frame's, or the one of every board; and what help lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from exercises.frame.moves import HOLDING, has_words
from exercises.frame.shape import LOG
from exercises.frame.state import Frame
from exercises.kernel import anywhere as grammar
from exercises.kernel.anywhere import Here, reader
from exercises.kernel.names_in_text import bare
from exercises.kernel.reading import Lead
from exercises.kernel.record import replace
from exercises.kernel.routing import Unread, of_shape, routed
from exercises.kernel.shape import Command, Completion, ExerciseError
from exercises.kernel.text import clean, folded, matches
from sessions.live.session import Session
from sessions.live.state import BATCH, FRAME, UNNAME, Run

WORDLESS_NOW = (
    "Nothing is written just now. What keeps no words is fine: agenda next, timer +1, elephant, follow up. "
    "To write again, move on first: next, or close"
)
NO_EXERCISE = "This session has no exercise yet. Add one: exercise live-grid"
_NEED_NONE = ("undo", "redo", "exercise", "end")
"""What works in a session without any exercise, besides the frame's lines."""
LONGEST_LINE = 20_000
"""Letters of one line at the most: more than any field takes, and few enough to be read at once."""
_GOES_ON = ("phase", "close", "reopen", "pause", "resume")
"""What moves any exercise on, and keeps no words."""
_WALL = "wall"
"""The shape whose things are notes."""
_MOST = 12


def state_of(session: Session) -> Frame:
    """The session's frame as it is, or as it would begin in a session from before there were frames."""
    run = session.state.frame
    if run is not None:
        frame: Frame = run.state
        return frame
    from sessions.library import templates

    begun: Frame = LOG.start(templates.frame())
    return begun


def key_of(session: Session) -> str:
    """The frame's key in this session."""
    run = session.state.frame
    return run.key if run is not None else FRAME


def _board(session: Session) -> Run | None:
    """The exercise the facilitators are in; None in the frame itself, and where there is none yet."""
    run = session.state.runs.get(session.state.current)
    return None if run is None or run.is_frame else run


def is_here(session: Session) -> bool:
    """Whether lines are typed in the frame itself."""
    return _board(session) is None


def _here(session: Session) -> Here:
    """Where lines are typed, and what else the room may be shown from there."""
    run, frame = _board(session), Here(LOG, state_of(session))
    return frame if run is None else Here(run.shape, run.state, frame, key_of(session))


def read(session: Session, line: str) -> Command:
    """The command of a line, wherever it is typed. Raises ExerciseError with what would fit."""
    if len(line) > LONGEST_LINE:
        raise ExerciseError(
            f"That is {len(line):,} characters; one line takes {LONGEST_LINE:,}. Nothing is lost: shorten it, or bring "
            "it as a file."
        )
    if session.is_programme:
        from sessions.lines import of_programme

        return of_programme.read(session, line)
    run, where, line = _board(session), _here(session), clean(line)
    frame = of_shape(LOG, state_of(session))
    boards = () if run is None else (of_shape(run.shape, run.state),)
    if not line and session.state.current not in session.state.runs:
        raise ExerciseError(NO_EXERCISE)
    if not line:
        grammar.parse(line, where.shape, where.state)
    try:
        place, command = routed(line, (*boards, frame, reader(where)))
    except Unread as problem:
        nowhere, holding = session.state.current not in session.state.runs, session.state.elephant_held and boards
        if not (nowhere or holding) or (problem.at > 0 and problem.place == len(boards)) or problem.leads:
            raise problem.unless(partial(_said_instead, session, line, problem)) from None
        raise ExerciseError(NO_EXERCISE if nowhere else HOLDING) from None
    if place == len(boards):
        command = _of_frame(session, command, run)
        may_be_written(session, command)
        return _where_it_stands(session, command)
    if session.state.current not in session.state.runs and command.action not in _NEED_NONE:
        raise ExerciseError(NO_EXERCISE)
    if run is None or command.action != "move":
        return command
    if session.state.elephant_held:
        raise ExerciseError(HOLDING)
    may_be_written(session, command)
    command = _where_it_stands(session, command)
    return _offered_otherwise(command, line, session) if place == 0 else command


def _said_instead(session: Session, line: str, problem: Unread) -> str:
    """The line that turns to the exercise that is named, or why the line that the refusal leads to is none now; "" for
    neither."""
    from exercises.kernel.said_otherwise import MEANT
    from sessions.lines.exercises_of import meant

    said = meant(session, line)
    if said:
        return f"{MEANT}{said}"
    try:
        if told := str(problem).partition(MEANT)[2]:
            read(session, told)
    except ExerciseError as refused:
        return str(refused)
    return ""


def lead(session: Session, line: str, command: Command) -> Lead | None:
    """What reads the exercise's own line, whose command that is, while only the words behind its colon change; None
    where more than the exercise is asked what it means.

    Whatever the exercise reads as written out is meant for it, so nobody else need be asked again.
    """
    run = _board(session)
    if ":" not in line or run is None or command.action != "move" or not command.whole or command.run:
        return None
    if command.kind == UNNAME:
        return None  # A name is looked for in every exercise.
    return None if _otherwise(line.partition(":")[0]) else run.shape.lead(clean(line), run.state)


def _otherwise(line: str) -> str:
    """The line as the frame has it with another word; its language is imported with the first line."""
    from exercises.frame.language import otherwise

    return otherwise(line)


def _of_frame(session: Session, command: Command, run: Run | None) -> Command:
    """A command of the frame's own. Raises ExerciseError while nothing may be written."""
    command = opening(session, command)
    _out_of_a_note(session, command, run)
    current = session.state.runs.get(session.state.current)
    if command.action != "move" or (current is not None and current.is_frame):
        return command
    if run is not None and has_words(command):
        now = run.shape.progress(run.state)
        if now.wordless and not now.finished:
            raise ExerciseError(WORDLESS_NOW)
    return replace(command, run=key_of(session))


def _out_of_a_note(session: Session, command: Command, run: Run | None) -> None:
    """Raises ExerciseError for something that comes out of a note there is none of, on this wall or on any."""
    number = command.data.get("of") if command.kind == "act" else 0
    if not number:
        return
    here = [run] if run is not None and run.template.shape == _WALL else session.state.runs.values()
    walls = [one for one in here if one.template.shape == _WALL]
    if not any(number in one.state.notes for one in walls):
        there = f" on {walls[0].template.title}" if len(walls) == 1 else ""
        raise ExerciseError(f"There is no note {number}{there}. What comes out of no note: action P05: the words")


def may_be_written(session: Session, command: Command) -> None:
    """Raises ExerciseError for words while the group shares in another exercise, of which nothing is written."""
    sharing = session.state.sharing if command.action == "move" else None
    if sharing is None:
        return
    run = session.state.runs.get(command.run or session.state.current)
    move = (run.shape if run is not None else LOG).table.get(command.kind)
    if move is None or move.takes_back(command.data):
        return
    if not (move.wordless or command.kind in _GOES_ON) or any(command.data.get(name) for name in move.words):
        raise ExerciseError(
            f"The group is still at {sharing.shape.progress(sharing.state).phase} in {sharing.template.title}, and "
            f"nothing is written meanwhile. To write again, move on there first: exercise {sharing.key}, then next"
        )


def _where_it_stands(session: Session, command: Command) -> Command:
    """A command that takes a name out, for an exercise in which it stands. Raises ExerciseError where it stands in
    none; any other command as it is."""
    if command.action != "move" or command.kind != UNNAME or "found" in command.data:
        return command
    from sessions.live.names_out import apart, placed

    data = apart(session.state, command.data)
    if data != command.data:
        says = command.says.replace(f"[{bare(command.data['instead'])}]", f"[{bare(data['instead'])}]")
        command = replace(
            command, data=data, says=f"{says}, for without the number it stands for somebody else already"
        )
    key, data, told = placed(
        session.state, command.run or session.state.current, command.data, partial(_in_earlier_texts, session)
    )
    return replace(
        command,
        run="" if key == session.state.current else key,
        data=data,
        says=f"{command.says}: {told}" if told else command.says,
    )


def _in_earlier_texts(session: Session, name: str) -> int:
    """In how many texts of the exercises' entries a name stands that was not taken out of them yet. They are looked
    through once, and not again at every letter of what is to stand in its place."""
    from sessions.leaving.entries import redacted

    state, known, found = session.earlier_texts
    if state is not session.state or known != name:
        found = _of_exercises(session.documents(), name) and _of_exercises(redacted(session), name)
        session.earlier_texts = session.state, name, found
    return found


def _of_exercises(documents: Iterable[Mapping[str, Any]], name: str) -> int:
    from sessions.live.names_out import texts_with

    return texts_with([one for one in documents if one["run"] or one["kind"] == BATCH], name)


def _offered_otherwise(command: Command, line: str, session: Session) -> Command:
    """The exercise's command, with the line that means the whole session where the frame has one that begins so."""
    other = _otherwise(line)
    if not other:
        return command
    try:
        LOG.parse(line, state_of(session))
    except ExerciseError:
        return command
    return replace(command, says=f"{command.says}. Of the whole session: {other}")


def opening(session: Session, command: Command) -> Command:
    """The command, with a gentle word when the part of the day it plans opens an exercise there is none of."""
    data = command.data
    named = (
        data.get("exercise")
        if command.kind == "plan_item"
        else (data.get("value") if command.kind == "change_item" and data.get("field") == "exercise" else "")
    )
    if not named or command.action != "move":
        return command
    from sessions.library import templates

    if named in session.state.exercises or named in templates.exercises():
        return command
    number = data.get("item") or state_of(session).numbers.get("g", 0) + 1
    said = (
        f"There is no exercise called {named[:40]}; the part is planned all the same. How it is marked: "
        f"g{number} light, stir or break. Which it opens: g{number} exercise live-grid"
    )
    return replace(command, warning=" ".join(filter(None, (command.warning, said))))


def complete(session: Session, line: str) -> list[Completion]:
    """Ways to go on with a line, the exercise's own first and then the frame's; at most twelve."""
    if session.is_programme:
        from sessions.lines import of_programme

        return of_programme.complete(session, line)
    run, state = _board(session), state_of(session)
    if run is None or session.state.elephant_held:
        return grammar.complete(line, LOG, state)
    _, space, _ = line.lstrip().partition(" ")
    frames = LOG.complete(line, state) if not space or owns_begun(line) else []
    found = [*grammar.complete(line, run.shape, run.state, Here(LOG, state)), *frames]
    unique = {completion.line: completion for completion in found if completion.line != line}
    return list(unique.values())[:_MOST]


def owns_begun(line: str) -> bool:
    """Whether a line that is still being typed can become one of the frame's."""
    from exercises.frame.language import LANGUAGE

    head = folded(line.lstrip().partition(" ")[0]).rstrip(":")
    return head in LANGUAGE.first_words or any(not read.firsts and read.begins(head) for read in LANGUAGE.forms)


Forms = list[tuple[str, str]]


def help_groups(session: Session, word: str, run: Run | None) -> list[tuple[str, Forms]]:
    """The forms a line may have here under headings by what they are for, each form once: those of the phase, then the
    exercise's, what works everywhere, what the room sees, the frame's, and those of the file itself. With a word, only
    those that speak of it; every one under a heading that says so where none does."""
    from exercises.frame.language import grouped
    from sessions.removing import removals

    shape = LOG if run is None else run.shape
    of_the_file = ("THE FILE ITSELF", removals.helped(word, shape))
    if session.is_programme:
        from sessions.lines import of_programme

        groups = of_programme.help_groups(session)
        return _speaking_of(word, [(_phase_title(run), _of_phase(session, run)), *groups, of_the_file])
    own = [] if run is None or run.is_frame else list(run.shape.examples(run.state))
    everywhere = grammar.anywhere(shape)
    words, day = {form.split()[0] for form, _ in own}, session.state.frame
    groups = [
        (_phase_title(run), _of_phase(session, run)),
        (run.template.title.upper() if run is not None else "", own),
        ("ANYWHERE", [form for form in everywhere if not _is_for_room(form)]),
        ("WHAT THE ROOM SEES", [*filter(_is_for_room, everywhere), *([] if shape is LOG else _views())]),
        *(
            (title, [form for form in forms if not _is_others(form[0], words)])
            for title, forms in grouped(day.state if day is not None else None)
        ),
        of_the_file,
    ]
    return _speaking_of(word, groups)


def _speaking_of(word: str, groups: list[tuple[str, Forms]]) -> list[tuple[str, Forms]]:
    """Each form once, under its first heading; with a word, only those that speak of it."""
    first = {form: title for title, forms in reversed(groups) for form, _ in forms}
    once = [
        (title, list({form: (form, means) for form, means in forms if first[form] == title}.values()))
        for title, forms in groups
    ]
    every = [(title, forms) for title, forms in once if forms]
    for sought in _sought(word):
        found = [
            (title, [form for form in forms if any(matches(sought, part) for part in form)]) for title, forms in every
        ]
        if any(forms for _, forms in found):
            return [(title, forms) for title, forms in found if forms]
    from exercises.kernel.looked_for import IN_A_TERMINAL, WANTED

    leading = {**IN_A_TERMINAL, **WANTED}
    leads = next((leading[sought] for sought in map(folded, _sought(word)) if sought in leading), "")
    nothing = f"Nothing speaks of “{word}”."
    said = [nothing, *leads.split(". "), "Every line:"] if leads else [f"{nothing} Every line:"] if word else []
    return [*((sentence, Forms()) for sentence in said), *every]


_SMALL = frozenset({"and", "are", "can", "does", "for", "from", "how", "the", "what", "where", "you"})
"""Words by which nothing is found."""
_ENDS = ("ing", "ed", "es", "s")


def _sought(words: str) -> Iterator[str]:
    """What is looked for: the words as they stand, else each that says something, else how it begins."""
    yield from filter(None, (words,))
    said = [word for word in folded(words).strip("?!.").split() if word not in _SMALL and len(word) > 2]
    yield from said
    yield from (
        word.removesuffix(end) for word in said for end in _ENDS if word.endswith(end) and len(word) > len(end) + 2
    )


def _phase_title(run: Run | None) -> str:
    return f"NOW: {run.template.phase(run.state.phase).title.upper()}" if run is not None else "NOW"


def _of_phase(session: Session, run: Run | None) -> Forms:
    """The lines that the template gives for the present phase, each with what it would do."""
    lines = run.template.lines_now(run.state) if run is not None else ()
    return [(line, _does(session, line)) for line in lines]


def _does(session: Session, line: str) -> str:
    try:
        return read(session, line).says
    except ExerciseError:
        return "once it fits"


def _is_others(form: str, words: set[str]) -> bool:
    """Whether a form of the frame begins with a word that the exercise has for something of its own."""
    return form.split()[0] in words and bool(_otherwise(form))


def _is_for_room(form: tuple[str, str]) -> bool:
    return form[0].split()[0] in ("show", "blank", "hold")


def _views() -> list[tuple[str, str]]:
    return [(form, means) for form, means in LOG.anywhere if form.startswith("show ")]
