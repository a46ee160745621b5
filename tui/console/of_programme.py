"""What only a programme's console needs: which of its sessions are gone from this computer, asked now and then."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from sessions.live.session import Session
    from tui.boards.board import Board

_ASK_AGAIN = 5.0
"""Seconds in which the disk is not asked again."""


class Gone:
    """The events of the programme whose session is gone."""

    def __init__(self) -> None:
        self._asked: tuple[object, datetime] | None = None
        self._found: frozenset[int] = frozenset()

    def board(self, session: Session, board: Board, now: datetime) -> Board:
        """The programme's board at that time, with what is gone."""
        from tui.boards.programme import ProgrammeBoard

        assert isinstance(board, ProgrammeBoard)
        return board.at(now, self._of(session, now))

    def _of(self, session: Session, now: datetime) -> frozenset[int]:
        from sessions.library import programmes

        state = programmes.state_of(session)
        asked = self._asked
        if asked is None or asked[0] is not state or abs((now - asked[1]).total_seconds()) > _ASK_AGAIN:
            self._asked = (state, now)
            self._found = frozenset(event.number for event in programmes.gone(state))
        return self._found
