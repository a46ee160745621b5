"""The command of the facilitators' journals. Refuses to know how one is kept; shows a locked answer only when asked.

A little long: what one command can do with an entry stands in one place.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from tui.cli.output import FINE, REFUSED, USAGE, Refusal, err, out

if TYPE_CHECKING:
    from sessions.journal import Draft, Entry, Journal

NO_TERMINAL = (
    "A passphrase is asked for in a terminal, and this is none. Run it in a terminal, or give the passphrase as the "
    "first line of the input: --passphrase-stdin"
)


def journal(arguments: argparse.Namespace) -> int:
    """`holdspace journal [NAME]`."""
    from sessions.journal import JournalError

    try:
        if arguments.passphrase:
            return _passphrase(arguments)
        action = next((step for name, step in _ACTIONS if getattr(arguments, name) not in (None, False)), None)
        if action is None and not _asks(arguments):
            screen = _screen()
            if screen is not None:
                return screen(_author(arguments), _session(arguments))
            action = _overview
        with _open(arguments) as held:
            return (action or _find)(arguments, held)
    except JournalError as problem:
        raise Refusal(str(problem), REFUSED) from problem


def _asks(arguments: argparse.Namespace) -> bool:
    return any((arguments.words, arguments.by, arguments.on, arguments.area, arguments.tag))


def _author(arguments: argparse.Namespace) -> str:
    from sessions.live.session import writer_name
    from tui.cli.recording import writer

    return writer(arguments) or writer_name()


def _session(arguments: argparse.Namespace) -> str:
    from sessions.library.catalogue import resolve

    return resolve(arguments.name) if arguments.name else ""


def _screen() -> Callable[[str, str], int] | None:
    """The journal's screen; None where there is no terminal for one."""
    from tui.app.surroundings import reason_to_refuse

    if reason_to_refuse() is not None:
        return None
    try:
        module = importlib.import_module("tui.journal.app")
    except ModuleNotFoundError as problem:
        if problem.name not in ("tui.journal", "tui.journal.app"):
            raise
        return None
    run: Callable[[str, str], int] = module.run_journal
    return run


@contextlib.contextmanager
def _open(arguments: argparse.Namespace) -> Iterator[Journal]:
    """The author's journal; its passphrase is asked for before anything is written."""
    from sessions.journal import Journal, has_passphrase

    author = _author(arguments)
    words = _asked("Passphrase: ", arguments) if has_passphrase(author) else None
    held = Journal.open(author, words)
    try:
        if held.problem:
            err(held.problem)
        yield held
    finally:
        held.close()


def _asked(prompt: str, arguments: argparse.Namespace) -> str:
    """A passphrase from the terminal, unseen, or from the input when that was asked for. Raises Refusal."""
    if arguments.passphrase_stdin:
        return sys.stdin.readline().rstrip("\r\n") if sys.stdin is not None else ""
    if sys.stdin is None or not sys.stdin.isatty():
        raise Refusal(NO_TERMINAL, USAGE)
    from getpass import getpass

    try:
        return getpass(prompt)
    except EOFError:
        raise Refusal("No passphrase was given. Nothing was changed.", USAGE) from None


# -- reading ----------------------------------------------------------------------------------------------------------


def _overview(arguments: argparse.Namespace, held: Journal) -> int:
    from sessions.journal import read_shared, waiting_for_an_entry

    name = _session(arguments)
    entries = [entry for entry in held.entries() if not name or entry.session == name]
    shared = [one for one in read_shared(held.author) if not name or one.entry.session == name]
    out(f"The journal of {held.author}")
    if not entries:
        out('  No entries yet. Write one: holdspace journal --write alone "event=What I heard and saw"')
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
    drafts = held.drafts()
    if drafts:
        out("", f"Unfinished: {len(drafts)}")
    for draft in drafts:
        words = " ".join(next(iter(draft.answers.values()), "").split())
        out(f"  {draft.form.title}, {draft.day}: {words[:60]}")
    waiting = [] if name else waiting_for_an_entry(held.author)
    if waiting:
        out("", "Without an entry of yours")
    for session in waiting:
        out(f"  {session.name}  {session.title}, {session.days} {'day' if session.days == 1 else 'days'} ago")
    return REFUSED if held.problem else FINE


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


def _read(arguments: argparse.Namespace, held: Journal) -> int:
    out(*_lines(held.entry(arguments.read), own=True, locked=True))
    return FINE


def _bin(arguments: argparse.Namespace, held: Journal) -> int:
    entries = held.entries(bin=True)
    out(*(line for entry in entries for line in _lines(entry, own=True)))
    out("Bring one back: holdspace journal --restore NUMBER" if entries else "The bin is empty.")
    return FINE


def _find(arguments: argparse.Namespace, held: Journal) -> int:
    since, _, until = (arguments.on or "").partition("..")
    found = held.find(
        arguments.words or "",
        author=arguments.by or "",
        session=_session(arguments),
        since=since,
        until=until or since,
        area=arguments.area or "",
        tag=arguments.tag or "",
    )
    if not found:
        out("Nothing was found.")
        return FINE
    for one in found:
        own = one.entry.author == held.author
        if not arguments.words:
            out(*_lines(one.entry, own=own))
            continue
        prompt = one.entry.prompt_titled(one.prompt)
        told = "in an answer for you alone" if prompt is not None and prompt.locked else one.around
        out(f"  {_head(one.entry)}", f"    {one.prompt + ': ' if one.prompt else ''}{told}")
    return FINE


def _timeline(arguments: argparse.Namespace, held: Journal) -> int:
    from sessions.journal import timeline

    name = _session(arguments)
    if not name:
        raise Refusal("Of which session? holdspace journal working --timeline")
    rows = timeline(name, held)
    wide = max((len(row.key) for row in rows), default=0)
    for row in rows:
        entries = f"  <- {', '.join(map(str, row.entries))}" if row.entries else ""
        out(f"{row.key:{wide}}  {row.when:5}  {row.kind}: {' '.join(row.words.split())}{entries}")
    if not rows:
        out("Nothing in that session can be pointed at yet.")
    return FINE


# -- writing ----------------------------------------------------------------------------------------------------------


def _write(arguments: argparse.Namespace, held: Journal) -> int:
    from exercises.journal.rules import asked_for
    from exercises.kernel.shape import ExerciseError

    form, *given = arguments.write
    draft = _begun(arguments, held, form)
    answers = dict(draft.answers)
    try:
        for word in given:
            if word == "-":
                answers.update(_from_input(draft))
                continue
            key, equals, text = word.partition("=")
            if not equals:
                raise Refusal(f"What is “{word[:40]}” the answer to? event=Four answered at once")
            answers[asked_for(draft.form.prompts, key.strip()).key] = text
    except ExerciseError as problem:
        raise Refusal(str(problem)) from problem
    about = {
        "area": arguments.area,
        "tags": arguments.tag and [arguments.tag],
        "day": arguments.on,
        "together": arguments.together and arguments.together.split(","),
    }
    draft = held.keep_draft(draft, answers, **{name: value for name, value in about.items() if value})
    if not given:
        draft = _ask(held, draft)
    entry = held.save(draft)
    if entry is None:
        raise Refusal("Nothing was written, so nothing was saved.", USAGE)
    out(f"Saved as entry {entry.number} in the journal of {held.author}.")
    return FINE


def _begun(arguments: argparse.Namespace, held: Journal, form: str) -> Draft:
    if form.isdecimal():
        return held.edit(int(form[:9]))
    from sessions.journal import about_session

    name = _session(arguments)
    title, day = about_session(name) if name else ("", "")
    return held.begin(form, session=name, session_title=title, day=day)


def _from_input(draft: Draft) -> dict[str, str]:
    """Answers from the input: a line that begins with a question's key and a colon, and those that follow it."""
    found: dict[str, str] = {}
    keys = {prompt.key for prompt in draft.form.prompts}
    at = ""
    for line in sys.stdin or ():
        key, colon, text = line.partition(":")
        if colon and key.strip() in keys:
            at = key.strip()
            found[at] = text.lstrip()
        elif at:
            found[at] += line
        elif line.strip():
            raise Refusal(f"The first line says what it answers: {draft.form.prompts[0].key}: what was said and done")
    return found


def _ask(held: Journal, draft: Draft) -> Draft:
    """Asks the form's questions in the terminal, one after the other; each answer is kept at once."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise Refusal("What is to be written? event=Four answered at once; - reads the answers from the input")
    err("Enter alone skips a question. Every answer is kept as soon as it is typed.")
    for prompt in draft.form.prompts:
        err(f"{prompt.title}{f' ({prompt.help})' if prompt.help else ''}")
        try:
            said = input("yes or Enter: " if prompt.kind == "tick" else "> ")
        except (EOFError, KeyboardInterrupt):
            raise Refusal("Stopped. What was typed is kept as a draft.", REFUSED) from None
        if said.strip():
            draft = held.keep_draft(draft, {**draft.answers, prompt.key: said})
    return draft


def _share(arguments: argparse.Namespace, held: Journal) -> int:
    held.share(arguments.share)
    out(f"The others on this computer may read entry {arguments.share} now, all but what is for you alone.")
    return FINE


def _unshare(arguments: argparse.Namespace, held: Journal) -> int:
    held.unshare(arguments.unshare)
    out(f"Entry {arguments.unshare} is yours alone again.")
    return FINE


def _move_out(arguments: argparse.Namespace, held: Journal) -> int:
    number, *prompts = arguments.move_out
    entry = held.move_out(_number(number), prompts, sure=arguments.yes)
    out(
        f"In facilitators' exports may leave of entry {entry.number}: {', '.join(entry.moved_out)}. "
        f"To take that back: holdspace journal --keep-in {entry.number}"
    )
    return FINE


def _keep_in(arguments: argparse.Namespace, held: Journal) -> int:
    number, *prompts = arguments.keep_in
    entry = held.keep_in(_number(number), prompts)
    out(f"Of entry {entry.number} may leave: {', '.join(entry.moved_out) or 'nothing'}. Files written earlier keep it.")
    return FINE


def _link(arguments: argparse.Namespace, held: Journal) -> int:
    number, *keys = arguments.link
    entry = held.entry(_number(number))
    if not entry.session:
        raise Refusal(f"Entry {entry.number} is about no session, so there is nothing to point at.", REFUSED)
    from sessions.journal import timeline

    known = {row.key for row in timeline(entry.session)}
    wrong = next((key for key in keys if key not in known), None)
    if wrong is not None or not keys:
        raise Refusal(
            f"“{(wrong or '')[:40]}” is not in that session's timeline: holdspace journal {entry.session} --timeline"
        )
    out(f"Entry {entry.number} points at {', '.join(held.link(entry.number, keys).links)}.")
    return FINE


def _delete(arguments: argparse.Namespace, held: Journal) -> int:
    held.delete(arguments.delete)
    out(f"Entry {arguments.delete} is in the bin. To bring it back: holdspace journal --restore {arguments.delete}")
    return FINE


def _restore(arguments: argparse.Namespace, held: Journal) -> int:
    held.restore(arguments.restore)
    out(f"Entry {arguments.restore} is back.")
    return FINE


def _empty_bin(arguments: argparse.Namespace, held: Journal) -> int:
    from sessions.journal import NotSure

    try:
        count = held.empty_bin(sure=arguments.yes)
    except NotSure as problem:
        raise Refusal(f"{problem} holdspace journal --empty-bin --yes", USAGE) from problem
    out(f"The bin is empty; {count} went for good." if count else "The bin was empty already.")
    return FINE


def _number(word: str) -> int:
    if not word.isdecimal():
        raise Refusal(f"Which entry? “{word[:30]}” is no number. holdspace journal --move-out 3 event")
    return int(word[:9])


# -- the passphrase ---------------------------------------------------------------------------------------------------


def _passphrase(arguments: argparse.Namespace) -> int:
    from sessions import journal as journals

    author = _author(arguments)
    match arguments.passphrase:
        case "set":
            err(journals.WHAT_A_LOST_PASSPHRASE_MEANS)
            _agreed(arguments)
            journals.set_passphrase(author, _twice(arguments), understood=True)
            out(f"The journal of {author} has a passphrase from now on.")
        case "change":
            old = _asked("The passphrase now: ", arguments)
            journals.change_passphrase(author, old, _twice(arguments))
            out(f"The journal of {author} has the new passphrase.")
        case _:
            journals.remove_passphrase(author, _asked("Passphrase: ", arguments))
            out(f"The journal of {author} is in the open again.")
    return FINE


def _agreed(arguments: argparse.Namespace) -> None:
    if arguments.yes:
        return
    if arguments.passphrase_stdin:
        raise Refusal("If that is understood, say so: add --yes. Nothing was changed.", USAGE)
    if sys.stdin is None or not sys.stdin.isatty():
        raise Refusal(NO_TERMINAL, USAGE)
    try:
        said = input("Type yes if that is understood: ")
    except EOFError:
        said = ""
    if said.strip().lower() != "yes":
        raise Refusal("Nothing was changed.", REFUSED)


def _twice(arguments: argparse.Namespace) -> str:
    words = _asked("New passphrase: ", arguments)
    if not arguments.passphrase_stdin and _asked("Once more: ", arguments) != words:
        raise Refusal("The two were not the same. Nothing was changed.", REFUSED)
    return words


_ACTIONS: tuple[tuple[str, Callable[[argparse.Namespace, Journal], int]], ...] = (
    ("write", _write),
    ("read", _read),
    ("bin", _bin),
    ("timeline", _timeline),
    ("share", _share),
    ("unshare", _unshare),
    ("move_out", _move_out),
    ("keep_in", _keep_in),
    ("link", _link),
    ("delete", _delete),
    ("restore", _restore),
    ("empty_bin", _empty_bin),
)
