"""In which row somebody stands who is called by what they are: mum Sela, big sister Kaia, nurse Jo.

Nobody says "extended whānau" of a grandmother while people are looking. A word for a kind of person names the row;
which profession it is makes no difference, so the last word of a phrase is enough.
"""

from __future__ import annotations

from collections.abc import Sequence

from exercises.kernel.record import Record
from exercises.kernel.text import folded

_ROWS: dict[tuple[str, ...], str] = {
    ("child",): "baby boy child daughter girl pēpi son tamaiti toddler twin",
    ("parent",): "caregiver dad daddy father guardian mama mother mum mummy mām pāpā whāngai",
    ("whanau",): "aunt auntie aunty brother cousin grandad granddad grandfather grandma grandmother grandpa "
    "grandparent grandparents gran granny koro kuia nan nana nanna nanny nephew niece pop sibling sister stepbrother "
    "stepsister uncle",
    ("friends", "whanau"): "friend friends kaumātua mate marae neighbour neighbours",
    ("agency",): "administrator adviser advisor advocate assessor assistant audiologist broker clinician coach "
    "coordinator co-ordinator counsellor dietitian doctor dr educator gp interpreter kaiako kaimahi kaitakawaenga "
    "keyworker lawyer manager midwife navigator nurse orthotist ot paediatrician pharmacist physio physiotherapist "
    "planner police principal psychiatrist psychologist receptionist representative slt specialist supervisor surgeon "
    "teacher technician therapist tutor visitor worker",
}
"""What people are called, by the keys of the rows they stand in; the first of them that there is."""
_LONGEST = 4
"""Words in which somebody says what a person is: early intervention support worker."""


_GOES_ON = ("at", "for", "from", "in", "of", "or", "to", "who", "with")
"""What goes on saying who it is, and begins no name."""


class Placed(Record):
    """Somebody who was called by what they are."""

    row: str
    """The key of the row."""
    role: str
    """What they are, as it was said; "" where it is a part of their name: Nana Mere."""
    took: int
    """So many words were that."""


def placed(words: Sequence[str], rows: Sequence[str]) -> Placed | None:
    """Where somebody of whom these words are said stands, among the rows of those keys; None when none of them says
    it."""
    if words and _is_name(words[0]):
        row = stands_in(words[0], rows)
        return Placed(row, "", 0) if row else None
    said = 0
    while said < min(len(words), _LONGEST) and not _is_name(words[said]):
        said += 1
    for took in range(said, 0, -1):
        row = stands_in(words[took - 1], rows)
        if row:
            goes_on = folded("".join(words[took : took + 1])) in _GOES_ON
            return None if goes_on else Placed(row, " ".join(words[:took]), took)
    return None


def _is_name(word: str) -> bool:
    """Whether it is written as a name is: Nana, and not nana or GP."""
    return word[:1].isupper() and (len(word) == 1 or not word.isupper())


def stands_in(word: str, rows: Sequence[str]) -> str:
    """The key of the row in which somebody stands whom the word names; "" for none."""
    said = folded(word)
    for keys, called in _ROWS.items():
        if said in map(folded, called.split()):
            return next((key for key in keys if key in rows), "")
    return ""


def likely_row(word: str, rows: Sequence[str], whanau: Sequence[str]) -> str:
    """The row that may be meant for somebody who is called so; `whanau` are those of the whānau."""
    ours = whanau if stands_in(word, ("child", "parent", "whanau")) else ()
    return stands_in(word, rows) or next(iter(ours), rows[0 if word[:1].isupper() else -1])


_NOT_HERE = ("empty", "absent", "away", "missing", "not coming", "not here", "not there", "not in the room")
"""What is said behind who somebody is where the chair stays empty."""


def left_empty(words: list[str], called: bool) -> list[str] | None:
    """The words before those that leave a chair empty, behind who somebody is; None where none do."""
    ends = (at for at in range(0 if called else 1, len(words)) if folded(" ".join(words[at:])).strip("()") in _NOT_HERE)
    return next((" ".join(words[:at]).rstrip(",").split() for at in ends), None)
