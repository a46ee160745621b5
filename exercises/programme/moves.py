"""The table of a programme's moves. Pure."""

from __future__ import annotations

from exercises.kernel import phases, unnaming
from exercises.kernel.moves import Got, always, move, moves_in
from exercises.kernel.names_in_text import bare
from exercises.programme import carrying, cohorts, collecting, timeline, tools
from exercises.programme.state import Programme


def _named(got: Got, state: Programme) -> str:
    return f"“{got['name']}” becomes [{bare(got['instead'])}] wherever it stands in this programme"


@move(
    "unname all|everywhere: <name:instead>",
    "unname all: Priya / a colleague",
    "takes a name out of the whole programme",
    _named,
    called="a name taken out",
    logged="a name taken out: everywhere",
    takes_back=always,
    undated=True,
    words=("name", "instead"),
    data=lambda got, state: {"name": got["name"], "instead": bare(got["instead"]), "everywhere": True},
    private=True,
    away=True,
)
def unname(
    state: Programme, *, name: str, instead: str, everywhere: bool = True, things: list[str] | None = None
) -> Programme:
    """Other words, in brackets, wherever the name stood."""
    return unnaming.unname(state, name=name, instead=instead, everywhere=everywhere, things=things)


MOVES = {
    **cohorts.MOVES,
    **timeline.MOVES,
    **collecting.MOVES,
    **carrying.MOVES,
    **tools.MOVES,
    "phase": moves_in(phases)["phase"],
    "unname": unname.move,  # type: ignore[attr-defined]
}
"""Every move by its kind."""
