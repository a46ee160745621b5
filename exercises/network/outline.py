"""A network exercise's pages, for its participants and for its facilitators. Refuses to know any format."""

from __future__ import annotations

from exercises.network.state import Network
from exercises.outline import Audience, Heading, Part


def outline(state: Network, audience: Audience) -> tuple[Part, ...]:
    """The page for that audience."""
    return (Heading(state.case_title or state.template.title, 2),)
