"""The commands and their options, in the words of `--help`. Refuses to know what any of them does."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import NoReturn

from tui.cli.output import Refusal

_NAME = "any beginning of a session's name that only one has (holdspace list shows them)"
_WRITER = "who writes; else HOLDSPACE_WRITER, or the login name"


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Refusal(f"{self.prog}: {message}. See: {self.prog} --help")


def _name(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help=_NAME)


def _writer(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as", dest="writer", metavar="WRITER", default="", help=_WRITER)


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="as JSON, for programs")


def _new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("title", metavar="TITLE", help="what the session is called")
    parser.add_argument(
        "--exercise",
        metavar="KEY",
        action="append",
        default=[],
        help="an exercise it holds, by key or name; may be given again (without it: live-grid, or those of --like)",
    )
    parser.add_argument("--place", metavar="PLACE", default="", help="where it is held")
    parser.add_argument(
        "--like",
        metavar="NAME",
        default="",
        help="an earlier session: its running order, its exercises, and what was left open come along",
    )
    _writer(parser)


def _plan(parser: argparse.ArgumentParser) -> None:
    _name(parser)
    parser.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        default=None,
        help="a running order as TOML or a Markdown list; without it, planned beside actual is printed",
    )
    _writer(parser)


def _elephants(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--programme", metavar="WORDS", default="", help="only sessions of that place, or with those words in the title"
    )


def _open(parser: argparse.ArgumentParser) -> None:
    _name(parser)
    parser.add_argument("--mirror", action="store_true", help="this window is the projected one: show only room views")
    _writer(parser)


def _room(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "name", metavar="NAME", nargs="?", default=None, help=f"{_NAME}; without it, the one whose console is open"
    )


def _show(parser: argparse.ArgumentParser) -> None:
    _name(parser)
    _json(parser)


def _do(parser: argparse.ArgumentParser) -> None:
    _name(parser)
    parser.add_argument(
        "lines",
        metavar="COMMAND",
        nargs="+",
        help="lines as typed in the console; a single - reads one a line from standard input, skipping # lines",
    )
    _writer(parser)


def _import(parser: argparse.ArgumentParser) -> None:
    _name(parser)
    parser.add_argument("file", metavar="FILE", help="notes as text or CSV, a theming of them, or a case")
    parser.add_argument("--question", metavar="KEY", default="", help="the question of notes whose file names none")
    parser.add_argument("--area", metavar="KEY", default="", help="the area of notes whose file names none")
    parser.add_argument(
        "--exercise", metavar="KEY", default="", help="which wall the notes go to, when there are several"
    )
    _writer(parser)


def _merge(parser: argparse.ArgumentParser) -> None:
    _name(parser)
    parser.add_argument("file", metavar="FILE", help="another session's file, or its JSON export for facilitators")
    parser.add_argument(
        "--leave-duplicates", action="store_true", help="leave out notes that are here word for word already"
    )
    _writer(parser)


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("names", metavar="NAME", nargs="*", help=f"{_NAME}; several names, several sessions")
    parser.add_argument(
        "--programme",
        metavar="WORDS",
        default="",
        help="every session of that place, or with those words in the title, instead of names",
    )
    parser.add_argument(
        "--to",
        dest="file",
        metavar="FILE",
        default="",
        help="where; - is standard output, and csv and several pictures want the name of a new folder",
    )
    parser.add_argument(
        "--format",
        metavar="FORMAT",
        default="",
        help="md, html, csv, json, docx, xlsx, qdpx, svg, graphml or ics; else the file's ending decides, md for -",
    )
    parser.add_argument(
        "--for",
        dest="audience",
        metavar="AUDIENCE",
        default="",
        choices=["", "facilitators", "participants", "public"],
        help="facilitators, participants or public (without it: facilitators for csv, json, xlsx, qdpx and graphml, "
        "participants for the others)",
    )
    parser.add_argument(
        "--names",
        dest="names_how",
        metavar="HOW",
        default="",
        choices=["", "as-they-are", "changed"],
        help="changed to what the roster has for them, as it is without a word; or as-they-are, for facilitators",
    )
    parser.add_argument(
        "--journal", action="store_true", help="with journal entries their authors moved out, for facilitators"
    )
    parser.add_argument(
        "--brief", action="store_true", help="a short page, one or two when printed: md, html or docx for participants"
    )
    parser.add_argument(
        "--preview", action="store_true", help="says what would leave, what would not and why, and writes nothing"
    )
    parser.add_argument(
        "--yes", action="store_true", help="on a terminal: writes without showing that first and asking"
    )
    parser.add_argument(
        "--raw",
        action="store_true",
        help="csv for programs: no mark before what looks like a formula, and no byte order mark",
    )
    parser.add_argument(
        "--with-words", action="store_true", help="ics for the facilitators: with who and what was agreed"
    )
    parser.add_argument("--replace", action="store_true", help="write over a file, or a folder of ours, that is there")
    _writer(parser)


def _exports(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", nargs="?", default="", help=f"{_NAME}; without it, every session's")
    _json(parser)


def _restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a JSON export made for facilitators")
    _writer(parser)


def _templates(parser: argparse.ArgumentParser) -> None:
    parts = parser.add_subparsers(metavar="WHAT")
    new = parts.add_parser("new", help="begins one of your own, and prints its file", allow_abbrev=False)
    new.add_argument("key", metavar="KEY", help="what it is called when it is typed: our-talk")
    new.add_argument("--shape", metavar="SHAPE", default="talk", help="what it is: talk, network and so on")
    new.set_defaults(run="templates:new")
    check = parts.add_parser("check", help="says what is wrong in a template, line by line", allow_abbrev=False)
    check.add_argument("file", metavar="FILE", help="the template's file, or the key of one of your own")
    check.set_defaults(run="templates:check")
    every = parts.add_parser("list", help="lists the templates and what is wrong with any", allow_abbrev=False)
    every.set_defaults(run="templates:every")


def _keep(parser: argparse.ArgumentParser) -> None:
    _name(parser)
    parser.add_argument("--until", metavar="DATE", default="", help="until which day, such as 2027-06-30")
    parser.add_argument("--always", action="store_true", help="no day any more")
    _writer(parser)


def _destroy(parser: argparse.ArgumentParser) -> None:
    _name(parser)
    parser.add_argument("--preview", action="store_true", help="says what would go and stay, and does nothing")
    parser.add_argument("--with-my-entries", action="store_true", help="your own journal entries about it as well")
    parser.add_argument("--yes", metavar="WHOLE-NAME", default="", help="its whole name again: nobody is asked")
    _writer(parser)


def _roster(parser: argparse.ArgumentParser) -> None:
    parts = parser.add_subparsers(metavar="WHAT")
    add = parts.add_parser("add", help="puts somebody on it, or changes what is known of them", allow_abbrev=False)
    add.add_argument("real", metavar="REAL", help="the real name")
    add.add_argument("instead", metavar="INSTEAD", nargs="?", default="", help="what stands for it (else: person A)")
    add.add_argument("--also", metavar="NAME", action="append", default=[], help="a nickname; may be given again")
    add.add_argument("--organisation", action="store_true", help="it is an organisation, not a person")
    add.add_argument(
        "--as-written", action="store_true", help="only with that capital, for a name that is a word: Rose, Hone"
    )
    add.set_defaults(run="roster:add")
    remove = parts.add_parser("remove", help="takes somebody off it", allow_abbrev=False)
    remove.add_argument("real", metavar="REAL", help="the real name")
    remove.set_defaults(run="roster:remove")
    read = parts.add_parser("read", help="takes in a CSV with the headings real,instead,kind,also", allow_abbrev=False)
    read.add_argument("file", metavar="FILE", help="the CSV; nicknames in also are parted by ;")
    read.set_defaults(run="roster:read")
    check = parts.add_parser("check", help="every place where a name stands, for yes or no", allow_abbrev=False)
    check.add_argument("names", metavar="NAME", nargs="+", help=_NAME)
    check.add_argument("--every", action="store_true", help="every word with a capital that is left")
    check.set_defaults(run="roster:check")


def _journal(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", nargs="?", default="", help=f"{_NAME}; without it, all of them")
    _writer(parser)
    parser.add_argument("--find", dest="words", metavar="WORDS", default="", help="finds words, macrons or not")
    parser.add_argument("--by", metavar="AUTHOR", default="", help="only what this author wrote")
    parser.add_argument("--on", metavar="DATE", default="", help="only of that day, or 2026-03-01..2026-03-31")
    parser.add_argument("--area", metavar="AREA", default="", help="only about me, whānau, team or network")
    parser.add_argument("--tag", metavar="TAG", default="", help="only with that tag")
    parser.add_argument("--with", dest="together", metavar="NAMES", default="", help="who wrote it with you: F1,F3")
    does = parser.add_mutually_exclusive_group()
    does.add_argument(
        "--write",
        metavar=("FORM", "PROMPT=TEXT"),
        nargs="+",
        default=None,
        help="writes an entry: a form (alone, debrief) or an entry's number, then PROMPT=TEXT; - reads them from "
        "the input as lines such as event: words",
    )
    does.add_argument("--read", metavar="N", type=_entry, help="prints an entry, with what is for you alone")
    does.add_argument("--timeline", action="store_true", help="what entries about NAME can point at")
    does.add_argument("--link", metavar=("N", "MOMENT"), nargs="+", help="an entry points at moments: 3 m2 j5")
    does.add_argument("--share", metavar="N", type=_entry, help="lets the other facilitators here read an entry")
    does.add_argument("--unshare", metavar="N", type=_entry, help="keeps it to yourself again")
    does.add_argument("--move-out", metavar=("N", "PROMPT"), nargs="+", help="lets answers leave in exports: 3 event")
    does.add_argument("--keep-in", metavar=("N", "PROMPT"), nargs="+", help="takes that back")
    does.add_argument("--delete", metavar="N", type=_entry, help="puts an entry in the bin")
    does.add_argument("--restore", metavar="N", type=_entry, help="takes it out of the bin")
    does.add_argument("--bin", action="store_true", help="prints what is in the bin")
    does.add_argument("--empty-bin", action="store_true", help="takes it away for good")
    does.add_argument("--passphrase", choices=["set", "change", "remove"], help="locks your journal, or opens it")
    parser.add_argument("--passphrase-stdin", action="store_true", help="reads the passphrase from the input, a line")
    parser.add_argument("--yes", action="store_true", help="answers yes where it asks whether you are sure")


def _entry(word: str) -> int:
    if not word.isdecimal() or len(word) > 9:
        raise argparse.ArgumentTypeError(f"{word[:30]} is no entry's number")
    return int(word)


def _demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "exercise", metavar="EXERCISE", nargs="?", default="live-grid", help="live-grid (without a word) or post-its"
    )


def _distil(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("names", metavar="NAME", nargs="*", help=f"{_NAME}; several are brought together in one")
    parser.add_argument(
        "--programme",
        metavar="WORDS",
        default="",
        help="brings the sessions of that place, or with those words in the title, together in one",
    )
    _writer(parser)


def _nothing(parser: argparse.ArgumentParser) -> None:
    """No arguments."""


COMMANDS: dict[str, tuple[str, str, Callable[[argparse.ArgumentParser], None], str]] = {
    "new": (
        "makes a session and prints its name",
        'holdspace new "Working alongside: day two" --place "Hutt Valley"',
        _new,
        "recording:new",
    ),
    "open": (
        "opens a session's console, where the co-facilitator types",
        "holdspace open working",
        _open,
        "screens:console",
    ),
    "room": (
        "shows what the room sees, read-only, for the projected window",
        "holdspace room working",
        _room,
        "room:room",
    ),
    "list": ("lists the sessions", "holdspace list --json", _json, "listing:sessions"),
    "show": ("prints a session as it is now, for facilitators", "holdspace show working", _show, "listing:show"),
    "do": (
        "carries out typed lines on a session",
        'holdspace do working "+ child Tama: the child" "1 why: too many hands"',
        _do,
        "recording:do",
    ),
    "plan": (
        "takes a running order into a session, or prints planned beside actual",
        "holdspace plan working day.toml",
        _plan,
        "planning:plan",
    ),
    "elephants": (
        "prints what was decided about elephants, session after session",
        'holdspace elephants --programme "Hutt Valley"',
        _elephants,
        "planning:elephants",
    ),
    "import": (
        "takes notes, a theming or a case into a session",
        "holdspace import working notes.csv",
        _import,
        "recording:take_in",
    ),
    "merge": (
        "brings in the notes that were typed into another session",
        "holdspace merge working second-laptop.json",
        _merge,
        "recording:merge",
    ),
    "export": (
        "writes one session or several to a file, after saying what leaves",
        "holdspace export working --to after.md --for participants",
        _export,
        "exporting:export",
    ),
    "exports": (
        "lists what was exported before, and where it lies",
        "holdspace exports working",
        _exports,
        "exporting:exports",
    ),
    "restore": (
        "makes a session again from a JSON export",
        "holdspace restore working.json",
        _restore,
        "exporting:restore",
    ),
    "keep": (
        "says until which day a session is to be kept",
        "holdspace keep working --until 2027-06-30",
        _keep,
        "keeping:keep",
    ),
    "destroy": (
        "takes a session off this computer for good, after saying what that reaches and asking",
        "holdspace destroy working",
        _destroy,
        "keeping:destroy",
    ),
    "roster": (
        "lists real names and what stands for them in exports; add, remove, read and check",
        'holdspace roster add "Priya" "Whetū"',
        _roster,
        "roster:listing",
    ),
    "demo": ("opens a worked example, a fresh copy each time", "holdspace demo post-its", _demo, "screens:demo"),
    "journal": (
        "your journal: reads, writes, finds and shares entries; never part of a session",
        'holdspace journal working --write alone "event=Four answered at once"',
        _journal,
        "journal:journal",
    ),
    "distil": (
        "after a session: statements, what speaks against them, and the trail of every change",
        'holdspace distil --programme "Hutt Valley"',
        _distil,
        "distil:distil",
    ),
    "templates": (
        "lists the templates; new begins one of your own, check says what is wrong in one",
        "holdspace templates new our-talk --shape talk",
        _templates,
        "templates:every",
    ),
    "exercises": ("lists the exercises and their other names", "holdspace exercises", _nothing, "listing:exercises"),
}
"""Each command: what it does, an example, its options, and where it is carried out."""


def command_line() -> argparse.ArgumentParser:
    """The parser of everything that may be typed after `holdspace`."""
    parser = _Parser(
        prog="holdspace",
        description="Holds a live workshop. Without a command it shows the sessions.",
        epilog='example: holdspace new "Working alongside: day two"',
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="store_true", help="prints the version")
    parser.set_defaults(run="screens:home")
    commands = parser.add_subparsers(metavar="COMMAND")
    for name, (does, example, add_options, run) in COMMANDS.items():
        command = commands.add_parser(
            name,
            help=does,
            description=f"{does[0].upper()}{does[1:]}.",
            epilog=f"example: {example}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        add_options(command)
        command.set_defaults(run=run)
    return parser
