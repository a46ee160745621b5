"""What a file of pages may hold, read off the template that it is for. Knows no exercise by name.

Each kind of page and each field says under `from` where its values stand: a list at the top, and in each of its items
names with a dot between them. `{side}` is a and b.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from exercises.kernel.consent import NOT_ASKED
from exercises.kernel.days import day_in
from exercises.kernel.p_numbers import whole as p_number
from exercises.kernel.schema import Kind, anything, fitting, one_of, one_or_several, several, table, truth, whole, words
from exercises.kernel.text import clean
from exercises.pages.fields import CHOICE, CHOICES, COUNTS, DAY, DIAL, SETTINGS, SIDE, SIDES, TICK, VOICES
from sessions.importing import rating_file

TURNS = {"turn down": "down", "leave": "leave", "turn up": "up"}
CONSENTS = {
    "not asked": "not asked",
    "in this room only": "in this room only",
    "may be used without my number": "without my number",
    "may be used with my P-number": "with my P-number",
    "withdrawn": "withdrawn",
}
"""The file's word for each consent, and ours."""
Item = Mapping[str, Any]
_RATINGS = frozenset({"dimensions", "order", "marks", "settled", "apart"})
"""What stands at the top of a file of pages that are rated."""


def sources(item: Item) -> list[str]:
    """Where the values of a kind or a field stand; none where it is never in a file."""
    named = item.get("from", [])
    return [named] if isinstance(named, str) else list(named)


def consent_of(item: Item, one: Item) -> str:
    """How an item of a file may be used, in our word."""
    return CONSENTS.get(clean(one.get(item.get("read", {}).get("consent", "")) or ""), NOT_ASKED)


def own_id(item: Item, one: Item) -> Any:
    """What the file itself calls an item."""
    return one.get(item.get("read", {}).get("id", "number"))


def lists(template: Item) -> list[tuple[str, Item]]:
    """The lists of a file, each with the kind of page, or the count of the group, that is in it;
    those last that something has to be there for."""
    items = (*template.get("kinds", ()), *template.get("group", ()))
    ordered = sorted(items, key=lambda item: "after" in item)
    return [(sources(item)[0], item) for item in ordered if sources(item)]


def items_in(value: Item, name: str) -> list[Item]:
    """The items of a list; a table by itself is the only one."""
    found = value.get(name)
    return [found] if isinstance(found, Mapping) else list(found or ())


def form(template: Item) -> Kind:
    """What a file for that exercise may hold."""
    file = template.get("file", {})
    fields: dict[str, Kind] = {name: anything() for name in ("schema_note", *file.get("known", ()))}
    only = {file["only"]: words()} if "only" in file else {}
    trees: dict[str, dict[str, Any]] = {}
    for name, item in lists(template):
        tree = trees.setdefault(name, dict(only))
        _item(tree, item) if "fields" in item else tree.update(_group(item))
        readers = item.get("read", {}).get("readers")
        fields |= dict(rating_file.form(item.get("read", {}))) if item.get("rated") else {}
        fields |= {readers: fitting(_is_readers, "each reader with who they are")} if readers else {}
    fields |= {name: one_or_several(_tables(tree)) for name, tree in trees.items()}
    dials = file.get("dials")
    fields |= {dials: several(table({"key": words(needed=True), "label": words(40)}))} if dials else {}
    return table(fields)


def _is_readers(value: Any) -> bool:
    return isinstance(value, Mapping) and all(isinstance(one, str) and one for one in value.values())


def _item(tree: dict[str, Any], item: Item) -> None:
    for name in item.get("known", ()):
        tree.setdefault(name, anything())
    titles = item.get("title_from", item.get("begun", "title"))
    limit = next((field.get("limit", 120) for field in item["fields"] if field["key"] == item.get("begun")), 120)
    tree.update({name: words(limit, needed=True) for name in ([titles] if isinstance(titles, str) else titles)})
    tree.update(_read(item))
    for field in item["fields"]:
        for path, kind in _placed(field):
            _put(tree, path.split("."), kind)


def _read(item: Item) -> Iterator[tuple[str, Kind]]:
    """What stands in a page's item beside its fields."""
    code = table(
        {
            "field": words(needed=True),
            "sentence": whole(1, 999, needed=True),
            "begins": words(),
            "code": words(needed=True),
            **{of["key"]: words() for of in item.get("codes", ()) if of.get("says")},
        }
    )
    kinds = {
        "id": anything(),
        "by": words(fits=lambda said: bool(p_number(said)), says="{said} is no P-number: a number, never a name."),
        "consent": one_of(CONSENTS),
        "state": one_of(item.get("states", ())),
        "picked": truth(),
        "picked_why": words(160),
        "not_picked_why": words(160),
        "excerpts": fitting(lambda value: isinstance(value, Mapping), "what each reader read"),
    }
    for what, name in item.get("read", {}).items():
        if what == "excerpts":
            yield (
                name,
                table({}) if not item.get("codes") else rating_file.by_each(several(code), "what each reader read"),
            )
        elif what != "readers" and what not in _RATINGS:
            yield name, kinds.get(what, _STATE)


def _is_day(value: Any) -> bool:
    return isinstance(value, str) and day_in(value, "2000-01-01") == value


_STATE = fitting(lambda value: isinstance(value, bool) or value in (None, "") or _is_day(value), "true, false or a day")


def _group(item: Item) -> dict[str, Kind]:
    if "file" in item:
        return {name: whole(0, 9999) for name in (*item["file"], "passed")}
    counts = fitting(lambda value: isinstance(value, Mapping), "counts under their words")
    return {"counts": counts, "passed": whole(0, 9999)}


def _placed(field: Item) -> Iterator[tuple[str, Kind]]:
    """Where the values of a field stand, each with what may be there."""
    kind, found, limit = field["kind"], sources(field), field.get("limit", 120)
    each = field.get("each", "")
    if not found or found[0].startswith("/"):
        return
    if kind == DIAL:
        yield found[0], one_of(SETTINGS)
        yield found[1], one_of(TURNS)
    elif len(found) > 1:
        yield found[0], several(table({name: words(limit, needed=name == found[1]) for name in found[1:]}))
    elif kind == VOICES or (kind == TICK and each == SIDE):
        for side in SIDES:
            yield found[0].replace("{side}", side), truth() if kind == TICK else several(words(limit))
    else:
        yield found[0], _value(kind, field, limit)


def _value(kind: str, field: Item, limit: int) -> Kind:
    choices = field.get("words", {})
    if kind == CHOICE:
        return _or_empty(one_of(choices))
    if kind == CHOICES:
        return several(one_of(choices) if choices else words(limit))
    if kind == COUNTS:
        return table({word: whole(0, 9999) for word in (*choices, "passed")})
    if kind == DAY:
        return _or_empty(fitting(_is_day, "a day is needed here, such as 2026-03-12"))
    return truth() if kind == TICK else words(limit, blank=True)


def _or_empty(kind: Kind) -> Kind:
    def wrong(value: Any, place: str, syntax: Any) -> Iterator[Any]:
        yield from () if value == "" else kind.wrong(value, place, syntax)

    return Kind(wrong, kind.absent, False)


def _put(tree: dict[str, Any], path: list[str], kind: Kind) -> None:
    for name in path[:-1]:
        tree = tree.setdefault(name, {})
    tree.setdefault(path[-1], kind)


def _tables(tree: Mapping[str, Any]) -> Kind:
    return table({name: one if isinstance(one, Kind) else _tables(one) for name, one in tree.items()})
