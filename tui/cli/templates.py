"""`holdspace templates`: a facilitator's own templates, listed, begun and checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.output import FINE, REFUSED, Refusal, err, file_path, out

if TYPE_CHECKING:
    import argparse

EXAMPLE = "holdspace templates new our-talk --shape talk"


def options(parser: argparse.ArgumentParser) -> None:
    parts = parser.add_subparsers(metavar="WHAT")
    new = parts.add_parser("new", help="begins one of your own, and prints its file", allow_abbrev=False)
    new.add_argument("key", metavar="KEY", help="what it is called when it is typed: our-talk")
    new.add_argument(
        "--shape",
        metavar="SHAPE",
        default="",
        help="pages, deck, talk and so on, or the exercise it begins as (without it: what KEY ends with, or talk)",
    )
    new.set_defaults(run=_new)
    check = parts.add_parser("check", help="says what is wrong in a template, line by line", allow_abbrev=False)
    check.add_argument("file", metavar="FILE", help="the template's file, or the key of one of your own")
    check.set_defaults(run=_check)
    every = parts.add_parser("list", help="lists the templates and what is wrong with any", allow_abbrev=False)
    every.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """`holdspace templates` and `holdspace templates list`."""
    from sessions.library import template_files

    listed = template_files.listed()
    wide = min(max(len(item.key) for item in listed), 40)
    status = FINE
    for item in listed:
        if item.problem:
            status = REFUSED
            out(f"{item.key:{wide}}  CANNOT BE USED: {item.problem} See: holdspace templates check {item.key}")
            continue
        whose = f"your own, {item.file}" if item.own else "comes with holdspace"
        instead = ", in place of the built-in one" if item.instead else ""
        out(f"{item.key:{wide}}  {item.title} · {item.shape} · {whose}{instead}")
    return status


def _new(arguments: argparse.Namespace) -> int:
    """`holdspace templates new KEY --shape SHAPE`: prints the file."""
    from sessions.library import template_files, templates

    path = template_files.new(arguments.key, arguments.shape)
    out(str(path))
    err(path.read_text("utf-8").partition("\n")[0].removeprefix("# "))
    if arguments.key in templates.built_in():
        other = "" if arguments.key in templates.ONLY_KEYS.values() else " Another key keeps both."
        err(f"It stands in place of the built-in {arguments.key} from now on.{other}")
    return FINE


def _check(arguments: argparse.Namespace) -> int:
    """`holdspace templates check FILE`: each problem with its line."""
    from sessions.library import template_files, templates
    from sessions.store import locations

    path = file_path(arguments.file)
    key = arguments.file.removesuffix(".toml")
    own = locations.templates_folder() / f"{key}.toml"
    if locations.is_name(key) and not path.is_file() and own.is_file():
        path = own
    try:
        found = template_files.check(path)
    except OSError as problem:
        misnamed = templates.problem_for(key)
        if misnamed is not None:
            raise Refusal(str(misnamed)) from problem
        raise Refusal(f"{path.name} cannot be read ({problem.strerror or type(problem).__name__}).") from problem
    if not found:
        out(f"{path.name} can be used.")
        return FINE
    out(*found)
    count = f"{len(found)} {'thing' if len(found) == 1 else 'things'}"
    err(f"{path.name} cannot be used yet: {count} to change. Nothing of it is lost.")
    return REFUSED
