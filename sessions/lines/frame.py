"""Lets the frame's lines work from inside any exercise. Refuses to know what any of them means."""

from __future__ import annotations

from exercises.frame.language import GROUPS
from exercises.frame.moves import HOLDING, WORDLESS
from exercises.frame.shape import LOG
from exercises.frame.state import Frame
from exercises.frame.words import INSTEAD, first_word, owns
from exercises.kernel import anywhere as grammar
from exercises.kernel.anywhere import parse
from exercises.kernel.record import replace
from exercises.kernel.shape import Command, Completion, ExerciseError, Shape
from exercises.kernel.text import clean, folded, listed, matches
from sessions.live.session import Session
from sessions.live.state import FRAME, Run

WORDLESS_NOW = (
    "Nothing is written just now. What keeps no words is fine: agenda next, timer +1, elephant. "
    "To write again, move on first: next, or close"
)
_MOST = 12


def state_of(session: Session) -> Frame:
    """The session's frame as it is, or as it would begin in a session from before there were frames."""
    run = session.state.frame
    if run is not None:
        held: Frame = run.state
        return held
    from sessions.library import templates

    begun: Frame = LOG.start(templates.frame())
    return begun


def command_of(session: Session, line: str) -> Command | None:
    """The command of a line that is the frame's wherever it is typed; None for any other. Raises ExerciseError."""
    state = session.state
    run = state.runs.get(state.current)
    if (run is not None and run.is_frame) or not owns(line) or (run is not None and _is_its_own(line, run)):
        return None
    command = opening(session, parse(line, LOG, state_of(session)))
    if command.action != "move":
        return command
    if run is not None and command.kind not in WORDLESS:
        now = run.shape.progress(run.state)
        if now.wordless and not now.finished:
            raise ExerciseError(WORDLESS_NOW)
    return replace(command, run=key_of(session))


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
        f"There is no exercise called {named}; the part is planned all the same. How it is marked: "
        f"g{number} light, stir or break. Which it opens: g{number} exercise live-grid"
    )
    return replace(command, warning=" ".join(filter(None, (command.warning, said))))


def _is_its_own(line: str, run: Run) -> bool:
    """Whether the exercise has a line of its own that begins so: people 24 on a wall is for the member check."""
    first = folded(line.split()[0])
    examples = (example for example, _ in run.shape.examples(run.state) if folded(example.split()[0]) == first)
    return any(owns(example) for example in examples)


def key_of(session: Session) -> str:
    """The frame's key in this session."""
    run = session.state.frame
    return run.key if run is not None else FRAME


def parsed_here(session: Session, line: str, run: Run) -> Command:
    """The command of a line for the exercise the facilitators are in; `show` may name a view of the frame, too.

    While an elephant is held nothing of any exercise is written.
    """
    held = session.state.elephant_held and not run.is_frame
    try:
        command = _shown(session, line, run) or parse(line, run.shape, run.state)
        command = opening(session, command) if run.is_frame else command
    except ExerciseError:
        if held:
            raise ExerciseError(HOLDING) from None
        if not run.is_frame and first_word(line) and not _has_word(first_word(line), run):
            raise _its_own_form(line, state_of(session)) from None
        raise
    if held and command.action == "move":
        raise ExerciseError(HOLDING)
    instead = INSTEAD.get(first_word(line))
    if instead and owns(line) and not run.is_frame and command.action == "move":
        other = folded(clean(line)).replace(first_word(line), instead, 1)
        return replace(command, says=f"{command.says}. Of the whole session: {other}")
    return command


def _has_word(first: str, run: Run) -> bool:
    return any(folded(example.split()[0]).rstrip(":") == first for example, _ in run.shape.examples(run.state))


def _its_own_form(line: str, state: Frame) -> ExerciseError:
    """What to say to a line that begins as one of the frame's and goes on as none: the form it has, with an example."""
    try:
        parse(line, LOG, state)
    except ExerciseError as problem:
        return problem
    first = first_word(line)
    forms = (example for example, _ in LOG.examples(state))
    fitting = [form for form in forms if form.split()[0].rstrip(":") == first][:2]
    return ExerciseError(f"A line with {first} goes another way. For example {listed(fitting, joiner='or') or first}")


def _shown(session: Session, line: str, run: Run) -> Command | None:
    """The command of `show` with a view of the frame: the exercise's own views come first, whole names before begun
    ones."""
    word, _, rest = clean(line).partition(" ")
    rest = rest.strip()
    if folded(word) != "show" or not rest or run.is_frame:
        return None
    state = state_of(session)
    if not _is_called(rest, LOG, state) or _is_called(rest, run.shape, run.state):
        try:
            return parse(line, run.shape, run.state)
        except ExerciseError as problem:
            try:
                command = parse(line, LOG, state)
            except ExerciseError:
                raise problem from None  # the exercise's own sentence says what there is
            return replace(command, run=key_of(session))
    return replace(parse(line, LOG, state), run=key_of(session))


def _is_called(words: str, shape: Shape, state: object) -> bool:
    """Whether a view of the shape has exactly that key, with or without the number of a page after it."""
    said = folded(words)
    view, _, page = said.rpartition(" ")
    called = {folded(key) for key, _ in shape.room_views(state)}
    return said in called or (page.isdecimal() and view in called)


def complete(session: Session, line: str) -> list[Completion]:
    """Ways to go on with a line, the exercise's own first and then the frame's; at most twelve."""
    run = session.state.runs.get(session.state.current)
    if session.state.elephant_held:
        return grammar.complete(line, LOG, state_of(session))
    own = grammar.complete(line, run.shape, run.state) if run is not None else []
    if run is not None and run.is_frame:
        return own
    state = state_of(session)
    head, space, rest = line.lstrip().partition(" ")
    if folded(head) == "show" and space:
        views = [
            Completion(f"show {key}", name)
            for key, name in LOG.room_views(state)
            if not rest or matches(rest, key) or matches(rest, name)
        ]
    else:
        views = LOG.complete(line, state) if not space or owns_begun(line) else []
    found = {completion.line: completion for completion in (*views, *own) if completion.line != line}
    first = [completion for completion in own if completion.line != line]
    unique = {completion.line: completion for completion in (*first, *found.values())}
    return list(unique.values())[:_MOST]


def owns_begun(line: str) -> bool:
    """Whether a line that is still being typed can become one of the frame's."""
    from exercises.frame.words import LETTERED, WORDS

    head = folded(line.lstrip().partition(" ")[0]).rstrip(":")
    return head in WORDS or LETTERED.fullmatch(head) is not None


Forms = list[tuple[str, str]]


def help_groups(session: Session, word: str, run: Run | None) -> list[tuple[str, Forms]]:
    """The forms a line may have here under headings by what they are for, each form once: the exercise's, what works
    everywhere, what the room sees, and the frame's. With a word, only those that speak of it, if any do."""
    shape = LOG if run is None else run.shape
    own = [] if run is None or run.is_frame else list(run.shape.examples(run.state))
    everywhere = grammar.anywhere(shape)
    shown = [form for form in everywhere if _is_for_room(form)]
    words = {form.split()[0] for form, _ in own}
    groups: list[tuple[str, Forms]] = [
        (run.template.title.upper() if run is not None else "", own),
        ("ANYWHERE", [form for form in everywhere if not _is_for_room(form)]),
        ("WHAT THE ROOM SEES", [*shown, *([] if shape is LOG else _views())]),
        *(
            (title, [form for form in forms if not (INSTEAD.get(form[0].split()[0]) and form[0].split()[0] in words)])
            for title, forms in GROUPS
        ),
    ]
    first = {form: title for title, forms in reversed(groups) for form, _ in forms}
    once = [
        (title, list({form: (form, means) for form, means in forms if first[form] == title}.values()))
        for title, forms in groups
    ]
    found = [
        (title, [form for form in forms if not word or any(matches(word, part) for part in form)])
        for title, forms in once
    ]
    some = [(title, forms) for title, forms in found if forms]
    return some or [(title, forms) for title, forms in once if forms]


def _is_for_room(form: tuple[str, str]) -> bool:
    return form[0].split()[0] in ("show", "blank", "hold")


def _views() -> list[tuple[str, str]]:
    return [(form, means) for form, means in LOG.anywhere if form.startswith("show ")]
