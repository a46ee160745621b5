"""The lines that are told as examples, in the words of the grid or net-gram that they are told on. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from exercises.kernel.moves import Form
from exercises.kernel.record import replace
from exercises.kernel.text import folded
from exercises.network.state import Network, Row

FIRST = "+ child Tama: the child"
"""Whoever is set out first."""
_ANYBODY = " who that is"
_NAMING = ("add_chair", "change_chair", "rename_row", "empty_chair", "mark")
"""The moves that name a row, a reason or a mark."""


def of_this_grid(example: str, state: Network | None) -> str:
    """The example with a row, a reason and a mark that this grid has, where it names one that it has not; "" where
    nothing here is like it."""
    if state is None:
        return example
    head, colon, tail = example.partition(":")
    told = head.split(" ")
    if told[0] == "+" or (told[0] == "row" and len(told) == 2):
        told[1] = _a_row(told[1], state.rows)
    elif told[1:2] == ["row"] and len(told) == 3:
        told[2] = _a_row(told[2], state.rows)
    elif told[1:2] == ["empty"] and len(told) == 3:
        told[2] = _one(told[2], state.template.words, "empty_reasons")
    elif told[0] == "mark" and len(told) == 3:
        told[2] = _one(told[2], state.template.words, "marks")
    if "" in told:
        return ""
    said = " ".join(told)
    return f"{said}{colon}{tail if said == head or example != FIRST else _ANYBODY}"


def _a_row(word: str, rows: Sequence[Row]) -> str:
    from exercises.network.people_said import stands_in

    keys = [row.key for row in rows]
    if stands_in(word, keys) or any(folded(word) in (folded(row.typed), folded(row.title)) for row in rows):
        return word
    ours = [row for row in rows if row.whanau] or rows
    theirs = [row for row in rows if not row.whanau] or rows
    like = {
        "child": rows[0],
        "parent": ours[1 % len(ours)],
        "whanau": ours[-1],
        "friend": theirs[0],
        "agency": theirs[-1],
    }
    return like[folded(word)].typed if folded(word) in like else ""


def _one(word: str, words: Mapping[str, Any], part: str) -> str:
    known = [str(item["key"]) for item in words.get(part, ())]
    return word if word in known else "".join(known[:1])


def as_it_is_called(form: Form) -> Form:
    """The form with its example in the words of the grid that it is typed on."""
    if callable(form.example) or form.kind not in _NAMING:
        return form
    return replace(form, example=partial(of_this_grid, form.example))
