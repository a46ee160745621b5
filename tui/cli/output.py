"""What the command line says, and where: UTF-8 whatever the locale, no control characters."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable
from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

FINE = 0
REFUSED = 1
USAGE = 2
INTERRUPTED = 130


class Refusal(Exception):
    """Why a command cannot be carried out: one sentence for people, and the exit status."""

    def __init__(self, sentence: str, status: int = USAGE) -> None:
        super().__init__(sentence)
        self.status = status


def make_streams_safe() -> None:
    """Lets any text be printed anywhere: UTF-8, and a question mark for what cannot be encoded. What comes through a
    pipe is UTF-8 as well, with a byte order mark or without, whatever the locale."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError, OSError):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    with contextlib.suppress(AttributeError, ValueError, OSError):
        if not sys.stdin.isatty():
            sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")  # type: ignore[union-attr]


def line_of_input() -> str:
    """A line of the input without its end. Raises Refusal where it is not UTF-8: a passphrase is what it is."""
    line = sys.stdin.readline().rstrip("\r\n") if sys.stdin is not None else ""
    if "\ufffd" in line:
        raise Refusal("That line of the input is not UTF-8. Save it as UTF-8 and try again. Nothing was changed.")
    return line


def as_typed(word: str) -> str:
    """A word of the command line as its UTF-8 bytes say, where a plain locale could not read them."""
    try:
        word.encode("utf-8")
        return word
    except UnicodeEncodeError:
        return os.fsencode(word).decode("utf-8", "surrogateescape")


def file_path(word: str) -> Path:
    """The file that a word which went through `as_typed` names, as this system names files. Raises Refusal."""
    if not word or "\0" in word:
        raise Refusal("Which file? Give its name, for example after.md")
    return Path(os.fsdecode(word.encode("utf-8", "surrogateescape")))


def printable(line: str) -> str:
    """The line without anything a terminal would obey; its indentation stays."""
    if line.isprintable():
        return line
    from exercises.kernel.text import clean

    return " " * (len(line) - len(line.lstrip(" "))) + clean(line)


def out(*lines: str) -> None:
    """Prints lines for people on standard output. Raises OSError when it is gone."""
    _write(sys.stdout, (printable(line) for line in lines))


def err(sentence: str) -> None:
    """Prints a sentence on standard error, or nowhere when that is gone."""
    with contextlib.suppress(OSError, ValueError):
        _write(sys.stderr, [printable(sentence)])
        if sys.stderr is not None:
            sys.stderr.flush()


def out_json(document: object) -> None:
    """Prints a document as JSON on standard output."""
    import json

    # Escaped where a terminal would obey a character; JSON itself escapes the rest of the control characters.
    text = json.dumps(document, ensure_ascii=False, indent=2)
    _write(sys.stdout, ["".join(c if not "\x7f" <= c <= "\x9f" else f"\\u{ord(c):04x}" for c in text)])


def out_bytes(data: bytes) -> None:
    """Puts bytes on standard output just as they are."""
    if sys.stdout is None:
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _write(stream: TextIO | None, lines: Iterable[str]) -> None:
    if stream is not None:
        stream.write("".join(f"{line}\n" for line in lines))


def flush() -> None:
    """Sends what was printed on its way. Raises OSError when standard output is gone or full."""
    if sys.stdout is not None:
        sys.stdout.flush()


def give_up_output() -> None:
    """Sends the rest of standard output nowhere, so that Python does not complain once more when it ends."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
