"""The table of shapes: a new one is a folder beside this file and a line here."""

from __future__ import annotations

from collections.abc import Mapping

from exercises.exercise import Shape
from exercises.log.shape import LOG
from exercises.network.shape import NETWORK
from exercises.talk.shape import TALK
from exercises.wall.shape import WALL

SHAPES: Mapping[str, Shape] = {shape.name: shape for shape in (NETWORK, WALL, TALK, LOG)}
