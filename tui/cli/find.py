"""`holdspace find`: words in every session and programme."""

from __future__ import annotations

import sys
import time
from collections.abc import Collection

from tui.cli.options import as_json, as_writer, of_a_programme
from tui.cli.output import FINE, REFUSED, USAGE, Refusal, err, out, out_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

    from sessions.lines.everywhere import Found, Looked, Place

EXAMPLE = "holdspace find waka"
_WIDE = 160
"""Letters of a text that are printed."""
_A_WHILE = 1.0
"""Seconds after which it is said that it takes longer, and how far it is."""


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", metavar="WORDS", nargs="+", help="words that stand together; macrons or not")
    of_a_programme(parser)
    parser.add_argument("--mine", action="store_true", help="in your own journal as well")
    as_writer(parser)
    as_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """`holdspace find WORDS [--programme WORDS] [--mine]`."""
    return find(arguments, " ".join(arguments.words), arguments.programme, mine=arguments.mine)


def find(arguments: argparse.Namespace, words: str, among: str, *, mine: bool = False) -> int:
    """Prints where the words stand in what `--programme` means by `among`, everywhere without; the exit status."""
    from exercises.kernel.text import folded
    from sessions.lines import everywhere

    if problem := everywhere.too_long(words):
        raise Refusal(problem)
    if not folded(words):
        raise Refusal("Which words? holdspace find waka")
    looked = everywhere.look(words, _names(among), _Progress().tell)
    own = _of_journal(arguments, words) if mine else []
    for problem in looked.problems:
        err(problem)
    if arguments.json:
        out_json([_document(one) for one in looked.sessions] + own)
        return REFUSED if looked.problems else FINE
    for one in looked.sessions:
        out(*_lines(one, words))
    out(*(f"{entry['session']} · your journal, entry {entry['entry']} “{entry['words']}”" for entry in own))
    for one in looked.sessions:
        if one.is_damaged:
            err(f"{one.name} is damaged: more may stand there that cannot be read. holdspace rescue {one.name}")
    err(_counted(looked, words, len(own)))
    return REFUSED if looked.problems else FINE


def _names(among: str) -> Collection[str] | None:
    """The names of what is looked into; None for all there is."""
    if not among:
        return None
    from sessions.library.catalogue import entries
    from sessions.library.which_sessions import looked_into, none_chosen

    found = looked_into(entries(), among)
    if not found:
        raise Refusal(none_chosen(among))
    return found


def _lines(one: Found, words: str) -> list[str]:
    head = " · ".join(filter(None, (one.name, one.place)))
    called = [f"{head} · title “{one.title}”"] if one.is_called else []
    return [*called, *(f"{head} · {_place(place, words)}" for place in one.places)]


def _place(place: Place, words: str) -> str:
    said = place.words
    if len(said) > _WIDE:
        from exercises.kernel.around import around

        said = around(words, said)
    where = f"{place.exercise} · " if place.exercise else ""
    return f"{where}{place.goes} “{said}”" + (f" · {place.consent}" if place.consent else "")


def _counted(looked: Looked, words: str, entries: int) -> str:
    from exercises.kernel.text import plural

    if not looked.sessions and not entries:
        return f"Nothing found for “{words[:60]}”."
    told = [*looked.counted]
    told += [plural(entries, "entry of your journal", "entries of your journal")] if entries else []
    return f"{', '.join(told)}."


def _document(one: Found) -> dict[str, Any]:
    from exercises.kernel.record import as_dict

    kept: dict[str, Any] = as_dict(one)
    for place in kept["places"]:
        del place["at_home"]
    return kept


def _of_journal(arguments: argparse.Namespace, words: str) -> list[dict[str, Any]]:
    """What of one's own journal has the words, asked for; never anybody else's."""
    from sessions.journal import Journal, JournalError, has_passphrase
    from sessions.live.here import writer_name
    from tui.cli.options import writer

    author = writer(arguments) or writer_name()
    if has_passphrase(author):
        raise Refusal("Your journal has a passphrase, which journal asks for: holdspace journal --find WORDS", USAGE)
    try:
        journal = Journal.open(author, None)
    except JournalError as problem:
        raise Refusal(str(problem), REFUSED) from problem
    try:
        found = [one for one in journal.find(words) if one.entry.author == journal.author]
        prompts = [one.entry.prompt_titled(one.prompt) for one in found]
        return [
            {
                "session": one.entry.session or "no session",
                "entry": one.entry.number,
                "words": "in an answer for you alone" if prompt is not None and prompt.locked else one.around,
            }
            for one, prompt in zip(found, prompts, strict=True)
        ]
    finally:
        journal.close()


class _Progress:
    """Says how far the reading is, where it takes longer than a moment."""

    def __init__(self) -> None:
        self._next = time.monotonic() + _A_WHILE

    def tell(self, done: int, of: int) -> None:
        """So many of so many are read."""
        if time.monotonic() < self._next or sys.stderr is None:
            return
        self._next += 2 * _A_WHILE
        err(f"Reading sessions that are new or changed: {done:,} of {of:,}. The next time is quick.")
