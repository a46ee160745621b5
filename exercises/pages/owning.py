"""The moves of whose a page is: what the room may see of it, how it may be used, what its owner takes out. Pure."""

from __future__ import annotations

from typing import Any

from exercises.kernel import checks
from exercises.kernel.consent import CONSENTS, NOT_ASKED, WITH_NUMBER, WITHDRAWN, no_nod, withdraws
from exercises.kernel.moves import Got, also, always, move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import listed
from exercises.kernel.things import NOD, OWNER
from exercises.pages.concealing import concealed
from exercises.pages.fields import CHOICES, TEXT, PageKind
from exercises.pages.finding import field_of, first_of, page_of, shown_for, with_page
from exercises.pages.repeating import all_of, also_told, said_again_nowhere, texts_of
from exercises.pages.state import Pages

_ASKED = "without my number"


def _any(of: str) -> Any:
    """Whether a page may have a field that is seen so."""
    return lambda state: any(one.sees == of for kind in state.kinds for one in kind.fields)


def _a_cut(state: Pages) -> str:
    kind = next((one for one in state.kinds if one.consent), state.kinds[0])
    fields = [one.key for one in kind.of(TEXT, CHOICES)]
    return f"{first_of(kind)} cut {fields[min(2, len(fields) - 1)] if fields else kind.fields[0].key}"


def owned_pages(state: Pages) -> bool:
    """Whether a page may have an owner who says how it is used."""
    return any(kind.consent for kind in state.kinds)


def _waits_for_none(got: Got, state: Pages) -> str:
    called = page_of(state, got["page"]).called
    return "" if got["fields"] else f"nothing of {called} waits for a nod; nothing is recorded"


def _seen_all_the_same(got: Got, state: Pages) -> str:
    """Where the room may see the page without any nod, for its owner agreed to the whole of it: how that is undone."""
    page = page_of(state, got["page"])
    kind = state.kind_of(page)
    if not kind.consent or page.withdrawn or not state.said_yes(kind, page):
        return ""
    return f"Its owner agreed to all of it, so the room may still see it. That too: {page.goes} consent {NOT_ASKED}"


@move(
    "<page> nod [:] <fields>",
    shown_for("# nod all", lambda kind: any(one.sees == NOD for one in kind.fields)),
    "its owner lets the room see those fields; 1 nod none takes it back",
    lambda got, state: f"the room may see of {page_of(state, got['page']).called}: {', '.join(got['fields'])}",
    called="whether the room may see it",
    shown=_any(NOD),
    already=_waits_for_none,
    sets={"yes": True},
    takes_back=no_nod,
)
@also(
    "<page> nod none|no|off",
    "",
    "",
    "no nod for {page} any more",
    sets={"fields": [], "yes": False},
    warn=_seen_all_the_same,
)
def nod(state: Pages, *, page: int, fields: list[str], yes: bool = True) -> Pages:
    """The owner of a page lets the room see some of its fields, or none any more."""
    checks.open_still(state)
    this_page = page_of(state, page)
    kind = state.kind_of(this_page)
    for key in fields if isinstance(fields, list) else [""]:
        if field_of(kind, key).sees != NOD:
            raise ExerciseError(f"{key} needs no nod: who sees it stands in the exercise.")
    return with_page(state, replace(this_page, nods=this_page.nods | set(fields) if yes else frozenset()))


def _goes_nowhere(got: Got, state: Pages) -> str:
    page = page_of(state, got["page"])
    there = _owned(state.kind_of(page))
    return "" if there else f"nothing of {page.called} goes at the close, so it is kept; nothing is recorded"


@move(
    "<page> keep",
    shown_for("# keep", lambda kind: _owned(kind)),
    "its owner asks for their own words to be kept; else they go when the exercise closes",
    "its owner's words of {page} stay",
    called="whether its owner's words stay",
    already=_goes_nowhere,
    shown=_any(OWNER),
    undated=True,
)
@also(
    "<page> keep no|off",
    "",
    "",
    "its owner's words of {page} go at the close",
    sets={"yes": False},
    already=_goes_nowhere,
)
def keep_own(state: Pages, *, page: int, yes: bool = True) -> Pages:
    """Keeping means: do not clear."""
    checks.open_still(state)
    return with_page(state, replace(page_of(state, page), kept=bool(yes)))


def _to_be_concealed(got: Got, state: Pages) -> str:
    return "" if got["consent"] in (NOT_ASKED, WITHDRAWN) else concealed(got, state)


@move(
    "<page:any_page> consent [:] <consent>",
    shown_for(f"# consent {_ASKED}", lambda kind: kind.consent),
    "how it may be used: in this room only, without or with the P-number",
    lambda got, state: f"{page_of(state, got['page'], whole=False).called}: {got['consent']}",
    called="how it may be used",
    warn=_to_be_concealed,
    takes_back=withdraws,
    undated=True,
    private=True,
    when=owned_pages,
)
@also(
    "<page:any_page> withdrawn",
    shown_for("# withdrawn", lambda kind: kind.consent),
    "taken back by whoever told it; the file itself: withdrawn for good",
    lambda got, state: f"{page_of(state, got['page'], whole=False).called} is taken back, with every word of it",
    sets={"consent": WITHDRAWN},
    warn=lambda got, state: also_told(state, page_of(state, got["page"], whole=False)),
    private=True,
    away=True,
    when=owned_pages,
)
def consent(state: Pages, *, page: int, consent: str) -> Pages:
    """How a page may be used. Of one that is taken back no word stays, also in an exercise that is closed."""
    this_page = page_of(state, page, whole=False)
    if consent not in CONSENTS:
        raise ExerciseError(f"It is {listed(CONSENTS, joiner='or')}. For example {this_page.goes} consent {_ASKED}")
    if consent == WITHDRAWN:
        told = tuple(all_of(state.kind_of(this_page), this_page))
        return with_page(said_again_nowhere(state, told), this_page.taken_back())
    page_of(state, page)
    if not state.kind_of(this_page).consent:
        raise ExerciseError(f"A {state.kind_of(this_page).key} is nobody's own: what of it is used is for all of you.")
    if consent == WITH_NUMBER and not this_page.by:
        raise ExerciseError(
            f"First whose it is: {this_page.goes} by P19. Then {this_page.goes} consent with my P-number"
        )
    return with_page(state, replace(this_page, consent=consent))


@move(
    "<page> by <person>",
    shown_for("# by P19", lambda kind: kind.consent),
    "who told it, for the facilitators only; a role and an organisation may follow the colon",
    "{page} was told by {person}",
    called="who told it",
    undated=True,
    private=True,
    words=("beside",),
    when=owned_pages,
)
@also(
    "<page> by <person>: <beside>",
    shown_for("# by P19: navigator, Te Awa", lambda kind: kind.consent),
    "",
    "{page} was told by {person}",
    private=True,
    when=owned_pages,
)
def told_by(state: Pages, *, page: int, person: str, beside: str = "") -> Pages:
    """Whose page it is, by a P-number; "" once it was taken back."""
    checks.open_still(state)
    if person == "":
        return state
    this_page = page_of(state, page)
    if not state.kind_of(this_page).consent:
        raise ExerciseError(f"A {state.kind_of(this_page).key} is nobody's own: nobody's number stands on it.")
    number = checks.p_number(person, f"{this_page.goes} by P19")
    known = checks.may(state.template, beside, "beside", "a role and an organisation", 80)
    return with_page(state, replace(this_page, by=", ".join(filter(None, (number, known)))))


def _is_out(got: Got, state: Pages) -> str:
    """Which field of whose page its owner took out."""
    page = page_of(state, got["page"])
    return f"{page.called}, {field_of(state.kind_of(page), got['field']).title}: taken out"


@move(
    "<page> cut <field:any_field>",
    _a_cut,
    "its owner takes that out, from all that is written of it",
    _is_out,
    called="what its owner took out",
    takes_back=always,
    undated=True,
    away=True,
    ask="Which field does its owner take out? Its name goes behind the word cut.",
    when=owned_pages,
)
@also(
    "<page> <field:any_field> withdrawn",
    "",
    "",
    _is_out,
    away=True,
    when=owned_pages,
)
def cut(state: Pages, *, page: int, field: str) -> Pages:
    """The owner of a page takes a field out. Nothing is written there again."""
    this_page = page_of(state, page)
    kind = state.kind_of(this_page)
    one = field_of(kind, field)
    if not kind.consent:
        raise ExerciseError(f"A {kind.key} is nobody's own: {this_page.goes} {one.key} none takes that out.")
    state = said_again_nowhere(state, texts_of(replace(kind, fields=(one,)), this_page))
    left = state.pages[page].without(one.key)
    return with_page(state, replace(left, cut=left.cut | {one.key}))


@move(called="the clearing of somebody's own words", undated=True, wordless=True)
def clear_own(state: Pages, *, places: list[list[Any]], entries: list[int]) -> Pages:
    """Words that belong to somebody leave these places: each a page's number and a field. `entries` are the session's
    entries that had them. Raises ExerciseError for a place that is nobody's own."""
    if not isinstance(places, list) or not isinstance(entries, list):
        raise ExerciseError("Whose own words are cleared cannot be read.")
    owned = {key for kind in state.kinds for key in _owned(kind)}
    for place in places:
        number, key = place if isinstance(place, list) and len(place) == 2 else (0, "")
        if key not in owned:
            raise ExerciseError("Only what its owner alone may see is cleared.")
        if number in state.pages and key in _owned(state.kind_of(state.pages[number])):
            state = with_page(state, state.pages[number].without(key))
    return state


@move("close", "close", "ends it; owners' own words go", "the exercise is closed", called="the closing", wordless=True)
def close(state: Pages) -> Pages:
    """The exercise is over: words that belong to somebody leave it, unless their owner asked for them to be kept."""
    checks.open_still(state)
    going = {page.number: page.without(*_owned(state.kind_of(page))) for page in state.pages.every() if not page.kept}
    return replace(state, pages=state.pages.with_(going), closed=True)


def _owned(kind: PageKind) -> set[str]:
    return {one.key for one in kind.fields if one.sees == OWNER}
