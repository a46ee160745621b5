"""What a screen made of several files is, in each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.screen import Screen

    ScreenPart = Screen[None]
else:
    ScreenPart = object  # a screen where they are all together: each class of Textual's costs a start a millisecond
