"""The texts of a REFI-QDA project, and where each passage stands in its text.

Places count Unicode code points from 0, the end not included, in composed text (NFC) with plain line feeds: counted
after any name was changed, in exactly the text that is written.
"""

from __future__ import annotations

from collections.abc import Iterable

from exercises.kernel.record import Record, replace
from exercises.kernel.text import clean
from exercises.leaving.coded import Piece, Text
from exercises.leaving.outline import Heading, Paragraph, Part
from sessions.export.writers.plain_text import lines
from sessions.export.writers.qdpx_names import filed, utc
from sessions.leaving.leaving import EntryLeaving, Leaving, RunLeaving, SessionLeaving


class Passage(Record):
    """A piece, and where it stands."""

    piece: Piece
    start: int
    end: int


class Source(Record):
    """One text."""

    ids: tuple[str, ...]
    """What its id is made of."""
    title: str
    where: str
    """What tells it from another text of that title: its session's."""
    text: str
    at: str
    passages: tuple[Passage, ...] = ()
    by: str = ""
    """Who wrote it, where that is one person."""
    facts: tuple[tuple[str, str], ...] = ()
    session: str = ""
    """Its session's name; "" for none."""
    run: str = ""


def sources(leaving: Leaving) -> list[Source]:
    """Every text that is not empty: coded ones, each session's page, and journal entries that were moved out."""
    made: list[Source] = []
    for session in leaving.sessions:
        for run in session.runs:
            made += [_coded(session, run, text) for text in (run.coded.texts if run.coded else ())]
        made.append(_page(session, leaving))
    if leaving.audience == "facilitators":
        titles = {session.name: session for session in leaving.sessions}
        made += [_entry(entry, titles.get(entry.session)) for entry in leaving.entries]
    return [source for source in made if source.text]


def laid_out(pieces: Iterable[Piece]) -> tuple[str, tuple[Passage, ...]]:
    """The pieces under one another, and where those stand that something is said of."""
    words: list[str] = []
    passages, at = [], 0
    for piece in pieces:
        text = clean(piece.text, lines=True)
        if not text:
            continue
        words += [" " if piece.joined else "\n", text] if words else [text]
        at += 1 if len(words) > 1 else 0
        readings = (replace(piece, codes=one.codes, by=one.by, memo=one.memo) for one in piece.others)
        said = (one for one in (piece, *readings) if one.codes or one.memo)
        passages += [Passage(one, at, at + len(text)) for one in said]
        at += len(text)
    return "".join(words), tuple(passages)


def _coded(session: SessionLeaving, run: RunLeaving, text: Text) -> Source:
    words, passages = laid_out(text.pieces)
    facts = (*_facts(session), ("Exercise", run.title), ("Kind of text", "words of the group"), *text.facts)
    title = filed(text.title, filed(run.title, "Text"))
    return Source(
        ("text", session.known_by, run.key, text.key),
        title,
        session.title,
        words,
        utc(session.made, session.date),
        passages,
        "",
        facts,
        session.known_by,
        run.key,
    )


def _page(session: SessionLeaving, leaving: Leaving) -> Source:
    """The session's page as plain text; for facilitators with the record of what happened."""
    parts: list[Part] = [Heading(session.title, 1)]
    where = ", ".join(filter(None, (session.place, session.day)))
    parts += [Paragraph(where)] if where else []
    told = [part for run in session.runs for part in run.outline.parts]
    told += session.record if leaving.audience == "facilitators" else ()
    text = "\n".join(clean(line, lines=True) for line in lines([*parts, *told])).strip() if told else ""
    facts = (*_facts(session), ("Kind of text", "the whole page"))
    called = "record" if leaving.audience == "facilitators" else "page"
    title = f"{filed(session.title, 'Session')}, {called}"
    writer = next(iter(leaving.facilitators), "")
    return Source(
        ("page", session.known_by),
        title,
        session.day,
        text,
        utc(session.made, session.date),
        (),
        writer,
        facts,
        session.known_by,
    )


def _entry(entry: EntryLeaving, session: SessionLeaving | None) -> Source:
    pieces = [Piece("", said) for part in entry.parts if part[1] for said in part]
    text, passages = laid_out([Piece("", entry.title), *pieces]) if pieces else ("", ())
    day = (("Day", entry.day),) if entry.day else ()
    facts = (*(_facts(session) if session else day), ("Kind of text", "journal entry"))
    title = filed(", ".join(filter(None, (entry.title, entry.author))), "Journal entry")
    return Source(
        ("entry", entry.key),
        title,
        entry.day,
        text,
        utc(entry.day),
        passages,
        entry.author,
        facts,
        session.known_by if session else "",
    )


def _facts(session: SessionLeaving) -> tuple[tuple[str, str], ...]:
    told = (("Session", session.title), ("Place", session.place), ("Day", session.date))
    return tuple((name, value) for name, value in told if value)
