"""What a template of pages may hold, and the exercise it begins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from exercises.kernel.schema import Fault, Kind, fitting, one_of, several, table, whole, words
from exercises.kernel.template import Template, TemplateError, check, template_kind
from exercises.kernel.text import listed
from exercises.kernel.things import ANYBODY
from exercises.pages.state import CHOICE, COUNTS, DIAL, PAPER, TEXT, Field, Pages


def _each_in_words(value: Any) -> bool:
    return isinstance(value, Mapping) and bool(value) and all(isinstance(said, str) for said in value.values())


def _field(*kinds: str) -> Kind:
    told = {name: words(needed=True) for name in ("key", "title", "ask")}
    choices = fitting(lambda value: value == "dials" or _each_in_words(value), "what may be said, each in words")
    sees, kind = one_of((*ANYBODY, PAPER), needed=True), one_of(kinds, needed=True)
    more = {"kind": kind, "sees": sees, "limit": whole(1, 2000), "words": choices, "room": words(blank=True)}
    return table({**told, **more}, _has_choices)


def _has_choices(value: Mapping[str, Any]) -> Iterator[Fault]:
    if value.get("kind") in (CHOICE, COUNTS) and "words" not in value:
        yield Fault("words", "what may be said is needed here, each in words.")


def _views(value: Mapping[str, Any]) -> Iterator[Fault]:
    group = value.get("group", [])
    counts = {str(item.get("key")) for item in group if isinstance(item, Mapping)} if isinstance(group, list) else set()
    known = sorted({"roles", "quiet", "pages"} | counts)
    phases = value.get("phases")
    for at, phase in enumerate(phases if isinstance(phases, list) else ()):
        room = phase.get("room") if isinstance(phase, Mapping) else None
        if isinstance(room, str) and room.strip() and room not in known:
            there = listed(known, joiner="or")
            yield Fault(f"phases[{at}].room", f"no view and no count of the group is {room}: {there}.")


_KIND = {
    "key": words(needed=True, fits=str.isalpha, says="{said} is no single word."),
    "title": words(needed=True),
    "owner": words(blank=True),
    "fields": several(_field(TEXT, CHOICE, DIAL), least=1, once="key"),
}
_KEYS = several(words())
PAGES_TEMPLATE = template_kind(
    {
        "kinds": several(table(_KIND), least=1, most=1, once="key"),
        "group": several(_field(COUNTS), once="key"),
        "wordless": _KEYS,
        "spotlight": _KEYS,
        "beside": _KEYS,
    },
    _views,
)


def start(template: Template) -> Pages:
    """A new exercise from its template. Raises TemplateError naming the place that cannot be used."""
    check(PAGES_TEMPLATE, template.words)
    fields = tuple(map(_made, template.words["kinds"][0]["fields"]))
    dials = {one.key: one.title for one in fields if one.kind == DIAL}
    if not dials and any(item["words"] == "dials" for item in template.words.get("group", ())):
        raise TemplateError(Fault("group", "there are no dials to count: say under words what is counted."))
    group = (
        {**item, "words": dials if item["words"] == "dials" else item["words"]}
        for item in template.words.get("group", ())
    )
    return Pages(template, fields, tuple(map(_made, group)), template.phases[0].key)


def _made(item: Mapping[str, Any]) -> Field:
    told = {name: item[name] for name in ("key", "title", "ask", "kind", "sees")}
    return Field(**told, limit=item.get("limit", 120), words=item.get("words", {}), room=item.get("room", ""))
