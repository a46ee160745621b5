"""Writes the codes of what leaves as a Word document: what each means, when it is used, and its examples.

What the codebook of REFI-QDA has, for people: `qdpx_codes.py` says which codes there are and what each is called, and
`docx_file.py` how a document looks. Knows no exercise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from exercises.leaving.coded import Code
from exercises.leaving.outline import Bullets, Heading, Paragraph, Quote
from sessions.export.writers.docx_file import document_of
from sessions.export.writers.flowing import Flowing
from sessions.export.writers.pages import where, whose
from sessions.export.writers.qdpx_codes import Codebook, Entry
from sessions.leaving.leaving import Leaving, Written
from sessions.leaving.problem import NothingToWrite

ABOUT = "Each theme with what it means, when it is used, and examples in the words they were written in."
NO_MEANING = "What it means is not written yet."
BARE = "Codes that nothing more is said of:"
Words = Mapping[tuple[str, str, str], str]
"""What stands in a text, by its session, exercise and piece."""


def write(leaving: Leaving) -> Written:
    """The document. Raises NothingToWrite where nothing has codes; ModuleNotFoundError without python-docx."""
    codes = Codebook(leaving)
    if not codes.top:
        raise NothingToWrite(
            "There are no themes or codes in this for that audience. Write a page instead: --to page.html"
        )
    words = {
        (session.known_by, run.key, piece.key): piece.text
        for session in leaving.sessions
        for run in session.runs
        for text in (run.coded.texts if run.coded else ())
        for piece in text.pieces
    }
    one = leaving.sessions[0] if len(leaving.sessions) == 1 else None
    parts: list[Flowing] = [Heading(f"Codebook: {leaving.title or 'a session'}", 1)]
    parts += where(one) if one is not None else []
    parts += [*whose(leaving), Paragraph(ABOUT), *_groups(sorted(codes.top, key=_without_examples), words, 2)]
    written = document_of(leaving, parts)
    return Written(written.files, (*codes.told(), *written.notes))


def _without_examples(entry: Entry) -> bool:
    """Themes come first, then codes that are the same in every session."""
    return not entry.code.examples and all(map(_without_examples, entry.within))


def _groups(entries: Sequence[Entry], words: Words, level: int) -> Iterator[Flowing]:
    """Codes on one level, in their order; those that nothing is said of in one list, after the others."""
    bare = [entry for entry in entries if not (entry.within or entry.code.described or entry.code.examples)]
    for entry in entries:
        if entry not in bare:
            yield Heading(entry.name, level)
            yield from _code(entry, words)
            yield from _groups(entry.within, words, level + 1)
    if bare:
        yield from ([Paragraph(BARE)] if len(bare) < len(entries) else [])
        yield Bullets(tuple(entry.name for entry in bare))


def _code(entry: Entry, words: Words) -> Iterator[Flowing]:
    code = entry.code
    if not code.about.startswith(code.name) and (code.about or code.codable):
        yield Paragraph(code.about or NO_MEANING)
    rules = _rules(code)
    if rules:
        yield Bullets(rules)
    for example in code.examples:
        yield Quote(words[*entry.where, example.piece], example.called)


def _rules(code: Code) -> tuple[str, ...]:
    said = (("When to use it", code.includes), ("When not to use it", code.excludes))
    return tuple(f"{label}: {words}" for label, words in said if words)
