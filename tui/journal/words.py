"""The journal's rows and an entry's page as text. Who may read what is decided before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from exercises.journal.entry import Draft, Entry
from exercises.journal.rules import said_of_bin
from exercises.kernel.days import in_zone
from exercises.kernel.text import listed
from sessions.journal import Row as Moment
from sessions.journal import Shared, Waiting
from tui.app.text import fit, pad, width, wrap
from tui.boards.board import Drawn
from tui.home.rows import day_in_words
from tui.journal.marked_list import Row

EMPTY = """\
There are no entries yet.

p and enter sets a passphrase first: then nobody else can read this journal.
Without one, whoever can read your files on this computer can read it too.

n and enter writes the first entry. holdspace shows it to nobody but you.
"""
EMPTY_LOCKED = """\
There are no entries yet.

n and enter writes the first entry. Only you can read it.
"""
SHARED = "The others on this computer may read it now, all but what is never shared. s takes that back."
NO_SESSION = "This entry is about no session, so it points at nothing. To give it one, {}tab past the last question."
ONLY_YOU = "never shared"
WRITE_FIRST = "write yours first, then read each other's"


def day_of(iso: str) -> str:
    """A day in words: 12 March 2026; what cannot be read as one stays as it is."""
    try:
        return day_in_words(date.fromisoformat(iso))
    except ValueError:
        return iso


def time_of(iso: str) -> str:
    """A moment in words, as the clock here says: 12 March 2026 14:20."""
    try:
        moment = in_zone(datetime.fromisoformat(iso))
    except (ValueError, OverflowError):
        return iso
    return f"{day_in_words(moment.date())} {moment:%H:%M}"


def first_words(draft: Draft) -> str:
    """What an unfinished text begins with; of what is locked only that it is there."""
    answered = [prompt for prompt in draft.form.prompts if draft.answers.get(prompt.key)]
    open_ones = [prompt for prompt in answered if prompt.kind == "text" and not prompt.locked]
    if open_ones:
        return " ".join(draft.answers[open_ones[0].key].split())
    return "something for you alone" if any(prompt.locked for prompt in answered) else ""


def columns(rows: Sequence[tuple[str, tuple[str, str, str, str]]], wide: int) -> list[Row]:
    """Day, session, form and first words side by side, as many as there is room for; the words always."""
    days = max((width(parts[0]) for _, parts in rows), default=0)
    titles = min(max((width(parts[1]) for _, parts in rows), default=0), wide // 4)
    forms = min(max((width(parts[2]) for _, parts in rows), default=0), 16)
    found = []
    for key, (day, title, form, words) in rows:
        line = pad(day, days)
        if wide >= 50 and titles:
            line += "  " + pad(title, titles)
        if wide >= 74:
            line += "  " + pad(form, forms)
        found.append((key, f"{line}  {words}"))
    return found


def entry_parts(entry: Entry, *, who: bool = False) -> tuple[str, str, str, str]:
    """An entry's day, session, form and first words; of somebody else's, whose it is before the words."""
    words = entry.first_words or ("something for you alone" if entry.answered else "")
    return (
        day_of(entry.day),
        entry.session_title or entry.session,
        entry.form_title,
        f"{entry.author}: {words}" if who else words,
    )


def draft_row(draft: Draft) -> Row:
    """An unfinished text, and that enter goes on with it."""
    what = f"entry {draft.entry}, changed" if draft.entry else "unfinished"
    return f"draft:{draft.token}", f"{what}, from {time_of(draft.kept)}: {first_words(draft)}"


def waiting_row(waiting: Waiting) -> Row:
    """A session without an entry, and how old it is."""
    return f"waiting:{waiting.name}", f"{waiting.title}, {old(waiting.days)} old, without an entry"


def old(days: int) -> str:
    """A day, or so many days."""
    return "a day" if days == 1 else f"{days} days"


def shared_key(shared: Shared) -> str:
    """The key of what somebody else shares."""
    return f"shared:{shared.entry.number}:{shared.entry.author}"


def about(entry: Entry | Draft) -> str:
    """Session, day, area, tags and with whom, in one line."""
    parts = [
        entry.session_title or entry.session or "no session",
        day_of(entry.day),
        entry.area,
        *(f"#{tag}" for tag in entry.tags),
        f"with {listed(list(entry.together))}" if entry.together else "",
    ]
    return " · ".join(part for part in parts if part)


def standing(entry: Entry, statements: int = 0) -> str:
    """Who may read it, what may leave, what it points at; in one line."""
    parts = []
    if entry.binned:
        parts.append(f"in the bin since {time_of(entry.binned)}")
    elif entry.written_together:
        parts.append("written together: each of you may read it")
    elif entry.shared:
        parts.append("shared with the others")
    else:
        parts.append("yours alone")
    if entry.moved_out:
        answers = "answer" if len(entry.moved_out) == 1 else "answers"
        parts.append(f"{len(entry.moved_out)} {answers} may leave in exports")
    if entry.links:
        parts.append(f"points at {len(entry.links)}")
    if statements:
        parts.append(f"{statements} {'statement' if statements == 1 else 'statements'} drawn")
    return " · ".join(parts)


def binned(entry: Entry) -> str:
    """What is said of an entry that was just put into the bin, and how it comes back."""
    return f"{said_of_bin(entry)} b shows the bin, r brings it back from there."


def detail(lines: Iterable[str], wide: int, most: int) -> list[str]:
    """Lines wrapped into at most so many, the last one cut."""
    found = [part for line in lines if line for part in wrap(line, wide)]
    if len(found) > most:
        found = [*found[: most - 1], fit(" ".join(found[most - 1 :]), wide)]
    return found


def moment_words(row: Moment) -> str:
    """One row of a session's timeline."""
    return "  ".join(
        part for part in (pad(row.when, max(5, width(row.when))) if row.when else "", row.kind, row.words) if part
    )


def pointed_at(row: Moment, linked: Sequence[str], title: str) -> str:
    """A row of the timeline with what points at it; a mark before what this entry points at."""
    others = f"   ← {listed([f'entry {number}' for number in row.entries])}" if row.entries else ""
    mark = "→" if row.key in linked else " "
    return f"{mark} {moment_words(row)}{others or (f'   ← {title}' if mark == '→' else '')}"


def page_of(entry: Entry, wide: int, moments: Mapping[str, Moment], statements: Sequence[str] = ()) -> list[Drawn]:
    """An entry in full: its questions with what was answered, where it points, what was drawn from it."""
    found: list[Drawn] = [((line, "text"),) for line in wrap(about(entry), wide)]
    found += [((line, "quiet"),) for line in wrap(standing(entry, len(statements)), wide)]
    for prompt, text in entry.answered:
        found.append(())
        if prompt.kind == "tick":
            found += [((line, "strong"),) for line in wrap(f"[x] {prompt.title}", wide)]
            continue
        marks = [ONLY_YOU] if prompt.locked else []
        if prompt.key in entry.moved_out:
            marks.append("may leave in exports")
        told = f" ({', '.join(marks)})" if marks else ""
        found += [((line, "strong"),) for line in wrap(f"{prompt.title}{told}", wide)]
        found += [((line, "text"),) for line in wrap(text, wide)]
    if entry.links:
        found += [(), (("It points at", "strong"),)]
        for place, key in enumerate(entry.links, 1):
            words = moment_words(moments[key]) if key in moments else f"{key}, which its session has no more"
            found.append(((fit(f"{place}  {words}", wide), "text"),))
    if statements:
        found += [(), (("Drawn from it", "strong"),)]
        found += [((line, "text"),) for words in statements for line in wrap(words, wide)]
    return found
