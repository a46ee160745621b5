"""What the template of a programme may hold, and the programme it begins."""

from __future__ import annotations

from exercises.kernel.template import Template, check, template_kind
from exercises.programme.state import Programme

PROGRAMME_TEMPLATE = template_kind({})


def start(template: Template) -> Programme:
    """A new programme. Raises TemplateError naming the place that cannot be used."""
    check(PROGRAMME_TEMPLATE, template.words)
    return Programme(template, template.phases[0].key)
