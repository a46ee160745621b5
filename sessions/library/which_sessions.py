"""Which sessions `--programme WORDS` means: a programme's, a cohort's, those of a place, or with words in the title.

One place decides it for every command. A programme is meant by its whole name or title, so that the words of a place
or of a title keep meaning what they did.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exercises.kernel.expression import expression
from exercises.kernel.text import clean, contains, folded
from sessions.library import programme_rows, programmes
from sessions.library.catalogue import Entry
from sessions.library.held_days import held_day
from sessions.live.session import open_session
from sessions.live.state import SessionState
from sessions.store import locations
from sessions.store.errors import StoreError, told
from sessions.store.names import UnknownName

_COHORT = expression(r"(?P<programme>.+\S)\s+[cC](?P<cohort>\d{1,4})")


def chosen(entries: Iterable[Entry], words: str) -> list[Entry]:
    """The sessions that are meant, by the day they are held; every session without words. Raises UnknownName with a
    sentence where two programmes have that title, or a programme has no such cohort; OSError."""
    found = [entry for entry in entries if entry.problem is None]
    if words:
        programme, cohort = programme_meant(words)
        if programme:
            return programmes.members(programme, found, cohort)
        at_place = [entry for entry in found if folded(entry.place) == folded(words)]
        found = at_place or [entry for entry in found if contains(words, entry.place) or contains(words, entry.title)]
    return sorted(found, key=lambda entry: (held_day(entry), entry.created, entry.name))


def looked_into(entries: Iterable[Entry], words: str) -> set[str]:
    """The names of what finding looks into for these words: the sessions that are meant, and a programme itself where
    all of it is meant. Empty for none; raises as `chosen` does."""
    found = {entry.name for entry in chosen(entries, words)}
    programme, cohort = programme_meant(words)
    return found | {programme} if programme and not cohort else found


def none_chosen(words: str) -> str:
    """Why those words mean no session, and what shows the ones there are."""
    said = clean(words)[:60]
    if programme_meant(words)[0]:
        return f"No session belongs to “{said}” yet. holdspace programme add ties sessions to it."
    return (
        f"“{said}” is no programme, and no session has it as its place or in its title. holdspace list shows them, "
        "holdspace programme the programmes."
    )


def programme_meant(words: str) -> tuple[str, int]:
    """The programme that the words name, with PROGRAMME before it, and the number of a cohort there; "" and 0 for none.
    Raises UnknownName where several are called so, or it has no such cohort."""
    stems = programmes.names()
    if not stems:
        return "", 0
    titles = {one.name.removeprefix(locations.PROGRAMME): one for one in programme_rows.rows()}
    whole = _meant(words, stems, titles)
    if whole:
        return locations.PROGRAMME + whole, 0
    parts = _COHORT.fullmatch(words.strip())
    stem = _meant(parts["programme"], stems, titles) if parts else ""
    if not parts or not stem:
        return "", 0
    there, cohort = titles[stem], int(parts["cohort"])
    if not there.problem and not 1 <= cohort <= there.cohorts:
        raise UnknownName(f"{there.title} has no cohort c{cohort}. holdspace programme {stem} shows those it has.")
    return locations.PROGRAMME + stem, cohort


def as_called(words: str) -> str:
    """The words as a programme is called that they mean, so that its name and its title mean one thing; else as they
    are. Raises UnknownName as `programme_meant`."""
    programme, cohort = programme_meant(words)
    if not programme:
        return words
    rows = programme_rows.rows()
    title = next((one.title for one in rows if one.name == programme), "")
    alone = sum(folded(one.title) == folded(title) for one in rows) == 1
    called = title if alone else programme.removeprefix(locations.PROGRAMME)
    return f"{called} c{cohort}" if cohort else called


def _meant(words: str, stems: list[str], titles: dict[str, programme_rows.Row]) -> str:
    """The one programme of that name or title; "" for none."""
    if words.strip().removeprefix(locations.PROGRAMME) in stems:
        return words.strip().removeprefix(locations.PROGRAMME)
    found = [stem for stem in stems if folded(titles[stem].title) == folded(words)]
    if len(found) > 1:
        raise UnknownName(f"“{clean(words)[:60]}” could be the programmes {' or '.join(found)}. Type the name of one.")
    return found[0] if found else ""


def read_in_turn(entries: Iterable[Entry], problems: list[str]) -> Iterator[tuple[Entry, SessionState]]:
    """What each session is, read one after the other; a sentence goes to `problems` for each that does not open."""
    for entry in entries:
        try:
            session = open_session(entry.name, read_only=True)
        except (StoreError, OSError) as problem:
            problems.append(told(problem))
            continue
        try:
            yield entry, session.state
        finally:
            session.close()
