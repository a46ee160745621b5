"""What is left of a name once it was taken out of a session: forms near it, its file's name, its programme's words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from exercises.kernel.expression import expression
from exercises.kernel.rewording import reworded
from exercises.kernel.shape import Redaction
from exercises.kernel.text import listed, plural
from sessions.live.names_out import where
from sessions.live.session import Session
from sessions.live.state import SessionState
from sessions.roster.keeping import Known
from sessions.roster.near import Near
from sessions.store import locations

_IN_BRACKETS = expression(r"\[[^\[\]]*\]")
_MOST = 6
"""Forms that are named."""


def left(session: Session, names: Collection[Redaction]) -> str:
    """The sentences on that; "" where nothing is."""
    from sessions.leaving.called import called

    said = [_near(session.state, names)]
    if called(session) != session.name and any(locations.slug(one.name) in session.name for one in names):
        what = "programme" if session.is_programme else "session"
        file = session.name.removeprefix(locations.PROGRAMME)
        said.append(f"On this computer the {what}'s file is still called {file}; in exports it is not.")
    said += [_in_programme(session.state, one) for one in names]
    return " ".join(filter(None, said))


def _near(state: SessionState, names: Collection[Redaction]) -> str:
    """Forms near the names, as they stand there."""
    near = Near([Known(one.name, one.instead) for one in names])
    found: Counter[str] = Counter()
    for text in dict.fromkeys(_texts(state)):
        bare, end = _IN_BRACKETS.sub(lambda hit: "\n" * len(hit[0]), text), 0
        for begins, ends, *_ in sorted(near.places(bare), key=lambda place: (place[0], -place[1])):
            if begins >= end:
                found[" ".join(text[begins:ends].split())] += 1
                end = ends
    if not found:
        return ""
    told = [f"{form} ({count})" if count > 1 else form for form, count in found.most_common(_MOST)]
    told += [f"{len(found) - _MOST} more"] if len(found) > _MOST else []
    return f"Near it and left as it is: {listed(told)}. For each, too: unname all: {next(iter(found))} / other words."


def _texts(state: SessionState) -> Iterator[str]:
    found: list[str] = [state.title, state.place]

    def heard(text: str) -> str:
        found.append(text)
        return text

    for run in state.runs.values():
        reworded(run.state, heard, who=False)
    yield from found


def _in_programme(state: SessionState, name: Redaction) -> str:
    """Where the programme that it belongs to has the name in words of its own."""
    from sessions.live.whole_session import programme_of

    programme = programme_of(state)
    places = sum(where(programme, name.name).values()) if programme is not None else 0
    if programme is None or state.belongs is None or not places:
        return ""
    return (
        f"The programme {programme.title} has it in {plural(places, 'place')} of its own: "
        f'holdspace do {state.belongs.programme} "unname all: {name.name} / {name.instead}".'
    )
