"""A passphrase that a command needs: typed unseen in a terminal, or the first line of the input where that is said."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tui.cli.output import USAGE, Refusal, line_of_input

if TYPE_CHECKING:
    import argparse

NO_TERMINAL = (
    "A passphrase is asked for in a terminal, and this is none. Run it in a terminal, or give the passphrase as the "
    "first line of the input: --passphrase-stdin"
)


def from_input(parser: argparse.ArgumentParser, more: str = "reads the passphrase from the input, a line") -> None:
    """Whether it stands in the input, as `--passphrase-stdin`."""
    parser.add_argument("--passphrase-stdin", action="store_true", help=more)


def asked(prompt: str, arguments: argparse.Namespace) -> str:
    """A passphrase from the terminal, unseen, or from the input when that was asked for. Raises Refusal."""
    if arguments.passphrase_stdin:
        return line_of_input()
    if sys.stdin is None or not sys.stdin.isatty():
        raise Refusal(NO_TERMINAL, USAGE)
    from getpass import getpass

    try:
        return getpass(prompt)
    except EOFError:
        raise Refusal("No passphrase was given. Nothing was changed.", USAGE) from None
