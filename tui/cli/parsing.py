"""Reads the words of a command with its options, and says how it is used."""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from types import ModuleType
from typing import Any, NoReturn

from tui.cli.output import Refusal


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the window. Every option makes one; argparse's own would load what packs files each time."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


def _columns() -> int:
    """How wide the window is; 80 where there is none."""
    with contextlib.suppress(KeyError, ValueError):
        return int(os.environ["COLUMNS"]) or 80
    with contextlib.suppress(AttributeError, ValueError, OSError):
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or 80  # type: ignore[union-attr]
    return 80


_SHOWN = 60
"""Letters of a word that a refusal says again."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        example = (self.epilog or "").removeprefix("example: ") if self.prog != "holdspace" else ""
        more = f"For example: {example}" if example else ""
        raise Refusal(f"{self.prog}: {_said(message)} See: {self.prog} --help{f'. {more}' if more else ''}")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:
        """The same; what a command does not know is said by that command and not by all of them together."""
        known, more = super().parse_known_args(args, namespace)
        if more:
            self.not_taken(more)
        return known, more

    def not_taken(self, words: Sequence[str]) -> NoReturn:
        """Refuses words that it does not take. Raises Refusal."""
        option = next((word.partition("=")[0] for word in words if word.startswith("-")), "")
        if not option:
            self.error(
                f"“{words[0][:_SHOWN]}” is one word too many. Words that belong together stand in quotation marks"
            )
        import difflib

        near = difflib.get_close_matches(option[:_SHOWN], self._option_string_actions, n=1)
        asked = f"nothing here is asked for with “{' '.join(words)[:_SHOWN]}”"
        self.error(f"{asked}, but there is {near[0]}" if near else asked)


def _missing(names: str) -> str:
    return f"{names} {'are' if ', ' in names else 'is'} missing."


def _choice(option: str, said: str, known: str) -> str:
    there = [one for one in re.findall(r"[^\s,']+", known) if one]
    return f"{_shown(said)} is none of what {option} takes: {', '.join(there)}."


def _number(option: str, said: str) -> str:
    return f"{option} takes a number, and {_shown(said)} is none."


def _shown(said: str) -> str:
    """A word as a refusal says it again, out of how Python writes it."""
    import ast

    with contextlib.suppress(ValueError, SyntaxError):
        said = str(ast.literal_eval(said))
    return f"“{said[:_SHOWN]}…”" if len(said) > _SHOWN else f"“{said}”"


_SAID: tuple[tuple[str, Callable[..., str]], ...] = (
    (r"the following arguments are required: (.*)", _missing),
    (r"argument (\S+): expected (?:at least )?one argument", "{} needs a word behind it.".format),
    (r"argument (\S+): invalid choice: (.*?) \(choose from (.*)\)", _choice),
    (r"argument (\S+): invalid int value: (.*)", _number),
    (r"argument (\S+): (.*)", "{}: {}.".format),
)
"""What reads options says, and how it is said here."""


def _said(message: str) -> str:
    for pattern, ours in _SAID:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return ours(*found.groups())
    return f"{message}."


def parsed(
    argv: Sequence[str], commands: Mapping[str, str], file_of: Callable[[str], ModuleType]
) -> argparse.Namespace:
    """What these words ask for, of these commands with what each does; only the file of the one that is asked for is
    loaded. Raises Refusal, and SystemExit after the help."""
    parser = _Parser(
        prog="holdspace",
        description="Holds a live workshop. Without a command it shows the sessions.\n"
        "In plain lines, for screen readers: holdspace line NAME, HOLDSPACE_PLAIN=1, or TERM=dumb.",
        epilog='example: holdspace new "Working alongside: day two"',
        formatter_class=_Help,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="store_true", help="prints the version")
    parser.set_defaults(run=None)
    places = parser.add_subparsers(metavar="COMMAND", prog=parser.prog)
    asked = next((word for word in argv if not word.startswith("-")), "")
    for name in [asked] if argv[:1] == [asked] else commands:
        does = commands[name]
        command = places.add_parser(
            name,
            help=does,
            description=f"{does[0].upper()}{does[1:]}.",
            formatter_class=_Help,
            allow_abbrev=False,
        )
        if name == asked:
            module = file_of(name)
            command.epilog = f"example: {module.EXAMPLE}"
            command.set_defaults(run=module.run)
            module.options(command)
    return parser.parse_args(argv)
