"""What a recorded move of pages says later: whose words it has, and without those that were taken back. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel.consent import TAKEN_BACK, WITHDRAWN
from exercises.kernel.shape import Owned, Quotable
from exercises.kernel.things import OWNER, WIDER
from exercises.pages.fields import EACH_ROLE, ROLE, WORDY
from exercises.pages.state import Page, Pages, typed

UNREADABLE = "[cannot be read]"
"""The title of a page of which what made it was lost."""
_EMPTY = {"fill": ("value", "who", "why"), "pick": ("why",), "settle": ("why",), "told_by": ("person", "beside")}
"""By kind, the data that hold words of the page it speaks of."""


def owned(kind: str, data: Mapping[str, Any], state: Pages) -> Owned | None:
    """What a recorded move has in a field that only its owner may see."""
    number, key = data.get("page"), data.get("field")
    if kind != "fill" or not data.get("value") or type(number) is not int:
        return None
    page = state.pages.get(number)
    of = (state.kind_of(page),) if page is not None else state.kinds
    if not any(one.sees == OWNER for each in of if (one := each.field(key)) is not None):
        return None
    return Owned((number, str(key)), {**data, "value": ""}, page is not None and page.kept)


def exported(state: Pages, kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """A recorded move's data as any export may have it now: without what was taken back or taken out since."""
    found = dict(data)
    page = state.pages.get(found.get("number" if kind == "page" else "page", 0))
    if page is None:
        return found
    gone = page.withdrawn or state.kind_of(page).begun in page.cut
    if gone and kind in ("page", "retitle"):
        return {**found, "title": TAKEN_BACK}
    empty = _EMPTY.get(kind, ()) if page.withdrawn else ()
    if kind == "fill" and not page.withdrawn:
        one = state.kind_of(page).field(found.get("field"))
        empty = ("value", "who") if found.get("field") in page.cut else ()
        empty += ("why",) if one is not None and one.why in page.cut else ()
    found |= {key: "" for key in empty if found.get(key)}
    if kind == "pick" and found.get("why") != page.why:
        found["why"] = ""  # a reason that was written over may repeat what was taken back
    return found


def roles(state: Pages, kind: str, data: Mapping[str, Any]) -> tuple[str, ...]:
    """The words of a move that are a role: in a field of roles, whose a field's words are, or beside a number."""
    if kind == "told_by":
        return (str(data.get("beside", "")),)
    page = state.pages.get(data.get("page", 0)) if kind == "fill" else None
    one = state.kind_of(page).field(data.get("field")) if page is not None else None
    if one is None:
        return ()
    said = data.get("value") if one.kind == ROLE or one.roles else data.get("who") if one.each == EACH_ROLE else ""
    return (said,) if isinstance(said, str) and said else ()


def quotes(state: Pages) -> tuple[Quotable, ...]:
    """Each field of words of the pages that leave only as their owners allow; of one that was taken back no words."""
    found = []
    for page in state.every():
        kind = state.kind_of(page)
        for one in kind.of(*WORDY) if kind.consent else ():
            if one.sees not in WIDER:
                continue
            gone = page.withdrawn or one.key in page.cut
            if gone or page.values.get(one.key):
                said = "" if gone else one.in_words(page.values[one.key])
                found.append(Quotable(f"{page.goes} {one.key}", said, _consent(page, one.key), page.by))
    return tuple(found)


def _consent(page: Page, field: str) -> str:
    return WITHDRAWN if field in page.cut else page.consent


def made_for(state: Pages, kind: str, data: Mapping[str, Any]) -> tuple[str, dict[str, Any]] | None:
    """The page that a move speaks of and that is not there, without what it is called, which nobody knows any more."""
    number = data.get("page")
    if kind == "page" or type(number) is not int or number in state.pages:
        return None
    of = next((one for one in state.kinds if typed(number)[:1] == one.letter), None)
    of = of or next((one for one in state.kinds if not one.letter and typed(number).isdecimal()), None)
    if of is None or of.begun:
        return None
    title = " / ".join([UNREADABLE, UNREADABLE]) if of.sides else UNREADABLE
    return "page", {"title": title, "kind": of.key, "number": number}
