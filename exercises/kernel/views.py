"""The keys of room views, and of their pages: "differences 2" is that view from its second page on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from exercises.kernel.errors import ExerciseError
from exercises.kernel.record import replace
from exercises.kernel.words import number_of

if TYPE_CHECKING:
    from exercises.leaving.room_view import RoomView

_PAGE = " page"
"""What stands before the number of a page where a number alone would be a thing's: "card page 2"."""


def view_and_page(key: str, thing: str) -> tuple[str, int]:
    """A view's key without the number of its page, and that; 0 where there is none."""
    said, _, page = key.rpartition(" ")
    return (said.removesuffix(_PAGE), number_of(page) or 0) if said and said != thing else (key, 0)


def page_of_view(key: str, page: int, thing: str) -> str:
    """The key of a page of the view of that key."""
    return f"{key}{_PAGE if key == thing else ''} {page}"


def show_line(key: str, page: int, thing: str) -> str:
    """The line that shows the view of that key, from that page on; a main thing is called by its number alone."""
    there = page_of_view(key, page, thing) if page else key
    return f"show {there if key == thing else there.removeprefix(f'{thing} ')}"


def page_by_page(give: Callable[[Any, str], RoomView], thing: str) -> Callable[[Any, str], RoomView]:
    """The views of a shape that cuts none of them itself, and each from a later page on, as the screen cuts it."""

    def given(state: Any, key: str) -> RoomView:
        try:
            return give(state, key)
        except ExerciseError as problem:
            of, number = view_and_page(key, thing)
            if not number:
                raise
            try:
                view = give(state, of)
            except ExerciseError:
                raise problem from None
            if view.whole or not view.blocks:
                raise
            name = view.name if number == 1 else f"{view.name}, page {number}"
            return replace(view, key=key, name=name, page=number)

    return given
