"""What a template of the network shape may hold. Refuses to know where the template came from."""

from __future__ import annotations

from exercises.kernel.schema import Kind, anything, several, table, truth, words
from exercises.kernel.template import template_kind

_MAY_HAVE = {
    **{name: words(blank=True) for name in ("label", "room", "ask", "hint", "say")},
    "phases": several(words(blank=True)),
}


def _item(*needed: str, **more: Kind) -> Kind:
    return table({**_MAY_HAVE, **{name: words(needed=True) for name in needed}, **more})


NETWORK_TEMPLATE = template_kind(
    {
        "chairs": truth(),
        "start_with_minutes": anything(),
        "agency_words": several(words(blank=True)),
        "agency_prompt": words(blank=True),
        "rows": several(_item("key", "title", whanau=anything()), least=1, once="key"),
        "questions": several(_item("key", "word", "heading")),
        "fields": several(_item("key", "word", "heading")),
        "bases": several(_item("key", "label")),
        "marks": several(_item("key", "label")),
        "empty_reasons": several(_item("key", "label")),
    }
)
