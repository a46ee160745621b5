"""The pages as texts and codes, for programs of qualitative analysis; for the facilitators only."""

from __future__ import annotations

from collections.abc import Iterator

from exercises.kernel.record import replace
from exercises.leaving.coded import Code, Coded, Piece, Reading, Text
from exercises.leaving.outline import Audience
from exercises.pages import nobodys
from exercises.pages.fields import CHOICE, DIAL, EACH_ROLE, SETTINGS, TEXT, TURNS, VOICES, PageKind
from exercises.pages.rated import dimension, scale_of
from exercises.pages.reading import told
from exercises.pages.sentences import sentences
from exercises.pages.state import Mark, Page, Pages


def coded(state: Pages, audience: Audience) -> Coded:
    """Each page as a text: coded with its dials as they were, with whose voice it is, or by each of its readers."""
    if audience != "facilitators":
        return Coded()
    codes = [code for kind in state.kinds for code in _codes(state, kind)]
    texts = [_text(state, page) for page in state.every() if not page.withdrawn]
    for of, pages in nobodys.leaving(state, audience):
        said = enumerate(nobodys.texts(of, pages) if not of.field.chosen else ())
        pieces = tuple(Piece(f"{of.key}-{at}", text) for at, text in said)
        texts += [Text(of.key, of.field.title, pieces)] if pieces else []
    return Coded(tuple(codes), tuple(texts))


def _codes(state: Pages, kind: PageKind) -> Iterator[Code]:
    for one in kind.of(DIAL):
        yield Code(one.key, state.called(one), one.ask, codable=False)
        for word, said in (*((word, word) for word in SETTINGS), *TURNS.items()):
            yield Code(f"{one.key}-{word}", f"{state.called(one)}: {said}", within=one.key)
    for one in kind.of(VOICES):
        if one.each != EACH_ROLE:
            yield Code(f"{kind.key}-{one.key}", one.title, one.ask)
    for of in kind.codes:
        called = dimension(state, of) if kind.rated else of.key
        yield Code(f"{kind.key}-{of.key}", called, "" if kind.rated else of.about, codable=not kind.rated)
        if kind.rated:
            scale = scale_of(state, kind)
            for sign, word in zip(scale.digits, scale.marks, strict=True):
                yield Code(f"{kind.key}-{of.key}-{sign}", f"{called}: {word}", within=f"{kind.key}-{of.key}")


def _text(state: Pages, page: Page) -> Text:
    kind = state.kind_of(page)
    there = state.leaving(page, "facilitators")
    marked = tuple(f"{one.key}-{word}" for one in there if one.kind == DIAL for word in page.values[one.key].values())
    pieces = [Piece(page.goes, page.title, marked)]
    for one in there:
        if one.kind == TEXT and one.coded:
            pieces += [Piece("", one.title), *_sentences(state, kind, page, one.key)]
        elif one.kind == VOICES and one.each != EACH_ROLE:
            poles = dict(zip(("a", "b"), page.poles, strict=True))
            for side, said in page.values[one.key].items():
                key, of = f"{page.goes}-{one.key}-{side}", f"{kind.key}-{one.key}"
                pieces += [Piece(f"{key}{at}", text, (of,), poles.get(side, side)) for at, text in enumerate(said)]
        elif one.kind != DIAL:
            pieces.append(Piece(f"{page.goes}-{one.key}", f"{one.title}: {told(state, page, one)}"))
    facts = tuple((one.title, page.values[one.key]) for one in there if one.kind == CHOICE)
    return Text(page.goes, page.title, tuple(pieces), facts if kind.codes else ())


def _sentences(state: Pages, kind: PageKind, page: Page, field: str) -> Iterator[Piece]:
    """A field sentence by sentence, each with what each reader read in it; where they differ a memo says so."""
    for place, text in enumerate(sentences(page.values[field]), 1):
        read = {}
        for who, made in page.open_marks.items():
            read[who] = [one for one in made if (one.field, one.sentence) == (field, place)]
        differ = len({frozenset((one.code, one.says) for one in found) for found in read.values()}) > 1
        memo = "; ".join(f"{who}: {_said(found)}" for who, found in read.items()) if differ else ""
        readings = [_reading(state, kind, who, found, memo) for who, found in read.items() if found]
        piece = Piece(f"{page.goes}-{field}-{place}", text, joined=place > 1)
        if readings:
            first, *others = readings
            piece = replace(piece, codes=first.codes, by=first.by, memo=first.memo, others=tuple(others))
        yield piece


def _reading(state: Pages, kind: PageKind, who: str, found: list[Mark], memo: str) -> Reading:
    says = [f"{one.code}: {one.says}" for one in found if one.says] if not memo and not kind.rated else []
    signs = dict(zip(*(scale_of(state, kind).marks, scale_of(state, kind).digits), strict=True)) if kind.rated else {}
    codes = (f"{kind.key}-{one.code}{f'-{signs[one.says]}' if kind.rated else ''}" for one in found)
    return Reading(tuple(codes), who, memo or "; ".join(says))


def _said(found: list[Mark]) -> str:
    return ", ".join((one.says and f"{one.code} ({one.says})") or one.code for one in found) or "no code"
