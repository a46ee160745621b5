"""What a template of the frame may hold. Refuses to know where the template came from."""

from __future__ import annotations

from exercises.kernel.schema import Kind, several, table, words
from exercises.kernel.template import template_kind


def _item(*needed: str) -> Kind:
    return table({**{name: words(needed=True) for name in needed}, "phases": several(words(blank=True))})


FRAME_TEMPLATE = template_kind(
    {
        "headings": several(_item("key", "title"), least=1, once="key"),
        "weather": several(_item("key", "label"), once="key"),
        "hold_reminders": several(words(blank=True)),
        "te_reo_words": several(words(blank=True)),
        "reflection_questions": several(words(blank=True)),
    }
)
