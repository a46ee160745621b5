"""What a template of the network shape may hold."""

from __future__ import annotations

from exercises.kernel.schema import anything, several, truth, words
from exercises.kernel.template import item, template_kind

_MAY_SAY = {name: words(blank=True) for name in ("label", "room", "ask", "hint", "say")}

NETWORK_TEMPLATE = template_kind(
    {
        "chairs": truth(),
        "start_with_minutes": anything(),
        "agency_words": several(words(blank=True)),
        "agency_prompt": words(blank=True),
        "rows": several(item("key", "title", whanau=anything(), **_MAY_SAY), least=1, once="key"),
        "questions": several(item("key", "word", "heading", **_MAY_SAY)),
        "fields": several(item("key", "word", "heading", **_MAY_SAY)),
        "bases": several(item("key", "label", **_MAY_SAY)),
        "marks": several(item("key", "label", **_MAY_SAY)),
        "empty_reasons": several(item("key", "label", **_MAY_SAY)),
    }
)
