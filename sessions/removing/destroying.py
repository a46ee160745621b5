"""Takes a session off this computer for good, and says first what that reaches and what not.

The session's own file goes last: killed on the way, the session is still listed and the same command finishes it.
"""

from __future__ import annotations

import contextlib
import glob
from pathlib import Path
from typing import TYPE_CHECKING

from exercises.kernel.record import Record, replace
from exercises.kernel.text import clean, listed, plural
from sessions.library import catalogue, programmes
from sessions.library.coming_due import WentOn
from sessions.library.due_again import known_as
from sessions.live import not_saved, room_file, whole_session
from sessions.live.drafts import who
from sessions.live.membership import Belongs
from sessions.live.other_copies import conflicted
from sessions.live.session import open_session
from sessions.store import fold_file, locations
from sessions.store.errors import StoreError
from sessions.store.write_lock import WriteLock

if TYPE_CHECKING:
    from sessions.journal import Journal

TRACES = (
    "A disk, a backup or a folder that is kept in step with another computer may hold traces for a while. "
    "Whoever looks after this computer can say."
)


class Plan(Record):
    """What destroying a session would do."""

    name: str
    title: str
    removes: tuple[str, ...]
    """What goes, in words."""
    stays: tuple[str, ...]
    """What it cannot reach, in words: files that were written from it, other people's journals, later sessions."""
    own_journal: bool = False
    """Whether something about it in the journal of whoever asks goes as well, or may go where it is locked."""
    files: tuple[Path, ...] = ()
    """The files that go, in the order they go."""
    written: tuple[Path, ...] = ()
    """Files written from it that are still there."""
    copies: tuple[Path, ...] = ()
    """Conflicted copies of it beside its file; they go only when asked for."""
    members: tuple[str, ...] = ()
    """Of a programme the sessions that belong to it: they stay, and belong nowhere then."""


def plan(name: str, by: str, *, entries: bool = False, with_copies: bool = False) -> Plan:
    """What would go and what would stay, for the session of that exact name, where the `entries` about it of whoever
    asks and conflicted copies of it are to go as well. Changes nothing. Raises OSError."""
    entry = next((one for one in catalogue.entries() if one.name == name), None)
    is_programme = locations.is_programme(name)
    title = _programme_title(name) if is_programme else entry.title if entry is not None else name
    path = locations.session_path(name)
    drafted = _drafts(name)
    room = [one for one in _beside(locations.room_folder(), name) if one.exists()]
    holding = [folder for folder in (locations.holding_folder() / name,) if folder.exists()]
    removes = [f"The session {title}: everything that was recorded in it, with every exercise, note and name."]
    stem = name.removeprefix(locations.PROGRAMME)
    members = tuple(one for one in catalogue.entries() if is_programme and one.belongs[0] == stem)
    if is_programme:
        removes = [f"The programme {title}: its cohorts, its timeline, what was collected, learned and recommended."]
        removes += [f"That {plural(len(members), 'session')} belong to it."] if members else []
    if drafted:
        writers = listed(list(dict.fromkeys(_writer(draft, name) for draft in drafted)))
        removes.append(f"What was typed and not finished in it, by {writers}.")
    if room:
        removes.append("What its room screen shows. A room screen that is open now goes dark.")
    own = _in_own_journal(name, by)
    goes = entries and (bool(own) or _is_locked(by))
    removes += [f"{own or 'What is about it in your own journal, where there is something'}."] if goes else []
    written, exports = _exports(name)
    later = [one.title for one in WentOn(catalogue.entries()).into(_remembered(entry))] if entry else []
    stays = list(exports)
    if members:
        stays.append(f"Its {plural(len(members), 'session')}, with every word in them: they only belong nowhere then.")
    stays += [f"{own}: --with-my-entries takes that away as well."] if own and not entries else []
    stays += _in_other_journals(name, by)
    stays += _on_a_timeline(entry)
    if later:
        stays.append(f"What went on from it into {listed(later)}: elephants, parked things and actions stay there.")
    stays += _held_elsewhere(name)
    copies = tuple(conflicted(name))
    told = [f"{clean(copy.name)}, a conflicted copy of it" for copy in copies]
    removes += [f"{one}." for one in told if with_copies]
    stays += [f"{one}: --with-copies takes it away as well." for one in told if not with_copies]
    stays.append("The roster of names stays, for other sessions use it.")
    stays.append(TRACES)
    beside = (*room_file.beside(name), *drafted, *not_saved.elsewhere(name), *fold_file.of(path))
    files = (*room, *beside, *holding, *_leavings(path), path)
    belong = tuple(entry.name for entry in members)
    return Plan(name, title, tuple(removes), tuple(stays), goes, files, written, copies, belong)


def destroy(planned: Plan, journal: Journal | None = None, *, copies: bool = False) -> int:
    """Does what was planned. Raises OSError at the first file that cannot be removed; the session's own is still there.

    With the open journal of whoever asks, its entries about the session go as well, for good, and how many is returned;
    nobody else's ever do.
    Raises JournalError when they cannot be, before anything is removed.
    """
    from sessions.leaving.trail import forget
    from sessions.store import words_file

    entries = 0
    for name in planned.members:
        programmes.tell(name, Belongs())
    path = locations.session_path(planned.name)
    lock = WriteLock(path.with_name(f".{path.name}.lock"))
    try:
        with lock.held():
            if journal is not None:
                entries = _without_entries(journal, planned.name)
            words_file.forget(path)
            for file in (*(planned.copies if copies else ()), *planned.files):
                with contextlib.suppress(FileNotFoundError):
                    file.unlink()
            # Once more, for it may have been looked into until now.
            words_file.forget(path)
    finally:
        lock.close()
    with contextlib.suppress(OSError):
        lock.path.unlink()
    for folder in {file.parent for file in planned.files}:
        _settled(folder)
    with contextlib.suppress(OSError):
        forget(planned.name)
    with contextlib.suppress(OSError):
        catalogue.entries()  # the list's own memory forgets it, too
    return entries


def _remembered(entry: catalogue.Entry) -> catalogue.Entry:
    """The row of a session, with what it is remembered by elsewhere also where nothing in it comes back."""
    read = whole_session.read(entry.name)
    return entry if isinstance(read, str) else entry._replace(known_as=known_as(read.state))


def _programme_title(name: str) -> str:
    return programmes.listed_one(name).title


def _without_entries(journal: Journal, name: str) -> int:
    """Takes away what is about it, also from the bin and unfinished; how much that was."""
    drafts = [draft for draft in journal.drafts(statements_too=True) if draft.session == name]
    for draft in drafts:
        journal.forget(draft)
    every = (*journal.entries(), *journal.entries(bin=True))
    count = len(drafts) + sum(1 for entry in every if entry.session == name)
    journal.change(lambda kept: replace(kept, entries=tuple(entry for entry in kept.entries if entry.session != name)))
    return count


def _settled(folder: Path) -> None:
    from sessions.store import private_files

    with contextlib.suppress(OSError):
        private_files.sync_folder(folder)


def _beside(folder: Path, name: str) -> list[Path]:
    """The file of that name in the folder, and what was left half written beside it."""
    path = folder / f"{name}.json"
    return [*_leavings(path), path]


def _leavings(path: Path) -> list[Path]:
    """Temporary files that a kill left beside it."""
    stem = glob.escape(f".{path.name[:40]}")
    return sorted(path.parent.glob(f"{stem}.*.tmp"))


def _drafts(name: str) -> list[Path]:
    folder = locations.drafts_folder()
    stem = glob.escape(name)
    return sorted([*folder.glob(f"{stem}.*.json"), *folder.glob(f".{stem}.*.json.*")])


def _writer(path: Path, name: str) -> str:
    return clean(who(path.name.lstrip(".")[len(name) + 1 :].split(".")[0])) or "somebody"


def _in_own_journal(name: str, by: str) -> str:
    """What this author's journal has about the session, in words; "" for nothing that is known."""
    from sessions.journal import authors_with_entries, put_away_about

    author = clean(by)[:40]
    entries, put_away = authors_with_entries(name).get(author, 0), put_away_about(author, name)
    if not entries:
        return "What is about it in the bin of your own journal, or unfinished there" if put_away else ""
    about = "The entry" if entries == 1 else f"The {entries} entries"
    more = ", with what is in its bin or unfinished" if put_away or put_away is None else ""
    return f"{about} about it in your own journal{more}"


def _is_locked(by: str) -> bool:
    from sessions.journal import has_passphrase

    return has_passphrase(by)


def _in_other_journals(name: str, by: str) -> list[str]:
    """A sentence on the other authors with entries about the session."""
    from sessions.journal import authors_with_entries

    others = [author for author in authors_with_entries(name) if author != clean(by)[:40]]
    return [f"Journal entries about it by {listed(others)}: only they can take them away."] if others else []


def _on_a_timeline(entry: catalogue.Entry | None) -> list[str]:
    """A sentence on the programme it belongs to, whose timeline has its title and day."""
    stem = entry.belongs[0] if entry is not None else ""
    if not stem or not locations.session_path(locations.PROGRAMME + stem).exists():
        return []
    title = _programme_title(locations.PROGRAMME + stem)
    return [f"Its title and its day on the timeline of {title}, with what was collected and learned there."]


def _held_elsewhere(name: str) -> list[str]:
    """The sessions here that gathered something of it, or were restored from its export; none of one that cannot be
    read."""
    from sessions.removing.withdrawing import holders

    try:
        session = open_session(name, read_only=True)
    except StoreError:
        return []
    try:
        return list(holders(session))
    finally:
        session.close()


def _exports(name: str) -> tuple[tuple[Path, ...], list[str]]:
    """Files that were written from it, and what is said of them."""
    from sessions.leaving.trail import export_places

    there, said = [], []
    for place in export_places(name):
        if place.there:
            there.append(Path(place.path))
            said.append(f"{clean(place.path)}, written {place.day}: still there. Delete it yourself, and every copy.")
        else:
            said.append(f"{clean(place.path)}, written {place.day}: no longer there. Copies may be elsewhere.")
    return tuple(there), said
