"""What only a programme's console needs of other files: which sessions are gone, what its pointers say there, and what
was counted in each."""

from __future__ import annotations

import contextlib
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
        self._found: Mapping[str, str] = {}
        self._read: object = None
        """The programme's pointers and its sessions' files, as they were read last."""
        self._reading: Thread | None = None

    def board(self, session: Session, board: Board, now: datetime) -> Board:
        """The programme's board at that time, with what is gone, what its pointers say and what was counted."""
        from tui.boards.programme import ProgrammeBoard

        assert isinstance(board, ProgrammeBoard)
        self._ask(session, now)
        return board.at(now, self._gone, self._known, self._found)

    def _ask(self, session: Session, now: datetime) -> None:
        from sessions.library import programmes

        state = programmes.state_of(session)
        asked = self._asked
        if asked is None or asked[0] is not state or abs((now - asked[1]).total_seconds()) > _ASK_AGAIN:
            self._asked = (state, now)
            self._gone = frozenset(event.number for event in programmes.gone(state))
            self._look(state)

    def _look(self, state: Programme) -> None:
        """Reads what the pointers say and what was counted beside the screen, where they or their sessions changed."""
        from exercises.programme.pointing import pointers_in
        from sessions.report.known import known, stamps

        if self._reading is not None and self._reading.is_alive():
            return
        pointers, files = pointers_in(state), stamps(state)
        now = (pointers, files, self._gone)
        if now == self._read or not (pointers or files):
            return

        def read() -> None:
            from sessions.library.catalogue import entries
            from sessions.library.found_in import said

            with contextlib.suppress(OSError):
                every = {entry.name: said(entry) for entry in entries() if entry.name in files}
                self._found = {name: counts for name, counts in every.items() if counts}
            self._known = known(state, self._gone) if pointers else {}
            self._read = now
            self._redraw()

        self._reading = Thread(target=read, name="pointers", daemon=True)
        self._reading.start()
