"""`holdspace roster`: real names and what stands for them, and every place in a session read for yes or no."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from tui.cli.options import NAME
from tui.cli.output import FINE, REFUSED, Refusal, err, file_path, out, printable

if TYPE_CHECKING:
    import argparse

    from sessions.roster.keeping import Known, Roster

_Given = TypeVar("_Given")
_FEW = 60
"""Words with a capital that are printed without being asked for all."""
_FEW_WORDS = 12
_MOST_BYTES = 20_000_000
_EACH = 5_000
"""Rows after which somebody is told how far it is."""


EXAMPLE = 'holdspace roster add "Priya" "Whetū"'


def options(parser: argparse.ArgumentParser) -> None:
    parts = parser.add_subparsers(metavar="WHAT")
    add = parts.add_parser("add", help="puts somebody on it, or changes what is known of them", allow_abbrev=False)
    add.add_argument("real", metavar="REAL", help="the real name")
    add.add_argument("instead", metavar="INSTEAD", nargs="?", default="", help="what stands for it (else: person A)")
    add.add_argument("--also", metavar="NAME", action="append", default=[], help="a nickname; may be given again")
    add.add_argument("--organisation", action="store_true", help="it is an organisation, not a person")
    add.add_argument(
        "--as-written", action="store_true", help="only with that capital, for a name that is a word: Rose, Hone"
    )
    add.set_defaults(run=_add)
    remove = parts.add_parser("remove", help="takes somebody off it", allow_abbrev=False)
    remove.add_argument("real", metavar="REAL", help="the real name")
    remove.set_defaults(run=_remove)
    headings = "takes in a CSV or a spreadsheet with the headings real,instead,kind,also,as-written"
    read = parts.add_parser("read", help=headings, allow_abbrev=False)
    read.add_argument(
        "file",
        metavar="FILE",
        help="the table, or a roster.json from another computer; nicknames in also are parted by ;, as-written is yes "
        "for a name like Rose",
    )
    read.set_defaults(run=_take_in)
    check = parts.add_parser("check", help="every place where a name stands, for yes or no", allow_abbrev=False)
    check.add_argument("names", metavar="NAME", nargs="+", help=NAME)
    check.add_argument("--every", action="store_true", help="every word with a capital that is left")
    check.set_defaults(run=_check)


def run(arguments: argparse.Namespace) -> int:
    """`holdspace roster`"""
    from sessions.roster.keeping import said_of_copies

    roster = _read()
    for sentence in said_of_copies(roster):
        err(sentence)
    if not roster.known:
        out("Nobody is on the roster, so no name is changed in what you export. Put somebody on it:")
        out('  holdspace roster add "Priya" "Whetū"')
        return FINE
    out("Real names and what stands for them. For facilitators only.")
    for known in roster.known:
        more = [f"also {', '.join(known.also)}"] if known.also else []
        more += ["only with the capital as written"] if known.as_written else []
        said = f"  ({'; '.join(more)})" if more else ""
        out(f"  {known.real}  ->  [{known.instead}]  {known.kind}{said}")
    return FINE


def _add(arguments: argparse.Namespace) -> int:
    """`holdspace roster add REAL [INSTEAD]`"""
    from exercises.kernel.text import listed
    from sessions.roster.keeping import Known, changing
    from sessions.roster.ordinary import words_too

    def made() -> Known:
        with changing() as place:
            one = Known(
                arguments.real, arguments.instead, _kind(arguments), tuple(arguments.also), arguments.as_written
            )
            place[0] = place[0].with_known(one)
            return place[0].called(arguments.real)

    one = _asked_of_the_roster(made)
    out(f"{one.real} becomes [{one.instead}] in what leaves from now on. The sessions stay as they are.")
    if alone := _alone(one):
        out(f"So does {alone} alone, with its capital, until somebody says no to it in holdspace roster check.")
    if words := words_too((one,)):
        out(
            f"{listed(words)} {'is a word' if len(words) == 1 else 'are words'} as well: with a capital it is changed, "
            "without one only where somebody says yes to it in holdspace roster check. "
            f'Never without its capital, and not asked about: holdspace roster add "{one.real}" "{one.instead}" '
            "--as-written"
        )
    return FINE


def _alone(one: Known) -> str:
    """The first part of somebody's name that is changed where it stands alone; "" when none is."""
    from sessions.roster.finding import Finder

    words = one.real.split()
    beginnings = [" ".join(words[:count]) for count in range(1, len(words))]
    finder = Finder(_read())
    return next((part for part in beginnings if any(hit.sure for hit in finder.hits(part))), "")


def _remove(arguments: argparse.Namespace) -> int:
    """`holdspace roster remove REAL`"""
    from sessions.roster.keeping import changing

    def taken_off() -> None:
        with changing() as place:
            place[0] = place[0].without(arguments.real)

    _asked_of_the_roster(taken_off)
    out(f"{arguments.real.strip()} is off the roster, and leaves as it is written from now on.")
    return FINE


def _take_in(arguments: argparse.Namespace) -> int:
    """`holdspace roster read FILE`: a CSV with the columns real, instead, kind, also and as-written."""
    from exercises.kernel.text import listed
    from sessions.importing.case_form import CaseError
    from sessions.importing.notes_file import tables_in
    from sessions.importing.roster_file import rows
    from sessions.roster.keeping import RosterError, changing, only_in, roster_in
    from sessions.roster.ordinary import words_too
    from sessions.store.strict_json import JsonError, read_bytes

    path = file_path(arguments.file)
    try:
        data = read_bytes(path, _MOST_BYTES)
        other = roster_in(data)
        if other is not None:
            known = only_in(other, _read())
            more, problems, left = dict(enumerate(known, 1)), dict[int, str](), tuple[str, ...]()
        else:
            tables = tables_in(path.name, data)[0]
            more, problems, left = _asked_of_the_roster(lambda: rows(tables))
    except (JsonError, CaseError) as problem:
        raise Refusal(f"{problem} Nothing was taken in.", REFUSED) from None
    if other is not None and not more:
        raise Refusal("Everybody in that file is on the roster already. Nothing was taken in.", REFUSED)

    def told(count: int) -> None:
        if count % _EACH == 0:
            err(f"{count:,} of {len(more):,} looked at")

    def taken_in() -> None:
        with changing() as place:
            made = place[0].with_known(*more.values(), told=told)
            if not problems:
                place[0] = made

    try:
        taken_in()
        if problems:
            raise RosterError("")
    except RosterError as problem:
        lines = list(more)
        problems |= {lines[place]: sentence for place, sentence in problem.problems.items()}
        if not problems:
            raise Refusal(str(problem), REFUSED) from None
        said = [f"Line {line}: {sentence}" for line, sentence in sorted(problems.items())]
        raise Refusal("\n".join([*said, f"{_many(len(said))} Nothing was taken in."]), REFUSED) from None
    out(f"{len(more):,} taken onto the roster. The file you gave still has the real names: keep it safe, or delete it.")
    if left:
        out(f"Not taken: {listed(left)}.")
    words = words_too(tuple(more.values()))
    if words:
        shown = [*words[:_FEW_WORDS], *([f"{len(words) - _FEW_WORDS} more"] if len(words) > _FEW_WORDS else [])]
        out(
            f"Words as well: {listed(shown)}. With a capital they are changed, without one only where somebody says "
            "yes in holdspace roster check. Never without the capital: yes under as-written, and read the file again."
        )
    return FINE


def _many(count: int) -> str:
    return "One line does not fit." if count == 1 else f"{count:,} lines do not fit."


def _check(arguments: argparse.Namespace) -> int:
    """`holdspace roster check NAME…`: every place where somebody on the roster stands, for yes or no."""
    from sessions.export.wording import own_phrases
    from sessions.leaving.reworded import words_in
    from sessions.library.catalogue import resolve
    from sessions.removing.opening import opened
    from sessions.roster.changing import heard
    from sessions.roster.finding import Finder
    from sessions.roster.leftover import first_words, left_over

    roster = _read()
    sessions = []
    try:
        for name in arguments.names:
            sessions.append(opened(resolve(name), read_only=True))
        said = [text for session in sessions for text in (*words_in(session), *own_phrases(session))]
    finally:
        for session in sessions:
            session.close()
    finder = Finder(roster)
    found = heard(said, finder)
    asking = sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()
    open_hits = [hit for hit in found.hits if hit.digest not in roster.answers]
    answered = 0
    for hit in open_hits if asking else found.hits:
        shown = f"…{_one_line(hit.before)}[[{_one_line(hit.found)}]]{_one_line(hit.after)}…"
        if not asking:
            answer = roster.answers.get(hit.digest)
            mark = {True: "yes", False: "no ", None: "yes?" if hit.sure else "no? "}[answer]
            out(f"{mark}  {hit.known.real} -> [{hit.known.instead}]   {shown}")
            continue
        out("", shown)
        near = "" if hit.sure else "It may be no name. "
        said_now = _yes_or_no(
            f"{near}Is that {hit.known.real}? With a yes it becomes [{hit.known.instead}]. y yes, n no, q later: "
        )
        if said_now is None:
            break
        _answer(hit.digest, said_now)
        answered += 1
    unsure = sum(not hit.sure for hit in open_hits)
    if asking:
        out("", f"{answered} answered, {len(open_hits) - answered} still to be read. What is not answered is changed.")
    else:
        count = len(open_hits) - unsure
        out(f"{len(found.hits)} different places, {count} not read yet (marked yes?); those are changed.")
    if unsure:
        out("What is only near a name, or a word without its capital (marked no?), stays until somebody says yes.")
    leaves = tuple(map(finder.changed, said))
    _perhaps("Words with a capital that are not on the roster. Is anybody among them?", left_over(leaves), arguments)
    _perhaps(
        "Sentences begin with these, and nothing here has them in small letters. Is anybody among them?",
        first_words(leaves),
        arguments,
    )
    return FINE


def _perhaps(question: str, words: Sequence[tuple[str, int]], arguments: argparse.Namespace) -> None:
    if not words:
        return
    shown = words if arguments.every else words[:_FEW]
    out("", question)
    out("  " + ", ".join(f"{word} {count}" if count > 1 else word for word, count in shown))
    if len(words) > len(shown):
        out(f"  and {len(words) - len(shown)} more: --every")


def _one_line(text: str) -> str:
    from exercises.kernel.text import in_one_line

    return printable(in_one_line(text, " "))


def _yes_or_no(question: str) -> bool | None:
    while True:
        try:
            said = input(question).strip().casefold()
        except (EOFError, KeyboardInterrupt):
            return None
        if said in ("y", "yes", "n", "no"):
            return said[0] == "y"
        if said in ("q", "later"):
            return None


def _answer(digest: str, is_them: bool) -> None:
    from sessions.roster.keeping import changing

    with changing() as place:
        place[0] = place[0].answered(digest, is_them)


def _kind(arguments: argparse.Namespace) -> str:
    return "organisation" if arguments.organisation else "person"


def _read() -> Roster:
    from sessions.roster.keeping import Roster

    return _asked_of_the_roster(Roster.read)


def _asked_of_the_roster(do: Callable[[], _Given]) -> _Given:
    """What it gives, or its sentence and the exit status for what does not fit."""
    from sessions.roster.keeping import RosterError

    try:
        return do()
    except RosterError as problem:
        raise Refusal(str(problem), REFUSED) from None
