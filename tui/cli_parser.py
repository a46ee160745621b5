"""The commands and their options, in the words of `--help`. Refuses to know what any of them does."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import NoReturn

from tui.cli_output import Refusal

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
        "--exercise", metavar="KEY", action="append", default=[],
        help="an exercise it holds, by key or name; may be given again (without it: live-grid, or those of --like)",
    )  # fmt: skip
    parser.add_argument("--place", metavar="PLACE", default="", help="where it is held")
    parser.add_argument(
        "--like", metavar="NAME", default="",
        help="an earlier session: its running order, its exercises, and what was left open come along",
    )  # fmt: skip
    _writer(parser)


def _plan(parser: argparse.ArgumentParser) -> None:
    _name(parser)
    parser.add_argument(
        "file", metavar="FILE", nargs="?", default=None,
        help="a running order as TOML or a Markdown list; without it, planned beside actual is printed",
    )  # fmt: skip
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
        "lines", metavar="COMMAND", nargs="+",
        help="lines as typed in the console; a single - reads one a line from standard input, skipping # lines",
    )  # fmt: skip
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
    _name(parser)
    parser.add_argument(
        "--to", dest="file", metavar="FILE", required=True,
        help="where; - is standard output, and csv wants the name of a new folder",
    )  # fmt: skip
    parser.add_argument(
        "--format", metavar="FORMAT", default="", help="md, json or csv; without it the file's ending decides, md for -"
    )
    parser.add_argument(
        "--for", dest="audience", metavar="AUDIENCE", default="", choices=["", "facilitators", "participants"],
        help="facilitators or participants (without it: facilitators for json and csv, participants for md)",
    )  # fmt: skip
    parser.add_argument(
        "--raw", action="store_true",
        help="csv for programs: no mark before what looks like a formula, and no byte order mark",
    )  # fmt: skip
    parser.add_argument("--replace", action="store_true", help="write over a file, or a csv folder, that is there")


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


def _demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "exercise", metavar="EXERCISE", nargs="?", default="live-grid", help="live-grid (without a word) or post-its"
    )


def _nothing(parser: argparse.ArgumentParser) -> None:
    """No arguments."""


COMMANDS: dict[str, tuple[str, str, Callable[[argparse.ArgumentParser], None], str]] = {
    "new": (
        "makes a session and prints its name",
        'holdspace new "Working alongside: day two" --place "Hutt Valley"',
        _new, "recording:new",
    ),
    "open": (
        "opens a session's console, where the co-facilitator types", "holdspace open working", _open, "screens:console"
    ),
    "room": (
        "shows what the room sees, read-only, for the projected window", "holdspace room working", _room, "room:room"
    ),
    "list": ("lists the sessions", "holdspace list --json", _json, "listing:sessions"),
    "show": ("prints a session as it is now, for facilitators", "holdspace show working", _show, "listing:show"),
    "do": (
        "carries out typed lines on a session",
        'holdspace do working "+ child Tama: the child" "1 why: too many hands"',
        _do, "recording:do",
    ),
    "plan": (
        "takes a running order into a session, or prints planned beside actual", "holdspace plan working day.toml",
        _plan, "planning:plan",
    ),
    "elephants": (
        "prints what was decided about elephants, session after session",
        'holdspace elephants --programme "Hutt Valley"',
        _elephants, "planning:elephants",
    ),
    "import": (
        "takes notes, a theming or a case into a session", "holdspace import working notes.csv", _import,
        "recording:take_in",
    ),
    "merge": (
        "brings in the notes that were typed into another session", "holdspace merge working second-laptop.json",
        _merge, "recording:merge",
    ),
    "export": (
        "writes a session to a file",
        "holdspace export working --to after.md --for participants",
        _export, "exporting:export",
    ),
    "restore": (
        "makes a session again from a JSON export", "holdspace restore working.json", _restore, "exporting:restore"
    ),
    "demo": ("opens a worked example, a fresh copy each time", "holdspace demo post-its", _demo, "screens:demo"),
    "templates": (
        "lists the templates; new begins one of your own, check says what is wrong in one",
        "holdspace templates new our-talk --shape talk",
        _templates, "templates:every",
    ),
    "exercises": ("lists the exercises and their other names", "holdspace exercises", _nothing, "listing:exercises"),
}  # fmt: skip
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
            name, help=does, description=f"{does[0].upper()}{does[1:]}.", epilog=f"example: {example}",
            formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False,
        )  # fmt: skip
        add_options(command)
        command.set_defaults(run=run)
    return parser
