"""Options that several commands have, in the words of `--help`."""

from __future__ import annotations

from tui.cli.output import USAGE, Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from sessions.library.catalogue import Entry

OF_A_PROGRAMME = (
    "the sessions of that programme, of a cohort of it (Working alongside c3), of that place, or with those words in "
    "the title"
)
"""What --programme WORDS takes."""
NAME = "any beginning of a session's name that only one has (holdspace list shows them)"


def session_name(parser: argparse.ArgumentParser) -> None:
    """The session it is about, as NAME."""
    parser.add_argument("name", metavar="NAME", help=NAME)


def as_writer(parser: argparse.ArgumentParser) -> None:
    """Who writes, as `--as WRITER`."""
    parser.add_argument(
        "--as",
        dest="writer",
        metavar="WRITER",
        default="",
        help="who writes; else HOLDSPACE_WRITER, or the login name",
    )


def of_a_programme(parser: argparse.ArgumentParser) -> None:
    """Which sessions, as `--programme WORDS`."""
    parser.add_argument("--programme", metavar="WORDS", default="", help=f"only {OF_A_PROGRAMME}")


def programme(arguments: argparse.Namespace) -> list[Entry]:
    """The sessions meant with --programme; all of them without. Raises Refusal when there is none."""
    from sessions.library.catalogue import entries
    from sessions.library.which_sessions import chosen, none_chosen

    found = chosen(entries(), arguments.programme)
    if arguments.programme and not found:
        raise Refusal(none_chosen(arguments.programme), USAGE)
    return found


def writer(arguments: argparse.Namespace) -> str:
    """Who writes, as given with --as; "" when nobody was."""
    from exercises.kernel.text import clean

    return clean(arguments.writer)[:40]


def day_of(words: str, option: str, *, passed: bool = False) -> str:
    """The day (ISO) that was given with that option; one written in full may have `passed`. Raises Refusal for one that
    cannot be read, or may be another."""
    from datetime import date

    from exercises.kernel.days import day_in, day_passed, question

    today = date.today().isoformat()
    day, asked = day_in(words, today), question(words, today)
    if not day:
        raise Refusal(f"Which day is that? For example: --{option} {date.today().year + 1}-06-30")
    if asked and not (passed and day == words.strip()):
        before = day_passed(words, today) if passed else ""
        sure = f" For the one that has passed: --{option} {before}" if before and before != day else ""
        raise Refusal(f"{asked} Nothing was changed.{sure}")
    return day


def as_json(parser: argparse.ArgumentParser) -> None:
    """Whether a program reads it, as `--json`."""
    parser.add_argument("--json", action="store_true", help="as JSON, for programs")


def session_of(arguments: argparse.Namespace) -> str:
    """The whole name of the session that was given; "" when none was."""
    from sessions.library.catalogue import resolve

    return resolve(arguments.name) if arguments.name else ""
