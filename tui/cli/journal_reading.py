"""What `holdspace journal` prints of the entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.options import session_of
from tui.cli.output import FINE, REFUSED, Refusal, out

if TYPE_CHECKING:
    import argparse

    from sessions.journal import Entry, Journal


NO_PASSPHRASE = (
    "Without a passphrase whoever can read your files on this computer can read your journal. To set one first: "
    "holdspace journal --passphrase set"
)


def overview(arguments: argparse.Namespace, journal: Journal) -> int:
    from sessions.journal import waiting_for_an_entry

    name = session_of(arguments)
    entries = [entry for entry in journal.entries() if not name or entry.session == name]
    shared = [one for one in journal.shared() if not name or one.entry.session == name]
    out(f"The journal of {journal.author}")
    if journal.problem:
        out(f"  {journal.problem}")
    elif not entries:
        if not journal.has_passphrase:
            out(f"  {NO_PASSPHRASE}")
        about = f"{name} " if name else ""
        out(f'  No entries yet. Write one: holdspace journal {about}--write alone "event=What I heard and saw"')
    for entry in entries:
        out(*_lines(entry, own=True))
    if shared:
        out("", "What the others share with you")
    for one in shared:
        if one.write_first:
            out(
                f"  {_head(one.entry)}",
                "    Write yours first, then read each other's. "
                f"To read it now: holdspace journal --by {one.entry.author}",
            )
        else:
            out(*_lines(one.entry, own=False))
    drafts = journal.drafts()
    if drafts:
        out("", f"Unfinished: {len(drafts)}")
    for draft in drafts:
        words = " ".join(next(iter(draft.answers.values()), "").split())
        out(f"  {draft.form.title}, {draft.day}: {words[:60]}")
    problem = journal.draft_problem()
    for sentence in filter(None, (problem, journal.said_of_copies())):
        out("", sentence)
    waiting = [] if name else waiting_for_an_entry(journal.author)
    if waiting:
        out("", "Without an entry of yours")
    for session in waiting:
        out(f"  {session.name}  {session.title}, {session.days} {'day' if session.days == 1 else 'days'} ago")
    return REFUSED if journal.problem or problem else FINE


def _head(entry: Entry) -> str:
    who = ", ".join((entry.author, *entry.together))
    about = (entry.form_title, entry.session_title or entry.session, entry.area, *(f"#{tag}" for tag in entry.tags))
    return f"{entry.number}  {entry.day}  {who}  {' · '.join(part for part in about if part)}"


def _lines(entry: Entry, *, own: bool, locked: bool = False) -> list[str]:
    """An entry as text; what is locked stays out unless it is asked for."""
    state = [f"points at {', '.join(entry.links)}" if entry.links else ""]
    if own:
        state += [
            "shared" if entry.shared else "",
            "in the bin" if entry.binned else "",
            f"may leave: {', '.join(entry.moved_out)}" if entry.moved_out else "",
        ]
    lines = [f"  {_head(entry)}", *(f"    ({one})" for one in state if one)]
    for prompt, text in entry.answered:
        if prompt.locked and not locked:
            lines.append(f"    {prompt.title}: for you alone; holdspace journal --read {entry.number}")
            continue
        first, *rest = text.split("\n")
        lines += [f"    {prompt.title}: {first}", *(f"      {line}" for line in rest)]
    return lines


def read(arguments: argparse.Namespace, journal: Journal) -> int:
    out(*_lines(journal.entry(arguments.read), own=True, locked=True))
    return FINE


def _readable(journal: Journal) -> int:
    """The status; where a list has nothing of the journal only because it cannot be read, that is said beneath it."""
    if journal.problem:
        out(journal.problem)
    return REFUSED if journal.problem else FINE


def in_bin(arguments: argparse.Namespace, journal: Journal) -> int:
    entries = journal.entries(bin=True)
    out(*(line for entry in entries for line in _lines(entry, own=True)))
    if not journal.problem:
        out("Bring one back: holdspace journal --restore NUMBER" if entries else "The bin is empty.")
    return _readable(journal)


def find(arguments: argparse.Namespace, journal: Journal) -> int:
    from sessions.journal.journal import area_of, day_of

    since, to, until = (arguments.on or "").partition("..")
    since, until = day_of(since), day_of(until if to else since)
    found = journal.find(
        arguments.words or "",
        author=arguments.by or "",
        session=session_of(arguments),
        since=since,
        until=until,
        area=area_of(arguments.area or ""),
        tag=arguments.tag or "",
    )
    if not found and not journal.problem:
        out("Nothing was found.")
        return FINE
    for one in found:
        own = one.entry.author == journal.author
        if not arguments.words:
            out(*_lines(one.entry, own=own))
            continue
        prompt = one.entry.prompt_titled(one.prompt)
        told = "in an answer for you alone" if prompt is not None and prompt.locked else one.around
        out(f"  {_head(one.entry)}", f"    {one.prompt + ': ' if one.prompt else ''}{told}")
    return _readable(journal)


def timeline(arguments: argparse.Namespace, journal: Journal) -> int:
    from sessions.journal import timeline

    name = session_of(arguments)
    if not name:
        raise Refusal("Of which session? holdspace journal working --timeline")
    rows = timeline(name, journal)
    wide = max((len(row.key) for row in rows), default=0)
    for row in rows:
        entries = f"  <- {', '.join(map(str, row.entries))}" if row.entries else ""
        out(f"{row.key:{wide}}  {row.when:5}  {row.kind}: {' '.join(row.words.split())}{entries}")
    if not rows:
        out("Nothing in that session can be pointed at yet.")
    return _readable(journal)
