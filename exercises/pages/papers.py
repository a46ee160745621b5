"""What is printed of pages: a sheet of each kind to fill in alone, also with what is never typed. Pure."""

from __future__ import annotations

from exercises.kernel.record import replace
from exercises.leaving.paper import Ask, Marks, Paper, Sheet
from exercises.pages.fields import COUNTS, DIAL, PAPER, SETTINGS, SIDES, TEXT, TICK, TURNS, Field, PageKind
from exercises.pages.rated import dimension, scale_of, sign
from exercises.pages.state import Pages

_A_LINE = 70
"""Characters written by hand on a line of the sheet."""
_HALF = 12
"""Lines that half a page has."""
STAYS = "stays on this paper"
_POSITIONS = "Two positions, each as those who hold it would say it. First a, then b."


def sheet(state: Pages) -> Paper:
    """A page for each kind that people fill in themselves, and for a rater the one that a case is marked on."""
    faces = tuple(
        _rated(state, kind) if kind.rated else _filled(state, kind)
        for kind in state.kinds
        if kind.rated or not kind.private
    )
    return Paper(state.template.title, faces)


def _rated(state: Pages, kind: PageKind) -> Sheet:
    scale = scale_of(state, kind)
    letters = tuple((sign(scale, word), word) for word in scale.marks)
    rows = tuple((code.key, dimension(state, code), "") for code in kind.codes)
    asks = (Ask("Which sentence does each mark rely on? d1 s3, d2 s5 …", lines=2),)
    return Sheet(f"{kind.title} number: ______   Rater: ______", (), Marks(letters, rows), asks, copies=2)


def _filled(state: Pages, kind: PageKind) -> Sheet:
    about = Ask(_POSITIONS, lines=2) if kind.sides else Ask(f"{kind.title}: in a few words", lines=1)
    asks = (about, *(_sided(_ask(state, one), one) if kind.sides else _ask(state, one) for one in kind.fields))
    high = sum(2 + ask.lines + bool(ask.choices) for ask in asks)
    return Sheet(kind.title, (), None, asks, copies=2 if high <= _HALF else 1)


def _sided(ask: Ask, one: Field) -> Ask:
    """What is asked for each of two positions: a line for either, or their letters to tick."""
    if not one.sided:
        return ask
    if one.kind == TICK:
        return replace(ask, choices=tuple((side, "") for side in SIDES))
    typed = ask.typed if ask.typed == STAYS else ", ".join(f"{side} {one.key}" for side in SIDES)
    return replace(ask, words=f"{ask.words} First a, then b.", lines=2, typed=typed)


def _ask(state: Pages, one: Field) -> Ask:
    called = state.called(one)
    words = f"{called[:1].upper()}{called[1:]}: {one.ask}" if one.kind == DIAL else one.ask or called
    said = one.kind == DIAL and one.key == called  # then it stands in what is asked
    typed = STAYS if one.sees == PAPER else "" if said else one.key
    choices = _choices(one)
    many = 0 if choices else max(1, one.limit // _A_LINE) if one.kind == TEXT else 1
    return Ask(words, tuple((word, "") for word in choices), many, typed)


def _choices(one: Field) -> tuple[str, ...]:
    """What may be ticked; () where it is written."""
    if one.kind == DIAL:
        return (*SETTINGS, *TURNS.values())
    if one.kind == TICK:
        return ("yes",)
    return tuple(one.words.values() if one.kind == COUNTS else one.words)
