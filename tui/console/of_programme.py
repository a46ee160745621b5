"""What only a programme's console needs of other files: which sessions are gone, and what its pointers say there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from exercises.programme.state import Programme
    from sessions.live.session import Session
    from tui.boards.board import Board

_ASK_AGAIN = 5.0
"""Seconds in which the disk is not asked again."""


class Beside:
    """What is known of the sessions of the programme; `redraw` is called from a thread when more is."""

    def __init__(self, redraw: Callable[[], object]) -> None:
        self._redraw = redraw
        self._asked: tuple[Programme, datetime] | None = None
        self._gone: frozenset[int] = frozenset()
        self._known: Mapping[str, str] = {}
        self._read: object = None
        """The programme's pointers and their sessions' files, as they were read last."""
        self._reading: Thread | None = None

    def board(self, session: Session, board: Board, now: datetime) -> Board:
        """The programme's board at that time, with what is gone and what its pointers say."""
        from tui.boards.programme import ProgrammeBoard

        assert isinstance(board, ProgrammeBoard)
        self._ask(session, now)
        return board.at(now, self._gone, self._known)

    def _ask(self, session: Session, now: datetime) -> None:
        from sessions.library import programmes

        state = programmes.state_of(session)
        asked = self._asked
        if asked is None or asked[0] is not state or abs((now - asked[1]).total_seconds()) > _ASK_AGAIN:
            self._asked = (state, now)
            self._gone = frozenset(event.number for event in programmes.gone(state))
            self._look(state)

    def _look(self, state: Programme) -> None:
        """Reads what the pointers say beside the screen, where they or their sessions changed."""
        from exercises.programme.pointing import pointers_in

        if (self._reading is not None and self._reading.is_alive()) or not pointers_in(state):
            return
        from sessions.report.known import known, stamps

        now = (pointers_in(state), stamps(state), self._gone)
        if now == self._read:
            return

        def read() -> None:
            self._known = known(state, self._gone)
            self._read = now
            self._redraw()

        self._reading = Thread(target=read, name="pointers", daemon=True)
        self._reading.start()
