"""Lines about words of the trade: jargon, j5. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from exercises.frame.checks import held_thing
from exercises.frame.jargon import known_term
from exercises.frame.lines import joined, move, nothing_more, on_or_off, words_of
from exercises.frame.state import Frame, Term
from exercises.kernel import te_reo
from exercises.kernel.shape import Command, ExerciseError
from exercises.kernel.text import folded
from exercises.kernel.words import number_of

Reader = Callable[[list[str], str, str, Frame], Command]
_LOOKED = {"learned": "what we learned", "hears": "what the person hears", "instead": "what we could say"}
_FIELDS = {"means": "plain", "hears": "hears", "instead": "instead", "word": "term"}


def is_reo(state: Frame, term: str) -> bool:
    """Whether a word is te reo Māori: by its macrons, by the list, or one of the template's words."""
    return te_reo.is_te_reo(term, state.template.words.get("te_reo_words", ()))


def stands_for(term: str, meaning: str) -> bool:
    """Whether the meaning spells out the letters of the word: SLT, speech-language therapist."""
    letters = [word[0] for word in re.split(r"[\s-]+", folded(meaning)) if word]
    return len(term) > 1 and "".join(letters) == folded(term).replace(".", "")


def _jargon(rest: list[str], tail: str, line: str, state: Frame) -> Command:
    said = line.partition(" ")[2].strip() if not line.lower().startswith("jargon:") else line[7:].strip()
    word = folded(" ".join(rest))
    if tail and word in _LOOKED:
        return move(f"looking back, {_LOOKED[word]}: {tail}", "look_back", kind=word, text=tail)
    if word in ("corner", "corner on", "corner off", "corner no") and not tail:
        on = on_or_off(rest[1:], tail, "jargon corner")
        return move(f"the corner of the room is {'on' if on else 'off'}", "corner", on=on)
    hidden, reo = word == "hidden" and bool(tail), word in ("reo", "te reo") and bool(tail)
    said = tail if hidden or reo else said
    term, equals, meaning = (part.strip() for part in said.partition("="))
    if not term:
        raise ExerciseError("Which word? jargon SLT, or jargon SLT = Speech-language therapist")
    if equals and not meaning:
        raise ExerciseError(f"What does it mean? jargon {term} = the ones who decide")
    return _caught(state, term, meaning, hidden, reo)


def _caught(state: Frame, term: str, meaning: str, hidden: bool, said_reo: bool) -> Command:
    field = "stands_for" if stands_for(term, meaning) else "plain"
    called = "stands for" if field == "stands_for" else "means"
    held = known_term(state, term)
    if held is not None:
        if said_reo and not held.reo and not meaning:
            return _mark(held.number, f"j{held.number} {held.term}", "reo", [], "")
        if not meaning:
            return Command("none", f"{held.term} is on the list already, as j{held.number}")
        return move(
            f"j{held.number} {held.term} {called}: {meaning}",
            "explain_jargon",
            term=held.number,
            field=field,
            text=meaning,
        )
    number = state.numbers.get("j", 0) + 1
    data: dict[str, Any] = {"term": term, **({field: meaning} if meaning else {})}
    about = f" {called}: {meaning}" if meaning else ""
    # An abbreviation that is spelled out may look like a word of te reo, and is none.
    reo = said_reo or (is_reo(state, term) and not (term.isupper() and field == "stands_for" and meaning))
    if reo:
        data["reo"] = True
    if hidden:
        data["hidden"] = True
    warning = "" if not reo else _offered(number, term, meaning, sure=said_reo)
    quietly = ", not on the room's list" if hidden else ""
    return move(f"j{number} {term}{about}{quietly}", "catch_jargon", warning=warning, private=hidden, **data)


def _offered(number: int, term: str, meaning: str, *, sure: bool) -> str:
    """What may be offered for a word of te reo: its spelling with macrons, a meaning; the typist's own stays."""
    name, spelled = f"j{number}", te_reo.spelling(term)
    offered = te_reo.meaning(term)
    told = ["Te reo Māori is offered a meaning and not listed as jargon."]
    if offered and not meaning:
        told.append(f"To offer one: {name} means: {offered}")
    if spelled and spelled.lower() != term.lower():
        told.append(f"With macrons: {name} word: {spelled}")
    if not sure:
        told.append(f"If it is not te reo: {name} reo no")
    return " · ".join([told[0], *told[1:]]).replace(". · ", ". ", 1)


def jargon_line(number: int, rest: list[str], tail: str, line: str, state: Frame) -> Command:
    """What a line about one word asks for. Its words are not shortened: any other word before a colon is a service."""
    held: Term = held_thing(state.terms, number, "j", "jargon word")
    name, called = f"j{number}", f"j{number} {held.term}"
    if not rest:
        raise ExerciseError(f"What about {called}? {name} means: …, {name} stands for: …, or {name} health: …")
    word, after = folded(rest[0]), rest[1:]
    if word == "te" and after and folded(after[0]) == "reo":
        word, after = "reo", after[1:]
    if word in ("stands", "expands") and [folded(known) for known in after[:1]] in (["for"], ["to"]):
        text = words_of(joined(after[1:], tail), f"{name} stands for: senior leadership team")
        return move(f"{called} stands for: {text}", "explain_jargon", term=number, field="stands_for", text=text)
    if word in _FIELDS:
        text = words_of(joined(after, tail), f"{name} {word}: words")
        becomes_reo = word == "word" and is_reo(state, text) and not is_reo(state, held.term)
        more: dict[str, Any] = {"reo": True} if becomes_reo else {}
        return move(f"{called} {word}: {text}", "explain_jargon", term=number, field=_FIELDS[word], text=text, **more)
    if word == "used" and [folded(known) for known in after[:1]] == ["by"]:
        services = [known.strip() for known in joined(after[1:], tail).split(",") if known.strip()]
        words_of(" ".join(services), f"{name} used by health, school")
        return move(f"{called} is used by {', '.join(services)}", "use_jargon", term=number, used_by=services)
    if word == "same":
        return _same(number, called, joined(after, tail), state)
    if word in ("apart", "differs", "reo", "hide", "show") and not (tail and word not in ("differs", "reo")):
        return _mark(number, called, word, after, tail)
    if tail:
        service = " ".join(rest)
        return move(f"{called} in {service} means: {tail}", "mean_jargon", term=number, service=service, meaning=tail)
    raise ExerciseError(
        f"What about {called}? {name} means: …, stands for: …, health: …, used by health, same j7, differs, hears: …, "
        f"instead: …, te reo or hide"
    )


def _same(number: int, called: str, said: str, state: Frame) -> Command:
    if folded(said) in ("no", "off"):
        return _mark(number, called, "apart", [], "")
    other = number_of(folded(said).removeprefix("j")) if folded(said).startswith("j") else None
    if other is not None:
        held: Term = held_thing(state.terms, other, "j", "jargon word")
        return move(f"{called} and {held.term} are the same thing", "same_jargon", term=number, other=other)
    name = words_of(said, f"j{number} same j7, or j{number} same: one plan")
    return move(f"{called} is one name for “{name}”", "same_jargon", term=number, name=name)


def _mark(number: int, called: str, word: str, after: list[str], tail: str) -> Command:
    example = f"j{number} {word}"
    if word in ("apart", "hide", "show"):
        nothing_more(after, tail, example)
        if word == "apart":
            return move(f"{called} is a thing of its own", "apart_jargon", term=number)
        says = "is kept off the room's list" if word == "hide" else "is on the room's list"
        return move(f"{called} {says}", "mark_jargon", term=number, mark="hidden", on=word == "hide")
    on = on_or_off(after, tail, example)
    says = {
        ("differs", True): "stands for different things",
        ("differs", False): "stands for one thing",
        ("reo", True): "is te reo Māori: offered a meaning, never listed as jargon",
        ("reo", False): "is not te reo",
    }[word, on]
    return move(f"{called} {says}", "mark_jargon", term=number, mark=word, on=on)


KEYWORDS: dict[str, Reader] = {"jargon": _jargon}
