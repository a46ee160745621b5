"""Who may be said to carry something on: a number, a facilitator, a role or a group.

People are numbers in whatever leaves the room (A Good Start in Life, numbered quotes); an elephant that is carried by
a name would name somebody beside what is hard to say (person-centred partnership, naming the elephant).
"""

from __future__ import annotations

import re

from exercises.kernel.expression import expression
from exercises.kernel.p_numbers import whole
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded

NOBODY = ("none", "nobody", "-", "no")
_FACILITATOR = expression(r"[fF]\d")
_BEGINS = frozenset(
    {"a", "an", "the", "our", "their", "both", "all", "two", "three", "every", "each", "some", "one", "another", "any"}
)
_GROUPS = frozenset(
    folded(
        "adviser advisor agency all board both carer caregiver chair child clinician coach cohort committee community "
        "convenor convener coordinator council director doctor educator elder everybody everyone facilitator family "
        "forum funder group gp health host iwi kaiako kaiārahi kaimahi kaitakawaenga kaumātua keyworker lead leader "
        "leadership manager ministry network nobody nurse organisation organiser parent participant partner "
        "partnership planner practitioner principal programme psychologist researcher rōpū school scribe service "
        "specialist sponsor staff steering supervisor teacher team therapist together trainer us we whānau worker",
    ).split()
)
"""Words that say a role or a group, in the singular, as they are compared."""
_REFUSED = "A number, a role or a group, not a name: {0} carries P05, {0} carries F1, or {0} carries a convenor."


def carrier(who: str, name: str) -> str:
    """Who carries it, as it is kept. Raises ExerciseError for what reads as a name."""
    if who[:1].isalpha() and (number := whole(who)):
        return number
    if _FACILITATOR.fullmatch(who):
        return who.upper()
    if not is_role_or_group(who):
        raise ExerciseError(f"{_REFUSED.format(name)} Names stay out of the record.")
    return who


def is_role_or_group(who: str) -> bool:
    """Whether the words are a role or a group, so that whoever was there may read them; a number or F1 is not."""
    words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+", who)
    if not words or any(word.isdecimal() for word in words) or re.search(r"[^\w\s,&/'’()-]", who):
        return False
    if any(_capital(word, place) for place, word in enumerate(words)):
        return False
    return folded(words[0]) in _BEGINS or any(_said(word) for word in words)


def _capital(word: str, place: int) -> bool:
    """Whether a word is written like a name: a first word that is a role, and an abbreviation, are none."""
    if not word[:1].isupper() or (word.isupper() and 1 < len(word) <= 5):
        return False
    return not (_said(word) or (place == 0 and folded(word) in _BEGINS))


def _said(word: str) -> bool:
    said = folded(word)
    singular = f"{said[:-3]}y" if said.endswith("ies") else said.removesuffix("s")
    return bool({said, singular, said.partition("'")[0]} & _GROUPS) or any(
        part in _GROUPS for part in said.split("-")[-1:]
    )
