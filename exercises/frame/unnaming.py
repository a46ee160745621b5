"""The line that takes a name out of a whole session, or of some things of its frame. Pure.

"A Good Start in Life", post-it theming: what is said of a named colleague keeps its sense and loses the name.
"""

from __future__ import annotations

from exercises.frame.state import Frame
from exercises.kernel import unnaming
from exercises.kernel.moves import Got, also, always, move
from exercises.kernel.names_in_text import bare


def _taken_out_of(got: Got, state: Frame) -> str:
    where = "wherever it stands, in every exercise" if got["everywhere"] else f"in {got['thing']}"
    return f"“{got['name']}” becomes [{bare(got['instead'])}] {where}"


def _data(got: Got, state: Frame) -> Got:
    things = {} if got["everywhere"] else {"things": [got["thing"]]}
    return {"name": got["name"], "instead": bare(got["instead"]), "everywhere": got["everywhere"], **things}


@move(
    "unname all|everywhere: <name:instead>",
    "unname all: Priya / a colleague",
    "takes a name out of the whole session, every exercise and its frame",
    _taken_out_of,
    called="a name taken out",
    logged="a name taken out: everywhere {everywhere}",
    takes_back=always,
    undated=True,
    words=("name", "instead"),
    sets={"everywhere": True},
    data=_data,
    private=True,
    away=True,
)
@also(
    "unname <thing:unnamed>: <name:instead>",
    "unname e1: Priya / a colleague",
    "takes a name out of that alone",
    _taken_out_of,
    sets={"everywhere": False},
    data=_data,
    private=True,
    away=True,
)
def unname(state: Frame, *, name: str, instead: str, everywhere: bool = True, things: list[str] | None = None) -> Frame:
    """Other words, in brackets, wherever the name stood in the frame, or in those things of it."""
    return unnaming.unname(state, name=name, instead=instead, everywhere=everywhere, things=things)
