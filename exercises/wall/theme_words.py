"""Lines about themes that begin with a word: name, merge, split, link, check, decide. Pure.

Refuses to know the rules of a move. A little long, because each first word has its own short reader.
"""

from __future__ import annotations

from typing import Any

from exercises.kernel.shape import Command, ExerciseError
from exercises.kernel.text import folded, listed
from exercises.kernel.words import leading_numbers, number_of, pick
from exercises.wall.lines import Reader, move, nothing_more, reasoned, words_of
from exercises.wall.state import DECISIONS, LONE, Theme, Wall
from exercises.wall.words import counted, notes_of, place_name, places_of
from exercises.wall.words_themes import (
    any_theme,
    name_warning,
    number_first,
    numbered,
    theme_of,
    themes_of,
)

_FIELDS = {"about": "description", "includes": "includes", "excludes": "excludes"}
_SAYS = {"about": "is about", "includes": "includes", "excludes": "excludes"}
_COUNTS = {"yes": "yes", "change": "change", "no": "no", "not_us": "not_us", "pass": "passed", "passed": "passed"}
_SHOWN = {"yes": "yes", "change": "yes with change", "no": "no", "not_us": "not for us", "passed": "passed"}
_RUN_TOGETHER = (("yes with change", "change"), ("not for us", "not_us"), ("not us", "not_us"))


def _begin(rest: list[str], tail: str, state: Wall) -> Command:
    question, area = places_of(rest, state, "theme difficult: We are asked too late")
    if area:
        raise ExerciseError("A theme has a question, and gathers all areas: theme difficult: We are asked too late")
    question = question or state.question
    name, why = reasoned(words_of(tail, "theme: We are asked too late"))
    number = state.numbers.get("t", 0) + 1
    return move(
        f"begins theme {number} without notes, under {place_name(state, 'question', question)}: “{name}”",
        "new_theme",
        notes=[],
        name=words_of(name, "theme: We are asked too late"),
        question=question,
        why=why,
        warning=name_warning(name, state),
    )


def _name(rest: list[str], tail: str, state: Wall) -> Command:
    theme = theme_of(" ".join(rest), state, lambda n: f"name {n}: We go quiet when it matters")
    example = f"name {theme.number}: We go quiet when it matters"
    name, why = reasoned(words_of(tail, example))
    before = f"; it was “{theme.name}”" if theme.name and theme.name != name else ""
    return move(
        f"theme {theme.number} is named “{words_of(name, example)}”{before}",
        "name_theme",
        theme=theme.number,
        name=name,
        why=why,
        warning=name_warning(name, state, but=theme.number),
    )


def _described(word: str) -> Reader:
    def read(rest: list[str], tail: str, state: Wall) -> Command:
        theme = theme_of(" ".join(rest), state, lambda n: f"{word} {n}: in their words")
        text = words_of(tail, f"{word} {theme.number}: in their words")
        most = state.template.room_limits.get("description", 240)
        warning = f"{len(text)} characters; the room reads about {most} well." if len(text) > most else ""
        return move(
            f"{numbered(theme)} {_SAYS[word]}: {text}",
            "describe",
            theme=theme.number,
            field=_FIELDS[word],
            text=text,
            warning=warning,
        )

    return read


def _merge(rest: list[str], tail: str, state: Wall) -> Command:
    words = [folded(word) for word in rest]
    if "into" in words:
        at = words.index("into")
        rest = [*rest[at + 1 :], *rest[:at]]
    if not rest:
        raise ExerciseError("Which themes? The others go into the first: merge 3 5: one is how the other looks")
    themes = themes_of(rest, state, lambda n: f"merge {n}: one is how the other looks", several=True)
    into, others = themes[0], list(dict.fromkeys(themes[1:]))
    example = f"merge {into.number} …: one is how the other looks"
    if into in others:
        raise ExerciseError(f"Theme {into.number} cannot be merged with itself. Name two: {example}")
    if not others:
        raise ExerciseError(f"Which theme goes into {numbered(into)}? {example}")
    together = len({*into.notes, *(note for theme in others for note in theme.notes)})
    gone = listed([numbered(theme) for theme in others])
    held = f"{together} note{'' if together == 1 else 's'} together"
    return move(
        f"{gone} {'goes' if len(others) == 1 else 'go'} into {numbered(into)}: {held}",
        "merge",
        into=into.number,
        themes=[theme.number for theme in others],
        why=tail,
    )


def _any(word: str, rest: list[str], state: Wall) -> Theme:
    """A theme by its number, also one that does not stand any more."""
    number = number_of(rest[0].lstrip("tT")) if len(rest) == 1 and number_first(rest[0]) else None
    if number is None:
        raise ExerciseError(f"Which theme? By its number: {word} 5")
    return any_theme(number, state, lambda n: f"{word} {n}")


def _unmerge(rest: list[str], tail: str, state: Wall) -> Command:
    theme = _any("unmerge", rest, state)
    other = f" out of {numbered(state.themes[theme.merged_into])}" if theme.merged_into in state.themes else ""
    return move(
        f"{numbered(theme)} comes back{other}, with the notes that came with it",
        "unmerge",
        theme=theme.number,
        why=tail,
    )


def _split(rest: list[str], tail: str, state: Wall) -> Command:
    theme = theme_of(" ".join(rest), state, lambda n: f"split {n}: 17 21 > We nod and leave")
    called_out, mark, named = tail.partition(">")
    if not mark:
        called_out, reason = reasoned(tail)
        named = f"// {reason}" if reason else ""
    numbers, more = leading_numbers(called_out.split())
    some = " ".join(str(note) for note in theme.notes[:2]) or "17 21"
    example = f"split {theme.number}: {some} > We nod and leave"
    if more or not numbers:
        raise ExerciseError(f"Which of its notes, and what do they say? {example}")
    notes = notes_of(numbers, state, lambda n: f"split {theme.number}: {n}")
    name, why = reasoned(named.strip())
    new = state.numbers.get("t", 0) + 1
    says = f"“{name}”" if name else "to be named later"
    return move(
        f"{counted(notes)} out of {numbered(theme)} become theme {new}, {says}"
        if len(notes) > 1
        else f"{counted(notes)} out of {numbered(theme)} becomes theme {new}, {says}",
        "split_theme",
        theme=theme.number,
        notes=numbers,
        name=name,
        why=why,
        warning=name_warning(name, state),
    )


def _drop(rest: list[str], tail: str, state: Wall) -> Command:
    theme = theme_of(" ".join(rest), state, lambda n: f"drop {n}")
    return move(f"takes {numbered(theme)} away; it is kept in the record", "drop_theme", theme=theme.number, why=tail)


def _undrop(rest: list[str], tail: str, state: Wall) -> Command:
    theme = _any("undrop", rest, state)
    nothing_more([], tail, f"undrop {theme.number}")
    return move(f"{numbered(theme)} is a theme again", "undrop_theme", theme=theme.number)


def _link(word: str) -> Reader:
    def read(rest: list[str], tail: str, state: Wall) -> Command:
        asked = "What do they have to do with each other?" if word == "link" else "Why are they kept apart?"
        if not rest:
            raise ExerciseError(f"Which two themes? {word} 3 8: different people wrote them")
        themes = themes_of(rest, state, lambda n: f"{word} {n}: different people wrote them", several=True)
        if len(themes) == 2 and themes[0] == themes[1]:
            raise ExerciseError(f"Two different themes are needed: {word} {themes[0].number} …: why")
        if len(themes) != 2:
            second = themes[1].number if len(themes) > 2 else "…"
            raise ExerciseError(f"Two themes at a time: {word} {themes[0].number} {second}: why")
        pair = f"{numbered(themes[0])} and {numbered(themes[1])}"
        if not tail:
            raise ExerciseError(f"{asked} {word} {themes[0].number} {themes[1].number}: different people wrote them")
        says = f"links {pair}: {tail}" if word == "link" else f"keeps {pair} apart: {tail}"
        return move(
            says, "link", between=[theme.number for theme in themes], why=tail, apart=True if word == "apart" else None
        )

    return read


def lettered_link(number: int, rest: list[str], tail: str, state: Wall) -> Command:
    """A line that begins with a link's number: l1 remove."""
    link = state.links.get(number)
    if link is None:
        there = listed([f"l{known}" for known in state.links][:8], joiner="or")
        found = f"There is {there}." if there else "There is none yet: link 3 8: one feeds the other"
        raise ExerciseError(f"There is no link l{number}. {found}")
    if len(rest) != 1 or not folded(rest[0]) or not "remove".startswith(folded(rest[0])):
        raise ExerciseError(f"What about link l{number}? To take it out: l{number} remove")
    first, second = (numbered(state.themes[held]) for held in link.between)
    return move(f"takes out the link between {first} and {second}", "remove_link", link=number, why=tail)


# -- member check -----------------------------------------------------------------------------------------------------


def _people(rest: list[str], tail: str, state: Wall) -> Command:
    count = number_of(rest[0]) if len(rest) == 1 else None
    if count is None:
        raise ExerciseError("How many take part in the member check? people 24")
    nothing_more([], tail, f"people {count}")
    return move(
        f"{count} {'person takes' if count == 1 else 'people take'} part in the member check",
        "people",
        count=count,
        warning=_too_few(count, state),
    )


def _too_few(people: int, state: Wall) -> str:
    """The gentle word on fewer people than have answered already; else ""."""
    checks = [(f"for theme {theme.number}", theme.check) for theme in state.standing()]
    for who, held in (*checks, ("for the lone voices", state.lone_check)):
        answers = held.answered + held.passed if held else 0
        if answers > people:
            return f"There are {answers} answers {who} already; it is taken as typed all the same."
    return ""


def _checked(rest: list[str], state: Wall, word: str) -> tuple[int, str, list[str]]:
    """The theme a line of the member check is about (0 for the lone voices), how it is said, and the words behind."""
    if rest and folded(rest[0]) == LONE:
        return 0, "the lone voices", rest[1:]
    if rest and number_first(rest[0]):
        theme = theme_of(rest[0], state, lambda n: f"{word} {n}")
        return theme.number, numbered(theme), rest[1:]
    words = {*_COUNTS, *DECISIONS, "not", "kept"}
    at = next((place for place, said in enumerate(rest) if folded(said) in words), len(rest))
    theme = theme_of(" ".join(rest[:at]), state, lambda n: f"{word} {n}")
    return theme.number, numbered(theme), rest[at:]


def _check(rest: list[str], tail: str, state: Wall) -> Command:
    theme, who, after = _checked(rest, state, "check")
    example = f"check {theme or LONE} yes 15 change 6 no 3 not us 0"
    counts = _counts(after, example)
    if not counts and not tail:
        raise ExerciseError(f"How many said what? {example}")
    if not counts:
        return move(f"said of {who}: {tail}", "said", theme=theme, text=tail)
    before = state.themes[theme].check if theme else state.lone_check
    after_it = {name: counts.get(name, getattr(before, name, 0)) for name in _SHOWN}
    shown = ", ".join(f"{_SHOWN[name]} {count}" for name, count in after_it.items() if name in counts or count)
    total = sum(after_it.values())
    warning = f"That is {total} answers, and {state.people} take part." if 0 < state.people < total else ""
    more = f"; said: {tail}" if tail else ""
    return move(f"{who}: {shown}{more}", "check", theme=theme, said=[tail] if tail else None, **counts, warning=warning)


def _counts(words: list[str], example: str) -> dict[str, Any]:
    said = folded(" ".join(words)).replace(",", " ")
    for spoken, word in _RUN_TOGETHER:
        said = said.replace(spoken, word)
    tokens = said.split()
    counts: dict[str, Any] = {}
    if len(tokens) % 2:
        raise ExerciseError(f"Each answer has its count: {example}")
    for word, amount in zip(tokens[::2], tokens[1::2], strict=True):
        if number_of(word) is not None:
            word, amount = amount, word
        count = number_of(amount)
        if count is None:
            raise ExerciseError(f"“{amount[:40]}” is not a count: {example}")
        name = pick(word, _COUNTS, "answer")
        if name in counts:
            raise ExerciseError(f"{_SHOWN[name].capitalize()} stands there twice. Once each: {example}")
        counts[name] = count
    return counts


def _said(rest: list[str], tail: str, state: Wall) -> Command:
    theme, who, after = _checked(rest, state, "said")
    example = f"said {theme or LONE}: it is too kind to us"
    nothing_more(after, "", example)
    text = words_of(tail, example)
    return move(f"said of {who}: {text}", "said", theme=theme, text=text)


def _decide(rest: list[str], tail: str, state: Wall) -> Command:
    theme, who, after = _checked(rest, state, "decide")
    example = f"decide {theme or LONE} changed: they asked for it"
    if not after:
        raise ExerciseError(f"What came of it: changed, kept or minority? {example}")
    words = {key: key for key in DECISIONS} | {said: key for key, said in DECISIONS.items()}
    decision = pick(" ".join(after), words, "decision")
    why = words_of(tail, f"decide {theme or LONE} {decision}: they asked for it")
    return move(f"{who}: {DECISIONS[decision]}; why: {why}", "decide", theme=theme, decision=decision, why=why)


THEME_WORDS: dict[str, Reader] = {
    "name": _name,
    "about": _described("about"),
    "includes": _described("includes"),
    "excludes": _described("excludes"),
    "merge": _merge,
    "unmerge": _unmerge,
    "split": _split,
    "drop": _drop,
    "undrop": _undrop,
    "link": _link("link"),
    "apart": _link("apart"),
    "check": _check,
    "said": _said,
    "decide": _decide,
}
"""First words that may also stand behind a theme's number: `t3 name: …` is `name 3: …`."""
OTHER_WORDS: dict[str, Reader] = {"theme": _begin, "people": _people}
"""First words that are about no theme that is there."""
