"""The lines a typist types in a talk. Pure; refuses to know where they are typed.

Long, because each first word has its own short reader.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from exercises.kernel.anywhere import ANYWHERE
from exercises.kernel.p_numbers import P_NUMBER
from exercises.kernel.shape import Command, ExerciseError
from exercises.kernel.text import folded
from exercises.kernel.words import all_numbers, leading_numbers, nearest, number_of, pick, split
from exercises.talk.checks import offer_of
from exercises.talk.lines import examples
from exercises.talk.state import CARD, NOTHING, USEFUL, Talk

Reader = Callable[[list[str], str, bool, Talk], Command]
_ANYWHERE = tuple(dict.fromkeys(example.split()[0] for example, _ in ANYWHERE))


def parse(line: str, state: Talk) -> Command:
    """What a line of a talk asks for. Raises ExerciseError with an example that would fit."""
    head, tail, colon = split(line)
    tokens = head.split()
    if not tokens:
        raise ExerciseError("A line begins with a word or an offer's number: task: clear my head before the call")
    numbers, rest = leading_numbers(tokens)
    if numbers:
        return _numbered(numbers, rest, tail, colon, state)
    first = folded(tokens[0])
    words = {**_WORDS, state.owner: _keep}
    reader = words.get(first)
    if reader is None:
        begun = [word for word in dict.fromkeys((*words, *_ANYWHERE)) if word.startswith(first)]
        if len(begun) > 1:
            raise ExerciseError(f"“{tokens[0]}” could be {' or '.join(begun[:6])}. Type one letter more.")
        if not begun or begun[0] not in words:
            raise _unknown(tokens[0], first, state)
        reader = words[begun[0]]
    return reader(tokens[1:], tail, colon, state)


def _unknown(word: str, said: str, state: Talk) -> ExerciseError:
    near = nearest(said, [*_WORDS, *_ANYWHERE])
    forms = [example for example, _ in (*examples(state), *ANYWHERE)]
    example = next((form for form in forms if near and form.split()[0].rstrip(":") == near), "")
    if near == said and near:
        return ExerciseError(f"That is more than {near} takes. For example {example or near}")
    hint = f"Did you mean {near}? For example {example or near}" if near else f"For example {forms[0]}"
    return ExerciseError(f"There is no “{word}” in this talk. {hint}")


def _move(says: str, kind: str, /, *, warning: str = "", private: bool = False, **data: Any) -> Command:
    return Command("move", says, kind, data, warning, private)


def _nothing_more(rest: list[str], tail: str, example: str) -> None:
    if rest or tail:
        raise ExerciseError(f"Nothing more goes with that: {example}")


def _told(state: Talk, text: str, limit: str) -> str:
    """A gentle word about words for the room: too long to read, or leading back to a person."""
    most = state.template.room_limits.get(limit, 0)
    if P_NUMBER.search(text):
        return "A number leads back to a person; the room reads “somebody” instead."
    return f"{len(text)} characters; the room reads about {most} well." if 0 < most < len(text) else ""


def _numbered(numbers: list[int], rest: list[str], tail: str, colon: bool, state: Talk) -> Command:
    number = numbers[0]
    if len(numbers) > 1:
        raise ExerciseError(f"To choose several: pick {' '.join(map(str, numbers[:3]))}")
    offer_of(state, number)
    if not rest:
        if not colon:
            return Command("card", f"opens the card of offer {number}", str(number))
        text = _words(tail, f"{number}: ring her before the visit")
        return _move(
            f"offer {number}: {text}", "reword_offer", offer=number, text=text, warning=_told(state, text, "offer")
        )
    verb = pick(rest[0], ("when", "question", "offer", "remove"), "word for an offer")
    if verb == "when":
        return _when([str(number), *rest[1:]], tail, colon, state)
    _nothing_more(rest[1:], tail, f"{number} {verb}")
    if verb == "remove":
        return _move(f"offer {number} is taken out", "remove_offer", offer=number)
    says = "is set apart, as a question" if verb == "question" else "is among the offers"
    return _move(f"offer {number} {says}", "set_apart", offer=number, apart=verb == "question")


def _words(text: str, example: str) -> str:
    if not text:
        raise ExerciseError(f"The words come after the colon. For example {example}")
    return text


def _joined(rest: list[str], tail: str) -> str:
    head = " ".join(rest)
    return f"{head}: {tail}" if head and tail else head or tail


def _task(rest: list[str], tail: str, colon: bool, state: Talk) -> Command:
    text = _joined(rest, tail)
    if not text and colon:
        raise ExerciseError("The task comes after the colon: task: clear my head. Only said aloud? Then just: task")
    private = not state.shows("task")
    if not text:
        return _move("the task is marked, aloud only", "task", text="")
    return _move(f"the task: {text}", "task", text=text, private=private, warning=_told(state, text, "task"))


def _offer(rest: list[str], tail: str, colon: bool, state: Talk) -> Command:
    text = _words(_joined(rest, tail), "offer: ring her before the visit, not after")
    return _move(f"offer {state.next_offer}: {text}", "offer", text=text, warning=_told(state, text, "offer"))


def _pick(rest: list[str], tail: str, colon: bool, state: Talk) -> Command:
    said = _joined(rest, tail)
    if folded(said) in ("none", "nothing", "off"):
        return _move("nothing is chosen", "pick", offers=[])
    numbers = all_numbers(said, "pick 3 7")
    return _move(
        f"chosen: {', '.join(str(offer_of(state, number).number) for number in numbers[:9])}", "pick", offers=numbers
    )


def _when(rest: list[str], tail: str, colon: bool, state: Talk) -> Command:
    number = number_of(rest[0]) if rest else None
    if number is None:
        raise ExerciseError("Which offer, and when? when 3: Friday")
    text = _joined(rest[1:], tail)
    if not text:
        raise ExerciseError(f"When will it be? when {number}: Friday, or when {number}: none")
    none = folded(text) == "none"
    says = f"offer {number} has no date" if none else f"offer {number}: {text}"
    return _move(says, "when", offer=number, text="" if none else text)


def _turn(rest: list[str], tail: str, colon: bool, state: Talk) -> Command:
    word = folded(_joined(rest, tail))
    if word and "back".startswith(word):
        return _move("back one seat", "seat", back=True)
    _nothing_more(rest, tail, "turn")
    return _move("on to the next seat", "seat")


def _pass(rest: list[str], tail: str, colon: bool, state: Talk) -> Command:
    _nothing_more(rest, tail, "pass")
    return _move("on to the next seat", "seat") if state.in_rounds else Command("none", "nothing is recorded")


def _turns(rest: list[str], tail: str, colon: bool, state: Talk) -> Command:
    seats = _one_number(rest, tail, "turns 16")
    warning = "With so many, one word each, or halves of the room." if seats > 20 else ""
    return _move(f"{seats} speak in this round", "turns", seats=seats, warning=warning)


def _one_number(rest: list[str], tail: str, example: str) -> int:
    said = _joined(rest, tail).removeprefix("+").split()
    number = number_of(said[0]) if said else None
    if number is None or (len(said) > 1 and folded(" ".join(said[1:])) not in ("minutes", "min", "more")):
        raise ExerciseError(f"A number is needed here: {example}")
    return number


def _minutes(rest: list[str], tail: str, colon: bool, state: Talk) -> Command:
    number = _one_number(rest, tail, "minutes 10")
    return _move(f"{number} minutes are agreed", "minutes", minutes=number)


def _extend(rest: list[str], tail: str, colon: bool, state: Talk) -> Command:
    number = _one_number(rest, tail, "extend 5")
    return _move(f"{number} minutes more, this once", "extend", minutes=number)


def _fitted(rest: list[str], tail: str, colon: bool, state: Talk) -> Command:
    said = "" if colon else folded(" ".join(rest))
    if said in ("nod", "yes", "nod yes"):
        return _move("the room may see what fitted", "fitted_nod", yes=True)
    if said in ("no", "no nod", "nod no", "nod off"):
        return _move("the room may not see what fitted", "fitted_nod", yes=False)
    if said == "none":
        return _move("nothing is kept of what fitted", "fitted", text="")
    text = _words(_joined(rest, tail), "fitted: mostly the second thing")
    return _move(f"what fitted: {text}", "fitted", text=text, private=True)


def _thought(rest: list[str], tail: str, colon: bool, state: Talk) -> Command:
    words = rest[1:] if rest and folded(rest[0]) == "about" else rest
    roles = [role.strip() for role in _joined(words, tail).split(",") if role.strip()]
    if not roles:
        raise ExerciseError("Who was thought about? thought about: child, mother, the worker we find hardest")
    named = any(P_NUMBER.search(role) for role in roles)
    warning = "Roles only: a number leads back to a person." if named else ""
    return _move(f"thought about: {', '.join(roles)}", "thought", roles=roles, warning=warning)


def _outcome(rest: list[str], tail: str, colon: bool, state: Talk) -> Command:
    return _own_line("outcome", "outcome", rest, tail, private=True)


def _next(rest: list[str], tail: str, colon: bool, state: Talk) -> Command:
    if not rest or not folded("steps").startswith(folded(rest[0])):
        raise ExerciseError("To go on: next. To write what they will do: next step: ring the ward")
    return _own_line("next_step", "next step", rest[1:], tail, private=not state.shows("next"))


def _own_line(kind: str, word: str, rest: list[str], tail: str, *, private: bool) -> Command:
    place = number_of(rest[0]) if rest else None
    after = rest[1:] if place is not None else rest
    if place is not None and not tail and folded(" ".join(after)) in ("remove", "none"):
        return _move(f"{word} {place} is taken out", kind, text="", place=place)
    text = _words(_joined(after, tail), f"{word}: ring the ward")
    data = {"text": text} if place is None else {"text": text, "place": place}
    return _move(f"{word}{'' if place is None else f' {place}'}: {text}", kind, private=private, **data)


def _useful(rest: list[str], tail: str, colon: bool, state: Talk) -> Command:
    said = _joined(rest, tail)
    if folded(said) == "none":
        return _move("nothing is said of whether it was of use", "useful", answer="")
    answer = pick(said, USEFUL, "answer")
    return _move(f"of use: {answer}", "useful", answer=answer, private=True)


def _steps_of(rest: list[str], tail: str, state: Talk, example: str) -> list[str]:
    said = _joined(rest, tail)
    if folded(said) == "none":
        return []
    numbers = all_numbers(said, example)
    if max(numbers) >= len(state.steps):
        raise ExerciseError(f"Steps are numbered 0 to {len(state.steps) - 1}: {example}")
    return [state.steps[number].key for number in numbers]


def _done(rest: list[str], tail: str, colon: bool, state: Talk) -> Command:
    keys = _steps_of(rest, tail, state, "done 1 2")
    both = [step.key for step in state.steps if keys and (step.key in keys or step.key in state.done)]
    return _move(f"done: {_listed(state, both) or 'no step'}", "done", steps=both, private=True)


def _ticks(rest: list[str], tail: str, colon: bool, state: Talk) -> Command:
    keys = _steps_of(rest, tail, state, "ticks 1 2 4")
    return _move(f"the observer saw: {_listed(state, keys) or 'no step'}", "ticks", steps=keys, private=True)


def _listed(state: Talk, keys: list[str]) -> str:
    return ", ".join(str(place) for place, step in enumerate(state.steps) if step.key in keys)


def _helped(rest: list[str], tail: str, colon: bool, state: Talk) -> Command:
    text = _words(_joined(rest, tail), "helped: waiting until I had finished")
    return _move(f"one thing that helped: {text}", "helped", text=text, private=True)


def _observer(rest: list[str], tail: str, colon: bool, state: Talk) -> Command:
    on = pick(_joined(rest, tail), ("on", "off"), "word for the observer") == "on"
    says = "an observer looks on" if on else "no observer; the observer's card is gone"
    return _move(says, "observer", on=on)


def _keep(rest: list[str], tail: str, colon: bool, state: Talk) -> Command:
    if P_NUMBER.search(_joined(rest, tail)):
        raise ExerciseError(
            f"Nothing here says who the {state.owner} is: seats are counted, nobody is named. "
            f"What the {state.owner} keeps at the end: {state.owner} keeps, or {state.owner} nothing"
        )
    table = {"card": CARD, "keeps": CARD, "keeps card": CARD, "nothing": NOTHING, "keeps nothing": NOTHING}
    what = pick(_joined(rest, tail), table, "thing to keep")
    says = f"the {state.owner} keeps the card"
    gone = "nothing of this talk is kept, here and in exports; out of the file as well: keep nothing for good"
    return _move(gone if what == NOTHING else says, "keep", what=what)


def _plain(kind: str, says: str) -> Reader:
    def read(rest: list[str], tail: str, colon: bool, state: Talk) -> Command:
        _nothing_more(rest, tail, kind)
        return _move(says, kind)

    return read


_WORDS: dict[str, Reader] = {
    "task": _task,
    "offer": _offer,
    "pick": _pick,
    "when": _when,
    "turn": _turn,
    "turns": _turns,
    "pass": _pass,
    "fitted": _fitted,
    "thought": _thought,
    "useful": _useful,
    "outcome": _outcome,
    "next": _next,
    "done": _done,
    "observer": _observer,
    "ticks": _ticks,
    "helped": _helped,
    "keep": _keep,
    "minutes": _minutes,
    "extend": _extend,
    "pause": _plain("pause", "the time does not count"),
    "resume": _plain("resume", "the talk goes on"),
    "close": _plain("close", "ends the talk"),
    "reopen": _plain("reopen", "the talk goes on after all"),
}
"""Every first word, and how its line is read."""
