"""`holdspace new`: makes a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.options import as_writer, day_of, writer
from tui.cli.output import FINE, Refusal, err, out
from tui.cli.saving import must_be_saved

if TYPE_CHECKING:
    import argparse

    from exercises.kernel.template import Template
    from sessions.live.session import Session


EXAMPLE = 'holdspace new "Working alongside: day two" --place "Hutt Valley"'


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("title", metavar="TITLE", help="what the session is called")
    parser.add_argument(
        "--exercise",
        metavar="KEY",
        action="append",
        default=[],
        help="an exercise it holds, by key or name; may be given again (without it: live-grid, or those of --like)",
    )
    parser.add_argument("--place", metavar="PLACE", default="", help="where it is held")
    parser.add_argument("--date", metavar="DAY", default="", help="the day it is held (without it: today)")
    parser.add_argument(
        "--like",
        metavar="NAME",
        default="",
        help="an earlier session: its running order, its exercises, and what was left open come along",
    )
    parser.add_argument(
        "--programme",
        metavar="NAME",
        default="",
        help="the programme it belongs to at once; what its cohort must carry on comes along",
    )
    parser.add_argument(
        "--cohort",
        metavar="N",
        type=int,
        action="append",
        default=[],
        help="with --programme: the cohort, by its number; again for several (without it: the first)",
    )
    parser.add_argument(
        "--kind",
        metavar="KIND",
        default="workshop",
        help="with --programme: what kind of event it is (without it: workshop)",
    )
    as_writer(parser)


def run(arguments: argparse.Namespace) -> int:
    """`holdspace new TITLE`."""
    from sessions.library.beginning import new_session, open_at_first
    from sessions.roster.roles import somebody_in

    said, day = "", day_of(arguments.date, "date", passed=True) if arguments.date else ""
    programme = _programme(arguments)
    if arguments.like:
        session, said = _new_like(arguments, day)
    else:
        chosen = [template_named(name) for name in arguments.exercise or ["live-grid"]]
        session = new_session(arguments.title, chosen, place=arguments.place, by=writer(arguments), held_on=day)
        open_at_first(session)
    try:
        must_be_saved(session, f"the session {session.name} was made, but not all its exercises")
        out(session.name)
        if programme:
            from sessions.lines.new_in_programme import join

            said = "\n".join(filter(None, (said, join(session, programme, arguments.cohort, arguments.kind))))
        if warning := somebody_in([session.state.title, session.state.place]):
            said = "\n".join(filter(None, (said, f"{warning} In it: title: OTHER WORDS, or place: OTHER WORDS")))
        if said:
            err(said)  # the name alone is for scripts
    finally:
        session.close()
    return FINE


def _programme(arguments: argparse.Namespace) -> str:
    """The programme meant, with its cohort and kind looked at before anything is made; "" for none."""
    if not arguments.programme:
        if arguments.cohort:
            raise Refusal('Of which programme? holdspace new "Day two" --programme "Working alongside" --cohort 2')
        return ""
    from sessions.lines.new_in_programme import checked

    return checked(arguments.programme, arguments.cohort, arguments.kind)


def _new_like(arguments: argparse.Namespace, day: str) -> tuple[Session, str]:
    from sessions.library.catalogue import resolve
    from sessions.library.new_like import new_like
    from sessions.removing.opening import opened

    chosen = [template_named(name) for name in arguments.exercise]
    earlier = opened(resolve(arguments.like), read_only=True)
    try:
        return new_like(arguments.title, earlier, chosen, place=arguments.place, by=writer(arguments), held_on=day)
    finally:
        earlier.close()


def template_named(name: str) -> Template:
    """The exercise of that name. A facilitator's own broken template says so, and keeps nobody from a built-in one."""
    from exercises.kernel.template import TemplateError
    from sessions.library import templates

    problem = templates.problem_for(name)
    if problem is not None:
        err(str(problem))
    try:
        return templates.template(name)
    except TemplateError:
        if name not in templates.exercises():
            raise
        return templates.built_in()[name]
